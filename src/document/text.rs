//! Text of one paragraph or cell.

use crate::source::Span;

/// Text of a paragraph or cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text {
    /// Its pieces in order.
    pub inlines: Vec<Inline>,
    /// Where in the report file it was written; none for what the report does not say itself.
    pub span: Option<Span>,
}

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Characters of one look.
    Run {
        /// The characters, without line breaks.
        text: String,
        /// Whether they are bold.
        bold: bool,
    },
    /// A line break.
    LineBreak,
}

impl Text {
    /// Text that is not bold and that the report does not say itself; empty text has no pieces.
    pub fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        let inlines = if text.is_empty() { Vec::new() } else { vec![Inline::plain(text)] };
        Text { inlines, span: None }
    }

    /// Text with its `**bold**` parts told apart; marks without a partner are text.
    pub fn marked(text: &str) -> Self {
        let parts: Vec<&str> = text.split("**").collect();
        let mut inlines = Vec::new();
        for (i, part) in parts.iter().enumerate() {
            let unpaired = i + 1 == parts.len() && i % 2 == 1;
            let text = if unpaired { format!("**{part}") } else { (*part).to_owned() };
            match (text.is_empty(), inlines.last_mut()) {
                (true, _) => {}
                (false, Some(Inline::Run { text: last, bold: false })) if unpaired => last.push_str(&text),
                _ => inlines.push(Inline::Run { text, bold: i % 2 == 1 && !unpaired }),
            }
        }
        Text { inlines, span: None }
    }

    /// Its characters, line breaks left out.
    pub fn characters(&self) -> String {
        self.lines().concat()
    }

    /// The characters of each of its lines.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![String::new()];
        for inline in &self.inlines {
            match (inline, lines.last_mut()) {
                (Inline::Run { text, .. }, Some(line)) => line.push_str(text),
                _ => lines.push(String::new()),
            }
        }
        lines
    }
}

impl Inline {
    /// Characters that are not bold.
    pub fn plain(text: impl Into<String>) -> Self {
        Inline::Run { text: text.into(), bold: false }
    }
}
