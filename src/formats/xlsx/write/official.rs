//! The official tables: labels and spans of the form, totals as formulas, cells that turn red when sums do not agree.

use rust_xlsxwriter::{DataValidation, Format, Formula, IgnoreError, Worksheet, XlsxError};

use super::look::{LINE, Look, PADDING};
use super::sums::{Last, checks, references, sum};
use crate::form::{GridCell, GridContent, Table, Unit};
use crate::formats::xlsx::plan::{AROUND_TABLES, TABLE_FIRST_ROW, table_place};
use crate::number::{Cell, Number};
use crate::report::Figures;
use crate::style::Style;

/// Width of a table on the screen in pixels; the print fits the paper.
const WIDTH: f64 = 740.0;

pub(super) fn write(
    sheet: &mut Worksheet,
    figures: &Figures,
    hints: &[&str],
    style: &Style,
    look: &Look,
) -> Result<(), XlsxError> {
    let table = figures.table();
    // A total that is not known yet shows nothing until it is computed.
    sheet.set_formula_result_default("");
    let widths = widths(table, style);
    for (column, width) in (0..).zip(&widths) {
        sheet.set_column_width_pixels(column, *width as u32)?;
    }
    let last = Last { row: TABLE_FIRST_ROW + table.grid.rows as u32 - 1, column: table.grid.columns as u16 - 1 };
    head(sheet, table, hints, last, look)?;
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
            validate(sheet, cell, table.locate(figure).1.unit)?;
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

fn head(sheet: &mut Worksheet, table: &Table, hints: &[&str], last: Last, look: &Look) -> Result<(), XlsxError> {
    sheet.merge_range(0, 0, 0, last.column, table.heading, &look.heading)?;
    let has = |unit| table.lines.iter().flat_map(|line| &line.columns).any(|column| column.unit == unit);
    let mut note = String::from("填不小于 0 的整数；没有发生填 0，不适用填 /");
    for (unit, rule) in [
        (Unit::Change, "；本年增/减可以带正负号，减少的前面写减号"),
        (Unit::TenThousandYuan, "；收费金额以万元为单位，可以有小数，写几位就印几位"),
        (Unit::Money, "；金额可以有小数，单位元、万元写在数的后面"),
    ] {
        if has(unit) {
            note.push_str(rule);
        }
    }
    if !table.equations.is_empty() {
        note.push_str("；蓝色的总计由公式相加");
    }
    note.push_str(&format!("。表格外面的文字不印，要印的写在“{AROUND_TABLES}”里"));
    for hint in hints {
        note.push_str(&format!("\n{hint}"));
    }
    sheet.merge_range(1, 0, 1, last.column, &note, &look.note)?;
    sheet.set_row_height(0, 34)?.set_row_height(1, 26.0 + LINE * hints.len() as f64)?;
    Ok(())
}

/// Widths of the columns in pixels, in the proportions of the printed table.
fn widths(table: &Table, style: &Style) -> Vec<f64> {
    let all = style.page.text_width;
    let columns = style.official_table(table.id()).columns(table.grid.columns, table.grid.label_columns, all);
    columns.into_iter().map(|width| width / all * WIDTH).collect()
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
    let unit = table.locate(figure).1.unit;
    let given = figures.given(figure);
    let (row, column) = table_place(cell);
    let total = table.totals(figure).next();
    let format = match (total, unit) {
        (Some(_), _) => &look.total,
        (None, Unit::Count) => &look.figure,
        (None, Unit::Change | Unit::TenThousandYuan | Unit::Money) => &look.as_typed,
    };
    if let Some(equation) = total {
        let sum = sum(figures, &equation.left);
        // A total that is given and wrong stays as it is, for people to see. One that is left out has no result yet,
        // so that it is still left out when the workbook is read.
        let result = match given {
            Cell::Empty => Some(String::new()),
            Cell::Number(number) if number.micros() == sum => Some(number.to_string()),
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
        (Cell::Number(number), Unit::Count) => {
            sheet.write_number_with_format(row, column, whole(number), format)?;
        }
        (given, _) => {
            sheet.write_string_with_format(row, column, given.to_string(), format)?;
            sheet.ignore_error(row, column, IgnoreError::NumberStoredAsText)?;
        }
    }
    Ok(())
}

/// A count as spreadsheets keep it; whole numbers of up to twelve digits are exact.
fn whole(number: Number) -> f64 {
    (number.micros() / 1_000_000) as f64
}

/// What may be typed into a cell: `/`, or a figure of its unit.
fn validate(sheet: &mut Worksheet, cell: &GridCell, unit: Unit) -> Result<(), XlsxError> {
    let (row, column) = table_place(cell);
    let name = rust_xlsxwriter::utility::row_col_to_cell(row, column);
    let number = |text: &str, rule: &str| format!("IF(ISERROR(VALUE({text})),FALSE,{})", rule.replace('#', text));
    let (rule, wanted) = match unit {
        Unit::Count => {
            (format!("IF(ISNUMBER({name}),IF({name}>=0,{name}=INT({name}),FALSE),FALSE)"), "不小于 0 的整数")
        }
        Unit::Change => (number(&name, "VALUE(#)=INT(VALUE(#))"), "整数，减少的前面写减号，例如 -3"),
        Unit::TenThousandYuan => (number(&name, "VALUE(#)>=0"), "不小于 0 的数（万元，最多 6 位小数）"),
        Unit::Money => {
            let bare = format!("SUBSTITUTE(SUBSTITUTE({name},\"万\",\"\"),\"元\",\"\")");
            (number(&bare, "VALUE(#)>=0"), "不小于 0 的数，可以带单位元或万元")
        }
    };
    // A slash is compared first, since it is no number to compute with.
    let validation = DataValidation::new()
        .allow_custom(Formula::new(format!("=IF(EXACT({name},\"/\"),TRUE,{rule})")))
        .set_error_title("填写有误")?
        .set_error_message(format!("请填{wanted}；没有发生填 0，不适用填 /"))?;
    sheet.add_data_validation(row, column, row, column, &validation)?;
    Ok(())
}
