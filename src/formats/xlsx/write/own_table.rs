//! Tables of the body's own on a sheet of prose: a cell a cell, merged ones merged.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::look::{Look, height, width_of};
use crate::formats::xlsx::plan::{KIND_COLUMN, RowKind, TEXT_COLUMN};
use crate::report::{OwnCell, OwnTable, RichText};

/// Lines as a cell of a workbook holds them.
pub(super) fn text(lines: &[RichText]) -> String {
    lines.iter().map(RichText::marked).collect::<Vec<_>>().join("\n")
}

/// Writes the rows of a table from row `top` on.
pub(super) fn write(sheet: &mut Worksheet, table: &OwnTable, top: u32, look: &Look) -> Result<(), XlsxError> {
    let mut heights = vec![height("", look.cell_size, width_of(TEXT_COLUMN)); table.height()];
    for at in 0..table.height() {
        let kind = if at == 0 && table.has_header() { RowKind::TableHead } else { RowKind::TableRow };
        sheet.write_string_with_format(top + at as u32, KIND_COLUMN, kind.name(), &look.kind)?;
    }
    for OwnCell { row, column, rows, columns, lines } in table.cells() {
        let format = if table.has_header() && *row == 0 { &look.detail_head } else { &look.detail };
        let text = text(lines);
        // A table has at most 2000 rows and 20 columns.
        let (first, left) = (top + *row as u32, TEXT_COLUMN + *column as u16);
        let (last, right) = (first + *rows as u32 - 1, left + *columns as u16 - 1);
        if *rows == 1 {
            let width: f64 = (left..=right).map(width_of).sum();
            heights[*row] = heights[*row].max(height(&text, look.cell_size, width));
        }
        if (first, left) == (last, right) {
            sheet.write_string_with_format(first, left, text, format)?;
        } else {
            sheet.merge_range(first, left, last, right, &text, format)?;
        }
    }
    for (row, height) in (top..).zip(heights) {
        sheet.set_row_height(row, height)?;
    }
    Ok(())
}
