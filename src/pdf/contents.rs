//! 目录 in a PDF: what its lines are to a reader who cannot see the page, and where they lead.

use std::num::NonZeroU16;

use krilla::tagging::{Node, Tag, TagGroup};
use rustc_hash::FxHashMap;

use crate::document::Contents;
use crate::layout::{Item, Owner, Page};
use crate::style::Pt;

/// The structure of a 目录, from the marked content and the links of its lines.
pub(super) fn groups(contents: &Contents, mut content: FxHashMap<Owner, Vec<Node>>) -> Vec<TagGroup> {
    let mut children = |owner| content.remove(&owner).unwrap_or_default();
    let heading = TagGroup::with_children(
        Tag::Hn(NonZeroU16::MIN, Some(Contents::HEADING.to_owned())),
        children(Owner::ContentsHeading),
    );
    let mut list = TagGroup::new(Tag::TOC);
    for entry in 0..contents.entries.len() {
        let link = TagGroup::with_children(Tag::Link, children(Owner::ContentsEntry(entry)));
        let reference = TagGroup::with_children(Tag::Reference, vec![link.into()]);
        list.push(TagGroup::with_children(Tag::TOCI, vec![reference.into()]));
    }
    vec![heading, list]
}

/// A line of a 目录 on its page.
pub(super) struct Area {
    /// Which line.
    pub entry: usize,
    /// Left, top, right and bottom.
    pub edges: [Pt; 4],
}

/// Where the lines on a page stand, in reading order.
pub(super) fn areas(page: &Page) -> Vec<Area> {
    let mut areas: Vec<Area> = Vec::new();
    for item in &page.items {
        let Item::Text(run) = item else { continue };
        let Owner::ContentsEntry(entry) = run.owner else { continue };
        let right = run.x + run.glyphs.last().map_or(Pt::ZERO, |glyph| glyph.x + glyph.advance);
        let edges = [run.x, run.y - run.size, right, run.y + run.size / 4.0];
        match areas.last_mut() {
            Some(last) if last.entry == entry => {
                let [left, top, right, bottom] = edges;
                let known = last.edges;
                last.edges = [known[0].min(left), known[1].min(top), known[2].max(right), known[3].max(bottom)];
            }
            _ => areas.push(Area { entry, edges }),
        }
    }
    areas
}
