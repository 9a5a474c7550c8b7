//! Checks a report against the rules of its edition of the form, and beside the report of the year before. All findings
//! of a report come at once: errors before warnings, and those about one cell together.
//!
//! The rules are data: sums and comparisons in [`crate::form`], sentences in [`crate::form::claims`]. A rule that is no
//! data is a procedure in a file of its own. A report need not come from a file; what does, is pointed at by the spans
//! that its values carry.

mod comparisons;
mod completeness;
mod culprit;
mod deadline;
mod equations;
mod evidence;
mod filled;
mod headings;
mod jumps;
mod last_year;
mod prose;
mod rulemaking;
mod title;

pub use last_year::{PREVIOUS_YEAR, previous_year};
pub use prose::{Gathering, Passages};

use crate::profile::{Level, Profile};
use crate::report::Report;
use crate::source::{Clause, Diagnostic, Severity, in_order};
use last_year::LastYear;

/// Everything that is wrong with a report by itself and, if there is one, beside the report of the year before.
pub fn check(report: &Report, previous: Option<&Report>) -> Vec<Diagnostic> {
    Checker::beside(previous).check(report)
}

/// What is wrong with the figures of a report. Sums and comparisons with a figure that could not be read are left out,
/// so that this can be asked of a report of which a part could not be read; [`check`] would take that part for missing.
pub fn check_figures(report: &Report, previous: Option<&Report>) -> Vec<Diagnostic> {
    Checker::beside(previous).check_figures(report)
}

/// What reports are held against beside their form.
#[derive(Debug, Default)]
pub struct Checker<'a> {
    /// What one office asks for.
    pub profile: Profile,
    /// Reports of the year before, among which those that a report follows are found.
    pub previous: &'a [Report],
    /// Whether those were given for one report, whatever bodies they name.
    pub meant: bool,
    /// The prose of other reports, from which none is to be copied.
    pub passages: Passages,
}

impl<'a> Checker<'a> {
    /// Checks one report, beside the one of the year before.
    fn beside(previous: Option<&'a Report>) -> Self {
        let previous = previous.map(std::slice::from_ref).unwrap_or_default();
        Checker { previous, meant: true, passages: Passages::of(previous), ..Checker::default() }
    }

    /// Everything that is wrong with a report.
    pub fn check(&self, report: &Report) -> Vec<Diagnostic> {
        let mut findings = completeness::check(report);
        findings.extend(headings::check(report));
        findings.extend(title::check(report));
        let figures = self.figures(report);
        findings.extend(filled::check(report, &self.profile, &figures));
        findings.extend(deadline::check(report, &self.profile));
        findings.extend(prose::check(report, &self.profile, &self.passages));
        findings.extend(figures);
        self.told(report, findings)
    }

    /// What is wrong with the figures of a report; see [`check_figures`].
    pub fn check_figures(&self, report: &Report) -> Vec<Diagnostic> {
        self.told(report, self.figures(report))
    }

    fn figures(&self, report: &Report) -> Vec<Diagnostic> {
        let mut findings = equations::check(report);
        findings.extend(comparisons::check(report, &LastYear::default()));
        findings.extend(prose::claims::check(report));
        findings.extend(rulemaking::check(report));
        let (last_year, told) = LastYear::of(report, self.previous, self.meant);
        findings.extend(told);
        if !last_year.reports().is_empty() {
            findings.extend(comparisons::check(report, &last_year));
        }
        if let Some(factor) = self.profile.limits.jump_factor {
            findings.extend(jumps::check(report, &last_year, factor));
        }
        findings
    }

    /// The findings of this program's own, and of rules that the report's edition has and the profile wants, as severe
    /// as it wants them, in order.
    fn told(&self, report: &Report, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let is_rule = |finding: &Diagnostic| report.edition().rules().any(|rule| rule == finding.code);
        let told = |finding: Diagnostic| {
            if finding.code.clause == Clause::Program {
                return Some(finding);
            }
            let severity = match self.profile.level(finding.code, finding.severity) {
                _ if !is_rule(&finding) => return None,
                Level::Off => return None,
                Level::Error => Severity::Error,
                Level::Warning => Severity::Warning,
            };
            let notes = self.profile.basis(finding.code).into_iter().chain(finding.notes).collect();
            Some(Diagnostic { severity, notes, ..finding })
        };
        in_order(findings.into_iter().filter_map(told).collect())
    }
}
