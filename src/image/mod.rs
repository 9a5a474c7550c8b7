//! Images that a report names: read from its folder, checked, and held as PNG or JPEG.

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader};
use resvg::usvg::fontdb;
use resvg::usvg::{Group, ImageHrefResolver, Node as SvgNode, Options, Tree};

use crate::fonts::Library;
use crate::report::{Block, Report};
use crate::source::{Code, Diagnostic, FileError, Files};
use crate::style::FontRole;

/// Largest image file, in bytes.
const MAX_BYTES: u64 = 50 * 1024 * 1024;
/// Most pixels of an image: a full page at 600 dots per inch.
const MAX_PIXELS: u64 = 35_000_000;
/// Resolution at which SVG is drawn, in dots per inch; its own unit is 1/96 inch.
const SVG_RESOLUTION: f32 = 300.0;
/// Most pixels of a drawn SVG: an A4 sheet at that resolution. Larger drawings are shrunk to the page anyway.
const SVG_PIXELS: f32 = 8_700_000.0;

/// File format of an [`Image`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

/// An image that can be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    format: Format,
    bytes: Vec<u8>,
    width: u32,
    height: u32,
    resolution: Option<f64>,
}

impl Image {
    /// Reads a PNG, JPEG or SVG file. SVG becomes PNG.
    ///
    /// # Errors
    /// What is wrong with it and what to do, in Chinese.
    pub fn new(bytes: Vec<u8>) -> Result<Self, String> {
        let format = match image::guess_format(&bytes) {
            Ok(ImageFormat::Png) => Format::Png,
            Ok(ImageFormat::Jpeg) => Format::Jpeg,
            _ if looks_like_svg(&bytes) => return from_svg(&bytes),
            _ => return Err("不是 PNG、JPEG 或 SVG 图片；请先转换格式".to_owned()),
        };
        let broken = || "图片已损坏，打不开；请重新导出图片".to_owned();
        let reader = ImageReader::new(Cursor::new(&bytes)).with_guessed_format().map_err(|error| error.to_string())?;
        let mut decoder = reader.into_decoder().map_err(|_| broken())?;
        let (width, height) = decoder.dimensions();
        limit(width, height)?;
        let inks = if format == Format::Jpeg { jpeg_components(&bytes).ok_or_else(broken)? } else { 0 };
        // Decoded once, so that a file that breaks off in the middle is found here and not on the page.
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let mut pixels = DynamicImage::from_decoder(decoder).map_err(|_| broken())?;
        pixels.apply_orientation(orientation);
        if inks == 4 || orientation != Orientation::NoTransforms {
            // The colours of an unknown press mean nothing in an archive; those of the screen do. And a photograph
            // that only says in which way it is to be turned lies on its side in PDF.
            return from_pixels(&pixels);
        }
        let resolution = if format == Format::Png { png_resolution(&bytes) } else { None };
        Ok(Image { format, bytes, width, height, resolution })
    }

    /// File format of [`Image::bytes`].
    pub fn format(&self) -> Format {
        self.format
    }

    /// The file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Width in pixels.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Height in pixels.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Dots per inch, if the file states them.
    pub fn resolution(&self) -> Option<f64> {
        self.resolution
    }
}

fn from_pixels(pixels: &DynamicImage) -> Result<Image, String> {
    let mut bytes = Vec::new();
    pixels.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).map_err(|error| error.to_string())?;
    let (width, height) = (pixels.width(), pixels.height());
    Ok(Image { format: Format::Png, bytes, width, height, resolution: None })
}

fn limit(width: u32, height: u32) -> Result<(), String> {
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(format!("图片有 {width}×{height} 像素，太大；请缩小到 {} 万像素以内", MAX_PIXELS / 10_000));
    }
    Ok(())
}

/// Number of colour components of a JPEG; none if it does not come to its end, which the decoder lets pass.
fn jpeg_components(bytes: &[u8]) -> Option<u8> {
    const START_OF_SCAN: u8 = 0xda;
    const END: [u8; 2] = [0xff, 0xd9];
    let mut components = None;
    let mut rest = bytes.get(2..)?;
    loop {
        let [0xff, marker, ..] = *rest else {
            // Stray bytes between segments are skipped, as decoders do.
            rest = rest.get(1..)?;
            continue;
        };
        match marker {
            0xff | 0x00 | 0x01 | 0xd0..=0xd9 => {
                rest = rest.get(1..)?;
                continue;
            }
            START_OF_SCAN => break,
            // Tables for Huffman and arithmetic coding, and what is reserved, lie among the starts of frames.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => components = rest.get(9).copied(),
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes([*rest.get(2)?, *rest.get(3)?]));
        rest = rest.get(2 + length..)?;
    }
    // Within a scan no 0xff stands before 0xd9.
    components.filter(|_| rest.windows(2).any(|pair| pair == END))
}

fn png_resolution(bytes: &[u8]) -> Option<f64> {
    let reader = png::Decoder::new(Cursor::new(bytes)).read_info().ok()?;
    let dots = reader.info().pixel_dims.filter(|dots| dots.unit == png::Unit::Meter && dots.xppu > 0)?;
    Some(f64::from(dots.xppu) * 0.0254)
}

fn looks_like_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]);
    head.contains("<svg")
}

/// Draws an SVG, its text in the built-in fonts and never in those of the machine.
fn from_svg(bytes: &[u8]) -> Result<Image, String> {
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
    let most = (SVG_PIXELS / size.width() / size.height()).sqrt();
    let scale = (SVG_RESOLUTION / 96.0).min(most);
    let scaled = |side: f32| (side * scale).floor().max(1.0) as u32;
    let (width, height) = (scaled(size.width()), scaled(size.height()));
    limit(width, height)?;
    let mut pixels = resvg::tiny_skia::Pixmap::new(width, height).ok_or("SVG 图片没有大小；请重新导出")?;
    resvg::render(&tree, resvg::tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
    let bytes = pixels.encode_png().map_err(|error| error.to_string())?;
    Ok(Image { format: Format::Png, bytes, width, height, resolution: Some(f64::from(scale * 96.0)) })
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
        SvgNode::Group(group) => missing_text(group),
        SvgNode::Text(text) => {
            let mut glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
            glyphs.find(|glyph| glyph.id.0 == 0 && !glyph.text.trim().is_empty()).map(|glyph| glyph.text.clone())
        }
        _ => None,
    })
}

/// The images of a report, by the path that the report writes.
#[derive(Debug, Clone, Default)]
pub struct Images(HashMap<String, Arc<Image>>);

impl Images {
    /// Reads every image that a report names.
    ///
    /// # Errors
    /// A [`Diagnostic`] for each that is missing, broken, too large, or outside the report's folder.
    pub fn load(report: &Report, files: &dyn Files) -> Result<Self, Vec<Diagnostic>> {
        let mut images = HashMap::new();
        let mut complaints = Vec::new();
        for block in report.blocks() {
            let Block::Image { path, .. } = block else { continue };
            if images.contains_key(&path.value) {
                continue;
            }
            match open(files, path) {
                Ok(image) => drop(images.insert(path.value.clone(), Arc::new(image))),
                Err(message) => {
                    let message = format!("图片 {}：{message}", path.value);
                    complaints.push(Diagnostic::new(&Code::IMAGE, message).at_if(path.span));
                }
            }
        }
        if complaints.is_empty() { Ok(Images(images)) } else { Err(complaints) }
    }

    /// The image under a path.
    pub fn get(&self, path: &str) -> Option<&Arc<Image>> {
        self.0.get(path)
    }
}

fn open(files: &dyn Files, path: &str) -> Result<Image, String> {
    let bytes = files.read(path, MAX_BYTES).map_err(|error| match error {
        FileError::Missing => "没有这个文件；请核对文件名，图片要和年报文件放在一起".to_owned(),
        FileError::Outside => "图片必须放在年报文件所在的文件夹里，写相对路径；请把图片拷进来".to_owned(),
        FileError::NoFile => "这不是图片文件；请给出 PNG、JPEG 或 SVG 文件".to_owned(),
        FileError::TooLarge => format!("图片超过 {} MB；请压缩后再用", MAX_BYTES / 1024 / 1024),
        FileError::Unreadable(reason) => format!("读不出来（{reason}）；请检查文件权限"),
    })?;
    Image::new(bytes)
}
