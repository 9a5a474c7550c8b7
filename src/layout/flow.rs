//! Fills pages from top to bottom with strips that cannot be parted: lines, rows of tables, images.

use std::ops::Range;
use std::rc::Rc;

use super::paragraph::{SetText, Setter, Setting, Stretch};
use super::table::SetTable;
use super::{Item, Owner, Page, Picture, Rule};
use crate::document::{Block, BlockId, Document, Illustration, Paragraph, Text};
use crate::style::{ParagraphRole, ParagraphStyle, Pt, RuleStyle, Style};

/// Lines of a paragraph that never stand alone at the foot or head of a page (孤行控制).
const TOGETHER: usize = 2;

/// Slack in comparisons of heights.
const TOLERANCE: Pt = Pt(0.01);

/// Something as wide as the type area that stands on one page whole.
pub(super) struct Strip<'a> {
    /// White above it, unless it is the first on its page.
    space: Pt,
    height: Pt,
    keep_with_next: bool,
    break_before: bool,
    shows: Shows<'a>,
}

/// What a strip shows.
enum Shows<'a> {
    Line { text: Rc<SetText>, line: usize },
    Row { table: Rc<SetTable<'a>>, row: usize },
    Illustration { illustration: &'a Illustration, owner: Owner },
    Rule(RuleStyle),
}

/// The strips of a document in order. What stands in the way of setting it is noted by `setter`.
pub(super) fn strips<'a>(document: &'a Document, style: &Style, setter: &mut Setter<'_>) -> Vec<Strip<'a>> {
    let mut builder = Builder { style, setter, strips: Vec::new(), space: Pt::ZERO, break_before: false };
    for (block, content) in document.body.iter().enumerate() {
        builder.block(content, BlockId::in_body(block));
    }
    for (at, attachment) in document.attachments.iter().enumerate() {
        builder.break_before = true;
        builder.paragraph(&attachment.label, Owner::AttachmentLabel(at));
        builder.paragraph(&attachment.title, Owner::AttachmentTitle(at));
        for (block, content) in attachment.blocks.iter().enumerate() {
            builder.block(content, BlockId { attachment: Some(at), block });
        }
    }
    builder.strips
}

struct Builder<'a, 's, 'l> {
    style: &'s Style,
    setter: &'s mut Setter<'l>,
    strips: Vec<Strip<'a>>,
    /// White that the last block wants below it.
    space: Pt,
    break_before: bool,
}

impl<'a> Builder<'a, '_, '_> {
    fn push(&mut self, height: Pt, keep_with_next: bool, shows: Shows<'a>) {
        let space = std::mem::take(&mut self.space);
        let break_before = std::mem::take(&mut self.break_before);
        self.strips.push(Strip { space, height, keep_with_next, break_before, shows });
    }

    fn block(&mut self, block: &'a Block, id: BlockId) {
        match block {
            Block::Paragraph(paragraph) => match &paragraph.run_on {
                None => self.paragraph(paragraph, Owner::Paragraph(id)),
                Some(body) => self.run_in_heading(paragraph, body, id),
            },
            Block::List(items) => {
                for (item, paragraph) in items.iter().enumerate() {
                    self.list_item(paragraph, id, item);
                }
            }
            Block::Table(table) => {
                if let Some(caption) = &table.caption {
                    self.paragraph(caption, Owner::Caption(id));
                }
                let table = SetTable::new(table, id, self.style, self.setter);
                self.table(&Rc::new(table));
            }
            Block::Illustration(illustration) => {
                let height = illustration.height + 2.0 * self.style.illustration.space;
                let shows = Shows::Illustration { illustration, owner: Owner::Illustration(id) };
                self.push(height, illustration.caption.is_some(), shows);
                if let Some(caption) = &illustration.caption {
                    self.paragraph(caption, Owner::Caption(id));
                }
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, owner: Owner) {
        let look = self.style.paragraph(paragraph.role);
        self.lines(paragraph, look.keep_with_next, &[Stretch::new(&paragraph.text, look.font, owner)]);
    }

    /// A heading with the body text behind it, which keeps with the next paragraph no more than other text does.
    fn run_in_heading(&mut self, paragraph: &Paragraph, body: &Text, id: BlockId) {
        let font = |role| self.style.paragraph(role).font;
        let heading = Stretch::new(&paragraph.text, font(paragraph.role), Owner::Paragraph(id));
        let body = Stretch::new(body, font(ParagraphRole::Body), Owner::RunOn(id));
        self.lines(paragraph, false, &[heading, body]);
    }

    fn list_item(&mut self, paragraph: &Paragraph, list: BlockId, item: usize) {
        let look = self.style.paragraph(paragraph.role);
        let mark = Text::plain(self.style.list_mark);
        let mark = Stretch::new(&mark, look.font, Owner::ListMark { list, item });
        let text = Stretch::new(&paragraph.text, look.font, Owner::ListItem { list, item });
        self.lines(paragraph, look.keep_with_next, &[mark, text]);
    }

    /// The lines of a paragraph; `whole` if they all stand on one page with what follows.
    fn lines(&mut self, paragraph: &Paragraph, whole: bool, stretches: &[Stretch<'_>]) {
        let look = self.style.paragraph(paragraph.role);
        let text = Rc::new(self.setter.set(stretches, &setting(look, paragraph, self.style)));
        let count = text.lines.len();
        self.space += f64::from(paragraph.lines_before) * self.style.page.line_pitch() + look.space_before;
        if let Some(rule) = look.rule_above {
            self.push(rule.height(), true, Shows::Rule(rule));
        }
        for line in 0..count {
            // The first lines of a paragraph hold together, and so do the last ones.
            let together = if line + 1 == count {
                whole || paragraph.keep_with_next
            } else {
                whole || line + 1 < TOGETHER || line + TOGETHER >= count
            };
            self.push(text.line_height, together, Shows::Line { text: Rc::clone(&text), line });
        }
        self.space += look.space_after;
    }

    fn table(&mut self, table: &Rc<SetTable<'a>>) {
        for row in 0..table.rows() {
            self.push(table.height(row), table.keeps(row), Shows::Row { table: Rc::clone(table), row });
        }
        self.space += self.style.table.space_after;
    }
}

fn setting(look: &ParagraphStyle, paragraph: &Paragraph, style: &Style) -> Setting {
    let size = paragraph.size.unwrap_or(look.size);
    Setting {
        size,
        pitch: if look.on_grid { style.page.character_pitch() } else { size },
        line_height: look.line_height * (size / look.size),
        align: look.align,
        indent: paragraph.indent.unwrap_or(look.indent),
        width: style.page.text_width,
    }
}

/// Puts strips on pages.
pub(super) fn paginate(strips: &[Strip<'_>], style: &Style) -> Vec<Page> {
    let mut filler = Filler { style, pages: vec![Page::default()], y: Pt::ZERO, fragment: Fragment::default() };
    let mut rest = strips;
    while let Some(first) = rest.first() {
        let chain = chain(rest);
        let fitting = filler.fitting(chain);
        if !filler.at_top() && (fitting < chain.len() || first.break_before) {
            filler.turn_page();
            continue;
        }
        // A chain that does not fit on a page of its own is parted after all.
        let (placed, after) = rest.split_at(fitting.max(1));
        placed.iter().for_each(|strip| filler.place(strip));
        rest = after;
    }
    filler.draw_table();
    filler.pages
}

/// The strips from the first on that must stand on one page.
fn chain<'e, 'a>(strips: &'e [Strip<'a>]) -> &'e [Strip<'a>] {
    let joined = |pair: &&[Strip<'_>]| pair[0].keep_with_next && !pair[1].break_before;
    let count = strips.windows(2).take_while(joined).count();
    &strips[..=count]
}

/// Pages, the last of which is being filled.
struct Filler<'a, 's> {
    style: &'s Style,
    pages: Vec<Page>,
    /// From the top of the type area to where the next strip goes.
    y: Pt,
    fragment: Fragment<'a>,
}

impl<'a> Filler<'a, '_> {
    fn at_top(&self) -> bool {
        self.y == Pt::ZERO
    }

    /// How many strips of a chain fit on the page.
    fn fitting(&self, chain: &[Strip<'_>]) -> usize {
        let repeated = if self.at_top() { header_height(&chain[0]) } else { Pt::ZERO };
        let room = self.style.page.text_height + TOLERANCE - self.y - repeated;
        let heights = chain.iter().enumerate().scan(Pt::ZERO, |sum, (i, strip)| {
            *sum += strip.height + if i == 0 && self.at_top() { Pt::ZERO } else { strip.space };
            Some(*sum)
        });
        heights.take_while(|&height| height <= room).count()
    }

    fn turn_page(&mut self) {
        self.draw_table();
        self.pages.push(Page::default());
        self.y = Pt::ZERO;
    }

    fn place(&mut self, strip: &Strip<'a>) {
        if !self.at_top() {
            self.y += strip.space;
        }
        let (left, top) = (self.style.page.left, self.style.page.top + self.y);
        match &strip.shows {
            Shows::Row { table, row } => {
                if !self.fragment.continues(table) {
                    self.draw_table();
                    self.fragment.begin(table, *row, top);
                    self.y += header_height(strip);
                }
                self.fragment.rows.end = row + 1;
            }
            Shows::Line { text, line } => {
                self.draw_table();
                self.push(text.place_line(*line, left, top).map(Item::Text));
            }
            Shows::Rule(rule) => {
                self.draw_table();
                let y = top + rule.width / 2.0;
                let right = left + self.style.page.text_width;
                self.push([Item::Rule(Rule { from: (left, y), to: (right, y), width: rule.width })]);
            }
            Shows::Illustration { illustration, owner } => {
                self.draw_table();
                let &Illustration { width, height, .. } = *illustration;
                let x = left + (self.style.page.text_width - width) / 2.0;
                let y = top + self.style.illustration.space;
                let image = illustration.image.clone();
                self.push([Item::Picture(Picture { owner: *owner, x, y, width, height, image })]);
            }
        }
        self.y += strip.height;
    }

    /// Draws the rows of a table that stand on the page, if there are any that are not drawn yet.
    fn draw_table(&mut self) {
        let Fragment { rows, earlier, top, .. } = &self.fragment;
        if let Some(table) = &self.fragment.table {
            let items = table.draw(rows, earlier, *top, self.style);
            self.push(items);
            self.fragment.table = None;
        }
    }

    fn push(&mut self, items: impl IntoIterator<Item = Item>) {
        if let Some(page) = self.pages.last_mut() {
            page.items.extend(items);
        }
    }
}

/// Height of the header that must be repeated if a page begins with this strip.
fn header_height(strip: &Strip<'_>) -> Pt {
    match &strip.shows {
        Shows::Row { table, row } if *row > 0 => table.header_height(),
        _ => Pt::ZERO,
    }
}

/// The rows of a table that stand on the page that is being filled.
#[derive(Default)]
struct Fragment<'a> {
    /// The table; none once its rows are drawn.
    table: Option<Rc<SetTable<'a>>>,
    rows: Range<usize>,
    /// Its rows on the pages before.
    earlier: Vec<Range<usize>>,
    top: Pt,
}

impl<'a> Fragment<'a> {
    fn continues(&self, table: &Rc<SetTable<'a>>) -> bool {
        self.table.as_ref().is_some_and(|own| Rc::ptr_eq(own, table))
    }

    /// Begins with a row of a table, which is that of the page before unless the row is its first.
    fn begin(&mut self, table: &Rc<SetTable<'a>>, row: usize, top: Pt) {
        if row == 0 {
            self.earlier.clear();
        } else {
            self.earlier.push(self.rows.clone());
        }
        self.table = Some(Rc::clone(table));
        self.rows = row..row;
        self.top = top;
    }
}
