//! The figures of an official table.

use super::{Refusal, Report};
use crate::form::Table;
use crate::form::highlights::Highlight;
use crate::number::{Cell, Number};
use crate::source::{Span, Spanned};

/// The figures of one official table: as given, as printed, and where each stands. Two are equal if they are of the same
/// table and give the same cells.
#[derive(Debug, Clone)]
pub struct Figures {
    table: &'static Table,
    /// Cells as given, in the order of the table's lines; none where the file has something that is no figure.
    given: Vec<Spanned<Option<Cell>>>,
    /// Cells as printed: totals that were not given are computed. None where that needs one that is no figure.
    printed: Vec<Option<Cell>>,
    /// Whether the file leaves the whole table out.
    left_out: bool,
}

impl PartialEq for Figures {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.table, other.table) && self.given == other.given
    }
}

impl Figures {
    /// The figures of a table from what is given for each, by its index.
    ///
    /// # Errors
    /// A [`Refusal`] if a cell is none that its column can hold: a count below 0, a decimal where pieces are counted.
    pub fn new(table: &'static Table, given: impl Fn(usize) -> Spanned<Cell>) -> Result<Self, Refusal> {
        let given: Vec<Spanned<Cell>> = (0..table.len()).map(given).collect();
        let wrong = given.iter().enumerate().find(|(figure, cell)| !table.locate(*figure).1.unit.holds(cell.value));
        if let Some((figure, cell)) = wrong {
            let name = table.figure_name(figure);
            return Err(Refusal::new(format!("“{name}”不能填 {}；请核对", cell.value)));
        }
        let given = given.into_iter().map(|cell| Spanned { value: Some(cell.value), span: cell.span });
        Ok(Figures::read(table, given.collect()))
    }

    /// The same cell everywhere.
    fn all(table: &'static Table, cell: Cell) -> Self {
        Figures::read(table, vec![Spanned::from(Some(cell)); table.len()])
    }

    /// As [`Figures::new`], with cells that could not be read.
    pub(super) fn read(table: &'static Table, given: Vec<Spanned<Option<Cell>>>) -> Self {
        let cells: Vec<Option<Cell>> = given.iter().map(|cell| cell.value).collect();
        Figures { table, printed: with_totals(table, &cells), given, left_out: false }
    }

    /// A table to be filled in.
    pub fn empty(table: &'static Table) -> Self {
        Figures::all(table, Cell::Empty)
    }

    /// A table that the report leaves out: all 0.
    pub fn left_out(table: &'static Table) -> Self {
        Figures { left_out: true, ..Figures::all(table, Cell::ZERO) }
    }

    /// The same figures with one cell changed.
    #[must_use]
    pub fn with(&self, figure: usize, cell: Cell) -> Self {
        let mut given = self.given.clone();
        given[figure].value = Some(cell);
        Figures::read(self.table, given)
    }

    /// The official table they belong to.
    pub fn table(&self) -> &'static Table {
        self.table
    }

    /// A cell as the report gives it; empty if it could not be read.
    ///
    /// # Panics
    /// If the table has no such figure, as everywhere here.
    pub fn given(&self, figure: usize) -> Cell {
        self.given[figure].value.unwrap_or_default()
    }

    /// A cell as it is printed.
    pub fn printed(&self, figure: usize) -> Cell {
        self.printed[figure].unwrap_or_default()
    }

    /// Where a cell stands in the file; none if the file leaves it out.
    pub fn span(&self, figure: usize) -> Option<Span> {
        self.given[figure].span
    }

    /// Whether the file has something that is no figure in a cell, or in one that is added up there.
    pub fn is_unreadable(&self, figure: usize) -> bool {
        self.printed[figure].is_none()
    }

    /// Whether the file leaves the whole table out.
    pub fn is_left_out(&self) -> bool {
        self.left_out
    }
}

/// Fills in totals that are empty. A total is computed once everything it adds up is known, so that 总计 of the row
/// 总计 does not depend on the order of the equations.
fn with_totals(table: &Table, given: &[Option<Cell>]) -> Vec<Option<Cell>> {
    let mut cells = given.to_vec();
    let mut open: Vec<(usize, &[usize])> = table
        .equations
        .iter()
        .filter_map(|equation| Some((equation.total()?, equation.left.as_slice())))
        .filter(|&(total, _)| given[total] == Some(Cell::Empty))
        .collect();
    while let Some(ready) = open.iter().position(|(_, parts)| !open.iter().any(|(total, _)| parts.contains(total))) {
        let (total, parts) = open.swap_remove(ready);
        open.retain(|(other, _)| *other != total);
        let sum: Option<i128> = parts.iter().map(|&part| Some(cells[part]?.micros())).sum();
        cells[total] = sum.map(|sum| Cell::Number(Number::from_micros(sum)));
    }
    cells
}

impl Report {
    /// What a highlight shows: the cell as it is printed, or the sum of several.
    pub fn highlight(&self, highlight: &Highlight) -> Cell {
        let figures = self.figures(highlight.table);
        let rows = figures.table().rows(&highlight.rows, highlight.column);
        let cells: Vec<Cell> = rows.into_iter().map(|figure| figures.printed(figure)).collect();
        match cells[..] {
            [one] => one,
            [first, ..] if !matches!(first, Cell::Number(_)) && cells.iter().all(|cell| *cell == first) => first,
            _ => Cell::Number(Number::from_micros(cells.iter().map(|cell| cell.micros()).sum())),
        }
    }
}
