//! Tables: heights of rows, and the drawing of the rows that stand on one page.

use std::ops::Range;

use super::paragraph::{SetText, Setter, Setting, Stretch};
use super::{Item, LayoutError, Owner, Picture, Rule, TextRun};
use crate::document::{BlockId, Cell, Illustration, Table, TableRules};

use crate::style::{Align, Pt, Style, TableStyle};

/// A table whose cells are set in lines.
pub(super) struct SetTable<'a> {
    /// Where it stands in the document.
    pub(super) id: BlockId,
    table: &'a Table,
    /// Height of each row.
    heights: Vec<Pt>,
    keep_with_next: Vec<usize>,
    /// Rows that stand on one page with the next even where the table is parted.
    kept_when_parted: Vec<usize>,
    /// Text of each cell.
    texts: Vec<SetText>,
}

impl<'a> SetTable<'a> {
    /// Sets the cells of a table. Rows that no page can hold are noted.
    pub(super) fn new(table: &'a Table, id: BlockId, style: &Style, setter: &mut Setter<'_>) -> Self {
        let texts: Vec<SetText> = table
            .cells
            .iter()
            .enumerate()
            .map(|(at, cell)| {
                let owner = Owner::Cell { table: id, cell: at };
                let font = cell.font.unwrap_or(style.table.font);
                setter.set(&[Stretch::new(&cell.text, font, owner)], &setting(table, cell, &style.table))
            })
            .collect();
        // A row is as much higher than its text as LibreOffice has it: by its line too.
        let white = 2.0 * style.table.vertical_padding + style.table.line_width;
        let content = texts.iter().zip(&table.cells).map(|(text, cell)| text.height().max(picture_height(cell)));
        let needs: Vec<Pt> = content.map(|height| height + white).collect();
        let least = style.table.row_height * table.size + style.table.line_width;
        let heights = heights(table, &needs, least);
        let (keep_with_next, kept_when_parted) = (table.keep_with_next.clone(), table.kept_when_parted());
        let mut set = SetTable { id, table, heights, keep_with_next, kept_when_parted, texts };
        set.keep_merged_cells(&needs);
        set.too_high(&needs, style.page.text_height).into_iter().for_each(|error| setter.refuse(error));
        set
    }

    /// The first rows of a merged cell hold together until they hold its text, which then stands in them whatever
    /// comes after; and so do the last ones, where it is said again.
    fn keep_merged_cells(&mut self, needs: &[Pt]) {
        for (cell, &need) in self.table.cells.iter().zip(needs).filter(|(cell, _)| cell.rows > 1) {
            let (first, end) = (cell.row, cell.row + cell.rows);
            let holds = |rows: Range<usize>| self.heights_of(rows) >= need;
            let inside = (first..end - 1).filter(|&row| !holds(first..row + 1) || !holds(row + 1..end));
            let inside: Vec<usize> = inside.collect();
            self.keep_with_next.extend(&inside);
            self.kept_when_parted.extend(inside);
        }
    }

    /// Rows that begin a cell that no page can hold, whether merged or not.
    fn too_high(&self, needs: &[Pt], page: Pt) -> Vec<LayoutError> {
        let mut errors: Vec<LayoutError> = Vec::new();
        let mut known = None;
        for (cell, &need) in self.table.cells.iter().zip(needs) {
            let above = if cell.row < self.table.header_rows { Pt::ZERO } else { self.header_height() };
            if above + need > page && known != Some(cell.row) {
                errors.push(LayoutError::RowTooHigh { row: cell.row, span: cell.text.span });
                known = Some(cell.row);
            }
        }
        errors
    }

    /// Number of its rows.
    pub(super) fn rows(&self) -> usize {
        self.heights.len()
    }

    /// Height of a row.
    pub(super) fn height(&self, row: usize) -> Pt {
        self.heights[row]
    }

    /// Whether a row must stand on one page with the next.
    pub(super) fn keeps(&self, row: usize) -> bool {
        self.keep_with_next.contains(&row) && row + 1 < self.heights.len()
    }

    /// Whether a row must stand on one page with the next even where the table is parted.
    pub(super) fn keeps_when_parted(&self, row: usize) -> bool {
        self.kept_when_parted.contains(&row) && row + 1 < self.heights.len()
    }

    /// Whether a row repeats on each page.
    pub(super) fn is_header(&self, row: usize) -> bool {
        row < self.table.header_rows
    }

    /// Height of the rows that repeat.
    pub(super) fn header_height(&self) -> Pt {
        self.heights_of(0..self.table.header_rows)
    }

    fn heights_of(&self, rows: Range<usize>) -> Pt {
        self.heights[rows].iter().sum()
    }

    /// Draws `rows` of the table with their upper left `corner` there, below a repetition of the header where they do
    /// not begin with it. `earlier` are the rows on the pages before.
    pub(super) fn draw(
        &self,
        rows: &Range<usize>,
        earlier: &[Range<usize>],
        corner: (Pt, Pt),
        style: &Style,
    ) -> Vec<Item> {
        let repeated = if rows.start > 0 { 0..self.table.header_rows } else { 0..0 };
        let frame = self.frame(repeated.clone().chain(rows.clone()).collect(), corner);
        let mut items = Vec::new();
        for (at, cell) in self.table.cells.iter().enumerate() {
            let text = |part: Range<usize>, shown: usize| {
                let (text, height) = (&self.texts[at], self.heights_of(part));
                let x = frame.lefts[cell.column] + style.table.padding;
                let white = (height - text.height()) / 2.0;
                text.place(x, frame.tops[shown] + if cell.at_top { style.table.vertical_padding } else { white })
            };
            if let Some(part) = within(cell, &repeated) {
                let shown = part.start;
                items.extend(text(part, shown).map(|run| Item::Text(TextRun { owner: Owner::Artifact, ..run })));
            }
            if let Some(part) = within(cell, rows) {
                let shown = repeated.len() + part.start - rows.start;
                match self.says(at, cell, rows, earlier) {
                    Says::Nothing => {}
                    Says::Text => items.extend(text(part.clone(), shown).map(Item::Text)),
                    Says::Again => {
                        let again = |run| Item::Text(TextRun { owner: Owner::Artifact, ..run });
                        items.extend(text(part.clone(), shown).map(again));
                    }
                }
                if let Some(illustration) = &cell.illustration {
                    let height = self.heights_of(part);
                    let (left, right) = (frame.lefts[cell.column], frame.lefts[cell.column + cell.columns]);
                    let edges = (left + style.table.padding, right - style.table.padding);
                    let y = frame.tops[shown] + (height - illustration.height) / 2.0;
                    let owner = Owner::CellIllustration { table: self.id, cell: at };
                    items.push(picture(illustration, cell.align, edges, y, owner));
                }
            }
        }
        items.extend(rules(self.table, &frame, style.table.line_width).map(Item::Rule));
        items
    }

    /// Where the lines around `shown` rows stand, the upper left corner of the first being there.
    fn frame(&self, shown: Vec<usize>, (left, top): (Pt, Pt)) -> Frame {
        let edges = |from: Pt, lengths: &mut dyn Iterator<Item = Pt>| {
            let mut edge = Pt::ZERO;
            let mut edges = vec![from];
            for length in lengths {
                edge += length;
                edges.push(from + edge);
            }
            edges
        };
        let tops = edges(top, &mut shown.iter().map(|&row| self.heights[row]));
        let lefts = edges(left, &mut self.table.columns.iter().copied());
        Frame { shown, tops, lefts }
    }

    /// What stands in the part of a cell that lies in `rows`. The text of a merged cell stands in the first part that
    /// holds it, or the last, and is said again in those behind that hold it too.
    fn says(&self, at: usize, cell: &Cell, rows: &Range<usize>, earlier: &[Range<usize>]) -> Says {
        let end = cell.row + cell.rows;
        let holds = |part: &Range<usize>| {
            within(cell, part).is_some_and(|rows| self.heights_of(rows) >= self.texts[at].height())
        };
        match (earlier.iter().any(holds), holds(rows)) {
            (true, true) => Says::Again,
            (false, true) => Says::Text,
            (false, false) if end <= rows.end => Says::Text,
            (_, false) => Says::Nothing,
        }
    }
}

/// What stands in a part of a cell.
enum Says {
    Nothing,
    Text,
    /// The text, which stands on an earlier page already.
    Again,
}

/// Height of the image in a cell.
fn picture_height(cell: &Cell) -> Pt {
    cell.illustration.as_ref().map_or(Pt::ZERO, |illustration| illustration.height)
}

/// The image of a cell between two edges.
fn picture(illustration: &Illustration, align: Align, (left, right): (Pt, Pt), y: Pt, owner: Owner) -> Item {
    let &Illustration { width, height, .. } = illustration;
    let x = match align {
        Align::Left | Align::Justify => left,
        Align::Center => (left + right - width) / 2.0,
        Align::Right => right - width,
    };
    Item::Picture(Picture { owner, x, y, width, height, image: illustration.image.clone() })
}

/// How the text of a cell is to be set.
fn setting(table: &Table, cell: &Cell, look: &TableStyle) -> Setting {
    let width: Pt = table.columns[cell.column..cell.column + cell.columns].iter().sum();
    Setting {
        size: cell.size,
        pitch: cell.size,
        line_height: cell.size * look.line_height,
        align: cell.align,
        indent: cell.indent,
        width: width - 2.0 * look.padding,
    }
}

/// Heights of the rows, at least `least` each: the last row of a cell makes up for what its text `needs` beyond those
/// above it.
fn heights(table: &Table, needs: &[Pt], least: Pt) -> Vec<Pt> {
    let mut heights = vec![least; table.rows];
    let mut by_span: Vec<(&Cell, Pt)> = table.cells.iter().zip(needs.iter().copied()).collect();
    by_span.sort_by_key(|(cell, _)| cell.rows);
    for (cell, need) in by_span {
        let rows = cell.row..cell.row + cell.rows;
        let missing = need - heights[rows.clone()].iter().sum::<Pt>();
        if missing > Pt::ZERO {
            heights[rows.end - 1] += missing;
        }
    }
    heights
}

/// The rows of a cell that are among `rows`; none if it has none there.
fn within(cell: &Cell, rows: &Range<usize>) -> Option<Range<usize>> {
    let part = cell.row.max(rows.start)..(cell.row + cell.rows).min(rows.end);
    (!part.is_empty()).then_some(part)
}

/// The rows of a table on one page, and where the lines around them stand.
struct Frame {
    /// The rows from top to bottom.
    shown: Vec<usize>,
    /// Upper edge of each, and at the end the lower edge of the last.
    tops: Vec<Pt>,
    /// Left edge of each column, and at the end the right edge of the last.
    lefts: Vec<Pt>,
}

/// The lines around the cells, each as long as it goes.
fn rules(table: &Table, frame: &Frame, width: Pt) -> impl Iterator<Item = Rule> {
    let Frame { shown, tops, lefts } = frame;
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
    // Lines reach over the corners by half their width.
    let half = width / 2.0;
    let mut lines = Vec::new();
    for row in 0..=rows {
        // Below the repeated header the table goes on with a row that is not the header's next.
        let torn = row > 0 && row < rows && shown[row] != shown[row - 1] + 1;
        let drawn = |column: usize| match table.rules {
            TableRules::All => row == 0 || row == rows || torn || cover(row - 1, column) != cover(row, column),
            TableRules::Rows => row == rows || row > 0 && (torn || cover(row - 1, column) != cover(row, column)),
            TableRules::None => false,
        };
        for stretch in stretches(columns, drawn) {
            let (from, to) = ((lefts[stretch.start] - half, tops[row]), (lefts[stretch.end] + half, tops[row]));
            lines.push(Rule { from, to, width });
        }
    }
    for (column, &x) in lefts.iter().enumerate() {
        let drawn = |row: usize| {
            table.rules == TableRules::All
                && (column == 0 || column == columns || cover(row, column - 1) != cover(row, column))
        };
        for stretch in stretches(rows, drawn) {
            let (from, to) = ((x, tops[stretch.start] - half), (x, tops[stretch.end] + half));
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
