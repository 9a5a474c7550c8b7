//! A second layout, in which everything differs that a layout can say: A3 upright, larger type, symmetric margins,
//! page numbers in the middle. It exists to show that a layout is data.

use nianbao::form::TableId;
use nianbao::style::{
    BandStyle, ChartStyle, FontRole, IllustrationStyle, OFFICIAL, OfficialTableStyle, PageNumberPlace, PageNumberStyle,
    PageStyle, ParagraphStyle, ParagraphStyles, Pt, RuleStyle, StampStyle, Style, TableStyle, VolumeStyle, mm,
};

/// Type size of its body.
pub const BODY: Pt = Pt(21.0);
/// Distance between its lines.
pub const LINE: Pt = Pt(34.0);

pub fn notice() -> Style {
    let larger = |look: &ParagraphStyle| ParagraphStyle {
        size: if look.size == OFFICIAL.paragraphs.body.size { BODY } else { look.size * 1.4 },
        line_height: LINE,
        space_before: if look.keep_with_next { Pt(7.0) } else { Pt::ZERO },
        rule_above: look.keep_with_next.then_some(RuleStyle { width: Pt(1.5), gap: Pt(3.0) }),
        space_after: if look.space_after > Pt::ZERO { LINE } else { Pt::ZERO },
        ..look.clone()
    };
    let official = &OFFICIAL.paragraphs;
    Style {
        page: PageStyle {
            width: mm(297.0),
            height: mm(420.0),
            top: mm(30.0),
            left: mm(30.0),
            mirrored: false,
            text_width: mm(237.0),
            text_height: LINE * 30.0,
            line_pitch: LINE,
            characters: 31,
        },
        suffix: "（另一种）",
        page_number: PageNumberStyle {
            place: Some(PageNumberPlace::Centre),
            size: Pt(18.0),
            distance: mm(10.0),
            before: "第 ",
            of: Some(" 页 共 "),
            after: " 页",
            ..OFFICIAL.page_number.clone()
        },
        band: Some(BandStyle {
            font: FontRole::Kai,
            sizes: &[Pt(17.0), Pt(13.0)],
            top: mm(17.0),
            height: Pt(24.0),
            rule: Pt(2.0),
        }),
        stamp: StampStyle { size: Pt(250.0), ..OFFICIAL.stamp.clone() },
        paragraphs: ParagraphStyles {
            title: larger(&official.title),
            heading1: larger(&official.heading1),
            heading2: larger(&official.heading2),
            heading3: larger(&official.heading3),
            heading4: larger(&official.heading4),
            body: larger(&official.body),
            list_item: larger(&official.list_item),
            table_caption: larger(&official.table_caption),
            illustration_caption: larger(&official.illustration_caption),
            attachment_note: larger(&official.attachment_note),
            attachment_label: larger(&official.attachment_label),
            signature: larger(&official.signature),
        },
        latin: None,
        list_mark: "●",
        table: TableStyle {
            line_width: Pt(1.0),
            padding: mm(0.5),
            figure_sizes: &[Pt(18.0), Pt(16.0), Pt(14.0), Pt(12.0)],
            own_size: Pt(16.0),
            most_hole: 1.0,
            may_lie: false,
            ..OFFICIAL.table.clone()
        },
        official_tables: const {
            &[
                OfficialTableStyle {
                    table: TableId::Disclosure,
                    size: Pt(18.0),
                    head_size: Pt(18.0),
                    label_columns: &[mm(60.0)],
                },
                OfficialTableStyle {
                    table: TableId::Applications,
                    size: Pt(16.0),
                    head_size: Pt(14.0),
                    label_columns: &[mm(16.5), mm(25.0), mm(77.0)],
                },
                OfficialTableStyle { table: TableId::Reviews, size: Pt(16.0), head_size: Pt(16.0), label_columns: &[] },
            ]
        },
        illustration: IllustrationStyle {
            height: mm(220.0),
            resolution: 72.0,
            scale: 1.5,
            least_scale: 1.0,
            code: mm(35.0),
            space: Pt(10.0),
        },
        chart: ChartStyle { size: Pt(16.0), bar: mm(8.0), plot: mm(60.0), pie: mm(80.0), ..OFFICIAL.chart.clone() },
        digest: None,
        volume: VolumeStyle { entry_size: BODY, number_size: Pt(12.0), ..OFFICIAL.volume.clone() },
    }
}
