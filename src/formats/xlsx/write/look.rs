//! Fonts, colours and borders of a workbook, once.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::style::{FontRole, Pt, size};

/// Pixels in a millimetre at 96 dots per inch.
pub(super) const PIXELS: f64 = 96.0 / 25.4;

/// Type sizes of prose and of cells of tables, in points.
pub(super) const TEXT_SIZE: f64 = size::SMALL_FOURTH.0;
pub(super) const CELL_SIZE: f64 = size::FIFTH.0;

const BLUE: Color = Color::RGB(0xDD_EB_F7);
const GRAY: Color = Color::RGB(0xF2_F2_F2);
const YELLOW: Color = Color::RGB(0xFF_F9_E5);
const RED: Color = Color::RGB(0xFF_C7_CE);
const DARK_RED: Color = Color::RGB(0x9C_00_06);
const NOTE: Color = Color::RGB(0x59_59_59);

/// The formats of all cells.
pub(super) struct Look {
    /// Heading of a sheet.
    pub(super) heading: Format,
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
    pub(super) decimal: Format,
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
        let font = |role: FontRole, size: Pt| {
            Format::new()
                .set_font_name(role.official_name())
                .set_font_size(size.0)
                .set_align(FormatAlign::VerticalCenter)
        };
        let song = font(FontRole::Song, size::FIFTH);
        let boxed = song.clone().set_border(FormatBorder::Thin).set_text_wrap();
        let centred = boxed.clone().set_align(FormatAlign::Center);
        let free_text = font(FontRole::FangSong, size::SMALL_FOURTH).set_text_wrap();
        let fang = free_text.clone().set_border(FormatBorder::Hair);
        let note = font(FontRole::Song, size::SMALL_FIFTH).set_font_color(NOTE).set_text_wrap();
        let as_typed = |format: &Format| format.clone().set_num_format("@");
        Look {
            heading: font(FontRole::Hei, size::THIRD).set_align(FormatAlign::Center),
            hint: note.clone().set_border(FormatBorder::Thin),
            note,
            head: centred.clone().set_bold().set_background_color(BLUE),
            name: boxed.clone().set_background_color(GRAY),
            value: as_typed(&boxed).set_background_color(YELLOW),
            number: boxed.clone().set_align(FormatAlign::Left).set_background_color(YELLOW),
            date: boxed.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left).set_background_color(YELLOW),
            column_label: centred.clone().set_background_color(GRAY),
            row_label: boxed.clone().set_background_color(GRAY),
            group_label: centred.clone().set_background_color(GRAY),
            figure: centred.clone().set_background_color(YELLOW),
            total: centred.clone().set_background_color(BLUE),
            decimal: as_typed(&centred).set_background_color(YELLOW),
            // Left side less right side.
            check: song
                .clone()
                .set_align(FormatAlign::Center)
                .set_num_format("\"右边少 \"0;\"右边多 \"0;\"相符\"")
                .set_font_color(NOTE),
            wrong: Format::new().set_background_color(RED).set_font_color(DARK_RED),
            kind: centred.clone().set_background_color(GRAY),
            text_heading: fang.clone().set_bold(),
            detail_head: as_typed(&centred).set_bold(),
            free_text,
            free: as_typed(&song).set_text_wrap(),
            text: fang,
            detail: as_typed(&boxed),
        }
    }
}
