//! Lines that were typed or pasted without a kind: what they are by the number that they begin with.

use super::Level;
use crate::text::heading_number;

/// What a line of text is.
#[derive(Debug, PartialEq, Eq)]
pub enum Line<'t> {
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading(Level),
    /// A heading, its full stop included, and the paragraph that it runs into.
    RunIn(Level, &'t str, &'t str),
}

/// Longest heading in characters; those of published reports stay below 35.
const LONGEST: usize = 40;

/// What a line is: `（一）主动公开情况` a heading, `（一）主动公开情况。2024年，…` one that runs in, all else a paragraph, also a
/// sentence with a number before it.
pub fn read(line: &str) -> Line<'_> {
    let number = heading_number::read(line);
    let level = number.and_then(|number| Level::ALL.into_iter().find(|level| level.number() == number.level));
    let (Some(number), Some(level)) = (number, level) else { return Line::Paragraph };
    let is_short = |text: &str| text.chars().count() <= LONGEST;
    let end = line.find('。').map_or(line.len(), |at| at + '。'.len_utf8());
    let (title, body) = line.split_at(end);
    let words = title[number.length.min(title.len())..].trim_end_matches('。').trim();
    if words.is_empty() || !is_short(words) || words.contains(['；', ';', '：', ':', '！', '？']) {
        return Line::Paragraph;
    }
    match (body.trim(), title.ends_with('。')) {
        // One short sentence with a number before it.
        ("", true) => Line::Paragraph,
        ("", false) => Line::Heading(level),
        (body, _) => Line::RunIn(level, title, body),
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, read};
    use crate::report::Level;

    #[test]
    fn lines_are_told_by_their_numbers() {
        for (line, wanted) in [
            ("（一）主动公开情况", Line::Heading(Level::Two)),
            ("(二) 强化组织领导，健全工作机制", Line::Heading(Level::Two)),
            ("1.公开内容不够全面", Line::Heading(Level::Three)),
            ("（1）门户网站", Line::Heading(Level::Four)),
            ("（一）主动公开。2024年，公开3条。", Line::RunIn(Level::Two, "（一）主动公开。", "2024年，公开3条。")),
            ("1.公开内容不够全面。", Line::Paragraph),
            ("1.公开内容不够全面；", Line::Paragraph),
            ("（一）本年度收到：3件", Line::Paragraph),
            ("2024年，我局公开3条。", Line::Paragraph),
            ("2.5万件", Line::Paragraph),
            ("（一）", Line::Paragraph),
        ] {
            assert_eq!(read(line), wanted, "{line}");
        }
    }
}
