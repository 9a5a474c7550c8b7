//! PNG files: used as they are wherever they can be printed so.

use std::io::Cursor;
use std::sync::Arc;

use png::{BitDepth, Decoder, Limits, Reader, Transformations, Unit};

use super::exif::Exif;
use super::{BROKEN, Image, ImageFormat, Pixels, limit, plausible};

/// Most bytes that a row of pixels and the colour profile take unpacked.
const LIMITS: Limits = Limits { bytes: 8 * 1024 * 1024 };

/// Reads a PNG file.
///
/// # Errors
/// What is wrong with it and what to do.
pub(super) fn read(bytes: Vec<u8>) -> Result<Image, String> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(&bytes), LIMITS);
    decoder.set_ignore_text_chunk(true);
    let header = decoder.read_header_info().map_err(|_| BROKEN)?;
    let (width, height) = (header.width, header.height);
    let is_deep = header.bit_depth == BitDepth::Sixteen;
    limit(width, height)?;
    if is_deep {
        decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    }
    let mut reader = decoder.read_info().map_err(|_| BROKEN)?;
    let info = reader.info();
    let dots = info.pixel_dims.filter(|dots| dots.unit == Unit::Meter);
    let resolution = dots.and_then(|dots| plausible(f64::from(dots.xppu) * 0.0254));
    let orientation = info.exif_metadata.as_deref().and_then(Exif::read).unwrap_or_default().orientation;
    // A profile that cannot be unpacked within bounds would be unpacked again by whoever reads the file.
    let has_bad_profile = info.icc_profile.is_none() && has_profile(&bytes);
    let bytes = if is_deep || has_bad_profile {
        rewrite(&mut reader)?
    } else {
        // Read once, so that a file that breaks off in the middle is found here and not on the page.
        while reader.next_row().map_err(|_| BROKEN)?.is_some() {}
        drop(reader);
        bytes
    };
    let pixels = Pixels::File(ImageFormat::Png, Arc::new(bytes));
    Ok(Image { resolution, orientation, ..Image::plain(pixels, width, height) })
}

/// The same pixels in 8 bits a channel, which is more than a press shows, and without a profile that is broken.
fn rewrite(reader: &mut Reader<Cursor<&Vec<u8>>>) -> Result<Vec<u8>, String> {
    let mut pixels = vec![0; reader.output_buffer_size().ok_or(BROKEN)?];
    reader.next_frame(&mut pixels).map_err(|_| BROKEN)?;
    let (color_type, bit_depth) = reader.output_color_type();
    let mut info = reader.info().clone();
    (info.color_type, info.bit_depth, info.interlaced) = (color_type, bit_depth, false);
    (info.frame_control, info.animation_control) = (None, None);
    if color_type != png::ColorType::Indexed {
        (info.palette, info.trns) = (None, None);
    }
    let mut bytes = Vec::new();
    let encoder = png::Encoder::with_info(&mut bytes, info).map_err(|_| BROKEN)?;
    let mut writer = encoder.write_header().map_err(|_| BROKEN)?;
    writer.write_image_data(&pixels).map_err(|_| BROKEN)?;
    writer.finish().map_err(|_| BROKEN)?;
    Ok(bytes)
}

/// Whether a file has a colour profile, readable or not.
fn has_profile(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(8..).unwrap_or_default();
    while let Some((length, kind)) = rest.first_chunk::<4>().zip(rest.get(4..8)) {
        match kind {
            b"iCCP" => return true,
            // It stands before the pixels.
            b"IDAT" => return false,
            _ => {}
        }
        rest = rest.get(12 + u32::from_be_bytes(*length) as usize..).unwrap_or_default();
    }
    false
}
