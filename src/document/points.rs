//! What prose says, a line each: the heads of its points, not its sentences to the end.

use crate::report::{Block, RichText};
use crate::text::heading_number;
use crate::text::width::{em, ems};

/// 存在的主要问题及改进情况 in a line each.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Points {
    /// What is wrong.
    pub problems: Vec<String>,
    /// What is done about it.
    pub measures: Vec<String>,
}

/// Words that a report turns with from problems to measures.
const TURNS: [&str; 5] = ["下一步", "下步", "今后", "针对以上", "针对上述"];
/// Words of headings above problems.
const PROBLEMS: [&str; 3] = ["问题", "不足", "困难"];
/// Words of headings above measures.
const MEASURES: [&str; 7] = ["改进", "整改", "措施", "举措", "打算", "下一步", "下步"];
/// What a heading ends with that names a kind of points and is none itself.
const KINDS: [&str; 11] = ["问题", "不足", "困难", "情况", "措施", "举措", "打算", "方向", "思路", "安排", "计划"];
/// Longest heading of a kind of points, in characters.
const LONGEST_KIND: usize = 16;
/// Marks that the head of a point ends with.
const ENDS: &str = "。！？；：";
/// Marks that a head may be cut behind, the better ones first.
const CUTS: [&str; 2] = ["，", "、"];
/// Least of a line that a cut must leave.
const LEAST: f64 = 0.35;
/// What shows that something was cut off.
const CUT_OFF: &str = "……";

impl Points {
    /// The points of a section's blocks.
    pub fn of(blocks: &[Block]) -> Self {
        let mut reader = Reader::default();
        blocks.iter().for_each(|block| reader.block(block));
        reader.points
    }

    /// At most so many of them, as many of the one as of the other if there are.
    pub fn at_most(mut self, most: usize) -> Self {
        let (problems, measures) = (self.problems.len(), self.measures.len());
        let half = most / 2;
        self.problems.truncate((most - measures.min(half)).min(most));
        self.measures.truncate(most - problems.min(self.problems.len()));
        self
    }
}

#[derive(Default)]
struct Reader {
    points: Points,
    /// What comes is measures.
    turned: bool,
    /// A heading has said what comes.
    is_said: bool,
}

impl Reader {
    fn push(&mut self, text: &str) {
        let head = head(text);
        if !head.is_empty() {
            let list = if self.turned { &mut self.points.measures } else { &mut self.points.problems };
            list.push(head);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { text, body, .. } => self.heading(&text.plain(), body.as_ref()),
            Block::Paragraph(text) if !self.is_said => self.paragraph(&text.plain()),
            Block::List(items) if !self.is_said => {
                for text in items.iter().filter_map(|lines| lines.first()) {
                    self.push(&text.plain());
                }
            }
            Block::Paragraph(_) | Block::List(_) | Block::Image { .. } | Block::Table(_) | Block::Chart(_) => {}
        }
    }

    fn heading(&mut self, text: &str, body: Option<&RichText>) {
        let text = without_number(text).trim_end_matches(|c| ENDS.contains(c));
        let names = |words: &[&str]| words.iter().any(|word| text.contains(word));
        self.is_said = !(text.chars().count() <= LONGEST_KIND && KINDS.iter().any(|kind| text.ends_with(kind)));
        if self.is_said {
            self.push(text);
            return;
        }
        match (names(&PROBLEMS), names(&MEASURES)) {
            (true, false) => self.turned = false,
            (false, true) => self.turned = true,
            _ => {}
        }
        if let Some(body) = body {
            self.paragraph(&body.plain());
        }
    }

    /// The points of a paragraph: what it counts (一是…；二是…), or else its first sentence and the first behind the turn
    /// to measures.
    fn paragraph(&mut self, text: &str) {
        let starts = counted(text);
        if starts.is_empty() {
            let (before, after) = turn(text);
            // What ends in a colon only leads to the points.
            if !before.trim_end().ends_with('：') {
                self.push(before);
            }
            if let Some(after) = after {
                self.turned = true;
                self.push(after);
            }
            return;
        }
        let has_turned = |text: &str| TURNS.iter().any(|word| text.contains(word));
        self.turned |= has_turned(&text[..starts[0].0]);
        for (at, &(_, start)) in starts.iter().enumerate() {
            let end = starts.get(at + 1).map_or(text.len(), |next| next.0);
            let point = &text[start..end];
            self.push(point);
            self.turned |= has_turned(point);
        }
    }
}

/// Where the points begin that a text counts: where the count stands, and what is behind it.
fn counted(text: &str) -> Vec<(usize, usize)> {
    let is_start = |at: usize| text[..at].chars().next_back().is_none_or(|c| "。！？；：，、\u{3000} ".contains(c));
    let count = |(at, c): (usize, char)| {
        let behind = at + c.len_utf8();
        let is_count = "一二三四五六七八九十".contains(c) && text[behind..].starts_with(['是', '要']);
        (is_count && is_start(at)).then(|| (at, behind + '是'.len_utf8()))
    };
    text.char_indices().filter_map(count).collect()
}

/// What stands before the turn to measures, and what behind it.
fn turn(text: &str) -> (&str, Option<&str>) {
    let turn = TURNS.iter().filter_map(|word| text.find(word).map(|at| (at, word.len()))).min();
    match turn {
        Some((at, length)) => {
            let after = &text[at + length..];
            // 下一步，…; 下一步工作中，…
            let lead = after.find('，').filter(|&at| at == 0 || after[..at].ends_with('中'));
            let start = lead.map_or(0, |at| at + '，'.len_utf8());
            (&text[..at], Some(&after[start..]))
        }
        None => (text, None),
    }
}

fn without_number(text: &str) -> &str {
    heading_number::read(text).map_or(text, |number| &text[number.length..])
}

/// The head of a point: its first sentence without its number and the mark at its end.
fn head(text: &str) -> String {
    let text = without_number(text.trim());
    let mut depth = 0_usize;
    let end = text.char_indices().find(|&(_, c)| {
        depth = nested(depth, c);
        depth == 0 && ENDS.contains(c)
    });
    text[..end.map_or(text.len(), |(at, _)| at)].trim_end_matches('，').trim().to_owned()
}

/// How deep in brackets and quotation marks text is behind a character.
fn nested(depth: usize, c: char) -> usize {
    match c {
        '“' | '‘' | '《' | '〈' | '（' | '(' | '【' | '「' => depth + 1,
        '”' | '’' | '》' | '〉' | '）' | ')' | '】' | '」' => depth.saturating_sub(1),
        _ => depth,
    }
}

/// A text that fits on a line of `width` characters, cut before a mark outside of brackets; where it has none, behind
/// brackets, or before a word of one character that joins others.
pub(super) fn shortened(text: &str, width: f64) -> String {
    if ems(text) <= width {
        return text.to_owned();
    }
    let room = width - ems(CUT_OFF);
    let fitting = |is_cut: &dyn Fn(char) -> bool, keeps: bool| {
        let (mut used, mut depth, mut found) = (0.0, 0, None);
        for (at, c) in text.char_indices() {
            depth = nested(depth, c);
            let closes = keeps && nested(1, c) == 0;
            if depth == 0 && (closes || is_cut(c)) && used >= LEAST * width && used <= room {
                found = Some(if closes { at + c.len_utf8() } else { at });
            }
            used += em(c);
        }
        found
    };
    let cut = CUTS.iter().find_map(|marks| fitting(&|c| marks.contains(c), false));
    let cut = cut
        .or_else(|| fitting(&|_| false, true))
        .or_else(|| fitting(&|c| "的和与及并".contains(c), false))
        .unwrap_or_else(|| {
            let mut used = 0.0;
            let over = text.char_indices().find(|&(_, c)| {
                used += em(c);
                used > room
            });
            over.map_or(text.len(), |(at, _)| at)
        });
    format!("{}{CUT_OFF}", text[..cut].trim_end_matches('，'))
}

#[cfg(test)]
mod tests {
    use super::{Points, shortened};
    use crate::report::{Block, Level, RichText};
    use crate::text::width::ems;

    fn text(text: &str) -> RichText {
        RichText::new(text).expect("a text")
    }

    fn heading(of: &str) -> Block {
        Block::Heading { level: Level::Two, text: text(of), body: None }
    }

    fn points(blocks: &[Block]) -> (Vec<String>, Vec<String>) {
        let Points { problems, measures } = Points::of(blocks);
        (problems, measures)
    }

    #[test]
    fn a_paragraph_counts_its_points() {
        let told = "虽然取得了成效，但还有不足。一是公开不够及时；二是渠道不够广。下一步，我局将加以改进。一是完善措施，抓好“放管服。”；二是拓宽渠道。";
        let (problems, measures) = points(&[Block::Paragraph(text(told))]);
        assert_eq!(problems, ["公开不够及时", "渠道不够广"]);
        assert_eq!(measures, ["完善措施，抓好“放管服。”", "拓宽渠道"]);
    }

    #[test]
    fn headings_say_what_comes() {
        let (problems, measures) = points(&[
            heading("（一）存在的主要问题"),
            Block::Paragraph(text("主要表现在：")),
            Block::List(vec![vec![text("**形式不够丰富。**图解少；")], vec![text("质量不均衡。")]]),
            heading("改进情况"),
            heading("加强培训"),
            Block::Paragraph(text("举办培训11期。")),
        ]);
        assert_eq!(problems, ["形式不够丰富", "质量不均衡"]);
        assert_eq!(measures, ["加强培训"]);
    }

    #[test]
    fn one_sentence_holds_both() {
        let (problems, measures) = points(&[Block::Paragraph(text("内容还不够细，下一步逐项补齐，加强检查。"))]);
        assert_eq!((problems, measures), (vec!["内容还不够细".to_owned()], vec!["逐项补齐，加强检查".to_owned()]));
    }

    #[test]
    fn both_kinds_have_room() {
        let many = |count: usize| (0..count).map(|at| at.to_string()).collect::<Vec<_>>();
        for (problems, measures, expected) in [(9, 9, (3, 3)), (9, 1, (5, 1)), (0, 9, (0, 6)), (2, 2, (2, 2))] {
            let points = Points { problems: many(problems), measures: many(measures) }.at_most(6);
            assert_eq!((points.problems.len(), points.measures.len()), expected, "{problems} {measures}");
        }
    }

    #[test]
    fn lines_are_cut_at_the_sense() {
        let long = "建立“起草人就是解读人，谁起草谁解读”制度，凡区政府印发的政策文件、通知，解读材料同步起草、同步审签";
        for (width, expected) in [
            (60.0, long),
            (40.0, "建立“起草人就是解读人，谁起草谁解读”制度，凡区政府印发的政策文件、通知……"),
            (30.0, "建立“起草人就是解读人，谁起草谁解读”制度……"),
        ] {
            assert_eq!(shortened(long, width), expected);
        }
        let plain = "某".repeat(100);
        assert!(ems(&shortened(&plain, 40.0)) <= 40.0);
    }
}
