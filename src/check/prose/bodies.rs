//! WRONG-BODY: prose in which another body speaks: 我局 in the report of a township, or another's name where the report
//! names its author.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::paragraphs::{Paragraph, finding, paragraphs};
use crate::body::{Body, Kind};
use crate::form::OVERVIEW;
use crate::form::fields::PREAMBLE;
use crate::form::rules::WRONG_BODY;
use crate::report::Report;
use crate::source::Diagnostic;

/// What bodies call themselves, where that tells their kind. 我县, 我市 may be the region of any body.
static SELF: LazyLock<Regex> = LazyLock::new(|| pattern("[我本](局|镇|乡|街道|厅)"));
/// Who did something, at the beginning of a paragraph: 2023年，某局认真….
static DOER: LazyLock<Regex> = LazyLock::new(|| {
    let doing = "认真|深入|严格|坚持|高度|全面|积极|持续|紧紧|紧扣|始终|按照|切实|扎实|贯彻|聚焦|不断|进一步|继续";
    pattern(&format!("^[ 　]*20[0-9]{{2}}[ 　]*年度?(以来)?[，,][ 　]*{NAME}({doing})"))
});
/// Whose report it is: 现公布某局2023年政府信息公开工作年度报告.
static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "(公布|公开|发布|编制|现将|《)了?[ 　]*{NAME}[ 　]*20[0-9]{{2}}[ 　]*年度?政府信息公开(工作)?(年度)?(报告|年报)"
    ))
});
/// A name of a body, with what ends it.
const NAME: &str = "(?P<name>[㐀-鿿]{2,20}?(局|委员会|镇|乡|街道|办事处|人民政府|办公室))";

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern")
}

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
    SELF.captures_iter(text).find_map(|captures| {
        let (whole, kind) = (captures.get(0)?, captures.get(1)?.as_str());
        let after = &text[whole.end()..];
        // 我乡镇 is no 乡; of departments, many were an office or committee before they were a bureau.
        let other = match kind {
            "局" | "厅" => !is_department,
            "乡" => !body.contains('乡') && !after.starts_with(['镇', '村', '土']),
            "街道" => !body.contains("街道"),
            kind => !body.contains(kind),
        };
        let between = &text[passed..whole.start()];
        let count = |mark| between.matches(mark).count() as i64;
        quotes += count('“') - count('”');
        passed = whole.start();
        let is_quoted = quotes > 0;
        (other && !is_quoted).then(|| whole.range())
    })
}

/// The name of another body as the author of the report.
fn author(report: &Report, paragraph: &Paragraph<'_>, text: &str) -> Option<Range<usize>> {
    // In 一, the report of another body is one that was looked after.
    let titles = (paragraph.key == PREAMBLE).then(|| TITLE.captures(text)).flatten();
    let name = titles.or_else(|| DOER.captures(text))?.name("name")?;
    let is_name = !NO_NAME.iter().any(|word| name.as_str().starts_with(word));
    // Who reports for a government is its office.
    let own = Body(report.body());
    let is_own = own.is_called(name.as_str()) || own.kind() == Kind::Government;
    (is_name && !is_own).then(|| name.range())
}
