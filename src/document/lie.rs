//! 横排: which pages blocks stand on.

use super::{Block, Paragraph};
use crate::style::{PageOrientation, Style};

/// The pages that each block of a body or attachment stands on: a table on those it was made for, and what heads it on
/// the same, since no heading parts from its table.
pub fn orientations(blocks: &[Block], style: &Style) -> Vec<PageOrientation> {
    let mut found = Vec::with_capacity(blocks.len());
    let mut next = PageOrientation::Portrait;
    for block in blocks.iter().rev() {
        next = match block {
            Block::Table(table) => table.orientation,
            Block::Paragraph(paragraph) if heads(paragraph, style) => next,
            _ => PageOrientation::Portrait,
        };
        found.push(next);
    }
    found.reverse();
    found
}

/// Whether a paragraph is the heading of what follows it, and no more than that.
fn heads(paragraph: &Paragraph, style: &Style) -> bool {
    style.paragraph(paragraph.role).keep_with_next && paragraph.run_on.is_none()
}
