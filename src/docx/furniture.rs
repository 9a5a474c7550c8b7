//! 页码, 版头 and the stamp of a draft: footers and headers.

use docx_rs::{Docx, FieldCharType, Footer, Header, InstrNUMPAGES, InstrPAGE, InstrText, LineSpacing, Paragraph, Run};

use super::measure::{differs, furniture_line, half_points, length};
use super::styles::{BAND, EVEN_FOOTER, FOOTER, HEADER};
use crate::document::Band;
use crate::style::{BandStyle, PageNumberStyle, PageStyle, Pt, StampStyle, Style};

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

/// From the upper edge of the sheet to what stands first at its head.
pub(super) fn header_distance(style: &Style, draft: bool) -> Pt {
    match &style.band {
        Some(band) if !draft => band.top,
        _ => stamp_distance(&style.stamp),
    }
}

/// From the upper edge of the sheet to the line of the stamp.
fn stamp_distance(style: &StampStyle) -> Pt {
    let white = BASE_LINE * furniture_line(style.size) - ASCENT * style.size;
    style.top - white
}

/// Gives the document its page numbers, its band, and its stamp if it is a draft.
pub(super) fn add(docx: Docx, style: &Style, band: Option<&Band>, draft: bool) -> Docx {
    let footer = |id| Footer::new().add_paragraph(page_number(&style.page_number).style(id));
    let mirrored = style.page_number.is_mirrored();
    let mut docx = docx;
    if style.page_number.place.is_some() {
        docx = docx.footer(footer(FOOTER));
    }
    if mirrored {
        docx = docx.even_footer(footer(EVEN_FOOTER));
    }
    let stamp = draft.then(|| Paragraph::new().style(HEADER).add_run(Run::new().add_text(style.stamp.text)));
    let band = band.zip(style.band.as_ref()).map(|(band, look)| self::band(band, look, &style.stamp, draft));
    if stamp.is_some() || band.is_some() {
        let header = stamp.into_iter().chain(band).fold(Header::new(), Header::add_paragraph);
        docx = docx.header(header.clone());
        if mirrored {
            docx = docx.even_header(header);
        }
    }
    docx
}

/// The band, below the stamp where there is one.
fn band(band: &Band, look: &BandStyle, stamp: &StampStyle, draft: bool) -> Paragraph {
    let run = Run::new().add_text(&band.body).add_tab().add_text(&band.year);
    let usual = look.sizes.first().is_some_and(|usual| !differs(*usual, band.size));
    let run = if usual { run } else { run.size(half_points(band.size)) };
    let paragraph = Paragraph::new().style(BAND).add_run(run);
    let above = look.top - stamp_distance(stamp) - furniture_line(stamp.size);
    if draft { paragraph.line_spacing(LineSpacing::new().before(length(above))) } else { paragraph }
}

fn page_number(style: &PageNumberStyle) -> Paragraph {
    let number = field(Paragraph::new().add_run(Run::new().add_text(style.before)), InstrText::PAGE(InstrPAGE::new()));
    let number = match style.of {
        Some(of) => field(number.add_run(Run::new().add_text(of)), InstrText::NUMPAGES(InstrNUMPAGES::new())),
        None => number,
    };
    number.add_run(Run::new().add_text(style.after))
}

/// Adds a number that Word puts in when it lays out the pages; readers that cannot show 1.
fn field(paragraph: Paragraph, instruction: InstrText) -> Paragraph {
    let mark = |kind| Run::new().add_field_char(kind, false);
    paragraph
        .add_run(mark(FieldCharType::Begin))
        .add_run(Run::new().add_instr_text(instruction))
        .add_run(mark(FieldCharType::Separate))
        .add_run(Run::new().add_text("1"))
        .add_run(mark(FieldCharType::End))
}
