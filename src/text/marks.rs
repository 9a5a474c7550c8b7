//! 禁则与标点挤压: which marks may not begin or end a line, and which half of a full-width mark is white.
//!
//! The sets of marks are those that Word applies to Simplified Chinese, so that lines break alike wherever they are
//! broken: in the balanced lines of titles and labels, in the lines of the PDF, and in Word itself.

/// What a character is to the breaking of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// A character that lines may break before and after.
    Wide,
    /// An opening mark, never at a line's end; full-width ones have their left half white.
    Open,
    /// A closing mark, never at a line's start; full-width ones have their right half white.
    Close,
    /// 破折号 and the like, full-width and without white; never parted from its own kind.
    Dash,
    /// 间隔号 and other marks in the middle of their square, never at a line's start.
    Middle,
    /// A letter, digit or mark of Western text, which breaks at spaces only.
    Western,
    /// A space that lines may break behind.
    Space,
}

/// Marks that never begin a line.
const CLOSE: &str = "、。〃〉》」』】〕〗〞！＂％＇），．：；？］｀｜｝～￠’”…‰′″℃∶";
/// Those of them that fill their square.
const FULL: &str = "…‰′″℃∶％～｜￠〃＂＇｀";
/// Marks that never end a line.
const OPEN: &str = "‘“〈《「『【〔〖〝（［｛＄￥￡";
/// Western marks that never begin a line.
const WESTERN_CLOSE: &str = "!%),.:;>?]}°";
/// Western marks that never end a line.
const WESTERN_OPEN: &str = "$([{£¥";

impl Class {
    /// The class of a character between its neighbours.
    pub(crate) fn of(character: char, before: Option<char>, after: Option<char>) -> Class {
        let western = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        match character {
            ' ' | '\u{200b}' => Class::Space,
            // Between letters, the quotation mark is an apostrophe.
            '’' if western(before) && western(after) => Class::Western,
            '—' | '―' | '⸺' | '─' => Class::Dash,
            '·' | '•' | '・' => Class::Middle,
            c if OPEN.contains(c) => Class::Open,
            c if CLOSE.contains(c) => Class::Close,
            c if is_western(c) => Class::Western,
            _ => Class::Wide,
        }
    }

    /// Whether a character of this class stands in a square of its own, whatever its glyph's width.
    pub(crate) fn is_square(self) -> bool {
        matches!(self, Class::Open | Class::Close | Class::Dash | Class::Middle)
    }
}

/// Letters, digits and marks that form words: Latin, Greek, Cyrillic, their punctuation, superscripts, subscripts and
/// fractions.
fn is_western(character: char) -> bool {
    matches!(
        character as u32,
        0x21..=0x24F | 0x2B0..=0x52F | 0x1E00..=0x1FFF | 0x2010..=0x2013 | 0x2070..=0x209F | 0x2150..=0x215F
    )
}

/// A character as line breaking sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    /// The character.
    pub(crate) character: char,
    /// Its class.
    pub(crate) class: Class,
}

impl Mark {
    /// White in the left half of its square, in ems.
    pub(crate) fn white_left(self) -> f64 {
        if self.class == Class::Open && !FULL.contains(self.character) { 0.5 } else { 0.0 }
    }

    /// White in the right half of its square, in ems.
    pub(crate) fn white_right(self) -> f64 {
        if self.class == Class::Close && !FULL.contains(self.character) { 0.5 } else { 0.0 }
    }
}

/// Whether a line may end between two characters.
pub(crate) fn may_break(before: Mark, after: Mark) -> bool {
    use Class::{Close, Dash, Middle, Open, Space, Western};
    match (before.class, after.class) {
        (_, Space | Close | Middle) => false,
        (Open, _) => false,
        (Dash, Dash) => before.character != after.character,
        (Western, Western) => false,
        (_, Western) if WESTERN_CLOSE.contains(after.character) => before.class == Space,
        (Western, _) if WESTERN_OPEN.contains(before.character) => false,
        _ => true,
    }
}

/// Whether a long Western word, such as a web address, may be broken behind this character.
pub(crate) fn may_break_word(before: Mark) -> bool {
    "/.-_@=&?#".contains(before.character)
}

/// Whether a word that no line can hold may be broken between two characters: no line begins or ends with a wrong mark
/// even then.
pub(crate) fn may_part(before: Mark, after: Mark) -> bool {
    use Class::{Close, Middle, Open, Space};
    let opens = before.class == Open || WESTERN_OPEN.contains(before.character);
    let closes = matches!(after.class, Close | Middle | Space) || WESTERN_CLOSE.contains(after.character);
    !opens && !closes
}

/// The characters of a text as line breaking sees them.
pub(crate) fn marks(text: &[char]) -> Vec<Mark> {
    let neighbour = |at: Option<usize>| at.and_then(|at| text.get(at)).copied();
    let mark = |(at, &character): (usize, &char)| {
        let class = Class::of(character, neighbour(at.checked_sub(1)), neighbour(at.checked_add(1)));
        Mark { character, class }
    };
    text.iter().enumerate().map(mark).collect()
}

/// White to take away between two characters that stand on one line, in ems: from the right of the first and from the
/// left of the second. Marks next to each other keep half an em between them at most.
pub(crate) fn squeeze(before: Mark, after: Mark) -> (f64, f64) {
    match (before.class, after.class) {
        (Class::Close, Class::Close | Class::Open) => (before.white_right(), 0.0),
        (Class::Open, Class::Open) => (0.0, after.white_left()),
        _ => (0.0, 0.0),
    }
}
