//! What every PDF claims to be, PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), held by a validator that is not ours.

use std::path::Path;

use nianbao::fonts::Library;
use nianbao::formats;
use nianbao::image::Images;
use nianbao::link::Link;
use nianbao::pdf::Imposition;
use nianbao::render::{Output, Renderer};
use nianbao::report::Report;
use nianbao::source::{Folder, Memory};
use nianbao::style::{BOARD, DIGEST, OFFICIAL, Style};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

/// Rules that page_validation 0.12.2 reads wrongly. Widths of fonts with CFF outlines, which are in thousandths of an em,
/// it takes for units of another em (6.2.11.5 of PDF/A-2, 7.21.5 of PDF/UA-1); and where the data of a stream end in a
/// carriage return, it takes that for a part of the line's end behind them (6.1.7.1; qpdf checks these lengths too).
const MISREAD: [&str; 3] = ["6.2.11.5:1", "7.21.5:1", "6.1.7.1:1"];

/// All that a report can hold that a page does not show as plain text.
const HARD: &str = r#"
body: 示范市㙍𠮷区“一网”管理局
year: 2024
published: 2025-01-20
seal: true
contact: {address: 示范路1号, phone: 0411-83631234, email: a@b.gov.cn, website: "https://www.example.gov.cn/a?b=c&d=e"}
overview:
  - 一般段落：**要点**、㎡、①、½、——、……、“引号”、R&D < 3 > 2。
  - heading: 主动公开
    text: 接排的文字。
  - list: [第一项, "第二项，\n两行，见http://www.example.gov.cn/zwgk/zfxxgkml/zfxxgknb/2024/t20250120_1234567.html（全文）"]
  - table: {caption: 各渠道条数, header: true, rows: [[渠道, 条数], [网站, "12345678"], [其他, ""]]}
  - table: {header: false, rows: [[甲, www.a.gov.cn], [丙, 丁]]}
  - chart: {kind: pie, title: 渠道, unit: 条, labels: [网站, 其他], series: [{values: [3, 1]}]}
  - chart: {kind: line, title: 申请, labels: [2023年, 2024年], series: [{name: 甲, values: [3, 1]}, {name: 乙, values: [0, 1]}]}
attachments:
  - title: 附表
    blocks: [一段话, {chart: {kind: bar, title: 结果, labels: [予以公开], series: [{values: [1]}]}}]
"#;

fn report(name: &str, text: &[u8]) -> Report {
    let reading = formats::read(name, text);
    reading.report.unwrap_or_else(|| panic!("{name}: {:?}", reading.complaints))
}

/// Every rule that a PDF breaks, of the standards that it claims to keep.
fn broken(pdf: &[u8]) -> Vec<String> {
    let profiles = [ValidationProfile::PdfA2a, ValidationProfile::PdfUa1];
    let failures = profiles.into_iter().flat_map(|profile| {
        let report = validate_pdf_bytes(pdf, &ValidationOptions::default().profile(profile)).expect("a PDF");
        assert!(report.rules.passed > 50, "{profile}: {:?}", report.rules);
        report.failures
    });
    let told = failures.filter(|failure| !MISREAD.iter().any(|rule| failure.rule_id.ends_with(rule)));
    told.map(|failure| format!("{}: {}", failure.rule_id, failure.message)).collect()
}

/// What renders in a layout, all else being as usual.
fn plain(style: &Style) -> Renderer<'_> {
    Renderer::new(style, Library::builtin())
}

/// A report in every layout and on every kind of sheet.
fn hold(name: &str, report: &Report, images: &Images) {
    let link = Link::new("https://www.example.gov.cn/zwgk/nb.html").expect("an address");
    let link = Some(&link);
    for (sheet, renderer) in [
        ("official", Renderer { link, ..plain(&OFFICIAL) }),
        ("draft", Renderer { draft: true, ..plain(&OFFICIAL) }),
        ("2up", Renderer { imposition: Some(Imposition::TwoUp), ..plain(&OFFICIAL) }),
        ("booklet", Renderer { imposition: Some(Imposition::Booklet), ..plain(&OFFICIAL) }),
        ("board", Renderer { draft: true, link, ..plain(&BOARD) }),
        ("digest", Renderer { link, ..plain(&DIGEST) }),
    ] {
        let files = renderer.render(report, images, &[Output::Pdf]).expect("a PDF");
        assert_eq!(broken(&files[0].bytes), [] as [String; 0], "{name}, {sheet}");
    }
}

fn sample(path: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let report = report(&path.display().to_string(), &std::fs::read(&path).expect("a report"));
    let images = Images::load(&report, &Folder(path.parent().expect("a folder").to_owned())).expect("images");
    hold(&path.display().to_string(), &report, &images);
}

#[test]
fn a_plain_report_keeps_the_standards() {
    sample("samples/xigang-2023.yaml");
}

#[test]
fn a_report_with_pictures_and_attachments_keeps_the_standards() {
    sample("samples/minghe-2024.yaml");
}

#[test]
fn charts_keep_the_standards() {
    sample("tests/data/charts.yaml");
}

#[test]
fn a_hard_report_keeps_the_standards() {
    let report = report("难.yaml", HARD.as_bytes());
    let images = Images::load(&report, &Memory::default()).expect("no images");
    hold("难.yaml", &report, &images);
}

#[test]
fn a_volume_keeps_the_standards() {
    let report = report("难.yaml", HARD.as_bytes());
    let images = Images::load(&report, &Memory::default()).expect("no images");
    let paged = || plain(&OFFICIAL).prepare(&report, &images, &[Output::Pdf]).expect("pages").paged().expect("pages");
    let volume = plain(&OFFICIAL).bind(vec![paged(), paged()]).expect("a volume");
    assert_eq!(broken(&volume), [] as [String; 0]);
}

/// Guards the guard: the validator finds what is wrong with a file that claims what it does not keep.
#[test]
fn what_breaks_a_standard_is_found() {
    let report = report("难.yaml", HARD.as_bytes());
    let images = Images::load(&report, &Memory::default()).expect("no images");
    let files = plain(&OFFICIAL).render(&report, &images, &[Output::Pdf]).expect("a PDF");
    let mut pdf = lopdf::Document::load_mem(&files[0].bytes).expect("a PDF");
    let root = pdf.trailer.get(b"Root").and_then(lopdf::Object::as_reference).expect("a catalogue");
    pdf.get_object_mut(root).and_then(lopdf::Object::as_dict_mut).expect("a catalogue").remove(b"Lang");
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).expect("written");
    assert!(!broken(&bytes).is_empty());
}
