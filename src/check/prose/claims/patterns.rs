//! The claims of an edition, ready to be looked for. A pattern is compiled when a sentence has one of its key words, and
//! a figure if it states one; most never are.

use std::sync::{LazyLock, OnceLock};

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use regex::Regex;

use crate::check::prose::folded::Folded;
use crate::form::claims::words::{MACROS, NEGATIONS, NUMERALS, UNITS};
use crate::form::claims::{Claim, Pattern, Quantity, RESULT_LABELS, SHORTEST_LABEL, Topic, Unless};
use crate::form::{Edition, Table, TableId};

/// A claim about the figures of an edition.
pub(super) struct Stated {
    /// What it states.
    pub(super) name: String,
    /// How it is stated.
    pub(super) wordings: Vec<Wording>,
    /// The cells that each of its readings adds up; one reading at least.
    pub(super) readings: Vec<Vec<Place>>,
    /// Words behind the figure beside which only the first reading can be meant.
    pub(super) apart: &'static [&'static str],
    /// Words before the figure beside which it may be less.
    pub(super) less_beside: &'static [&'static str],
    /// What the passage must be about.
    pub(super) topic: &'static Topic,
    /// What must not stand around the figure.
    pub(super) unless: &'static [Unless],
}

/// A figure of an official table.
pub(super) type Place = (&'static Table, usize);

/// A pattern and what a sentence must have to match it.
pub(super) struct Wording {
    keys: Traits,
    asks_for: Traits,
    pattern: String,
    compiled: OnceLock<Regex>,
}

impl Wording {
    /// Its regular expression.
    pub(super) fn regex(&self) -> &Regex {
        self.compiled.get_or_init(|| regex(&self.pattern))
    }

    /// Whether a sentence can match it.
    pub(super) fn fits(&self, sentence: Traits) -> bool {
        sentence.0 & self.keys.0 != 0 && sentence.0 & self.asks_for.0 != 0
    }
}

/// Which key words a sentence has, one bit each, and whether it has a figure or says that there is none.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Traits(u128);

const FIGURE: Traits = Traits(1 << 127);
const NONE: Traits = Traits(1 << 126);

/// The claims of an edition and the key words of their patterns.
pub(super) struct Claims {
    edition: &'static Edition,
    stated: OnceLock<(Vec<Stated>, AhoCorasick)>,
}

static ALL: LazyLock<Vec<Claims>> =
    LazyLock::new(|| Edition::all().map(|edition| Claims { edition, stated: OnceLock::new() }).collect());

impl Claims {
    /// Those about the figures of an edition.
    ///
    /// # Panics
    /// Never: every edition is one of [`Edition::all`].
    pub(super) fn of(edition: &Edition) -> &'static Claims {
        ALL.iter().find(|claims| claims.edition == edition).expect("an edition there is")
    }

    /// The claims.
    pub(super) fn all(&self) -> &[Stated] {
        &self.stated().0
    }

    /// What a sentence has that patterns ask for.
    pub(super) fn traits(&self, sentence: &str) -> Traits {
        let words = self.stated().1.find_overlapping_iter(sentence);
        let words = words.fold(0, |found, word| found | 1 << word.pattern().as_usize());
        let bit = |has: bool, bit: Traits| if has { bit.0 } else { 0 };
        Traits(words | bit(has_figure(sentence), FIGURE) | bit(sentence.contains(NEGATIONS), NONE))
    }

    fn stated(&self) -> &(Vec<Stated>, AhoCorasick) {
        self.stated.get_or_init(|| {
            let mut keys = Keys::default();
            let edition = self.edition;
            let stated = edition.claims().filter_map(|claim| {
                let readings: Vec<Vec<Place>> =
                    claim.readings.iter().filter_map(|reading| cells(edition, reading)).collect();
                (!readings.is_empty()).then(|| state(claim, claim.name, "", readings, &mut keys))
            });
            let mut stated: Vec<Stated> = stated.collect();
            stated.extend(label_claims(edition.table(TableId::Applications), &mut keys));
            // Used on some hundred sentences: what is built fastest is best.
            let kind = Some(AhoCorasickKind::NoncontiguousNFA);
            let words = AhoCorasick::builder().kind(kind).build(&keys.0).expect("a few words");
            (stated, words)
        })
    }
}

/// Key words of all patterns, each once.
#[derive(Default)]
struct Keys(Vec<String>);

impl Keys {
    /// The bits of words.
    fn bits(&mut self, words: impl Iterator<Item = String>) -> Traits {
        let bit = |word: String| {
            let at = self.0.iter().position(|known| *known == word).unwrap_or_else(|| {
                self.0.push(word);
                self.0.len() - 1
            });
            debug_assert!(1 << at < NONE.0, "more key words than bits");
            1 << at
        };
        Traits(words.map(bit).fold(0, |all, bit: u128| all | bit))
    }
}

/// # Panics
/// If a pattern of the form's data is no regular expression, which the tests exclude.
pub(super) fn regex(pattern: &str) -> Regex {
    let mut pattern = pattern.to_owned();
    // Macros use those below them.
    for (name, meaning) in MACROS.iter().cycle().take(2 * MACROS.len()) {
        if pattern.contains(name) {
            pattern = pattern.replace(name, meaning);
        }
    }
    Regex::new(&pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"))
}

fn state(claim: &'static Claim, name: &str, label: &str, readings: Vec<Vec<Place>>, keys: &mut Keys) -> Stated {
    let states_figure = |text: &str| ["{N}", "{NN}", "{DECISIONS}", "(?P<n>"].iter().any(|n| text.contains(n));
    let wording = |&Pattern { keys: words, text }: &Pattern| Wording {
        keys: keys.bits(words.iter().map(|word| word.replace("{LABEL}", label))),
        asks_for: if states_figure(text) { FIGURE } else { NONE },
        pattern: text.replace("{LABEL}", label),
        compiled: OnceLock::new(),
    };
    Stated {
        name: name.to_owned(),
        wordings: claim.patterns.iter().map(wording).collect(),
        readings,
        apart: claim.apart,
        less_beside: claim.less_beside,
        topic: &claim.topic,
        unless: claim.unless,
    }
}

/// A claim for every row of the results of 三 that has a telling label.
fn label_claims(table: &'static Table, keys: &mut Keys) -> Vec<Stated> {
    let rows = table.lines.iter().filter(|line| line.keys.len() == 3);
    let claim = |line: &'static crate::form::Line| {
        let label = line.labels.last()?.split_once('.')?.1;
        let label = label.split('、').next()?;
        let label = ["属于", "申请人", "本机关"].iter().fold(label, |label, start| label.trim_start_matches(start));
        let label: String = Folded::new(label).text;
        if label.chars().count() < SHORTEST_LABEL {
            return None;
        }
        let column = line.columns.iter().position(|column| column.key == "total")?;
        let reading = vec![(table, line.first + column)];
        Some(state(&RESULT_LABELS, &label, &label, vec![reading], keys))
    };
    rows.filter_map(claim).collect()
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

/// Whether a sentence has a figure: a digit, or a numeral with a unit behind it.
fn has_figure(sentence: &str) -> bool {
    let counts = |(at, c): (usize, char)| {
        let after = || sentence[at + c.len_utf8()..].trim_start_matches('万').chars().next();
        c.is_ascii_digit() || NUMERALS.contains(c) && after().is_some_and(|unit| UNITS.contains(&unit))
    };
    sentence.char_indices().any(counts)
}
