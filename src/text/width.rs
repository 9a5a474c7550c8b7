//! How wide text is, before any font is asked.

use unicode_width::UnicodeWidthStr;

/// Columns that a text takes on a terminal: two for a full-width character.
pub fn columns(text: &str) -> usize {
    text.width()
}

/// Width of a text in full-width characters: ASCII counts half.
pub fn ems(text: &str) -> f64 {
    text.chars().map(em).sum()
}

/// Width of a character in full-width characters.
pub fn em(character: char) -> f64 {
    if character.is_ascii() { 0.5 } else { 1.0 }
}

/// Width in full-width characters that is enough for a character in any font used.
pub fn room_of(character: char) -> f64 {
    match character {
        'A'..='Z' | 'm' | 'w' | '@' | '%' => 0.9,
        c if c.is_ascii() => 0.6,
        _ => 1.0,
    }
}
