//! Pages of a 目录: titles with leaders and the numbers of pages.

use super::paragraph::{SetText, Setter, Setting, Stretch};
use super::{Item, Owner, Page, TextRun};
use crate::document::{Contents, ContentsEntry, Text};
use crate::style::{Align, FontRole, Indent, PageOrientation, ParagraphRole, Pt, Style};

/// Slack in comparisons of heights.
const TOLERANCE: Pt = Pt(0.01);

/// Puts a 目录 on pages. What stands in the way of setting it is noted by `setter`.
pub(super) fn pages(contents: &Contents, style: &Style, setter: &mut Setter<'_>) -> Vec<Page> {
    let top = style.page.top;
    let heading = heading(style, setter);
    let blank = |number| Page { frame: style.page.frame(number, PageOrientation::Portrait), items: Vec::new() };
    let mut page = blank(1);
    page.items.extend(heading.place(page.frame.left, top).map(Item::Text));
    let mut pages = Vec::new();
    let mut y = heading.height() + style.paragraph(ParagraphRole::Title).space_after;
    for (at, entry) in contents.entries.iter().enumerate() {
        let (runs, height) = self::entry(at, entry, style, setter);
        if y + height > style.page.text_height + TOLERANCE {
            pages.push(std::mem::replace(&mut page, blank(pages.len() + 2)));
            y = Pt::ZERO;
        }
        let left = page.frame.left;
        page.items.extend(runs.into_iter().map(|run| Item::Text(moved(run, left, top + y))));
        y += height;
    }
    pages.push(page);
    pages
}

/// The word 目录, set as a title.
fn heading(style: &Style, setter: &mut Setter<'_>) -> SetText {
    let look = style.paragraph(ParagraphRole::Title);
    let setting = Setting {
        size: look.size,
        pitch: look.size,
        line_height: look.line_height,
        align: look.align,
        indent: look.indent,
        width: style.page.text_width,
    };
    let text = Text::plain(Contents::HEADING);
    setter.set(&[Stretch::of(&text, look, Owner::ContentsHeading)], &setting)
}

/// A title with what leads from the end of its last line to its number, from the top left corner, and its height.
fn entry(at: usize, entry: &ContentsEntry, style: &Style, setter: &mut Setter<'_>) -> (Vec<TextRun>, Pt) {
    let look = &style.volume;
    let owner = Owner::ContentsEntry(at);
    let setting = |align, indent| Setting {
        size: look.entry_size,
        pitch: look.entry_size,
        line_height: style.page.line_pitch,
        align,
        indent,
        width: style.page.text_width,
    };
    let mut line = |text: &str, owner, setting: &Setting| set(setter, text, look.entry_font, owner, setting);
    // No title reaches as far as the numbers.
    let room = Indent { left: look.turned, right: look.number_room + look.least_leader, first_line: -look.turned };
    let title = line(&entry.title, owner, &setting(Align::Left, room));
    let number = line(&entry.page.to_string(), owner, &setting(Align::Right, Indent::NONE));
    // The leader fills what is between the two but for a gap at either end, and is even at the number's.
    let ends_of = |text: &SetText| {
        let runs = text.lines.last().map(Vec::as_slice).unwrap_or_default();
        (runs.first().map_or(Pt::ZERO, |run| run.x), runs.last().map_or(Pt::ZERO, right_end))
    };
    let gap = look.leader_gap * look.entry_size;
    let (from, to) = (ends_of(&title).1 + gap, ends_of(&number).0 - gap);
    let dots = look.leader.repeat(((to - from) / look.entry_size).max(0.0) as usize);
    let right = (style.page.text_width - to) / look.entry_size;
    let leader = line(&dots, Owner::Artifact, &setting(Align::Right, Indent { right, ..Indent::NONE }));
    let last = (title.lines.len().max(1) - 1) as f64 * title.line_height;
    let rest = leader.place(Pt::ZERO, last).chain(number.place(Pt::ZERO, last));
    (title.place(Pt::ZERO, Pt::ZERO).chain(rest).collect(), title.height().max(number.height()))
}

/// Where the run's last glyph ends.
fn right_end(run: &TextRun) -> Pt {
    run.x + run.glyphs.last().map_or(Pt::ZERO, |glyph| glyph.x + glyph.advance)
}

fn moved(run: TextRun, x: Pt, y: Pt) -> TextRun {
    TextRun { x: run.x + x, y: run.y + y, ..run }
}

fn set(setter: &mut Setter<'_>, text: &str, font: FontRole, owner: Owner, setting: &Setting) -> SetText {
    let text = Text::plain(text);
    setter.set(&[Stretch::new(&text, font, owner)], setting)
}
