//! Official tables of a workbook.

use super::complaints::Complaints;
use super::display::{Display, decimal};
use super::sheet::{CellValue, Merged, NO_RESULT, Sheet, formula_error, truth};
use super::strays;
use crate::form::fields::FieldId;
use crate::form::{GridCell, GridContent, Line, Table, Unit};
use crate::formats::xlsx::plan::table_place;
use crate::number::Number;
use crate::source::{Node, Value, excerpt};
use crate::text::folding::bare;

/// More labels than these that stand elsewhere mean that the table is another.
const MANY: usize = 6;
/// How far the table may have been moved, in rows and columns.
const SEARCHED: u32 = 60;

/// The figures of a table.
pub(super) fn read(sheet: &Sheet, table: &'static Table, complaints: &mut Complaints) -> Node {
    let Some(offset) = offset(sheet, table) else {
        let first = &table.grid.cells[0];
        let (row, column) = table_place(first);
        let text = format!(
            "找不到表格的第一格“{}”；请从 nianbao new 生成的工作簿里把表格原样拷回来",
            label(first).unwrap_or_default()
        );
        complaints.structure(sheet.at(row, u32::from(column)), table.heading, &text);
        return Node::unreadable(sheet.at(0, 0));
    };
    strays::beside_table(sheet, table, offset, complaints);
    let mut reader = Reader { sheet, table, offset, displaced: Vec::new(), told: Vec::new(), complaints };
    reader.labels();
    let mut cells: Vec<Node> = vec![Node::unreadable(sheet.at(0, 0)); table.len()];
    for cell in &table.grid.cells {
        if let GridContent::Figure(figure) = cell.content {
            cells[figure] = reader.figure(cell, figure);
        }
    }
    let mut root = Vec::new();
    for line in &table.lines {
        let row = &cells[line.first..line.first + line.columns.len()];
        let value = match row {
            [cell] => cell.clone(),
            row => Node::list(row[0].at, row.to_vec()),
        };
        insert(&mut root, line, value);
    }
    Node { at: sheet.at(0, 0), value: Value::Map(root) }
}

/// Puts a line's value under its keys; lines of one group follow one another.
fn insert(mut entries: &mut Vec<(Node, Node)>, line: &Line, value: Node) {
    let at = value.at;
    let Some((last, groups)) = line.keys.split_last() else { return };
    for group in groups {
        if entries.last().is_none_or(|(key, _)| key.as_key() != Some(group)) {
            entries.push((Node::text(at, *group), Node::map(at, [])));
        }
        match entries.last_mut() {
            Some((_, Node { value: Value::Map(inner), .. })) => entries = inner,
            _ => return,
        }
    }
    entries.push((Node::text(at, *last), value));
}

fn label(cell: &GridCell) -> Option<&'static str> {
    match cell.content {
        GridContent::ColumnLabel(label) | GridContent::RowLabel(label) => Some(label),
        GridContent::Figure(_) => None,
    }
}

/// By how many rows and columns the table stands from its place: people put titles above it.
fn offset(sheet: &Sheet, table: &Table) -> Option<(u32, u32)> {
    let wanted = bare(label(&table.grid.cells[0]).unwrap_or_default());
    let found = sheet.cells.iter().find(|((row, column), cell)| {
        *row < SEARCHED && *column < SEARCHED && matches!(&cell.value, CellValue::Text(text) if bare(text) == wanted)
    });
    found.map(|(place, _)| *place)
}

struct Reader<'a> {
    sheet: &'a Sheet,
    table: &'static Table,
    /// Row and column of the table's first cell.
    offset: (u32, u32),
    /// Cells of the form whose label stands elsewhere: what they head cannot be told.
    displaced: Vec<&'static GridCell>,
    /// Merged ranges that have been complained of.
    told: Vec<Merged>,
    complaints: &'a mut Complaints,
}

impl Reader<'_> {
    fn place(&self, cell: &GridCell) -> (u32, u32) {
        (self.offset.0 + cell.row as u32, self.offset.1 + cell.column as u32)
    }

    /// Finds the labels that do not stand where the form has them, so that no figure is taken for another.
    fn labels(&mut self) {
        for cell in &self.table.grid.cells {
            let Some(label) = label(cell) else { continue };
            let (row, column) = self.place(cell);
            if bare(self.label_at(row, column)) != bare(label) {
                self.displaced.push(cell);
            }
        }
        // A whole table that is another is one slip, not one for every label of it.
        if self.displaced.len() > MANY {
            let (row, column) = self.place(self.displaced[0]);
            let text = format!(
                "这张表有 {} 处文字和格式对不上；请核对封面的“{}”，或从 nianbao new 生成的工作簿里把表格原样拷回来",
                self.displaced.len(),
                FieldId::Form.label()
            );
            self.complaints.structure(self.sheet.at(row, column), self.table.heading, &text);
            return;
        }
        for cell in self.displaced.clone() {
            let (row, column) = self.place(cell);
            let found = self.label_at(row, column);
            let found = if found.is_empty() { "空的".to_owned() } else { format!("“{}”", excerpt(found)) };
            let wanted = label(cell).unwrap_or_default();
            let text = format!("这里应是“{wanted}”，现在是{found}；表格的行、列和文字不能增删移动，请恢复原样");
            self.complaints.structure(self.sheet.at(row, column), self.table.heading, &text);
        }
    }

    /// The text that stands in a cell; empty if it holds none.
    fn label_at(&self, row: u32, column: u32) -> &str {
        match self.sheet.value(row, column) {
            CellValue::Text(text) => text.as_str(),
            _ => "",
        }
    }

    /// Whether a label that heads a figure's row or column does not stand where it should.
    fn is_displaced(&self, cell: &GridCell) -> bool {
        let heads = |label: &GridCell| {
            let beside = label.row < cell.row + cell.rows && cell.row < label.row + label.rows;
            let above = label.column < cell.column + cell.columns && cell.column < label.column + label.columns;
            beside || above && label.row < cell.row
        };
        self.displaced.iter().any(|label| heads(label))
    }

    fn figure(&mut self, cell: &GridCell, figure: usize) -> Node {
        let (row, column) = self.place(cell);
        let at = self.sheet.at(row, column);
        if self.is_displaced(cell) || self.told.iter().any(|merged| merged.covers(row, column)) {
            return Node::unreadable(at);
        }
        let value = self.is_whole(cell).and_then(|()| self.content(row, column, figure));
        self.rounding(row, column, figure, &value);
        value.map_or_else(
            |text| {
                self.complaints.value(at, &self.table.figure_name(figure), &text);
                Node::unreadable(at)
            },
            |text| text.map_or(Node::null(at), |text| Node::word(at, text)),
        )
    }

    /// Whether a cell is merged with none beyond what the form merges, and nothing stands in what the form merges with it.
    fn is_whole(&mut self, cell: &GridCell) -> Result<(), String> {
        let (row, column) = self.place(cell);
        let (bottom, right) = (row + cell.rows as u32 - 1, column + cell.columns as u32 - 1);
        if let Some(&merged) = self.sheet.merged(row, column)
            && ((merged.top, merged.left) != (row, column) || merged.bottom > bottom || merged.right > right)
        {
            self.told.push(merged);
            let first = self.sheet.at(merged.top, merged.left);
            let last = self.sheet.at(merged.bottom, merged.right);
            return Err(format!("{first} 至 {last} 合并成了一格；请取消合并，每格各填一个数"));
        }
        let parts = (row..=bottom).flat_map(|row| (column..=right).map(move |column| (row, column)));
        let astray = parts.skip(1).find(|place| self.sheet.cells.contains_key(place));
        astray.map_or(Ok(()), |(astray, at)| {
            let (first, last, astray) =
                (self.sheet.at(row, column), self.sheet.at(bottom, right), self.sheet.at(astray, at));
            Err(format!("数填在了 {astray}；{first} 至 {last} 是一格，请填在第一格，并恢复合并"))
        })
    }

    /// What stands for a figure: none if nothing does.
    fn content(&self, row: u32, column: u32, figure: usize) -> Result<Option<String>, String> {
        let Some(found) = self.sheet.cells.get(&(row, column)) else { return Ok(None) };
        match &found.value {
            // A total that nobody has computed yet is computed later.
            CellValue::Uncomputed if !self.table.is_total(figure) => Err(NO_RESULT.to_owned()),
            CellValue::Uncomputed | CellValue::Nothing => Ok(None),
            CellValue::Text(text) => Ok(Some(without_groups(text))),
            CellValue::Number(_, Display::Date { .. }) => {
                Err("这里是日期，不是数；请把单元格格式改为“常规”，再填数".to_owned())
            }
            CellValue::Number(_, Display::Number(format)) if format.is_percent() => {
                Err("这里是百分数；请把单元格格式改为“常规”，再填数".to_owned())
            }
            // SUM leaves out figures that are text; here they count, so its result is no total of these figures.
            CellValue::Number(..) if found.formula && self.leaves_out_text(figure) => Ok(None),
            CellValue::Number(number, display) if self.is_decimal(figure) => Ok(Some(display.digits(*number))),
            CellValue::Number(number, _) => Ok(Some(decimal(*number))),
            CellValue::Bool(value) => Err(format!("这里是 {}，不是数；请填数", truth(*value))),
            CellValue::Error(error) => Err(formula_error(error)),
            CellValue::Picture(_) => Err("这里是图片，不是数；请填数".to_owned()),
        }
    }

    /// Whether a figure may have places after the point: it is printed as it is shown.
    fn is_decimal(&self, figure: usize) -> bool {
        matches!(self.table.locate(figure).1.unit, Unit::TenThousandYuan | Unit::Money)
    }

    /// What is shown with fewer places than there are is printed so.
    fn rounding(&mut self, row: u32, column: u32, figure: usize, value: &Result<Option<String>, String>) {
        let (CellValue::Number(number, _), Ok(Some(shown))) = (self.sheet.value(row, column), value) else { return };
        let exact = decimal(*number);
        let micros = |text: &str| Number::parse(text).ok().map(Number::micros);
        if self.is_decimal(figure) && micros(shown) != micros(&exact) {
            let text = format!("这里显示 {shown}，实际是 {exact}，照显示的印；请核对，要更多小数请改单元格格式");
            self.complaints.otherwise(self.sheet.at(row, column), &self.table.figure_name(figure), &text);
        }
    }

    /// Whether a formula adds up figures that are text, or sums that do.
    fn leaves_out_text(&self, figure: usize) -> bool {
        self.table.totals(figure).flat_map(|equation| &equation.left).any(|&part| {
            let content = |cell: &&GridCell| cell.content == GridContent::Figure(part);
            let cell = self.table.grid.cells.iter().find(content);
            let found = cell.and_then(|cell| self.sheet.cells.get(&self.place(cell)));
            found.is_some_and(|found| match &found.value {
                CellValue::Text(text) => text.contains(char::is_numeric),
                CellValue::Number(..) => found.formula && self.leaves_out_text(part),
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
