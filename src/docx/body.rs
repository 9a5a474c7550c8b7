//! The body of the document: blocks to paragraphs and tables, with what docx-rs has no words for beside them.

use docx_rs::{BreakType, LineSpacing, Run};

use super::measure::{length, line, twips};
use super::properties::character;
use super::styles::{self, FIGURE, TABLE_GAP};
use super::{figure, table};
use crate::document::{Block, Document, Figure, Inline, Paragraph, Table};
use crate::style::{Indent, ParagraphRole, Style};

/// A paragraph or table of the body.
pub(super) struct Part<'a> {
    pub content: Content,
    pub supplement: Supplement<'a>,
}

/// What docx-rs writes.
pub(super) enum Content {
    Paragraph(Box<docx_rs::Paragraph>),
    Table(Box<docx_rs::Table>),
}

/// What it cannot write.
#[derive(Debug, Clone, Copy)]
pub(super) enum Supplement<'a> {
    None,
    /// Direct indent in characters of that width in points.
    Indent(Indent, f64),
    Table(&'a Table),
    Figure(&'a Figure),
}

/// The parts of the body in order.
pub(super) fn parts<'a>(document: &'a Document, style: &'a Style) -> Vec<Part<'a>> {
    let mut builder = Builder { style, parts: Vec::new(), break_before: false, after_table: false };
    for (i, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Paragraph(paragraph) => builder.paragraph(paragraph),
            Block::List(items) => items.iter().for_each(|item| builder.paragraph(item)),
            Block::Table(table) => builder.table(table),
            Block::Figure(figure) => builder.figure(figure, is_figure_caption(document.blocks.get(i + 1))),
            Block::PageBreak => builder.break_before = true,
        }
    }
    // A section cannot end in a table.
    if builder.after_table {
        builder.push(docx_rs::Paragraph::new().style(TABLE_GAP), Supplement::None);
    }
    builder.parts
}

fn is_figure_caption(block: Option<&Block>) -> bool {
    matches!(block, Some(Block::Paragraph(Paragraph { role: ParagraphRole::FigureCaption, .. })))
}

struct Builder<'a> {
    style: &'a Style,
    parts: Vec<Part<'a>>,
    /// A page break waits for the next part.
    break_before: bool,
    /// The last part is a table.
    after_table: bool,
}

impl<'a> Builder<'a> {
    fn push(&mut self, paragraph: docx_rs::Paragraph, supplement: Supplement<'a>) {
        let breaks = std::mem::take(&mut self.break_before);
        let paragraph = if breaks { paragraph.page_break_before(true) } else { paragraph };
        self.parts.push(Part { content: Content::Paragraph(Box::new(paragraph)), supplement });
        self.after_table = false;
    }

    fn paragraph(&mut self, source: &'a Paragraph) {
        let look = self.style.paragraph(source.role);
        let mut paragraph = docx_rs::Paragraph::new().style(styles::id(source.role));
        if source.keep_with_next && !look.keep_with_next {
            paragraph = paragraph.keep_next(true);
        }
        if let Some(spacing) = self.space_before(source.lines_before) {
            paragraph = paragraph.line_spacing(spacing);
        }
        paragraph = runs(&source.content).into_iter().fold(paragraph, docx_rs::Paragraph::add_run);
        let supplement = match source.indent {
            Some(indent) if indent != look.indent => Supplement::Indent(indent, character(&look, &self.style.page)),
            _ => Supplement::None,
        };
        self.push(paragraph, supplement);
    }

    /// White above a paragraph: its empty lines, and that of the table before it, which Word cannot have by itself.
    fn space_before(&self, lines: u8) -> Option<LineSpacing> {
        let below_table = if self.after_table && !self.break_before { self.style.table.space_after } else { 0.0 };
        let lines_high = u32::from(lines) * line(self.style.page.line_pitch()).unsigned_abs();
        let before = length(below_table) + lines_high;
        let spacing = LineSpacing::new().before(before);
        match (before > 0, below_table > 0.0) {
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
            self.push(if breaks { gap } else { gap.line_spacing(white) }, Supplement::None);
            self.break_before = breaks;
        }
        let breaks = std::mem::take(&mut self.break_before);
        let content = Content::Table(Box::new(table::table(source, self.style, breaks)));
        self.parts.push(Part { content, supplement: Supplement::Table(source) });
        self.after_table = true;
    }

    fn figure(&mut self, source: &'a Figure, has_caption: bool) {
        let mut paragraph = docx_rs::Paragraph::new().style(FIGURE).add_run(figure::run(source));
        if has_caption {
            paragraph = paragraph.keep_next(true);
        }
        if self.after_table && !self.break_before {
            let white = self.style.table.space_after + self.style.image_space;
            paragraph = paragraph.line_spacing(LineSpacing::new().before(length(white)));
        }
        self.push(paragraph, Supplement::Figure(source));
    }
}

/// Text in runs without any look of their own but bold.
pub(super) fn runs(content: &[Inline]) -> Vec<Run> {
    let run = |inline: &Inline| match inline {
        Inline::Text { text, bold: true } => Run::new().add_text(text).bold(),
        Inline::Text { text, bold: false } => Run::new().add_text(text),
        Inline::LineBreak => Run::new().add_break(BreakType::TextWrapping),
    };
    content.iter().map(run).collect()
}

/// Whether a length is worth a property of its own.
pub(super) fn differs(a: f64, b: f64) -> bool {
    twips(a) != twips(b)
}
