//! Where the bytes of files come from: a folder, memory, or whatever else can name them.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

/// Why a file cannot be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileError {
    /// There is none of that name.
    Missing,
    /// Its name leads out of the place that files may come from.
    Outside,
    /// It is a folder or a device.
    NoFile,
    /// It is larger than allowed.
    TooLarge,
    /// The system refuses, for this reason.
    Unreadable(String),
}

/// Named bytes that a report may refer to: its images.
pub trait Files {
    /// The bytes of a file, at most `limit` of them. Names are relative, with `/` between folders.
    ///
    /// # Errors
    /// [`FileError`] if there is no such file, it is no plain file beside the report, or it is larger than `limit`.
    fn read(&self, name: &str, limit: u64) -> Result<Vec<u8>, FileError>;
}

/// Files in memory, by name.
#[derive(Debug, Clone, Default)]
pub struct Memory(pub BTreeMap<String, Vec<u8>>);

impl Files for Memory {
    fn read(&self, name: &str, limit: u64) -> Result<Vec<u8>, FileError> {
        let bytes = self.0.get(name.strip_prefix("./").unwrap_or(name)).ok_or(FileError::Missing)?;
        if bytes.len() as u64 > limit { Err(FileError::TooLarge) } else { Ok(bytes.clone()) }
    }
}

/// Files of one source and, under names that it has none of, of another.
pub struct Either<'a> {
    /// Asked first.
    pub first: &'a dyn Files,
    /// Asked for what the first lacks.
    pub second: &'a dyn Files,
}

impl Files for Either<'_> {
    fn read(&self, name: &str, limit: u64) -> Result<Vec<u8>, FileError> {
        match self.first.read(name, limit) {
            Err(FileError::Missing) => self.second.read(name, limit),
            found => found,
        }
    }
}

/// Files in a folder of the disk and the folders below it. Nothing outside is read, whatever a name or a link says.
#[derive(Debug, Clone)]
pub struct Folder(pub PathBuf);

impl Files for Folder {
    fn read(&self, name: &str, limit: u64) -> Result<Vec<u8>, FileError> {
        let relative = Path::new(name);
        if !relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
            return Err(FileError::Outside);
        }
        let folder = if self.0.as_os_str().is_empty() { Path::new(".") } else { &self.0 };
        let missing = |_| FileError::Missing;
        let file = folder.join(relative).canonicalize().map_err(missing)?;
        if !file.starts_with(folder.canonicalize().map_err(missing)?) {
            return Err(FileError::Outside);
        }
        let metadata = file.metadata().map_err(missing)?;
        if !metadata.is_file() {
            return Err(FileError::NoFile);
        }
        if metadata.len() > limit {
            return Err(FileError::TooLarge);
        }
        std::fs::read(file).map_err(|error| FileError::Unreadable(reason(&error)))
    }
}

/// Why the system refuses, in Chinese; its own words are English.
pub fn reason(error: &std::io::Error) -> String {
    let known = match error.kind() {
        ErrorKind::NotFound => "没有这个文件或文件夹",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::NotADirectory => "不是文件夹",
        ErrorKind::IsADirectory => "是文件夹，不是文件",
        ErrorKind::AlreadyExists => "同名的已经存在",
        ErrorKind::ReadOnlyFilesystem => "磁盘只读",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "磁盘已满或超过限额",
        ErrorKind::InvalidFilename => "文件名太长或有不能用的字符",
        ErrorKind::ResourceBusy => "正被别的程序占用",
        ErrorKind::OutOfMemory => "内存不足",
        _ => {
            let number = error.raw_os_error().map_or_else(String::new, |number| format!("，编号 {number}"));
            return format!("系统错误{number}");
        }
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Either, FileError, Files, Folder, Memory};

    #[test]
    fn files_come_from_memory_by_name() {
        let files = Memory([("图/一.png".to_owned(), vec![1, 2, 3])].into());
        assert_eq!(files.read("图/一.png", 3), Ok(vec![1, 2, 3]));
        assert_eq!(files.read("./图/一.png", 3), Ok(vec![1, 2, 3]));
        assert_eq!(files.read("图/一.png", 2), Err(FileError::TooLarge));
        assert_eq!(files.read("图/二.png", 3), Err(FileError::Missing));
    }

    #[test]
    fn what_one_source_lacks_comes_from_another() {
        let [first, second] = ["一.png", "二.png"].map(|name| Memory([(name.to_owned(), name.into())].into()));
        let either = Either { first: &first, second: &second };
        assert_eq!(either.read("二.png", 100), Ok("二.png".into()));
        assert_eq!(either.read("三.png", 100), Err(FileError::Missing));
    }

    #[test]
    fn nothing_outside_a_folder_is_read() {
        let folder = Folder("src".into());
        assert!(folder.read("lib.rs", u64::MAX).is_ok());
        for name in ["../Cargo.toml", "/etc/hostname", "a/../../Cargo.toml"] {
            assert_eq!(folder.read(name, u64::MAX), Err(FileError::Outside), "{name}");
        }
        assert_eq!(folder.read("form", u64::MAX), Err(FileError::NoFile));
    }
}
