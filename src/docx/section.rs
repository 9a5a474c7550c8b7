//! The sheet, the type area, and the grid of lines on it.

use docx_rs::{DocGrid, DocGridType, PageMargin, PageSize, SectionProperty};

use super::furniture;
use super::measure::{length, line, twips};
use crate::style::{ParagraphRole, Style};

/// The one section of the document, without header and footer.
pub(super) fn section(style: &Style) -> SectionProperty {
    let page = &style.page;
    let (width, height) = (length(page.width), length(page.height));
    let (text_width, text_height) = (twips(page.text_width), twips(page.text_height));
    let (left, top) = (twips(page.left), twips(page.top));
    // Of mirrored pages, left is the inner margin, right the outer one.
    let margin = PageMargin {
        top,
        left,
        bottom: twips(page.height) - top - text_height,
        // What rounding leaves over goes to the right, so that the type area is as wide as its tables.
        right: twips(page.width) - left - text_width,
        header: twips(furniture::header_distance(style)),
        footer: twips(furniture::footer_distance(page, &style.page_number)),
        gutter: 0,
    };
    SectionProperty::new().page_size(PageSize::new().size(width, height)).page_margin(margin).doc_grid(grid(style))
}

/// 网格 (GB/T 9704—2012, 5.2.3): the line pitch rounded down so that the last line has room, the character pitch as
/// what it differs from body text by, in 1/4096 point.
///
/// It states the page for 页面设置 and for text that a person adds with the grid on. The styles keep off it and state
/// the same pitches themselves: LibreOffice gives two cells of a character grid to a character wider than one.
fn grid(style: &Style) -> DocGrid {
    const UNIT: f64 = 4096.0;
    let page = &style.page;
    let difference = page.text_width / page.characters as f64 - style.paragraph(ParagraphRole::Body).size;
    DocGrid::new()
        .grid_type(DocGridType::LinesAndChars)
        .line_pitch(line(page.line_pitch).unsigned_abs() as usize)
        .char_space((difference.0 * UNIT).round() as isize)
}
