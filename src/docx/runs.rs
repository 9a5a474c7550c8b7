//! Text as runs, those of an address as a link.

use docx_rs::{BreakType, Hyperlink, HyperlinkData, Paragraph, Run};

use super::links::Links;
use crate::document::{Inline, Text};
use crate::text::addresses::Address;

/// Adds a text to a paragraph, in runs without any look of their own but bold and what `look` gives them. An address looks
/// as other text does: what is printed shows no link.
pub(super) fn add(mut paragraph: Paragraph, text: &Text, links: &mut Links, look: impl Fn(Run) -> Run) -> Paragraph {
    let addresses = text.addresses();
    let mut link: Option<(usize, Hyperlink)> = None;
    for (run, address) in runs(text, &addresses) {
        if link.as_ref().map(|(known, _)| *known) != address
            && let Some((_, whole)) = link.take()
        {
            paragraph = paragraph.add_hyperlink(whole);
        }
        match address {
            None => paragraph = paragraph.add_run(look(run)),
            Some(number) => {
                let (_, begun) = link.take().unwrap_or_else(|| {
                    let rid = links.add(addresses[number].target.clone());
                    // docx-rs would number it by a counter of the process, so the same document would differ.
                    let link = HyperlinkData::External { rid, path: String::new() };
                    (number, Hyperlink { link, history: None, children: Vec::new() })
                });
                link = Some((number, begun.add_run(look(run))));
            }
        }
    }
    match link {
        Some((_, whole)) => paragraph.add_hyperlink(whole),
        None => paragraph,
    }
}

/// The runs of a text, each in one address or in none.
fn runs(text: &Text, addresses: &[Address]) -> Vec<(Run, Option<usize>)> {
    let mut runs = Vec::new();
    let mut passed = 0;
    for inline in &text.inlines {
        match inline {
            Inline::Run { text, bold } => {
                for (piece, address) in pieces(text, passed, addresses) {
                    let run = Run::new().add_text(piece);
                    runs.push((if *bold { run.bold() } else { run }, address));
                }
                passed += text.chars().count();
            }
            Inline::LineBreak => {
                let next = addresses.partition_point(|address| address.range.end <= passed);
                let is_within = addresses.get(next).is_some_and(|address| address.range.start < passed);
                runs.push((Run::new().add_break(BreakType::TextWrapping), is_within.then_some(next)));
            }
        }
    }
    runs
}

/// A text that so many characters stand before, parted where addresses begin and end.
fn pieces<'t>(text: &'t str, before: usize, addresses: &[Address]) -> Vec<(&'t str, Option<usize>)> {
    let next = addresses.partition_point(|address| address.range.end <= before);
    let mut pieces = Vec::new();
    let (mut rest, mut at) = (text, before);
    for (number, address) in addresses.iter().enumerate().skip(next) {
        for (end, owner) in [(address.range.start, None), (address.range.end, Some(number))] {
            let piece = split(&mut rest, end.saturating_sub(at));
            at += piece.chars().count();
            if !piece.is_empty() {
                pieces.push((piece, owner));
            }
        }
        if rest.is_empty() {
            return pieces;
        }
    }
    if !rest.is_empty() || text.is_empty() {
        pieces.push((rest, None));
    }
    pieces
}

/// Takes so many characters, or all that there are, from the front of a text.
fn split<'t>(text: &mut &'t str, characters: usize) -> &'t str {
    let end = text.char_indices().nth(characters).map_or(text.len(), |(end, _)| end);
    let (front, rest) = text.split_at(end);
    *text = rest;
    front
}
