//! Fonts, colours and borders of a workbook, once.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::style::{FontRole, Pt, size};
use crate::text::width::ems;

/// Widths of the first columns of a sheet of prose, in characters.
pub(super) const WIDTHS: [f64; 4] = [20.0, 84.0, 24.0, 24.0];
/// Width of its other columns, which only tables of the body's own use.
const CELL_WIDTH: f64 = 12.0;
/// Height of a line of a label, and what a row adds to it, in points.
pub(super) const LINE: f64 = 14.5;
pub(super) const PADDING: f64 = 7.0;
/// Highest row that spreadsheets have, in points.
const MOST_HEIGHT: f64 = 409.0;

/// Width of a column of a sheet of prose, in characters.
pub(super) fn width_of(column: u16) -> f64 {
    WIDTHS.get(usize::from(column)).copied().unwrap_or(CELL_WIDTH)
}

/// Height of a row in points whose text of that size (in points) stands in a column of that width (in characters).
/// Programs do not agree on fitting rows by themselves when they open a workbook.
pub(super) fn height(text: &str, size: f64, width: f64) -> f64 {
    // A digit of the standard font is 7 pixels wide, a cell keeps some for itself; 96 pixels are 72 points.
    let line = (width * 7.0 - 9.0) * 0.75 / size;
    let lines: f64 = text.split('\n').map(|text| (ems(text) / line).ceil().max(1.0)).sum();
    (lines * size * 1.35 + 6.0).min(MOST_HEIGHT)
}

const BLUE: Color = Color::RGB(0xDD_EB_F7);
const GRAY: Color = Color::RGB(0xF2_F2_F2);
const YELLOW: Color = Color::RGB(0xFF_F9_E5);
const RED: Color = Color::RGB(0xFF_C7_CE);
const DARK_RED: Color = Color::RGB(0x9C_00_06);
const NOTE: Color = Color::RGB(0x59_59_59);

/// The formats of all cells.
pub(super) struct Look {
    /// Type size of prose, in points.
    pub(super) text_size: f64,
    /// Type size of cells of tables, in points.
    pub(super) cell_size: f64,
    /// Heading of a sheet.
    pub(super) heading: Format,
    /// Heading of a sheet with how to fill it in below.
    pub(super) headed_note: Format,
    /// What is an example and not printed.
    pub(super) example: Format,
    /// How to fill a sheet in.
    pub(super) note: Format,
    /// Name of a column.
    pub(super) head: Format,
    /// Name of a plain value.
    pub(super) name: Format,
    /// Value to be filled in, kept as it is typed.
    pub(super) value: Format,
    /// Number to be filled in.
    pub(super) number: Format,
    /// Day to be filled in.
    pub(super) date: Format,
    /// What is said about a value.
    pub(super) hint: Format,
    /// Label above figures.
    pub(super) column_label: Format,
    /// Label before figures.
    pub(super) row_label: Format,
    /// Label of several rows.
    pub(super) group_label: Format,
    /// Figure.
    pub(super) figure: Format,
    /// Figure that is computed.
    pub(super) total: Format,
    /// Figure that is kept as it is typed.
    pub(super) as_typed: Format,
    /// Difference between two sums.
    pub(super) check: Format,
    /// What is wrong.
    pub(super) wrong: Format,
    /// Kind of a row of prose.
    pub(super) kind: Format,
    /// Prose.
    pub(super) text: Format,
    /// Heading in prose.
    pub(super) text_heading: Format,
    /// What belongs to an image or table; cell of a table of the body's own.
    pub(super) detail: Format,
    /// Head of a table of the body's own.
    pub(super) detail_head: Format,
    /// Column that may get prose.
    pub(super) free_text: Format,
    /// Column of cells that may get text, kept as it is typed.
    pub(super) free: Format,
}

impl Default for Look {
    fn default() -> Self {
        let (text_size, cell_size) = (size::SMALL_FOURTH, size::FIFTH);
        let font = |role: FontRole, points: Pt| {
            Format::new()
                .set_font_name(role.official_name())
                .set_font_size(points.0)
                .set_align(FormatAlign::VerticalCenter)
        };
        let song = font(FontRole::Song, cell_size);
        let boxed = song.clone().set_border(FormatBorder::Thin).set_text_wrap();
        let centred = boxed.clone().set_align(FormatAlign::Center);
        let free_text = font(FontRole::FangSong, text_size).set_text_wrap();
        let fang = free_text.clone().set_border(FormatBorder::Hair);
        let note = font(FontRole::Song, size::SMALL_FIFTH).set_font_color(NOTE).set_text_wrap();
        let input = |format: &Format| format.clone().set_background_color(YELLOW);
        let as_typed = |format: &Format| format.clone().set_num_format("@");
        Look {
            text_size: text_size.0,
            cell_size: cell_size.0,
            heading: font(FontRole::Hei, size::THIRD).set_align(FormatAlign::Center),
            headed_note: note.clone().set_align(FormatAlign::Left),
            example: note.clone().set_italic().set_border(FormatBorder::Hair).set_background_color(GRAY),
            hint: note.clone().set_border(FormatBorder::Thin),
            note,
            head: centred.clone().set_bold().set_background_color(BLUE),
            name: boxed.clone().set_background_color(GRAY),
            value: as_typed(&input(&boxed)),
            number: input(&boxed).set_align(FormatAlign::Left),
            date: input(&boxed).set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            column_label: centred.clone().set_background_color(GRAY),
            row_label: boxed.clone().set_background_color(GRAY),
            group_label: centred.clone().set_background_color(GRAY),
            figure: input(&centred),
            total: centred.clone().set_background_color(BLUE),
            as_typed: as_typed(&input(&centred)),
            // Left side less right side.
            check: song
                .clone()
                .set_align(FormatAlign::Center)
                .set_num_format("\"右边少 \"0;\"右边多 \"0;\"相符\"")
                .set_font_color(NOTE),
            wrong: Format::new().set_background_color(RED).set_font_color(DARK_RED),
            kind: input(&centred),
            text_heading: input(&fang).set_bold(),
            detail_head: as_typed(&input(&centred)).set_bold(),
            free_text,
            free: as_typed(&song).set_text_wrap(),
            text: input(&fang),
            detail: as_typed(&input(&boxed)),
        }
    }
}
