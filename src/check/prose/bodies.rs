//! WRONG-BODY: prose in which another body speaks: 我局 in the report of a township, or another's name where the report
//! names its author.

use std::ops::Range;

use super::paragraphs::{Paragraph, finding, paragraphs};
use crate::body::{Body, Kind};
use crate::form::OVERVIEW;
use crate::form::fields::PREAMBLE;
use crate::form::rules::WRONG_BODY;
use crate::report::Report;
use crate::source::Diagnostic;
use crate::text::words::{after_any, year};

/// What bodies call themselves behind 我 or 本, where that tells their kind. 我县, 我市 may be the region of any body.
const SELF: [&str; 5] = ["局", "镇", "乡", "街道", "厅"];
/// What ends the name of a body.
const KINDS: [&str; 8] = ["局", "委员会", "镇", "乡", "街道", "办事处", "人民政府", "办公室"];
/// What bodies say of themselves at the beginning of a report: 2023年，某局认真….
const DOING: [&str; 19] = [
    "认真",
    "深入",
    "严格",
    "坚持",
    "高度",
    "全面",
    "积极",
    "持续",
    "紧紧",
    "紧扣",
    "始终",
    "按照",
    "切实",
    "扎实",
    "贯彻",
    "聚焦",
    "不断",
    "进一步",
    "继续",
];
/// What stands before the name of a report: 现公布某局2023年政府信息公开工作年度报告.
const OPENINGS: [&str; 6] = ["公布", "公开", "发布", "编制", "现将", "《"];

/// What begins no name: 在区政府办公室的指导下…, 各乡镇….
const NO_NAME: [&str; 17] =
    ["在", "按", "根据", "依据", "为", "对", "以", "各", "由", "经", "通过", "围绕", "向", "与", "请", "全", "现"];

pub(super) fn check(report: &Report) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut first = true;
    for paragraph in paragraphs(report) {
        let text = paragraph.text.plain();
        let told = itself(report, &text).map(|words| {
            let message = format!("正文自称“{}”，本报告是“{}”的", &text[words.clone()], report.body());
            (words, message)
        });
        let told = told.or_else(|| {
            let is_opening = paragraph.key == PREAMBLE || paragraph.key == OVERVIEW && std::mem::take(&mut first);
            let words = is_opening.then(|| author(report, &paragraph, &text)).flatten()?;
            let message = format!("正文写的是“{}”，本报告是“{}”的", &text[words.clone()], report.body());
            Some((words, message))
        });
        let finding = told.map(|(words, message)| {
            let finding = finding(&WRONG_BODY, paragraph.section, paragraph.text, words, message);
            finding.advise("请核对是不是照抄了别的机关；说的确是那个机关，可以不改")
        });
        findings.extend(finding);
    }
    findings
}

/// How another kind of body calls itself, outside of quotation marks.
fn itself(report: &Report, text: &str) -> Option<Range<usize>> {
    let body = report.body();
    let is_department = Body(body).kind() == Kind::Department;
    let (mut passed, mut quotes) = (0, 0_i64);
    text.match_indices(['我', '本']).find_map(|(start, own)| {
        let called = &text[start + own.len()..];
        let kind = SELF.into_iter().find(|kind| called.starts_with(kind))?;
        let after = &called[kind.len()..];
        // 我乡镇 is no 乡; of departments, many were an office or committee before they were a bureau.
        let other = match kind {
            "局" | "厅" => !is_department,
            "乡" => !body.contains('乡') && !after.starts_with(['镇', '村', '土']),
            "街道" => !body.contains("街道"),
            kind => !body.contains(kind),
        };
        let between = &text[passed..start];
        let count = |mark| between.matches(mark).count() as i64;
        quotes += count('“') - count('”');
        passed = start;
        let is_quoted = quotes > 0;
        (other && !is_quoted).then(|| start..start + own.len() + kind.len())
    })
}

/// The name of another body as the author of the report.
fn author(report: &Report, paragraph: &Paragraph<'_>, text: &str) -> Option<Range<usize>> {
    // In 一, the report of another body is one that was looked after.
    let titled = (paragraph.key == PREAMBLE).then(|| titled(text)).flatten();
    let words = titled.or_else(|| doer(text))?;
    let name = &text[words.clone()];
    let is_name = !NO_NAME.iter().any(|word| name.starts_with(word));
    // Who reports for a government is its office.
    let own = Body(report.body());
    let is_own = own.is_called(name) || own.kind() == Kind::Government;
    (is_name && !is_own).then_some(words)
}

/// Who did something, at the beginning of a paragraph.
fn doer(text: &str) -> Option<Range<usize>> {
    let (_, after) = year(spaced(text))?;
    let after = spaced(after).strip_prefix('年')?;
    let after = after.strip_prefix('度').unwrap_or(after);
    let after = after.strip_prefix("以来").unwrap_or(after);
    let name = spaced(after.strip_prefix(['，', ','])?);
    let length = name_length(name, |after| after_any(after, &DOING).is_some())?;
    let start = text.len() - name.len();
    Some(start..start + length)
}

/// Whose report a text says it is.
fn titled(text: &str) -> Option<Range<usize>> {
    text.char_indices().find_map(|(at, _)| {
        let after = after_any(&text[at..], &OPENINGS)?;
        // 了 is no part of a name unless nothing else fits.
        after.strip_prefix('了').into_iter().chain([after]).find_map(|after| {
            let name = spaced(after);
            let length = name_length(name, begins_title)?;
            let start = text.len() - name.len();
            Some(start..start + length)
        })
    })
}

/// Whether a text begins as the name of a report does behind that of its body.
fn begins_title(text: &str) -> bool {
    let title = || {
        let (_, after) = year(spaced(text))?;
        let after = spaced(after).strip_prefix('年')?;
        let after = after.strip_prefix('度').unwrap_or(after).strip_prefix("政府信息公开")?;
        let after = after.strip_prefix("工作").unwrap_or(after);
        after_any(after.strip_prefix("年度").unwrap_or(after), &["报告", "年报"])
    };
    title().is_some()
}

/// Length of the shortest name of a body at the head of a text that ends where `fits` what is behind it, in bytes.
fn name_length(text: &str, fits: impl Fn(&str) -> bool) -> Option<usize> {
    const SIGNS: std::ops::RangeInclusive<usize> = 2..=20;
    let signs = text.chars().take_while(|c| matches!(c, '㐀'..='鿿')).count();
    SIGNS.filter(|count| *count <= signs).find_map(|count| {
        // All of them are three bytes long.
        let (_, rest) = text.split_at_checked(count * '一'.len_utf8())?;
        let kind = KINDS.into_iter().find(|kind| rest.strip_prefix(kind).is_some_and(&fits))?;
        Some(text.len() - rest.len() + kind.len())
    })
}

fn spaced(text: &str) -> &str {
    text.trim_start_matches([' ', '\u{3000}'])
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::{DOING, KINDS, doer, titled};
    use crate::check::prose::every_text;

    /// The same as patterns.
    #[test]
    fn names_are_found_as_patterns_find_them() {
        let name = format!("(?P<name>[㐀-鿿]{{2,20}}?({}))", KINDS.join("|"));
        let of_doer =
            format!("^[ \u{3000}]*20[0-9]{{2}}[ \u{3000}]*年度?(以来)?[，,][ \u{3000}]*{name}({})", DOING.join("|"));
        let of_title = format!(
            "(公布|公开|发布|编制|现将|《)了?[ \u{3000}]*{name}[ \u{3000}]*20[0-9]{{2}}[ \u{3000}]*年度?政府信息公开(工作)?(年度)?(报告|年报)"
        );
        let (of_doer, of_title) = (Regex::new(&of_doer).expect("a pattern"), Regex::new(&of_title).expect("a pattern"));
        let more = [
            "2023年，某局认真落实",
            " 2023 年度以来, 某某区乡村振兴局局机关严格执行",
            "2023年，我局某某镇镇长办公室继续",
            "2023年，局局局局认真",
            "现将了了某某局2023年度政府信息公开工作年度报告公布如下",
            "现公布区教育局2022年政府信息公开年报，编制某镇2023 年政府信息公开报告",
            "《某街道办事处 2023年度政府信息公开工作报告》",
            "公开发布某某局2023年政府信息公开工作要点",
        ];
        let mut found = 0;
        for text in every_text().into_iter().chain(more.map(str::to_owned)) {
            let by = |pattern: &Regex| Some(pattern.captures(&text)?.name("name")?.range());
            assert_eq!(doer(&text), by(&of_doer), "{text}");
            assert_eq!(titled(&text), by(&of_title), "{text}");
            found += usize::from(doer(&text).is_some()) + usize::from(titled(&text).is_some());
        }
        assert!(found > 4, "{found}");
    }
}
