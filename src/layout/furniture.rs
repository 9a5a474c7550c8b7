//! 页码 and the stamp of a draft.

use super::paragraph::{SetText, Setter, Setting, Stretch};
use super::{Item, Owner, Page};
use crate::document::Text;
use crate::style::{Align, FontRole, Indent, Pt, Style};

/// Adds page numbers, and the stamp of a draft if there is one, to all pages.
pub(super) fn add(pages: &mut [Page], draft: bool, style: &Style, setter: &mut Setter<'_>) {
    let look = &style.page_number;
    let number = |page: usize| format!("{}{page}{}", look.before, look.after);
    // The distance is that of the dashes' ink, which fonts have at different heights.
    let first = number(1).chars().next().unwrap_or_default();
    let middle = setter.middle(first, look.font, &setting(look.size, look.place.on(1), style));
    let top = style.page.top + style.page.text_height + look.distance - middle;
    let stamp = &style.stamp;
    let stamped =
        draft.then(|| set(setter, stamp.text, stamp.font, &setting(stamp.size, (Align::Right, Indent::NONE), style)));
    for (page, content) in (1..).zip(pages) {
        let text = set(setter, &number(page), look.font, &setting(look.size, look.place.on(page), style));
        content.items.extend(text.place(style.page.left, top).map(Item::Text));
        if let Some(stamped) = &stamped {
            content.items.extend(stamped.place(style.page.left, stamp.top).map(Item::Text));
        }
    }
}

/// One line as high as its type.
fn setting(size: Pt, (align, indent): (Align, Indent), style: &Style) -> Setting {
    Setting { size, pitch: size, line_height: size, align, indent, width: style.page.text_width }
}

fn set(setter: &mut Setter<'_>, text: &str, font: FontRole, setting: &Setting) -> SetText {
    let text = Text::plain(text);
    setter.set(&[Stretch::new(&text, font, Owner::Artifact)], setting)
}
