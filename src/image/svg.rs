//! SVG drawings, drawn as pixels.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb;
use resvg::usvg::{Group, ImageHrefResolver, Node, Options, Tree};

use super::{Image, ImageFormat, limit};
use crate::fonts::Library;
use crate::style::FontRole;

/// Resolution at which SVG is drawn, in dots per inch; its own unit is 1/96 inch.
const RESOLUTION: f32 = 300.0;
/// Most pixels of a drawn SVG: an A4 sheet at that resolution. Larger drawings are shrunk to the page anyway.
const MOST_PIXELS: f32 = 8_700_000.0;

/// Whether a file looks like an SVG.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]);
    head.contains("<svg")
}

/// Draws an SVG, its text in the built-in fonts and never in those of the machine.
pub(super) fn draw(bytes: &[u8]) -> Result<Image, String> {
    // A drawing must not bring in other files, which may be anybody's, nor leave out in silence what it embeds.
    let refused = Arc::new(AtomicBool::new(false));
    let (of_data, of_file) = (Arc::clone(&refused), Arc::clone(&refused));
    let image_href_resolver = ImageHrefResolver {
        resolve_data: Box::new(move |_, _, _| {
            of_data.store(true, Ordering::Relaxed);
            None
        }),
        resolve_string: Box::new(move |_, _| {
            of_file.store(true, Ordering::Relaxed);
            None
        }),
    };
    let mut options = Options { resources_dir: None, image_href_resolver, ..Default::default() };
    let (fonts, family) = drawing_fonts();
    options.fontdb = Arc::clone(fonts);
    options.font_family.clone_from(family);
    let tree =
        Tree::from_data(bytes, &options).map_err(|_| "SVG 图片已损坏，打不开；请重新导出，或另存为 PNG".to_owned())?;
    if refused.load(Ordering::Relaxed) {
        return Err("SVG 里引用或嵌入了别的图片，不能显示；请把 SVG 另存为 PNG".to_owned());
    }
    if let Some(text) = missing_text(tree.root()) {
        return Err(format!("SVG 里的“{text}”没有字体能显示；请换一个字，或把 SVG 另存为 PNG"));
    }
    let size = tree.size();
    let most = (MOST_PIXELS / size.width() / size.height()).sqrt();
    let scale = (RESOLUTION / 96.0).min(most);
    let scaled = |side: f32| (side * scale).floor().max(1.0) as u32;
    let (width, height) = (scaled(size.width()), scaled(size.height()));
    limit(width, height)?;
    let mut pixels = resvg::tiny_skia::Pixmap::new(width, height).ok_or("SVG 图片没有大小；请重新导出")?;
    resvg::render(&tree, resvg::tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
    let bytes = pixels.encode_png().map_err(|error| error.to_string())?;
    Ok(Image { format: ImageFormat::Png, bytes, width, height, resolution: Some(f64::from(scale * 96.0)) })
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
