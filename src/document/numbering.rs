//! 结构层次序数 (GB/T 9704—2012, 7.3.3): 一、（一）1.（1）.

use super::Text;
use crate::report::{Level, RichText};
use crate::text::numerals;

/// Numbers headings as they come.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    counts: [usize; 3],
}

impl Numbering {
    /// The heading with its number; one that `text` already bears gives way to it.
    pub(super) fn heading(&mut self, level: Level, text: &RichText) -> Text {
        let depth = usize::from(level.number()) - 2;
        self.counts[depth] += 1;
        self.counts[depth + 1..].fill(0);
        let count = self.counts[depth];
        let number = match level {
            Level::Two => format!("（{}）", numerals::write(count)),
            Level::Three => format!("{count}."),
            Level::Four => format!("（{count}）"),
        };
        let plain = text.plain();
        let mut dropped = plain.len() - without_number(&plain).len();
        let mut heading = Text { span: text.span(), ..Text::plain(number) };
        for run in text.runs() {
            let start = dropped.min(run.text.len());
            dropped -= start;
            heading.push(&run.text[start..], run.bold);
        }
        heading
    }
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
    use super::super::Inline;
    use super::{Numbering, without_number};
    use crate::report::{Level, RichText};

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
            assert_eq!(numbering.heading(level, &RichText::new(text).unwrap()).characters(), numbered);
        }
    }

    #[test]
    fn bold_headings_are_numbered_too() {
        let heading = Numbering::default().heading(Level::Two, &RichText::new("**（三）重点**领域").unwrap());
        let bold = Inline::Run { text: "重点".to_owned(), bold: true };
        assert_eq!(heading.inlines, [Inline::plain("（一）"), bold, Inline::plain("领域")]);
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
}
