//! fontTable.xml: what Word takes where an office lacks a font.

use super::xml::Element;
use crate::style::FontRole;

/// The part.
pub(super) fn part() -> Element {
    Element::new("w:fonts")
        .with("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
        .holding(FontRole::ALL.map(font))
}

fn font(role: FontRole) -> Element {
    // Classification of the official fonts themselves (OS/2 table), by which Word looks for the nearest one.
    let (panose, family, pitch) = match role {
        FontRole::XiaoBiaoSong => ("02010601030101010101", "auto", "variable"),
        FontRole::Hei => ("02010609060101010101", "modern", "fixed"),
        FontRole::Kai | FontRole::FangSong => ("02010609030101010101", "modern", "fixed"),
        FontRole::Song => ("02010600030101010101", "auto", "variable"),
    };
    Element::new("w:font").with("w:name", role.official_name()).holding([
        Element::value("w:altName", role.alternatives().join(",")),
        Element::value("w:panose1", panose),
        // 0x86: GB 2312.
        Element::value("w:charset", "86"),
        Element::value("w:family", family),
        Element::value("w:pitch", pitch),
    ])
}
