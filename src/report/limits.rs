//! How much a report may hold. No report comes near: what goes beyond was pasted or repeated by mistake, and would cost
//! minutes and gigabytes to print.

/// Most characters of a paragraph, an item or a line of a cell; real ones stay below two thousand.
pub const MAX_PARAGRAPH: usize = 50_000;
/// Most characters of a heading or a caption. Bookmarks and names of tables are made of them, which PDF/A bounds.
pub const MAX_HEADING: usize = 500;
/// Most characters of 替代文字, which PDF/A bounds as well.
pub const MAX_ALT: usize = 2_000;

/// What is counted over a whole report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Countable {
    /// Paragraphs, headings and lines of lists.
    Texts,
    /// Headings, each of which is a bookmark.
    Headings,
    /// Cells of the body's own tables, each of their lines.
    Cells,
    /// Tables of the body's own.
    Tables,
    /// Images and charts.
    Pictures,
    /// 附件.
    Attachments,
    /// Parts in bold.
    Bold,
}

impl Countable {
    /// All that is counted.
    pub const ALL: [Countable; 7] = [
        Countable::Texts,
        Countable::Headings,
        Countable::Cells,
        Countable::Tables,
        Countable::Pictures,
        Countable::Attachments,
        Countable::Bold,
    ];

    /// How many of them a report may have.
    pub fn most(self) -> usize {
        match self {
            Countable::Texts => 10_000,
            Countable::Headings => 2_000,
            Countable::Cells => 40_000,
            Countable::Tables => 500,
            Countable::Pictures => 100,
            Countable::Attachments => 300,
            Countable::Bold => 10_000,
        }
    }

    /// Its name and measure word, and what to do where there are more.
    pub(super) fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Countable::Texts => ("段落、小标题和列表各项", "段", "请核对有没有重复粘贴，或拆成几份"),
            Countable::Headings => ("小标题", "个", "请核对有没有把正文写成了小标题"),
            Countable::Cells => ("自制表格的单元格（多行的按行算）", "格", "请删去空行空列，或把明细另存为工作簿公开"),
            Countable::Tables => ("自制表格", "个", "请核对有没有重复粘贴，或把明细另存为工作簿公开"),
            Countable::Pictures => ("图片和统计图", "个", "请核对有没有重复粘贴，或拆成几份"),
            Countable::Attachments => ("附件", "个", "请核对有没有重复粘贴，或把附件拆成几份"),
            Countable::Bold => ("加粗的地方", "处", "请只给要紧的话加粗，整段加粗的只在头尾各写一次 **"),
        }
    }
}
