//! settings.xml: how Word lays the document out.

use super::properties::language;
use super::xml::Element;
use crate::style::Style;

/// The part.
pub(super) fn part(language_tag: &str, style: &Style) -> Element<'static> {
    let mirrored = style.page_number.is_mirrored();
    let theme_language = language(language_tag);
    Element::new("w:settings")
        .with("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
        .holding([Element::new("w:zoom").with("w:percent", 100)])
        .holding(style.page.mirrored.then(|| Element::new("w:mirrorMargins")))
        .holding([
            // 五号 two characters, as Word in Chinese has it.
            Element::value("w:defaultTabStop", 420),
        ])
        .holding(mirrored.then(|| Element::new("w:evenAndOddHeaders")))
        .holding([
            Element::value("w:characterSpacingControl", "compressPunctuation"),
            compatibility(),
            Element { name: "w:themeFontLang", ..theme_language },
        ])
}

/// What Word 2013 and later write into Chinese documents, so that none opens in 兼容模式.
fn compatibility() -> Element<'static> {
    let habits = [
        "w:spaceForUL",
        "w:balanceSingleByteDoubleByteWidth",
        "w:doNotLeaveBackslashAlone",
        "w:ulTrailSpace",
        "w:doNotExpandShiftReturn",
        "w:useFELayout",
    ];
    let settings = [
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    ];
    let setting = |(name, value): (&str, i32)| {
        Element::new("w:compatSetting")
            .with("w:name", name)
            .with("w:uri", "http://schemas.microsoft.com/office/word")
            .with("w:val", value)
    };
    Element::new("w:compat").holding(habits.map(Element::new)).holding(settings.map(setting))
}
