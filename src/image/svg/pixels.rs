//! The pixels of a drawing as a PNG file, in as few bytes as they need: most drawings have few colours and are mostly empty,
//! so that each pixel is the number of its colour.

use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};
use rustc_hash::FxHashMap;

/// How much is done to pack a file: more takes twice the time for a tenth of the size.
const LEVEL: u8 = 3;

/// The file; none if it cannot be written.
pub(super) fn file(pixels: &Pixmap) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_depth(BitDepth::Eight);
    encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
    let data = match numbered(pixels) {
        Some(Numbered { colours, numbers }) => {
            encoder.set_color(ColorType::Indexed);
            encoder.set_palette(colours.iter().flat_map(|colour| colour[..3].to_vec()).collect::<Vec<u8>>());
            encoder.set_trns(colours.iter().map(|colour| colour[3]).collect::<Vec<u8>>());
            encoder.set_filter(Filter::NoFilter);
            numbers
        }
        None => {
            encoder.set_color(ColorType::Rgba);
            encoder.set_filter(Filter::Up);
            pixels.pixels().iter().flat_map(|pixel| straight(*pixel)).collect()
        }
    };
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&data).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

/// Pixels by the numbers of their colours.
struct Numbered {
    colours: Vec<[u8; 4]>,
    numbers: Vec<u8>,
}

/// The pixels by the numbers of their colours, the first that is met being 0; none if there are more than a byte counts.
fn numbered(pixels: &Pixmap) -> Option<Numbered> {
    let mut known: FxHashMap<[u8; 4], u8> = FxHashMap::default();
    let mut colours = Vec::new();
    let mut numbers = Vec::with_capacity(pixels.pixels().len());
    for alike in pixels.pixels().chunk_by(|one, next| one == next) {
        let colour = straight(alike[0]);
        let number = match known.get(&colour) {
            Some(number) => *number,
            None => {
                let number = u8::try_from(colours.len()).ok()?;
                colours.push(colour);
                known.insert(colour, number);
                number
            }
        };
        numbers.resize(numbers.len() + alike.len(), number);
    }
    Some(Numbered { colours, numbers })
}

/// Red, green, blue and how much of what is below a pixel it hides.
fn straight(pixel: PremultipliedColorU8) -> [u8; 4] {
    let colour = pixel.demultiply();
    [colour.red(), colour.green(), colour.blue(), colour.alpha()]
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use png::{ColorType, Decoder, Transformations};
    use resvg::tiny_skia::{Color, Pixmap};

    use super::file;

    /// What kind of file some colours are written as, and the colours that are read from it.
    fn read(colours: &[[u8; 4]]) -> (ColorType, Vec<[u8; 4]>) {
        let mut pixels = Pixmap::new(colours.len() as u32, 1).expect("a page");
        for (pixel, [red, green, blue, alpha]) in pixels.pixels_mut().iter_mut().zip(colours) {
            *pixel = Color::from_rgba8(*red, *green, *blue, *alpha).premultiply().to_color_u8();
        }
        let bytes = file(&pixels).expect("a file");
        let mut decoder = Decoder::new(Cursor::new(bytes));
        decoder.set_transformations(Transformations::ALPHA | Transformations::EXPAND);
        let mut reader = decoder.read_info().expect("a PNG file");
        let kind = reader.info().color_type;
        let mut data = vec![0; reader.output_buffer_size().expect("of such a size")];
        reader.next_frame(&mut data).expect("pixels");
        (kind, data.as_chunks().0.to_vec())
    }

    #[test]
    fn few_colours_are_numbered() {
        let colours = [[0, 0, 0, 0], [0, 0, 0, 0], [9, 9, 9, 255], [255, 0, 0, 128], [0, 0, 0, 0], [1, 2, 3, 255]];
        assert_eq!(read(&colours), (ColorType::Indexed, colours.to_vec()));
    }

    #[test]
    fn as_many_colours_as_there_are_stay_as_they_are() {
        for (count, kind) in [(256, ColorType::Indexed), (257, ColorType::Rgba)] {
            let colours: Vec<[u8; 4]> =
                (0..count).map(|at: u16| [at.to_le_bytes()[0], at.to_le_bytes()[1], 7, 255]).collect();
            assert_eq!(read(&colours), (kind, colours));
        }
    }
}
