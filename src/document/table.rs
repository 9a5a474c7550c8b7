//! Tables: the official ones from the form and their figures, the body's own from its blocks.

use super::balance::steer;
use super::fit::fitting;
use super::{Cell, CellRole, Paragraph, Table, TableRules, Text};
use crate::form::{GridCell, GridContent};
use crate::report::{Figures, OwnCell, OwnTable, RichText};
use crate::style::{Align, Indent, PageOrientation, ParagraphRole, Pt, Style, TableStyle};
use crate::text::width::{ems, room_of};

/// An official table with its figures.
pub(super) fn official(figures: &Figures, style: &Style) -> Table {
    let form = figures.table();
    let grid = &form.grid;
    let look = style.official_table(form.id());
    let columns = look.columns(grid.columns, grid.label_columns, style.page.text_width);
    let sized = |content: GridContent, width: Pt| match content {
        GridContent::ColumnLabel(text) => (CellRole::ColumnHeader, Text::plain(text), look.head_size),
        GridContent::RowLabel(text) => (CellRole::RowHeader, Text::plain(text), look.size),
        GridContent::Figure(figure) => {
            let text = figures.printed(figure).to_string();
            let size = figure_size(&text, width, look.size, &style.table);
            (CellRole::Data, Text::plain(text), size)
        }
    };
    let cell = |cell: &GridCell| {
        let width = columns[cell.column..cell.column + cell.columns].iter().sum();
        let (role, text, size) = sized(cell.content, width);
        let (row, column, rows, columns) = (cell.row, cell.column, cell.rows, cell.columns);
        let (align, indent) = match role {
            CellRole::RowHeader if rows == 1 => (Align::Left, at_left(&style.table)),
            CellRole::RowHeader => upright(&text, width, size, &style.table)
                .map_or_else(|| (Align::Center, centred(&text, width, size, &style.table)), |own| (Align::Left, own)),
            _ => (Align::Center, centred(&text, width, size, &style.table)),
        };
        Cell { row, column, rows, columns, indent, ..Cell::new(role, size, align, text) }
    };
    let cells = grid.cells.iter().map(cell).collect();
    Table {
        caption: None,
        summary: form.heading.to_owned(),
        size: look.size,
        rules: TableRules::All,
        orientation: PageOrientation::Portrait,
        too_wide: None,
        columns,
        rows: grid.rows,
        header_rows: grid.header_rows,
        cells,
        // Whoever checks sums wants to see a whole table at once.
        keep_with_next: (0..grid.rows - 1).collect(),
    }
}

/// Indent of text at the left of its cell.
fn at_left(style: &TableStyle) -> Indent {
    Indent { left: style.label_indent, ..Indent::NONE }
}

/// Indent that sets a long label in a narrow column as an upright line of characters, each on a line of its own, the
/// mark behind a number (三、) beside it; none where the column holds more.
fn upright(text: &Text, width: Pt, size: Pt, style: &TableStyle) -> Option<Indent> {
    /// Room of a line in characters, a little too little for two of them.
    const ROOM: f64 = 1.985;
    /// What the line with the mark has more, a little enough for two.
    const MORE: f64 = 0.03;
    let room = (width - 2.0 * style.padding) / size;
    let is_narrow = (ROOM + MORE..3.0).contains(&room) && ems(&text.characters()) > 4.0;
    is_narrow.then_some(Indent { left: room - ROOM, right: 0.0, first_line: -MORE })
}

/// Indent that lets a centred label break into lines of like length, at its punctuation if that fits.
fn centred(text: &Text, width: Pt, size: Pt, style: &TableStyle) -> Indent {
    let [line] = &text.lines()[..] else { return Indent::NONE };
    let characters = (width - 2.0 * style.padding) / size;
    steer(line, characters, |text, at| if "）：，、".contains(text[at - 1]) { 0.0 } else { 1.0 })
}

/// The largest type size, at most `most`, at which a figure stands on one line in a column of that width.
fn figure_size(text: &str, width: Pt, most: Pt, style: &TableStyle) -> Pt {
    // Digits of 宋体 are at most this wide in the fonts that Word and the PDF use.
    const DIGIT: f64 = 0.56;
    let inner = width - 2.0 * style.padding;
    let sizes = style.figure_sizes.iter().copied().filter(|&size| size <= most);
    fitting(sizes, most, |size| text.chars().count() as f64 * DIGIT * size <= inner)
}

/// Least width of the text of a column, in characters.
const LEAST_COLUMN: f64 = 2.0;

/// Shares `total` among columns: those that want no more than an even share get what they want, the others the rest in
/// proportion; what is left over if all are content is shared in proportion as well.
fn share(wanted: &[Pt], total: Pt) -> Vec<Pt> {
    let mut settled = vec![false; wanted.len()];
    loop {
        let sum = |keep: bool| -> Pt {
            wanted.iter().zip(&settled).filter(|(_, settled)| **settled == keep).map(|(wanted, _)| wanted).sum()
        };
        let (taken, open) = (sum(true), sum(false));
        let even = (total - taken) / settled.iter().filter(|settled| !**settled).count().max(1) as f64;
        if open <= total - taken {
            return wanted.iter().map(|&wanted| wanted * total.0 / (taken + open).0).collect();
        }
        let content: Vec<usize> = (0..wanted.len()).filter(|&at| !settled[at] && wanted[at] <= even).collect();
        if content.is_empty() {
            let grown = |at: usize| if settled[at] { wanted[at] } else { wanted[at] * (total - taken).0 / open.0 };
            return (0..wanted.len()).map(grown).collect();
        }
        for at in content {
            settled[at] = true;
        }
    }
}

/// Shares `total` among columns as [`share`] does, but gives each what it needs at least, if all of that fits.
fn share_with_least(wanted: &[Pt], least: &[Pt], total: Pt) -> Vec<Pt> {
    let mut fixed = vec![false; wanted.len()];
    loop {
        let open: Vec<usize> = (0..wanted.len()).filter(|&at| !fixed[at]).collect();
        let rest = total - (0..wanted.len()).filter(|&at| fixed[at]).map(|at| least[at]).sum::<Pt>();
        let shared = share(&open.iter().map(|&at| wanted[at]).collect::<Vec<Pt>>(), rest);
        let lacks: Vec<usize> =
            open.iter().zip(&shared).filter(|&(&at, &width)| width < least[at]).map(|(&at, _)| at).collect();
        // Where not all of it fits, there is nothing to be gained.
        if lacks.len() == open.len() {
            return share(wanted, total);
        }
        if lacks.is_empty() {
            let mut widths = least.to_vec();
            open.iter().zip(shared).for_each(|(&at, width)| widths[at] = width);
            return widths;
        }
        lacks.into_iter().for_each(|at| fixed[at] = true);
    }
}

/// A table of the body's own; its columns are as wide as their text asks for.
pub(super) fn own(source: &OwnTable, style: &Style) -> Table {
    let header_rows = usize::from(source.has_header());
    let Fitted { orientation, size, columns, too_wide } = Fitted::new(source, style);
    let width_of = |cell: &OwnCell| columns[cell.column..cell.column + cell.columns].iter().sum::<Pt>();
    // A column with text that takes several lines reads better from the left, but for its head.
    let mut prose = vec![false; source.width()];
    for cell in source.cells() {
        let room = width_of(cell) - 2.0 * style.table.padding;
        prose[cell.column] |= cell.row >= header_rows && widest_line(cell) * size > room;
    }
    let cell = |source: &OwnCell| {
        let &OwnCell { row, column, rows, columns, .. } = source;
        let text = Text::of_lines(&source.lines);
        let (role, align, indent) = if row < header_rows {
            (CellRole::ColumnHeader, Align::Center, centred(&text, width_of(source), size, &style.table))
        } else if prose[column] && columns == 1 {
            (CellRole::Data, Align::Left, at_left(&style.table))
        } else {
            (CellRole::Data, Align::Center, Indent::NONE)
        };
        Cell { row, column, rows, columns, indent, ..Cell::new(role, size, align, text) }
    };
    let caption = source.caption();
    Table {
        caption: caption.map(|text| Paragraph::new(ParagraphRole::TableCaption, text.into())),
        summary: caption.map_or_else(|| in_words(source), RichText::plain),
        size,
        rules: TableRules::All,
        orientation,
        too_wide,
        cells: source.cells().iter().map(cell).collect(),
        columns,
        rows: source.height(),
        header_rows,
        keep_with_next: kept_rows(source.height(), header_rows, style.table.whole_rows),
    }
}

/// How a table of the body's own stands on its pages.
struct Fitted {
    orientation: PageOrientation,
    size: Pt,
    columns: Vec<Pt>,
    /// The first cell with a figure that is wider than its column.
    too_wide: Option<usize>,
}

impl Fitted {
    /// In the usual type, else in smaller type, else, where the layout lets tables lie, on its side, likewise: the first
    /// at which no figure is parted and no column has lines of a single character.
    fn new(source: &OwnTable, style: &Style) -> Self {
        let look = &style.table;
        let usual = look.own_size;
        let smaller = look.figure_sizes.iter().copied().filter(|&size| size < usual);
        let sizes: Vec<Pt> = std::iter::once(usual).chain(smaller).collect();
        let lying = look.may_lie.then_some(PageOrientation::Landscape);
        let orientations = std::iter::once(PageOrientation::Portrait).chain(lying);
        let mut tried: Vec<Fitted> = orientations
            .flat_map(|orientation| sizes.iter().map(move |&size| (orientation, size)))
            .map(|(orientation, size)| Fitted::at(source, orientation, size, style))
            .collect();
        let reads_well = tried.iter().position(|fitted| fitted.too_wide.is_none() && fitted.has_room(source, look));
        let holds = || tried.iter().position(|fitted| fitted.too_wide.is_none());
        let chosen = reads_well.or_else(holds).unwrap_or(tried.len() - 1);
        tried.swap_remove(chosen)
    }

    /// In one way.
    fn at(source: &OwnTable, orientation: PageOrientation, size: Pt, style: &Style) -> Self {
        let (width, _) = style.page.text_area(orientation);
        let columns = share_with_least(&natural_widths(source, size), &least_widths(source, size, &style.table), width);
        let holds = |cell: &OwnCell| {
            let width: Pt = columns[cell.column..cell.column + cell.columns].iter().sum();
            longest_figure(cell) * size <= width - 2.0 * style.table.padding
        };
        let too_wide = source.cells().iter().position(|cell| !holds(cell));
        Fitted { orientation, size, columns, too_wide }
    }

    /// Whether each column holds its text in lines of at least [`LEAST_COLUMN`].
    fn has_room(&self, source: &OwnTable, style: &TableStyle) -> bool {
        let mut cells = source.cells().iter().filter(|cell| cell.columns == 1);
        cells.all(|cell| {
            let room = (self.columns[cell.column] - 2.0 * style.padding) / self.size;
            room >= widest_line(cell).min(LEAST_COLUMN)
        })
    }
}

/// Room that the longest figure of a cell takes, in characters.
fn longest_figure(cell: &OwnCell) -> f64 {
    let room = |figure: &str| figure.chars().map(room_of).sum::<f64>();
    let is_figure = |word: &&str| word.chars().any(|c| c.is_ascii_digit());
    let figures = |line: &RichText| {
        let line = line.plain();
        let words = line.split(|c: char| !(c.is_ascii_digit() || ".,%+-".contains(c)));
        words.filter(is_figure).map(room).fold(0.0, f64::max)
    };
    cell.lines.iter().map(figures).fold(0.0, f64::max)
}

/// The widths that columns ask for: that of their longest line, and one character more.
fn natural_widths(source: &OwnTable, size: Pt) -> Vec<Pt> {
    let mut longest = vec![LEAST_COLUMN; source.width()];
    for cell in source.cells().iter().filter(|cell| cell.columns == 1) {
        longest[cell.column] = longest[cell.column].max(widest_line(cell));
    }
    longest.into_iter().map(|characters| (characters + 1.0) * size).collect()
}

/// The widths in which no figure is parted and no line of text has a single character.
fn least_widths(source: &OwnTable, size: Pt, style: &TableStyle) -> Vec<Pt> {
    /// What rounding may take off a width.
    const ROUNDING: Pt = Pt(0.01);
    let mut least = vec![Pt::ZERO; source.width()];
    for cell in source.cells().iter().filter(|cell| cell.columns == 1) {
        let characters = longest_figure(cell).max(widest_line(cell).min(LEAST_COLUMN));
        least[cell.column] = least[cell.column].max(characters * size + 2.0 * style.padding + ROUNDING);
    }
    least
}

/// Width of the widest line of a cell, in characters.
fn widest_line(cell: &OwnCell) -> f64 {
    cell.lines.iter().map(|line| ems(&line.plain())).fold(0.0, f64::max)
}

/// Rows that stand on one page with the next: all but the last of a short table; of a long one those that never part.
fn kept_rows(rows: usize, header_rows: usize, whole_rows: usize) -> Vec<usize> {
    if rows <= whole_rows { (0..rows - 1).collect() } else { (0..header_rows).chain([rows - 2]).collect() }
}

/// What a table without a caption shows: what its columns are called, or else how large it is.
fn in_words(source: &OwnTable) -> String {
    let heads = source.cells().iter().filter(|cell| source.has_header() && cell.row == 0);
    let heads: Vec<String> = heads.map(|cell| cell.lines.iter().map(RichText::plain).collect()).collect();
    if heads.is_empty() {
        format!("{} 行 {} 列的表格", source.height(), source.width())
    } else {
        format!("表格：{}", heads.join("、"))
    }
}

impl Table {
    /// Of each row, whether all its cells head the columns below.
    pub fn heads_columns(&self) -> Vec<bool> {
        let mut heads = vec![true; self.rows];
        for cell in self.cells.iter().filter(|cell| cell.role != CellRole::ColumnHeader) {
            heads[cell.row..cell.row + cell.rows].fill(false);
        }
        heads
    }

    /// Rows that stand on one page with the next even where the table is parted: those that head others, the last but
    /// one, so that the last is never alone, and where heads stand between the rows, all up to the next of them.
    pub fn kept_when_parted(&self) -> Vec<usize> {
        let heads_columns = self.heads_columns();
        let heads = |row: usize| row < self.header_rows || heads_columns[row];
        let has_heads_between = (self.header_rows..self.rows).any(heads);
        let keeps = |row: usize| heads(row) || row + 2 == self.rows || has_heads_between && !heads(row + 1);
        (0..self.rows.saturating_sub(1)).filter(|&row| keeps(row)).collect()
    }

    /// The same table, parted before some rows, and with those rows kept on one page with the next: what is merged across a
    /// parting is two cells with one text.
    pub(crate) fn parted(&self, before: &[usize], kept: &[usize]) -> Table {
        let cell = |cell: &Cell| {
            let inside = before.iter().copied().filter(|row| (cell.row + 1..cell.row + cell.rows).contains(row));
            let edges: Vec<usize> = [cell.row].into_iter().chain(inside).chain([cell.row + cell.rows]).collect();
            let part = |edge: &[usize]| Cell { row: edge[0], rows: edge[1] - edge[0], ..cell.clone() };
            edges.windows(2).map(part).collect::<Vec<_>>()
        };
        let mut cells: Vec<Cell> = self.cells.iter().flat_map(cell).collect();
        cells.sort_by_key(|cell| (cell.row, cell.column));
        Table { cells, keep_with_next: kept.to_vec(), ..self.clone() }
    }
}
