//! Messages about keys of the report file.

/// What to say about a key that does not belong: the likeliest key it should have been, or all there are.
pub fn unknown_key(key: &str, known: &[&str]) -> String {
    let close = known
        .iter()
        .map(|known| (strsim::damerau_levenshtein(key, known), known))
        .filter(|(distance, known)| *distance <= 1 + known.len() / 3)
        .min_by_key(|(distance, _)| *distance);
    match close {
        Some((_, known)) => format!("没有“{key}”这个键；是不是想写 {known}？"),
        None => format!("没有“{key}”这个键；这里可以写：{}", known.join("、")),
    }
}
