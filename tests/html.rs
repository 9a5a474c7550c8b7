//! The page for a website, read as XML, which it is as well: what each piece is, that it is all there, and that nothing in it
//! leads out or acts.

use std::collections::HashSet;
use std::path::Path;

use nianbao::fonts::Library;
use nianbao::form::Edition;
use nianbao::formats;
use nianbao::image::Images;
use nianbao::render::{Output, Renderer};
use nianbao::source::{Files, Folder, Memory};
use nianbao::style::{BOARD, DIGEST, OFFICIAL, Style};
use roxmltree::{Document, Node, ParsingOptions};

fn html(name: &str, bytes: &[u8], files: &dyn Files, style: &Style, draft: bool) -> (String, String) {
    let report = formats::read(name, bytes).report.expect("a report");
    let images = Images::load(&report, files).expect("images");
    let renderer = Renderer { draft, ..Renderer::new(style, Library::builtin()) };
    let mut files = renderer.render(&report, &images, &[Output::Html]).expect("a page");
    let file = files.remove(0);
    (file.name, String::from_utf8(file.bytes).expect("UTF-8"))
}

fn of_text(yaml: &str) -> String {
    html("年报.yaml", yaml.as_bytes(), &Memory::default(), &OFFICIAL, false).1
}

fn of_sample(name: &str, style: &Style) -> (String, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
    let folder = Folder(path.parent().expect("a folder").to_owned());
    html(name, &std::fs::read(&path).expect("a report"), &folder, style, false)
}

fn parse(html: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(html, options).expect("well-formed")
}

fn text(node: Node<'_, '_>) -> String {
    node.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect()
}

fn all<'a, 'i>(document: &'a Document<'i>, name: &str) -> Vec<Node<'a, 'i>> {
    document.descendants().filter(|node| node.has_tag_name(name)).collect()
}

#[test]
fn websites_are_told_what_the_page_is() {
    let (name, html) = of_sample("xigang-2023.yaml", &OFFICIAL);
    assert_eq!(name, "西岗区应急管理局2023年政府信息公开工作年度报告.html");
    let document = parse(&html);
    let meta = |name: &str| {
        let found = all(&document, "meta").into_iter().find(|node| node.attribute("name") == Some(name));
        found.and_then(|node| node.attribute("content")).unwrap_or_default().to_owned()
    };
    let title = "西岗区应急管理局2023年政府信息公开工作年度报告";
    assert_eq!(meta("ArticleTitle"), title);
    assert_eq!(meta("PubDate"), "2024-01-24");
    assert_eq!(meta("ContentSource"), "西岗区应急管理局");
    assert_eq!(meta("Keywords"), "政府信息公开,年度报告,西岗区应急管理局");
    assert_eq!(meta("Description"), title);
    assert_eq!(document.root_element().attribute("lang"), Some("zh-CN"));
    assert_eq!(all(&document, "title").into_iter().map(text).collect::<Vec<_>>(), [title]);
}

#[test]
fn headings_stand_in_their_order() {
    let (_, html) = of_sample("minghe-2024.yaml", &OFFICIAL);
    let document = parse(&html);
    assert_eq!(all(&document, "h1").len(), 1);
    let sections: Vec<String> = all(&document, "h2").into_iter().map(text).collect();
    let wanted: Vec<&str> = Edition::latest().sections().iter().map(|section| section.heading).collect();
    assert_eq!(&sections[..wanted.len()], wanted);
    // No level is left out on the way down.
    let mut level = 1;
    for node in document.descendants().filter(|node| node.is_element()) {
        let Some(next) = node.tag_name().name().strip_prefix('h').and_then(|level| level.parse::<u32>().ok()) else {
            continue;
        };
        assert!(next <= level + 1, "{}", text(node));
        level = next;
    }
}

/// Every place of every table is covered by one cell, every cell that heads others says which, and the figures are those
/// of the report.
#[test]
fn tables_say_what_heads_what() {
    for style in [&OFFICIAL, &BOARD, &DIGEST] {
        let (_, html) = of_sample("minghe-2024.yaml", style);
        let document = parse(&html);
        assert!(!all(&document, "table").is_empty());
        for table in all(&document, "table") {
            assert_eq!(table.children().filter(|node| node.has_tag_name("caption")).count(), 1);
            let columns = table.descendants().filter(|node| node.has_tag_name("col")).count();
            let rows: Vec<Node<'_, '_>> = table.descendants().filter(|node| node.has_tag_name("tr")).collect();
            let mut covered = HashSet::new();
            for (row, cells) in rows.iter().enumerate() {
                let mut column = 0;
                for cell in cells.children().filter(|node| node.is_element()) {
                    let span = |name| cell.attribute(name).map_or(1, |span| span.parse::<usize>().expect("a number"));
                    while covered.contains(&(row, column)) {
                        column += 1;
                    }
                    for place in (row..row + span("rowspan"))
                        .flat_map(|row| (column..column + span("colspan")).map(move |column| (row, column)))
                    {
                        assert!(covered.insert(place), "{place:?} is covered twice");
                    }
                    let scope = cell.attribute("scope");
                    assert_eq!(scope.is_some(), cell.has_tag_name("th"), "{}", text(cell));
                }
            }
            assert_eq!(covered.len(), columns * rows.len());
        }
    }
    let (_, html) = of_sample("xigang-2023.yaml", &OFFICIAL);
    let document = parse(&html);
    let row = all(&document, "tr").into_iter().find(|row| text(*row).starts_with("行政许可")).expect("a row");
    let cells: Vec<String> = row.children().filter(|node| node.is_element()).map(text).collect();
    assert_eq!(cells, ["行政许可", "8"]);
}

/// Guards that the page is whole by itself: images are in it, nothing is fetched, nothing acts.
#[test]
fn the_page_needs_nothing_else() {
    let (_, html) = of_sample("minghe-2024.yaml", &OFFICIAL);
    let document = parse(&html);
    let images = all(&document, "img");
    assert!(images.len() >= 2);
    for image in images {
        assert!(image.attribute("src").is_some_and(|address| address.starts_with("data:image/")));
        assert!(image.attribute("alt").is_some_and(|alt| !alt.is_empty()));
    }
    for node in document.descendants().filter(|node| node.is_element()) {
        let name = node.tag_name().name();
        assert!(!["script", "link", "iframe", "object", "form"].contains(&name), "{name}");
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on"), "{}", attribute.name());
        }
    }
    assert!(!html.contains("url(") && !html.contains("@import"));
}

#[test]
fn text_stays_text() {
    let hostile = "甲<script>alert(1)</script>&amp;&#60;\"乙\"'丙' ]]> <!--";
    let yaml =
        format!("body: 某局\nyear: 2024\noverview:\n  - {hostile:?}\n  - {{table: {{rows: [[{hostile:?}, 乙]]}}}}\n");
    let html = of_text(&yaml);
    let document = parse(&html);
    let said: Vec<String> = all(&document, "p").into_iter().chain(all(&document, "td")).map(text).collect();
    assert_eq!(said.iter().filter(|said| said.as_str() == hostile).count(), 2, "{said:?}");
    assert!(all(&document, "script").is_empty());
}

#[test]
fn bold_words_lines_and_addresses_are_kept() {
    let html = of_text(
        "body: 某局\nyear: 2024\noverview: ['公开**3件**，见 https://www.a.gov.cn/x?a=1&b=2 。']\n\
         other_matters: [{table: {rows: [[\"甲\\n乙\", 丙]]}}, {list: [丁, 戊]}]\n",
    );
    let document = parse(&html);
    assert!(all(&document, "strong").into_iter().any(|node| text(node) == "3件"));
    let link = all(&document, "a").into_iter().next().expect("a link");
    assert_eq!(link.attribute("href"), Some("https://www.a.gov.cn/x?a=1&b=2"));
    assert_eq!(text(link), "https://www.a.gov.cn/x?a=1&b=2");
    assert!(all(&document, "td").into_iter().any(|cell| cell.children().any(|node| node.has_tag_name("br"))));
    assert_eq!(all(&document, "li").into_iter().map(text).collect::<Vec<_>>(), ["丁", "戊"]);
}

#[test]
fn drafts_say_so() {
    let yaml = "body: 某局\nyear: 2024\noverview: [平稳。]\n";
    let draft = html("年报.yaml", yaml.as_bytes(), &Memory::default(), &OFFICIAL, true).1;
    assert!(all(&parse(&draft), "p").into_iter().any(|node| text(node) == "草稿"));
    assert!(!of_text(yaml).contains("草稿"));
}
