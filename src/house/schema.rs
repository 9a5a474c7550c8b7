//! JSON Schema of a house style, for editors.

use std::fmt::Display;

use serde_json::{Map, Value, json};

use super::{BOLD, DIGITS, FORMS, KEYS, MARGINS, PAGE_NUMBER, PLACES, POINTS, SIZES, TABLES, TYPE_AREA, UNITS};
use crate::style::{OFFICIAL, Pt, size};

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
    let page = &OFFICIAL.page;
    let (right, bottom) = (page.width - page.left - page.text_width, page.height - page.top - page.text_height);
    let sizes = [OFFICIAL.paragraphs.title.size, OFFICIAL.paragraphs.body.size, OFFICIAL.page_number.size];
    let values = [
        map(lengths(MARGINS, [page.top, bottom, page.left, right])),
        map(lengths(TYPE_AREA, [page.text_width, page.text_height])),
        count(),
        length(&POINTS),
        count(),
        map(SIZES.iter().zip(sizes).map(|((key, name), size)| (*key, standard(name, size_name(size)), type_size()))),
        json!({ "anyOf": [{ "type": "array", "items": headings }, headings] }),
        names(&DIGITS.map(|(name, _)| name)),
        map([
            (PAGE_NUMBER[0].0, PAGE_NUMBER[0].1.to_owned(), form),
            (PAGE_NUMBER[1].0, PAGE_NUMBER[1].1.to_owned(), names(&PLACES.map(|(name, _)| name))),
        ]),
        names(&TABLES.map(|(name, _)| name)),
    ];
    map(KEYS.iter().zip(values).map(|((key, hint), value)| (*key, (*hint).to_owned(), value)))
}

/// Keys of lengths, each with the name and the standard's value of its length.
fn lengths<const N: usize>(keys: [(&'static str, &str); N], usual: [Pt; N]) -> [(&'static str, String, Value); N] {
    let units = UNITS.map(|(unit, _)| unit);
    let mut usual = usual.into_iter();
    keys.map(|(key, name)| {
        let usual = usual.next().map(|length| length.to_mm().round()).unwrap_or_default();
        (key, standard(&format!("{name}，毫米"), usual), length(&units))
    })
}

/// A hint that says what the standard has.
fn standard(name: &str, usual: impl Display) -> String {
    format!("{name}；GB/T 9704 是 {usual}")
}

/// The 字号 that type of a size is called.
fn size_name(size: Pt) -> &'static str {
    size::NAMES.iter().find(|(_, known)| *known == size).map_or("", |(name, _)| name)
}

/// A map of these keys, each with its hint and the schema of its value; a key without a value says nothing.
fn map(properties: impl IntoIterator<Item = (&'static str, String, Value)>) -> Value {
    let property = |(key, hint, value): (&str, String, Value)| {
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
