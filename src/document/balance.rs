//! Centred text in lines of like length.

use super::{Inline, Text};
use crate::style::Indent;
use crate::text::marks::{Mark, marks, may_break};
use crate::text::width::{em, ems, room_of, space};

/// Badness of a break that parts what belongs together, in characters squared.
pub(super) const ANYWHERE: f64 = 400.0;
/// Badness of a break that is never made.
pub(super) const FORBIDDEN: f64 = f64::INFINITY;
/// How much the length of the last line matters, compared with others.
const LAST_LINE: f64 = 0.99;
/// Badness of a line more than the length of the text asks for.
const EXTRA_LINE: f64 = 100.0;
/// Longest text that is balanced, in characters; what is longer is no title or label.
const LONGEST: usize = 600;

/// `text` in as few lines of at most `width` characters as it takes, as alike as `penalty` allows: the badness, in
/// characters squared, of a break before the character of an index.
pub(super) fn balance(text: &str, width: f64, penalty: impl Fn(&[char], usize) -> f64) -> Text {
    let characters: Vec<char> = text.chars().collect();
    let mut inlines = Vec::new();
    let mut start = 0;
    for end in breaks(&characters, width, penalty) {
        if start > 0 {
            inlines.push(Inline::LineBreak);
        }
        inlines.push(Inline::plain(characters[start..end].iter().collect::<String>()));
        start = end;
    }
    Text { inlines, ..Text::default() }
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
    if wanted.len() < 2 {
        return Indent::default();
    }
    let length = |from: usize, to: usize| ems(&characters[from..to].iter().collect::<String>());
    let starts = std::iter::once(0).chain(wanted.iter().copied());
    let longest = starts.zip(&wanted).map(|(start, &end)| length(start, end)).fold(0.0, f64::max);
    let side = ((width - longest - SLACK) / 2.0).max(0.0);
    let room = width - 2.0 * side;
    let first_line = (room - length(0, wanted[0] + 1) + SHORT).max(0.0);
    if fall(&marks(&characters), room - first_line, room) == wanted {
        Indent { left: side, right: side, first_line }
    } else {
        Indent::default()
    }
}

/// Where the lines of a text end. What may not be parted and is longer than a line is left to whoever sets the text.
fn breaks(characters: &[char], width: f64, penalty: impl Fn(&[char], usize) -> f64) -> Vec<usize> {
    let rooms = Rooms::new(characters);
    let total: f64 = (0..characters.len()).map(|at| rooms.at(0, at)).sum();
    let fewest = (total / width).ceil().max(1.0) as usize;
    let whole = vec![characters.len()];
    if fewest == 1 || characters.len() > LONGEST {
        return whole;
    }
    let marks = marks(characters);
    let penalties: Vec<f64> = (0..=characters.len())
        .map(|at| match at {
            0 => 0.0,
            at if at == characters.len() => 0.0,
            at if !may_break(marks[at - 1], marks[at]) => FORBIDDEN,
            at => penalty(characters, at),
        })
        .collect();
    if !can_be_broken(&rooms, &penalties, width) {
        return whole;
    }
    let broken = |count: usize| best(&rooms, &penalties, count, width, total / count as f64);
    // Lines that cannot be filled to the last character take more of them than the length asks for.
    match (broken(fewest), broken(fewest + 1)) {
        (Some((badness, ends)), Some((more, _))) if badness <= more + EXTRA_LINE => ends,
        (Some((_, ends)), None) | (_, Some((_, ends))) => ends,
        (None, None) => broken(fewest_that_hold(&rooms, &penalties, width)).map_or(whole, |(_, ends)| ends),
    }
}

/// How many lines hold a text at least: each takes as much as it can.
fn fewest_that_hold(rooms: &Rooms, penalties: &[f64], width: f64) -> usize {
    let (mut count, mut start) = (0, 0);
    while start < rooms.count() {
        let (mut length, mut last) = (0.0, start + 1);
        for (end, &penalty) in penalties.iter().enumerate().skip(start + 1) {
            length += rooms.at(start, end - 1);
            if length > width {
                break;
            }
            if penalty < FORBIDDEN {
                last = end;
            }
        }
        start = last;
        count += 1;
    }
    count
}

/// Room that each character of a text takes, asked for again and again while breaks are weighed.
struct Rooms {
    /// At the start of a line.
    first: Vec<f64>,
    /// Behind the character before it, with the white between them.
    behind: Vec<f64>,
}

impl Rooms {
    fn new(characters: &[char]) -> Self {
        let before = std::iter::once(None).chain(characters.iter().copied().map(Some));
        let room = |before, character| space(before, character) + room_of(character);
        Rooms {
            first: characters.iter().map(|&character| room(None, character)).collect(),
            behind: before.zip(characters).map(|(before, &character)| room(before, character)).collect(),
        }
    }

    /// Of the character at `at` on a line that begins at `start`.
    fn at(&self, start: usize, at: usize) -> f64 {
        if at > start { self.behind[at] } else { self.first[at] }
    }

    fn count(&self) -> usize {
        self.first.len()
    }
}

/// Whether everything between two places where lines may end fits on a line.
fn can_be_broken(rooms: &Rooms, penalties: &[f64], width: f64) -> bool {
    let (mut length, mut start) = (0.0, 0);
    penalties[1..].iter().enumerate().all(|(at, &penalty)| {
        length += rooms.at(start, at);
        let fits = length <= width;
        if penalty < FORBIDDEN {
            (length, start) = (0.0, at + 1);
        }
        fits
    })
}

/// Where lines end that take as many characters as they hold.
fn fall(marks: &[Mark], first: f64, width: f64) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    while start < marks.len() {
        let room = if start == 0 { first } else { width };
        let (mut used, mut before) = (0.0, None);
        let fits = marks[start..].iter().take_while(|mark| {
            used += space(before.replace(mark.character), mark.character) + em(mark.character);
            used <= room
        });
        let mut end = start + fits.count().max(1);
        while end < marks.len() && end > start + 1 && !may_break(marks[end - 1], marks[end]) {
            end -= 1;
        }
        ends.push(end);
        start = end;
    }
    ends
}

/// The ends of `count` lines with the least badness, and that badness; none if they do not hold the text.
fn best(rooms: &Rooms, penalties: &[f64], count: usize, width: f64, ideal: f64) -> Option<(f64, Vec<usize>)> {
    // cost[end]: least badness of the lines so far if the last of them ends at `end`, and where that one starts.
    let mut cost: Vec<Option<(f64, usize)>> = vec![None; rooms.count() + 1];
    cost[0] = Some((0.0, 0));
    let mut starts = Vec::with_capacity(count);
    for _ in 0..count {
        let mut next: Vec<Option<(f64, usize)>> = vec![None; rooms.count() + 1];
        for (start, reached) in cost.iter().enumerate() {
            let Some((badness, _)) = reached else { continue };
            let mut length = 0.0;
            for end in start + 1..=rooms.count() {
                length += rooms.at(start, end - 1);
                if length > width {
                    break;
                }
                // Of equal breaks, those are better that leave the last line short.
                let weight = if end == rooms.count() { LAST_LINE } else { 1.0 };
                if penalties[end] == FORBIDDEN {
                    continue;
                }
                let badness = badness + penalties[end] + weight * (length - ideal).powi(2);
                if next[end].is_none_or(|(least, _)| badness < least) {
                    next[end] = Some((badness, start));
                }
            }
        }
        starts.push(next.iter().map(|reached| reached.map(|(_, start)| start)).collect::<Vec<_>>());
        cost = next;
    }
    let (badness, _) = cost.pop().flatten()?;
    let mut ends = vec![rooms.count()];
    for line in starts.iter().skip(1).rev() {
        ends.push(line[*ends.last()?]?);
    }
    ends.reverse();
    Some((badness, ends))
}

#[cfg(test)]
mod tests {
    use super::{balance, fall, steer};
    use crate::text::marks::marks;

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
            fall(&marks(&characters), room - indent.first_line, room).into_iter().map(take).collect()
        };
        assert_eq!(lines("商业企业", 3.05), ["商业", "企业"]);
        assert_eq!(lines("自然人", 3.05), ["自然人"]);
        assert_eq!(lines("（三）不予公开", 4.02), ["（三）", "不予公开"]);
        assert_eq!(lines("社会公益组织", 3.05), ["社会公", "益组织"]);
        assert_eq!(lines("结果维持", 2.6), ["结果", "维持"]);
    }
    /// Guards titles: marks that no line may begin or end with stay where they belong, wherever they stand.
    #[test]
    fn no_line_begins_or_ends_with_a_forbidden_mark() {
        for mark in "、。〉》」』】〕！％），．：；？…℃·".chars() {
            for before in 10..22 {
                let text = format!("{}【{}{mark}{}", "甲".repeat(before), "乙".repeat(3), "丙".repeat(15));
                let lines = balance(&text, 20.0, |_, _| 0.0).lines();
                assert_eq!(lines.concat(), text);
                assert!(lines.len() > 1, "{text}");
                for line in &lines {
                    assert!(!line.starts_with(mark) && !line.ends_with('【'), "{lines:?}");
                    assert!(line.chars().count() <= 20, "{lines:?}");
                }
            }
        }
    }

    #[test]
    fn a_word_longer_than_a_line_is_left_whole() {
        let text = format!("{}见附页", "a".repeat(100));
        assert_eq!(balance(&text, 20.0, |_, _| 0.0).lines(), [text]);
    }
}
