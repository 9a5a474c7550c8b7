//! Whether a passage that reads like a claim is one: about this body, this year, and the thing that is claimed.

use std::ops::Range;

use regex::Captures;

use super::bodies::names_another_body;
use super::patterns::Stated;
use super::said::Said;
use super::times::is_whole_year;
use crate::check::prose::paragraphs::{NEAR, first_bytes, last_bytes};
use crate::form::claims::{Topic, Unless};
use crate::report::Report;

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
    pub(super) fn figure(&self, claim: &Stated, captures: &Captures<'_>) -> Option<(Said, Range<usize>)> {
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
                let range = at(figure.range());
                let unit = captures.name("unit").map_or("", |unit| unit.as_str());
                let (before, after) = (&self.text[..range.start], &self.text[range.end + unit.len()..]);
                (Said::read(before, figure.as_str(), unit, after)?, range)
            }
            None => (Said::NONE, whole.clone()),
        };
        // What a pattern takes in to see how an item starts is no part of it.
        let start = captures.name("lead").map_or(whole.start, |lead| self.sentence.start + lead.end());
        let before = end_of(&self.text[self.sentence.start..start]);
        let clause = clause_of(before);
        let fits = self.is_about(claim.topic, whole.end)
            && !claim.unless.iter().any(|unless| self.has(unless, clause, before, whole.end))
            && is_whole_year(self.report.year(), end_of(&self.text[..start]), before, clause)
            && !names_another_body(self.report.body(), clause);
        fits.then_some((said, figure))
    }

    /// What the sentence says near a place in the text.
    pub(super) fn near(&self, place: &Range<usize>) -> &str {
        let before = last_bytes(&self.text[self.sentence.start..place.start], NEAR);
        let after = first_bytes(&self.text[place.end..self.sentence.end], NEAR);
        &self.text[place.start - before.len()..place.end + after.len()]
    }

    /// Whether the passage up to a place in the text is about a topic.
    fn is_about(&self, topic: &Topic, end: usize) -> bool {
        let sentence = self.near(&(end..end));
        let so_far = end_of(&self.text[..end]);
        let has = |wanted: &[&str], text: &str| wanted.is_empty() || contains(text, wanted);
        (has(topic.sentence, sentence) || has(topic.sentence, self.heading))
            && (has(topic.passage, so_far) || has(topic.passage, self.heading) || self.heading.is_empty())
            && (topic.last.is_empty() || {
                let other = last_end(so_far, topic.others);
                let wanted = last_end(so_far, topic.last);
                match (wanted.is_some(), other.is_some()) {
                    (false, false) => last_end(self.heading, topic.last) > last_end(self.heading, topic.others),
                    _ => wanted > other,
                }
            })
    }

    /// Whether what must not stand around a figure does.
    fn has(&self, unless: &Unless, clause: &str, before: &str, end: usize) -> bool {
        match *unless {
            Unless::InClause(words) => contains(clause, words),
            Unless::InSentence(words) => contains(before, words),
            Unless::After(words) => contains(first_bytes(&self.text[end..self.sentence.end], NEAR), words),
            Unless::Deciding(words) => {
                words.iter().filter_map(|word| clause.rfind(word)).any(|verb| !clause[verb..].contains('公'))
            }
        }
    }
}

/// The last clause of a text; one that 其中： begins has that too.
fn clause_of(text: &str) -> &str {
    const OF_THESE: &str = "其中：";
    let start = text.rfind(['，', '；', '：']).map_or(0, |at| at + '，'.len_utf8());
    let start = if text[..start].ends_with(OF_THESE) { start - OF_THESE.len() } else { start };
    &text[start..]
}

fn contains(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Where the last of some words ends in a text, and how long it is.
fn last_end(text: &str, words: &[&str]) -> Option<(usize, usize)> {
    words.iter().filter_map(|word| Some((text.rfind(word)? + word.len(), word.len()))).max()
}

/// The end of a text: what is further away than a page is no context.
fn end_of(text: &str) -> &str {
    last_bytes(text, NEAR)
}
