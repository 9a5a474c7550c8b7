//! Breaks a paragraph into lines and fills them out.
//!
//! Lines break where Word and LibreOffice break them: as many characters as fit, marks at their full width, what may
//! not begin a line taking the character before it along. White is taken away and added only afterwards.

use std::ops::Range;

use crate::style::Pt;
use crate::text::marks::{Class, Mark, QUARTER, Tie, are_spaced, may_part, squeeze};

/// Ems of the quarter between Han and Latin that a full line leaves at least; it is what LibreOffice sets.
const LEAST_SPACE: f64 = 0.217;

/// Ems by which any character of a full line comes nearer to the one before it: Word counts in whole twips.
const NEARER: f64 = 1.0 / 320.0;

/// Letters of a word that is taken for a web address if it has a solidus.
const ADDRESS: usize = 20;

/// Most white between two characters that filling out a line adds, in ems; a line that needs more is left ragged.
const MOST_STRETCH: f64 = 0.25;

/// White between Han that filling out adds, in ems, before the letters of Western words move apart too.
const EASY_STRETCH: f64 = 0.06;

/// A character with its width.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// What it is.
    pub(super) mark: Mark,
    /// Its width.
    pub(super) width: Pt,
    /// Its type size.
    pub(super) em: Pt,
    /// Whether the line ends behind it in any case.
    pub(super) ends_line: bool,
}

/// A line: which pieces, and where each stands from the line's start.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Its pieces.
    pub(super) pieces: Range<usize>,
    /// For each piece, the distance of its glyph's origin from the start of the line.
    pub(super) places: Vec<Pt>,
    /// Width of the line up to the end of its last visible piece.
    pub(super) width: Pt,
}

/// Breaks pieces into lines of a width; the first line may have another. Lines that are not last are filled out if
/// `justify` is set. Besides the lines come the pieces that begin a unit whose number was carried over with it.
pub(super) fn break_lines(pieces: &[Piece], first: Pt, width: Pt, justify: bool) -> (Vec<Line>, Vec<usize>) {
    let mut lines = Vec::new();
    let mut held = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let room = if lines.is_empty() { first } else { width };
        let end = line_end(pieces, start, room, &mut held);
        let is_last = end == pieces.len() || pieces[end - 1].ends_line;
        lines.push(fill(pieces, start..end, room, justify && !is_last));
        start = end;
    }
    (lines, held)
}

/// White between the piece at `at` and the one before it, of which `share` ems stand between Han and Latin.
fn space(pieces: &[Piece], at: usize, share: f64) -> Pt {
    let (before, after) = (pieces[at - 1], pieces[at]);
    if are_spaced(before.mark.character, after.mark.character) { share * before.em } else { Pt::ZERO }
}

/// White of two marks side by side that goes, at the right of the first and at the left of the second.
fn pair(pieces: &[Piece], at: usize) -> (Pt, Pt) {
    let (before, after) = (pieces[at - 1], pieces[at]);
    let (left, right) = squeeze(before.mark, after.mark);
    (left * before.em, right * after.em)
}

/// Where the line that begins at `start` ends. A unit that would begin the next line takes its number along and is
/// added to `held`.
fn line_end(pieces: &[Piece], start: usize, room: Pt, held: &mut Vec<usize>) -> usize {
    const TOLERANCE: Pt = Pt(0.01);
    let mut width = Pt::ZERO;
    // The last place where the line may end, and those behind it that are between a number and its unit.
    let (mut allowed, mut at_units) = (None, Vec::new());
    for at in start..pieces.len() {
        let piece = pieces[at];
        if at > start {
            match Tie::between(pieces[at - 1].mark, piece.mark) {
                Tie::Loose => {
                    allowed = Some(at);
                    at_units.clear();
                }
                Tie::Unit => at_units.push(at),
                Tie::Fast => {}
            }
            // Word is told by a character of no width to hold number and unit together, and then sees no Han behind a
            // digit.
            if !is_held_unit(held, start, at) {
                width += space(pieces, at, LEAST_SPACE);
            }
        }
        // Spaces at the end of a line hang.
        if piece.mark.class != Class::Space && width + piece.width > room + TOLERANCE && at > start {
            let known = held.len();
            at_units.retain(|&unit| !is_held_unit(held, start, unit));
            held.extend(at_units);
            // Without the white at its unit, a number may fit after all.
            return if held.len() > known {
                line_end(pieces, start, room, held)
            } else {
                overflow(pieces, start, at, room, allowed)
            };
        }
        width += piece.width - NEARER * piece.em;
        if piece.ends_line {
            return at + 1;
        }
    }
    pieces.len()
}

/// Whether the piece at `at`, on a line that begins at `start`, is among those of [`break_lines`] that begin a unit: on
/// this line there are the last of them only.
fn is_held_unit(held: &[usize], start: usize, at: usize) -> bool {
    held.iter().rev().take_while(|&&unit| unit >= start).any(|&unit| unit == at)
}

/// Where the line ends if the piece at `at` does not fit. A Western word goes to the next line whole, however short this
/// line gets; a web address behind its first solidus, and a word that no line holds, are broken where the line is full.
fn overflow(pieces: &[Piece], start: usize, at: usize, room: Pt, allowed: Option<usize>) -> usize {
    let word = allowed.unwrap_or(start);
    let is_western = |piece: &Piece| piece.mark.class == Class::Western;
    let parts = |end: &usize| may_part(pieces[end - 1].mark, pieces[*end].mark);
    let first = if is_held(pieces, word, room) { address_path(pieces, word..at) } else { Some(word) };
    match (allowed, first) {
        (Some(end), None) => end,
        (Some(end), _) if !pieces[end..=at].iter().any(is_western) => end,
        _ => (first.unwrap_or(word) + 1..=at).rev().find(parts).or(allowed).unwrap_or(at),
    }
}

/// Where the first solidus of a web address stands; none of shorter words (DB21/T, 2021/12/31).
fn address_path(pieces: &[Piece], word: Range<usize>) -> Option<usize> {
    let letters = pieces[word.start..].iter().take_while(|piece| piece.mark.class == Class::Western);
    let solidus = pieces[word.clone()].iter().position(|piece| piece.mark.character == '/');
    solidus.filter(|_| letters.take(ADDRESS).count() == ADDRESS).map(|at| word.start + at)
}

/// Whether a line holds what begins at `start` up to the next place where a line may end.
fn is_held(pieces: &[Piece], start: usize, room: Pt) -> bool {
    let mut width = Pt::ZERO;
    for at in start..pieces.len() {
        let goes_on = || {
            let (before, after) = (pieces[at - 1], pieces[at]);
            !before.ends_line && after.mark.class != Class::Space && Tie::between(before.mark, after.mark) != Tie::Loose
        };
        if at > start && !goes_on() {
            return true;
        }
        width += pieces[at].width;
        if width > room {
            return false;
        }
    }
    true
}

/// What a line gives up to fit, as shares of what there is.
#[derive(Default)]
struct Shrink {
    /// Of the white between Han and Latin, and of the [`NEARER`].
    spaces: f64,
    /// Of the white of marks.
    marks: f64,
}

impl Shrink {
    /// White between Han and Latin goes first, that of marks only if it must.
    fn new(excess: Pt, spaces: Pt, marks: Pt) -> Self {
        let share = |of: Pt, all: Pt| if all > Pt::ZERO { (of / all).clamp(0.0, 1.0) } else { 0.0 };
        Shrink { spaces: share(excess, spaces), marks: share(excess - spaces, marks) }
    }
}

/// White that the mark at `at` still has beside the marks around it.
fn white(pieces: &[Piece], start: usize, end: usize, at: usize) -> Pt {
    let Piece { mark, em, .. } = pieces[at];
    if !matches!(mark.class, Class::Open | Class::Close) {
        return Pt::ZERO;
    }
    let taken_right = if at + 1 < end { pair(pieces, at + 1).0 } else { Pt::ZERO };
    let taken_left = if at > start { pair(pieces, at).1 } else { Pt::ZERO };
    (mark.white_left() + mark.white_right()) * em - taken_right - taken_left
}

/// Places the pieces of a line, up to the margin if `justify` is set.
fn fill(pieces: &[Piece], range: Range<usize>, room: Pt, justify: bool) -> Line {
    let Range { start, end } = range;
    let visible = (start..end).rev().find(|&at| pieces[at].mark.class != Class::Space).map_or(start, |at| at + 1);
    let (mut natural, mut spaces) = (Pt::ZERO, Pt::ZERO);
    for at in start..visible {
        natural += pieces[at].width;
        if at > start {
            let (left, right) = pair(pieces, at);
            let space = space(pieces, at, QUARTER);
            natural += space - left - right;
            spaces += space + NEARER * pieces[at].em;
        }
    }
    let spare = room - natural;
    let marks = || (start..visible).map(|at| white(pieces, start, visible, at)).sum();
    let shrink = if spare < Pt::ZERO { Shrink::new(-spare, spaces, marks()) } else { Shrink::default() };
    let stretch = if justify && spare > Pt::ZERO { Stretch::new(pieces, start..visible, spare) } else { None };
    let mut places = Vec::with_capacity(end - start);
    let mut x = Pt::ZERO;
    for at in start..end {
        let piece = pieces[at];
        let mut left = Pt::ZERO;
        if at > start {
            let (right_of_last, left_of_this) = pair(pieces, at);
            let space = space(pieces, at, QUARTER);
            x += space - right_of_last;
            left += left_of_this;
            if at < visible {
                x -= shrink.spaces * (space + NEARER * piece.em);
                x += stretch.as_ref().map_or(Pt::ZERO, |stretch| stretch.before(pieces, at));
            }
        }
        let gives = at < visible && shrink.marks > 0.0;
        let given = if gives { white(pieces, start, visible, at) * shrink.marks } else { Pt::ZERO };
        let (given_left, given_right) =
            if piece.mark.white_left() > 0.0 { (given, Pt::ZERO) } else { (Pt::ZERO, given) };
        left += given_left;
        places.push(x - left);
        x += piece.width - left - given_right;
    }
    let width = if stretch.is_some() { room } else { natural.min(room) };
    Line { pieces: start..end, places, width }
}

/// White that is added between the characters of a line.
struct Stretch {
    white: Pt,
    /// Whether letters of a Western word move apart too.
    in_words: bool,
}

impl Stretch {
    /// White that fills a line that lacks `spare`; none if nothing can move, or too much would have to.
    fn new(pieces: &[Piece], line: Range<usize>, spare: Pt) -> Option<Self> {
        let em = pieces[line.start].em;
        let places = (line.start + 1..line.end).len();
        let between_words = (line.start + 1..line.end).filter(|&at| !is_in_word(pieces, at)).count();
        let share = |places: usize| spare / places as f64;
        if between_words > 0 && share(between_words) <= EASY_STRETCH * em {
            Some(Stretch { white: share(between_words), in_words: false })
        } else if places > 0 && share(places) <= MOST_STRETCH * em {
            Some(Stretch { white: share(places), in_words: true })
        } else {
            None
        }
    }

    /// White before the piece at `at`.
    fn before(&self, pieces: &[Piece], at: usize) -> Pt {
        if self.in_words || !is_in_word(pieces, at) { self.white } else { Pt::ZERO }
    }
}

/// Whether the piece at `at` goes on with the Western word of the one before it.
fn is_in_word(pieces: &[Piece], at: usize) -> bool {
    pieces[at - 1].mark.class == Class::Western && pieces[at].mark.class == Class::Western
}
