//! Reads report files: text into [`Node`]s that know their place, nodes into a typed [`Report`].

mod de;
mod json;
mod node;
mod yaml;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::Deserialize;

pub use node::{Node, Step, SyntaxError, Value};

use crate::diagnostic::{Diagnostic, Position, reason};
use crate::form::{self, Table};
use crate::report::Report;

/// Largest report file, in bytes; the longest real reports stay below 1 MB.
pub const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// Format of a report file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// YAML.
    Yaml,
    /// JSON.
    Json,
}

/// A report with what is needed to speak about it: its file and where each value stands in it.
#[derive(Debug)]
pub struct Source {
    /// The file, as the user named it; `-` for standard input.
    pub name: String,
    /// Folder that image paths are relative to.
    pub folder: PathBuf,
    /// Its text, to show the lines that messages speak of; empty for a workbook.
    pub text: String,
    /// The values of the file.
    pub root: Node,
    /// The report.
    pub report: Report,
}

impl Source {
    /// Where a figure of an official table stands; none if the file leaves it out.
    pub fn figure(&self, table: &Table, figure: usize) -> Option<Position> {
        let (line, column) = table.locate(figure);
        let keys = std::iter::once(table.form.key).chain(line.keys.iter().copied());
        let mut path: Vec<Step> = keys.map(|key| Step::Key(key.to_owned())).collect();
        if !line.is_scalar() {
            // A line is a list or a map of its columns.
            let row = self.root.get(&path)?;
            path = vec![match row.value {
                Value::List(_) => Step::Index(figure - line.first),
                _ => Step::Key(column.key.to_owned()),
            }];
            return row.get(&path).map(|node| node.at);
        }
        self.root.get(&path).map(|node| node.at)
    }
}

/// Reads the report in a file, or on standard input where `path` is `-`.
///
/// # Errors
/// A [`Diagnostic`] with file, line, column and the form's own cell if the file cannot be opened, is too large, is not
/// UTF-8, or is no report.
pub fn read_file(path: &Path) -> Result<Source, Diagnostic> {
    let name = path.display().to_string();
    let bytes = if name == "-" { read_limited(std::io::stdin().lock(), &name)? } else { open(path, &name)? };
    let text = decode(bytes, &name)?;
    let folder = path.parent().map_or_else(PathBuf::new, Path::to_path_buf);
    read_text(&text, format(path, &text), &name, folder)
}

/// Reads the report in `text`. `name` stands for the file in messages; images are looked up in `folder`.
///
/// # Errors
/// As [`read_file`].
pub fn read_text(text: &str, format: Format, name: &str, folder: PathBuf) -> Result<Source, Diagnostic> {
    let parsed = match format {
        Format::Yaml => yaml::parse(text),
        Format::Json => json::parse(text),
    };
    let diagnostic = |position: Position, place, message| Diagnostic {
        file: name.to_owned(),
        position: Some(position),
        place,
        message,
    };
    let root = parsed.map_err(|error| diagnostic(error.at, None, error.message))?;
    if root.value == Value::Null {
        let hint = "文件是空的；请写入年报数据，至少要有 body（行政机关）和 year（年度）";
        return Err(Diagnostic::file(name, hint));
    }
    let report = Report::deserialize(de::NodeDeserializer(&root)).map_err(|error| {
        let path: Vec<Step> = error.path.into_iter().rev().collect();
        diagnostic(error.at.unwrap_or(root.at), place(&path), error.message)
    })?;
    Ok(Source { name: name.to_owned(), folder, text: text.to_owned(), root, report })
}

/// The form's own name of what stands at `path` (表二 一、本年新收政府信息公开申请数量 · 自然人), or the key path.
pub fn place(path: &[Step]) -> Option<String> {
    let (Step::Key(top), rest) = path.split_first()? else { return None };
    if let Some(name) = form::table(top).and_then(|table| figure_place(table, rest)) {
        return Some(name);
    }
    let mut name = top.clone();
    for step in rest {
        match step {
            Step::Key(key) => name.extend([".", key]),
            Step::Index(index) => name.push_str(&format!("[{}]", index + 1)),
        }
    }
    Some(name)
}

fn figure_place(table: &Table, path: &[Step]) -> Option<String> {
    let is_key = |step: &Step, name: &str| matches!(step, Step::Key(key) if key == name);
    let line = table.lines.iter().find(|line| {
        line.keys.len() <= path.len() && line.keys.iter().zip(path).all(|(key, step)| is_key(step, key))
    })?;
    let column = match path.get(line.keys.len()) {
        Some(Step::Index(index)) => Some(*index),
        Some(Step::Key(key)) => line.columns.iter().position(|column| column.key == key),
        None => None,
    };
    Some(match column.filter(|column| *column < line.columns.len()) {
        Some(column) => table.figure_name(line.first + column),
        None => table.line_name(line),
    })
}

fn open(path: &Path, name: &str) -> Result<Vec<u8>, Diagnostic> {
    let explain = |error: std::io::Error| {
        Diagnostic::file(
            name,
            match error.kind() {
                std::io::ErrorKind::NotFound => "没有这个文件；请核对路径".to_owned(),
                std::io::ErrorKind::PermissionDenied => "没有读取权限；请检查文件权限".to_owned(),
                _ => format!("打不开（{}）", reason(&error)),
            },
        )
    };
    let file = File::open(path).map_err(explain)?;
    let metadata = file.metadata().map_err(explain)?;
    if metadata.is_dir() {
        return Err(Diagnostic::file(name, "这是文件夹，不是年报文件；请给出文件夹里的 .yaml 或 .json 文件"));
    }
    if metadata.len() > MAX_BYTES {
        return Err(too_large(name));
    }
    read_limited(file, name)
}

fn too_large(name: &str) -> Diagnostic {
    Diagnostic::file(name, format!("文件超过 {} MB，不像年报数据；请核对是不是选错了文件", MAX_BYTES / 1024 / 1024))
}

fn read_limited(reader: impl Read, name: &str) -> Result<Vec<u8>, Diagnostic> {
    let mut bytes = Vec::new();
    let read = reader.take(MAX_BYTES + 1).read_to_end(&mut bytes);
    let size = read.map_err(|error| Diagnostic::file(name, format!("读不出来（{}）", reason(&error))))?;
    if size as u64 > MAX_BYTES { Err(too_large(name)) } else { Ok(bytes) }
}

fn decode(bytes: Vec<u8>, name: &str) -> Result<String, Diagnostic> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Diagnostic::file(name, "这是 UTF-16 编码的文字；请在编辑器里另存为 UTF-8 编码"));
    }
    if bytes.contains(&0) {
        return Err(Diagnostic::file(name, "这不是文字文件，像是 Word、Excel 或压缩包；请给出 .yaml 或 .json 文件"));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let before = String::from_utf8_lossy(valid);
        let last = before.rsplit('\n').next().unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        Diagnostic {
            position: Some(Position::Text { line, column: last.chars().count() + 1 }),
            ..Diagnostic::file(name, "不是 UTF-8 编码的文字（也许是 GBK/ANSI）；请在编辑器里另存为 UTF-8 编码")
        }
    })?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

/// By the file's ending; a file without a telling one (standard input) by its first character.
fn format(path: &Path, text: &str) -> Format {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    match ending.as_str() {
        "json" => Format::Json,
        "yaml" | "yml" => Format::Yaml,
        _ if text.trim_start().starts_with('{') => Format::Json,
        _ => Format::Yaml,
    }
}
