//! Tables: the official ones from the form and their figures, the body's own from its blocks.

use super::title::width_of;
use super::{Cell, CellRole, Inline, Table};
use crate::form::{GridContent, Section};
use crate::report::{Figures, TableBlock};
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
        let content = if text.is_empty() { Vec::new() } else { vec![Inline::plain(text)] };
        let (row, column, rows, columns) = (cell.row, cell.column, cell.rows, cell.columns);
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
        let longest = cells.map(|cell| width_of(&cell.cell.text.chars().collect::<Vec<_>>())).fold(0.0, f64::max);
        // Long text wraps; a column never gets narrower than two characters.
        longest.clamp(2.0, 12.0) + 1.0
    };
    let shares: Vec<f64> = (0..width).map(wanted).collect();
    let all: f64 = shares.iter().sum();
    let columns = shares.iter().map(|share| share / all * style.page.text_width).collect();
    let cell = |placed: crate::report::PlacedCell<'_>| Cell {
        row: placed.row,
        column: placed.column,
        rows: placed.cell.rowspan,
        columns: placed.cell.colspan,
        role: if placed.row < header_rows { CellRole::ColumnHeader } else { CellRole::Data },
        size,
        content: super::assemble::inlines(&placed.cell.text),
    };
    // The header stays with the first row below it, and the last row is never alone.
    let mut keep_with_next: Vec<usize> = (0..header_rows).chain(rows.checked_sub(2)).collect();
    keep_with_next.dedup();
    Ok(Table {
        summary: block.caption.clone().unwrap_or_else(|| "表格".to_owned()),
        size,
        columns,
        rows,
        header_rows,
        cells: placed.into_iter().map(cell).collect(),
        keep_with_next,
    })
}
