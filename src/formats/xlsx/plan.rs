//! Where everything stands in a workbook; writer and reader both go by it.

use crate::chart::ChartKind;
use crate::form::fields::{ATTACHMENTS_NAME, FieldId, PREAMBLE, PREAMBLE_NAME};
use crate::form::{Edition, GridCell, Table};
use crate::report::Level;

/// Sheet of the plain values.
pub const COVER: &str = "封面";
/// Sheet of what stands above and below the official tables.
pub const AROUND_TABLES: &str = "表前表后文字";

/// What a sheet holds.
#[derive(Debug, Clone, Copy)]
pub enum SheetKind {
    /// The plain values.
    Cover,
    /// Prose under a key of the report file.
    Prose(&'static str),
    /// An official table.
    Table(&'static Table),
    /// The prose above and below the official tables.
    AroundTables,
    /// The attachments.
    Attachments,
}

impl SheetKind {
    /// Whether a workbook may be without it: those that were handed out before there was one are.
    pub fn is_optional(self) -> bool {
        matches!(self, SheetKind::AroundTables)
    }
}

/// All sheets of an edition's workbooks in order, with their names: sections of prose bear their headings, those with a
/// table the table's short name.
pub fn sheets(edition: &'static Edition) -> Vec<(&'static str, SheetKind)> {
    let sections = edition.sections().iter().map(|section| match section.table {
        Some(form) => (form.sheet, SheetKind::Table(edition.table(form.id))),
        None => (section.heading, SheetKind::Prose(section.key)),
    });
    let first = [(COVER, SheetKind::Cover), (PREAMBLE_NAME, SheetKind::Prose(PREAMBLE))];
    let last = [(AROUND_TABLES, SheetKind::AroundTables), (ATTACHMENTS_NAME, SheetKind::Attachments)];
    first.into_iter().chain(sections).chain(last).collect()
}

/// Row of the first plain value on the cover, from 0.
pub const COVER_FIRST_ROW: u32 = 3;
/// Columns of the cover, from 0: name, value, how to fill it in.
pub const COVER_COLUMNS: [u16; 3] = [0, 1, 2];
/// Names that plain values had in workbooks handed out earlier.
pub const FORMER_LABELS: [(FieldId, &str); 1] = [(FieldId::Website, "网站")];
/// How a workbook says yes and no.
pub const YES: &str = "是";
/// See [`YES`].
pub const NO: &str = "否";

/// Row of a table sheet where the official table begins, from 0.
pub const TABLE_FIRST_ROW: u32 = 2;

/// Begins what a table sheet says of each sum beside or below the table.
pub const CHECK: &str = "核对：";

/// The grid cell's top left on its sheet, as row and column from 0.
pub fn table_place(cell: &GridCell) -> (u32, u16) {
    // No official table has anywhere near 65536 rows or columns.
    (TABLE_FIRST_ROW + cell.row as u32, cell.column as u16)
}

/// Row of a prose sheet that heads its columns, from 0; the blocks stand below.
pub const PROSE_HEAD_ROW: u32 = 2;
/// Kind and text of the row above that one, which shows how to fill in the others and is not printed.
pub const EXAMPLE: [&str; 2] = ["例：段落", "本年度主动公开政府信息××条。（这一行只是例子，不印；前面不用空两格）"];
/// Column of the kind of a row, from 0.
pub const KIND_COLUMN: u16 = 0;
/// Column of the text of a row, and of the first cell of a table of the body's own.
pub const TEXT_COLUMN: u16 = 1;
/// Column of 替代文字 of an image, of the number of columns of a table, and of the unit of a chart.
pub const DETAIL_COLUMN: u16 = 2;
/// Column of 图题 of an image.
pub const CAPTION_COLUMN: u16 = 3;
/// Heads of the columns of a prose sheet.
pub const PROSE_HEADS: [&str; 4] = ["类型", "内容", "替代文字／列数／单位", "图题"];

/// What a row of a prose sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// A paragraph; every line of its text is one.
    Paragraph,
    /// A heading on a line of its own.
    Heading(Level),
    /// A heading and, after a line break, the paragraph that it runs into.
    RunIn(Level),
    /// An item of a list: the list of the row above, or a new one.
    Item,
    /// The first item of a list that follows another list.
    NewItem,
    /// An image.
    Image,
    /// Beginning of a table of the body's own.
    Table,
    /// Beginning of a chart of the body's own; its figures are in the rows of a table.
    Chart(ChartKind),
    /// The header row of a table.
    TableHead,
    /// Another row of it.
    TableRow,
    /// Beginning of an attachment.
    Attachment,
    /// Beginning of what stands above an official table.
    Before,
    /// Beginning of what stands below an official table.
    After,
}

/// The kinds that blocks are made of, as every sheet of prose offers them.
const BLOCKS: [RowKind; 16] = [
    RowKind::Paragraph,
    RowKind::Heading(Level::Two),
    RowKind::Heading(Level::Three),
    RowKind::Heading(Level::Four),
    RowKind::RunIn(Level::Two),
    RowKind::RunIn(Level::Three),
    RowKind::RunIn(Level::Four),
    RowKind::Item,
    RowKind::NewItem,
    RowKind::Image,
    RowKind::Table,
    RowKind::Chart(ChartKind::Bar),
    RowKind::Chart(ChartKind::Line),
    RowKind::Chart(ChartKind::Pie),
    RowKind::TableHead,
    RowKind::TableRow,
];

impl RowKind {
    /// The word that stands in the column of kinds.
    pub fn name(self) -> &'static str {
        match self {
            RowKind::Paragraph => "段落",
            RowKind::Heading(Level::Two) => "二级标题",
            RowKind::Heading(Level::Three) => "三级标题",
            RowKind::Heading(Level::Four) => "四级标题",
            RowKind::RunIn(Level::Two) => "二级标题（接正文）",
            RowKind::RunIn(Level::Three) => "三级标题（接正文）",
            RowKind::RunIn(Level::Four) => "四级标题（接正文）",
            RowKind::Item => "列项",
            RowKind::NewItem => "另起列项",
            RowKind::Image => "图片",
            RowKind::Table => "表格",
            RowKind::Chart(kind) => kind.name(),
            RowKind::TableHead => "表头",
            RowKind::TableRow => "表行",
            RowKind::Attachment => "附件标题",
            RowKind::Before => "表前文字",
            RowKind::After => "表后文字",
        }
    }

    /// The kinds that part a sheet: below each stand the blocks that belong to it.
    pub fn parting(sheet: SheetKind) -> &'static [RowKind] {
        match sheet {
            SheetKind::Attachments => &[RowKind::Attachment],
            SheetKind::AroundTables => &[RowKind::Before, RowKind::After],
            SheetKind::Cover | SheetKind::Prose(_) | SheetKind::Table(_) => &[],
        }
    }

    /// The kinds that a sheet offers.
    pub fn offered(sheet: SheetKind) -> impl Iterator<Item = RowKind> {
        BLOCKS.into_iter().chain(RowKind::parting(sheet).iter().copied())
    }

    /// Every kind there is.
    pub fn all() -> impl Iterator<Item = RowKind> {
        BLOCKS.into_iter().chain([RowKind::Attachment, RowKind::Before, RowKind::After])
    }
}
