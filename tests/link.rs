//! 二维码: whether a telephone finds its way from the printed page.

use nianbao::fonts::Library;
use nianbao::formats;
use nianbao::image::Images;
use nianbao::link::Link;
use nianbao::png::Resolution;
use nianbao::render::{File, Output, Renderer};
use nianbao::style::{BOARD, DIGEST, OFFICIAL, Style};

/// The addresses that an independent reader finds on the pages of a short report.
fn read_off(address: &str, style: &Style, dots: u16) -> Vec<String> {
    let yaml = "body: 某局\nyear: 2024\npublished: 2025-01-20\noverview: [平稳。]\n";
    let report = formats::read("年报.yaml", yaml.as_bytes()).report.expect("a report");
    let link = Link::new(address).expect("an address");
    let resolution = Resolution::new(dots).expect("a resolution");
    let renderer = Renderer { resolution, link: Some(&link), ..Renderer::new(style, Library::builtin()) };
    let pages = renderer.render(&report, &Images::default(), &[Output::Png]).expect("pages");
    let codes = |page: &File| {
        let picture = image::load_from_memory(&page.bytes).expect("a picture").into_luma8();
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let grey = |x: usize, y: usize| picture.get_pixel(x as u32, y as u32).0[0];
        let mut seen = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
        seen.detect_grids().iter().map(|code| code.decode().expect("readable").1).collect::<Vec<_>>()
    };
    pages.iter().flat_map(codes).collect()
}

#[test]
fn codes_lead_to_the_address() {
    let address = "https://www.dlxg.gov.cn/zwgk/2024/年报.html?id=7";
    for style in [&OFFICIAL, &BOARD, &DIGEST] {
        assert_eq!(read_off(address, style, Resolution::default().dots()), [address], "{}", style.suffix);
    }
}

#[test]
fn the_longest_address_can_be_read() {
    let address = format!("https://www.a.gov.cn/{}", "w".repeat(179));
    assert_eq!(read_off(&address, &OFFICIAL, 200), [address]);
}
