//! Tables with merged cells.

use docx_rs::{
    LineSpacing, LineSpacingType, Paragraph, Table as WordTable, TableCell, TableLayoutType, TableRow, VAlignType,
    VMergeType, WidthType,
};

use super::body::{differs, runs};
use super::measure::{column_widths, half_points, line, twips};
use super::styles::{TABLE, cell_id};
use crate::document::{Cell, CellRole, Table};
use crate::style::{Align, Indent, Style};

/// A table as docx-rs has it; borders, cell margins and header rows are added to its XML.
pub(super) fn table(table: &Table, style: &Style, page_break: bool) -> WordTable {
    let widths = column_widths(&table.columns);
    let mut rows = Vec::with_capacity(table.rows);
    for (number, places) in places(table).iter().enumerate() {
        let keep = table.keep_with_next.contains(&number);
        let cells = places.iter().map(|place| {
            let width = widths[place.column..place.column + place.columns()].iter().sum();
            cell(place, width, keep, page_break && number == 0 && place.column == 0, style)
        });
        let height = twips(style.table.row_height * table.size);
        rows.push(TableRow::new(cells.collect()).row_height(height as f32).cant_split());
    }
    WordTable::new(rows)
        .style(TABLE)
        .width(widths.iter().sum(), WidthType::Dxa)
        // From Word 2013 on this is the place of the table's line, not of the text in its first cell.
        .indent(0)
        .layout(TableLayoutType::Fixed)
        .set_grid(widths)
}

/// A `w:tc`: the part of a cell that lies in one row.
pub(super) struct Place<'a> {
    row: usize,
    column: usize,
    cell: Option<&'a Cell>,
}

impl Place<'_> {
    fn columns(&self) -> usize {
        self.cell.map_or(1, |cell| cell.columns.max(1))
    }

    /// The cell whose text stands here.
    fn owner(&self) -> Option<&Cell> {
        self.cell.filter(|cell| cell.row == self.row)
    }

    /// Direct indent of the text, and the character in points that it counts in, where it is not that of its style.
    pub(super) fn indent(&self) -> Option<(Indent, f64)> {
        let own = |cell: &&Cell| cell.align == Align::Center && cell.indent != Indent::default();
        self.owner().filter(own).map(|cell| (cell.indent, cell.size))
    }
}

/// The places of each row, left to right.
pub(super) fn places(table: &Table) -> Vec<Vec<Place<'_>>> {
    let mut owners = vec![vec![None; table.columns.len()]; table.rows];
    for cell in &table.cells {
        for row in owners.iter_mut().skip(cell.row).take(cell.rows) {
            row.iter_mut().skip(cell.column).take(cell.columns).for_each(|place| *place = Some(cell));
        }
    }
    owners.iter().enumerate().map(|(row, owners)| places_of_row(row, owners)).collect()
}

fn places_of_row<'a>(row: usize, owners: &[Option<&'a Cell>]) -> Vec<Place<'a>> {
    let mut places = Vec::new();
    let mut column = 0;
    while column < owners.len() {
        let place = Place { row, column, cell: owners[column] };
        column += place.columns();
        places.push(place);
    }
    places
}

fn cell(place: &Place<'_>, width: usize, keep: bool, breaks: bool, style: &Style) -> TableCell {
    let (role, rows, align) =
        place.cell.map_or((CellRole::Data, 1, Align::Center), |cell| (cell.role, cell.rows, cell.align));
    let size = place.cell.map_or(style.own_table_size, |cell| cell.size);
    let resized = differs(size, style.own_table_size);
    let mut paragraph = Paragraph::new().style(cell_id(role, align));
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
    for run in place.owner().map(|cell| runs(&cell.content)).unwrap_or_default() {
        paragraph = paragraph.add_run(if resized { run.size(half_points(size)) } else { run });
    }
    let mut cell = TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center);
    if place.columns() > 1 {
        cell = cell.grid_span(place.columns());
    }
    if rows > 1 {
        cell = cell.vertical_merge(if place.owner().is_some() { VMergeType::Restart } else { VMergeType::Continue });
    }
    cell.add_paragraph(paragraph)
}
