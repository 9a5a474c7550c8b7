//! Layout "board" (公示版): the whole report for a notice board, on A3 upright, printed on one side. No standard says what
//! is pinned up. These figures are ours: type that reads at a metre and a half, margins alike on both sides, as nothing is
//! bound.

use super::official;
use super::{
    Align, BandStyle, ChartStyle, FontRole, IllustrationStyle, Indent, OFFICIAL, OfficialTableStyle, PageNumberPlace,
    PageNumberStyle, PageStyle, ParagraphStyle, ParagraphStyles, Pt, StampStyle, Style, TableStyle, VolumeStyle, mm,
    size,
};
use crate::form::TableId;

/// A3 upright: 27 lines of 31 characters.
const PAGE: PageStyle = PageStyle {
    width: mm(297.0),
    height: mm(420.0),
    top: mm(44.0),
    left: mm(27.5),
    mirrored: false,
    text_width: mm(242.0),
    text_height: mm(344.0),
    line_pitch: LINE,
    characters: 31,
};

/// One line of the grid.
const LINE: Pt = Pt(mm(344.0).0 / 27.0);

/// 正文: 2号, whose strokes still part at a metre and a half.
const BODY: ParagraphStyle = ParagraphStyle { size: size::SECOND, line_height: LINE, ..official::BODY };

const HEADING: ParagraphStyle = ParagraphStyle { keep_with_next: true, ..BODY };

const CAPTION: ParagraphStyle = ParagraphStyle {
    font: FontRole::Hei,
    size: Pt(18.0),
    on_grid: false,
    align: Align::Center,
    indent: Indent::NONE,
    ..BODY
};

const PARAGRAPHS: ParagraphStyles = ParagraphStyles {
    // Read from across the corridor.
    title: ParagraphStyle {
        font: FontRole::XiaoBiaoSong,
        size: Pt(40.0),
        line_height: Pt(56.0),
        on_grid: false,
        align: Align::Center,
        indent: Indent::NONE,
        space_after: LINE,
        ..HEADING
    },
    // White above it leads the eye from section to section.
    heading1: ParagraphStyle {
        font: FontRole::Hei,
        size: Pt(26.0),
        on_grid: false,
        align: Align::Left,
        indent: Indent::NONE,
        space_before: Pt(LINE.0 / 2.0),
        space_after: Pt(LINE.0 / 4.0),
        ..HEADING
    },
    heading2: ParagraphStyle { font: FontRole::Kai, ..HEADING },
    heading3: HEADING,
    heading4: HEADING,
    body: BODY,
    list_item: BODY,
    table_caption: ParagraphStyle { keep_with_next: true, ..CAPTION },
    illustration_caption: CAPTION,
    attachment_note: ParagraphStyle { align: Align::Left, ..BODY },
    attachment_label: ParagraphStyle {
        font: FontRole::Hei,
        align: Align::Left,
        indent: Indent::NONE,
        space_after: LINE,
        ..HEADING
    },
    signature: ParagraphStyle { align: Align::Right, indent: Indent::NONE, ..BODY },
};

/// Should such sheets ever be bound.
pub(super) const VOLUME: VolumeStyle = VolumeStyle { entry_size: Pt(20.0), number_size: Pt(12.0), ..official::VOLUME };

/// Across the whole sheet.
pub(super) const STAMP: StampStyle = StampStyle { size: Pt(255.0), ..official::STAMP };

/// Layout "board": the whole report in large type.
pub static BOARD: Style = Style {
    page: PAGE,
    suffix: "（公示版）",
    // Sheets hang side by side: each says which one it is and how many there are.
    page_number: PageNumberStyle {
        font: FontRole::Song,
        size: Pt(18.0),
        place: Some(PageNumberPlace::Centre),
        distance: mm(13.0),
        before: "第 ",
        of: Some(" 页／共 "),
        after: " 页",
    },
    band: Some(BandStyle {
        font: FontRole::Hei,
        sizes: &[Pt(20.0), Pt(16.0), Pt(12.0), Pt(9.0)],
        top: mm(22.0),
        height: Pt(30.0),
        rule: Pt(2.25),
    }),
    stamp: STAMP,
    paragraphs: PARAGRAPHS,
    latin: None,
    list_mark: OFFICIAL.list_mark,
    table: TableStyle {
        font: FontRole::Song,
        line_width: Pt(0.75),
        padding: mm(0.4),
        label_indent: 0.3,
        vertical_padding: Pt(3.0),
        row_height: 1.7,
        line_height: 1.2,
        figure_sizes: &[Pt(18.0), Pt(16.0), Pt(15.0), Pt(13.5), Pt(12.0), Pt(10.5), Pt(9.0)],
        own_size: Pt(16.0),
        whole_rows: 15,
        // Whoever stands before a sheet sees the whole table.
        most_hole: 1.0,
        // Nobody turns a sheet on a wall.
        may_lie: false,
        space_before: Pt(LINE.0 / 8.0),
        space_after: Pt(LINE.0 / 4.0),
    },
    official_tables: &[
        OfficialTableStyle {
            table: TableId::Disclosure,
            size: Pt(18.0),
            head_size: Pt(18.0),
            label_columns: &[mm(60.0)],
        },
        OfficialTableStyle {
            table: TableId::Applications,
            size: Pt(15.0),
            head_size: Pt(15.0),
            label_columns: &[mm(14.6), mm(23.9), mm(77.0)],
        },
        OfficialTableStyle { table: TableId::Reviews, size: Pt(16.0), head_size: Pt(16.0), label_columns: &[] },
    ],
    // Images grow as the type does.
    illustration: IllustrationStyle {
        height: mm(210.0),
        resolution: 96.0,
        scale: 1.375,
        least_scale: 0.8,
        code: mm(40.0),
        space: Pt(9.0),
    },
    chart: ChartStyle {
        font: FontRole::Song,
        size: Pt(16.0),
        line_width: Pt(0.75),
        bar: mm(7.5),
        plot: mm(58.0),
        pie: mm(80.0),
    },
    digest: None,
    volume: VOLUME,
};
