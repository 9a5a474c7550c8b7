//! LENGTH: whether 一 is as short as a profile wants it.

use super::paragraphs::said;
use crate::form::OVERVIEW;
use crate::form::rules::LENGTH;
use crate::report::Report;
use crate::source::Diagnostic;

pub(super) fn check(report: &Report, most: u64) -> Option<Diagnostic> {
    let section = report.edition().section(OVERVIEW)?;
    let length = said(report, OVERVIEW).chars().filter(|c| !c.is_whitespace()).count() as u64;
    (length > most).then(|| {
        let message = format!("这一部分有 {length} 字，规定最多 {most} 字，多 {}", length - most);
        Diagnostic::new(&LENGTH, message).in_place(section.heading).advise("请压缩篇幅")
    })
}
