//! What follows from the form's statement: lines, printed grid, equations, names.

use super::structure::{Band, Branch, Part, Section, Shape, Sum, TableForm, Unit};
use super::table::{Column, Equation, Grid, GridCell, GridContent, Line, Table, across, part_figures};

/// The table of a section.
pub(super) fn table(section: &Section, form: &'static TableForm) -> Table {
    let (lines, grid) = match form.shape {
        Shape::Bands(bands) => (band_lines(bands), band_grid(bands)),
        Shape::Matrix { corner, columns, rows } => (matrix_lines(columns, rows), matrix_grid(corner, columns, rows)),
    };
    let equations = form.sums.iter().flat_map(|sum| equations(sum, &lines)).collect();
    Table { form, key: section.key, heading: section.heading, lines, grid, equations }
}

/// The leaves below `branches`, each with its keyed ancestors and itself.
fn leaves(branches: &'static [Branch]) -> Vec<Vec<&'static Branch>> {
    let mut all = Vec::new();
    for branch in branches {
        if branch.children.is_empty() {
            all.push(vec![branch]);
        }
        for mut path in leaves(branch.children) {
            path.insert(0, branch);
            all.push(path);
        }
    }
    all
}

fn keys(path: &[&'static Branch]) -> Vec<&'static str> {
    path.iter().map(|branch| branch.key).filter(|key| !key.is_empty()).collect()
}

fn labels(path: &[&'static Branch]) -> Vec<&'static str> {
    path.iter().map(|branch| branch.label).collect()
}

fn column(branch: &'static Branch, unit: Unit) -> Column {
    Column { key: branch.key, label: branch.label, unit }
}

fn push_line(lines: &mut Vec<Line>, keys: Vec<&'static str>, labels: Vec<&'static str>, columns: Vec<Column>) {
    let first = lines.last().map_or(0, |line| line.first + line.columns.len());
    lines.push(Line { keys, labels, columns, first });
}

fn band_lines(bands: &'static [Band]) -> Vec<Line> {
    let mut lines = Vec::new();
    for band in bands {
        for row in band.rows {
            let columns = band.columns.iter().zip(band.units).map(|(branch, &unit)| column(branch, unit)).collect();
            push_line(&mut lines, vec![row.key], vec![band.heading, row.label], columns);
        }
    }
    lines
}

fn matrix_lines(columns: &'static [Branch], rows: &'static [Branch]) -> Vec<Line> {
    let mut lines = Vec::new();
    let column_leaves = leaves(columns);
    if rows.is_empty() {
        // The lines are the keyed groups of columns, side by side in print.
        for path in &column_leaves {
            let (leaf, group) = path.split_last().expect("a leaf has itself");
            let keys = keys(group);
            match lines.last_mut() {
                Some(Line { keys: last, columns, .. }) if *last == keys => columns.push(column(leaf, Unit::Count)),
                _ => push_line(&mut lines, keys, labels(group), vec![column(leaf, Unit::Count)]),
            }
        }
    } else {
        for path in leaves(rows) {
            let columns = column_leaves.iter().map(|path| column(path[path.len() - 1], Unit::Count)).collect();
            push_line(&mut lines, keys(&path), labels(&path), columns);
        }
    }
    lines
}

fn band_grid(bands: &'static [Band]) -> Grid {
    // As many columns as let every band share the width evenly: three for bands of three and of one, six for three and two.
    let figure_columns = bands.iter().map(|band| band.columns.len()).fold(1, least_common_multiple);
    let columns = 1 + figure_columns;
    let mut cells = Vec::new();
    let (mut row, mut figure) = (0, 0);
    for band in bands {
        let heading = GridContent::ColumnLabel(band.heading);
        cells.push(GridCell { row, column: 0, rows: 1, columns, content: heading });
        let span = figure_columns / band.columns.len();
        row += 1;
        let corner = GridContent::ColumnLabel(band.corner);
        cells.push(GridCell { row, column: 0, rows: 1, columns: 1, content: corner });
        for (i, branch) in band.columns.iter().enumerate() {
            let content = GridContent::ColumnLabel(branch.label);
            cells.push(GridCell { row, column: 1 + i * span, rows: 1, columns: span, content });
        }
        for branch in band.rows {
            row += 1;
            let content = GridContent::RowLabel(branch.label);
            cells.push(GridCell { row, column: 0, rows: 1, columns: 1, content });
            for i in 0..band.columns.len() {
                let content = GridContent::Figure(figure);
                cells.push(GridCell { row, column: 1 + i * span, rows: 1, columns: span, content });
                figure += 1;
            }
        }
        row += 1;
    }
    Grid { columns, rows: row, header_rows: 0, label_columns: 1, cells }
}

fn least_common_multiple(a: usize, b: usize) -> usize {
    (a..).step_by(a).find(|multiple| multiple.is_multiple_of(b)).unwrap_or(a)
}

fn depth(branches: &[Branch]) -> usize {
    branches.iter().map(|branch| 1 + depth(branch.children)).max().unwrap_or(0)
}

fn leaf_count(branch: &Branch) -> usize {
    branch.children.iter().map(leaf_count).sum::<usize>().max(1)
}

fn matrix_grid(corner: Option<&'static str>, columns: &'static [Branch], rows: &'static [Branch]) -> Grid {
    let header_rows = depth(columns);
    let label_columns = depth(rows);
    let mut cells = Vec::new();
    if let Some(text) = corner {
        let content = GridContent::ColumnLabel(text);
        cells.push(GridCell { row: 0, column: 0, rows: header_rows, columns: label_columns, content });
    }
    place(columns, 0, header_rows, label_columns, &mut |depth, at, depths, leaves, label| {
        let content = GridContent::ColumnLabel(label);
        cells.push(GridCell { row: depth, column: at, rows: depths, columns: leaves, content });
    });
    place(rows, 0, label_columns, header_rows, &mut |depth, at, depths, leaves, label| {
        let content = GridContent::RowLabel(label);
        cells.push(GridCell { row: at, column: depth, rows: leaves, columns: depths, content });
    });
    let figure_columns: usize = columns.iter().map(leaf_count).sum();
    let figure_rows = rows.iter().map(leaf_count).sum::<usize>().max(1);
    for figure in 0..figure_rows * figure_columns {
        let (row, column) = (header_rows + figure / figure_columns, label_columns + figure % figure_columns);
        cells.push(GridCell { row, column, rows: 1, columns: 1, content: GridContent::Figure(figure) });
    }
    cells.sort_by_key(|cell| (cell.row, cell.column));
    let rows = header_rows + figure_rows;
    Grid { columns: label_columns + figure_columns, rows, header_rows, label_columns, cells }
}

/// Places every label of a tree: depth, position of its first leaf, depths it spans (a leaf spans the rest), leaves it
/// spans, label.
fn place(
    branches: &'static [Branch],
    depth: usize,
    depths: usize,
    mut at: usize,
    put: &mut impl FnMut(usize, usize, usize, usize, &'static str),
) {
    for branch in branches {
        let leaves = leaf_count(branch);
        let spans = if branch.children.is_empty() { depths - depth } else { 1 };
        put(depth, at, spans, leaves, branch.label);
        place(branch.children, depth + 1, depths, at, put);
        at += leaves;
    }
}

fn equations(sum: &'static Sum, lines: &[Line]) -> Vec<Equation> {
    (0..across(lines, sum.over))
        .map(|at| {
            let figures =
                |parts: &'static [Part]| parts.iter().flat_map(|part| part_figures(lines, sum.over, at, part));
            Equation { sum, left: figures(sum.left).collect(), right: figures(sum.right).collect() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::form::{Edition, GridContent, TableId};

    /// Text, row, column, rowspan and colspan of every label, read off 国办公开办函〔2021〕30号.
    #[test]
    fn grids_have_the_official_shape() {
        let [one, two, three] = TableId::ALL.map(|id| Edition::latest().table(id));
        assert_eq!((one.grid.rows, one.grid.columns, one.len()), (14, 4, 10));
        assert_eq!((two.grid.rows, two.grid.columns, two.len()), (28, 10, 175));
        assert_eq!((three.grid.rows, three.grid.columns, three.len()), (4, 15, 15));
        let span = |text: &str| {
            let cell = two.grid.cells.iter().find(|cell| {
                matches!(cell.content, GridContent::RowLabel(t) | GridContent::ColumnLabel(t) if t.starts_with(text))
            });
            cell.map(|cell| (cell.row, cell.column, cell.rows, cell.columns)).unwrap()
        };
        assert_eq!(span("（本列"), (0, 0, 3, 3));
        assert_eq!(span("申请人情况"), (0, 3, 1, 7));
        assert_eq!(span("自然人"), (1, 3, 2, 1));
        assert_eq!(span("法人"), (1, 4, 1, 5));
        assert_eq!(span("一、"), (3, 0, 1, 3));
        assert_eq!(span("三、"), (5, 0, 22, 1));
        assert_eq!(span("（二）"), (6, 1, 1, 2));
        assert_eq!(span("（三）"), (7, 1, 8, 1));
        assert_eq!(span("（四）"), (15, 1, 3, 1));
        assert_eq!(span("（五）"), (18, 1, 5, 1));
        assert_eq!(span("（六）"), (23, 1, 3, 1));
        assert_eq!(span("（七）"), (26, 1, 1, 2));
        assert_eq!(span("四、"), (27, 0, 1, 3));
    }

    /// Every grid position is covered by exactly one cell, so no table can come out ragged.
    #[test]
    fn grids_are_tiled() {
        for table in Edition::all().flat_map(|edition| edition.tables()) {
            let mut covered = vec![0; table.grid.rows * table.grid.columns];
            for cell in &table.grid.cells {
                for row in cell.row..cell.row + cell.rows {
                    for column in cell.column..cell.column + cell.columns {
                        covered[row * table.grid.columns + column] += 1;
                    }
                }
            }
            assert!(covered.iter().all(|&n| n == 1), "{}", table.heading);
        }
    }

    #[test]
    fn equations_cover_rows_and_columns() {
        let [_, two, three] = TableId::ALL.map(|id| Edition::latest().table(id));
        let count = |rule| two.equations.iter().filter(|e| e.sum.rule.id == rule).count();
        assert_eq!((count("T2-ROWTOTAL"), count("T2-RESULTS"), count("T2-BALANCE")), (25, 7, 7));
        assert_eq!(three.equations.len(), 3);
        let results = two.equations.iter().find(|e| e.sum.rule.id == "T2-RESULTS").unwrap();
        assert_eq!(results.left.len(), 21);
        assert_eq!(results.total(), two.figure("results.total", "natural_person"));
    }

    #[test]
    fn figures_are_named_as_in_the_form() {
        let two = Edition::latest().table(TableId::Applications);
        let figure = two.figure("results.refused.third_party_rights", "enterprise").unwrap();
        assert_eq!(
            two.figure_name(figure),
            "三、收到和处理政府信息公开申请情况：三、本年度办理结果（三）不予公开 4.保护第三方合法权益 · 商业企业"
        );
        let figure = two.figure("results.partly_granted", "total").unwrap();
        assert_eq!(
            two.figure_name(figure),
            "三、收到和处理政府信息公开申请情况：三、本年度办理结果（二）部分公开 · 总计"
        );
        let one = Edition::latest().table(TableId::Disclosure);
        let figure = one.figure("regulations", "issued").unwrap();
        assert_eq!(one.figure_name(figure), "二、主动公开政府信息情况：第二十条第（一）项 规章 · 本年制发件数");
        let three = Edition::latest().table(TableId::Reviews);
        let figure = three.figure("litigation_direct", "pending").unwrap();
        assert_eq!(
            three.figure_name(figure),
            "四、政府信息公开行政复议、行政诉讼情况：行政诉讼 未经复议直接起诉 · 尚未审结"
        );
    }
}
