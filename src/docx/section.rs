//! The sheet, the type area, and the grid of lines on it.

use docx_rs::{DocGrid, DocGridType, PageMargin, PageSize, SectionProperty};

use super::furniture;
use super::measure::{length, twips};
use crate::style::Style;

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

/// 网格: lines only, their pitch rounded down so that the last one has room. Characters keep their pitch by the spacing
/// in the styles: LibreOffice gives two cells of a character grid to a character wider than one.
fn grid(style: &Style) -> DocGrid {
    let page = &style.page;
    DocGrid::new().grid_type(DocGridType::Lines).line_pitch(length(page.text_height) as usize / page.lines)
}
