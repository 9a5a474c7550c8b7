//! Findings for programs: the JSON of `nianbao check --format json`.
//!
//! One object, `{"version": 1, "reports": [...]}`, a report for every file that was named, in that order:
//!
//! - `file`: the file as named; `body`, `year`: whose report it is, of which year (absent if it cannot be read);
//! - `errors`, `warnings`: how many findings of each kind;
//! - `problem`: why the file cannot be read or compared, an object of `message`, `place` and a position (else absent);
//! - `findings`: errors first, each
//!   - `id`: the rule, one of [`crate::form::rules::ALL`], which never changes its meaning; `severity`: `error` or
//!     `warning`; `statement`, `clause`: what the rule says and where it comes from;
//!   - `place`: the form's own name of the value; a position; `message`, `advice`: what people are told;
//!   - `values`: `left_name`, `left`, `right_name`, `right`, `difference` (left less right; absent if the rule compares
//!     no figures);
//!   - `suggestion`: what would stand in the cell if all else were right (absent if nothing tells);
//!   - `cells`: the cells of the rule, each `side` (`left`, `right`, `minus`, `last_year`), `key` (the path in the
//!     report file), `place`, `value` (a number, `"/"` or null) and a position (of `last_year` in that file);
//!   - `quote`: the sentence of the prose, for TEXT-FIGURES.
//!
//! A position is `line` and `column` (in characters), both from 1, or `cell` (`表二!E7`) in a workbook; absent if the
//! file leaves the value out. New keys may come; those there are keep their meaning for as long as `version` is 1.

use serde::{Serialize, Serializer};

use super::{Entry, Finding, Side, Values, count};
use crate::diagnostic::{Diagnostic, Position};
use crate::form::rules::Severity;
use crate::read::Source;
use crate::report::{Cell, Number};

/// All that is put out.
#[derive(Debug, Serialize)]
pub struct Output<'a> {
    version: u8,
    reports: &'a [ReportOutput<'a>],
}

impl<'a> Output<'a> {
    /// The output about these reports.
    pub fn new(reports: &'a [ReportOutput<'a>]) -> Self {
        Output { version: 1, reports }
    }

    /// It, written down.
    pub fn to_json(&self) -> String {
        // Strings, numbers and lists of them cannot fail to be written into memory.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

/// What is put out about a file.
#[derive(Debug, Serialize)]
pub struct ReportOutput<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<u16>,
    errors: usize,
    warnings: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<Problem<'a>>,
    findings: Vec<FindingOutput<'a>>,
}

#[derive(Debug, Serialize)]
struct Problem<'a> {
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    #[serde(flatten)]
    position: PositionOutput,
}

#[derive(Debug, Serialize)]
struct FindingOutput<'a> {
    id: &'static str,
    severity: &'static str,
    statement: &'static str,
    clause: &'static str,
    place: &'a str,
    #[serde(flatten)]
    position: PositionOutput,
    message: &'a str,
    advice: &'a str,
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
        Decimal(number.micros().cast_signed())
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

impl<'a> ReportOutput<'a> {
    /// A report with its findings.
    pub fn checked(source: &'a Source, findings: &'a [Finding]) -> Self {
        ReportOutput {
            file: &source.name,
            body: Some(&source.report.body),
            year: Some(source.report.year),
            errors: count(findings, Severity::Error),
            warnings: count(findings, Severity::Warning),
            problem: None,
            findings: findings.iter().map(FindingOutput::from).collect(),
        }
    }

    /// A file that cannot be read or compared.
    pub fn unusable(problem: &'a Diagnostic) -> Self {
        ReportOutput {
            file: &problem.file,
            body: None,
            year: None,
            errors: 0,
            warnings: 0,
            problem: Some(Problem {
                message: &problem.message,
                place: problem.place.as_deref(),
                position: problem.position.into(),
            }),
            findings: Vec::new(),
        }
    }
}

impl<'a> From<&'a Finding> for FindingOutput<'a> {
    fn from(finding: &'a Finding) -> Self {
        FindingOutput {
            id: finding.rule.id,
            severity: match finding.rule.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            statement: finding.rule.statement,
            clause: finding.rule.clause,
            place: &finding.place,
            position: finding.position.into(),
            message: &finding.message,
            advice: &finding.advice,
            values: finding.values.as_ref().map(ValuesOutput::from),
            suggestion: finding.suggestion.map(Decimal::from),
            cells: finding.entries.iter().map(CellOutput::from).collect(),
            quote: finding.quote.as_deref(),
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

impl<'a> From<&'a Entry> for CellOutput<'a> {
    fn from(entry: &'a Entry) -> Self {
        CellOutput {
            side: match entry.side {
                Side::Left => "left",
                Side::Right => "right",
                Side::Minus => "minus",
                Side::LastYear => "last_year",
            },
            key: &entry.key,
            place: &entry.place,
            value: match entry.value {
                Cell::Empty => None,
                Cell::NotApplicable => Some(CellValue::NotApplicable("/")),
                Cell::Number(number) => Some(CellValue::Number(number.into())),
            },
            position: entry.position.into(),
        }
    }
}
