//! Finds the figures in a paragraph that contradict the tables.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use regex::Captures;

use super::passage::Passage;
use super::patterns::{Claims, Place, Stated, Traits, Wording};
use super::said::Said;
use crate::check::prose::folded::Folded;
use crate::check::prose::paragraphs::{NEAR, first_bytes, last_bytes};
use crate::form::claims::words::{COMPARED, COMPARING};
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
    /// What the cells of all readings add up to.
    readings: Vec<i128>,
}

/// The figures in a paragraph that contradict the tables of the report. Those that would have to be compared with a cell
/// that could not be read are left out.
pub(super) fn mismatches(report: &Report, heading: &str, paragraph: &str) -> Vec<Mismatch> {
    told(found(report, heading, paragraph, Wording::fits))
}

/// Where claims are made in a paragraph, and how they contradict the tables. Patterns that a sentence cannot match are not
/// tried.
fn found(
    report: &Report,
    heading: &str,
    paragraph: &str,
    can_match: impl Fn(&Wording, Traits) -> bool,
) -> Vec<(Range<usize>, Option<Mismatch>)> {
    let claims = Claims::of(report.edition());
    let folded = Folded::new(paragraph);
    let heading = Folded::new(heading).text;
    let blanked = without_comparisons(&folded.text);
    let mut found: Vec<(Range<usize>, Option<Mismatch>)> = Vec::new();
    for sentence in parts(&blanked, &['。', '！', '？']) {
        let passage = Passage { report, heading: &heading, text: &blanked, sentence: sentence.clone() };
        let traits = claims.traits(&blanked[sentence.clone()]);
        for claim in claims.all() {
            for wording in claim.wordings.iter().filter(|wording| can_match(wording, traits)) {
                let made = wording.regex().captures_iter(&blanked[sentence.clone()]);
                found.extend(made.filter_map(|captures| compared(&passage, claim, &captures, &folded)));
            }
        }
    }
    found
}

/// Where a claim is made, and how it contradicts the tables if it does; none if it is none after all.
fn compared(
    passage: &Passage<'_>,
    claim: &'static Stated,
    captures: &Captures<'_>,
    folded: &Folded,
) -> Option<(Range<usize>, Option<Mismatch>)> {
    let (said, figure): (Said, _) = passage.figure(claim, captures)?;
    let has = |words: &[&str], text: &str| words.iter().any(|word| text.contains(word));
    let apart = has(claim.apart, first_bytes(&passage.text[figure.end..passage.sentence.end], NEAR));
    let less = has(claim.less_beside, last_bytes(&passage.text[passage.sentence.start..figure.start], NEAR));
    let meant = if apart { &claim.readings[..1] } else { &claim.readings[..] };
    let readings: Vec<i128> = meant.iter().map(|reading| value(passage.report, reading)).collect::<Option<_>>()?;
    let agrees = readings.iter().any(|&value| said.agrees(value) || less && said.value < value);
    let mismatch = (!agrees).then(|| Mismatch {
        name: &claim.name,
        words: folded.original(figure.clone()),
        sentence: folded.original(passage.sentence.clone()),
        said: said.value,
        in_words: captures.name("n").is_none(),
        cells: &claim.readings[0],
        value: readings[0],
        readings,
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

/// What is told of: a figure that one way of reading explains is right, whatever the others say, and so are those of a
/// sentence that together make up what the table says (市本级收到20件，各区收到80件); one is told of once.
fn told(found: Vec<(Range<usize>, Option<Mismatch>)>) -> Vec<Mismatch> {
    let mut explained = HashSet::new();
    for (figure, _) in found.iter().filter(|(_, mismatch)| mismatch.is_none()) {
        explained.extend(figure.clone());
    }
    let mut told: Vec<Mismatch> = Vec::new();
    // What has been told of each byte.
    let mut seen: HashMap<usize, Vec<&'static str>> = HashMap::new();
    for (figure, mismatch) in found {
        let Some(mismatch) = mismatch else { continue };
        // 均为0件 speaks of two things at once, so that what explains one of them explains nothing of the other.
        let both = mismatch.said == 0;
        let is_again = |names: &Vec<&'static str>| !both || names.contains(&mismatch.name);
        let again = figure.clone().filter_map(|at| seen.get(&at)).any(is_again);
        if again || !both && figure.clone().any(|at| explained.contains(&at)) {
            continue;
        }
        figure.for_each(|at| seen.entry(at).or_default().push(mismatch.name));
        told.push(mismatch);
    }
    // The figures of a sentence that are claimed to be the same thing may be its parts: how many, and what they make up.
    let key = |mismatch: &Mismatch| (mismatch.name, mismatch.sentence.start);
    let mut sums: HashMap<(&str, usize), (usize, i128)> = HashMap::new();
    for mismatch in &told {
        let (count, sum) = sums.entry(key(mismatch)).or_default();
        *count += 1;
        *sum += mismatch.said;
    }
    told.retain(|mismatch| match sums.get(&key(mismatch)) {
        Some((count, sum)) => *count < 2 || !mismatch.readings.contains(sum),
        None => true,
    });
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

/// The text with what it says of other years by comparing them with this one blanked out, byte for byte.
fn without_comparisons(text: &str) -> String {
    let mut blanked = text.to_owned();
    for clause in parts(text, &['，', '；', '。']) {
        let words = &text[clause.clone()];
        let start = match COMPARED.iter().any(|word| words.contains(word)) {
            true => Some(0),
            false => COMPARING.iter().filter_map(|word| words.find(word)).min(),
        };
        if let Some(start) = start {
            let compared = clause.start + start..clause.end;
            blanked.replace_range(compared.clone(), &" ".repeat(compared.len()));
        }
    }
    blanked
}

#[cfg(test)]
mod tests {
    use super::{found, told, without_comparisons};
    use crate::form::Edition;
    use crate::report::{OneLine, Report, Text};

    /// What is told of a paragraph in a report without figures.
    fn said(report: &Report, heading: &str, text: &str, gated: bool) -> Vec<String> {
        let found = found(report, heading, text, |wording, sentence| !gated || wording.fits(sentence));
        let line = |mismatch: super::Mismatch| {
            format!("{} {} {}", mismatch.name, &text[mismatch.words.clone()], mismatch.said)
        };
        told(found).into_iter().map(line).collect()
    }

    #[test]
    fn patterns_that_are_not_tried_would_have_found_nothing() {
        let corpus = include_str!("../../../../tests/data/prose-of-reports.txt");
        let sample = include_str!("../../../../samples/xigang-2023.yaml");
        let passages = corpus.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let passages = passages.filter_map(|line| {
            let [body, year, _, heading, text] = <[&str; 5]>::try_from(line.split('|').collect::<Vec<_>>()).ok()?;
            Some((body.trim(), year.trim().parse().ok()?, heading, text.replace(['{', '}'], "")))
        });
        let sample = sample.lines().map(|line| ("西岗区民政局", 2023, "依申请公开", line.to_owned()));
        let mut all = 0;
        for (body, year, heading, text) in passages.chain(sample) {
            for edition in Edition::all() {
                let year: u16 = if edition == Edition::latest() { year } else { 2020 };
                let report = Report::new(edition, Text::from(OneLine::new(body).unwrap()), year).unwrap();
                let ungated = said(&report, heading, &text, false);
                assert_eq!(said(&report, heading, &text, true), ungated, "{text}");
                all += ungated.len();
            }
        }
        assert!(all > 200, "{all}");
    }

    #[test]
    fn comparisons_are_blanked_out() {
        let blanked = |text: &str| without_comparisons(text).replace(' ', "");
        assert_eq!(blanked("收到申请12件，较上年减少3件，办结9件"), "收到申请12件，，办结9件");
        assert_eq!(blanked("收到申请12件较2022年减少3件，办结9件"), "收到申请12件，办结9件");
        assert_eq!(blanked("与2022年收到申请15件相比，减少3件"), "，减少3件");
    }
}
