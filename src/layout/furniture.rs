//! 页码, 版头 and the stamp of a draft.

use super::paragraph::{SetText, Setter, Setting, Stretch};
use super::{Item, Owner, Page, Rule, Stamp};
use crate::document::{Band, Text};
use crate::style::{Align, BandStyle, FontRole, Indent, PageNumberPlace, Pt, Style};

/// Adds page numbers, the band of all sheets and the stamp of a draft if there is one, to all pages.
pub(super) fn add(pages: &mut [Page], band: Option<&Band>, draft: bool, style: &Style, setter: &mut Setter<'_>) {
    if let Some(place) = style.page_number.place {
        number(pages, place, style, setter);
    }
    let band = band.zip(style.band.as_ref()).map(|(band, look)| self::band(band, look, style, setter));
    let stamp = draft.then(|| stamp(style, setter));
    for page in pages {
        page.items.extend(band.iter().flatten().cloned());
        // Below everything else, so that nothing of the text is hidden.
        page.items.splice(0..0, stamp.iter().cloned().map(Item::Stamp));
    }
}

/// The stamp in the middle of the sheet.
fn stamp(style: &Style, setter: &mut Setter<'_>) -> Stamp {
    let look = &style.stamp;
    let width = look.size * look.text.chars().count() as f64;
    let setting = Setting { width, ..setting(look.size, (Align::Left, Indent::NONE), style) };
    let text = set(setter, look.text, look.font, &setting);
    Stamp {
        runs: text.place(-width / 2.0, -look.size / 2.0).collect(),
        middle: (style.page.width / 2.0, style.page.height / 2.0),
        angle: look.angle,
        tint: look.tint,
    }
}

/// Adds page numbers.
fn number(pages: &mut [Page], place: PageNumberPlace, style: &Style, setter: &mut Setter<'_>) {
    let look = &style.page_number;
    let count = pages.len();
    let number = |page: usize| look.text(page, count);
    // The distance is that of the dashes' ink, which fonts have at different heights.
    let first = number(1).chars().next().unwrap_or_default();
    let middle = setter.middle(first, look.font, &setting(look.size, place.on(1), style));
    let top = style.page.top + style.page.text_height + look.distance - middle;
    for (page, content) in (1..).zip(pages) {
        let text = set(setter, &number(page), look.font, &setting(look.size, place.on(page), style));
        content.items.extend(text.place(style.page.left_of(page), top).map(Item::Text));
    }
}

/// The band of a sheet.
fn band(band: &Band, look: &BandStyle, style: &Style, setter: &mut Setter<'_>) -> Vec<Item> {
    let line = |align| Setting { line_height: look.height, ..setting(band.size, (align, Indent::NONE), style) };
    let ends = [(&band.body, Align::Left), (&band.year, Align::Right)];
    let set = ends.map(|(text, align)| set(setter, text, look.font, &line(align)));
    let left = style.page.left;
    let y = look.top + look.height + look.rule / 2.0;
    let rule = Rule { from: (left, y), to: (left + style.page.text_width, y), width: look.rule };
    let text = set.iter().flat_map(|text| text.place(left, look.top)).map(Item::Text);
    text.chain([Item::Rule(rule)]).collect()
}

/// One line as high as its type.
fn setting(size: Pt, (align, indent): (Align, Indent), style: &Style) -> Setting {
    Setting { size, pitch: size, line_height: size, align, indent, width: style.page.text_width }
}

fn set(setter: &mut Setter<'_>, text: &str, font: FontRole, setting: &Setting) -> SetText {
    let text = Text::plain(text);
    setter.set(&[Stretch::new(&text, font, Owner::Artifact)], setting)
}
