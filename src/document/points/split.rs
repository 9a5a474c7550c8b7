//! The sentences and clauses of a text, and the points that it counts.

use crate::text::heading_number;
use crate::text::numerals;

/// Marks that a sentence ends with, or a part that could be one.
pub(super) const SENTENCE_ENDS: &str = "。！？；";
/// Marks that the head of a point ends with.
pub(super) const ENDS: &str = "。！？；：";
/// Marks that a clause ends with.
pub(super) const CLAUSE_ENDS: &str = "，。！？；：";

/// How deep in brackets and quotation marks text is behind a character.
pub(in crate::document) fn nested(depth: usize, c: char) -> usize {
    match c {
        '“' | '‘' | '《' | '〈' | '（' | '(' | '【' | '「' => depth + 1,
        '”' | '’' | '》' | '〉' | '）' | ')' | '】' | '」' => depth.saturating_sub(1),
        _ => depth,
    }
}

/// A text behind each of the marks that is outside of brackets.
pub(super) fn split<'a>(text: &'a str, marks: &str) -> impl Iterator<Item = &'a str> {
    let mut depth = 0_usize;
    text.split_inclusive(move |c| {
        depth = nested(depth, c);
        depth == 0 && marks.contains(c)
    })
}

/// A text without the number of a heading that it begins with.
pub(super) fn without_number(text: &str) -> &str {
    heading_number::read(text).map_or(text, |number| &text[number.length..])
}

/// A stretch of a text: a point that it counts, or what stands before the first.
pub(super) struct Part<'a> {
    /// Which of the points it is; none if it is not counted.
    pub count: Option<u64>,
    /// What it says, without its number.
    pub text: &'a str,
}

/// The points that a text counts (一是, 第一，, 1., （一）), behind what is not counted; this may be empty.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut start, mut count, mut depth, mut skipped) = (0, None, 0, 0);
    let mut counted: Vec<(Way, u64)> = Vec::new();
    for (at, c) in text.char_indices() {
        if at < skipped {
            continue;
        }
        let number = if depth == 0 { number(text, at) } else { None };
        let goes_on = |number: &Number| {
            let follows = counted.iter().any(|&(way, last)| way == number.way && last + 1 == number.count);
            at == 0 || number.way == Way::Spoken || number.count == 1 || follows
        };
        if let Some(number) = number.filter(goes_on) {
            parts.push(Part { count, text: &text[start..at] });
            (start, skipped, count) = (at + number.length, at + number.length, Some(number.count));
            counted.retain(|(way, _)| *way != number.way);
            counted.push((number.way, number.count));
        } else {
            depth = nested(depth, c);
        }
    }
    parts.push(Part { count, text: &text[start..] });
    parts
}

/// How a point is counted.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// 一是
    Spoken,
    /// 第一，
    Ordinal,
    /// 结构层次序数 of that level
    Heading(u8),
}

struct Number {
    way: Way,
    count: u64,
    length: usize,
}

/// The number of a point that stands at a place of a text.
fn number(text: &str, at: usize) -> Option<Number> {
    let before = text[..at].chars().next_back();
    let follows = |marks: &str| before.is_none_or(|c| marks.contains(c) || c.is_whitespace());
    let rest = &text[at..];
    let spoken = || {
        let (ordinal, rest) = rest.strip_prefix('第').map_or((false, rest), |rest| (true, rest));
        let end = rest.find(|c| !"一二三四五六七八九十".contains(c))?;
        let count = numerals::read(&rest[..end])?;
        let ends = if ordinal { ["，", "、"] } else { ["是", "要"] };
        let mark = ends.iter().find(|mark| rest[end..].starts_with(**mark))?;
        let way = if ordinal { Way::Ordinal } else { Way::Spoken };
        let ordinal = if ordinal { '第'.len_utf8() } else { 0 };
        Some(Number { way, count, length: ordinal + end + mark.len() })
    };
    let heading = || {
        let number = heading_number::read(rest)?;
        // 一、 stands at the beginning of a line only.
        let way = Way::Heading(number.level);
        (at == 0 || number.level > 1).then_some(Number { way, count: number.count, length: number.length })
    };
    follows("。！？；：，、").then(spoken).flatten().or_else(|| follows("。！？；：").then(heading).flatten())
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn points_are_counted_in_many_ways() {
        for (text, expected) in [
            ("还有不足：一是慢；二是少。", &[(None, "还有不足："), (Some(1), "慢；"), (Some(2), "少。")][..]),
            ("（一）问题。1.慢。2.少。", &[(None, ""), (Some(1), "问题。"), (Some(1), "慢。"), (Some(2), "少。")]),
            ("2.少。", &[(None, ""), (Some(2), "少。")]),
            ("第一，慢。第二，少。", &[(None, ""), (Some(1), "慢。"), (Some(2), "少。")]),
            ("问题：①慢；②少。", &[(None, "问题："), (Some(1), "慢；"), (Some(2), "少。")]),
            // What only looks like a number, or does not go on from one.
            ("全年1.5万件。3.2节", &[(None, "全年1.5万件。3.2节")]),
            ("条例（2019）施行。4.少", &[(None, "条例（2019）施行。4.少")]),
            ("凡是“一是一，二是二”的", &[(None, "凡是“一是一，二是二”的")]),
        ] {
            let found: Vec<_> = parts(text).into_iter().map(|part| (part.count, part.text)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
