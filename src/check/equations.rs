//! 勾稽关系 inside the tables.

use super::culprit::{self, Broken};
use super::evidence::{difference, operand};
use crate::form::Axis;
use crate::number::{Cell, Number};
use crate::report::{Figures, Report};
use crate::source::{Diagnostic, Evidence, Operand, Side, Values};

pub(super) fn check(report: &Report) -> Vec<Diagnostic> {
    let of_table = |figures| culprit::broken(figures).into_iter().map(move |broken| finding(figures, &broken));
    report.tables().flat_map(of_table).collect()
}

fn finding(figures: &Figures, broken: &Broken) -> Diagnostic {
    let table = figures.table();
    let Broken { equation, figure, suggestion } = *broken;
    let sum = equation.sum;
    let (left, right) = culprit::sides(figures, equation);
    let cells = |side, parts: &[usize]| -> Vec<Operand> {
        parts.iter().map(|&figure| operand(figures, side, figure)).collect()
    };
    let (number, other) = (Number::from_micros(left), Number::from_micros(right));
    // A cell stands in the sums of two columns where it makes up 总计, so that the column must be told.
    let column = match sum.over {
        Axis::Rows => format!("{}一列：", table.locate(equation.right[0]).1.label),
        Axis::Columns => String::new(),
    };
    let message = format!(
        "{column}{}为 {number}{}，{}为 {other}{}，{}",
        sum.left_name,
        added(figures, &equation.left),
        sum.right_name,
        added(figures, &equation.right),
        // Said of the right side, which is where the total stands.
        difference(right, left),
    );
    let values = Values {
        left_name: sum.left_name.to_owned(),
        left: number,
        right_name: sum.right_name.to_owned(),
        right: other,
    };
    let operands = [cells(Side::Left, &equation.left), cells(Side::Right, &equation.right)].concat();
    let evidence = Evidence { values: Some(values), suggestion, operands };
    let finding = Diagnostic::new(sum.rule, message)
        .at_if(figures.span(figure))
        .in_place(table.figure_name(figure))
        .advise(advice(figures, broken));
    Diagnostic { evidence: Some(Box::new(evidence)), ..finding }
}

/// （9 + 1）: what makes up a sum, if that can be taken in at a glance.
fn added(figures: &Figures, parts: &[usize]) -> String {
    const MOST: usize = 8;
    let parts = parts.iter().map(|&figure| figures.printed(figure)).filter(|cell| cell.micros() != 0);
    let parts: Vec<String> = parts.map(|cell| cell.to_string()).collect();
    if (2..=MOST).contains(&parts.len()) { format!("（{}）", parts.join(" + ")) } else { String::new() }
}

/// Whether a cell of the sum is left out, and is no total that the program adds up.
fn left_out(figures: &Figures, broken: &Broken) -> bool {
    broken.equation.left.iter().chain(&broken.equation.right).any(|&figure| figures.printed(figure) == Cell::Empty)
}

fn advice(figures: &Figures, broken: &Broken) -> String {
    let is_total = broken.equation.total() == Some(broken.figure);
    let given = figures.printed(broken.figure);
    match broken.suggestion {
        Some(value) if is_total => {
            format!("这一格填的是 {given}，其他各数无误的话应为 {value}；请核对，也可以删去由程序计算")
        }
        Some(value) => format!("这一格填的是 {given}，其他各数无误的话应为 {value}；请核对"),
        None if is_total => "请核对各数，总计也可以删去由程序计算".to_owned(),
        None if left_out(figures, broken) => "请核对各数，没有填的格是按 0 算的".to_owned(),
        None => "请核对各数".to_owned(),
    }
}
