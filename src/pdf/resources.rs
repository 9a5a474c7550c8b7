//! Fonts and images of a PDF, all read before the first page is drawn: an error in the middle of a page would leave it
//! open.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use krilla::Data;
use krilla::configure::ValidationError;
use krilla::error::KrillaError;
use krilla::geom::Size;
use krilla::image::Image;
use krilla::text::Font;
use rustc_hash::FxHashMap;

use super::book::Book;
use super::error::{self, PdfError};
use crate::document::{Block, Cell, Document, Illustration};
use crate::fonts::{FaceId, Library};
use crate::image;
use crate::layout::Item;

/// What the pages of a PDF draw with.
pub(super) struct Resources<'a> {
    documents: Vec<&'a Document>,
    library: &'a Library,
    fonts: FxHashMap<FaceId, Font>,
    images: FxHashMap<*const image::Image, Image>,
}

impl<'a> Resources<'a> {
    /// Reads the fonts and images of a book, each once.
    ///
    /// # Errors
    /// [`PdfError`] if one of them cannot be embedded.
    pub fn read(book: &Book<'a>, library: &'a Library) -> Result<Self, PdfError> {
        let documents = book.documents().collect();
        let mut resources = Resources { documents, library, fonts: FxHashMap::default(), images: FxHashMap::default() };
        let pages = book.parts.iter().flat_map(|part| &part.layout.pages);
        for item in pages.flat_map(|page| &page.items) {
            let runs = match item {
                Item::Text(run) => std::slice::from_ref(run),
                Item::Slanted(slanted) => &slanted.runs,
                Item::Rule(_) | Item::Picture(_) => &[],
            };
            for run in runs {
                resources.read_font(run.face)?;
            }
        }
        for illustration in book.documents().flat_map(illustrations) {
            resources.read_image(illustration)?;
        }
        Ok(resources)
    }

    fn read_font(&mut self, id: FaceId) -> Result<(), PdfError> {
        if let Entry::Vacant(place) = self.fonts.entry(id) {
            let face = self.library.face(id);
            let font = Font::new(Data::from(Arc::clone(face.data())), face.index());
            place.insert(font.ok_or_else(|| PdfError::Font(face.name().to_owned()))?);
        }
        Ok(())
    }

    fn read_image(&mut self, illustration: &Illustration) -> Result<(), PdfError> {
        if !illustration.image.is_drawing()
            && let Entry::Vacant(place) = self.images.entry(Arc::as_ptr(&illustration.image))
        {
            let file = illustration.image.file().map_err(|_| refused(illustration))?;
            let data = Data::from(Arc::clone(file) as Arc<dyn AsRef<[u8]> + Send + Sync>);
            let read = match illustration.image.format() {
                image::ImageFormat::Png => Image::from_png(data, false),
                image::ImageFormat::Jpeg => Image::from_jpeg(data, false),
            };
            place.insert(read.map_err(|_| refused(illustration))?);
        }
        let size = Size::from_wh(illustration.width.0 as f32, illustration.height.0 as f32);
        size.map(|_| ()).ok_or_else(|| refused(illustration))
    }

    /// The font of a face that the layout uses.
    pub fn font(&self, id: FaceId) -> Font {
        self.fonts[&id].clone()
    }

    /// An image that the document holds and that is no drawing.
    pub fn image(&self, image: &Arc<image::Image>) -> Image {
        self.images[&Arc::as_ptr(image)].clone()
    }

    /// The name of a font.
    pub fn name(&self, font: &Font) -> String {
        let face = self.fonts.iter().find(|(_, known)| *known == font);
        face.map(|(id, _)| self.library.face(*id).name().to_owned()).unwrap_or_default()
    }

    /// The writer's error in terms of the report.
    pub fn explain(&self, error: &KrillaError) -> PdfError {
        match error {
            KrillaError::Font(font, _) => PdfError::Font(self.name(font)),
            KrillaError::Image(image, ..) | KrillaError::SixteenBitImage(image, _) => self.refused(image),
            KrillaError::Validation(errors) => match errors.first() {
                Some((ValidationError::RestrictedLicense(font), _)) => PdfError::Font(self.name(font)),
                Some((
                    ValidationError::UnicodePrivateArea(_, _, character, _)
                    | ValidationError::InvalidCodepointMapping(_, _, character, _),
                    _,
                )) => PdfError::Character(*character),
                Some((error, _)) => PdfError::Standard(error::name(error)),
                None => PdfError::Standard(error::name(error)),
            },
            error => PdfError::Standard(error::name(error)),
        }
    }

    /// Says that an image cannot be embedded.
    fn refused(&self, image: &Image) -> PdfError {
        let is_it = |illustration: &&Illustration| self.images.get(&Arc::as_ptr(&illustration.image)) == Some(image);
        let refused_one = self.documents.iter().flat_map(|document| illustrations(document)).find(is_it).map(refused);
        refused_one.unwrap_or_else(|| PdfError::Image { alt: String::new(), span: None })
    }
}

fn refused(illustration: &Illustration) -> PdfError {
    PdfError::Image { alt: illustration.alt.clone(), span: illustration.span }
}

fn illustrations(document: &Document) -> impl Iterator<Item = &Illustration> {
    document.blocks().flat_map(|(_, block)| {
        let (alone, cells): (Option<&Illustration>, &[Cell]) = match block {
            Block::Illustration(illustration) => (Some(illustration), &[]),
            Block::Table(table) => (None, &table.cells),
            Block::Paragraph(_) | Block::List(_) => (None, &[]),
        };
        alone.into_iter().chain(cells.iter().filter_map(|cell| cell.illustration.as_ref()))
    })
}
