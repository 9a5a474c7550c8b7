//! The sheet, the type area, and the grid of lines and characters on it.

use docx_rs::{DocGrid, DocGridType, PageMargin, PageSize, SectionProperty};

use super::furniture;
use super::measure::{length, twips};
use crate::style::{ParagraphRole, Style};

/// 1/4096 point, the unit of the white between the characters of the grid.
const CHARACTER_SPACE: f64 = 4096.0;

/// The one section of the document, without header and footer.
pub(super) fn section(style: &Style) -> SectionProperty {
    let page = &style.page;
    let (width, height) = (length(page.width), length(page.height));
    let (text_width, text_height) = (twips(page.text_width), twips(page.text_height));
    let (left, top) = (twips(page.left), twips(page.top));
    let margin = PageMargin {
        top,
        left,
        bottom: twips(page.height) - top - text_height,
        // What rounding leaves over goes to the right, so that the type area is as wide as its tables.
        right: twips(page.width) - left - text_width,
        header: twips(furniture::header_distance(&style.furniture)),
        footer: twips(furniture::footer_distance(page, &style.furniture)),
        gutter: 0,
    };
    SectionProperty::new().page_size(PageSize::new().size(width, height)).page_margin(margin).doc_grid(grid(style))
}

/// 网格: pitches are rounded down, so that the last line and the last character have room.
fn grid(style: &Style) -> DocGrid {
    let page = &style.page;
    let line_pitch = length(page.text_height) as usize / page.lines;
    let character_pitch = f64::from(twips(page.text_width)) / 20.0 / page.characters as f64;
    let size = style.paragraph(ParagraphRole::Body).size;
    DocGrid::new()
        .grid_type(DocGridType::LinesAndChars)
        .line_pitch(line_pitch)
        .char_space(((character_pitch - size) * CHARACTER_SPACE).floor() as isize)
}
