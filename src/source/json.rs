//! Complaints for programs: the JSON of `nianbao check --format json`.
//!
//! One object, `{"version": 2, "reports": [...]}`, a report for every file that was named, in that order:
//!
//! - `file`: the file as named; `body`, `year`: whose report it is, of which year (absent if they cannot be read);
//! - `readable`: whether all of the file could be read; if not, only the rules about figures were checked, on what could;
//! - `errors`, `warnings`: how many findings of each kind;
//! - `findings`: values that cannot be read, rules that are broken, images, fonts and pages alike, errors first, each
//!   - `id`: the kind of finding, a rule or one of [`Code`](super::Code)'s own, which never changes its meaning;
//!     `severity`: `error` or `warning`; `statement`: what must hold; `clause`: the document that says so (absent if it
//!     is this program that asks for it);
//!   - `place`: the form's own name of the value (absent for the file as a whole); a position; `message`: what is wrong;
//!     `advice`: what to do (absent if the message says it); `notes`: what more there is to say;
//!   - `values`: `left_name`, `left`, `right_name`, `right`, `difference` (left less right; absent if the rule compares
//!     no figures);
//!   - `suggestion`: what would stand in the cell if all else were right (absent if nothing tells);
//!   - `cells`: the cells of the rule, each `side` (`left`, `right`, `minus`, `last_year`), `key` (the path in the
//!     report file), `place`, `value` (a number, `"/"` or null) and a position (of `last_year` in that file);
//!   - `quote`: the sentence of the prose that is meant (absent if the finding is about no sentence).
//!
//! A position is `line` and `column` (in characters), both from 1, or `cell` (`表二!E7`) in a workbook; absent if the
//! file leaves the value out. New keys may come; those there are keep their meaning for as long as `version` is 2.

use serde::{Serialize, Serializer};

use super::{Clause, Diagnostic, Operand, Origin, Position, Severity, Side, Values, count};
use crate::number::{Cell, Number};
use crate::text::visible::is_hidden;

/// What is told of a file.
#[derive(Debug, Clone, Copy)]
pub struct Account<'a> {
    /// The file.
    pub origin: &'a Origin,
    /// Whose report it is and of which year, as far as it can be read.
    pub report: Option<About<'a>>,
    /// Whether all of the file could be read.
    pub readable: bool,
    /// What is wrong with it, in the order in which it is told.
    pub complaints: &'a [Diagnostic],
}

/// Whose report a file is, of which year and which form.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// 行政机关.
    pub body: &'a str,
    /// 年度.
    pub year: u16,
    /// The notice that its edition of the form came with, from which [`Clause::Form`] comes.
    pub clause: &'a str,
}

/// Writes down what is told of a file, one of those that [`render`] puts together.
pub fn report(account: &Account<'_>) -> String {
    // Strings, numbers and lists of them cannot fail to be written into memory.
    escaped(&serde_json::to_string_pretty(&ReportOutput::from(account)).unwrap_or_default())
}

/// JSON with its hidden characters, which stand in strings only, as escapes, so that none acts on a terminal.
fn escaped(json: &str) -> String {
    let mut units = [0; 2];
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && is_hidden(c) {
            c.encode_utf16(&mut units).iter().for_each(|unit| escaped.push_str(&format!("\\u{unit:04x}")));
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// Puts together what [`report`] wrote down of files.
pub fn render(reports: &[String]) -> String {
    // No line break stands inside a string of JSON, so that all lines can be moved.
    let moved = |report: &String| format!("\n    {}", report.replace('\n', "\n    "));
    let list = reports.iter().map(moved).collect::<Vec<_>>().join(",");
    let end = if list.is_empty() { "" } else { "\n  " };
    format!("{{\n  \"version\": 2,\n  \"reports\": [{list}{end}]\n}}")
}

#[derive(Debug, Serialize)]
struct ReportOutput<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<u16>,
    readable: bool,
    errors: usize,
    warnings: usize,
    findings: Vec<FindingOutput<'a>>,
}

#[derive(Debug, Serialize)]
struct FindingOutput<'a> {
    id: &'static str,
    severity: &'static str,
    statement: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    clause: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    #[serde(flatten)]
    position: PositionOutput,
    message: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    advice: &'a str,
    notes: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    values: Option<ValuesOutput<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<Decimal>,
    cells: Vec<CellOutput<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct ValuesOutput<'a> {
    left_name: &'a str,
    left: Decimal,
    right_name: &'a str,
    right: Decimal,
    difference: Decimal,
}

#[derive(Debug, Serialize)]
struct CellOutput<'a> {
    side: &'static str,
    key: &'a str,
    place: &'a str,
    value: Option<CellValue>,
    #[serde(flatten)]
    position: PositionOutput,
}

#[derive(Debug, Default, Serialize)]
struct PositionOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
}

/// A number of millionths, whole where it is whole.
#[derive(Debug)]
struct Decimal(i128);

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const UNIT: i128 = 1_000_000;
        match i64::try_from(self.0 / UNIT) {
            Ok(whole) if self.0 % UNIT == 0 => serializer.serialize_i64(whole),
            _ => serializer.serialize_f64(self.0 as f64 / UNIT as f64),
        }
    }
}

impl From<Number> for Decimal {
    fn from(number: Number) -> Self {
        Decimal(number.micros())
    }
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum CellValue {
    Number(Decimal),
    NotApplicable(&'static str),
}

impl From<Option<Position>> for PositionOutput {
    fn from(position: Option<Position>) -> Self {
        match position {
            Some(Position::Text { line, column }) => {
                PositionOutput { line: Some(line), column: Some(column), cell: None }
            }
            Some(cell @ Position::Cell { .. }) => {
                PositionOutput { cell: Some(cell.to_string()), ..PositionOutput::default() }
            }
            None => PositionOutput::default(),
        }
    }
}

impl<'a> From<&Account<'a>> for ReportOutput<'a> {
    fn from(account: &Account<'a>) -> Self {
        let Account { origin, report, readable, complaints } = *account;
        ReportOutput {
            file: &origin.name,
            body: report.map(|report| report.body),
            year: report.map(|report| report.year),
            readable,
            errors: count(complaints, Severity::Error),
            warnings: count(complaints, Severity::Warning),
            findings: complaints.iter().map(|complaint| FindingOutput::new(account, complaint)).collect(),
        }
    }
}

impl<'a> FindingOutput<'a> {
    fn new(account: &Account<'a>, complaint: &'a Diagnostic) -> Self {
        let evidence = complaint.evidence.as_deref();
        FindingOutput {
            id: complaint.code.id,
            severity: match complaint.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            statement: complaint.code.statement,
            clause: match complaint.code.clause {
                Clause::Form => account.report.map(|report| report.clause),
                Clause::Of(clause) => Some(clause),
                Clause::Program => None,
            },
            place: complaint.place.as_deref(),
            position: account.origin.span(complaint).map(|span| span.at).into(),
            message: &complaint.message,
            advice: &complaint.advice,
            notes: &complaint.notes,
            values: evidence.and_then(|evidence| evidence.values.as_ref()).map(ValuesOutput::from),
            suggestion: evidence.and_then(|evidence| evidence.suggestion).map(Decimal::from),
            cells: evidence.map_or_else(Vec::new, |evidence| evidence.operands.iter().map(CellOutput::from).collect()),
            quote: complaint.phrase.as_ref().map(|phrase| phrase.sentence.as_str()),
        }
    }
}

impl<'a> From<&'a Values> for ValuesOutput<'a> {
    fn from(values: &'a Values) -> Self {
        let (left, right) = (Decimal::from(values.left), Decimal::from(values.right));
        let difference = Decimal(left.0 - right.0);
        ValuesOutput { left_name: &values.left_name, left, right_name: &values.right_name, right, difference }
    }
}

impl<'a> From<&'a Operand> for CellOutput<'a> {
    fn from(operand: &'a Operand) -> Self {
        CellOutput {
            side: match operand.side {
                Side::Left => "left",
                Side::Right => "right",
                Side::Minus => "minus",
                Side::LastYear => "last_year",
            },
            key: &operand.key,
            place: &operand.place,
            value: match operand.value {
                Cell::Empty => None,
                Cell::NotApplicable => Some(CellValue::NotApplicable("/")),
                Cell::Number(number) => Some(CellValue::Number(number.into())),
            },
            position: operand.span.map(|span| span.at).into(),
        }
    }
}
