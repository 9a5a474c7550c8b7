//! Numbers and units that Word must not part either.

use super::{Layout, Owner};
use crate::document::{Block, BlockId, Document, Text};

/// ZERO WIDTH JOINER: shows nothing, and no line ends at it (UAX #14, LB8a and LB9). It is what Word itself inserts as
/// 无宽非分隔符 (No-Width Non Break) among its special characters.
const JOINER: char = '\u{200d}';

/// The document with a [`JOINER`] wherever a line would have ended between a number and its unit.
///
/// Word and LibreOffice know no other way to hold the two together, and leave no quarter em at it. So there is one only
/// where a typesetter would put it by hand: a person who searches for 2024年 finds all the others.
pub fn hold(document: &Document, layout: &Layout) -> Document {
    let mut held = document.clone();
    // From the last to the first, so that the places of those before stay what they are.
    for place in layout.held.iter().rev() {
        if let Some(text) = text(&mut held, place.owner) {
            text.insert(place.at, JOINER);
        }
    }
    held
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
