//! Tables: every cell says what it is and what it heads.

use quick_xml::escape::escape;

use super::{HtmlError, image, text};
use crate::document::{Cell, CellRole, Table, TableRules};
use crate::markup::put;
use crate::style::Align;

/// Writes a table, which can be moved to and fro where it is wider than the screen.
pub(super) fn write(table: &Table, html: &mut String) -> Result<(), HtmlError> {
    let class = match table.rules {
        TableRules::All => "",
        TableRules::Rows => " class=\"rows\"",
        TableRules::None => " class=\"bare\"",
    };
    let name = escape(&table.summary);
    put(
        html,
        format_args!("<div class=\"table\" role=\"region\" aria-label=\"{name}\" tabindex=\"0\">\n<table{class}>\n"),
    );
    match &table.caption {
        Some(caption) => put(html, format_args!("<caption>{}</caption>\n", text::inlines(&caption.text))),
        // A heading stands above it on the screen; whoever moves from table to table hears no heading.
        None => put(html, format_args!("<caption class=\"unseen\">{name}</caption>\n")),
    }
    columns(table, html);
    let mut rows: Vec<Vec<&Cell>> = vec![Vec::new(); table.rows];
    table.cells.iter().for_each(|cell| rows[cell.row].push(cell));
    let (head, body) = rows.split_at(table.header_rows);
    for (element, rows) in [("thead", head), ("tbody", body)] {
        if rows.is_empty() {
            continue;
        }
        put(html, format_args!("<{element}>\n"));
        for row in rows {
            html.push_str("<tr>");
            for cell in row {
                self::cell(cell, html)?;
            }
            html.push_str("</tr>\n");
        }
        put(html, format_args!("</{element}>\n"));
    }
    html.push_str("</table>\n</div>\n");
    Ok(())
}

/// The widths of the columns, each as a share of the whole.
fn columns(table: &Table, html: &mut String) {
    let whole: f64 = table.columns.iter().map(|width| width.0).sum();
    html.push_str("<colgroup>");
    for width in &table.columns {
        put(html, format_args!("<col style=\"width: {:.2}%\"/>", width.0 / whole * 100.0));
    }
    html.push_str("</colgroup>\n");
}

fn cell(cell: &Cell, html: &mut String) -> Result<(), HtmlError> {
    let (element, scope) = match (cell.role, cell.columns > 1, cell.rows > 1) {
        (CellRole::ColumnHeader, false, _) => ("th", Some("col")),
        (CellRole::ColumnHeader, true, _) => ("th", Some("colgroup")),
        (CellRole::RowHeader, _, false) => ("th", Some("row")),
        (CellRole::RowHeader, _, true) => ("th", Some("rowgroup")),
        (CellRole::Data, ..) => ("td", None),
    };
    put(html, format_args!("<{element}"));
    if let Some(scope) = scope {
        put(html, format_args!(" scope=\"{scope}\""));
    }
    for (name, span) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
        if span > 1 {
            put(html, format_args!(" {name}=\"{span}\""));
        }
    }
    if cell.align == Align::Left {
        html.push_str(" class=\"left\"");
    }
    html.push('>');
    html.push_str(&text::inlines(&cell.text));
    if let Some(illustration) = &cell.illustration {
        image(illustration, html)?;
    }
    put(html, format_args!("</{element}>"));
    Ok(())
}
