//! The sheets of prose: a row a block, its kind in the first column.

use rust_xlsxwriter::{DataValidation, Format, IgnoreError, Worksheet, XlsxError};

use super::look::{Look, WIDTHS, height, width_of};
use super::own_table;
use crate::form::fields::ATTACHMENTS_NAME;
use crate::formats::xlsx::plan::{
    AROUND_TABLES, CAPTION_COLUMN, DETAIL_COLUMN, EXAMPLE, KIND_COLUMN, PROSE_HEAD_ROW, PROSE_HEADS, RowKind,
    SheetKind, TEXT_COLUMN,
};
use crate::report::{Attachment, Block, MAX_COLUMNS, OwnChart, OwnTable, Report, RichText};

const NOTE: &str = "一行一段，在“类型”列选类型，可以插入、删除行；一格里换行（Alt+Enter）就是另起一段；隐藏的行不印。两个星号之间的字加粗：**重点**。\n\
    标题：二级标题编（一），三级标题编 1.，四级标题编（1），序号由程序编；后面接着写正文、不另起一段的，选“二级标题（接正文）”，先写标题，换行再写正文。\n\
    列项：连着的“列项”是一组，另起一组选“另起列项”。图片：插入到这一行，或在内容里填文件名（放在工作簿旁边），再填替代文字和图题。\n\
    表格：选“表格”填表题（可不填），下面各行选“表头”“表行”，从 B 列起一格填一个，可以合并单元格。\n\
    统计图：选“条形图”“折线图”“饼图”，填图题，C 列填单位；下面各行选“表行”，B 列填项目，C 列填数字；有几组数字的，先加一行“表头”，从 C 列起填各组名称。";
const NOTE_OF_ATTACHMENTS: &str = "每个附件先写一行“附件标题”，下面照正文的写法写。\n";
const NOTE_OF_TABLES: &str =
    "要在官方表格上面、下面写的话，例如“单位：件”、表下的注，写在“表前文字”“表后文字”下面；没有就空着。\n";
/// Rows below the head in which a kind can be chosen from a list.
const CHOICES: u32 = 500;
/// Rows that are ready for paragraphs on a sheet without content.
const READY: u32 = 8;
/// The same below content, and in each part of a sheet that has several.
const READY_IN_PART: u32 = 2;
/// Their height in points: two lines.
const READY_HEIGHT: f64 = 38.0;
/// Height of the heading above how to fill in the sheet, in points.
const HEADING_HEIGHT: f64 = 22.0;
/// Last column that a table of the body's own can use.
const LAST_COLUMN: u16 = TEXT_COLUMN + MAX_COLUMNS as u16 - 1;

pub(super) fn section(
    sheet: &mut Worksheet,
    kind: SheetKind,
    heading: &str,
    hints: &str,
    blocks: &[Block],
    look: &Look,
) -> Result<(), XlsxError> {
    let mut writer = Writer::new(sheet, heading, &format!("{hints}{NOTE}"), look)?;
    writer.blocks(blocks)?;
    writer.ready(if blocks.is_empty() { READY } else { READY_IN_PART })?;
    writer.finish(kind)
}

pub(super) fn around_tables(sheet: &mut Worksheet, report: &Report, look: &Look) -> Result<(), XlsxError> {
    let mut writer = Writer::new(sheet, AROUND_TABLES, &format!("{NOTE_OF_TABLES}{NOTE}"), look)?;
    for table in report.edition().tables() {
        let section = report.table_section(table.id());
        for (kind, blocks) in [(RowKind::Before, &section.before), (RowKind::After, &section.after)] {
            writer.line(kind, table.heading, &look.name)?;
            writer.blocks(blocks)?;
            writer.ready(READY_IN_PART)?;
        }
    }
    writer.finish(SheetKind::AroundTables)
}

pub(super) fn attachments(sheet: &mut Worksheet, attachments: &[Attachment], look: &Look) -> Result<(), XlsxError> {
    let mut writer = Writer::new(sheet, ATTACHMENTS_NAME, &format!("{NOTE_OF_ATTACHMENTS}{NOTE}"), look)?;
    for attachment in attachments {
        writer.line(RowKind::Attachment, attachment.title.as_str(), &look.text_heading)?;
        writer.blocks(&attachment.blocks)?;
    }
    writer.ready(if attachments.is_empty() { READY } else { READY_IN_PART })?;
    writer.finish(SheetKind::Attachments)
}

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    look: &'a Look,
    row: u32,
}

impl<'a> Writer<'a> {
    fn new(sheet: &'a mut Worksheet, heading: &str, note: &str, look: &'a Look) -> Result<Self, XlsxError> {
        for (column, width) in (0..).zip(WIDTHS) {
            sheet.set_column_width(column, width)?;
        }
        sheet.set_column_range_width(CAPTION_COLUMN + 1, LAST_COLUMN, width_of(LAST_COLUMN))?;
        sheet.set_column_format(TEXT_COLUMN, &look.free_text)?;
        // What is typed is meant as it is typed: 62.3% is no 0.623, and 11月 no day.
        sheet.set_column_range_format(DETAIL_COLUMN, LAST_COLUMN, &look.free)?;
        sheet.merge_range(0, 0, 0, CAPTION_COLUMN, "", &look.headed_note)?;
        let heading = format!("{heading}\n");
        let pieces = [(&look.heading, heading.as_str()), (&look.note, note)];
        sheet.write_rich_string_with_format(0, 0, &pieces, &look.headed_note)?;
        let head_height = HEADING_HEIGHT + height(note, look.cell_size, WIDTHS.into_iter().sum());
        sheet.set_row_height(0, head_height)?.set_row_height(1, 24)?;
        let columns = KIND_COLUMN..=CAPTION_COLUMN;
        for (column, text) in columns.zip(EXAMPLE.into_iter().chain(["", ""])) {
            sheet.write_string_with_format(PROSE_HEAD_ROW - 1, column, text, &look.example)?;
        }
        for (column, head) in (0..).zip(PROSE_HEADS) {
            sheet.write_string_with_format(PROSE_HEAD_ROW, column, head, &look.head)?;
        }
        Ok(Writer { sheet, look, row: PROSE_HEAD_ROW + 1 })
    }

    fn finish(self, kind: SheetKind) -> Result<(), XlsxError> {
        let first = PROSE_HEAD_ROW + 1;
        let last = self.row.max(first + 1) - 1;
        let names: Vec<&str> = RowKind::offered(kind).map(RowKind::name).collect();
        let choice = DataValidation::new()
            .allow_list_strings(&names)?
            .set_error_title(PROSE_HEADS[0])?
            .set_error_message("请从下拉列表里选类型")?;
        self.sheet.add_data_validation(first, KIND_COLUMN, last + CHOICES, KIND_COLUMN, &choice)?;
        self.sheet.ignore_error_range(first, KIND_COLUMN, last, LAST_COLUMN, IgnoreError::NumberStoredAsText)?;
        self.sheet.set_freeze_panes(first, TEXT_COLUMN)?;
        self.sheet.set_repeat_rows(PROSE_HEAD_ROW, PROSE_HEAD_ROW)?;
        self.sheet.set_landscape();
        Ok(())
    }

    /// Empty rows to be filled in.
    fn ready(&mut self, rows: u32) -> Result<(), XlsxError> {
        for _ in 0..rows {
            self.sheet.write_blank(self.row, KIND_COLUMN, &self.look.kind)?;
            self.sheet.write_blank(self.row, TEXT_COLUMN, &self.look.text)?;
            self.sheet.write_blank(self.row, DETAIL_COLUMN, &self.look.detail)?;
            self.sheet.write_blank(self.row, CAPTION_COLUMN, &self.look.detail)?;
            self.sheet.set_row_height(self.row, READY_HEIGHT)?;
            self.row += 1;
        }
        Ok(())
    }

    /// A row with its kind and its text.
    fn line(&mut self, kind: RowKind, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, KIND_COLUMN, kind.name(), &self.look.kind)?;
        self.sheet.write_string_with_format(self.row, TEXT_COLUMN, text, format)?;
        self.sheet.set_row_height(self.row, height(text, self.look.text_size, width_of(TEXT_COLUMN)))?;
        self.row += 1;
        Ok(())
    }

    /// What belongs to the row that was just written.
    fn detail(&mut self, column: u16, text: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row - 1, column, text, &self.look.detail)?;
        Ok(())
    }

    fn image(&mut self, path: &str, alt: &str, caption: Option<&RichText>) -> Result<(), XlsxError> {
        self.line(RowKind::Image, path, &self.look.text)?;
        let mut most = height(path, self.look.text_size, width_of(TEXT_COLUMN));
        let caption = caption.map(RichText::marked);
        for (column, text) in [(DETAIL_COLUMN, Some(alt)), (CAPTION_COLUMN, caption.as_deref())] {
            if let Some(text) = text {
                self.detail(column, text)?;
                most = most.max(height(text, self.look.cell_size, width_of(column)));
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
                Block::Paragraph(text) => self.line(RowKind::Paragraph, &text.marked(), &look.text)?,
                Block::Heading { level, text, body: None } => {
                    self.line(RowKind::Heading(*level), &text.marked(), &look.text_heading)?;
                }
                Block::Heading { level, text, body: Some(body) } => {
                    let both = format!("{}\n{}", text.marked(), body.marked());
                    self.line(RowKind::RunIn(*level), &both, &look.text)?;
                }
                Block::Image { path, alt, caption } => self.image(path, alt, caption.as_ref())?,
                Block::Table(table) => self.table(table)?,
                Block::Chart(chart) => self.chart(chart)?,
                Block::List(items) => {
                    for (at, item) in items.iter().enumerate() {
                        let kind = if at == 0 && after_list { RowKind::NewItem } else { RowKind::Item };
                        self.line(kind, &own_table::text(item), &look.text)?;
                    }
                }
            }
            after_list = matches!(block, Block::List(_));
        }
        Ok(())
    }

    /// Its kind, title and unit, the names of its series, and a row of figures for each label.
    fn chart(&mut self, own: &OwnChart) -> Result<(), XlsxError> {
        let series = own.chart().series();
        self.line(RowKind::Chart(own.chart().kind()), &own.title().marked(), &self.look.text)?;
        if let Some(unit) = own.unit() {
            self.detail(DETAIL_COLUMN, &unit.marked())?;
        }
        if own.names().iter().any(Option::is_some) {
            self.line(RowKind::TableHead, "", &self.look.detail_head)?;
            for (column, name) in (DETAIL_COLUMN..).zip(own.names()) {
                let name = name.as_ref().map(RichText::marked).unwrap_or_default();
                self.sheet.write_string_with_format(self.row - 1, column, &name, &self.look.detail_head)?;
            }
        }
        for (at, label) in own.labels().iter().enumerate() {
            self.line(RowKind::TableRow, &label.marked(), &self.look.detail)?;
            for (column, series) in (DETAIL_COLUMN..).zip(series) {
                self.detail(column, &series.values[at].to_string())?;
            }
        }
        Ok(())
    }

    fn table(&mut self, table: &OwnTable) -> Result<(), XlsxError> {
        let caption = table.caption().map(RichText::marked);
        self.line(RowKind::Table, &caption.unwrap_or_default(), &self.look.text)?;
        self.detail(DETAIL_COLUMN, &table.width().to_string())?;
        own_table::write(self.sheet, table, self.row, self.look)?;
        self.row += table.height() as u32;
        Ok(())
    }
}
