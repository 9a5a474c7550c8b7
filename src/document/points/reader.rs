//! Reads the points of 存在的主要问题及改进情况 from its prose, block by block.

use super::clause::{Kind, Title, cue, denies_problems, has_fault, heading, is_empty, is_lead, judge, lead, title};
use super::split::{CLAUSE_ENDS, ENDS, SENTENCE_ENDS, nested, parts, split, without_number};
use super::words::{ACTIONS, JOINTS, NOTHING};
use crate::report::{Block, RichText};

/// What was read.
#[derive(Default)]
pub(super) struct Reading {
    /// The points in reading order.
    pub points: Vec<Point>,
    /// There are points that may be of the one kind or the other.
    pub is_doubtful: bool,
}

/// A point.
pub(super) struct Point {
    /// What it is.
    pub kind: Kind,
    /// Its head.
    pub text: String,
    /// It only says that there are problems, or that something will be done about them.
    pub is_empty: bool,
}

/// Reads a section.
pub(super) fn read(blocks: &[Block]) -> Reading {
    let mut reader = Reader::default();
    blocks.iter().for_each(|block| reader.block(block));
    reader.reading
}

#[derive(Default)]
struct Reader {
    reading: Reading,
    /// What comes, by the last title or cue; none if nothing has been said of it.
    kind: Option<Kind>,
    /// What the points are that are counted: what came before the first of them (一是), whatever they themselves say.
    series: Option<Kind>,
    /// What the heading is that is a point, whose text only explains it.
    above: Option<Kind>,
}

impl Reader {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { text, body, .. } => self.heading(&text.plain(), body.as_ref()),
            Block::Paragraph(text) => self.paragraph(&text.plain()),
            Block::List(items) => {
                for lines in items {
                    let mut lines = lines.iter().map(RichText::plain);
                    let Some(first) = lines.next() else { continue };
                    if self.above.is_some() {
                        continue;
                    }
                    self.series = self.kind;
                    self.point(without_number(first.trim()), false);
                    lines.for_each(|line| self.aside(&line));
                    self.kind = self.series;
                }
            }
            Block::Image { .. } | Block::Table(_) | Block::Chart(_) => {}
        }
    }

    fn heading(&mut self, text: &str, body: Option<&RichText>) {
        let text = without_number(text.trim()).trim_end_matches(|c| ENDS.contains(c));
        self.above = None;
        if let Some(title) = heading(text) {
            self.title(title);
        } else {
            self.above = self.push(text, self.kind);
        }
        if let Some(body) = body {
            self.paragraph(&body.plain());
        }
    }

    /// What comes below a title.
    fn title(&mut self, title: Title) {
        match title {
            Title::Of(kind) => self.kind = Some(kind),
            Title::Both => self.kind = None,
            Title::Topic => {}
        }
        self.series = self.kind;
    }

    /// What a paragraph counts (一是…；二是…), and a sentence of each run that it does not count.
    fn paragraph(&mut self, text: &str) {
        if self.above.is_some() {
            self.aside(text);
            return;
        }
        let parts = parts(text.trim());
        for (at, part) in parts.iter().enumerate() {
            let next = parts.get(at + 1).and_then(|next| next.count);
            match part.count {
                Some(1) => self.series = self.kind,
                Some(_) => self.kind = self.series,
                None => {}
            }
            let mut text = part.text;
            let mut is_titled = false;
            while let Some((title, rest)) = title(text) {
                self.title(title);
                (text, is_titled) = (rest, true);
            }
            if part.count.is_some() && !is_titled {
                self.point(text, next == Some(1));
            } else {
                let runs = self.runs(text);
                self.uncounted(&runs, next.is_some());
            }
        }
    }

    /// A point and what is said behind it, before points that are counted anew or not.
    fn point(&mut self, text: &str, points_follow: bool) {
        let runs = self.runs(text);
        if let Some((point, others)) = runs.split_first() {
            let sentence = split(point.text, SENTENCE_ENDS).find(|sentence| !sentence.trim().is_empty());
            if let Some(sentence) = sentence.filter(|sentence| !is_lead(sentence)) {
                self.push(sentence, point.kind);
            }
            self.uncounted(others, points_follow);
        }
    }

    /// The measure that is named below a problem.
    fn aside(&mut self, text: &str) {
        let kind = self.kind;
        let runs = self.runs(text);
        if self.above != Some(Kind::Measure) {
            let measures: Vec<_> = runs.into_iter().filter(|run| run.kind == Some(Kind::Measure)).collect();
            let leads_on = measures.last().is_some_and(|run| is_lead(run.text));
            self.uncounted(&measures, false);
            if leads_on {
                self.series = self.kind;
                return;
            }
        }
        self.kind = kind;
    }

    /// A sentence of each run, but not of the last if it only leads to the points that follow. What stands before a
    /// lead to problems says less than these and is left out.
    fn uncounted(&mut self, runs: &[Run], points_follow: bool) {
        let Some((last, before)) = runs.split_last() else { return };
        let leads = points_follow || is_lead(last.text);
        // 我局将健全机制。主要开展以下工作： says something before it leads on.
        let last_told = last.without_lead().filter(|_| last.kind == Some(Kind::Measure));
        let told = if leads { before.iter().copied().chain(last_told) } else { runs.iter().copied().chain(None) };
        for run in told {
            if leads && last.kind == Some(Kind::Problem) && run.kind != Some(Kind::Measure) {
                continue;
            }
            let Some(sentence) = run.main_sentence() else { continue };
            let kind = run.kind.or_else(|| has_fault(sentence).then_some(Kind::Problem));
            if kind.is_some() && !is_lead(sentence) {
                self.push(if kind == Some(Kind::Problem) { conceded(sentence) } else { sentence }, kind);
            }
        }
    }

    /// Takes in a point of which `said` was said; gives what it is.
    fn push(&mut self, sentence: &str, said: Option<Kind>) -> Option<Kind> {
        let head = head(sentence);
        if head.is_empty()
            || NOTHING.iter().any(|word| word == head)
            || said != Some(Kind::Measure) && denies_problems(head)
        {
            return said;
        }
        let kind = judge(sentence, said);
        match kind {
            Some(kind) => {
                self.reading.points.push(Point { kind, text: head.to_owned(), is_empty: is_empty(head) });
            }
            None => self.reading.is_doubtful = true,
        }
        kind.or(said)
    }

    /// What of a text is of one kind, run by run.
    fn runs<'a>(&mut self, text: &'a str) -> Vec<Run<'a>> {
        let (mut runs, mut start, mut clause_start, mut sentence_start) = (Vec::new(), 0, 0, 0);
        for clause in split(text, CLAUSE_ENDS) {
            let clause_end = clause_start + clause.len();
            // 主要有： leads to what its sentence has begun to tell.
            let goes_on = clause.trim_end().ends_with('：') && is_empty(clause);
            if let Some(kind) = cue(clause).or(self.kind.filter(|_| goes_on)) {
                let lead = lead(clause);
                let is_new = self.kind != Some(kind);
                // What nothing has been said of yet belongs to the problem that its sentence ends with.
                let begins =
                    if self.kind.is_none() && kind == Kind::Problem { sentence_start.max(start) } else { clause_start };
                if is_new || lead > 0 {
                    // 针对上述问题，我局将采取以下措施： leads as a whole.
                    let end = if is_new { begins } else { sentence_start.max(start) };
                    runs.push(Run { kind: self.kind, text: &text[start..end] });
                    start = if lead > 0 { clause_start + lead } else { begins };
                }
                self.kind = Some(kind);
            }
            clause_start = clause_end;
            if clause.ends_with(|c| ENDS.contains(c)) {
                sentence_start = clause_end;
            }
        }
        runs.push(Run { kind: self.kind, text: &text[start..] });
        if runs.len() > 1 && runs[0].text.trim().is_empty() {
            runs.remove(0);
        }
        runs
    }
}

/// Clauses of one kind, one behind the other.
#[derive(Clone, Copy)]
struct Run<'a> {
    /// None if nothing has been said of it.
    kind: Option<Kind>,
    text: &'a str,
}

impl<'a> Run<'a> {
    /// What it says before a last sentence that leads to others, if there is one and something before it.
    fn without_lead(self) -> Option<Self> {
        let last = split(self.text, SENTENCE_ENDS).last().filter(|last| last.trim_end().ends_with('：'))?;
        let text = &self.text[..self.text.len() - last.len()];
        (!text.trim().is_empty()).then_some(Run { text, ..self })
    }

    /// Of problems the first sentence that tells a fault, or else the first that is whole; of measures the first that
    /// says something; of what may be either a sentence that tells a fault.
    fn main_sentence(&self) -> Option<&'a str> {
        let sentences: Vec<_> =
            split(self.text, SENTENCE_ENDS).filter(|sentence| !sentence.trim().is_empty()).collect();
        let first = |fits: &dyn Fn(&str) -> bool| sentences.iter().copied().find(|sentence| fits(sentence));
        let is_whole = |sentence: &str| !sentence.trim_end().ends_with('，');
        match self.kind {
            Some(Kind::Measure) => first(&|sentence| !is_empty(sentence)).or_else(|| first(&|_| true)),
            Some(Kind::Problem) => first(&|sentence| has_fault(sentence) && !is_empty(sentence))
                .or_else(|| first(&has_fault))
                .or_else(|| first(&is_whole)),
            None => first(&|sentence| has_fault(sentence) && !ACTIONS.begin(sentence)),
        }
    }
}

/// What a sentence comes to that first tells what is well: 虽然取得了成效，但内容不够丰富.
fn conceded(sentence: &str) -> &str {
    let mut start = 0;
    for clause in split(sentence, CLAUSE_ENDS) {
        let rest = &sentence[start..];
        if JOINTS.begin(clause) && has_fault(rest) {
            return rest;
        }
        start += clause.len();
    }
    sentence
}

/// The head of a point: its first sentence, without its number, the mark at its end and what joins it to others. What
/// stands before a colon is one only if it says something: 解读质量不高：, not 主动公开方面：.
fn head(text: &str) -> &str {
    let text = JOINTS.stripped_from(without_number(text.trim()));
    let mut depth = 0_usize;
    let end = text.char_indices().find(|&(at, c)| {
        depth = nested(depth, c);
        let before = &text[..at];
        let says = || has_fault(before) || ACTIONS.begin(before);
        depth == 0 && (SENTENCE_ENDS.contains(c) || c == '：' && says())
    });
    text[..end.map_or(text.len(), |(at, _)| at)].trim_end_matches(['，', '：']).trim()
}
