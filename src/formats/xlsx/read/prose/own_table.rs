//! Tables of the body's own on a sheet of prose.

use super::super::complaints::Complaints;
use super::super::sheet::Sheet;
use super::rows::{DETAIL, KIND, Row, TEXT};
use crate::formats::xlsx::plan::RowKind;
use crate::report::{MAX_COLUMNS, MAX_ROWS};
use crate::source::{Node, Position, excerpt};

/// Reads the table that begins in row `title` and whose rows come next; also how many of these belong to it.
pub(super) fn read(sheet: &Sheet, title: u32, next: &[Row], complaints: &mut Complaints) -> (Node, usize) {
    let is_part = |row: &&Row| matches!(row.kind, None | Some(RowKind::TableHead | RowKind::TableRow));
    let used = next.iter().take_while(is_part).count();
    let mut table = Table { sheet, title, rows: Vec::new(), is_bad: false, complaints };
    for row in &next[..used] {
        table.add(row);
    }
    let node = table.node().unwrap_or_else(|| Node::unreadable(sheet.at(title, TEXT)));
    (node, used)
}

struct Table<'a> {
    sheet: &'a Sheet,
    /// Number of the row with its caption.
    title: u32,
    /// Numbers of its rows, and whether each heads the columns.
    rows: Vec<(u32, bool)>,
    /// Whether there is something wrong that has been complained of.
    is_bad: bool,
    complaints: &'a mut Complaints,
}

impl Table<'_> {
    fn complain(&mut self, at: Position, text: &str) {
        self.is_bad = true;
        self.complaints.structure(at, self.sheet.name, text);
    }

    fn add(&mut self, row: &Row) {
        let at = self.sheet.at(row.number, KIND);
        let Some(kind) = row.kind else {
            self.is_bad = true;
            return;
        };
        if kind == RowKind::TableHead && !self.rows.is_empty() {
            let text = format!("“{}”只能有一行，写在“{}”前面；请核对类型", kind.name(), RowKind::TableRow.name());
            self.complain(at, &text);
        }
        let is_hidden = |number: u32| self.sheet.hidden_rows.contains(&number);
        if self.rows.last().is_some_and(|(last, _)| (last + 1..row.number).any(|number| !is_hidden(number))) {
            self.complain(at, "表格的行要连在一起；请删去上面的空行");
        }
        self.rows.push((row.number, kind == RowKind::TableHead));
    }

    fn node(mut self) -> Option<Node> {
        let at = self.sheet.at(self.title, TEXT);
        if !self.rows.iter().any(|(_, is_head)| !is_head) {
            if !self.is_bad {
                let text = format!("表格没有内容；请在下面加“{}”，从 B 列起一格填一个", RowKind::TableRow.name());
                self.complain(self.sheet.at(self.title, KIND), &text);
            }
            return None;
        }
        if self.rows.len() > MAX_ROWS {
            let text = format!("表格有 {} 行，最多 {MAX_ROWS} 行；请拆成几个表", self.rows.len());
            self.complain(at, &text);
        }
        let width = self.width()?;
        let mut head = None;
        let mut body = Vec::new();
        for (number, is_head) in self.rows.clone() {
            let list = Node::list(self.sheet.at(number, TEXT), self.cells(number, width));
            if is_head { head = Some(list) } else { body.push(list) }
        }
        self.hidden_columns(width);
        let caption = self.sheet.text(self.title, TEXT, self.sheet.name, self.complaints);
        if self.is_bad {
            return None;
        }
        let mut entries = Vec::new();
        match caption {
            Some(caption) if caption.trim().is_empty() => {}
            Some(caption) => entries.push(("caption", Node::text(at, caption))),
            None => entries.push(("caption", Node::unreadable(at))),
        }
        entries.extend(head.map(|head| ("columns", head)));
        entries.push(("rows", Node::list(self.sheet.at(self.rows[0].0, TEXT), body)));
        Some(Node::map(at, [("table", Node::map(at, entries))]))
    }

    /// Number of columns: as many as said, or as have anything in them.
    fn width(&mut self) -> Option<u32> {
        let said = self.sheet.text(self.title, DETAIL, self.sheet.name, self.complaints)?;
        let mut used = 0;
        for &(number, _) in &self.rows {
            let merged = self.sheet.merged.iter().filter(|merged| (merged.top..=merged.bottom).contains(&number));
            let last =
                self.sheet.row(number, TEXT).map(|(column, _)| column).chain(merged.map(|merged| merged.right)).max();
            used = used.max(last.map_or(0, |last| (last + 1).saturating_sub(TEXT)));
        }
        let at = self.sheet.at(self.title, DETAIL);
        let width = match said.trim() {
            "" => used,
            said => match said.parse::<u32>() {
                Ok(width) if width < used => {
                    let text = format!("这里写的是 {width} 列，下面的表行却用到了 {used} 列；请核对，或清空这一格");
                    self.complain(at, &text);
                    return None;
                }
                Ok(width) => width,
                Err(_) => {
                    self.complain(at, &format!("“{}”不是列数；请填表格有几列，或留空", excerpt(said)));
                    return None;
                }
            },
        };
        if width as usize > MAX_COLUMNS {
            let text = format!("表格有 {width} 列，横排的一页最多容纳 {MAX_COLUMNS} 列；请拆成几个表");
            self.complain(self.sheet.at(self.title, TEXT), &text);
            return None;
        }
        Some(width)
    }

    /// A column of a table cannot be left out, hidden or not.
    fn hidden_columns(&mut self, width: u32) {
        if let Some(column) = (TEXT..TEXT + width).find(|column| self.sheet.is_hidden_column(*column)) {
            let text = "表格的这一列隐藏了，照样印；不要印的请删去这一列，要印的请取消隐藏";
            self.complaints.otherwise(self.sheet.at(self.title, column), self.sheet.name, text);
        }
    }

    fn cells(&mut self, number: u32, width: u32) -> Vec<Node> {
        let mut cells = Vec::new();
        for column in TEXT..TEXT + width {
            let at = self.sheet.at(number, column);
            let Some(merged) = self.sheet.merged(number, column).copied() else {
                cells.push(self.text(number, column));
                continue;
            };
            // Rows that are hidden are no part of the table.
            let inside: Vec<u32> = self
                .rows
                .iter()
                .map(|(row, _)| *row)
                .filter(|row| (merged.top..=merged.bottom).contains(row))
                .collect();
            let is_inside = merged.left >= TEXT
                && (merged.top..=merged.bottom)
                    .all(|row| inside.contains(&row) || self.sheet.hidden_rows.contains(&row));
            if !is_inside {
                if (merged.left.max(TEXT), inside.first()) == (column, Some(&number)) {
                    let at = self.sheet.at(merged.top, merged.left);
                    self.complain(at, "合并的单元格伸到了表格外面；请只在表格里合并");
                }
                continue;
            }
            if merged.left != column || inside.first() != Some(&number) {
                continue;
            }
            let span = |count: usize| Node::word(at, count.to_string());
            cells.push(Node::map(
                at,
                [
                    ("text", self.text(merged.top, merged.left)),
                    ("colspan", span((merged.right - merged.left + 1) as usize)),
                    ("rowspan", span(inside.len())),
                ],
            ));
        }
        cells
    }

    fn text(&mut self, row: u32, column: u32) -> Node {
        let at = self.sheet.at(row, column);
        match self.sheet.text(row, column, self.sheet.name, self.complaints) {
            Some(text) => Node::text(at, text),
            None => {
                self.is_bad = true;
                Node::unreadable(at)
            }
        }
    }
}
