//! Comparisons beside the sums of the form: with what the same line says, and with last year.

use super::evidence::{difference, operand};
use super::last_year::LastYear;
use crate::form::Part;
use crate::form::rules::{Comparison, Relation};
use crate::number::Number;
use crate::report::{Figures, Report};
use crate::source::{Diagnostic, Evidence, Operand, Severity, Side, Values};

/// The comparisons that need no last year, or with reports of last year those that do. Where it is uncertain whether
/// figures follow from theirs, they only warn.
pub(super) fn check(report: &Report, last_year: &LastYear<'_>) -> Vec<Diagnostic> {
    let wanted = |comparison: &&Comparison| comparison.last_year.is_empty() == last_year.reports().is_empty();
    let comparisons = report.edition().comparisons().iter().filter(wanted);
    let findings = comparisons.flat_map(|comparison| {
        let figures = report.figures(comparison.table);
        let places = 0..figures.table().across(comparison.over);
        places.filter_map(move |at| Compared::new(comparison, figures, last_year.reports(), at)?.broken())
    });
    let severity = |finding: &Diagnostic| if last_year.is_uncertain() { Severity::Warning } else { finding.severity };
    findings.map(|finding| Diagnostic { severity: severity(&finding), ..finding }).collect()
}

/// A comparison with the figures of one line or column.
struct Compared<'a> {
    comparison: &'a Comparison,
    left: Operand,
    last_year: Vec<Operand>,
    plus: Vec<Operand>,
    minus: Vec<Operand>,
}

impl<'a> Compared<'a> {
    /// None for lines without the columns that are compared, and where a figure cannot be read or last year's form, which
    /// may be another edition, has no such cell.
    fn new(comparison: &'a Comparison, figures: &Figures, last_year: &[&Report], at: usize) -> Option<Self> {
        let cells = |parts: &[Part]| -> Vec<usize> {
            parts.iter().flat_map(|part| figures.table().part(comparison.over, at, part)).collect()
        };
        let ours = |side, cells: Vec<usize>| -> Option<Vec<Operand>> {
            cells.into_iter().map(|figure| readable(figures, side, figure)).collect()
        };
        let theirs = |figure| -> Option<Vec<Operand>> {
            let of_report = |report: &&Report| {
                let theirs = report.figures(comparison.table);
                let operand = readable(theirs, Side::LastYear, theirs.table().counterpart(figures.table(), figure)?)?;
                // Of several reports, the reader has to know which.
                let place =
                    if last_year.len() > 1 { format!("{}：{}", report.body(), operand.place) } else { operand.place };
                Some(Operand { place, ..operand })
            };
            last_year.iter().map(of_report).collect()
        };
        Some(Compared {
            comparison,
            left: readable(figures, Side::Left, *cells(&[comparison.left]).first()?)?,
            last_year: cells(comparison.last_year).into_iter().map(theirs).collect::<Option<Vec<_>>>()?.concat(),
            plus: ours(Side::Right, cells(comparison.plus))?,
            minus: ours(Side::Minus, cells(comparison.minus))?,
        })
    }

    /// The finding, if the comparison does not hold.
    fn broken(self) -> Option<Diagnostic> {
        let Compared { comparison, left, last_year, plus, minus } = self;
        let sum = |operands: &[Operand]| operands.iter().map(|operand| operand.value.micros()).sum::<i128>();
        let value = left.value.micros();
        // Below zero is nothing in force.
        let right = (sum(&last_year) + sum(&plus) - sum(&minus)).max(0);
        let holds = match comparison.relation {
            Relation::Equal => value == right,
            Relation::AtLeast => value >= right,
        };
        if holds {
            return None;
        }
        let (number, other) = (Number::from_micros(value), Number::from_micros(right));
        let message = format!(
            "{}为 {number}，{}为 {other}{}，{}",
            comparison.left_name,
            comparison.right_name,
            worked_out(&last_year, &plus, &minus),
            difference(value, right),
        );
        let advice = if last_year.is_empty() {
            "请核对这一行的三个数"
        } else {
            "请与上年度年报核对；上年度数据更正过的，请用更正后的年报核对"
        };
        let finding = Diagnostic::new(comparison.rule, message).at_if(left.span).in_place(&left.place).advise(advice);
        let values = Values {
            left_name: comparison.left_name.to_owned(),
            left: number,
            right_name: comparison.right_name.to_owned(),
            right: other,
        };
        let evidence = Evidence {
            values: Some(values),
            suggestion: (comparison.relation == Relation::Equal).then_some(other),
            operands: [vec![left], last_year, plus, minus].concat(),
        };
        Some(Diagnostic { evidence: Some(Box::new(evidence)), ..finding })
    }
}

fn readable(figures: &Figures, side: Side, figure: usize) -> Option<Operand> {
    (!figures.is_unreadable(figure)).then(|| operand(figures, side, figure))
}

/// （80 + 12 − 7）, where there is something to add up.
fn worked_out(last_year: &[Operand], plus: &[Operand], minus: &[Operand]) -> String {
    let number = |operand: &Operand| Number::from_micros(operand.value.micros()).to_string();
    let added: Vec<String> = last_year.iter().chain(plus).map(number).collect();
    let taken = minus.iter().map(|operand| format!(" − {}", number(operand))).collect::<String>();
    match (added.len(), taken.is_empty()) {
        (1, true) => String::new(),
        _ => format!("（{}{taken}）", added.join(" + ")),
    }
}
