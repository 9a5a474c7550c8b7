//! The pixels of a drawing as a PNG file: in no more channels than they need, since most drawings for print are grey, and
//! packed in little time.

use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use resvg::tiny_skia::{ColorU8, Pixmap};

/// The file; none if it cannot be written.
pub(super) fn file(pixels: &Pixmap) -> Option<Vec<u8>> {
    let channels = Channels::of(pixels);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(channels.color_type());
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    encoder.set_filter(Filter::Up);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&channels.data(pixels)).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

/// What is said of each pixel.
struct Channels {
    /// Red, green and blue instead of a grey.
    colour: bool,
    /// How much of what is below it hides.
    alpha: bool,
}

impl Channels {
    /// Those that tell pixels apart.
    fn of(pixels: &Pixmap) -> Self {
        let colour = pixels.pixels().iter().any(|pixel| pixel.red() != pixel.green() || pixel.green() != pixel.blue());
        let alpha = pixels.pixels().iter().any(|pixel| !pixel.is_opaque());
        Channels { colour, alpha }
    }

    fn color_type(&self) -> ColorType {
        match (self.colour, self.alpha) {
            (false, false) => ColorType::Grayscale,
            (false, true) => ColorType::GrayscaleAlpha,
            (true, false) => ColorType::Rgb,
            (true, true) => ColorType::Rgba,
        }
    }

    fn data(&self, pixels: &Pixmap) -> Vec<u8> {
        let mut data = Vec::with_capacity(pixels.pixels().len() * self.color_type().samples());
        for pixel in pixels.pixels() {
            // Most pixels show nothing.
            let pixel = if pixel.alpha() == 0 { ColorU8::from_rgba(0, 0, 0, 0) } else { pixel.demultiply() };
            if self.colour {
                data.extend([pixel.red(), pixel.green(), pixel.blue()]);
            } else {
                data.push(pixel.red());
            }
            if self.alpha {
                data.push(pixel.alpha());
            }
        }
        data
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use png::{ColorType, Decoder};
    use resvg::tiny_skia::{Color, Pixmap};

    use super::file;

    fn read(colours: [[u8; 4]; 2]) -> (ColorType, Vec<u8>) {
        let mut pixels = Pixmap::new(2, 1).expect("a page");
        for (pixel, [red, green, blue, alpha]) in pixels.pixels_mut().iter_mut().zip(colours) {
            *pixel = Color::from_rgba8(red, green, blue, alpha).premultiply().to_color_u8();
        }
        let bytes = file(&pixels).expect("a file");
        let mut reader = Decoder::new(Cursor::new(bytes)).read_info().expect("a PNG file");
        let mut data = vec![0; reader.output_buffer_size().expect("of such a size")];
        reader.next_frame(&mut data).expect("pixels");
        (reader.output_color_type().0, data)
    }

    #[test]
    fn pixels_have_the_channels_that_they_need() {
        assert_eq!(read([[9, 9, 9, 255], [7, 7, 7, 255]]), (ColorType::Grayscale, vec![9, 7]));
        assert_eq!(read([[9, 9, 9, 255], [0, 0, 0, 0]]), (ColorType::GrayscaleAlpha, vec![9, 255, 0, 0]));
        assert_eq!(read([[1, 2, 3, 255], [7, 7, 7, 255]]), (ColorType::Rgb, vec![1, 2, 3, 7, 7, 7]));
        assert_eq!(read([[255, 0, 0, 128], [0, 0, 0, 0]]), (ColorType::Rgba, vec![255, 0, 0, 128, 0, 0, 0, 0]));
    }
}
