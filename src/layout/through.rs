//! 总页码: the numbers of pages through a whole volume, which its 目录 names.

use super::furniture::of_bound;
use super::paragraph::{Setter, Setting, Stretch};
use super::{Item, Owner, Page};
use crate::document::Text;
use crate::style::{Align, Indent, Style};

/// Adds the numbers to pages, the first being `first`: on the line of the pages' own numbers, at the inner edge, where
/// those never stand.
pub(super) fn add(pages: &mut [Page], first: usize, style: &Style, setter: &mut Setter<'_>) {
    let look = &style.volume;
    let indent = look.number_indent;
    for (number, page) in (first..).zip(pages) {
        let (align, indent) = if number.is_multiple_of(2) {
            (Align::Right, Indent { right: indent, ..Indent::NONE })
        } else {
            (Align::Left, Indent { left: indent, ..Indent::NONE })
        };
        let (size, width) = (look.number_size, style.page.text_width);
        let setting = Setting { size, pitch: size, line_height: size, align, indent, width };
        let text = format!("{}{number}{}", look.before_number, look.after_number);
        let middle = setter.middle(text.chars().next().unwrap_or_default(), look.number_font, &setting);
        let top = style.page.top + style.page.text_height + style.page_number.distance - middle;
        let text = setter.set(&[Stretch::new(&Text::plain(text), look.number_font, Owner::Artifact)], &setting);
        let frame = page.frame;
        let runs = text.place(style.page.left_of(number), top);
        page.items.extend(runs.map(|run| of_bound(Item::Text(run), &frame)));
    }
}
