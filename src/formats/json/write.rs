//! Reports as JSON: as the report file wants it, a row of figures a line.

use serde_json::{Map, Value};

use crate::form::fields::{CONTACT, FIELDS, PREAMBLE};
use crate::report::Report;

/// Writes a report as JSON. What may be left out is there as null, so that it can be filled in.
pub(in crate::formats) fn write(report: &Report) -> String {
    let mut values = match serde_json::to_value(report) {
        Ok(Value::Object(values)) => values,
        _ => Map::new(),
    };
    let mut root = Map::new();
    for field in FIELDS {
        if let Some(key) = field.path.first().filter(|key| !root.contains_key(**key)) {
            root.insert((*key).to_owned(), values.shift_remove(*key).unwrap_or(Value::Null));
        }
        if let ([CONTACT, key], Some(Value::Object(contact))) = (field.path, root.get_mut(CONTACT)) {
            contact.entry(*key).or_insert(Value::Null);
        }
    }
    let preamble = values.shift_remove(PREAMBLE);
    root.insert(PREAMBLE.to_owned(), preamble.unwrap_or_else(|| Value::Array(Vec::new())));
    root.extend(values);
    let mut out = String::new();
    put(&Value::Object(root), 0, &mut out);
    out.push('\n');
    out
}

fn put(value: &Value, depth: usize, out: &mut String) {
    let indent = |depth: usize, out: &mut String| {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    };
    match value {
        Value::Object(entries) if !entries.is_empty() => {
            for (at, (key, value)) in entries.iter().enumerate() {
                out.push(if at == 0 { '{' } else { ',' });
                indent(depth + 1, out);
                out.push_str(&Value::from(key.as_str()).to_string());
                out.push_str(": ");
                put(value, depth + 1, out);
            }
            indent(depth, out);
            out.push('}');
        }
        Value::Array(items) if !is_short(items) => {
            for (at, item) in items.iter().enumerate() {
                out.push(if at == 0 { '[' } else { ',' });
                indent(depth + 1, out);
                put(item, depth + 1, out);
            }
            indent(depth, out);
            out.push(']');
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(Value::to_string).collect();
            out.push_str(&format!("[{}]", items.join(", ")));
        }
        scalar => out.push_str(&scalar.to_string()),
    }
}

/// Whether a list fits one line: a row of figures, or of a narrow table.
fn is_short(items: &[Value]) -> bool {
    const LINE: usize = 100;
    let scalars = items.iter().all(|item| !item.is_object() && !item.is_array());
    scalars && items.iter().map(|item| item.to_string().len() + 2).sum::<usize>() < LINE
}
