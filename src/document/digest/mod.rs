//! Report to digest (一图读懂): the year on one sheet. Everything on it is the report's, chosen and in few words; what has
//! no fixed length is made to fit, so that there is never a second sheet.

mod end;
mod figures;
mod outcomes;
mod prose;
mod sheet;
mod title;

use self::outcomes::Outcomes;
use self::sheet::Sheet;
use super::{Block, Document, Paragraph};
use crate::form::TableId;
use crate::link::Link;
use crate::report::Report;
use crate::style::{DigestStyle, ParagraphRole, Pt, Style};

/// The digest of a report, on a sheet that looks like `style` and `look`, which is a part of it, with a link to the
/// report on the web if there is one.
pub fn digest(report: &Report, style: &Style, look: &DigestStyle, link: Option<&Link>, draft: bool) -> Document {
    let mut above = Sheet::new(style, look);
    title::title(&mut above, report);
    figures::section(&mut above, report, TableId::Applications);
    let outcomes = Outcomes::of(report);
    outcomes.head(&mut above);
    let mut below = above.next();
    figures::section(&mut below, report, TableId::Disclosure);
    figures::reviews(&mut below, report);
    let mut end = below.next();
    end::end(&mut end, report, link);
    let room = style.page.text_height - above.used - below.used - end.used - look.reserve;
    prose::points(&mut below, report, room - outcomes.least_height(style));
    let room = style.page.text_height - above.used - below.used - end.used - look.reserve;
    let chart = outcomes.chart(style, look, room);
    let left = room - chart.as_ref().map_or(Pt::ZERO, |chart| chart.height + 2.0 * style.illustration.space);
    let blocks = above.blocks.into_iter().chain(chart.map(Block::Illustration)).chain(below.blocks).chain(end.blocks);
    let mut body = blocks.collect::<Vec<_>>();
    spread(&mut body, left, style.page.line_pitch);
    Document::of(report, body, draft)
}

/// Sets the sections apart by the room that is left, in whole lines.
fn spread(body: &mut [Block], left: Pt, line: Pt) {
    let is_heading = |paragraph: &&mut Paragraph| paragraph.role == ParagraphRole::Heading1;
    let paragraphs = body.iter_mut().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        _ => None,
    });
    // The first stands below the title.
    let headings: Vec<_> = paragraphs.filter(is_heading).skip(1).collect();
    let lines = (left.0 / line.0 / headings.len().max(1) as f64).clamp(0.0, MOST_LINES);
    for heading in headings {
        heading.lines_before = lines as u8;
    }
}

/// Most empty lines between two sections: what stands farther apart does not seem to be of one sheet.
const MOST_LINES: f64 = 3.0;
