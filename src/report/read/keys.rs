//! Messages about keys of the report file.

use crate::form::fields::{FIELDS, Field};
use crate::source::excerpt;

/// What to say about a key that does not belong: the likeliest key it should have been, or all there are.
pub(super) fn unknown_key(key: &str, known: &[&str]) -> (String, String) {
    let close = known
        .iter()
        .map(|known| (strsim::damerau_levenshtein(key, known), known))
        .filter(|(distance, known)| *distance <= 1 + known.len() / 3)
        .min_by_key(|(distance, _)| *distance);
    let message = format!("没有“{}”这个键", excerpt(key));
    let advice = match close {
        Some((_, known)) => format!("是不是想写 {known}？"),
        None if key.is_ascii() => format!("这里可以写：{}", known.join("、")),
        // Keys are English, so this is likely a sentence.
        None => format!("这里可以写：{}。如果这是正文，请把半角冒号改成全角冒号“：”", known.join("、")),
    };
    (message, advice)
}

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
