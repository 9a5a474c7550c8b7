//! The claims of the form's data, compiled once.

use std::sync::LazyLock;

use regex::Regex;

use super::text::Text;
use crate::form::claims::{CLAIMS, Claim, MACROS, Quantity, RESULT_LABELS, SHORTEST_LABEL, Topic};
use crate::form::{self, Table};

/// A claim whose patterns are compiled.
pub(super) struct Compiled {
    /// What it states.
    pub(super) name: String,
    /// Its patterns.
    pub(super) patterns: Vec<Regex>,
    /// The cells that each of its readings adds up.
    pub(super) readings: Vec<Vec<Place>>,
    /// What must have been mentioned last.
    pub(super) topic: Option<CompiledTopic>,
    /// What the sentence must contain.
    pub(super) sentence: Option<Regex>,
    /// What the paragraph must contain.
    pub(super) passage: Option<Regex>,
    /// What must not stand before the figure.
    pub(super) unless: Option<Regex>,
}

/// A figure of an official table.
pub(super) type Place = (&'static Table, usize);

/// What a passage must be about.
pub(super) struct CompiledTopic {
    /// Whatever could be mentioned.
    pub(super) any: Regex,
    /// What must be.
    pub(super) wanted: Regex,
}

/// # Panics
/// If a pattern of the form's data is no regular expression, which the tests exclude.
pub(super) fn regex(pattern: &str) -> Regex {
    let mut pattern = pattern.to_owned();
    // Macros use those below them.
    for (name, meaning) in MACROS.iter().cycle().take(2 * MACROS.len()) {
        pattern = pattern.replace(name, meaning);
    }
    Regex::new(&pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"))
}

fn optional(pattern: &str) -> Option<Regex> {
    (!pattern.is_empty()).then(|| regex(pattern))
}

fn compile(claim: &Claim, name: &str, label: &str, readings: Vec<Vec<Place>>) -> Compiled {
    let Topic { sentence, passage, last, others } = claim.topic;
    Compiled {
        name: name.to_owned(),
        patterns: claim.patterns.iter().map(|pattern| regex(&pattern.replace("{LABEL}", label))).collect(),
        readings,
        topic: (!last.is_empty()).then(|| CompiledTopic {
            any: regex(&format!("{others}|{last}")),
            wanted: regex(&format!("^(?:{last})$")),
        }),
        sentence: optional(sentence),
        passage: optional(passage),
        unless: optional(claim.unless),
    }
}

/// All claims.
pub(super) static COMPILED: LazyLock<Vec<Compiled>> = LazyLock::new(|| {
    let readings = |claim: &Claim| claim.readings.iter().map(|reading| cells(reading)).collect();
    let mut all: Vec<Compiled> = CLAIMS.iter().map(|claim| compile(claim, claim.name, "", readings(claim))).collect();
    all.extend(label_claims());
    all
});

/// A claim for every row of 表二's results that has a telling label.
fn label_claims() -> Vec<Compiled> {
    let Some(table) = form::table("applications") else { return Vec::new() };
    let rows = table.lines.iter().filter(|line| line.keys.len() == 3);
    let claims = rows.filter_map(|line| {
        let label = line.labels.last()?.split_once('.')?.1;
        let label = label.split('、').next()?.trim_start_matches("属于").trim_start_matches("申请人");
        let label: String = Text::new(label).text;
        if label.chars().count() < SHORTEST_LABEL {
            return None;
        }
        let column = line.columns.iter().position(|column| column.key == "total")?;
        let reading = vec![(table, line.first + column)];
        Some(compile(&RESULT_LABELS, &label, &label, vec![reading]))
    });
    claims.collect()
}

fn cells(reading: &[Quantity]) -> Vec<Place> {
    let cells = |quantity: &Quantity| {
        let table = form::table(quantity.table);
        table.map(|table| table.rows(&quantity.part, quantity.column).into_iter().map(move |figure| (table, figure)))
    };
    reading.iter().filter_map(cells).flatten().collect()
}
