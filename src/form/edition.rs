//! Editions of the form.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use super::aspects::Aspect;
use super::claims::Claim;
use super::grid;
use super::highlights::{self, Highlights};
use super::rules::Comparison;
use super::statement::Statement;
use super::structure::{Section, TableId};
use super::table::Table;
use super::{edition_2019, edition_2021};
use crate::source::Code;

/// An edition of the form, with all that follows from its statement. Two are the same if they are of the same year.
#[derive(Debug)]
pub struct Edition {
    statement: &'static Statement,
    /// The tables by their [`TableId`].
    tables: [Table; 3],
}

/// Every edition there is, the latest first.
static ALL: LazyLock<[Edition; 2]> =
    LazyLock::new(|| [&edition_2021::STATEMENT, &edition_2019::STATEMENT].map(Edition::new));

impl Edition {
    /// # Panics
    /// If the statement lacks one of the tables, which the tests exclude.
    fn new(statement: &'static Statement) -> Self {
        let table = |id| {
            let mut forms = statement.sections.iter().filter_map(|section| Some((section, section.table?)));
            let (section, form) = forms.find(|(_, form)| form.id == id).expect("every edition has the three tables");
            grid::table(section, form)
        };
        Edition { statement, tables: TableId::ALL.map(table) }
    }

    /// Every edition there is, the latest first.
    pub fn all() -> impl Iterator<Item = &'static Edition> {
        ALL.iter()
    }

    /// The edition of that year; none if there is none.
    pub fn of(year: u16) -> Option<&'static Edition> {
        Edition::all().find(|edition| edition.year() == year)
    }

    /// The edition that reports are of unless they say otherwise.
    pub fn latest() -> &'static Edition {
        &ALL[0]
    }

    /// Year of the notice, by which report files name the edition.
    pub fn year(&self) -> u16 {
        self.statement.year
    }

    /// Number of the notice: 国办公开办函〔2021〕30号.
    pub fn clause(&self) -> &'static str {
        self.statement.clause
    }

    /// Years that its reports are about.
    pub fn years(&self) -> RangeInclusive<u16> {
        self.statement.years.clone()
    }

    /// The sections in printed order.
    pub fn sections(&self) -> &'static [Section] {
        self.statement.sections
    }

    /// The section under a key of the report file.
    pub fn section(&self, key: &str) -> Option<&'static Section> {
        self.sections().iter().find(|section| section.key == key)
    }

    /// The official tables in printed order.
    pub fn tables(&self) -> &[Table; 3] {
        &self.tables
    }

    /// An official table.
    pub fn table(&self, id: TableId) -> &Table {
        &self.tables[id as usize]
    }

    /// The rules that its reports must keep.
    pub fn rules(&self) -> impl Iterator<Item = &'static Code> {
        self.statement.rules.iter().copied().flatten().copied()
    }

    /// What its notice wants 一 to speak of.
    pub fn aspects(&self) -> &'static [Aspect] {
        self.statement.aspects
    }

    /// Rules that compare figures, beside the sums of the tables.
    pub fn comparisons(&self) -> &'static [Comparison] {
        self.statement.comparisons
    }

    /// Figures that a digest shows large: those of a table, a line each.
    pub fn highlights(&self, table: TableId) -> &'static [Highlights] {
        match table {
            TableId::Disclosure => self.statement.disclosure_highlights,
            TableId::Applications => &[highlights::APPLICATIONS],
            TableId::Reviews => &[],
        }
    }

    /// What applications led to, in the order of the form.
    pub fn outcomes(&self) -> Highlights {
        highlights::OUTCOMES
    }

    /// What prose says of its figures.
    pub fn claims(&self) -> impl Iterator<Item = &'static Claim> {
        self.statement.claims.iter().copied().flatten()
    }
}

impl PartialEq for Edition {
    fn eq(&self, other: &Self) -> bool {
        self.year() == other.year()
    }
}

impl Eq for Edition {}
