//! WRONG-YEAR: prose that speaks of another year as if it were the report's. Years come up for many good reasons, so that
//! only what names the year of the report itself is read: its title, its period, and how paragraphs begin.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::paragraphs::{Paragraph, finding, paragraphs, sentence};
use crate::form::fields::PREAMBLE;
use crate::form::rules::WRONG_YEAR;
use crate::form::{OVERVIEW, PROBLEMS_SECTION};
use crate::report::Report;
use crate::source::Diagnostic;
use crate::text::words::{after_any, has_any, year, years};

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern")
}

/// The name of the report: 2022年政府信息公开工作年度报告.
static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?P<year>20[0-9]{2})[ 　]*年?度?(政府信息公开|政务公开|信息公开)工?作?(年度)?(工作)?(报告|年报)")
});
/// Its period: 2022年1月1日至12月31日.
static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<year>20[0-9]{2})[ 　]*年[ 　]*0?1[ 　]*月[ 　]*0?1[ 　]*日[^。；]{0,6}?(至|到|—|-|－|～|~)[ 　]*((?P<to>20[0-9]{2})[ 　]*年)?[^。；]{0,3}?12[ 　]*月[ 　]*31[ 　]*日",
    )
});
/// The beginning of a paragraph: 2022年，我局….
static BEGINNING: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[ 　]*(?P<year>20[0-9]{2})[ 　]*年度?(?P<next>[，,、]|[ 　]*[我本全]|[ 　]*[㐀-鿿])"));
/// The beginning of a sentence that says who did something: 2022年，我局….
static SELF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(^|[。；])[ 　]*(?P<year>20[0-9]{2})[ 　]*年度?[，,]?[ 　]*(我|本)(局|镇|乡|街道|委|厅|办|县|区|市|州|省|单位|机关|部门)",
    )
});
/// White space within and before a date.
const SPACES: [char; 2] = [' ', '\u{3000}'];
/// What tells that a report of another year is meant.
const OTHER_REPORT: &[&str] = &["通知", "上年", "上一年", "去年", "往年", "历年", "以来各", "比较"];
/// What tells that the other year is meant.
const MEANT: &[&str] = &[
    "将",
    "计划",
    "下一步",
    "拟",
    "力争",
    "目标",
    "来年",
    "明年",
    "上年",
    "上一年",
    "去年",
    "往年",
    "同比",
    "相比",
    "整改",
    "针对",
    "以来",
    "至今",
    "以前",
    "之前",
    "开始",
    "起，",
    "起,",
    "起。",
    "启用",
    "成立",
    "印发",
    "获",
];

pub(super) fn check(report: &Report) -> Vec<Diagnostic> {
    paragraphs(report).filter_map(|paragraph| of_paragraph(report, &paragraph)).collect()
}

/// What is wrong with a paragraph, once.
fn of_paragraph(report: &Report, paragraph: &Paragraph<'_>) -> Option<Diagnostic> {
    let text = paragraph.text.plain();
    let own = report.year().to_string();
    let opens = paragraph.key == PREAMBLE || paragraph.key == OVERVIEW;
    let (words, what) = if opens && let Some(words) = title(&text, &own, paragraph.key) {
        (words, "报告名称")
    } else if opens && let Some(words) = period(&text, &own) {
        (words, "统计期限")
    } else {
        (beginning(&text, &own, paragraph)?, "这一段")
    };
    let message = format!("{what}写的是“{}”，本报告是 {own} 年度的", text[words.clone()].trim());
    let finding = finding(&WRONG_YEAR, paragraph.section, paragraph.text, words, message);
    Some(finding.advise("请核对是不是照抄了别的年度；说的确是那一年的事，可以不改"))
}

/// The year in a match of a pattern in a text, with its 年, if it is not the report's.
fn other_year(text: &str, captures: &Captures<'_>, own: &str) -> Option<Range<usize>> {
    let year = captures.name("year")?;
    let behind = &text[year.end()..];
    // 2022 年 has a space in it.
    let rest = behind.trim_start_matches(SPACES).strip_prefix('年').unwrap_or(behind);
    (year.as_str() != own).then(|| year.start()..text.len() - rest.len())
}

/// Only what is called by its name in the place of the report itself: 编制本报告, 现将…公布如下.
fn title(text: &str, own: &str, key: &str) -> Option<Range<usize>> {
    const HERE: &[&str] = &["本报告", "本年度报告", "本年报", "编制", "公布", "发布", "如下", "请与"];
    const TASK: &[&str] = &["按时", "按期", "及时", "完成", "做好", "做了", "组织", "指导", "审核"];
    let captures = may_name_report(text, own).then(|| TITLE.captures(text)).flatten()?;
    let words = other_year(text, &captures, own)?;
    let around = &text[sentence(text, &words)];
    let names_report = has_any(around, HERE) && !(key == OVERVIEW && has_any(around, TASK));
    (names_report && !has_any(around, OTHER_REPORT) && !text.contains(&format!("{own}年"))).then_some(words)
}

fn period(text: &str, own: &str) -> Option<Range<usize>> {
    const DATA: &[&str] = &["统计", "期限", "时限", "数据", "起止", "本报告", "本年度报告", "所列"];
    let captures = may_name_period(text, own).then(|| PERIOD.captures(text)).flatten()?;
    let whole = captures.get(0)?.range();
    let to = captures.name("to").is_some_and(|to| to.as_str() != own);
    let words = other_year(text, &captures, own).or_else(|| to.then(|| whole.clone()))?;
    has_any(&text[sentence(text, &whole)], DATA).then_some(words)
}

/// The beginning of a paragraph of 一, or of a sentence of any section that says who acted. Who speaks of both years
/// compares them.
fn beginning(text: &str, own: &str, paragraph: &Paragraph<'_>) -> Option<Range<usize>> {
    if text.contains(own) || years(text).next().is_none() || has_any(&paragraph.heading, MEANT) {
        return None;
    }
    let begins =
        |captures: &Captures<'_>| captures.name("next").is_some_and(|next| next.as_str().starts_with(['，', ',']));
    let opens = paragraph.key == OVERVIEW && may_begin(text);
    let opening = opens.then(|| BEGINNING.captures(text)).flatten().filter(begins);
    let captures = opening.or_else(|| SELF.captures(text))?;
    let words = other_year(text, &captures, own)?;
    let around = &text[sentence(text, &words)];
    // What 五 says of another year is what was wrong then, and mended.
    let mended = paragraph.key == PROBLEMS_SECTION && ["已", "问题"].iter().any(|word| around.contains(word));
    (!has_any(around, MEANT) && !mended).then_some(words)
}

/// Whether a text can match [`TITLE`] with another year than the report's. Most cannot, and no pattern is compiled for
/// them; so with those below.
fn may_name_report(text: &str, own: &str) -> bool {
    years(text).any(|(year, after)| {
        let after = after.trim_start_matches(SPACES).trim_start_matches('年').trim_start_matches('度');
        year != own && after_any(after, &["政府信息公开", "政务公开", "信息公开"]).is_some()
    })
}

/// Whether a text can match [`PERIOD`] with another year than the report's.
fn may_name_period(text: &str, own: &str) -> bool {
    text.contains("31") && years(text).any(|(year, _)| year != own)
}

/// Whether a text can match [`BEGINNING`].
fn may_begin(text: &str) -> bool {
    year(text.trim_start_matches(SPACES)).is_some()
}

#[cfg(test)]
mod tests {
    use super::{BEGINNING, PERIOD, SELF, TITLE, may_begin, may_name_period, may_name_report, other_year, years};
    use crate::check::prose::every_text;

    #[test]
    fn what_no_pattern_is_tried_on_would_match_none() {
        let more = [
            "编制2022年度政府信息公开工作年度报告",
            "2022 年 政务公开年报，2022　年度信息公开工作报告",
            "统计期限为2022年1月1日至2022年12月31日",
            "数据自2022 年 01 月 01 日到12月31日",
            "2022 年度，我局",
            "认真落实。2022年我区",
        ];
        let mut matched = 0;
        for text in every_text().into_iter().chain(more.map(str::to_owned)) {
            for own in ["2020", "2022", "2023", "2024"] {
                let is_other = |captures: &regex::Captures<'_>| other_year(&text, captures, own).is_some();
                let named = TITLE.captures(&text).is_some_and(|captures| is_other(&captures));
                let dated = PERIOD.captures(&text).is_some_and(|captures| {
                    is_other(&captures) || captures.name("to").is_some_and(|to| to.as_str() != own)
                });
                assert!(!named || may_name_report(&text, own), "{text}");
                assert!(!dated || may_name_period(&text, own), "{text}");
                matched += usize::from(named) + usize::from(dated);
            }
            assert!(!BEGINNING.is_match(&text) || may_begin(&text), "{text}");
            assert!(!SELF.is_match(&text) || years(&text).next().is_some(), "{text}");
        }
        assert!(matched > 12, "{matched}");
    }
}
