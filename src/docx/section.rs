//! Sections: the sheet, the type area, and the grid of lines on it.

use docx_rs::{DocGrid, DocGridType, PageMargin, PageSize, SectionProperty};

use super::furniture;
use super::measure::{length, line, twips};
use super::xml::{Element, Node};
use crate::style::{PageOrientation, ParagraphRole, Style};

/// A section of upright pages, without header and footer.
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

/// The sections of a document with headers and footers.
pub(super) struct Sections<'a> {
    portrait: Element<'a>,
    landscape: Element<'a>,
}

impl<'a> Sections<'a> {
    /// Of upright pages, as docx-rs has written it, and of pages that are turned, which have footers of their own.
    pub fn new(portrait: Element<'a>, footers: usize, style: &Style) -> Self {
        let mut landscape = portrait.clone();
        for reference in landscape.elements_mut().filter(|child| child.name == "w:footerReference") {
            let number = (1..=footers).find(|&number| reference.attribute("r:id") == Some(&footer_id(number)));
            if let Some(number) = number {
                reference.set("r:id", footer_id(footers + number));
            }
        }
        // The grid is that of upright pages. LibreOffice would put as many of its lines as fit in the middle.
        let own = ["w:pgSz", "w:pgMar", "w:docGrid"];
        landscape.children.retain(|node| !matches!(node, Node::Element(child) if own.contains(&child.name)));
        landscape.children.extend(turned(style).map(Node::Element));
        Sections { portrait, landscape }
    }

    /// What is said of a section.
    pub fn of(&self, orientation: PageOrientation) -> Element<'a> {
        match orientation {
            PageOrientation::Portrait => self.portrait.clone(),
            PageOrientation::Landscape => self.landscape.clone(),
        }
    }
}

/// Name of a footer, as docx-rs has it, the first being 1.
pub(super) fn footer_id(number: usize) -> String {
    format!("rIdFooter{number}")
}

/// Size and margins of a page that is turned.
///
/// Where even pages are mirrored, the type area is in the middle: Word would mirror what is left and right of it, as if
/// such a page were bound at its side, and has no words for above and below.
fn turned(style: &Style) -> [Element<'static>; 2] {
    let page = &style.page;
    let frame = page.frame(1, PageOrientation::Landscape);
    let margins = |before, all, text| {
        let both = twips(all) - twips(text);
        let before = if page.mirrored { both / 2 } else { twips(before) };
        (before, both - before)
    };
    let (left, right) = margins(frame.left, frame.width, frame.text_width);
    let (top, bottom) = margins(frame.top, frame.height, frame.text_height);
    let size = Element::new("w:pgSz")
        .with("w:w", length(frame.width))
        .with("w:h", length(frame.height))
        .with("w:orient", "landscape");
    let margin = Element::new("w:pgMar")
        .with("w:top", top)
        .with("w:right", right)
        .with("w:bottom", bottom)
        .with("w:left", left)
        // The lines there are empty: what they hold stands elsewhere.
        .with("w:header", top / 2)
        .with("w:footer", bottom / 2)
        .with("w:gutter", 0);
    [size, margin]
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
