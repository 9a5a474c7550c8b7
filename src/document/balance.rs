//! Centred text in lines of like length, with explicit breaks so that Word and PDF agree on them.

use super::Inline;

/// Badness of a break that parts what belongs together, in characters squared.
pub(super) const ANYWHERE: f64 = 400.0;
/// Badness of a break inside a number or word, or where punctuation would begin or end a line wrongly.
pub(super) const FORBIDDEN: f64 = 10_000.0;
/// Badness of a line more than the length of the text asks for.
const EXTRA_LINE: f64 = 100.0;

/// `text` in as few lines of at most `width` characters as it takes, as alike as `penalty` allows: the badness, in
/// characters squared, of a break before the character of an index.
pub(super) fn balance(text: &str, width: f64, penalty: impl Fn(&[char], usize) -> f64) -> Vec<Inline> {
    let characters: Vec<char> = text.chars().collect();
    let total = width_of(text);
    let fewest = (total / width).ceil().max(1.0) as usize;
    if fewest == 1 {
        return vec![Inline::plain(text)];
    }
    let penalties: Vec<f64> = (0..=characters.len())
        .map(|at| match at {
            0 => 0.0,
            at if at == characters.len() => 0.0,
            at if is_forbidden(characters[at - 1], characters[at]) => FORBIDDEN,
            at => penalty(&characters, at),
        })
        .collect();
    let broken = |count: usize| best(&characters, &penalties, count, width, total / count as f64);
    // Lines that cannot be filled to the last character take one more than the length asks for.
    let breaks = match (broken(fewest), broken(fewest + 1)) {
        (Some((badness, ends)), Some((more, _))) if badness <= more + EXTRA_LINE => ends,
        (Some((_, ends)), None) | (_, Some((_, ends))) => ends,
        (None, None) => vec![characters.len()],
    };
    let mut content = Vec::new();
    let mut start = 0;
    for end in breaks {
        if start > 0 {
            content.push(Inline::LineBreak);
        }
        content.push(Inline::plain(characters[start..end].iter().collect::<String>()));
        start = end;
    }
    content
}

/// Width in characters: ASCII counts half.
pub(super) fn width_of(text: &str) -> f64 {
    text.chars().map(width_of_character).sum()
}

fn width_of_character(character: char) -> f64 {
    if character.is_ascii() { 0.5 } else { 1.0 }
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
                length += width_of_character(characters[end - 1]);
                if length > width {
                    break;
                }
                let badness = badness + penalties[end] + (length - ideal).powi(2);
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
