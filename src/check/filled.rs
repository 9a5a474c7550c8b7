//! NOT-FILLED: whether the tables have figures, and the report its day. Zeros that nobody wrote are no figures.

use crate::form::TableId;
use crate::form::fields::FieldId;
use crate::form::rules::{NOT_FILLED, TEXT_FIGURES};
use crate::number::Cell;
use crate::profile::Profile;
use crate::report::{Figures, Report};
use crate::source::{Diagnostic, Severity};

/// `figures` is what the rules about figures found.
pub(super) fn check(report: &Report, profile: &Profile, figures: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut findings = tables(report, figures);
    findings.extend(day(report));
    if let Some(most) = profile.limits.blank_cells {
        let asked = [TableId::Applications, TableId::Reviews].map(|id| report.figures(id));
        findings.extend(asked.into_iter().filter_map(|figures| blanks(figures, most)));
    }
    findings
}

/// A table with nothing in it is one that was to be filled in. One that the file leaves out is short for zeros; where it
/// leaves out all three and its prose speaks of figures, they were forgotten.
fn tables(report: &Report, figures: &[Diagnostic]) -> Vec<Diagnostic> {
    if report.tables().all(Figures::is_left_out) {
        let finding = Diagnostic::new(&NOT_FILLED, "三张表一个数都没有填，各格都印 0").in_place("二、三、四部分的表");
        let finding = finding.advise("请填表；没有发生的填 0，不适用的填 /");
        let speaks_of_one = |finding: &Diagnostic| finding.code == &TEXT_FIGURES && finding.evidence.is_some();
        let are_forgotten = figures.iter().any(speaks_of_one);
        return vec![if are_forgotten { finding } else { warning(finding) }];
    }
    report.tables().filter_map(table).collect()
}

fn table(figures: &Figures) -> Option<Diagnostic> {
    let place = figures.table().heading;
    let is_empty = (0..figures.table().len()).all(|figure| figures.given(figure) == Cell::Empty);
    if figures.is_left_out() {
        let finding = Diagnostic::new(&NOT_FILLED, "没有这张表的数，各格都印 0").in_place(place);
        return Some(warning(finding.advise("请填表；确实都是 0 的，也请写上 0")));
    }
    let is_readable = (0..figures.table().len()).all(|figure| !figures.is_unreadable(figure));
    (is_empty && is_readable).then(|| {
        let finding = Diagnostic::new(&NOT_FILLED, "这张表一个数都没有填").in_place(place);
        finding.advise("请填表；没有发生的填 0，不适用的填 /")
    })
}

/// A report that is signed bears a day.
fn day(report: &Report) -> Option<Diagnostic> {
    (report.published.is_none() && report.signatory().is_some()).then(|| {
        let finding = Diagnostic::new(&NOT_FILLED, "没有写明公开日期，文末不印署名和日期");
        warning(finding.in_place(FieldId::Published.label()).advise("请写上公开日期；不要署名和日期的，请在署名处写明"))
    })
}

fn blanks(figures: &Figures, most: u64) -> Option<Diagnostic> {
    let table = figures.table();
    let is_blank = |figure: &usize| matches!(figures.printed(*figure), Cell::Empty | Cell::NotApplicable);
    let blank: Vec<usize> =
        (0..table.len()).filter(|figure| !figures.is_unreadable(*figure)).filter(is_blank).collect();
    let first = *blank.first()?;
    // A table without any figure is told of as such.
    (blank.len() as u64 > most && blank.len() < table.len()).then(|| {
        let limit = if most == 0 { "应当逐格填数".to_owned() } else { format!("最多 {most} 格") };
        let message =
            format!("这张表有 {} 格是空的或填 /，{limit}；第一处是“{}”", blank.len(), table.figure_name(first));
        let finding = Diagnostic::new(&NOT_FILLED, message).at_if(figures.span(first)).in_place(table.heading);
        warning(finding.advise("请填数，没有发生的填 0"))
    })
}

fn warning(finding: Diagnostic) -> Diagnostic {
    Diagnostic { severity: Severity::Warning, ..finding }
}
