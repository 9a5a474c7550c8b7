//! Labels in lines.

use crate::text::marks::{Mark, marks, may_break};
use crate::text::width::{em, ems};

/// A text in at most `most` lines of at most `width` characters, as alike as its breaks allow; what no line holds is cut
/// and ends in an ellipsis.
pub(super) fn lines(text: &str, width: f64, most: usize) -> Vec<String> {
    /// Step in which narrower lines are tried, in characters.
    const STEP: f64 = 0.5;
    let characters: Vec<char> = text.chars().collect();
    let marks = marks(&characters);
    let mut found = fill(&characters, &marks, width);
    let mut narrower = width - STEP;
    while found.len() > 1 && narrower > 0.0 {
        let tried = fill(&characters, &marks, narrower);
        if tried.len() > found.len() || tried.iter().any(|line| ems(line) > narrower) {
            break;
        }
        found = tried;
        narrower -= STEP;
    }
    let is_cut = found.len() > most;
    found.truncate(most);
    if let (true, Some(last)) = (is_cut, found.last_mut()) {
        while ems(last) + 1.0 > width && last.pop().is_some() {}
        last.push('…');
    }
    found
}

/// Lines that take what they hold. What may not be parted and is longer than a line is parted where the line ends.
fn fill(characters: &[char], marks: &[Mark], width: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut start, mut length, mut last_break) = (0, 0.0, None);
    let mut at = 0;
    while at < characters.len() {
        // A figure keeps its unit.
        if at > start && may_break(marks[at - 1], marks[at]) && !characters[at - 1].is_ascii_digit() {
            last_break = Some(at);
        }
        length += em(characters[at]);
        if length > width && at > start {
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
    fn long_labels_are_broken_evenly_and_cut_at_last() {
        assert_eq!(lines("予以公开", 8.0, 2), ["予以公开"]);
        assert_eq!(lines("属于三类内部事务信息", 8.0, 2), ["属于三类内", "部事务信息"]);
        assert_eq!(lines("法律、行政法规禁止公开", 8.0, 2), ["法律、行政法", "规禁止公开"]);
        assert_eq!(lines("共收到2024年", 4.0, 2), ["共收到", "2024年"]);
        assert_eq!(lines("甲乙丙丁戊己庚辛壬癸", 3.0, 2), ["甲乙丙", "丁戊…"]);
        assert_eq!(lines("abcdefghijkl", 3.0, 4), ["abcdef", "ghijkl"]);
    }
}
