//! Centred text in lines of like length.

use super::Inline;
use crate::style::Indent;

/// Badness of a break that parts what belongs together, in characters squared.
pub(super) const ANYWHERE: f64 = 400.0;
/// Badness of a break inside a number or word, or where punctuation would begin or end a line wrongly.
pub(super) const FORBIDDEN: f64 = 10_000.0;
/// How much the length of the last line matters, compared with others.
const LAST_LINE: f64 = 0.99;
/// Badness of a line more than the length of the text asks for.
const EXTRA_LINE: f64 = 100.0;

/// `text` in as few lines of at most `width` characters as it takes, as alike as `penalty` allows: the badness, in
/// characters squared, of a break before the character of an index.
pub(super) fn balance(text: &str, width: f64, penalty: impl Fn(&[char], usize) -> f64) -> Vec<Inline> {
    let characters: Vec<char> = text.chars().collect();
    let mut content = Vec::new();
    let mut start = 0;
    for end in breaks(&characters, width, penalty) {
        if start > 0 {
            content.push(Inline::LineBreak);
        }
        content.push(Inline::plain(characters[start..end].iter().collect::<String>()));
        start = end;
    }
    content
}

/// The indent that makes `text`, centred in `width` characters, fall into the lines that [`balance`] would break it
/// into: a label of the form stays one piece of text, without breaks of ours. None where no indent does that.
pub(super) fn steer(text: &str, width: f64, penalty: impl Fn(&[char], usize) -> f64) -> Indent {
    /// Room beyond the longest line, for fonts that are a little wider.
    const SLACK: f64 = 0.3;
    /// By how much the first line is too short for the character that would follow.
    const SHORT: f64 = 0.1;
    let characters: Vec<char> = text.chars().collect();
    let wanted = breaks(&characters, width, penalty);
    let length = |from: usize, to: usize| characters[from..to].iter().map(|&c| width_of_character(c)).sum::<f64>();
    let starts = std::iter::once(0).chain(wanted.iter().copied());
    let longest = starts.zip(&wanted).map(|(start, &end)| length(start, end)).fold(0.0, f64::max);
    let side = ((width - longest - SLACK) / 2.0).max(0.0);
    let room = width - 2.0 * side;
    let mut first_line = 0.0;
    if let [first, _, ..] = wanted[..] {
        first_line = (room - length(0, first + 1) + SHORT).max(0.0);
    }
    if wanted.len() > 1 && fall(&characters, room - first_line, room) == wanted {
        Indent { left: side, right: side, first_line }
    } else {
        Indent::default()
    }
}

/// Where the lines of a text end.
fn breaks(characters: &[char], width: f64, penalty: impl Fn(&[char], usize) -> f64) -> Vec<usize> {
    let total: f64 = characters.iter().map(|&c| room_of_character(c)).sum();
    let fewest = (total / width).ceil().max(1.0) as usize;
    if fewest == 1 {
        return vec![characters.len()];
    }
    let penalties: Vec<f64> = (0..=characters.len())
        .map(|at| match at {
            0 => 0.0,
            at if at == characters.len() => 0.0,
            at if is_forbidden(characters[at - 1], characters[at]) => FORBIDDEN,
            at => penalty(characters, at),
        })
        .collect();
    let broken = |count: usize| best(characters, &penalties, count, width, total / count as f64);
    // Lines that cannot be filled to the last character take one more than the length asks for.
    match (broken(fewest), broken(fewest + 1)) {
        (Some((badness, ends)), Some((more, _))) if badness <= more + EXTRA_LINE => ends,
        (Some((_, ends)), None) | (_, Some((_, ends))) => ends,
        (None, None) => vec![characters.len()],
    }
}

/// Where lines end that take as many characters as they hold.
fn fall(characters: &[char], first: f64, width: f64) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    while start < characters.len() {
        let room = if start == 0 { first } else { width };
        let mut used = 0.0;
        let fits = characters[start..].iter().take_while(|&&c| {
            used += width_of_character(c);
            used <= room
        });
        let mut end = start + fits.count().max(1);
        while end < characters.len() && end > start + 1 && is_forbidden(characters[end - 1], characters[end]) {
            end -= 1;
        }
        ends.push(end);
        start = end;
    }
    ends
}

/// Width in characters: ASCII counts half.
pub(super) fn width_of(text: &str) -> f64 {
    text.chars().map(width_of_character).sum()
}

fn width_of_character(character: char) -> f64 {
    if character.is_ascii() { 0.5 } else { 1.0 }
}

/// Width in characters that is enough for the letters and digits of any font used.
fn room_of_character(character: char) -> f64 {
    match character {
        'A'..='Z' | 'm' | 'w' | '@' | '%' => 0.9,
        c if c.is_ascii() => 0.6,
        _ => 1.0,
    }
}

fn is_forbidden(before: char, after: char) -> bool {
    let word = before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric();
    word || "，。、；：？！）》」”’".contains(after) || "（《「“‘".contains(before)
}

/// The ends of `count` lines with the least badness, and that badness; none if they do not hold the title.
fn best(characters: &[char], penalties: &[f64], count: usize, width: f64, ideal: f64) -> Option<(f64, Vec<usize>)> {
    // cost[end]: least badness of the lines so far if the last of them ends at `end`, and where they end.
    let mut cost: Vec<Option<(f64, Vec<usize>)>> = vec![None; characters.len() + 1];
    cost[0] = Some((0.0, Vec::new()));
    for _ in 0..count {
        let mut next = vec![None; characters.len() + 1];
        for (start, reached) in cost.iter().enumerate() {
            let Some((badness, ends)) = reached else { continue };
            let mut length = 0.0;
            for end in start + 1..=characters.len() {
                length += room_of_character(characters[end - 1]);
                if length > width {
                    break;
                }
                // Of equal breaks, those are better that leave the last line short.
                let weight = if end == characters.len() { LAST_LINE } else { 1.0 };
                let badness = badness + penalties[end] + weight * (length - ideal).powi(2);
                let better = next[end].as_ref().is_none_or(|(least, _): &(f64, Vec<usize>)| badness < *least);
                if better {
                    next[end] = Some((badness, [ends.as_slice(), &[end]].concat()));
                }
            }
        }
        cost = next;
    }
    cost.pop().flatten()
}

#[cfg(test)]
mod tests {
    use super::{fall, steer};

    #[test]
    fn labels_fall_into_lines_of_like_length() {
        let lines = |text: &str, width: f64| -> Vec<String> {
            let indent = steer(text, width, |text, at| if "）：，、".contains(text[at - 1]) { 0.0 } else { 1.0 });
            let characters: Vec<char> = text.chars().collect();
            let room = width - indent.left - indent.right;
            let mut start = 0;
            let take = |end: usize| {
                let line = characters[start..end].iter().collect();
                start = end;
                line
            };
            fall(&characters, room - indent.first_line, room).into_iter().map(take).collect()
        };
        assert_eq!(lines("商业企业", 3.05), ["商业", "企业"]);
        assert_eq!(lines("自然人", 3.05), ["自然人"]);
        assert_eq!(lines("（三）不予公开", 4.02), ["（三）", "不予公开"]);
        assert_eq!(lines("社会公益组织", 3.05), ["社会公", "益组织"]);
        assert_eq!(lines("结果维持", 2.6), ["结果", "维持"]);
    }
}
