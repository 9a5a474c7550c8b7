//! Input files: their bytes, their values and the places of these, and the one kind of complaint about them.
//!
//! Nothing here knows what a report is. [`Files`] is where bytes come from, [`Node`] what every format is read into,
//! [`Span`] where a value stands, [`Diagnostic`] what is wrong with it; [`text`] and [`json`] write complaints down.

mod diagnostic;
pub mod fault;
mod files;
pub mod json;
mod keys;
mod lines;
mod node;
mod origin;
mod path;
mod position;
mod settings;
pub mod text;

pub(crate) use diagnostic::first_told;
pub use diagnostic::{
    Clause, Code, Diagnostic, Evidence, MOST_TOLD, Operand, Phrase, Severity, Side, Values, count, excerpt, has_errors,
    in_order,
};
pub use files::{Either, FileError, Files, Folder, Memory, reason};
pub(crate) use keys::unknown_key;
pub(crate) use node::{Budget, Extent, too_deep, too_many};
pub use node::{MAX_DEPTH, MAX_NODES, MAX_TEXT, Node, Value};
pub use origin::Origin;
pub use path::{Path, Step};
pub use position::{Position, Span, Spanned};
pub(crate) use settings::{SettingsReader, has_only};
