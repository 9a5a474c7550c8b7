//! 勾稽关系 inside the tables.

use super::{Finding, figure_finding};
use crate::form::rules::T1_INFORCE;
use crate::form::{Equation, Table};
use crate::read::Source;
use crate::report::{Cell, Figures, Number};

pub(super) fn check(source: &Source) -> Vec<Finding> {
    let report = &source.report;
    let tables = [&report.proactive_disclosure, &report.applications, &report.review_and_litigation];
    let mut findings: Vec<Finding> = tables.into_iter().flat_map(|figures| sums(source, figures)).collect();
    findings.extend(in_force(source, &report.proactive_disclosure));
    findings
}

fn sums(source: &Source, figures: &Figures) -> Vec<Finding> {
    let table = figures.table();
    let sum = |parts: &[usize]| parts.iter().map(|&figure| figures.printed(figure).micros()).sum::<u64>();
    let holds = |equation: &&Equation| sum(&equation.left) == sum(&equation.right);
    let broken: Vec<&Equation> = table.equations.iter().filter(|equation| !holds(equation)).collect();
    broken
        .iter()
        .map(|equation| {
            let (left, right) = (sum(&equation.left), sum(&equation.right));
            let figure = suspect(equation, &broken, figures);
            let advice = match equation.total() {
                Some(total) if figures.given(total) != Cell::Empty => "请核对各数，或删去总计由程序计算",
                _ => "请核对各数",
            };
            let message = format!(
                "{}为 {}，{}为 {}，{} {}；{advice}",
                equation.sum.left_name,
                Number::from_micros(left),
                equation.sum.right_name,
                Number::from_micros(right),
                if left < right { "多" } else { "少" },
                Number::from_micros(left.abs_diff(right)),
            );
            figure_finding(source, equation.sum.rule, table, figure, message)
        })
        .collect()
}

/// The figure of a broken equation that is most likely wrong: the one that most broken equations share, else the total.
fn suspect(equation: &Equation, broken: &[&Equation], figures: &Figures) -> usize {
    let shared = |figure: usize| {
        broken.iter().filter(|other| other.left.contains(&figure) || other.right.contains(&figure)).count()
    };
    let given = |figure: &usize| figures.given(*figure) != Cell::Empty;
    let candidates: Vec<usize> = equation.right.iter().chain(&equation.left).copied().filter(given).collect();
    let most = candidates.iter().map(|&figure| shared(figure)).max().unwrap_or(0);
    candidates.into_iter().find(|&figure| shared(figure) == most).unwrap_or(equation.right[0])
}

fn in_force(source: &Source, figures: &Figures) -> Vec<Finding> {
    let table: &Table = figures.table();
    let findings = table.lines.iter().filter_map(|line| {
        let figure = |key: &str| line.columns.iter().position(|column| column.key == key).map(|at| line.first + at);
        let value = |figure: usize| figures.printed(figure).micros();
        let (issued, repealed, in_force) = (figure("issued")?, figure("repealed")?, figure("in_force")?);
        let least = value(issued).saturating_sub(value(repealed));
        if value(in_force) >= least {
            return None;
        }
        let message = format!(
            "现行有效 {} 件，少于本年制发 {} 件减本年废止 {} 件；请核对",
            figures.printed(in_force),
            figures.printed(issued),
            figures.printed(repealed),
        );
        Some(figure_finding(source, &T1_INFORCE, table, in_force, message))
    });
    findings.collect()
}
