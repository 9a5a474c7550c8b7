//! Expected pictures, looked over by people.

use std::path::{Path, PathBuf};

use image::{GrayImage, Luma, RgbImage};

/// Steps of grey that two machines may differ by at an edge.
const SHADE: u8 = 40;

/// Pixels of a page that may differ by more.
const PIXELS: usize = 12;

/// Compares pictures with those in a folder below `tests`, or writes them there where `UPDATE_GOLDEN` is set. Where they
/// differ, a picture of both is written to `target/pages`.
#[track_caller]
pub fn compare(folder: &str, pictures: &[(String, &[u8])]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        for (name, bytes) in pictures {
            std::fs::write(folder.join(name), sixteen_greys(&grey(bytes))).expect("writable");
        }
    }
    let differing = |(name, bytes): &(String, &[u8])| {
        let got = grey(bytes);
        let wanted = std::fs::read(folder.join(name)).map(|bytes| grey(&bytes)).unwrap_or_default();
        (difference(&got, &wanted) > PIXELS).then(|| show(name, &got, &wanted))
    };
    let shown: Vec<PathBuf> = pictures.iter().filter_map(differing).collect();
    assert!(shown.is_empty(), "pages differ; look at {shown:#?}; UPDATE_GOLDEN=1 writes them anew");
}

/// A picture as greys.
pub fn grey(bytes: &[u8]) -> GrayImage {
    image::load_from_memory(bytes).expect("a picture").into_luma8()
}

/// A PNG file of sixteen greys, half the size of one of all: whoever has the sources has every page that was ever meant.
fn sixteen_greys(picture: &GrayImage) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, picture.width(), picture.height());
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Four);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let step = |shade: u8| ((u16::from(shade) + 8) / 17) as u8;
    let rows = picture.rows().flat_map(|row| {
        let row: Vec<u8> = row.map(|&Luma([shade])| step(shade)).collect();
        row.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or_default()).collect::<Vec<u8>>()
    });
    let samples: Vec<u8> = rows.collect();
    encoder.write_header().expect("written").write_image_data(&samples).expect("written");
    file
}

/// How many pixels differ by more than machines do; all of them if the sizes differ.
fn difference(one: &GrayImage, other: &GrayImage) -> usize {
    if one.dimensions() != other.dimensions() {
        return usize::MAX;
    }
    one.pixels().zip(other.pixels()).filter(|(Luma([a]), Luma([b]))| a.abs_diff(*b) > SHADE).count()
}

/// Writes a picture of both: what is there only now is red, what was there only before blue.
fn show(name: &str, got: &GrayImage, wanted: &GrayImage) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pages");
    std::fs::create_dir_all(&folder).expect("writable");
    let shade = |of: &GrayImage, x, y| of.get_pixel_checked(x, y).map_or(255, |&Luma([shade])| shade);
    let (width, height) = (got.width().max(wanted.width()), got.height().max(wanted.height()));
    let both = RgbImage::from_fn(width, height, |x, y| {
        let (got, wanted) = (shade(got, x, y), shade(wanted, x, y));
        [wanted, got.max(wanted), got].into()
    });
    let path = folder.join(name);
    both.save(&path).expect("writable");
    path
}
