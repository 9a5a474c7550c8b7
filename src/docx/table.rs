//! Tables with merged cells.

use docx_rs::{
    LineSpacing, LineSpacingType, Paragraph, Table as WordTable, TableCell, TableLayoutType, TableRow, VAlignType,
    VMergeType, WidthType,
};

use super::body::{differs, runs};
use super::measure::{column_widths, half_points, line, twips};
use super::styles::{TABLE, cell_id};
use crate::document::{Cell, CellRole, Table};
use crate::style::Style;

/// A table as docx-rs has it; borders, cell margins and header rows are added to its XML.
pub(super) fn table(table: &Table, style: &Style, page_break: bool) -> WordTable {
    let widths = column_widths(&table.columns);
    let owners = owners(table);
    let mut rows = Vec::with_capacity(table.rows);
    for (number, row) in owners.iter().enumerate() {
        let keep = table.keep_with_next.contains(&number);
        let mut cells = Vec::new();
        let mut column = 0;
        while column < widths.len() {
            let owner = row[column].map(|cell| &table.cells[cell]);
            let columns = owner.map_or(1, |cell| cell.columns);
            let width = widths[column..].iter().take(columns).sum();
            let breaks = page_break && number == 0 && column == 0;
            cells.push(cell(owner, number, width, keep, breaks, style));
            column += columns.max(1);
        }
        let height = twips(style.table.row_height * table.size);
        rows.push(TableRow::new(cells).row_height(height as f32).cant_split());
    }
    WordTable::new(rows)
        .style(TABLE)
        .width(widths.iter().sum(), WidthType::Dxa)
        // From Word 2013 on this is the place of the table's line, not of the text in its first cell.
        .indent(0)
        .layout(TableLayoutType::Fixed)
        .set_grid(widths)
}

/// The cell, by its index, at each place of the grid.
fn owners(table: &Table) -> Vec<Vec<Option<usize>>> {
    let mut owners = vec![vec![None; table.columns.len()]; table.rows];
    for (index, cell) in table.cells.iter().enumerate() {
        for row in owners.iter_mut().skip(cell.row).take(cell.rows) {
            row.iter_mut().skip(cell.column).take(cell.columns).for_each(|place| *place = Some(index));
        }
    }
    owners
}

/// The part of a merged cell that lies in `row`.
fn cell(owner: Option<&Cell>, row: usize, width: usize, keep: bool, breaks: bool, style: &Style) -> TableCell {
    let (role, rows) = owner.map_or((CellRole::Data, 1), |cell| (cell.role, cell.rows));
    let size = owner.map_or(style.own_table_size, |cell| cell.size);
    let resized = differs(size, style.own_table_size);
    let mut paragraph = Paragraph::new().style(cell_id(role, rows));
    if keep {
        paragraph = paragraph.keep_next(true);
    }
    if breaks {
        paragraph = paragraph.page_break_before(true);
    }
    if resized {
        let height = line(style.table.line_height * size);
        paragraph = paragraph.line_spacing(LineSpacing::new().line_rule(LineSpacingType::Exact).line(height));
    }
    let top = owner.is_some_and(|cell| cell.row == row);
    for run in owner.filter(|_| top).map(|cell| runs(&cell.content)).unwrap_or_default() {
        paragraph = paragraph.add_run(if resized { run.size(half_points(size)) } else { run });
    }
    let mut cell = TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center);
    if let Some(columns) = owner.map(|cell| cell.columns).filter(|&columns| columns > 1) {
        cell = cell.grid_span(columns);
    }
    if rows > 1 {
        cell = cell.vertical_merge(if top { VMergeType::Restart } else { VMergeType::Continue });
    }
    cell.add_paragraph(paragraph)
}
