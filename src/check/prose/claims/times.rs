//! Of which time a figure speaks: of the whole of the report's year or not.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::patterns::regex;
use crate::form::claims::words::{NOT_COUNTED, TIMES};

static TIME: LazyLock<Regex> = LazyLock::new(|| regex(TIMES));

/// Whether a figure is about the whole of a year, by what its sentence and its paragraph say before it, and its clause.
pub(super) fn is_whole_year(year: u16, paragraph: &str, sentence: &str, clause: &str) -> bool {
    if NOT_COUNTED.iter().any(|word| clause.contains(word)) {
        return false;
    }
    let mentions = |text| TIME.captures_iter(text).filter_map(|mention| whole(year, &mention));
    // A half or a quarter that an earlier sentence named still counts; so does the year that another one named after it.
    let Some((last, _)) = mentions(sentence).last() else {
        return mentions(paragraph).filter(|(_, lasts)| *lasts).last().is_none_or(|(whole, _)| whole);
    };
    last
}

/// Whether a mention is one of the whole year, and whether it holds for the sentences behind it; none if it is no mention.
fn whole(year: u16, mention: &Captures<'_>) -> Option<(bool, bool)> {
    let has = |name: &str| mention.name(name).is_some();
    if let Some(named) = mention.name("year") {
        return Some((named.as_str() == year.to_string(), named.as_str() == year.to_string()));
    }
    if let Some(month) = mention.name("month") {
        let number = |text: &str| text.parse::<u8>().ok();
        let day = mention.name("day").map(|day| number(day.as_str()));
        // 2023年1月1日 to 12月31日, and to the end of 12月.
        return match (number(month.as_str()), day) {
            (Some(1), Some(Some(1))) | (Some(12), Some(Some(31)) | None) => None,
            _ => Some((false, false)),
        };
    }
    let this = |sum: &str| ["全年", "今年", "本年"].iter().any(|year| sum.contains(year));
    if has("this") || has("sum") && this(&mention[0]) {
        return Some((true, true));
    }
    if has("part") {
        return Some((false, true));
    }
    (has("other") || has("span") || has("sum")).then_some((false, false))
}

#[cfg(test)]
mod tests {
    use super::is_whole_year;

    #[test]
    fn the_last_time_that_was_named_counts() {
        for (sentence, whole) in [
            ("", true),
            ("2023年，", true),
            ("2022年15件，2023年", true),
            ("与2022年的15件", false),
            ("今年以来，共", true),
            ("自2023年以来，", true),
            ("2020年以来，累计", false),
            ("条例实施以来，", false),
            ("截至2023年底，累计", false),
            ("截至12月31日，共", true),
            ("截至2023年12月31日，共", true),
            ("到2025年，", false),
            ("截止2023年12月31日，全年累计", true),
            ("11月", false),
            ("3月举办培训班，全年", true),
            ("2023年1月1日至12月31日，", true),
            ("2021年至2023年", false),
            ("上年结转2件，", true),
            ("结转2024年办理3件，", true),
            ("上半年", false),
            ("近年来，", false),
            ("坚持每月调度、每年考核，全年", true),
        ] {
            let clause = &sentence[sentence.rfind('，').map_or(0, |at| at + '，'.len_utf8())..];
            assert_eq!(is_whole_year(2023, sentence, sentence, clause), whole, "{sentence}");
        }
        assert!(!is_whole_year(2023, "2023年上半年收到7件。", "", ""));
        assert!(is_whole_year(2023, "上半年收到7件。全年收到12件。", "", ""));
        assert!(!is_whole_year(2023, "", "", "月均"));
    }
}
