//! 页码 and the stamp of a draft: footers and headers.

use docx_rs::{FieldCharType, Footer, Header, InstrPAGE, InstrText, Paragraph, Run};

use super::styles::{EVEN_FOOTER, FOOTER, HEADER};
use crate::style::{FurnitureStyle, PageStyle};

/// Height of a line of furniture in type sizes.
const LINE: f64 = 1.2;
/// Where Word puts the base line in a line of exact height, from its top.
const BASE_LINE: f64 = 0.8;
/// From the base line up to the middle of a dash, in type sizes, measured in the 宋体 of fonts/.
const DASH: f64 = 0.28;
/// From the base line up to the top of a Chinese character, in type sizes.
const ASCENT: f64 = 0.88;

/// Height of a line of furniture of that type size.
pub(super) fn line_height(size: f64) -> f64 {
    size * LINE
}

/// From the lower edge of the sheet to the line of the page number.
pub(super) fn footer_distance(page: &PageStyle, style: &FurnitureStyle) -> f64 {
    let dash_to_edge = page.height - page.top - page.text_height - style.distance;
    dash_to_edge - (1.0 - BASE_LINE) * line_height(style.size) - DASH * style.size
}

/// From the upper edge of the sheet to the line of the stamp.
pub(super) fn header_distance(style: &FurnitureStyle) -> f64 {
    let white = BASE_LINE * line_height(style.draft_size) - ASCENT * style.draft_size;
    style.draft_top - white
}

/// Footers of odd and of even pages.
pub(super) fn footers(style: &FurnitureStyle) -> [Footer; 2] {
    [FOOTER, EVEN_FOOTER].map(|id| Footer::new().add_paragraph(page_number(style).style(id)))
}

/// Header of every page of a draft.
pub(super) fn draft_header(style: &FurnitureStyle) -> Header {
    Header::new().add_paragraph(Paragraph::new().style(HEADER).add_run(Run::new().add_text(style.draft)))
}

fn page_number(style: &FurnitureStyle) -> Paragraph {
    let field = |kind| Run::new().add_field_char(kind, false);
    Paragraph::new()
        .add_run(Run::new().add_text(style.before))
        .add_run(field(FieldCharType::Begin))
        .add_run(Run::new().add_instr_text(InstrText::PAGE(InstrPAGE::new())))
        .add_run(field(FieldCharType::Separate))
        // Word puts the number in when it lays out the page; readers that cannot show this.
        .add_run(Run::new().add_text("1"))
        .add_run(field(FieldCharType::End))
        .add_run(Run::new().add_text(style.after))
}
