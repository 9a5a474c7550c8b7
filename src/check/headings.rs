//! Whether headings are printed with the numbers that they bear.

use crate::form::fields::PREAMBLE_NAME;
use crate::report::{Block, Numbering, Report};
use crate::source::{Code, Diagnostic};

pub(super) fn check(report: &Report) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for section in report.edition().sections() {
        // What stands above and below a table is numbered through.
        let parts = report.prose().filter(|(key, _)| *key == section.key);
        findings.extend(of_part(section.heading, parts.flat_map(|(_, blocks)| blocks)));
    }
    findings.extend(of_part(PREAMBLE_NAME, &report.preamble));
    for attachment in &report.attachments {
        findings.extend(of_part(attachment.title.as_str(), &attachment.blocks));
    }
    findings
}

/// The headings of a part of the report that is numbered from the beginning.
fn of_part<'a>(name: &str, blocks: impl IntoIterator<Item = &'a Block>) -> Vec<Diagnostic> {
    let mut numbering = Numbering::default();
    let headings = blocks.into_iter().filter_map(|block| match block {
        Block::Heading { level, text, .. } => Some((*level, text)),
        _ => None,
    });
    let differing = headings.filter_map(|(level, text)| {
        let number = numbering.next(level, text);
        number.differs.then(|| {
            let plain = text.plain();
            let own = plain[..number.own].trim_end();
            let message = format!("小标题自带的序号是“{own}”，印出来是“{}”", number.printed);
            let complaint = Diagnostic::new(&Code::READ_AS, message).at_if(text.span()).in_place(name);
            complaint.advise("序号由程序按先后编；请核对是不是漏了前面的小标题，或选错了级别")
        })
    });
    differing.collect()
}
