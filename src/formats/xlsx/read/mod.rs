//! Workbooks into [`Node`]s, by the plan of [`super::plan`]. Reading goes on after what is wrong, so that all complaints
//! about a workbook come at once; they name sheet and cell, and the form's own name of the place.

mod book;
mod cells;
mod complaints;
mod cover;
mod display;
mod figures;
mod number_format;
mod parts;
mod pictures;
mod prose;
mod sheet;
mod strays;

use super::plan::{COVER, SheetKind, sheets};
use crate::form::Edition;
use crate::form::fields::ATTACHMENTS;
use crate::source::{Code, Diagnostic, Memory, Node, Position, Value, excerpt};
use book::Book;
use complaints::Complaints;
use parts::Damage;
use sheet::{CellValue, Sheet};

/// Begins every zip archive, thus every workbook.
const ARCHIVE: &[u8] = b"PK\x03\x04";
/// Begins the files of old Excel, and those that are encrypted.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// Endings of files that spreadsheets write, besides those that can be read.
const FOREIGN_ENDINGS: [&str; 4] = ["xls", "et", "ods", "xlsb"];

/// Whether a file is a workbook, by its first bytes or the ending of its name.
pub(in crate::formats) fn is_workbook(bytes: &[u8], name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let by_name = matches!(ending.as_str(), "xlsx" | "xlsm") || FOREIGN_ENDINGS.contains(&ending.as_str());
    bytes.starts_with(ARCHIVE) || bytes.starts_with(COMPOUND) || by_name
}

/// What a workbook holds.
#[derive(Debug, Default)]
pub(in crate::formats) struct Contents {
    /// Its values; none if it is none with a report.
    pub(in crate::formats) root: Option<Node>,
    /// The pictures in it, under the names by which the values name them.
    pub(in crate::formats) files: Memory,
    /// What is wrong with it.
    pub(in crate::formats) complaints: Vec<Diagnostic>,
}

/// Reads a workbook.
pub(in crate::formats) fn read(bytes: &[u8]) -> Contents {
    let mut complaints = Complaints::default();
    let mut files = Memory::default();
    let root = open(bytes).and_then(|book| {
        let report = Reader { book, files: &mut files, complaints: &mut complaints }.report();
        report.map_err(Damage::told)
    });
    let root = root.unwrap_or_else(|complaint| {
        complaints.add(complaint);
        None
    });
    Contents { root, files, complaints: complaints.into_list() }
}

fn open(bytes: &[u8]) -> Result<Book<'_>, Diagnostic> {
    let refuse = |text| Err(Diagnostic::told(&Code::FILE, text));
    if bytes.starts_with(COMPOUND) {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let encrypted = bytes.windows(name.len()).any(|window| window == name);
        return refuse(if encrypted {
            "工作簿加了密码，打不开；请去掉密码后再存一份"
        } else {
            "这是旧版 Office 或 WPS 的文件（.xls、.et、.doc）；请用 Excel 或 WPS 打开后另存为 .xlsx"
        });
    }
    if !bytes.starts_with(ARCHIVE) {
        return refuse("内容不是 .xlsx 工作簿，也许是改了扩展名的 CSV 或网页；请用 Excel 或 WPS 打开后另存为 .xlsx");
    }
    Book::open(bytes).map_err(Damage::told)
}

struct Reader<'a> {
    book: Book<'a>,
    files: &'a mut Memory,
    complaints: &'a mut Complaints,
}

impl Reader<'_> {
    fn report(&mut self) -> Result<Option<Node>, Damage> {
        let at = Position::Cell { sheet: COVER, row: 1, column: 1 };
        let latest = Edition::latest();
        if !sheets(latest).iter().any(|(name, _)| self.book.has(name)) {
            let text = "这本工作簿不是年报工作簿；请用 nianbao new -o 年报.xlsx 生成一本，把数填进去";
            self.complaints.file(&Code::FILE, text);
            return Ok(None);
        }
        // What the other sheets must hold depends on the edition, so that it is read first.
        let (mut entries, edition) = match self.book.sheet(COVER)? {
            Some(cover) => {
                strays::tell(&cover, COVER, self.complaints);
                cover::read(&cover, self.complaints)
            }
            None => (cover::missing(at), Some(latest)),
        };
        let Some(edition) = edition else { return Ok(Some(Node { at, value: Value::Map(entries) })) };
        self.all_sheets_are_there(edition);
        for (name, kind) in sheets(edition) {
            let Some(sheet) = self.book.sheet(name)? else {
                let at = Position::Cell { sheet: name, row: 1, column: 1 };
                match kind {
                    SheetKind::Prose(key) => entries.push((Node::text(at, key), Node::unreadable(at))),
                    SheetKind::Table(table) => entries.push((Node::text(at, table.key), Node::unreadable(at))),
                    SheetKind::Cover | SheetKind::AroundTables | SheetKind::Attachments => {}
                }
                continue;
            };
            self.load_pictures(&sheet)?;
            let at = sheet.at(0, 0);
            match kind {
                SheetKind::Cover => {}
                SheetKind::Prose(key) => {
                    entries.push((Node::text(at, key), prose::section(&sheet, kind, self.complaints)));
                }
                SheetKind::Table(table) => {
                    strays::tell(&sheet, table.heading, self.complaints);
                    entries.push((Node::text(at, table.key), figures::read(&sheet, table, self.complaints)));
                }
                SheetKind::AroundTables => prose::around_tables(&sheet, edition, &mut entries, self.complaints),
                SheetKind::Attachments => {
                    entries.push((Node::text(at, ATTACHMENTS), prose::attachments(&sheet, self.complaints)));
                }
            }
        }
        Ok(Some(Node { at, value: Value::Map(entries) }))
    }

    /// Takes the pictures of a sheet out of the workbook.
    fn load_pictures(&mut self, sheet: &Sheet) -> Result<(), Damage> {
        let lying = sheet.floating.iter().filter_map(|floating| floating.picture.as_ref());
        let in_cells = sheet.cells.values().filter_map(|cell| match &cell.value {
            CellValue::Picture(picture) => Some(picture),
            _ => None,
        });
        for name in lying.chain(in_cells).filter_map(|picture| picture.file.as_ref()) {
            if !self.files.0.contains_key(name)
                && let Some(bytes) = self.book.file(name)?
            {
                self.files.0.insert(name.clone(), bytes);
            }
        }
        Ok(())
    }

    /// A sheet that is missing is likely one that was renamed; leaving it out would lose what it holds.
    fn all_sheets_are_there(&mut self, edition: &'static Edition) {
        let wanted = sheets(edition);
        let strange = self.book.names().filter(|name| !wanted.iter().any(|(wanted, _)| wanted == name));
        let strange: Vec<String> = strange.map(excerpt).collect();
        let advice = if strange.is_empty() {
            "请从 nianbao new 生成的工作簿里补上".to_owned()
        } else {
            format!("如果是“{}”改了名，请改回来", strange.join("”“"))
        };
        for (name, kind) in wanted {
            if !self.book.has(name) && !kind.is_optional() {
                self.complaints.file(&Code::SYNTAX, &format!("缺少工作表“{name}”；{advice}"));
            }
        }
    }
}
