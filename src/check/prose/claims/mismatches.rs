//! Finds the figures in a paragraph that contradict the tables.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::passage::Passage;
use super::patterns::{Compiled, Place, of_edition, regex};
use crate::check::prose::folded::Folded;
use crate::form::claims::COMPARING;
use crate::report::Report;

/// A figure of the prose that none of its readings agrees with.
pub(super) struct Mismatch {
    /// The claim's name.
    pub(super) name: &'static str,
    /// The figure, or the words that stand for it, in bytes of the paragraph.
    pub(super) words: Range<usize>,
    /// The sentence, in bytes of the paragraph.
    pub(super) sentence: Range<usize>,
    /// What the prose says, in millionths.
    pub(super) said: i128,
    /// Whether it says so in a word (未收到), not in a figure.
    pub(super) in_words: bool,
    /// The cells it speaks of.
    pub(super) cells: &'static [Place],
    /// What they add up to.
    pub(super) value: i128,
}

static COMPARING_CLAUSE: LazyLock<Regex> = LazyLock::new(|| regex(COMPARING));

/// The figures in a paragraph that contradict the tables of the report. Those that would have to be compared with a cell
/// that could not be read are left out.
pub(super) fn mismatches(report: &Report, heading: &str, paragraph: &str) -> Vec<Mismatch> {
    let folded = Folded::new(paragraph);
    let heading = Folded::new(heading).text;
    let blanked = without_comparisons(&folded.text);
    let mut found: Vec<(Range<usize>, Option<Mismatch>)> = Vec::new();
    for sentence in parts(&blanked, &['。', '！', '？']) {
        let passage = Passage { report, heading: &heading, text: &blanked, sentence: sentence.clone() };
        for claim in of_edition(report.edition()) {
            for pattern in &claim.patterns {
                let made = pattern.captures_iter(&blanked[sentence.clone()]);
                found.extend(made.filter_map(|captures| compared(&passage, claim, &captures, &folded)));
            }
        }
    }
    told(found)
}

/// Where a claim is made, and how it contradicts the tables if it does; none if it is none after all.
fn compared(
    passage: &Passage<'_>,
    claim: &'static Compiled,
    captures: &Captures<'_>,
    folded: &Folded,
) -> Option<(Range<usize>, Option<Mismatch>)> {
    let (said, figure) = passage.figure(claim, captures)?;
    let values: Vec<i128> =
        claim.readings.iter().map(|reading| value(passage.report, reading)).collect::<Option<_>>()?;
    let mismatch = (!values.contains(&said)).then(|| Mismatch {
        name: &claim.name,
        words: folded.original(figure.clone()),
        sentence: folded.original(passage.sentence.clone()),
        said,
        in_words: captures.name("n").is_none(),
        cells: &claim.readings[0],
        value: values[0],
    });
    Some((figure, mismatch))
}

/// What cells add up to; none if one of them could not be read.
fn value(report: &Report, reading: &[Place]) -> Option<i128> {
    let value = |&(table, figure): &Place| {
        let figures = report.figures(table.id());
        (!figures.is_unreadable(figure)).then(|| figures.printed(figure).micros())
    };
    reading.iter().map(value).sum()
}

/// What is told of: a figure that one way of reading explains is right, whatever the others say; one is told of once.
fn told(found: Vec<(Range<usize>, Option<Mismatch>)>) -> Vec<Mismatch> {
    let overlap = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    let explained: Vec<Range<usize>> =
        found.iter().filter(|(_, mismatch)| mismatch.is_none()).map(|(figure, _)| figure.clone()).collect();
    let mut told: Vec<Mismatch> = Vec::new();
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
    told.sort_by_key(|mismatch| mismatch.words.start);
    told
}

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
