//! The sheet of the plain values.

use rust_xlsxwriter::{DataValidation, DataValidationRule, ExcelDateTime, Formula, Worksheet, XlsxError};

use super::look::Look;
use super::plan::{COVER_COLUMNS, COVER_FIRST_ROW};
use crate::fields::{FIELDS, Kind};
use crate::form::YEARS;
use crate::report::{Date, Report};

const HEADING: &str = "政府信息公开工作年度报告";
const NOTE: &str = "黄色的格请填写，灰色的格是格式规定的文字，蓝色的格由公式计算。表一至表三照官方格式排列，行、列不能增删；数对不上的格会变红。\
文字部分一行一段，在“类型”列选段落、标题等。填好后用 nianbao check 核对，用 nianbao render 生成 Word 和 PDF。";

pub(super) fn write(sheet: &mut Worksheet, report: &Report, look: &Look) -> Result<(), XlsxError> {
    let [name, value, hint] = COVER_COLUMNS;
    for (column, width) in [(name, 18.0), (value, 56.0), (hint, 44.0)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.merge_range(0, name, 0, hint, HEADING, &look.heading)?;
    sheet.merge_range(1, name, 1, hint, NOTE, &look.note)?;
    sheet.set_row_height(0, 36)?.set_row_height(1, 48)?;
    for (column, head) in COVER_COLUMNS.into_iter().zip(["项目", "内容", "怎样填"]) {
        sheet.write_string_with_format(COVER_FIRST_ROW - 1, column, head, &look.head)?;
    }
    for (row, field) in (COVER_FIRST_ROW..).zip(FIELDS) {
        sheet.write_string_with_format(row, name, field.label, &look.name)?;
        sheet.write_string_with_format(row, hint, field.hint, &look.hint)?;
        sheet.set_row_height(row, 24)?;
        let text = field.value(report);
        match field.kind {
            Kind::Year => {
                sheet.write_number_with_format(row, value, report.year, &look.number)?;
                let (first, last) = (i32::from(*YEARS.start()), i32::from(*YEARS.end()));
                let years = DataValidation::new()
                    .allow_whole_number(DataValidationRule::Between(first, last))
                    .set_error_title("年度")?
                    .set_error_message(format!("请填 {first} 至 {last} 之间的年度"))?;
                sheet.add_data_validation(row, value, row, value, &years)?;
            }
            Kind::Date => {
                match text.as_deref().map(|text| (text, day(text))) {
                    Some((_, Some(day))) => sheet.write_datetime_with_format(row, value, &day, &look.date)?,
                    Some((text, None)) => sheet.write_string_with_format(row, value, text, &look.value)?,
                    None => sheet.write_blank(row, value, &look.date)?,
                };
                let days = DataValidation::new()
                    .allow_date_formula(DataValidationRule::GreaterThan(Formula::new("DATE(2000,1,1)")))
                    .set_error_title("日期")?
                    .set_error_message("请填日期，例如 2024-01-24")?;
                sheet.add_data_validation(row, value, row, value, &days)?;
            }
            Kind::Text => {
                match text {
                    Some(text) => sheet.write_string_with_format(row, value, text, &look.value)?,
                    None => sheet.write_blank(row, value, &look.value)?,
                };
            }
        }
    }
    let last = COVER_FIRST_ROW + FIELDS.len() as u32 - 1;
    sheet.set_print_area(0, name, last, hint)?.set_landscape();
    sheet.set_freeze_panes(COVER_FIRST_ROW, 0)?;
    // Postcodes and telephone numbers are texts on purpose.
    sheet.ignore_error_range(COVER_FIRST_ROW, value, last, value, rust_xlsxwriter::IgnoreError::NumberStoredAsText)?;
    Ok(())
}

/// A day that spreadsheets agree on; they do not about 1900 and before.
fn day(text: &str) -> Option<ExcelDateTime> {
    let date = Date::parse(text).filter(|date| date.year > 1900)?;
    ExcelDateTime::from_ymd(date.year, date.month, date.day).ok()
}
