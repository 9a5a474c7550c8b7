//! Sums of an official table: formulas, and cells that turn red when two sides do not agree.

use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatFormula, Formula, Worksheet, XlsxError,
};

use super::look::{LINE, Look, PADDING};
use crate::form::{Axis, Equation, GridCell, GridContent, Table};
use crate::formats::xlsx::plan::{CHECK, TABLE_FIRST_ROW, table_place};
use crate::report::Figures;

/// Columns between the table and the check of its rows.
const GAP: u16 = 1;
/// Widths of the gap and of the check, in characters.
const GAP_WIDTH: f64 = 2.0;
const CHECK_WIDTH: f64 = 18.0;

/// The table's last row and column on the sheet, from 0.
#[derive(Clone, Copy)]
pub(super) struct Last {
    pub(super) row: u32,
    pub(super) column: u16,
}

/// For each equation its difference, beside the table if it is about a row and below if it is about a column, and red
/// cells where there is one.
pub(super) fn checks(sheet: &mut Worksheet, figures: &Figures, last: Last, look: &Look) -> Result<(), XlsxError> {
    let table = figures.table();
    let labels = table.grid.label_columns as u16;
    let beside = last.column + 1 + GAP;
    let mut below = last.row + 2;
    for sum in table.form.sums {
        let title = format!("{CHECK}{}，应等于{}（{}）", sum.left_name, sum.right_name, sum.rule.id);
        let is_beside = sum.over == Axis::Columns && labels > 0;
        if is_beside {
            let head = TABLE_FIRST_ROW + table.grid.header_rows as u32 - 1;
            sheet.set_column_width(last.column + 1, GAP_WIDTH)?.set_column_width(beside, CHECK_WIDTH)?;
            sheet.merge_range(TABLE_FIRST_ROW, beside, head, beside, &title, &look.note)?;
        } else if labels > 0 {
            sheet.merge_range(below, 0, below, labels - 1, &title, &look.note)?;
            sheet.set_row_height(below, 2.0 * LINE)?;
        } else {
            sheet.merge_range(below - 1, 0, below - 1, last.column, &title, &look.note)?;
            sheet.set_row_height(below - 1, LINE + PADDING)?;
        }
        for equation in table.equations.iter().filter(|equation| std::ptr::eq(equation.sum, sum)) {
            let (row, column) = table_place(cell_of(table, equation.right[0]));
            let place = if is_beside { (row, beside) } else { (below, column) };
            check(sheet, figures, equation, place, look)?;
        }
        below += u32::from(!is_beside);
    }
    Ok(())
}

/// The difference of an equation in one cell, and red cells where it does not hold.
fn check(
    sheet: &mut Worksheet,
    figures: &Figures,
    equation: &Equation,
    (row, column): (u32, u16),
    look: &Look,
) -> Result<(), XlsxError> {
    let table = figures.table();
    let (left, right) = (references(table, &equation.left), references(table, &equation.right));
    // Only counts are added up, so that the difference is whole.
    let difference = (sum(figures, &equation.left) - sum(figures, &equation.right)) / 1_000_000;
    let formula = Formula::new(format!("=SUM({left})-SUM({right})")).set_result(difference.to_string());
    sheet.write_formula_with_format(row, column, formula, &look.check)?;
    let is_off =
        ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::NotEqualTo(0)).set_format(&look.wrong);
    sheet.add_conditional_format(row, column, row, column, &is_off)?;
    let broken = Formula::new(format!("=SUM({left})<>SUM({right})"));
    let rule = ConditionalFormatFormula::new().set_rule(broken).set_format(&look.wrong);
    for [(top, left), (bottom, right)] in ranges(table, equation.left.iter().chain(&equation.right)) {
        sheet.add_conditional_format(top, left, bottom, right, &rule)?;
    }
    Ok(())
}

/// Sum of figures in millionths. The largest figures together are more than 64 bits can hold.
pub(super) fn sum(figures: &Figures, side: &[usize]) -> i128 {
    side.iter().map(|&figure| figures.printed(figure).micros()).sum()
}

fn cell_of(table: &Table, figure: usize) -> &GridCell {
    let is_it = |cell: &&GridCell| cell.content == GridContent::Figure(figure);
    table.grid.cells.iter().find(is_it).unwrap_or(&table.grid.cells[0])
}

/// A range of cells: top left and bottom right, as row and column from 0.
type Range = [(u32, u16); 2];

/// The ranges that some figures cover: those next to one another in a row or a column are one.
fn ranges<'a>(table: &Table, figures: impl Iterator<Item = &'a usize>) -> Vec<Range> {
    let mut ranges: Vec<Range> = Vec::new();
    for &figure in figures {
        let (row, column) = table_place(cell_of(table, figure));
        match ranges.last_mut() {
            Some([(top, left), end]) if *top == row && *left <= end.1 && end.0 == row && end.1 + 1 == column => {
                end.1 = column;
            }
            Some([(_, left), end]) if *left == column && end.1 == column && end.0 + 1 == row => end.0 = row,
            _ => ranges.push([(row, column), (row, column)]),
        }
    }
    ranges
}

/// Figures as a formula names them, all references fixed: `$D$6:$D$24`.
pub(super) fn references(table: &Table, figures: &[usize]) -> String {
    let named = ranges(table, figures.iter()).into_iter().map(|[(top, left), (bottom, right)]| {
        let fixed = |row, column| rust_xlsxwriter::utility::row_col_to_cell_absolute(row, column);
        if (top, left) == (bottom, right) {
            fixed(top, left)
        } else {
            format!("{}:{}", fixed(top, left), fixed(bottom, right))
        }
    });
    named.collect::<Vec<String>>().join(",")
}
