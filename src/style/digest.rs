//! Layout "digest" (一图读懂): one sheet of A3 upright with the year's figures. No standard says what it looks like. Its
//! grid is of four columns: figures, names of rows and text begin at their edges, and nothing but white parts them.

use super::board::{BOARD, STAMP, VOLUME};
use super::{
    Align, ChartStyle, DigestStyle, FontRole, IllustrationStyle, Indent, PageNumberStyle, PageStyle, ParagraphStyle,
    ParagraphStyles, Pt, RuleStyle, Style, TableStyle, mm,
};

/// A3 upright.
const PAGE: PageStyle = PageStyle {
    width: mm(297.0),
    height: mm(420.0),
    top: mm(18.0),
    left: mm(22.0),
    mirrored: false,
    text_width: mm(253.0),
    text_height: mm(390.0),
    line_pitch: Pt(mm(390.0).0 / 45.0),
    characters: 42,
};

/// Lines of text.
const BODY: ParagraphStyle = ParagraphStyle {
    font: FontRole::Song,
    size: Pt(15.0),
    bold: false,
    line_height: Pt(22.0),
    on_grid: false,
    align: Align::Left,
    indent: Indent::NONE,
    space_before: Pt::ZERO,
    rule_above: None,
    space_after: Pt::ZERO,
    keep_with_next: false,
};

/// A heading below a rule.
const HEADING: ParagraphStyle = ParagraphStyle {
    font: FontRole::Hei,
    size: Pt(22.0),
    line_height: Pt(28.0),
    space_before: Pt(12.0),
    rule_above: Some(RuleStyle { width: Pt(2.25), gap: Pt(4.0) }),
    space_after: Pt(3.0),
    keep_with_next: true,
    ..BODY
};

const CAPTION: ParagraphStyle =
    ParagraphStyle { font: FontRole::Hei, size: Pt(15.0), line_height: Pt(22.0), keep_with_next: true, ..BODY };

const PARAGRAPHS: ParagraphStyles = ParagraphStyles {
    title: ParagraphStyle {
        font: FontRole::XiaoBiaoSong,
        size: Pt(44.0),
        line_height: Pt(56.0),
        align: Align::Center,
        keep_with_next: true,
        ..BODY
    },
    heading1: HEADING,
    heading2: HEADING,
    heading3: HEADING,
    heading4: HEADING,
    body: ParagraphStyle { align: Align::Center, space_before: Pt(4.0), ..BODY },
    list_item: BODY,
    table_caption: CAPTION,
    illustration_caption: CAPTION,
    attachment_note: BODY,
    attachment_label: HEADING,
    signature: BODY,
};

/// Layout "digest": the year on one sheet.
pub static DIGEST: Style = Style {
    page: PAGE,
    suffix: "（一图读懂）",
    page_number: PageNumberStyle {
        font: FontRole::Song,
        size: Pt(14.0),
        place: None,
        distance: mm(8.0),
        before: "",
        of: None,
        after: "",
    },
    band: None,
    stamp: STAMP,
    paragraphs: PARAGRAPHS,
    latin: None,
    list_mark: BOARD.list_mark,
    table: TableStyle {
        font: FontRole::Song,
        line_width: Pt(0.75),
        padding: Pt::ZERO,
        label_indent: 0.0,
        vertical_padding: Pt(1.0),
        row_height: 1.4,
        line_height: 1.2,
        figure_sizes: &[Pt(16.0), Pt(14.0), Pt(12.0), Pt(10.0)],
        own_size: Pt(14.0),
        whole_rows: 15,
        most_hole: 1.0,
        space_before: Pt::ZERO,
        space_after: Pt(5.0),
    },
    official_tables: BOARD.official_tables,
    illustration: IllustrationStyle {
        height: mm(120.0),
        resolution: 96.0,
        scale: 1.0,
        least_scale: 1.0,
        code: mm(36.0),
        space: Pt(4.0),
    },
    chart: ChartStyle {
        font: FontRole::Song,
        size: Pt(14.0),
        line_width: Pt(0.75),
        bar: Pt(16.8),
        plot: BOARD.chart.plot,
        pie: BOARD.chart.pie,
    },
    digest: Some(DigestStyle {
        title_height: Pt(104.0),
        title_sizes: &[Pt(44.0), Pt(40.0), Pt(36.0), Pt(30.0), Pt(24.0), Pt(18.0), Pt(14.0), Pt(11.0), Pt(9.0)],
        figure_sizes: &[
            &[Pt(50.0), Pt(44.0), Pt(38.0), Pt(32.0), Pt(26.0), Pt(20.0), Pt(16.0), Pt(12.0)],
            &[Pt(36.0), Pt(32.0), Pt(26.0), Pt(20.0), Pt(16.0), Pt(12.0)],
            &[Pt(26.0), Pt(20.0), Pt(16.0), Pt(12.0)],
        ],
        columns: 4,
        figure_font: FontRole::Hei,
        label_size: Pt(14.0),
        point_sizes: &[Pt(18.0), Pt(16.0), Pt(15.0), Pt(14.0)],
        points: 6,
        point_label: Pt(96.0),
        address_sizes: &[Pt(11.0), Pt(10.0), Pt(9.0)],
        thickest_bar: Pt(34.0),
        reserve: Pt(6.0),
    }),
    volume: VOLUME,
};
