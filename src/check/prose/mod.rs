//! Rules about prose, one file or folder a rule. What they have in common is in [`paragraphs`] and, for those that read
//! figures, in [`folded`].

mod aspects;
mod bodies;
pub(super) mod claims;
mod copied;
mod fee;
mod folded;
mod length;
mod paragraphs;
mod personal;
mod problems;
mod punctuation;
mod years;

pub use copied::{Gathering, Passages};
use paragraphs::{Paragraph, paragraphs, phrase};

use crate::profile::Profile;
use crate::report::Report;
use crate::source::Diagnostic;

/// What is wrong with the prose of a report, but for its figures, which are [`claims`].
pub(super) fn check(report: &Report, profile: &Profile, passages: &Passages) -> Vec<Diagnostic> {
    let mut findings = aspects::check(report);
    findings.extend(problems::check(report));
    findings.extend(fee::check(report));
    findings.extend(years::check(report));
    findings.extend(bodies::check(report));
    findings.extend(personal::check(report));
    findings.extend(punctuation::check(report));
    findings.extend(copied::check(report, passages));
    findings.extend(profile.limits.overview_length.and_then(|most| length::check(report, most)));
    findings
}

/// Every text of the samples and of the sentences that reports were written with, for what must hold of any.
#[cfg(test)]
fn every_text() -> Vec<String> {
    let corpus = include_str!("../../../tests/data/prose-of-reports.txt").lines();
    let corpus = corpus.filter_map(|line| line.rsplit('|').next()).map(|text| text.replace(['{', '}'], ""));
    let samples = [
        include_str!("../../../samples/xigang-2023.yaml"),
        include_str!("../../../samples/minghe-2024.yaml"),
        include_str!("../../../tests/data/edition-2019.yaml"),
    ];
    let samples = samples.into_iter().flat_map(str::lines).map(|line| line.trim_start_matches([' ', '-']).to_owned());
    corpus.map(|text| text.trim().to_owned()).chain(samples).collect()
}
