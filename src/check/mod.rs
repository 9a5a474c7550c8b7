//! Checks a report against the rules of its edition of the form, and beside the report of the year before. All findings
//! of a report come at once: errors before warnings, and those about one cell together.
//!
//! The rules are data: sums and comparisons in [`crate::form`], sentences in [`crate::form::claims`]. A rule that is no
//! data is a procedure in a file of its own. A report need not come from a file; what does, is pointed at by the spans
//! that its values carry.

mod comparisons;
mod completeness;
mod culprit;
mod equations;
mod evidence;
mod headings;
mod previous;
mod prose;

pub use previous::{PREVIOUS_YEAR, previous_year};

use crate::report::Report;
use crate::source::{Clause, Diagnostic, in_order};

/// Everything that is wrong with a report by itself and, if there is one, beside the report of the year before.
pub fn check(report: &Report, previous: Option<&Report>) -> Vec<Diagnostic> {
    let mut findings = completeness::check(report);
    findings.extend(headings::check(report));
    findings.extend(previous.and_then(|previous| previous::other_body(report, previous)));
    findings.extend(check_figures(report, previous));
    kept(report, findings)
}

/// What is wrong with the figures of a report. Sums and comparisons with a figure that could not be read are left out,
/// so that this can be asked of a report of which a part could not be read; [`check`] would take that part for missing.
pub fn check_figures(report: &Report, previous: Option<&Report>) -> Vec<Diagnostic> {
    let mut findings = equations::check(report);
    findings.extend(comparisons::check(report, None));
    findings.extend(prose::claims::check(report));
    if let Some(previous) = previous {
        match previous_year(report, previous) {
            Ok(()) => findings.extend(comparisons::check(report, Some(previous))),
            Err(complaint) => findings.push(complaint),
        }
    }
    kept(report, findings)
}

/// The findings of rules that the report's edition has, and of this program's own, in order.
fn kept(report: &Report, mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let rules = report.edition().rules();
    findings.retain(|finding| finding.code.clause == Clause::Program || rules.contains(&finding.code));
    in_order(findings)
}
