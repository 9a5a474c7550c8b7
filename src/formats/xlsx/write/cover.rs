//! The sheet of the plain values.

use rust_xlsxwriter::{DataValidation, DataValidationRule, ExcelDateTime, Formula, IgnoreError, Worksheet, XlsxError};

use super::look::Look;
use crate::form::Edition;
use crate::form::fields::{FIELDS, Field, FieldId, FieldKind};
use crate::formats::xlsx::plan::{AROUND_TABLES, COVER_COLUMNS, COVER_FIRST_ROW, NO, YES};
use crate::report::{Date, Report, Signatory};

const HEADING: &str = "政府信息公开工作年度报告";

pub(super) fn write(sheet: &mut Worksheet, report: &Report, look: &Look) -> Result<(), XlsxError> {
    let [name, value, hint] = COVER_COLUMNS;
    for (column, width) in [(name, 18.0), (value, 56.0), (hint, 44.0)] {
        sheet.set_column_width(column, width)?;
    }
    let note = format!(
        "只填黄色的格；灰色的格是格式规定的文字，蓝色的格由公式计算。官方表格的行、列不能增删；数对不上的格会变红。\
         文字部分一行一段，在“类型”列选段落、标题等；表格上面、下面要写的话，写在“{AROUND_TABLES}”里。\
         隐藏的行不印。填好后用 nianbao check 核对，用 nianbao render 生成 Word 和 PDF。"
    );
    sheet.merge_range(0, name, 0, hint, HEADING, &look.heading)?;
    sheet.merge_range(1, name, 1, hint, &note, &look.note)?;
    sheet.set_row_height(0, 36)?.set_row_height(1, 48)?;
    for (column, head) in COVER_COLUMNS.into_iter().zip(["项目", "内容", "怎样填"]) {
        sheet.write_string_with_format(COVER_FIRST_ROW - 1, column, head, &look.head)?;
    }
    for (row, field) in (COVER_FIRST_ROW..).zip(FIELDS) {
        sheet.write_string_with_format(row, name, field.label, &look.name)?;
        sheet.write_string_with_format(row, hint, field.written_hint(), &look.hint)?;
        sheet.set_row_height(row, 24)?;
        Line { sheet, report, field, row, look }.write()?;
    }
    let last = COVER_FIRST_ROW + FIELDS.len() as u32 - 1;
    sheet.set_print_area(0, name, last, hint)?.set_landscape();
    sheet.set_freeze_panes(COVER_FIRST_ROW, 0)?;
    // Postcodes and telephone numbers are texts on purpose.
    sheet.ignore_error_range(COVER_FIRST_ROW, value, last, value, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

/// The value of one field and what may be typed for it.
struct Line<'a> {
    sheet: &'a mut Worksheet,
    report: &'a Report,
    field: &'static Field,
    row: u32,
    look: &'a Look,
}

/// Column of the values.
const VALUE: u16 = COVER_COLUMNS[1];

impl Line<'_> {
    fn write(mut self) -> Result<(), XlsxError> {
        let value = self.report.field(self.field.id);
        match self.field.kind {
            FieldKind::Year => self.year(value.as_deref()),
            FieldKind::Date => self.date(value.as_deref()),
            FieldKind::Flag => self.flag(),
            FieldKind::TextOrNo if self.report.signatory == Signatory::Nobody => self.text(Some(NO)),
            FieldKind::Text | FieldKind::TextOrNo => self.text(value.as_deref()),
        }
    }

    fn text(&mut self, text: Option<&str>) -> Result<(), XlsxError> {
        match text {
            Some(text) => self.sheet.write_string_with_format(self.row, VALUE, text, &self.look.value)?,
            None => self.sheet.write_blank(self.row, VALUE, &self.look.value)?,
        };
        Ok(())
    }

    fn guard(&mut self, validation: DataValidation, message: &str) -> Result<(), XlsxError> {
        let validation = validation.set_error_title(self.field.label)?.set_error_message(message)?;
        self.sheet.add_data_validation(self.row, VALUE, self.row, VALUE, &validation)?;
        Ok(())
    }

    fn year(&mut self, value: Option<&str>) -> Result<(), XlsxError> {
        match value.and_then(|value| value.parse::<u16>().ok()) {
            Some(year) => self.sheet.write_number_with_format(self.row, VALUE, year, &self.look.number)?,
            None => self.sheet.write_blank(self.row, VALUE, &self.look.number)?,
        };
        if self.field.id == FieldId::Form {
            let editions: Vec<String> = Edition::all().map(|edition| edition.year().to_string()).collect();
            let message = format!("请填 {}", editions.join(" 或 "));
            return self.guard(DataValidation::new().allow_list_strings(&editions)?, &message);
        }
        let years = self.report.edition().years();
        let between = DataValidationRule::Between(i32::from(*years.start()), i32::from(*years.end()));
        let message = format!("请填 {} 至 {} 之间的年度", years.start(), years.end());
        self.guard(DataValidation::new().allow_whole_number(between), &message)
    }

    fn date(&mut self, value: Option<&str>) -> Result<(), XlsxError> {
        match value.map(|text| (text, day(text))) {
            Some((_, Some(day))) => self.sheet.write_datetime_with_format(self.row, VALUE, &day, &self.look.date)?,
            Some((text, None)) => self.sheet.write_string_with_format(self.row, VALUE, text, &self.look.value)?,
            None => self.sheet.write_blank(self.row, VALUE, &self.look.date)?,
        };
        let since = DataValidationRule::GreaterThan(Formula::new("DATE(2000,1,1)"));
        self.guard(DataValidation::new().allow_date_formula(since), "请填日期，例如 2024-01-24")
    }

    fn flag(&mut self) -> Result<(), XlsxError> {
        self.text(self.report.seal.then_some(YES))?;
        self.guard(DataValidation::new().allow_list_strings(&[YES, NO])?, "请填 是 或 否")
    }
}

/// A day that spreadsheets agree on; they do not about 1900 and before.
fn day(text: &str) -> Option<ExcelDateTime> {
    let date = Date::parse(text).filter(|date| date.year() > 1900)?;
    ExcelDateTime::from_ymd(date.year(), date.month(), date.day()).ok()
}
