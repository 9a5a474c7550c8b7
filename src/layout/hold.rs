//! What Word is told of lines and pages.

use super::{Item, Layout, Owner, Page, Picture, TextRun};
use crate::document::{Block, BlockId, Document, Text};
use crate::style::Pt;

/// ZERO WIDTH JOINER: shows nothing, and no line ends at it (UAX #14, LB8a and LB9). It is what Word itself inserts as
/// 无宽非分隔符 (No-Width Non Break) among its special characters.
const JOINER: char = '\u{200d}';

/// The document as Word is to have it, which breaks lines and pages of its own.
///
/// - Wherever a line would have ended between a number and its unit, a ZERO WIDTH JOINER stands. Word and LibreOffice
///   know no other way to hold the two together, and leave no quarter em at it. So there is one only where a typesetter
///   would put it by hand: a person who searches for 2024年 finds all the others.
/// - Images have the size that they have on our pages.
/// - Tables may be parted between rows where they are on our pages, and say the labels of merged cells again there.
/// - A paragraph that stands on two pages need not be kept with what follows it, since its end is; LibreOffice would move
///   all of it.
pub fn hold(document: &Document, layout: &Layout) -> Document {
    let mut held = document.clone();
    // From the last to the first, so that the places of those before stay what they are.
    for place in layout.held.iter().rev() {
        if let Some(text) = text(&mut held, place.owner) {
            text.insert(place.at, JOINER);
        }
    }
    for (id, width, height) in pictures(layout) {
        if let Some(Block::Illustration(illustration)) = block(&mut held, id) {
            (illustration.width, illustration.height) = (width, height);
        }
    }
    for parted in &layout.parted {
        if let Some(Block::Table(table)) = block(&mut held, parted.table) {
            *table = table.parted(&parted.before, &parted.kept);
        }
    }
    for id in on_two_pages(layout) {
        if let Some(Block::Paragraph(paragraph)) = block(&mut held, id) {
            paragraph.keep_with_next = false;
        }
    }
    held
}

/// Images with their sizes.
fn pictures(layout: &Layout) -> impl Iterator<Item = (BlockId, Pt, Pt)> {
    let items = layout.pages.iter().flat_map(|page| &page.items);
    items.filter_map(|item| match item {
        Item::Picture(Picture { owner: Owner::Illustration(id), width, height, .. }) => Some((*id, *width, *height)),
        _ => None,
    })
}

/// Paragraphs that end on another page than they begin on.
fn on_two_pages(layout: &Layout) -> impl Iterator<Item = BlockId> {
    let shown = |page: &Page, last: bool| {
        let mut paragraphs = page.items.iter().filter_map(|item| match item {
            Item::Text(TextRun { owner: Owner::Paragraph(id) | Owner::RunOn(id), .. }) => Some(*id),
            _ => None,
        });
        if last { paragraphs.next_back() } else { paragraphs.next() }
    };
    layout.pages.windows(2).filter_map(move |pages| {
        let (before, after) = (shown(&pages[0], true)?, shown(&pages[1], false)?);
        (before == after).then_some(after)
    })
}

/// The text of a paragraph; none of what is no paragraph.
fn text(document: &mut Document, owner: Owner) -> Option<&mut Text> {
    match owner {
        Owner::Paragraph(id) => match block(document, id)? {
            Block::Paragraph(paragraph) => Some(&mut paragraph.text),
            _ => None,
        },
        Owner::RunOn(id) => match block(document, id)? {
            Block::Paragraph(paragraph) => paragraph.run_on.as_mut(),
            _ => None,
        },
        Owner::ListItem { list, item } => match block(document, list)? {
            Block::List(items) => items.get_mut(item).map(|paragraph| &mut paragraph.text),
            _ => None,
        },
        _ => None,
    }
}

fn block(document: &mut Document, id: BlockId) -> Option<&mut Block> {
    let blocks = match id.attachment {
        None => &mut document.body,
        Some(at) => &mut document.attachments.get_mut(at)?.blocks,
    };
    blocks.get_mut(id.block)
}
