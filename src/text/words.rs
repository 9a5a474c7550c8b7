//! Words in a text: what rules ask first and most often, so that no pattern is compiled for it.

/// Whether a text has one of some words.
pub(crate) fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// What stands behind one of some words at the head of a text; none if it begins with none of them.
pub(crate) fn after_any<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}

/// What stands behind a year of this century at the head of a text, with it.
pub(crate) fn year(text: &str) -> Option<(&str, &str)> {
    let (year, rest) = text.split_at_checked(4)?;
    let is_year = year.starts_with("20") && year.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then_some((year, rest))
}

/// Every year of this century in a text with what stands behind it, also where it is part of a longer number.
pub(crate) fn years(text: &str) -> impl Iterator<Item = (&str, &str)> {
    // Every place, because places of "20" may overlap.
    text.char_indices().filter(|(_, c)| *c == '2').filter_map(|(at, _)| year(&text[at..]))
}

#[cfg(test)]
mod tests {
    use super::{after_any, years};

    #[test]
    fn years_are_found_wherever_they_stand() {
        let found: Vec<(&str, &str)> = years("自2020年，120202年").collect();
        assert_eq!(found, [("2020", "年，120202年"), ("2020", "2年")]);
        let found: Vec<&str> = years("202 2013；20二三").map(|(year, _)| year).collect();
        assert_eq!(found, ["2013"]);
    }

    #[test]
    fn the_first_word_that_fits_is_taken() {
        assert_eq!(after_any("年度报告", &["年", "年度"]), Some("度报告"));
        assert_eq!(after_any("报告", &["年", "年度"]), None);
    }
}
