//! Messages about keys of the report file.

use crate::diagnostic::excerpt;

/// What to say about a key that does not belong: the likeliest key it should have been, or all there are.
pub fn unknown_key(key: &str, known: &[&str]) -> String {
    let close = known
        .iter()
        .map(|known| (strsim::damerau_levenshtein(key, known), known))
        .filter(|(distance, known)| *distance <= 1 + known.len() / 3)
        .min_by_key(|(distance, _)| *distance);
    let key = excerpt(key);
    match close {
        Some((_, known)) => format!("没有“{key}”这个键；是不是想写 {known}？"),
        None if key.is_ascii() => format!("没有“{key}”这个键；这里可以写：{}", known.join("、")),
        // Keys are English, so this is likely a sentence.
        None => {
            format!("没有“{key}”这个键；这里可以写：{}。如果这是正文，请把半角冒号改成全角冒号“：”", known.join("、"))
        }
    }
}

/// What to say about a key that must be there and is not.
pub fn missing_key(key: &str) -> String {
    let meaning = match key {
        "body" => "（行政机关的名称），例如 body: 示范区民政局",
        "year" => "（报告所述的年度），例如 year: 2023",
        "from" => "（统计期限的第一天），例如 from: 2023-01-01",
        "to" => "（统计期限的最后一天），例如 to: 2023-12-31",
        "title" => "（附件的标题）",
        "rows" => "（表头以下的各行）",
        _ => "",
    };
    format!("缺少 {key}；请补上 {key}{meaning}")
}
