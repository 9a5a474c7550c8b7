//! Addresses in the text of a report: where they stand on its pages, and where they lead.

use std::borrow::Cow;
use std::ops::Range;

use krilla::tagging::{Identifier, Node, Tag, TagGroup};
use rustc_hash::FxHashMap;

use crate::document::{Block, BlockId, Document, Paragraph, Text};
use crate::layout::{Item, Owner, Page, TextRun};
use crate::style::Pt;
use crate::text::addresses::{Address, MAIL};

/// The addresses of the texts of a report.
#[derive(Default)]
pub(super) struct Links(FxHashMap<Owner, Vec<Address>>);

/// Marked content of a page, or a link on it.
#[derive(Clone, Copy)]
pub(super) struct Marked {
    /// What it shows.
    pub owner: Owner,
    /// Which address of that text; none of other text.
    pub address: Option<usize>,
    /// What it is called in the file.
    pub identifier: Identifier,
}

/// Something drawn that belongs to one address, or to none.
pub(super) struct Piece<'p> {
    /// What it shows.
    pub owner: Owner,
    /// Which address of that text; none of other text.
    pub address: Option<usize>,
    /// What is drawn.
    pub item: Cow<'p, Item>,
}

/// What of an address stands on one line.
pub(super) struct Area {
    /// The text that holds the address.
    pub owner: Owner,
    /// Which of its addresses.
    pub address: usize,
    /// Baseline of the line.
    base: Pt,
    /// Left, top, right and bottom.
    pub edges: [Pt; 4],
}

impl Links {
    /// The addresses of a report.
    pub fn of(document: &Document) -> Self {
        let mut links = Links::default();
        for (block, content) in document.body.iter().enumerate() {
            links.block(content, BlockId::in_body(block));
        }
        for (at, attachment) in document.attachments.iter().enumerate() {
            links.text(&attachment.label.text, Owner::AttachmentLabel(at));
            links.text(&attachment.title.text, Owner::AttachmentTitle(at));
            for (block, content) in attachment.blocks.iter().enumerate() {
                links.block(content, BlockId { attachment: Some(at), block });
            }
        }
        links
    }

    fn block(&mut self, block: &Block, id: BlockId) {
        let mut caption = |caption: &Option<Paragraph>| {
            if let Some(caption) = caption {
                self.text(&caption.text, Owner::Caption(id));
            }
        };
        match block {
            Block::Paragraph(paragraph) => {
                self.text(&paragraph.text, Owner::Paragraph(id));
                paragraph.run_on.iter().for_each(|text| self.text(text, Owner::RunOn(id)));
            }
            Block::List(items) => {
                for (item, paragraph) in items.iter().enumerate() {
                    self.text(&paragraph.text, Owner::ListItem { list: id, item });
                }
            }
            Block::Table(table) => {
                caption(&table.caption);
                for (cell, content) in table.cells.iter().enumerate() {
                    self.text(&content.text, Owner::Cell { table: id, cell });
                }
            }
            Block::Illustration(illustration) => caption(&illustration.caption),
        }
    }

    fn text(&mut self, text: &Text, owner: Owner) {
        let addresses = text.addresses();
        if !addresses.is_empty() {
            self.0.insert(owner, addresses);
        }
    }

    /// What a page shows, text parted where addresses begin and end.
    pub fn pieces<'p>(&self, page: &'p Page) -> Vec<Piece<'p>> {
        let mut pieces = Vec::with_capacity(page.items.len());
        for item in &page.items {
            let owner = owner(item);
            match (item, self.0.get(&owner)) {
                (Item::Text(run), Some(addresses)) => pieces.extend(parted(run, addresses)),
                _ => pieces.push(Piece { owner, address: None, item: Cow::Borrowed(item) }),
            }
        }
        pieces
    }

    /// Where the address of an area leads, and how readers are told so.
    pub fn target(&self, area: &Area) -> Option<(&str, String)> {
        let target = self.0.get(&area.owner)?.get(area.address)?.target.as_str();
        let told = match target.strip_prefix(MAIL) {
            Some(mail) => format!("发邮件给 {mail}"),
            None => format!("打开网页 {target}"),
        };
        Some((target, told))
    }
}

/// Where the addresses among the pieces of a page stand, line by line.
pub(super) fn areas(pieces: &[Piece<'_>]) -> Vec<Area> {
    let mut areas: Vec<Area> = Vec::new();
    for piece in pieces {
        let (Item::Text(run), Some(address)) = (&*piece.item, piece.address) else { continue };
        let right = run.x + run.glyphs.last().map_or(Pt::ZERO, |glyph| glyph.x + glyph.advance);
        match areas.last_mut() {
            Some(last) if (last.owner, last.address, last.base) == (piece.owner, address, run.y) => {
                last.edges[2] = right;
            }
            _ => {
                let edges = [run.x, run.y - run.size, right, run.y + run.size / 4.0];
                areas.push(Area { owner: piece.owner, address, base: run.y, edges });
            }
        }
    }
    areas
}

/// What an item shows.
fn owner(item: &Item) -> Owner {
    match item {
        Item::Text(run) => run.owner,
        Item::Rule(_) | Item::Slanted(_) => Owner::Artifact,
        Item::Picture(picture) => picture.owner,
    }
}

/// A run parted where addresses begin and end.
fn parted(run: &TextRun, addresses: &[Address]) -> Vec<Piece<'static>> {
    let mut at = run.at;
    let address = run.glyphs.iter().map(|glyph| {
        let first = at;
        at += run.text[glyph.text.clone()].chars().count();
        let next = addresses.partition_point(|address| address.range.end <= first);
        addresses.get(next).is_some_and(|address| address.range.start <= first).then_some(next)
    });
    let of_glyphs: Vec<Option<usize>> = address.collect();
    let mut start = 0;
    let piece = |alike: &[Option<usize>]| {
        let glyphs = start..start + alike.len();
        start = glyphs.end;
        Piece { owner: run.owner, address: alike[0], item: Cow::Owned(Item::Text(part(run, glyphs))) }
    };
    of_glyphs.chunk_by(|a, b| a == b).map(piece).collect()
}

/// Some glyphs of a run as a run of their own, at the same place.
fn part(run: &TextRun, glyphs: Range<usize>) -> TextRun {
    let glyphs = &run.glyphs[glyphs];
    let (Some(first), Some(last)) = (glyphs.first(), glyphs.last()) else { return run.clone() };
    let (x, start) = (first.x, first.text.start);
    let mut moved = glyphs.to_vec();
    for glyph in &mut moved {
        glyph.x -= x;
        glyph.text = glyph.text.start - start..glyph.text.end - start;
    }
    TextRun {
        at: run.at + run.text[..start].chars().count(),
        x: run.x + x,
        text: run.text[start..last.text.end].to_owned(),
        glyphs: moved,
        ..*run
    }
}

/// The marked content of a text in the structure tree: what shows an address, on however many lines, is one link.
pub(super) fn nodes(marked: &[Marked]) -> Vec<Node> {
    let mut parts: Vec<(bool, Vec<Node>)> = Vec::new();
    let mut known = FxHashMap::default();
    for Marked { address, identifier, .. } in marked {
        let place = match address {
            Some(address) => *known.entry(address).or_insert(parts.len()),
            None => parts.len(),
        };
        if place == parts.len() {
            parts.push((address.is_some(), Vec::new()));
        }
        parts[place].1.push(Node::from(*identifier));
    }
    let node = |(is_link, children): (bool, Vec<Node>)| {
        if is_link { vec![Node::from(TagGroup::with_children(Tag::Link, children))] } else { children }
    };
    parts.into_iter().flat_map(node).collect()
}
