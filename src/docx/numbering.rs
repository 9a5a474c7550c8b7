//! numbering.xml: the mark before each item of a list, which Word sets by itself.

use super::properties::{character, fonts, indent};
use super::styles::{self, LIST};
use super::xml::Element;
use crate::style::{ParagraphRole, Style};

/// The part.
pub(super) fn part(style: &Style) -> Element<'static> {
    let look = style.paragraph(ParagraphRole::ListItem);
    let level = Element::new("w:lvl").with("w:ilvl", 0).holding([
        Element::value("w:start", 1),
        // Not a bullet, of which LibreOffice shows one character only.
        Element::value("w:numFmt", "none"),
        Element::value("w:pStyle", styles::id(ParagraphRole::ListItem)),
        // The text follows the mark at once, as it does the dash of 列项.
        Element::value("w:suff", "nothing"),
        Element::value("w:lvlText", style.list_mark),
        Element::value("w:lvlJc", "left"),
        Element::new("w:pPr").holding([indent(&look.indent, character(look, &style.page))]),
        Element::new("w:rPr").holding([fonts(look.font, style.latin)]),
    ]);
    let definition = Element::new("w:abstractNum")
        .with("w:abstractNumId", LIST)
        .holding([Element::value("w:multiLevelType", "singleLevel"), level]);
    let list = Element::new("w:num").with("w:numId", LIST).holding([Element::value("w:abstractNumId", LIST)]);
    Element::new("w:numbering")
        .with("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
        .holding([definition, list])
}

/// What makes a paragraph an item of the list.
pub(super) fn list_item() -> Element<'static> {
    Element::new("w:numPr").holding([Element::value("w:ilvl", 0), Element::value("w:numId", LIST)])
}
