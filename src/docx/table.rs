//! Tables with merged cells.

use docx_rs::{
    LineSpacing, LineSpacingType, Paragraph, Table as WordTable, TableCell, TableLayoutType, TableRow, VAlignType,
    VMergeType, WidthType,
};

use super::measure::{column_widths, differs, half_points, line, twips};
use super::properties::indent;
use super::runs::runs;
use super::styles::cell_id;
use super::supplement::{Supplement, Supplements};
use super::xml::Element;
use crate::document::{Cell, CellRole, Table};
use crate::style::{Align, Indent, Style};

/// A table as docx-rs has it; borders, cell margins and header rows are left to `supplements`.
pub(super) fn table<'a>(
    table: &'a Table,
    style: &Style,
    page_break: bool,
    supplements: &mut Supplements<'a>,
) -> WordTable {
    let widths = column_widths(&table.columns);
    let mut rows = Vec::with_capacity(table.rows);
    for (number, places) in places(table).iter().enumerate() {
        let in_row = Row {
            heads: number < table.header_rows,
            keeps: table.keep_with_next.contains(&number),
            breaks: page_break && number == 0,
        };
        let cells = places.iter().map(|place| {
            let width = widths[place.column..place.column + place.columns()].iter().sum();
            cell(place, width, in_row, style, supplements)
        });
        let height = twips(style.table.row_height * table.size);
        rows.push(TableRow::new(cells.collect()).row_height(height as f32).cant_split());
    }
    WordTable::new(rows)
        .style(supplements.add(Supplement::Table(table)))
        .width(widths.iter().sum(), WidthType::Dxa)
        // From Word 2013 on this is the place of the table's line, not of the text in its first cell.
        .indent(0)
        .layout(TableLayoutType::Fixed)
        .set_grid(widths)
}

/// What the cells of a row have in common.
#[derive(Clone, Copy)]
struct Row {
    /// The row repeats on each page.
    heads: bool,
    /// It stands on one page with the next.
    keeps: bool,
    /// It begins a page.
    breaks: bool,
}

/// A `w:tc`: the part of a cell that lies in one row.
struct Place<'a> {
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

    /// Direct indent of the text, where it is not that of its style, which is `usual` for text at the left.
    fn indent(&self, usual: Indent) -> Option<Element> {
        let usual = |cell: &Cell| if cell.align == Align::Left { usual } else { Indent::NONE };
        self.owner().filter(|cell| cell.indent != usual(cell)).map(|cell| indent(&cell.indent, cell.size))
    }
}

/// The places of each row, left to right.
fn places(table: &Table) -> Vec<Vec<Place<'_>>> {
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

fn cell(place: &Place<'_>, width: usize, row: Row, style: &Style, supplements: &mut Supplements<'_>) -> TableCell {
    let mut cell = TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center);
    if place.columns() > 1 {
        cell = cell.grid_span(place.columns());
    }
    if place.cell.is_some_and(|cell| cell.rows > 1) {
        cell = cell.vertical_merge(if place.owner().is_some() { VMergeType::Restart } else { VMergeType::Continue });
    }
    cell.add_paragraph(paragraph(place, row, style, supplements))
}

/// The text of a place.
fn paragraph(place: &Place<'_>, row: Row, style: &Style, supplements: &mut Supplements<'_>) -> Paragraph {
    let (role, align) = place.cell.map_or((CellRole::Data, Align::Center), |cell| (cell.role, cell.align));
    let size = place.cell.map_or(style.table.own_size, |cell| cell.size);
    let resized = differs(size, style.table.own_size);
    let mut paragraph = Paragraph::new().style(cell_id(role, align));
    if row.keeps {
        paragraph = paragraph.keep_next(true);
    }
    if row.breaks && place.column == 0 {
        paragraph = paragraph.page_break_before(true);
    }
    if resized {
        let height = line(style.table.line_height * size);
        paragraph = paragraph.line_spacing(LineSpacing::new().line_rule(LineSpacingType::Exact).line(height));
        // The mark's size is that of what a person types into an empty cell.
        paragraph = paragraph.size(half_points(size));
    }
    for run in place.owner().map(|cell| runs(&cell.text)).unwrap_or_default() {
        paragraph = paragraph.add_run(if resized { run.size(half_points(size)) } else { run });
    }
    let indent = place.indent(Indent { left: style.table.label_indent, ..Indent::NONE });
    if row.heads || indent.is_some() {
        let properties = indent.into_iter().collect();
        let supplement = if row.heads { Supplement::Head(properties) } else { Supplement::Paragraph(properties) };
        paragraph.id = supplements.add(supplement);
    }
    paragraph
}
