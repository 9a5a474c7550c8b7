//! What is wrong with a call.

use std::fmt;

use nianbao::source::{Code, Diagnostic};

/// What is wrong with a file, a folder or an option as a whole.
#[derive(Debug)]
pub(super) struct Problem {
    /// Its name, as the user gave it.
    pub(super) name: String,
    /// What is wrong.
    pub(super) complaint: Diagnostic,
}

impl Problem {
    /// Something wrong with the call.
    pub(super) fn call(name: &str, message: impl Into<String>, advice: &str) -> Self {
        Problem { name: name.to_owned(), complaint: Diagnostic::new(&Code::CALL, message).advise(advice) }
    }
}

/// On one line.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "错误：{}：{}", self.name, self.complaint)
    }
}
