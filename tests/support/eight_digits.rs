//! A report all of whose figures have eight digits.

use nianbao::form::{Edition, TableId};
use nianbao::number::{Cell, Number};
use nianbao::report::{Figures, OneLine, Report, SectionBody, TableSection};
use nianbao::source::Spanned;

/// The report: its figures are the largest of eight digits that add up in no more than nine.
pub fn eight_digits() -> Report {
    let edition = Edition::latest();
    let body = Spanned::from(OneLine::new("示范省人力资源和社会保障厅").expect("a name"));
    let mut report = Report::new(edition, body, 2024).expect("a report");
    for id in TableId::ALL {
        let table = edition.table(id);
        let cell = |figure: usize| {
            if table.is_total(figure) { Cell::Empty } else { Cell::Number(Number::whole(98_765_432)) }
        };
        let figures = Figures::new(table, |figure| Spanned::from(cell(figure))).expect("figures");
        let section = TableSection { before: Vec::new(), figures, after: Vec::new() };
        report.set_section(table.key, SectionBody::Table(section)).expect("a section of the form");
    }
    report
}
