//! PDF: draws a layout with its fonts embedded and subset, and says what each piece of it is.
//!
//! PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1); the writer refuses a file that would break either.

mod outline;
mod structure;

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use krilla::color::separation::{self, SeparationColorant, SeparationSpace};
use krilla::color::{Color, luma};
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder, PdfVersion};
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Data, SerializeSettings};

use crate::document::Document;
use crate::fonts::{FaceId, Library};
use crate::image;
use crate::layout::{Item, Layout, Owner, Page, Picture, Rule, TextRun};

/// Width of the stroke that makes a glyph bold, in ems.
const BOLD: f64 = 1.0 / 40.0;

/// Full tint of a colourant.
const SOLID: u8 = 255;

/// Why a PDF cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PdfError {
    /// A font cannot be embedded. Holds its name.
    Font(String),
    /// An image cannot be embedded.
    Image(String),
    /// The file would break PDF/A-2a or PDF/UA-1.
    Standard(String),
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PdfError::Font(name) => write!(f, "字体 {name} 无法嵌入 PDF；请换一个 TrueType 或 OpenType 字体文件"),
            PdfError::Image(error) => write!(f, "图片无法放进 PDF（{error}）；请另存为 PNG 再用"),
            PdfError::Standard(error) => {
                write!(f, "PDF 不合 PDF/A-2a、PDF/UA-1 标准（{error}）；请把年报数据和这条消息反馈给开发者")
            }
        }
    }
}

impl std::error::Error for PdfError {}

/// Writes a layout of a document as PDF.
///
/// # Errors
/// [`PdfError`] if a font or image cannot be embedded or a standard would be broken.
pub fn write(document: &Document, layout: &Layout, library: &Library) -> Result<Vec<u8>, PdfError> {
    let configuration = ConfigurationBuilder::new()
        .with_version(PdfVersion::Pdf17)
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PdfError::Standard(format!("{error:?}")))?;
    let mut pdf = krilla::Document::new_with(SerializeSettings { configuration, ..Default::default() });
    let mut painter = Painter { library, fonts: HashMap::new(), images: HashMap::new(), content: HashMap::new() };
    for page in &layout.pages {
        let (width, height) = (layout.width as f32, layout.height as f32);
        let broken = || PdfError::Standard(format!("{width} × {height}"));
        let sheet = Rect::from_xywh(0.0, 0.0, width, height).ok_or_else(broken)?;
        let settings = PageSettings::from_wh(width, height).ok_or_else(broken)?.with_trim_box(Some(sheet));
        let mut sheet = pdf.start_page_with(settings);
        let mut surface = sheet.surface();
        painter.page(page, &mut surface)?;
        surface.finish();
        sheet.finish();
    }
    pdf.set_outline(outline::outline(document, layout));
    pdf.set_tag_tree(structure::tree(document, painter.content));
    pdf.set_metadata(metadata(document));
    pdf.finish().map_err(|error| PdfError::Standard(format!("{error:?}")))
}

fn metadata(document: &Document) -> Metadata {
    let date = DateTime::new(document.date.year).month(document.date.month).day(document.date.day);
    Metadata::new()
        .title(document.title.clone())
        .authors(vec![document.author.clone()])
        .language(document.language.to_owned())
        .creator(env!("CARGO_PKG_NAME").to_owned())
        .producer(env!("CARGO_PKG_NAME").to_owned())
        .document_id(format!("{} {}", document.author, document.title))
        .creation_date(date)
}

/// 黑, as a tint of the black plate only, so that no other plate prints a part of it.
fn black() -> Color {
    let fallback = luma::Color::black().into();
    separation::Color::new(SOLID, SeparationSpace::new(SeparationColorant::Custom("Black".into()), fallback)).into()
}

fn fill() -> Fill {
    Fill { paint: black().into(), rule: FillRule::NonZero, ..Default::default() }
}

fn stroke(width: f64) -> Stroke {
    Stroke { paint: black().into(), width: width as f32, ..Default::default() }
}

struct Painter<'a> {
    library: &'a Library,
    fonts: HashMap<FaceId, Font>,
    images: HashMap<*const image::Image, Image>,
    /// Marked content of each part of the document, in printed order.
    content: HashMap<Owner, Vec<Identifier>>,
}

impl Painter<'_> {
    fn page(&mut self, page: &Page, surface: &mut Surface<'_>) -> Result<(), PdfError> {
        // What shows the same part of the document is marked as one.
        for items in page.items.chunk_by(|a, b| owner(a) == owner(b)) {
            let owner = owner(&items[0]);
            let tag = match (owner, &items[0]) {
                (Owner::Artifact, Item::Rule(_)) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
                (Owner::Artifact, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
                (_, Item::Picture(_)) => ContentTag::Other,
                _ => ContentTag::Span(SpanTag::empty()),
            };
            let content = surface.start_tagged(tag);
            for item in items {
                match item {
                    Item::Text(run) => self.text(run, surface)?,
                    Item::Rule(line) => rule(line, surface),
                    Item::Picture(picture) => self.picture(picture, surface)?,
                }
            }
            surface.end_tagged();
            if owner != Owner::Artifact {
                self.content.entry(owner).or_default().push(content);
            }
        }
        Ok(())
    }

    fn text(&mut self, run: &TextRun, surface: &mut Surface<'_>) -> Result<(), PdfError> {
        let font = self.font(run.face)?;
        let em = |points: f64| (points / run.size) as f32;
        let mut at = 0.0;
        let glyphs: Vec<KrillaGlyph> = run
            .glyphs
            .iter()
            .map(|glyph| {
                let offset = em(glyph.x - at);
                at = glyph.x + glyph.advance;
                let id = GlyphId::new(u32::from(glyph.id));
                KrillaGlyph::new(id, em(glyph.advance), offset, 0.0, 0.0, glyph.text.clone(), None)
            })
            .collect();
        surface.set_fill(Some(fill()));
        surface.set_stroke(run.bold.then(|| stroke(run.size * BOLD)));
        surface.draw_glyphs(point(run.x, run.y), &glyphs, font, &run.text, run.size as f32, false);
        Ok(())
    }

    fn font(&mut self, id: FaceId) -> Result<Font, PdfError> {
        if let Some(font) = self.fonts.get(&id) {
            return Ok(font.clone());
        }
        let face = self.library.face(id);
        let font = Font::new(Data::from(Arc::clone(face.data())), face.index())
            .ok_or_else(|| PdfError::Font(face.name().to_owned()))?;
        self.fonts.insert(id, font.clone());
        Ok(font)
    }

    fn picture(&mut self, picture: &Picture, surface: &mut Surface<'_>) -> Result<(), PdfError> {
        let size = Size::from_wh(picture.width as f32, picture.height as f32)
            .ok_or_else(|| PdfError::Image("大小为零".to_owned()))?;
        let image = self.image(&picture.image)?;
        surface.push_transform(&Transform::from_translate(picture.x as f32, picture.y as f32));
        surface.draw_image(image, size);
        surface.pop();
        Ok(())
    }

    fn image(&mut self, image: &Arc<image::Image>) -> Result<Image, PdfError> {
        let key = Arc::as_ptr(image);
        if let Some(image) = self.images.get(&key) {
            return Ok(image.clone());
        }
        let data = Data::from(image.bytes().to_vec());
        let read = match image.format() {
            image::Format::Png => Image::from_png(data, false),
            image::Format::Jpeg => Image::from_jpeg(data, false),
        }
        .map_err(PdfError::Image)?;
        self.images.insert(key, read.clone());
        Ok(read)
    }
}

fn owner(item: &Item) -> Owner {
    match item {
        Item::Text(run) => run.owner,
        Item::Rule(_) => Owner::Artifact,
        Item::Picture(picture) => picture.owner,
    }
}

fn rule(line: &Rule, surface: &mut Surface<'_>) {
    let mut path = PathBuilder::new();
    path.move_to(line.from.0 as f32, line.from.1 as f32);
    path.line_to(line.to.0 as f32, line.to.1 as f32);
    if let Some(path) = path.finish() {
        surface.set_fill(None);
        surface.set_stroke(Some(stroke(line.width)));
        surface.draw_path(&path);
    }
}

fn point(x: f64, y: f64) -> Point {
    Point::from_xy(x as f32, y as f32)
}
