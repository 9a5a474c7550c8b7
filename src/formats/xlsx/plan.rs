//! Where everything stands in a workbook; writer and reader both go by it.

use crate::form::{GridCell, SECTIONS, Table, table};
use crate::report::Level;

/// Sheet of the plain values.
pub const COVER: &str = "封面";
/// Sheet of the paragraphs before 一、.
pub const PREAMBLE: &str = "前言";
/// Sheet of all attachments.
pub const ATTACHMENTS: &str = "附件";

/// A sheet by what it holds.
#[derive(Debug, Clone, Copy)]
pub enum Sheet {
    /// The plain values.
    Cover,
    /// Prose under a key of the report file.
    Prose(&'static str),
    /// An official table.
    Table(&'static Table),
    /// The attachments.
    Attachments,
}

/// All sheets in order, with their names: the sections bear their headings, their tables the tables' names.
pub fn sheets() -> Vec<(&'static str, Sheet)> {
    let sections = SECTIONS.iter().map(|section| match table(section.key) {
        Some(table) => (table.form.name, Sheet::Table(table)),
        None => (section.heading, Sheet::Prose(section.key)),
    });
    let first = [(COVER, Sheet::Cover), (PREAMBLE, Sheet::Prose("preamble"))];
    first.into_iter().chain(sections).chain([(ATTACHMENTS, Sheet::Attachments)]).collect()
}

/// Row of the first plain value on the cover, from 0.
pub const COVER_FIRST_ROW: u32 = 3;
/// Columns of the cover, from 0: name, value, how to fill it in.
pub const COVER_COLUMNS: [u16; 3] = [0, 1, 2];

/// Row of a table sheet where the official table begins, from 0.
pub const TABLE_FIRST_ROW: u32 = 2;

/// The grid cell's top left on its sheet, as row and column from 0.
pub fn table_place(cell: &GridCell) -> (u32, u16) {
    // No official table has anywhere near 65536 rows or columns.
    (TABLE_FIRST_ROW + cell.row as u32, cell.column as u16)
}

/// Row of a prose sheet that heads its columns, from 0; the blocks stand below.
pub const PROSE_HEAD_ROW: u32 = 2;
/// Column of the kind of a row, from 0.
pub const KIND_COLUMN: u16 = 0;
/// Column of the text of a row, and of the first cell of a table of the body's own.
pub const TEXT_COLUMN: u16 = 1;
/// Column of 替代文字 of an image, and of the number of columns of a table.
pub const DETAIL_COLUMN: u16 = 2;
/// Column of 图题 of an image.
pub const CAPTION_COLUMN: u16 = 3;
/// Heads of the columns of a prose sheet.
pub const PROSE_HEADS: [&str; 4] = ["类型", "内容", "替代文字／列数", "图题"];

/// What a row of a prose sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading(Level),
    /// An item of a list: the list of the row above, or a new one.
    Item,
    /// The first item of a list that follows another list.
    NewItem,
    /// An image.
    Image,
    /// Beginning of a table of the body's own.
    Table,
    /// Its header row.
    TableHead,
    /// Another row of it.
    TableRow,
    /// Beginning of an attachment.
    Attachment,
}

/// Kinds that a section's sheet offers, then the one that only the sheet of attachments has.
pub const KINDS: [Kind; 11] = [
    Kind::Paragraph,
    Kind::Heading(Level::Two),
    Kind::Heading(Level::Three),
    Kind::Heading(Level::Four),
    Kind::Item,
    Kind::NewItem,
    Kind::Image,
    Kind::Table,
    Kind::TableHead,
    Kind::TableRow,
    Kind::Attachment,
];

impl Kind {
    /// The word that stands in the column of kinds.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Paragraph => "段落",
            Kind::Heading(Level::Two) => "二级标题",
            Kind::Heading(Level::Three) => "三级标题",
            Kind::Heading(Level::Four) => "四级标题",
            Kind::Item => "列项",
            Kind::NewItem => "另起列项",
            Kind::Image => "图片",
            Kind::Table => "表格",
            Kind::TableHead => "表头",
            Kind::TableRow => "表行",
            Kind::Attachment => "附件标题",
        }
    }

    /// The kinds that a sheet offers.
    pub fn offered(attachments: bool) -> impl Iterator<Item = Kind> {
        KINDS.into_iter().filter(move |kind| attachments || *kind != Kind::Attachment)
    }
}
