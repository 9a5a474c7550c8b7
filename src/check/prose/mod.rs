//! TEXT-FIGURES: the figures in the prose against those in the tables. What sentences say of which cells is data in
//! [`crate::form::claims`]; here it is found and compared.

mod numeral;
mod text;

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Entry, Finding, Side, Values};
use crate::form::claims::{
    BODY, CLAIMS, COMPARING, Claim, MACROS, MONTH, PERIODS, Quantity, RESULT_LABELS, SHORTEST_LABEL, SPANS, Topic,
    YEARS,
};
use crate::form::rules::TEXT_FIGURES;
use crate::form::{self, Part, SECTIONS, Table};
use crate::read::{Source, Step};
use crate::report::{Block, Number, Report};
use text::Text;

pub(super) fn check(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    let sections = std::iter::once(("preamble", "前言")).chain(SECTIONS.iter().map(|s| (s.key, s.heading)));
    for (key, name) in sections {
        let mut heading = String::new();
        for block in source.report.prose(key).unwrap_or_default() {
            let texts: &[String] = match block {
                Block::Paragraph(text) => std::slice::from_ref(text),
                Block::List(items) => items,
                Block::Heading { text, .. } => {
                    heading.clone_from(text);
                    &[]
                }
                Block::Image { .. } | Block::Table(_) => &[],
            };
            for text in texts {
                for mismatch in mismatches(&source.report, &heading, text) {
                    findings.push(finding(source, key, name, text, &mismatch));
                }
            }
        }
    }
    findings
}

/// A claim whose patterns are compiled.
struct Compiled {
    name: String,
    patterns: Vec<Regex>,
    readings: Vec<Vec<Quantity>>,
    topic: Option<CompiledTopic>,
    sentence: Option<Regex>,
    passage: Option<Regex>,
    unless: Option<Regex>,
}

struct CompiledTopic {
    /// Whatever could be mentioned.
    any: Regex,
    /// What must be.
    wanted: Regex,
}

/// A figure of the prose that none of its readings agrees with.
#[derive(Debug)]
struct Mismatch {
    /// The claim's name.
    name: &'static str,
    /// The figure with its words, in bytes of the paragraph.
    phrase: Range<usize>,
    /// The sentence, in bytes of the paragraph.
    sentence: Range<usize>,
    /// What the prose says, in millionths.
    said: u64,
    /// Whether it says so in a word (未收到), not in a figure.
    in_words: bool,
    /// The cells it speaks of.
    cells: Vec<(&'static Table, usize)>,
    /// What they add up to.
    value: u64,
}

/// # Panics
/// If a pattern of the form's data is no regular expression, which the tests exclude.
fn regex(pattern: &str) -> Regex {
    let mut pattern = pattern.to_owned();
    // Macros use those below them.
    for (name, meaning) in MACROS.iter().cycle().take(2 * MACROS.len()) {
        pattern = pattern.replace(name, meaning);
    }
    Regex::new(&pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"))
}

fn optional(pattern: &str) -> Option<Regex> {
    (!pattern.is_empty()).then(|| regex(pattern))
}

fn compile(claim: &Claim, name: &str, label: &str, readings: Vec<Vec<Quantity>>) -> Compiled {
    let Topic { sentence, passage, last, others } = claim.topic;
    Compiled {
        name: name.to_owned(),
        patterns: claim.patterns.iter().map(|pattern| regex(&pattern.replace("{LABEL}", label))).collect(),
        readings,
        topic: (!last.is_empty()).then(|| CompiledTopic {
            any: regex(&format!("{others}|{last}")),
            wanted: regex(&format!("^(?:{last})$")),
        }),
        sentence: optional(sentence),
        passage: optional(passage),
        unless: optional(claim.unless),
    }
}

static COMPILED: LazyLock<Vec<Compiled>> = LazyLock::new(|| {
    let readings = |claim: &Claim| claim.readings.iter().map(|reading| reading.to_vec()).collect();
    let mut all: Vec<Compiled> = CLAIMS.iter().map(|claim| compile(claim, claim.name, "", readings(claim))).collect();
    all.extend(label_claims());
    all
});

/// A claim for every row of 表二's results that has a telling label.
fn label_claims() -> Vec<Compiled> {
    let Some(table) = form::table("applications") else { return Vec::new() };
    let rows = table.lines.iter().filter(|line| line.keys.len() == 3);
    let claims = rows.filter_map(|line| {
        let label = line.labels.last()?.split_once('.')?.1;
        let label = label.split('、').next()?.trim_start_matches("属于").trim_start_matches("申请人");
        let label: String = Text::new(label).text;
        if label.chars().count() < SHORTEST_LABEL {
            return None;
        }
        // Leaked once and for all: the form's paths are static, and this one is made of its keys.
        let path: &'static str = Box::leak(line.keys.join(".").into_boxed_str());
        let quantity = Quantity { table: table.form.key, part: Part { path, except: &[] }, column: "total" };
        Some(compile(&RESULT_LABELS, &label, &label, vec![vec![quantity]]))
    });
    claims.collect()
}

static COMPARING_CLAUSE: LazyLock<Regex> = LazyLock::new(|| regex(COMPARING));
static YEAR: LazyLock<Regex> = LazyLock::new(|| regex(YEARS));
static PERIOD: LazyLock<Regex> = LazyLock::new(|| regex(PERIODS));
static SPAN: LazyLock<Regex> = LazyLock::new(|| regex(SPANS));
static MONTHS: LazyLock<Regex> = LazyLock::new(|| regex(MONTH));
static BODIES: LazyLock<Regex> = LazyLock::new(|| regex(BODY));

/// Where `separators` part a text.
fn parts<'a>(text: &'a str, separators: &'a [char]) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut start = 0;
    text.split(separators).map(move |part| {
        let range = start..start + part.len();
        let separator = text[range.end..].chars().next().map_or(0, char::len_utf8);
        start = range.end + separator;
        range
    })
}

/// The text with clauses that compare with another year blanked out, byte for byte.
fn without_comparisons(text: &str) -> String {
    let mut blanked = text.to_owned();
    for clause in parts(text, &['，', '；', '。']) {
        if COMPARING_CLAUSE.is_match(&text[clause.clone()]) {
            blanked.replace_range(clause.clone(), &" ".repeat(clause.len()));
        }
    }
    blanked
}

/// The figures in a paragraph that contradict the tables of the report.
fn mismatches(report: &Report, heading: &str, paragraph: &str) -> Vec<Mismatch> {
    let text = Text::new(paragraph);
    let heading = Text::new(heading).text;
    let blanked = without_comparisons(&text.text);
    let mut found: Vec<(Range<usize>, Option<Mismatch>)> = Vec::new();
    for sentence in parts(&blanked, &['。', '！', '？']) {
        for claim in COMPILED.iter() {
            for pattern in &claim.patterns {
                for captures in pattern.captures_iter(&blanked[sentence.clone()]) {
                    let passage = Passage { report, heading: &heading, text: &blanked, sentence: sentence.clone() };
                    let Some((said, figure)) = passage.figure(claim, &captures) else { continue };
                    let values: Vec<u64> = claim.readings.iter().map(|reading| value(report, reading)).collect();
                    let mismatch = (!values.contains(&said)).then(|| Mismatch {
                        name: claim.name.as_str(),
                        phrase: text.original(figure.start, figure.end),
                        sentence: text.original(sentence.start, sentence.end),
                        said,
                        in_words: captures.name("n").is_none(),
                        cells: claim.readings.first().map(|reading| cells(reading)).unwrap_or_default(),
                        value: values.first().copied().unwrap_or_default(),
                    });
                    found.push((figure, mismatch));
                }
            }
        }
    }
    // A figure that one way of reading explains is right, whatever the others say; one is told of once.
    let mut told: Vec<Mismatch> = Vec::new();
    let overlap = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    let explained: Vec<Range<usize>> =
        found.iter().filter(|(_, mismatch)| mismatch.is_none()).map(|(figure, _)| figure.clone()).collect();
    let mut seen: Vec<(Range<usize>, &'static str)> = Vec::new();
    for (figure, mismatch) in found {
        let Some(mismatch) = mismatch else { continue };
        // 均为0件 speaks of two things at once, so that what explains one of them explains nothing of the other.
        let both = mismatch.said == 0;
        let again = seen.iter().any(|(other, name)| overlap(other, &figure) && (!both || *name == mismatch.name));
        if again || !both && explained.iter().any(|other| overlap(other, &figure)) {
            continue;
        }
        seen.push((figure, mismatch.name));
        told.push(mismatch);
    }
    told.sort_by_key(|mismatch| mismatch.phrase.start);
    told
}

/// Where a claim may be made.
struct Passage<'a> {
    report: &'a Report,
    heading: &'a str,
    text: &'a str,
    sentence: Range<usize>,
}

impl Passage<'_> {
    /// The figure that a match of a claim's pattern states and its place in the text; none if the passage is about
    /// something else, or not about the whole year.
    fn figure(&self, claim: &Compiled, captures: &Captures<'_>) -> Option<(u64, Range<usize>)> {
        let at = |range: Range<usize>| self.sentence.start + range.start..self.sentence.start + range.end;
        let whole = at(captures.get(0)?.range());
        let year_of = |name: &str| captures.name(name).map(|year| year.as_str().parse::<u16>().ok());
        if year_of("last").is_some_and(|year| year != self.report.year.checked_sub(1))
            || year_of("next").is_some_and(|year| year != self.report.year.checked_add(1))
        {
            return None;
        }
        let (said, figure) = match captures.name("n") {
            Some(figure) => {
                // 12件次 counts something else, 12件以上 is about so many, 12件（另有2件…） leaves open what is in it.
                let after = &self.text[whole.end..];
                let counts = captures.get(0)?.as_str().ends_with(UNITS);
                if counts && after.starts_with(['次', '余', '多', '以', '左', '内']) || after.starts_with("（另")
                {
                    return None;
                }
                (numeral::parse(figure.as_str())?, at(figure.range()))
            }
            None => (0, whole.clone()),
        };
        let sentence = &self.text[self.sentence.clone()];
        // What a pattern takes in to see how an item starts is no part of it.
        let start = captures.name("lead").map_or(whole.start, |lead| self.sentence.start + lead.end());
        let before = &self.text[self.sentence.start..start];
        let clause_start = before.rfind(['，', '；', '：']).map_or(0, |at| at + '，'.len_utf8());
        let clause = &before[clause_start..];
        let so_far = format!("{}。{}", self.heading, &self.text[..whole.end]);
        let has = |wanted: &Option<Regex>, text: &str| wanted.as_ref().is_none_or(|wanted| wanted.is_match(text));
        let about =
            (has(&claim.sentence, sentence) || has(&claim.sentence, self.heading)) && has(&claim.passage, &so_far);
        let last_mentioned = || {
            claim.topic.as_ref().is_none_or(|topic| {
                topic.any.find_iter(&so_far).last().is_some_and(|last| topic.wanted.is_match(last.as_str()))
            })
        };
        let fits = about
            && claim.unless.as_ref().is_none_or(|unless| !unless.is_match(clause))
            && self.is_whole_year(before)
            && !self.names_another_body(clause)
            && last_mentioned();
        fits.then_some((said, figure))
    }

    fn is_whole_year(&self, before: &str) -> bool {
        let this_year = YEAR
            .captures_iter(before)
            .filter_map(|mention| {
                let this = mention.name("this").map(|_| true);
                let year = mention.name("year").map(|year| year.as_str() == self.report.year.to_string());
                this.or(year).or(mention.name("other").map(|_| false))
            })
            .last()
            .unwrap_or(true);
        let ends_of_year = |month: &Captures<'_>| {
            let number = |at: usize| month.get(at).and_then(|text| text.as_str().parse::<u8>().ok());
            matches!((number(1), number(2)), (Some(1), Some(1)) | (Some(12), Some(31) | None))
        };
        // 自2023年以来, of the report's own year, is the whole year.
        let own = format!("{}年以来", self.report.year);
        let span = SPAN.captures_iter(&self.text[..self.sentence.start + before.len()]).last();
        this_year
            && span.is_none_or(|span| span.name("part").is_none())
            && !PERIOD.is_match(&before.replace(&own, ""))
            && MONTHS.captures_iter(before).all(|month| ends_of_year(&month))
    }

    /// Whether a clause is about a body other than the report's: 区教育局收到… in the report of a government.
    fn names_another_body(&self, clause: &str) -> bool {
        BODIES.captures_iter(clause).any(|body| {
            let name = &body[0];
            let kind = body["kind"].chars().count();
            let ending: Vec<char> = name.chars().rev().take(kind + 1).collect();
            // 我局, 全镇, 各街道 are the report's own.
            let own = ending.last().is_some_and(|c| "我本全各".contains(*c));
            let mut of_body = self.report.body.chars().rev();
            !own && !ending.iter().all(|c| of_body.any(|other| other == *c))
        })
    }
}

/// Units of figures, as in the macro `{N}`.
const UNITS: [char; 8] = ['件', '条', '份', '宗', '起', '例', '项', '个'];

fn cells(reading: &[Quantity]) -> Vec<(&'static Table, usize)> {
    let cells = |quantity: &Quantity| {
        let table = form::table(quantity.table);
        table.map(|table| table.rows(&quantity.part, quantity.column).into_iter().map(move |figure| (table, figure)))
    };
    reading.iter().filter_map(cells).flatten().collect()
}

fn value(report: &Report, reading: &[Quantity]) -> u64 {
    cells(reading)
        .iter()
        .filter_map(|&(table, figure)| Some(report.figures(table.form.key)?.printed(figure).micros()))
        .sum()
}

fn finding(source: &Source, section: &str, name: &str, paragraph: &str, mismatch: &Mismatch) -> Finding {
    let phrase = &paragraph[mismatch.phrase.clone()];
    let sentence = paragraph[mismatch.sentence.clone()].trim();
    let (position, length) = place(source, section, sentence, paragraph, mismatch);
    let said = Number::from_micros(mismatch.said);
    let value = Number::from_micros(mismatch.value);
    let mut entries: Vec<Entry> =
        mismatch.cells.iter().map(|&(table, figure)| Entry::new(source, Side::Right, table, figure)).collect();
    if entries.len() > 1 {
        // The many cells that are 0 would hide those that are not.
        entries.retain(|entry| entry.value.micros() > 0 || entry.position.is_none());
    }
    let cell = match mismatch.cells.as_slice() {
        [(table, figure)] => table.figure_name(*figure),
        _ => format!("{}（各格之和）", table_names(&mismatch.cells)),
    };
    let says = if mismatch.in_words {
        format!("正文说“{}”", phrase.trim())
    } else {
        format!("正文{}为 {said}", mismatch.name)
    };
    Finding {
        position,
        length,
        values: Some(Values {
            left_name: format!("正文{}", mismatch.name),
            left: said,
            right_name: cell.clone(),
            right: value,
        }),
        entries,
        quote: Some(sentence.to_owned()),
        ..Finding::new(
            source,
            &TEXT_FIGURES,
            format!("{name} · {}", mismatch.name),
            format!("{says}，{cell}为 {value}，{}", super::difference(mismatch.said, mismatch.value)),
            "请核对，改正文或改表；如果正文说的不是同一件事，可以不改",
        )
    }
}

fn table_names(cells: &[(&'static Table, usize)]) -> String {
    let mut names: Vec<&str> = cells.iter().map(|(table, _)| table.form.name).collect();
    names.dedup();
    names.join("、")
}

/// Where the figure stands in the file, and its length there. White space and line breaks inside a paragraph may be
/// written otherwise in the file than the report holds them; then it is where the paragraph begins.
fn place(
    source: &Source,
    section: &str,
    sentence: &str,
    paragraph: &str,
    mismatch: &Mismatch,
) -> (Option<crate::diagnostic::Position>, Option<usize>) {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let wanted = bare(sentence);
    let Some(top) = source.root.get(&[Step::Key(section.to_owned())]) else { return (None, None) };
    let Some(node) = top.find(&|text| bare(text).contains(&wanted)) else { return (Some(top.at), None) };
    let before = bare(&paragraph[mismatch.sentence.start..mismatch.phrase.start]).chars().count();
    let phrase = paragraph[mismatch.phrase.clone()].trim_end();
    let exact = super::lines::locate(&source.text, node.at, &wanted, before);
    (exact.or(Some(node.at)), exact.map(|_| phrase.chars().count()))
}
