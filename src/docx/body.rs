//! The body of the document: blocks to paragraphs and tables, with what docx-rs has no words for beside them.

use docx_rs::{DocumentChild, LineSpacing, LineSpacingType, Run};

use super::measure::{differs, half_points, length, line};
use super::numbering::list_item;
use super::parts::Parts;
use super::properties::{character, indent};
use super::runs;
use super::styles::{self, ILLUSTRATION, RUN_ON, TABLE_GAP};
use super::supplement::Supplement;
use super::xml::Element;
use super::{illustration, table};
use crate::document::{Block, Document, Illustration, Paragraph, Table, orientations};
use crate::style::{PageOrientation, ParagraphRole, Pt, Style};

/// The body of a document.
pub(super) fn body<'a>(document: &'a Document, style: &'a Style) -> Parts<'a> {
    let mut builder = Builder { style, body: Parts::new(), break_before: false, after_table: false, ends: None };
    let pieces = pieces(document, style);
    for (at, piece) in pieces.iter().enumerate() {
        let (before, next) = (at.checked_sub(1).and_then(|at| pieces.get(at)), pieces.get(at + 1));
        // Where another section begins there is another page anyway.
        let same_pages = before.is_none_or(|before| before.orientation == piece.orientation);
        builder.break_before = piece.begins_page && same_pages;
        builder.body.last_section = piece.orientation;
        let ends = next.is_some_and(|next| next.orientation != piece.orientation);
        let ends = ends.then_some(piece.orientation);
        let below = builder.white_above(next.filter(|next| !next.begins_page).map(|next| &next.content));
        match piece.content {
            Content::Block(block) => builder.block(block, below, ends),
            Content::Paragraph(paragraph) => {
                builder.ends = ends;
                builder.paragraph(paragraph, below);
            }
        }
    }
    // A section cannot end in a table.
    if builder.after_table {
        builder.push(docx_rs::Paragraph::new().style(TABLE_GAP), Vec::new());
    }
    builder.body
}

/// A piece of a document, in printed order.
struct Piece<'a> {
    content: Content<'a>,
    /// The pages that it stands on.
    orientation: PageOrientation,
    /// Whether it begins an attachment.
    begins_page: bool,
}

#[derive(Clone, Copy)]
enum Content<'a> {
    Paragraph(&'a Paragraph),
    Block(&'a Block),
}

/// The pieces of a document: an attachment's label and title head what it begins with.
fn pieces<'a>(document: &'a Document, style: &Style) -> Vec<Piece<'a>> {
    let blocks = |blocks: &'a [Block]| {
        let piece = |(block, orientation)| Piece { content: Content::Block(block), orientation, begins_page: false };
        blocks.iter().zip(orientations(blocks, style)).map(piece).collect::<Vec<_>>()
    };
    let mut pieces = blocks(&document.body);
    for attachment in &document.attachments {
        let blocks = blocks(&attachment.blocks);
        let orientation = blocks.first().map_or(PageOrientation::Portrait, |first| first.orientation);
        let head = |paragraph, begins_page| Piece { content: Content::Paragraph(paragraph), orientation, begins_page };
        pieces.extend([head(&attachment.label, true), head(&attachment.title, false)]);
        pieces.extend(blocks);
    }
    pieces
}

struct Builder<'a> {
    style: &'a Style,
    body: Parts<'a>,
    /// A page break waits for what comes next.
    break_before: bool,
    /// What came last is a table.
    after_table: bool,
    /// The section that ends with the paragraph that comes next; none if none does.
    ends: Option<PageOrientation>,
}

impl<'a> Builder<'a> {
    /// Adds a paragraph with further properties; one that holds an image has a name already, and has none.
    fn push(&mut self, paragraph: docx_rs::Paragraph, properties: Vec<Element<'static>>) {
        let breaks = std::mem::take(&mut self.break_before);
        let mut paragraph = if breaks { paragraph.page_break_before(true) } else { paragraph };
        match self.ends.take() {
            Some(section) => {
                paragraph.id = self.body.supplements.add(Supplement::SectionEnd(section, properties));
            }
            None if properties.is_empty() => {}
            None => paragraph.id = self.body.supplements.add(Supplement::Paragraph(properties)),
        }
        self.after_table = false;
        self.body.blocks.push(DocumentChild::Paragraph(Box::new(paragraph)));
    }

    /// White above a piece, which Word cannot have by itself if it is a table.
    fn white_above(&self, piece: Option<&Content<'_>>) -> Pt {
        match piece {
            Some(Content::Block(Block::Table(table))) if table.caption.is_none() => self.style.table.space_before,
            _ => Pt::ZERO,
        }
    }

    /// A block with white `below` it, with which a section `ends`, if one does.
    fn block(&mut self, block: &'a Block, below: Pt, ends: Option<PageOrientation>) {
        match block {
            Block::Paragraph(paragraph) => {
                self.ends = ends;
                self.paragraph(paragraph, below);
            }
            Block::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    let is_last = at + 1 == items.len();
                    self.ends = ends.filter(|_| is_last);
                    self.paragraph(item, if is_last { below } else { Pt::ZERO });
                }
            }
            Block::Table(table) => {
                table.caption.iter().for_each(|caption| self.paragraph(caption, Pt::ZERO));
                self.table(table);
                self.end(ends);
            }
            Block::Illustration(illustration) => match &illustration.caption {
                None => {
                    self.illustration(illustration, below);
                    self.end(ends);
                }
                Some(caption) => {
                    self.illustration(illustration, Pt::ZERO);
                    self.ends = ends;
                    self.paragraph(caption, below);
                }
            },
        }
    }

    /// Ends a section behind what is no text.
    fn end(&mut self, section: Option<PageOrientation>) {
        if section.is_some() {
            self.ends = section;
            self.push(docx_rs::Paragraph::new().style(TABLE_GAP), Vec::new());
        }
    }

    /// A paragraph with white `below` it beside that of its style.
    fn paragraph(&mut self, source: &'a Paragraph, below: Pt) {
        let look = self.style.paragraph(source.role);
        let mut paragraph = docx_rs::Paragraph::new().style(styles::id(source.role));
        if source.keep_with_next && !look.keep_with_next {
            paragraph = paragraph.keep_next(true);
        }
        if source.keep_lines {
            paragraph = paragraph.keep_lines(true);
        }
        let smaller = source.size.filter(|own| differs(*own, look.size));
        let before = self.space_before(source.lines_before, look.space_before);
        let after = (below > Pt::ZERO).then(|| length(look.space_after + below));
        let height = smaller.map(|own| line(look.line_height * (own / look.size)));
        if let Some(spacing) = spacing(before, after, height) {
            paragraph = paragraph.line_spacing(spacing);
        }
        let sized = |run: Run| match smaller {
            Some(own) => run.size(half_points(own)),
            None => run,
        };
        paragraph = runs::add(paragraph, &source.text, &mut self.body.links, sized);
        if let Some(text) = &source.run_on {
            paragraph = runs::add(paragraph, text, &mut self.body.links, |run| run_on(run, look.bold));
        }
        let mut properties = Vec::new();
        if source.role == ParagraphRole::ListItem {
            // The style says so too; readers that look at paragraphs only find it here.
            properties.push(list_item());
        }
        if look.keep_with_next && source.run_on.is_some() && !source.keep_with_next {
            // What holds more than a heading keeps with the next paragraph no more than other text does.
            properties.push(Element::flag("w:keepNext", false));
        }
        if let Some(own) = source.indent.filter(|own| *own != look.indent) {
            properties.push(indent(&own, character(look, &self.style.page)));
        }
        self.push(paragraph, properties);
    }

    /// White above a paragraph where it is not that of its style: its empty lines, and that of the table before it,
    /// which Word cannot have by itself.
    fn space_before(&self, lines: u8, own: Pt) -> Option<LineSpacing> {
        let below_table = if self.after_table && !self.break_before { self.style.table.space_after } else { Pt::ZERO };
        let lines_high = u32::from(lines) * line(self.style.page.line_pitch).unsigned_abs();
        let further = length(below_table) + lines_high;
        let spacing = LineSpacing::new().before(further + length(own));
        match (further > 0, below_table + own > Pt::ZERO) {
            (false, _) => None,
            (true, true) => Some(spacing),
            (true, false) => Some(spacing.before_lines(u32::from(lines) * 100)),
        }
    }

    fn table(&mut self, source: &'a Table) {
        // Two tables without a paragraph between them are one table to Word.
        if self.after_table {
            let above = if source.caption.is_none() { self.style.table.space_before } else { Pt::ZERO };
            let white = LineSpacing::new().before(length(self.style.table.space_after + above));
            let gap = docx_rs::Paragraph::new().style(TABLE_GAP);
            let breaks = std::mem::take(&mut self.break_before);
            self.push(if breaks { gap } else { gap.line_spacing(white) }, Vec::new());
            self.break_before = breaks;
        }
        let breaks = std::mem::take(&mut self.break_before);
        let table = table::table(source, self.style, breaks, &mut self.body);
        self.body.blocks.push(DocumentChild::Table(Box::new(table)));
        self.after_table = true;
    }

    fn illustration(&mut self, source: &'a Illustration, below: Pt) {
        let mut paragraph = docx_rs::Paragraph::new().style(ILLUSTRATION).add_run(illustration::run(source));
        if source.caption.is_some() {
            paragraph = paragraph.keep_next(true);
        }
        let before = (self.after_table && !self.break_before)
            .then(|| LineSpacing::new().before(length(self.style.table.space_after + self.style.illustration.space)));
        let after = (below > Pt::ZERO).then(|| length(styles::below_image(self.style) + below));
        if let Some(spacing) = spacing(before, after, None) {
            paragraph = paragraph.line_spacing(spacing);
        }
        paragraph.id = self.body.picture(source);
        self.push(paragraph, Vec::new());
    }
}

/// White above and below and an exact height of lines, where there is any that its style does not have.
fn spacing(before: Option<LineSpacing>, after: Option<u32>, height: Option<i32>) -> Option<LineSpacing> {
    let spacing = match after {
        Some(after) => Some(before.unwrap_or_default().after(after)),
        None => before,
    };
    match height {
        Some(height) => Some(spacing.unwrap_or_default().line_rule(LineSpacingType::Exact).line(height)),
        None => spacing,
    }
}

/// Body text behind the words of a heading, whose weight it does not share. The style cannot say so: to Word, bold in a
/// style of characters turns that of the paragraph round.
fn run_on(run: Run, bold: bool) -> Run {
    let lightens = bold && run.run_property.bold.is_none();
    let run = if lightens { run.disable_bold() } else { run };
    run.style(RUN_ON)
}
