//! PUNCTUATION: marks without a partner, doubled or half-width ones, and paragraphs that do not end. Characters that look
//! like others are told of where they are read.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::paragraphs::{Piece, finding, last_bytes, pieces};
use crate::form::rules::PUNCTUATION;
use crate::report::Report;
use crate::source::Diagnostic;

/// Marks that come in pairs. Brackets may be mixed: those of one width do not wait for those of the other.
const PAIRS: [(&str, &str, &str); 7] = [
    ("《", "》", "书名号"),
    ("〈", "〉", "书名号"),
    ("（(", "）)", "括号"),
    ("“", "”", "引号"),
    ("【", "】", "方括号"),
    ("〔", "〕", "六角括号"),
    ("「", "」", "引号"),
];
/// Half-width marks in Chinese text.
static HALF_WIDTH: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[㐀-鿿》”）][,;:?!][㐀-鿿《“（]|[㐀-鿿]\([^()]*[㐀-鿿][^()]*\)").expect("a pattern"));
/// A number at the head of an item, whose bracket has no partner: 1）.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(^|[。；：，、 　])[ 　]*([0-9]{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})$").expect("a pattern")
});
/// Most bytes before its bracket that tell whether a number is at the head of an item.
const HEAD: usize = 60;
/// Paragraphs of fewer characters are labels, notes and signatures.
const SHORTEST: usize = 25;

pub(super) fn check(report: &Report) -> Vec<Diagnostic> {
    let pieces = pieces(report);
    let mut findings = Vec::new();
    for piece in &pieces {
        let text = piece.text.plain();
        findings.extend(unpaired(&text).map(|(words, name)| {
            let message = format!("{name}“{}”不成对", &text[words.clone()]);
            told(piece, words, message, "请补上另一半，或删去")
        }));
        findings.extend(doubled(&text).map(|marks| {
            let message = format!("标点“{}”重复", &text[marks.clone()]);
            told(piece, marks, message, "请只留一个")
        }));
        findings.extend(unended(piece, &text));
    }
    findings.extend(half_width(&pieces));
    findings
}

fn told(piece: &Piece<'_>, words: Range<usize>, message: String, advice: &str) -> Diagnostic {
    finding(&PUNCTUATION, &piece.place, piece.text, words, message).advise(advice)
}

/// The first mark of a text that has no partner, with what it is called.
fn unpaired(text: &str) -> Option<(Range<usize>, &'static str)> {
    let mut open: Vec<(usize, Range<usize>)> = Vec::new();
    // Most characters are ideographs, of which none is a mark.
    for (at, c) in text.char_indices().filter(|(_, c)| !matches!(c, '一'..='鿿')) {
        let here = at..at + c.len_utf8();
        if let Some(kind) = PAIRS.iter().position(|(opening, ..)| opening.contains(c)) {
            open.push((kind, here));
        } else if let Some(kind) = PAIRS.iter().position(|(_, closing, _)| closing.contains(c)) {
            match open.iter().rposition(|(other, _)| *other == kind) {
                // What was opened since and not closed has no partner.
                Some(partner) if partner + 1 < open.len() => {
                    let (kind, place) = open.swap_remove(partner + 1);
                    return Some((place, PAIRS[kind].2));
                }
                Some(partner) => open.truncate(partner),
                None if ")）".contains(c) && NUMBER.is_match(last_bytes(&text[..at], HEAD)) => {}
                None => return Some((here, PAIRS[kind].2)),
            }
        }
    }
    open.into_iter().next().map(|(kind, place)| (place, PAIRS[kind].2))
}

/// The first marks of a text that meet and never should: two pauses, or a pause beside the end of a sentence.
fn doubled(text: &str) -> Option<Range<usize>> {
    const PAUSES: [char; 5] = ['，', '。', '；', '：', '、'];
    let may_follow = |first: char, c: char| match first {
        '！' | '？' | ',' | ';' => PAUSES.contains(&c),
        _ => PAUSES.contains(&c) || "！？,;".contains(c),
    };
    let firsts = text.char_indices().filter(|(_, c)| PAUSES.contains(c) || "！？,;".contains(*c));
    firsts.into_iter().find_map(|(at, first)| {
        let after = at + first.len_utf8();
        let more = text[after..].find(|c| !may_follow(first, c)).unwrap_or(text.len() - after);
        (more > 0).then_some(at..after + more)
    })
}

/// A paragraph of a sentence or more that ends with no mark, or with one that ends nothing.
fn unended(piece: &Piece<'_>, text: &str) -> Option<Diagnostic> {
    let text = text.trim_end();
    let (at, last) = text.char_indices().next_back()?;
    // Numbers and addresses at the end, as of a telephone, are no sentence.
    let is_open = matches!(last, '，' | '、' | ',') || !(last.is_ascii() || is_end(last));
    let is_note = text.starts_with('注') || text.chars().count() < SHORTEST;
    (piece.is_paragraph && is_open && !is_note).then(|| {
        told(piece, at..text.len(), "这一段末尾没有句末标点".to_owned(), "请补上句号，或核对这一段是不是没有写完")
    })
}

fn is_end(c: char) -> bool {
    "。！？…；：”’）》】」〕—℃％".contains(c)
}

/// Half-width marks come by the dozen where somebody typed so: they are told of once.
fn half_width(pieces: &[Piece<'_>]) -> Option<Diagnostic> {
    let texts: Vec<String> = pieces.iter().map(|piece| piece.text.plain()).collect();
    let found = |text: &str| -> usize {
        // Without such a mark there is nothing to look for.
        if text.contains([',', ';', ':', '?', '!', '(']) { HALF_WIDTH.find_iter(text).count() } else { 0 }
    };
    let count: usize = texts.iter().map(|text| found(text)).sum();
    if count == 0 {
        return None;
    }
    let (piece, first) = pieces.iter().zip(&texts).find_map(|(piece, text)| Some((piece, HALF_WIDTH.find(text)?)))?;
    let more = if count > 1 { format!("，这样的共有 {count} 处") } else { String::new() };
    let message = format!("“{}”里的标点是半角的{more}", first.as_str());
    Some(told(piece, first.range(), message, "请改为全角标点"))
}

#[cfg(test)]
mod tests {
    use super::{doubled, unpaired};

    #[test]
    fn marks_that_meet_are_found() {
        for (text, marks) in [
            ("公开，。解读", "，。"),
            ("公开。！！；解读", "。！！；"),
            ("公开！！，。解读", "！，。"),
            ("公开,，解读", ",，"),
            ("完善、,;", "、,;"),
        ] {
            assert_eq!(doubled(text).map(|range| &text[range]), Some(marks), "{text}");
        }
        for text in ["公开！！解读？！", "1,;2", "公开，解读。", "“公开。”，", ""] {
            assert_eq!(doubled(text), None, "{text}");
        }
    }

    #[test]
    fn partners_are_found() {
        for text in
            ["《〈通知〉的解读》（见“附件”）", "一是：1）公开；2）解读。", "（以下简称《条例》)", "a) 甲；b) 乙"]
        {
            assert_eq!(unpaired(text), None, "{text}");
        }
        for (text, mark) in
            [("《条例规定，“三审”", "《"), ("（见《附件》", "（"), ("条例》", "》"), ("“甲《乙”丙", "《")]
        {
            let (range, _) = unpaired(text).expect("a mark");
            assert_eq!(&text[range], mark, "{text}");
        }
    }
}
