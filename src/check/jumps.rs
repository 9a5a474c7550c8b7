//! JUMP: figures that are out of the ordinary beside last year's. How far they may be apart is for a profile to say.

use super::last_year::LastYear;
use crate::form::rules::JUMP;
use crate::number::Number;
use crate::report::Report;
use crate::source::Diagnostic;

/// Below this, a figure that multiplies says nothing: 1 application more is twice as many.
const LEAST: i128 = 20;

pub(super) fn check(report: &Report, last_year: &LastYear<'_>, factor: u64) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for figures in report.tables() {
        let table = figures.table();
        for figure in (0..table.len()).filter(|&figure| !figures.is_unreadable(figure)) {
            let (now, Some(before)) = (figures.printed(figure).micros(), last_year.sum(table, figure)) else {
                continue;
            };
            let (least, most) = (now.min(before), now.max(before));
            if most < LEAST * Number::whole(1).micros() || most <= least.saturating_mul(i128::from(factor)) {
                continue;
            }
            let (number, other) = (Number::from_micros(now), Number::from_micros(before));
            let message = if now > before {
                format!("本年为 {number}，是上年 {other} 的 {factor} 倍以上")
            } else {
                format!("本年为 {number}，不到上年 {other} 的 {factor} 分之一")
            };
            let finding = Diagnostic::new(&JUMP, message).at_if(figures.span(figure));
            findings
                .push(finding.in_place(table.figure_name(figure)).advise("请核对；确实如此的，可以在正文里说明原因"));
        }
    }
    findings
}
