//! Keys that do not belong.

use super::excerpt;

/// What to say about a key that does not belong, and what to do: the likeliest key it should have been, or all there
/// are.
pub(crate) fn unknown_key(key: &str, known: &[&str]) -> (String, String) {
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
