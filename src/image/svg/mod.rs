//! SVG drawings, as pixels and, where they are plain enough, as lines and areas.
//!
//! Anybody's drawing is a program for the libraries that draw it: a few hundred bytes can ask for any time and memory.
//! So a drawing has a budget, and is refused before it is read ([`syntax`]), expanded ([`markup`],
//! [`expansion`]) or drawn ([`cost`]).

mod cost;
mod expansion;
mod markup;
mod pixels;
mod raster;
mod strokes;
mod styles;
mod syntax;
mod vector;

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use encoding_rs::{Encoding, GB18030, UTF_8};
use resvg::usvg::{Group, ImageHrefResolver, Node, Options, Tree, fontdb, roxmltree};

pub(super) use self::raster::Raster;
use super::{Image, Pixels, limit};
use crate::fonts::Library;
use crate::style::FontRole;

/// Resolution at which SVG is drawn, in dots per inch; its own unit is 1/96 inch.
const RESOLUTION: f32 = 300.0;
/// Most pixels of a drawn SVG: an A4 sheet at that resolution. Larger drawings are shrunk to the page anyway.
const MOST_PIXELS: f32 = 8_700_000.0;
/// Largest file, in bytes.
const MOST_BYTES: usize = 8 * 1024 * 1024;
/// Most nodes of a drawing, texts among them.
const MOST_NODES: u32 = 200_000;

const BROKEN: &str = "SVG 图片已损坏，打不开；请重新导出，或另存为 PNG";
/// What is said where a library gives up.
pub(super) const UNDRAWABLE: &str = "SVG 图片画不出来；请另存为 PNG";
const NO_IMAGE: &str = "不是 PNG、JPEG 或 SVG 图片；请先转换格式";

/// Why a drawing that asks too much is refused, with what it has too much of.
fn too_much(what: &str) -> String {
    format!("SVG 图片太复杂（{what}）；请另存为 PNG")
}

/// Reads an SVG file, its text in the built-in fonts and never in those of the machine, and sees that it can be drawn.
///
/// # Errors
/// What is wrong with it and what to do.
pub(super) fn read(bytes: &[u8]) -> Result<Image, String> {
    let text = text(bytes).ok_or(NO_IMAGE)?;
    if text.len() > MOST_BYTES {
        return Err(too_much(&format!("文件超过 {} MB", MOST_BYTES / 1024 / 1024)));
    }
    syntax::within_limits(&text)?;
    let options = roxmltree::ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(&text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => too_much("元素太多"),
        _ => BROKEN.to_owned(),
    })?;
    if document.root_element().tag_name().name() != "svg" {
        return Err(NO_IMAGE.to_owned());
    }
    markup::can_be_drawn(&document)?;
    expansion::within_limits(&document)?;
    measure(&document, &text)
}

/// The text of an XML file that holds the name of an SVG's root, whatever its encoding; none if it is none.
fn text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (bom, length) = Encoding::for_bom(bytes).map_or((None, 0), |(encoding, length)| (Some(encoding), length));
    let bytes = &bytes[length..];
    // What is declared is not always what is there: editors save in their own encoding and keep the declaration.
    let candidates = [bom, declared(bytes), Some(UTF_8), Some(GB18030)];
    let decode = |encoding: &'static Encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes);
    let text = candidates.into_iter().flatten().find_map(decode)?;
    (text.trim_start().starts_with('<') && text.contains("<svg")).then_some(text)
}

/// The encoding that an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let rest = bytes.strip_prefix(b"<?xml")?;
    let declaration = &rest[..rest.iter().position(|&byte| byte == b'>')?];
    let declaration = std::str::from_utf8(declaration).ok()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let label = value.split(['"', '\'']).nth(1)?;
    Encoding::for_label(label.as_bytes())
}

/// Makes a drawing ready to be drawn within its budget.
fn measure(document: &roxmltree::Document<'_>, text: &str) -> Result<Image, String> {
    // A drawing must not bring in other files, which may be anybody's.
    let image_href_resolver =
        ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let mut options = Options { resources_dir: None, image_href_resolver, ..Default::default() };
    let (fonts, family) = drawing_fonts();
    options.fontdb = Arc::clone(fonts);
    options.font_family.clone_from(family);
    let tree = Tree::from_xmltree(document, &options).map_err(|_| BROKEN)?;
    if let Some(text) = missing_text(tree.root()) {
        return Err(format!("SVG 里的“{text}”没有字体能显示；请换一个字，或把 SVG 另存为 PNG"));
    }
    let size = tree.size();
    let most = (MOST_PIXELS / size.width() / size.height()).sqrt();
    let scale = (RESOLUTION / 96.0).min(most);
    let scaled = |side: f32| (side * scale).floor().max(1.0) as u32;
    let (width, height) = (scaled(size.width()), scaled(size.height()));
    limit(width, height)?;
    cost::within_budget(&tree, scale, width, height)?;
    let is_drawing = vector::drawing(&tree).is_some();
    let raster = Raster { text: text.to_owned(), tree, scale, width, height, file: OnceLock::new() };
    let resolution = Some(f64::from(scale * 96.0));
    Ok(Image { resolution, is_drawing, ..Image::plain(Pixels::Drawn(Box::new(raster)), width, height) })
}

/// A drawing that has been tried, and whose pixels could not be made.
#[cfg(test)]
pub(super) fn undrawable() -> Image {
    let drawing = r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="5" height="5"/></svg>"#;
    let mut image = read(drawing.as_bytes()).expect("an image");
    if let Pixels::Drawn(raster) = &mut image.pixels {
        raster.file = OnceLock::from(None);
    }
    image
}

/// The built-in fonts as drawings use them, and the family for text whose font is not there.
fn drawing_fonts() -> &'static (Arc<fontdb::Database>, String) {
    static FONTS: OnceLock<(Arc<fontdb::Database>, String)> = OnceLock::new();
    FONTS.get_or_init(|| {
        let mut fonts = fontdb::Database::new();
        let library = Library::builtin();
        for face in std::iter::once(library.primary(FontRole::Hei)).chain(library.faces()) {
            fonts.load_font_source(fontdb::Source::Binary(Arc::clone(face.data())));
        }
        // A drawing that asks for a font by the name that offices know gets the face that serves for it.
        for role in FontRole::ALL {
            let names = std::iter::once(role.official_name()).chain(role.alternatives().iter().copied());
            let place = library.faces().iter().position(|face| Arc::ptr_eq(face.data(), library.primary(role).data()));
            let Some(face) = place.and_then(|place| fonts.faces().nth(place + 1)).cloned() else { continue };
            let families = names.map(|name| (name.to_owned(), fontdb::Language::English_UnitedStates)).collect();
            fonts.push_face_info(fontdb::FaceInfo { families, ..face });
        }
        let first = fonts.faces().next().and_then(|face| face.families.first());
        let family = first.map(|(family, _)| family.clone()).unwrap_or_default();
        // A drawing that names a font of another machine and nothing else falls back to “serif”.
        fonts.set_serif_family(family.clone());
        fonts.set_sans_serif_family(family.clone());
        (Arc::new(fonts), family)
    })
}

/// Text of a drawing that no font has.
fn missing_text(group: &Group) -> Option<String> {
    group.children().iter().find_map(|node| match node {
        Node::Group(group) => missing_text(group),
        Node::Text(text) => {
            let mut glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
            glyphs.find(|glyph| glyph.id.0 == 0 && !glyph.text.trim().is_empty()).map(|glyph| glyph.text.clone())
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::image::Pixels;

    #[test]
    fn pixels_are_made_when_they_are_asked_for() {
        let drawing =
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="5" height="5"/></svg>"#;
        let image = read(drawing.as_bytes()).expect("an image");
        let made = || matches!(&image.pixels, Pixels::Drawn(raster) if raster.file.get().is_some());
        assert!(!made());
        assert!(image.file().is_ok() && made());
    }
}
