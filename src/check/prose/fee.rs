//! PROCESSING-FEE: whether the report says what was collected as 信息处理费, also where nothing was.

use std::sync::LazyLock;

use regex::Regex;

use super::paragraphs::said;
use crate::form::OTHER_MATTERS;
use crate::form::rules::PROCESSING_FEE;
use crate::report::{Block, Report, RichText};
use crate::source::Diagnostic;
use crate::text::words::has_any;

/// What speaks of it, in the words of the form …
const FEE: [&str; 2] = ["处理费", "免收"];
/// … or in others, which all have a 费: 未收取任何费用, 依申请公开收费及减免情况.
static OTHERWISE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("[未无没不]有?(产生|发生|收取|向.{0,10}收取|收)(过|任何|相关)*(费|的费用)|收取.{0,12}费|收费(和|及|、)?减免|公开.{0,8}收费")
        .expect("a pattern")
});

pub(super) fn check(report: &Report) -> Option<Diagnostic> {
    let section = report.edition().section(OTHER_MATTERS)?;
    // A section without any content is told of as such.
    if said(report, OTHER_MATTERS).is_empty() {
        return None;
    }
    let texts = report.blocks().flat_map(|block| {
        let heading = match block {
            Block::Heading { text, .. } => Some(text),
            _ => None,
        };
        heading.into_iter().chain(block.prose())
    });
    let with_fee: Vec<String> =
        texts.map(RichText::plain).filter(|text| text.contains('费') || has_any(text, &FEE)).collect();
    let is_said =
        with_fee.iter().any(|text| has_any(text, &FEE)) || with_fee.iter().any(|text| OTHERWISE.is_match(text));
    (!is_said).then(|| {
        let finding = Diagnostic::new(&PROCESSING_FEE, "没有写收取信息处理费的情况").in_place(section.heading);
        finding.advise("请在这里写明，例如“本年度没有收取信息处理费”")
    })
}
