//! Whether the report of the year before is one.

use crate::form::fields::FieldId;
use crate::form::rules::PREVIOUS_BODY;
use crate::report::Report;
use crate::source::{Clause, Code, Diagnostic, Severity};

/// The report of the year before is one.
pub static PREVIOUS_YEAR: Code = Code {
    id: "PREVIOUS-YEAR",
    severity: Severity::Error,
    statement: "用来核对的上年度年报，是上一年度的年报",
    clause: Clause::Program,
};

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

/// Tells of last year's report if it is of a body of another name.
pub(super) fn other_body(report: &Report, previous: &Report) -> Option<Diagnostic> {
    let (body, other) = (report.body(), previous.body());
    (body != other).then(|| {
        Diagnostic::new(&PREVIOUS_BODY, format!("本年度写的是“{body}”，上年度年报写的是“{other}”"))
            .at_if(report.field_span(FieldId::Body))
            .in_place(FieldId::Body.label())
            .advise("请核对是不是给错了文件；如果是机关改名或机构改革，可以不改")
    })
}
