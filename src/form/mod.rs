//! 政府信息公开工作年度报告格式: the editions of the official form as values.
//!
//! [`structure`] has the types in which an edition states its labels, keys, spans and sums, once and word for word;
//! [`table`] what follows from that: the [`Line`]s that carry figures, the printed [`Grid`] with its merged cells, and
//! the [`Equation`]s (勾稽关系) between figures. A report knows its [`Edition`], and readers, checks, Word, PDF, workbook
//! and schema ask it: nothing else spells a table's key or label.

pub mod aspects;
pub mod claims;
mod common;
mod edition;
mod edition_2019;
mod edition_2021;
pub mod fields;
mod grid;
pub mod highlights;
mod hints;
pub mod rules;
pub mod statement;
pub mod structure;
pub mod table;

pub use edition::Edition;
pub use structure::{Axis, OTHER_MATTERS, OVERVIEW, PROBLEMS_SECTION, Part, REGULATIONS, Section, TableId, Unit};
pub use table::{Column, Equation, Grid, GridCell, GridContent, Line, Table};
