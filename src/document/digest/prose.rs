//! Problems and measures in a digest, in few lines each.

use super::sheet::{SURE, Sheet, cell, lines};
use crate::document::cut::shortened;
use crate::document::points::Points;
use crate::document::{Cell, CellRole, Inline, Table, Text};
use crate::form::PROBLEMS_SECTION;
use crate::report::{Report, SectionBody};
use crate::style::{Align, Pt};

/// Adds 存在的主要问题及改进情况 in the largest type in which all of it stands in the room, or else as much of it as does.
pub(super) fn points(sheet: &mut Sheet, report: &Report, room: Pt) {
    let Some((section, SectionBody::Prose(blocks))) =
        report.sections().find(|(section, _)| section.key == PROBLEMS_SECTION)
    else {
        return;
    };
    let told = Points::of(blocks);
    let counts = [told.problems.len(), told.measures.len()];
    let points = told.at_most(sheet.look.points);
    if points.is_empty() {
        return;
    }
    let before = sheet.used;
    sheet.heading(section);
    let room = room - (sheet.used - before);
    let made = |size: Pt, most: &[usize]| table(sheet, section.heading, &points, counts, size, most);
    let sizes = sheet.look.point_sizes.iter().copied();
    let whole = |size: Pt| made(size, &vec![usize::MAX; points.len()]);
    let found = sizes.map(whole).find(|table| sheet.height(table) <= room);
    let table = found.unwrap_or_else(|| {
        let size = sheet.look.point_sizes.last().copied().unwrap_or(sheet.look.label_size);
        let needs = points.lines(sheet, size);
        // A line to each, and one more from the first on as long as there is room.
        let mut most = vec![1; points.len()];
        loop {
            let longer = most.iter().zip(&needs).map(|(most, need)| need.saturating_sub(*most));
            let mut wanting: Vec<usize> = longer.enumerate().filter(|(_, more)| *more > 0).map(|(at, _)| at).collect();
            wanting.sort_by_key(|&at| most[at]);
            let with_one_more = |at: &usize| {
                let mut more = most.clone();
                more[*at] += 1;
                more
            };
            let fits = |most: &Vec<usize>| sheet.height(&made(size, most)) <= room;
            match wanting.iter().map(with_one_more).find(fits) {
                Some(more) => most = more,
                None => return made(size, &most),
            }
        }
    });
    sheet.table(table);
}

/// The points in a type size, each cut to so many lines at `most`.
fn table(sheet: &Sheet, heading: &str, points: &Points, counts: [usize; 2], size: Pt, most: &[usize]) -> Table {
    let full = sheet.style.page.text_width;
    let width = full - sheet.look.point_label;
    let cut = |text: &str, width: Pt, row: usize| {
        let room = width / size * SURE;
        if lines(text, width / size) <= most[row] { text.to_owned() } else { shortened(text, room * most[row] as f64) }
    };
    let mut cells = Vec::new();
    let mut row = 0;
    for sentence in &points.sentences {
        let text = Text::plain(cut(sentence, full, row));
        cells.push(Cell { columns: 2, ..cell((row, 0), CellRole::Data, size, Align::Left, text) });
        row += 1;
    }
    let groups = [("主要问题", &points.problems), ("改进情况", &points.measures)];
    for ((label, texts), count) in groups.into_iter().zip(counts) {
        for (at, text) in texts.iter().enumerate() {
            if at == 0 {
                let mut label = Text::plain(label);
                if texts.len() < count {
                    label.inlines.extend([Inline::LineBreak, Inline::plain(format!("（共{count}项）"))]);
                }
                let head = cell((row, 0), CellRole::RowHeader, size, Align::Left, label);
                cells.push(Cell { rows: texts.len(), at_top: true, font: Some(sheet.look.figure_font), ..head });
            }
            let text = Text::plain(cut(text, width, row));
            cells.push(Cell { at_top: true, ..cell((row, 1), CellRole::Data, size, Align::Left, text) });
            row += 1;
        }
    }
    let table = sheet.open_table(vec![sheet.look.point_label, width], row, 0, heading.to_owned());
    Table { size, cells, ..table }
}

impl Points {
    fn len(&self) -> usize {
        self.problems.len() + self.measures.len() + self.sentences.len()
    }

    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Lines that each takes in a type size.
    fn lines(&self, sheet: &Sheet, size: Pt) -> Vec<usize> {
        let full = sheet.style.page.text_width;
        let sentences = self.sentences.iter().map(|text| lines(text, full / size));
        let beside = |text: &String| lines(text, (full - sheet.look.point_label) / size);
        sentences.chain(self.problems.iter().chain(&self.measures).map(beside)).collect()
    }
}
