//! 页码 and the stamp of a draft.

use super::paragraph::{Setter, Setting};
use super::{LayoutError, Owner, Page};
use crate::document::{Document, Inline};
use crate::style::{Align, Indent, Style};

/// Adds page numbers, and the stamp if the document is a draft, to all pages.
pub(super) fn add(
    pages: &mut [Page],
    document: &Document,
    style: &Style,
    setter: &mut Setter<'_>,
) -> Result<(), LayoutError> {
    let look = &style.furniture;
    let number = |align| Setting {
        font: look.font,
        size: look.size,
        pitch: look.size,
        line_height: look.size,
        align,
        indent: Indent { left: look.indent, right: look.indent, first_line: 0.0 },
        width: style.page.text_width,
    };
    let stamp = Setting {
        font: look.draft_font,
        size: look.draft_size,
        pitch: look.draft_size,
        line_height: look.draft_size,
        align: Align::Right,
        indent: Indent::default(),
        width: style.page.text_width,
    };
    // The distance is that of the dashes' ink, which fonts have at different heights.
    let middle = setter.middle(look.before.chars().next().unwrap_or('—'), &number(Align::Right))?;
    let top = style.page.top + style.page.text_height + look.distance - middle;
    let stamp = document.draft.then(|| setter.set(&[Inline::plain(look.draft)], &stamp)).transpose()?;
    for (i, page) in pages.iter_mut().enumerate() {
        let odd = i % 2 == 0;
        let text = format!("{}{}{}", look.before, i + 1, look.after);
        let align = if odd { Align::Right } else { Align::Left };
        let text = setter.set(&[Inline::plain(text)], &number(align))?;
        page.items.extend(text.place(style.page.left, top, Owner::Artifact));
        if let Some(stamp) = &stamp {
            page.items.extend(stamp.place(style.page.left, look.draft_top, Owner::Artifact));
        }
    }
    Ok(())
}
