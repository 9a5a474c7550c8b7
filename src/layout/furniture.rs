//! 页码, 版头 and the stamp of a draft.

use super::paragraph::{SetText, Setter, Setting, Stretch};
use super::{Item, Owner, Page, Rule, Slanted, TextRun};
use crate::document::{Band, Text};
use crate::style::{Align, BandStyle, FontRole, Indent, PageFrame, PageNumberPlace, PageOrientation, Pt, Style};

/// Adds page numbers, the band of all sheets and the stamp of a draft if there is one, to all pages.
pub(super) fn add(pages: &mut [Page], band: Option<&Band>, draft: bool, style: &Style, setter: &mut Setter<'_>) {
    if let Some(place) = style.page_number.place {
        number(pages, place, style, setter);
    }
    let band = band.zip(style.band.as_ref()).map(|(band, look)| self::band(band, look, style, setter));
    let stamp = draft.then(|| stamp(style, setter));
    for page in pages {
        let frame = page.frame;
        page.items.extend(band.iter().flatten().map(|item| of_bound(item.clone(), &frame)));
        let pivot = (frame.width / 2.0, frame.height / 2.0);
        // Below everything else, so that nothing of the text is hidden.
        page.items.splice(0..0, stamp.iter().map(|stamp| Item::Slanted(Slanted { pivot, ..stamp.clone() })));
    }
}

/// What stands at that place of the sheet as it is bound, on the page as it is read (GB/T 9704—2012, 8: page numbers of
/// pages that are turned stand where those of all pages do).
pub(super) fn of_bound(item: Item, frame: &PageFrame) -> Item {
    match (frame.orientation, item) {
        (PageOrientation::Landscape, Item::Text(run)) => {
            let pivot = frame.of_bound((run.x, run.y));
            let runs = vec![TextRun { x: Pt::ZERO, y: Pt::ZERO, ..run }];
            Item::Slanted(Slanted { runs, pivot, angle: -90.0, tint: 1.0 })
        }
        (PageOrientation::Landscape, Item::Rule(rule)) => {
            Item::Rule(Rule { from: frame.of_bound(rule.from), to: frame.of_bound(rule.to), ..rule })
        }
        (_, item) => item,
    }
}

/// The stamp, in the middle of the sheet.
fn stamp(style: &Style, setter: &mut Setter<'_>) -> Slanted {
    let look = &style.stamp;
    let width = look.size * look.text.chars().count() as f64;
    let setting = Setting { width, ..setting(look.size, (Align::Left, Indent::NONE), style) };
    let text = set(setter, look.text, look.font, &setting);
    Slanted {
        runs: text.place(-width / 2.0, -look.size / 2.0).collect(),
        pivot: (style.page.width / 2.0, style.page.height / 2.0),
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
        let frame = content.frame;
        let runs = text.place(style.page.left_of(page), top);
        content.items.extend(runs.map(|run| of_bound(Item::Text(run), &frame)));
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
