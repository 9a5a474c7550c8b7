//! Report to digest (一图读懂): the year on one sheet. Everything on it is the report's, chosen and in few words; what has
//! no fixed length is made to fit, so that there is never a second sheet.

use std::sync::Arc;

use super::fit::fitting;
use super::points::{Points, shortened};
use super::title::lines;
use super::{Block, Cell, CellRole, Document, Illustration, Inline, Paragraph, Table, TableRules, Text, linked};
use crate::chart::{self, Chart, ChartKind, Series};
use crate::form::highlights::{Highlight, Highlights};
use crate::form::{PROBLEMS_SECTION, Section, TableId};
use crate::image::Image;
use crate::link::Link;
use crate::number::{self, Number};
use crate::report::{Report, SectionBody};
use crate::style::{Align, ChartStyle, DigestStyle, Indent, PageOrientation, ParagraphRole, Pt, Style};
use crate::text::width::{DIGIT, ems, room_of};

/// The digest of a report, on a sheet that looks like `style` and `look`, which is a part of it, with a link to the
/// report on the web if there is one.
pub fn digest(report: &Report, style: &Style, look: &DigestStyle, link: Option<&Link>, draft: bool) -> Document {
    let mut above = Sheet::new(style, look);
    above.title(report);
    above.section(report, TableId::Applications);
    let has_outcomes =
        report.edition().outcomes().iter().any(|outcome| matches!(value(report, outcome), number::Cell::Number(_)));
    if has_outcomes {
        above.paragraph(ParagraphRole::TableCaption, OUTCOMES);
    }
    let mut below = Sheet { lines: above.lines, largest: above.largest, ..Sheet::new(style, look) };
    below.section(report, TableId::Disclosure);
    below.reviews(report);
    below.points(report);
    below.end(report, link);
    let room = style.page.text_height - above.used - below.used - look.reserve;
    // Where applications are not this body's affair there is nothing to draw.
    let chart = if has_outcomes { chart(report, style, look, room) } else { None };
    let body = above.blocks.into_iter().chain(chart.map(Block::Illustration)).chain(below.blocks).collect();
    Document::of(report, body, draft)
}

/// What stands above the chart.
const OUTCOMES: &str = "本年度办理结果";

/// Blocks with the height that they take.
struct Sheet<'a> {
    style: &'a Style,
    look: &'a DigestStyle,
    blocks: Vec<Block>,
    used: Pt,
    /// Lines of figures so far.
    lines: usize,
    /// Type size of the last of them, which no later one exceeds.
    largest: Pt,
}

impl<'a> Sheet<'a> {
    fn new(style: &'a Style, look: &'a DigestStyle) -> Self {
        Sheet { style, look, blocks: Vec::new(), used: Pt::ZERO, lines: 0, largest: Pt(f64::INFINITY) }
    }

    fn push(&mut self, paragraph: Paragraph) {
        let look = self.style.paragraph(paragraph.role);
        let size = paragraph.size.unwrap_or(look.size);
        let lines = paragraph.text.lines().len() as f64;
        let rule = look.rule_above.map_or(Pt::ZERO, |rule| rule.height());
        self.used += look.space_before + rule + lines * look.line_height * (size / look.size) + look.space_after;
        self.blocks.push(Block::Paragraph(paragraph));
    }

    fn paragraph(&mut self, role: ParagraphRole, text: &str) {
        self.push(Paragraph::new(role, Text::plain(text)));
    }

    fn table(&mut self, table: Table) {
        let look = &self.style.table;
        let height = |cell: &Cell| {
            let text = cell.text.lines().len() as f64 * look.line_height * cell.size;
            let picture = cell.illustration.as_ref().map_or(Pt::ZERO, |illustration| illustration.height);
            text.max(picture) + 2.0 * look.vertical_padding
        };
        for row in 0..table.rows {
            let in_row = table.cells.iter().filter(|cell| cell.row == row && cell.rows == 1).map(height);
            self.used += in_row.fold(look.row_height * table.size, Pt::max) + look.line_width;
        }
        self.used += look.space_after;
        self.blocks.push(Block::Table(table));
    }

    /// 标题 in the largest type that stands in its room, and the time that the report is about.
    fn title(&mut self, report: &Report) {
        let usual = self.style.paragraph(ParagraphRole::Title);
        let title = report.title();
        let height = |size: Pt, lines: f64| lines * usual.line_height * (size / usual.size);
        let width = |size: Pt| (self.style.page.text_width / size).floor();
        let broken = |size: Pt| (size, lines(&title, report.body(), width(size)));
        let fits = |size: Pt, lines: f64| height(size, lines) <= self.look.title_height;
        // Sizes that are too large however the lines are broken are not tried.
        let sizes = self.look.title_sizes.iter().copied();
        let mut tried = sizes.filter(|&size| fits(size, (ems(&title) / width(size)).ceil())).map(broken);
        let smallest = self.look.title_sizes.last().copied().unwrap_or(usual.size);
        let found = tried.find(|(size, text)| fits(*size, text.lines().len() as f64));
        let (size, text) = found.unwrap_or_else(|| broken(smallest));
        let title = Paragraph { size: Some(size), ..Paragraph::new(ParagraphRole::Title, text) };
        self.push(title);
        let period = report.period();
        self.paragraph(ParagraphRole::Body, &format!("统计期限：{}至{}", period.from.chinese(), period.to.chinese()));
    }

    /// The heading of a section, without its number.
    fn heading(&mut self, section: &Section) {
        let words = section.heading.split_once('、').map_or(section.heading, |(_, words)| words);
        self.paragraph(ParagraphRole::Heading1, words);
    }

    /// The section of a table with its lines of figures.
    fn section(&mut self, report: &Report, table: TableId) {
        self.table_heading(report, table);
        for highlights in report.edition().highlights(table) {
            self.figures(report, highlights);
        }
    }

    fn table_heading(&mut self, report: &Report, table: TableId) {
        let section = report.sections().find(|(section, _)| section.table.is_some_and(|form| form.id == table));
        if let Some((section, _)) = section {
            self.heading(section);
        }
    }

    /// A line of figures below what they are called.
    fn figures(&mut self, report: &Report, highlights: Highlights) {
        let told = |highlight: &'static Highlight| (highlight, value(report, highlight));
        let is_shown = |(highlight, cell): &(&Highlight, number::Cell)| !highlight.only_if_any || cell.micros() != 0;
        let figures: Vec<_> = highlights.iter().map(told).filter(is_shown).collect();
        let columns = self.look.columns;
        let width = self.style.page.text_width / columns as f64;
        let sizes =
            self.look.figure_sizes.get(self.lines).or(self.look.figure_sizes.last()).copied().unwrap_or_default();
        self.lines += 1;
        let longest = figures.iter().map(|(_, cell)| cell.to_string().chars().count()).max().unwrap_or_default();
        let fits = |size| size <= self.largest && (longest as f64 * DIGIT + BETWEEN) * size <= width;
        let size = fitting(sizes.iter().copied(), self.look.label_size, fits);
        self.largest = size;
        let label = |at: usize| {
            let (highlight, _) = figures.get(at)?;
            Some(format!("{}（{}）", highlight.label, highlight.unit))
        };
        let figure = |at: usize| match figures.get(at)?.1 {
            number::Cell::Number(number) => Some((number.to_string(), size)),
            number::Cell::NotApplicable => Some(("不适用".to_owned(), (size / 2.0).max(self.look.label_size))),
            number::Cell::Empty => Some(("—".to_owned(), size)),
        };
        let cells = (0..columns).map(|at| {
            let text = label(at).unwrap_or_default();
            cell((0, at), CellRole::ColumnHeader, self.look.label_size, Align::Left, Text::plain(text))
        });
        let figures = (0..columns).map(|at| {
            let (text, size) = figure(at).unwrap_or((String::new(), self.look.label_size));
            let figure = cell((1, at), CellRole::Data, size, Align::Left, Text::plain(text));
            Cell { font: Some(self.look.figure_font), ..figure }
        });
        let table = Table {
            cells: cells.chain(figures).collect(),
            ..self.open_table(
                vec![width; columns],
                2,
                1,
                highlights.iter().map(|one| one.label).collect::<Vec<_>>().join("、"),
            )
        };
        self.table(table);
    }

    /// A table that stands on one page, without lines and cells.
    fn open_table(&self, columns: Vec<Pt>, rows: usize, header_rows: usize, summary: String) -> Table {
        Table {
            caption: None,
            summary,
            size: self.look.label_size,
            rules: TableRules::None,
            orientation: PageOrientation::Portrait,
            too_wide: None,
            columns,
            rows,
            header_rows,
            cells: Vec::new(),
            keep_with_next: (0..rows - 1).collect(),
        }
    }

    /// Reviews and suits, a row each, and how they ended.
    fn reviews(&mut self, report: &Report) {
        self.table_heading(report, TableId::Reviews);
        let figures = report.figures(TableId::Reviews);
        let form = figures.table();
        let Some(first) = form.lines.first() else { return };
        let size = self.look.label_size;
        let corner = cell((0, 0), CellRole::ColumnHeader, size, Align::Left, Text::plain("单位：件"));
        let heads = first.columns.iter().enumerate().map(|(at, column)| {
            cell((0, at + 1), CellRole::ColumnHeader, size, Align::Left, Text::plain(column.label))
        });
        let mut cells: Vec<Cell> = std::iter::once(corner).chain(heads).collect();
        let outcomes = first.columns.len();
        let column = self.style.page.text_width / (outcomes + OUTCOME_LABELS) as f64;
        for (row, line) in (1..).zip(&form.lines) {
            let name = match line.labels[..] {
                [group, name] => format!("{group}（{name}）"),
                _ => line.labels.concat(),
            };
            cells.push(cell((row, 0), CellRole::RowHeader, size, Align::Left, Text::plain(name)));
            for at in 0..outcomes {
                let text = figures.printed(line.first + at).to_string();
                let size = fitting_size(&text, column, self.style);
                cells.push(cell((row, at + 1), CellRole::Data, size, Align::Left, Text::plain(text)));
            }
        }
        let mut columns = vec![column; outcomes + 1];
        columns[0] = column * OUTCOME_LABELS as f64;
        let table = self.open_table(columns, form.lines.len() + 1, 1, form.heading.to_owned());
        self.table(Table { rules: TableRules::Rows, cells, ..table });
    }

    /// Problems and measures, a line each.
    fn points(&mut self, report: &Report) {
        let Some((section, SectionBody::Prose(blocks))) =
            report.sections().find(|(section, _)| section.key == PROBLEMS_SECTION)
        else {
            return;
        };
        let told = Points::of(blocks);
        let counts = [told.problems.len(), told.measures.len()];
        let points = told.at_most(self.look.points);
        let rows = points.problems.len() + points.measures.len();
        if rows == 0 {
            return;
        }
        self.heading(section);
        let width = self.style.page.text_width - self.look.point_label;
        let all = || points.problems.iter().chain(&points.measures);
        // A little less than the line, as digits and letters may be wider than they are counted.
        let room = |size: Pt| width / size * SURE;
        let fits = |size| all().all(|point| shortened(point, room(size)) == *point);
        let size = fitting(self.look.point_sizes.iter().copied(), self.look.label_size, fits);
        let mut cells = Vec::new();
        let mut row = 0;
        let groups = [("主要问题", &points.problems), ("改进情况", &points.measures)];
        for ((label, lines), count) in groups.into_iter().zip(counts) {
            for (at, line) in lines.iter().enumerate() {
                if at == 0 {
                    let mut label = Text::plain(label);
                    if lines.len() < count {
                        label.inlines.extend([Inline::LineBreak, Inline::plain(format!("（共{count}项）"))]);
                    }
                    let head = cell((row, 0), CellRole::RowHeader, size, Align::Left, label);
                    cells.push(Cell { rows: lines.len(), font: Some(self.look.figure_font), ..head });
                }
                let text = Text::plain(shortened(line, room(size)));
                cells.push(cell((row, 1), CellRole::Data, size, Align::Left, text));
                row += 1;
            }
        }
        let table = self.open_table(vec![self.look.point_label, width], rows, 0, section.heading.to_owned());
        self.table(Table { size, cells, ..table });
    }

    /// Who signs, and when; at the right the way to the report on the web, the address below its code.
    fn end(&mut self, report: &Report, link: Option<&Link>) {
        if report.published.is_none() && link.is_none() {
            return;
        }
        let (width, size) = (self.style.page.text_width, self.look.label_size);
        let side = if link.is_some() { self.style.illustration.code } else { Pt::ZERO };
        let columns = [width - side, side].into_iter().filter(|column| *column > Pt::ZERO).collect();
        let signed = cell((0, 0), CellRole::RowHeader, size, Align::Left, signed(report, (width - side) / size * SURE));
        let mut cells = vec![signed];
        if let Some(link) = link {
            let code = cell((0, 1), CellRole::Data, size, Align::Right, Text::default());
            cells.push(Cell { illustration: Some(linked::code(link, side)), ..code });
            let sizes = self.look.address_sizes.iter().copied();
            let size = fitting(sizes, size, |size| room(link.address()) * size <= width);
            let address = cell((1, 0), CellRole::RowHeader, size, Align::Right, broken(link.address(), width / size));
            cells.push(Cell { columns: 2, ..address });
        }
        let rows = cells.iter().map(|cell| cell.row).max().unwrap_or_default() + 1;
        let table = self.open_table(columns, rows, 0, "署名、日期和网址".to_owned());
        self.table(Table { size: END, cells, ..table });
    }
}

/// Type size that the least height of the last rows comes from: they are as high as what they hold.
const END: Pt = Pt(8.0);

/// Lines of a name that signs, more than any body needs.
const MOST_LINES: f64 = 4.0;

/// Who signs a report, and when.
fn signed(report: &Report, width: f64) -> Text {
    let Some(published) = report.published else { return Text::default() };
    let name = report.signatory().map(|name| broken(&shortened(name, width * MOST_LINES), width).inlines);
    let inlines = name.into_iter().flat_map(|name| name.into_iter().chain([Inline::LineBreak]));
    Text { inlines: inlines.chain([Inline::plain(published.chinese())]).collect(), span: None }
}

/// Width in characters that is enough for a text in any font used.
fn room(text: &str) -> f64 {
    text.chars().map(room_of).sum()
}

/// A text without sense breaks in lines of a width.
fn broken(text: &str, width: f64) -> Text {
    let mut inlines = vec![Inline::plain("")];
    let mut used = 0.0;
    for c in text.chars() {
        used += room_of(c);
        if used > width {
            inlines.extend([Inline::LineBreak, Inline::plain("")]);
            used = room_of(c);
        }
        if let Some(Inline::Run { text, .. }) = inlines.last_mut() {
            text.push(c);
        }
    }
    Text { inlines, span: None }
}

/// Share of a line that text of a counted width surely fits in.
const SURE: f64 = 0.95;

/// Columns of the table of reviews that the names of its rows take.
const OUTCOME_LABELS: usize = 3;

/// Least white between two figures in characters.
const BETWEEN: f64 = 0.6;

fn cell((row, column): (usize, usize), role: CellRole, size: Pt, align: Align, text: Text) -> Cell {
    Cell {
        row,
        column,
        rows: 1,
        columns: 1,
        role,
        font: None,
        size,
        align,
        indent: Indent::NONE,
        text,
        illustration: None,
    }
}

/// The largest size of a table's figures at which one stands in a column.
fn fitting_size(text: &str, width: Pt, style: &Style) -> Pt {
    let fits = |size| (text.chars().count() as f64 * DIGIT + BETWEEN) * size <= width;
    fitting(style.table.figure_sizes.iter().copied(), style.table.own_size, fits)
}

/// What a highlight shows: the cell as it is printed, or the sum of several.
fn value(report: &Report, highlight: &Highlight) -> number::Cell {
    let figures = report.figures(highlight.table);
    let cells: Vec<number::Cell> = figures
        .table()
        .rows(&highlight.rows, highlight.column)
        .into_iter()
        .map(|figure| figures.printed(figure))
        .collect();
    match cells[..] {
        [one] => one,
        [first, ..] if !matches!(first, number::Cell::Number(_)) && cells.iter().all(|cell| *cell == first) => first,
        _ => number::Cell::Number(Number::from_micros(cells.iter().map(|cell| cell.micros()).sum())),
    }
}

/// Shares of its own size that a chart is drawn in, the largest that fits being taken.
const SHARES: [f64; 4] = [1.0, 0.85, 0.7, 0.55];

/// What the applications led to, as high as the room allows.
fn chart(report: &Report, style: &Style, look: &DigestStyle, room: Pt) -> Option<Illustration> {
    let outcomes = report.edition().outcomes();
    let number = |highlight: &Highlight| Number::from_micros(value(report, highlight).micros());
    let series = Series { name: None, values: outcomes.iter().map(number).collect() };
    let labels = outcomes.iter().map(|highlight| highlight.label.to_owned()).collect();
    let chart = Chart::new(ChartKind::Bar, OUTCOMES.to_owned(), Some("件".to_owned()), labels, vec![series]).ok()?;
    let width = style.page.text_width;
    let room = room - 2.0 * style.illustration.space;
    let drawn = |size: Pt, bar: Pt| {
        let drawing = chart::draw(&chart, &ChartStyle { size, bar, ..style.chart.clone() }, width);
        (drawing.svg, drawing.height)
    };
    // What a bar adds to the chart is known from one of them; where there is no room for its type, that is smaller.
    let at = |share: f64| {
        let (size, bar) = (style.chart.size * share, style.chart.bar * share);
        let (_, least) = drawn(size, bar);
        (size, bar, least)
    };
    let fits = |(_, _, least): &(Pt, Pt, Pt)| *least <= room;
    let (size, bar, least) = SHARES.into_iter().map(at).find(fits).unwrap_or_else(|| at(SHARES[SHARES.len() - 1]));
    let grown = bar + (room - least) / outcomes.len() as f64;
    let (drawing, height) = drawn(size, grown.max(bar).min(look.thickest_bar));
    let image = Image::new(drawing.into_bytes()).ok()?;
    Some(Illustration { image: Arc::new(image), width, height, alt: chart.alt(), caption: None, span: None })
}
