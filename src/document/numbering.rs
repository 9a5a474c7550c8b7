//! 结构层次序数 (GB/T 9704—2012, 7.3.3): 一、（一）1.（1）.

use crate::report::Level;

/// Numbers headings as they come.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    counts: [usize; 3],
}

impl Numbering {
    /// The heading with its number; one that `text` already bears gives way to it.
    pub(super) fn heading(&mut self, level: Level, text: &str) -> String {
        let depth = usize::from(level.number()) - 2;
        self.counts[depth] += 1;
        self.counts[depth + 1..].fill(0);
        let count = self.counts[depth];
        let number = match level {
            Level::Two => format!("（{}）", chinese(count)),
            Level::Three => format!("{count}."),
            Level::Four => format!("（{count}）"),
        };
        number + without_number(text)
    }
}

/// A number below 10,000 in Chinese characters: 10 is 十, 21 is 二十一, 105 is 一百零五.
fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let mut text = String::new();
    let mut gap = false;
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = number / unit % 10;
        if digit == 0 {
            gap |= !text.is_empty();
            continue;
        }
        if gap {
            text.push_str(DIGITS[0]);
            gap = false;
        }
        // 十, not 一十, begins the numbers from 10 to 19.
        if !(digit == 1 && unit == 10 && text.is_empty()) {
            text.push_str(DIGITS[digit]);
        }
        text.push_str(name);
    }
    text
}

/// `text` without a heading number at its start: `（一）`, `(1)`, `一、`, `1.`, `1、`, `①`. Digits that belong to the
/// text (`12345热线`, `2.5万件`) stay.
fn without_number(text: &str) -> &str {
    let is_numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百零".contains(c);
    let bare = |text: &str| text.trim_start_matches(is_numeral).len();
    if let Some(rest) = text.strip_prefix(['（', '(']) {
        let tail = &rest[rest.len() - bare(rest)..];
        return match tail.strip_prefix(['）', ')']) {
            Some(text) if tail.len() < rest.len() => text.trim_start_matches(['、', '.', '．', ' ']),
            _ => text,
        };
    }
    let tail = &text[text.len() - bare(text)..];
    if tail.len() == text.len() {
        return text.trim_start_matches(|c| matches!(c, '①'..='⑳')).trim_start();
    }
    match tail.strip_prefix(['、', '.', '．']) {
        Some(rest) if !rest.starts_with(|c: char| c.is_ascii_digit()) => rest.trim_start(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{Numbering, chinese, without_number};
    use crate::report::Level;

    #[test]
    fn numbers_follow_the_levels() {
        let mut numbering = Numbering::default();
        let texts = [
            (Level::Two, "主动公开", "（一）主动公开"),
            (Level::Three, "公开内容", "1.公开内容"),
            (Level::Four, "文件", "（1）文件"),
            (Level::Four, "(2)会议", "（2）会议"),
            (Level::Three, "2.公开渠道", "2.公开渠道"),
            (Level::Four, "网站", "（1）网站"),
            (Level::Two, "（五）依申请公开", "（二）依申请公开"),
            (Level::Three, "12345热线", "1.12345热线"),
        ];
        for (level, text, numbered) in texts {
            assert_eq!(numbering.heading(level, text), numbered);
        }
    }

    #[test]
    fn only_numbers_are_dropped() {
        for (text, rest) in [
            ("（一）主动公开", "主动公开"),
            ("(3) 渠道", "渠道"),
            ("一、总体", "总体"),
            ("3．渠道", "渠道"),
            ("①渠道", "渠道"),
            ("一网通办", "一网通办"),
            ("2.5万件", "2.5万件"),
            ("（试行）办法", "（试行）办法"),
            ("十项措施", "十项措施"),
        ] {
            assert_eq!(without_number(text), rest);
        }
    }

    #[test]
    fn chinese_numerals() {
        for (number, text) in
            [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (105, "一百零五"), (110, "一百一十")]
        {
            assert_eq!(chinese(number), text);
        }
    }
}
