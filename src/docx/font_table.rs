//! fontTable.xml: what Word takes where an office lacks a font.

use super::xml::Element;
use crate::style::{FontRole, Style};

/// The part.
pub(super) fn part(style: &Style) -> Element<'static> {
    let used = |role: &FontRole| *role != FontRole::Times || style.latin == Some(FontRole::Times);
    Element::new("w:fonts")
        .with("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
        .holding(FontRole::ALL.into_iter().filter(used).map(font))
}

fn font(role: FontRole) -> Element<'static> {
    // Classification of the official fonts themselves (OS/2 table), by which Word looks for the nearest one.
    // Character set 86: GB 2312; 00: Western.
    let (panose, charset, family, pitch) = match role {
        FontRole::XiaoBiaoSong => ("02010601030101010101", "86", "auto", "variable"),
        FontRole::Hei => ("02010609060101010101", "86", "modern", "fixed"),
        FontRole::Kai | FontRole::FangSong => ("02010609030101010101", "86", "modern", "fixed"),
        FontRole::Song => ("02010600030101010101", "86", "auto", "variable"),
        FontRole::Times => ("02020603050405020304", "00", "roman", "variable"),
    };
    Element::new("w:font").with("w:name", role.official_name()).holding([
        Element::value("w:altName", role.alternatives().join(",")),
        Element::value("w:panose1", panose),
        Element::value("w:charset", charset),
        Element::value("w:family", family),
        Element::value("w:pitch", pitch),
    ])
}
