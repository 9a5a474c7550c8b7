//! The end of a digest: who signs, when, and the way to the report on the web.

use super::sheet::{SURE, Sheet, cell};
use crate::document::cut::shortened;
use crate::document::fit::fitting;
use crate::document::{Cell, CellRole, Inline, Table, Text, linked};
use crate::link::Link;
use crate::report::Report;
use crate::style::{Align, Pt};
use crate::text::width::room_of;

/// Type size that the least height of the last rows comes from: they are as high as what they hold.
const END: Pt = Pt(8.0);

/// Lines of a name that signs, more than any body needs.
const MOST_LINES: f64 = 4.0;

/// Adds who signs, and when; at the right the way to the report on the web, the address below its code.
pub(super) fn end(sheet: &mut Sheet, report: &Report, link: Option<&Link>) {
    if report.published.is_none() && link.is_none() {
        return;
    }
    let (width, size) = (sheet.style.page.text_width, sheet.look.label_size);
    let side = if link.is_some() { sheet.style.illustration.code } else { Pt::ZERO };
    let columns = [width - side, side].into_iter().filter(|column| *column > Pt::ZERO).collect();
    let signed = cell((0, 0), CellRole::RowHeader, size, Align::Left, signed(report, (width - side) / size * SURE));
    let mut cells = vec![signed];
    if let Some(link) = link {
        let code = cell((0, 1), CellRole::Data, size, Align::Right, Text::default());
        cells.push(Cell { illustration: Some(linked::code(link, side)), ..code });
        let sizes = sheet.look.address_sizes.iter().copied();
        let size = fitting(sizes, size, |size| room(link.address()) * size <= width);
        let shown = Text { website: Some(link.address().to_owned()), ..broken(link.address(), width / size) };
        let address = cell((1, 0), CellRole::RowHeader, size, Align::Right, shown);
        cells.push(Cell { columns: 2, ..address });
    }
    let rows = cells.iter().map(|cell| cell.row).max().unwrap_or_default() + 1;
    let table = sheet.open_table(columns, rows, 0, "署名、日期和网址".to_owned());
    sheet.table(Table { size: END, cells, ..table });
}

/// Who signs a report, and when.
fn signed(report: &Report, width: f64) -> Text {
    let Some(published) = report.published else { return Text::default() };
    let name = report.signatory().map(|name| broken(&shortened(name, width * MOST_LINES), width).inlines);
    let inlines = name.into_iter().flat_map(|name| name.into_iter().chain([Inline::LineBreak]));
    Text { inlines: inlines.chain([Inline::plain(published.chinese())]).collect(), ..Text::default() }
}

/// Width in characters that is enough for a text in any font used.
fn room(text: &str) -> f64 {
    text.chars().map(room_of).sum()
}

/// A text without sense breaks in lines of a width.
fn broken(text: &str, width: f64) -> Text {
    let mut inlines = vec![Inline::plain("")];
    let mut used = 0.0;
    for c in text.chars() {
        used += room_of(c);
        if used > width {
            inlines.extend([Inline::LineBreak, Inline::plain("")]);
            used = room_of(c);
        }
        if let Some(Inline::Run { text, .. }) = inlines.last_mut() {
            text.push(c);
        }
    }
    Text { inlines, ..Text::default() }
}
