//! Whether all parts of the report are there, and there in time.

use super::{Finding, finding};
use crate::form::SECTIONS;
use crate::form::rules::{DEADLINE, FORM_COMPLETE};
use crate::read::{Source, Step};
use crate::report::Date;

/// End of the names of governments, which have until the end of March.
const GOVERNMENT: &str = "人民政府";

pub(super) fn check(source: &Source) -> Vec<Finding> {
    let report = &source.report;
    let mut findings = Vec::new();
    let key = |key: &str| vec![Step::Key(key.to_owned())];
    let mut incomplete = |path: Vec<Step>, place: &str, message: String| {
        findings.push(finding(source, &FORM_COMPLETE, &path, place.to_owned(), message));
    };
    for section in SECTIONS {
        if report.prose(section.key).is_some_and(<[_]>::is_empty) {
            let message = format!("这一部分没有内容；请在 {} 下写明情况，没有的写“无”", section.key);
            incomplete(key(section.key), section.heading, message);
        }
    }
    let title = report.title();
    for part in [report.body.clone(), format!("{}年", report.year)] {
        if !title.contains(&part) {
            let message = format!("标题“{title}”没有写明“{part}”；请改标题，或删去 title 由程序拟定");
            incomplete(key("title"), "标题", message);
        }
    }
    if let Some(period) = report.period {
        for (name, day) in [("from", period.from), ("to", period.to)] {
            if day.year != report.year {
                let path = vec![Step::Key("period".to_owned()), Step::Key(name.to_owned())];
                incomplete(
                    path,
                    "统计期限",
                    format!("{} 不在 {} 年内；请核对年度和统计期限", day.chinese(), report.year),
                );
            }
        }
        if period.from > period.to {
            let message = format!("起始日 {} 晚于截止日 {}；请核对", period.from.chinese(), period.to.chinese());
            incomplete(key("period"), "统计期限", message);
        }
    }
    findings.extend(deadline(source));
    findings
}

fn deadline(source: &Source) -> Option<Finding> {
    let report = &source.report;
    let published = report.published?;
    let month = if report.body.ends_with(GOVERNMENT) { 3 } else { 1 };
    let last = Date { year: report.year + 1, month, day: 31 };
    let path = [Step::Key("published".to_owned())];
    let message = if published > last {
        format!("{} 晚于期限 {}；请核对日期", published.chinese(), last.chinese())
    } else if published <= report.period().to {
        format!("{} 早于统计期限的截止日；请核对日期和年度", published.chinese())
    } else {
        return None;
    };
    Some(finding(source, &DEADLINE, &path, "成文日期".to_owned(), message))
}
