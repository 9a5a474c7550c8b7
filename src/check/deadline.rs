//! DEADLINE: whether the report is published in time, by the kind of its body.

use crate::body::{Body, Kind};
use crate::form::fields::FieldId;
use crate::form::rules::DEADLINE;
use crate::profile::Profile;
use crate::report::{Date, Report};
use crate::source::Diagnostic;

pub(super) fn check(report: &Report, profile: &Profile) -> Option<Diagnostic> {
    let published = *report.published?;
    let next = report.year() + 1;
    let kind = Body(report.body()).kind();
    // Townships are not named in the clause; nearly all publish in January, as departments must.
    let lawful = match kind {
        Kind::Department | Kind::Township => Date::end_of_january(next),
        Kind::Government => Date::end_of_march(next),
    };
    let asked = profile.deadlines.get(&kind).map(|day| day.of(next));
    let last = asked.unwrap_or(lawful);
    let end = *report.period().to;
    let (message, advice) = if published > last {
        (format!("{} 晚于期限 {}", published.chinese(), last.chinese()), "请核对日期；如果确已逾期，可以不改")
    } else if published <= end {
        (format!("{} 早于统计期限的截止日 {}", published.chinese(), end.chinese()), "请核对日期和年度")
    } else {
        return None;
    };
    let finding = Diagnostic::new(&DEADLINE, message).at_if(report.field_span(FieldId::Published));
    Some(finding.in_place(FieldId::Published.label()).advise(advice))
}
