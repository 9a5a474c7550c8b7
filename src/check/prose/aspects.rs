//! ASPECTS: whether 一 speaks of all that the notice names, and a government's report of what governments owe beside.

use super::paragraphs::said;
use crate::body::{Body, Kind};
use crate::form::aspects::{Aspect, OF_GOVERNMENTS};
use crate::form::rules::{ASPECTS, GOVERNMENT_RESULTS};
use crate::form::{OVERVIEW, Section};
use crate::report::Report;
use crate::source::{Code, Diagnostic};

pub(super) fn check(report: &Report) -> Vec<Diagnostic> {
    let Some(section) = report.edition().section(OVERVIEW) else { return Vec::new() };
    let overview = said(report, OVERVIEW);
    // A section without any content is told of as such.
    if overview.is_empty() {
        return Vec::new();
    }
    let mut findings: Vec<Diagnostic> =
        missing(&ASPECTS, section, report.edition().aspects(), &overview).into_iter().collect();
    if is_government(report) {
        let all: Vec<String> = report.blocks().flat_map(|block| block.prose()).map(|text| text.plain()).collect();
        findings.extend(missing(&GOVERNMENT_RESULTS, section, &OF_GOVERNMENTS, &all.join("\n")));
    }
    findings
}

/// Governments of every level owe results, those of townships too; their offices do not.
fn is_government(report: &Report) -> bool {
    matches!(Body(report.body()).kind(), Kind::Government | Kind::Township)
}

fn missing(code: &'static Code, section: &Section, aspects: &[Aspect], prose: &str) -> Option<Diagnostic> {
    let missing: Vec<&Aspect> = aspects.iter().filter(|aspect| !aspect.is_in(prose)).collect();
    let first = missing.first()?;
    let names: String = missing.iter().map(|aspect| format!("“{}”", aspect.name)).collect();
    let finding = Diagnostic::new(code, format!("没有讲到{names}")).in_place(section.heading);
    Some(finding.advise(format!("请补写，例如{}：{}；没有的写明没有", first.name, first.hint)))
}
