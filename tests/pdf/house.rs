//! House styles as a reader of the PDF measures them: both samples of reports in both samples of styles.

use std::sync::LazyLock;

use nianbao::document::assemble;
use nianbao::fonts::Library;
use nianbao::formats::{read, read_values};
use nianbao::house;
use nianbao::image::Images;
use nianbao::layout::lay_out;
use nianbao::source::Folder;
use nianbao::style::{OFFICIAL, Style, mm};

use super::reader::{Glyph, Page, Pdf};

/// Positions in a PDF are rounded to about this.
const ROUNDING: f64 = 0.01;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");

static CITY: LazyLock<[Pdf; 2]> = LazyLock::new(|| in_style("city"));
static PROVINCE: LazyLock<[Pdf; 2]> = LazyLock::new(|| in_style("provincial-committee"));

fn style(name: &str) -> Style {
    let name = format!("{FOLDER}/styles/{name}.yaml");
    let (_, root, complaints) = read_values(&name, &std::fs::read(&name).expect("the sample"));
    assert_eq!(complaints, []);
    let (house, complaints) = house::read(&root.expect("YAML"));
    assert_eq!(complaints, []);
    house.over(&OFFICIAL).expect("a style that fits")
}

/// The samples of reports in a style.
fn in_style(name: &str) -> [Pdf; 2] {
    ["xigang-2023.yaml", "minghe-2024.yaml"].map(|file| Pdf::read(&bytes(file, &style(name))))
}

fn bytes(file: &str, style: &Style) -> Vec<u8> {
    let report = read(file, &std::fs::read(format!("{FOLDER}/{file}")).expect("the sample")).report.expect("a report");
    let images = Images::load(&report, &Folder(FOLDER.into())).expect("images");
    let document = assemble(&report, &images, style, false);
    let layout = lay_out(&document, style, Library::builtin()).expect("a layout");
    nianbao::pdf::write(&document, &layout, None, Library::builtin()).expect("a PDF")
}

/// Glyphs of that type size, artifacts left out.
fn of_size(page: &Page, size: f64) -> impl Iterator<Item = &Glyph> {
    page.glyphs.iter().filter(move |glyph| glyph.content.is_some() && (glyph.size - size).abs() < ROUNDING)
}

/// Baselines of the body text of a page, from top to bottom, each once.
fn baselines(page: &Page) -> Vec<f64> {
    let mut all: Vec<f64> = of_size(page, 16.0).map(|glyph| glyph.baseline).collect();
    all.sort_by(f64::total_cmp);
    all.dedup_by(|a, b| (*a - *b).abs() < ROUNDING);
    all
}

/// How many lines of that pitch the fullest page has from the top of its type area to its last line of text.
fn most_lines(pdf: &Pdf, pitch: f64, top: f64) -> f64 {
    let lines = |page: &Page| baselines(page).last().map_or(0.0, |last| ((last - mm(top).0) / pitch).ceil());
    pdf.pages.iter().map(lines).fold(0.0, f64::max)
}

/// Whether the lines of the first page, below its title, stand on a grid of that pitch.
fn is_on_grid(pdf: &Pdf, pitch: f64) -> bool {
    let lines = baselines(&pdf.pages[0]);
    lines.len() > 10 && lines.windows(2).all(|pair| (pair[1] - pair[0] - pitch).abs() < ROUNDING)
}

fn page_text(page: &Page) -> String {
    page.glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
}

#[test]
fn pages_have_the_lines_and_margins_that_are_asked_for() {
    assert!(CITY.iter().all(|pdf| is_on_grid(pdf, 28.0)) && PROVINCE.iter().all(|pdf| is_on_grid(pdf, 33.0)));
    assert_eq!(most_lines(&CITY[1], 28.0, 25.0), 25.0);
    // Margins of 28 mm leave 241 mm, which hold 20 lines of 33 pt.
    assert_eq!(most_lines(&PROVINCE[1], 33.0, 28.0), 20.0);
    for (pdfs, left, right, top) in [(&*CITY, 26.0, 26.0, 25.0), (&*PROVINCE, 27.0, 27.0, 28.0)] {
        for page in pdfs.iter().flat_map(|pdf| &pdf.pages) {
            let (left, right, top) = (mm(left).0, mm(210.0 - right).0, mm(top).0);
            for glyph in page.glyphs.iter().filter(|glyph| glyph.content.is_some()) {
                assert!(glyph.x > left - ROUNDING && glyph.right() < right + 8.0, "{glyph:?}");
                assert!(glyph.baseline > top, "{glyph:?}");
            }
        }
    }
}

#[test]
fn digits_are_of_the_face_that_is_asked_for() {
    let digits = |pdf: &Pdf, size: f64| -> Vec<String> {
        let of_page = |page: &Page| {
            let digits = of_size(page, size).filter(|glyph| glyph.text.chars().all(|c| c.is_ascii_digit()));
            digits.map(|glyph| glyph.font.clone()).collect::<Vec<_>>()
        };
        let mut fonts: Vec<String> = pdf.pages.iter().flat_map(of_page).collect();
        fonts.sort();
        fonts.dedup();
        fonts
    };
    for pdf in &*CITY {
        // Of body and tables alike; those of 小标宋 and 黑体 (附件1) stay as heavy as the Chinese.
        let mut of_body = digits(pdf, 16.0);
        of_body.retain(|font| font != "NotoSansCJKsc-Medium");
        assert_eq!(of_body, ["GongwenTimesLatin-Regular"]);
        assert_eq!(digits(pdf, 10.5), ["GongwenTimesLatin-Regular"]);
        assert_eq!(digits(pdf, 22.0), ["NotoSerifCJKsc-Bold"]);
    }
    assert_eq!(digits(&PROVINCE[0], 16.0), ["GongwenFangDigits-Regular"]);
}

#[test]
fn only_the_headings_asked_for_are_bold() {
    let starts = |pdf: &Pdf, text: &str| -> Vec<bool> {
        let stroked = |page: &Page| {
            let text_of_page = page_text(page);
            let glyph = |at: usize| text_of_page[..at].chars().count();
            let found = text_of_page.match_indices(text).map(|(at, _)| page.glyphs[glyph(at)].stroked);
            found.collect::<Vec<_>>()
        };
        pdf.pages.iter().flat_map(stroked).collect()
    };
    for (text, bold) in [("1.法定主动公开内容", true), ("（1）规范性文件", false), ("（一）主动公开", false)]
    {
        assert_eq!(starts(&PROVINCE[1], text), [bold], "{text}");
        assert_eq!(starts(&CITY[1], text), [false], "{text}");
    }
}

#[test]
fn page_numbers_have_the_form_and_place_that_are_asked_for() {
    let foot = |page: &Page| -> (String, f64, f64) {
        let below = mm(297.0 - 25.0).0;
        let foot: Vec<&Glyph> = page.glyphs.iter().filter(|glyph| glyph.baseline > below).collect();
        let text = foot.iter().map(|glyph| glyph.text.as_str()).collect();
        (text, foot[0].x, foot[foot.len() - 1].right())
    };
    for (number, page) in (1..).zip(&CITY[1].pages) {
        let (text, left, right) = foot(page);
        assert_eq!(text, format!("- {number} -"));
        assert!(((left + right) / 2.0 - mm(105.0).0).abs() < 0.1, "in the middle of the sheet");
    }
    for (number, page) in (1..).zip(&PROVINCE[1].pages) {
        let (text, left, right) = foot(page);
        assert_eq!(text, format!("— {number} —"));
        let edge = if number % 2 == 0 { left - mm(27.0).0 } else { mm(210.0 - 27.0).0 - right };
        assert!((edge - 14.0).abs() < 1.0, "one character from the outer edge: {edge}");
    }
}

/// Whoever checks sums wants to see a whole table at once, whatever the margins.
#[test]
fn the_table_of_applications_stands_on_one_page() {
    for pdf in CITY.iter().chain(&*PROVINCE) {
        let holds = |text| pdf.pages.iter().position(|page| page_text(page).contains(text));
        assert!(holds("一、本年新收政府信息公开申请数量").is_some());
        assert_eq!(holds("一、本年新收政府信息公开申请数量"), holds("四、结转下年度继续办理"));
    }
}

#[test]
fn the_same_style_gives_the_same_bytes() {
    let [one, two] = [(), ()].map(|()| bytes("xigang-2023.yaml", &style("city")));
    assert!(one == two);
}
