//! Checks a report against the rules of the form. All findings of a report come at once: errors before warnings, and
//! those about one cell together.
//!
//! The rules are data: sums in [`crate::form`], comparisons in [`crate::form::rules`], sentences in
//! [`crate::form::claims`]. [`human`] and [`machine`] write findings down.

mod comparisons;
mod completeness;
mod culprit;
mod equations;
pub mod human;
mod lines;
pub mod machine;
mod prose;

use std::fmt;

use crate::diagnostic::{Diagnostic, Position};
use crate::form::Table;
use crate::form::rules::{PREVIOUS_BODY, Rule, Severity};
use crate::read::{Source, Step};
use crate::report::{Cell, Number};

/// A rule that a report breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// The report file, as the user named it.
    pub file: String,
    /// Where the value stands in the file; none if the file leaves it out.
    pub position: Option<Position>,
    /// How many characters the value has there, where that is not plain from the file.
    pub length: Option<usize>,
    /// The form's own name of the value.
    pub place: String,
    /// Both values and their difference, or what is missing.
    pub message: String,
    /// What to do.
    pub advice: String,
    /// The two values that should agree.
    pub values: Option<Values>,
    /// What would stand in the cell if all else were right.
    pub suggestion: Option<Number>,
    /// The cells that the rule speaks of.
    pub entries: Vec<Entry>,
    /// The sentence that states a figure.
    pub quote: Option<String>,
}

/// The two values that a rule compares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Values {
    /// What is on the left.
    pub left_name: String,
    /// Its value.
    pub left: Number,
    /// What is on the right.
    pub right_name: String,
    /// Its value.
    pub right: Number,
}

/// A cell that a rule speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its part in the rule.
    pub side: Side,
    /// The form's own name.
    pub place: String,
    /// Key path in the report file: `applications.received.natural_person`.
    pub key: String,
    /// Its value, as printed.
    pub value: Cell,
    /// Where it stands in the file; none if the file leaves it out.
    pub position: Option<Position>,
}

/// The part of an [`Entry`] in its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Added on the left.
    Left,
    /// Added on the right.
    Right,
    /// Taken off on the right.
    Minus,
    /// Last year's figure, added on the right; its position is in last year's file.
    LastYear,
}

impl Entry {
    fn new(source: &Source, side: Side, table: &'static Table, figure: usize) -> Self {
        let (line, column) = table.locate(figure);
        let keys = std::iter::once(table.form.key).chain(line.keys.iter().copied()).chain([column.key]);
        let value = source.report.figures(table.form.key).map_or(Cell::Empty, |figures| figures.printed(figure));
        Entry {
            side,
            place: table.figure_name(figure),
            key: keys.filter(|key| !key.is_empty()).collect::<Vec<_>>().join("."),
            value,
            position: source.figure(table, figure),
        }
    }
}

impl Finding {
    fn new(source: &Source, rule: &'static Rule, place: String, message: String, advice: impl Into<String>) -> Self {
        Finding {
            rule,
            file: source.name.clone(),
            position: None,
            length: None,
            place,
            message,
            advice: advice.into(),
            values: None,
            suggestion: None,
            entries: Vec::new(),
            quote: None,
        }
    }

    /// Points at a value of the file.
    fn at(mut self, source: &Source, path: &[Step]) -> Self {
        self.position = source.root.get(path).map(|node| node.at);
        self
    }
}

/// `file:line:column：错误[T2-BALANCE] place：message；advice`.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(position) = self.position {
            write!(f, ":{position}")?;
        }
        let Finding { rule, place, message, advice, .. } = self;
        write!(f, "：{}[{}] {place}：{message}；{advice}", rule.severity.name(), rule.id)
    }
}

/// Everything that is wrong with a report by itself.
pub fn check(source: &Source) -> Vec<Finding> {
    let mut findings = equations::check(source);
    findings.extend(comparisons::check(source, None));
    findings.extend(completeness::check(source));
    findings.extend(prose::check(source));
    in_order(findings)
}

/// Everything that is wrong with a report by itself and beside the report of the year before.
///
/// # Errors
/// A [`Diagnostic`] if `previous` is not about the year before.
pub fn check_with_previous(source: &Source, previous: &Source) -> Result<Vec<Finding>, Diagnostic> {
    let (year, last) = (source.report.year, previous.report.year);
    if last.checked_add(1) != Some(year) {
        let message = format!(
            "这是 {last} 年度的年报，不能当作 {} 的上年度年报；{} 是 {year} 年度的，请给出 {} 年度的年报",
            source.name,
            source.name,
            year.saturating_sub(1)
        );
        return Err(Diagnostic::file(&previous.name, message));
    }
    let mut findings = check(source);
    findings.extend(comparisons::check(source, Some(previous)));
    findings.extend(other_body(source, previous));
    Ok(in_order(findings))
}

fn other_body(source: &Source, previous: &Source) -> Option<Finding> {
    let (body, other) = (&source.report.body, &previous.report.body);
    (body != other).then(|| {
        let message = format!("本年度写的是“{body}”，上年度年报（{}）写的是“{other}”", previous.name);
        let advice = "请核对是不是给错了文件；如果是机关改名或机构改革，可以不改";
        let path = [Step::Key("body".to_owned())];
        Finding::new(source, &PREVIOUS_BODY, "行政机关".to_owned(), message, advice).at(source, &path)
    })
}

/// Errors first, each kind in the order of the file; what the file leaves out last.
fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| (finding.rule.severity, finding.position.is_none(), finding.position));
    findings
}

/// Whether a report with these findings cannot be handed in.
pub fn has_errors(findings: &[Finding]) -> bool {
    count(findings, Severity::Error) > 0
}

/// How many findings are that bad.
pub fn count(findings: &[Finding], severity: Severity) -> usize {
    findings.iter().filter(|finding| finding.rule.severity == severity).count()
}

/// How the first of two values, in millionths, differs from the second.
fn difference(value: u128, from: u128) -> String {
    let difference = Number::from_micros(value.abs_diff(from));
    format!("{} {difference}", if value > from { "多" } else { "少" })
}
