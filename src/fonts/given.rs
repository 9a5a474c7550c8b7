//! Fonts that a user has a licence for (方正小标宋简体, 仿宋_GB2312, …), from whatever holds their files.

use std::sync::Arc;

use skrifa::MetadataProvider;
use skrifa::raw::{FileRef, TableProvider};
use skrifa::string::StringId;

use super::{Face, FaceId, FontData, Library};
use crate::source::{Code, Diagnostic};
use crate::style::FontRole;

/// Built-in library with the given fonts put first in the chains of their roles. `files` are names and bytes; what is no
/// font is passed over.
pub(super) fn library(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<Library, Diagnostic> {
    let mut files: Vec<(String, Vec<u8>)> = files.into_iter().collect();
    // The order of a folder's entries is the file system's; the result must not depend on it.
    files.sort();
    let candidates: Vec<Candidate> = files.into_iter().flat_map(|(name, bytes)| faces(&name, bytes)).collect();
    let mut library = Library::builtin().clone();
    let mut found = false;
    for role in FontRole::ALL {
        let names = std::iter::once(&role.official_name()).chain(role.alternatives()).copied().collect::<Vec<_>>();
        let best = names.iter().find_map(|name| candidates.iter().find(|face| face.names.iter().any(|n| n == name)));
        let Some(candidate) = best else { continue };
        if !candidate.embeddable {
            let message = format!("{} 里的字体“{}”，许可不允许嵌入 PDF", candidate.file, candidate.names.join("、"));
            return Err(Diagnostic::new(&Code::FONT, message).advise("请从文件夹里移走它"));
        }
        found = true;
        library.faces.push(candidate.face.clone());
        let id = FaceId(library.faces.len() - 1);
        library.chains.entry(role).or_default().insert(0, id);
    }
    if found {
        return Ok(library);
    }
    let names: Vec<&str> = FontRole::ALL.iter().map(|role| role.official_name()).collect();
    let advice = format!("请放入 {} 中的任何几种", names.join("、"));
    Err(Diagnostic::new(&Code::FONT, "这里没有能用的字体").advise(advice))
}

struct Candidate {
    file: String,
    face: Face,
    /// Family and full names in all languages.
    names: Vec<String>,
    embeddable: bool,
}

/// The faces in a font file; none if it is no font.
fn faces(file_name: &str, bytes: Vec<u8>) -> Vec<Candidate> {
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
        Some(Candidate { file: file_name.to_owned(), face, names, embeddable })
    };
    file.fonts().enumerate().filter_map(candidate).collect()
}
