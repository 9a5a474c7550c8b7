//! The pages as pictures: what they look like, and what picture files say of themselves.

#[path = "support/picture.rs"]
mod picture;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use image::imageops::{FilterType, resize};
use nianbao::fonts::Library;
use nianbao::image::Images;
use nianbao::link::Link;
use nianbao::png::Resolution;
use nianbao::render::{File, Output, Renderer};
use nianbao::source::Folder;
use nianbao::style::{BOARD, DIGEST, OFFICIAL, Style};
use nianbao::{formats, house};

/// Fine enough to tell one character from another, coarse enough to be small.
const GOLDEN: u16 = 48;

/// Steps of grey that two rasterisers may differ by in a square of four millimetres.
const FAR: u8 = 24;

fn path(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
}

/// The PDF of a report in its official layout, and pictures of its pages.
fn render(file: &str, dots: u16) -> (File, Vec<File>) {
    let mut files = files(file, dots, &OFFICIAL, &[Output::Pdf, Output::Png]).into_iter();
    (files.next().expect("a PDF"), files.collect())
}

/// A report in a layout.
fn files(file: &str, dots: u16, style: &Style, outputs: &[Output]) -> Vec<File> {
    let file = path(file);
    let reading = formats::read(&file.display().to_string(), &std::fs::read(&file).expect("a report"));
    let report = reading.report.expect("a report");
    let images = Images::load(&report, &Folder(file.parent().expect("a folder").to_owned())).expect("images");
    let resolution = Resolution::new(dots).expect("a resolution");
    let link = style.digest.as_ref().map(|_| Link::new("https://www.example.gov.cn/zwgk/nb.html").expect("an address"));
    let renderer = Renderer { resolution, link: link.as_ref(), ..Renderer::new(style, Library::builtin()) };
    renderer.render(&report, &images, outputs).expect("files")
}

/// A report with pictures, tables and attachments.
static MINGHE: LazyLock<(File, Vec<File>)> = LazyLock::new(|| render("samples/minghe-2024.yaml", GOLDEN));

/// Guards every page of four reports against changes that nobody meant.
#[test]
fn pages_look_as_before() {
    let xigang = render("samples/xigang-2023.yaml", GOLDEN);
    let edition_2019 = render("tests/data/edition-2019.yaml", GOLDEN);
    let charts = render("tests/data/charts.yaml", GOLDEN);
    let mut pictures = Vec::new();
    let reports =
        [("xigang-2023", &xigang), ("minghe-2024", &MINGHE), ("edition-2019", &edition_2019), ("charts", &charts)];
    for (name, (_, pages)) in reports {
        pictures.extend((1..).zip(pages).map(|(page, file)| (format!("{name}-{page:02}.png"), file.bytes.as_slice())));
    }
    picture::compare("golden/pages", &pictures);
}

/// A page of each sample of a house style: Times-like digits and - 1 - in the middle; wide lines and a bold third level.
#[test]
fn house_styles_look_as_before() {
    let of_style = |name: &str, report: &str, page: usize| {
        let bytes = std::fs::read(path(&format!("samples/styles/{name}.yaml"))).expect("a house style");
        let root = formats::read_values(name, &bytes).1.expect("YAML");
        let style = house::read(&root).0.over(&OFFICIAL).expect("a style");
        (format!("style-{name}.png"), files(report, GOLDEN, &style, &[Output::Png]).swap_remove(page - 1).bytes)
    };
    let pages = [
        of_style("city", "samples/xigang-2023.yaml", 1),
        of_style("provincial-committee", "samples/minghe-2024.yaml", 5),
    ];
    let pictures: Vec<_> = pages.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice())).collect();
    picture::compare("golden/pages", &pictures);
}

/// Guards the sheets for a notice board likewise: a title, the longest of the official tables, and the digest of a full
/// report and of one that has little to tell.
#[test]
fn sheets_look_as_before() {
    let sheets = |file: &str, style| files(file, GOLDEN, style, &[Output::Png]);
    let board = sheets("samples/minghe-2024.yaml", &BOARD);
    let digests = ["minghe-2024", "xigang-2023"]
        .map(|name| (format!("digest-{name}.png"), sheets(&format!("samples/{name}.yaml"), &DIGEST)));
    let mut pictures: Vec<(String, &[u8])> =
        [1, 6, 7].map(|page| (format!("board-minghe-2024-{page:02}.png"), board[page - 1].bytes.as_slice())).into();
    for (name, pages) in &digests {
        assert_eq!(pages.len(), 1, "{name}");
        pictures.push((name.clone(), pages[0].bytes.as_slice()));
    }
    picture::compare("golden/pages", &pictures);
}

/// Guards that the pictures show what the PDF shows: poppler draws the same greys, seen from far enough that edges do
/// not matter.
#[test]
fn another_rasteriser_draws_the_same() {
    let (pdf, pages) = &*MINGHE;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("年报.pdf");
    std::fs::write(&file, &pdf.bytes).expect("written");
    let mut command = Command::new("pdftoppm");
    command.args(["-png", "-r", &GOLDEN.to_string()]).arg(&file).arg(folder.path().join("p"));
    let status = command.status().expect("pdftoppm runs; it is in poppler-utils");
    assert!(status.success());
    for (number, page) in (1..).zip(pages) {
        let theirs = std::fs::read(folder.path().join(format!("p-{number:02}.png"))).expect("a page");
        let small = |bytes: &[u8]| resize(&picture::grey(bytes), 33, 47, FilterType::Triangle);
        let (ours, theirs) = (small(&page.bytes), small(&theirs));
        let furthest = ours.iter().zip(theirs.iter()).map(|(a, b)| a.abs_diff(*b)).max().expect("pixels");
        assert!(furthest < FAR, "page {number} differs by {furthest} steps of grey");
    }
}

/// Guards names that sort as the pages do, and what the files say of size and colour.
#[test]
fn picture_files_say_what_they_are() {
    let title = "示范市明河区人民政府2024年政府信息公开工作年度报告";
    let (_, pages) = &*MINGHE;
    assert!(pages.len() > 9, "{}", pages.len());
    for (number, file) in (1..).zip(pages) {
        assert_eq!(file.name, format!("{title}-{number:02}.png"));
        let decoder = png::Decoder::new(std::io::Cursor::new(&file.bytes)).read_info().expect("PNG");
        let info = decoder.info();
        // A4 is 8.27 by 11.69 inches.
        assert_eq!((info.width, info.height), (397, 561));
        let dots = info.pixel_dims.expect("a resolution");
        assert_eq!((dots.xppu, dots.yppu, dots.unit), (1890, 1890, png::Unit::Meter));
        let has_colour = image::load_from_memory(&file.bytes).expect("a picture").to_rgb8();
        let has_colour = has_colour.pixels().any(|pixel| pixel[0] != pixel[1] || pixel[1] != pixel[2]);
        let expected = if has_colour { png::ColorType::Rgb } else { png::ColorType::Grayscale };
        assert_eq!(info.color_type, expected, "page {number}");
    }
}

#[test]
fn the_same_report_gives_the_same_pictures() {
    let [one, two] = [(), ()].map(|()| render("tests/data/edition-2019.yaml", 25));
    assert!(one == two);
}

#[test]
fn resolutions_have_bounds() {
    for (dots, fits) in [(0, false), (19, false), (20, true), (150, true), (600, true), (601, false)] {
        assert_eq!(Resolution::new(dots).is_some(), fits, "{dots}");
    }
}
