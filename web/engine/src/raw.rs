//! Reports that cannot be read as they are: their values as they were written, in the shape in which a page holds reports,
//! so that whoever mends them sees what is wrong.

use nianbao::form::fields::{ATTACHMENTS, CONTACT, FIELDS, FieldId, PREAMBLE};
use nianbao::form::{Edition, Line, Table};
use nianbao::report::{AFTER, BEFORE};
use nianbao::source::{self, Node};
use serde_json::{Map, Value, json};

use crate::form;

/// The values of a file as JSON; none if it is no map of values.
pub(crate) fn report(root: &Node) -> Option<String> {
    if !matches!(root.value, source::Value::Map(_)) {
        return None;
    }
    let mut report = Map::new();
    for field in FIELDS {
        match *field.path {
            [key] => {
                report.insert(key.to_owned(), root.get(key).map_or(Value::Null, value));
            }
            [group, key] => {
                let given = root.get(group).filter(|group| matches!(group.value, source::Value::Map(_)));
                let slot = report.entry(group).or_insert(Value::Null);
                // Ways to reach the body have fields of their own on a page, whether there are any or not.
                if given.is_some() || group == CONTACT {
                    slot[key] = given.and_then(|group| group.get(key)).map_or(Value::Null, value);
                }
            }
            _ => {}
        }
    }
    report.insert(PREAMBLE.to_owned(), blocks(root.get(PREAMBLE)));
    let edition = edition(root);
    for section in edition.sections() {
        let given = root.get(section.key);
        let section_value = match section.table {
            Some(form) => table(edition.table(form.id), given),
            None => blocks(given),
        };
        report.insert(section.key.to_owned(), section_value);
    }
    if let Some(attachments) = root.get(ATTACHMENTS) {
        report.insert(ATTACHMENTS.to_owned(), blocks(Some(attachments)));
    }
    Some(Value::Object(report).to_string())
}

/// The edition that a file says it is of, or that is for its year.
fn edition(root: &Node) -> &'static Edition {
    let year = |field: FieldId| root.get(field.field().path[0])?.as_key()?.parse().ok();
    year(FieldId::Form).and_then(Edition::of).unwrap_or_else(|| form::of(year(FieldId::Year).unwrap_or_default()))
}

/// A list of blocks, or none.
fn blocks(given: Option<&Node>) -> Value {
    match given.map(value) {
        Some(list @ Value::Array(_)) => list,
        Some(Value::Null) | None => json!([]),
        Some(alone) => json!([alone]),
    }
}

/// An official table, each of its rows as a list.
fn table(table: &Table, given: Option<&Node>) -> Value {
    let mut section = json!({});
    for key in [BEFORE, AFTER] {
        if let Some(prose) = given.and_then(|given| given.get(key)) {
            section[key] = blocks(Some(prose));
        }
    }
    for line in &table.lines {
        let row = line.keys.iter().try_fold(given, |node, key| Some(node?.get(key))).flatten();
        let slot = line.keys.iter().fold(&mut section, |value, key| &mut value[*key]);
        *slot = figures(line, row);
    }
    section
}

/// The figures of a line as they are written.
fn figures(line: &Line, row: Option<&Node>) -> Value {
    if line.is_scalar() {
        return row.map_or(Value::Null, value);
    }
    let figure = |at: usize| match row.map(|row| &row.value) {
        Some(source::Value::List(items)) => items.get(at).map_or(Value::Null, value),
        Some(source::Value::Map(_)) => row.and_then(|row| row.get(line.columns[at].key)).map_or(Value::Null, value),
        // What stands in the place of a row is shown at its beginning.
        Some(source::Value::Scalar { .. }) if at == 0 => row.map_or(Value::Null, value),
        _ => Value::Null,
    };
    (0..line.columns.len()).map(figure).collect()
}

/// A value as it is written.
fn value(node: &Node) -> Value {
    match &node.value {
        source::Value::Null | source::Value::Unreadable => Value::Null,
        source::Value::Scalar { text, quoted: true } => json!(text),
        source::Value::Scalar { text, quoted: false } => match (text.as_str(), text.parse::<i64>()) {
            ("true", _) => json!(true),
            ("false", _) => json!(false),
            // +3 and 007 would lose what is before them.
            (_, Ok(whole)) if whole.to_string() == *text => json!(whole),
            _ => json!(text),
        },
        source::Value::List(items) => items.iter().map(value).collect(),
        source::Value::Map(entries) => {
            let entry = |(key, entry): &(Node, Node)| Some((key.as_key()?.to_owned(), value(entry)));
            Value::Object(entries.iter().filter_map(entry).collect())
        }
    }
}
