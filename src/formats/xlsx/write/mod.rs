//! A report as a workbook.

mod cover;
mod look;
mod official;
mod own_table;
mod prose;
mod sums;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::plan::{SheetKind, sheets};
use crate::archive::same_everywhere;
use crate::form::fields::PREAMBLE_NAME;
use crate::form::{Edition, OVERVIEW, Section};
use crate::report::{Report, SectionBody};
use crate::source::{Code, Diagnostic};
use crate::style::Style;
use look::Look;

/// Writes a workbook, its official tables in the proportions of a layout; the same report gives the same bytes.
///
/// # Errors
/// A [`Diagnostic`] if a text is longer than a cell can hold.
pub(in crate::formats) fn write(report: &Report, style: &Style) -> Result<Vec<u8>, Diagnostic> {
    build(report, style).map_err(|error| match error {
        XlsxError::MaxStringLengthExceeded => {
            Diagnostic::new(&Code::OUTPUT, "有一段文字超过 32767 个字，电子表格的一格放不下")
                .advise("请拆成几段，或改用 YAML")
        }
        error => Diagnostic::new(&Code::OUTPUT, format!("写不成工作簿（{error}）")),
    })
}

fn build(report: &Report, style: &Style) -> Result<Vec<u8>, XlsxError> {
    let look = Look::default();
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(report.title())
        .set_author(report.body())
        // The same report gives the same file, whenever it is written.
        .set_creation_datetime(&ExcelDateTime::from_ymd(report.edition().year(), 1, 1)?);
    workbook.set_properties(&properties);
    for (name, kind) in sheets(report.edition()) {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        page(&mut sheet)?;
        match kind {
            SheetKind::Cover => cover::write(&mut sheet, report, &look)?,
            SheetKind::Prose(key) => {
                let (heading, hints, blocks) = match (report.edition().section(key), report.section(key)) {
                    (Some(section), Some(SectionBody::Prose(blocks))) => {
                        (section.heading, hints(report.edition(), section), blocks)
                    }
                    _ => (PREAMBLE_NAME, String::new(), &report.preamble),
                };
                prose::section(&mut sheet, kind, heading, &hints, blocks, &look)?;
            }
            SheetKind::Table(table) => {
                let hints = report.edition().section(table.key).map_or(&[][..], |section| section.hints);
                official::write(&mut sheet, report.figures(table.id()), hints, style, &look)?;
            }
            SheetKind::AroundTables => prose::around_tables(&mut sheet, report, &look)?,
            SheetKind::Attachments => prose::attachments(&mut sheet, &report.attachments, &look)?,
        }
        workbook.push_worksheet(sheet);
    }
    Ok(same_everywhere(workbook.save_to_buffer()?)?)
}

/// What is to be written in a section, a line each.
fn hints(edition: &Edition, section: &Section) -> String {
    let mut hints: String = section.hints.iter().map(|hint| format!("{hint}\n")).collect();
    if section.key == OVERVIEW && !edition.aspects().is_empty() {
        let aspects = edition.aspects().iter().map(|aspect| format!("{}（{}）", aspect.name, aspect.hint));
        hints.push_str(&format!("要写到的方面：{}。\n", aspects.collect::<Vec<_>>().join("；")));
    }
    hints
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
