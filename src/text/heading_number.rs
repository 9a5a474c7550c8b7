//! 结构层次序数 at the beginning of a heading, as people write them: （一）, 1., （1）, and their look-alikes.

use super::folding::half_width;
use super::numerals;

/// The number that a heading begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeadingNumber {
    /// Level that it marks: 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）.
    pub level: u8,
    /// Its value.
    pub count: u64,
    /// Bytes that it takes, white space behind it included.
    pub length: usize,
}

/// Numbers in one character: the first of a row, how many there are, and the level that they mark.
const SINGLE: [(char, u32, u8); 4] = [('㈠', 10, 2), ('⒈', 20, 3), ('⑴', 20, 4), ('①', 20, 4)];

/// Reads the number that a text begins with; none if it begins with none. Digits that belong to the text (`2.5万件`) are
/// none.
pub fn read(text: &str) -> Option<HeadingNumber> {
    let first = text.chars().next()?;
    let row = SINGLE.iter().find(|(start, many, _)| (*start as u32..*start as u32 + many).contains(&(first as u32)));
    if let Some(&(start, _, level)) = row {
        let count = u64::from(first as u32 - start as u32) + 1;
        return Some(HeadingNumber { level, count, length: with_space(text, first.len_utf8()) });
    }
    let in_brackets = half_width(first) == '(';
    let start = if in_brackets { first.len_utf8() } else { 0 };
    let is_numeral = |c: char| half_width(c).is_ascii_digit() || numerals::read(&c.to_string()).is_some() || c == '百';
    let end = text[start..].find(|c| !is_numeral(c)).map(|at| start + at)?;
    let numeral: String = text[start..end].chars().map(half_width).collect();
    let mark = text[end..].chars().next()?;
    let after = end + mark.len_utf8();
    let (count, is_chinese) = match numeral.parse() {
        Ok(count) => (count, false),
        Err(_) => (numerals::read(&numeral)?, true),
    };
    let level = match (in_brackets, is_chinese, half_width(mark)) {
        (true, true, ')') => 2,
        (true, false, ')') => 4,
        (false, true, '、') => 1,
        (false, false, '.' | '、') if !text[after..].starts_with(|c| half_width(c).is_ascii_digit()) => 3,
        _ => return None,
    };
    // No heading has a number of so many digits: a year or a telephone number in brackets.
    (count > 0 && count < 100).then_some(HeadingNumber { level, count, length: with_space(text, after) })
}

/// The end of a stretch that goes to `end` and of the white space behind it.
fn with_space(text: &str, end: usize) -> usize {
    text.len() - text[end..].trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::{HeadingNumber, read};

    #[test]
    fn numbers_are_told_with_their_level() {
        for (text, level, count, rest) in [
            ("一、总体情况", 1, 1, "总体情况"),
            ("（一）主动公开", 2, 1, "主动公开"),
            ("(十二) 主动公开", 2, 12, "主动公开"),
            ("㈤其他", 2, 5, "其他"),
            ("1.公开内容", 3, 1, "公开内容"),
            ("１．全角", 3, 1, "全角"),
            ("12、公开", 3, 12, "公开"),
            ("⒉公开", 3, 2, "公开"),
            ("（1）文件", 4, 1, "文件"),
            ("(３)会议", 4, 3, "会议"),
            ("⑶会议", 4, 3, "会议"),
            ("①会议", 4, 1, "会议"),
        ] {
            let length = text.len() - rest.len();
            assert_eq!(read(text), Some(HeadingNumber { level, count, length }), "{text}");
        }
    }

    #[test]
    fn text_that_only_looks_like_a_number_is_none() {
        for text in
            ["", "主动公开", "2.5万件", "12345热线", "（试行）办法", "一网通办", "（2024）号", "十项措施", "（", "1"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
