//! Fills pages from top to bottom with strips that cannot be parted: lines, rows of tables, images.

use std::ops::Range;
use std::rc::Rc;

use super::paragraph::{SetText, Setter, Setting, Stretch};
use super::table::SetTable;
use super::{Item, Owner, Page, Parted, Picture, Rule};
use crate::document::{Block, BlockId, Document, Illustration, Paragraph, Text, orientations};
use crate::style::{PageFrame, PageOrientation, ParagraphRole, ParagraphStyle, Pt, RuleStyle, Style};

/// Lines of a paragraph that never stand alone at the foot or head of a page (孤行控制).
const TOGETHER: usize = 2;

/// Slack in comparisons of heights.
const TOLERANCE: Pt = Pt(0.01);

/// White that is left below an image made smaller: Word's line of an image is a little higher than the image, by how
/// much is up to the font.
const SLACK: Pt = Pt(4.0);

/// White below a table that ends the pages of one kind: Word ends a section in a paragraph of its own, a point high.
const SECTION_END: Pt = Pt(2.0);

/// Something as wide as the type area that stands on one page whole.
pub(super) struct Strip<'a> {
    /// White above it, unless it is the first on its page.
    space: Pt,
    height: Pt,
    keep_with_next: bool,
    break_before: bool,
    orientation: PageOrientation,
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
    let orientation = PageOrientation::Portrait;
    let mut builder = Builder { style, setter, strips: Vec::new(), space: Pt::ZERO, break_before: false, orientation };
    builder.blocks(&document.body, None);
    for (at, attachment) in document.attachments.iter().enumerate() {
        builder.break_before = true;
        // Its title heads what it begins with.
        let first = orientations(&attachment.blocks, style).first().copied();
        builder.orientation = first.unwrap_or(PageOrientation::Portrait);
        builder.paragraph(&attachment.label, Owner::AttachmentLabel(at));
        builder.paragraph(&attachment.title, Owner::AttachmentTitle(at));
        builder.blocks(&attachment.blocks, Some(at));
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
    /// The pages that the next block stands on.
    orientation: PageOrientation,
}

impl<'a> Builder<'a, '_, '_> {
    fn push(&mut self, height: Pt, keep_with_next: bool, shows: Shows<'a>) {
        let space = std::mem::take(&mut self.space);
        let break_before = std::mem::take(&mut self.break_before);
        let orientation = self.orientation;
        self.strips.push(Strip { space, height, keep_with_next, break_before, orientation, shows });
    }

    /// Blocks of the body or of an attachment.
    fn blocks(&mut self, blocks: &'a [Block], attachment: Option<usize>) {
        let orientations = orientations(blocks, self.style);
        for (block, content) in blocks.iter().enumerate() {
            self.orientation = orientations[block];
            let ends = orientations.get(block + 1) != Some(&self.orientation);
            self.block(content, BlockId { attachment, block });
            if ends && let (Block::Table(_), Some(last)) = (content, self.strips.last_mut()) {
                last.height += SECTION_END;
            }
        }
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
                match &table.caption {
                    Some(caption) => self.paragraph(caption, Owner::Caption(id)),
                    None => self.space += self.style.table.space_before,
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
        self.lines(paragraph, look.keep_with_next, &[Stretch::of(&paragraph.text, look, owner)]);
    }

    /// A heading with the body text behind it, which keeps with the next paragraph no more than other text does.
    fn run_in_heading(&mut self, paragraph: &Paragraph, body: &Text, id: BlockId) {
        let heading = Stretch::of(&paragraph.text, self.style.paragraph(paragraph.role), Owner::Paragraph(id));
        let body = Stretch::of(body, self.style.paragraph(ParagraphRole::Body), Owner::RunOn(id));
        self.lines(paragraph, false, &[heading, body]);
    }

    fn list_item(&mut self, paragraph: &Paragraph, list: BlockId, item: usize) {
        let look = self.style.paragraph(paragraph.role);
        let mark = Text::plain(self.style.list_mark);
        let mark = Stretch::of(&mark, look, Owner::ListMark { list, item });
        let text = Stretch::of(&paragraph.text, look, Owner::ListItem { list, item });
        self.lines(paragraph, look.keep_with_next, &[mark, text]);
    }

    /// The lines of a paragraph; `whole` if they all stand on one page with what follows.
    fn lines(&mut self, paragraph: &Paragraph, whole: bool, stretches: &[Stretch<'_>]) {
        let look = self.style.paragraph(paragraph.role);
        let (width, _) = self.style.page.text_area(self.orientation);
        let text = Rc::new(self.setter.set(stretches, &setting(look, paragraph, width, self.style)));
        let count = text.lines.len();
        self.space += f64::from(paragraph.lines_before) * self.style.page.line_pitch + look.space_before;
        if let Some(rule) = look.rule_above {
            self.push(rule.height(), true, Shows::Rule(rule));
        }
        let whole_lines = whole || paragraph.keep_lines;
        for line in 0..count {
            // The first lines of a paragraph hold together, and so do the last ones.
            let together = if line + 1 == count {
                whole || paragraph.keep_with_next
            } else {
                whole_lines || line + 1 < TOGETHER || line + TOGETHER >= count
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

fn setting(look: &ParagraphStyle, paragraph: &Paragraph, width: Pt, style: &Style) -> Setting {
    let size = paragraph.size.unwrap_or(look.size);
    Setting {
        size,
        pitch: if look.on_grid { style.page.character_pitch() } else { size },
        line_height: look.line_height * (size / look.size),
        align: look.align,
        indent: paragraph.indent.unwrap_or(look.indent),
        width,
    }
}

/// Puts strips on pages, and tells which tables stand on several.
pub(super) fn paginate(strips: &[Strip<'_>], style: &Style) -> (Vec<Page>, Vec<Parted>) {
    let first = strips.first().map_or(PageOrientation::Portrait, |strip| strip.orientation);
    let pages = vec![Page { frame: style.page.frame(1, first), items: Vec::new() }];
    let mut filler = Filler { style, pages, y: Pt::ZERO, fragment: Fragment::default(), parted: Vec::new() };
    let mut rest = strips;
    while let Some(first) = rest.first() {
        let turns = first.orientation != filler.frame().orientation;
        if turns || first.break_before && !filler.at_top() {
            filler.turn_page(first.orientation);
        }
        let chain = chain(rest);
        let (count, scale) = match filler.fitting(chain) {
            fitting if fitting == chain.len() => (fitting, 1.0),
            fitting => match (filler.scale(chain), filler.part(&chain[..fitting])) {
                (Some(scale), _) => (chain.len(), scale),
                (None, Some(count)) if filler.at_top() || filler.leaves_hole() => (count, 1.0),
                // What no page holds is parted anywhere after all.
                _ if filler.at_top() => (fitting.max(1), 1.0),
                _ => {
                    filler.turn_page(first.orientation);
                    continue;
                }
            },
        };
        let (placed, after) = rest.split_at(count);
        placed.iter().for_each(|strip| filler.place(strip, scale));
        rest = after;
    }
    filler.draw_table();
    (filler.pages, filler.parted)
}

/// The strips from the first on that must stand on one page.
fn chain<'e, 'a>(strips: &'e [Strip<'a>]) -> &'e [Strip<'a>] {
    let joined = |pair: &&[Strip<'_>]| {
        pair[0].keep_with_next && !pair[1].break_before && pair[0].orientation == pair[1].orientation
    };
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
    parted: Vec<Parted>,
}

impl<'a> Filler<'a, '_> {
    /// The page with its type area.
    fn frame(&self) -> PageFrame {
        let upright = || self.style.page.frame(1, PageOrientation::Portrait);
        self.pages.last().map_or_else(upright, |page| page.frame)
    }

    fn at_top(&self) -> bool {
        self.y == Pt::ZERO
    }

    /// What is left of the page for a chain.
    fn room(&self, chain: &[Strip<'_>]) -> Pt {
        let repeated = if self.at_top() { header_height(&chain[0]) } else { Pt::ZERO };
        self.frame().text_height + TOLERANCE - self.y - repeated
    }

    /// Height of a chain's strips up to each of them.
    fn heights(&self, chain: &[Strip<'_>]) -> impl Iterator<Item = Pt> {
        chain.iter().enumerate().scan(Pt::ZERO, |sum, (i, strip)| {
            *sum += strip.height + if i == 0 && self.at_top() { Pt::ZERO } else { strip.space };
            Some(*sum)
        })
    }

    /// How many strips of a chain fit on the page.
    fn fitting(&self, chain: &[Strip<'_>]) -> usize {
        let room = self.room(chain);
        self.heights(chain).take_while(|&height| height <= room).count()
    }

    /// Whether the page would be too empty if nothing more came on it.
    fn leaves_hole(&self) -> bool {
        let height = self.frame().text_height;
        height - self.y > self.style.table.most_hole * height
    }

    /// By what the image of a chain is made smaller so that all of it fits on the page; none if there is no image, or
    /// it would be too small.
    fn scale(&self, chain: &[Strip<'_>]) -> Option<f64> {
        let height = chain.iter().find_map(|strip| match &strip.shows {
            Shows::Illustration { illustration, .. } => Some(illustration.height),
            _ => None,
        })?;
        let excess = self.heights(chain).last()? + SLACK - self.room(chain);
        let scale = (height - excess) / height;
        (scale >= self.style.illustration.least_scale).then_some(scale)
    }

    /// How many strips of a chain that fit on the page stand on it if its table is parted; none if that leaves none of
    /// the table's own rows here.
    fn part(&self, fitting: &[Strip<'_>]) -> Option<usize> {
        let may_end = |strip: &Strip<'_>| match &strip.shows {
            Shows::Row { table, row } => !table.is_header(*row) && !table.keeps_when_parted(*row),
            _ => false,
        };
        fitting.iter().rposition(may_end).map(|at| at + 1)
    }

    /// Goes on on another page, which is read in that way.
    fn turn_page(&mut self, orientation: PageOrientation) {
        self.draw_table();
        let frame = self.style.page.frame(self.pages.len() + 1, orientation);
        self.pages.push(Page { frame, items: Vec::new() });
        self.y = Pt::ZERO;
    }

    /// Places a strip, an image made smaller by `scale`.
    fn place(&mut self, strip: &Strip<'a>, scale: f64) {
        if !self.at_top() {
            self.y += strip.space;
        }
        let PageFrame { left, text_width, top, .. } = self.frame();
        let top = top + self.y;
        match &strip.shows {
            Shows::Row { table, row } => {
                if !self.fragment.continues(table) {
                    self.draw_table();
                    if *row > 0 {
                        self.part_before(table, *row);
                    }
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
                let right = left + text_width;
                self.push([Item::Rule(Rule { from: (left, y), to: (right, y), width: rule.width })]);
            }
            Shows::Illustration { illustration, owner } => {
                self.draw_table();
                let (width, height) = (illustration.width * scale, illustration.height * scale);
                self.y -= illustration.height - height;
                let x = left + (text_width - width) / 2.0;
                let y = top + self.style.illustration.space;
                let image = illustration.image.clone();
                self.push([Item::Picture(Picture { owner: *owner, x, y, width, height, image })]);
            }
        }
        self.y += strip.height;
    }

    /// Notes that a table goes on on another page with a row.
    fn part_before(&mut self, table: &SetTable<'_>, row: usize) {
        match self.parted.last_mut() {
            Some(last) if last.table == table.id => last.before.push(row),
            _ => {
                let kept = (0..table.rows()).filter(|&row| table.keeps_when_parted(row)).collect();
                self.parted.push(Parted { table: table.id, before: vec![row], kept });
            }
        }
    }

    /// Draws the rows of a table that stand on the page, if there are any that are not drawn yet.
    fn draw_table(&mut self) {
        let Fragment { rows, earlier, top, .. } = &self.fragment;
        if let Some(table) = &self.fragment.table {
            let items = table.draw(rows, earlier, (self.frame().left, *top), self.style);
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
