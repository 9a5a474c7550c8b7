//! JPEG files: used as they are wherever they can be printed so.

use std::io::Cursor;
use std::sync::Arc;

use image::DynamicImage;
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};

use super::exif::Exif;
use super::{BROKEN, Image, ImageFormat, Pixels, limit, plausible};

/// Longest side that the writer of PDF reads; screenshots of long web pages are longer. No page shows as many dots.
const LONGEST_SIDE: u32 = 16_384;
/// Quality at which pixels become JPEG again, of 100.
const QUALITY: u8 = 92;

/// Reads a JPEG file.
///
/// # Errors
/// What is wrong with it and what to do.
pub(super) fn read(bytes: Vec<u8>) -> Result<Image, String> {
    let header = Header::read(&bytes).ok_or(BROKEN)?;
    let (width, height) = (header.width, header.height);
    limit(width, height)?;
    let exif = header.exif.and_then(Exif::read).unwrap_or_default();
    let resolution = exif.resolution.and_then(plausible).or(header.resolution.and_then(plausible));
    let is_of_inks = header.components == 4;
    // Decoded once, so that a file that breaks off in the middle is found here and not on the page.
    let decoder = JpegDecoder::new(Cursor::new(&bytes)).map_err(|_| BROKEN)?;
    let pixels = DynamicImage::from_decoder(decoder).map_err(|_| BROKEN)?;
    let image = |format, bytes, width, height| {
        let pixels = Pixels::File(format, Arc::new(bytes));
        Image { resolution, orientation: exif.orientation, ..Image::plain(pixels, width, height) }
    };
    let longest = width.max(height);
    if longest > LONGEST_SIDE {
        let shrunk = |side: u32| (u64::from(side) * u64::from(LONGEST_SIDE) / u64::from(longest)).max(1) as u32;
        let (small, low) = (shrunk(width), shrunk(height));
        let resolution = resolution.map(|dots| dots * f64::from(LONGEST_SIDE) / f64::from(longest));
        let change = format!("图片有 {width}×{height} 像素，印不出这么细，已缩小到 {small}×{low}");
        let bytes = encode(&pixels.thumbnail_exact(small, low))?;
        return Ok(Image { resolution, change: Some(change), ..image(ImageFormat::Jpeg, bytes, small, low) });
    }
    if is_of_inks {
        // The colours of an unknown press mean nothing in an archive; those of the screen do.
        let change = Some("图片是四色（CMYK）的，颜色已换算成 RGB，可能略有出入".to_owned());
        let photograph = encode(&pixels)?;
        let mut drawing = Vec::new();
        pixels.write_to(&mut Cursor::new(&mut drawing), image::ImageFormat::Png).map_err(|_| BROKEN)?;
        let (format, bytes) = if drawing.len() < photograph.len() {
            (ImageFormat::Png, drawing)
        } else {
            (ImageFormat::Jpeg, photograph)
        };
        return Ok(Image { change, ..image(format, bytes, width, height) });
    }
    drop(pixels);
    Ok(image(ImageFormat::Jpeg, bytes, width, height))
}

fn encode(pixels: &DynamicImage) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    pixels.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY)).map_err(|_| BROKEN)?;
    Ok(bytes)
}

/// What the segments before the pixels say.
struct Header<'a> {
    /// Number of colour components.
    components: u8,
    width: u32,
    height: u32,
    /// Dots per inch (JFIF).
    resolution: Option<f64>,
    exif: Option<&'a [u8]>,
}

impl<'a> Header<'a> {
    /// Reads the segments; none if the file does not come to its end, which the decoder lets pass.
    fn read(bytes: &'a [u8]) -> Option<Self> {
        const START_OF_SCAN: u8 = 0xda;
        const END: [u8; 2] = [0xff, 0xd9];
        let mut header = Header { components: 0, width: 0, height: 0, resolution: None, exif: None };
        let mut rest = bytes.get(2..)?;
        loop {
            let [0xff, marker, ..] = *rest else {
                // Stray bytes between segments are skipped, as decoders do.
                rest = rest.get(1..)?;
                continue;
            };
            if matches!(marker, 0xff | 0x00 | 0x01 | 0xd0..=0xd9) {
                rest = rest.get(1..)?;
                continue;
            }
            if marker == START_OF_SCAN {
                break;
            }
            let length = usize::from(short(rest, 2)?);
            let content = rest.get(4..2 + length)?;
            match marker {
                // Tables for Huffman and arithmetic coding, and what is reserved, lie among the starts of frames.
                0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                    header.components = *content.get(5)?;
                    header.height = u32::from(short(content, 1)?);
                    header.width = u32::from(short(content, 3)?);
                }
                0xe0 => header.resolution = header.resolution.or_else(|| density(content)),
                0xe1 => header.exif = header.exif.or_else(|| content.strip_prefix(b"Exif\0\0")),
                _ => {}
            }
            rest = &rest[2 + length..];
        }
        // Within a scan no 0xff stands before 0xd9.
        let ends = rest.windows(2).any(|pair| pair == END);
        (ends && header.components > 0).then_some(header)
    }
}

/// Dots per inch in the content of a JFIF segment; none where it tells only the shape of a dot.
fn density(content: &[u8]) -> Option<f64> {
    let content = content.strip_prefix(b"JFIF\0")?;
    let dots = f64::from(short(content, 3)?);
    match content.get(2)? {
        1 => Some(dots),
        2 => Some(dots * 2.54),
        _ => None,
    }
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}
