//! The file that complaints speak of.

use super::{Diagnostic, Span, lines};

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

    /// What a complaint points at: the words that are meant where the file's text has them, else the value that they
    /// stand in; none if the file leaves the value out.
    pub fn span(&self, complaint: &Diagnostic) -> Option<Span> {
        let value = *complaint.spans.first()?;
        let words = complaint.phrase.as_ref().and_then(|phrase| {
            let at = lines::locate(&self.text, value.at, phrase)?;
            Some(Span { at, length: Some(phrase.length) })
        });
        Some(words.unwrap_or(value))
    }
}

#[cfg(test)]
mod tests {
    use super::Origin;
    use crate::source::{Code, Diagnostic, Phrase, Position, Span};

    #[test]
    fn words_are_pointed_at_where_the_file_has_them() {
        let at = |line, column| Position::Text { line, column };
        let phrase = Phrase { sentence: "收到申请12件".to_owned(), repeated: 1, skip: 4, length: 2 };
        let complaint = Diagnostic::new(&Code::VALUE, "").at(at(1, 4));
        let complaint = Diagnostic { phrase: Some(phrase), ..complaint };
        let origin = Origin { name: String::new(), text: "a: 收到申请12件。收到申请**12**件。".to_owned() };
        assert_eq!(origin.span(&complaint), Some(Span { at: at(1, 18), length: Some(2) }));
        assert_eq!(Origin::named("a").span(&complaint), Some(Span::from(at(1, 4))));
        assert_eq!(origin.span(&Diagnostic::new(&Code::VALUE, "")), None);
    }
}
