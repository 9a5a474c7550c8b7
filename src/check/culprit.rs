//! Which cell is wrong when sums do not hold: the one that, changed alone, mends most of them.

use crate::form::{Equation, Table};
use crate::number::{Cell, Number};
use crate::report::Figures;

/// A sum that does not hold, and the cell to blame for it.
#[derive(Debug)]
pub(super) struct Broken {
    /// The sum.
    pub(super) equation: &'static Equation,
    /// The cell.
    pub(super) figure: usize,
    /// What would stand there; none if no change of a single cell mends the sum without breaking another.
    pub(super) suggestion: Option<Number>,
}

/// Every sum of a table that does not hold, in the form's order. Those with a cell that could not be read are left out.
///
/// Most cells stand in two or three sums, so that a wrong one shows in all of them and in no others. Where a sum alone
/// is broken (in the table of 四 always), any of its cells may be wrong; then it is its total, as the one the form
/// defines.
pub(super) fn broken(figures: &Figures) -> Vec<Broken> {
    let table = figures.table();
    let mut current = figures.clone();
    let mut open = failing(&current);
    let mut found: Vec<(usize, usize, Option<Number>)> = Vec::new();
    while !open.is_empty() {
        let Some(change) = best_change(table, &current, &open) else { break };
        let next = current.with(change.figure, Cell::Number(change.value));
        let left = failing(&next);
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
pub(super) fn sides(figures: &Figures, equation: &Equation) -> (i128, i128) {
    let sum = |parts: &[usize]| parts.iter().map(|&figure| figures.printed(figure).micros()).sum();
    (sum(&equation.left), sum(&equation.right))
}

/// The cells that a sum adds up, on both sides.
fn cells(equation: &Equation) -> impl Iterator<Item = usize> {
    equation.left.iter().chain(&equation.right).copied()
}

/// The sums that do not hold, by their index among the table's.
fn failing(figures: &Figures) -> Vec<usize> {
    let equations = &figures.table().equations;
    let fails = |equation: &Equation| {
        let (left, right) = sides(figures, equation);
        left != right && !cells(equation).any(|figure| figures.is_unreadable(figure))
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
    let sound = sound_cells(figures, open);
    let mut best: Option<Change> = None;
    for &at in open {
        let equation = &table.equations[at];
        let (left, right) = sides(figures, equation);
        for (figure, on_left) in equation
            .left
            .iter()
            .map(|&figure| (figure, true))
            .chain(equation.right.iter().map(|&figure| (figure, false)))
        {
            // A total that the program adds up itself is never wrong, and of a cell that is left out there is nothing
            // to show; then it is for the reader to see what is missing.
            if sound[figure] || figures.given(figure) == Cell::Empty {
                continue;
            }
            let (wanted, other) = if on_left { (right, left) } else { (left, right) };
            let micros = figures.printed(figure).micros() + wanted - other;
            // What is added up is counted, and no count is below 0.
            if micros < 0 {
                continue;
            }
            let value = Number::from_micros(micros);
            let failing = failing(&figures.with(figure, Cell::Number(value)));
            let change = Change {
                figure,
                value,
                left: failing.len(),
                shared: open.iter().filter(|&&at| cells(&table.equations[at]).any(|cell| cell == figure)).count(),
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

/// For every cell whether its change alone is sure to break a sum that holds: one without a computed total, which would
/// change along with it. This spares most candidates the trial.
fn sound_cells(figures: &Figures, open: &[usize]) -> Vec<bool> {
    let table = figures.table();
    let mut sound = vec![false; table.len()];
    let stays = |figure: usize| figures.given(figure) != Cell::Empty || !table.is_total(figure);
    for (at, equation) in table.equations.iter().enumerate() {
        let holds = !open.contains(&at) && !cells(equation).any(|figure| figures.is_unreadable(figure));
        if holds && cells(equation).all(stays) {
            cells(equation).for_each(|figure| sound[figure] = true);
        }
    }
    sound
}

/// Of a sum that no single cell explains: its total, else the first cell that is given.
fn total_or_first(equation: &Equation, figures: &Figures) -> usize {
    let given = |figure: &usize| figures.given(*figure) != Cell::Empty;
    let mut cells = equation.right.iter().chain(&equation.left).copied();
    equation.total().filter(given).or_else(|| cells.find(given)).unwrap_or(equation.right[0])
}
