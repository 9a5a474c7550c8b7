//! The figures of a digest: large ones on lines, reviews and suits in a small table.

use super::sheet::{Sheet, cell};
use crate::document::fit::fitting;
use crate::document::{Cell, CellRole, Table, TableRules, Text};
use crate::form::TableId;
use crate::form::highlights::{Highlight, Highlights};
use crate::number;
use crate::report::Report;
use crate::style::{Align, Pt, Style};
use crate::text::width::DIGIT;

/// Columns of the table of reviews that the names of its rows take.
const OUTCOME_LABELS: usize = 3;
/// Least white between two figures in characters.
const BETWEEN: f64 = 0.6;

/// Adds the section of a table with its lines of figures.
pub(super) fn section(sheet: &mut Sheet, report: &Report, table: TableId) {
    heading(sheet, report, table);
    for highlights in report.edition().highlights(table) {
        line(sheet, report, highlights);
    }
}

fn heading(sheet: &mut Sheet, report: &Report, table: TableId) {
    let section = report.sections().find(|(section, _)| section.table.is_some_and(|form| form.id == table));
    if let Some((section, _)) = section {
        sheet.heading(section);
    }
}

/// A line of figures below what they are called.
fn line(sheet: &mut Sheet, report: &Report, highlights: Highlights) {
    let look = sheet.look;
    let told = |highlight: &'static Highlight| (highlight, report.highlight(highlight));
    let is_shown = |(highlight, cell): &(&Highlight, number::Cell)| !highlight.only_if_any || cell.micros() != 0;
    let figures: Vec<_> = highlights.iter().map(told).filter(is_shown).collect();
    let columns = look.columns;
    let width = sheet.style.page.text_width / columns as f64;
    let sizes = look.figure_sizes.get(sheet.lines).or(look.figure_sizes.last()).copied().unwrap_or_default();
    sheet.lines += 1;
    let longest = figures.iter().map(|(_, cell)| cell.to_string().chars().count()).max().unwrap_or_default();
    let fits = |size| size <= sheet.largest && (longest as f64 * DIGIT + BETWEEN) * size <= width;
    let size = fitting(sizes.iter().copied(), look.label_size, fits);
    sheet.largest = size;
    let label = |at: usize| {
        let (highlight, _) = figures.get(at)?;
        Some(format!("{}（{}）", highlight.label, highlight.unit))
    };
    let figure = |at: usize| match figures.get(at)?.1 {
        number::Cell::Number(number) => Some((number.to_string(), size)),
        number::Cell::NotApplicable => Some(("不适用".to_owned(), (size / 2.0).max(look.label_size))),
        number::Cell::Empty => Some(("—".to_owned(), size)),
    };
    let labels = (0..columns).map(|at| {
        let text = label(at).unwrap_or_default();
        cell((0, at), CellRole::ColumnHeader, look.label_size, Align::Left, Text::plain(text))
    });
    let figures = (0..columns).map(|at| {
        let (text, size) = figure(at).unwrap_or((String::new(), look.label_size));
        let figure = cell((1, at), CellRole::Data, size, Align::Left, Text::plain(text));
        Cell { font: Some(look.figure_font), ..figure }
    });
    let summary = highlights.iter().map(|one| one.label).collect::<Vec<_>>().join("、");
    let table = sheet.open_table(vec![width; columns], 2, 1, summary);
    sheet.table(Table { cells: labels.chain(figures).collect(), ..table });
}

/// Adds reviews and suits, a row each, and how they ended.
pub(super) fn reviews(sheet: &mut Sheet, report: &Report) {
    heading(sheet, report, TableId::Reviews);
    let figures = report.figures(TableId::Reviews);
    let form = figures.table();
    let Some(first) = form.lines.first() else { return };
    let heads = first.columns.iter().map(|column| column.label).collect::<Vec<_>>();
    let rows = form.lines.iter().map(|line| {
        let name = match line.labels[..] {
            [group, name] => format!("{group}（{name}）"),
            _ => line.labels.concat(),
        };
        (name, (0..heads.len()).map(|at| figures.printed(line.first + at).to_string()).collect())
    });
    let rows = rows.collect();
    let table = small_table(sheet, "单位：件", &heads, rows, OUTCOME_LABELS, form.heading);
    sheet.table(table);
}

/// A small table: figures below `heads`, in rows with names as wide as `labels` of their columns.
pub(super) fn small_table(
    sheet: &Sheet,
    corner: &str,
    heads: &[&str],
    rows: Vec<(String, Vec<String>)>,
    labels: usize,
    summary: &str,
) -> Table {
    let size = sheet.look.label_size;
    let column = sheet.style.page.text_width / (heads.len() + labels) as f64;
    let head = |(at, text): (usize, &str)| cell((0, at), CellRole::ColumnHeader, size, Align::Left, Text::plain(text));
    let mut cells: Vec<Cell> = std::iter::once(corner).chain(heads.iter().copied()).enumerate().map(head).collect();
    let count = rows.len();
    for (row, (name, figures)) in (1..).zip(rows) {
        cells.push(cell((row, 0), CellRole::RowHeader, size, Align::Left, Text::plain(name)));
        for (at, figure) in (1..).zip(figures) {
            let size = fitting_size(&figure, column, sheet.style);
            cells.push(cell((row, at), CellRole::Data, size, Align::Left, Text::plain(figure)));
        }
    }
    let mut columns = vec![column; heads.len() + 1];
    columns[0] = column * labels as f64;
    let table = sheet.open_table(columns, count + 1, 1, summary.to_owned());
    Table { rules: TableRules::Rows, cells, ..table }
}

/// The largest size of a table's figures at which one stands in a column.
fn fitting_size(text: &str, width: Pt, style: &Style) -> Pt {
    let fits = |size| (text.chars().count() as f64 * DIGIT + BETWEEN) * size <= width;
    fitting(style.table.figure_sizes.iter().copied(), style.table.own_size, fits)
}
