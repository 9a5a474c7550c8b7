//! Places in input files.

use std::fmt;
use std::ops::Deref;

/// A place in an input file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Position {
    /// In a text file.
    Text {
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
    },
    /// In a workbook.
    Cell {
        /// Name of the sheet.
        sheet: &'static str,
        /// Row, from 1.
        row: u32,
        /// Column, from 1.
        column: u32,
    },
}

impl Position {
    /// As a sentence names it: 第 12 行, or `表二!E7`.
    pub fn name(self) -> String {
        match self {
            Position::Text { line, .. } => format!("第 {line} 行"),
            Position::Cell { .. } => self.to_string(),
        }
    }
}

/// `12:5`, or `表二!E7`.
impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Position::Text { line, column } => write!(f, "{line}:{column}"),
            Position::Cell { sheet, row, column } => {
                let mut letters = String::new();
                let mut rest = column;
                while rest > 0 {
                    letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
                    rest = (rest - 1) / 26;
                }
                write!(f, "{sheet}!{letters}{row}")
            }
        }
    }
}

/// A stretch of an input file that holds a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Where it begins.
    pub at: Position,
    /// How many characters it has, where that is not plain from the file.
    pub length: Option<usize>,
}

impl From<Position> for Span {
    fn from(at: Position) -> Self {
        Span { at, length: None }
    }
}

/// A value with its place in the file it was read from; none for one that a program made. Two are equal if their values
/// are, wherever they stand.
#[derive(Debug, Clone, Copy, Default)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Option<Span>,
}

impl<T> Spanned<T> {
    /// A value that stands there.
    pub fn at(value: T, at: Position) -> Self {
        Spanned { value, span: Some(at.into()) }
    }
}

impl<T> From<T> for Spanned<T> {
    fn from(value: T) -> Self {
        Spanned { value, span: None }
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

#[cfg(test)]
mod tests {
    use super::Position;

    #[test]
    fn cells_are_named_as_in_workbooks() {
        for (column, name) in [(1, "表二!A7"), (26, "表二!Z7"), (27, "表二!AA7"), (703, "表二!AAA7")] {
            assert_eq!(Position::Cell { sheet: "表二", row: 7, column }.to_string(), name);
        }
    }
}
