//! Labels in lines, and how wide text is drawn. Every length is in type sizes.

use crate::text::marks::{Mark, marks, may_break};
use crate::text::width::{DIGIT, em};

/// Width of a text.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(advance).sum()
}

/// Width of the widest of some lines.
pub(super) fn widest(lines: &[String]) -> f64 {
    lines.iter().map(|line| width(line)).fold(0.0, f64::max)
}

/// Width that is enough for a character in 宋体.
fn advance(character: char) -> f64 {
    match character {
        c if c.is_ascii_digit() => DIGIT,
        'W' => 1.06,
        'A'..='Z' | 'm' | 'w' | '%' | '@' | '&' => 0.98,
        'a'..='z' => 0.67,
        '#' | '$' | '+' | '<' | '=' | '>' | '^' | '_' | '~' => DIGIT,
        c => em(c),
    }
}

/// A text in lines of at most that width, as alike as its breaks allow.
pub(super) fn lines(text: &str, most: f64) -> Vec<String> {
    /// Step in which narrower lines are tried, in characters.
    const STEP: f64 = 0.5;
    let characters: Vec<char> = text.chars().collect();
    let marks = marks(&characters);
    let mut found = fill(&characters, &marks, most);
    let mut narrower = most - STEP;
    while found.len() > 1 && narrower > 0.0 {
        let tried = fill(&characters, &marks, narrower);
        if tried.len() > found.len() || tried.iter().any(|line| width(line) > narrower) {
            break;
        }
        found = tried;
        narrower -= STEP;
    }
    found
}

/// A label with its figure behind it or, where there is no room, below it.
pub(super) fn behind(mut label: Vec<String>, figure: &str, room: f64) -> Vec<String> {
    match label.last_mut() {
        Some(last) if width(&format!("{last} {figure}")) <= room => {
            last.push(' ');
            last.push_str(figure);
        }
        _ => label.push(figure.to_owned()),
    }
    label
}

/// Lines that take what they hold. What may not be parted and is longer than a line is parted where the line ends.
fn fill(characters: &[char], marks: &[Mark], most: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut start, mut length, mut last_break) = (0, 0.0, None);
    let mut at = 0;
    while at < characters.len() {
        // A figure keeps its unit.
        if at > start && may_break(marks[at - 1], marks[at]) && !characters[at - 1].is_ascii_digit() {
            last_break = Some(at);
        }
        length += advance(characters[at]);
        if length > most && at > start {
            let end = last_break.unwrap_or(at);
            lines.push(characters[start..end].iter().collect::<String>());
            (start, length, last_break, at) = (end, 0.0, None, end);
            continue;
        }
        at += 1;
    }
    lines.push(characters[start..].iter().collect());
    lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn long_labels_are_broken_evenly_and_never_cut() {
        assert_eq!(lines("予以公开", 8.0), ["予以公开"]);
        assert_eq!(lines("属于三类内部事务信息", 8.0), ["属于三类内", "部事务信息"]);
        assert_eq!(lines("法律、行政法规禁止公开", 8.0), ["法律、行政法", "规禁止公开"]);
        assert_eq!(lines("共收到2024年", 4.0), ["共收到", "2024年"]);
        assert_eq!(lines("甲乙丙丁戊己庚辛壬癸", 3.0), ["甲乙丙", "丁戊己", "庚辛壬", "癸"]);
        assert_eq!(lines("abcdefghijkl", 4.1), ["abcdef", "ghijkl"]);
    }
}
