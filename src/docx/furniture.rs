//! 页码 and the stamp of a draft: footers and headers.

use docx_rs::{Docx, FieldCharType, Footer, Header, InstrPAGE, InstrText, Paragraph, Run};

use super::measure::furniture_line;
use super::styles::{EVEN_FOOTER, FOOTER, HEADER};
use crate::style::{PageNumberStyle, PageStyle, Pt, StampStyle, Style};

/// Where Word puts the base line in a line of exact height, from its top.
const BASE_LINE: f64 = 0.8;
/// From the base line up to the middle of a dash, in type sizes, measured in the 宋体 of fonts/.
const DASH: f64 = 0.28;
/// From the base line up to the top of a Chinese character, in type sizes.
const ASCENT: f64 = 0.88;

/// From the lower edge of the sheet to the line of the page number.
pub(super) fn footer_distance(page: &PageStyle, style: &PageNumberStyle) -> Pt {
    let dash_to_edge = page.height - page.top - page.text_height - style.distance;
    dash_to_edge - (1.0 - BASE_LINE) * furniture_line(style.size) - DASH * style.size
}

/// From the upper edge of the sheet to the line of the stamp.
pub(super) fn header_distance(style: &StampStyle) -> Pt {
    let white = BASE_LINE * furniture_line(style.size) - ASCENT * style.size;
    style.top - white
}

/// Gives the document its page numbers, and its stamp if it is a draft.
pub(super) fn add(docx: Docx, style: &Style, draft: bool) -> Docx {
    let footer = |id| Footer::new().add_paragraph(page_number(&style.page_number).style(id));
    let mirrored = style.page_number.place.is_mirrored();
    let mut docx = docx.footer(footer(FOOTER));
    if mirrored {
        docx = docx.even_footer(footer(EVEN_FOOTER));
    }
    if draft {
        let stamp = Run::new().add_text(style.stamp.text);
        let header = Header::new().add_paragraph(Paragraph::new().style(HEADER).add_run(stamp));
        docx = docx.header(header.clone());
        if mirrored {
            docx = docx.even_header(header);
        }
    }
    docx
}

fn page_number(style: &PageNumberStyle) -> Paragraph {
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
