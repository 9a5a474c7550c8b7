//! What is wrong, where, and what to do about it.

use std::fmt;

/// A place in an input file: 1-based line and column, the column counted in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Why an input cannot be used or an output cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file, as the user named it.
    pub file: String,
    /// Where in the file.
    pub position: Option<Position>,
    /// The form's own name of the place (表二 第…行 …列), or the key path.
    pub place: Option<String>,
    /// What is wrong and, after a semicolon, what to do.
    pub message: String,
}

impl Diagnostic {
    /// A problem with a file as a whole.
    pub fn file(file: &str, message: impl Into<String>) -> Self {
        Diagnostic { file: file.to_owned(), position: None, place: None, message: message.into() }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(Position { line, column }) = self.position {
            write!(f, ":{line}:{column}")?;
        }
        f.write_str("：")?;
        if let Some(place) = &self.place {
            write!(f, "{place}：")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for Diagnostic {}

/// Text from an input as a message can quote it: one short line without control characters.
pub fn excerpt(text: &str) -> String {
    const MOST: usize = 30;
    let shown = |c: char| if c.is_whitespace() || c.is_control() { ' ' } else { c };
    let mut excerpt: String = text.trim().chars().take(MOST).map(shown).collect();
    if text.trim().chars().nth(MOST).is_some() {
        excerpt.push('…');
    }
    excerpt
}
