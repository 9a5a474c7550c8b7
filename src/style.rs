//! 公文格式: every figure of the layout, once, with its unit and clause. Word and PDF both read it from here.
//!
//! Lengths are in points (1/72 inch) unless a name or comment says otherwise; a character (字) is the width of the
//! paragraph's own full-width character.

/// Points in that many millimetres.
pub const fn mm(millimetres: f64) -> f64 {
    millimetres * 72.0 / 25.4
}

/// 字号: the classical type sizes used here, in points.
pub mod size {
    /// 2号.
    pub const SECOND: f64 = 22.0;
    /// 3号.
    pub const THIRD: f64 = 16.0;
    /// 4号.
    pub const FOURTH: f64 = 14.0;
    /// 小四.
    pub const SMALL_FOURTH: f64 = 12.0;
    /// 五号.
    pub const FIFTH: f64 = 10.5;
    /// 小五.
    pub const SMALL_FIFTH: f64 = 9.0;
    /// 六号.
    pub const SIXTH: f64 = 7.5;
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
}

impl FontRole {
    /// All roles.
    pub const ALL: [FontRole; 5] =
        [FontRole::XiaoBiaoSong, FontRole::Hei, FontRole::Kai, FontRole::FangSong, FontRole::Song];

    /// Name of the font that offices have for this role, as Word knows it.
    pub fn official_name(self) -> &'static str {
        match self {
            FontRole::XiaoBiaoSong => "方正小标宋简体",
            FontRole::Hei => "黑体",
            FontRole::Kai => "楷体_GB2312",
            FontRole::FangSong => "仿宋_GB2312",
            FontRole::Song => "宋体",
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
    /// 列项: an item of an unnumbered list, led by a dash.
    ListItem,
    /// 表题, above its table.
    TableCaption,
    /// 图题, below its figure.
    FigureCaption,
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
        ParagraphRole::FigureCaption,
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
    pub size: f64,
    /// Distance from one line to the next.
    pub line_height: f64,
    /// Whether characters keep the pitch of the page's character grid.
    pub on_grid: bool,
    /// Alignment.
    pub align: Align,
    /// Usual indent.
    pub indent: Indent,
    /// White below it.
    pub space_after: f64,
    /// Whether it must stand on one page with what follows.
    pub keep_with_next: bool,
}

/// The sheet and the type area on it.
#[derive(Debug, Clone, PartialEq)]
pub struct PageStyle {
    /// Width of the sheet.
    pub width: f64,
    /// Height of the sheet.
    pub height: f64,
    /// 天头: from the upper edge to the type area.
    pub top: f64,
    /// 订口: from the left edge to the type area.
    pub left: f64,
    /// Width of the type area (版心).
    pub text_width: f64,
    /// Height of the type area.
    pub text_height: f64,
    /// Lines of body text on a page.
    pub lines: usize,
    /// Characters of body text on a line.
    pub characters: usize,
}

impl PageStyle {
    /// Distance from one line of the grid to the next.
    pub fn line_pitch(&self) -> f64 {
        self.text_height / self.lines as f64
    }

    /// Distance from one character of the grid to the next.
    pub fn character_pitch(&self) -> f64 {
        self.text_width / self.characters as f64
    }
}

/// 页码 at the foot of each page, and the stamp of a draft at its head.
#[derive(Debug, Clone, PartialEq)]
pub struct FurnitureStyle {
    /// Typeface of page numbers.
    pub font: FontRole,
    /// Type size of page numbers.
    pub size: f64,
    /// From the lower edge of the type area to the dashes beside the number.
    pub distance: f64,
    /// White between number and outer edge of the type area, in characters.
    pub indent: f64,
    /// What stands before the number.
    pub before: &'static str,
    /// What stands after the number.
    pub after: &'static str,
    /// What is stamped on each page of a draft.
    pub draft: &'static str,
    /// Typeface of the stamp.
    pub draft_font: FontRole,
    /// Type size of the stamp.
    pub draft_size: f64,
    /// From the upper edge of the sheet to the stamp.
    pub draft_top: f64,
}

/// How tables look.
#[derive(Debug, Clone, PartialEq)]
pub struct TableStyle {
    /// Typeface.
    pub font: FontRole,
    /// Width of all lines.
    pub line_width: f64,
    /// White between text and line at the left and right of a cell.
    pub padding: f64,
    /// Further white before text that stands at the left, in characters.
    pub label_indent: f64,
    /// White between text and line at the top and bottom of a cell.
    pub vertical_padding: f64,
    /// Least height of a row in type sizes.
    pub row_height: f64,
    /// Distance from one line of a cell to the next in type sizes.
    pub line_height: f64,
    /// Type sizes for figures, the largest that fits its column being taken.
    pub figure_sizes: &'static [f64],
    /// Most rows of a table of the body's own that stands on one page whole; a longer one breaks between rows.
    pub whole_rows: usize,
    /// White below a table.
    pub space_after: f64,
}

/// Widths of the columns and type size of an official table.
#[derive(Debug, Clone, PartialEq)]
pub struct OfficialTableStyle {
    /// Key of the table in the form.
    pub key: &'static str,
    /// Type size of labels and, where they fit, of figures.
    pub size: f64,
    /// Widths of the label columns, left to right, in millimetres; the columns of figures share the rest evenly.
    pub label_columns: &'static [f64],
}

/// A layout.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    /// Sheet and type area.
    pub page: PageStyle,
    /// Page numbers and stamp.
    pub furniture: FurnitureStyle,
    /// All tables.
    pub table: TableStyle,
    /// The three official tables.
    pub official_tables: &'static [OfficialTableStyle],
    /// Type size of a table of the body's own.
    pub own_table_size: f64,
    /// Largest height of an image.
    pub image_height: f64,
    /// Resolution taken for an image that states none, in dots per inch.
    pub image_resolution: f64,
    /// White above and below an image.
    pub image_space: f64,
}

/// GB/T 9704—2012, 5.2.1: 版心 156 mm × 225 mm; 5.2.3: 22 lines of 28 characters.
const PAGE: PageStyle = PageStyle {
    width: mm(210.0),
    height: mm(297.0),
    top: mm(37.0),
    left: mm(28.0),
    text_width: mm(156.0),
    text_height: mm(225.0),
    lines: 22,
    characters: 28,
};

/// One line of the grid.
const LINE: f64 = PAGE.text_height / PAGE.lines as f64;

/// 正文: 7.3.3, 3号 仿宋, each paragraph indented by two characters.
const BODY: ParagraphStyle = ParagraphStyle {
    font: FontRole::FangSong,
    size: size::THIRD,
    line_height: LINE,
    on_grid: true,
    align: Align::Justify,
    indent: Indent { left: 0.0, right: 0.0, first_line: 2.0 },
    space_after: 0.0,
    keep_with_next: false,
};

const NO_INDENT: Indent = Indent { left: 0.0, right: 0.0, first_line: 0.0 };

/// 图题, 表题: small, centred.
const CAPTION: ParagraphStyle = ParagraphStyle {
    font: FontRole::Hei,
    size: size::SMALL_FOURTH,
    on_grid: false,
    align: Align::Center,
    indent: NO_INDENT,
    ..BODY
};

/// Layout "official": GB/T 9704—2012.
pub static OFFICIAL: Style = Style {
    page: PAGE,
    // 7.5: 4号 半角宋体 digits between dashes, 7 mm below the type area, one character from the outer edge.
    furniture: FurnitureStyle {
        font: FontRole::Song,
        size: size::FOURTH,
        distance: mm(7.0),
        indent: 1.0,
        before: "— ",
        after: " —",
        draft: "草稿",
        draft_font: FontRole::Hei,
        draft_size: size::SECOND,
        draft_top: mm(20.0),
    },
    table: TableStyle {
        font: FontRole::Song,
        line_width: 0.5,
        padding: mm(0.25),
        label_indent: 0.3,
        vertical_padding: 2.0,
        row_height: 1.7,
        line_height: 1.2,
        figure_sizes: &[size::SMALL_FOURTH, size::FIFTH, size::SMALL_FIFTH, size::SIXTH],
        whole_rows: 15,
        space_after: LINE / 4.0,
    },
    official_tables: &[
        OfficialTableStyle { key: "proactive_disclosure", size: size::SMALL_FOURTH, label_columns: &[39.0] },
        OfficialTableStyle { key: "applications", size: size::FIFTH, label_columns: &[8.6, 15.4, 50.4] },
        OfficialTableStyle { key: "review_and_litigation", size: size::FIFTH, label_columns: &[] },
    ],
    own_table_size: size::FIFTH,
    image_height: mm(150.0),
    image_resolution: 96.0,
    image_space: 6.0,
};

impl Style {
    /// How paragraphs of a role look.
    pub fn paragraph(&self, role: ParagraphRole) -> ParagraphStyle {
        let heading = ParagraphStyle { keep_with_next: true, ..BODY };
        match role {
            // 7.3.1: 2号 小标宋, centred, an empty line between it and the text.
            ParagraphRole::Title => ParagraphStyle {
                font: FontRole::XiaoBiaoSong,
                size: size::SECOND,
                on_grid: false,
                align: Align::Center,
                indent: NO_INDENT,
                space_after: LINE,
                ..heading
            },
            // 7.3.3: 一、 in 黑体, （一） in 楷体, 1. and （1） in 仿宋.
            ParagraphRole::Heading1 => ParagraphStyle { font: FontRole::Hei, ..heading },
            ParagraphRole::Heading2 => ParagraphStyle { font: FontRole::Kai, ..heading },
            ParagraphRole::Heading3 | ParagraphRole::Heading4 => heading,
            ParagraphRole::Body | ParagraphRole::ListItem => BODY,
            ParagraphRole::TableCaption => ParagraphStyle { keep_with_next: true, ..CAPTION },
            ParagraphRole::FigureCaption => CAPTION,
            // 7.3.4: two characters from the left, no full stop at its end.
            ParagraphRole::AttachmentNote => ParagraphStyle { align: Align::Left, ..BODY },
            // 7.3.6: 3号 黑体 at the upper left corner of the type area; the title stands on the third line.
            ParagraphRole::AttachmentLabel => ParagraphStyle {
                font: FontRole::Hei,
                align: Align::Left,
                indent: NO_INDENT,
                space_after: LINE,
                ..heading
            },
            // 7.3.5.2: at the right, below an empty line.
            ParagraphRole::Signature => ParagraphStyle { align: Align::Right, indent: NO_INDENT, ..BODY },
        }
    }

    /// How an official table looks, by its key in the form.
    ///
    /// # Panics
    /// If the form has no such table.
    pub fn official_table(&self, key: &str) -> &OfficialTableStyle {
        self.official_tables.iter().find(|table| table.key == key).expect("a key of the form")
    }
}
