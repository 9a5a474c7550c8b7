//! Fills pages from top to bottom with elements that cannot be parted: lines, rows of tables, figures.

use std::rc::Rc;

use super::paragraph::{SetText, Setter, Setting};
use super::table::SetTable;
use super::{Item, LayoutError, Owner, Page, Picture};
use crate::document::{Block, Document, Figure, Paragraph};
use crate::style::{ParagraphRole, ParagraphStyle, Style};

/// Lines of a paragraph that never stand alone at the foot or head of a page (孤行控制).
const TOGETHER: usize = 2;

/// Slack in comparisons of heights.
const TOLERANCE: f64 = 0.01;

/// Something that stands on one page whole.
pub(super) struct Element<'a> {
    /// White above it, unless it is the first on its page.
    space: f64,
    height: f64,
    keep_with_next: bool,
    break_before: bool,
    content: Content<'a>,
}

enum Content<'a> {
    Line { text: Rc<SetText>, line: usize, owner: Owner },
    Row { table: Rc<SetTable>, row: usize, block: usize },
    Figure { figure: &'a Figure, block: usize },
}

/// The elements of a document in order.
pub(super) fn elements<'a>(
    document: &'a Document,
    style: &Style,
    setter: &mut Setter<'_>,
) -> Result<Vec<Element<'a>>, LayoutError> {
    let mut builder = Builder { style, setter, elements: Vec::new(), space: 0.0, break_before: false };
    for (index, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Paragraph(paragraph) => builder.paragraph(paragraph, Owner::Block(index))?,
            Block::List(items) => {
                for (item, paragraph) in items.iter().enumerate() {
                    builder.paragraph(paragraph, Owner::ListItem { block: index, item })?;
                }
            }
            Block::Table(table) => {
                let table = SetTable::new(table, style, builder.setter, index)?;
                builder.table(table, index);
            }
            Block::Figure(figure) => {
                // A figure stays with its caption, a paragraph that follows.
                let caption = matches!(document.blocks.get(index + 1), Some(Block::Paragraph(next))
                    if next.role == ParagraphRole::FigureCaption);
                builder.figure(figure, index, caption);
            }
            Block::PageBreak => builder.break_before = true,
        }
    }
    Ok(builder.elements)
}

struct Builder<'a, 's, 'l> {
    style: &'s Style,
    setter: &'s mut Setter<'l>,
    elements: Vec<Element<'a>>,
    /// White that the last block wants below it.
    space: f64,
    break_before: bool,
}

impl<'a> Builder<'a, '_, '_> {
    fn push(&mut self, height: f64, keep_with_next: bool, content: Content<'a>) {
        let space = std::mem::take(&mut self.space);
        let break_before = std::mem::take(&mut self.break_before);
        self.elements.push(Element { space, height, keep_with_next, break_before, content });
    }

    fn paragraph(&mut self, paragraph: &Paragraph, owner: Owner) -> Result<(), LayoutError> {
        let look = self.style.paragraph(paragraph.role);
        let text = self.setter.set(&paragraph.content, &setting(&look, paragraph, self.style))?;
        let text = Rc::new(text);
        let count = text.lines.len();
        self.space += f64::from(paragraph.lines_before) * self.style.page.line_pitch();
        for line in 0..count {
            // The first lines of a paragraph hold together, and so do the last ones; those of a heading all do.
            let together = if line + 1 == count {
                look.keep_with_next || paragraph.keep_with_next
            } else {
                look.keep_with_next || line + 1 < TOGETHER || line + TOGETHER >= count
            };
            self.push(text.line_height, together, Content::Line { text: text.clone(), line, owner });
        }
        self.space += look.space_after;
        Ok(())
    }

    fn table(&mut self, table: SetTable, block: usize) {
        let table = Rc::new(table);
        for row in 0..table.heights.len() {
            let content = Content::Row { table: table.clone(), row, block };
            self.push(table.heights[row], table.keeps(row), content);
        }
        self.space += self.style.table.space_after;
    }

    fn figure(&mut self, figure: &'a Figure, block: usize, caption: bool) {
        let white = self.style.image_space;
        self.push(figure.height + 2.0 * white, caption, Content::Figure { figure, block });
    }
}

fn setting(look: &ParagraphStyle, paragraph: &Paragraph, style: &Style) -> Setting {
    Setting {
        font: look.font,
        size: look.size,
        pitch: if look.on_grid { style.page.character_pitch() } else { look.size },
        line_height: look.line_height,
        align: look.align,
        indent: paragraph.indent.unwrap_or(look.indent),
        width: style.page.text_width,
    }
}

/// Puts elements on pages.
pub(super) fn paginate(document: &Document, style: &Style, elements: &[Element<'_>]) -> Vec<Page> {
    let height = style.page.text_height;
    let mut pages = vec![Page::default()];
    let mut y = 0.0;
    let mut start = 0;
    let mut fragment = Fragment::default();
    while start < elements.len() {
        let at_top = y == 0.0;
        let repeated = if at_top { header_height(&elements[start]) } else { 0.0 };
        let chain = chain(&elements[start..]);
        let room = height + TOLERANCE - y - repeated;
        let fitting = fitting(chain, at_top, room);
        if !at_top && (fitting < chain.len() || chain[0].break_before) {
            fragment.draw(&mut pages, document, style);
            pages.push(Page::default());
            y = 0.0;
            continue;
        }
        // A chain that does not fit on a page of its own is parted after all.
        let end = start + fitting.max(1);
        for element in &elements[start..end] {
            if y > 0.0 {
                y += element.space;
            }
            let top = style.page.top + y;
            match &element.content {
                Content::Row { table, row, block } => {
                    if !fragment.continues(table) {
                        fragment.draw(&mut pages, document, style);
                        fragment = fragment.next(table, *block, *row, top);
                        y += if *row > 0 { table.header_height() } else { 0.0 };
                    }
                    fragment.rows.end = row + 1;
                }
                Content::Line { text, line, owner } => {
                    fragment.draw(&mut pages, document, style);
                    push(&mut pages, text.place_line(*line, style.page.left, top, *owner));
                }
                Content::Figure { figure, block } => {
                    fragment.draw(&mut pages, document, style);
                    let picture = Picture {
                        owner: Owner::Block(*block),
                        x: style.page.left + (style.page.text_width - figure.width) / 2.0,
                        y: top + style.image_space,
                        width: figure.width,
                        height: figure.height,
                        image: figure.image.clone(),
                    };
                    push(&mut pages, std::iter::once(Item::Picture(picture)));
                }
            }
            y += element.height;
        }
        start = end;
    }
    fragment.draw(&mut pages, document, style);
    pages
}

/// The elements from the first on that must stand on one page.
fn chain<'e, 'a>(elements: &'e [Element<'a>]) -> &'e [Element<'a>] {
    let joined = |pair: &&[Element<'_>]| pair[0].keep_with_next && !pair[1].break_before;
    let count = elements.windows(2).take_while(joined).count();
    &elements[..=count]
}

/// How many elements of a chain fit into a height.
fn fitting(chain: &[Element<'_>], at_top: bool, room: f64) -> usize {
    let heights = chain.iter().enumerate().scan(0.0, |sum, (i, element)| {
        *sum += element.height + if i == 0 && at_top { 0.0 } else { element.space };
        Some(*sum)
    });
    heights.take_while(|&height| height <= room).count()
}

/// Height of the header that must be repeated if a page begins with this element.
fn header_height(element: &Element<'_>) -> f64 {
    match &element.content {
        Content::Row { table, row, .. } if *row > 0 => table.header_height(),
        _ => 0.0,
    }
}

fn push(pages: &mut [Page], items: impl Iterator<Item = Item>) {
    if let Some(page) = pages.last_mut() {
        page.items.extend(items);
    }
}

/// The rows of a table that stand on the current page.
#[derive(Default)]
struct Fragment {
    table: Option<(Rc<SetTable>, usize)>,
    rows: std::ops::Range<usize>,
    /// Its rows on the pages before.
    earlier: Vec<std::ops::Range<usize>>,
    top: f64,
}

impl Fragment {
    fn continues(&self, table: &Rc<SetTable>) -> bool {
        self.table.as_ref().is_some_and(|(own, _)| Rc::ptr_eq(own, table))
    }

    /// What begins with a row of a table, after this one.
    fn next(self, table: &Rc<SetTable>, block: usize, row: usize, top: f64) -> Self {
        let Fragment { rows, mut earlier, .. } = self;
        if row == 0 {
            earlier.clear();
        } else {
            earlier.push(rows);
        }
        Fragment { table: Some((table.clone(), block)), rows: row..row, earlier, top }
    }

    /// Draws the rows, if any, and forgets the table.
    fn draw(&mut self, pages: &mut [Page], document: &Document, style: &Style) {
        let Some((table, block)) = self.table.take() else { return };
        let Block::Table(form) = &document.blocks[block] else { return };
        push(pages, table.draw(form, self.rows.clone(), &self.earlier, self.top, block, style).into_iter());
    }
}
