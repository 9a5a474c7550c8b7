//! Tables with merged cells.

use docx_rs::{
    AlignmentType, LineSpacing, LineSpacingType, Paragraph, RunFonts, Table as WordTable, TableCell, TableLayoutType,
    TableRow, VAlignType, VMergeType, WidthType,
};

use super::illustration;
use super::measure::{column_widths, differs, half_points, line, twips};
use super::parts::Parts;
use super::properties::{alignment, indent};
use super::runs;
use super::styles::{CELL_ILLUSTRATION, cell_id};
use super::supplement::Supplement;
use super::xml::Element;
use crate::document::{Cell, CellRole, Illustration, Table};
use crate::style::{Align, Indent, Style};

/// A table as docx-rs has it; borders, cell margins and header rows are left to the supplements of `body`.
pub(super) fn table<'a>(table: &'a Table, style: &Style, page_break: bool, body: &mut Parts<'a>) -> WordTable {
    let widths = column_widths(&table.columns);
    let heads = heads(table);
    let mut rows = Vec::with_capacity(table.rows);
    for (number, places) in places(table).iter().enumerate() {
        let in_row = Row {
            heads: number < heads,
            keeps: table.keep_with_next.contains(&number),
            breaks: page_break && number == 0,
        };
        let cells = places.iter().map(|place| {
            let width = widths[place.column..place.column + place.columns()].iter().sum();
            cell(place, width, in_row, style, body)
        });
        let height = twips(style.table.row_height * table.size);
        rows.push(TableRow::new(cells.collect()).row_height(height as f32).cant_split());
    }
    WordTable::new(rows)
        .style(body.supplements.add(Supplement::Table(table)))
        .width(widths.iter().sum(), WidthType::Dxa)
        // From Word 2013 on this is the place of the table's line, not of the text in its first cell.
        .indent(0)
        .layout(TableLayoutType::Fixed)
        .set_grid(widths)
}

/// How many rows at the top are marked as heads of their table. Word says these again wherever it parts a table; the
/// first heads of a table that has others between its rows are marked only where it is not parted.
fn heads(table: &Table) -> usize {
    let is_whole = (0..table.rows - 1).all(|row| table.keep_with_next.contains(&row));
    if table.header_rows > 0 || !is_whole {
        return table.header_rows;
    }
    table.heads_columns().into_iter().take_while(|heads| *heads).count()
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

impl<'a> Place<'a> {
    fn columns(&self) -> usize {
        self.cell.map_or(1, |cell| cell.columns.max(1))
    }

    /// The cell whose text stands here.
    fn owner(&self) -> Option<&'a Cell> {
        self.cell.filter(|cell| cell.row == self.row)
    }

    /// Direct indent of the text, where it is not that of its style, which is `usual` for text at the left.
    fn indent(&self, usual: Indent) -> Option<Element<'static>> {
        let usual = |cell: &Cell| if cell.align == Align::Left { usual } else { Indent::NONE };
        self.owner().filter(|cell| cell.indent != usual(cell)).map(|cell| indent(&cell.indent, cell.size))
    }

    /// Direct alignment of the text, where it is not that of its style.
    fn alignment(&self) -> Option<Element<'static>> {
        let own = |cell: &&Cell| match cell.align {
            Align::Left => cell.role == CellRole::ColumnHeader,
            Align::Center => false,
            Align::Right | Align::Justify => true,
        };
        self.owner().filter(own).map(|cell| alignment(cell.align))
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

fn cell<'a>(place: &Place<'a>, width: usize, row: Row, style: &Style, body: &mut Parts<'a>) -> TableCell {
    let at_top = place.cell.is_some_and(|cell| cell.at_top);
    let align = if at_top { VAlignType::Top } else { VAlignType::Center };
    let mut cell = TableCell::new().width(width, WidthType::Dxa).vertical_align(align);
    if place.columns() > 1 {
        cell = cell.grid_span(place.columns());
    }
    if place.cell.is_some_and(|cell| cell.rows > 1) {
        cell = cell.vertical_merge(if place.owner().is_some() { VMergeType::Restart } else { VMergeType::Continue });
    }
    cell.add_paragraph(paragraph(place, row, style, body))
}

/// The text of a place.
fn paragraph<'a>(place: &Place<'a>, row: Row, style: &Style, body: &mut Parts<'a>) -> Paragraph {
    let (role, align) = place.cell.map_or((CellRole::Data, Align::Center), |cell| (cell.role, cell.align));
    if let Some(illustration) = place.owner().and_then(|cell| cell.illustration.as_ref()) {
        return picture(illustration, align, body);
    }
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
    if let Some(cell) = place.owner() {
        paragraph = runs::add(paragraph, &cell.text, &mut body.links, |run| {
            let run = if resized { run.size(half_points(size)) } else { run };
            match cell.font {
                Some(font) => run.fonts(fonts(font.official_name())),
                None => run,
            }
        });
    }
    let usual = Indent { left: style.table.label_indent, ..Indent::NONE };
    let direct: Vec<Element<'static>> = place.indent(usual).into_iter().chain(place.alignment()).collect();
    if row.heads || !direct.is_empty() {
        let properties = direct;
        let supplement = if row.heads { Supplement::Head(properties) } else { Supplement::Paragraph(properties) };
        paragraph.id = body.supplements.add(supplement);
    }
    paragraph
}

/// A font for all scripts.
fn fonts(name: &str) -> RunFonts {
    RunFonts::new().ascii(name).hi_ansi(name).east_asia(name).cs(name)
}

/// The image of a cell, in a line as high as it is.
fn picture<'a>(source: &'a Illustration, align: Align, body: &mut Parts<'a>) -> Paragraph {
    let justification = match align {
        Align::Left | Align::Justify => AlignmentType::Left,
        Align::Center => AlignmentType::Center,
        Align::Right => AlignmentType::Right,
    };
    let mut paragraph =
        Paragraph::new().style(CELL_ILLUSTRATION).align(justification).add_run(illustration::run(source));
    paragraph.id = body.picture(source);
    paragraph
}
