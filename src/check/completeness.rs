//! Whether all parts of the report are there, and there in time.

use crate::form::Section;
use crate::form::fields::FieldId;
use crate::form::rules::{DEADLINE, FORM_COMPLETE};
use crate::report::{Block, Date, Report, SectionBody};
use crate::source::Diagnostic;

/// End of the names of governments, which have until the end of March.
const GOVERNMENT: &str = "人民政府";

pub(super) fn check(report: &Report) -> Vec<Diagnostic> {
    let mut findings = sections(report);
    findings.extend(title(report));
    findings.extend(period(report));
    findings.extend(deadline(report));
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

fn title(report: &Report) -> Vec<Diagnostic> {
    let title = report.title();
    let parts = [report.body().to_owned(), format!("{}年", report.year())];
    let missing = parts.into_iter().filter(|part| !title.contains(part));
    let finding = |part: String| {
        let message = format!("标题“{title}”没有写明“{part}”");
        of_field(report, FieldId::Title, message).advise("请改标题，或者不填，由程序拟定")
    };
    missing.map(finding).collect()
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

fn deadline(report: &Report) -> Option<Diagnostic> {
    let published = *report.published?;
    let next = report.year() + 1;
    let is_government = report.body().ends_with(GOVERNMENT);
    let last = if is_government { Date::end_of_march(next) } else { Date::end_of_january(next) };
    let end = *report.period().to;
    let (message, advice) = if published > last {
        (format!("{} 晚于期限 {}", published.chinese(), last.chinese()), "请核对日期；如果确已逾期，可以不改")
    } else if published <= end {
        (format!("{} 早于统计期限的截止日 {}", published.chinese(), end.chinese()), "请核对日期和年度")
    } else {
        return None;
    };
    let finding = Diagnostic::new(&DEADLINE, message).at_if(report.field_span(FieldId::Published));
    Some(finding.in_place(FieldId::Published.label()).advise(advice))
}
