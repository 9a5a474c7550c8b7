//! Bookmarks: the headings and the attachments.

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};

use crate::document::{Block, BlockId, Document};
use crate::layout::{Item, Layout, Owner};

/// A bookmark before it has its children.
struct Entry {
    level: u8,
    text: String,
    destination: XyzDestination,
}

/// The bookmarks of a document, nested as its headings are.
pub(super) fn outline(document: &Document, layout: &Layout) -> Outline {
    let mut entries = headings(layout, &document.body, None);
    for (at, attachment) in document.attachments.iter().enumerate() {
        // An attachment is known by its title.
        let text = format!("{} {}", attachment.label.text.characters(), attachment.title.text.characters());
        entries.extend(entry(layout, 1, text, Owner::AttachmentLabel(at)));
        entries.extend(headings(layout, &attachment.blocks, Some(at)));
    }
    let mut outline = Outline::new();
    for node in nodes(&entries) {
        outline.push_child(node);
    }
    outline
}

/// Bookmarks of the headings among blocks of the body or of an attachment.
fn headings(layout: &Layout, blocks: &[Block], attachment: Option<usize>) -> Vec<Entry> {
    let heading = |(block, content): (usize, &Block)| {
        let Block::Paragraph(paragraph) = content else { return None };
        let level = paragraph.role.outline_level()?;
        let owner = Owner::Paragraph(BlockId { attachment, block });
        // A heading that runs in ends as a sentence does.
        let words = paragraph.text.characters();
        let words = if paragraph.run_on.is_some() { words.trim_end_matches('。') } else { &words };
        entry(layout, level, words.to_owned(), owner)
    };
    blocks.iter().enumerate().filter_map(heading).collect()
}

fn entry(layout: &Layout, level: u8, text: String, owner: Owner) -> Option<Entry> {
    Some(Entry { level, text, destination: destination(layout, owner)? })
}

/// Entries as trees: each takes those of deeper levels that follow it.
fn nodes(entries: &[Entry]) -> Vec<OutlineNode> {
    let mut all = Vec::new();
    let mut rest = entries;
    while let Some((entry, after)) = rest.split_first() {
        let count = after.iter().take_while(|next| next.level > entry.level).count();
        let (children, following) = after.split_at(count);
        let mut node = OutlineNode::new(entry.text.clone(), entry.destination.clone()).with_open(true);
        for child in nodes(children) {
            node.push_child(child);
        }
        all.push(node);
        rest = following;
    }
    all
}

/// Where a paragraph begins: the upper left corner of its first glyph's square.
fn destination(layout: &Layout, owner: Owner) -> Option<XyzDestination> {
    layout.pages.iter().enumerate().find_map(|(page, content)| {
        content.items.iter().find_map(|item| match item {
            Item::Text(run) if run.owner == owner => {
                let corner = Point::from_xy(run.x.0 as f32, (run.y - run.size).0 as f32);
                Some(XyzDestination::new(page, corner))
            }
            _ => None,
        })
    })
}
