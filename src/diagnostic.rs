//! What is wrong, where, and what to do about it.

use std::fmt;

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
        if let Some(position) = self.position {
            write!(f, ":{position}")?;
        }
        f.write_str("：")?;
        if let Some(place) = &self.place {
            write!(f, "{place}：")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for Diagnostic {}

/// Why the system refuses, in Chinese; its own words are English.
pub fn reason(error: &std::io::Error) -> String {
    use std::io::ErrorKind as Kind;
    let known = match error.kind() {
        Kind::NotFound => "没有这个文件或文件夹",
        Kind::PermissionDenied => "没有权限",
        Kind::NotADirectory => "不是文件夹",
        Kind::IsADirectory => "是文件夹，不是文件",
        Kind::AlreadyExists => "同名的已经存在",
        Kind::ReadOnlyFilesystem => "磁盘只读",
        Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => "磁盘已满或超过限额",
        Kind::InvalidFilename => "文件名太长或有不能用的字符",
        Kind::ResourceBusy => "正被别的程序占用",
        Kind::OutOfMemory => "内存不足",
        _ => {
            let number = error.raw_os_error().map_or_else(String::new, |number| format!("，编号 {number}"));
            return format!("系统错误{number}");
        }
    };
    known.to_owned()
}

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
