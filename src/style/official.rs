//! Layout "official": GB/T 9704—2012 (公文格式), every figure once, with its clause.

use super::{
    Align, ChartStyle, FontRole, IllustrationStyle, Indent, OfficialTableStyle, PageNumberPlace, PageNumberStyle,
    PageStyle, ParagraphStyle, ParagraphStyles, Pt, StampStyle, Style, TableStyle, VolumeStyle, mm, size,
};
use crate::form::TableId;

/// 5.2.1: 版心 156 mm × 225 mm; 5.2.3: 22 lines of 28 characters.
const PAGE: PageStyle = PageStyle {
    width: mm(210.0),
    height: mm(297.0),
    top: mm(37.0),
    left: mm(28.0),
    // 6.2: 双面印刷.
    mirrored: true,
    text_width: mm(156.0),
    text_height: mm(225.0),
    line_pitch: LINE,
    characters: 28,
};

/// One line of the grid, 22 of which fill the type area.
const LINE: Pt = Pt(mm(225.0).0 / 22.0);

/// 正文: 7.3.3, 3号 仿宋, each paragraph indented by two characters.
pub(super) const BODY: ParagraphStyle = ParagraphStyle {
    font: FontRole::FangSong,
    size: size::THIRD,
    bold: false,
    line_height: LINE,
    on_grid: true,
    align: Align::Justify,
    indent: Indent { left: 0.0, right: 0.0, first_line: 2.0 },
    space_before: Pt::ZERO,
    rule_above: None,
    space_after: Pt::ZERO,
    keep_with_next: false,
};

/// 7.3.3: 一、 in 黑体, （一） in 楷体, 1. and （1） in 仿宋.
const HEADING: ParagraphStyle = ParagraphStyle { keep_with_next: true, ..BODY };

/// 图题, 表题: small, centred, as near to the text as to what they name.
const CAPTION: ParagraphStyle = ParagraphStyle {
    font: FontRole::Hei,
    size: size::SMALL_FOURTH,
    line_height: Pt(24.0),
    on_grid: false,
    align: Align::Center,
    indent: Indent::NONE,
    ..BODY
};

const PARAGRAPHS: ParagraphStyles = ParagraphStyles {
    // 7.3.1: 2号 小标宋, centred, an empty line between it and the text.
    title: ParagraphStyle {
        font: FontRole::XiaoBiaoSong,
        size: size::SECOND,
        on_grid: false,
        align: Align::Center,
        indent: Indent::NONE,
        space_after: LINE,
        ..HEADING
    },
    heading1: ParagraphStyle { font: FontRole::Hei, ..HEADING },
    heading2: ParagraphStyle { font: FontRole::Kai, ..HEADING },
    heading3: HEADING,
    heading4: HEADING,
    body: BODY,
    list_item: BODY,
    table_caption: ParagraphStyle { keep_with_next: true, ..CAPTION },
    illustration_caption: CAPTION,
    // 7.3.4: two characters from the left, no full stop at its end.
    attachment_note: ParagraphStyle { align: Align::Left, ..BODY },
    // 7.3.7: 3号 黑体 at the upper left corner of the type area; the title stands on the third line.
    attachment_label: ParagraphStyle {
        font: FontRole::Hei,
        align: Align::Left,
        indent: Indent::NONE,
        space_after: LINE,
        ..HEADING
    },
    // 7.3.5.2: at the right, below an empty line.
    signature: ParagraphStyle { align: Align::Right, indent: Indent::NONE, ..BODY },
};

/// No clause speaks of drafts: across the whole sheet.
pub(super) const STAMP: StampStyle =
    StampStyle { text: "草稿", font: FontRole::Hei, size: Pt(180.0), tint: 0.15, angle: 45.0 };

/// No clause speaks of volumes: smaller than the text, so that most titles stand on one line.
pub(super) const VOLUME: VolumeStyle = VolumeStyle {
    entry_font: FontRole::FangSong,
    entry_size: size::FOURTH,
    turned: 1.0,
    leader: "…",
    leader_gap: 0.5,
    least_leader: 2.0,
    number_room: 2.5,
    number_font: FontRole::Song,
    number_size: size::SMALL_FIFTH,
    number_indent: 1.0,
    before_number: "总第",
    after_number: "页",
};

/// Layout "official": GB/T 9704—2012.
pub static OFFICIAL: Style = Style {
    page: PAGE,
    suffix: "",
    // 7.5: 4号 半角宋体 digits between dashes, 7 mm below the type area, one character from the outer edge.
    page_number: PageNumberStyle {
        font: FontRole::Song,
        size: size::FOURTH,
        place: Some(PageNumberPlace::Outer { indent: 1.0 }),
        distance: mm(7.0),
        before: "— ",
        of: None,
        after: " —",
    },
    band: None,
    stamp: STAMP,
    paragraphs: PARAGRAPHS,
    latin: None,
    // 列项 of official documents begin with a dash.
    list_mark: "——",
    table: TableStyle {
        font: FontRole::Song,
        line_width: Pt(0.5),
        padding: mm(0.25),
        label_indent: 0.3,
        vertical_padding: Pt(2.0),
        row_height: 1.7,
        line_height: 1.2,
        figure_sizes: &[size::SMALL_FOURTH, size::FIFTH, size::SMALL_FIFTH, size::SIXTH],
        own_size: size::FIFTH,
        whole_rows: 15,
        most_hole: 1.0 / 3.0,
        may_lie: true,
        // With the white that lines of text have themselves, as much above as below.
        space_before: Pt(LINE.0 / 8.0),
        space_after: Pt(LINE.0 / 8.0),
    },
    official_tables: &[
        OfficialTableStyle {
            table: TableId::Disclosure,
            size: size::SMALL_FOURTH,
            head_size: size::SMALL_FOURTH,
            label_columns: &[mm(39.0)],
        },
        OfficialTableStyle {
            table: TableId::Applications,
            size: size::FIFTH,
            // 自然人 and half of 社会公益组织 stand clear of the lines beside them.
            head_size: size::SMALL_FIFTH,
            label_columns: &[mm(10.2), mm(16.7), mm(49.9)],
        },
        OfficialTableStyle { table: TableId::Reviews, size: size::FIFTH, head_size: size::FIFTH, label_columns: &[] },
    ],
    illustration: IllustrationStyle {
        height: mm(150.0),
        resolution: 96.0,
        scale: 1.0,
        least_scale: 0.8,
        code: mm(28.0),
        space: Pt(6.0),
    },
    // No clause speaks of charts: as the body's own tables.
    chart: ChartStyle {
        font: FontRole::Song,
        size: size::FIFTH,
        line_width: Pt(0.5),
        bar: mm(5.0),
        plot: mm(38.0),
        pie: mm(52.0),
    },
    digest: None,
    volume: VOLUME,
};
