//! Places in files.
pub use crate::diagnostic::Position;
/// A stretch of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Where it begins.
    pub at: Position,
    /// Its length.
    pub length: Option<usize>,
}
