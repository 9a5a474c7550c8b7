//! Puts the document on pages: every glyph, line and image at its place, in points from the upper left corner of the
//! sheet. Knows no PDF.

mod class;
mod flow;
mod furniture;
mod line;
mod paragraph;
mod table;

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::document::Document;
use crate::fonts::{FaceId, Library};
use crate::image::Image;
use crate::style::Style;

/// A document on pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// Width of the sheet.
    pub width: f64,
    /// Height of the sheet.
    pub height: f64,
    /// The pages in order.
    pub pages: Vec<Page>,
}

/// A page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// What is drawn on it, in reading order.
    pub items: Vec<Item>,
}

/// Something drawn on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Text.
    Text(TextRun),
    /// A straight line.
    Rule(Rule),
    /// An image.
    Picture(Picture),
}

/// The part of the document that an [`Item`] shows, as an index into [`Document::blocks`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Owner {
    /// A paragraph or figure.
    Block(usize),
    /// An item of a list.
    ListItem {
        /// The list.
        block: usize,
        /// Which of its items.
        item: usize,
    },
    /// A cell of a table.
    Cell {
        /// The table.
        block: usize,
        /// Which of its cells.
        cell: usize,
    },
    /// Nothing: page furniture, lines of tables, headers that are repeated.
    Artifact,
}

/// Glyphs of one face and size on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct TextRun {
    /// What it shows.
    pub owner: Owner,
    /// Face of all its glyphs.
    pub face: FaceId,
    /// Type size.
    pub size: f64,
    /// Whether it is bold, that is, drawn with thickened strokes.
    pub bold: bool,
    /// Left end.
    pub x: f64,
    /// Baseline.
    pub y: f64,
    /// Its characters.
    pub text: String,
    /// Its glyphs in order.
    pub glyphs: Vec<PlacedGlyph>,
}

/// A glyph of a [`TextRun`].
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedGlyph {
    /// Its number in the face.
    pub id: u16,
    /// From the left end of the run to its origin.
    pub x: f64,
    /// From its origin to where the next one is expected.
    pub advance: f64,
    /// The bytes of the run's text that it shows.
    pub text: Range<usize>,
}

/// A straight horizontal or vertical line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Its ends.
    pub from: (f64, f64),
    /// Its ends.
    pub to: (f64, f64),
    /// Its width.
    pub width: f64,
}

/// An image at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// What it shows.
    pub owner: Owner,
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// The image.
    pub image: Arc<Image>,
}

/// Why a document cannot be put on pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LayoutError {
    /// No font has this character.
    MissingGlyph(char),
    /// A row of a table is higher than a page. Holds block and row.
    RowTooHigh {
        /// Index of the table in the document's blocks.
        block: usize,
        /// Row, from 0, header rows included.
        row: usize,
    },
}

impl fmt::Display for LayoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LayoutError::MissingGlyph(character) => write!(
                f,
                "所有字体都没有“{character}”（U+{:04X}）这个字；请换一个字，或用 --font-dir 给出有这个字的字体",
                *character as u32
            ),
            LayoutError::RowTooHigh { row, .. } => {
                write!(f, "表格第 {} 行（含表头）的文字太多，一页放不下；请拆成几行，或改写成段落", row + 1)
            }
        }
    }
}

impl std::error::Error for LayoutError {}

/// Puts a document on pages.
///
/// # Errors
/// [`LayoutError`] if no font has a character or a row of a table does not fit on a page.
pub fn lay_out(document: &Document, style: &Style, library: &Library) -> Result<Layout, LayoutError> {
    let mut setter = paragraph::Setter::new(library);
    let elements = flow::elements(document, style, &mut setter)?;
    let mut pages = flow::paginate(document, style, &elements);
    furniture::add(&mut pages, document, style, &mut setter)?;
    Ok(Layout { width: style.page.width, height: style.page.height, pages })
}
