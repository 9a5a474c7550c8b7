//! Tables: the official ones from the form and their figures, the body's own from its blocks.

use super::assemble::inlines;
use super::balance::{balance, width_of};
use super::{Cell, CellRole, Inline, Table};
use crate::form::{GridContent, Section};
use crate::report::{Figures, PlacedCell, TableBlock};
use crate::style::{Style, TableStyle, mm};

/// An official table with its figures.
pub(super) fn official(section: &Section, figures: &Figures, style: &Style) -> Table {
    let form = figures.table();
    let grid = &form.grid;
    let look = style.official_table(form.form.key);
    let labels: Vec<f64> = look.label_columns.iter().map(|&width| mm(width)).collect();
    let rest = style.page.text_width - labels.iter().sum::<f64>();
    let figure_columns = grid.columns - labels.len();
    let mut columns = labels;
    columns.resize(grid.columns, rest / figure_columns as f64);
    let sized = |content: GridContent, width: f64| match content {
        GridContent::ColumnLabel(text) => (CellRole::ColumnHeader, text.to_owned(), look.size),
        GridContent::RowLabel(text) => (CellRole::RowHeader, text.to_owned(), look.size),
        GridContent::Figure(figure) => {
            let text = figures.printed(figure).to_string();
            let size = figure_size(&text, width, look.size, &style.table);
            (CellRole::Data, text, size)
        }
    };
    let cells = grid.cells.iter().map(|cell| {
        let width = columns[cell.column..cell.column + cell.columns].iter().sum();
        let (role, text, size) = sized(cell.content, width);
        let (row, column, rows, columns) = (cell.row, cell.column, cell.rows, cell.columns);
        let content = match role {
            _ if text.is_empty() => Vec::new(),
            CellRole::RowHeader if rows == 1 => vec![Inline::plain(text)],
            _ => centred(&text, width, size, &style.table),
        };
        Cell { row, column, rows, columns, role, size, content }
    });
    let mut cells: Vec<Cell> = cells.collect();
    // Figures of one table are of one size, that of the longest.
    let smallest = cells.iter().filter(|cell| cell.role == CellRole::Data).map(|cell| cell.size);
    let smallest = smallest.fold(look.size, f64::min);
    for cell in cells.iter_mut().filter(|cell| cell.role == CellRole::Data) {
        cell.size = smallest;
    }
    Table {
        summary: format!("{}：{}", form.form.name, section.heading),
        size: look.size,
        columns,
        rows: grid.rows,
        header_rows: grid.header_rows,
        cells,
        keep_with_next: grid.keep_with_next.clone(),
    }
}

/// Text of a centred label, broken at its punctuation if that makes lines of like length.
fn centred(text: &str, width: f64, size: f64, style: &TableStyle) -> Vec<Inline> {
    let characters = (width - 2.0 * style.padding) / size;
    balance(text, characters, |text, at| if "）：，、".contains(text[at - 1]) { 0.0 } else { 1.0 })
}

/// The largest type size, at most `most`, at which a figure stands on one line in a column of that width.
fn figure_size(text: &str, width: f64, most: f64, style: &TableStyle) -> f64 {
    // Digits of 宋体 are at most this wide in the fonts that Word and the PDF use.
    const DIGIT: f64 = 0.56;
    let inner = width - 2.0 * style.padding;
    let fits = |size: f64| text.chars().count() as f64 * DIGIT * size <= inner;
    let mut sizes = style.figure_sizes.iter().copied().filter(|&size| size <= most);
    sizes.clone().find(|&size| fits(size)).or(sizes.next_back()).unwrap_or(most)
}

/// A table of the body's own; its columns are as wide as their text asks for.
pub(super) fn own(block: &TableBlock, style: &Style) -> Result<Table, String> {
    let (placed, width) = block.place()?;
    let header_rows = usize::from(!block.columns.is_empty());
    let rows = header_rows + block.rows.len();
    let size = style.own_table_size;
    let wanted = |column: usize| {
        let cells = placed.iter().filter(|cell| cell.cell.colspan == 1 && cell.column == column);
        let longest = cells.map(|cell| width_of(&cell.cell.text)).fold(0.0, f64::max);
        // Long text wraps; a column never gets narrower than two characters.
        longest.clamp(2.0, 12.0) + 1.0
    };
    let shares: Vec<f64> = (0..width).map(wanted).collect();
    let all: f64 = shares.iter().sum();
    let columns: Vec<f64> = shares.iter().map(|share| share / all * style.page.text_width).collect();
    let cell = |placed: PlacedCell<'_>| {
        let PlacedCell { row, column, cell } = placed;
        let width = columns[column..column + cell.colspan].iter().sum();
        let (role, content) = if row < header_rows {
            (CellRole::ColumnHeader, centred(&cell.text, width, size, &style.table))
        } else {
            (CellRole::Data, inlines(&cell.text))
        };
        Cell { row, column, rows: cell.rowspan, columns: cell.colspan, role, size, content }
    };
    let cells = placed.into_iter().map(cell).collect();
    // The header stays with the first row below it, and the last row is never alone.
    let mut keep_with_next: Vec<usize> = (0..header_rows).chain(rows.checked_sub(2)).collect();
    keep_with_next.dedup();
    Ok(Table {
        summary: block.caption.clone().unwrap_or_else(|| "表格".to_owned()),
        size,
        columns,
        rows,
        header_rows,
        cells,
        keep_with_next,
    })
}
