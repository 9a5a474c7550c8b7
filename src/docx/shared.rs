//! The parts that follow from a style and a language alone (styles, numbering, settings, font table): written once a process
//! for each, and not for each file.

use std::sync::{Arc, Mutex, PoisonError};

use super::{font_table, numbering, settings, styles};
use crate::style::Style;

/// A part that other files of the same style have as well.
pub(super) struct Shared {
    /// Kind of the part, as in the relationship (`styles`).
    pub kind: &'static str,
    /// Id of the relationship from the document.
    pub id: &'static str,
    /// Path beside the document.
    pub path: &'static str,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The parts of a style and a language.
struct Known {
    style: Style,
    language: String,
    parts: Arc<[Shared]>,
}

/// Most styles whose parts are kept. What is kept longest goes first.
const MOST: usize = 16;

static KNOWN: Mutex<Vec<Known>> = Mutex::new(Vec::new());

/// The parts, written now if they are not known.
pub(super) fn parts(style: &Style, language: &str) -> Arc<[Shared]> {
    // What a thread that panicked has left is whole: the list changes in one step.
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = known().iter().find(|known| known.language == language && known.style == *style) {
        return Arc::clone(&found.parts);
    }
    let part = |kind, id, path, part: super::xml::Element<'_>| Shared { kind, id, path, bytes: part.to_part() };
    let parts: Arc<[Shared]> = Arc::new([
        part("styles", "rIdStyles", "styles.xml", styles::part(style, language)),
        part("numbering", "rIdNumbering", "numbering.xml", numbering::part(style)),
        part("settings", "rIdSettings", "settings.xml", settings::part(language, style)),
        part("fontTable", "rIdFontTable", "fontTable.xml", font_table::part(style)),
    ]);
    let mut known = known();
    if known.len() == MOST {
        known.remove(0);
    }
    known.push(Known { style: style.clone(), language: language.to_owned(), parts: Arc::clone(&parts) });
    parts
}

#[cfg(test)]
mod tests {
    use super::{MOST, parts};
    use crate::style::{OFFICIAL, Pt, Style};

    #[test]
    fn each_style_has_its_own_parts_however_many_are_known() {
        let style = |number: usize| {
            let mut style: Style = OFFICIAL.clone();
            style.paragraphs.body.size = Pt(10.0 + (number % (MOST + 3)) as f64);
            style
        };
        for number in 0..3 * MOST {
            let (style, written) = (style(number), parts(&style(number), "zh-CN"));
            assert_eq!(written[0].bytes, super::styles::part(&style, "zh-CN").to_part());
            assert_ne!(written[0].bytes, parts(&style, "en")[0].bytes);
        }
    }
}
