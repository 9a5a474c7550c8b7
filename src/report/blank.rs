//! A blank report to fill in, with what last year's report says about this year.

use super::{Contact, Figures, Refusal, Report, SectionBody, TableSection, Text};
use crate::form::rules::Relation;
use crate::form::{Edition, Table, TableId};
use crate::number::Cell;

/// A report of `body` about `year` whose figures and prose are still to be filled in. From the report about the year
/// before come the figures that this year's must agree with (上年结转, 现行有效), and 联系方式.
///
/// # Errors
/// A [`Refusal`] if `previous` is about another year than the one before, or no edition is for that year.
pub fn blank(body: impl Into<Text>, year: u16, previous: Option<&Report>) -> Result<Report, Refusal> {
    if let Some(last) = previous.map(Report::year).filter(|last| last.checked_add(1) != Some(year)) {
        let wanted = year.saturating_sub(1);
        return Err(Refusal::new(format!(
            "这是 {last} 年度的年报，不是 {year} 年度的上一年；请给出 {wanted} 年度的年报"
        )));
    }
    let edition = Edition::all().find(|edition| edition.years().contains(&year)).unwrap_or(Edition::latest());
    let mut report = Report::new(edition, body, year)?;
    report.contact = previous.and_then(|last| last.contact.clone()).or_else(|| Some(Contact::default()));
    for table in edition.tables() {
        let figures = match previous {
            Some(last) => carried(edition, table, last),
            None => Figures::empty(table),
        };
        let section = TableSection { before: Vec::new(), figures, after: Vec::new() };
        report.set_section(table.key, SectionBody::Table(section))?;
    }
    Ok(report)
}

/// An empty table with the figures that last year's report gives. Totals are left to be computed.
fn carried(edition: &Edition, table: &'static Table, last: &Report) -> Figures {
    let mut figures = Figures::empty(table);
    for (figure, cell) in from_last_year(edition, table.id(), last) {
        if !table.is_total(figure) {
            figures = figures.with(figure, cell);
        }
    }
    figures
}

/// The figures of a table that a comparison ties to one of last year, with its cell there.
fn from_last_year(edition: &Edition, id: TableId, last: &Report) -> Vec<(usize, Cell)> {
    let (table, theirs) = (edition.table(id), last.figures(id));
    let ties = edition.comparisons().iter().filter(|comparison| {
        comparison.table == id && comparison.relation == Relation::Equal && comparison.last_year.len() == 1
    });
    let mut found = Vec::new();
    for comparison in ties {
        for at in 0..table.across(comparison.over) {
            let figure = |part| table.part(comparison.over, at, part).first().copied();
            let pair = figure(&comparison.left).zip(figure(&comparison.last_year[0]));
            let Some((ours, source)) = pair else { continue };
            found.extend(theirs.table().counterpart(table, source).map(|their| (ours, theirs.printed(their))));
        }
    }
    found
}
