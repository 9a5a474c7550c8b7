//! Puts the document on pages: every glyph, line and image at its place, from the upper left corner of the sheet. Knows
//! no PDF.

mod contents;
mod flow;
mod furniture;
mod hold;
mod line;
mod paragraph;
mod release;
mod table;
mod through;

pub use hold::hold;
pub use release::release;

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::document::{BlockId, Contents, Document};
use crate::fonts::{FaceId, Library};
use crate::image::Image;
use crate::source::Span;
use crate::style::{PageFrame, Pt, Style};

/// A document on pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// Where a line would have ended between a number and its unit, in printed order.
    pub held: Vec<Held>,
    /// The tables that stand on several pages, in printed order.
    pub parted: Vec<Parted>,
}

/// A table that stands on several pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parted {
    /// The table.
    pub table: BlockId,
    /// The rows with which it goes on on another page, in order.
    pub before: Vec<usize>,
    /// Rows that stand on one page with the next all the same, in order.
    pub kept: Vec<usize>,
}

/// A place between a number and its unit that a line would have ended at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// Whose text it is.
    pub owner: Owner,
    /// Characters of that text before it.
    pub at: usize,
}

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its size, and the type area on it.
    pub frame: PageFrame,
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
    /// Text that does not stand upright.
    Slanted(Slanted),
}

/// What of the document an [`Item`] shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Owner {
    /// A paragraph; of a heading that runs in, only the heading's words.
    Paragraph(BlockId),
    /// What runs on behind the words of a heading.
    RunOn(BlockId),
    /// The mark before an item of a list.
    ListMark {
        /// The list.
        list: BlockId,
        /// Which of its items.
        item: usize,
    },
    /// The text of an item of a list.
    ListItem {
        /// The list.
        list: BlockId,
        /// Which of its items.
        item: usize,
    },
    /// A cell of a table.
    Cell {
        /// The table.
        table: BlockId,
        /// Which of its cells.
        cell: usize,
    },
    /// An image.
    Illustration(BlockId),
    /// The image in a cell of a table.
    CellIllustration {
        /// The table.
        table: BlockId,
        /// Which of its cells.
        cell: usize,
    },
    /// The caption of a table or illustration.
    Caption(BlockId),
    /// The label of an attachment, by the attachment's index.
    AttachmentLabel(usize),
    /// The title of an attachment, by the attachment's index.
    AttachmentTitle(usize),
    /// The heading of a 目录.
    ContentsHeading,
    /// A line of a 目录, by its place there.
    ContentsEntry(usize),
    /// Nothing: page furniture, lines of tables, headers that are repeated.
    Artifact,
}

/// Width of the stroke that makes a glyph bold, in ems.
pub const BOLD: f64 = 1.0 / 40.0;

/// Glyphs of one face and size on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct TextRun {
    /// What it shows.
    pub owner: Owner,
    /// Characters of that text before it.
    pub at: usize,
    /// Face of all its glyphs.
    pub face: FaceId,
    /// Type size.
    pub size: Pt,
    /// Whether it is bold, that is, drawn with thickened strokes.
    pub bold: bool,
    /// Left end.
    pub x: Pt,
    /// Baseline.
    pub y: Pt,
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
    pub x: Pt,
    /// From its origin to where the next one is expected.
    pub advance: Pt,
    /// The bytes of the run's text that it shows.
    pub text: Range<usize>,
}

/// A straight horizontal or vertical line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Its ends.
    pub from: (Pt, Pt),
    /// Its ends.
    pub to: (Pt, Pt),
    /// Its width.
    pub width: Pt,
}

/// An image at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// What it shows.
    pub owner: Owner,
    /// Left edge.
    pub x: Pt,
    /// Upper edge.
    pub y: Pt,
    /// Width.
    pub width: Pt,
    /// Height.
    pub height: Pt,
    /// The image.
    pub image: Arc<Image>,
}

/// Text that does not stand upright: the stamp of a draft, and the page number of a page that is turned to be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Slanted {
    /// Its text as it stands upright, from the point that it is turned about.
    pub runs: Vec<TextRun>,
    /// Where that point is.
    pub pivot: (Pt, Pt),
    /// By how many degrees it rises to the right.
    pub angle: f64,
    /// Share of black in its grey.
    pub tint: f64,
}

/// Why a document cannot be put on pages.
#[derive(Debug, Clone, PartialEq)]
pub enum LayoutError {
    /// No font has this character.
    MissingGlyph {
        /// The character.
        character: char,
        /// The text of the report that has it first.
        span: Option<Span>,
    },
    /// A figure of a table is wider than its column in the smallest type.
    FigureTooWide {
        /// What its cell says.
        text: String,
        /// The text that holds it.
        span: Option<Span>,
        /// Whether it does not even fit on a page that is turned.
        lies: bool,
    },
    /// A row of a table is higher than a page.
    RowTooHigh {
        /// Row, from 0, header rows included.
        row: usize,
        /// The text that makes it so high.
        span: Option<Span>,
    },
}

impl LayoutError {
    /// Where in the report file the trouble is.
    pub fn span(&self) -> Option<Span> {
        match self {
            LayoutError::MissingGlyph { span, .. }
            | LayoutError::FigureTooWide { span, .. }
            | LayoutError::RowTooHigh { span, .. } => *span,
        }
    }
}

impl fmt::Display for LayoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LayoutError::MissingGlyph { character, .. } => write!(
                f,
                "所有字体都没有“{character}”（U+{:04X}）这个字；请换一个字，或用 --font-dir 给出有这个字的字体",
                *character as u32
            ),
            LayoutError::FigureTooWide { text, lies, .. } => {
                let page = if *lies { "横排也" } else { "这种版面" };
                write!(f, "表格的列太多，“{text}”用最小的字号，{page}放不进一列；请把表格拆成几个，或减少列数")
            }
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
/// Every character that no font has, once, and every row of a table that does not fit on a page, in printed order.
pub fn lay_out(document: &Document, style: &Style, library: &Library) -> Result<Layout, Vec<LayoutError>> {
    let mut setter = paragraph::Setter::new(library, style.latin);
    let strips = flow::strips(document, style, &mut setter);
    let (mut pages, parted) = flow::paginate(&strips, style);
    furniture::add(&mut pages, document.band.as_ref(), document.draft, style, &mut setter);
    finished(pages, parted, setter)
}

/// Puts the 目录 of a volume on pages.
///
/// # Errors
/// Every character of a title that no font has, once.
pub fn lay_out_contents(contents: &Contents, style: &Style, library: &Library) -> Result<Layout, Vec<LayoutError>> {
    let mut setter = paragraph::Setter::new(library, style.latin);
    let mut pages = contents::pages(contents, style, &mut setter);
    furniture::add(&mut pages, None, false, style, &mut setter);
    finished(pages, Vec::new(), setter)
}

/// Adds to pages that have their own numbers those of the volume they are bound in, the first being `first`.
///
/// # Errors
/// What stands beside the number if no font has it.
pub fn number_through(
    mut layout: Layout,
    first: usize,
    style: &Style,
    library: &Library,
) -> Result<Layout, Vec<LayoutError>> {
    let mut setter = paragraph::Setter::new(library, style.latin);
    through::add(&mut layout.pages, first, style, &mut setter);
    setter.finish()?;
    Ok(layout)
}

/// Pages, unless something stood in the way.
fn finished(pages: Vec<Page>, parted: Vec<Parted>, setter: paragraph::Setter<'_>) -> Result<Layout, Vec<LayoutError>> {
    let held = setter.finish()?;
    Ok(Layout { pages, held, parted })
}
