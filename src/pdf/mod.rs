//! PDF: draws a layout with its fonts embedded and subset, and says what each piece of it is.
//!
//! PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1); the writer refuses a file that would break either.

mod book;
mod contents;
mod drawing;
mod error;
mod ink;
mod links;
mod outline;
mod places;
mod resources;
mod sheets;
mod structure;

use std::num::NonZeroU32;

use krilla::SerializeSettings;
use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::configure::{Accessibility, Archival, Configuration, ConfigurationBuilder, PdfVersion};
use krilla::destination::{Destination, XyzDestination};
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::page::{NumberingStyle, PageLabel, PageSettings};
use krilla::paint::{Fill, FillRule, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Node, SpanTag, Tag, TagGroup, TagTree};
use krilla::text::{GlyphId, KrillaGlyph};
use rustc_hash::FxHashMap;

use self::book::{Book, BookPage, Content, Part};
use self::contents::Area;
pub use self::error::PdfError;
use self::ink::{SOLID, black};
use self::links::{Links, Marked, Piece};
use self::places::Places;
use self::resources::Resources;
pub use self::sheets::Imposition;
use self::sheets::{Sheets, Spot};
use crate::document::Document;
use crate::fonts::Library;
use crate::layout::{BOLD, Item, Layout, Owner, Picture, Rule, Slanted, TextRun};
use crate::style::Pt;
use crate::volume::Volume;

/// Writes a layout of a document as PDF, a page a sheet or imposed; bookmarks and tags keep the order of the document.
///
/// # Errors
/// [`PdfError`] if a font or image cannot be embedded or a standard would be broken.
pub fn write(
    document: &Document,
    layout: &Layout,
    imposition: Option<Imposition>,
    library: &Library,
) -> Result<Vec<u8>, PdfError> {
    draw(&Book::of_report(document, layout), imposition, library)
}

/// Writes a volume as PDF: a bookmark for each report with its own ones below, lines of the 目录 that lead to the
/// reports, and page labels of the report's number and the page's, as in `3-1`.
///
/// # Errors
/// [`PdfError`] as of [`write()`].
pub fn write_volume(volume: &Volume, imposition: Option<Imposition>, library: &Library) -> Result<Vec<u8>, PdfError> {
    draw(&Book::of_volume(volume), imposition, library)
}

fn draw(book: &Book<'_>, imposition: Option<Imposition>, library: &Library) -> Result<Vec<u8>, PdfError> {
    let resources = Resources::read(book, library)?;
    let settings = SerializeSettings { configuration: standards()?, ..Default::default() };
    let mut pdf = krilla::Document::new_with(settings);
    let painter = Painter { resources: &resources };
    let pages = book.pages();
    let sheets = Sheets::new(imposition, pages.iter().map(|page| book.frame(*page)).collect());
    let of_part = |part: &Part<'_>| match part.content {
        Content::Report(document) => Links::of(document),
        Content::Contents(_) => Links::default(),
    };
    let links: Vec<Links> = book.parts.iter().map(of_part).collect();
    // Marked content of each page, which a reader meets in the order of the pages, not of the sheets.
    let mut content: Vec<Vec<Marked>> = vec![Vec::new(); pages.len()];
    for side in 0..sheets.sides() {
        // A booklet has blank pages behind the last.
        let shown: Vec<(usize, Spot)> = sheets.on(side).into_iter().filter(|(page, _)| *page < pages.len()).collect();
        let mut sheet = pdf.start_page_with(sheet(sheets.size(side), label(book, &pages, &shown, imposition))?);
        let mut surface = sheet.surface();
        let mut annotations = Vec::new();
        for (page, spot) in &shown {
            let Some(drawn) = book.page(pages[*page]) else { continue };
            let links = &links[pages[*page].part];
            let pieces = links.pieces(drawn);
            surface.push_transform(&transform(*spot));
            content[*page] = painter.page(&pieces, &mut surface);
            surface.pop();
            for area in contents::areas(drawn) {
                let owner = Owner::ContentsEntry(area.entry);
                annotations.push((*page, owner, None, entry_link(&area, *spot, book, &sheets)?));
            }
            for area in links::areas(&pieces) {
                let Some((target, told)) = links.target(&area) else { continue };
                let action = Target::Action(LinkAction::new(target.to_owned()).into());
                let link = link(area.edges, *spot, action, Some(told))?;
                annotations.push((*page, area.owner, Some(area.address), link));
            }
        }
        surface.finish();
        for (page, owner, address, link) in annotations {
            content[page].push(Marked { owner, address, identifier: sheet.add_tagged_annotation(link) });
        }
        sheet.finish();
    }
    pdf.set_outline(outline::outline(book, &|page, corner| destination(book, &sheets, page, corner)));
    pdf.set_tag_tree(tree(book, &sheets, content));
    pdf.set_metadata(metadata(book));
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

/// How a page is put on its sheet.
fn transform(spot: Spot) -> Transform {
    let origin = spot.point((Pt::ZERO, Pt::ZERO));
    // Where steps to the right and down lead.
    let step = |x, y| {
        let (to_x, to_y) = spot.point((Pt(x), Pt(y)));
        ((to_x - origin.0).0 as f32, (to_y - origin.1).0 as f32)
    };
    let ((xx, xy), (yx, yy)) = (step(1.0, 0.0), step(0.0, 1.0));
    Transform::from_row(xx, xy, yx, yy, origin.0.0 as f32, origin.1.0 as f32)
}

/// A side of a sheet that is printed and cut.
fn sheet((width, height): (Pt, Pt), label: Option<PageLabel>) -> Result<PageSettings, PdfError> {
    let (width, height) = (width.0 as f32, height.0 as f32);
    let sheet = Rect::from_xywh(0.0, 0.0, width, height);
    let settings = PageSettings::from_wh(width, height).map(|settings| settings.with_trim_box(sheet));
    let settings = settings.ok_or_else(|| PdfError::Standard("PageSize".to_owned()))?;
    Ok(match label {
        Some(label) => settings.with_page_label(label),
        None => settings,
    })
}

/// What readers on a screen call a side: by the page, or the pages, that it shows. A report's own pages need no other
/// label than their number, which they have anyway.
fn label(
    book: &Book<'_>,
    pages: &[BookPage],
    shown: &[(usize, Spot)],
    imposition: Option<Imposition>,
) -> Option<PageLabel> {
    if imposition.is_some() {
        let labels: Vec<String> = shown.iter().map(|(page, _)| book.label(pages[*page])).collect();
        return Some(PageLabel::new(None, Some(labels.join("、")), None));
    }
    let BookPage { part, page } = pages[shown.first()?.0];
    let number = u32::try_from(page + 1).ok().and_then(NonZeroU32::new);
    let prefix = book.parts[part].label.clone();
    book.is_volume.then(|| PageLabel::new(Some(NumberingStyle::Arabic), Some(prefix), number))
}

/// Leads from a line of the 目录 to its report.
fn entry_link(area: &Area, spot: Spot, book: &Book<'_>, sheets: &Sheets) -> Result<Annotation, PdfError> {
    // The 目录 itself is the first part.
    let part = area.entry + 1;
    let target = destination(book, sheets, BookPage { part, page: 0 }, (Pt::ZERO, Pt::ZERO));
    let alternative = match book.parts[part].content {
        Content::Report(document) => Some(document.title.clone()),
        Content::Contents(_) => None,
    };
    link(area.edges, spot, Target::Destination(Destination::Xyz(target)), alternative)
}

/// Leads from a rectangle on a page, of which readers are told where to.
fn link(edges: [Pt; 4], spot: Spot, target: Target, told: Option<String>) -> Result<Annotation, PdfError> {
    let [left, top, right, bottom] = spot.edges(edges).map(|edge| edge.0 as f32);
    let edges = Rect::from_ltrb(left, top, right, bottom);
    let edges = edges.ok_or_else(|| PdfError::Standard("Link".to_owned()))?;
    Ok(Annotation::new_link(LinkAnnotation::new(edges, target), told))
}

/// A place on a page, as the file has it.
fn destination(book: &Book<'_>, sheets: &Sheets, page: BookPage, place: (Pt, Pt)) -> XyzDestination {
    let spot = sheets.spot(book.place(page));
    let (x, y) = spot.point(place);
    XyzDestination::new(spot.side, point(x, y))
}

/// The structure tree: the parts of a volume each as one, a report's own structure at the top where it is alone.
fn tree(book: &Book<'_>, sheets: &Sheets, content: Vec<Vec<Marked>>) -> TagTree {
    let mut tree = TagTree::new().with_lang(book.language());
    let mut pages = content.into_iter();
    for (number, part) in book.parts.iter().enumerate() {
        let mut places = Places::default();
        for (page, drawn) in part.layout.pages.iter().enumerate() {
            places.add(drawn, sheets.spot(book.place(BookPage { part: number, page })));
        }
        let mut own: FxHashMap<Owner, Vec<Marked>> = FxHashMap::default();
        for marked in pages.by_ref().take(part.length).flatten() {
            own.entry(marked.owner).or_default().push(marked);
        }
        let own = own.into_iter().map(|(owner, marked)| (owner, links::nodes(&marked))).collect();
        let groups = match part.content {
            Content::Report(document) => structure::groups(document, own, &places),
            Content::Contents(contents) => contents::groups(contents, own),
        };
        if book.is_volume {
            tree.push(TagGroup::with_children(Tag::Part, groups.into_iter().map(Node::from).collect()));
        } else {
            groups.into_iter().for_each(|group| tree.push(group));
        }
    }
    tree
}

fn metadata(book: &Book<'_>) -> Metadata {
    let authors = book.authors();
    let metadata = Metadata::new()
        .title(book.title.to_owned())
        .creator(env!("CARGO_PKG_NAME").to_owned())
        .producer(env!("CARGO_PKG_NAME").to_owned())
        .document_id(format!("{} {}", authors.join(" "), book.title))
        .authors(authors);
    let metadata = match book.language() {
        Some(language) => metadata.language(language),
        None => metadata,
    };
    match book.date() {
        Some(date) => metadata.creation_date(DateTime::new(date.year()).month(date.month()).day(date.day())),
        None => metadata,
    }
}

fn fill(tint: u8) -> Fill {
    Fill { paint: black(tint).into(), rule: FillRule::NonZero, ..Default::default() }
}

fn stroke(width: Pt) -> Stroke {
    Stroke { paint: black(SOLID).into(), width: width.0 as f32, ..Default::default() }
}

struct Painter<'a> {
    resources: &'a Resources<'a>,
}

impl Painter<'_> {
    /// Draws a page and tells the marked content of each piece of the document, in printed order.
    fn page(&self, pieces: &[Piece<'_>], surface: &mut Surface<'_>) -> Vec<Marked> {
        let mut marked = Vec::new();
        // What shows the same part of the document is marked as one.
        for pieces in pieces.chunk_by(|a, b| (a.owner, a.address) == (b.owner, b.address)) {
            let Piece { owner, address, ref item } = pieces[0];
            let tag = match (owner, &**item) {
                (Owner::Artifact, Item::Rule(_)) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
                (Owner::Artifact, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
                (_, Item::Picture(_)) => ContentTag::Other,
                _ => ContentTag::Span(SpanTag::empty()),
            };
            let identifier = surface.start_tagged(tag);
            for piece in pieces {
                match &*piece.item {
                    Item::Text(run) => self.text(run, SOLID, surface),
                    Item::Slanted(slanted) => self.slanted(slanted, surface),
                    Item::Rule(line) => rule(line, surface),
                    Item::Picture(picture) => self.picture(picture, surface),
                }
            }
            surface.end_tagged();
            if owner != Owner::Artifact {
                marked.push(Marked { owner, address, identifier });
            }
        }
        marked
    }

    fn slanted(&self, slanted: &Slanted, surface: &mut Surface<'_>) {
        let (sin, cos) = (-slanted.angle).to_radians().sin_cos();
        let (x, y) = slanted.pivot;
        let (sin, cos) = (sin as f32, cos as f32);
        surface.push_transform(&Transform::from_row(cos, sin, -sin, cos, x.0 as f32, y.0 as f32));
        let tint = (slanted.tint * f64::from(SOLID)).round() as u8;
        slanted.runs.iter().for_each(|run| self.text(run, tint, surface));
        surface.pop();
    }

    fn text(&self, run: &TextRun, tint: u8, surface: &mut Surface<'_>) {
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
        surface.set_fill(Some(fill(tint)));
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
        let [a, b, c, d, e, f] = orientation.upright(width, height, (picture.x.0 as f32, picture.y.0 as f32));
        surface.push_transform(&Transform::from_row(a, b, c, d, e, f));
        match picture.image.drawing() {
            Some(drawing) => drawing::draw(&drawing, (width, height), surface),
            None => {
                if let Some(size) = Size::from_wh(width, height) {
                    surface.draw_image(self.resources.image(&picture.image), size);
                }
            }
        }
        surface.pop();
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
