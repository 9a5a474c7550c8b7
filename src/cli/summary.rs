//! `--summary`: a table of what became of each report, for the office's own spreadsheet or for a program.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use nianbao::archive::same_everywhere;
use nianbao::source::{Code, Diagnostic, Node, Severity, Value, count};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use serde::Serialize;
use zip::ZipArchive;

use super::basis::Checked;
use super::outcome::{Outcome, Words};
use super::problem::Problem;
use super::save::save;

/// The endings of its files.
const ENDINGS: [&str; 3] = ["csv", "xlsx", "json"];
/// The head of the table, and the width of each column in digits.
const COLUMNS: [(&str, f64); 8] = [
    ("文件", 36.0),
    ("行政机关", 28.0),
    ("年度", 8.0),
    ("结果", 12.0),
    ("错误", 8.0),
    ("提醒", 8.0),
    ("写出的文件", 60.0),
    ("说明", 60.0),
];

/// The file of a table from its name on the command line.
pub(super) fn file(name: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(name);
    let is_known = ending(&path).is_some_and(|ending| ENDINGS.contains(&&*ending));
    if is_known {
        Ok(path)
    } else {
        Err("请写一个以 .csv、.xlsx 或 .json 结尾的文件名，例如 结果.xlsx".to_owned())
    }
}

fn ending(path: &Path) -> Option<String> {
    Some(path.extension()?.to_string_lossy().to_lowercase())
}

/// Title of a workbook, by which it is known again.
const TITLE: &str = "nianbao 结果表";
/// Most bytes of the properties of a workbook that are searched for its title.
const MOST: u64 = 64 * 1024;

/// Whether these are the values of a table in JSON.
pub(super) fn is_table(root: &Node) -> bool {
    let Value::Map(all) = &root.value else { return false };
    all.iter().map(|(key, _)| key.as_key()).eq([Some("version"), Some("reports")])
}

/// Whether a file is a table in a workbook.
pub(super) fn is_workbook(path: &Path) -> bool {
    let properties = || {
        let mut archive = ZipArchive::new(File::open(path).ok()?).ok()?;
        let part = archive.by_name("docProps/core.xml").ok()?;
        std::io::read_to_string(part.take(MOST)).ok()
    };
    path.is_file() && properties().is_some_and(|properties| properties.contains(TITLE))
}

/// What became of a report.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    /// Its file, as named.
    file: String,
    /// 行政机关 and 年度, if they could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<u16>,
    pub(super) outcome: Outcome,
    errors: usize,
    warnings: usize,
    /// The files that were written of it.
    written: Vec<String>,
    /// What is wrong, but for what stands in the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    remark: Option<String>,
}

impl Row {
    /// Of a report that was checked.
    pub(super) fn of(checked: &Checked) -> Self {
        let report = checked.reading.report.as_ref();
        Row {
            file: checked.origin().name.clone(),
            body: report.map(|report| report.body().to_owned()),
            year: report.map(|report| report.year()),
            outcome: checked.outcome(),
            errors: count(&checked.complaints, Severity::Error),
            warnings: count(&checked.complaints, Severity::Warning),
            written: Vec::new(),
            remark: None,
        }
    }

    /// Of a file that nothing could be made of.
    pub(super) fn failed(problem: &Problem) -> Self {
        Row {
            file: problem.name.clone(),
            body: None,
            year: None,
            outcome: Outcome::Unusable,
            errors: 1,
            warnings: 0,
            written: Vec::new(),
            remark: Some(problem.complaint.to_string()),
        }
    }

    /// The same, with what was written of it.
    pub(super) fn written(self, paths: &[PathBuf]) -> Self {
        Row { written: paths.iter().map(|path| path.display().to_string()).collect(), ..self }
    }

    /// The same, with what went wrong after it was checked.
    pub(super) fn spoiled(self, problem: &Problem) -> Self {
        Row { outcome: Outcome::Unusable, remark: Some(problem.complaint.to_string()), ..self }
    }

    fn cells(&self, words: &Words) -> [Cell; 8] {
        let text = |text: &Option<String>| Cell::Text(text.clone().unwrap_or_default());
        [
            Cell::Text(self.file.clone()),
            text(&self.body),
            self.year.map_or_else(|| Cell::Text(String::new()), |year| Cell::Number(year.into())),
            Cell::Text(words.of(self.outcome).to_owned()),
            Cell::Number(self.errors),
            Cell::Number(self.warnings),
            Cell::Text(self.written.join("\n")),
            text(&self.remark),
        ]
    }
}

enum Cell {
    Text(String),
    Number(usize),
}

/// Ends a run: writes the table if one is asked for, and says how many reports ended how.
pub(super) fn finish(table: Option<&Path>, rows: &[Row], words: &Words) -> Result<Outcome, Problem> {
    let outcomes: Vec<Outcome> = rows.iter().map(|row| row.outcome).collect();
    let written = table.map_or(Ok(()), |path| write(path, rows, words));
    let outcome = Outcome::of_all(&outcomes, words);
    written.map(|()| outcome)
}

fn write(path: &Path, rows: &[Row], words: &Words) -> Result<(), Problem> {
    let bytes = match ending(path).as_deref() {
        Some("json") => json(rows).into_bytes(),
        Some("xlsx") => workbook(rows, words).map_err(|error| {
            // The text of a cell is limited, which names of files and messages of ours do not come near.
            let complaint = Diagnostic::new(&Code::OUTPUT, format!("结果表写不成（{error}）"));
            Problem { name: path.display().to_string(), complaint }
        })?,
        _ => csv(rows, words).into_bytes(),
    };
    save(path, bytes)
}

/// With the mark by which Excel and WPS know UTF-8.
fn csv(rows: &[Row], words: &Words) -> String {
    let head = COLUMNS.map(|(name, _)| name.to_owned()).join(",");
    let mut csv = format!("\u{feff}{head}\r\n");
    for row in rows {
        let cells = row.cells(words).map(|cell| match cell {
            Cell::Text(text) => field(&text),
            Cell::Number(number) => number.to_string(),
        });
        csv.push_str(&cells.join(","));
        csv.push_str("\r\n");
    }
    csv
}

/// What formulas begin with; spreadsheets of our part of the world take the wide forms as well.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

/// A text as a field of CSV, which no spreadsheet takes for a formula.
fn field(text: &str) -> String {
    let is_formula = text.starts_with(FORMULA) && text.len() > 1;
    let text = format!("{}{text}", if is_formula { "'" } else { "" });
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

fn workbook(rows: &[Row], words: &Words) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same table is the same file, whenever it is made.
    let properties = DocProperties::new().set_title(TITLE).set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    let sheet = workbook.add_worksheet().set_name("结果")?;
    let (head, wrapped) = (Format::new().set_bold(), Format::new().set_text_wrap());
    for (column, (name, width)) in (0..).zip(COLUMNS) {
        sheet.write_with_format(0, column, name, &head)?.set_column_width(column, width)?;
    }
    for (at, row) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(row.cells(words)) {
            match cell {
                Cell::Text(text) => sheet.write_string_with_format(at, column, text, &wrapped)?,
                Cell::Number(number) => sheet.write_number(at, column, number as f64)?,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let last = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last, 7)?;
    Ok(same_everywhere(workbook.save_to_buffer()?)?)
}

fn json(rows: &[Row]) -> String {
    // Strings, numbers and lists of them cannot fail to be written into memory.
    serde_json::to_string_pretty(&Table { version: 1, reports: rows }).unwrap_or_default() + "\n"
}

#[derive(Debug, Serialize)]
struct Table<'a> {
    version: u8,
    reports: &'a [Row],
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn fields_are_no_formulas() {
        assert_eq!(field("=cmd|'/C calc'!A0"), "'=cmd|'/C calc'!A0");
        assert_eq!(field("＝1＋1"), "'＝1＋1");
        assert_eq!(field("-"), "-");
        assert_eq!(field("甲,\"乙\""), "\"甲,\"\"乙\"\"\"");
    }
}
