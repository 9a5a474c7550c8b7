//! JSON Schema of a house style, for editors.

use serde_json::{Map, Value, json};

use super::{BOLD, DIGITS, FORMS, KEYS, MARGINS, PAGE_NUMBER, PLACES, POINTS, SIZES, TABLES, TYPE_AREA, UNITS};
use crate::style::size;

/// JSON Schema (draft 2020-12) of the file of a house style.
pub fn schema() -> Value {
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "版式",
        "description": "nianbao 的版式文件（--style）；不写的照 GB/T 9704—2012",
    });
    let values = values();
    for key in ["type", "properties", "additionalProperties"] {
        schema[key] = values[key].clone();
    }
    schema["type"] = "object".into();
    schema
}

/// JSON Schema of the values of a house style, wherever they stand.
pub(crate) fn values() -> Value {
    let names = |known: &[&str]| json!({ "enum": known });
    let count = || json!({ "type": "integer", "minimum": 1 });
    let headings = names(&BOLD.map(|(name, _)| name));
    let forms = FORMS.map(|(form, _)| form);
    let form = json!({ "anyOf": [names(&forms), { "const": 1 }] });
    let values = [
        map(MARGINS.map(|(key, hint)| (key, hint, length(&UNITS.map(|(unit, _)| unit))))),
        map(TYPE_AREA.map(|(key, hint)| (key, hint, length(&UNITS.map(|(unit, _)| unit))))),
        count(),
        length(&POINTS),
        count(),
        map(SIZES.map(|(key, hint)| (key, hint, type_size()))),
        json!({ "anyOf": [{ "type": "array", "items": headings }, headings] }),
        names(&DIGITS.map(|(name, _)| name)),
        map([
            (PAGE_NUMBER[0].0, PAGE_NUMBER[0].1, form),
            (PAGE_NUMBER[1].0, PAGE_NUMBER[1].1, names(&PLACES.map(|(name, _)| name))),
        ]),
        names(&TABLES.map(|(name, _)| name)),
    ];
    map(KEYS.iter().zip(values).map(|((key, hint), value)| (*key, *hint, value)))
}

/// A map of these keys, each with its hint and the schema of its value; a key without a value says nothing.
fn map(properties: impl IntoIterator<Item = (&'static str, &'static str, Value)>) -> Value {
    let property = |(key, hint, value): (&str, &str, Value)| {
        (key.to_owned(), json!({ "description": hint, "anyOf": [value, { "type": "null" }] }))
    };
    let properties: Map<String, Value> = properties.into_iter().map(property).collect();
    json!({ "type": ["object", "null"], "properties": properties, "additionalProperties": false })
}

/// A number, or one with a unit.
fn length(units: &[&str]) -> Value {
    let pattern = format!(r"^\d+(\.\d+)?\s*({})?$", units.join("|"));
    json!({ "anyOf": [{ "type": "number", "exclusiveMinimum": 0 }, { "type": "string", "pattern": pattern }] })
}

/// A name or points.
fn type_size() -> Value {
    let mut names: Vec<String> = size::NAMES.iter().map(|(name, _)| (*name).to_owned()).collect();
    names.push(r"\d号|小\d号?|小[一二三四五六]号".to_owned());
    let named = json!({ "type": "string", "pattern": format!("^({})$", names.join("|")) });
    json!({ "anyOf": [named, length(&POINTS)] })
}
