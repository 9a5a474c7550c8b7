//! What a notice states of the form.

use std::ops::RangeInclusive;

use super::aspects::Aspect;
use super::claims::Claim;
use super::highlights::Highlights;
use super::rules::Comparison;
use super::structure::Section;
use crate::source::Code;

/// An edition of the form as its notice states it.
#[derive(Debug)]
pub struct Statement {
    /// Year of the notice, by which report files name the edition.
    pub year: u16,
    /// Number of the notice.
    pub clause: &'static str,
    /// Years that its reports are about.
    pub years: RangeInclusive<u16>,
    /// The sections in printed order.
    pub sections: &'static [Section],
    /// The rules that its reports must keep.
    pub rules: &'static [&'static [&'static Code]],
    /// Rules that compare figures, beside the sums of the tables.
    pub comparisons: &'static [Comparison],
    /// What its notice wants 一 to speak of; empty for one whose notice names nothing.
    pub aspects: &'static [Aspect],
    /// What prose says of its figures.
    pub claims: &'static [&'static [Claim]],
    /// Figures of the table of 二 that a digest shows, a line each.
    pub disclosure_highlights: &'static [Highlights],
}
