//! Drawings on the page: lines and areas where they are made of these, pixels where they are not.

use std::sync::Arc;

use nianbao::document::{Block, Illustration};
use nianbao::image::Image;
use nianbao::png::Resolution;
use nianbao::style::Pt;

use super::document::document;
use super::reader::Pdf;
use super::{body, file, run, write};

const WIDTH: f64 = 240.0;
const HEIGHT: f64 = 120.0;

/// Everything that lines and areas in plain colours can have.
const PLAIN: &str = r##"
<clipPath id="c" transform="translate(2 0)"><g transform="scale(2)"><circle cx="40" cy="15" r="14"/></g></clipPath>
<g transform="translate(4 2) rotate(5)" opacity="0.5"><rect width="30" height="40" fill="#333"/></g>
<path d="M60 10h40v40h-40zM70 20h20v20h-20z" fill="#888" fill-rule="evenodd" stroke="#000" stroke-width="2"/>
<g clip-path="url(#c)"><path d="M60 0L110 60M50 10L100 70M70 0L120 60" stroke="#000" stroke-width="3"/></g>
<path d="M10 60Q30 110 60 60T110 60" fill="none" stroke="#555" stroke-width="3" stroke-dasharray="8 3 2 3" stroke-linecap="round"/>
<path d="M130 10C160 10 130 60 160 60" fill="none" stroke="#000" stroke-width="8" stroke-linejoin="bevel" stroke-linecap="square"/>
<text x="120" y="90" font-size="20" font-family="黑体" stroke="#ccc" stroke-width="4" paint-order="stroke">公开12件</text>
<rect x="170" y="90" width="200" height="200" fill="#777"/>"##;

fn svg(content: &str) -> Image {
    let text = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 200 100">{content}</svg>"#
    );
    Image::new(text.into_bytes()).expect("a drawing")
}

/// A page with an image.
fn page(image: Image) -> Vec<u8> {
    let illustration = Illustration {
        image: Arc::new(image),
        width: Pt(WIDTH),
        height: Pt(HEIGHT),
        alt: "图的内容".into(),
        caption: None,
        span: None,
    };
    write(&document(vec![body("上"), Block::Illustration(illustration), body("下")]))
}

/// Greys of the pixels of the only page of a PDF.
fn pixels(pdf: &[u8]) -> image::GrayImage {
    let pages = nianbao::png::draw(pdf, Resolution::default()).expect("drawn");
    image::load_from_memory(&pages[0]).expect("an image").to_luma8()
}

fn has_pixels(pdf: &[u8]) -> bool {
    let is_image = |dictionary: &lopdf::Dictionary| {
        dictionary.get(b"Subtype").and_then(lopdf::Object::as_name).is_ok_and(|kind| kind == b"Image")
    };
    Pdf::read(pdf).file.objects.values().any(|object| object.as_stream().is_ok_and(|stream| is_image(&stream.dict)))
}

#[test]
fn plain_drawings_are_lines_and_areas_that_look_the_same() {
    let image = svg(PLAIN);
    let as_pixels = page(Image::new(image.file().expect("drawn").to_vec()).expect("its pixels"));
    let as_lines = page(image);
    assert!(has_pixels(&as_pixels) && !has_pixels(&as_lines));
    let (one, other) = (pixels(&as_lines), pixels(&as_pixels));
    let ink: f64 = other.pixels().map(|pixel| f64::from(255 - pixel.0[0])).sum();
    let off: f64 = one.pixels().zip(other.pixels()).map(|(a, b)| f64::from(a.0[0].abs_diff(b.0[0]))).sum();
    // Edges alone, whose pixels are counted in two ways.
    assert!(off < 0.12 * ink, "{off} of {ink}");
    // A whole line that was missing or in another place would be wholly black and wholly white.
    let wrong = one.pixels().zip(other.pixels()).filter(|(a, b)| a.0[0].abs_diff(b.0[0]) > 160).count();
    assert_eq!(wrong, 0);
}

#[test]
fn greys_of_drawings_are_tints_of_black_alone() {
    let pdf = Pdf::read(&page(svg(PLAIN)));
    let page = &pdf.pages[0];
    let colours = &page.drawn_colours;
    assert!(colours.len() > 3, "{colours:?}");
    assert!(colours.iter().all(|colour| colour.starts_with("/Separation /Black [")), "{colours:?}");
    for operator in ["rg", "RG", "k", "K", "g", "G", "sc", "SC", "sh"] {
        assert!(!page.operators.contains(operator), "{operator}");
    }
    let coloured = Pdf::read(&self::page(svg(r#"<rect width="9" height="9" fill="red"/>"#)));
    assert!(coloured.pages[0].drawn_colours.iter().all(|colour| !colour.contains("/Separation")), "a colour stays one");
}

#[test]
fn drawings_keep_their_words_and_harm_no_standard() {
    // krilla refuses a file that breaks PDF/A-2a or PDF/UA-1.
    let bytes = page(svg(PLAIN));
    let structure = Pdf::read(&bytes).structure();
    let figures = structure.all("Figure");
    assert_eq!(figures.iter().map(|figure| figure.alt.as_str()).collect::<Vec<_>>(), ["图的内容"]);
    let checked = run("qpdf", "qpdf", &["--check"], &file("drawing", &bytes));
    assert!(checked.contains("No syntax or stream encoding errors found"), "{checked}");
    assert!(page(svg(PLAIN)) == bytes, "the same drawing gives the same bytes");
}

#[test]
fn what_is_more_than_lines_and_areas_stays_pixels() {
    let filled = |definition: &str| format!(r#"{definition}<rect width="90" height="40" fill="url(#x)"/>"#);
    let shape = r#"<rect width="60" height="40"/>"#;
    for content in [
        filled(r#"<linearGradient id="x"><stop offset="0" stop-color="red"/><stop offset="1"/></linearGradient>"#),
        filled(r#"<radialGradient id="x"><stop offset="0" stop-color="red"/><stop offset="1"/></radialGradient>"#),
        filled(r#"<pattern id="x" width="9" height="9" patternUnits="userSpaceOnUse"><circle r="4"/></pattern>"#),
        format!(r#"<mask id="x"><circle r="40" fill="white"/></mask><g mask="url(#x)">{shape}</g>"#),
        // One shines through the other.
        format!(r#"<g opacity="0.5">{shape}<circle r="40"/></g>"#),
        format!(
            r#"<clipPath id="x"><circle r="9"/><circle r="9" cx="20"/></clipPath><g clip-path="url(#x)">{shape}</g>"#
        ),
        format!(r#"<g style="mix-blend-mode: multiply">{shape}</g>"#),
    ] {
        let image = svg(&content);
        assert!(!image.is_drawing(), "{content}");
        assert!(has_pixels(&page(image)), "{content}");
    }
}
