//! 公文格式: what a layout is made of. A layout is a value of [`Style`], data and nothing else; Word, PDF and workbook
//! read what they are given.
//!
//! Lengths are [`Pt`]. Where a comment says 字 or characters, one is the width of the paragraph's own full-width
//! character; where it says type sizes, one is the size of the text in question.

mod board;
mod digest;
mod length;
mod official;

pub use board::BOARD;
pub use digest::DIGEST;
pub use length::{Pt, mm};
pub use official::OFFICIAL;

use crate::form::TableId;

/// 字号: the classical type sizes.
pub mod size {
    use super::Pt;

    /// 2号.
    pub const SECOND: Pt = Pt(22.0);
    /// 3号.
    pub const THIRD: Pt = Pt(16.0);
    /// 4号.
    pub const FOURTH: Pt = Pt(14.0);
    /// 小四.
    pub const SMALL_FOURTH: Pt = Pt(12.0);
    /// 五号.
    pub const FIFTH: Pt = Pt(10.5);
    /// 小五.
    pub const SMALL_FIFTH: Pt = Pt(9.0);
    /// 六号.
    pub const SIXTH: Pt = Pt(7.5);

    /// All of them by their names, largest first.
    pub const NAMES: [(&str, Pt); 16] = [
        ("初号", Pt(42.0)),
        ("小初", Pt(36.0)),
        ("一号", Pt(26.0)),
        ("小一", Pt(24.0)),
        ("二号", SECOND),
        ("小二", Pt(18.0)),
        ("三号", THIRD),
        ("小三", Pt(15.0)),
        ("四号", FOURTH),
        ("小四", SMALL_FOURTH),
        ("五号", FIFTH),
        ("小五", SMALL_FIFTH),
        ("六号", SIXTH),
        ("小六", Pt(6.5)),
        ("七号", Pt(5.5)),
        ("八号", Pt(5.0)),
    ];
}

/// A typeface by what it is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FontRole {
    /// 小标宋体: the title.
    XiaoBiaoSong,
    /// 黑体: headings of the first level.
    Hei,
    /// 楷体: headings of the second level.
    Kai,
    /// 仿宋体: body text.
    FangSong,
    /// 宋体: page numbers and tables.
    Song,
    /// Times 体: digits and Latin letters, where offices do not set them in the face of the Chinese around them.
    Times,
}

impl FontRole {
    /// All roles.
    pub const ALL: [FontRole; 6] =
        [FontRole::XiaoBiaoSong, FontRole::Hei, FontRole::Kai, FontRole::FangSong, FontRole::Song, FontRole::Times];

    /// Name of the font that offices have for this role, as Word knows it.
    pub fn official_name(self) -> &'static str {
        match self {
            FontRole::XiaoBiaoSong => "方正小标宋简体",
            FontRole::Hei => "黑体",
            FontRole::Kai => "楷体_GB2312",
            FontRole::FangSong => "仿宋_GB2312",
            FontRole::Song => "宋体",
            FontRole::Times => "Times New Roman",
        }
    }

    /// Names of fonts that serve as well, best first: the official one in English, then others of the same kind.
    pub fn alternatives(self) -> &'static [&'static str] {
        match self {
            FontRole::XiaoBiaoSong => &["FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "华文中宋"],
            FontRole::Hei => &["SimHei", "方正黑体_GBK"],
            FontRole::Kai => &["KaiTi_GB2312", "楷体", "KaiTi", "方正楷体_GBK"],
            FontRole::FangSong => &["FangSong_GB2312", "仿宋", "FangSong", "方正仿宋_GBK"],
            FontRole::Song => &["SimSun", "方正书宋_GBK"],
            FontRole::Times => &["Tinos", "Liberation Serif", "TeX Gyre Termes"],
        }
    }
}

impl FontRole {
    /// Typeface of the digits and Latin letters in text of this role, where a layout wants them in one of their own:
    /// 小标宋 and 黑体 keep theirs, since a Times among such strokes looks like a hole.
    pub fn latin(self, wanted: Option<FontRole>) -> FontRole {
        match self {
            FontRole::XiaoBiaoSong | FontRole::Hei => self,
            FontRole::Kai | FontRole::FangSong | FontRole::Song | FontRole::Times => wanted.unwrap_or(self),
        }
    }
}

/// Where the lines of a paragraph stand between the margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
    /// Filled to both margins, the last line at the left.
    Justify,
}

/// 缩进, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Indent {
    /// 左空: of all lines.
    pub left: f64,
    /// 右空: of all lines.
    pub right: f64,
    /// Of the first line beyond `left`; negative for a hanging indent.
    pub first_line: f64,
}

impl Indent {
    /// No indent.
    pub const NONE: Indent = Indent { left: 0.0, right: 0.0, first_line: 0.0 };
}

/// What a paragraph is, which decides how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParagraphRole {
    /// 标题 of the report or of an attachment.
    Title,
    /// 一、
    Heading1,
    /// （一）
    Heading2,
    /// 1.
    Heading3,
    /// （1）
    Heading4,
    /// 正文.
    Body,
    /// 列项: an item of an unnumbered list, led by [`Style::list_mark`].
    ListItem,
    /// 表题, above its table.
    TableCaption,
    /// 图题, below its illustration.
    IllustrationCaption,
    /// 附件说明: the list of attachments below the text.
    AttachmentNote,
    /// 附件 at the head of an attachment.
    AttachmentLabel,
    /// 发文机关署名 and 成文日期.
    Signature,
}

impl ParagraphRole {
    /// All roles.
    pub const ALL: [ParagraphRole; 12] = [
        ParagraphRole::Title,
        ParagraphRole::Heading1,
        ParagraphRole::Heading2,
        ParagraphRole::Heading3,
        ParagraphRole::Heading4,
        ParagraphRole::Body,
        ParagraphRole::ListItem,
        ParagraphRole::TableCaption,
        ParagraphRole::IllustrationCaption,
        ParagraphRole::AttachmentNote,
        ParagraphRole::AttachmentLabel,
        ParagraphRole::Signature,
    ];

    /// 大纲级别, from 1; none for what is no heading.
    pub fn outline_level(self) -> Option<u8> {
        match self {
            ParagraphRole::Heading1 => Some(1),
            ParagraphRole::Heading2 => Some(2),
            ParagraphRole::Heading3 => Some(3),
            ParagraphRole::Heading4 => Some(4),
            _ => None,
        }
    }
}

/// How the paragraphs of a role look.
#[derive(Debug, Clone, PartialEq)]
pub struct ParagraphStyle {
    /// Typeface.
    pub font: FontRole,
    /// Type size.
    pub size: Pt,
    /// Whether all of it is bold.
    pub bold: bool,
    /// Distance from one line to the next.
    pub line_height: Pt,
    /// Whether characters keep the pitch of the page's character grid.
    pub on_grid: bool,
    /// Alignment.
    pub align: Align,
    /// Usual indent.
    pub indent: Indent,
    /// White above it, unless it is the first on its page.
    pub space_before: Pt,
    /// Rule as wide as the type area above it, and the white between the two; none without a rule.
    pub rule_above: Option<RuleStyle>,
    /// White below it.
    pub space_after: Pt,
    /// Whether it must stand on one page with what follows.
    pub keep_with_next: bool,
}

/// A rule above a paragraph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RuleStyle {
    /// Its width.
    pub width: Pt,
    /// White between it and the first line.
    pub gap: Pt,
}

impl RuleStyle {
    /// What it takes of the page.
    pub fn height(&self) -> Pt {
        self.width + self.gap
    }
}

/// The looks of all paragraphs, one for each [`ParagraphRole`].
#[derive(Debug, Clone, PartialEq)]
pub struct ParagraphStyles {
    /// 标题.
    pub title: ParagraphStyle,
    /// 一、
    pub heading1: ParagraphStyle,
    /// （一）
    pub heading2: ParagraphStyle,
    /// 1.
    pub heading3: ParagraphStyle,
    /// （1）
    pub heading4: ParagraphStyle,
    /// 正文.
    pub body: ParagraphStyle,
    /// 列项.
    pub list_item: ParagraphStyle,
    /// 表题.
    pub table_caption: ParagraphStyle,
    /// 图题.
    pub illustration_caption: ParagraphStyle,
    /// 附件说明.
    pub attachment_note: ParagraphStyle,
    /// 附件.
    pub attachment_label: ParagraphStyle,
    /// 发文机关署名 and 成文日期.
    pub signature: ParagraphStyle,
}

/// The sheet and the type area on it.
#[derive(Debug, Clone, PartialEq)]
pub struct PageStyle {
    /// Width of the sheet.
    pub width: Pt,
    /// Height of the sheet.
    pub height: Pt,
    /// 天头: from the upper edge to the type area.
    pub top: Pt,
    /// 订口: from the left edge to the type area, and from the right edge where even pages are mirrored.
    pub left: Pt,
    /// Whether sheets are printed on both sides, so that the left and right margins of even pages change places.
    pub mirrored: bool,
    /// Width of the type area (版心).
    pub text_width: Pt,
    /// Height of the type area.
    pub text_height: Pt,
    /// Distance from one line of the grid to the next.
    pub line_pitch: Pt,
    /// Characters of body text on a line.
    pub characters: usize,
}

impl PageStyle {
    /// From the left edge to the type area of a page, the first page being 1.
    pub fn left_of(&self, page: usize) -> Pt {
        if self.mirrored && page.is_multiple_of(2) { self.width - self.left - self.text_width } else { self.left }
    }

    /// Distance from one character of the grid to the next.
    pub fn character_pitch(&self) -> Pt {
        self.text_width / self.characters as f64
    }
}

/// 页码 at the foot of each page.
#[derive(Debug, Clone, PartialEq)]
pub struct PageNumberStyle {
    /// Typeface.
    pub font: FontRole,
    /// Type size.
    pub size: Pt,
    /// Where on its line it stands; none for pages without numbers.
    pub place: Option<PageNumberPlace>,
    /// From the lower edge of the type area to the middle of what stands before the number.
    pub distance: Pt,
    /// What stands before the number.
    pub before: &'static str,
    /// What stands between the number and how many pages there are; none if that is not told.
    pub of: Option<&'static str>,
    /// What stands after the number, or behind how many there are.
    pub after: &'static str,
}

impl PageNumberStyle {
    /// Whether even pages differ from odd ones.
    pub fn is_mirrored(&self) -> bool {
        matches!(self.place, Some(PageNumberPlace::Outer { .. }))
    }

    /// What stands at the foot of a page of a document of so many.
    pub fn text(&self, page: usize, pages: usize) -> String {
        let of = self.of.map(|of| format!("{of}{pages}")).unwrap_or_default();
        format!("{}{page}{of}{}", self.before, self.after)
    }
}

/// Where on its line a page number stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PageNumberPlace {
    /// At the outer edge of sheets printed on both sides: right on odd pages, left on even ones.
    Outer {
        /// White between number and edge of the type area, in characters.
        indent: f64,
    },
    /// In the middle.
    Centre,
}

impl PageNumberPlace {
    /// Alignment and indent of the number of a page, the first page being 1.
    pub fn on(self, page: usize) -> (Align, Indent) {
        match self {
            PageNumberPlace::Outer { indent } if page.is_multiple_of(2) => {
                (Align::Left, Indent { left: indent, ..Indent::NONE })
            }
            PageNumberPlace::Outer { indent } => (Align::Right, Indent { right: indent, ..Indent::NONE }),
            PageNumberPlace::Centre => (Align::Center, Indent::NONE),
        }
    }
}

/// 版头: the line at the head of each sheet that says whose report it is and of which year, and the rule below it.
#[derive(Debug, Clone, PartialEq)]
pub struct BandStyle {
    /// Typeface.
    pub font: FontRole,
    /// Type sizes, the largest that lets both stand on the line being taken.
    pub sizes: &'static [Pt],
    /// From the upper edge of the sheet to the line.
    pub top: Pt,
    /// Height of the line.
    pub height: Pt,
    /// Width of the rule.
    pub rule: Pt,
}

/// The stamp across each page of a draft, below its text.
#[derive(Debug, Clone, PartialEq)]
pub struct StampStyle {
    /// What is stamped.
    pub text: &'static str,
    /// Typeface.
    pub font: FontRole,
    /// Type size.
    pub size: Pt,
    /// Share of black in its grey.
    pub tint: f64,
    /// By how many degrees its line rises to the right.
    pub angle: f64,
}

/// How tables look.
#[derive(Debug, Clone, PartialEq)]
pub struct TableStyle {
    /// Typeface.
    pub font: FontRole,
    /// Width of all lines.
    pub line_width: Pt,
    /// White between text and line at the left and right of a cell.
    pub padding: Pt,
    /// Further white before text that stands at the left, in characters.
    pub label_indent: f64,
    /// White between text and line at the top and bottom of a cell.
    pub vertical_padding: Pt,
    /// Least height of a row in type sizes.
    pub row_height: f64,
    /// Distance from one line of a cell to the next in type sizes.
    pub line_height: f64,
    /// Type sizes for figures, the largest that fits its column being taken.
    pub figure_sizes: &'static [Pt],
    /// Type size of a table of the body's own; one whose figures do not fit its columns has the largest of
    /// `figure_sizes` at which they do.
    pub own_size: Pt,
    /// Most rows of a table of the body's own that stands on one page whole; a longer one breaks between rows.
    pub whole_rows: usize,
    /// Most of a page that is left empty, as a share of its height, so that a table stands on one page whole; where it
    /// would be more, the table is parted between rows. 1 for tables that are never parted while a page holds them.
    pub most_hole: f64,
    /// White above a table without 表题.
    pub space_before: Pt,
    /// White below a table.
    pub space_after: Pt,
}

/// Widths of the columns and type size of an official table.
#[derive(Debug, Clone, PartialEq)]
pub struct OfficialTableStyle {
    /// Which table.
    pub table: TableId,
    /// Type size of labels and, where they fit, of figures.
    pub size: Pt,
    /// Type size of what heads the columns.
    pub head_size: Pt,
    /// Widths of the label columns, left to right; the columns of figures share the rest evenly.
    pub label_columns: &'static [Pt],
}

impl OfficialTableStyle {
    /// Widths of all columns of a table that is `width` wide and has that many columns, the first `labels` of which
    /// hold labels.
    ///
    /// # Panics
    /// If the layout gives widths for another number of label columns: it was made for another form.
    pub fn columns(&self, columns: usize, labels: usize, width: Pt) -> Vec<Pt> {
        assert_eq!(self.label_columns.len(), labels, "label columns of {:?}", self.table);
        let rest = width - self.label_columns.iter().sum::<Pt>();
        let mut widths = self.label_columns.to_vec();
        widths.resize(columns, rest / (columns - labels) as f64);
        widths
    }
}

/// How images look.
#[derive(Debug, Clone, PartialEq)]
pub struct IllustrationStyle {
    /// Largest height.
    pub height: Pt,
    /// Resolution taken for an image that states none, in dots per inch.
    pub resolution: f64,
    /// Least share of its size to which an image is made smaller so that it fits what is left of a page; 1 for images
    /// that never are.
    pub least_scale: f64,
    /// How many times its own size an image is printed, where there is room.
    pub scale: f64,
    /// Side of a QR code.
    pub code: Pt,
    /// White above and below.
    pub space: Pt,
}

/// How the parts of a digest look that other layouts do not have.
#[derive(Debug, Clone, PartialEq)]
pub struct DigestStyle {
    /// Height that the title may take, however long it is.
    pub title_height: Pt,
    /// Type sizes of the title, the largest that lets it stand in that height being taken.
    pub title_sizes: &'static [Pt],
    /// Type sizes of the figures of each line of figures, from the first line on; the largest being taken that lets
    /// the longest of a line stand in its column. Lines behind the last look like it.
    pub figure_sizes: &'static [&'static [Pt]],
    /// Figures on a line.
    pub columns: usize,
    /// Typeface of the figures.
    pub figure_font: FontRole,
    /// Type size of what figures are called, and of the names of rows.
    pub label_size: Pt,
    /// Type sizes of the lines that sum up prose, the largest being taken in which all of it stands on the sheet.
    pub point_sizes: &'static [Pt],
    /// Most of these lines.
    pub points: usize,
    /// Width of what stands before them.
    pub point_label: Pt,
    /// Type sizes of the address of a QR code, the largest that lets it stand on a line being taken.
    pub address_sizes: &'static [Pt],
    /// Thickest bar of the chart, which grows with the room that is left.
    pub thickest_bar: Pt,
    /// Room that is left below everything, for programs that set lines a little wider apart.
    pub reserve: Pt,
}

/// How charts look.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartStyle {
    /// Typeface of labels and figures.
    pub font: FontRole,
    /// Type size of labels and figures.
    pub size: Pt,
    /// Width of outlines, axes, and the lines of hatches.
    pub line_width: Pt,
    /// Thickness of a bar.
    pub bar: Pt,
    /// From the lowest to the highest point of a line.
    pub plot: Pt,
    /// Diameter of a pie.
    pub pie: Pt,
}

/// How a volume (汇编) looks beyond what its reports look like.
#[derive(Debug, Clone, PartialEq)]
pub struct VolumeStyle {
    /// Typeface of the lines of the 目录.
    pub entry_font: FontRole,
    /// Type size of the lines of the 目录.
    pub entry_size: Pt,
    /// 转行: from the margin to a title's second line, in characters.
    pub turned: f64,
    /// 引点: what leads from a title to its number, as often as there is room.
    pub leader: &'static str,
    /// White at either end of a leader, in characters.
    pub leader_gap: f64,
    /// Least length of a leader, in characters.
    pub least_leader: f64,
    /// What no title enters before the margin, in characters: the numbers stand there.
    pub number_room: f64,
    /// Typeface of the 总页码.
    pub number_font: FontRole,
    /// Type size of the 总页码.
    pub number_size: Pt,
    /// White between the 总页码 and the inner edge of the type area, in characters.
    pub number_indent: f64,
    /// What stands before the 总页码.
    pub before_number: &'static str,
    /// What stands after the 总页码.
    pub after_number: &'static str,
}

/// A layout.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    /// Sheet and type area.
    pub page: PageStyle,
    /// What the names of its files say behind the title, so that they are not those of another layout; empty for the
    /// layout that is handed in.
    pub suffix: &'static str,
    /// Page numbers.
    pub page_number: PageNumberStyle,
    /// The line at the head of each sheet; none if it has none.
    pub band: Option<BandStyle>,
    /// Stamp of a draft.
    pub stamp: StampStyle,
    /// Paragraphs by their roles.
    pub paragraphs: ParagraphStyles,
    /// Typeface of digits and Latin letters, see [`FontRole::latin`]; none for that of the Chinese around them.
    pub latin: Option<FontRole>,
    /// What leads each item of a list.
    pub list_mark: &'static str,
    /// All tables.
    pub table: TableStyle,
    /// The official tables.
    pub official_tables: &'static [OfficialTableStyle],
    /// Images.
    pub illustration: IllustrationStyle,
    /// What of a report is printed in few figures and lines on one sheet; none for the whole report.
    pub digest: Option<DigestStyle>,
    /// Charts.
    pub chart: ChartStyle,
    /// Volumes of reports.
    pub volume: VolumeStyle,
}

impl Style {
    /// How paragraphs of a role look.
    pub fn paragraph(&self, role: ParagraphRole) -> &ParagraphStyle {
        let styles = &self.paragraphs;
        match role {
            ParagraphRole::Title => &styles.title,
            ParagraphRole::Heading1 => &styles.heading1,
            ParagraphRole::Heading2 => &styles.heading2,
            ParagraphRole::Heading3 => &styles.heading3,
            ParagraphRole::Heading4 => &styles.heading4,
            ParagraphRole::Body => &styles.body,
            ParagraphRole::ListItem => &styles.list_item,
            ParagraphRole::TableCaption => &styles.table_caption,
            ParagraphRole::IllustrationCaption => &styles.illustration_caption,
            ParagraphRole::AttachmentNote => &styles.attachment_note,
            ParagraphRole::AttachmentLabel => &styles.attachment_label,
            ParagraphRole::Signature => &styles.signature,
        }
    }

    /// How an official table looks.
    ///
    /// # Panics
    /// If the layout has no such table: it was made for another form.
    pub fn official_table(&self, table: TableId) -> &OfficialTableStyle {
        let found = self.official_tables.iter().find(|style| style.table == table);
        found.unwrap_or_else(|| panic!("the layout has no table {table:?}"))
    }
}
