//! What can be read and written: one registry of the formats of report files.
//!
//! Every format is read into a [`Node`] and has its complaints collected; [`crate::report::read`] makes the report of it,
//! the same for all.

mod json;
mod xlsx;
mod yaml;

pub use xlsx::plan;

use crate::report::{Report, read as read_report};
use crate::source::{Code, Diagnostic, Either, Files, Memory, Node, Origin, Position, Value, first_told, has_errors};
use crate::style::Style;

/// Largest report file that is text, in bytes; the longest real reports stay below 1 MB.
pub const MAX_BYTES: u64 = 4 * 1024 * 1024;
/// Largest workbook, in bytes: photographs may be in it.
const MAX_WORKBOOK_BYTES: u64 = 32 * 1024 * 1024;

/// Name of the JSON Schema of the report file, which editors look for beside it.
pub const SCHEMA: &str = "nianbao.schema.json";

/// A format of report files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// YAML, written with comments that guide a clerk.
    Yaml,
    /// JSON.
    Json,
    /// A workbook (.xlsx).
    Workbook,
}

/// A report file that was read.
#[derive(Debug)]
pub struct Reading {
    /// The file.
    pub origin: Origin,
    /// Its values as they are written; none if they cannot be told.
    pub root: Option<Node>,
    /// The report, as far as it can be read; see [`read_report`].
    pub report: Option<Report>,
    /// The images that are in the file itself, by the names by which the report names them.
    pub files: Memory,
    /// What is wrong with the file.
    pub complaints: Vec<Diagnostic>,
}

impl Reading {
    /// The report, if the file can be used.
    pub fn usable(&self) -> Option<&Report> {
        self.report.as_ref().filter(|_| !has_errors(&self.complaints))
    }

    /// The images that the report may name: those in its own file, then those beside it.
    pub fn images<'a>(&'a self, beside: &'a dyn Files) -> Either<'a> {
        Either { first: &self.files, second: beside }
    }

    /// A file that cannot be read at all.
    pub fn failed(origin: Origin, complaint: Diagnostic) -> Self {
        Reading { origin, root: None, report: None, files: Memory::default(), complaints: vec![complaint] }
    }
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 3] = [Format::Yaml, Format::Json, Format::Workbook];

    /// Endings of its files' names, the usual one first.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Format::Yaml => &["yaml", "yml"],
            Format::Json => &["json"],
            Format::Workbook => &["xlsx", "xlsm"],
        }
    }

    /// The format that the ending of a file's name tells; none if it tells none.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        let ending = ending.to_lowercase();
        Format::ALL.into_iter().find(|format| format.endings().contains(&ending.as_str()))
    }

    /// The format of a file by its first bytes, its name, or its first character.
    fn sniff(name: &str, bytes: &[u8]) -> Self {
        if xlsx::is_workbook(bytes, name) {
            return Format::Workbook;
        }
        Format::of_name(name).filter(|format| *format != Format::Workbook).unwrap_or_else(|| {
            match bytes.iter().find(|byte| !byte.is_ascii_whitespace()) {
                Some(b'{') => Format::Json,
                _ => Format::Yaml,
            }
        })
    }

    /// Largest file of this format, in bytes.
    fn max_bytes(self) -> u64 {
        match self {
            Format::Yaml | Format::Json => MAX_BYTES,
            Format::Workbook => MAX_WORKBOOK_BYTES,
        }
    }

    /// Writes a report as a file of this format.
    ///
    /// # Errors
    /// A [`Diagnostic`] if a text is longer than a cell of a workbook can hold.
    pub fn write(self, report: &Report, style: &Style) -> Result<Vec<u8>, Diagnostic> {
        match self {
            Format::Yaml => Ok(yaml::write(report).into_bytes()),
            Format::Json => Ok(json::write(report).into_bytes()),
            Format::Workbook => xlsx::write(report, style),
        }
    }
}

/// Reads a report file; `name` stands for it in complaints, and its ending tells the format where its bytes do not.
pub fn read(name: &str, bytes: &[u8]) -> Reading {
    let format = Format::sniff(name, bytes);
    if bytes.len() as u64 > format.max_bytes() {
        return Reading::failed(Origin::named(name), too_large(format.max_bytes()));
    }
    match format {
        Format::Workbook => {
            let xlsx::Contents { root, files, complaints } = xlsx::read(bytes);
            Reading { files, ..typed(Origin::named(name), root, complaints) }
        }
        format => match decode(bytes) {
            Ok(text) => read_text(name, text, format),
            Err(complaint) => Reading::failed(Origin::named(name), complaint),
        },
    }
}

/// Reads the values of a file of YAML or JSON that is no report, such as a profile; none if it cannot be read at all.
pub fn read_values(name: &str, bytes: &[u8]) -> (Origin, Option<Node>, Vec<Diagnostic>) {
    let text = match decode(bytes) {
        Ok(text) => text,
        Err(complaint) => return (Origin::named(name), None, vec![complaint]),
    };
    let parsed = parse(&text, Format::sniff(name, bytes));
    let origin = Origin { name: name.to_owned(), text };
    match parsed {
        Ok((root, remarks)) => (origin, Some(root), remarks),
        Err(complaint) => (origin, None, vec![complaint]),
    }
}

/// The values of a text, and what there is to say of how they are written.
fn parse(text: &str, format: Format) -> Result<(Node, Vec<Diagnostic>), Diagnostic> {
    if format == Format::Json { json::read(text).map(|root| (root, Vec::new())) } else { yaml::read(text) }
}

/// Largest file of that name that can be a report, in bytes; what [`read`] refuses need not be read whole.
pub fn max_bytes(name: &str) -> u64 {
    Format::of_name(name).map_or(MAX_WORKBOOK_BYTES, Format::max_bytes)
}

/// A file that is larger than any report, which has at most `most` bytes.
pub fn too_large(most: u64) -> Diagnostic {
    let message = format!("文件超过 {} MB，不像年报数据", most / 1024 / 1024);
    Diagnostic::new(&Code::FILE, message).advise("请核对是不是选错了文件")
}

fn read_text(name: &str, text: String, format: Format) -> Reading {
    let parsed = parse(&text, format);
    let origin = Origin { name: name.to_owned(), text };
    match parsed {
        Ok((Node { value: Value::Null, .. }, _)) => {
            let complaint = Diagnostic::new(&Code::FILE, "文件是空的")
                .advise("请写入年报数据，至少要有 body（行政机关）和 year（年度）");
            Reading::failed(origin, complaint)
        }
        Ok((root, complaints)) => typed(origin, Some(root), complaints),
        Err(complaint) => Reading::failed(origin, complaint),
    }
}

fn typed(origin: Origin, root: Option<Node>, mut complaints: Vec<Diagnostic>) -> Reading {
    let report = root.as_ref().and_then(|root| {
        let (report, more) = read_report(root);
        complaints.extend(more);
        report
    });
    complaints.sort_by_key(|complaint| (complaint.severity, complaint.position()));
    Reading { origin, root, report, files: Memory::default(), complaints: first_told(complaints) }
}

fn decode(bytes: &[u8]) -> Result<String, Diagnostic> {
    let refuse = |message: &str, advice: &str| Diagnostic::new(&Code::FILE, message).advise(advice);
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(refuse("这是 UTF-16 编码的文字", "请在编辑器里另存为 UTF-8 编码"));
    }
    if bytes.contains(&0) {
        return Err(refuse("这不是文字文件，像是 Word、图片或压缩包", "请给出 .yaml、.json 或 .xlsx 文件"));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let last = before.rsplit('\n').next().unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        refuse("不是 UTF-8 编码的文字（也许是 GBK/ANSI）", "请在编辑器里另存为 UTF-8 编码")
            .at(Position::Text { line, column: last.chars().count() + 1 })
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
}
