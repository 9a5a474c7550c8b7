//! Writes finished files so that each is there whole or not at all.

use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::diagnostic::{Diagnostic, reason};
use crate::render::File;

/// Writes files into a folder, which is made if it is not there. They are written beside their places first and then
/// renamed, so that a full disk leaves no half of a file, and no file if one of them cannot be written.
///
/// # Errors
/// A [`Diagnostic`] that names the file or folder.
pub fn save(folder: &Path, files: &[File]) -> Result<Vec<PathBuf>, Diagnostic> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    std::fs::create_dir_all(here).map_err(|error| explain(here, &error))?;
    let mut written = Vec::new();
    for file in files {
        let path = folder.join(&file.name);
        if path.is_dir() {
            return Err(Diagnostic::file(&path.display().to_string(), "这里有一个同名的文件夹；请改名或移走它"));
        }
        let temporary = temporary(here, &file.bytes).map_err(|error| explain(&path, &error))?;
        written.push((temporary, path));
    }
    written
        .into_iter()
        .map(|(temporary, path)| match temporary.persist(&path) {
            Ok(_) => Ok(path),
            Err(error) => Err(explain(&path, &error.error)),
        })
        .collect()
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

fn explain(path: &Path, error: &std::io::Error) -> Diagnostic {
    use std::io::ErrorKind as Kind;
    let message = match error.kind() {
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => {
            "没有写入权限；请用 -o 指定另一个文件夹，或关闭正在打开它的程序".to_owned()
        }
        Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => {
            "磁盘已满或超过限额；请腾出空间，或用 -o 指定另一个文件夹".to_owned()
        }
        Kind::NotADirectory | Kind::AlreadyExists => "这不是文件夹；请用 -o 指定一个文件夹".to_owned(),
        _ => format!("写不进去（{}）；请检查磁盘和路径", reason(error)),
    };
    Diagnostic::file(&path.display().to_string(), message)
}

/// Most bytes of a file name without its ending; file systems allow 255.
const NAME_BYTES: usize = 240;

/// A title as a file name: without the characters that Windows forbids, and not too long.
pub fn file_name(title: &str) -> String {
    let allowed = |c: char| if c.is_control() || r#"\/:*?"<>|"#.contains(c) { '_' } else { c };
    let mut name = String::new();
    for c in title.chars().map(allowed) {
        if name.len() + c.len_utf8() > NAME_BYTES {
            break;
        }
        name.push(c);
    }
    // Windows drops dots and spaces at the end.
    name.truncate(name.trim_end_matches(['.', ' ']).len());
    name
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn titles_become_file_names() {
        assert_eq!(
            file_name("西岗区应急管理局2023年政府信息公开工作年度报告"),
            "西岗区应急管理局2023年政府信息公开工作年度报告"
        );
        assert_eq!(file_name("a/b:c?"), "a_b_c_");
        assert_eq!(file_name("报告. ."), "报告");
        assert_eq!(file_name(&"长".repeat(300)).chars().count(), 80);
    }
}
