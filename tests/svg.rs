//! Pages for a screen: whether they are the PDF's, drawn by a program that is not ours, and can be read without being seen.

use std::path::Path;

use base64::Engine as _;
use image::imageops::{FilterType, resize};
use nianbao::fonts::Library;
use nianbao::formats;
use nianbao::image::Images;
use nianbao::layout::{Item, Layout};
use nianbao::png::Resolution;
use nianbao::render::{Output, Renderer};
use nianbao::report::Report;
use nianbao::source::{Folder, Memory};
use nianbao::style::{DIGEST, OFFICIAL, Style};
use nianbao::svg::{Drawn, draw};
use resvg::{tiny_skia, usvg};
use roxmltree::Document;

/// Dots per inch of the pictures that are compared.
const DOTS: u16 = 96;

/// Side of the squares whose greys are compared, in pixels: two millimetres.
const SQUARE: u32 = 8;

/// Steps of grey that two rasterisers may differ by in such a square; one of them draws no line thinner than a pixel.
const FAR: u8 = 40;

fn sample(name: &str) -> (Report, Images) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let reading = formats::read(name, &std::fs::read(&path).expect("a report"));
    let report = reading.report.expect("a report");
    let images = Images::load(&report, &Folder(path.parent().expect("a folder").to_owned())).expect("images");
    (report, images)
}

fn renderer(style: &Style, draft: bool) -> Renderer<'_> {
    let resolution = Resolution::new(DOTS).expect("a resolution");
    Renderer { draft, resolution, ..Renderer::new(style, Library::builtin()) }
}

fn drawn(report: &Report, images: &Images, style: &Style, draft: bool) -> (Layout, Drawn) {
    let layout = renderer(style, draft).pages(report, images).expect("pages");
    let drawn = draw(&layout, Library::builtin());
    (layout, drawn)
}

/// A page with the outlines that it uses, as pixels.
fn pixels(page: &str, outlines: &str) -> image::GrayImage {
    let whole = page.replacen('>', &format!(">{outlines}"), 1);
    let tree = usvg::Tree::from_str(&whole, &usvg::Options::default()).expect("SVG");
    let scale = f32::from(DOTS) / 72.0;
    let (width, height) = (tree.size().width() * scale, tree.size().height() * scale);
    let mut pixels = tiny_skia::Pixmap::new(width.ceil() as u32, height.ceil() as u32).expect("a size");
    pixels.fill(tiny_skia::Color::WHITE);
    let scaled = tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, scaled, &mut pixels.as_mut());
    photographs(page, scaled, &mut pixels);
    grey(&pixels.encode_png().expect("PNG"))
}

/// Draws the pictures of pixels on a page, which the drawer of SVG that we have leaves out.
fn photographs(page: &str, scaled: tiny_skia::Transform, pixels: &mut tiny_skia::Pixmap) {
    let document = Document::parse(page).expect("XML");
    for node in document.descendants().filter(|node| node.has_tag_name((SVG, "image"))) {
        let address = node.attribute("href").expect("an address");
        let Some((_, encoded)) = address.split_once(";base64,").filter(|(kind, _)| !kind.contains("svg")) else {
            continue;
        };
        let file = base64::engine::general_purpose::STANDARD.decode(encoded).expect("base64");
        let picture = image::load_from_memory(&file).expect("a picture").to_rgba8();
        let size = tiny_skia::IntSize::from_wh(picture.width(), picture.height()).expect("a size");
        let (across, down) = (size.width() as f32, size.height() as f32);
        let picture = tiny_skia::Pixmap::from_vec(picture.into_raw(), size).expect("a picture");
        let number = |name| node.attribute(name).and_then(|number| number.parse::<f32>().ok()).expect("a number");
        let matrix = node.attribute("transform").and_then(|matrix| matrix.strip_prefix("matrix("));
        let matrix = matrix.and_then(|matrix| matrix.strip_suffix(')')).expect("a matrix").split(' ');
        let matrix: Vec<f32> = matrix.map(|number| number.parse().expect("a number")).collect();
        let [a, b, c, d, e, f] = matrix[..] else { panic!("six numbers") };
        let turned = tiny_skia::Transform::from_row(a, b, c, d, e, f);
        let fitted = tiny_skia::Transform::from_scale(number("width") / across, number("height") / down);
        let paint =
            tiny_skia::PixmapPaint { quality: tiny_skia::FilterQuality::Bilinear, ..tiny_skia::PixmapPaint::default() };
        pixels.draw_pixmap(0, 0, picture.as_ref(), &paint, fitted.post_concat(turned).post_concat(scaled), None);
    }
}

/// A picture as greys.
fn grey(bytes: &[u8]) -> image::GrayImage {
    image::load_from_memory(bytes).expect("a picture").into_luma8()
}

#[track_caller]
fn looks_as_the_pdf(report: &Report, images: &Images, style: &Style, draft: bool) {
    let (_, Drawn { pages, outlines }) = drawn(report, images, style, draft);
    let theirs = renderer(style, draft).render(report, images, &[Output::Png]).expect("pictures");
    assert_eq!(pages.len(), theirs.len());
    for (number, (page, theirs)) in (1..).zip(pages.iter().zip(&theirs)) {
        let ours = pixels(page, &outlines);
        let theirs = grey(&theirs.bytes);
        let (width, height) = (theirs.width() / SQUARE, theirs.height() / SQUARE);
        let small = |picture| resize(picture, width, height, FilterType::Triangle);
        let (ours, theirs) = (small(&ours), small(&theirs));
        let furthest = ours.iter().zip(theirs.iter()).map(|(a, b)| a.abs_diff(*b)).max().expect("pixels");
        assert!(furthest < FAR, "page {number}{} differs by {furthest} steps of grey", style.suffix);
    }
}

/// Text, bold text, tables, a picture whose pixels lie on their side and a drawing, a page that is turned, a stamp; a sheet in large type.
#[test]
fn pages_look_as_the_pdf() {
    let row = (0..15).map(|figure| (12_345_678 + figure).to_string()).collect::<Vec<_>>().join(", ");
    let yaml = format!(
        "body: 某局\nyear: 2024\nproblems_and_improvements:\n  - 公开**3件**，齉龘。\n  - heading: 措施\n    text: 改进。\n\
         \x20 - {{image: 图.jpg, alt: 图}}\n  - {{image: 图.svg, alt: 图, caption: 流程}}\n  - {{table: {{rows: [[{row}]]}}}}\n"
    );
    let report = formats::read("年报.yaml", yaml.as_bytes()).report.expect("a report");
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 300 90'><circle cx='50' cy='45' r='40' \
                   fill='#888'/><path d='M120 10h150v70z' fill='none' stroke='#000' stroke-width='4'/></svg>";
    let files = [("图.jpg".to_owned(), lying(7)), ("图.svg".to_owned(), drawing.into())];
    let images = Images::load(&report, &Memory(files.into())).expect("images");
    looks_as_the_pdf(&report, &images, &OFFICIAL, true);
    let (report, images) = sample("samples/minghe-2024.yaml");
    looks_as_the_pdf(&report, &images, &DIGEST, false);
}

/// A JPEG picture that is black in one corner only, with a number of Exif that says how it lies.
fn lying(orientation: u8) -> Vec<u8> {
    let shade = |x, y| image::Luma([if x < 120 && y < 60 { 0 } else { 200 }]);
    let mut file = Vec::new();
    image::GrayImage::from_fn(300, 200, shade)
        .write_with_encoder(image::codecs::jpeg::JpegEncoder::new(&mut file))
        .expect("JPEG");
    let tiff =
        [b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(), &[orientation], b"\0\0\0\0\0\0"].concat();
    let exif = [b"Exif\0\0".as_slice(), &tiff].concat();
    let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
    [&file[..2], &[0xff, 0xe1], &length, &exif, &file[2..]].concat()
}

/// Guards that whoever cannot see the page, or searches it, has its text in the order of reading.
#[test]
fn pages_can_be_read_without_being_seen() {
    let yaml = "body: 某局\nyear: 2024\noverview: ['甲&乙<丙>“丁”，**戊**。']\n";
    let report = formats::read("年报.yaml", yaml.as_bytes()).report.expect("a report");
    let (layout, drawn) = drawn(&report, &Images::default(), &OFFICIAL, true);
    let mut all = String::new();
    for (page, svg) in layout.pages.iter().zip(&drawn.pages) {
        let document = Document::parse(svg).expect("XML");
        let said = document.descendants().filter(|node| node.has_tag_name((SVG, "text")));
        let said: Vec<&str> = said.filter_map(|node| node.text()).collect();
        let runs = page.items.iter().flat_map(|item| match item {
            Item::Text(run) => std::slice::from_ref(run),
            Item::Slanted(slanted) => &slanted.runs,
            Item::Rule(_) | Item::Picture(_) => &[],
        });
        assert_eq!(said, runs.map(|run| run.text.as_str()).collect::<Vec<_>>());
        all.extend(said);
    }
    assert!(all.contains("甲&乙<丙>“丁”，戊。"), "{all}");
}

/// Guards outlines: each is there once, and the same glyph has the same name in every report, so that a page that did not
/// change stays the same text.
#[test]
fn glyphs_are_drawn_once_and_keep_their_names() {
    let page = |yaml: &str| {
        let report = formats::read("年报.yaml", yaml.as_bytes()).report.expect("a report");
        drawn(&report, &Images::default(), &OFFICIAL, false).1
    };
    let one = page("body: 某局\nyear: 2024\noverview: [平稳。]\nother_matters: [甲。]\n");
    let other = page("body: 某局\nyear: 2024\noverview: [平稳。]\nother_matters: [齉龘一二三。]\n");
    assert_eq!(one.pages[0], other.pages[0]);
    let document = Document::parse(&other.outlines).expect("XML");
    let mut names: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
    for page in &other.pages {
        let document = Document::parse(page).expect("XML");
        for node in document.descendants().filter(|node| node.has_tag_name((SVG, "use"))) {
            let name = node.attribute("href").and_then(|address| address.strip_prefix('#')).expect("an address");
            assert!(names.binary_search(&name).is_ok(), "{name}");
        }
    }
}

/// Namespace of SVG.
const SVG: &str = "http://www.w3.org/2000/svg";
