//! An official table with all that follows from its statement.

use super::structure::{Axis, Part, Sum, TableForm, TableId, Unit};

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
}

/// A column of a [`Line`].
#[derive(Debug, Clone)]
pub struct Column {
    /// Key in the report file; empty where the line is a plain value.
    pub key: &'static str,
    /// Printed label.
    pub label: &'static str,
    /// What its figures count.
    pub unit: Unit,
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
    /// Key of its section in the report file.
    pub key: &'static str,
    /// Heading of its section, by which messages name it: the form numbers no table.
    pub heading: &'static str,
    /// Rows of figures, in file order.
    pub lines: Vec<Line>,
    /// The printed table.
    pub grid: Grid,
    /// Equations between its figures.
    pub equations: Vec<Equation>,
}

impl Table {
    /// Which of the official tables it is.
    pub fn id(&self) -> TableId {
        self.form.id
    }

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
        across(&self.lines, axis)
    }

    /// The figures of a part on the line (or, where rows are added, in the column) `at`.
    pub fn part(&self, axis: Axis, at: usize, part: &Part) -> Vec<usize> {
        part_figures(&self.lines, axis, at, part)
    }

    /// The figures of the rows at or below a part's path, in the column of that key.
    pub fn rows(&self, part: &Part, column: &str) -> Vec<usize> {
        let lines = self.lines.iter().filter(|line| covers(part, &line.keys));
        lines.filter_map(|line| Some(line.first + line.columns.iter().position(|c| c.key == column)?)).collect()
    }

    /// The equations that define a figure as the sum of others; none for one that is no total.
    pub fn totals(&self, figure: usize) -> impl Iterator<Item = &Equation> {
        self.equations.iter().filter(move |equation| equation.total() == Some(figure))
    }

    /// Key path of a figure in the report file, from the section down: `applications.received.natural_person`.
    pub fn key_of(&self, figure: usize) -> String {
        let (line, column) = self.locate(figure);
        let keys = std::iter::once(self.key).chain(line.keys.iter().copied()).chain([column.key]);
        keys.filter(|key| !key.is_empty()).collect::<Vec<_>>().join(".")
    }

    /// The figure of another table, such as last year's, that stands under the same keys as one of this table.
    pub fn counterpart(&self, other: &Table, figure: usize) -> Option<usize> {
        let (line, column) = other.locate(figure);
        self.figure(&line.keys.join("."), column.key)
    }

    /// Whether a figure is by definition the sum of others.
    pub fn is_total(&self, figure: usize) -> bool {
        self.totals(figure).next().is_some()
    }

    /// The form's own name of a line: 三、收到和处理政府信息公开申请情况：三、本年度办理结果（三）不予公开 4.保护第三方合法权益.
    pub fn line_name(&self, line: &Line) -> String {
        line_name(self.heading, &line.labels)
    }

    /// The form's own name of a figure: 三、收到和处理政府信息公开申请情况：三、本年度办理结果（三）不予公开 4.保护第三方合法权益 · 商业企业.
    pub fn figure_name(&self, figure: usize) -> String {
        let (line, column) = self.locate(figure);
        let name = self.line_name(line);
        if line.is_scalar() { name } else { format!("{name} · {}", column.label) }
    }
}

/// `{heading}：三、本年度办理结果（三）不予公开 4.保护第三方合法权益`: labels without their explanations in brackets.
fn line_name(heading: &str, labels: &[&str]) -> String {
    let mut name = format!("{heading}：");
    for (at, label) in labels.iter().enumerate() {
        // A bracket that opens a label is its number; one that closes it explains it.
        let text = match label.char_indices().skip(1).find(|&(_, c)| c == '（') {
            Some((at, _)) if label.ends_with('）') => &label[..at],
            _ => label,
        };
        if at > 0 && !text.starts_with('（') {
            name.push(' ');
        }
        name.push_str(text);
    }
    name
}

/// How many lines or columns lie across the direction in which is added.
pub(super) fn across(lines: &[Line], over: Axis) -> usize {
    match over {
        Axis::Columns => lines.len(),
        Axis::Rows => lines[0].columns.len(),
    }
}

/// The figures of a part on the line (or, where rows are added, in the column) `at`.
pub(super) fn part_figures(lines: &[Line], over: Axis, at: usize, part: &Part) -> Vec<usize> {
    match over {
        Axis::Columns => {
            let line = &lines[at];
            let column = line.columns.iter().position(|column| column.key == part.path);
            column.map(|i| line.first + i).into_iter().collect()
        }
        Axis::Rows => lines.iter().filter(|line| covers(part, &line.keys)).map(|line| line.first + at).collect(),
    }
}

/// Whether a line is at or below a part's path and not excepted.
fn covers(part: &Part, keys: &[&str]) -> bool {
    let mut rest = keys.iter();
    part.path.split('.').all(|key| rest.next() == Some(&key))
        && rest.next().is_none_or(|key| !part.except.contains(key))
}
