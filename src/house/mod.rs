//! 版式 of one office: what it sets otherwise than GB/T 9704—2012.

mod apply;
mod read;
pub mod schema;

pub(crate) use read::values;
pub use read::{is_house_style, read};

use crate::source::Spanned;
use crate::style::{ParagraphRole, Pt};

/// What one office sets otherwise. What is none stays as the layout has it that the house style goes over; see
/// [`HouseStyle::over`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct HouseStyle {
    /// 页边距.
    pub margins: Margins,
    /// 版心.
    pub type_area: TypeArea,
    /// Lines of body text on a page.
    pub lines: Option<Spanned<usize>>,
    /// 行距: from one line to the next.
    pub line_pitch: Option<Spanned<Pt>>,
    /// Characters of body text on a line.
    pub characters: Option<Spanned<usize>>,
    /// 字号.
    pub sizes: Sizes,
    /// Title and headings that are bold; of these roles, no others are.
    pub bold: Option<Vec<ParagraphRole>>,
    /// The face of digits and Latin letters.
    pub digits: Option<Digits>,
    /// 页码.
    pub page_number: PageNumber,
    /// Whether tables that a page holds may be parted, the three official ones among them.
    pub tables: Option<Tables>,
}

/// 页边距: from the edges of the sheet to the type area.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Margins {
    /// 上（天头）.
    pub top: Option<Spanned<Pt>>,
    /// 下.
    pub bottom: Option<Spanned<Pt>>,
    /// 左（订口）.
    pub left: Option<Spanned<Pt>>,
    /// 右.
    pub right: Option<Spanned<Pt>>,
}

/// 版心.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TypeArea {
    /// Its width.
    pub width: Option<Spanned<Pt>>,
    /// Its height.
    pub height: Option<Spanned<Pt>>,
}

/// 字号 of what offices set in other sizes. Headings and all else in body type follow the body.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Sizes {
    /// 标题.
    pub title: Option<Spanned<Pt>>,
    /// 正文.
    pub body: Option<Spanned<Pt>>,
    /// 页码.
    pub page_number: Option<Spanned<Pt>>,
}

/// The face of digits and Latin letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digits {
    /// That of the Chinese around them.
    Han,
    /// Times New Roman, or one like it, in text of light strokes.
    Times,
}

/// 页码.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PageNumber {
    /// What is printed.
    pub form: Option<PageNumberForm>,
    /// Where on its line it stands.
    pub place: Option<Spanned<Place>>,
}

/// Where tables are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tables {
    /// Nowhere, if a page holds them.
    Whole,
    /// Between rows, where a table as a whole would leave too much of a page empty.
    Split,
}

/// What is printed as the number of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageNumberForm {
    /// — 1 —, as GB/T 9704 has it.
    Dashes,
    /// - 1 -
    Hyphens,
    /// 1
    Plain,
    /// Nothing.
    None,
}

/// Where on its line a page number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At the outer edge: right on odd pages, left on even ones.
    Outer,
    /// In the middle.
    Centre,
}

/// Keys of a house style and what each holds.
const KEYS: [(&str, &str); 10] = [
    ("margins", "页边距，毫米：上、下、左（订口）、右；只写不同的"),
    ("type_area", "版心的宽、高，毫米；和页边距写一样就够，版心＝纸张减去两边"),
    ("lines", "每页行数；不写的按版心高和行距算"),
    ("line_pitch", "行距，磅（Word 的固定值）；不写的按版心高和行数算"),
    ("characters", "每行字数；不写的按版心宽和正文字号算"),
    ("sizes", "字号：三号、小二等，或磅数"),
    (
        "bold",
        "哪些加粗：title（标题）、heading1（一、）、heading2（（一））、heading3（1.）、heading4（（1））；写了的加粗，其余不加粗",
    ),
    (
        "digits",
        "数字和拉丁字母的字体：han（随汉字，照 GB/T 9704—2012）、times（Times New Roman 一类；小标宋和黑体里的仍随汉字）",
    ),
    ("page_number", "页码"),
    (
        "tables",
        "表格：whole（一页放得下的都不拆开）、split（整张放会空出三分之一页以上的，在行间拆开）；不写的照 split",
    ),
];

/// Keys in `margins`.
const MARGINS: [(&str, &str); 4] = [("top", "上（天头）"), ("bottom", "下"), ("left", "左（订口）"), ("right", "右")];

/// Keys in `type_area`.
const TYPE_AREA: [(&str, &str); 2] = [("width", "版心宽"), ("height", "版心高")];

/// Keys in `sizes`.
const SIZES: [(&str, &str); 3] = [("title", "标题"), ("body", "正文和各级标题"), ("page_number", "页码")];

/// What can stand in `bold`.
const BOLD: [(&str, ParagraphRole); 5] = [
    ("title", ParagraphRole::Title),
    ("heading1", ParagraphRole::Heading1),
    ("heading2", ParagraphRole::Heading2),
    ("heading3", ParagraphRole::Heading3),
    ("heading4", ParagraphRole::Heading4),
];

/// What can stand in `digits`.
const DIGITS: [(&str, Digits); 2] = [("han", Digits::Han), ("times", Digits::Times)];

/// Keys in `page_number`.
const PAGE_NUMBER: [(&str, &str); 2] = [
    ("form", "样子，要加引号：\"— 1 —\"（照 GB/T 9704—2012）、\"- 1 -\"、\"1\"，或 none（不印）"),
    ("place", "位置：outer（外侧，单页在右、双页在左，照 GB/T 9704—2012）、centre（居中）"),
];

/// What can stand in `form`, as it is printed on the first page.
const FORMS: [(&str, PageNumberForm); 4] = [
    ("— 1 —", PageNumberForm::Dashes),
    ("- 1 -", PageNumberForm::Hyphens),
    ("1", PageNumberForm::Plain),
    ("none", PageNumberForm::None),
];

/// What can stand in `place`.
const PLACES: [(&str, Place); 2] = [("outer", Place::Outer), ("centre", Place::Centre)];

/// What can stand in `tables`.
const TABLES: [(&str, Tables); 2] = [("whole", Tables::Whole), ("split", Tables::Split)];

/// Units of lengths that a person may write, in millimetres; none is millimetres.
const UNITS: [(&str, f64); 4] = [("毫米", 1.0), ("mm", 1.0), ("厘米", 10.0), ("cm", 10.0)];

/// Names of the point.
const POINTS: [&str; 2] = ["磅", "pt"];
