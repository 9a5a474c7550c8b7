//! The sheets of prose: a row a block, its kind in the first column.

use rust_xlsxwriter::{DataValidation, Format, IgnoreError, Worksheet, XlsxError};

use super::look::{CELL_SIZE, Look, TEXT_SIZE};
use super::plan::{
    ATTACHMENTS, CAPTION_COLUMN, DETAIL_COLUMN, KIND_COLUMN, Kind, PROSE_HEAD_ROW, PROSE_HEADS, TEXT_COLUMN,
};
use crate::report::{Attachment, Block, TableBlock};

const NOTE: &str = "一行一段，在“类型”列选类型，可以插入、删除行。二级标题编（一），三级标题编 1.，四级标题编（1），序号由程序编；连着的“列项”是一组，另起一组选“另起列项”；\
两个星号之间的字加粗：**重点**。图片：内容填文件名（放在工作簿旁边），再填替代文字和图题。表格：选“表格”填表题（可不填），下面各行选“表头”“表行”，从 B 列起一格填一个，可以合并单元格。";
const NOTE_OF_ATTACHMENTS: &str = "每个附件先写一行“附件标题”，下面照正文的写法写。";
/// Rows below the head in which a kind can be chosen from a list.
const CHOICES: u32 = 500;
/// Rows that a sheet without content has ready for paragraphs.
const READY: u32 = 8;
/// Their height in points: two lines.
const READY_HEIGHT: f64 = 38.0;
/// Widths of the first columns, and of those that only tables of the body's own use, in characters.
const WIDTHS: [f64; 4] = [11.0, 84.0, 24.0, 24.0];
const CELL_WIDTH: f64 = 12.0;
/// Last column that a table of the body's own can use.
const LAST_COLUMN: u16 = TEXT_COLUMN + 19;

pub(super) fn section(sheet: &mut Worksheet, heading: &str, blocks: &[Block], look: &Look) -> Result<(), XlsxError> {
    let mut writer = Writer::new(sheet, heading, NOTE.to_owned(), look)?;
    writer.blocks(blocks)?;
    writer.finish(false)
}

pub(super) fn attachments(sheet: &mut Worksheet, attachments: &[Attachment], look: &Look) -> Result<(), XlsxError> {
    let mut writer = Writer::new(sheet, ATTACHMENTS, format!("{NOTE_OF_ATTACHMENTS}{NOTE}"), look)?;
    for attachment in attachments {
        writer.line(Kind::Attachment, &attachment.title, &writer.look.text_heading)?;
        writer.blocks(&attachment.blocks)?;
    }
    writer.finish(true)
}

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    look: &'a Look,
    row: u32,
}

/// Height of a row in points whose text of that size (in points) stands in a column of that width (in characters).
/// Programs do not agree on fitting rows by themselves when they open a workbook.
fn height(text: &str, size: f64, width: f64) -> f64 {
    // A digit of the standard font is 7 pixels wide, a cell keeps some for itself; 96 pixels are 72 points.
    let line = (width * 7.0 - 9.0) * 0.75 / size;
    let length: f64 = text.chars().map(|c| if c.is_ascii() { 0.55 } else { 1.0 }).sum();
    let lines = (length / line).ceil().max(1.0);
    (lines * size * 1.35 + 6.0).min(MOST_HEIGHT)
}

/// Highest row that spreadsheets have, in points.
const MOST_HEIGHT: f64 = 409.0;

impl<'a> Writer<'a> {
    fn new(sheet: &'a mut Worksheet, heading: &str, note: String, look: &'a Look) -> Result<Self, XlsxError> {
        for (column, width) in (0..).zip(WIDTHS) {
            sheet.set_column_width(column, width)?;
        }
        sheet.set_column_range_width(CAPTION_COLUMN + 1, LAST_COLUMN, CELL_WIDTH)?;
        sheet.set_column_format(TEXT_COLUMN, &look.free_text)?;
        // What is typed is meant as it is typed: 62.3% is no 0.623, and 11月 no day.
        sheet.set_column_range_format(DETAIL_COLUMN, LAST_COLUMN, &look.free)?;
        sheet.merge_range(0, 0, 0, CAPTION_COLUMN, heading, &look.heading)?;
        sheet.merge_range(1, 0, 1, CAPTION_COLUMN, &note, &look.note)?;
        sheet.set_row_height(0, 34)?.set_row_height(1, 52)?;
        for (column, head) in (0..).zip(PROSE_HEADS) {
            sheet.write_string_with_format(PROSE_HEAD_ROW, column, head, &look.head)?;
        }
        Ok(Writer { sheet, look, row: PROSE_HEAD_ROW + 1 })
    }

    fn finish(self, attachments: bool) -> Result<(), XlsxError> {
        let first = PROSE_HEAD_ROW + 1;
        let last = self.row.max(first + READY) - 1;
        if self.row == first {
            for row in first..=last {
                self.sheet.write_blank(row, KIND_COLUMN, &self.look.kind)?;
                self.sheet.write_blank(row, TEXT_COLUMN, &self.look.text)?;
                self.sheet.set_row_height(row, READY_HEIGHT)?;
            }
        }
        let names: Vec<&str> = Kind::offered(attachments).map(Kind::name).collect();
        let choice = DataValidation::new()
            .allow_list_strings(&names)?
            .set_error_title("类型")?
            .set_error_message("请从下拉列表里选类型")?;
        self.sheet.add_data_validation(first, KIND_COLUMN, last + CHOICES, KIND_COLUMN, &choice)?;
        self.sheet.ignore_error_range(first, KIND_COLUMN, last, LAST_COLUMN, IgnoreError::NumberStoredAsText)?;
        self.sheet.set_freeze_panes(first, TEXT_COLUMN)?;
        self.sheet.set_repeat_rows(PROSE_HEAD_ROW, PROSE_HEAD_ROW)?;
        self.sheet.set_landscape();
        Ok(())
    }

    /// A row with its kind and its text.
    fn line(&mut self, kind: Kind, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, KIND_COLUMN, kind.name(), &self.look.kind)?;
        self.sheet.write_string_with_format(self.row, TEXT_COLUMN, text, format)?;
        self.sheet.set_row_height(self.row, height(text, TEXT_SIZE, width_of(TEXT_COLUMN)))?;
        self.row += 1;
        Ok(())
    }

    /// What belongs to the row that was just written.
    fn detail(&mut self, column: u16, text: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row - 1, column, text, &self.look.detail)?;
        Ok(())
    }

    fn image(&mut self, path: &str, alt: &str, caption: Option<&str>) -> Result<(), XlsxError> {
        self.line(Kind::Image, path, &self.look.text)?;
        let mut most = height(path, TEXT_SIZE, width_of(TEXT_COLUMN));
        for (column, text) in [(DETAIL_COLUMN, Some(alt)), (CAPTION_COLUMN, caption)] {
            if let Some(text) = text {
                self.detail(column, text)?;
                most = most.max(height(text, CELL_SIZE, width_of(column)));
            }
        }
        self.sheet.set_row_height(self.row - 1, most)?;
        Ok(())
    }

    fn blocks(&mut self, blocks: &[Block]) -> Result<(), XlsxError> {
        let look = self.look;
        let mut after_list = false;
        for block in blocks {
            match block {
                Block::Paragraph(text) => self.line(Kind::Paragraph, text, &look.text)?,
                Block::Heading { text, level } => self.line(Kind::Heading(*level), text, &look.text_heading)?,
                Block::Image { path, alt, caption } => self.image(path, alt, caption.as_deref())?,
                Block::Table(table) => self.table(table)?,
                Block::List(items) => {
                    for (at, item) in items.iter().enumerate() {
                        let kind = if at == 0 && after_list { Kind::NewItem } else { Kind::Item };
                        self.line(kind, item, &look.text)?;
                    }
                }
            }
            after_list = matches!(block, Block::List(_));
        }
        Ok(())
    }

    fn table(&mut self, table: &TableBlock) -> Result<(), XlsxError> {
        // The reader has placed the cells once already, so this cannot fail for a report that was read.
        let Ok((placed, width)) = table.place() else { return Ok(()) };
        self.line(Kind::Table, table.caption.as_deref().unwrap_or_default(), &self.look.text)?;
        self.detail(DETAIL_COLUMN, &width.to_string())?;
        let top = self.row;
        let has_head = !table.columns.is_empty();
        let rows = table.rows.len() + usize::from(has_head);
        for at in 0..rows {
            let kind = if at == 0 && has_head { Kind::TableHead } else { Kind::TableRow };
            self.sheet.write_string_with_format(self.row, KIND_COLUMN, kind.name(), &self.look.kind)?;
            self.row += 1;
        }
        let mut heights = vec![height("", CELL_SIZE, CELL_WIDTH); rows];
        for place in placed {
            let (row, column) = (top + place.row as u32, TEXT_COLUMN + place.column as u16);
            let format = if has_head && place.row == 0 { &self.look.detail_head } else { &self.look.detail };
            let text = &place.cell.text;
            let (rows, columns) = (place.cell.rowspan as u32, place.cell.colspan as u16);
            if rows == 1 {
                let width: f64 = (column..column + columns).map(width_of).sum();
                let most = &mut heights[place.row];
                *most = most.max(height(text, CELL_SIZE, width));
            }
            if rows == 1 && columns == 1 {
                self.sheet.write_string_with_format(row, column, text, format)?;
            } else {
                self.sheet.merge_range(row, column, row + rows - 1, column + columns - 1, text, format)?;
            }
        }
        for (row, height) in (top..).zip(heights) {
            self.sheet.set_row_height(row, height)?;
        }
        Ok(())
    }
}

/// Width of a column in characters.
fn width_of(column: u16) -> f64 {
    WIDTHS.get(usize::from(column)).copied().unwrap_or(CELL_WIDTH)
}
