//! TEXT-FIGURES: the figures in the prose against those in the tables. What sentences say of which cells is data in
//! [`crate::form::claims`]; here it is found and compared.

mod numeral;
mod passage;
mod patterns;
mod text;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Entry, Finding, Side, Values, difference, lines};
use crate::diagnostic::Position;
use crate::form::SECTIONS;
use crate::form::claims::COMPARING;
use crate::form::rules::TEXT_FIGURES;
use crate::read::{Source, Step};
use crate::report::{Block, Number, Report};
use passage::Passage;
use patterns::{COMPILED, Place, regex};
use text::Text;

/// Most findings about the prose of a report. Nobody reads more, and a file that is made to have many must not keep
/// the program busy.
const MOST: usize = 100;
/// Longest paragraph that is read, and most prose of a report, in bytes; that of a province stays below half of it.
const LONGEST: usize = 60_000;
const MOST_PROSE: usize = 250_000;

pub(super) fn check(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut read = 0;
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
            for text in texts.iter().filter(|text| text.len() <= LONGEST) {
                read += text.len();
                if read > MOST_PROSE {
                    return findings;
                }
                for mismatch in mismatches(&source.report, &heading, text) {
                    if findings.len() == MOST {
                        return findings;
                    }
                    findings.push(finding(source, key, name, text, &mismatch));
                }
            }
        }
    }
    findings
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
    said: u128,
    /// Whether it says so in a word (未收到), not in a figure.
    in_words: bool,
    /// The cells it speaks of.
    cells: Vec<Place>,
    /// What they add up to.
    value: u128,
}

static COMPARING_CLAUSE: LazyLock<Regex> = LazyLock::new(|| regex(COMPARING));

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
                    let values: Vec<u128> = claim.readings.iter().map(|reading| value(report, reading)).collect();
                    let mismatch = (!values.contains(&said)).then(|| Mismatch {
                        name: claim.name.as_str(),
                        phrase: text.original(figure.start, figure.end),
                        sentence: text.original(sentence.start, sentence.end),
                        said,
                        in_words: captures.name("n").is_none(),
                        cells: claim.readings.first().cloned().unwrap_or_default(),
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

fn value(report: &Report, reading: &[Place]) -> u128 {
    let value = |&(table, figure): &Place| Some(report.figures(table.form.key)?.printed(figure).micros());
    reading.iter().filter_map(value).sum()
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
        _ => format!("{}{}各格之和", table_names(&mismatch.cells), mismatch.name),
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
            format!("{says}，{cell}为 {value}，{}", difference(mismatch.said, mismatch.value)),
            "请核对，改正文或改表；如果正文说的不是同一件事，可以不改",
        )
    }
}

fn table_names(cells: &[Place]) -> String {
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
) -> (Option<Position>, Option<usize>) {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let wanted = bare(sentence);
    let Some(top) = source.root.get(&[Step::Key(section.to_owned())]) else { return (None, None) };
    let Some(node) = top.find(&|text| bare(text).contains(&wanted)) else { return (Some(top.at), None) };
    let before = bare(&paragraph[mismatch.sentence.start..mismatch.phrase.start]).chars().count();
    let phrase = paragraph[mismatch.phrase.clone()].trim_end();
    let exact = lines::locate(&source.text, node.at, &wanted, before);
    (exact.or(Some(node.at)), exact.map(|_| phrase.chars().count()))
}
