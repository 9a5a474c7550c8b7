//! 标题 in lines (GB/T 9704—2012, 7.3.1): broken at sense breaks, lines of like length.

use super::Text;
use super::balance::{ANYWHERE, balance};

/// Words of the titles of such reports that stay whole. A break before or after one is a sense break.
const WORDS: &[&str] = &["政府信息公开", "政务公开", "信息公开", "年度报告", "工作", "年报", "人民政府"];

/// Ends of names of places and bodies: a break behind them parts a long name least badly.
const NAME_ENDS: &[char] = &['省', '市', '区', '县', '州', '盟', '旗', '镇', '乡', '局', '厅'];

/// Words that names of bodies end with and are never parted in if it can be helped at all.
const KINDS: &[&str] = &["服务中心", "管理局", "委员会", "办公室", "办事处", "领导小组", "人民政府"];

/// Badness of a break inside the name of a body behind a [`NAME_ENDS`] character, in characters squared.
const INSIDE_NAME: f64 = 60.0;

/// Badness of a break inside a word of [`KINDS`], in characters squared.
const INSIDE_KIND: f64 = 4.0 * ANYWHERE;

/// The title in as few lines of at most `width` characters as it takes, as alike as sense breaks allow.
///
/// `body` is the name of the body, which stays on one line if it can be helped.
pub(super) fn lines(title: &str, body: &str, width: f64) -> Text {
    balance(title, width, |characters, at| penalty(characters, body, title, at))
}

/// Badness of a break before character `at`.
fn penalty(characters: &[char], body: &str, title: &str, at: usize) -> f64 {
    let (before, after) = (characters[at - 1], characters[at]);
    let byte: usize = characters[..at].iter().map(|c| c.len_utf8()).sum();
    let inside = |word: &str| title.match_indices(word).any(|(start, _)| start < byte && byte < start + word.len());
    if inside(body) {
        if "、）".contains(before) || after == '（' {
            return 0.0;
        }
        if KINDS.iter().any(|word| inside(word)) {
            return INSIDE_KIND;
        }
        return if NAME_ENDS.contains(&before) && !NAME_ENDS.contains(&after) { INSIDE_NAME } else { ANYWHERE };
    }
    if WORDS.iter().any(|word| inside(word)) {
        return ANYWHERE;
    }
    let edge = |word: &str| title.match_indices(word).any(|(start, _)| start == byte || start + word.len() == byte);
    let marked = "、）》”".contains(before) || "（《“".contains(after);
    let sense = marked || before == '年' || after == '关' || edge(body) || WORDS.iter().any(|word| edge(word));
    // The name and the year of the report belong together.
    let name_and_year = title[..byte].ends_with(body) && after.is_ascii_digit();
    match (sense, name_and_year) {
        (true, false) => 0.0,
        (true, true) => 8.0,
        (false, _) => ANYWHERE,
    }
}

#[cfg(test)]
mod tests {
    use super::lines;

    fn broken(title: &str, body: &str) -> Vec<String> {
        lines(title, body, 20.0).lines()
    }

    #[test]
    fn titles_break_at_the_sense() {
        for (body, expected) in [
            ("西岗区应急管理局", &["西岗区应急管理局2023年", "政府信息公开工作年度报告"][..]),
            ("某审计局", &["某审计局2023年政府信息公开工作年度报告"]),
            // Twenty characters that the digits of 小标宋 make wider than the line.
            ("某区民政局", &["某区民政局2023年", "政府信息公开工作年度报告"]),
            ("示范市新区民政局", &["示范市新区民政局2023年", "政府信息公开工作年度报告"]),
            (
                "内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗人力资源和社会保障局",
                &[
                    "内蒙古自治区呼伦贝尔市",
                    "莫力达瓦达斡尔族自治旗",
                    "人力资源和社会保障局2023年",
                    "政府信息公开工作年度报告",
                ],
            ),
            (
                "示范区民政局（示范区老龄工作委员会办公室、示范区退役军人服务中心）",
                &[
                    "示范区民政局",
                    "（示范区老龄工作委员会办公室、",
                    "示范区退役军人服务中心）2023年",
                    "政府信息公开工作年度报告",
                ],
            ),
        ] {
            let title = format!("{body}2023年政府信息公开工作年度报告");
            let got = broken(&title, body);
            assert_eq!(got.concat(), title);
            assert_eq!(got, expected);
        }
    }

    #[test]
    fn kinds_of_bodies_are_never_parted() {
        for before in 0..20 {
            let body = format!("{}退役军人服务中心", "示".repeat(before));
            let title = format!("{body}2023年政府信息公开工作年度报告");
            let got = broken(&title, &body);
            assert!(got.iter().any(|line| line.contains("服务中心")), "{got:?}");
        }
    }

    #[test]
    fn very_long_titles_still_break() {
        let title = "县".repeat(300);
        let got = broken(&title, "县");
        assert!(got.iter().all(|line| line.chars().count() <= 20));
        assert_eq!(got.concat(), title);
    }
}
