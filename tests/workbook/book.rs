//! Workbooks as tests make, change and read them.

use std::io::{Cursor, Write};
use std::path::Path;

use nianbao::form::{Edition, GridContent, Table, TableId};
use nianbao::formats::plan::{sheets, table_place};
use nianbao::formats::{Format, read as read_file};
use nianbao::report::blank::blank;
use nianbao::report::{OneLine, Report, SectionBody, Text};
use nianbao::source::Severity;
use nianbao::style::OFFICIAL;

use crate::word::{self, Package};

pub const SAMPLES: [&str; 2] = ["xigang-2023.yaml", "minghe-2024.yaml"];

pub fn sample(name: &str) -> Report {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
    read_as(&std::fs::read_to_string(path).unwrap(), Format::Yaml)
}

pub fn written(report: &Report) -> Vec<u8> {
    Format::Workbook.write(report, &OFFICIAL).unwrap_or_else(|complaint| panic!("{complaint}"))
}

/// The report, if there is nothing wrong with it that keeps it from being printed, and all that is said of it.
pub fn said(bytes: &[u8]) -> (Option<Report>, Vec<String>) {
    let reading = read_file("年报.xlsx", bytes);
    let said = reading.complaints.iter().map(|complaint| format!("{}：{complaint}", complaint.code.id)).collect();
    (reading.usable().cloned(), said)
}

/// The report, or all that keeps it from being printed.
pub fn read(bytes: &[u8]) -> Result<Report, Vec<String>> {
    let reading = read_file("年报.xlsx", bytes);
    let errors = reading.complaints.iter().filter(|complaint| complaint.severity == Severity::Error);
    reading.usable().cloned().ok_or_else(|| errors.map(ToString::to_string).collect())
}

/// The only thing that keeps a report from being printed.
pub fn only_error(bytes: &[u8]) -> String {
    let mut errors = read(bytes).unwrap_err();
    assert_eq!(errors.len(), 1, "{errors:?}");
    errors.remove(0)
}

/// A report that nothing at all is said of.
pub fn fine(bytes: &[u8]) -> Report {
    let (report, said) = said(bytes);
    assert!(said.is_empty(), "{said:?}");
    report.unwrap()
}

pub fn read_as(text: &str, format: Format) -> Report {
    let reading = read_file(&format!("年报.{}", format.endings()[0]), text.as_bytes());
    reading.usable().unwrap_or_else(|| panic!("{:?}\n{text}", reading.complaints)).clone()
}

/// A report of the latest edition below the body and the year.
pub fn yaml(lines: &str) -> Report {
    read_as(&format!("body: 某局\nyear: 2024\n{lines}"), Format::Yaml)
}

pub fn text(text: &str) -> Text {
    OneLine::new(text).unwrap().into()
}

pub fn empty() -> Report {
    blank(text("某局"), 2024, None).unwrap()
}

pub fn table(id: TableId) -> &'static Table {
    Edition::latest().table(id)
}

/// The blocks of a section of prose.
pub fn prose<'a>(report: &'a Report, key: &str) -> &'a [nianbao::report::Block] {
    match report.section(key) {
        Some(SectionBody::Prose(blocks)) => blocks,
        other => panic!("{other:?}"),
    }
}

/// Number of a sheet's part, from 1.
pub fn number_of(sheet: &str) -> usize {
    let all = sheets(Edition::latest());
    1 + all.iter().position(|(name, _)| *name == sheet).expect("a sheet of the workbook")
}

/// A workbook with some of its parts changed, and others added.
pub fn edited_with(bytes: &[u8], added: &[(&str, &[u8])], edit: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (path, bytes) in Package::open(bytes).0 {
        writer.start_file(path.as_str(), options).unwrap();
        match String::from_utf8(bytes) {
            Ok(text) => writer.write_all(edit(&path, text).as_bytes()).unwrap(),
            Err(error) => writer.write_all(error.as_bytes()).unwrap(),
        }
    }
    for (path, bytes) in added {
        writer.start_file(*path, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook with some of its parts changed.
pub fn edited(bytes: &[u8], edit: impl Fn(&str, String) -> String) -> Vec<u8> {
    edited_with(bytes, &[], edit)
}

/// A workbook with the text of one sheet's part changed.
pub fn with_sheet(bytes: &[u8], sheet: &str, edit: impl Fn(String) -> String) -> Vec<u8> {
    let part = format!("xl/worksheets/sheet{}.xml", number_of(sheet));
    edited(bytes, |path, text| if path == part { edit(text) } else { text })
}

/// The text of a sheet with another cell: `content` follows `<c r="…"`.
pub fn put(text: &str, cell: &str, content: &str) -> String {
    let start = format!("<c r=\"{cell}\"");
    let new = format!("{start}{content}");
    if let Some(at) = text.find(&start) {
        let rest = &text[at..];
        let tag = rest.find('>').unwrap() + 1;
        let end = if rest[..tag].ends_with("/>") { tag } else { rest.find("</c>").unwrap() + 4 };
        return format!("{}{new}{}", &text[..at], &rest[end..]);
    }
    // Cells that were not there may follow in any order.
    let row: String = cell.chars().filter(char::is_ascii_digit).collect();
    text.replace("</sheetData>", &format!("<row r=\"{row}\">{new}</row></sheetData>"))
}

pub fn with_cell(bytes: &[u8], sheet: &str, cell: &str, content: &str) -> Vec<u8> {
    with_sheet(bytes, sheet, |text| put(&text, cell, content))
}

pub fn text_cell(text: &str) -> String {
    format!(" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
}

pub fn number_cell(number: &str) -> String {
    format!("><v>{number}</v></c>")
}

pub fn name(row: u32, column: u16) -> String {
    assert!(column < 26);
    format!("{}{}", char::from(b'A' + column as u8), row + 1)
}

/// Names of the cells of a table's figures.
pub fn figure_cells(table: &Table) -> Vec<String> {
    let mut names = vec![String::new(); table.len()];
    for cell in &table.grid.cells {
        if let GridContent::Figure(figure) = cell.content {
            let (row, column) = table_place(cell);
            names[figure] = name(row, column);
        }
    }
    names
}

/// The index of a cell style with this format.
pub fn style_of(bytes: &[u8], code: &str) -> (Vec<u8>, usize) {
    let package = Package::open(bytes);
    let styles = package.xml("xl/styles.xml");
    let count = word::number(word::all(styles.root(), "cellXfs")[0], "count") as usize;
    let new = edited(bytes, |path, text| {
        if path != "xl/styles.xml" {
            return text;
        }
        text.replacen(
            "<fonts",
            &format!("<numFmts><numFmt numFmtId=\"999\" formatCode=\"{code}\"/></numFmts><fonts"),
            1,
        )
        .replace("</cellXfs>", "<xf numFmtId=\"999\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs>")
    });
    (new, count)
}

/// Rows of prose as a clerk may fill them in: cells by name.
pub fn with_prose(cells: &[(&str, &str)]) -> Vec<u8> {
    with_sheet(&written(&empty()), "一、总体情况", |text| {
        cells.iter().fold(text, |text, (cell, content)| put(&text, cell, &text_cell(content)))
    })
}
