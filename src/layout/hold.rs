//! What Word is told of lines and pages.

use super::{Item, Layout, Owner, Picture};
use crate::document::{Block, BlockId, Document, Text};
use crate::style::Pt;

/// ZERO WIDTH JOINER: shows nothing, and no line ends at it (UAX #14, LB8a and LB9). It is what Word itself inserts as
/// 无宽非分隔符 (No-Width Non Break) among its special characters.
const JOINER: char = '\u{200d}';

/// The document as Word is to have it, which breaks lines and pages of its own.
///
/// - Wherever a line of prose would have ended between a number and its unit, a ZERO WIDTH JOINER stands. Word and LibreOffice
///   know no other way to hold the two together, and leave no quarter em at it. So there is one only where a typesetter
///   would put it by hand: a person who searches for 2024年 finds all the others.
/// - Images have the size that they have on our pages.
/// - Tables may be parted between rows where they are on our pages, and say the labels of merged cells again there.
pub fn hold(document: &Document, layout: &Layout) -> Document {
    let mut held = document.clone();
    for places in layout.held.chunk_by(|a, b| a.owner == b.owner) {
        if let Some(text) = text(&mut held, places[0].owner) {
            text.insert(places.iter().map(|place| place.at), JOINER);
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
