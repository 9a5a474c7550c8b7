//! What is made to fit: the type size of a text, or the text itself.

use crate::style::Pt;
use crate::text::width::em;

/// What stands for the end of a text that was cut.
pub(super) const CUT_OFF: &str = "……";

/// The first of some type sizes, the largest of which come first, at which something fits; the last if it fits at none, and
/// `usual` if there are none.
pub(super) fn fitting(sizes: impl IntoIterator<Item = Pt>, usual: Pt, fits: impl Fn(Pt) -> bool) -> Pt {
    let mut last = usual;
    for size in sizes {
        if fits(size) {
            return size;
        }
        last = size;
    }
    last
}

/// As much of a text from its start as is no wider than `room` characters.
pub(super) fn beginning(text: &str, room: f64) -> &str {
    let mut used = 0.0;
    let over = text.char_indices().find(|&(_, character)| {
        used += em(character);
        used > room
    });
    over.map_or(text, |(at, _)| &text[..at])
}
