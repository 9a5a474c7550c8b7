//! The body of the document: blocks to paragraphs and tables, with what docx-rs has no words for beside them.

use docx_rs::{Docx, LineSpacing, LineSpacingType, Run};

use super::measure::{differs, half_points, length, line};
use super::media::Media;
use super::properties::{character, indent};
use super::runs::runs;
use super::styles::{self, ILLUSTRATION, RUN_ON, TABLE_GAP};
use super::supplement::{Picture, Supplement, Supplements};
use super::xml::Element;
use super::{illustration, table};
use crate::document::{Block, Document, Illustration, Paragraph, Table, Text};
use crate::style::{Pt, Style};

/// The body as docx-rs has it, and what it does not have.
pub(super) struct Body<'a> {
    pub docx: Docx,
    pub supplements: Supplements<'a>,
    pub media: Media<'a>,
    /// Images so far.
    pictures: usize,
}

impl<'a> Body<'a> {
    /// Takes in an image, and gives the name of what its paragraph lacks.
    pub fn picture(&mut self, source: &'a Illustration) -> String {
        self.pictures += 1;
        let relationships = self.media.add(&source.image);
        let orientation = source.image.orientation();
        let picture = Picture { number: self.pictures, alt: &source.alt, relationships, orientation };
        self.supplements.add(Supplement::Illustration(picture))
    }
}

/// Adds the body of a document to a Word document without one.
pub(super) fn body<'a>(docx: Docx, document: &'a Document, style: &'a Style) -> Body<'a> {
    let body = Body { docx, supplements: Supplements::default(), media: Media::default(), pictures: 0 };
    let mut builder = Builder { style, body, break_before: false, after_table: false };
    document.body.iter().for_each(|block| builder.block(block));
    for attachment in &document.attachments {
        builder.break_before = true;
        builder.paragraph(&attachment.label);
        builder.paragraph(&attachment.title);
        attachment.blocks.iter().for_each(|block| builder.block(block));
    }
    // A section cannot end in a table.
    if builder.after_table {
        builder.push(docx_rs::Paragraph::new().style(TABLE_GAP));
    }
    builder.body
}

struct Builder<'a> {
    style: &'a Style,
    body: Body<'a>,
    /// A page break waits for what comes next.
    break_before: bool,
    /// What came last is a table.
    after_table: bool,
}

impl<'a> Builder<'a> {
    fn push(&mut self, paragraph: docx_rs::Paragraph) {
        let breaks = std::mem::take(&mut self.break_before);
        let paragraph = if breaks { paragraph.page_break_before(true) } else { paragraph };
        self.after_table = false;
        let docx = std::mem::take(&mut self.body.docx);
        self.body.docx = docx.add_paragraph(paragraph);
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::List(items) => items.iter().for_each(|item| self.paragraph(item)),
            Block::Table(table) => {
                table.caption.iter().for_each(|caption| self.paragraph(caption));
                self.table(table);
            }
            Block::Illustration(illustration) => {
                self.illustration(illustration);
                illustration.caption.iter().for_each(|caption| self.paragraph(caption));
            }
        }
    }

    fn paragraph(&mut self, source: &'a Paragraph) {
        let look = self.style.paragraph(source.role);
        let mut paragraph = docx_rs::Paragraph::new().style(styles::id(source.role));
        if source.keep_with_next && !look.keep_with_next {
            paragraph = paragraph.keep_next(true);
        }
        if let Some(spacing) = self.space_before(source.lines_before, look.space_before) {
            paragraph = paragraph.line_spacing(spacing);
        }
        let smaller = source.size.filter(|own| differs(*own, look.size));
        if let Some(own) = smaller {
            let height = line(look.line_height * (own / look.size));
            let spacing = self.space_before(source.lines_before, look.space_before).unwrap_or_default();
            paragraph = paragraph.line_spacing(spacing.line_rule(LineSpacingType::Exact).line(height));
        }
        let sized = |run: Run| smaller.map_or(run.clone(), |own| run.size(half_points(own)));
        paragraph = runs(&source.text).into_iter().map(sized).fold(paragraph, docx_rs::Paragraph::add_run);
        paragraph = run_on(source.run_on.as_ref()).fold(paragraph, docx_rs::Paragraph::add_run);
        let mut properties = Vec::new();
        if look.keep_with_next && source.run_on.is_some() && !source.keep_with_next {
            // What holds more than a heading keeps with the next paragraph no more than other text does.
            properties.push(Element::flag("w:keepNext", false));
        }
        if let Some(own) = source.indent.filter(|own| *own != look.indent) {
            properties.push(indent(&own, character(look, &self.style.page)));
        }
        if !properties.is_empty() {
            paragraph.id = self.body.supplements.add(Supplement::Paragraph(properties));
        }
        self.push(paragraph);
    }

    /// White above a paragraph where it is not that of its style: its empty lines, and that of the table before it,
    /// which Word cannot have by itself.
    fn space_before(&self, lines: u8, own: Pt) -> Option<LineSpacing> {
        let below_table = if self.after_table && !self.break_before { self.style.table.space_after } else { Pt::ZERO };
        let lines_high = u32::from(lines) * line(self.style.page.line_pitch()).unsigned_abs();
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
            let white = LineSpacing::new().before(length(self.style.table.space_after));
            let gap = docx_rs::Paragraph::new().style(TABLE_GAP);
            let breaks = std::mem::take(&mut self.break_before);
            self.push(if breaks { gap } else { gap.line_spacing(white) });
            self.break_before = breaks;
        }
        let breaks = std::mem::take(&mut self.break_before);
        let docx = std::mem::take(&mut self.body.docx);
        let table = table::table(source, self.style, breaks, &mut self.body);
        self.body.docx = docx.add_table(table);
        self.after_table = true;
    }

    fn illustration(&mut self, source: &'a Illustration) {
        let mut paragraph = docx_rs::Paragraph::new().style(ILLUSTRATION).add_run(illustration::run(source));
        if source.caption.is_some() {
            paragraph = paragraph.keep_next(true);
        }
        if self.after_table && !self.break_before {
            let white = self.style.table.space_after + self.style.illustration.space;
            paragraph = paragraph.line_spacing(LineSpacing::new().before(length(white)));
        }
        paragraph.id = self.body.picture(source);
        self.push(paragraph);
    }
}

/// Body text behind the words of a heading.
fn run_on(text: Option<&Text>) -> impl Iterator<Item = Run> {
    text.map(runs).unwrap_or_default().into_iter().map(|run| run.style(RUN_ON))
}
