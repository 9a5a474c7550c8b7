//! How wide text is, before any font is asked.

use unicode_width::UnicodeWidthStr;

use super::marks::{QUARTER, are_spaced};

/// Columns that a text takes on a terminal: two for a full-width character.
pub fn columns(text: &str) -> usize {
    text.width()
}

/// Width of the widest digit in full-width characters, in any font used: in 宋体 0.562, in 黑体 0.57.
pub const DIGIT: f64 = 0.58;

/// Width of a text in full-width characters: ASCII counts half, the white between it and Han a quarter.
pub fn ems(text: &str) -> f64 {
    let mut before = None;
    let width = |character| space(before.replace(character), character) + em(character);
    text.chars().map(width).sum()
}

/// White between a character and the one before it, in full-width characters.
pub fn space(before: Option<char>, character: char) -> f64 {
    if before.is_some_and(|before| are_spaced(before, character)) { QUARTER } else { 0.0 }
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
