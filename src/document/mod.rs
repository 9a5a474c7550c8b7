//! The document: what is printed, in order, as back-end-neutral blocks. Made once from a report, read by Word and PDF.
//!
//! Everything that both must agree on is decided here: heading numbers, the lines of the title, merged cells, column
//! widths, the type size of a table, the size of an image. What belongs to something is a part of it: a caption of its
//! table or illustration, a title of its attachment.

mod assemble;
mod balance;
mod band;
mod contents;
mod cut;
mod digest;
mod end;
mod fit;
mod lie;
mod linked;
mod points;
mod signature;
mod table;
mod text;
mod title;

use std::sync::Arc;

pub use assemble::assemble;
pub use band::Band;
pub use contents::{Contents, ContentsEntry};
pub use digest::digest;
pub use lie::orientations;
pub use linked::linked;
pub use text::{Inline, Text};

use crate::image::Image;
use crate::report::{Date, Report};
use crate::source::Span;
use crate::style::{Align, FontRole, Indent, PageOrientation, ParagraphRole, Pt};

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
    /// What stands at the head of every sheet; none where the layout has nothing there.
    pub band: Option<Band>,
    /// The report itself in printed order, from its title to its date.
    pub body: Vec<Block>,
    /// 附件 in printed order, each on pages of its own.
    pub attachments: Vec<Attachment>,
}

/// 附件.
#[derive(Debug, Clone, PartialEq)]
pub struct Attachment {
    /// The word 附件 with its number, if it has one.
    pub label: Paragraph,
    /// Its title.
    pub title: Paragraph,
    /// What it holds, in printed order.
    pub blocks: Vec<Block>,
}

/// A block of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph or heading.
    Paragraph(Paragraph),
    /// An unnumbered list; its items have the role [`ParagraphRole::ListItem`] and bear no marks.
    List(Vec<Paragraph>),
    /// A table.
    Table(Table),
    /// An image.
    Illustration(Illustration),
}

/// Where in a document a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlockId {
    /// Index of the attachment that holds it; none if it is in the body.
    pub attachment: Option<usize>,
    /// Index among the blocks there.
    pub block: usize,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// What it is.
    pub role: ParagraphRole,
    /// Its text; of a heading that runs in, only the heading's words.
    pub text: Text,
    /// 接排: body text that goes on in the paragraph of a heading; none for all other paragraphs.
    pub run_on: Option<Text>,
    /// Its type size, where it is not that of its role; its lines come closer as its type gets smaller.
    pub size: Option<Pt>,
    /// Its indent, where it is not that of its role.
    pub indent: Option<Indent>,
    /// Empty lines above it.
    pub lines_before: u8,
    /// Whether it must stand on one page with what follows, though its role does not ask for it.
    pub keep_with_next: bool,
    /// 段中不分页: whether all its lines must stand on one page.
    pub keep_lines: bool,
}

/// A table with merged cells. Its cells cover every place of the grid exactly once.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// 表题, above it.
    pub caption: Option<Paragraph>,
    /// What it shows, in a phrase, for those who cannot see it.
    pub summary: String,
    /// Type size of its text.
    pub size: Pt,
    /// Which lines are drawn.
    pub rules: TableRules,
    /// What pages it stands on.
    pub orientation: PageOrientation,
    /// Which of its cells, the first of them, has a figure that is wider than its column even so; none if all fit.
    pub too_wide: Option<usize>,
    /// Width of each column; together the width of the type area.
    pub columns: Vec<Pt>,
    /// Number of rows.
    pub rows: usize,
    /// Rows at the top that repeat on each page.
    pub header_rows: usize,
    /// Cells in reading order; merged ones once, at their top left.
    pub cells: Vec<Cell>,
    /// Rows that must stand on one page with the next row, in order.
    pub keep_with_next: Vec<usize>,
}

/// The lines of a [`Table`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableRules {
    /// Around every cell.
    All,
    /// Below every row.
    Rows,
    /// None.
    None,
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
    /// Typeface of its text, where it is not that of tables.
    pub font: Option<FontRole>,
    /// Type size of its text.
    pub size: Pt,
    /// Where its lines stand from left to right.
    pub align: Align,
    /// Whether they stand at its top; else they are centred between top and bottom.
    pub at_top: bool,
    /// Indent of its lines, in characters of its size.
    pub indent: Indent,
    /// Its text; empty for an empty cell.
    pub text: Text,
    /// The image that it shows in the place of text; it has no caption.
    pub illustration: Option<Illustration>,
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
pub struct Illustration {
    /// The image.
    pub image: Arc<Image>,
    /// Printed width.
    pub width: Pt,
    /// Printed height.
    pub height: Pt,
    /// 替代文字.
    pub alt: String,
    /// 图题, below it.
    pub caption: Option<Paragraph>,
    /// Where in the report file it is named.
    pub span: Option<Span>,
}

impl Cell {
    /// A cell of one place, the first of its table, that holds text.
    pub fn new(role: CellRole, size: Pt, align: Align, text: Text) -> Self {
        Cell {
            row: 0,
            column: 0,
            rows: 1,
            columns: 1,
            role,
            font: None,
            size,
            align,
            at_top: false,
            indent: Indent::NONE,
            text,
            illustration: None,
        }
    }
}

impl Document {
    /// A document of a report with that body, without band and attachments.
    fn of(report: &Report, body: Vec<Block>, draft: bool) -> Self {
        Document {
            title: report.title(),
            author: report.body().to_owned(),
            date: report.published.map_or(*report.period().to, |published| *published),
            language: "zh-CN",
            draft,
            band: None,
            body,
            attachments: Vec::new(),
        }
    }

    /// All blocks in printed order.
    pub fn blocks(&self) -> impl Iterator<Item = (BlockId, &Block)> {
        let attachments = self.attachments.iter().enumerate();
        let attached = attachments.map(|(at, attachment)| (Some(at), attachment.blocks.as_slice()));
        std::iter::once((None, self.body.as_slice())).chain(attached).flat_map(|(attachment, blocks)| {
            blocks.iter().enumerate().map(move |(block, content)| (BlockId { attachment, block }, content))
        })
    }
}

impl BlockId {
    /// The block of that index in the body.
    pub fn in_body(block: usize) -> Self {
        BlockId { attachment: None, block }
    }
}

impl Paragraph {
    /// A paragraph that looks as its role says.
    pub fn new(role: ParagraphRole, text: Text) -> Self {
        Paragraph {
            role,
            text,
            run_on: None,
            size: None,
            indent: None,
            lines_before: 0,
            keep_with_next: false,
            keep_lines: false,
        }
    }
}
