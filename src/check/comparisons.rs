//! Comparisons beside the sums of the form: with what the same line says, and with last year.

use super::{Entry, Finding, Side, Values};
use crate::form::rules::{COMPARISONS, Comparison, Relation};
use crate::form::{self, Part, Table};
use crate::read::Source;
use crate::report::Number;

/// The comparisons that need no last year, or with `previous` those that do.
pub(super) fn check(source: &Source, previous: Option<&Source>) -> Vec<Finding> {
    let wanted = COMPARISONS.iter().filter(|comparison| comparison.last_year.is_empty() == previous.is_none());
    let mut findings = Vec::new();
    for comparison in wanted {
        let Some(table) = form::table(comparison.table) else { continue };
        let places = 0..table.across(comparison.over);
        findings.extend(places.filter_map(|at| broken(source, previous, comparison, table, at)));
    }
    findings
}

fn broken(
    source: &Source,
    previous: Option<&Source>,
    comparison: &Comparison,
    table: &'static Table,
    at: usize,
) -> Option<Finding> {
    let figures = |part: &Part| table.part(comparison.over, at, part);
    // Lines without the columns that are compared.
    let left = *figures(&comparison.left).first()?;
    let entries = |source: &Source, side, parts: &[Part]| {
        let all = parts.iter().flat_map(figures);
        all.map(|figure| Entry::new(source, side, table, figure)).collect::<Vec<_>>()
    };
    let plus = entries(source, Side::Right, comparison.plus);
    let minus = entries(source, Side::Minus, comparison.minus);
    let last_year = previous.map_or_else(Vec::new, |previous| entries(previous, Side::LastYear, comparison.last_year));
    let sum = |entries: &[Entry]| entries.iter().map(|entry| entry.value.micros()).sum::<u128>();
    let added = sum(&last_year) + sum(&plus);
    // Below zero is nothing in force.
    let right = added.saturating_sub(sum(&minus));
    let left_entry = Entry::new(source, Side::Left, table, left);
    let value = left_entry.value.micros();
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
        super::difference(value, right),
    );
    let advice = match (previous, comparison.relation) {
        (Some(previous), _) => {
            format!("请与上年度年报（{}）核对；上年度数据更正过的，请用更正后的年报核对", previous.name)
        }
        (None, _) => "请核对这一行的三个数".to_owned(),
    };
    let place = left_entry.place.clone();
    let position = left_entry.position;
    let mut entries = vec![left_entry];
    entries.extend(last_year.into_iter().chain(plus).chain(minus));
    Some(Finding {
        position,
        values: Some(Values {
            left_name: comparison.left_name.to_owned(),
            left: number,
            right_name: comparison.right_name.to_owned(),
            right: other,
        }),
        suggestion: (comparison.relation == Relation::Equal).then_some(other),
        entries,
        ..Finding::new(source, comparison.rule, place, message, advice)
    })
}

/// （80 + 12 − 7）, where there is something to add up.
fn worked_out(last_year: &[Entry], plus: &[Entry], minus: &[Entry]) -> String {
    let number = |entry: &Entry| Number::from_micros(entry.value.micros()).to_string();
    let added: Vec<String> = last_year.iter().chain(plus).map(number).collect();
    let taken = minus.iter().map(|entry| format!(" − {}", number(entry))).collect::<String>();
    match (added.len(), taken.is_empty()) {
        (1, true) => String::new(),
        _ => format!("（{}{taken}）", added.join(" + ")),
    }
}
