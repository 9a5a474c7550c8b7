//! What is written as text in tags: HTML and SVG.

use std::fmt::{Arguments, Write};

/// Adds a piece to a text, which takes everything.
pub(crate) fn put(text: &mut String, piece: Arguments<'_>) {
    let _ = text.write_fmt(piece);
}
