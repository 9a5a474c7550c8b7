//! What prose says, a line each: the heads of its points, not its sentences to the end.

use std::cmp::Ordering;

use super::fit::{CUT_OFF, beginning};
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

/// What a point is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Kind {
    #[default]
    Problem,
    Measure,
}

/// Words that say that problems come. Of all such words in a clause the first decides.
const TO_PROBLEMS: [&str; 19] = [
    "存在以下",
    "存在如下",
    "存在一些",
    "存在的问题：",
    "存在的主要问题",
    "主要存在",
    "还存在",
    "仍存在",
    "仍然存在",
    "目前存在",
    "有以下问题",
    "有以下不足",
    "主要问题：",
    "主要问题是",
    "主要不足",
    "不足之处",
    "表现在",
    "表现为",
    "有待今后",
];
/// Words that say that measures come.
const TO_MEASURES: [&str; 35] = [
    "下一步",
    "下步",
    "今后",
    "针对以上",
    "针对上述",
    "针对存在",
    "为此，",
    "以下措施",
    "如下措施",
    "改进措施：",
    "改进情况：",
    "整改措施：",
    "整改情况：",
    "将进一步",
    "将继续",
    "将持续",
    "将采取",
    "将重点",
    "将从",
    "将加",
    "我局将",
    "我委将",
    "我办将",
    "我镇将",
    "我乡将",
    "我县将",
    "我区将",
    "我市将",
    "我们将",
    "我单位将",
    "我街道将",
    "均已",
    "已全部",
    "已整改",
    "已解决",
];
/// What says so only at the beginning of a clause. The first that fits decides: 针对性不强 is no measure.
const BEGINNINGS: [(&str, Option<Kind>); 3] =
    [("存在", Some(Kind::Problem)), ("针对性", None), ("针对", Some(Kind::Measure))];
/// What a sentence at the beginning of a paragraph is made of that is its title: 存在的主要问题。
const TITLE: [&str; 22] = [
    "存在",
    "的",
    "主要",
    "问题",
    "不足",
    "困难",
    "改进",
    "整改",
    "措施",
    "举措",
    "情况",
    "下一步",
    "工作",
    "打算",
    "安排",
    "计划",
    "和",
    "及",
    "与",
    "、",
    "仍",
    "一些",
];
/// Cues that only lead to what comes and are no part of it.
const LEADS: [&str; 4] = ["下一步", "下步", "今后", "为此"];
/// What a sentence about a problem is known by.
const FAULTS: [&str; 28] = [
    "问题",
    "不足",
    "困难",
    "差距",
    "短板",
    "弱",
    "滞后",
    "有待",
    "缺",
    "欠",
    "较少",
    "偏",
    "单一",
    "不够",
    "不强",
    "不高",
    "不深",
    "不细",
    "不全",
    "不多",
    "不均",
    "不稳",
    "不熟",
    "不及时",
    "不到位",
    "不规范",
    "未能",
    "尚未",
];
/// Words that there is none of something.
const NONE: [&str; 4] = ["无", "没有", "未发现", "不存在"];
/// What may stand between those words and what there is none of.
const BETWEEN: [&str; 12] =
    ["存在", "发现", "新", "突出", "明显", "重大", "较大", "严重", "主要", "其他", "任何", "的"];
/// Whole points that say nothing.
const NOTHING: [&str; 3] = ["无", "暂无", "没有"];
/// Words of headings above problems.
const PROBLEMS: [&str; 3] = ["问题", "不足", "困难"];
/// Words of headings above measures.
const MEASURES: [&str; 7] = ["改进", "整改", "措施", "举措", "打算", "下一步", "下步"];
/// What a heading ends with that names a kind of points and is none itself.
const KINDS: [&str; 11] = ["问题", "不足", "困难", "情况", "措施", "举措", "打算", "方向", "思路", "安排", "计划"];
/// Longest heading of a kind of points, in characters.
const LONGEST_KIND: usize = 16;
/// Marks that a sentence ends with, or a part that could be one.
const SENTENCE_ENDS: &str = "。！？；";
/// Marks that the head of a point ends with.
const ENDS: &str = "。！？；：";
/// Marks that a clause ends with.
const CLAUSE_ENDS: &str = "，。！？；：";
/// Marks that a head may be cut behind, the better ones first.
const CUTS: [&str; 2] = ["，", "、"];
/// Least of a line that a cut must leave.
const LEAST: f64 = 0.35;

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
    /// What comes, by the last cue.
    kind: Kind,
    /// What the points are that are counted: what came before the first of them (一是), whatever they themselves say.
    series: Kind,
    /// A heading has said what comes.
    is_said: bool,
}

impl Reader {
    fn push(&mut self, text: &str) {
        self.push_as(self.kind, text);
    }

    fn push_as(&mut self, kind: Kind, text: &str) {
        let head = head(text);
        if head.is_empty() || NOTHING.contains(&head.as_str()) {
            return;
        }
        match kind {
            Kind::Problem if denies_problems(&head) => {}
            Kind::Problem => self.points.problems.push(head),
            Kind::Measure => self.points.measures.push(head),
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
        self.is_said = !(text.chars().count() <= LONGEST_KIND && KINDS.iter().any(|kind| text.ends_with(kind)));
        if self.is_said {
            self.push(text);
            return;
        }
        self.title(text);
        if let Some(body) = body {
            self.paragraph(&body.plain());
        }
    }

    /// What comes below a title, if it names one kind alone.
    fn title(&mut self, text: &str) {
        let names = |words: &[&str]| words.iter().any(|word| text.contains(word));
        match (names(&PROBLEMS), names(&MEASURES)) {
            (true, false) => self.kind = Kind::Problem,
            (false, true) => self.kind = Kind::Measure,
            _ => {}
        }
        self.series = self.kind;
    }

    /// The points of a paragraph: what it counts (一是…；二是…), and a sentence of each run that it does not count.
    fn paragraph(&mut self, text: &str) {
        let first = split(text, ENDS).next().unwrap_or_default();
        let title = without_number(first.trim()).trim_end_matches(|c| ENDS.contains(c));
        let text = if !title.is_empty() && without(title, &TITLE).is_empty() {
            self.title(title);
            &text[first.len()..]
        } else {
            text
        };
        let starts = counted(text);
        let lead = self.runs(&text[..starts.first().map_or(text.len(), |first| first.0)]);
        self.uncounted(&lead, !starts.is_empty());
        let is_first = |count: usize| text[count..].starts_with('一');
        for (at, &(count, start)) in starts.iter().enumerate() {
            let next = starts.get(at + 1);
            if is_first(count) {
                self.series = self.kind;
            }
            self.kind = self.series;
            let runs = self.runs(&text[start..next.map_or(text.len(), |next| next.0)]);
            if let Some((point, others)) = runs.split_first() {
                self.push_as(point.kind, point.text);
                self.uncounted(others, next.is_some_and(|next| is_first(next.0)));
            }
        }
    }

    /// A sentence of each run, but not of the last if it only leads to the points that follow. What stands before a
    /// lead to problems says less than these and is left out.
    fn uncounted(&mut self, runs: &[Run], points_follow: bool) {
        let told = match runs.split_last() {
            Some((last, before)) if points_follow || last.is_lead() => {
                if last.kind == Kind::Problem {
                    &[]
                } else {
                    before
                }
            }
            _ => runs,
        };
        for run in told {
            self.push_as(run.kind, run.main_sentence());
        }
    }

    /// What of a text is of one kind, run by run.
    fn runs<'a>(&mut self, text: &'a str) -> Vec<Run<'a>> {
        let (mut runs, mut start, mut clause_start, mut sentence_start) = (Vec::new(), 0, 0, 0);
        for clause in split(text, CLAUSE_ENDS) {
            let clause_end = clause_start + clause.len();
            if let Some(kind) = cue(clause) {
                let lead = lead(clause);
                if kind != self.kind || lead > 0 {
                    // 针对上述问题，我局将采取以下措施： leads as a whole.
                    let end = if kind == self.kind { sentence_start.max(start) } else { clause_start };
                    runs.push(Run { kind: self.kind, text: &text[start..end] });
                    start = clause_start + lead;
                }
                self.kind = kind;
            }
            clause_start = clause_end;
            if clause.ends_with(|c| ENDS.contains(c)) {
                sentence_start = clause_end;
            }
        }
        runs.push(Run { kind: self.kind, text: &text[start..] });
        if runs.len() > 1 && runs[0].text.is_empty() {
            runs.remove(0);
        }
        runs
    }
}

/// Clauses of one kind, one behind the other.
struct Run<'a> {
    kind: Kind,
    text: &'a str,
}

impl<'a> Run<'a> {
    /// There is nothing behind its colon.
    fn is_lead(&self) -> bool {
        self.text.is_empty() || self.text.trim_end().ends_with('：')
    }

    /// Of problems the first sentence that tells a fault, or else the first that is whole; of measures the first.
    fn main_sentence(&self) -> &'a str {
        let mut sentences = split(self.text, SENTENCE_ENDS).filter(|sentence| !sentence.trim().is_empty());
        if self.kind == Kind::Measure {
            return sentences.next().unwrap_or_default();
        }
        let sentences: Vec<_> = sentences.collect();
        let is_whole = |sentence: &&&str| !sentence.trim_end().ends_with('，');
        let faulty = sentences.iter().find(|sentence| has_fault(sentence));
        faulty.or_else(|| sentences.iter().find(is_whole)).copied().unwrap_or_default()
    }
}

fn has_fault(text: &str) -> bool {
    FAULTS.iter().any(|word| text.contains(word))
}

/// Says that there are no problems, and names none in another clause.
fn denies_problems(text: &str) -> bool {
    let (denying, others): (Vec<_>, Vec<_>) = split(text, CLAUSE_ENDS).partition(|clause| denies(clause));
    !denying.is_empty() && !others.iter().any(|clause| has_fault(clause))
}

/// Says that there is no problem: 本年度无突出问题, 未发现新的问题; not 没有专职人员, which is one.
fn denies(clause: &str) -> bool {
    NONE.iter().filter_map(|none| clause.split_once(none)).any(|(_, what)| {
        let what = without(what, &BETWEEN);
        let ends = |rest: &str| rest.chars().next().is_none_or(|c| "、和及与".contains(c) || CLAUSE_ENDS.contains(c));
        PROBLEMS.iter().filter_map(|word| what.strip_prefix(word)).any(ends)
    })
}

/// What a clause says comes.
fn cue(clause: &str) -> Option<Kind> {
    let first = |words: &[&str]| words.iter().filter_map(|word| clause.find(word)).min().unwrap_or(clause.len());
    match first(&TO_PROBLEMS).cmp(&first(&TO_MEASURES)) {
        Ordering::Less => Some(Kind::Problem),
        Ordering::Greater => Some(Kind::Measure),
        Ordering::Equal => {
            BEGINNINGS.iter().find(|(word, _)| clause.trim_start().starts_with(word)).and_then(|&(_, kind)| kind)
        }
    }
}

/// What is left of a text without the words that it begins with.
fn without<'a>(mut text: &'a str, words: &[&str]) -> &'a str {
    while let Some(rest) = words.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest;
    }
    text
}

/// How much of a clause with a cue only leads to what comes: 下一步; 下一步工作中，; 改进措施：.
fn lead(clause: &str) -> usize {
    let leading = LEADS.iter().filter_map(|word| clause.find(word).map(|at| (at, at + word.len()))).min();
    match leading {
        _ if clause.ends_with('：') => clause.len(),
        Some((_, end)) if &clause[end..] == "，" || clause.ends_with("中，") => clause.len(),
        Some((0, end)) => end,
        _ => 0,
    }
}

/// A text behind each of the marks that is outside of brackets.
fn split<'a>(text: &'a str, marks: &str) -> impl Iterator<Item = &'a str> {
    let mut depth = 0_usize;
    text.split_inclusive(move |c| {
        depth = nested(depth, c);
        depth == 0 && marks.contains(c)
    })
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
        .unwrap_or_else(|| beginning(text, room).len());
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

    /// Each paragraph of a section, its problems, its measures.
    const TOLD: [(&[&str], &[&str], &[&str]); 24] = [
        // What comes is what the last cue says.
        (
            &[
                "工作仍有差距，今后需要进一步改进。主要存在以下问题：一是公开不及时；二是队伍不稳定。改进措施：一是加强培训；二是完善制度。",
            ],
            &["公开不及时", "队伍不稳定"],
            &["加强培训", "完善制度"],
        ),
        (
            &[
                "工作仍有差距，下一步将改进。主要表现在以下方面：",
                "1.公开不及时。",
                "2.队伍不稳定。",
                "整改措施：",
                "1.加强培训。",
            ],
            &["公开不及时", "队伍不稳定"],
            &["加强培训"],
        ),
        // What only leads to a point is none.
        (
            &["2023年以来，针对上述问题已整改完毕，本年度未发现新的问题。"],
            &[],
            &["针对上述问题已整改完毕，本年度未发现新的问题"],
        ),
        (
            &["今后，我局将继续做好各项工作。存在的问题有人手不足。"],
            &["存在的问题有人手不足"],
            &["我局将继续做好各项工作"],
        ),
        (&["我局在今后工作中加强培训。"], &[], &["我局在今后工作中加强培训"]),
        // Nothing is no point, but a lack is one.
        (&["本年度无突出问题。"], &[], &[]),
        (&["无。"], &[], &[]),
        (&["未发现存在的问题。", "改进措施：无。"], &[], &[]),
        (&["没有专职人员。"], &["没有专职人员"], &[]),
        (&["没有问题反馈渠道。"], &["没有问题反馈渠道"], &[]),
        (&["无重大问题，但更新不及时。"], &["无重大问题，但更新不及时"], &[]),
        (&["专区已全部迁移。针对上述不足，我局将采取以下措施：", "1.配备专人。"], &[], &["专区已全部迁移", "配备专人"]),
        // A point that names its measure leaves the next one what it is.
        (&["一是更新不及时，今后将逐月检查；二是图解偏少。"], &["更新不及时", "图解偏少"], &["将逐月检查"]),
        (&["改进措施：一是逐项检查，整改存在的问题；二是完善制度。"], &[], &["逐项检查，整改存在的问题", "完善制度"]),
        (
            &["一是答复不规范。", "二是培训不够。下一步，我局将编印范本。"],
            &["答复不规范", "培训不够"],
            &["我局将编印范本"],
        ),
        (
            &["一是协调不够。针对此问题，建立联席会议。二是内容不丰富，针对性不强。"],
            &["协调不够", "内容不丰富，针对性不强"],
            &["针对此问题，建立联席会议"],
        ),
        (
            &["针对上年公开力度不足的问题，我局已整改。今年主要不足是解读不生动。明年我局将丰富形式。"],
            &["今年主要不足是解读不生动"],
            &["针对上年公开力度不足的问题，我局已整改", "明年我局将丰富形式"],
        ),
        (
            &["（一）存在问题。公开意识有待加强。", "（二）改进措施。健全工作机制。"],
            &["公开意识有待加强"],
            &["健全工作机制"],
        ),
        // As reports have it.
        (
            &["本局主要存在更新不及时、缺乏专人等问题。我们在新一年的工作中，将进一步规范流程，加强业务培训。"],
            &["本局主要存在更新不及时、缺乏专人等问题"],
            &["将进一步规范流程，加强业务培训"],
        ),
        (
            &[
                "目前，全市工作还存在一些不足：一是部分单位主动公开的意识有待加强；二是公开的渠道还应拓展。为此，我们将采取以下措施：",
                "（一）健全配套制度，规范流程。",
                "（二）公开重点领域信息。",
            ],
            &["部分单位主动公开的意识有待加强", "公开的渠道还应拓展"],
            &["健全配套制度，规范流程", "公开重点领域信息"],
        ),
        (
            &[
                "工作虽有成效。但宣传培训不足，人员业务不熟，均有待今后重视解决。",
                "下一步，我局将按照上级要求，提高认识。一是规范流程。建立长效机制。二是创新途径。",
            ],
            &["但宣传培训不足，人员业务不熟，均有待今后重视解决"],
            &["规范流程", "创新途径"],
        ),
        (
            &[
                "2024年，上年指出的问题均已整改。今年仍存在的不足主要是：解读多为文字，形式单一。下一步工作中，将增加图解和视频。",
            ],
            &["解读多为文字，形式单一"],
            &["上年指出的问题均已整改", "将增加图解和视频"],
        ),
        (
            &[
                "存在解读质量不高、栏目更新滞后等问题。针对上述问题，镇政府重点做好以下工作：一是公开与发文同步；二是每季度通报。",
            ],
            &["存在解读质量不高、栏目更新滞后等问题"],
            &["公开与发文同步", "每季度通报"],
        ),
        (
            &["存在问题：基层公开专区利用率不高。", "改进情况：专区迁入便民服务中心，配备专人。"],
            &["基层公开专区利用率不高"],
            &["专区迁入便民服务中心，配备专人"],
        ),
    ];

    #[test]
    fn prose_is_told_apart() {
        for (paragraphs, problems, measures) in TOLD {
            let blocks: Vec<_> = paragraphs.iter().map(|told| Block::Paragraph(text(told))).collect();
            let (found_problems, found_measures) = points(&blocks);
            assert_eq!(found_problems, problems, "problems of {paragraphs:?}");
            assert_eq!(found_measures, measures, "measures of {paragraphs:?}");
        }
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
