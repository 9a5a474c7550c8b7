//! Tables: heights of rows, and the drawing of the rows that stand on one page.

use std::ops::Range;

use super::paragraph::{SetText, Setter, Setting};
use super::{Item, LayoutError, Owner, Rule};
use crate::document::{Cell, Table};
use crate::style::Style;

/// A table whose cells are set in lines.
pub(super) struct SetTable {
    /// Height of each row.
    pub(super) heights: Vec<f64>,
    header_rows: usize,
    keep_with_next: Vec<usize>,
    /// Text of each cell.
    texts: Vec<SetText>,
}

impl SetTable {
    /// Sets the cells of a table, which is the block of that index.
    ///
    /// # Errors
    /// [`LayoutError`] if a character has no glyph or a row is higher than a page.
    pub(super) fn new(
        table: &Table,
        style: &Style,
        setter: &mut Setter<'_>,
        block: usize,
    ) -> Result<Self, LayoutError> {
        let look = &style.table;
        let mut texts = Vec::with_capacity(table.cells.len());
        for cell in &table.cells {
            let width: f64 = table.columns[cell.column..cell.column + cell.columns].iter().sum();
            let setting = Setting {
                font: look.font,
                size: cell.size,
                pitch: cell.size,
                line_height: cell.size * look.line_height,
                align: cell.align,
                indent: cell.indent,
                width: width - 2.0 * look.padding,
            };
            texts.push(setter.set(&cell.content, &setting)?);
        }
        let mut heights = vec![look.row_height * table.size; table.rows];
        let mut by_span: Vec<usize> = (0..table.cells.len()).collect();
        by_span.sort_by_key(|&at| table.cells[at].rows);
        for at in by_span {
            let (cell, text) = (&table.cells[at], &texts[at]);
            let rows = cell.row..cell.row + cell.rows;
            let missing = text.height() + 2.0 * look.vertical_padding - heights[rows.clone()].iter().sum::<f64>();
            if missing > 0.0 {
                heights[rows.end - 1] += missing;
            }
        }
        let header: f64 = heights[..table.header_rows].iter().sum();
        let mut keep_with_next = table.keep_with_next.clone();
        for (cell, text) in table.cells.iter().zip(&texts).filter(|(cell, _)| cell.rows > 1) {
            let need = text.height() + 2.0 * look.vertical_padding;
            if header + need > style.page.text_height {
                return Err(LayoutError::RowTooHigh { block, row: cell.row });
            }
            // Its first rows hold together until they hold its text, which then stands in them whatever comes after.
            let mut room = 0.0;
            let rows = (cell.row..cell.row + cell.rows - 1).take_while(|&row| {
                room += heights[row];
                room < need
            });
            keep_with_next.extend(rows);
        }
        for (row, height) in heights.iter().enumerate() {
            let above = if row < table.header_rows { 0.0 } else { header };
            if above + height > style.page.text_height {
                return Err(LayoutError::RowTooHigh { block, row });
            }
        }
        Ok(SetTable { heights, header_rows: table.header_rows, keep_with_next, texts })
    }

    /// Whether a row must stand on one page with the next.
    pub(super) fn keeps(&self, row: usize) -> bool {
        self.keep_with_next.contains(&row) && row + 1 < self.heights.len()
    }

    /// Height of the rows that repeat.
    pub(super) fn header_height(&self) -> f64 {
        self.heights[..self.header_rows].iter().sum()
    }

    /// Draws `rows` of the table from `top` down, below a repetition of the header where they do not begin with it.
    /// `earlier` are the rows on the pages before.
    pub(super) fn draw(
        &self,
        table: &Table,
        rows: Range<usize>,
        earlier: &[Range<usize>],
        top: f64,
        block: usize,
        style: &Style,
    ) -> Vec<Item> {
        let repeated = if rows.start > 0 { 0..self.header_rows } else { 0..0 };
        let shown: Vec<usize> = repeated.clone().chain(rows.clone()).collect();
        let tops: Vec<f64> = shown
            .iter()
            .scan(top, |y, &row| {
                let top = *y;
                *y += self.heights[row];
                Some(top)
            })
            .collect();
        let bottom = top + shown.iter().map(|&row| self.heights[row]).sum::<f64>();
        let lefts: Vec<f64> = std::iter::once(0.0)
            .chain(table.columns.iter().scan(0.0, |x, width| {
                *x += width;
                Some(*x)
            }))
            .map(|x| style.page.left + x)
            .collect();
        let put = |at: usize, y: f64, height: f64, owner: Owner| {
            let text = &self.texts[at];
            let x = lefts[table.cells[at].column] + style.table.padding;
            text.place(x, y + (height - text.height()) / 2.0, owner)
        };
        let mut items = Vec::new();
        for (at, cell) in table.cells.iter().enumerate() {
            let visible = |part: &Range<usize>| {
                let from = cell.row.max(part.start);
                let to = (cell.row + cell.rows).min(part.end);
                (from < to).then_some(from..to)
            };
            let height = |part: &Range<usize>| self.heights[part.clone()].iter().sum::<f64>();
            if let Some(part) = visible(&repeated) {
                let y = tops[part.start];
                items.extend(put(at, y, height(&part), Owner::Artifact));
            }
            if let Some(part) = visible(&rows)
                && self.shows_text(at, cell, &rows, earlier)
            {
                let y = tops[repeated.len() + part.start - rows.start];
                items.extend(put(at, y, height(&part), Owner::Cell { block, cell: at }));
            }
        }
        items.extend(rules(table, &shown, &tops, bottom, &lefts, style.table.line_width).map(Item::Rule));
        items
    }

    /// Whether the text of a merged cell stands in the part of it that lies in `rows`: the first part that holds it,
    /// or the last.
    fn shows_text(&self, at: usize, cell: &Cell, rows: &Range<usize>, earlier: &[Range<usize>]) -> bool {
        let end = cell.row + cell.rows;
        let holds = |part: &Range<usize>| {
            let rows = part.start.max(cell.row)..part.end.min(end);
            !rows.is_empty() && self.heights[rows].iter().sum::<f64>() >= self.texts[at].height()
        };
        !earlier.iter().any(holds) && (holds(rows) || end <= rows.end)
    }
}

/// The lines around the cells, each as long as it goes.
fn rules(
    table: &Table,
    shown: &[usize],
    tops: &[f64],
    bottom: f64,
    lefts: &[f64],
    width: f64,
) -> impl Iterator<Item = Rule> {
    // Which cell covers each place of the rows shown.
    let mut covers = vec![0; table.rows * table.columns.len()];
    for (at, cell) in table.cells.iter().enumerate() {
        for row in cell.row..cell.row + cell.rows {
            for column in cell.column..cell.column + cell.columns {
                covers[row * table.columns.len() + column] = at;
            }
        }
    }
    let cover = |row: usize, column: usize| covers[shown[row] * table.columns.len() + column];
    let (rows, columns) = (shown.len(), table.columns.len());
    let y = |row: usize| if row == rows { bottom } else { tops[row] };
    // Lines reach over the corners by half their width.
    let half = width / 2.0;
    let mut lines = Vec::new();
    for row in 0..=rows {
        // Below the repeated header the table goes on with a row that is not the header's next.
        let torn = row > 0 && row < rows && shown[row] != shown[row - 1] + 1;
        let drawn = |column: usize| row == 0 || row == rows || torn || cover(row - 1, column) != cover(row, column);
        for stretch in stretches(columns, drawn) {
            let (from, to) = ((lefts[stretch.start] - half, y(row)), (lefts[stretch.end] + half, y(row)));
            lines.push(Rule { from, to, width });
        }
    }
    for (column, &x) in lefts.iter().enumerate() {
        let drawn = |row: usize| column == 0 || column == columns || cover(row, column - 1) != cover(row, column);
        for stretch in stretches(rows, drawn) {
            let (from, to) = ((x, y(stretch.start) - half), (x, y(stretch.end) + half));
            lines.push(Rule { from, to, width });
        }
    }
    lines.into_iter()
}

/// The longest ranges of `0..count` in which `drawn` holds.
fn stretches(count: usize, drawn: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for at in (0..count).filter(|&at| drawn(at)) {
        match all.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => all.push(at..at + 1),
        }
    }
    all
}
