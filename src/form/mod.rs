//! 政府信息公开工作年度报告格式: the official form as data.
//!
//! [`edition_2021`] states every label, key and span once, word for word, as trees; this module derives from them
//! what the rest of the program reads: the [`Line`]s that carry figures, the printed [`Grid`] with its merged cells, and
//! the [`Equation`]s (勾稽关系) between figures. Reader, checks, Word, PDF, workbook and schema read nothing else.

pub mod claims;
mod derive;
mod edition_2021;
pub mod rules;

use std::sync::LazyLock;

use rules::Rule;

/// The only edition there is: 国办公开办函〔2021〕30号, in force for reports of 2021 and later.
pub const EDITION: u16 = 2021;

/// Years an [`EDITION`] report can be about.
pub const YEARS: std::ops::RangeInclusive<u16> = 2021..=2099;

/// One of the six sections of the report (一 … 六).
#[derive(Debug)]
pub struct Section {
    /// Key in the report file.
    pub key: &'static str,
    /// Heading as printed, with its number.
    pub heading: &'static str,
}

/// The six sections in printed order.
pub const SECTIONS: &[Section] = edition_2021::SECTIONS;

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
    /// Columns with figures: one (merged over the rest of the row) or three.
    pub columns: &'static [Branch],
    /// Rows.
    pub rows: &'static [Branch],
    /// What the figures count.
    pub unit: Unit,
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// 件: a whole number.
    Count,
    /// 万元: a decimal with at most six places.
    TenThousandYuan,
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
    /// Key in the report file.
    pub key: &'static str,
    /// 表一, 表二 or 表三.
    pub name: &'static str,
    /// Rows and columns.
    pub shape: Shape,
    /// Sums that must hold, in terms of row and column keys.
    pub sums: &'static [Sum],
}

/// 勾稽关系: on every line of the other direction, left parts and right parts add up to the same.
#[derive(Debug)]
pub struct Sum {
    /// The rule.
    pub rule: &'static Rule,
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

/// A row of figures that stands under one key of the report file.
#[derive(Debug)]
pub struct Line {
    /// Keys from the table's own key (excluded) down to this line.
    pub keys: Vec<&'static str>,
    /// Printed labels from the outermost group inwards.
    pub labels: Vec<&'static str>,
    /// Columns; a single one without key for a line that is a plain value in the file.
    pub columns: Vec<Column>,
    /// Index of the first figure of this line in the table's figures.
    pub first: usize,
    /// What the figures count.
    pub unit: Unit,
}

/// A column of a [`Line`].
#[derive(Debug, Clone)]
pub struct Column {
    /// Key in the report file; empty where the line is a plain value.
    pub key: &'static str,
    /// Printed label.
    pub label: &'static str,
}

impl Line {
    /// Whether the line is a plain value in the report file, not a list of columns.
    pub fn is_scalar(&self) -> bool {
        self.columns.len() == 1
    }
}

/// An equation between figures (indices into the table's figures) that a [`Sum`] states.
#[derive(Debug, Clone)]
pub struct Equation {
    /// The sum it comes from.
    pub sum: &'static Sum,
    /// Figures added on the left.
    pub left: Vec<usize>,
    /// Figures added on the right.
    pub right: Vec<usize>,
}

impl Equation {
    /// The figure that is by definition the sum of the others, if this equation defines one.
    pub fn total(&self) -> Option<usize> {
        match self.right.as_slice() {
            [total] => Some(*total),
            _ => None,
        }
    }
}

/// The printed table: every cell with its place and spans.
#[derive(Debug)]
pub struct Grid {
    /// Number of columns.
    pub columns: usize,
    /// Number of rows, header rows included.
    pub rows: usize,
    /// Rows at the top that repeat on each page.
    pub header_rows: usize,
    /// Columns at the left that hold labels.
    pub label_columns: usize,
    /// Cells in reading order; merged ones once, at their top left.
    pub cells: Vec<GridCell>,
}

/// A cell of a [`Grid`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCell {
    /// Row of its top, from 0.
    pub row: usize,
    /// Column of its left, from 0.
    pub column: usize,
    /// Rows it spans.
    pub rows: usize,
    /// Columns it spans.
    pub columns: usize,
    /// What it shows.
    pub content: GridContent,
}

/// What a cell of the printed table shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GridContent {
    /// Text of the form that heads columns.
    ColumnLabel(&'static str),
    /// Text of the form that heads rows.
    RowLabel(&'static str),
    /// The figure of this index.
    Figure(usize),
}

/// An official table with all that follows from its statement.
#[derive(Debug)]
pub struct Table {
    /// The statement.
    pub form: &'static TableForm,
    /// Rows of figures, in file order.
    pub lines: Vec<Line>,
    /// The printed table.
    pub grid: Grid,
    /// Equations between its figures.
    pub equations: Vec<Equation>,
}

impl Table {
    /// Number of figures.
    pub fn len(&self) -> usize {
        self.lines.iter().map(|line| line.columns.len()).sum()
    }

    /// Whether there are no figures (never so in an official table).
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The line and the column of a figure.
    ///
    /// # Panics
    /// If `figure` is not below [`Table::len`].
    pub fn locate(&self, figure: usize) -> (&Line, &Column) {
        let line = self.lines.iter().rev().find(|line| line.first <= figure).expect("figure of this table");
        (line, &line.columns[figure - line.first])
    }

    /// The figure under a line's key path and a column's key; the column key of a scalar line is empty.
    pub fn figure(&self, path: &str, column: &str) -> Option<usize> {
        let line = self.lines.iter().find(|line| line.keys.iter().copied().eq(path.split('.')))?;
        Some(line.first + line.columns.iter().position(|c| c.key == column)?)
    }

    /// How many lines (or, where rows are added, columns) a sum over `axis` is stated for.
    pub fn across(&self, axis: Axis) -> usize {
        derive::across(&self.lines, axis)
    }

    /// The figures of a part on the line (or, where rows are added, in the column) `at`.
    pub fn part(&self, axis: Axis, at: usize, part: &Part) -> Vec<usize> {
        derive::part_figures(&self.lines, axis, at, part)
    }

    /// The figures of the rows at or below a part's path, in the column of that key.
    pub fn rows(&self, part: &Part, column: &str) -> Vec<usize> {
        let lines = self.lines.iter().filter(|line| derive::covers(part, &line.keys));
        lines.filter_map(|line| Some(line.first + line.columns.iter().position(|c| c.key == column)?)).collect()
    }

    /// The equations that define a figure as the sum of others; none for one that is no total.
    pub fn totals(&self, figure: usize) -> impl Iterator<Item = &Equation> {
        self.equations.iter().filter(move |equation| equation.total() == Some(figure))
    }

    /// Whether a figure is by definition the sum of others.
    pub fn is_total(&self, figure: usize) -> bool {
        self.totals(figure).next().is_some()
    }

    /// The form's own name of a line: 表二 三、本年度办理结果（三）不予公开 4.保护第三方合法权益.
    pub fn line_name(&self, line: &Line) -> String {
        derive::line_name(self.form.name, &line.labels)
    }

    /// The form's own name of a figure: 表二 三、本年度办理结果（三）不予公开 4.保护第三方合法权益 · 商业企业.
    pub fn figure_name(&self, figure: usize) -> String {
        let (line, column) = self.locate(figure);
        let name = self.line_name(line);
        if line.is_scalar() { name } else { format!("{name} · {}", column.label) }
    }
}

static TABLES: LazyLock<[Table; 3]> = LazyLock::new(|| edition_2021::TABLES.each_ref().map(derive::table));

/// 表一, 表二 and 表三.
pub fn tables() -> &'static [Table; 3] {
    &TABLES
}

/// The official table under a key of the report file.
pub fn table(key: &str) -> Option<&'static Table> {
    tables().iter().find(|table| table.form.key == key)
}
