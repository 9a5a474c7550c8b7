//! Images that a report names: read from its folder, checked, and held as PNG or JPEG.

pub mod drawing;
mod exif;
mod jpeg;
mod orientation;
mod png;
mod svg;
mod workshop;

use std::collections::HashMap;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use self::drawing::Drawing;
pub use self::orientation::Orientation;
use crate::fonts::Library;
use crate::report::{Block, OwnChart, Report};
use crate::source::{Code, Diagnostic, FileError, Files, Severity, has_errors};
use crate::style::FontRole;

/// Largest image file, in bytes.
const MAX_BYTES: u64 = 50 * 1024 * 1024;
/// Most pixels of an image: a full page at 600 dots per inch.
const MAX_PIXELS: u64 = 35_000_000;
/// Longest side of an image, in widths of its other side.
const MAX_RATIO: u64 = 500;

/// Most bytes of all images of a report together: both of its files hold them all.
const MOST_TOGETHER: u64 = 100 * 1024 * 1024;

const BROKEN: &str = "图片已损坏，打不开；请重新导出图片";

/// File format of an [`Image`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageFormat {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

/// An image that can be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    pixels: Pixels,
    /// Sides of the stored pixels.
    width: u32,
    height: u32,
    resolution: Option<f64>,
    orientation: Orientation,
    is_drawing: bool,
    change: Option<String>,
}

/// What holds the pixels of an [`Image`].
#[derive(Debug, Clone, PartialEq)]
enum Pixels {
    File(ImageFormat, Arc<Vec<u8>>),
    Drawn(Box<svg::Raster>),
}

impl Image {
    /// Reads a PNG, JPEG or SVG file. SVG becomes a drawing where it is plain enough, and PNG when that is asked for; PNG and
    /// JPEG stay the bytes that they are, unless they could not be printed so.
    ///
    /// # Errors
    /// What is wrong with it and what to do, in Chinese.
    pub fn new(bytes: Vec<u8>) -> Result<Self, String> {
        // Whoever made the file, no library that reads it ends more than the reading.
        let (read, given_up): (fn(Vec<u8>) -> _, _) = match image::guess_format(&bytes) {
            Ok(image::ImageFormat::Png) => (png::read, BROKEN),
            Ok(image::ImageFormat::Jpeg) => (jpeg::read, BROKEN),
            _ => (|bytes| svg::read(&bytes), svg::UNDRAWABLE),
        };
        workshop::run(|| read(bytes)).unwrap_or_else(|| Err(given_up.to_owned()))
    }

    /// An image whose pixels no library draws.
    #[cfg(test)]
    pub(crate) fn undrawable() -> Self {
        svg::undrawable()
    }

    /// An image of such pixels, upright, of which nothing else is known.
    fn plain(pixels: Pixels, width: u32, height: u32) -> Self {
        let orientation = Orientation::default();
        Image { pixels, width, height, resolution: None, orientation, is_drawing: false, change: None }
    }

    /// File format of [`Image::file`].
    pub fn format(&self) -> ImageFormat {
        match self.pixels {
            Pixels::File(format, _) => format,
            Pixels::Drawn(_) => ImageFormat::Png,
        }
    }

    /// The file with its pixels; those of an SVG file are made now.
    ///
    /// # Errors
    /// If an SVG file cannot be drawn after all: what to do, in Chinese.
    pub fn file(&self) -> Result<&Arc<Vec<u8>>, String> {
        match &self.pixels {
            Pixels::File(_, bytes) => Ok(bytes),
            Pixels::Drawn(raster) => raster.file(),
        }
    }

    /// How it was changed so that it can be printed, where that may show; in Chinese.
    pub fn change(&self) -> Option<&str> {
        self.change.as_deref()
    }

    /// Width in pixels, upright.
    pub fn width(&self) -> u32 {
        if self.orientation.swaps_sides() { self.height } else { self.width }
    }

    /// Height in pixels, upright.
    pub fn height(&self) -> u32 {
        if self.orientation.swaps_sides() { self.width } else { self.height }
    }

    /// How the pixels in the file are to be turned to stand upright.
    pub fn orientation(&self) -> Orientation {
        self.orientation
    }

    /// Whether it is made of lines and areas, which take no pixels.
    pub fn is_drawing(&self) -> bool {
        self.is_drawing
    }

    /// The same as lines and areas, if it is made of these; made now, as it takes several times the memory of the image.
    pub fn drawing(&self) -> Option<Drawing> {
        match &self.pixels {
            Pixels::Drawn(raster) if self.is_drawing => raster.drawing(),
            _ => None,
        }
    }

    /// The lines and areas as the text of an SVG file that holds nothing else: no script, no font, no way out of the file.
    pub fn svg(&self) -> Option<String> {
        match &self.pixels {
            Pixels::Drawn(raster) if self.is_drawing => Some(raster.svg()),
            _ => None,
        }
    }

    /// The image as an address that holds all of it, as pages for a screen name images (RFC 2397); a drawing as SVG.
    ///
    /// # Errors
    /// As [`Image::file`].
    pub fn data_uri(&self) -> Result<String, String> {
        let (kind, content) = match (self.svg(), self.format()) {
            (Some(svg), _) => ("svg+xml", STANDARD.encode(svg)),
            (None, ImageFormat::Png) => ("png", STANDARD.encode(&**self.file()?)),
            (None, ImageFormat::Jpeg) => ("jpeg", STANDARD.encode(&**self.file()?)),
        };
        Ok(format!("data:image/{kind};base64,{content}"))
    }

    /// Dots per inch, if the file states them.
    pub fn resolution(&self) -> Option<f64> {
        self.resolution
    }
}

/// Makes the pixels of images now, several at a time; [`Image::file`] tells what is wrong with them.
pub(crate) fn draw_all(images: &[&Image]) {
    workshop::each(images, |image| drop(image.file()));
}

/// Refuses an image that is too large to be read or too thin to be seen, before its pixels are.
fn limit(width: u32, height: u32) -> Result<(), String> {
    let (width, height) = (u64::from(width), u64::from(height));
    if width * height > MAX_PIXELS {
        return Err(format!("图片有 {width}×{height} 像素，太大；请缩小到 {} 万像素以内", MAX_PIXELS / 10_000));
    }
    if width.max(height) > MAX_RATIO * width.min(height) {
        return Err(format!("图片有 {width}×{height} 像素，太窄长，印出来看不见；请裁剪后再用"));
    }
    Ok(())
}

/// Dots per inch, if they can be meant: programs write 0, 1 or anything where they do not know.
fn plausible(resolution: f64) -> Option<f64> {
    (20.0..=4800.0).contains(&resolution).then_some(resolution)
}

/// The images of a report, by the names that it writes.
#[derive(Debug, Clone, Default)]
pub struct Images(HashMap<String, Arc<Image>>);

/// Images that were read before, with their files: while a report is written, its photographs are read once and not at
/// every letter.
#[derive(Debug, Default)]
pub struct KnownImages(HashMap<String, (Vec<u8>, Arc<Image>)>);

impl KnownImages {
    /// The image in a file, as it was read before if its bytes are the same.
    fn read(&mut self, name: &str, bytes: Vec<u8>) -> Result<Arc<Image>, String> {
        if let Some((_, image)) = self.0.get(name).filter(|(known, _)| *known == bytes) {
            return Ok(Arc::clone(image));
        }
        let image = printable(bytes.clone())?;
        self.0.insert(name.to_owned(), (bytes, Arc::clone(&image)));
        Ok(image)
    }
}

impl Images {
    /// Reads every image that a report names from `files`.
    ///
    /// # Errors
    /// A [`Diagnostic`] for every name whose image is missing, broken, too large, or outside of what `files` gives.
    pub fn load(report: &Report, files: &dyn Files) -> Result<Self, Vec<Diagnostic>> {
        let (images, complaints) = Images::load_all(report, files);
        if has_errors(&complaints) { Err(complaints) } else { Ok(images) }
    }

    /// Those of the images that a report names which can be read, and a [`Diagnostic`] for every one that cannot, for
    /// every text of a chart that cannot be drawn, and, as a warning, for every image that is changed.
    pub fn load_all(report: &Report, files: &dyn Files) -> (Self, Vec<Diagnostic>) {
        Images::collect(report, files, |_, bytes| printable(bytes))
    }

    /// As [`Images::load_all`], with images that may have been read before; those that the report does not name any more
    /// are forgotten.
    pub fn load_again(report: &Report, files: &dyn Files, known: &mut KnownImages) -> (Self, Vec<Diagnostic>) {
        let (images, complaints) = Images::collect(report, files, |name, bytes| known.read(name, bytes));
        known.0.retain(|name, _| images.0.contains_key(name));
        (images, complaints)
    }

    /// The images that a report names, as `read` makes them of their names and bytes.
    fn collect(
        report: &Report,
        files: &dyn Files,
        mut read: impl FnMut(&str, Vec<u8>) -> Result<Arc<Image>, String>,
    ) -> (Self, Vec<Diagnostic>) {
        let mut images = HashMap::new();
        let mut complaints = Vec::new();
        let mut together = 0;
        for block in report.blocks() {
            if let Block::Chart(chart) = block {
                complaints.extend(cannot_be_shown(chart));
            }
            let Block::Image { path, .. } = block else { continue };
            if images.contains_key(&path.value) {
                continue;
            }
            let told = |severity, message: &str| {
                let complaint = Diagnostic::told(&Code::IMAGE, message).at_if(path.span);
                Diagnostic { severity, ..complaint }.in_place(format!("图片 {}", path.value))
            };
            match open(files, path, &mut together).and_then(|bytes| read(path, bytes)) {
                Ok(image) => {
                    complaints.extend(image.change().map(|change| told(Severity::Warning, change)));
                    images.insert(path.value.clone(), image);
                }
                Err(problem) => complaints.push(told(Severity::Error, &problem)),
            }
        }
        (Images(images), complaints)
    }

    /// The image under a name.
    pub fn get(&self, name: &str) -> Option<&Arc<Image>> {
        self.0.get(name)
    }
}

/// Tells of the first character of a chart that the fonts of drawings do not have.
fn cannot_be_shown(chart: &OwnChart) -> Option<Diagnostic> {
    let mut glyphs = Library::builtin().glyphs();
    let mut has = |character: char| FontRole::ALL.into_iter().any(|role| glyphs.get(role, character).is_some());
    chart.texts().find_map(|text| {
        let character = text.plain().chars().find(|character| !character.is_whitespace() && !has(*character))?;
        let message = format!("统计图里的“{character}”没有字体能显示；请换一个字");
        let complaint = Diagnostic::told(&Code::GLYPH, &message).at_if(text.span());
        Some(complaint.in_place(format!("统计图 {}", chart.chart().title())))
    })
}

/// The file of an image beside a report whose images so far come to that many bytes.
fn open(files: &dyn Files, name: &str, together: &mut u64) -> Result<Vec<u8>, String> {
    let bytes = files.read(name, MAX_BYTES).map_err(|error| match error {
        FileError::Missing => "没有这个文件；请核对文件名，图片要和年报文件放在一起".to_owned(),
        FileError::Outside => "图片必须放在年报文件所在的文件夹里，写相对路径；请把图片拷进来".to_owned(),
        FileError::NoFile => "这不是图片文件；请给出 PNG、JPEG 或 SVG 文件".to_owned(),
        FileError::TooLarge => format!("图片超过 {} MB；请压缩后再用", MAX_BYTES / 1024 / 1024),
        FileError::Unreadable(reason) => format!("读不出来（{reason}）；请检查文件权限"),
    })?;
    *together += bytes.len() as u64;
    if *together > MOST_TOGETHER {
        let most = MOST_TOGETHER / 1024 / 1024;
        return Err(format!("到这一张，年报的图片一共超过 {most} MB；请压缩图片，或另存为 JPEG 再用"));
    }
    Ok(bytes)
}

/// The image in a file, if it can be printed.
fn printable(bytes: Vec<u8>) -> Result<Arc<Image>, String> {
    let image = Image::new(bytes)?;
    // What has no plain lines is printed as pixels wherever it is printed: whatever stands in their way is told now.
    if !image.is_drawing() {
        image.file()?;
    }
    Ok(Arc::new(image))
}
