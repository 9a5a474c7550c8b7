//! What is wrong with a workbook, collected while reading goes on.

use crate::source::{Code, Diagnostic, Position, Severity};

/// The complaints about a workbook.
#[derive(Debug, Default)]
pub(super) struct Complaints(Vec<Diagnostic>);

impl Complaints {
    /// One that is made already.
    pub(super) fn add(&mut self, complaint: Diagnostic) {
        self.0.push(complaint);
    }

    /// About the file as a whole, or a part of it that has no place in it.
    pub(super) fn file(&mut self, code: &'static Code, text: &str) {
        self.0.push(Diagnostic::told(code, text));
    }

    /// About what is not where the form or the plan of the workbook has it.
    pub(super) fn structure(&mut self, at: Position, place: &str, text: &str) {
        self.0.push(Diagnostic::told(&Code::SYNTAX, text).at(at).in_place(place));
    }

    /// About a value that is not what its place asks for.
    pub(super) fn value(&mut self, at: Position, place: &str, text: &str) {
        self.0.push(Diagnostic::told(&Code::VALUE, text).at(at).in_place(place));
    }

    /// About what will be printed otherwise than it stands there, or not at all: no more than a warning.
    pub(super) fn otherwise(&mut self, at: Position, place: &str, text: &str) {
        self.0.push(Diagnostic::told(&Code::READ_AS, text).at(at).in_place(place));
    }

    /// About a value that will do, but should be better.
    pub(super) fn advice(&mut self, at: Position, place: &str, text: &str) {
        let complaint = Diagnostic::told(&Code::VALUE, text).at(at).in_place(place);
        self.0.push(Diagnostic { severity: Severity::Warning, ..complaint });
    }

    /// All of them, in the order in which they were found.
    pub(super) fn into_list(self) -> Vec<Diagnostic> {
        self.0
    }
}
