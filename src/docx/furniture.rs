//! 页码, 版头 and the stamp of a draft: footers and headers.

use docx_rs::{Docx, FieldCharType, Footer, Header, InstrNUMPAGES, InstrPAGE, InstrText, Paragraph, Run};

use super::measure::{differs, furniture_line, half_points};
use super::styles::{BAND, EVEN_FOOTER, FOOTER, HEADER, TABLE_GAP};
use super::xml::Element;
use crate::document::Band;
use crate::style::{BandStyle, PageNumberStyle, PageStyle, Pt, StampStyle, Style};

/// Where Word puts the base line in a line of exact height, from its top.
const BASE_LINE: f64 = 0.8;
/// From the base line up to the middle of a dash, in type sizes, measured in the 宋体 of fonts/.
const DASH: f64 = 0.28;
/// From the base line up to the middle of a digit, which a number without dashes begins with, likewise.
const DIGIT: f64 = 0.36;

/// From the lower edge of the sheet to the line of the page number, or to where it would be.
pub(super) fn footer_distance(page: &PageStyle, style: &PageNumberStyle) -> Pt {
    let dash_to_edge = page.height - page.top - page.text_height - style.distance;
    let middle = if style.before.is_empty() { DIGIT } else { DASH };
    dash_to_edge - (1.0 - BASE_LINE) * furniture_line(style.size) - middle * style.size
}

/// From the upper edge of the sheet to the band at its head; halfway to the text where there is none, for the line
/// that holds the stamp, which stands elsewhere.
pub(super) fn header_distance(style: &Style) -> Pt {
    style.band.as_ref().map_or(style.page.top / 2.0, |band| band.top)
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
    let band = band.zip(style.band.as_ref()).map(|(band, look)| self::band(band, look));
    let stamped = draft.then(|| Paragraph::new().style(HEADER));
    if let Some(paragraph) = band.or(stamped) {
        let header = Header::new().add_paragraph(paragraph);
        docx = docx.header(header.clone());
        if mirrored {
            docx = docx.even_header(header);
        }
    }
    docx
}

/// The band.
fn band(band: &Band, look: &BandStyle) -> Paragraph {
    let run = Run::new().add_text(&band.body).add_tab().add_text(&band.year);
    let usual = look.sizes.first().is_some_and(|usual| !differs(*usual, band.size));
    let run = if usual { run } else { run.size(half_points(band.size)) };
    Paragraph::new().style(BAND).add_run(run)
}

fn page_number(style: &PageNumberStyle) -> Paragraph {
    let number = field(Paragraph::new().add_run(Run::new().add_text(style.before)), InstrText::PAGE(InstrPAGE::new()));
    let number = match style.of {
        Some(of) => field(number.add_run(Run::new().add_text(of)), InstrText::NUMPAGES(InstrNUMPAGES::new())),
        None => number,
    };
    number.add_run(Run::new().add_text(style.after))
}

/// A footer of pages that are turned to be read, made from the one of upright pages: its line stands where it stands on
/// all sheets as they are bound (GB/T 9704—2012, 8), at the left and turned a quarter to the right. The first footer is
/// that of odd pages or of all, the second that of even ones.
pub(super) fn turned<'a>(mut footer: Element<'a>, number: usize, style: &Style) -> Element<'a> {
    const KIND: &str = "_x0000_t202";
    let kind = Element::new("v:shapetype")
        .with("id", KIND)
        .with("coordsize", "21600,21600")
        .with("o:spt", 202)
        .with("path", "m,l,21600r21600,l21600,xe")
        .holding([Element::new("v:path").with("gradientshapeok", "t").with("o:connecttype", "rect")]);
    let page = &style.page;
    let place = format!(
        "position:absolute;margin-left:{}pt;margin-top:{}pt;width:{}pt;height:{}pt;z-index:1;\
         mso-position-horizontal-relative:page;mso-position-vertical-relative:page",
        footer_distance(page, &style.page_number).0,
        page.left_of(number).0,
        furniture_line(style.page_number.size).0,
        page.text_width.0,
    );
    let line = std::mem::take(&mut footer.children);
    let text = Element { children: line, ..Element::new("w:txbxContent") };
    let frame =
        Element::new("v:textbox").with("style", "layout-flow:vertical").with("inset", "0,0,0,0").holding([text]);
    let shape = Element::new("v:shape")
        .with("id", format!("PageNumber{number}"))
        .with("type", format!("#{KIND}"))
        .with("style", place)
        .with("filled", "f")
        .with("stroked", "f")
        .holding([frame]);
    let run = Element::new("w:r").holding([Element::new("w:pict").holding([kind, shape])]);
    let style = Element::new("w:pPr").holding([Element::value("w:pStyle", TABLE_GAP)]);
    footer.holding([Element::new("w:p").holding([style, run])])
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

/// The stamp as Word's own 水印 is: text drawn behind that of the page, in the middle of the sheet.
pub(super) fn stamp(style: &StampStyle) -> Element<'static> {
    // Word's kind of shape for text that fills its frame.
    const TEXT: &str = "_x0000_t136";
    let on = |name: &'static str| Element::new(name).with("on", "t");
    let kind = Element::new("v:shapetype")
        .with("id", TEXT)
        .with("coordsize", "21600,21600")
        .with("o:spt", 136)
        .with("adj", 10800)
        .with("path", "m@7,l@8,m@5,21600l@6,21600e")
        .holding([
            Element::new("v:formulas").holding(
                [
                    "sum #0 0 10800",
                    "prod #0 2 1",
                    "sum 21600 0 @1",
                    "sum 0 0 @2",
                    "sum 21600 0 @3",
                    "if @0 @3 0",
                    "if @0 21600 @1",
                    "if @0 0 @2",
                    "if @0 @4 21600",
                ]
                .map(|formula| Element::new("v:f").with("eqn", formula)),
            ),
            Element::new("v:path").with("textpathok", "t"),
            on("v:textpath").with("fitshape", "t"),
        ]);
    let grey = (255.0 * (1.0 - style.tint)).round() as u8;
    let width = style.size * style.text.chars().count() as f64;
    let place = format!(
        "position:absolute;margin-left:0;margin-top:0;width:{}pt;height:{}pt;rotation:{};z-index:-251658752;\
         mso-position-horizontal:center;mso-position-horizontal-relative:page;\
         mso-position-vertical:center;mso-position-vertical-relative:page",
        width.0,
        style.size.0,
        360.0 - style.angle
    );
    let font = format!("font-family:\"{}\";font-size:1pt", style.font.official_name());
    let shape = Element::new("v:shape")
        .with("id", "PowerPlusWaterMarkObject1")
        .with("type", format!("#{TEXT}"))
        .with("alt", style.text)
        .with("style", place)
        .with("fillcolor", format!("#{grey:02x}{grey:02x}{grey:02x}"))
        .with("stroked", "f")
        .holding([Element::new("v:textpath").with("style", font).with("string", style.text)]);
    Element::new("w:r").holding([Element::new("w:pict").holding([kind, shape])])
}
