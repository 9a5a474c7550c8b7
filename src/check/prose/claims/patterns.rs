//! The claims of an edition, compiled once.

use std::sync::{LazyLock, OnceLock};

use regex::Regex;

use crate::check::prose::folded::Folded;
use crate::form::claims::{Claim, MACROS, Quantity, RESULT_LABELS, SHORTEST_LABEL, Topic};
use crate::form::{Edition, Table, TableId};

/// A claim whose patterns are compiled.
pub(super) struct Compiled {
    /// What it states.
    pub(super) name: String,
    /// Its patterns.
    pub(super) patterns: Vec<Regex>,
    /// The cells that each of its readings adds up; one reading at least.
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

/// The claims of an edition, compiled when its first report is checked.
struct Claims {
    edition: &'static Edition,
    compiled: OnceLock<Vec<Compiled>>,
}

static ALL: LazyLock<Vec<Claims>> =
    LazyLock::new(|| Edition::all().map(|edition| Claims { edition, compiled: OnceLock::new() }).collect());

/// All claims about the figures of an edition.
///
/// # Panics
/// Never: every edition is one of [`Edition::all`].
pub(super) fn of_edition(edition: &Edition) -> &'static [Compiled] {
    let Claims { edition, compiled } =
        ALL.iter().find(|claims| claims.edition == edition).expect("an edition there is");
    compiled.get_or_init(|| {
        let stated = edition.claims().filter_map(|claim| {
            let readings: Vec<Vec<Place>> =
                claim.readings.iter().filter_map(|reading| cells(edition, reading)).collect();
            (!readings.is_empty()).then(|| compile(claim, claim.name, "", readings))
        });
        stated.chain(label_claims(edition.table(TableId::Applications))).collect()
    })
}

/// A claim for every row of the results of 三 that has a telling label.
fn label_claims(table: &'static Table) -> impl Iterator<Item = Compiled> {
    let rows = table.lines.iter().filter(|line| line.keys.len() == 3);
    rows.filter_map(move |line| {
        let label = line.labels.last()?.split_once('.')?.1;
        let label = label.split('、').next()?.trim_start_matches("属于").trim_start_matches("申请人");
        let label: String = Folded::new(label).text;
        if label.chars().count() < SHORTEST_LABEL {
            return None;
        }
        let column = line.columns.iter().position(|column| column.key == "total")?;
        let reading = vec![(table, line.first + column)];
        Some(compile(&RESULT_LABELS, &label, &label, vec![reading]))
    })
}

/// The cells of a reading; none if the edition lacks one of its quantities.
fn cells(edition: &'static Edition, reading: &[Quantity]) -> Option<Vec<Place>> {
    let mut all = Vec::new();
    for quantity in reading {
        let table = edition.table(quantity.table);
        let figures = table.rows(&quantity.part, quantity.column);
        if figures.is_empty() {
            return None;
        }
        all.extend(figures.into_iter().map(|figure| (table, figure)));
    }
    Some(all)
}
