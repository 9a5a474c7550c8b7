//! Bookmarks: the headings and the attachments.

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};

use crate::document::{Block, Document, text_of};
use crate::layout::{Item, Layout, Owner};
use crate::style::ParagraphRole;

/// A bookmark before it has its children.
struct Entry {
    level: u8,
    text: String,
    destination: XyzDestination,
}

/// The bookmarks of a document, nested as its headings are.
pub(super) fn outline(document: &Document, layout: &Layout) -> Outline {
    let entries: Vec<Entry> = document
        .blocks
        .iter()
        .enumerate()
        .filter_map(|(index, block)| {
            let Block::Paragraph(paragraph) = block else { return None };
            let (level, text) = match paragraph.role {
                ParagraphRole::AttachmentLabel => {
                    // An attachment is known by its title, which follows.
                    let title = match document.blocks.get(index + 1) {
                        Some(Block::Paragraph(title)) => text_of(&title.content),
                        _ => String::new(),
                    };
                    (1, format!("{} {title}", text_of(&paragraph.content)))
                }
                role => (role.outline_level()?, text_of(&paragraph.content)),
            };
            Some(Entry { level, text, destination: destination(layout, index)? })
        })
        .collect();
    let mut outline = Outline::new();
    for node in nodes(&entries) {
        outline.push_child(node);
    }
    outline
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
fn destination(layout: &Layout, block: usize) -> Option<XyzDestination> {
    layout.pages.iter().enumerate().find_map(|(page, content)| {
        content.items.iter().find_map(|item| match item {
            Item::Text(run) if run.owner == Owner::Block(block) => {
                let corner = Point::from_xy(run.x as f32, (run.y - run.size) as f32);
                Some(XyzDestination::new(page, corner))
            }
            _ => None,
        })
    })
}
