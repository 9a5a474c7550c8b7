//! A sheet of a workbook as its readers see it: what its cells show, which are merged, which are hidden.

use std::collections::{BTreeMap, BTreeSet};

use super::complaints::Complaints;
use super::display::Display;
use crate::source::{Position, excerpt};

/// A cell that is not empty.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SheetCell {
    /// What it shows; for a formula the result that was last saved with it.
    pub(super) value: CellValue,
    /// Whether it is computed.
    pub(super) formula: bool,
}

/// What a cell shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum CellValue {
    /// Nothing: a formula whose result is an empty text.
    Nothing,
    /// What is not known: a formula whose result was never saved.
    Uncomputed,
    /// A number and how it is shown.
    Number(f64, Display),
    /// A text.
    Text(String),
    /// 逻辑值.
    Bool(bool),
    /// An error such as `#REF!`.
    Error(String),
    /// A picture placed in the cell.
    Picture(Picture),
}

/// A picture of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Picture {
    /// Name of the part that holds it; none if the workbook does not.
    pub(super) file: Option<String>,
    /// 替代文字 that was given to it.
    pub(super) alt: String,
}

/// What lies on a sheet, above its cells.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Floating {
    /// Row and column that it begins in.
    pub(super) place: (u32, u32),
    /// The picture; none for a chart, a text box or another shape.
    pub(super) picture: Option<Picture>,
}

/// A rectangle of merged cells, rows and columns from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merged {
    pub(super) top: u32,
    pub(super) left: u32,
    pub(super) bottom: u32,
    pub(super) right: u32,
}

impl Merged {
    pub(super) fn covers(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }
}

/// A sheet. Rows and columns count from 0.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Its name by the plan.
    pub(super) name: &'static str,
    /// Cells that are not empty, by row and column.
    pub(super) cells: BTreeMap<(u32, u32), SheetCell>,
    /// Merged ranges.
    pub(super) merged: Vec<Merged>,
    /// Rows with something in them that are hidden, by hand or by a filter.
    pub(super) hidden_rows: BTreeSet<u32>,
    /// Columns that are hidden, first and last of each stretch.
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// What lies above the cells, from the top down.
    pub(super) floating: Vec<Floating>,
    /// Whether the whole sheet is hidden.
    pub(super) is_hidden: bool,
}

pub(super) const NO_RESULT: &str = "这里是公式，还没有算出结果；请用 Excel 或 WPS 打开并保存一次，或直接填数";

/// What is said of a formula that ended in an error.
pub(super) fn formula_error(error: &str) -> String {
    format!("这里的公式出错（{}）；请改正公式，或直接填数", excerpt(error))
}

/// 逻辑值 as a cell shows it.
pub(super) fn truth(value: bool) -> &'static str {
    if value { "TRUE" } else { "FALSE" }
}

impl Sheet {
    /// A sheet with nothing on it.
    pub(super) fn empty(name: &'static str) -> Self {
        Sheet {
            name,
            cells: BTreeMap::new(),
            merged: Vec::new(),
            hidden_rows: BTreeSet::new(),
            hidden_columns: Vec::new(),
            floating: Vec::new(),
            is_hidden: false,
        }
    }

    /// The place of a cell.
    pub(super) fn at(&self, row: u32, column: u32) -> Position {
        Position::Cell { sheet: self.name, row: row + 1, column: column + 1 }
    }

    /// What a cell shows; nothing if it is empty.
    pub(super) fn value(&self, row: u32, column: u32) -> &CellValue {
        self.cells.get(&(row, column)).map_or(&CellValue::Nothing, |cell| &cell.value)
    }

    /// The text that a cell shows, empty if there is none; none with a complaint if that cannot be told.
    pub(super) fn text(&self, row: u32, column: u32, place: &str, complaints: &mut Complaints) -> Option<String> {
        let problem = match self.value(row, column) {
            CellValue::Nothing => return Some(String::new()),
            CellValue::Text(text) => return Some(text.clone()),
            CellValue::Bool(value) => return Some(truth(*value).to_owned()),
            CellValue::Number(number, display) => match display.text(*number) {
                Some(text) => return Some(text),
                None => "这里是日期或特殊格式的数，看不出要印成什么样；\
                         请把单元格格式设为“文本”，再照要印的样子填"
                    .to_owned(),
            },
            CellValue::Uncomputed => NO_RESULT.to_owned(),
            CellValue::Error(error) => formula_error(error),
            CellValue::Picture(_) => "这里是图片，这一格只能写文字；请把图片放到它自己的一行，类型选“图片”".to_owned(),
        };
        complaints.value(self.at(row, column), place, &problem);
        None
    }

    /// The rows that have a text in a column.
    pub(super) fn find<'a>(
        &'a self,
        column: u32,
        is_wanted: impl Fn(&str) -> bool + 'a,
    ) -> impl Iterator<Item = u32> + 'a {
        let cells = self.cells.iter().filter(move |((_, at), _)| *at == column);
        let found =
            cells.filter(move |(_, cell)| matches!(&cell.value, CellValue::Text(text) if is_wanted(text.trim())));
        found.map(|((row, _), _)| *row)
    }

    /// The cells of a row from a column on.
    pub(super) fn row(&self, row: u32, from: u32) -> impl Iterator<Item = (u32, &SheetCell)> {
        self.cells.range((row, from)..(row + 1, 0)).map(|((_, column), cell)| (*column, cell))
    }

    /// Whether a column is hidden.
    pub(super) fn is_hidden_column(&self, column: u32) -> bool {
        self.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }

    /// The merged range that covers a cell.
    pub(super) fn merged(&self, row: u32, column: u32) -> Option<&Merged> {
        self.merged.iter().find(|merged| merged.covers(row, column))
    }
}
