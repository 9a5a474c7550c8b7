//! Input files: their bytes, their values and the places of these, and the one kind of complaint about them.
//!
//! Nothing here knows what a report is. [`Files`] is where bytes come from, [`Node`] what every format is read into,
//! [`Span`] where a value stands, [`Diagnostic`] what is wrong with it; [`text`] and [`json`] write complaints down.

mod diagnostic;
mod files;

mod lines;
mod node;
mod position;

pub use diagnostic::{Clause, Code, Diagnostic, Evidence, Operand, Severity, Side, Values, count, excerpt, has_errors};
pub use files::{FileError, Files, Folder, Memory, reason};
pub use lines::locate;
pub use node::{MAX_DEPTH, MAX_NODES, Node, Value};
pub(crate) use node::{too_deep, too_many};
pub use position::{Position, Span, Spanned};

/// The file that complaints speak of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// Its name, as the user gave it; `-` for standard input.
    pub name: String,
    /// Its text, to show the lines that complaints point at; empty for a workbook.
    pub text: String,
}

impl Origin {
    /// A file without lines that could be shown.
    pub fn named(name: impl Into<String>) -> Self {
        Origin { name: name.into(), text: String::new() }
    }
}
