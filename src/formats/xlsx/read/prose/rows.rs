//! The rows of a sheet of prose with their kinds.

use super::super::complaints::Complaints;
use super::super::sheet::{CellValue, Sheet};
use crate::form::fields::ATTACHMENTS_NAME;
use crate::formats::xlsx::plan::{
    AROUND_TABLES, CAPTION_COLUMN, DETAIL_COLUMN, EXAMPLE, KIND_COLUMN, PROSE_HEADS, RowKind, SheetKind, TEXT_COLUMN,
};
use crate::source::excerpt;

pub(super) const KIND: u32 = KIND_COLUMN as u32;
pub(super) const TEXT: u32 = TEXT_COLUMN as u32;
pub(super) const DETAIL: u32 = DETAIL_COLUMN as u32;
pub(super) const CAPTION: u32 = CAPTION_COLUMN as u32;

/// A row that is not empty.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    /// From 0.
    pub(super) number: u32,
    /// What it is; none if that cannot be told, of which is complained.
    pub(super) kind: Option<RowKind>,
    /// Whether somebody chose that kind.
    pub(super) is_chosen: bool,
}

/// The rows below the one that heads the columns; none, with a complaint, if there is no such row.
pub(super) fn read(sheet: &Sheet, kind: SheetKind, complaints: &mut Complaints) -> Option<Vec<Row>> {
    let Some(head) = sheet.find(KIND, |text| text == PROSE_HEADS[0]).next() else {
        let text = format!("A 列里找不到“{}”这个列名；请恢复“{}”这一行", PROSE_HEADS[0], PROSE_HEADS.join("、"));
        complaints.structure(sheet.at(0, KIND), sheet.name, &text);
        return None;
    };
    example(sheet, head, complaints);
    let mut numbers: Vec<u32> = sheet.cells.range((head + 1, 0)..).map(|((row, _), _)| *row).collect();
    numbers.dedup();
    let (hidden, shown): (Vec<u32>, Vec<u32>) = numbers.into_iter().partition(|row| sheet.hidden_rows.contains(row));
    if let Some(first) = hidden.first() {
        let text =
            format!("第 {} 行隐藏了或被筛选掉了，没有印；要印的请取消隐藏、清除筛选，不要的请删去", stretches(&hidden));
        complaints.otherwise(sheet.at(*first, KIND), sheet.name, &text);
    }
    let mut scan = Scan { sheet, kind, complaints };
    Some(shown.into_iter().filter_map(|number| scan.row(number)).collect())
}

/// What somebody wrote over the example would be lost.
fn example(sheet: &Sheet, head: u32, complaints: &mut Complaints) {
    let [label, text] = EXAMPLE;
    let changed = sheet.find(KIND, |name| name == label).take_while(|row| *row < head).find(|row| {
        let shown = sheet.value(*row, TEXT);
        !matches!(shown, CellValue::Nothing) && !matches!(shown, CellValue::Text(shown) if shown.trim() == text)
    });
    if let Some(row) = changed {
        let text = format!("这一行是例子，印不出来；请把内容写到“{}”那一行的下面", PROSE_HEADS[0]);
        complaints.otherwise(sheet.at(row, TEXT), sheet.name, &text);
    }
}

/// Numbers of rows, from 1, those that follow one another as one stretch: 5、7—9.
fn stretches(rows: &[u32]) -> String {
    let runs = rows.chunk_by(|a, b| a + 1 == *b);
    let name = |run: &[u32]| match run {
        [first, .., last] => format!("{}—{}", first + 1, last + 1),
        run => run.first().map_or_else(String::new, |row| (row + 1).to_string()),
    };
    runs.map(name).collect::<Vec<_>>().join("、")
}

struct Scan<'a> {
    sheet: &'a Sheet,
    kind: SheetKind,
    complaints: &'a mut Complaints,
}

impl Scan<'_> {
    /// A row, unless there is nothing in it that is printed.
    fn row(&mut self, number: u32) -> Option<Row> {
        let sheet = self.sheet;
        let untold = Some(Row { number, kind: None, is_chosen: true });
        if let Some(merged) = sheet.merged(number, KIND).filter(|merged| merged.top != merged.bottom) {
            if merged.top == number {
                let text = format!(
                    "“{}”这一列的第 {} 至 {} 行合并成了一格；请取消合并，每行各选一个类型",
                    PROSE_HEADS[0],
                    merged.top + 1,
                    merged.bottom + 1
                );
                self.complaints.structure(sheet.at(merged.top, KIND), sheet.name, &text);
            }
            return untold;
        }
        let Some(name) = sheet.text(number, KIND, sheet.name, self.complaints) else { return untold };
        let name = name.trim();
        if name.is_empty() {
            return self.without_kind(number);
        }
        let Some(kind) = RowKind::all().find(|kind| kind.name() == name) else {
            let names: Vec<&str> = RowKind::offered(self.kind).map(RowKind::name).collect();
            let text = format!("没有“{}”这个类型；请从下拉列表里选：{}", excerpt(name), names.join("、"));
            self.complaints.structure(sheet.at(number, KIND), sheet.name, &text);
            return untold;
        };
        if !RowKind::offered(self.kind).any(|offered| offered == kind) {
            let (what, home) = match kind {
                RowKind::Attachment => ("附件", ATTACHMENTS_NAME),
                _ => ("表格前后的文字", AROUND_TABLES),
            };
            let text = format!("{what}只能写在“{home}”这张工作表里；请移过去，或改选别的类型");
            self.complaints.structure(sheet.at(number, KIND), sheet.name, &text);
            return untold;
        }
        Some(Row { number, kind: Some(kind), is_chosen: true })
    }

    /// Whoever just writes means a paragraph.
    fn without_kind(&mut self, number: u32) -> Option<Row> {
        let (column, _) = self.sheet.row(number, TEXT).next()?;
        if column > TEXT {
            let text = format!("这一行没有选类型；请在 A 列选一个，或清空这一格（{}）", PROSE_HEADS[0]);
            self.complaints.structure(self.sheet.at(number, column), self.sheet.name, &text);
            return Some(Row { number, kind: None, is_chosen: true });
        }
        Some(Row { number, kind: Some(RowKind::Paragraph), is_chosen: false })
    }
}

#[cfg(test)]
mod tests {
    use super::stretches;

    #[test]
    fn rows_that_follow_one_another_are_one_stretch() {
        assert_eq!(stretches(&[4, 6, 7, 8]), "5、7—9");
    }
}
