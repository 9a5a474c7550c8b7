//! Blocks of a digest with the height that they take.

use crate::document::{Block, Cell, CellRole, Paragraph, Table, TableRules, Text};
use crate::form::Section;
use crate::style::{Align, DigestStyle, PageOrientation, ParagraphRole, Pt, Style};
use crate::text::width::ems;

/// Share of a line that text of a counted width surely fits in: digits and letters may be wider than they are counted,
/// and no mark begins a line.
pub(super) const SURE: f64 = 0.95;

/// A part of the sheet.
pub(super) struct Sheet<'a> {
    pub style: &'a Style,
    pub look: &'a DigestStyle,
    pub blocks: Vec<Block>,
    /// Height of these.
    pub used: Pt,
    /// Lines of figures so far.
    pub lines: usize,
    /// Type size of the last of them, which no later one exceeds.
    pub largest: Pt,
}

impl<'a> Sheet<'a> {
    /// The upper part of a sheet.
    pub fn new(style: &'a Style, look: &'a DigestStyle) -> Self {
        Sheet { style, look, blocks: Vec::new(), used: Pt::ZERO, lines: 0, largest: Pt(f64::INFINITY) }
    }

    /// The part below this one.
    pub fn next(&self) -> Self {
        Sheet { lines: self.lines, largest: self.largest, ..Sheet::new(self.style, self.look) }
    }

    /// Adds a paragraph.
    pub fn push(&mut self, paragraph: Paragraph) {
        let look = self.style.paragraph(paragraph.role);
        let size = paragraph.size.unwrap_or(look.size);
        let lines = paragraph.text.lines().len() as f64;
        let rule = look.rule_above.map_or(Pt::ZERO, |rule| rule.height());
        self.used += look.space_before + rule + lines * look.line_height * (size / look.size) + look.space_after;
        self.blocks.push(Block::Paragraph(paragraph));
    }

    /// Adds a paragraph of plain text.
    pub fn paragraph(&mut self, role: ParagraphRole, text: &str) {
        self.push(Paragraph::new(role, Text::plain(text)));
    }

    /// Adds the heading of a section, without its number.
    pub fn heading(&mut self, section: &Section) {
        let words = section.heading.split_once('、').map_or(section.heading, |(_, words)| words);
        self.paragraph(ParagraphRole::Heading1, words);
    }

    /// Adds a table.
    pub fn table(&mut self, table: Table) {
        self.used += self.height(&table);
        self.blocks.push(Block::Table(table));
    }

    /// Height of a table.
    pub fn height(&self, table: &Table) -> Pt {
        let look = &self.style.table;
        let height = |cell: &Cell| {
            let width: Pt = table.columns[cell.column..cell.column + cell.columns].iter().sum();
            let lines = cell.text.lines().iter().map(|line| lines(line, width / cell.size)).sum::<usize>();
            let picture = cell.illustration.as_ref().map_or(Pt::ZERO, |illustration| illustration.height);
            (lines as f64 * look.line_height * cell.size).max(picture) + 2.0 * look.vertical_padding
        };
        let row = |row: usize| {
            let in_row = table.cells.iter().filter(|cell| cell.row == row && cell.rows == 1).map(height);
            in_row.fold(look.row_height * table.size, Pt::max) + look.line_width
        };
        (0..table.rows).map(row).sum::<Pt>() + look.space_after
    }

    /// A table that stands on one page, without lines and cells.
    pub fn open_table(&self, columns: Vec<Pt>, rows: usize, header_rows: usize, summary: String) -> Table {
        Table {
            caption: None,
            summary,
            size: self.look.label_size,
            rules: TableRules::None,
            orientation: PageOrientation::Portrait,
            too_wide: None,
            columns,
            rows,
            header_rows,
            cells: Vec::new(),
            keep_with_next: (0..rows - 1).collect(),
        }
    }
}

/// Lines that a text takes, where they are so many characters wide.
pub(super) fn lines(text: &str, width: f64) -> usize {
    ((ems(text) / (width * SURE)).ceil() as usize).max(1)
}

/// A cell at a row and column.
pub(super) fn cell((row, column): (usize, usize), role: CellRole, size: Pt, align: Align, text: Text) -> Cell {
    Cell { row, column, ..Cell::new(role, size, align, text) }
}
