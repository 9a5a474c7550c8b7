//! What the prose of a report says of the figures in the tables: sentences as patterns, and the cells they speak of.
//!
//! A warning that is wrong costs the trust in all the others, so that a pattern says too little rather than too much: a
//! sentence that can be read in two ways is compared with both ([`Claim::readings`]) or not at all. The pitfalls that
//! real reports set stand beside the data.

mod applications;
mod documents;
mod reviews;
pub mod words;

pub use applications::{APPLICATIONS, RESULT_LABELS, SHORTEST_LABEL};
pub use documents::{DECISIONS, DOCUMENTS};
pub use reviews::REVIEWS;

use super::structure::{Part, TableId};

/// A figure, or a sum of figures, of an official table.
#[derive(Debug, Clone, Copy)]
pub struct Quantity {
    /// The table.
    pub table: TableId,
    /// The rows.
    pub part: Part,
    /// Key of the column; empty for a line that is a plain value.
    pub column: &'static str,
}

/// Sentences that state a figure of the tables.
#[derive(Debug)]
pub struct Claim {
    /// What they state, as a message names it.
    pub name: &'static str,
    /// How they state it.
    pub patterns: &'static [Pattern],
    /// Sums that the figure may be; the first is the one that a message names. One with a row or column that an edition
    /// lacks is none of its.
    pub readings: &'static [&'static [Quantity]],
    /// Words behind the figure, in its sentence, beside which only the first reading can be meant.
    pub apart: &'static [&'static str],
    /// Words before the figure, in its sentence, beside which it may be less: what is put up for reading need not be all.
    pub less_beside: &'static [&'static str],
    /// What the passage must be about.
    pub topic: Topic,
    /// What must not stand around the figure.
    pub unless: &'static [Unless],
}

/// A wording of a claim.
#[derive(Debug, Clone, Copy)]
pub struct Pattern {
    /// Words one of which is in whatever it matches; until a sentence has one, it is not even compiled.
    pub keys: &'static [&'static str],
    /// A regular expression with the [`words::MACROS`]. One without a figure states that there is none. A figure in
    /// `last` or `next` must be last year or next year.
    pub text: &'static str,
}

/// What a passage must be about for a [`Claim`] to be made by it. Every list holds words; an empty one asks for nothing.
#[derive(Debug, Clone, Copy)]
pub struct Topic {
    /// Words one of which the sentence, or the heading above it, must contain.
    pub sentence: &'static [&'static str],
    /// Words one of which the paragraph so far, or the heading above it if there is one, must contain.
    pub passage: &'static [&'static str],
    /// Words one of which the paragraph so far, with its heading, must have mentioned last …
    pub last: &'static [&'static str],
    /// … and not one of these, of which the figure would then speak. Of two that end together the longer one counts.
    pub others: &'static [&'static str],
}

/// Words that make a figure one of something else.
#[derive(Debug, Clone, Copy)]
pub enum Unless {
    /// Before the figure, in its clause.
    InClause(&'static [&'static str]),
    /// Before the figure, in its sentence.
    InSentence(&'static [&'static str]),
    /// After the figure, in its sentence.
    After(&'static [&'static str]),
    /// Before the figure, in its clause, where 公开 does not follow: 审理行政复议3件, not 办理因信息公开引发的行政复议3件.
    Deciding(&'static [&'static str]),
}

const fn quantity(table: TableId, path: &'static str, column: &'static str) -> Quantity {
    Quantity { table, part: Part { path, except: &[] }, column }
}

const fn pattern(keys: &'static [&'static str], text: &'static str) -> Pattern {
    Pattern { keys, text }
}

/// What most claims are alike in: of any topic, whatever stands around them.
const CLAIM: Claim =
    Claim { name: "", patterns: &[], readings: &[], apart: &[], less_beside: &[], topic: ANY, unless: &[] };

const ANY: Topic = Topic { sentence: &[], passage: &[], last: &[], others: &[] };
