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
mod prose;

use crate::form::fields::FieldId;
use crate::form::rules::PREVIOUS_BODY;
use crate::number::Number;
use crate::report::{Figures, Report};
use crate::source::{Clause, Code, Diagnostic, Operand, Severity, Side, in_order};

/// The report of the year before is one.
pub static PREVIOUS_YEAR: Code = Code {
    id: "PREVIOUS-YEAR",
    severity: Severity::Error,
    statement: "用来核对的上年度年报，是上一年度的年报",
    clause: Clause::Program,
};

/// Everything that is wrong with a report by itself and, if there is one, beside the report of the year before.
pub fn check(report: &Report, previous: Option<&Report>) -> Vec<Diagnostic> {
    let mut findings = completeness::check(report);
    findings.extend(previous.and_then(|previous| other_body(report, previous)));
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

/// Whether a report is about the year before another, so that the two can be compared.
///
/// # Errors
/// The complaint about `previous` if it is not: [`PREVIOUS_YEAR`], which has no place in the file of either.
pub fn previous_year(report: &Report, previous: &Report) -> Result<(), Diagnostic> {
    let (year, last) = (report.year(), previous.year());
    if last.checked_add(1) == Some(year) {
        return Ok(());
    }
    let message = format!("这是 {last} 年度的年报，不能当作 {year} 年度的上年度年报");
    Err(Diagnostic::new(&PREVIOUS_YEAR, message).advise(format!("请给出 {} 年度的年报", year.saturating_sub(1))))
}

fn other_body(report: &Report, previous: &Report) -> Option<Diagnostic> {
    let (body, other) = (report.body(), previous.body());
    (body != other).then(|| {
        Diagnostic::new(&PREVIOUS_BODY, format!("本年度写的是“{body}”，上年度年报写的是“{other}”"))
            .at_if(report.field_span(FieldId::Body))
            .in_place(FieldId::Body.label())
            .advise("请核对是不是给错了文件；如果是机关改名或机构改革，可以不改")
    })
}

/// The findings of rules that the report's edition has, in order.
fn kept(report: &Report, mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let rules = report.edition().rules();
    findings.retain(|finding| *finding.code == PREVIOUS_YEAR || rules.contains(&finding.code));
    in_order(findings)
}

/// A cell that a rule speaks of.
fn operand(figures: &Figures, side: Side, figure: usize) -> Operand {
    let table = figures.table();
    Operand {
        side,
        place: table.figure_name(figure),
        key: table.key_of(figure),
        value: figures.printed(figure),
        span: figures.span(figure),
    }
}

/// How the first of two values, in millionths, differs from the second.
fn difference(value: i128, from: i128) -> String {
    let difference = Number::from_micros((value - from).abs());
    format!("{} {difference}", if value > from { "多" } else { "少" })
}
