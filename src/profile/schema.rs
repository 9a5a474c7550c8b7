//! JSON Schema of a profile, for editors.

use serde_json::{Map, Value, json};

use super::{KEYS, KINDS, LIMITS, Level};
use crate::form::rules;
use crate::house;

/// JSON Schema (draft 2020-12) of a profile.
pub fn schema() -> Value {
    let object = |properties: Map<String, Value>| json!({ "type": ["object", "null"], "properties": properties, "additionalProperties": false });
    let days = KINDS.map(|(_, key, hint)| {
        (key.to_owned(), json!({ "type": "string", "pattern": r"^\d{2}-\d{2}$", "description": hint }))
    });
    let levels = Level::ALL.map(Level::key);
    let rules = rules::all().map(|rule| (rule.id.to_owned(), json!({ "enum": levels, "description": rule.statement })));
    let limits = LIMITS.map(|(key, hint)| {
        let least = u8::from(key != "blank_cells");
        (key.to_owned(), json!({ "type": "integer", "minimum": least, "description": hint }))
    });
    let values = [
        json!({ "type": ["string", "null"], "minLength": 1 }),
        object(Map::from_iter(days)),
        object(rules.collect()),
        object(Map::from_iter(limits)),
        house::schema::values(),
    ];
    let properties: Map<String, Value> = KEYS
        .iter()
        .zip(values)
        .map(|((key, hint), mut value)| {
            value["description"] = (*hint).into();
            ((*key).to_owned(), value)
        })
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "核对要求",
        "description": "nianbao 的核对要求文件（--profile）",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}
