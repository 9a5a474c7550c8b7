//! The samples say what they are meant to say: the published report word for word, and figures that add up.

use std::path::{Path, PathBuf};

use nianbao::document::{Block, Document, Paragraph, assemble};
use nianbao::formats;
use nianbao::image::Images;
use nianbao::report::Report;
use nianbao::source::Folder;
use nianbao::style::{OFFICIAL, ParagraphRole};
use unicode_normalization::UnicodeNormalization;

/// The report's own part of the published page.
const PUBLISHED: &str = include_str!("data/xigang-2023.txt");

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

fn sample(name: &str) -> Report {
    let bytes = std::fs::read(folder().join(name)).expect("the sample");
    let reading = formats::read(name, &bytes);
    assert_eq!(reading.complaints, []);
    reading.report.expect("a report")
}

fn document(report: &Report) -> Document {
    let images = Images::load(report, &Folder(folder())).expect("images");
    assemble(report, &images, &OFFICIAL, false)
}

/// Text as it can be compared with a page that was saved with half-width punctuation and one table cell a line.
fn bare(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace() && *c != '|').collect()
}

/// What stands between two headings of the published text.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let start = text.find(from).expect("the first heading") + from.len();
    let end = start + text[start..].find(to).expect("the second heading");
    &text[start..end]
}

/// Words of the document in printed order; title, signature and date are not part of the published text.
fn words(document: &Document) -> String {
    let mut words = String::new();
    let characters = |paragraph: &Paragraph| paragraph.text.characters();
    for (_, block) in document.blocks() {
        match block {
            Block::Paragraph(paragraph) => match paragraph.role {
                ParagraphRole::Title | ParagraphRole::Signature => {}
                _ => words.push_str(&characters(paragraph)),
            },
            Block::List(items) => items.iter().for_each(|item| words.push_str(&characters(item))),
            Block::Table(table) => table.cells.iter().for_each(|cell| words.push_str(&cell.text.characters())),
            Block::Illustration(_) => {}
        }
    }
    bare(&words)
}

#[test]
fn the_published_report_comes_out_word_for_word() {
    const FOUR: &str = "四、政府信息公开行政复议、行政诉讼情况";
    const FIVE: &str = "五、存在的主要问题及改进情况";
    let published = bare(PUBLISHED);
    let printed = words(&document(&sample("xigang-2023.yaml")));
    // The page has lost half of the labels of 表三 (结果 for 结果维持), so only its figures can be compared.
    let split = |text: &str| {
        let table = between(text, FOUR, FIVE).to_owned();
        (text.replacen(&table, "", 1), table.chars().filter(char::is_ascii_digit).collect::<String>())
    };
    let ((published, published_three), (printed, printed_three)) = (split(&published), split(&printed));
    assert_eq!(printed_three, published_three);
    if let Some(at) = printed.chars().zip(published.chars()).position(|(a, b)| a != b) {
        let near = |text: &str| text.chars().skip(at.saturating_sub(10)).take(40).collect::<String>();
        panic!("printed:   {}\npublished: {}", near(&printed), near(&published));
    }
    assert_eq!(printed.len(), published.len());
}

#[test]
fn the_published_figures_come_out_in_order() {
    let published: Vec<&str> = PUBLISHED
        .lines()
        .map(|line| line.trim_end_matches(['|', ' ']).trim())
        .filter(|line| !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit()))
        .collect();
    let report = sample("xigang-2023.yaml");
    let printed: Vec<String> = report
        .tables()
        .flat_map(|figures| (0..figures.table().len()).map(|figure| figures.printed(figure).to_string()))
        .collect();
    assert_eq!(printed.len(), 200);
    assert_eq!(printed, published);
}

#[test]
fn the_figures_of_the_samples_add_up() {
    for name in ["xigang-2023.yaml", "minghe-2024.yaml"] {
        let report = sample(name);
        for figures in report.tables() {
            let table = figures.table();
            for equation in &table.equations {
                let sum = |side: &[usize]| side.iter().map(|&figure| figures.printed(figure).micros()).sum::<i128>();
                let names: Vec<String> = equation.right.iter().map(|&figure| table.figure_name(figure)).collect();
                assert_eq!(
                    sum(&equation.left),
                    sum(&equation.right),
                    "{name} {} {}",
                    equation.sum.rule.id,
                    names.join("、")
                );
            }
        }
    }
}
