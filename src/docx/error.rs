//! Why a Word file cannot be written.

use std::fmt;

use crate::source::Span;

/// Why a Word file cannot be written.
#[derive(Debug, Clone, PartialEq)]
pub enum DocxError {
    /// An image cannot be put in.
    Image {
        /// Its 替代文字.
        alt: String,
        /// What is wrong with it and what to do.
        problem: String,
        /// Where the report names it.
        span: Option<Span>,
    },
    /// The file cannot be put together; no document that was assembled from a report leads there. Holds what to say.
    Broken(String),
}

impl DocxError {
    /// Where in the report file the trouble is.
    pub fn span(&self) -> Option<Span> {
        match self {
            DocxError::Image { span, .. } => *span,
            DocxError::Broken(_) => None,
        }
    }
}

impl From<String> for DocxError {
    fn from(message: String) -> Self {
        DocxError::Broken(message)
    }
}

impl fmt::Display for DocxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DocxError::Image { alt, problem, .. } => write!(f, "图片“{alt}”：{problem}"),
            DocxError::Broken(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for DocxError {}
