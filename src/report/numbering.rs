//! 结构层次序数 (GB/T 9704—2012, 7.3.3): 一、（一）1.（1）.

use super::{Level, RichText};
use crate::text::{heading_number, numerals};

/// Numbers the headings of a section as they come.
#[derive(Debug, Default)]
pub struct Numbering {
    counts: [usize; 3],
}

/// The number that a heading gets, and the one that it bears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadingNumber {
    /// As printed: （一）, 1. or （1）.
    pub printed: String,
    /// Bytes of the number that the heading's text bears at its start, which gives way to the printed one.
    pub own: usize,
    /// Whether the text bears a number of another value or level than the printed one.
    pub differs: bool,
}

impl Numbering {
    /// The number of the next heading.
    pub fn next(&mut self, level: Level, text: &RichText) -> HeadingNumber {
        let depth = usize::from(level.number()) - 2;
        self.counts[depth] += 1;
        self.counts[depth + 1..].fill(0);
        let count = self.counts[depth];
        let printed = match level {
            Level::Two => format!("（{}）", numerals::write(count)),
            Level::Three => format!("{count}."),
            Level::Four => format!("（{count}）"),
        };
        let own = heading_number::read(&text.plain());
        HeadingNumber {
            printed,
            own: own.map_or(0, |own| own.length),
            differs: own.is_some_and(|own| own.count != count as u64 || own.level != level.number()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Numbering;
    use crate::report::{Level, RichText};

    #[test]
    fn numbers_follow_the_levels() {
        let mut numbering = Numbering::default();
        for (level, text, numbered, differs) in [
            (Level::Two, "主动公开", "（一）主动公开", false),
            (Level::Three, "公开内容", "1.公开内容", false),
            (Level::Four, "文件", "（1）文件", false),
            (Level::Four, "(2)会议", "（2）会议", false),
            (Level::Three, "2.公开渠道", "2.公开渠道", false),
            (Level::Four, "网站", "（1）网站", false),
            (Level::Two, "（五）依申请公开", "（二）依申请公开", true),
            (Level::Two, "3.监督保障", "（三）监督保障", true),
            (Level::Three, "12345热线", "1.12345热线", false),
        ] {
            let number = numbering.next(level, &RichText::new(text).unwrap());
            assert_eq!(number.printed + &text[number.own..], numbered);
            assert_eq!(number.differs, differs, "{text}");
        }
    }
}
