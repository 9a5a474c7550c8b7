//! 标题 of a digest, and the time that the report is about.

use super::sheet::Sheet;
use crate::document::Paragraph;
use crate::document::title::lines;
use crate::report::Report;
use crate::style::{ParagraphRole, Pt};
use crate::text::width::ems;

/// Adds the title in the largest type that stands in its room, and 统计期限.
pub(super) fn title(sheet: &mut Sheet, report: &Report) {
    let (style, look) = (sheet.style, sheet.look);
    let usual = style.paragraph(ParagraphRole::Title);
    let title = report.title();
    let height = |size: Pt, lines: f64| lines * usual.line_height * (size / usual.size);
    let width = |size: Pt| (style.page.text_width / size).floor();
    let broken = |size: Pt| (size, lines(&title, report.body(), width(size)));
    let fits = |size: Pt, lines: f64| height(size, lines) <= look.title_height;
    // Sizes that are too large however the lines are broken are not tried.
    let sizes = look.title_sizes.iter().copied();
    let mut tried = sizes.filter(|&size| fits(size, (ems(&title) / width(size)).ceil())).map(broken);
    let smallest = look.title_sizes.last().copied().unwrap_or(usual.size);
    let found = tried.find(|(size, text)| fits(*size, text.lines().len() as f64));
    let (size, text) = found.unwrap_or_else(|| broken(smallest));
    sheet.push(Paragraph { size: Some(size), ..Paragraph::new(ParagraphRole::Title, text) });
    let period = report.period();
    sheet.paragraph(ParagraphRole::Body, &format!("统计期限：{}至{}", period.from.chinese(), period.to.chinese()));
}
