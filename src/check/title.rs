//! FORM-COMPLETE of the title: it names the body and the year. Bodies name themselves in many ways, so that this only
//! warns, but for the year of another report.

use std::sync::LazyLock;

use regex::Regex;

use crate::body::Body;
use crate::form::fields::FieldId;
use crate::form::rules::FORM_COMPLETE;
use crate::report::Report;
use crate::source::{Diagnostic, Severity};
use crate::text::folding::half_width;
use crate::text::numerals;

static YEAR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?P<year>20[0-9]{2}|二[〇○零][㐀-鿿]{2})(年|度)").expect("a pattern"));
/// Where the name of the body ends in a title that begins with it, and what may stand before it in one that does not.
static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"20[0-9]{2}年?度?|二[〇○零][㐀-鿿]{2}年度?|关于|的|政府信息公开|政务公开|信息公开|工作|年度|报告|年报|[（(].*?[)）]")
        .expect("a pattern")
});

pub(super) fn check(report: &Report) -> Vec<Diagnostic> {
    let Some(title) = &report.title else { return Vec::new() };
    let bare: String = title.as_str().chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    let told = [year(report, &bare), body(report, &bare), words(&bare)];
    let finding = |(severity, what): (Severity, String)| {
        let finding = Diagnostic::new(&FORM_COMPLETE, format!("标题“{}”{what}", title.as_str()));
        let finding = finding.at_if(report.field_span(FieldId::Title)).in_place(FieldId::Title.label());
        Diagnostic { severity, ..finding }.advise("请改标题，或者不填，由程序拟定")
    };
    told.into_iter().flatten().map(finding).collect()
}

fn year(report: &Report, title: &str) -> Option<(Severity, String)> {
    let own = report.year().to_string();
    let in_words = numerals::side_by_side(report.year());
    if title.contains(&own) || title.replace(['○', '〇'], "零").contains(&in_words) {
        return None;
    }
    let missing = format!("没有写明“{own}年”");
    Some(match YEAR.captures(title) {
        Some(other) => (Severity::Error, format!("写的是“{}”，{missing}", &other[0])),
        None => (Severity::Warning, missing),
    })
}

fn body(report: &Report, title: &str) -> Option<(Severity, String)> {
    let name = WORDS.replace_all(title, "");
    let is_named = title.contains(report.body()) || Body(report.body()).is_called(&name);
    (!is_named).then(|| (Severity::Warning, format!("没有写明“{}”", report.body())))
}

/// The words of the form: 政府信息公开工作年度报告, behind the year.
fn words(title: &str) -> Option<(Severity, String)> {
    let told = if title.matches("年度").count() > 1 {
        "写了两个“年度”，应为“…年政府信息公开工作年度报告”"
    } else if title.contains("政府信息公开年度报告") {
        "少了“工作”，应为“…年政府信息公开工作年度报告”"
    } else {
        return None;
    };
    Some((Severity::Warning, told.to_owned()))
}
