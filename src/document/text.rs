//! Text of one paragraph or cell.

use crate::report::RichText;
use crate::source::Span;
use crate::text::addresses::{Address, addresses, encoded};

/// Text of a paragraph or cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text {
    /// Its pieces in order.
    pub inlines: Vec<Inline>,
    /// Where in the report file it was written; none for what the report does not say itself.
    pub span: Option<Span>,
    /// The 网址 that all of it shows, where readers could not tell it from the text; none of other texts, whose
    /// addresses are found.
    pub website: Option<String>,
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
        Text { inlines, ..Text::default() }
    }

    /// A 网址, which leads there whole whatever it holds.
    pub(super) fn website(address: &str) -> Self {
        Text { website: Some(address.to_owned()), ..Text::plain(address) }
    }

    /// Lines of the report one below the other.
    pub fn of_lines(lines: &[RichText]) -> Self {
        let mut text = Text { span: lines.first().and_then(RichText::span), ..Text::default() };
        for line in lines {
            if !text.inlines.is_empty() {
                text.inlines.push(Inline::LineBreak);
            }
            line.runs().iter().for_each(|run| text.push(&run.text, run.bold));
        }
        text
    }

    /// Adds characters, to the last piece if they look like it.
    pub(super) fn push(&mut self, characters: &str, bold: bool) {
        match self.inlines.last_mut() {
            _ if characters.is_empty() => {}
            Some(Inline::Run { text, bold: last }) if *last == bold => text.push_str(characters),
            _ => self.inlines.push(Inline::Run { text: characters.to_owned(), bold }),
        }
    }

    /// Inserts a character at several places, each told by how many of its characters stand before it, in order; in the
    /// piece that holds the character before it.
    pub(crate) fn insert(&mut self, places: impl Iterator<Item = usize>, character: char) {
        let mut places = places.peekable();
        let mut passed = 0;
        for inline in &mut self.inlines {
            let Inline::Run { text, .. } = inline else { continue };
            let mut filled = String::with_capacity(text.len());
            for c in text.chars() {
                filled.push(c);
                passed += 1;
                while places.next_if(|&place| place <= passed).is_some() {
                    filled.push(character);
                }
            }
            *text = filled;
        }
    }

    /// Whether its last piece is bold.
    pub(super) fn ends_bold(&self) -> bool {
        matches!(self.inlines.last(), Some(Inline::Run { bold: true, .. }))
    }

    /// The addresses in it, by its characters, line breaks left out. None goes on behind a line break.
    pub(crate) fn addresses(&self) -> Vec<Address> {
        if let Some(website) = &self.website {
            let range = 0..self.characters().chars().count();
            return vec![Address { range, target: encoded(website) }];
        }
        // Each has a point, and most texts, such as the figures of a table, have none.
        let has_point = |inline: &Inline| matches!(inline, Inline::Run { text, .. } if text.contains('.'));
        let mut found = Vec::new();
        if !self.inlines.iter().any(has_point) {
            return found;
        }
        let mut before = 0;
        for line in self.lines() {
            let moved = |Address { range, target }| Address { range: before + range.start..before + range.end, target };
            found.extend(addresses(&line).into_iter().map(moved));
            before += line.chars().count();
        }
        found
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

impl From<&RichText> for Text {
    fn from(line: &RichText) -> Self {
        Text::of_lines(std::slice::from_ref(line))
    }
}

impl Inline {
    /// Characters that are not bold.
    pub fn plain(text: impl Into<String>) -> Self {
        Inline::Run { text: text.into(), bold: false }
    }
}
