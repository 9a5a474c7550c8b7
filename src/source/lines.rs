//! Places in a text file.

use super::{Phrase, Position};

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

/// Longest passage that is searched for words, in characters of the file: longer than any paragraph that is read, so
/// that a large file does not cost its whole length for every complaint.
const REACH: usize = 100_000;

/// The place of a phrase in a text after `from`. None if the text says it with other signs.
pub(super) fn locate(text: &str, from: Position, phrase: &Phrase) -> Option<Position> {
    let Position::Text { line: first, column } = from else { return None };
    let wanted: String = phrase.sentence.chars().filter(|&c| is_said(c)).collect();
    let before = phrase.sentence.chars().take(phrase.skip).filter(|&c| is_said(c)).count();
    let count = wanted.chars().count();
    // What was read, and where each character of it stands.
    let (mut bare, mut places) = (String::new(), Vec::new());
    // Where the sentence may begin, how often it was there, and the number of the character that is looked for.
    let (mut free, mut repeated) = (0, 0);
    let mut found = wanted.is_empty().then_some(phrase.repeated);
    let lines = text.split('\n').zip(1..).skip(first.checked_sub(1)?);
    let chars = lines.flat_map(|(text, line)| text.chars().zip(1..).map(move |(c, column)| (c, line, column)));
    for (c, line, column) in chars.skip(column.saturating_sub(1)).take(REACH).filter(|(c, ..)| is_said(*c)) {
        places.push(Position::Text { line, column });
        bare.push(c);
        let is_free = bare.len().checked_sub(wanted.len()).is_some_and(|start| start >= free);
        if found.is_none() && is_free && bare.ends_with(&wanted) {
            found = (repeated == phrase.repeated).then_some(places.len() - count + before);
            (free, repeated) = (bare.len(), repeated + 1);
        }
        // Nothing more is read: there may be a thousand complaints about a long text.
        if let Some(place) = found.and_then(|at| places.get(at)) {
            return Some(*place);
        }
    }
    None
}

/// Whether a character is one that a sentence says, whatever the file writes around it: not white space, nor the marks
/// of emphasis, quotation and escapes.
fn is_said(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '*' | '"' | '\'' | '\\')
}

#[cfg(test)]
mod tests {
    use super::value_length;
    use crate::source::{Phrase, Position};

    #[test]
    fn values_end_where_they_end() {
        for (text, length) in
            [("12, 3]", 2), ("3]", 1), ("/}", 1), ("'a b' # x", 5), ("2024-01-24  # 日期", 10), ("", 1)]
        {
            assert_eq!(value_length(text), length, "{text}");
        }
    }

    #[test]
    fn words_are_found_over_line_breaks_and_marks() {
        let at = |line, column| Position::Text { line, column };
        let locate = |text, from, sentence: &str, skip| {
            super::locate(text, from, &Phrase { sentence: sentence.to_owned(), repeated: 0, skip, length: 1 })
        };
        let text = "a: |\n  收到申请\n  **12**件。\n";
        assert_eq!(locate(text, at(1, 4), "收到申请12件", 4), Some(at(3, 5)));
        assert_eq!(locate(text, at(1, 4), "没有", 0), None);
        let json = r#"{"a": "称\"好\"的 12 件，12 件。"}"#;
        assert_eq!(locate(json, at(1, 7), "称\"好\"的12件，12件", 9), Some(at(1, 21)));
        assert_eq!(locate("a: 1\nb: 1", at(2, 4), "1", 0), Some(at(2, 4)));
    }
}
