//! Fonts that a user gives (方正小标宋简体, 仿宋_GB2312, one with a rare character), from whatever holds their files.

use std::sync::Arc;

use skrifa::raw::types::{BigEndian, Version16Dot16};
use skrifa::raw::{FileRef, TableProvider};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

use super::{Face, FaceId, FontData, Library};
use crate::source::{Code, Diagnostic, Severity};
use crate::style::FontRole;

/// Built-in library with the given fonts put first in the chains of their roles, and all of them last in all chains.
/// `files` are names and bytes of font files.
pub(super) fn library(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<Library, Diagnostic> {
    let mut files: Vec<(String, Vec<u8>)> = files.into_iter().collect();
    // The order of a folder's entries is the file system's; the result must not depend on it.
    files.sort();
    let candidates: Vec<Candidate> = files.into_iter().flat_map(|(name, bytes)| faces(&name, bytes)).collect();
    let mut library = Library::builtin().clone();
    for role in FontRole::ALL {
        let names = std::iter::once(&role.official_name()).chain(role.alternatives()).copied().collect::<Vec<_>>();
        let best = names.iter().find_map(|name| candidates.iter().find(|face| face.names.iter().any(|n| n == name)));
        let Some(candidate) = best else { continue };
        if let Some(defect) = candidate.defect {
            return Err(candidate.complaint(defect));
        }
        let id = library.add(&candidate.face);
        library.chains.entry(role).or_default().insert(0, id);
    }
    for candidate in &candidates {
        match candidate.defect {
            Some(defect) => {
                library.remarks.push(Diagnostic { severity: Severity::Warning, ..candidate.complaint(defect) });
            }
            None => {
                let id = library.add(&candidate.face);
                library.chains.values_mut().filter(|chain| !chain.contains(&id)).for_each(|chain| chain.push(id));
            }
        }
    }
    if library.faces.len() > Library::builtin().faces.len() {
        return Ok(library);
    }
    let mut defects = candidates.iter().filter_map(|candidate| Some(candidate.complaint(candidate.defect?)));
    Err(defects.next().unwrap_or_else(|| {
        let names: Vec<&str> = FontRole::ALL.iter().map(|role| role.official_name()).collect();
        let advice = format!("请放入 {}，或有缺字的任何字体", names.join("、"));
        Diagnostic::new(&Code::FONT, "这里没有能用的字体").advise(advice)
    }))
}

impl Library {
    /// Takes a face in, once.
    fn add(&mut self, face: &Face) -> FaceId {
        let same = |known: &Face| Arc::ptr_eq(&known.data, &face.data) && known.index == face.index;
        FaceId(self.faces.iter().position(same).unwrap_or_else(|| {
            self.faces.push(face.clone());
            self.faces.len() - 1
        }))
    }
}

/// Why a font cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Defect {
    /// It, or a part that every font must have, cannot be read.
    Broken,
    /// Its licence does not allow to embed its outlines.
    NotEmbeddable,
    /// Its glyphs are pictures, not outlines.
    NoOutlines,
}

struct Candidate {
    file: String,
    face: Face,
    /// Family and full names in all languages.
    names: Vec<String>,
    defect: Option<Defect>,
}

impl Candidate {
    fn complaint(&self, defect: Defect) -> Diagnostic {
        let named = if self.names.is_empty() { " ".to_owned() } else { format!("（{}）", self.names.join("、")) };
        let (what, advice) = match defect {
            Defect::Broken => ("已损坏，读不出来", "请换一个完好的字体文件，或从文件夹里移走它"),
            Defect::NotEmbeddable => ("的许可不允许嵌入 PDF", "请从文件夹里移走它"),
            Defect::NoOutlines => ("没有轮廓（是点阵或彩色图形），印不出来", "请换一个 TrueType 或 OpenType 字体文件"),
        };
        Diagnostic::new(&Code::FONT, format!("字体文件 {}{named}{what}", self.file)).advise(advice)
    }
}

/// The faces in a font file; one that is broken if there is none.
fn faces(file_name: &str, bytes: Vec<u8>) -> Vec<Candidate> {
    let data: FontData = Arc::new(bytes);
    let candidate = |index: usize, names: Vec<String>, defect: Option<Defect>| {
        let name = names.first().cloned().unwrap_or_else(|| file_name.to_owned());
        // No file has more faces than fit.
        let face = Face { data: Arc::clone(&data), index: u32::try_from(index).unwrap_or(u32::MAX), name };
        Candidate { file: file_name.to_owned(), face, names, defect }
    };
    let bytes: &[u8] = (*data).as_ref();
    let read = |(index, font): (usize, Result<FontRef<'_>, _>)| match font {
        Ok(font) => candidate(index, names(&font), defect(&font)),
        Err(_) => candidate(index, Vec::new(), Some(Defect::Broken)),
    };
    let faces: Vec<Candidate> =
        FileRef::new(bytes).map(|file| file.fonts().enumerate().map(read).collect()).unwrap_or_default();
    if faces.is_empty() { vec![candidate(0, Vec::new(), Some(Defect::Broken))] } else { faces }
}

fn names(font: &FontRef<'_>) -> Vec<String> {
    let ids = [StringId::FAMILY_NAME, StringId::FULL_NAME, StringId::TYPOGRAPHIC_FAMILY_NAME];
    let mut names: Vec<String> =
        ids.iter().flat_map(|&id| font.localized_strings(id)).map(|name| name.chars().collect()).collect();
    names.sort();
    names.dedup();
    names
}

fn defect(font: &FontRef<'_>) -> Option<Defect> {
    /// Bits of OpenType OS/2 fsType: restricted licence, bitmaps only.
    const FORBIDDEN: u16 = 0x0002 | 0x0200;
    let is_whole = font.head().is_ok_and(|head| head.units_per_em() > 0)
        && font.hhea().is_ok()
        && font.hmtx().is_ok()
        && font.maxp().is_ok()
        && font.charmap().has_map()
        && names_glyphs(font);
    let has_outlines = font.glyf().is_ok() && font.loca(None).is_ok() || font.cff().is_ok() || font.cff2().is_ok();
    if !is_whole {
        Some(Defect::Broken)
    } else if !has_outlines {
        Some(Defect::NoOutlines)
    } else if font.os2().is_ok_and(|os2| os2.fs_type() & FORBIDDEN != 0) {
        Some(Defect::NotEmbeddable)
    } else {
        None
    }
}

/// Whether names of glyphs, which a font need not have, can be read if they are there.
fn names_glyphs(font: &FontRef<'_>) -> bool {
    /// How many names are known to all and written nowhere.
    const KNOWN: u16 = 258;
    match font.post() {
        Ok(post) if post.version() == Version16Dot16::VERSION_2_0 => {
            let is_known = |name: &BigEndian<u16>| name.get() < KNOWN;
            let are_known = || post.glyph_name_index().is_some_and(|names| names.iter().all(is_known));
            post.num_glyphs().is_some() && (post.string_data().is_some() || are_known())
        }
        _ => true,
    }
}
