//! What keeps the last lines of a report, of an attachment, or before a table from standing alone.

use super::{Block, Paragraph, Text};
use crate::style::Style;
use crate::text::width::ems;

/// Lines of a paragraph that is rather moved to the next page than parted.
const SHORT: f64 = 5.0;
/// Lines that the last page holds at least.
const LEAST: f64 = 3.0;

/// Keeps the last paragraph on one page with what follows: a short one whole, of a long one its last lines.
///
/// Word would part short ones too, but LibreOffice parts none: whole, they stand on the same page in both.
pub(super) fn keep_last_paragraph(blocks: &mut [Block], style: &Style) {
    let last = match blocks.last_mut() {
        Some(Block::Paragraph(paragraph)) => Some(paragraph),
        Some(Block::List(items)) => items.last_mut(),
        Some(Block::Illustration(illustration)) => illustration.caption.as_mut(),
        Some(Block::Table(_)) | None => None,
    };
    if let Some(last) = last {
        last.keep_with_next = true;
        last.keep_lines = lines_if_short(last, style).is_some();
    }
}

/// Keeps the last lines together, so that the last page holds at least three wherever that can be: short paragraphs are
/// not parted, and as many as it takes stand beside the last one.
pub(super) fn keep_end(blocks: &mut [Block], style: &Style) {
    let paragraphs = blocks.iter_mut().rev().map_while(|block| match block {
        Block::Paragraph(paragraph) => Some(std::slice::from_mut(paragraph)),
        Block::List(items) => Some(items.as_mut_slice()),
        Block::Table(_) | Block::Illustration(_) => None,
    });
    let mut kept = 0.0;
    for paragraph in paragraphs.flat_map(|paragraphs| paragraphs.iter_mut().rev()) {
        let Some(lines) = lines_if_short(paragraph, style).filter(|_| kept < LEAST) else { return };
        paragraph.keep_lines = true;
        paragraph.keep_with_next = kept > 0.0;
        kept += lines;
    }
}

/// About how many lines a paragraph has; none of a heading, which keeps with what follows, and of one that is not short.
fn lines_if_short(paragraph: &Paragraph, style: &Style) -> Option<f64> {
    let look = style.paragraph(paragraph.role);
    let text = paragraph.text.characters() + &paragraph.run_on.as_ref().map(Text::characters).unwrap_or_default();
    let lines = (look.indent.first_line + ems(&text)) / style.page.characters as f64;
    (!look.keep_with_next && lines <= SHORT).then(|| lines.ceil())
}
