//! Where the tables and illustrations of a report stand, for readers that show what they speak of.

use krilla::geom::Rect;
use krilla::tagging::BBox;
use rustc_hash::FxHashMap;

use super::sheets::Spot;
use crate::document::BlockId;
use crate::layout::{Item, Owner, Page, TextRun};
use crate::style::Pt;

/// Left, upper, right and lower edge.
type Edges = [Pt; 4];

/// What has a box.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Thing {
    /// A table, or an illustration outside of tables.
    Block(BlockId),
    /// The illustration in a cell of a table.
    InCell(BlockId, usize),
}

/// Boxes of the tables and illustrations of a report; none for what stands on several pages.
#[derive(Default)]
pub(super) struct Places(FxHashMap<Thing, Option<BBox>>);

impl Places {
    /// Takes in what a page shows, which stands there on the sheets.
    pub fn add(&mut self, page: &Page, spot: Spot) {
        for (thing, edges) in areas(page) {
            let edges = spot.edges(edges).map(|edge| edge.0 as f32);
            let rect = Rect::from_ltrb(edges[0], edges[1], edges[2], edges[3]);
            let bounds = rect.map(|rect| BBox::new(spot.side, rect));
            // What is met again is in parts.
            self.0.entry(thing).and_modify(|known| *known = None).or_insert(bounds);
        }
    }

    /// The box of a table or illustration.
    pub fn of(&self, thing: Thing) -> Option<BBox> {
        self.0.get(&thing).copied().flatten()
    }
}

/// Where the tables and illustrations of a page stand, in printed order. The lines of a table are drawn behind its text.
fn areas(page: &Page) -> Vec<(Thing, Edges)> {
    let mut areas: Vec<(Thing, Edges)> = Vec::new();
    let mut add =
        |thing: Thing, [left, top, right, bottom]: Edges| match areas.iter_mut().rfind(|(known, _)| *known == thing) {
            Some((_, edges)) => {
                *edges = [edges[0].min(left), edges[1].min(top), edges[2].max(right), edges[3].max(bottom)];
            }
            None => areas.push((thing, [left, top, right, bottom])),
        };
    let mut table = None;
    for item in &page.items {
        match item {
            Item::Text(run) => {
                table = match run.owner {
                    Owner::Cell { table, .. } => Some(table),
                    _ => None,
                };
                if let Some(table) = table {
                    add(Thing::Block(table), text_edges(run));
                }
            }
            Item::Slanted(_) => table = None,
            Item::Rule(rule) => {
                let Some(table) = table else { continue };
                let half = rule.width / 2.0;
                let ((left, top), (right, bottom)) = (rule.from, rule.to);
                // Lines stick out to their sides, not at their ends.
                let (aside, above) = if top == bottom { (Pt::ZERO, half) } else { (half, Pt::ZERO) };
                add(Thing::Block(table), [left - aside, top - above, right + aside, bottom + above]);
            }
            Item::Picture(picture) => {
                let edges = [picture.x, picture.y, picture.x + picture.width, picture.y + picture.height];
                table = match picture.owner {
                    Owner::Illustration(id) => {
                        add(Thing::Block(id), edges);
                        None
                    }
                    Owner::CellIllustration { table, cell } => {
                        add(Thing::InCell(table, cell), edges);
                        add(Thing::Block(table), edges);
                        Some(table)
                    }
                    _ => None,
                };
            }
        }
    }
    areas
}

/// The box that the glyphs of a text stand in, whatever they are.
fn text_edges(run: &TextRun) -> Edges {
    let right = run.glyphs.last().map_or(run.x, |glyph| run.x + glyph.x + glyph.advance);
    [run.x, run.y - run.size * ASCENT, right, run.y + run.size * DESCENT]
}

/// How far glyphs reach above their baseline, in type sizes.
const ASCENT: f64 = 0.9;
/// How far they reach below it.
const DESCENT: f64 = 0.25;
