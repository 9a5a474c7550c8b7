//! A blank report to fill in, with what last year's report says about this year.

use crate::diagnostic::Diagnostic;
use crate::form::{EDITION, Table, tables};
use crate::read::Source;
use crate::report::{Cell, Contact, Figures, Report};

/// A report of `body` about `year` whose figures and prose are still to be filled in. From the report about the year
/// before come 上年结转, what was in force (现行有效), and 联系方式.
///
/// # Errors
/// A [`Diagnostic`] if `previous` is about another year than the one before.
pub fn blank(body: &str, year: u16, previous: Option<&Source>) -> Result<Report, Diagnostic> {
    let [one, two, three] = tables();
    let mut report = Report {
        form: EDITION,
        body: body.to_owned(),
        year,
        title: None,
        published: None,
        period: None,
        contact: Some(Contact::default()),
        preamble: Vec::new(),
        overview: Vec::new(),
        proactive_disclosure: empty(one),
        applications: empty(two),
        review_and_litigation: empty(three),
        problems_and_improvements: Vec::new(),
        other_matters: Vec::new(),
        attachments: Vec::new(),
    };
    let Some(previous) = previous else { return Ok(report) };
    if previous.report.year + 1 != year {
        let message = format!(
            "这是 {} 年度的年报，不是 {year} 年度的上一年；请给出 {} 年度的年报",
            previous.report.year,
            year.saturating_sub(1)
        );
        return Err(Diagnostic::file(&previous.name, message));
    }
    let last = &previous.report;
    if last.contact.is_some() {
        report.contact = last.contact.clone();
    }
    report.proactive_disclosure =
        carried(&last.proactive_disclosure, |_, column| (column == "in_force").then_some(IN_PLACE));
    report.applications =
        carried(&last.applications, |line, _| (line == ["carried_over"]).then_some("carried_forward"));
    Ok(report)
}

/// Carried over to the line it stands in.
const IN_PLACE: &str = "";

fn empty(table: &'static Table) -> Figures {
    Figures::new(table, vec![Cell::Empty; table.len()])
}

/// An empty table with what is carried over from last year's: `source` names, for the keys of a line and a column, the
/// line of last year's table. Totals are left to be computed.
fn carried(last: &Figures, source: impl Fn(&[&str], &str) -> Option<&'static str>) -> Figures {
    let table = last.table();
    let cells = (0..table.len()).map(|figure| {
        let (line, column) = table.locate(figure);
        let from = match source(&line.keys, column.key) {
            Some(IN_PLACE) => Some(figure),
            Some(path) => table.figure(path, column.key),
            None => None,
        };
        from.filter(|_| !table.is_total(figure)).map_or(Cell::Empty, |from| last.printed(from))
    });
    Figures::new(table, cells.collect())
}
