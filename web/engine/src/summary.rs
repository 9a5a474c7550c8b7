//! A row of the table of many reports.

use nianbao::form::TableId;
use nianbao::form::highlights::Highlight;
use serde_json::{Value, json};

use crate::reading::Reading;

/// Whose report it is, how many findings there are, and its main figures.
pub(crate) fn row(reading: &Reading, findings: &str) -> String {
    let findings: Vec<Value> = serde_json::from_str(findings).unwrap_or_default();
    let count = |severity: &str| findings.iter().filter(|finding| finding["severity"] == severity).count();
    let report = reading.report.as_ref();
    let figures = report.map_or_else(Vec::new, |report| {
        let lines = TableId::ALL.into_iter().flat_map(|table| report.edition().highlights(table));
        let figure = |highlight: &Highlight| {
            let value = report.highlight(highlight).to_string();
            json!({ "label": highlight.label, "unit": highlight.unit, "value": value })
        };
        lines.flat_map(|line| line.iter()).map(figure).collect()
    });
    json!({
        "body": report.map(|report| report.body()),
        "year": report.map(|report| report.year()),
        "errors": count("error"),
        "warnings": count("warning"),
        "figures": figures,
    })
    .to_string()
}
