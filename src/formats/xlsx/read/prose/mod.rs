//! Prose of a workbook: a row a block, its kind in the first column.

mod blocks;
mod chart;
mod illustrations;
mod own_table;
mod rows;

use super::complaints::Complaints;
use super::sheet::Sheet;
use crate::form::Edition;
use crate::formats::xlsx::plan::{RowKind, SheetKind};
use crate::report::{AFTER, BEFORE};
use crate::source::{Node, Value, excerpt};
use crate::text::folding::bare;
use blocks::{Builder, Part};

/// The blocks of a section.
pub(super) fn section(sheet: &Sheet, kind: SheetKind, complaints: &mut Complaints) -> Node {
    if is_left_out(sheet, kind, complaints) {
        return Node::list(sheet.at(0, 0), Vec::new());
    }
    let Some(parts) = parts(sheet, kind, complaints) else { return Node::unreadable(sheet.at(0, 0)) };
    Node::list(sheet.at(0, 0), parts.into_iter().flat_map(|part| part.blocks).collect())
}

/// The attachments: each begins with its title.
pub(super) fn attachments(sheet: &Sheet, complaints: &mut Complaints) -> Node {
    if is_left_out(sheet, SheetKind::Attachments, complaints) {
        return Node::list(sheet.at(0, 0), Vec::new());
    }
    let Some(parts) = parts(sheet, SheetKind::Attachments, complaints) else {
        return Node::unreadable(sheet.at(0, 0));
    };
    let attachments = parts.into_iter().filter_map(|part| {
        let at = part.title.as_ref()?.at;
        Some(Node::map(at, [("title", part.title?), ("blocks", Node::list(at, part.blocks))]))
    });
    Node::list(sheet.at(0, 0), attachments.collect())
}

/// Puts what stands above and below the official tables to their figures.
pub(super) fn around_tables(
    sheet: &Sheet,
    edition: &'static Edition,
    entries: &mut [(Node, Node)],
    complaints: &mut Complaints,
) {
    if is_left_out(sheet, SheetKind::AroundTables, complaints) {
        return;
    }
    for part in parts(sheet, SheetKind::AroundTables, complaints).unwrap_or_default() {
        let Some(title) = part.title else { continue };
        let Some(text) = title.as_key() else { continue };
        let is_meant = |name: &str| bare(name) == bare(text);
        let table = edition.tables().iter().find(|table| is_meant(table.heading) || is_meant(table.form.sheet));
        let Some(table) = table else {
            let names: Vec<&str> = edition.tables().iter().map(|table| table.heading).collect();
            let text = format!("没有“{}”这个表；请写 {}", excerpt(text), names.join("、"));
            complaints.value(title.at, sheet.name, &text);
            continue;
        };
        let key = if part.kind == Some(RowKind::Before) { BEFORE } else { AFTER };
        let section = entries.iter_mut().find(|(name, _)| name.as_key() == Some(table.key));
        if let Some((_, Node { value: Value::Map(lines), .. })) = section {
            match lines.iter_mut().find(|(name, _)| name.as_key() == Some(key)) {
                Some((_, Node { value: Value::List(blocks), .. })) => blocks.extend(part.blocks),
                _ => lines.push((Node::text(title.at, key), Node::list(title.at, part.blocks))),
            }
        }
    }
}

/// Whether a sheet is hidden, so that what stands on it is not printed.
fn is_left_out(sheet: &Sheet, kind: SheetKind, complaints: &mut Complaints) -> bool {
    if sheet.is_hidden {
        // What is wrong there does no harm.
        let parts = parts(sheet, kind, &mut Complaints::default()).unwrap_or_default();
        if parts.iter().any(|part| !part.blocks.is_empty()) {
            let text = "这张工作表隐藏了，上面的内容没有印；要印的请取消隐藏，不要的请清空";
            complaints.otherwise(sheet.at(0, 0), sheet.name, text);
        }
    }
    sheet.is_hidden
}

/// What stands on a sheet, from one row that parts it to the next. What stands before the first is a part without title;
/// where a sheet has titles, that must be empty.
fn parts(sheet: &Sheet, kind: SheetKind, complaints: &mut Complaints) -> Option<Vec<Part>> {
    let rows = rows::read(sheet, kind, complaints)?;
    let parts = Builder::new(sheet, rows, complaints).parts();
    let parting = RowKind::parting(kind);
    let untitled = parts.first().filter(|part| part.kind.is_none() && !parting.is_empty());
    if let Some(at) = untitled.and_then(|part| part.blocks.first()).map(|block| block.at) {
        let names: Vec<&str> = parting.iter().map(|kind| kind.name()).collect();
        let text = format!("这里看不出属于哪一部分；请在前面加一行“{}”", names.join("”或“"));
        complaints.structure(at, sheet.name, &text);
    }
    Some(parts)
}
