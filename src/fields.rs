//! The plain values of a report (行政机关, 年度, 联系方式 …): what a clerk is told about each, wherever it is filled in.

use crate::report::Report;

/// What a [`Field`] holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text of one line.
    Text,
    /// A year.
    Year,
    /// A day.
    Date,
}

/// A plain value of a report.
#[derive(Debug)]
pub struct Field {
    /// Keys in the report file, from the top down.
    pub path: &'static [&'static str],
    /// Chinese name.
    pub label: &'static str,
    /// How to fill it in.
    pub hint: &'static str,
    /// What it holds.
    pub kind: Kind,
}

const fn text(path: &'static [&'static str], label: &'static str, hint: &'static str) -> Field {
    Field { path, label, hint, kind: Kind::Text }
}

const fn date(path: &'static [&'static str], label: &'static str, hint: &'static str) -> Field {
    Field { path, label, hint, kind: Kind::Date }
}

/// All plain values, in file order.
pub const FIELDS: &[Field] = &[
    text(&["body"], "行政机关", "全称，照公章写"),
    Field { path: &["year"], label: "年度", hint: "报告所述的年度，四位数字", kind: Kind::Year },
    text(&["title"], "标题", "可不填；不填就是“行政机关＋年度＋年政府信息公开工作年度报告”"),
    date(&["published"], "公开日期", "可不填；照 2025-01-24 这样写，部门在1月31日前，政府在3月31日前"),
    date(&["period", "from"], "统计期限（起）", "可不填；不填就是全年"),
    date(&["period", "to"], "统计期限（止）", "可不填；不填就是全年"),
    text(&["contact", "address"], "地址", "可不填；办公地址"),
    text(&["contact", "postcode"], "邮编", "可不填；六位数字"),
    text(&["contact", "phone"], "电话", "可不填；带区号"),
    text(&["contact", "email"], "电子邮箱", "可不填"),
    text(&["contact", "website"], "网站", "可不填；公布年报的网址"),
];

impl Field {
    /// Its value in a report, as the report file writes it.
    pub fn value(&self, report: &Report) -> Option<String> {
        let contact = report.contact.as_ref();
        match self.path {
            ["body"] => Some(report.body.clone()),
            ["year"] => Some(report.year.to_string()),
            ["title"] => report.title.clone(),
            ["published"] => report.published.map(|day| day.to_string()),
            ["period", "from"] => report.period.map(|period| period.from.to_string()),
            ["period", "to"] => report.period.map(|period| period.to.to_string()),
            ["contact", "address"] => contact?.address.clone(),
            ["contact", "postcode"] => contact?.postcode.clone(),
            ["contact", "phone"] => contact?.phone.clone(),
            ["contact", "email"] => contact?.email.clone(),
            ["contact", "website"] => contact?.website.clone(),
            _ => None,
        }
    }
}
