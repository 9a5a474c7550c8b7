//! Workbooks into [`Node`]s, by the plan of [`crate::workbook::plan`]. Errors name sheet and cell.

mod book;
mod display;
mod figures;
mod parts;
mod prose;

use book::{Book, Content, Merged};
use parts::Damage;

use super::node::{Node, Value};
use crate::diagnostic::{Position, excerpt};
use crate::fields::{FIELDS, Kind};
use crate::report::Number;
use crate::workbook::plan::{COVER, COVER_COLUMNS, Sheet, sheets};

/// Why a file is no workbook with a report.
#[derive(Debug)]
pub(super) struct Problem {
    /// Where; none for the file as a whole.
    pub(super) at: Option<Position>,
    /// The form's own name of the place.
    pub(super) place: Option<String>,
    /// What is wrong and what to do.
    pub(super) message: String,
}

impl Problem {
    fn file(message: impl Into<String>) -> Self {
        Problem { at: None, place: None, message: message.into() }
    }

    fn at(at: Position, message: impl Into<String>) -> Self {
        Problem { at: Some(at), place: None, message: message.into() }
    }
}

impl From<Damage> for Problem {
    fn from(damage: Damage) -> Self {
        Problem::file(match damage {
            Damage::Broken => "文件损坏或不完整；请重新下载或拷贝，或用 Excel、WPS 打开后另存为 .xlsx",
            Damage::TooLarge => "工作簿展开后太大，不像年报数据；请核对是不是选错了文件",
            Damage::NoWorkbook => "这是压缩包或别的文档，不是工作簿；请给出 .xlsx、.yaml 或 .json 文件",
        })
    }
}

/// Begins every zip archive, thus every workbook.
const ARCHIVE: &[u8] = b"PK\x03\x04";
/// Begins the files of old Excel, and those that are encrypted.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Whether a file is a workbook, by its first bytes or its ending (in lower case).
pub(super) fn is_workbook(bytes: &[u8], ending: &str) -> bool {
    bytes.starts_with(ARCHIVE) || bytes.starts_with(COMPOUND) || matches!(ending, "xlsx" | "xlsm" | "xls" | "et")
}

/// Reads a workbook.
pub(super) fn parse(bytes: &[u8]) -> Result<Node, Problem> {
    if bytes.starts_with(COMPOUND) {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let encrypted = bytes.windows(name.len()).any(|window| window == name);
        return Err(Problem::file(if encrypted {
            "工作簿加了密码，打不开；请去掉密码后再存一份"
        } else {
            "这是旧版 Office 的文件（.xls、.doc）；请另存为 .xlsx"
        }));
    }
    if !bytes.starts_with(ARCHIVE) {
        return Err(Problem::file(
            "内容不是 .xlsx 工作簿，也许是改了扩展名的 CSV 或网页；请用 Excel 或 WPS 打开后另存为 .xlsx",
        ));
    }
    let mut book = Book::open(bytes)?;
    all_sheets_are_there(&book)?;
    let mut entries = Vec::new();
    for (name, kind) in sheets() {
        let sheet = Page { name, sheet: book.sheet(name)?.unwrap_or_default() };
        match kind {
            Sheet::Cover => entries.extend(cover(&sheet)?),
            Sheet::Prose(key) => entries.push((sheet.key(key), prose::blocks(&sheet)?)),
            Sheet::Table(table) => entries.push((sheet.key(table.form.key), figures::table(&sheet, table)?)),
            Sheet::Attachments => entries.push((sheet.key("attachments"), prose::attachments(&sheet)?)),
        }
    }
    Ok(Node { at: Position::Cell { sheet: COVER, row: 1, column: 1 }, value: Value::Map(entries) })
}

/// A sheet that is missing is likely one that was renamed; leaving it out would lose what it holds.
fn all_sheets_are_there(book: &Book<'_>) -> Result<(), Problem> {
    let wanted = sheets();
    let is_there = |name: &str| book.names().any(|other| other.trim() == name);
    let missing: Vec<&str> = wanted.iter().map(|(name, _)| *name).filter(|name| !is_there(name)).collect();
    let Some(first) = missing.first() else { return Ok(()) };
    if missing.len() == wanted.len() {
        return Err(Problem::file("这本工作簿不是年报工作簿；请用 nianbao new -o 年报.xlsx 生成一本，把数填进去"));
    }
    let strange: Vec<String> =
        book.names().filter(|name| !wanted.iter().any(|(w, _)| *w == name.trim())).map(excerpt).collect();
    let advice = if strange.is_empty() {
        "请从 nianbao new 生成的工作簿里补上".to_owned()
    } else {
        format!("如果是“{}”改了名，请改回来", strange.join("”“"))
    };
    Err(Problem::file(format!("缺少工作表“{first}”；{advice}")))
}

/// A sheet with its name.
struct Page {
    name: &'static str,
    sheet: book::Sheet,
}

/// What a cell holds as text.
enum Shown {
    /// Nothing.
    Nothing,
    /// A text, or a number as it is shown.
    Text(String),
}

impl Page {
    /// The place of a cell, row and column from 0.
    fn at(&self, row: u32, column: u32) -> Position {
        Position::Cell { sheet: self.name, row: row + 1, column: column + 1 }
    }

    /// A key, as if it stood in the first cell.
    fn key(&self, key: &str) -> Node {
        text_node(self.at(0, 0), key)
    }

    fn content(&self, row: u32, column: u32) -> &Content {
        self.sheet.cells.get(&(row, column)).map_or(&Content::Nothing, |cell| &cell.content)
    }

    /// What a cell shows as text.
    fn shown(&self, row: u32, column: u32) -> Result<Shown, Problem> {
        let problem = |message: String| Err(Problem::at(self.at(row, column), message));
        let Some(cell) = self.sheet.cells.get(&(row, column)) else { return Ok(Shown::Nothing) };
        match &cell.content {
            Content::Nothing if cell.formula => problem(NO_RESULT.to_owned()),
            Content::Nothing => Ok(Shown::Nothing),
            Content::Text(text) => Ok(Shown::Text(text.clone())),
            Content::Bool(value) => Ok(Shown::Text(truth(*value).to_owned())),
            Content::Error(error) => problem(formula_error(error)),
            Content::Number(number, display) => match display.text(*number) {
                Some(text) => Ok(Shown::Text(text)),
                None => problem(
                    "这里是日期或特殊格式的数，看不出要印成什么样；请把单元格格式设为“文本”，再照要印的样子填"
                        .to_owned(),
                ),
            },
        }
    }

    /// The text of a cell, empty if there is none.
    fn text(&self, row: u32, column: u32) -> Result<String, Problem> {
        Ok(match self.shown(row, column)? {
            Shown::Nothing => String::new(),
            Shown::Text(text) => text,
        })
    }

    /// The first row that has a text in a column, from 0.
    fn find(&self, column: u32, wanted: &str) -> Option<u32> {
        let is_wanted = |content: &Content| matches!(content, Content::Text(text) if text.trim() == wanted);
        let mut cells = self.sheet.cells.iter().filter(|((_, at), _)| *at == column);
        cells.find(|(_, cell)| is_wanted(&cell.content)).map(|((row, _), _)| *row)
    }

    /// The last row with anything in it, from 0.
    fn last_row(&self) -> Option<u32> {
        self.sheet.cells.last_key_value().map(|((row, _), _)| *row)
    }

    /// The merged range that covers a cell.
    fn merged(&self, row: u32, column: u32) -> Option<&Merged> {
        self.sheet.merged.iter().find(|merged| merged.covers(row, column))
    }
}

const NO_RESULT: &str = "这里是公式，还没有算出结果；请用 Excel 或 WPS 打开并保存一次，或直接填数";

fn formula_error(error: &str) -> String {
    format!("这里的公式出错（{}）；请改正公式，或直接填数", excerpt(error))
}

fn truth(value: bool) -> &'static str {
    if value { "TRUE" } else { "FALSE" }
}

fn text_node(at: Position, text: &str) -> Node {
    Node { at, value: Value::Scalar { text: text.to_owned(), quoted: true } }
}

fn number_node(at: Position, text: String) -> Node {
    Node { at, value: Value::Scalar { text, quoted: false } }
}

/// The plain values. They are found by their names, so that rows may be moved.
fn cover(page: &Page) -> Result<Vec<(Node, Node)>, Problem> {
    let [name_column, value_column, _] = COVER_COLUMNS.map(u32::from);
    let mut entries: Vec<(Node, Node)> = Vec::new();
    for field in FIELDS {
        let Some(row) = page.find(name_column, field.label) else {
            let message = format!("A 列里找不到“{}”这一行；请从 nianbao new 生成的工作簿里补上", field.label);
            return Err(Problem::at(page.at(0, name_column), message));
        };
        let at = page.at(row, value_column);
        let Some(value) = cover_value(page, field.kind, row, value_column)? else {
            if matches!(field.path, ["body" | "year"]) {
                return Err(Problem::at(at, format!("{}是空的；请填写：{}", field.label, field.hint)));
            }
            continue;
        };
        match field.path {
            [key] => entries.push((text_node(at, key), value)),
            [group, key, ..] => {
                let entry = (text_node(at, key), value);
                match entries.last_mut() {
                    Some((Node { value: Value::Scalar { text, .. }, .. }, Node { value: Value::Map(all), .. }))
                        if text == group =>
                    {
                        all.push(entry);
                    }
                    _ => entries.push((text_node(at, group), Node { at, value: Value::Map(vec![entry]) })),
                }
            }
            [] => {}
        }
    }
    let half_period = entries.iter().find(|(key, value)| {
        matches!(&key.value, Value::Scalar { text, .. } if text == "period")
            && matches!(&value.value, Value::Map(days) if days.len() == 1)
    });
    if let Some((key, _)) = half_period {
        return Err(Problem::at(key.at, "统计期限只填了一头；请把起、止都填上，或都不填（不填就是全年）"));
    }
    Ok(entries)
}

fn cover_value(page: &Page, kind: Kind, row: u32, column: u32) -> Result<Option<Node>, Problem> {
    let at = page.at(row, column);
    if let (Kind::Date, Content::Number(number, display)) = (kind, page.content(row, column)) {
        let day = match display {
            display::Display::Date { since_1904 } => display::day(*number, *since_1904),
            _ => None,
        };
        let message = || format!("“{}”不是日期；请照 2024-01-24 这样填", display::decimal(*number));
        return day.map(|day| Some(text_node(at, &day))).ok_or_else(|| Problem::at(at, message()));
    }
    let Shown::Text(text) = page.shown(row, column)? else { return Ok(None) };
    if kind == Kind::Year {
        let year = Number::parse(&text).ok().filter(|number| number.is_whole());
        let message = || format!("“{}”不是年度；请只填四位数字，例如 2024", excerpt(&text));
        let year = year.ok_or_else(|| Problem::at(at, message()))?;
        return Ok(Some(number_node(at, Number::from_micros(year.micros()).to_string())));
    }
    // Some programs keep a day as the beginning of it.
    Ok(Some(text_node(at, text.trim().trim_end_matches("T00:00:00"))))
}
