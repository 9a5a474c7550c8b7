//! Typefaces: which face shows a character in a role, and how wide it is.

mod builtin;
mod given;

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::raw::FileRef;
use skrifa::{FontRef, MetadataProvider};

use crate::source::Diagnostic;
use crate::style::FontRole;

/// The bytes of a font file, shared.
pub type FontData = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// A face of a font file.
#[derive(Clone)]
pub struct Face {
    data: FontData,
    index: u32,
    name: String,
}

/// A face of a [`Library`], by its place there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FaceId(usize);

impl FaceId {
    /// Place among [`Library::faces`].
    pub fn index(self) -> usize {
        self.0
    }
}

impl Face {
    /// The font file.
    pub fn data(&self) -> &FontData {
        &self.data
    }

    /// Which face of the file, from 0.
    pub fn index(&self) -> u32 {
        self.index
    }

    /// Its name, for messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The face as its file has it; none if it cannot be read.
    pub(crate) fn font(&self) -> Option<FontRef<'_>> {
        let bytes: &[u8] = (*self.data).as_ref();
        match FileRef::new(bytes).ok()? {
            FileRef::Font(font) => (self.index == 0).then_some(font),
            FileRef::Collection(collection) => collection.get(self.index).ok(),
        }
    }
}

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Face").field("name", &self.name).field("index", &self.index).finish_non_exhaustive()
    }
}

/// The faces there are, and for each role those that are tried in turn for a character.
#[derive(Debug, Clone)]
pub struct Library {
    faces: Vec<Face>,
    chains: HashMap<FontRole, Vec<FaceId>>,
    remarks: Vec<Diagnostic>,
}

#[cfg(feature = "fonts")]
static BUILTIN: std::sync::LazyLock<Library> = std::sync::LazyLock::new(builtin::compiled_in);
#[cfg(not(feature = "fonts"))]
static BUILTIN: std::sync::OnceLock<Library> = std::sync::OnceLock::new();

impl Library {
    /// The fonts that come with the program.
    #[cfg(feature = "fonts")]
    pub fn builtin() -> &'static Library {
        &BUILTIN
    }

    /// The fonts that come with the program.
    ///
    /// # Panics
    /// If they were not given to [`Library::provide`] before.
    #[cfg(not(feature = "fonts"))]
    pub fn builtin() -> &'static Library {
        BUILTIN.get().expect("the fonts are provided before anything is done with them")
    }

    /// Gives the library the fonts that come with the program and are not compiled into it, before anything else is
    /// asked of it. `files` are names and bytes of the files of `fonts/`; [`Library::RARE`] may be left out.
    ///
    /// # Errors
    /// A [`Diagnostic`] if one is missing.
    #[cfg(not(feature = "fonts"))]
    pub fn provide(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<(), Diagnostic> {
        let library = builtin::provided(files)?;
        BUILTIN.get_or_init(|| library);
        Ok(())
    }

    /// The file of rare characters, without which all others can be printed.
    #[cfg(not(feature = "fonts"))]
    pub const RARE: &str = builtin::RARE;

    /// The given fonts for the roles they serve, the built-in ones for all else, and the given ones again for what no
    /// other font has. `files` are names and bytes of font files. A font serves a role if it bears its
    /// [`FontRole::official_name`] or one of its [`FontRole::alternatives`].
    ///
    /// # Errors
    /// A [`Diagnostic`] if one of them that serves a role is broken or must not be embedded (OpenType OS/2 fsType), or
    /// none of them can be used. Others that cannot be used are left out; see [`Library::remarks`].
    pub fn with_fonts(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<Library, Diagnostic> {
        given::library(files)
    }

    /// What is wrong with given fonts that were left out.
    pub fn remarks(&self) -> &[Diagnostic] {
        &self.remarks
    }

    /// All faces; those that are not used cost nothing.
    pub fn faces(&self) -> &[Face] {
        &self.faces
    }

    /// A face.
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[id.0]
    }

    /// The face tried first for a role.
    pub fn primary(&self, role: FontRole) -> &Face {
        self.face(self.chains[&role][0])
    }

    /// Looks up glyphs in these faces.
    pub fn glyphs(&self) -> Glyphs<'_> {
        Glyphs { library: self, readers: self.faces.iter().map(Reader::new).collect(), known: FxHashMap::default() }
    }
}

/// A glyph that shows a character.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Face it is in.
    pub face: FaceId,
    /// Its number in that face.
    pub id: u16,
    /// Its own width in ems.
    pub advance: f64,
}

/// Finds glyphs and remembers them.
pub struct Glyphs<'a> {
    library: &'a Library,
    readers: Vec<Option<Reader<'a>>>,
    known: FxHashMap<(FontRole, char), Option<Glyph>>,
}

impl Glyphs<'_> {
    /// The glyph for a character in a role, from the role's own face or the first fallback that has it; none if no
    /// face has it.
    pub fn get(&mut self, role: FontRole, character: char) -> Option<Glyph> {
        *self.known.entry((role, character)).or_insert_with(|| {
            self.library.chains[&role].iter().find_map(|&face| self.readers[face.0].as_ref()?.glyph(face, character))
        })
    }
}

impl Glyphs<'_> {
    /// Height of the middle of a glyph's ink above the baseline, in ems; none if it has no ink.
    pub fn middle(&self, glyph: Glyph) -> Option<f64> {
        let bounds = self.readers[glyph.face.0].as_ref()?.metrics.bounds(glyph.id.into())?;
        Some(f64::from(bounds.y_min + bounds.y_max) / 2.0)
    }
}

struct Reader<'a> {
    charmap: Charmap<'a>,
    metrics: GlyphMetrics<'a>,
}

impl<'a> Reader<'a> {
    fn new(face: &'a Face) -> Option<Self> {
        let font = face.font()?;
        // At size 1, advances come in ems.
        let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        Some(Reader { charmap: font.charmap(), metrics })
    }

    fn glyph(&self, face: FaceId, character: char) -> Option<Glyph> {
        let id = self.charmap.map(character).filter(|id| id.to_u32() > 0)?;
        let advance = f64::from(self.metrics.advance_width(id)?);
        Some(Glyph { face, id: u16::try_from(id.to_u32()).ok()?, advance })
    }
}
