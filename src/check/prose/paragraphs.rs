//! The texts of a report as rules read them, and how a finding points at words of one.

use std::ops::Range;

use crate::form::fields::{ATTACHMENTS_NAME, PREAMBLE, PREAMBLE_NAME};
use crate::report::{Block, Report, RichText, SectionBody};
use crate::source::{Code, Diagnostic, Phrase};

/// A paragraph, the body of a run-in heading or a line of a list.
pub(super) struct Paragraph<'a> {
    /// The key of the section it stands in.
    pub(super) key: &'static str,
    /// The name of that section.
    pub(super) section: &'static str,
    /// The heading above it in its section; empty if there is none.
    pub(super) heading: String,
    /// Its text.
    pub(super) text: &'a RichText,
}

/// All paragraphs of a report in printed order, those above and below the official tables among them.
pub(super) fn paragraphs(report: &Report) -> impl Iterator<Item = Paragraph<'_>> {
    report.prose().flat_map(|(key, blocks)| {
        let section = name(report, key);
        let mut heading = String::new();
        blocks.iter().flat_map(move |block| {
            if let Block::Heading { text, .. } = block {
                heading = text.plain();
            }
            let heading = heading.clone();
            block.prose().map(move |text| Paragraph { key, section, heading: heading.clone(), text })
        })
    })
}

fn name(report: &Report, key: &str) -> &'static str {
    match report.edition().section(key) {
        Some(section) => section.heading,
        None => {
            debug_assert_eq!(key, PREAMBLE);
            PREAMBLE_NAME
        }
    }
}

/// Any text of a report: a paragraph, a heading, a line of a cell, a caption.
pub(super) struct Piece<'a> {
    /// The name of the part it stands in.
    pub(super) place: String,
    /// Its text.
    pub(super) text: &'a RichText,
    /// Whether it is a paragraph, which ends with a mark.
    pub(super) is_paragraph: bool,
}

/// All texts of a report in printed order, those of attachments last.
pub(super) fn pieces(report: &Report) -> Vec<Piece<'_>> {
    let prose = report.prose().map(|(key, blocks)| (name(report, key).to_owned(), blocks));
    let attachments = report.attachments.iter().zip(1..);
    let attachments =
        attachments.map(|(attachment, number)| (format!("{ATTACHMENTS_NAME}{number}"), attachment.blocks.as_slice()));
    let mut pieces = Vec::new();
    for (place, blocks) in prose.chain(attachments) {
        for block in blocks {
            let (texts, is_paragraph): (Vec<&RichText>, bool) = match block {
                Block::Paragraph(text) => (vec![text], true),
                Block::Heading { text, body, .. } => {
                    pieces.push(Piece { place: place.clone(), text, is_paragraph: false });
                    (body.iter().collect(), true)
                }
                Block::Image { caption, .. } => (caption.iter().collect(), false),
                Block::Table(table) => (
                    table.caption().into_iter().chain(table.cells().iter().flat_map(|cell| &cell.lines)).collect(),
                    false,
                ),
                Block::Chart(chart) => (std::iter::once(chart.title()).chain(chart.texts()).collect(), false),
                Block::List(items) => (items.iter().flatten().collect(), false),
            };
            pieces.extend(texts.into_iter().map(|text| Piece { place: place.clone(), text, is_paragraph }));
        }
    }
    pieces
}

/// All that a section of prose says, its headings too, a line a text.
pub(super) fn said(report: &Report, key: &str) -> String {
    let Some(SectionBody::Prose(blocks)) = report.section(key) else { return String::new() };
    let heading = |block: &Block| match block {
        Block::Heading { text, .. } => Some(text.plain()),
        _ => None,
    };
    let texts = blocks.iter().flat_map(|block| heading(block).into_iter().chain(block.prose().map(RichText::plain)));
    texts.collect::<Vec<_>>().join("\n")
}

/// Words of a text and the sentence around them, both in bytes of the text.
pub(super) fn phrase(text: &str, sentence: Range<usize>, words: Range<usize>) -> Phrase {
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

/// The sentence around a place in a text, in bytes of it; of one that does not end, what stands near the place.
pub(super) fn sentence(text: &str, words: &Range<usize>) -> Range<usize> {
    const ENDS: [char; 4] = ['。', '；', '！', '？'];
    let (before, after) = (last_bytes(&text[..words.start], NEAR), first_bytes(&text[words.end..], NEAR));
    let start = before.rfind(ENDS).map_or(0, |at| at + '。'.len_utf8());
    let end = after.find(ENDS).map_or(after.len(), |at| at + '。'.len_utf8());
    words.start - before.len() + start..words.end + end
}

/// How much text around a place tells anything about it, in bytes: more than a page.
pub(super) const NEAR: usize = 2000;

/// The end of a text, at most so many bytes.
pub(super) fn last_bytes(text: &str, most: usize) -> &str {
    let start = (text.len().saturating_sub(most)..=text.len()).find(|&at| text.is_char_boundary(at));
    &text[start.unwrap_or(0)..]
}

/// The beginning of a text, at most so many bytes.
pub(super) fn first_bytes(text: &str, most: usize) -> &str {
    let end = (0..=text.len().min(most)).rfind(|&at| text.is_char_boundary(at));
    &text[..end.unwrap_or(0)]
}

/// A finding about words of a text, in bytes of it.
pub(super) fn finding(
    code: &'static Code,
    place: &str,
    text: &RichText,
    words: Range<usize>,
    message: String,
) -> Diagnostic {
    let plain = text.plain();
    let phrase = phrase(&plain, sentence(&plain, &words), words);
    let finding = Diagnostic::new(code, message).at_if(text.span()).in_place(place);
    Diagnostic { phrase: Some(phrase), ..finding }
}
