//! Tables: the official ones from the form and their figures, the body's own from its blocks.

use super::balance::steer;
use super::{Cell, CellRole, Paragraph, Table, TableRules, Text};
use crate::form::GridContent;
use crate::report::{Figures, OwnCell, OwnTable, RichText};
use crate::style::{Align, Indent, ParagraphRole, Pt, Style, TableStyle};
use crate::text::width::ems;

/// An official table with its figures.
pub(super) fn official(figures: &Figures, style: &Style) -> Table {
    let form = figures.table();
    let grid = &form.grid;
    let look = style.official_table(form.id());
    let columns = look.columns(grid.columns, grid.label_columns, style.page.text_width);
    let sized = |content: GridContent, width: Pt| match content {
        GridContent::ColumnLabel(text) => (CellRole::ColumnHeader, Text::plain(text), look.size),
        GridContent::RowLabel(text) => (CellRole::RowHeader, Text::plain(text), look.size),
        GridContent::Figure(figure) => {
            let text = figures.printed(figure).to_string();
            let size = figure_size(&text, width, look.size, &style.table);
            (CellRole::Data, Text::plain(text), size)
        }
    };
    let cells = grid.cells.iter().map(|cell| {
        let width = columns[cell.column..cell.column + cell.columns].iter().sum();
        let (role, text, size) = sized(cell.content, width);
        let (row, column, rows, columns) = (cell.row, cell.column, cell.rows, cell.columns);
        let (align, indent) = match role {
            CellRole::RowHeader if rows == 1 => (Align::Left, at_left(&style.table)),
            _ => (Align::Center, centred(&text, width, size, &style.table)),
        };
        Cell { row, column, rows, columns, role, font: None, size, align, indent, text, illustration: None }
    });
    let mut cells: Vec<Cell> = cells.collect();
    // Figures of one table are of one size, that of the longest.
    let smallest = cells.iter().filter(|cell| cell.role == CellRole::Data).map(|cell| cell.size);
    let smallest = smallest.fold(look.size, Pt::min);
    for cell in cells.iter_mut().filter(|cell| cell.role == CellRole::Data) {
        cell.size = smallest;
    }
    Table {
        caption: None,
        summary: form.heading.to_owned(),
        size: look.size,
        rules: TableRules::All,
        columns,
        rows: grid.rows,
        header_rows: grid.header_rows,
        cells,
        // Whoever checks sums wants to see a whole table at once.
        keep_with_next: (0..grid.rows - 1).collect(),
    }
}

/// Indent of text at the left of its cell.
fn at_left(style: &TableStyle) -> Indent {
    Indent { left: style.label_indent, ..Indent::NONE }
}

/// Indent that lets a centred label break into lines of like length, at its punctuation if that fits.
fn centred(text: &Text, width: Pt, size: Pt, style: &TableStyle) -> Indent {
    let [line] = &text.lines()[..] else { return Indent::NONE };
    let characters = (width - 2.0 * style.padding) / size;
    steer(line, characters, |text, at| if "）：，、".contains(text[at - 1]) { 0.0 } else { 1.0 })
}

/// The largest type size, at most `most`, at which a figure stands on one line in a column of that width.
fn figure_size(text: &str, width: Pt, most: Pt, style: &TableStyle) -> Pt {
    // Digits of 宋体 are at most this wide in the fonts that Word and the PDF use.
    const DIGIT: f64 = 0.56;
    let inner = width - 2.0 * style.padding;
    let fits = |size: Pt| text.chars().count() as f64 * DIGIT * size <= inner;
    let mut sizes = style.figure_sizes.iter().copied().filter(|&size| size <= most);
    sizes.clone().find(|&size| fits(size)).or(sizes.next_back()).unwrap_or(most)
}

/// Least width of the text of a column, in characters.
const LEAST_COLUMN: f64 = 2.0;

/// Shares `total` among columns: those that want no more than an even share get what they want, the others the rest in
/// proportion; what is left over if all are content is shared in proportion as well.
fn share(wanted: &[Pt], total: Pt) -> Vec<Pt> {
    let mut settled = vec![false; wanted.len()];
    loop {
        let sum = |keep: bool| -> Pt {
            wanted.iter().zip(&settled).filter(|(_, settled)| **settled == keep).map(|(wanted, _)| wanted).sum()
        };
        let (taken, open) = (sum(true), sum(false));
        let even = (total - taken) / settled.iter().filter(|settled| !**settled).count().max(1) as f64;
        if open <= total - taken {
            return wanted.iter().map(|&wanted| wanted * total.0 / (taken + open).0).collect();
        }
        let content: Vec<usize> = (0..wanted.len()).filter(|&at| !settled[at] && wanted[at] <= even).collect();
        if content.is_empty() {
            let grown = |at: usize| if settled[at] { wanted[at] } else { wanted[at] * (total - taken).0 / open.0 };
            return (0..wanted.len()).map(grown).collect();
        }
        for at in content {
            settled[at] = true;
        }
    }
}

/// A table of the body's own; its columns are as wide as their text asks for.
pub(super) fn own(source: &OwnTable, style: &Style) -> Table {
    let header_rows = usize::from(source.has_header());
    let size = style.table.own_size;
    let columns = share(&natural_widths(source, size), style.page.text_width);
    let width_of = |cell: &OwnCell| columns[cell.column..cell.column + cell.columns].iter().sum::<Pt>();
    // A column with text that takes several lines reads better from the left, but for its head.
    let mut prose = vec![false; source.width()];
    for cell in source.cells() {
        let room = width_of(cell) - 2.0 * style.table.padding;
        prose[cell.column] |= cell.row >= header_rows && widest_line(cell) * size > room;
    }
    let cell = |source: &OwnCell| {
        let &OwnCell { row, column, rows, columns, .. } = source;
        let text = Text::of_lines(&source.lines);
        let (role, align, indent) = if row < header_rows {
            (CellRole::ColumnHeader, Align::Center, centred(&text, width_of(source), size, &style.table))
        } else if prose[column] && columns == 1 {
            (CellRole::Data, Align::Left, at_left(&style.table))
        } else {
            (CellRole::Data, Align::Center, Indent::NONE)
        };
        Cell { row, column, rows, columns, role, font: None, size, align, indent, text, illustration: None }
    };
    let caption = source.caption();
    Table {
        caption: caption.map(|text| Paragraph::new(ParagraphRole::TableCaption, text.into())),
        summary: caption.map_or_else(|| "表格".to_owned(), RichText::plain),
        size,
        rules: TableRules::All,
        cells: source.cells().iter().map(cell).collect(),
        columns,
        rows: source.height(),
        header_rows,
        keep_with_next: kept_rows(source.height(), header_rows, style.table.whole_rows),
    }
}

/// The widths that columns ask for: that of their longest line, and one character more.
fn natural_widths(source: &OwnTable, size: Pt) -> Vec<Pt> {
    let mut longest = vec![LEAST_COLUMN; source.width()];
    for cell in source.cells().iter().filter(|cell| cell.columns == 1) {
        longest[cell.column] = longest[cell.column].max(widest_line(cell));
    }
    longest.into_iter().map(|characters| (characters + 1.0) * size).collect()
}

/// Width of the widest line of a cell, in characters.
fn widest_line(cell: &OwnCell) -> f64 {
    cell.lines.iter().map(|line| ems(&line.plain())).fold(0.0, f64::max)
}

/// Rows that stand on one page with the next: all but the last of a short table; of a long one the header with the
/// first row below it, and the last but one, so that the last is never alone.
fn kept_rows(rows: usize, header_rows: usize, whole_rows: usize) -> Vec<usize> {
    if rows <= whole_rows { (0..rows - 1).collect() } else { (0..header_rows).chain([rows - 2]).collect() }
}
