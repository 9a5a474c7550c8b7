//! Bookmarks: the headings and the attachments, below the parts of a volume.

use krilla::destination::XyzDestination;
use krilla::outline::{Outline, OutlineNode};
use rustc_hash::FxHashMap;

use super::book::{Book, BookPage, Content, Part};
use crate::document::{Block, BlockId, Contents, Document};
use crate::layout::{Item, Layout, Owner};
use crate::style::Pt;

/// A bookmark before it has its children.
struct Entry {
    level: u8,
    text: String,
    destination: XyzDestination,
}

/// The bookmarks of a book, nested as the headings are; in a volume, below the bodies whose reports they are in.
/// `destination` is a place on a page as the file has it.
pub(super) fn outline(book: &Book<'_>, destination: &dyn Fn(BookPage, (Pt, Pt)) -> XyzDestination) -> Outline {
    let mut entries = Vec::new();
    for (part, Part { content, layout, .. }) in book.parts.iter().enumerate() {
        let to = |page, corner| destination(BookPage { part, page }, corner);
        if book.is_volume {
            let text = match content {
                Content::Report(document) => document.author.clone(),
                Content::Contents(_) => Contents::HEADING.to_owned(),
            };
            entries.push(Entry { level: PART, text, destination: to(0, (Pt::ZERO, Pt::ZERO)) });
        }
        if let Content::Report(document) = content {
            entries.extend(own_entries(document, &Target { beginnings: beginnings(layout), to: &to }));
        }
    }
    let mut outline = Outline::new();
    for node in nodes(&entries) {
        outline.push_child(node);
    }
    outline
}

/// Level of a part of a volume, above all headings.
const PART: u8 = 0;

/// Where the bookmarks of a document lead.
struct Target<'a> {
    /// Page and upper left corner of what is printed.
    beginnings: FxHashMap<Owner, (usize, (Pt, Pt))>,
    /// A place on a page of the layout, as the file has it.
    to: &'a dyn Fn(usize, (Pt, Pt)) -> XyzDestination,
}

/// Bookmarks of a document.
fn own_entries(document: &Document, target: &Target<'_>) -> Vec<Entry> {
    let mut entries = headings(target, &document.body, None);
    for (at, attachment) in document.attachments.iter().enumerate() {
        // An attachment is known by its title.
        let text = format!("{} {}", attachment.label.text.characters(), attachment.title.text.characters());
        entries.extend(entry(target, 1, text, Owner::AttachmentLabel(at)));
        entries.extend(headings(target, &attachment.blocks, Some(at)));
    }
    entries
}

/// Bookmarks of the headings among blocks of the body or of an attachment.
fn headings(target: &Target<'_>, blocks: &[Block], attachment: Option<usize>) -> Vec<Entry> {
    let heading = |(block, content): (usize, &Block)| {
        let Block::Paragraph(paragraph) = content else { return None };
        let level = paragraph.role.outline_level()?;
        let owner = Owner::Paragraph(BlockId { attachment, block });
        // A heading that runs in ends as a sentence does.
        let words = paragraph.text.characters();
        let words = if paragraph.run_on.is_some() { words.trim_end_matches('。') } else { &words };
        entry(target, level, words.to_owned(), owner)
    };
    blocks.iter().enumerate().filter_map(heading).collect()
}

fn entry(target: &Target<'_>, level: u8, text: String, owner: Owner) -> Option<Entry> {
    Some(Entry { level, text, destination: target.place(owner)? })
}

/// Entries as trees: each takes those of deeper levels that follow it.
fn nodes(entries: &[Entry]) -> Vec<OutlineNode> {
    let mut all = Vec::new();
    let mut rest = entries;
    while let Some((entry, after)) = rest.split_first() {
        let count = after.iter().take_while(|next| next.level > entry.level).count();
        let (children, following) = after.split_at(count);
        let mut node = OutlineNode::new(entry.text.clone(), entry.destination.clone()).with_open(entry.level > PART);
        for child in nodes(children) {
            node.push_child(child);
        }
        all.push(node);
        rest = following;
    }
    all
}

impl Target<'_> {
    /// Where a paragraph begins.
    fn place(&self, owner: Owner) -> Option<XyzDestination> {
        self.beginnings.get(&owner).map(|&(page, corner)| (self.to)(page, corner))
    }
}

/// Where the texts of a layout begin: page and upper left corner of the first glyph's square.
fn beginnings(layout: &Layout) -> FxHashMap<Owner, (usize, (Pt, Pt))> {
    let mut beginnings = FxHashMap::default();
    for (page, content) in layout.pages.iter().enumerate() {
        for item in &content.items {
            if let Item::Text(run) = item {
                beginnings.entry(run.owner).or_insert((page, (run.x, run.y - run.size)));
            }
        }
    }
    beginnings
}
