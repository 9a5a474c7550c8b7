//! A report as a workbook (.xlsx) for people who live in spreadsheets: a cover for the plain values, the official tables
//! in their official layout, the prose a row a block. [`crate::read`] reads it back without loss.

mod cover;
mod look;
mod official;
pub mod plan;
mod prose;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::diagnostic::Diagnostic;
use crate::form::{EDITION, SECTIONS};
use crate::report::Report;
use look::Look;
use plan::{PREAMBLE, Sheet, sheets};

/// Writes a workbook; the same report gives the same bytes.
///
/// # Errors
/// A [`Diagnostic`] about `name` if a text is longer than a cell can hold.
pub fn write(report: &Report, name: &str) -> Result<Vec<u8>, Diagnostic> {
    build(report).map_err(|error| {
        Diagnostic::file(
            name,
            match error {
                XlsxError::MaxStringLengthExceeded => {
                    "有一段文字超过 32767 个字，电子表格的一格放不下；请拆成几段，或改用 YAML".to_owned()
                }
                error => format!("写不成工作簿（{error}）"),
            },
        )
    })
}

fn build(report: &Report) -> Result<Vec<u8>, XlsxError> {
    let look = Look::default();
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(report.title())
        .set_author(&report.body)
        // The same report gives the same file, whenever it is written.
        .set_creation_datetime(&ExcelDateTime::from_ymd(EDITION, 1, 1)?);
    workbook.set_properties(&properties);
    for (name, sheet) in sheets() {
        let mut worksheet = Worksheet::new();
        worksheet.set_name(name)?;
        page(&mut worksheet)?;
        match sheet {
            Sheet::Cover => cover::write(&mut worksheet, report, &look)?,
            Sheet::Prose(key) => {
                let heading = SECTIONS.iter().find(|section| section.key == key).map(|section| section.heading);
                let blocks = report.prose(key).unwrap_or_default();
                prose::section(&mut worksheet, heading.unwrap_or(PREAMBLE), blocks, &look)?;
            }
            Sheet::Table(table) => {
                if let Some(figures) = report.figures(table.form.key) {
                    official::write(&mut worksheet, figures, &look)?;
                }
            }
            Sheet::Attachments => prose::attachments(&mut worksheet, &report.attachments, &look)?,
        }
        workbook.push_worksheet(worksheet);
    }
    workbook.save_to_buffer()
}

/// What all sheets have in common: A4, as wide as the paper, page numbers.
fn page(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    const A4: u8 = 9;
    // Inches: left, right, top, bottom, header, footer.
    sheet.set_margins(0.7, 0.7, 0.8, 0.8, 0.4, 0.4);
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    sheet.set_footer("&C第 &P 页，共 &N 页").set_screen_gridlines(false);
    Ok(())
}
