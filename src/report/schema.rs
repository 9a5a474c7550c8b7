//! JSON Schema of the report file, for editors and for whoever makes report files by program.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::blocks::{MAX_COLUMNS, MAX_ROWS};
use super::{Block, Date, Number, Report};
use crate::form::{self, Line, Table, Unit};

/// JSON Schema (draft 2020-12) of the report file.
pub fn schema() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let mut schema = settings.into_generator().into_root_schema_for::<Report>().to_value();
    tidy(&mut schema);
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        // A key without a value is an empty list.
        for property in properties.values_mut().filter(|property| property["type"] == "array") {
            property["type"] = json!(["array", "null"]);
        }
    }
    // Cells are told of once, not 200 times.
    schema["$defs"] = json!({
        name(Unit::Count): { "anyOf": cell_forms(Unit::Count) },
        name(Unit::TenThousandYuan): { "anyOf": cell_forms(Unit::TenThousandYuan) },
    });
    schema
}

/// Leaves out what says nothing: empty descriptions, and defaults that are only the absence of a value.
fn tidy(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|key, value| !(key == "description" && value == "" || key == "default" && !value.is_number()));
            map.values_mut().for_each(tidy);
        }
        Value::Array(items) => items.iter_mut().for_each(tidy),
        _ => {}
    }
}

pub(super) fn edition(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": form::EDITION })
}

pub(super) fn year(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "integer", "minimum": form::YEARS.start(), "maximum": form::YEARS.end() })
}

pub(super) fn proactive_disclosure(_: &mut SchemaGenerator) -> Schema {
    official_table("proactive_disclosure")
}

pub(super) fn applications(_: &mut SchemaGenerator) -> Schema {
    official_table("applications")
}

pub(super) fn review_and_litigation(_: &mut SchemaGenerator) -> Schema {
    official_table("review_and_litigation")
}

/// The schema of an official table, from its lines in the form.
fn official_table(key: &str) -> Schema {
    let table = form::table(key).expect("a key of the form");
    Schema::try_from(group(table, &table.lines, 0)).expect("an object")
}

/// The lines that share their first `depth` keys.
fn group(table: &Table, lines: &[Line], depth: usize) -> Value {
    let mut properties = Map::new();
    for lines in lines.chunk_by(|a, b| a.keys[depth] == b.keys[depth]) {
        let line = &lines[0];
        let is_line = line.keys.len() == depth + 1;
        let value = if is_line { row(table, line) } else { group(table, lines, depth + 1) };
        properties.insert(line.keys[depth].to_owned(), value);
    }
    json!({ "type": ["object", "null"], "properties": properties, "additionalProperties": false })
}

fn row(table: &Table, line: &Line) -> Value {
    let title = table.line_name(line);
    if line.is_scalar() {
        return cell(&title, line.unit);
    }
    let columns: Vec<Value> = line.columns.iter().map(|column| cell(column.label, line.unit)).collect();
    let keys = line.columns.iter().map(|column| column.key.to_owned());
    let properties: Map<String, Value> = keys.zip(columns.iter().cloned()).collect();
    let count = columns.len();
    json!({
        "title": title,
        "oneOf": [
            { "type": "array", "prefixItems": columns, "items": false, "minItems": count, "maxItems": count },
            { "type": "object", "properties": properties, "additionalProperties": false },
            { "type": "null" },
        ],
    })
}

fn cell(title: &str, unit: Unit) -> Value {
    json!({ "title": title, "$ref": format!("#/$defs/{}", name(unit)) })
}

/// Name of the definition of the cells that count this.
fn name(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "count",
        Unit::TenThousandYuan => "money",
    }
}

/// What may stand in a cell.
fn cell_forms(unit: Unit) -> Value {
    let not_applicable = json!({ "const": "/", "title": "不适用" });
    let empty = json!({ "type": "null", "title": "空格" });
    let number = |kind: &str| json!({ "type": kind, "minimum": 0, "maximum": Number::MAX });
    match unit {
        Unit::Count => json!([number("integer"), not_applicable, empty]),
        Unit::TenThousandYuan => {
            // A decimal as text keeps its zeros: 12.50.
            let decimal = json!({ "type": "string", "pattern": r"^\d+(\.\d{1,6})?$" });
            json!([number("number"), decimal, not_applicable, empty])
        }
    }
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$" })
    }
}

impl JsonSchema for Block {
    fn schema_name() -> Cow<'static, str> {
        "Block".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let text = json!({ "type": "string", "minLength": 1 });
        let object = |title: &str, required: &str, properties: Value| {
            json!({
                "title": title,
                "type": "object",
                "properties": properties,
                "required": [required],
                "additionalProperties": false,
            })
        };
        json_schema!({
            "title": "一块内容",
            "description": "一段文字（**加粗**），或 heading、image、table、list 之一",
            "anyOf": [
                { "title": "段落", "type": "string" },
                object("标题", "heading", json!({ "heading": text, "level": { "enum": [2, 3, 4] } })),
                object("图片", "image", json!({ "image": text, "alt": text, "caption": text })),
                object("表格", "table", json!({ "table": own_table(&text) })),
                object("列项", "list", json!({ "list": { "type": "array", "items": text, "minItems": 1 } })),
            ],
        })
    }
}

/// A table of the body's own.
fn own_table(text: &Value) -> Value {
    let span = |most: usize| json!({ "type": "integer", "minimum": 1, "maximum": most });
    let merged = json!({
        "type": "object",
        "properties": {
            "text": { "type": "string" },
            "colspan": span(MAX_COLUMNS),
            "rowspan": span(MAX_ROWS),
        },
        "additionalProperties": false,
    });
    let cells = json!({ "type": "array", "items": { "anyOf": [{ "type": ["string", "number", "null"] }, merged] } });
    json!({
        "type": "object",
        "properties": {
            "caption": text,
            "columns": cells,
            "rows": { "type": "array", "items": cells, "minItems": 1 },
        },
        "required": ["rows"],
        "additionalProperties": false,
    })
}
