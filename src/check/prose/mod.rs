//! Rules about prose, one file or folder a rule; and what they have in common: the paragraphs of a report, the signs of
//! which come in one form ([`folded`]), and how a finding points at words of them.

pub(super) mod claims;
mod folded;

use std::ops::Range;

use crate::form::fields::{PREAMBLE, PREAMBLE_NAME};
use crate::report::{Block, Report, RichText};
use crate::source::Phrase;

/// A paragraph, the body of a run-in heading or a line of a list.
struct Paragraph<'a> {
    /// The name of the section it stands in.
    section: &'static str,
    /// The heading above it in its section; empty if there is none.
    heading: String,
    /// Its text.
    text: &'a RichText,
}

/// All paragraphs of a report in printed order, those above and below the official tables among them.
fn paragraphs(report: &Report) -> impl Iterator<Item = Paragraph<'_>> {
    report.prose().flat_map(|(key, blocks)| {
        let section = match report.edition().section(key) {
            Some(section) => section.heading,
            None => {
                debug_assert_eq!(key, PREAMBLE);
                PREAMBLE_NAME
            }
        };
        let mut heading = String::new();
        blocks.iter().flat_map(move |block| {
            if let Block::Heading { text, .. } = block {
                heading = text.plain();
            }
            let heading = heading.clone();
            block.prose().map(move |text| Paragraph { section, heading: heading.clone(), text })
        })
    })
}

/// Words of a text and the sentence around them, both in bytes of the text.
fn phrase(text: &str, sentence: Range<usize>, words: Range<usize>) -> Phrase {
    let from_sentence = &text[sentence.clone()];
    let start = sentence.end - from_sentence.trim_start().len();
    let said = from_sentence.trim();
    Phrase {
        sentence: said.to_owned(),
        repeated: text[..start].matches(said).count(),
        skip: text[start..words.start.max(start)].chars().count(),
        length: text[words].trim_end().chars().count(),
    }
}
