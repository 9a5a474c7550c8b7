//! Which cell is wrong when sums do not hold: the one that, changed alone, mends most of them.

use crate::form::{Equation, Table};
use crate::report::{Cell, Figures, Number};

/// A sum that does not hold, and the cell to blame for it.
#[derive(Debug)]
pub(super) struct Broken<'a> {
    /// The sum.
    pub(super) equation: &'a Equation,
    /// The cell.
    pub(super) figure: usize,
    /// What would stand there; none if no change of a single cell mends the sum without breaking another.
    pub(super) suggestion: Option<Number>,
}

/// Every sum of a table that does not hold, in the form's order.
///
/// Most cells stand in two or three sums, so that a wrong one shows in all of them and in no others. Where a sum alone
/// is broken (in 表三 always), any of its cells may be wrong; then it is its total, as the one the form defines.
pub(super) fn broken(figures: &Figures) -> Vec<Broken<'_>> {
    let table = figures.table();
    let mut current = figures.clone();
    let mut open = failing(&current, &table.equations);
    let mut found: Vec<(usize, usize, Option<Number>)> = Vec::new();
    while !open.is_empty() {
        let Some(change) = best_change(table, &current, &open) else { break };
        let next = with_cell(&current, change.figure, change.value);
        let left = failing(&next, &table.equations);
        let mended = open.iter().filter(|at| !left.contains(at));
        found.extend(mended.map(|&at| (at, change.figure, Some(change.value))));
        current = next;
        open = left;
    }
    found.extend(open.iter().map(|&at| (at, total_or_first(&table.equations[at], figures), None)));
    found.sort_by_key(|(at, ..)| *at);
    let broken = |(at, figure, suggestion)| Broken { equation: &table.equations[at], figure, suggestion };
    found.into_iter().map(broken).collect()
}

/// Both sides of a sum, in millionths.
pub(super) fn sides(figures: &Figures, equation: &Equation) -> (u128, u128) {
    let sum = |parts: &[usize]| parts.iter().map(|&figure| figures.printed(figure).micros()).sum();
    (sum(&equation.left), sum(&equation.right))
}

fn failing(figures: &Figures, equations: &[Equation]) -> Vec<usize> {
    let fails = |equation: &Equation| {
        let (left, right) = sides(figures, equation);
        left != right
    };
    (0..equations.len()).filter(|&at| fails(&equations[at])).collect()
}

struct Change {
    figure: usize,
    value: Number,
    /// Sums that fail after it.
    left: usize,
    /// Failing sums that the cell stands in.
    shared: usize,
    is_total: bool,
}

/// The change of one cell that leaves the fewest sums failing, breaks none, and mends at least one.
fn best_change(table: &Table, figures: &Figures, open: &[usize]) -> Option<Change> {
    let mut best: Option<Change> = None;
    for &at in open {
        let equation = &table.equations[at];
        let (left, right) = sides(figures, equation);
        for (&figure, on_left) in
            equation.left.iter().map(|figure| (figure, true)).chain(equation.right.iter().map(|figure| (figure, false)))
        {
            // A total that the program adds up itself is never wrong, and of a cell that is left out there is nothing
            // to show; then it is for the reader to see what is missing.
            if figures.given(figure) == Cell::Empty {
                continue;
            }
            let (wanted, other) = if on_left { (right, left) } else { (left, right) };
            let Some(value) = (figures.printed(figure).micros() + wanted).checked_sub(other) else { continue };
            let value = Number::from_micros(value);
            let failing = failing(&with_cell(figures, figure, value), &table.equations);
            let shared = |at: &&usize| {
                let equation = &table.equations[**at];
                equation.left.contains(&figure) || equation.right.contains(&figure)
            };
            let change = Change {
                figure,
                value,
                left: failing.len(),
                shared: open.iter().filter(shared).count(),
                is_total: table.is_total(figure),
            };
            let mends = failing.len() < open.len() && failing.iter().all(|at| open.contains(at));
            let rank = |change: &Change| (std::cmp::Reverse(change.left), change.shared, change.is_total);
            if mends && best.as_ref().is_none_or(|best| rank(&change) > rank(best)) {
                best = Some(change);
            }
        }
    }
    best
}

fn with_cell(figures: &Figures, figure: usize, value: Number) -> Figures {
    let table = figures.table();
    let mut cells: Vec<Cell> = (0..table.len()).map(|figure| figures.given(figure)).collect();
    cells[figure] = Cell::Number(value);
    Figures::new(table, cells)
}

/// Of a sum that no single cell explains: its total, else the first cell that is given.
fn total_or_first(equation: &Equation, figures: &Figures) -> usize {
    let given = |figure: &usize| figures.given(*figure) != Cell::Empty;
    let mut cells = equation.right.iter().chain(&equation.left).copied();
    equation.total().filter(given).or_else(|| cells.find(given)).unwrap_or(equation.right[0])
}
