//! Messages about keys of the report file.

use crate::form::fields::{FIELDS, Field};

/// What to say about a key that must be there and is not.
pub(super) fn missing_key(key: &str, meaning: &str) -> (String, String) {
    (format!("缺少 {key}"), format!("请补上 {key}{meaning}"))
}

/// What a plain value that must be there means, with an example.
pub(super) fn meaning(field: &Field) -> String {
    let key = field.path.last().copied().unwrap_or_default();
    let example = match key {
        "body" => "示范区民政局",
        "year" => "2023",
        "from" => "2023-01-01",
        _ => "2023-12-31",
    };
    format!("（{}），例如 {key}: {example}", field.label)
}

/// The keys at the top of a report file that hold plain values, each once.
pub(super) fn plain_keys() -> Vec<&'static str> {
    let mut keys: Vec<&str> = FIELDS.iter().filter_map(|field| field.path.first().copied()).collect();
    keys.dedup();
    keys
}
