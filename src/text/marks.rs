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
    /// 破折号 and the like, full-width and without white; never at a line's start.
    Dash,
    /// 间隔号 and other marks in the middle of their square, never at a line's start.
    Middle,
    /// A letter, digit or mark of Western text, which breaks at spaces only.
    Western,
    /// A space that lines may break behind.
    Space,
}

/// Marks that never begin a line.
const CLOSE: &str = "、。〃〉》」』】〕〗〞！＂％＇），．：；？］｀｜｝～￠’”…‰′″℃∶－／";
/// Those of them that fill their square.
const FULL: &str = "…‰′″℃∶％～｜￠〃＂＇｀－／";
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
            // Most are ideographs, of which none is a mark.
            '一'..='鿿' => Class::Wide,
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
    /// Whether it is a digit, or multiplies the digits before it (1234.56万): a unit may follow.
    pub(crate) counts: bool,
    /// Whether it is a hyphen within a word or number (0411-83631234) that a line may end behind.
    pub(crate) divides: bool,
}

/// What multiplies digits, or blurs them, before their unit: 万元, 余件.
const MULTIPLIERS: &str = "百千万亿余多";

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

/// What ties two characters that stand side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tie {
    /// Nothing: a line may end between them.
    Loose,
    /// They are a number and its unit (2024年, 1234.56万元, 200㎡).
    Unit,
    /// They are one word, or one of them is a mark that stays where it is.
    Fast,
}

impl Tie {
    /// The tie between two characters.
    pub(crate) fn between(before: Mark, after: Mark) -> Tie {
        use Class::{Close, Dash, Middle, Open, Space, Western};
        match (before.class, after.class) {
            (_, Space | Close | Middle | Dash) | (Open, _) => Tie::Fast,
            (Western, Western) => {
                if before.divides {
                    Tie::Loose
                } else {
                    Tie::Fast
                }
            }
            // Quotation marks stay with what is on both sides of them (Unicode's rule LB19, which LibreOffice follows).
            (Space, _) => Tie::Loose,
            (Close, _) if before.character == '”' => Tie::Fast,
            (_, Open) if after.character == '“' => Tie::Fast,
            (_, Western) if WESTERN_CLOSE.contains(after.character) && before.class != Space => Tie::Fast,
            (Western, _) if WESTERN_OPEN.contains(before.character) => Tie::Fast,
            (_, Class::Wide) if before.counts => Tie::Unit,
            _ => Tie::Loose,
        }
    }
}

/// Whether a line may end between two characters.
pub(crate) fn may_break(before: Mark, after: Mark) -> bool {
    Tie::between(before, after) == Tie::Loose
}

/// Whether a word that no line can hold may be broken between two characters: no line begins or ends with a wrong mark
/// even then.
pub(crate) fn may_part(before: Mark, after: Mark) -> bool {
    use Class::{Close, Dash, Middle, Open, Space};
    let opens = before.class == Open || WESTERN_OPEN.contains(before.character);
    let closes = matches!(after.class, Close | Middle | Space | Dash) || WESTERN_CLOSE.contains(after.character);
    !opens && !closes
}

/// The characters of a text as line breaking sees them.
pub(crate) fn marks(text: &[char]) -> Vec<Mark> {
    let neighbour = |at: Option<usize>| at.and_then(|at| text.get(at)).copied();
    let mut counted = false;
    let mark = |(at, &character): (usize, &char)| {
        let class = Class::of(character, neighbour(at.checked_sub(1)), neighbour(at.checked_add(1)));
        let digit = character.is_ascii_digit() || matches!(character, '０'..='９');
        let counts = digit || counted && MULTIPLIERS.contains(character);
        counted = counts;
        let is_letter = |at: Option<usize>| neighbour(at).is_some_and(is_latin);
        // One letter is not parted from its number.
        let divides = character == '-'
            && is_letter(at.checked_sub(1))
            && is_letter(at.checked_sub(2))
            && is_letter(at.checked_add(1));
        Mark { character, class, counts, divides }
    };
    text.iter().enumerate().map(mark).collect()
}

/// White between Han and Latin letters or digits, in ems.
pub(crate) const QUARTER: f64 = 0.25;

/// Whether [`QUARTER`] of an em stands between two characters, as Word, WPS and LibreOffice set it.
pub(crate) fn are_spaced(before: char, after: char) -> bool {
    match (is_han(before), is_han(after)) {
        (true, false) => is_latin(after),
        (false, true) => is_latin(before),
        _ => false,
    }
}

fn is_han(character: char) -> bool {
    matches!(character as u32, 0x3005..=0x3007 | 0x3041..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

fn is_latin(character: char) -> bool {
    is_western(character) && character.is_alphanumeric()
}

/// Share of the white of a mark that is taken away. Readers of PDF take glyphs whose squares overlap by half an em for
/// two lines.
const SQUEEZE: f64 = 0.95;

/// White to take away between two characters that stand on one line, in ems: from the right of the first and from the
/// left of the second.
pub(crate) fn squeeze(before: Mark, after: Mark) -> (f64, f64) {
    match (before.class, after.class) {
        (Class::Close, Class::Close | Class::Open) => (SQUEEZE * before.white_right(), 0.0),
        (Class::Open, Class::Open) => (0.0, SQUEEZE * after.white_left()),
        _ => (0.0, 0.0),
    }
}
