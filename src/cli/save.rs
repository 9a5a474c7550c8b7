//! Finished files put in their places, so that each is there whole or not at all, and all files of a report are or none.
//!
//! They are written and brought to the disk under names of their own first, then renamed: neither a full disk nor a power
//! cut leaves half of a file. An interruption waits for the renaming and takes the files away that are not renamed yet.

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use nianbao::render;
use nianbao::source::{Code, Diagnostic, reason};
use tempfile::{Builder, TempPath};

use super::interrupt;
use super::problem::Problem;

/// The files under names of their own that are there now.
static TEMPORARY: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
/// Held while files take their places.
static PLACING: Mutex<()> = Mutex::new(());

/// What a mutex guards, also after a fault of whoever held it: both are sound after every step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Waits until no file is on its way to its place, takes away all that would be left over, and lets none be written
/// after that: what an interrupted program does last.
pub(super) fn abandon() {
    std::mem::forget(lock(&PLACING));
    let temporary = lock(&TEMPORARY);
    for path in temporary.iter() {
        let _ = std::fs::remove_file(path);
    }
    std::mem::forget(temporary);
}

/// A folder as the system takes it: the one without a name is the current one.
pub(super) fn or_current(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// Writes a file, which replaces one of the same name.
pub(super) fn save(path: &Path, bytes: Vec<u8>) -> Result<(), Problem> {
    Staged::one(path, bytes)?.place().map(drop)
}

/// Writes a file where none is; one that comes to be there while this is written stays, too.
pub(super) fn save_new(path: &Path, bytes: Vec<u8>) -> Result<(), Problem> {
    Staged::one(path, bytes)?.place_new()
}

/// Files that are on the disk, but not in their places yet. Those that never get there vanish.
pub(super) struct Staged {
    folder: PathBuf,
    /// Each with its name.
    files: Vec<(Temporary, String)>,
}

impl Staged {
    /// Writes files into a folder, which is made if it is not there.
    pub(super) fn new(folder: &Path, files: &[render::File]) -> Result<Self, Problem> {
        interrupt::watch();
        let here = or_current(folder);
        std::fs::create_dir_all(here).map_err(|error| explain(here, &error))?;
        let stage = |file: &render::File| {
            let path = folder.join(&file.name);
            if path.is_dir() {
                return Err(problem(&path, "这里有一个同名的文件夹", "请改名或移走它"));
            }
            let temporary = Temporary::write(here, &file.bytes).map_err(|error| explain(&path, &error))?;
            Ok((temporary, file.name.clone()))
        };
        Ok(Staged { folder: folder.to_owned(), files: files.iter().map(stage).collect::<Result<_, _>>()? })
    }

    /// Writes a file of that name.
    pub(super) fn one(path: &Path, bytes: Vec<u8>) -> Result<Self, Problem> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Staged::new(path.parent().unwrap_or(Path::new("")), &[render::File { name, bytes }])
    }

    /// The folder.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The names of the files.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(_, name)| name.as_str())
    }

    /// Puts the files in their places: all of them, or where one cannot be, none. Tells where they are.
    pub(super) fn place(self) -> Result<Vec<PathBuf>, Problem> {
        let placing = lock(&PLACING);
        let mut placed: Vec<Placed> = Vec::new();
        let last = self.files.len().saturating_sub(1);
        for (at, (temporary, name)) in self.files.into_iter().enumerate() {
            let path = self.folder.join(name);
            // After the last one, nothing is left that could fail.
            let put = if at < last { Placed::new(temporary, &path) } else { Placed::last(temporary, &path) };
            match put {
                Ok(file) => placed.push(file),
                Err(error) => {
                    placed.into_iter().rev().for_each(Placed::undo);
                    return Err(explain(&path, &error));
                }
            }
        }
        drop(placing);
        let paths = placed.into_iter().map(|placed| placed.path).collect();
        sync_folder(&self.folder);
        Ok(paths)
    }

    /// Puts the files in their places where nothing is.
    fn place_new(self) -> Result<(), Problem> {
        let placing = lock(&PLACING);
        for (temporary, name) in self.files {
            let path = self.folder.join(name);
            temporary.persist_new(&path).map_err(|error| match error.kind() {
                ErrorKind::AlreadyExists => {
                    problem(&path, "已经有这个文件，没有改动它", "请用 -o 换个名字，或先移走它")
                }
                _ => explain(&path, &error),
            })?;
        }
        drop(placing);
        sync_folder(&self.folder);
        Ok(())
    }
}

/// A file in its place.
struct Placed {
    path: PathBuf,
    /// What was there before; none if nothing was.
    before: Option<Temporary>,
}

impl Placed {
    fn new(temporary: Temporary, path: &Path) -> io::Result<Self> {
        let before = Temporary::keep(path)?;
        temporary.persist(path)?;
        Ok(Placed { path: path.to_owned(), before })
    }

    /// The same for a file that will not have to give way again.
    fn last(temporary: Temporary, path: &Path) -> io::Result<Self> {
        temporary.persist(path)?;
        Ok(Placed { path: path.to_owned(), before: None })
    }

    /// Puts back what was there. If even that fails, the new file stays, which is at least whole.
    fn undo(self) {
        let _ = match self.before {
            Some(before) => before.persist(&self.path),
            None => std::fs::remove_file(&self.path),
        };
    }
}

/// A file under a name of its own, which vanishes unless it is put in its place.
struct Temporary(Option<TempPath>);

impl Temporary {
    /// Bytes, on the disk.
    fn write(folder: &Path, bytes: &[u8]) -> io::Result<Self> {
        let (temporary, mut file) = Temporary::make(folder, create_new)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(temporary)
    }

    /// What is at a place, under a second name; none if nothing is there.
    fn keep(path: &Path) -> io::Result<Option<Self>> {
        let Ok(metadata) = path.symlink_metadata() else { return Ok(None) };
        let folder = or_current(path.parent().unwrap_or(Path::new("")));
        if let Ok((temporary, ())) = Temporary::make(folder, |second| std::fs::hard_link(path, second)) {
            return Ok(Some(temporary));
        }
        // Some file systems have no second names.
        let (temporary, mut copy) = Temporary::make(folder, create_new)?;
        io::copy(&mut File::open(path)?, &mut copy)?;
        copy.set_permissions(metadata.permissions())?;
        Ok(Some(temporary))
    }

    /// A file of a name that no other has, known to [`abandon`] from its beginning.
    fn make<F>(folder: &Path, make: impl FnMut(&Path) -> io::Result<F>) -> io::Result<(Self, F)> {
        let mut known = lock(&TEMPORARY);
        let (file, path) = Builder::new().prefix(".nianbao-").make_in(folder, make)?.into_parts();
        known.insert(path.to_path_buf());
        Ok((Temporary(Some(path)), file))
    }

    /// Gives it the name of its place.
    fn persist(self, path: &Path) -> io::Result<()> {
        self.leave(|temporary| temporary.persist(path).map_err(|error| (error.error, error.path)))
    }

    /// Gives it the name of its place if nothing has it.
    fn persist_new(self, path: &Path) -> io::Result<()> {
        self.leave(|temporary| temporary.persist_noclobber(path).map_err(|error| (error.error, error.path)))
    }

    fn leave(mut self, persist: impl FnOnce(TempPath) -> Result<(), (io::Error, TempPath)>) -> io::Result<()> {
        let Some(temporary) = self.0.take() else { return Ok(()) };
        let name = temporary.to_path_buf();
        match persist(temporary) {
            Ok(()) => {
                lock(&TEMPORARY).remove(&name);
                Ok(())
            }
            Err((error, temporary)) => {
                self.0 = Some(temporary);
                Err(error)
            }
        }
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if let Some(path) = self.0.take() {
            let mut known = lock(&TEMPORARY);
            known.remove(&*path);
            // Gone before another can have its name.
            drop(path);
        }
    }
}

/// A new file for others to read, unlike what temporary files usually are.
fn create_new(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// Brings the names in a folder to the disk, where the system has a way to.
fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    let _ = File::open(or_current(folder)).and_then(|folder| folder.sync_all());
    #[cfg(not(unix))]
    let _ = folder;
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use nianbao::render::File;
    use tempfile::TempDir;

    use super::{Staged, save_new};

    fn stage(folder: &Path, bytes: &str) -> Staged {
        let file = |name: &str| File { name: name.to_owned(), bytes: bytes.into() };
        Staged::new(folder, &[file("a.docx"), file("a.pdf")]).expect("staged")
    }

    fn files(folder: &TempDir) -> Vec<(String, String)> {
        let entries = folder.path().read_dir().expect("a folder").map(|entry| entry.expect("an entry").path());
        let content = |path: &Path| std::fs::read_to_string(path).unwrap_or_else(|_| "a folder".to_owned());
        let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
        let mut files: Vec<_> = entries.map(|path| (name(&path), content(&path))).collect();
        files.sort();
        files
    }

    fn expected(files: &[(&str, &str)]) -> Vec<(String, String)> {
        files.iter().map(|(name, content)| ((*name).to_owned(), (*content).to_owned())).collect()
    }

    /// Guards pairs: where the second file cannot be placed, the first gives way to what was there.
    #[test]
    fn all_files_are_placed_or_none() {
        let folder = tempfile::tempdir().expect("a folder");
        stage(folder.path(), "旧").place().expect("placed");
        assert_eq!(files(&folder), expected(&[("a.docx", "旧"), ("a.pdf", "旧")]));
        let staged = stage(folder.path(), "新");
        std::fs::remove_file(folder.path().join("a.pdf")).expect("removed");
        std::fs::create_dir(folder.path().join("a.pdf")).expect("made");
        staged.place().expect_err("a folder is there");
        assert_eq!(files(&folder), expected(&[("a.docx", "旧"), ("a.pdf", "a folder")]));
        std::fs::remove_file(folder.path().join("a.docx")).expect("removed");
        std::fs::remove_dir(folder.path().join("a.pdf")).expect("removed");
        let staged = stage(folder.path(), "新");
        std::fs::create_dir(folder.path().join("a.pdf")).expect("made");
        staged.place().expect_err("a folder is there");
        assert_eq!(files(&folder), expected(&[("a.pdf", "a folder")]));
    }

    #[test]
    fn files_that_are_not_placed_vanish() {
        let folder = tempfile::tempdir().expect("a folder");
        drop(stage(folder.path(), "新"));
        assert_eq!(files(&folder), []);
    }

    #[test]
    fn a_new_file_replaces_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.yaml");
        save_new(&path, b"1".to_vec()).expect("written");
        let told = save_new(&path, b"2".to_vec()).expect_err("it is there");
        assert_eq!(told.complaint.message, "已经有这个文件，没有改动它");
        assert_eq!(files(&folder), expected(&[("a.yaml", "1")]));
    }
}
