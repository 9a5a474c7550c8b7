//! Charts in a report: read, drawn, and told in words.

#[path = "support/word.rs"]
#[expect(dead_code, reason = "of the shared code, charts need only a part")]
mod word;

use std::sync::LazyLock;

use nianbao::chart::{Chart, ChartKind, Series, draw};
use nianbao::check::check;
use nianbao::document::{self, Document, Illustration, assemble};
use nianbao::fonts::Library;
use nianbao::formats::Format;
use nianbao::image::Images;
use nianbao::number::Number;
use nianbao::report::Report;
use nianbao::source::Memory;
use nianbao::style::{BOARD, FontRole, OFFICIAL, Pt, Style};
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
        assert!(illustration.image.is_drawing(), "{} is lines and areas", illustration.alt);
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

/// A text of an SVG.
struct Written {
    text: String,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

/// The texts of an SVG where their glyphs stand.
fn texts(svg: &str) -> Vec<Written> {
    let xml = roxmltree::Document::parse(svg).expect("XML");
    let mut glyphs = Library::builtin().glyphs();
    let nodes = xml.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")));
    let written = nodes.map(|node| {
        let number = |name| node.attribute(name).and_then(|text| text.parse::<f64>().ok()).expect("a number");
        let text = node.text().unwrap_or_default().to_owned();
        let advances = text.chars().map(|c| glyphs.get(FontRole::Song, c).expect("a glyph").advance);
        let (x, y, size) = (number("x"), number("y"), number("font-size"));
        let width = advances.sum::<f64>() * size;
        let left = match node.attribute("text-anchor") {
            Some("start") => x,
            Some("middle") => x - width / 2.0,
            _ => x - width,
        };
        Written { text, left, right: left + width, top: y - 0.8 * size, bottom: y + 0.1 * size }
    });
    written.collect()
}

fn chart(kind: ChartKind, labels: usize, series: &[&[&str]]) -> Chart {
    let labels: Vec<String> = (1..=labels).map(|label| format!("第{label}项办理")).collect();
    let names: Vec<String> = (1..=series.len()).map(|number| format!("202{number}年")).collect();
    named(kind, &labels, &names, series).expect("a chart")
}

fn named(kind: ChartKind, labels: &[String], names: &[String], series: &[&[&str]]) -> Result<Chart, String> {
    let value = |text: &&str| Number::parse(text).expect("a figure");
    let figures = series.iter().zip(names).map(|(values, name)| Series {
        name: (series.len() > 1).then(|| name.clone()),
        values: values.iter().map(value).collect(),
    });
    Chart::new(kind, "标题".to_owned(), Some("件".to_owned()), labels.to_vec(), figures.collect())
}

/// Every figure, label and name stands in a chart as given, no glyph leaves the sheet, and the drawing is as high as is told.
#[track_caller]
fn is_whole(chart: &Chart, style: &Style) {
    let drawing = draw(chart, &style.chart, style.page.text_width);
    let (svg, kind) = (&drawing.svg, chart.kind());
    let written = texts(svg);
    let all: String = written.iter().map(|written| written.text.as_str()).collect();
    let names = chart.series().iter().filter_map(|series| series.name.clone());
    for text in chart.labels().iter().cloned().chain(names) {
        assert!(all.contains(&text), "{kind:?}: {text} is not in\n{svg}");
    }
    for value in chart.series().iter().flat_map(|series| &series.values) {
        let is_it = |written: &Written| written.text.split(' ').any(|word| word == value.to_string());
        assert!(written.iter().any(is_it), "{kind:?}: {value} is not in\n{svg}");
    }
    let xml = roxmltree::Document::parse(svg).expect("XML");
    let side = |name| xml.root_element().attribute(name).and_then(|side| side.strip_suffix("pt")?.parse::<f64>().ok());
    let (width, height) = (side("width").expect("a width"), side("height").expect("a height"));
    assert!((width - style.page.text_width.0).abs() < 0.01 && (height - drawing.height.0).abs() < 0.01);
    for Written { text, left, right, top, bottom } in &written {
        let on_sheet = *left >= 0.0 && *right <= width && *top >= 0.0 && *bottom <= height;
        assert!(
            on_sheet,
            "{kind:?}: {text} stands from {left} to {right}, from {top} to {bottom} of {width} × {height}"
        );
    }
}

/// Zeros, a single figure, twelve digits, as many as there may be, with the longest names.
#[test]
fn every_figure_is_printed_as_given_on_the_sheet() {
    let large = ["12345678", "99999999", "1", "0", "87654321", "12.50", "30000000", "4", "5", "6", "70", "800"];
    let cases: [(usize, Vec<&[&str]>); 6] = [
        (1, vec![&["0"]]),
        (1, vec![&["99999999"]]),
        (3, vec![&["0", "0", "0"]]),
        (12, vec![&large]),
        (12, vec![&["999999999999"; 12]]),
        (6, vec![&large[..6], &large[6..], &large[3..9], &["999999999999.123456"; 6]]),
    ];
    for (labels, series) in cases {
        for kind in ChartKind::ALL.into_iter().filter(|kind| *kind != ChartKind::Pie || series.len() == 1) {
            let chart = chart(kind, labels, &series);
            is_whole(&chart, &OFFICIAL);
            is_whole(&chart, &BOARD);
            let height = draw(&chart, &OFFICIAL.chart, OFFICIAL.page.text_width).height;
            assert!(height < OFFICIAL.page.text_height, "{kind:?} of {labels} is {height:?} high");
        }
    }
}

/// Whether a label or a name is drawn whole or refused hangs on its length alone, and nothing is between the two.
#[test]
fn labels_and_names_are_drawn_whole_or_refused() {
    let text = |length: usize, number: usize| -> String {
        "本级人民政府办公厅业务处室关于政务公开"
            .chars()
            .cycle()
            .take(length - 1)
            .chain(char::from_digit(number as u32, 36))
            .collect()
    };
    for kind in ChartKind::ALL {
        for (count, several) in [(1, 1), (2, 4), (6, 4), (12, 1), (12, 2)] {
            if kind == ChartKind::Pie && several > 1 {
                continue;
            }
            let values = vec!["999999999999"; count];
            let series = vec![values.as_slice(); several];
            let made = |label: usize, name: usize| {
                let labels: Vec<String> = (0..count).map(|number| text(label, number)).collect();
                let names: Vec<String> = (0..several).map(|number| text(name, number)).collect();
                named(kind, &labels, &names, &series)
            };
            let mut refused = 0;
            for length in (2..50).chain([140]) {
                for made in [made(length, 5), made(3, length)] {
                    match made {
                        Ok(chart) => [&OFFICIAL, &BOARD].into_iter().for_each(|style| is_whole(&chart, style)),
                        Err(told) => {
                            assert!(told.contains("放不下") && told.contains("；请缩短"), "{told}");
                            refused += 1;
                        }
                    }
                }
            }
            assert!(refused > 0, "{kind:?} of {count}");
        }
    }
}

/// Nothing of a bar is lost to a long name.
#[test]
fn bars_are_drawn_to_scale_behind_long_names() {
    let labels = ["自然人".to_owned(), "商业企业".to_owned()];
    let series: [&[&str]; 2] = [&["100", "200"], &["50", "0"]];
    let long = ["依申请公开办理情况统计一组".to_owned(), "主动公开".to_owned()];
    let svg = draw(&named(ChartKind::Bar, &labels, &long, &series).expect("a chart"), &OFFICIAL.chart, Pt(442.0)).svg;
    let widest = bars(&svg).into_iter().fold(0.0, f64::max);
    assert!(widest > 200.0, "{widest}");
    let longer = ["各".repeat(57), "主动公开".to_owned()];
    let told = named(ChartKind::Bar, &labels, &longer, &series).expect_err("no room");
    assert_eq!(told, "图的第 1 组名称有 57 个字，放不下（每行约 8 个字，最多 2 行）；请缩短");
}

#[test]
fn a_label_without_room_is_told_in_the_file() {
    let long: Vec<String> = (1..=12).map(|number| format!("本级人民政府办公厅第{number}业务处室")).collect();
    let wrong = REPORT.replace(
        "labels: [1月, 2月, 3月, 4月, 5月, 6月, 7月, 8月, 9月, 10月, 11月, 12月]",
        &format!("labels: [{}]", long.join(", ")),
    );
    let reading = formats::read("年报.yaml", wrong.as_bytes());
    let told: Vec<String> = reading.complaints.iter().map(ToString::to_string).collect();
    let wanted = "折线图的第 1 项名称“本级人民政府办公厅第1业务处室”有 15 个字，放不下（每行约 2 个字，最多 3 行）；\
                  请缩短，或改用条形图";
    assert!(told.len() == 1 && told[0].contains(wanted), "{told:?}");
}

/// What is bold in the file is the same characters in a drawing, and comes back marked.
#[test]
fn marks_of_bold_are_not_drawn() {
    let marked = REPORT
        .replace("labels: [自然人,", "labels: [\"**自然人**\",")
        .replace("name: 2023年, values: [121", "name: \"**2023**年\", values: [121")
        .replace("图4　近两年", "图4　**近两年**");
    let report = read(&marked);
    let images = Images::load(&report, &Memory::default()).expect("no images");
    let document = assemble(&report, &images, &OFFICIAL, false);
    let (found, plain) = (illustrations(&document), illustrations(&DOCUMENT));
    assert_eq!(found[3].alt, plain[3].alt);
    assert!(found[3].image == plain[3].image, "drawn alike");
    for (ending, format) in [("yaml", Format::Yaml), ("json", Format::Json), ("xlsx", Format::Workbook)] {
        let written = format.write(&report, &OFFICIAL).expect("written");
        let again = formats::read(&format!("年报.{ending}"), &written);
        assert_eq!(again.usable(), Some(&report), "{:?}", again.complaints);
    }
}

/// Widths of the grey bars of a chart.
fn bars(svg: &str) -> Vec<f64> {
    let xml = roxmltree::Document::parse(svg).expect("XML");
    let greys = xml.descendants().filter(|node| node.attribute("fill").is_some_and(|fill| fill.starts_with('#')));
    let width = |node: roxmltree::Node<'_, '_>| {
        let path = node.attribute("d").unwrap_or_default();
        let points = path.split(['M', 'L', 'Z']).filter(|point| !point.is_empty());
        let across: Vec<f64> = points.filter_map(|point| point.split(' ').next()?.parse().ok()).collect();
        across.iter().copied().fold(f64::MIN, f64::max) - across.iter().copied().fold(f64::MAX, f64::min)
    };
    greys.map(width).collect()
}

#[test]
fn what_is_more_is_drawn_longer_and_nothing_is_drawn_for_nothing() {
    let svg =
        draw(&chart(ChartKind::Bar, 4, &[&["10", "20", "0", "-5"]]), &OFFICIAL.chart, OFFICIAL.page.text_width).svg;
    let widths = bars(&svg);
    assert_eq!(widths.len(), 3, "{widths:?}");
    assert!((widths[1] / widths[0] - 2.0).abs() < 0.01 && (widths[0] / widths[2] - 2.0).abs() < 0.01, "{widths:?}");
}

#[test]
fn charts_are_drawn_in_greys_alone() {
    for kind in ChartKind::ALL {
        let chart = chart(kind, 7, &[&["1", "2", "3", "4", "5", "6", "7"]]);
        let svg = draw(&chart, &OFFICIAL.chart, OFFICIAL.page.text_width).svg;
        for colour in svg.split('"').filter(|value| value.starts_with('#')) {
            let digits = &colour.as_bytes()[1..];
            let is_grey = digits.chunks(digits.len() / 3).all(|part| part == &digits[..digits.len() / 3]);
            assert!(is_grey, "{colour}");
        }
    }
}
