//! Images that a report names: read from its folder, checked, and held as PNG or JPEG.

mod svg;

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::Arc;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader};

use crate::report::{Block, Report};
use crate::source::{Code, Diagnostic, FileError, Files};

/// Largest image file, in bytes.
const MAX_BYTES: u64 = 50 * 1024 * 1024;
/// Most pixels of an image: a full page at 600 dots per inch.
const MAX_PIXELS: u64 = 35_000_000;
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
    format: ImageFormat,
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
            Ok(image::ImageFormat::Png) => ImageFormat::Png,
            Ok(image::ImageFormat::Jpeg) => ImageFormat::Jpeg,
            _ if svg::is_svg(&bytes) => return svg::draw(&bytes),
            _ => return Err("不是 PNG、JPEG 或 SVG 图片；请先转换格式".to_owned()),
        };
        let broken = || "图片已损坏，打不开；请重新导出图片".to_owned();
        let reader = ImageReader::new(Cursor::new(&bytes)).with_guessed_format().map_err(|error| error.to_string())?;
        let mut decoder = reader.into_decoder().map_err(|_| broken())?;
        let (width, height) = decoder.dimensions();
        limit(width, height)?;
        let inks = if format == ImageFormat::Jpeg { jpeg_components(&bytes).ok_or_else(broken)? } else { 0 };
        // Decoded once, so that a file that breaks off in the middle is found here and not on the page.
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let mut pixels = DynamicImage::from_decoder(decoder).map_err(|_| broken())?;
        pixels.apply_orientation(orientation);
        if inks == 4 || orientation != Orientation::NoTransforms {
            // The colours of an unknown press mean nothing in an archive; those of the screen do. And a photograph
            // that only says in which way it is to be turned lies on its side in PDF.
            return from_pixels(&pixels);
        }
        let resolution = if format == ImageFormat::Png { png_resolution(&bytes) } else { None };
        Ok(Image { format, bytes, width, height, resolution })
    }

    /// File format of [`Image::bytes`].
    pub fn format(&self) -> ImageFormat {
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
    pixels.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).map_err(|error| error.to_string())?;
    let (width, height) = (pixels.width(), pixels.height());
    Ok(Image { format: ImageFormat::Png, bytes, width, height, resolution: None })
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

/// The images of a report, by the names that it writes.
#[derive(Debug, Clone, Default)]
pub struct Images(HashMap<String, Arc<Image>>);

impl Images {
    /// Reads every image that a report names from `files`.
    ///
    /// # Errors
    /// A [`Diagnostic`] for every name whose image is missing, broken, too large, or outside of what `files` gives.
    pub fn load(report: &Report, files: &dyn Files) -> Result<Self, Vec<Diagnostic>> {
        let (images, complaints) = Images::load_all(report, files);
        if complaints.is_empty() { Ok(images) } else { Err(complaints) }
    }

    /// Those of the images that a report names which can be read, and a [`Diagnostic`] for every one that cannot.
    pub fn load_all(report: &Report, files: &dyn Files) -> (Self, Vec<Diagnostic>) {
        let mut images = HashMap::new();
        let mut complaints = Vec::new();
        for block in report.blocks() {
            let Block::Image { path, .. } = block else { continue };
            if images.contains_key(&path.value) {
                continue;
            }
            match open(files, path) {
                Ok(image) => {
                    images.insert(path.value.clone(), Arc::new(image));
                }
                Err(problem) => {
                    let complaint = Diagnostic::told(&Code::IMAGE, &problem).at_if(path.span);
                    complaints.push(complaint.in_place(format!("图片 {}", path.value)));
                }
            }
        }
        (Images(images), complaints)
    }

    /// The image under a name.
    pub fn get(&self, name: &str) -> Option<&Arc<Image>> {
        self.0.get(name)
    }
}

fn open(files: &dyn Files, name: &str) -> Result<Image, String> {
    let bytes = files.read(name, MAX_BYTES).map_err(|error| match error {
        FileError::Missing => "没有这个文件；请核对文件名，图片要和年报文件放在一起".to_owned(),
        FileError::Outside => "图片必须放在年报文件所在的文件夹里，写相对路径；请把图片拷进来".to_owned(),
        FileError::NoFile => "这不是图片文件；请给出 PNG、JPEG 或 SVG 文件".to_owned(),
        FileError::TooLarge => format!("图片超过 {} MB；请压缩后再用", MAX_BYTES / 1024 / 1024),
        FileError::Unreadable(reason) => format!("读不出来（{reason}）；请检查文件权限"),
    })?;
    Image::new(bytes)
}
