//! Paragraphs that a full page parts.

use super::{Item, Layout, Owner};
use crate::document::{Block, BlockId, Document, Paragraph};
use crate::style::{Pt, Style};

/// The document without the wish to stand on one page with what follows, of paragraphs that reach that page anyway:
/// the page before is full.
///
/// Word parts a paragraph that keeps with the next, as ECMA-376 (Part 1, 17.3.1.15) has it: a part of it is enough.
/// LibreOffice never parts one, and would leave the rest of the page before white.
pub fn release(mut document: Document, layout: &Layout, style: &Style) -> Document {
    for (index, block) in document.body.iter_mut().enumerate() {
        let id = BlockId::in_body(index);
        match block {
            Block::Paragraph(paragraph) => {
                let owners = [Owner::Paragraph(id), Owner::RunOn(id)];
                release_parted(paragraph, |owner| owners.contains(&owner), layout, style);
            }
            Block::List(items) => {
                if let Some((item, last)) = items.iter_mut().enumerate().next_back() {
                    let text = Owner::ListItem { list: id, item };
                    release_parted(last, |owner| owner == text, layout, style);
                }
            }
            Block::Table(_) | Block::Illustration(_) => {}
        }
    }
    document
}

fn release_parted(paragraph: &mut Paragraph, shows_it: impl Fn(Owner) -> bool, layout: &Layout, style: &Style) {
    if !paragraph.keep_with_next || paragraph.keep_lines {
        return;
    }
    // How much is left below the lowest line on each page that has some of it.
    let left: Vec<Pt> = layout
        .pages
        .iter()
        .filter_map(|page| {
            let base_lines = page.items.iter().filter_map(|item| match item {
                Item::Text(run) if shows_it(run.owner) => Some(run.y),
                _ => None,
            });
            let lowest = base_lines.reduce(|lowest, y| if y > lowest { y } else { lowest })?;
            Some(page.frame.foot() - lowest)
        })
        .collect();
    // Two lines and more are left where its last lines were held back for what follows.
    let full = |&left: &Pt| left < 2.0 * style.page.line_pitch;
    if let [before @ .., _] = left.as_slice()
        && before.last().is_some_and(full)
    {
        paragraph.keep_with_next = false;
    }
}
