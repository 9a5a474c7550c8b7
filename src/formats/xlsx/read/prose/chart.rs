//! Charts of the body's own on a sheet of prose: a row with kind, title and unit, and below it a small table of names and
//! figures.

use super::super::complaints::Complaints;
use super::super::sheet::Sheet;
use super::rows::{DETAIL, KIND, Row, TEXT};
use crate::chart::ChartKind;
use crate::formats::xlsx::plan::RowKind;
use crate::source::{Node, Position};

/// Reads the chart that begins in row `title` and whose rows come next; also how many of these belong to it.
pub(super) fn read(
    sheet: &Sheet,
    title: u32,
    kind: ChartKind,
    next: &[Row],
    complaints: &mut Complaints,
) -> (Node, usize) {
    let is_part = |row: &&Row| matches!(row.kind, None | Some(RowKind::TableHead | RowKind::TableRow));
    let used = next.iter().take_while(is_part).count();
    let chart = Chart { sheet, title, kind, complaints };
    let node = chart.node(&next[..used]).unwrap_or_else(|| Node::unreadable(sheet.at(title, TEXT)));
    (node, used)
}

struct Chart<'a> {
    sheet: &'a Sheet,
    /// Number of the row with its title.
    title: u32,
    kind: ChartKind,
    complaints: &'a mut Complaints,
}

impl Chart<'_> {
    fn complain<T>(&mut self, at: Position, text: &str) -> Option<T> {
        self.complaints.structure(at, self.sheet.name, text);
        None
    }

    fn node(mut self, rows: &[Row]) -> Option<Node> {
        let (head, body) = match rows {
            [head, body @ ..] if head.kind == Some(RowKind::TableHead) => (Some(head.number), body),
            body => (None, body),
        };
        if let Some(second) = body.iter().find(|row| row.kind == Some(RowKind::TableHead)) {
            let at = self.sheet.at(second.number, KIND);
            let (head, row) = (RowKind::TableHead.name(), RowKind::TableRow.name());
            return self.complain(at, &format!("“{head}”只能有一行，写在“{row}”前面；请核对类型"));
        }
        if body.iter().any(|row| row.kind.is_none()) {
            return None;
        }
        if body.is_empty() {
            let (name, row) = (self.kind.name(), RowKind::TableRow.name());
            let text = format!("{name}没有数据；请在下面加“{row}”，B 列填项目名称，C 列起填数字");
            return self.complain(self.sheet.at(self.title, KIND), &text);
        }
        let all: Vec<u32> = head.into_iter().chain(body.iter().map(|row| row.number)).collect();
        if let Some(merged) = self
            .sheet
            .merged
            .iter()
            .find(|merged| merged.right >= TEXT && all.iter().any(|row| (merged.top..=merged.bottom).contains(row)))
        {
            let at = self.sheet.at(merged.top, merged.left);
            return self.complain(at, "图的数据里不能合并单元格；请取消合并，一格填一个");
        }
        let last = all.iter().filter_map(|row| self.sheet.row(*row, DETAIL).map(|(column, _)| column).max()).max();
        let Some(last) = last else {
            let at = self.sheet.at(body[0].number, DETAIL);
            return self.complain(at, "图里没有数字；请从 C 列起填数字，没有发生的填 0");
        };
        let series: Vec<Node> = (DETAIL..=last).map(|column| self.series(column, head, body)).collect();
        let at = self.sheet.at(self.title, TEXT);
        let labels = body.iter().map(|row| self.text(row.number, TEXT)).collect();
        let mut entries = vec![
            ("kind", Node::text(at, self.kind.key())),
            ("title", self.text(self.title, TEXT)),
            ("labels", Node::list(self.sheet.at(body[0].number, TEXT), labels)),
            ("series", Node::list(self.sheet.at(body[0].number, DETAIL), series)),
        ];
        entries.extend(self.optional(self.title, DETAIL).map(|unit| ("unit", unit)));
        Some(Node::map(at, [("chart", Node::map(at, entries))]))
    }

    /// A column of figures.
    fn series(&mut self, column: u32, head: Option<u32>, body: &[Row]) -> Node {
        let at = self.sheet.at(body[0].number, column);
        let values = body.iter().map(|row| self.text(row.number, column)).collect();
        let name = head.and_then(|head| self.optional(head, column)).map(|name| ("name", name));
        Node::map(at, [("values", Node::list(at, values))].into_iter().chain(name))
    }

    /// What stands in a cell that may be empty.
    fn optional(&mut self, row: u32, column: u32) -> Option<Node> {
        let at = self.sheet.at(row, column);
        match self.sheet.text(row, column, self.sheet.name, self.complaints) {
            Some(text) if text.trim().is_empty() => None,
            Some(text) => Some(Node::text(at, text)),
            None => Some(Node::unreadable(at)),
        }
    }

    fn text(&mut self, row: u32, column: u32) -> Node {
        let at = self.sheet.at(row, column);
        match self.sheet.text(row, column, self.sheet.name, self.complaints) {
            Some(text) => Node::text(at, text),
            None => Node::unreadable(at),
        }
    }
}
