//! The official tables: labels and spans of the form, totals as formulas, cells that turn red when sums do not agree.

use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatFormula, DataValidation, Format, Formula,
    IgnoreError, Worksheet, XlsxError,
};

use super::look::{Look, PIXELS};
use super::plan::{TABLE_FIRST_ROW, table_place};
use crate::form::{Axis, Equation, GridCell, GridContent, SECTIONS, Table, Unit};
use crate::report::{Cell, Figures};
use crate::style::OFFICIAL;

/// Columns between the table and the check of its rows.
const GAP: u16 = 1;
/// How much wider than printed columns are on the screen; the print fits the paper.
const ZOOM: f64 = 1.25;
/// Widths of the gap and of the check, in characters.
const GAP_WIDTH: f64 = 2.0;
const CHECK_WIDTH: f64 = 18.0;
/// Height of a line of a label, and what a row adds to it, in points.
const LINE: f64 = 14.5;
const PADDING: f64 = 7.0;

pub(super) fn write(sheet: &mut Worksheet, figures: &Figures, look: &Look) -> Result<(), XlsxError> {
    let table = figures.table();
    // A total that is not known yet shows nothing until it is computed.
    sheet.set_formula_result_default("");
    let widths = widths(table);
    for (column, width) in (0..).zip(&widths) {
        sheet.set_column_width_pixels(column, *width as u32)?;
    }
    let last = Last { row: TABLE_FIRST_ROW + table.grid.rows as u32 - 1, column: table.grid.columns as u16 - 1 };
    head(sheet, table, last, look)?;
    heights(sheet, table, &widths)?;
    for cell in &table.grid.cells {
        match cell.content {
            GridContent::ColumnLabel(text) => put(sheet, cell, &look.column_label, text)?,
            GridContent::RowLabel(text) if cell.rows == 1 => put(sheet, cell, &look.row_label, text)?,
            GridContent::RowLabel(text) => put(sheet, cell, &look.group_label, text)?,
            GridContent::Figure(figure) => write_figure(sheet, figures, cell, figure, look)?,
        }
    }
    for cell in &table.grid.cells {
        if let GridContent::Figure(figure) = cell.content {
            validate(sheet, cell, table.locate(figure).0.unit)?;
        }
    }
    checks(sheet, figures, last, look)?;
    let frozen_rows = TABLE_FIRST_ROW + table.grid.header_rows as u32;
    sheet
        .set_freeze_panes(frozen_rows, if table.grid.header_rows > 0 { table.grid.label_columns as u16 } else { 0 })?;
    sheet.set_print_area(0, 0, last.row, last.column)?;
    if table.grid.header_rows > 0 {
        sheet.set_repeat_rows(TABLE_FIRST_ROW, frozen_rows - 1)?;
    }
    if table.grid.columns > table.grid.rows {
        sheet.set_landscape();
    }
    Ok(())
}

/// The table's last row and column on the sheet, from 0.
#[derive(Clone, Copy)]
struct Last {
    row: u32,
    column: u16,
}

fn head(sheet: &mut Worksheet, table: &Table, last: Last, look: &Look) -> Result<(), XlsxError> {
    let section = SECTIONS.iter().find(|section| section.key == table.form.key);
    sheet.merge_range(0, 0, 0, last.column, section.map_or("", |section| section.heading), &look.heading)?;
    let decimals = table.lines.iter().any(|line| line.unit == Unit::TenThousandYuan);
    let fees =
        if decimals { "；收费金额以万元为单位，可以有小数，写几位就印几位" } else { "" };
    let totals = if table.equations.is_empty() { "" } else { "；蓝色的总计由公式相加" };
    let note = format!("填不小于 0 的整数；没有发生填 0，不适用填 /{fees}{totals}");
    sheet.merge_range(1, 0, 1, last.column, &note, &look.note)?;
    sheet.set_row_height(0, 34)?.set_row_height(1, 24)?;
    Ok(())
}

/// Widths of the columns in pixels, in the proportions of the printed table.
fn widths(table: &Table) -> Vec<f64> {
    let grid = &table.grid;
    let style = OFFICIAL.official_table(table.form.key);
    let widths = style.columns(grid.columns, grid.label_columns, OFFICIAL.page.text_width);
    widths.into_iter().map(|width| width.to_mm() * PIXELS * ZOOM).collect()
}

/// Rows as high as their labels need: programs do not fit the height of merged cells.
fn heights(sheet: &mut Worksheet, table: &Table, widths: &[f64]) -> Result<(), XlsxError> {
    // A character of 10.5 points, in pixels.
    const CHARACTER: f64 = 14.0;
    for row in 0..table.grid.rows {
        let lines = table.grid.cells.iter().filter(|cell| cell.row + cell.rows == row + 1).map(|cell| {
            let text = match cell.content {
                GridContent::ColumnLabel(text) | GridContent::RowLabel(text) => text,
                GridContent::Figure(_) => return 1.0,
            };
            let width: f64 = widths[cell.column..cell.column + cell.columns].iter().sum();
            let characters = ((width - 8.0) / CHARACTER).floor().max(1.0);
            ((text.chars().count() as f64 / characters).ceil() / cell.rows as f64).ceil()
        });
        let lines = lines.fold(1.0, f64::max);
        sheet.set_row_height(TABLE_FIRST_ROW + row as u32, lines * LINE + PADDING)?;
    }
    Ok(())
}

/// Writes a text into a cell of the grid, merged as the form has it.
fn put(sheet: &mut Worksheet, cell: &GridCell, format: &Format, text: &str) -> Result<(), XlsxError> {
    let (row, column) = table_place(cell);
    if cell.rows == 1 && cell.columns == 1 {
        if text.is_empty() {
            sheet.write_blank(row, column, format)?;
        } else {
            sheet.write_string_with_format(row, column, text, format)?;
        }
    } else {
        let (bottom, right) = (row + cell.rows as u32 - 1, column + cell.columns as u16 - 1);
        sheet.merge_range(row, column, bottom, right, text, format)?;
    }
    Ok(())
}

fn write_figure(
    sheet: &mut Worksheet,
    figures: &Figures,
    cell: &GridCell,
    figure: usize,
    look: &Look,
) -> Result<(), XlsxError> {
    let table = figures.table();
    let unit = table.locate(figure).0.unit;
    let given = figures.given(figure);
    let (row, column) = table_place(cell);
    let total = table.totals(figure).next();
    let format = match (total, unit) {
        (Some(_), _) => &look.total,
        (None, Unit::Count) => &look.figure,
        (None, Unit::TenThousandYuan) => &look.decimal,
    };
    if let Some(equation) = total {
        let sum = sum(figures, &equation.left);
        // A total that is given and wrong stays as it is, for people to see. One that is left out has no result yet,
        // so that it is still left out when the workbook is read.
        let result = match given {
            Cell::Empty => Some(String::new()),
            Cell::Number(number) if number.micros().cast_signed() == sum => Some(number.to_string()),
            _ => None,
        };
        if let Some(result) = result {
            let formula = Formula::new(format!("=SUM({})", references(table, &equation.left))).set_result(result);
            sheet.write_formula_with_format(row, column, formula, format)?;
            return Ok(());
        }
    }
    put(sheet, cell, format, "")?;
    match (given, unit) {
        (Cell::Empty, _) => {}
        // Whole numbers of up to twelve digits are exact.
        (Cell::Number(number), Unit::Count) => {
            sheet.write_number_with_format(row, column, (number.micros() / 1_000_000) as f64, format)?;
        }
        (given, _) => {
            sheet.write_string_with_format(row, column, given.to_string(), format)?;
            sheet.ignore_error(row, column, IgnoreError::NumberStoredAsText)?;
        }
    }
    Ok(())
}

/// What may be typed into a cell: a whole number (or a decimal) not below 0, or `/`.
fn validate(sheet: &mut Worksheet, cell: &GridCell, unit: Unit) -> Result<(), XlsxError> {
    let (row, column) = table_place(cell);
    let name = name(row, column);
    // A slash is compared first, since it is no number to compute with.
    let (formula, message) = match unit {
        Unit::Count => (
            format!("=IF(EXACT({name},\"/\"),TRUE,IF(ISNUMBER({name}),IF({name}>=0,{name}=INT({name}),FALSE),FALSE))"),
            "请填不小于 0 的整数；没有发生填 0，不适用填 /",
        ),
        Unit::TenThousandYuan => (
            format!("=IF(EXACT({name},\"/\"),TRUE,IF(ISERROR(VALUE({name})),FALSE,VALUE({name})>=0))"),
            "请填不小于 0 的数（万元，最多 6 位小数）；没有发生填 0，不适用填 /",
        ),
    };
    let validation = DataValidation::new()
        .allow_custom(Formula::new(formula))
        .set_error_title("填写有误")?
        .set_error_message(message)?;
    sheet.add_data_validation(row, column, row, column, &validation)?;
    Ok(())
}

/// For each equation its difference, beside the table if it is about a row and below if it is about a column, and red
/// cells where there is one.
fn checks(sheet: &mut Worksheet, figures: &Figures, last: Last, look: &Look) -> Result<(), XlsxError> {
    let table = figures.table();
    let labels = table.grid.label_columns as u16;
    let beside = last.column + 1 + GAP;
    let mut below = last.row + 2;
    for sum in table.form.sums {
        let title = format!("{}：{} ＝ {}", sum.rule.id, sum.left_name, sum.right_name);
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
fn sum(figures: &Figures, side: &[usize]) -> i128 {
    side.iter().map(|&figure| figures.printed(figure).micros().cast_signed()).sum()
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
fn references(table: &Table, figures: &[usize]) -> String {
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

fn name(row: u32, column: u16) -> String {
    rust_xlsxwriter::utility::row_col_to_cell(row, column)
}
