//! RULEMAKING: 规章 of a body that can make none.

use crate::body::Body;
use crate::form::rules::RULEMAKING;
use crate::form::{REGULATIONS, TableId};
use crate::report::Report;
use crate::source::Diagnostic;

pub(super) fn check(report: &Report) -> Option<Diagnostic> {
    if Body(report.body()).makes_rules() != Some(false) {
        return None;
    }
    let figures = report.figures(TableId::Disclosure);
    let table = figures.table();
    let line = table.lines.iter().find(|line| line.keys == [REGULATIONS])?;
    let mut cells = line.first..line.first + line.columns.len();
    let figure = cells.find(|&figure| figures.printed(figure).micros() != 0)?;
    let message = format!("“{}”没有规章制定权，这里填的是 {}", report.body(), figures.printed(figure));
    let finding = Diagnostic::new(&RULEMAKING, message).at_if(figures.span(figure));
    let advice = "规章只由国务院部门、省级政府、设区的市和自治州政府制定；请核对是不是把行政规范性文件填到了这一行";
    Some(finding.in_place(table.figure_name(figure)).advise(advice))
}
