//! Files of the disk: report files and fonts read, finished files written so that each is there whole or not at all.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use nianbao::formats::{self, Reading, max_bytes, too_large};
use nianbao::render;
use nianbao::source::{Code, Diagnostic, Folder, Origin, reason};
use tempfile::{Builder, NamedTempFile};

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

/// A folder as the system takes it: the one without a name is the current one.
pub(super) fn or_current(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// Writes files into a folder, which is made if it is not there: all of them or none. They are written beside their
/// places first and then renamed, so that a full disk leaves no half of a file; where one cannot be put in its place,
/// those that were put there before it give way to what was there.
pub(super) fn save(folder: &Path, files: &[render::File]) -> Result<Vec<PathBuf>, Problem> {
    let here = or_current(folder);
    std::fs::create_dir_all(here).map_err(|error| explain(here, &error))?;
    let mut ready = Vec::new();
    for file in files {
        let path = folder.join(&file.name);
        if path.is_dir() {
            return Err(problem(&path, "这里有一个同名的文件夹", "请改名或移走它"));
        }
        let temporary = temporary(here, &file.bytes).map_err(|error| explain(&path, &error))?;
        ready.push((temporary, path));
    }
    let mut placed: Vec<Placed> = Vec::new();
    for (temporary, path) in ready {
        let before = std::fs::read(&path).ok();
        if let Err(error) = temporary.persist(&path) {
            placed.into_iter().rev().for_each(Placed::undo);
            return Err(explain(&path, &error.error));
        }
        placed.push(Placed { path, before });
    }
    Ok(placed.into_iter().map(|placed| placed.path).collect())
}

/// A file in its place, and what was there before.
struct Placed {
    path: PathBuf,
    before: Option<Vec<u8>>,
}

impl Placed {
    /// Puts back what was there. If even that fails, the new file stays, which is at least whole.
    fn undo(self) {
        let folder = or_current(self.path.parent().unwrap_or(Path::new("")));
        let _ = match &self.before {
            Some(bytes) => {
                temporary(folder, bytes).and_then(|file| file.persist(&self.path).map_err(|e| e.error)).map(drop)
            }
            None => std::fs::remove_file(&self.path),
        };
    }
}

fn temporary(folder: &Path, bytes: &[u8]) -> std::io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".nianbao-");
    // A report is for others to read, unlike what temporary files usually hold.
    #[cfg(unix)]
    let permissions = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(permissions);
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    Ok(file)
}

fn problem(path: &Path, message: &str, advice: &str) -> Problem {
    Problem { name: path.display().to_string(), complaint: Diagnostic::new(&Code::OUTPUT, message).advise(advice) }
}

fn explain(path: &Path, error: &std::io::Error) -> Problem {
    use std::io::ErrorKind as Kind;
    match error.kind() {
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => {
            problem(path, "没有写入权限", "请用 -o 指定另一个文件夹，或关闭正在打开它的程序")
        }
        Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => {
            problem(path, "磁盘已满或超过限额", "请腾出空间，或用 -o 指定另一个文件夹")
        }
        Kind::NotADirectory | Kind::AlreadyExists => problem(path, "这不是文件夹", "请用 -o 指定一个文件夹"),
        _ => problem(path, &format!("写不进去（{}）", reason(error)), "请检查磁盘和路径"),
    }
}
