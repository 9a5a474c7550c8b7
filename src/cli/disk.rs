//! Files of the disk that are read: report files, settings, fonts.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use nianbao::formats::{self, Reading, max_bytes, too_large};
use nianbao::source::{Code, Diagnostic, Folder, Origin, reason};

use super::problem::Problem;

/// Reads the report in a file, or on standard input where `path` is `-`.
pub(super) fn read_report(path: &Path) -> Reading {
    let name = path.display().to_string();
    let most = max_bytes(&name);
    let bytes = if name == "-" { read_limited(std::io::stdin().lock(), most) } else { open(path, most) };
    match bytes {
        Ok(bytes) => formats::read(&name, &bytes),
        Err(complaint) => Reading::failed(Origin::named(name), complaint),
    }
}

/// The bytes of another file that reports are checked with.
pub(super) fn read_bytes(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    open(path, max_bytes(&path.display().to_string()))
}

/// The folder of a report file, for the images beside it.
pub(super) fn folder_of(path: &Path) -> Folder {
    Folder(path.parent().map_or_else(PathBuf::new, Path::to_path_buf))
}

fn open(path: &Path, most: u64) -> Result<Vec<u8>, Diagnostic> {
    let refuse = |message: &str, advice: &str| Diagnostic::new(&Code::FILE, message).advise(advice);
    let explain = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => refuse("没有这个文件", "请核对路径"),
        std::io::ErrorKind::PermissionDenied => refuse("没有读取权限", "请检查文件权限"),
        _ => refuse(&format!("打不开（{}）", reason(&error)), ""),
    };
    let file = File::open(path).map_err(explain)?;
    let metadata = file.metadata().map_err(explain)?;
    if metadata.is_dir() {
        return Err(refuse("这是文件夹，不是文件", "请给出文件夹里的一个文件"));
    }
    if metadata.len() > most {
        return Err(too_large(most));
    }
    read_limited(file, most)
}

fn read_limited(reader: impl Read, most: u64) -> Result<Vec<u8>, Diagnostic> {
    let mut bytes = Vec::new();
    let read = reader.take(most + 1).read_to_end(&mut bytes);
    read.map_err(|error| Diagnostic::new(&Code::FILE, format!("读不出来（{}）", reason(&error))))?;
    if bytes.len() as u64 > most { Err(too_large(most)) } else { Ok(bytes) }
}

/// The names and bytes of the font files in a folder.
pub(super) fn fonts(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, Problem> {
    let name = folder.display().to_string();
    let refuse = |message: String, advice: &str| Problem {
        name: name.clone(),
        complaint: Diagnostic::new(&Code::FONT, message).advise(advice),
    };
    let unreadable =
        |error: std::io::Error| refuse(format!("字体文件夹读不出来（{}）", reason(&error)), "请核对路径和权限");
    let entries: Result<Vec<PathBuf>, _> =
        std::fs::read_dir(folder).map_err(unreadable)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let is_font = |path: &PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
        matches!(ending.as_str(), "ttf" | "otf" | "ttc" | "otc")
    };
    let read = |path: PathBuf| {
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let bytes = std::fs::read(&path)
            .map_err(|error| refuse(format!("字体文件 {file} 读不出来（{}）", reason(&error)), "请核对权限"))?;
        Ok((file, bytes))
    };
    entries.map_err(unreadable)?.into_iter().filter(is_font).map(read).collect()
}

/// Reads the fonts that come with the program from the folder `fonts` beside it.
#[cfg(not(feature = "fonts"))]
pub(super) fn provide_fonts() -> Result<(), Problem> {
    let program = std::env::current_exe().and_then(|program| program.canonicalize()).unwrap_or_default();
    let folder = program.with_file_name("fonts");
    let provided = nianbao::fonts::Library::provide(fonts(&folder)?);
    provided.map_err(|complaint| Problem { name: folder.display().to_string(), complaint })
}
