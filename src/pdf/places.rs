//! Where the tables and illustrations of a report stand, for readers that show what they speak of.

use std::collections::HashMap;

use krilla::geom::Rect;
use krilla::tagging::BBox;

use super::sheets::Spot;
use crate::document::BlockId;
use crate::layout::{Item, Owner, Page};
use crate::style::Pt;

/// Left, upper, right and lower edge.
type Edges = [Pt; 4];

/// Boxes of the tables and illustrations of a report; none for what stands on several pages.
#[derive(Default)]
pub(super) struct Places(HashMap<BlockId, Option<BBox>>);

impl Places {
    /// Takes in what a page shows, which stands there on the sheets.
    pub fn add(&mut self, page: &Page, spot: Spot) {
        for (id, [left, top, right, bottom]) in areas(page) {
            let edges = spot.edges([left, top, right, bottom]).map(|edge| edge.0 as f32);
            let rect = Rect::from_ltrb(edges[0], edges[1], edges[2], edges[3]);
            let bounds = rect.map(|rect| BBox::new(spot.side, rect));
            // What is met again is in parts.
            self.0.entry(id).and_modify(|known| *known = None).or_insert(bounds);
        }
    }

    /// The box of a block.
    pub fn of(&self, id: BlockId) -> Option<BBox> {
        self.0.get(&id).copied().flatten()
    }
}

/// Where the tables and illustrations of a page stand, in printed order. The lines of a table are drawn behind its text.
fn areas(page: &Page) -> Vec<(BlockId, Edges)> {
    let mut areas: Vec<(BlockId, Edges)> = Vec::new();
    let mut table = None;
    for item in &page.items {
        let (id, [left, top, right, bottom]) = match item {
            Item::Text(run) => {
                table = match run.owner {
                    Owner::Cell { table, .. } => Some(table),
                    _ => None,
                };
                continue;
            }
            Item::Slanted(_) => {
                table = None;
                continue;
            }
            Item::Rule(rule) => {
                let Some(table) = table else { continue };
                let half = rule.width / 2.0;
                let ((left, top), (right, bottom)) = (rule.from, rule.to);
                // Lines stick out to their sides, not at their ends.
                let (aside, above) = if top == bottom { (Pt::ZERO, half) } else { (half, Pt::ZERO) };
                (table, [left - aside, top - above, right + aside, bottom + above])
            }
            Item::Picture(picture) => {
                table = None;
                let Owner::Illustration(id) = picture.owner else { continue };
                (id, [picture.x, picture.y, picture.x + picture.width, picture.y + picture.height])
            }
        };
        match areas.last_mut() {
            Some((last, edges)) if *last == id => {
                *edges = [edges[0].min(left), edges[1].min(top), edges[2].max(right), edges[3].max(bottom)];
            }
            _ => areas.push((id, [left, top, right, bottom])),
        }
    }
    areas
}
