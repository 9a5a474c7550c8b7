//! Whether a passage that reads like a claim is one: about this body, this year, and the thing that is claimed.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::patterns::{Compiled, regex};
use crate::form::claims::{BODY, MONTH, PERIODS, SPANS, YEARS};
use crate::number::Number;
use crate::report::Report;
use crate::text::numerals;

static YEAR: LazyLock<Regex> = LazyLock::new(|| regex(YEARS));
static PERIOD: LazyLock<Regex> = LazyLock::new(|| regex(PERIODS));
static SPAN: LazyLock<Regex> = LazyLock::new(|| regex(SPANS));
static MONTHS: LazyLock<Regex> = LazyLock::new(|| regex(MONTH));
static BODIES: LazyLock<Regex> = LazyLock::new(|| regex(BODY));

/// Where a claim may be made.
pub(super) struct Passage<'a> {
    /// The report.
    pub(super) report: &'a Report,
    /// The heading above the paragraph, folded.
    pub(super) heading: &'a str,
    /// The paragraph, folded.
    pub(super) text: &'a str,
    /// The sentence, in bytes of `text`.
    pub(super) sentence: Range<usize>,
}

impl Passage<'_> {
    /// The figure that a match of a claim's pattern states and its place in the text; none if the passage is about
    /// something else, or not about the whole year.
    pub(super) fn figure(&self, claim: &Compiled, captures: &Captures<'_>) -> Option<(i128, Range<usize>)> {
        let at = |range: Range<usize>| self.sentence.start + range.start..self.sentence.start + range.end;
        let whole = at(captures.get(0)?.range());
        let year_of = |name: &str| captures.name(name).map(|year| year.as_str().parse::<u16>().ok());
        if year_of("last").is_some_and(|year| year != self.report.year().checked_sub(1))
            || year_of("next").is_some_and(|year| year != self.report.year().checked_add(1))
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
                (micros(figure.as_str())?, at(figure.range()))
            }
            None => (0, whole.clone()),
        };
        let sentence = &self.text[self.sentence.clone()];
        // What a pattern takes in to see how an item starts is no part of it.
        let start = captures.name("lead").map_or(whole.start, |lead| self.sentence.start + lead.end());
        let before = end_of(&self.text[self.sentence.start..start]);
        let clause_start = before.rfind(['，', '；', '：']).map_or(0, |at| at + '，'.len_utf8());
        let clause = &before[clause_start..];
        let so_far = format!("{}。{}", self.heading, end_of(&self.text[..whole.end]));
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
            && self.is_whole_year(before, end_of(&self.text[..start]))
            && !self.names_another_body(clause)
            && last_mentioned();
        fits.then_some((said, figure))
    }

    /// Whether a figure is about the whole of the report's year, by what its sentence and its paragraph say before it.
    fn is_whole_year(&self, before: &str, paragraph: &str) -> bool {
        let this_year = YEAR
            .captures_iter(before)
            .filter_map(|mention| {
                let this = mention.name("this").map(|_| true);
                let year = mention.name("year").map(|year| year.as_str() == self.report.year().to_string());
                this.or(year).or(mention.name("other").map(|_| false))
            })
            .last()
            .unwrap_or(true);
        let ends_of_year = |month: &Captures<'_>| {
            let number = |at: usize| month.get(at).and_then(|text| text.as_str().parse::<u8>().ok());
            matches!((number(1), number(2)), (Some(1), Some(1)) | (Some(12), Some(31) | None))
        };
        // 自2023年以来, of the report's own year, is the whole year.
        let own = format!("{}年以来", self.report.year());
        let span = SPAN.captures_iter(paragraph).last();
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
            let mut of_body = self.report.body().chars().rev();
            !own && !ending.iter().all(|c| of_body.any(|other| other == *c))
        })
    }
}

/// The value of a figure in digits (9971, 12.50) or of a Chinese numeral (十二, 一百零五), in millionths.
fn micros(figure: &str) -> Option<i128> {
    let number = Number::parse(figure).ok().or_else(|| numerals::read(figure).map(Number::whole))?;
    Some(number.micros())
}

/// The end of a text: what is further away than a page is no context.
fn end_of(text: &str) -> &str {
    const REACH: usize = 2000;
    let start = (text.len().saturating_sub(REACH)..=text.len()).find(|&at| text.is_char_boundary(at));
    &text[start.unwrap_or(0)..]
}

/// Units of figures, as in the macro `{N}`.
const UNITS: [char; 8] = ['件', '条', '份', '宗', '起', '例', '项', '个'];
