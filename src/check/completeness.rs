//! Whether all parts of the report are there, and there in time.

use super::Finding;
use crate::form::SECTIONS;
use crate::form::rules::{DEADLINE, FORM_COMPLETE};
use crate::read::{Source, Step};
use crate::report::{Block, Date};

/// End of the names of governments, which have until the end of March.
const GOVERNMENT: &str = "人民政府";

pub(super) fn check(source: &Source) -> Vec<Finding> {
    let mut findings = sections(source);
    findings.extend(title(source));
    findings.extend(period(source));
    findings.extend(deadline(source));
    findings
}

fn key(key: &str) -> Step {
    Step::Key(key.to_owned())
}

fn incomplete(source: &Source, path: &[Step], place: &str, message: String, advice: impl Into<String>) -> Finding {
    Finding::new(source, &FORM_COMPLETE, place.to_owned(), message, advice).at(source, path)
}

fn sections(source: &Source) -> Vec<Finding> {
    let says_nothing = |block: &Block| match block {
        Block::Heading { .. } => true,
        Block::Paragraph(text) => text.trim_matches(['*', ' ']).is_empty(),
        Block::Image { .. } | Block::Table(_) | Block::List(_) => false,
    };
    let is_empty = |blocks: &[Block]| blocks.iter().all(says_nothing);
    let empty = SECTIONS.iter().filter(|section| source.report.prose(section.key).is_some_and(is_empty));
    let finding = |section: &crate::form::Section| {
        let advice = format!("请在 {} 下写明情况，没有的写“无”", section.key);
        incomplete(source, &[key(section.key)], section.heading, "这一部分没有内容".to_owned(), advice)
    };
    empty.map(finding).collect()
}

fn title(source: &Source) -> Vec<Finding> {
    let title = source.report.title();
    let parts = [source.report.body.clone(), format!("{}年", source.report.year)];
    let missing = parts.into_iter().filter(|part| !title.contains(part));
    let finding = |part: String| {
        let message = format!("标题“{title}”没有写明“{part}”");
        incomplete(source, &[key("title")], "标题", message, "请改标题，或删去 title 由程序拟定")
    };
    missing.map(finding).collect()
}

fn period(source: &Source) -> Vec<Finding> {
    let year = source.report.year;
    let Some(period) = source.report.period else { return Vec::new() };
    let outside = [("from", period.from), ("to", period.to)].into_iter().filter(|(_, day)| day.year != year);
    let mut findings: Vec<Finding> = outside
        .map(|(name, day)| {
            let message = format!("{} 不在 {year} 年内", day.chinese());
            incomplete(source, &[key("period"), key(name)], "统计期限", message, "请核对年度和统计期限")
        })
        .collect();
    if period.from > period.to {
        let message = format!("起始日 {} 晚于截止日 {}", period.from.chinese(), period.to.chinese());
        findings.push(incomplete(source, &[key("period"), key("from")], "统计期限", message, "请核对统计期限"));
    }
    findings
}

fn deadline(source: &Source) -> Option<Finding> {
    let report = &source.report;
    let published = report.published?;
    let month = if report.body.ends_with(GOVERNMENT) { 3 } else { 1 };
    let last = Date { year: report.year + 1, month, day: 31 };
    let (message, advice) = if published > last {
        (format!("{} 晚于期限 {}", published.chinese(), last.chinese()), "请核对日期；如果确已逾期，可以不改")
    } else if published <= report.period().to {
        let message = format!("{} 早于统计期限的截止日 {}", published.chinese(), report.period().to.chinese());
        (message, "请核对日期和年度")
    } else {
        return None;
    };
    Some(Finding::new(source, &DEADLINE, "成文日期".to_owned(), message, advice).at(source, &[key("published")]))
}
