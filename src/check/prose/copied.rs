//! COPIED: paragraphs that are last year's, or another body's, but for numbers and names. Both may be written in the same
//! words where they state the same; only what is as long as a thought of one's own is compared.

use rustc_hash::{FxHashMap, FxHashSet};

use super::paragraphs::paragraphs;
use crate::body::Body;
use crate::form::fields::PREAMBLE;
use crate::form::rules::COPIED;
use crate::report::{Report, RichText};
use crate::source::{Diagnostic, excerpt};

/// Shortest paragraph that is compared, in characters without numbers, names and marks.
const SHORTEST: usize = 60;
/// Characters of a shingle.
const SHINGLE: usize = 5;
/// One in so many shingles is kept, the same of every text, so that the work stays small.
const SAMPLE: u64 = 3;
/// Most paragraphs with one shingle that are looked at: what is in more of them is what everybody says.
const MOST: usize = 40;
/// Share of the longer text's shingles that both have, in percent.
const SHARE: usize = 80;

/// The paragraphs of reports, for finding those that are like another. It keeps little of each: a district has hundreds
/// of reports, and all of them are held against all.
#[derive(Debug, Clone, Default)]
pub struct Passages {
    passages: Vec<Passage>,
    /// Shingles and the passages that have them, in order.
    index: Vec<(Shingle, u32)>,
}

/// A piece of a text, by its hash. Two that are taken for one by chance are far from the share that tells copies.
type Shingle = u32;

/// A paragraph of a report.
#[derive(Debug, Clone)]
struct Passage {
    body: String,
    year: u16,
    section: &'static str,
    shingles: usize,
}

impl Passage {
    /// Whether it is of another report than this one.
    fn is_other(&self, report: &Report) -> bool {
        self.body != report.body() || self.year != report.year()
    }
}

impl Passages {
    /// Those of some reports.
    pub fn of<'a>(reports: impl IntoIterator<Item = &'a Report>) -> Self {
        let mut passages = Passages::default();
        for report in reports {
            passages.add(report);
        }
        passages.index.sort_unstable();
        passages
    }

    /// Whether any is of another report.
    fn has_others(&self, report: &Report) -> bool {
        self.passages.iter().any(|passage| passage.is_other(report))
    }

    fn add(&mut self, report: &Report) {
        for paragraph in paragraphs(report) {
            let shingles = shingles(report, paragraph.text);
            if shingles.is_empty() {
                continue;
            }
            let at = self.count();
            self.passages.push(Passage {
                body: report.body().to_owned(),
                year: report.year(),
                section: paragraph.section,
                shingles: shingles.len(),
            });
            self.index.extend(shingles.into_iter().map(|shingle| (shingle, at)));
        }
    }

    fn count(&self) -> u32 {
        u32::try_from(self.passages.len()).unwrap_or(u32::MAX)
    }

    fn append(&mut self, more: Passages) {
        let first = self.count();
        self.passages.extend(more.passages);
        self.index.extend(more.index.into_iter().map(|(shingle, at)| (shingle, first.saturating_add(at))));
    }

    /// The passages that have a shingle, in order.
    fn having(&self, shingle: Shingle) -> impl Iterator<Item = u32> {
        let first = self.index.partition_point(|(other, _)| *other < shingle);
        self.index[first..].iter().take_while(move |(other, _)| *other == shingle).map(|(_, at)| *at)
    }

    /// The passage that is most like some shingles, and how much in percent; not one of the same report.
    fn nearest(&self, report: &Report, shingles: &FxHashSet<Shingle>) -> Option<(&Passage, usize)> {
        let mut shared: FxHashMap<u32, usize> = FxHashMap::default();
        for &shingle in shingles {
            for at in self.having(shingle).take(MOST) {
                *shared.entry(at).or_default() += 1;
            }
        }
        let likeness = |(at, count): (u32, usize)| {
            let passage = &self.passages[at as usize];
            let share = count * 100 / passage.shingles.max(shingles.len());
            (passage.is_other(report) && share >= SHARE).then_some((share, at))
        };
        // Of several that are as like, the first.
        let best = shared.into_iter().filter_map(likeness).max_by_key(|(share, at)| (*share, std::cmp::Reverse(*at)));
        best.map(|(share, at)| (&self.passages[at as usize], share))
    }
}

/// Passages of many reports that come one by one in any order, none of which is held twice.
#[derive(Debug)]
pub struct Gathering {
    gathered: Passages,
    /// Of each passage, which place its report has among all.
    places: Vec<usize>,
}

impl Gathering {
    /// Begins with passages that stand before all that come.
    pub fn after(earlier: Passages) -> Self {
        Gathering { places: vec![0; earlier.passages.len()], gathered: earlier }
    }

    /// Adds the passages of the report at this place, from 0, among those that come.
    pub fn add(&mut self, place: usize, passages: Passages) {
        self.gathered.append(passages);
        self.places.resize(self.gathered.passages.len(), place + 1);
    }

    /// All of them in the order of their places, however they came, for checking reports that are among them.
    pub fn finish(self) -> Passages {
        let Gathering { gathered: Passages { passages, mut index }, places } = self;
        let mut ranked: Vec<_> = places.into_iter().zip(0..).zip(passages).collect();
        ranked.sort_by_key(|((place, _), _)| *place);
        let mut ranks: Vec<u32> = vec![0; ranked.len()];
        for (rank, ((_, came), _)) in (0..).zip(&ranked) {
            ranks[*came] = rank;
        }
        for (_, at) in &mut index {
            *at = ranks[*at as usize];
        }
        index.sort_unstable();
        // What one passage alone has, none of them is found by; of what many have, no more than these are looked at.
        let runs = index.chunk_by(|(one, _), (other, _)| one == other).filter(|run| run.len() > 1);
        let mut index: Vec<_> = runs.flat_map(|run| run.iter().take(MOST)).copied().collect();
        index.shrink_to_fit();
        Passages { passages: ranked.into_iter().map(|(_, passage)| passage).collect(), index }
    }
}

pub(super) fn check(report: &Report, passages: &Passages) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if !passages.has_others(report) {
        return findings;
    }
    for paragraph in paragraphs(report).filter(|paragraph| paragraph.key != PREAMBLE) {
        let Some((passage, share)) = passages.nearest(report, &shingles(report, paragraph.text)) else { continue };
        let plain = paragraph.text.plain();
        let whose = if passage.body == report.body() { String::new() } else { format!("“{}”", passage.body) };
        let message = format!(
            "这一段“{}”和{whose} {} 年度年报“{}”里的一段，除数字和名称外有 {share}% 相同",
            excerpt(&plain),
            passage.year,
            passage.section,
        );
        let finding = Diagnostic::new(&COPIED, message).at_if(paragraph.text.span()).in_place(paragraph.section);
        findings.push(finding.advise("请按本机关本年度的实际情况写；情况确实相同的，可以不改"));
    }
    findings
}

/// Some of the pieces that a text is made of, without what differs between years and bodies; none for a short text.
fn shingles(report: &Report, text: &RichText) -> FxHashSet<Shingle> {
    let bare = bare(report, &text.plain());
    if bare.len() < SHORTEST {
        return FxHashSet::default();
    }
    let sampled = bare.windows(SHINGLE).map(hash).filter(|hash| hash.is_multiple_of(SAMPLE));
    sampled.map(|hash| (hash >> 32) as Shingle).collect()
}

/// A piece as a number: the same on every machine and in the browser, as those of the libraries are not, which count in
/// words of the machine.
fn hash(piece: &[char]) -> u64 {
    piece.iter().fold(0, |hash: u64, &c| (hash.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x517c_c1b7_2722_0a95))
}

/// The Chinese characters of a text, without numerals, the names of documents, and the body's own names.
fn bare(report: &Report, text: &str) -> Vec<char> {
    let root = Body(report.body()).root();
    let own = text.replace(report.body(), "").replace(root, "");
    let mut named = 0_usize;
    let mut bare = Vec::new();
    for c in own.chars() {
        match c {
            '《' => named += 1,
            '》' => named = named.saturating_sub(1),
            _ if named > 0 => {}
            '零' | '〇' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '万'
            | '亿' | '余' | '多' | '我' | '本' | '全' | '局' | '镇' | '乡' | '街' | '道' | '区' | '县' | '市'
            | '年' => {}
            '一'..='鿿' => bare.push(c),
            c if c.is_alphabetic() && !c.is_ascii() => bare.push(c),
            _ => {}
        }
    }
    bare
}
