//! PDF: draws a layout with its fonts embedded and subset, and says what each piece of it is.
//!
//! PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1); the writer refuses a file that would break either.

mod error;
mod outline;
mod resources;
mod structure;

use std::collections::HashMap;

use krilla::SerializeSettings;
use krilla::color::separation::{self, SeparationColorant, SeparationSpace};
use krilla::color::{Color, luma};
use krilla::configure::{Accessibility, Archival, Configuration, ConfigurationBuilder, PdfVersion};
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{GlyphId, KrillaGlyph};

pub use self::error::PdfError;
use self::resources::Resources;
use crate::document::Document;
use crate::fonts::Library;
use crate::image::Orientation;
use crate::layout::{Item, Layout, Owner, Page, Picture, Rule, TextRun};
use crate::style::Pt;

/// Width of the stroke that makes a glyph bold, in ems.
const BOLD: f64 = 1.0 / 40.0;

/// Full tint of a colourant.
const SOLID: u8 = 255;

/// Writes a layout of a document as PDF.
///
/// # Errors
/// [`PdfError`] if a font or image cannot be embedded or a standard would be broken.
pub fn write(document: &Document, layout: &Layout, library: &Library) -> Result<Vec<u8>, PdfError> {
    let resources = Resources::read(document, layout, library)?;
    let settings = SerializeSettings { configuration: standards()?, ..Default::default() };
    let mut pdf = krilla::Document::new_with(settings);
    let mut painter = Painter { resources: &resources, content: HashMap::new() };
    for page in &layout.pages {
        let mut sheet = pdf.start_page_with(sheet(layout)?);
        let mut surface = sheet.surface();
        painter.page(page, &mut surface);
        surface.finish();
        sheet.finish();
    }
    pdf.set_outline(outline::outline(document, layout));
    pdf.set_tag_tree(structure::tree(document, painter.content));
    pdf.set_metadata(metadata(document));
    pdf.finish().map_err(|error| resources.explain(&error))
}

/// PDF/A-2a and PDF/UA-1.
fn standards() -> Result<Configuration, PdfError> {
    ConfigurationBuilder::new()
        .with_version(PdfVersion::Pdf17)
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| PdfError::Standard("Configuration".to_owned()))
}

/// The sheet that is printed and cut.
fn sheet(layout: &Layout) -> Result<PageSettings, PdfError> {
    let (width, height) = (layout.width.0 as f32, layout.height.0 as f32);
    let sheet = Rect::from_xywh(0.0, 0.0, width, height);
    let settings = PageSettings::from_wh(width, height).map(|settings| settings.with_trim_box(sheet));
    settings.ok_or_else(|| PdfError::Standard("PageSize".to_owned()))
}

fn metadata(document: &Document) -> Metadata {
    let date = DateTime::new(document.date.year()).month(document.date.month()).day(document.date.day());
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

fn stroke(width: Pt) -> Stroke {
    Stroke { paint: black().into(), width: width.0 as f32, ..Default::default() }
}

struct Painter<'a> {
    resources: &'a Resources<'a>,
    /// Marked content of each part of the document, in printed order.
    content: HashMap<Owner, Vec<Identifier>>,
}

impl Painter<'_> {
    fn page(&mut self, page: &Page, surface: &mut Surface<'_>) {
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
                    Item::Text(run) => self.text(run, surface),
                    Item::Rule(line) => rule(line, surface),
                    Item::Picture(picture) => self.picture(picture, surface),
                }
            }
            surface.end_tagged();
            if owner != Owner::Artifact {
                self.content.entry(owner).or_default().push(content);
            }
        }
    }

    fn text(&self, run: &TextRun, surface: &mut Surface<'_>) {
        let em = |length: Pt| (length / run.size) as f32;
        let mut at = Pt::ZERO;
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
        let font = self.resources.font(run.face);
        surface.draw_glyphs(point(run.x, run.y), &glyphs, font, &run.text, run.size.0 as f32, false);
    }

    fn picture(&self, picture: &Picture, surface: &mut Surface<'_>) {
        let (mut width, mut height) = (picture.width.0 as f32, picture.height.0 as f32);
        let orientation = picture.image.orientation();
        if orientation.swaps_sides() {
            std::mem::swap(&mut width, &mut height);
        }
        if let Some(size) = Size::from_wh(width, height) {
            surface.push_transform(&upright(orientation, width, height, point(picture.x, picture.y)));
            surface.draw_image(self.resources.image(&picture.image), size);
            surface.pop();
        }
    }
}

/// Turns a picture that lies in a rectangle of this size with its upper left corner at the origin, so that it stands
/// upright with its upper left corner at a point.
fn upright(orientation: Orientation, width: f32, height: f32, corner: Point) -> Transform {
    // Where the two axes of the picture go, and its corner.
    let ((xx, xy), (yx, yy), (x, y)) = match orientation.quarters {
        1 => ((0.0, 1.0), (-1.0, 0.0), (height, 0.0)),
        2 => ((-1.0, 0.0), (0.0, -1.0), (width, height)),
        3 => ((0.0, -1.0), (1.0, 0.0), (0.0, width)),
        _ => ((1.0, 0.0), (0.0, 1.0), (0.0, 0.0)),
    };
    let (x, y) = (x + corner.x, y + corner.y);
    if orientation.mirrored {
        Transform::from_row(-xx, -xy, yx, yy, x + xx * width, y + xy * width)
    } else {
        Transform::from_row(xx, xy, yx, yy, x, y)
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
    let ((left, top), (right, bottom)) = (line.from, line.to);
    path.move_to(left.0 as f32, top.0 as f32);
    path.line_to(right.0 as f32, bottom.0 as f32);
    if let Some(path) = path.finish() {
        surface.set_fill(None);
        surface.set_stroke(Some(stroke(line.width)));
        surface.draw_path(&path);
    }
}

fn point(x: Pt, y: Pt) -> Point {
    Point::from_xy(x.0 as f32, y.0 as f32)
}
