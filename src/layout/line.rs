//! Breaks a paragraph into lines and fills them out.

use std::ops::Range;

use crate::style::Pt;
use crate::text::marks::{Class, Mark, may_break, may_break_word, may_part, squeeze};

/// Share of its white that a full-width mark inside a line gives up at most, to pull in a mark that may not begin the
/// next line. The one at the line's end gives up all.
const GIVE: f64 = 0.5;

/// Share of a line that must be filled before a Western word is carried over whole.
const FILLED: f64 = 0.7;

/// Characters that must stand before the margin for a word without a mark to break behind to be broken anywhere.
const LONG_WORD: usize = 20;

/// A character with its width.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// What it is.
    pub(super) mark: Mark,
    /// Its width.
    pub(super) width: Pt,
    /// One em of its size; 0 for one that has no white to give.
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
    /// Whether it is the last of the paragraph or ends at a line break.
    pub(super) is_last: bool,
}

/// Breaks pieces into lines of a width; the first line may have another. Lines that are not last are filled out if
/// `justify` is set.
pub(super) fn break_lines(pieces: &[Piece], first: Pt, width: Pt, justify: bool) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let room = if lines.is_empty() { first } else { width };
        let end = line_end(pieces, start, room);
        let is_last = end == pieces.len() || pieces[end - 1].ends_line;
        lines.push(fill(pieces, start..end, room, is_last, justify));
        start = end;
    }
    lines
}

/// White between the piece before `at` and that at `at` that goes if both stand on one line.
fn pair(pieces: &[Piece], at: usize) -> (Pt, Pt) {
    let (before, after) = (pieces[at - 1], pieces[at]);
    let (left, right) = squeeze(before.mark, after.mark);
    (left * before.em, right * after.em)
}

/// What the pieces of a line could give up to make room: all the white of the mark at its end, some of the others'.
fn capacity(pieces: &[Piece], start: usize, end: usize) -> Pt {
    (start..end).map(|at| give(pieces, start, end, at)).sum()
}

fn give(pieces: &[Piece], start: usize, end: usize, at: usize) -> Pt {
    let Piece { mark, em, .. } = pieces[at];
    if at + 1 == end {
        return mark.white_right() * em;
    }
    let taken_right = pair(pieces, at + 1).0;
    let taken_left = if at > start { pair(pieces, at).1 } else { Pt::ZERO };
    GIVE * ((mark.white_left() + mark.white_right()) * em - taken_right - taken_left)
}

/// Where the line that begins at `start` ends.
fn line_end(pieces: &[Piece], start: usize, room: Pt) -> usize {
    const TOLERANCE: Pt = Pt(0.01);
    let mut width = Pt::ZERO;
    let mut allowed = None;
    for at in start..pieces.len() {
        let piece = pieces[at];
        if at > start {
            if may_break(pieces[at - 1].mark, piece.mark) {
                allowed = Some((at, width));
            }
            let (left, right) = pair(pieces, at);
            width -= left + right;
        }
        // Spaces at the end of a line hang.
        if piece.mark.class != Class::Space && width + piece.width > room + TOLERANCE && at > start {
            return overflow(pieces, start, at, width, room, allowed);
        }
        width += piece.width;
        if piece.ends_line {
            return at + 1;
        }
    }
    pieces.len()
}

/// Where the line ends if the piece at `at` does not fit behind the `width` before it.
fn overflow(pieces: &[Piece], start: usize, at: usize, width: Pt, room: Pt, allowed: Option<(usize, Pt)>) -> usize {
    if let Some((end, _)) = allowed
        && end == at
    {
        return at;
    }
    // Pull in what may not begin the next line, if the marks of this one give up enough white for it.
    let mut pulled = width + pieces[at].width;
    let mut hanging = Pt::ZERO;
    let mut end = at + 1;
    while pulled - room <= capacity(pieces, start, end) {
        if end == pieces.len() || pieces[end - 1].ends_line || may_break(pieces[end - 1].mark, pieces[end].mark) {
            return end;
        }
        let (left, right) = pair(pieces, end);
        // Spaces count only if something follows them on the line.
        hanging += pieces[end].width - left - right;
        if pieces[end].mark.class != Class::Space {
            pulled += std::mem::take(&mut hanging);
        }
        end += 1;
    }
    let has_word = |end: usize| pieces[end..=at].iter().any(|piece| piece.mark.class == Class::Western);
    match allowed {
        Some((end, filled)) if filled >= room * FILLED || !has_word(end) => end,
        _ => {
            // A word too long to be carried over whole: behind one of its marks, or anywhere.
            let word = allowed.map_or(start, |(end, _)| end);
            let parts = |end: &usize| may_part(pieces[end - 1].mark, pieces[*end].mark);
            let break_after = |end: &usize| may_break_word(pieces[end - 1].mark) && parts(end);
            match ((word + 2..=at).rev().find(break_after), allowed) {
                (Some(end), _) => end,
                (None, Some((end, _))) if at - word < LONG_WORD => end,
                (None, _) => (word + 1..=at).rev().find(parts).unwrap_or(at),
            }
        }
    }
}

/// Places the pieces of a line.
fn fill(pieces: &[Piece], range: Range<usize>, room: Pt, is_last: bool, justify: bool) -> Line {
    let Range { start, end } = range;
    let visible = (start..end).rev().find(|&at| pieces[at].mark.class != Class::Space).map_or(start, |at| at + 1);
    let mut natural = Pt::ZERO;
    for at in start..visible {
        natural += pieces[at].width;
        if at > start {
            let (left, right) = pair(pieces, at);
            natural -= left + right;
        }
    }
    let spare = room - natural;
    let gap = |at: usize| {
        // A gap before this piece may grow unless it is inside a Western word.
        at > start
            && at < visible
            && (pieces[at - 1].mark.class != Class::Western || pieces[at].mark.class != Class::Western)
    };
    let gaps = (start..visible).filter(|&at| gap(at)).count();
    let stretch = if justify && !is_last && spare > Pt::ZERO && gaps > 0 { spare / gaps as f64 } else { Pt::ZERO };
    let shrink = if spare < Pt::ZERO {
        let capacity = capacity(pieces, start, visible);
        if capacity > Pt::ZERO { (-spare / capacity).min(1.0) } else { 0.0 }
    } else {
        0.0
    };
    let mut places = Vec::with_capacity(end - start);
    let mut x = Pt::ZERO;
    for at in start..end {
        let piece = pieces[at];
        let mut left = Pt::ZERO;
        if at > start {
            let (right_of_last, left_of_this) = pair(pieces, at);
            x -= right_of_last;
            left += left_of_this;
        }
        if gap(at) {
            x += stretch;
        }
        let given = if at < visible { give(pieces, start, visible, at) * shrink } else { Pt::ZERO };
        let (given_left, given_right) =
            if piece.mark.white_left() > 0.0 { (given, Pt::ZERO) } else { (Pt::ZERO, given) };
        left += given_left;
        places.push(x - left);
        x += piece.width - left - given_right;
    }
    let width = if justify && !is_last && gaps > 0 { room } else { natural.min(room) };
    Line { pieces: start..end, places, width, is_last }
}
