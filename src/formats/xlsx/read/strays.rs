//! What stands on the cover or on the sheet of an official table and is not printed, or is printed though it is hidden.

use super::complaints::Complaints;
use super::sheet::{CellValue, Sheet};
use crate::form::Table;
use crate::formats::xlsx::plan::{AROUND_TABLES, CHECK};
use crate::text::folding::bare;

/// Pictures and shapes have no place on these sheets, and these sheets are printed in any case.
pub(super) fn tell(sheet: &Sheet, place: &str, complaints: &mut Complaints) {
    let lying = sheet.floating.iter().map(|floating| floating.place);
    let in_cells = sheet.cells.iter().filter(|(_, cell)| matches!(cell.value, CellValue::Picture(_)));
    for (row, column) in lying.chain(in_cells.map(|(place, _)| *place)) {
        let text = "这里的图片或图形印不出来；请删去，或移到文字部分的工作表里";
        complaints.otherwise(sheet.at(row, column), place, text);
    }
    if sheet.is_hidden {
        let text = "这张工作表隐藏了，上面的内容照样印；请核对，不该隐藏的请取消隐藏";
        complaints.otherwise(sheet.at(0, 0), place, text);
    }
}

/// What stands beside an official table: rows and columns `rows` × `columns` of the sheet are the table's.
pub(super) fn beside_table(sheet: &Sheet, table: &Table, offset: (u32, u32), complaints: &mut Complaints) {
    let (bottom, right) = (offset.0 + table.grid.rows as u32, offset.1 + table.grid.columns as u32);
    let hidden = (offset.0..bottom).find(|row| sheet.hidden_rows.contains(row)).map(|row| (row, offset.1));
    let hidden =
        hidden.or_else(|| (offset.1..right).find(|column| sheet.is_hidden_column(*column)).map(|c| (offset.0, c)));
    if let Some((row, column)) = hidden {
        let text = "官方表格里有隐藏的行或列，照样印；请取消隐藏后核对里面的数";
        complaints.otherwise(sheet.at(row, column), table.heading, text);
    }
    let is_inside = |(row, column): &(u32, u32)| (offset.0..bottom).contains(row) && (offset.1..right).contains(column);
    let stray = sheet.cells.iter().find(|(place, cell)| {
        let is_shown = !is_inside(place) && !sheet.hidden_rows.contains(&place.0);
        is_shown && matches!(&cell.value, CellValue::Text(text) if !is_ours(text, table))
    });
    if let Some(((row, column), _)) = stray {
        let text = format!("表格外面的文字印不出来；要印的请写到“{AROUND_TABLES}”这张工作表里，不要的请清空");
        complaints.otherwise(sheet.at(*row, *column), table.heading, &text);
    }
}

/// Whether a text is the heading of a table's sheet, a word on how to fill it in, or the name of a check.
fn is_ours(text: &str, table: &Table) -> bool {
    const NOTE: &str = "填不小于 0 的整数";
    let is_rule = table.form.sums.iter().any(|sum| text.starts_with(sum.rule.id));
    bare(text) == bare(table.heading) || text.starts_with(NOTE) || text.starts_with(CHECK) || is_rule
}
