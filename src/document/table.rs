//! Tables: the official ones from the form and their figures, the body's own from its blocks.

use super::assemble::inlines;
use super::balance::{steer, width_of};
use super::{Cell, CellRole, Inline, Table};
use crate::form::{GridContent, Section};
use crate::report::{Figures, PlacedCell, TableBlock};
use crate::style::{Align, Indent, Style, TableStyle, mm};

/// An official table with its figures.
pub(super) fn official(section: &Section, figures: &Figures, style: &Style) -> Table {
    let form = figures.table();
    let grid = &form.grid;
    let look = style.official_table(form.form.key);
    let labels: Vec<f64> = look.label_columns.iter().map(|&width| mm(width)).collect();
    let rest = style.page.text_width - labels.iter().sum::<f64>();
    let figure_columns = grid.columns - labels.len();
    let mut columns = labels;
    columns.resize(grid.columns, rest / figure_columns as f64);
    let sized = |content: GridContent, width: f64| match content {
        GridContent::ColumnLabel(text) => (CellRole::ColumnHeader, text.to_owned(), look.size),
        GridContent::RowLabel(text) => (CellRole::RowHeader, text.to_owned(), look.size),
        GridContent::Figure(figure) => {
            let text = figures.printed(figure).to_string();
            let size = figure_size(&text, width, look.size, &style.table);
            (CellRole::Data, text, size)
        }
    };
    let cells = grid.cells.iter().map(|cell| {
        let width = columns[cell.column..cell.column + cell.columns].iter().sum();
        let (role, text, size) = sized(cell.content, width);
        let (row, column, rows, columns) = (cell.row, cell.column, cell.rows, cell.columns);
        let (align, indent) = match role {
            CellRole::RowHeader if rows == 1 => (Align::Left, at_left(&style.table)),
            _ => (Align::Center, centred(&text, width, size, &style.table)),
        };
        let content = if text.is_empty() { Vec::new() } else { vec![Inline::plain(text)] };
        Cell { row, column, rows, columns, role, size, align, indent, content }
    });
    let mut cells: Vec<Cell> = cells.collect();
    // Figures of one table are of one size, that of the longest.
    let smallest = cells.iter().filter(|cell| cell.role == CellRole::Data).map(|cell| cell.size);
    let smallest = smallest.fold(look.size, f64::min);
    for cell in cells.iter_mut().filter(|cell| cell.role == CellRole::Data) {
        cell.size = smallest;
    }
    Table {
        summary: format!("{}：{}", form.form.name, section.heading),
        size: look.size,
        columns,
        rows: grid.rows,
        header_rows: grid.header_rows,
        cells,
        // Whoever checks sums wants to see a whole table at once.
        keep_with_next: (0..grid.rows - 1).collect(),
    }
}

/// Indent of text at the left of its cell.
fn at_left(style: &TableStyle) -> Indent {
    Indent { left: style.label_indent, ..Indent::default() }
}

/// Indent that lets a centred label break into lines of like length, at its punctuation if that fits.
fn centred(text: &str, width: f64, size: f64, style: &TableStyle) -> Indent {
    let characters = (width - 2.0 * style.padding) / size;
    steer(text, characters, |text, at| if "）：，、".contains(text[at - 1]) { 0.0 } else { 1.0 })
}

/// The largest type size, at most `most`, at which a figure stands on one line in a column of that width.
fn figure_size(text: &str, width: f64, most: f64, style: &TableStyle) -> f64 {
    // Digits of 宋体 are at most this wide in the fonts that Word and the PDF use.
    const DIGIT: f64 = 0.56;
    let inner = width - 2.0 * style.padding;
    let fits = |size: f64| text.chars().count() as f64 * DIGIT * size <= inner;
    let mut sizes = style.figure_sizes.iter().copied().filter(|&size| size <= most);
    sizes.clone().find(|&size| fits(size)).or(sizes.next_back()).unwrap_or(most)
}

/// Least width of the text of a column, in characters.
const LEAST_COLUMN: f64 = 2.0;

/// Shares `total` among columns: those that want no more than an even share get what they want, the others the rest in
/// proportion; what is left over if all are content is shared in proportion as well.
fn share(wanted: &[f64], total: f64) -> Vec<f64> {
    let mut settled = vec![false; wanted.len()];
    loop {
        let sum = |keep: bool| -> f64 {
            wanted.iter().zip(&settled).filter(|(_, settled)| **settled == keep).map(|(wanted, _)| wanted).sum()
        };
        let (taken, open) = (sum(true), sum(false));
        let even = (total - taken) / settled.iter().filter(|settled| !**settled).count().max(1) as f64;
        if open <= total - taken {
            return wanted.iter().map(|wanted| wanted * total / (taken + open)).collect();
        }
        let content: Vec<usize> = (0..wanted.len()).filter(|&at| !settled[at] && wanted[at] <= even).collect();
        if content.is_empty() {
            let grown = |at: usize| if settled[at] { wanted[at] } else { wanted[at] * (total - taken) / open };
            return (0..wanted.len()).map(grown).collect();
        }
        for at in content {
            settled[at] = true;
        }
    }
}

/// A table of the body's own; its columns are as wide as their text asks for.
pub(super) fn own(block: &TableBlock, style: &Style) -> Result<Table, String> {
    let (placed, width) = block.place()?;
    let header_rows = usize::from(!block.columns.is_empty());
    let rows = header_rows + block.rows.len();
    let size = style.own_table_size;
    let natural = |column: usize| {
        let cells = placed.iter().filter(|cell| cell.cell.colspan == 1 && cell.column == column);
        let longest = cells.map(|cell| width_of(&cell.cell.text)).fold(LEAST_COLUMN, f64::max);
        (longest + 1.0) * size
    };
    let columns = share(&(0..width).map(natural).collect::<Vec<_>>(), style.page.text_width);
    let width_at = |column: usize, count: usize| columns[column..column + count].iter().sum::<f64>();
    // A column with text that takes several lines reads better from the left, but for its head.
    let wraps = |place: &PlacedCell<'_>| {
        let room = width_at(place.column, place.cell.colspan) - 2.0 * style.table.padding;
        place.row >= header_rows && width_of(&place.cell.text) * size > room
    };
    let prose: Vec<bool> =
        (0..width).map(|column| placed.iter().any(|place| place.column == column && wraps(place))).collect();
    let cell = |placed: PlacedCell<'_>| {
        let PlacedCell { row, column, cell } = placed;
        let width = width_at(column, cell.colspan);
        let (role, align, indent) = if row < header_rows {
            (CellRole::ColumnHeader, Align::Center, centred(&cell.text, width, size, &style.table))
        } else if prose[column] && cell.colspan == 1 {
            (CellRole::Data, Align::Left, at_left(&style.table))
        } else {
            (CellRole::Data, Align::Center, Indent::default())
        };
        let content = inlines(&cell.text);
        Cell { row, column, rows: cell.rowspan, columns: cell.colspan, role, size, align, indent, content }
    };
    let cells = placed.into_iter().map(cell).collect();
    let keep_with_next = if rows <= style.table.whole_rows {
        (0..rows - 1).collect()
    } else {
        // The header stays with the first row below it, and the last row is never alone.
        (0..header_rows).chain([rows - 2]).collect()
    };
    Ok(Table {
        summary: block.caption.clone().unwrap_or_else(|| "表格".to_owned()),
        size,
        columns,
        rows,
        header_rows,
        cells,
        keep_with_next,
    })
}
