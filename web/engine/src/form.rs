//! The form as a page shows it.

use nianbao::document::{Block, assemble};
use nianbao::form::aspects::Aspect;
use nianbao::form::fields::{
    ATTACHMENTS, ATTACHMENTS_HINT, ATTACHMENTS_NAME, FIELDS, Field, FieldId, FieldKind, PREAMBLE, PREAMBLE_HINT,
    PREAMBLE_NAME,
};
use nianbao::form::{Edition, GridCell, GridContent, OVERVIEW, Section, Table, Unit};
use nianbao::image::Images;
use nianbao::report::blank::blank;
use nianbao::report::{AFTER, BEFORE, OneLine};
use nianbao::style::OFFICIAL;
use serde_json::{Value, json};

/// The form of reports about a year; the latest for years that have none.
pub(crate) fn of_year(year: u16) -> Value {
    let edition = of(year);
    let widths = widths(edition);
    let mut widths = widths.iter();
    let mut section = |section: &'static Section| match section.table {
        Some(form) => json!({
            "key": section.key,
            "heading": section.heading,
            "kind": "table",
            "hint": section.hints.concat(),
            "before": [section.key, BEFORE],
            "after": [section.key, AFTER],
            "table": grid(edition.table(form.id), widths.next()),
        }),
        None => {
            let mut value = prose(section.key, section.heading, &section.hints.concat());
            if section.key == OVERVIEW {
                let aspect = |aspect: &Aspect| json!({ "heading": aspect.name, "hint": aspect.hint });
                value["aspects"] = edition.aspects().iter().map(aspect).collect();
            }
            value
        }
    };
    json!({
        "year": edition.year(),
        "clause": edition.clause(),
        "preamble": prose(PREAMBLE, PREAMBLE_NAME, PREAMBLE_HINT),
        "sections": edition.sections().iter().map(&mut section).collect::<Value>(),
        "attachments": prose(ATTACHMENTS, ATTACHMENTS_NAME, ATTACHMENTS_HINT),
        "fields": FIELDS.iter().map(field).collect::<Value>(),
    })
}

/// The edition of reports about a year; the latest for years that have none.
pub(crate) fn of(year: u16) -> &'static Edition {
    Edition::all().find(|edition| edition.years().contains(&year)).unwrap_or(Edition::latest())
}

/// The way to the value under a key of the report file such as `applications.received.natural_person`: figures that stand
/// in a row are in a list.
pub(crate) fn path_of_key(edition: &Edition, key: &str) -> Option<Value> {
    edition.tables().iter().find_map(|table| {
        let figure = (0..table.len()).find(|figure| table.key_of(*figure) == key)?;
        Some(path(table, figure))
    })
}

/// The way to a figure.
pub(crate) fn path(table: &Table, figure: usize) -> Value {
    let (line, _) = table.locate(figure);
    let keys = std::iter::once(table.key).chain(line.keys.iter().copied()).map(Value::from);
    let column = (!line.is_scalar()).then(|| Value::from(figure - line.first));
    keys.chain(column).collect()
}

fn prose(key: &str, heading: &str, hint: &str) -> Value {
    json!({ "key": key, "heading": heading, "kind": "prose", "hint": hint })
}

fn field(field: &Field) -> Value {
    json!({
        "path": field.path,
        "label": field.label,
        "hint": field.hint,
        "required": matches!(field.id, FieldId::Body | FieldId::Year),
        "kind": match field.kind {
            FieldKind::Text => "text",
            FieldKind::Year => "year",
            FieldKind::Date => "date",
            FieldKind::Flag => "flag",
            FieldKind::TextOrNo => "textOrNo",
        },
    })
}

/// An official table as it is printed.
fn grid(table: &Table, widths: Option<&Vec<f64>>) -> Value {
    json!({
        "columns": table.grid.columns,
        "rows": table.grid.rows,
        "headerRows": table.grid.header_rows,
        "labelColumns": table.grid.label_columns,
        "cells": table.grid.cells.iter().map(|one| cell(table, one)).collect::<Value>(),
        "widths": widths,
    })
}

fn cell(table: &Table, cell: &GridCell) -> Value {
    let grid = &table.grid;
    let is_corner = cell.column == 0 && cell.columns == grid.label_columns && cell.row + cell.rows == grid.header_rows;
    let mut value = json!({ "row": cell.row, "column": cell.column, "rows": cell.rows, "columns": cell.columns });
    match cell.content {
        GridContent::ColumnLabel(text) => {
            value["kind"] = if is_corner { "corner" } else { "columnLabel" }.into();
            value["text"] = text.into();
        }
        GridContent::RowLabel(text) => {
            value["kind"] = "rowLabel".into();
            value["text"] = text.into();
        }
        GridContent::Figure(figure) => {
            value["kind"] = "figure".into();
            value["path"] = path(table, figure);
            value["unit"] = unit(table.locate(figure).1.unit).into();
            value["name"] = table.figure_name(figure).into();
            if let Some(total) = table.totals(figure).next() {
                value["sum"] = format!("留空时由程序相加：{}", total.sum.left_name).into();
            }
        }
    }
    value
}

/// What a figure counts, in a word.
fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "件",
        Unit::Change => "件，增加为正、减少为负",
        Unit::TenThousandYuan => "万元",
        Unit::Money => "元或万元",
    }
}

/// The widths of the columns of the official tables, in points as they are printed.
fn widths(edition: &'static Edition) -> Vec<Vec<f64>> {
    let Ok(body) = OneLine::new("机关") else { return Vec::new() };
    let Ok(report) = blank(body, *edition.years().start(), None) else { return Vec::new() };
    let document = assemble(&report, &Images::default(), &OFFICIAL, false);
    let columns = document.body.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table.columns.iter().map(|width| width.0).collect()),
        _ => None,
    });
    columns.collect()
}
