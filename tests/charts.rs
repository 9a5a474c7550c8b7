//! Charts in a report: read, drawn, and told in words.

#[path = "support/word.rs"]
#[expect(dead_code, reason = "of the shared code, charts need only a part")]
mod word;

use std::sync::LazyLock;

use nianbao::chart::{Chart, ChartKind, Series, draw};
use nianbao::check::check;
use nianbao::document::{self, Document, Illustration, assemble};
use nianbao::image::Images;
use nianbao::number::Number;
use nianbao::report::Report;
use nianbao::source::Memory;
use nianbao::style::{OFFICIAL, Pt};
use nianbao::{docx, formats};

use word::{Package, all, attribute};

const REPORT: &str = include_str!("data/charts.yaml");

#[track_caller]
fn read(yaml: &str) -> Report {
    let reading = formats::read("年报.yaml", yaml.as_bytes());
    reading.usable().unwrap_or_else(|| panic!("{:?}", reading.complaints)).clone()
}

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    let report = read(REPORT);
    let images = Images::load(&report, &Memory::default()).expect("no images");
    assemble(&report, &images, &OFFICIAL, false)
});

fn illustrations(document: &Document) -> Vec<&Illustration> {
    let blocks = document.blocks();
    let found = blocks.filter_map(|(_, block)| match block {
        document::Block::Illustration(illustration) => Some(illustration),
        _ => None,
    });
    found.collect()
}

#[test]
fn charts_are_drawings_with_their_titles_below_and_their_data_in_words() {
    let found = illustrations(&DOCUMENT);
    assert_eq!(found.len(), 5);
    for illustration in &found {
        assert!(illustration.image.drawing().is_some(), "{} is lines and areas", illustration.alt);
        let ratio = OFFICIAL.page.text_width / illustration.width;
        assert!((1.0..1.01).contains(&ratio), "type of {} is as large as the style says", illustration.alt);
    }
    let caption = found[0].caption.as_ref().map(|caption| caption.text.characters());
    assert_eq!(caption.as_deref(), Some("图1　2024年各渠道主动公开政府信息条数"));
    assert_eq!(
        found[0].alt,
        "饼图：图1　2024年各渠道主动公开政府信息条数。政府网站 1286 条，政务新媒体 640 条，政府公报 24 条，公共查阅点 57 条，\
         新闻发布会 6 条，其他 0 条。"
    );
    assert!(found[3].alt.contains("2023年：自然人 121 件，商业企业 18 件，社会公益组织 3 件；2024年：自然人 150 件"));
    assert!(found[4].alt.contains("2020年 12345678 次"), "{}", found[4].alt);
}

#[test]
fn word_has_the_charts_as_drawings() {
    let file = docx::write(&DOCUMENT, &OFFICIAL).expect("a Word file");
    let package = Package::open(&file);
    assert_eq!(package.0.keys().filter(|path| path.ends_with(".svg")).count(), 5);
    let xml = package.xml("word/document.xml");
    let words: Vec<&str> = all(xml.root(), "docPr").into_iter().filter_map(|one| attribute(one, "descr")).collect();
    assert!(words[1].starts_with("折线图：图2") && words[1].contains("12月 3 件"), "{words:?}");
}

#[test]
fn what_is_written_in_a_chart_is_looked_at() {
    let wrong = REPORT.replace("[自然人, 商业企业, 社会公益组织]", "[自然人, \"企业（含个体\", 社会公益组织]");
    let told = |yaml: &str| {
        let report = read(yaml);
        check(&report, None).into_iter().map(|finding| finding.to_string()).collect::<Vec<String>>()
    };
    let new: Vec<String> = told(&wrong).into_iter().filter(|finding| !told(REPORT).contains(finding)).collect();
    assert!(new.iter().any(|finding| finding.contains('（')), "{new:?}");
}

#[test]
fn a_character_that_no_font_has_is_told_with_its_place() {
    let wrong = REPORT.replace("labels: [自然人,", "labels: [自然人😀,");
    let complaints = Images::load(&read(&wrong), &Memory::default()).expect_err("no glyph");
    assert_eq!(
        complaints.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["36:18：统计图 图4　近两年各类申请人提出的申请件数：统计图里的“😀”没有字体能显示；请换一个字"]
    );
}

/// The texts of an SVG with their places.
fn texts(svg: &str) -> Vec<(f64, f64, String)> {
    let xml = roxmltree::Document::parse(svg).expect("XML");
    let number = |node: roxmltree::Node<'_, '_>, name| node.attribute(name).and_then(|text| text.parse().ok());
    let text = |node: roxmltree::Node<'_, '_>| {
        Some((number(node, "x")?, number(node, "y")?, node.text().unwrap_or_default().to_owned()))
    };
    xml.descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")))
        .filter_map(text)
        .collect()
}

fn chart(kind: ChartKind, labels: usize, series: &[&[&str]]) -> Chart {
    let value = |text: &&str| Number::parse(text).expect("a figure");
    let series = series.iter().zip(1..).map(|(values, number)| Series {
        name: (series.len() > 1).then(|| format!("202{number}年")),
        values: values.iter().map(value).collect(),
    });
    let labels = (1..=labels).map(|label| format!("第{label}项申请办理结果")).collect();
    Chart::new(kind, "标题".to_owned(), Some("件".to_owned()), labels, series.collect()).expect("a chart")
}

/// Zeros, a single figure, eight digits, as many as there may be: every figure stands in the chart as given, on it.
#[test]
fn every_figure_is_printed_as_given_on_the_sheet() {
    let large = ["12345678", "99999999", "1", "0", "87654321", "12.50", "30000000", "4", "5", "6", "70", "800"];
    let cases: [(usize, Vec<&[&str]>); 5] = [
        (1, vec![&["0"]]),
        (1, vec![&["99999999"]]),
        (3, vec![&["0", "0", "0"]]),
        (12, vec![&large]),
        (6, vec![&large[..6], &large[6..], &large[3..9], &large[1..7]]),
    ];
    for (labels, series) in cases {
        for kind in ChartKind::ALL {
            if kind == ChartKind::Pie && series.len() > 1 {
                continue;
            }
            let svg = draw(&chart(kind, labels, &series), &OFFICIAL.chart, OFFICIAL.page.text_width);
            let written = texts(&svg);
            for figure in series.iter().flat_map(|values| values.iter()) {
                let is_it = |text: &str| text.split(' ').any(|word| word == *figure);
                assert!(written.iter().any(|(_, _, text)| is_it(text)), "{kind:?}: {figure} is not in\n{svg}");
            }
            let xml = roxmltree::Document::parse(&svg).expect("XML");
            let sheet = xml.root_element();
            let side = |name| sheet.attribute(name).and_then(|side| side.strip_suffix("pt")?.parse::<f64>().ok());
            let (width, height) = (side("width").expect("a width"), side("height").expect("a height"));
            assert!((width - OFFICIAL.page.text_width.0).abs() < 0.01);
            assert!(Pt(height) < OFFICIAL.page.text_height, "{kind:?} of {labels} is {height} high");
            for (x, y, text) in written {
                let on_sheet = (0.0..=width).contains(&x) && (0.0..=height).contains(&y);
                assert!(on_sheet, "{kind:?}: {text} stands at {x}, {y}");
            }
        }
    }
}

#[test]
fn what_is_more_is_drawn_longer_and_nothing_is_drawn_for_nothing() {
    let svg = draw(&chart(ChartKind::Bar, 4, &[&["10", "20", "0", "-5"]]), &OFFICIAL.chart, OFFICIAL.page.text_width);
    let xml = roxmltree::Document::parse(&svg).expect("XML");
    let greys = xml.descendants().filter(|node| node.attribute("fill").is_some_and(|fill| fill.starts_with('#')));
    let width = |node: roxmltree::Node<'_, '_>| {
        let path = node.attribute("d").unwrap_or_default();
        let points = path.split(['M', 'L', 'Z']).filter(|point| !point.is_empty());
        let across: Vec<f64> = points.filter_map(|point| point.split(' ').next()?.parse().ok()).collect();
        across.iter().copied().fold(f64::MIN, f64::max) - across.iter().copied().fold(f64::MAX, f64::min)
    };
    let widths: Vec<f64> = greys.map(width).collect();
    assert_eq!(widths.len(), 3, "{widths:?}");
    assert!((widths[1] / widths[0] - 2.0).abs() < 0.01 && (widths[0] / widths[2] - 2.0).abs() < 0.01, "{widths:?}");
}

#[test]
fn charts_are_drawn_in_greys_alone() {
    for kind in ChartKind::ALL {
        let chart = chart(kind, 7, &[&["1", "2", "3", "4", "5", "6", "7"]]);
        let svg = draw(&chart, &OFFICIAL.chart, OFFICIAL.page.text_width);
        for colour in svg.split('"').filter(|value| value.starts_with('#')) {
            let digits = &colour.as_bytes()[1..];
            let is_grey = digits.chunks(digits.len() / 3).all(|part| part == &digits[..digits.len() / 3]);
            assert!(is_grey, "{colour}");
        }
    }
}
