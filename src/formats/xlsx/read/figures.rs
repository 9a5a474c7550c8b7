//! Official tables of a workbook.

use super::display::{Display, decimal};
use super::{Content, NO_RESULT, Page, Problem, formula_error, number_node, text_node, truth};
use crate::diagnostic::excerpt;
use crate::form::{GridCell, GridContent, Line, Table};
use crate::read::node::{Node, Value};
use crate::workbook::plan::table_place;

/// How far the table may have been moved, in rows and columns.
const SEARCHED: u32 = 60;

/// The figures of a table.
pub(super) fn table(page: &Page, table: &Table) -> Result<Node, Problem> {
    let reader = Reader { page, table, offset: offset(page, table)? };
    reader.labels_stand()?;
    let mut cells = vec![None; table.len()];
    for cell in &table.grid.cells {
        if let GridContent::Figure(figure) = cell.content {
            cells[figure] = Some(reader.figure(cell, figure)?);
        }
    }
    let at = page.at(0, 0);
    let mut root = Vec::new();
    for line in &table.lines {
        let row: Vec<Node> = cells[line.first..line.first + line.columns.len()].iter().flatten().cloned().collect();
        let value = match <[Node; 1]>::try_from(row) {
            Ok([cell]) => cell,
            Err(row) => Node { at: row.first().map_or(at, |cell| cell.at), value: Value::List(row) },
        };
        insert(&mut root, line, value);
    }
    Ok(Node { at, value: Value::Map(root) })
}

/// Puts a line's value under its keys; lines of one group follow one another.
fn insert(mut entries: &mut Vec<(Node, Node)>, line: &Line, value: Node) {
    let at = value.at;
    let Some((last, groups)) = line.keys.split_last() else { return };
    for group in groups {
        let is_group = |(key, _): &(Node, Node)| matches!(&key.value, Value::Scalar { text, .. } if text == group);
        if !entries.last().is_some_and(is_group) {
            entries.push((text_node(at, group), Node { at, value: Value::Map(Vec::new()) }));
        }
        match entries.last_mut() {
            Some((_, Node { value: Value::Map(inner), .. })) => entries = inner,
            _ => return,
        }
    }
    entries.push((text_node(at, last), value));
}

/// Labels as they can be compared: without white space, brackets of one kind.
fn bare(text: &str) -> String {
    let plain = |c: char| match c {
        '(' => '（',
        ')' => '）',
        ':' => '：',
        c => c,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(plain).collect()
}

fn label(cell: &GridCell) -> Option<&'static str> {
    match cell.content {
        GridContent::ColumnLabel(label) | GridContent::RowLabel(label) => Some(label),
        GridContent::Figure(_) => None,
    }
}

/// By how many rows and columns the table stands from its place: people put titles above it.
fn offset(page: &Page, table: &Table) -> Result<(u32, u32), Problem> {
    let first = &table.grid.cells[0];
    let wanted = bare(label(first).unwrap_or_default());
    let found = page.sheet.cells.iter().find(|((row, column), cell)| {
        *row < SEARCHED && *column < SEARCHED && matches!(&cell.content, Content::Text(text) if bare(text) == wanted)
    });
    match found {
        Some((place, _)) => Ok(*place),
        None => {
            let message = format!(
                "找不到{}的第一格“{}”；请从 nianbao new 生成的工作簿里把表格原样拷回来",
                table.form.name,
                label(first).unwrap_or_default()
            );
            let (row, column) = table_place(first);
            Err(Problem::at(page.at(row, u32::from(column)), message))
        }
    }
}

struct Reader<'a> {
    page: &'a Page,
    table: &'a Table,
    /// Row and column of the table's first cell.
    offset: (u32, u32),
}

impl Reader<'_> {
    fn place(&self, cell: &GridCell) -> (u32, u32) {
        (self.offset.0 + cell.row as u32, self.offset.1 + cell.column as u32)
    }

    /// Every label where the form has it, so that no figure is taken for another.
    fn labels_stand(&self) -> Result<(), Problem> {
        for cell in &self.table.grid.cells {
            let Some(label) = label(cell) else { continue };
            let (row, column) = self.place(cell);
            let found = match self.page.content(row, column) {
                Content::Text(text) => text.as_str(),
                _ => "",
            };
            if bare(found) != bare(label) {
                let found = if found.is_empty() { "空的".to_owned() } else { format!("“{}”", excerpt(found)) };
                let message = format!("这里应是“{label}”，现在是{found}；表格的行、列和文字不能增删移动，请恢复原样");
                return Err(Problem::at(self.page.at(row, column), message));
            }
        }
        Ok(())
    }

    fn figure(&self, cell: &GridCell, figure: usize) -> Result<Node, Problem> {
        let (row, column) = self.place(cell);
        let at = self.page.at(row, column);
        let problem =
            |message: String| Err(Problem { at: Some(at), place: Some(self.table.figure_name(figure)), message });
        if let Some(merged) = self.page.merged(row, column) {
            let (bottom, right) = (row + cell.rows as u32 - 1, column + cell.columns as u32 - 1);
            if (merged.top, merged.left) != (row, column) || merged.bottom > bottom || merged.right > right {
                let first = self.page.at(merged.top, merged.left);
                let last = self.page.at(merged.bottom, merged.right);
                let message = format!("{} 至 {} 合并成了一格；请取消合并，每格各填一个数", first, last);
                return problem(message);
            }
        }
        let null = Node { at, value: Value::Null };
        let Some(found) = self.page.sheet.cells.get(&(row, column)) else { return Ok(null) };
        match &found.content {
            // A total that nobody has computed yet is computed later.
            Content::Nothing if found.formula && !self.table.is_total(figure) => problem(NO_RESULT.to_owned()),
            Content::Nothing => Ok(null),
            Content::Text(text) => Ok(number_node(at, without_groups(text))),
            Content::Number(_, Display::Date { .. }) => {
                problem("这里是日期，不是数；请把单元格格式改为“常规”，再填数".to_owned())
            }
            Content::Number(_, Display::Percent(_)) => {
                problem("这里是百分数；请把单元格格式改为“常规”，再填数".to_owned())
            }
            // SUM leaves out figures that are text; here they count, so its result is no total of these figures.
            Content::Number(..) if found.formula && self.leaves_out_text(figure) => Ok(null),
            Content::Number(number, _) => Ok(number_node(at, decimal(*number))),
            Content::Bool(value) => problem(format!("这里是 {}，不是数；请填数", truth(*value))),
            Content::Error(error) => problem(formula_error(error)),
        }
    }

    /// Whether a formula adds up figures that are text, or sums that do.
    fn leaves_out_text(&self, figure: usize) -> bool {
        self.table.totals(figure).flat_map(|equation| &equation.left).any(|&part| {
            let content = |cell: &&GridCell| cell.content == GridContent::Figure(part);
            let cell = self.table.grid.cells.iter().find(content);
            let found = cell.and_then(|cell| self.page.sheet.cells.get(&self.place(cell)));
            found.is_some_and(|found| match &found.content {
                Content::Text(text) => text.contains(char::is_numeric),
                Content::Number(..) => found.formula && self.leaves_out_text(part),
                _ => false,
            })
        })
    }
}

/// A figure typed as text in groups of three digits without the commas, as spreadsheets take it (12,345,678); any
/// other text as it is.
fn without_groups(text: &str) -> String {
    let text = text.trim();
    let plain = text.replace('，', ",");
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| group.chars().all(|c| matches!(c, '0'..='9' | '０'..='９'));
    let is_grouped = whole.contains(',')
        && (1..=3).contains(&first.chars().count())
        && digits(first)
        && groups.all(|group| group.chars().count() == 3 && digits(group))
        && digits(fraction);
    if is_grouped { plain.replace(',', "") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::without_groups;

    #[test]
    fn only_groups_of_three_digits_are_joined() {
        for (text, read) in
            [("1,000", "1000"), ("12，345,678", "12345678"), ("1,234.50", "1234.50"), ("１，０００", "１０００")]
        {
            assert_eq!(without_groups(text), read);
        }
        for text in ["1,00", "1,0000", ",100", "1,,000", "1234,567", "1,000件", "a,000"] {
            assert_eq!(without_groups(text), text);
        }
    }
}
