//! Makes the pictures in the README anew from the samples.
//!
//! ```sh
//! cargo run --release --example pictures
//! ```

use std::path::Path;

use image::{GrayImage, Luma, imageops};
use nianbao::fonts::Library;
use nianbao::formats;
use nianbao::image::Images;
use nianbao::link::Link;
use nianbao::png::Resolution;
use nianbao::render::{Output, Renderer};
use nianbao::source::Folder;
use nianbao::style::{BOARD, DIGEST, OFFICIAL, Style};

/// The edge of a sheet on white paper.
const EDGE: Luma<u8> = Luma([150]);

/// One dot a point, which a web page shows in its own width.
const A4_DOTS: u16 = 72;
/// Sheets of A3 as wide as those of A4.
const A3_DOTS: u16 = 51;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let official = pages(&samples, "xigang-2023.yaml", &OFFICIAL, A4_DOTS, None)?;
    side_by_side(&[&official[0], &official[3]]).save(samples.join("xigang-2023.png"))?;
    let board = pages(&samples, "minghe-2024.yaml", &BOARD, A3_DOTS, None)?;
    let link = Link::new("https://www.minghe.example.gov.cn/zwgk/nb.html")?;
    let digest = pages(&samples, "minghe-2024.yaml", &DIGEST, A3_DOTS, Some(&link))?;
    side_by_side(&[&board[6], &digest[0]]).save(samples.join("minghe-2024-sheets.png"))?;
    Ok(())
}

/// All pages of a sample in a layout.
fn pages(
    samples: &Path,
    name: &str,
    style: &Style,
    dots: u16,
    link: Option<&Link>,
) -> Result<Vec<GrayImage>, Box<dyn std::error::Error>> {
    let reading = formats::read(name, &std::fs::read(samples.join(name))?);
    let report = reading.usable().ok_or("the sample is no report")?;
    let told = |complaints: Vec<nianbao::source::Diagnostic>| complaints[0].to_string();
    let images = Images::load(report, &Folder(samples.to_owned())).map_err(told)?;
    let resolution = Resolution::new(dots).ok_or("too coarse")?;
    let renderer = Renderer { resolution, link, ..Renderer::new(style, Library::builtin()) };
    let files = renderer.render(report, &images, &[Output::Png]).map_err(told)?;
    let picture = |file: nianbao::render::File| Ok(image::load_from_memory(&file.bytes)?.into_luma8());
    files.into_iter().map(picture).collect()
}

/// Pages beside each other with their edges.
fn side_by_side(pages: &[&GrayImage]) -> GrayImage {
    let (width, height) = (pages[0].width() + 1, pages[0].height() + 2);
    let mut picture = GrayImage::from_pixel(width * pages.len() as u32 + 1, height, EDGE);
    for (place, page) in (0..).zip(pages) {
        imageops::replace(&mut picture, *page, i64::from(place * width + 1), 1);
    }
    picture
}
