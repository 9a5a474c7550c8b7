//! Blocks of prose: paragraph, heading, image, table, chart, list.

use super::own_chart::OwnChart;
use super::text::{Refusal, RichText};
use crate::source::{Position, Span, Spanned};

/// A block of a prose section.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// One paragraph.
    Paragraph(RichText),
    /// A heading below the section's own.
    Heading {
        /// Its level.
        level: Level,
        /// Its text, with or without its number.
        text: RichText,
        /// The paragraph that it runs into; none if it stands on a line of its own.
        body: Option<RichText>,
    },
    /// An image file beside the report file.
    Image {
        /// Name relative to the report file's folder.
        path: Spanned<String>,
        /// 替代文字 for those who cannot see it.
        alt: String,
        /// 图题, printed below.
        caption: Option<RichText>,
    },
    /// A table of the body's own.
    Table(OwnTable),
    /// A chart of the body's own.
    Chart(OwnChart),
    /// An unnumbered list: its items, each of one line or more.
    List(Vec<Vec<RichText>>),
}

impl Block {
    /// The texts of prose in it, in reading order; not those of tables, charts and images, nor headings.
    pub fn prose(&self) -> impl Iterator<Item = &RichText> {
        let (one, items): (Option<&RichText>, &[Vec<RichText>]) = match self {
            Block::Paragraph(text) => (Some(text), &[]),
            Block::Heading { body, .. } => (body.as_ref(), &[]),
            Block::List(items) => (None, items),
            Block::Image { .. } | Block::Table(_) | Block::Chart(_) => (None, &[]),
        };
        one.into_iter().chain(items.iter().flatten())
    }
}

/// Level of a [`Block::Heading`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// （一）
    Two,
    /// 1.
    Three,
    /// （1）
    Four,
}

impl Level {
    /// All levels.
    pub const ALL: [Level; 3] = [Level::Two, Level::Three, Level::Four];

    /// 2, 3 or 4.
    pub fn number(self) -> u8 {
        match self {
            Level::Two => 2,
            Level::Three => 3,
            Level::Four => 4,
        }
    }
}

/// A table of the body's own. Its cells cover every place of its rows and columns exactly once.
#[derive(Debug, Clone)]
pub struct OwnTable {
    caption: Option<RichText>,
    width: usize,
    height: usize,
    has_header: bool,
    cells: Vec<OwnCell>,
    span: Option<Span>,
}

/// A cell of an [`OwnTable`].
#[derive(Debug, Clone, PartialEq)]
pub struct OwnCell {
    /// Row of its top, from 0, the header included.
    pub row: usize,
    /// Column of its left, from 0.
    pub column: usize,
    /// Rows it spans, at least 1.
    pub rows: usize,
    /// Columns it spans, at least 1.
    pub columns: usize,
    /// Its text; empty for an empty cell.
    pub lines: Vec<RichText>,
}

/// A cell before it has its place, as report files have it.
#[derive(Debug, Clone, PartialEq)]
pub struct LooseCell {
    /// Its text; empty for an empty cell.
    pub lines: Vec<RichText>,
    /// Columns it spans.
    pub colspan: usize,
    /// Rows it spans.
    pub rowspan: usize,
}

impl LooseCell {
    /// A cell that is not merged.
    pub fn new(lines: Vec<RichText>) -> Self {
        LooseCell { lines, colspan: 1, rowspan: 1 }
    }
}

/// Most columns a table of the body's own can have: a page that is turned holds so many in the smallest type.
pub const MAX_COLUMNS: usize = 30;
/// Most rows a table of the body's own can have.
pub const MAX_ROWS: usize = 2000;

impl OwnTable {
    /// Places every cell, merged ones once, as in HTML: a cell goes to the first free place of its row. `header` is
    /// empty for a table without one.
    ///
    /// # Errors
    /// A [`Refusal`] if cells overlap, rows differ in width, spans are 0 or leave the table, or there is nothing in it.
    pub fn new(caption: Option<RichText>, header: Vec<LooseCell>, rows: Vec<Vec<LooseCell>>) -> Result<Self, Refusal> {
        let has_header = !header.is_empty();
        if rows.is_empty() {
            return Err(nothing());
        }
        let spans =
            |cell: &LooseCell| (1..=MAX_COLUMNS).contains(&cell.colspan) && (1..=MAX_ROWS).contains(&cell.rowspan);
        if !header.iter().chain(rows.iter().flatten()).all(spans) {
            let most = format!("合并的列数应是 1 至 {MAX_COLUMNS}，行数应是 1 至 {MAX_ROWS}");
            return Err(Refusal::new(format!("表格里有一格{most}；请核对")));
        }
        let all: Vec<Vec<LooseCell>> = has_header.then_some(header).into_iter().chain(rows).collect();
        let width = all[0].iter().map(|cell| cell.colspan).sum::<usize>();
        let height = all.len();
        if width == 0 {
            return Err(nothing());
        }
        if width > MAX_COLUMNS {
            return Err(Refusal::new(format!("表格有 {width} 列，横排的一页最多容纳 {MAX_COLUMNS} 列；请拆成几个表")));
        }
        if height > MAX_ROWS {
            return Err(Refusal::new(format!("表格有 {height} 行，最多 {MAX_ROWS} 行；请拆成几个表")));
        }
        let mut slots = Slots { taken: vec![false; width * height], width, height, has_header };
        let mut cells = Vec::new();
        for (row, loose) in all.into_iter().enumerate() {
            for cell in loose {
                cells.push(slots.place(row, cell)?);
            }
            slots.is_full(row)?;
        }
        Ok(OwnTable { caption, width, height, has_header, cells, span: None })
    }

    /// The same table, which stands there in the file.
    #[must_use]
    pub fn at(self, at: Position) -> Self {
        OwnTable { span: Some(at.into()), ..self }
    }

    /// 表题, printed above.
    pub fn caption(&self) -> Option<&RichText> {
        self.caption.as_ref()
    }

    /// Number of columns.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Number of rows, the header included.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Whether its first row heads the columns.
    pub fn has_header(&self) -> bool {
        self.has_header
    }

    /// Its cells in reading order; merged ones once, at their top left.
    pub fn cells(&self) -> &[OwnCell] {
        &self.cells
    }

    /// The cells that begin in a row.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &OwnCell> {
        self.cells.iter().filter(move |cell| cell.row == row)
    }

    /// Where it stands in the file; none if a program made it.
    pub fn span(&self) -> Option<Span> {
        self.span
    }
}

/// Two tables are equal if they read the same, wherever they stand.
impl PartialEq for OwnTable {
    fn eq(&self, other: &Self) -> bool {
        self.caption == other.caption && self.has_header == other.has_header && self.cells == other.cells
    }
}

fn nothing() -> Refusal {
    Refusal::new("表格没有内容；请写表头和各行")
}

/// The places of a table's cells, taken or free.
struct Slots {
    taken: Vec<bool>,
    width: usize,
    height: usize,
    has_header: bool,
}

impl Slots {
    /// 表头, 第 1 行 …
    fn name(&self, row: usize) -> String {
        let shown = row + usize::from(!self.has_header);
        if shown == 0 { "表头".to_owned() } else { format!("第 {shown} 行") }
    }

    fn place(&mut self, row: usize, cell: LooseCell) -> Result<OwnCell, Refusal> {
        let refuse = |what: &str| Err(Refusal::new(format!("表格{}的{what}", self.name(row))));
        let is_taken = |column: &usize| self.taken[row * self.width + column];
        let column = (0..self.width).find(|column| !is_taken(column)).unwrap_or(self.width);
        let LooseCell { lines, colspan, rowspan } = cell;
        let (bottom, right) = (row + rowspan, column + colspan);
        if right > self.width {
            return refuse(&format!("单元格超出 {} 列；请核对各行的格数和合并的列数", self.width));
        }
        if bottom > self.height || self.has_header && row == 0 && bottom > 1 {
            return refuse("合并的行数超出表格或跨出表头；请核对");
        }
        for slot in (row..bottom).flat_map(|row| row * self.width + column..row * self.width + right) {
            if std::mem::replace(&mut self.taken[slot], true) {
                return Err(Refusal::new(format!(
                    "表格{}的合并单元格互相重叠；请核对合并的行数和列数",
                    self.name(row)
                )));
            }
        }
        Ok(OwnCell { row, column, rows: rowspan, columns: colspan, lines })
    }

    fn is_full(&self, row: usize) -> Result<(), Refusal> {
        let slots = &self.taken[row * self.width..(row + 1) * self.width];
        let filled = slots.iter().filter(|&&taken| taken).count();
        if filled == self.width {
            return Ok(());
        }
        let message = format!("表格{}只有 {filled} 格，应有 {} 格；缺的格请写成空文字 ''", self.name(row), self.width);
        Err(Refusal::new(message))
    }
}

#[cfg(test)]
mod tests {
    use super::{LooseCell, OwnTable};
    use crate::report::RichText;

    fn cell(text: &str, colspan: usize, rowspan: usize) -> LooseCell {
        LooseCell { lines: RichText::lines(text).unwrap(), colspan, rowspan }
    }

    #[test]
    fn cells_go_to_the_first_free_place() {
        let rows = vec![vec![cell("甲", 1, 2), cell("乙", 2, 1)], vec![cell("丙", 1, 1), cell("丁", 1, 1)]];
        let table = OwnTable::new(None, Vec::new(), rows).unwrap();
        let places: Vec<_> = table.cells().iter().map(|cell| (cell.row, cell.column)).collect();
        assert_eq!(places, [(0, 0), (0, 1), (1, 1), (1, 2)]);
        assert_eq!((table.width(), table.height()), (3, 2));
    }

    #[test]
    fn cells_that_do_not_fit_together_are_refused() {
        let refused = |rows| OwnTable::new(None, Vec::new(), rows).unwrap_err().0;
        assert!(refused(Vec::new()).contains("没有内容"));
        assert!(refused(vec![vec![cell("甲", 1, 1)], vec![cell("乙", 2, 1)]]).contains("第 2 行的单元格超出 1 列"));
        assert!(refused(vec![vec![cell("甲", 1, 3)]]).contains("超出表格"));
        assert!(refused(vec![vec![cell("甲", 1, 1), cell("乙", 0, 1)]]).contains("应是 1 至 30"));
        assert!(refused(vec![vec![cell("甲", usize::MAX, usize::MAX)]]).contains("应是 1 至 30"));
        assert!(refused(vec![vec![cell("甲", 2, 1)], vec![cell("乙", 1, 1)]]).contains("只有 1 格，应有 2 格"));
    }
}
