//! Images in reports: what can be used, what cannot, and what is said about it.

#[expect(dead_code, reason = "of the shared code, images need only a part")]
#[path = "support/command.rs"]
mod command;

use std::io::{Cursor, Read};
use std::path::Path;

use command::{list, report, run, write};
use image::{DynamicImage, ImageFormat, Rgba};
use nianbao::document::{Block, Illustration, assemble};
use nianbao::formats;
use nianbao::image::{Image, ImageFormat as Format, Images, KnownImages, Orientation};
use nianbao::report::Report;
use nianbao::source::{Folder, Memory};
use nianbao::style::{OFFICIAL, Pt};
use tempfile::TempDir;

/// A folder whose report names the image `name`; the path stands at 4:13.
fn with_image(name: &str, bytes: &[u8]) -> TempDir {
    let folder = naming(name);
    write(folder.path(), name, bytes);
    folder
}

fn naming(path: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let block = format!("{{image: {path}, alt: 图}}");
    write(folder.path(), "年报.yaml", report("明河县城管局", &block));
    folder
}

/// The report in a folder.
#[track_caller]
fn read(folder: &Path) -> Report {
    let bytes = std::fs::read(folder.join("年报.yaml")).expect("a file");
    formats::read("年报.yaml", &bytes).report.expect("a report")
}

/// The images of the report in a folder.
#[track_caller]
fn images(folder: &Path) -> Images {
    Images::load(&read(folder), &Folder(folder.to_owned())).unwrap_or_else(|complaints| panic!("{complaints:?}"))
}

/// What is said about the image at 4:13 of the report in a folder.
#[track_caller]
fn complaint(folder: &Path) -> String {
    let complaints = Images::load(&read(folder), &Folder(folder.to_owned())).expect_err("an unusable image");
    let message = complaints[0].to_string();
    let rest = message.strip_prefix("4:13：图片 ");
    rest.unwrap_or_else(|| panic!("no place in {message}")).to_owned()
}

fn png(pixels: &DynamicImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    pixels.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).expect("encoded");
    bytes
}

/// Grey noise, so that compression leaves enough to cut off.
fn noise() -> DynamicImage {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    DynamicImage::ImageRgb8(image::RgbImage::from_fn(64, 48, |_, _| image::Rgb([next(), next(), next()])))
}

fn jpeg(pixels: &DynamicImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    pixels.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Jpeg).expect("encoded");
    bytes
}

fn svg(content: &str) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="96" height="48">{content}</svg>"#
    )
}

/// The file with the pixels of an image.
#[track_caller]
fn pixels(image: &Image) -> &[u8] {
    image.file().expect("drawn")
}

fn dark_pixels(image: &Image) -> usize {
    let drawn = image::load_from_memory(pixels(image)).expect("an image").to_rgba8();
    drawn.pixels().filter(|pixel| pixel.0[3] > 128 && pixel.0[0] < 128).count()
}

// What cannot be used

#[test]
fn a_missing_image_is_named_with_its_place() {
    let folder = naming("无.png");
    assert_eq!(complaint(folder.path()), "无.png：没有这个文件；请核对文件名，图片要和年报文件放在一起");
    let run = run(folder.path(), &["render", "年报.yaml"]);
    run.expect_about(2, "年报.yaml:4:13").expect_about(2, "没有这个文件");
    assert_eq!(list(folder.path()), ["年报.yaml"]);
}

#[test]
fn the_place_is_that_of_the_image_and_not_of_its_caption() {
    let folder = tempfile::tempdir().expect("a folder");
    let blocks = "无.png\n  - {caption: 无.png, alt: 无.png, image: 无.png}";
    write(folder.path(), "年报.yaml", report("明河县城管局", blocks));
    run(folder.path(), &["render", "年报.yaml"]).expect_about(2, "年报.yaml:5:41\n");
}

#[test]
fn broken_images_are_found_before_the_page() {
    const BROKEN: &str = "图片已损坏，打不开；请重新导出图片";
    const NO_IMAGE: &str = "不是 PNG、JPEG 或 SVG 图片；请先转换格式";
    let (whole_png, whole_jpeg) = (png(&noise()), jpeg(&noise()));
    let mut wrong_sum = whole_png.clone();
    let middle = wrong_sum.len() / 2;
    wrong_sum[middle] ^= 0x55;
    for (name, bytes, message) in [
        ("a.png", &whole_png[..whole_png.len() / 2], BROKEN),
        ("a.png", &whole_png[..20], BROKEN),
        ("a.png", &wrong_sum, BROKEN),
        ("a.jpg", &whole_jpeg[..whole_jpeg.len() / 2], BROKEN),
        ("a.jpg", &whole_jpeg[..4], BROKEN),
        ("a.png", b"\x00\x01\x02 not an image", NO_IMAGE),
        ("a.png", b"", NO_IMAGE),
        ("a.gif", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", NO_IMAGE),
        ("a.bmp", b"BM\x1e\x00\x00\x00\x00\x00\x00\x00\x1a\x00\x00\x00", NO_IMAGE),
        ("a.webp", b"RIFF\x1a\x00\x00\x00WEBPVP8L", NO_IMAGE),
        ("a.txt", "图在别处".as_bytes(), NO_IMAGE),
        ("a.svg", b"<svg", "SVG 图片已损坏，打不开；请重新导出，或另存为 PNG"),
    ] {
        let folder = with_image(name, bytes);
        assert_eq!(complaint(folder.path()), format!("{name}：{message}"), "{} bytes", bytes.len());
    }
}

#[test]
fn an_image_is_known_by_its_content_not_by_its_name() {
    assert_eq!(Image::new(jpeg(&noise())).expect("an image").format(), Format::Jpeg);
    let folder = with_image("照片.png", &jpeg(&noise()));
    assert_eq!(images(folder.path()).get("照片.png").map(|image| image.format()), Some(Format::Jpeg));
}

/// A PNG with that header and hardly any pixels.
fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Sixteen);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_chunk(png::chunk::IDAT, &[0x78, 0x9c, 0x03, 0, 0, 0, 0, 1]).expect("a chunk");
    drop(writer);
    bytes
}

#[test]
fn huge_images_are_refused_unread() {
    let folder = with_image("大.png", &png_header(60_000, 60_000));
    assert_eq!(complaint(folder.path()), "大.png：图片有 60000×60000 像素，太大；请缩小到 3500 万像素以内");
    let folder = with_image("大.png", &png_header(u32::MAX / 2, u32::MAX / 2));
    assert!(complaint(folder.path()).starts_with("大.png：图片"));
    // Sparse, so that it costs no disk.
    let folder = with_image("大.jpg", b"");
    let file = std::fs::File::create(folder.path().join("大.jpg")).expect("made");
    file.set_len(51 * 1024 * 1024).expect("grown");
    assert_eq!(complaint(folder.path()), "大.jpg：图片超过 50 MB；请压缩后再用");
}

#[test]
fn images_stay_in_the_folder_of_the_report() {
    const OUTSIDE: &str = "图片必须放在年报文件所在的文件夹里，写相对路径；请把图片拷进来";
    let outside = tempfile::tempdir().expect("a folder");
    write(outside.path(), "x.png", png(&noise()));
    let absolute = outside.path().join("x.png").display().to_string();
    for path in ["../x.png", "图/../../x.png", &absolute, "/x.png"] {
        let folder = naming(path);
        assert_eq!(complaint(folder.path()), format!("{path}：{OUTSIDE}"));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        let folder = naming("图.png");
        symlink(&absolute, folder.path().join("图.png")).expect("linked");
        assert_eq!(complaint(folder.path()), format!("图.png：{OUTSIDE}"));
        let folder = naming("图/x.png");
        symlink(outside.path(), folder.path().join("图")).expect("linked");
        assert_eq!(complaint(folder.path()), format!("图/x.png：{OUTSIDE}"));
        // Bytes without end, and a pipe that nobody writes into.
        let folder = naming("图.png");
        symlink("/dev/zero", folder.path().join("图.png")).expect("linked");
        assert_eq!(complaint(folder.path()), format!("图.png：{OUTSIDE}"));
        let folder = naming("图.png");
        let made = std::process::Command::new("mkfifo").arg(folder.path().join("图.png")).status();
        assert!(made.expect("mkfifo").success());
        assert_eq!(complaint(folder.path()), "图.png：这不是图片文件；请给出 PNG、JPEG 或 SVG 文件");
        // A link to itself leads nowhere.
        let folder = naming("图.png");
        symlink("图.png", folder.path().join("图.png")).expect("linked");
        assert!(complaint(folder.path()).contains("请核对文件名"), "{}", complaint(folder.path()));
        // A link inside the folder is as good as a copy.
        let folder = with_image("图.png", &png(&noise()));
        std::fs::rename(folder.path().join("图.png"), folder.path().join("原.png")).expect("moved");
        symlink("原.png", folder.path().join("图.png")).expect("linked");
        images(folder.path());
    }
}

#[test]
fn a_folder_is_no_image() {
    let folder = naming("图.png");
    std::fs::create_dir(folder.path().join("图.png")).expect("made");
    assert_eq!(complaint(folder.path()), "图.png：这不是图片文件；请给出 PNG、JPEG 或 SVG 文件");
}

// SVG

#[test]
fn drawings_show_their_text_in_our_fonts() {
    let blank = Image::new(svg("").into_bytes()).expect("an image");
    assert_eq!(dark_pixels(&blank), 0);
    for family in ["", r#"font-family="宋体""#, r#"font-family="Arial, sans-serif""#, r#"font-family="没有""#] {
        let drawing = svg(&format!(r#"<text x="4" y="30" font-size="24" {family}>公开2023</text>"#));
        let image = Image::new(drawing.into_bytes()).expect("an image");
        assert_eq!((image.format(), image.width(), image.height()), (Format::Png, 300, 150));
        assert!(dark_pixels(&image) > 1000, "{family}: {} pixels", dark_pixels(&image));
    }
    let error = Image::new(svg(r#"<g><text x="4" y="30">很好😀</text></g>"#).into_bytes()).expect_err("no glyph");
    assert_eq!(error, "SVG 里的“😀”没有字体能显示；请换一个字，或把 SVG 另存为 PNG");
}

#[test]
fn drawings_bring_in_no_other_file() {
    const REFUSED: &str = "a.svg：SVG 里引用或嵌入了别的图片，不能显示；请把 SVG 另存为 PNG";
    let outside = tempfile::tempdir().expect("a folder");
    write(outside.path(), "x.png", png(&noise()));
    write(outside.path(), "x.svg", svg(r#"<rect width="96" height="48"/>"#));
    for name in ["x.png", "x.svg"] {
        let path = outside.path().join(name).display().to_string();
        for content in [
            format!(r#"<image href="{path}" width="96" height="48"/>"#),
            format!(r#"<image xlink:href="{path}" width="96" height="48"/>"#),
            format!(r#"<image href="file://{path}" width="96" height="48"/>"#),
            r#"<image href="http://example.com/x.png" width="9" height="9"/>"#.to_owned(),
            // Embedded: would be left out in silence.
            r#"<image href="data:image/png;base64,iVBORw0KGgo=" width="9" height="9"/>"#.to_owned(),
            format!(
                r#"<filter id="f"><feImage href="{path}"/></filter><rect width="96" height="48" filter="url(#f)"/>"#
            ),
        ] {
            let folder = with_image("a.svg", svg(&content).as_bytes());
            assert_eq!(complaint(folder.path()), REFUSED, "{content}");
        }
        // Other ways into a file have no effect at all.
        for content in [
            format!(r#"<use href="{path}#a"/>"#),
            format!("<style>@import url('{path}');</style>"),
            format!(r#"<style>@font-face {{ font-family: x; src: url('{path}') }}</style>"#),
        ] {
            let image = Image::new(svg(&content).into_bytes()).expect("an image");
            assert_eq!(dark_pixels(&image), 0, "{content}");
        }
    }
}

#[test]
fn entities_neither_explode_nor_read_files() {
    let mut laughs = String::from("<!DOCTYPE svg [<!ENTITY a0 \"哈哈哈哈哈哈哈哈哈哈\">");
    for i in 1..12 {
        laughs += &format!("<!ENTITY a{i} \"{}\">", format!("&a{};", i - 1).repeat(10));
    }
    laughs += &("]>".to_owned() + &svg("<text>&a11;</text>"));
    assert!(Image::new(laughs.into_bytes()).expect_err("too much").contains("实体套着实体"));
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "secret", "公开");
    let path = folder.path().join("secret").display().to_string();
    let external = format!("<!DOCTYPE svg [<!ENTITY x SYSTEM \"{path}\">]>{}", svg("<text y=\"30\">&x;</text>"));
    if let Ok(image) = Image::new(external.into_bytes()) {
        assert_eq!(dark_pixels(&image), 0);
    }
    // A drawing in itself.
    let deep = "<g>".repeat(5000) + &"</g>".repeat(5000);
    assert!(Image::new(svg(&deep).into_bytes()).is_err());
}

/// What would be black, gone, or not as it is drawn elsewhere.
#[test]
fn what_cannot_be_drawn_is_refused_by_name() {
    for (content, what) in [
        (
            r#"<foreignObject width="90" height="40"><p xmlns="http://www.w3.org/1999/xhtml">登记</p></foreignObject>"#,
            "网页文字（foreignObject）",
        ),
        ("<script>alert(1)</script>", "脚本（script）"),
        (r#"<rect width="9" height="9" style="fill: light-dark(#fff, #000)"/>"#, "light-dark()"),
        (r#"<rect width="9" height="9" fill="var(--x, red)"/>"#, "var()"),
        ("<style>rect { fill: color-mix(in srgb, red, blue) }</style>", "color-mix()"),
        (
            r#"<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><rect width="9" height="9" filter="url(#f)"/>"#,
            "滤镜（filter，如阴影、模糊）",
        ),
        (r#"<rect width="9" height="9" style="filter: blur(2px)"/>"#, "滤镜（filter，如阴影、模糊）"),
    ] {
        let error = Image::new(svg(content).into_bytes()).expect_err("not drawn");
        assert!(error.contains(what) && error.contains("另存为 PNG"), "{content}: {error}");
    }
    // A filter that nothing uses does no harm.
    let unused = r#"<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><rect width="9" height="9"/>"#;
    assert!(dark_pixels(&Image::new(svg(unused).into_bytes()).expect("an image")) > 0);
}

#[test]
fn drawings_are_read_in_any_encoding_behind_any_comment() {
    let drawing = svg(r#"<text x="4" y="30" font-size="24">公开</text>"#);
    let dark = dark_pixels(&Image::new(drawing.clone().into_bytes()).expect("an image"));
    assert!(dark > 500);
    let declared = |encoding: &str| format!("<?xml version=\"1.0\" encoding=\"{encoding}\"?>\n{drawing}");
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(drawing.encode_utf16().flat_map(u16::to_le_bytes));
    for bytes in [
        gbk(&declared("GBK")),
        gbk(&declared("gb2312")),
        // As editors leave it that save in their own encoding.
        gbk(&declared("UTF-8")),
        gbk(&drawing),
        utf16,
        format!("\u{feff}{drawing}").into_bytes(),
        format!("<!-- {} -->\n{drawing}", "作者".repeat(2000)).into_bytes(),
    ] {
        assert_eq!(dark_pixels(&Image::new(bytes).expect("an image")), dark);
    }
    for other in ["<html><svg></svg></html>", "文字 <svg", "<a>没有</a>"] {
        let error = Image::new(other.as_bytes().to_vec()).expect_err("no drawing");
        assert_eq!(error, "不是 PNG、JPEG 或 SVG 图片；请先转换格式", "{other}");
    }
}

/// Drawings of a few hundred bytes that would take minutes, gigabytes, or the process.
#[test]
fn drawings_that_ask_too_much_are_refused_at_once() {
    let used = |count: usize| {
        let mut levels = String::from(r#"<g id="a0"><rect width="90" height="40"/></g>"#);
        for level in 1..=count {
            let uses = format!(r##"<use href="#a{}"/>"##, level - 1).repeat(10);
            levels += &format!(r#"<g id="a{level}">{uses}</g>"#);
        }
        levels
    };
    let nested = |open: &str, close: &str, count: usize, inner: &str| open.repeat(count) + inner + &close.repeat(count);
    let rectangle = r#"<rect width="96" height="48"/>"#;
    let masks: String = (1..40)
        .map(|at| {
            format!(r##"<mask id="m{at}"><rect width="96" height="48" fill="#fff" mask="url(#m{})"/></mask>"##, at + 1)
        })
        .collect();
    let patterns: String = (1..9)
        .map(|at| {
            let inner = format!(r##"<rect width="9" height="9" fill="url(#p{})"/>"##, at + 1).repeat(10);
            format!(r#"<pattern id="p{at}" width="1" height="1">{inner}</pattern>"#)
        })
        .collect();
    let long_line = format!("M0 0{}", "L96 48L0 0".repeat(5000));
    for content in [
        "<path d='M0 0A5 5 0 0 1 1e38 0'/>".to_owned(),
        // Two numbers, the first of them large.
        "<path d='M0 0a60 4 50 0 1-1e38.74 74'/>".to_owned(),
        "<circle r='2147483648'/>".to_owned(),
        "<g style='stroke-width:2147483648'><path d='M1 0 0 1 0 5' stroke='red'/></g>".to_owned(),
        "<style>path { stroke-width: 2147483648 }</style><path d='M1 0 0 1 0 5' stroke='red'/>".to_owned(),
        format!(
            "<pattern id='p' width='8' height='1e8' patternUnits='userSpaceOnUse'>{rectangle}</pattern><rect width='9' height='9' fill='url(#p)'/>"
        ),
        format!(
            "<pattern id='p' width='900000' height='900000' patternUnits='userSpaceOnUse'>{rectangle}</pattern><rect width='9' height='9' fill='url(#p)'/>"
        ),
        used(6),
        used(100),
        masks + r##"<rect width="96" height="48" mask="url(#m1)"/>"##,
        patterns + r##"<rect width="96" height="48" fill="url(#p1)"/>"##,
        nested("<g opacity='.9'>", "</g>", 300, rectangle),
        nested("<g>", "</g>", 5000, rectangle),
        rectangle.repeat(60_000),
        format!("<text>{}</text>", "字".repeat(10_000)),
        format!("<path d='{long_line}' stroke='red' stroke-dasharray='.01'/>"),
        format!("<marker id='m'>{rectangle}</marker><path d='{}' marker-mid='url(#m)'/>", "M0 0L9 9".repeat(60_000)),
        format!("<g {}/>", "a='>'".repeat(3000)),
        nested("<g transform='scale(1000)'>", "</g>", 5, rectangle),
        format!("<style>{}</style>{}", ".a{fill:red}".repeat(3000), rectangle.repeat(5000)),
        // Of two elements with one id, some readers take the first.
        used(6) + &(0..7).map(|level| format!(r#"<g id="a{level}"/>"#)).collect::<String>(),
        (0..3)
            .map(|at| format!(r#"<g id="c{at}">{}</g>"#, format!(r##"<use href="#c{}"/>"##, (at + 1) % 3).repeat(10)))
            .collect(),
        format!(r#"<mask id="m">{}</mask>"#, r#"<rect width="9" height="9" mask="url(#m)"/>"#.repeat(5000)),
        format!(r#"<pattern id="p">{}</pattern>"#, r#"<rect width="9" height="9" fill="url(#p)"/>"#.repeat(5000)),
        // Markers on the corners of markers, and on those of what is used.
        (0..4)
            .map(|at| {
                let corners = "L1 1L0 0".repeat(30);
                format!(r#"<marker id="m{at}"><path d="M0 0{corners}" marker-mid="url(#m{})"/></marker>"#, at + 1)
            })
            .collect::<String>()
            + r#"<path d="M0 0L9 9L0 0L9 9L0 0" marker-mid="url(#m0)"/>"#,
        format!("<marker id='m'>{rectangle}</marker><g id='l'><path d='{}'/></g>", "M0 0L9 9".repeat(1000))
            + &format!("<g marker-mid='url(#m)'>{}</g>", "<use href='#l'/>".repeat(90)),
        // What a group fills, everything in it fills.
        (0..4)
            .map(|at| {
                let inner = r#"<rect width="9" height="9"/>"#.repeat(30);
                format!(r#"<pattern id="p{at}" width="1" height="1"><g fill="url(#p{})">{inner}</g></pattern>"#, at + 1)
            })
            .collect::<String>()
            + r#"<rect width="96" height="48" fill="url(#p0)"/>"#,
        // Selectors that are tried on every way up, lists of them, and long lists of declarations.
        format!("<style>q {}{{fill:red}}</style>", "* ".repeat(20)) + &nested("<g>", "</g>", 50, rectangle),
        format!("<style>{}a{{fill:red}}</style>{}", ".a,".repeat(50_000), rectangle.repeat(500)),
        format!("<style>*{{{}}}</style>{}", "fill:red;".repeat(50_000), rectangle.repeat(500)),
        format!("<style>{}</style><g id='g'>{}</g>", ".a{fill:red}".repeat(2000), rectangle.repeat(200))
            + &"<use href='#g'/>".repeat(200),
        // Text under other names.
        format!("<text><a>{}</a></text>", "字".repeat(10_000)),
        format!("<desc id='d'>{}</desc><text><tref href='#d'/></text>", "字".repeat(10_000)),
        format!("<path id='p' d='{}'/>{}", "M0 0L9 9".repeat(10_000), "<use href='#p'/>".repeat(500)),
        // Lines along huge curves, around huge corners, and type that grows on its way down.
        format!("<path d='M0 0{}' stroke='red'/>", "a999999 999999 0 1 1 1 1".repeat(2000)),
        r#"<circle r="999999" stroke="red"/>"#.repeat(3000),
        format!("<path d='M0 0{}' stroke='red' stroke-width='999999'/>", "l1 1-1 1".repeat(9000)),
        nested("<g font-size='9em'>", "</g>", 40, "<circle r='1em'/>"),
        format!("<style>g{{font-size:2em}}</style>{}", nested("<g>", "</g>", 40, "<circle r='1em'/>")),
        // Patterns that are magnified.
        format!(
            "<pattern id='p' width='8' height='8' patternUnits='userSpaceOnUse' patternTransform='scale(200)'>{}</pattern><rect width='96' height='48' fill='url(#p)'/>",
            rectangle.repeat(5000)
        ),
    ] {
        let shown: String = content.chars().take(80).collect();
        let error = Image::new(svg(&content).into_bytes()).expect_err(&shown);
        assert!(error.contains("另存为 PNG"), "{shown}: {error}");
    }
    // A layer far beyond a large page.
    let layer = r#"<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm"><g opacity=".5"><rect x="-99999" y="-99999" width="999999" height="999999"/></g></svg>"#;
    assert!(Image::new(layer.as_bytes().to_vec()).is_err());
    let tiny = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e-30 1e-30" width="96" height="48"><rect width="9" height="9"/></svg>"#;
    assert!(Image::new(tiny.as_bytes().to_vec()).is_err());
}

/// An honest drawing has more than a few lines.
#[test]
fn large_plain_drawings_are_drawn() {
    let lines: String = (0..3000)
        .map(|at| {
            let (x, y) = (at % 90, at / 90);
            format!(r#"<path d="M{x} {y}l2 3-1 .5z" fill="none" stroke="black" stroke-width=".2"/><circle cx="{x}" cy="{y}" r=".4"/>"#)
        })
        .collect();
    let layers = r#"<g opacity=".8"><g opacity=".7"><rect width="40" height="20"/></g></g>"#;
    let image = Image::new(svg(&(lines + layers)).into_bytes()).expect("an image");
    assert!(dark_pixels(&image) > 10_000);
}

#[test]
fn sizes_of_drawings() {
    let size = |text: &str| {
        let image = Image::new(text.as_bytes().to_vec()).expect("an image");
        let resolution = image.resolution().expect("known");
        // In the drawing's own unit, 1/96 inch, to the accuracy of a dot.
        let units = |side: u32| ((f64::from(side) * 96.0 / resolution) * 2.0).round() / 2.0;
        [units(image.width()), units(image.height())]
    };
    let square = r#"<rect width="9" height="9"/></svg>"#;
    let open = r#"<svg xmlns="http://www.w3.org/2000/svg""#;
    assert_eq!(size(&format!(r#"{open} viewBox="0 0 200 100">{square}"#)), [200.0, 100.0]);
    assert_eq!(size(&format!(r#"{open} width="1in" height="48">{square}"#)), [96.0, 48.0]);
    // Neither size nor view box: as large as what is drawn.
    assert_eq!(size(&format!("{open}>{square}")), [9.0, 9.0]);
    // A screenful of drawing, too large for print at 300 dots per inch, is drawn in fewer dots.
    let [width, height] = size(&format!(r#"{open} width="8000" height="6000">{square}"#));
    assert!((width - 8000.0).abs() < 3.0 && (height - 6000.0).abs() < 3.0, "{width} {height}");
    for empty in
        [format!(r#"{open} width="0" height="0">{square}"#), format!(r#"{open} width="-5" height="9">{square}"#)]
    {
        let error = Image::new(empty.into_bytes()).expect_err("no size");
        assert_eq!(error, "SVG 图片已损坏，打不开；请重新导出，或另存为 PNG");
    }
}

// What can be used

/// A PNG of 2×2 pixels made with the given settings.
fn small_png(color: png::ColorType, depth: png::BitDepth, data: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 2, 2);
    encoder.set_color(color);
    encoder.set_depth(depth);
    if color == png::ColorType::Indexed {
        encoder.set_palette(vec![255, 0, 0, 0, 0, 255]);
        encoder.set_trns(vec![255, 0]);
    }
    encoder.write_header().expect("a header").write_image_data(data).expect("encoded");
    bytes
}

/// A JPEG in four inks: the encoder makes none, so that one with a single grey block is written out here.
fn cmyk_jpeg() -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    // Adobe's mark: no colour transform.
    bytes.extend([0xff, 0xee, 0, 14]);
    bytes.extend(b"Adobe\0\x64\0\0\0\0\0");
    bytes.extend([0xff, 0xdb, 0, 67, 0]);
    bytes.extend([1; 64]);
    bytes.extend([0xff, 0xc0, 0, 20, 8, 0, 8, 0, 8, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0]);
    for table in [0x00, 0x10] {
        // One code, "0", for the value 0: no difference, end of block.
        bytes.extend([0xff, 0xc4, 0, 20, table, 1]);
        bytes.extend([0; 15]);
        bytes.push(0);
    }
    bytes.extend([0xff, 0xda, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0]);
    // Two bits for each of four components.
    bytes.extend([0x00, 0xff, 0xd9]);
    bytes
}

fn figures(folder: &Path) -> Vec<Illustration> {
    let blocks = assemble(&read(folder), &images(folder), &OFFICIAL, false).body;
    let figure = |block| if let Block::Illustration(figure) = block { Some(figure) } else { None };
    blocks.into_iter().filter_map(figure).collect()
}

#[test]
fn all_kinds_of_pixels_reach_both_files() {
    use png::{BitDepth, ColorType};
    let folder = tempfile::tempdir().expect("a folder");
    let mut transparent = image::RgbaImage::from_pixel(8, 8, Rgba([0, 0, 255, 128]));
    transparent.put_pixel(0, 0, Rgba([0, 0, 0, 0]));
    let kinds: [(&str, Vec<u8>); 9] = [
        ("gray.png", small_png(ColorType::Grayscale, BitDepth::Eight, &[0, 85, 170, 255])),
        ("gray16.png", small_png(ColorType::Grayscale, BitDepth::Sixteen, &[0, 1, 2, 3, 4, 5, 6, 7])),
        ("bits.png", small_png(ColorType::Grayscale, BitDepth::One, &[0x80, 0x40])),
        ("gray-alpha.png", small_png(ColorType::GrayscaleAlpha, BitDepth::Eight, &[0, 255, 85, 0, 170, 9, 255, 99])),
        ("rgb16.png", small_png(ColorType::Rgb, BitDepth::Sixteen, &[7; 24])),
        ("rgba16.png", small_png(ColorType::Rgba, BitDepth::Sixteen, &[7; 32])),
        ("palette.png", small_png(ColorType::Indexed, BitDepth::Two, &[0x10, 0x40])),
        ("alpha.png", png(&DynamicImage::ImageRgba8(transparent))),
        ("gray.jpg", jpeg(&noise().grayscale())),
    ];
    let mut blocks = Vec::new();
    for (name, bytes) in kinds.into_iter().chain([("cmyk.jpg", cmyk_jpeg()), ("rgb.jpg", jpeg(&noise()))]) {
        write(folder.path(), name, bytes);
        blocks.push(format!("{{image: {name}, alt: 图}}"));
    }
    write(folder.path(), "年报.yaml", report("明河县城管局", &blocks.join("\n  - ")));
    let found = figures(folder.path());
    assert_eq!(found.len(), blocks.len());
    // Inks become colours of the screen.
    assert_eq!((found[9].image.format(), found[9].image.width()), (Format::Png, 8));
    // What a press cannot show takes no room.
    let depth = |figure: &Illustration| image::load_from_memory(pixels(&figure.image)).expect("an image").color();
    assert_eq!([1, 4, 5].map(|at| depth(&found[at])).map(|color| color.bytes_per_pixel()), [1, 3, 4]);
    assert_eq!(found[10].image.format(), Format::Jpeg);
    run(folder.path(), &["render", "年报.yaml"]).expect_about(0, "图片 cmyk.jpg");
}

#[test]
fn the_resolution_of_a_png_is_its_size_on_the_page() {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 200, 100);
    encoder.set_color(png::ColorType::Grayscale);
    // 200 dots per inch.
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: 7874, yppu: 7874, unit: png::Unit::Meter }));
    encoder.write_header().expect("a header").write_image_data(&[0; 20_000]).expect("encoded");
    let folder = with_image("a.png", &bytes);
    let figure = &figures(folder.path())[0];
    assert!((figure.width.0 - 72.0).abs() < 0.01 && (figure.height.0 - 36.0).abs() < 0.01, "{figure:?}");

    let wide = png(&DynamicImage::new_luma8(5000, 10));
    let folder = with_image("a.png", &wide);
    let figure = &figures(folder.path())[0];
    assert!((figure.width.0 - OFFICIAL.page.text_width.0).abs() < 0.01, "{figure:?}");
}

/// A JPEG of noise with Exif data: an orientation, and 200 dots per inch.
fn exif_jpeg(orientation: u8) -> Vec<u8> {
    let plain = jpeg(&noise());
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x03".to_vec();
    exif.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    exif.extend([0x01, 0x1a, 0, 5, 0, 0, 0, 1, 0, 0, 0, 50]);
    exif.extend([0x01, 0x28, 0, 3, 0, 0, 0, 1, 0, 2, 0, 0]);
    exif.extend([0, 0, 0, 0, 0, 0, 0, 200, 0, 0, 0, 1]);
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe1];
    bytes.extend((exif.len() as u16 + 2).to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&plain[2..]);
    bytes
}

#[test]
fn photographs_stand_upright_and_stay_the_files_that_they_are() {
    for (number, mirrored, quarters) in [
        (1, false, 0),
        (2, true, 0),
        (3, false, 2),
        (4, true, 2),
        (5, true, 3),
        (6, false, 1),
        (7, true, 1),
        (8, false, 3),
        (9, false, 0),
    ] {
        let file = exif_jpeg(number);
        let image = Image::new(file.clone()).expect("an image");
        assert_eq!(image.orientation(), Orientation { mirrored, quarters });
        let upright = if (5..=8).contains(&number) { (48, 64) } else { (64, 48) };
        assert_eq!((image.width(), image.height()), upright, "{number}");
        assert_eq!((image.format(), pixels(&image)), (Format::Jpeg, &file[..]));
    }
}

/// What a photograph on its side becomes: the same bytes in both files, turned.
#[test]
fn photographs_are_turned_on_the_page_and_in_word() {
    let folder = with_image("照片.jpg", &exif_jpeg(6));
    let figure = &figures(folder.path())[0];
    assert!(figure.width < figure.height, "{figure:?}");
    run(folder.path(), &["render", "年报.yaml"]).expect(0, "");
    let name = "明河县城管局2023年政府信息公开工作年度报告";
    let file = |ending: &str| std::fs::read(folder.path().join(format!("{name}.{ending}"))).expect("written");
    let holds = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    assert!(holds(&file("pdf"), &exif_jpeg(6)), "the photograph is in the PDF as it is");
    let mut archive = zip::ZipArchive::new(Cursor::new(file("docx"))).expect("an archive");
    let mut part = |path: &str| {
        let mut bytes = Vec::new();
        archive.by_name(path).expect("a part").read_to_end(&mut bytes).expect("read");
        bytes
    };
    assert_eq!(part("word/media/image1.jpeg"), exif_jpeg(6));
    let document = String::from_utf8(part("word/document.xml")).expect("UTF-8");
    let side = |length: Pt| (length.0 * 12_700.0).round() as u32;
    // Word takes the size before the turn.
    let size = format!(r#"cx="{}" cy="{}""#, side(figure.height), side(figure.width));
    assert!(document.contains(r#"rot="5400000""#), "{document}");
    assert_eq!(document.matches(&size).count(), 2, "{size} in {document}");
}

/// A JPEG of one grey, of that size.
fn plain_jpeg(width: u32, height: u32) -> Vec<u8> {
    jpeg(&DynamicImage::new_luma8(width, height))
}

/// The JFIF segment of a file that the encoder wrote, with another density.
fn with_density(mut file: Vec<u8>, unit: u8, dots: u16) -> Vec<u8> {
    let at = file.windows(5).position(|window| window == b"JFIF\0").expect("a JFIF file");
    file[at + 7] = unit;
    for place in [at + 8, at + 10] {
        file[place..place + 2].copy_from_slice(&dots.to_be_bytes());
    }
    file
}

#[test]
fn the_resolution_of_a_jpeg_is_its_size_on_the_page() {
    let resolution = |file: Vec<u8>| Image::new(file).expect("an image").resolution();
    assert_eq!(resolution(exif_jpeg(1)), Some(200.0));
    let plain = || plain_jpeg(40, 30);
    assert_eq!(resolution(with_density(plain(), 1, 300)), Some(300.0));
    assert_eq!(resolution(with_density(plain(), 2, 100)), Some(254.0));
    // The shape of a dot, and what nobody meant.
    assert_eq!(resolution(with_density(plain(), 0, 300)), None);
    assert_eq!(resolution(with_density(plain(), 1, 1)), None);
    let folder = with_image("a.jpg", &with_density(plain_jpeg(400, 300), 1, 200));
    let figure = &figures(folder.path())[0];
    assert!((figure.width.0 - 144.0).abs() < 0.01 && (figure.height.0 - 108.0).abs() < 0.01, "{figure:?}");
}

/// Screenshots of long pages.
#[test]
fn a_jpeg_longer_than_any_page_shows_is_made_shorter() {
    let folder = with_image("长.jpg", &plain_jpeg(100, 20_000));
    let image = &figures(folder.path())[0].image;
    assert_eq!((image.format(), image.width(), image.height()), (Format::Jpeg, 81, 16_384));
    let folder = with_image("线.jpg", &plain_jpeg(8, 16_385));
    assert_eq!(complaint(folder.path()), "线.jpg：图片有 8×16385 像素，太窄长，印出来看不见；请裁剪后再用");
}

#[test]
fn what_is_changed_for_print_is_told() {
    for (name, bytes, change) in [
        ("长.jpg", plain_jpeg(100, 20_000), "图片有 100×20000 像素，印不出这么细，已缩小到 81×16384"),
        ("四色.jpg", cmyk_jpeg(), "图片是四色（CMYK）的，颜色已换算成 RGB，可能略有出入"),
    ] {
        let folder = with_image(name, &bytes);
        let told = run(folder.path(), &["render", "年报.yaml"]).expect_about(0, &format!("提醒[IMAGE]: 图片 {name}\n"));
        told.expect_about(0, change);
        assert_eq!(list(folder.path()).len(), 4, "{name}");
    }
}

#[test]
fn the_images_of_a_report_have_bounds_together() {
    let folder = tempfile::tempdir().expect("a folder");
    let names = ["甲.png", "乙.png", "丙.png"];
    for name in names {
        write(folder.path(), name, png(&noise()));
        // Sparse, so that it costs no disk; what stands behind a PNG is nobody's.
        let file = std::fs::OpenOptions::new().append(true).open(folder.path().join(name)).expect("opened");
        file.set_len(40 * 1024 * 1024).expect("grown");
    }
    let blocks = names.map(|name| format!("{{image: {name}, alt: 图}}")).join("\n  - ");
    write(folder.path(), "年报.yaml", report("明河县城管局", &blocks));
    let complaints = Images::load(&read(folder.path()), &Folder(folder.path().to_owned())).expect_err("too much");
    let told: Vec<String> = complaints.iter().map(ToString::to_string).collect();
    let message = "6:13：图片 丙.png：到这一张，年报的图片一共超过 100 MB；请压缩图片，或另存为 JPEG 再用";
    assert_eq!(told, [message]);
}

/// A PNG with a colour profile of that many zeros, packed.
fn png_with_profile(length: usize) -> Vec<u8> {
    let mut info = png::Info::with_size(2, 2);
    info.color_type = png::ColorType::Grayscale;
    info.icc_profile = Some(vec![0; length].into());
    let mut bytes = Vec::new();
    let encoder = png::Encoder::with_info(&mut bytes, info).expect("settings");
    encoder.write_header().expect("a header").write_image_data(&[0, 85, 170, 255]).expect("encoded");
    bytes
}

#[test]
fn a_profile_that_unpacks_without_end_is_left_out() {
    let small = png_with_profile(1000);
    assert_eq!(pixels(&Image::new(small.clone()).expect("an image")), small);
    let bomb = png_with_profile(64 * 1024 * 1024);
    let image = Image::new(bomb).expect("an image");
    assert!(!pixels(&image).windows(4).any(|chunk| chunk == b"iCCP"));
    assert_eq!(image::load_from_memory(pixels(&image)).expect("an image").into_luma8().into_raw(), [0, 85, 170, 255]);
}

/// Guards that a photograph is read once while its report is written, anew when its file changes, and is not kept when it
/// is no longer named.
#[test]
fn images_that_did_not_change_are_not_read_again() {
    let report = |names: &str| {
        let yaml = format!("body: 某局\nyear: 2024\noverview: [平稳。{names}]\n");
        formats::read("年报.yaml", yaml.as_bytes()).report.expect("a report")
    };
    let png = |width| {
        let mut file = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(width, 40).write_to(&mut file, ImageFormat::Png).expect("PNG");
        Memory([("图.png".to_owned(), file.into_inner())].into())
    };
    let (named, mut known) = (report(", {image: 图.png, alt: 图}"), KnownImages::default());
    let mut image = |report: &Report, files: &Memory| {
        let (images, complaints) = Images::load_again(report, files, &mut known);
        assert_eq!(complaints, []);
        images.get("图.png").cloned()
    };
    let (first, again) = (image(&named, &png(30)).expect("an image"), image(&named, &png(30)).expect("an image"));
    assert!(std::sync::Arc::ptr_eq(&first, &again));
    assert_eq!(image(&named, &png(50)).expect("an image").width(), 50);
    assert!(image(&report(""), &png(50)).is_none());
    let anew = image(&named, &png(30)).expect("an image");
    assert!(!std::sync::Arc::ptr_eq(&first, &anew));
}
