//! Checks a report against the rules of the form. All findings of a report come at once, errors first.

mod completeness;
mod equations;

use std::fmt;

use crate::diagnostic::Position;
use crate::form::Table;
use crate::form::rules::{Rule, Severity};
use crate::read::{Source, Step};

/// A rule that a report breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// The report file, as the user named it.
    pub file: String,
    /// Where the value stands in the file; none if the file leaves it out.
    pub position: Option<Position>,
    /// The form's own name of the value.
    pub place: String,
    /// Both values, their difference, and what to do.
    pub message: String,
}

/// `file:line:column：错误[T2-BALANCE] place：message`.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(position) = self.position {
            write!(f, ":{position}")?;
        }
        write!(f, "：{}[{}] {}：{}", self.rule.severity.name(), self.rule.id, self.place, self.message)
    }
}

/// Everything that is wrong with a report: errors first, each kind in the order of the file.
pub fn check(source: &Source) -> Vec<Finding> {
    let mut findings = equations::check(source);
    findings.extend(completeness::check(source));
    findings.sort_by_key(|finding| (finding.rule.severity, finding.position));
    findings
}

/// Whether a report with these findings cannot be handed in.
pub fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.rule.severity == Severity::Error)
}

fn finding(source: &Source, rule: &'static Rule, path: &[Step], place: String, message: String) -> Finding {
    let position = source.root.get(path).map(|node| node.at);
    Finding { rule, file: source.name.clone(), position, place, message }
}

fn figure_finding(source: &Source, rule: &'static Rule, table: &Table, figure: usize, message: String) -> Finding {
    Finding {
        rule,
        file: source.name.clone(),
        position: source.figure(table, figure),
        place: table.figure_name(figure),
        message,
    }
}
