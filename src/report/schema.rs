//! JSON Schema of the report file, for editors and for whoever makes report files by program. Keys, names and hints come
//! from the form.

use serde_json::{Map, Value, json};

use super::read::{AFTER, BEFORE};
use super::{MAX_COLUMNS, MAX_ROWS};
use crate::chart::{ChartKind, MAX_LABELS, MAX_SERIES};
use crate::form::fields::{
    ATTACHMENTS, ATTACHMENTS_HINT, ATTACHMENTS_NAME, CONTACT, FIELDS, Field, FieldId, FieldKind, PERIOD, PREAMBLE,
    PREAMBLE_NAME,
};
use crate::form::{Edition, Line, Table, Unit};
use crate::number::Number;

/// JSON Schema (draft 2020-12) of the report file.
pub fn schema() -> Value {
    let mut properties = Map::new();
    for field in FIELDS {
        match field.path {
            [key] => {
                properties.insert((*key).to_owned(), plain(field));
            }
            [group, ..] => {
                properties.entry(*group).or_insert_with(|| fields_of(group));
            }
            [] => {}
        }
    }
    properties.insert(PREAMBLE.to_owned(), blocks(PREAMBLE_NAME));
    // What an official table holds depends on the edition; its key does not.
    for edition in Edition::all() {
        for section in edition.sections() {
            let value =
                if section.table.is_some() { json!({ "title": section.heading }) } else { blocks(section.heading) };
            properties.entry(section.key).or_insert(value);
        }
    }
    properties.insert(ATTACHMENTS.to_owned(), attachments());
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "政府信息公开工作年度报告",
        "description": "nianbao 的年报文件（YAML 或 JSON）",
        "type": "object",
        "properties": properties,
        "required": [FieldId::Body.field().path[0], FieldId::Year.field().path[0]],
        "additionalProperties": false,
        "allOf": Edition::all().map(of_edition).collect::<Vec<_>>(),
        "$defs": definitions(),
    })
}

/// What holds of the reports of an edition only: their years and tables.
fn of_edition(edition: &'static Edition) -> Value {
    let form = FieldId::Form.field().path[0];
    let named = json!({ "properties": { form: { "const": edition.year() } }, "required": [form] });
    let condition = if edition == Edition::latest() {
        json!({ "anyOf": [named, { "not": { "required": [form] } }, { "properties": { form: { "type": "null" } } }] })
    } else {
        named
    };
    let years = edition.years();
    let year = json!({ "type": "integer", "minimum": years.start(), "maximum": years.end() });
    let mut properties = Map::from_iter([(FieldId::Year.field().path[0].to_owned(), year)]);
    for table in edition.tables() {
        let mut value = group(table, &table.lines, 0);
        for key in [BEFORE, AFTER] {
            value["properties"][key] = blocks("");
        }
        properties.insert(table.key.to_owned(), value);
    }
    json!({ "if": condition, "then": { "properties": properties } })
}

/// A plain value with its name and how to fill it in.
fn plain(field: &Field) -> Value {
    let mut value = match field.kind {
        FieldKind::Text => json!({ "type": ["string", "null"], "minLength": 1 }),
        FieldKind::Year => json!({ "type": ["integer", "null"] }),
        FieldKind::Date => {
            json!({ "type": ["string", "null"], "pattern": r"^\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}" })
        }
        FieldKind::Flag => json!({ "enum": [true, false, "是", "否", null] }),
        FieldKind::TextOrNo => json!({ "type": ["string", "boolean", "null"] }),
    };
    match field.id {
        FieldId::Form => {
            let editions = Edition::all().map(|edition| Value::from(edition.year()));
            value = json!({ "enum": editions.chain([Value::Null]).collect::<Vec<_>>() });
        }
        FieldId::Body => value = json!({ "type": "string", "minLength": 1 }),
        FieldId::Year => value = json!({ "type": "integer" }),
        FieldId::PeriodFrom | FieldId::PeriodTo => value["type"] = json!("string"),
        _ => {}
    }
    value["title"] = field.label.into();
    value["description"] = field.written_hint().into();
    value
}

/// The plain values below a key.
fn fields_of(group: &str) -> Value {
    let fields = FIELDS.iter().filter(|field| field.path.first() == Some(&group) && field.path.len() > 1);
    let properties: Map<String, Value> = fields.map(|field| (field.path[1].to_owned(), plain(field))).collect();
    let mut value = json!({ "type": ["object", "null"], "properties": properties, "additionalProperties": false });
    value["title"] = if group == CONTACT { "联系方式" } else { "统计期限" }.into();
    if group == PERIOD {
        value["required"] = properties.keys().cloned().collect();
    }
    value
}

fn blocks(title: &str) -> Value {
    let mut value = json!({ "type": ["array", "null"], "items": { "$ref": "#/$defs/block" } });
    if !title.is_empty() {
        value["title"] = title.into();
    }
    value
}

fn attachments() -> Value {
    json!({
        "title": ATTACHMENTS_NAME,
        "description": ATTACHMENTS_HINT,
        "type": ["array", "null"],
        "items": {
            "type": "object",
            "properties": { "title": { "title": "附件标题", "type": "string", "minLength": 1 }, "blocks": blocks("附件内容") },
            "required": ["title"],
            "additionalProperties": false,
        },
    })
}

/// What is told of once, not 200 times.
fn definitions() -> Value {
    let mut definitions = Map::from_iter([("block".to_owned(), block())]);
    for unit in [Unit::Count, Unit::Change, Unit::TenThousandYuan, Unit::Money] {
        definitions.insert(name(unit).to_owned(), json!({ "anyOf": cell_forms(unit) }));
    }
    Value::Object(definitions)
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
        return cell(&title, line.columns[0].unit);
    }
    let columns: Vec<Value> = line.columns.iter().map(|column| cell(column.label, column.unit)).collect();
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
        Unit::Change => "change",
        Unit::TenThousandYuan => "tenThousandYuan",
        Unit::Money => "money",
    }
}

/// What may stand in a cell.
fn cell_forms(unit: Unit) -> Value {
    let not_applicable = json!({ "const": "/", "title": "不适用" });
    let empty = json!({ "type": "null", "title": "空格" });
    let number = |kind: &str, least: i64| json!({ "type": kind, "minimum": least, "maximum": Number::MAX });
    // A number as text keeps what no number of JSON has: 12.50, +3, 251000元.
    let text = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    match unit {
        Unit::Count => json!([number("integer", 0), not_applicable, empty]),
        Unit::Change => {
            json!([number("integer", -Number::MAX.cast_signed()), text(r"^[+-]?\d+$"), not_applicable, empty])
        }
        Unit::TenThousandYuan => json!([number("number", 0), text(r"^\d+(\.\d{1,6})?$"), not_applicable, empty]),
        Unit::Money => {
            json!([number("number", 0), text(r"^\d+(\.\d{1,6})?(万?元)?$"), not_applicable, empty])
        }
    }
}

fn block() -> Value {
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
    json!({
        "title": "一块内容",
        "description": "一段文字（**加粗**），或 heading、image、table、chart、list 之一",
        "anyOf": [
            { "title": "段落", "type": "string" },
            object("标题", "heading", json!({ "heading": text, "level": { "enum": [2, 3, 4] }, "text": text })),
            object("图片", "image", json!({ "image": text, "alt": text, "caption": text })),
            object("表格", "table", json!({ "table": own_table(&text) })),
            object("统计图", "chart", json!({ "chart": own_chart(&text) })),
            object("列项", "list", json!({ "list": { "type": "array", "items": text, "minItems": 1 } })),
        ],
    })
}

/// A chart of the body's own.
fn own_chart(text: &Value) -> Value {
    let kinds: Vec<Value> = ChartKind::ALL.iter().flat_map(|kind| [kind.key(), kind.name()]).map(Value::from).collect();
    let name = json!({ "type": ["string", "number"], "minLength": 1 });
    let value = json!({ "anyOf": [{ "type": "number" }, { "type": "string", "pattern": r"^[+-]?\d+(\.\d{1,6})?$" }] });
    let values = json!({ "type": "array", "items": value, "minItems": 1, "maxItems": MAX_LABELS });
    let series = json!({
        "type": "object",
        "properties": { "name": name, "values": values },
        "required": ["values"],
        "additionalProperties": false,
    });
    json!({
        "type": "object",
        "properties": {
            "kind": { "enum": kinds },
            "title": text,
            "unit": text,
            "labels": { "type": "array", "items": name, "minItems": 1, "maxItems": MAX_LABELS },
            "series": { "type": "array", "items": series, "minItems": 1, "maxItems": MAX_SERIES },
        },
        "required": ["kind", "title", "labels", "series"],
        "additionalProperties": false,
    })
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
