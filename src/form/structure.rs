//! What an edition's sections and tables are stated in: labels, keys, spans and sums, as a notice has them.

use crate::number::Cell;
use crate::source::Code;

/// Key of 一、总体情况.
pub const OVERVIEW: &str = "overview";
/// Key of 五、存在的主要问题及改进情况.
pub const PROBLEMS_SECTION: &str = "problems_and_improvements";
/// Key of 六、其他需要报告的事项.
pub const OTHER_MATTERS: &str = "other_matters";
/// Key of the row of 规章.
pub const REGULATIONS: &str = "regulations";

/// One of the six sections of a report (一 … 六).
#[derive(Debug)]
pub struct Section {
    /// Key in the report file.
    pub key: &'static str,
    /// Heading as printed, with its number.
    pub heading: &'static str,
    /// What to write there and what counts, a sentence each, for whoever fills it in.
    pub hints: &'static [&'static str],
    /// Its official table; none for a section of prose.
    pub table: Option<&'static TableForm>,
}

/// Which of the official tables one is, whatever the edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TableId {
    /// 主动公开政府信息情况, of section 二.
    Disclosure,
    /// 收到和处理政府信息公开申请情况, of section 三.
    Applications,
    /// 政府信息公开行政复议、行政诉讼情况, of section 四.
    Reviews,
}

impl TableId {
    /// All of them, in printed order.
    pub const ALL: [TableId; 3] = [TableId::Disclosure, TableId::Applications, TableId::Reviews];
}

/// A node of a tree of labels: a row or column, or a group of them that is printed as one merged cell.
#[derive(Debug)]
pub struct Branch {
    /// Key in the report file; empty for a group that exists only in print (申请人情况).
    pub key: &'static str,
    /// Label, word for word.
    pub label: &'static str,
    /// Rows or columns below this one; empty for one that carries figures.
    pub children: &'static [Branch],
}

/// A part of 表一: one item of Article 20 with its own header row.
#[derive(Debug)]
pub struct Band {
    /// 第二十条第（…）项.
    pub heading: &'static str,
    /// Label above the row labels (信息内容).
    pub corner: &'static str,
    /// Columns with figures, which share the width of the band evenly.
    pub columns: &'static [Branch],
    /// Rows.
    pub rows: &'static [Branch],
    /// What the figures of each column count.
    pub units: &'static [Unit],
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// 件: a whole number, not below 0.
    Count,
    /// 本年增/减: a whole number with its sign, if it has one.
    Change,
    /// 万元: a decimal with at most six places, not below 0.
    TenThousandYuan,
    /// An amount of money whose unit the form leaves open: a decimal, with 元 or 万元 behind it if so given.
    Money,
}

impl Unit {
    /// Whether a cell can hold what this counts.
    pub fn holds(self, cell: Cell) -> bool {
        let Cell::Number(number) = cell else { return true };
        match self {
            Unit::Count => number.to_whole().is_some() && !number.is_signed() && !number.has_unit(),
            Unit::Change => number.is_whole() && !number.has_unit(),
            Unit::TenThousandYuan => !number.is_signed() && !number.has_unit(),
            Unit::Money => !number.is_signed(),
        }
    }
}

/// How an official table is put together.
#[derive(Debug)]
pub enum Shape {
    /// Bands one above the other (表一).
    Bands(&'static [Band]),
    /// Rows and columns of figures (表二, 表三).
    Matrix {
        /// Text of the merged cell above the row labels, where there are row labels.
        corner: Option<&'static str>,
        /// Column tree; its leaves are the columns of figures.
        columns: &'static [Branch],
        /// Row tree; empty for a table of a single unlabelled row, whose keys then stand in the column tree.
        rows: &'static [Branch],
    },
}

/// An official table as stated by the form.
#[derive(Debug)]
pub struct TableForm {
    /// Which one it is.
    pub id: TableId,
    /// Name of its sheet in a workbook.
    pub sheet: &'static str,
    /// Rows and columns.
    pub shape: Shape,
    /// Sums that must hold, in terms of row and column keys.
    pub sums: &'static [Sum],
}

/// 勾稽关系: on every line of the other direction, left parts and right parts add up to the same.
#[derive(Debug)]
pub struct Sum {
    /// The rule.
    pub rule: &'static Code,
    /// What the parts on the left are called together.
    pub left_name: &'static str,
    /// What the parts on the right are called together.
    pub right_name: &'static str,
    /// Whether the parts are rows (added down each column) or columns (added along each row).
    pub over: Axis,
    /// Parts whose sum is on the left.
    pub left: &'static [Part],
    /// Parts whose sum is on the right. A single one is a total, computed where the report leaves it out.
    pub right: &'static [Part],
}

/// Direction in which a [`Sum`] adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// Parts are rows.
    Rows,
    /// Parts are columns.
    Columns,
}

/// A part of a [`Sum`]: the figures at or below a key path, less those in `except`.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// Key path, from the table down, joined by dots.
    pub path: &'static str,
    /// Keys directly below `path` that do not count.
    pub except: &'static [&'static str],
}

/// A row or column that carries figures.
pub const fn leaf(key: &'static str, label: &'static str) -> Branch {
    Branch { key, label, children: &[] }
}

/// A group of rows or columns, printed as a merged cell.
pub const fn group(key: &'static str, label: &'static str, children: &'static [Branch]) -> Branch {
    Branch { key, label, children }
}

/// A part of a sum without exceptions.
pub const fn part(path: &'static str) -> Part {
    Part { path, except: &[] }
}
