//! Fonts that a user has a licence for (方正小标宋简体, 仿宋_GB2312, …), in a folder.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use skrifa::MetadataProvider;
use skrifa::raw::{FileRef, TableProvider};
use skrifa::string::StringId;

use super::{Face, FaceId, FontData, Library};
use crate::source::reason;
use crate::style::FontRole;

/// Why a folder of fonts cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FolderError {
    /// It cannot be read.
    Unreadable(PathBuf, String),
    /// None of its fonts serves any role.
    NoneFits(PathBuf),
    /// A font's licence forbids embedding (OpenType OS/2 fsType bit 1).
    NotEmbeddable(PathBuf, String),
}

impl fmt::Display for FolderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FolderError::Unreadable(path, error) => {
                write!(f, "{}：字体文件夹读不出来（{error}）；请核对路径和权限", path.display())
            }
            FolderError::NoneFits(path) => {
                let names: Vec<&str> = FontRole::ALL.iter().map(|role| role.official_name()).collect();
                write!(f, "{}：这里没有能用的字体；请放入 {} 中的任何几种", path.display(), names.join("、"))
            }
            FolderError::NotEmbeddable(path, name) => {
                write!(f, "{}：字体“{name}”的许可不允许嵌入 PDF；请从文件夹里移走它", path.display())
            }
        }
    }
}

impl std::error::Error for FolderError {}

/// Built-in library with the folder's fonts put first in the chains of their roles.
pub(super) fn library(folder: &Path) -> Result<Library, FolderError> {
    let unreadable = |error: std::io::Error| FolderError::Unreadable(folder.to_owned(), reason(&error));
    let entries: Result<Vec<PathBuf>, _> =
        std::fs::read_dir(folder).map_err(unreadable)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = entries.map_err(unreadable)?;
    // The order of a folder's entries is the file system's; the result must not depend on it.
    paths.sort();
    let is_font = |path: &&PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
        matches!(ending.as_str(), "ttf" | "otf" | "ttc" | "otc")
    };
    let mut candidates = Vec::new();
    for path in paths.iter().filter(is_font) {
        let bytes = std::fs::read(path).map_err(|error| FolderError::Unreadable(path.clone(), reason(&error)))?;
        candidates.extend(faces(path, bytes));
    }
    let mut library = Library::builtin().clone();
    let mut found = false;
    for role in FontRole::ALL {
        let names = std::iter::once(&role.official_name()).chain(role.alternatives()).copied().collect::<Vec<_>>();
        let best = names.iter().find_map(|name| candidates.iter().find(|face| face.names.iter().any(|n| n == name)));
        let Some(candidate) = best else { continue };
        if !candidate.embeddable {
            return Err(FolderError::NotEmbeddable(candidate.path.clone(), candidate.names.join("、")));
        }
        found = true;
        library.faces.push(candidate.face.clone());
        let id = FaceId(library.faces.len() - 1);
        library.chains.entry(role).or_default().insert(0, id);
    }
    if found { Ok(library) } else { Err(FolderError::NoneFits(folder.to_owned())) }
}

struct Candidate {
    path: PathBuf,
    face: Face,
    /// Family and full names in all languages.
    names: Vec<String>,
    embeddable: bool,
}

/// The faces in a font file; none if it is no font.
fn faces(path: &Path, bytes: Vec<u8>) -> Vec<Candidate> {
    let data: FontData = Arc::new(bytes);
    let bytes: &[u8] = (*data).as_ref();
    let Ok(file) = FileRef::new(bytes) else { return Vec::new() };
    let candidate = |(index, font): (usize, Result<skrifa::FontRef<'_>, _>)| {
        let font = font.ok()?;
        let ids = [StringId::FAMILY_NAME, StringId::FULL_NAME, StringId::TYPOGRAPHIC_FAMILY_NAME];
        let mut names: Vec<String> =
            ids.iter().flat_map(|&id| font.localized_strings(id)).map(|name| name.chars().collect()).collect();
        names.sort();
        names.dedup();
        let embeddable = font.os2().map_or(0, |os2| os2.fs_type()) & 0x2 == 0;
        let name = names.first()?.clone();
        let face = Face { data: Arc::clone(&data), index: u32::try_from(index).ok()?, name };
        Some(Candidate { path: path.to_owned(), face, names, embeddable })
    };
    file.fonts().enumerate().filter_map(candidate).collect()
}
