//! FORM-COMPLETE: whether all parts of the report are there, and its period in its year.

use crate::form::Section;
use crate::form::fields::FieldId;
use crate::form::rules::FORM_COMPLETE;
use crate::report::{Block, Report, SectionBody};
use crate::source::Diagnostic;

pub(super) fn check(report: &Report) -> Vec<Diagnostic> {
    let mut findings = sections(report);
    findings.extend(period(report));
    findings
}

fn of_field(report: &Report, field: FieldId, message: String) -> Diagnostic {
    Diagnostic::new(&FORM_COMPLETE, message).at_if(report.field_span(field)).in_place(field.label())
}

fn sections(report: &Report) -> Vec<Diagnostic> {
    let says_nothing = |block: &Block| matches!(block, Block::Heading { body: None, .. });
    let empty = report.sections().filter_map(|(section, body)| match body {
        SectionBody::Prose(blocks) => blocks.iter().all(says_nothing).then_some((section, blocks.first())),
        SectionBody::Table(_) => None,
    });
    let finding = |(section, first): (&Section, Option<&Block>)| {
        let heading = match first {
            Some(Block::Heading { text, .. }) => text.span(),
            _ => None,
        };
        Diagnostic::new(&FORM_COMPLETE, "这一部分没有内容")
            .at_if(heading)
            .in_place(section.heading)
            .advise(format!("请在“{}”写明情况，没有的写“无”", section.heading))
    };
    empty.map(finding).collect()
}

fn period(report: &Report) -> Vec<Diagnostic> {
    let year = report.year();
    let Some(period) = report.period else { return Vec::new() };
    let days = [(FieldId::PeriodFrom, period.from), (FieldId::PeriodTo, period.to)];
    let outside = days.into_iter().filter(|(_, day)| day.year() != year);
    let mut findings: Vec<Diagnostic> = outside
        .map(|(field, day)| {
            let message = format!("{} 不在 {year} 年内", day.chinese());
            of_field(report, field, message).advise("请核对年度和统计期限")
        })
        .collect();
    if *period.from > *period.to {
        let message = format!("起始日 {} 晚于截止日 {}", period.from.chinese(), period.to.chinese());
        findings.push(of_field(report, FieldId::PeriodFrom, message).advise("请核对统计期限"));
    }
    findings
}
