//! The document: what is printed, in order, as back-end-neutral blocks. Made once from a report, read by Word and PDF.
//!
//! Everything that both must agree on is decided here: heading numbers, the lines of the title, merged cells, column
//! widths, the type size of a table, the size of an image.

mod assemble;
mod balance;
mod numbering;
mod table;
mod title;

use std::sync::Arc;

pub use assemble::assemble;

use crate::image::Image;
use crate::report::Date;
use crate::style::{Align, Indent, ParagraphRole};

/// A document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Title, for the properties of the file.
    pub title: String,
    /// Author, for the properties of the file: the body.
    pub author: String,
    /// Date for the properties of the file; what the clock says has no part in it.
    pub date: Date,
    /// Language of the text (BCP 47).
    pub language: &'static str,
    /// Whether every page is stamped as a draft.
    pub draft: bool,
    /// Content in printed order.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph of any role.
    Paragraph(Paragraph),
    /// An unnumbered list; its items have the role [`ParagraphRole::ListItem`] and bear their dashes.
    List(Vec<Paragraph>),
    /// A table.
    Table(Table),
    /// An image.
    Figure(Figure),
    /// What follows begins on a new page.
    PageBreak,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// What it is.
    pub role: ParagraphRole,
    /// Its text.
    pub content: Vec<Inline>,
    /// Its indent, where it is not that of its role.
    pub indent: Option<Indent>,
    /// Empty lines above it.
    pub lines_before: u8,
    /// Whether it must stand on one page with what follows, though its role does not ask for it.
    pub keep_with_next: bool,
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Text of one look.
    Text {
        /// The text, without line breaks.
        text: String,
        /// Whether it is bold.
        bold: bool,
    },
    /// A line break inside the paragraph.
    LineBreak,
}

/// A table with merged cells. Its cells cover every place of the grid exactly once.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it shows, in a phrase, for those who cannot see it.
    pub summary: String,
    /// Type size of its text, in points.
    pub size: f64,
    /// Width of each column, in points; together the width of the type area.
    pub columns: Vec<f64>,
    /// Number of rows.
    pub rows: usize,
    /// Rows at the top that repeat on each page.
    pub header_rows: usize,
    /// Cells in reading order; merged ones once, at their top left.
    pub cells: Vec<Cell>,
    /// Rows that must stand on one page with the next row, in order.
    pub keep_with_next: Vec<usize>,
}

/// A cell of a [`Table`].
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Row of its top, from 0.
    pub row: usize,
    /// Column of its left, from 0.
    pub column: usize,
    /// Rows it spans, at least 1.
    pub rows: usize,
    /// Columns it spans, at least 1.
    pub columns: usize,
    /// What it is.
    pub role: CellRole,
    /// Type size of its text, in points.
    pub size: f64,
    /// Where its lines stand; between top and bottom they are centred.
    pub align: Align,
    /// Indent of its lines, in characters of its size.
    pub indent: Indent,
    /// Its text; empty for an empty cell.
    pub content: Vec<Inline>,
}

/// What a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellRole {
    /// Heads the columns below it.
    ColumnHeader,
    /// Heads the rows beside it.
    RowHeader,
    /// Holds data.
    Data,
}

/// An image in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The image.
    pub image: Arc<Image>,
    /// Printed width, in points.
    pub width: f64,
    /// Printed height, in points.
    pub height: f64,
    /// 替代文字.
    pub alt: String,
}

impl Paragraph {
    /// A paragraph that looks as its role says.
    pub fn new(role: ParagraphRole, content: Vec<Inline>) -> Self {
        Paragraph { role, content, indent: None, lines_before: 0, keep_with_next: false }
    }
}

impl Inline {
    /// Text that is not bold.
    pub fn plain(text: impl Into<String>) -> Self {
        Inline::Text { text: text.into(), bold: false }
    }
}

/// The text of a piece of content, line breaks left out.
pub fn text_of(content: &[Inline]) -> String {
    let text = |inline: &Inline| match inline {
        Inline::Text { text, .. } => text.clone(),
        Inline::LineBreak => String::new(),
    };
    content.iter().map(text).collect()
}
