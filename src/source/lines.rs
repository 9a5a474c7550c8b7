//! Places in a text file.

use super::Position;

/// A line of a text, from 1, without its end.
pub(super) fn line(text: &str, number: usize) -> Option<&str> {
    let line = text.split('\n').nth(number.checked_sub(1)?)?;
    Some(line.strip_suffix('\r').unwrap_or(line))
}

/// How many characters the plain value (12, /, 2024-01-24) or the quoted one that begins a text has.
pub(super) fn value_length(text: &str) -> usize {
    let mut chars = text.chars();
    let length = match chars.next() {
        Some(quote @ ('"' | '\'')) => 2 + chars.take_while(|&c| c != quote).count(),
        Some('[') => text.chars().take_while(|&c| c != ']').count() + 1,
        Some('{') => text.chars().take_while(|&c| c != '}').count() + 1,
        _ => text.chars().take_while(|&c| !c.is_whitespace() && !",]}#，。；".contains(c)).count(),
    };
    length.min(text.chars().count()).max(1)
}

/// The place of the character `skip` of `wanted` in a text after `from`, white space in the text left out; none if the
/// text says it with other signs.
pub fn locate(text: &str, from: Position, wanted: &str, skip: usize) -> Option<Position> {
    let Position::Text { line: first, column } = from else { return None };
    let mut bare = String::new();
    let mut places = Vec::new();
    for (at, line) in text.split('\n').enumerate().skip(first.checked_sub(1)?) {
        for (i, c) in line.chars().enumerate() {
            if !c.is_whitespace() && (at + 1 > first || i + 1 >= column) {
                places.push((bare.len(), Position::Text { line: at + 1, column: i + 1 }));
                bare.push(c);
            }
        }
    }
    let byte = bare.find(wanted)?;
    let start = places.partition_point(|(at, _)| *at < byte);
    places.get(start + skip).map(|(_, position)| *position)
}

#[cfg(test)]
mod tests {
    use super::{locate, value_length};
    use crate::source::Position;

    #[test]
    fn values_end_where_they_end() {
        for (text, length) in
            [("12, 3]", 2), ("3]", 1), ("/}", 1), ("'a b' # x", 5), ("2024-01-24  # 日期", 10), ("", 1)]
        {
            assert_eq!(value_length(text), length, "{text}");
        }
    }

    #[test]
    fn words_are_found_over_line_breaks() {
        let text = "a: |\n  收到申请\n  12件。\n";
        let from = Position::Text { line: 1, column: 4 };
        assert_eq!(locate(text, from, "收到申请12件", 4), Some(Position::Text { line: 3, column: 3 }));
        assert_eq!(locate(text, from, "没有", 0), None);
    }
}
