//! 横排: tables that are too wide for an upright page, in the PDF and in Word.

// The other tests of the program use the rest of it.
#[allow(dead_code)]
#[path = "support/command.rs"]
mod command;
#[path = "support/wide.rs"]
mod wide;
// The tests of Word use the rest of it.
#[allow(dead_code)]
#[path = "support/word.rs"]
mod word;

use std::process::Command;

use nianbao::document::{Block, BlockId, Document, Table, assemble};
use nianbao::fonts::Library;
use nianbao::image::Images;
use nianbao::layout::{Item, Layout, LayoutError, Owner, Page, lay_out};
use nianbao::pdf::Imposition;
use nianbao::style::{BOARD, OFFICIAL, PageOrientation, PageStyle, Pt, Style, mm};
use nianbao::{docx, formats, pdf};

use command::{run, write};
use wide::{report, table};
use word::{Package, all, attribute, child, number, text, value};

fn document(yaml: &str, style: &Style) -> Document {
    let reading = formats::read("测试.yaml", yaml.as_bytes());
    let report = reading.usable().unwrap_or_else(|| panic!("{:?}", reading.complaints));
    assemble(report, &Images::default(), style, false)
}

fn set(yaml: &str) -> (Document, Layout) {
    let document = document(yaml, &OFFICIAL);
    let layout = lay_out(&document, &OFFICIAL, Library::builtin()).expect("pages");
    (document, layout)
}

/// A table between a heading and a paragraph, behind another paragraph, and one more at the head of an attachment.
fn with_text() -> String {
    let overview = format!(
        "  - 正文在前。\n  - heading: 各街道公开情况\n{}  - 正文在后。\n",
        table("各街道公开情况", 20, 6, 6, 2)
    );
    report(&overview, &(table("汇总", 28, 8, 4, 6) + "      - 附件的说明。\n"))
}

/// The first table of the body's own.
fn own_table(document: &Document) -> (BlockId, &Table) {
    let tables = document.blocks().filter_map(|(id, block)| match block {
        Block::Table(table) if table.caption.is_some() => Some((id, table)),
        _ => None,
    });
    tables.into_iter().next().expect("a table")
}

/// The text of a page that stands upright.
fn words(page: &Page) -> String {
    let runs = page.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run.text.as_str()),
        _ => None,
    });
    runs.collect()
}

fn orientations(layout: &Layout) -> Vec<PageOrientation> {
    layout.pages.iter().map(|page| page.frame.orientation).collect()
}

/// Guards the order in which a wide table gives way: smaller type, then a page that is turned, and never a figure in two
/// pieces.
#[test]
fn smaller_type_comes_before_a_turned_page() {
    use PageOrientation::{Landscape, Portrait};
    let cases = [
        (8, 6, Portrait, Pt(10.5)),
        (15, 5, Portrait, Pt(9.0)),
        (16, 6, Landscape, Pt(10.5)),
        (20, 6, Landscape, Pt(7.5)),
        (28, 4, Landscape, Pt(7.5)),
    ];
    for (columns, digits, orientation, size) in cases {
        let (document, layout) = set(&report(&table("表", columns, 3, digits, 2), ""));
        let (id, table) = own_table(&document);
        assert_eq!((table.orientation, table.size), (orientation, size), "{columns} columns of {digits} digits");
        let (width, _) = OFFICIAL.page.text_area(orientation);
        assert!((table.columns.iter().sum::<Pt>() - width).0.abs() < 0.1, "as wide as the type area");
        for (cell, content) in table.cells.iter().enumerate().filter(|(_, cell)| cell.row > 0 && cell.column > 0) {
            let owner = Owner::Cell { table: id, cell };
            let items = layout.pages.iter().flat_map(|page| &page.items);
            let lines = items.filter(|item| matches!(item, Item::Text(run) if run.owner == owner)).count();
            assert_eq!(lines, 1, "{:?}", content.text);
        }
    }
}

/// Guards the text around: before the table it fills upright pages, the heading stays with its table, and nothing else
/// stands on the turned page.
#[test]
fn only_the_table_and_what_heads_it_stand_on_a_turned_page() {
    use PageOrientation::{Landscape, Portrait};
    let (_, layout) = set(&with_text());
    let turned = |page: &Page| page.frame.orientation == Landscape;
    let pages = orientations(&layout);
    assert_eq!(pages[..3], [Portrait, Landscape, Portrait]);
    assert_eq!(pages[pages.len() - 2..], [Landscape, Portrait], "the attachment begins with its table");
    assert_eq!(pages.iter().filter(|page| **page == Landscape).count(), 2);
    assert!(words(&layout.pages[0]).ends_with("正文在前。— 1 —"), "{}", words(&layout.pages[0]));
    let first = words(&layout.pages[1]);
    assert!(first.starts_with("（一）各街道公开情况各街道公开情况街道领域1"), "{first}");
    assert!(first.ends_with("106019"), "{first}");
    assert!(words(&layout.pages[2]).starts_with("正文在后。"));
    let attached = layout.pages.iter().rev().find(|page| turned(page)).expect("a page");
    assert!(words(attached).starts_with("附件各街道政府信息公开数据汇总表汇总街道"), "{}", words(attached));
    for page in layout.pages.iter().filter(|page| turned(page)) {
        let frame = page.frame;
        assert_eq!((frame.width, frame.height), (mm(297.0), mm(210.0)));
        for item in &page.items {
            let Item::Rule(rule) = item else { continue };
            let inside = |x: Pt, y: Pt| {
                x > frame.left - Pt(1.0)
                    && x < frame.left + frame.text_width + Pt(1.0)
                    && y > frame.top - Pt(1.0)
                    && y < frame.foot() + Pt(1.0)
            };
            assert!(inside(rule.from.0, rule.from.1) && inside(rule.to.0, rule.to.1), "{rule:?}");
        }
    }
}

/// GB/T 9704—2012, 8: the page number of a turned page is where it is on all pages as they are bound, the head of the
/// table at the binding edge of odd pages and at the cutting edge of even ones; the head is there again on every page.
#[test]
fn a_long_table_goes_on_and_is_numbered_as_it_is_bound() {
    let (document, layout) = set(&report(&table("长表", 20, 70, 6, 2), ""));
    let (id, _) = own_table(&document);
    let turned: Vec<(usize, &Page)> =
        (1..).zip(&layout.pages).filter(|(_, page)| page.frame.orientation == PageOrientation::Landscape).collect();
    assert!(turned.len() > 2, "{}", turned.len());
    let parted = layout.parted.iter().find(|parted| parted.table == id).expect("a table in parts");
    assert_eq!(parted.before.len(), turned.len() - 1);
    for (number, page) in turned {
        assert!(words(page).contains("领域19"), "the head stands on page {number}");
        let margin = if number % 2 == 1 { mm(28.0) } else { mm(26.0) };
        assert!((page.frame.top - margin).0.abs() < 1e-6, "page {number}: {:?}", page.frame);
        let [Item::Slanted(slanted)] = &page.items.iter().filter(|item| is_slanted(item)).collect::<Vec<_>>()[..]
        else {
            panic!("page {number} has one number")
        };
        assert_eq!(slanted.runs[0].text, format!("— {number} —"));
        assert_eq!(slanted.angle, -90.0);
        // From the upper left corner of the sheet as it is bound.
        let bound = (slanted.pivot.1, page.frame.width - slanted.pivot.0);
        // An upright page before it of the same side has its number there too.
        let upright = layout.pages[(number + 1) % 2].items.iter().find_map(|item| match item {
            Item::Text(run) if run.text.starts_with('—') => Some((run.x, run.y)),
            Item::Slanted(slanted) => Some((slanted.pivot.1, page.frame.width - slanted.pivot.0)),
            _ => None,
        });
        let (x, y) = upright.expect("a number");
        // Numbers are as wide as their digits.
        assert!((bound.0 - x).0.abs() < 8.0 && (bound.1 - y).0.abs() < 0.01, "page {number}: {bound:?}, {x:?} {y:?}");
    }
}

fn is_slanted(item: &Item) -> bool {
    matches!(item, Item::Slanted(_))
}

/// Guards the promise that no figure is parted: what fits nowhere is refused, with its place; sheets for the board are
/// never turned.
#[test]
fn what_fits_nowhere_is_refused() {
    for (style, columns, digits, turned) in [(&OFFICIAL, 30, 9, true), (&BOARD, 20, 9, false)] {
        let document = document(&report(&table("表", columns, 3, digits, 2), ""), style);
        let errors = lay_out(&document, style, Library::builtin()).expect_err("too wide");
        let [error @ LayoutError::FigureTooWide { lies, span, .. }] = &errors[..] else { panic!("{errors:?}") };
        assert_eq!((*lies, span.is_some()), (turned, true));
        let message = error.to_string();
        assert!(message.contains(&format!("“1{:08}”", 1_001)) && message.contains("拆成几个"), "{message}");
    }
}

/// Guards Word: sections of upright and of turned pages, the table as wide as the turned page's type area, and page
/// numbers in frames of their own there.
#[test]
fn word_has_sections_of_turned_pages() {
    let document = document(&with_text(), &OFFICIAL);
    let package = Package::open(&docx::write(&document, &OFFICIAL).expect("a file"));
    let xml = package.xml("word/document.xml");
    let sections = all(xml.root(), "sectPr");
    let turned: Vec<bool> =
        sections.iter().map(|section| value_of(*section, "pgSz", "orient") == Some("landscape")).collect();
    assert_eq!(turned, [false, true, false, true, false]);
    for section in &sections {
        let (size, margin) = (child(*section, "pgSz").expect("a size"), child(*section, "pgMar").expect("margins"));
        let (width, sides) = (number(size, "w"), number(margin, "left") + number(margin, "right"));
        let is_turned = number(size, "w") > number(size, "h");
        // 225 and 156 mm in twips.
        assert_eq!(width - sides, if is_turned { 12_756 } else { 8_844 });
    }
    let body = child(xml.root_element(), "body").expect("a body");
    let elements: Vec<_> = body.children().filter(|node| node.is_element()).collect();
    let ends = |at: usize| all(elements[at], "sectPr").len() == 1;
    let tables = (0..elements.len()).filter(|&at| elements[at].tag_name().name() == "tbl");
    for at in tables.filter(|&at| text(elements[at]).starts_with("街道")) {
        let width: i64 = all(elements[at], "gridCol").iter().map(|column| number(*column, "w")).sum();
        assert_eq!(width, 12_756);
        assert!(ends(at + 1), "the section ends behind the table");
    }
    let before = elements.iter().position(|element| text(*element) == "正文在前。").expect("the text before");
    assert!(ends(before), "the last line of text bears the end of the section of upright pages");
    // Odd and even pages, upright and turned.
    let relationships = package.xml("word/_rels/document.xml.rels");
    for section in &sections {
        let footers: Vec<_> = all(*section, "footerReference");
        assert_eq!(footers.len(), 2);
        for footer in footers {
            let id = attribute(footer, "id").expect("an id");
            let target = relationships.descendants().find(|node| node.attribute("Id") == Some(id));
            let path = format!("word/{}", target.and_then(|node| node.attribute("Target")).expect("a part"));
            let footer = package.xml(&path);
            let frames = all(footer.root(), "textbox");
            let is_turned = value_of(*section, "pgSz", "orient").is_some();
            assert_eq!(frames.len(), usize::from(is_turned), "{path}");
            assert!(frames.iter().all(|frame| attribute(*frame, "style") == Some("layout-flow:vertical")));
            assert_eq!(all(footer.root(), "instrText").len(), 1, "{path}");
            assert!(value(all(footer.root(), "p")[0], "pPr/pStyle").is_some());
        }
    }
}

fn value_of<'a>(node: roxmltree::Node<'a, '_>, element: &str, name: &str) -> Option<&'a str> {
    child(node, element).and_then(|element| attribute(element, name))
}

/// Guards the PDF: sides of the page as it is read; imposed, the page is turned back, so that the table reads from the
/// right and its head is at the left.
#[test]
fn turned_pages_are_turned_back_on_sheets() {
    let (document, layout) = set(&with_text());
    let folder = tempfile::tempdir().expect("a folder");
    let words = |imposition: Option<Imposition>, page: usize| {
        let bytes = pdf::write(&document, &layout, imposition, Library::builtin()).expect("a PDF");
        let file = folder.path().join("年报.pdf");
        std::fs::write(&file, bytes).expect("written");
        let (page, mut command) = (page.to_string(), Command::new("pdftotext"));
        let output = command.args(["-bbox", "-f", &page, "-l", &page]).arg(&file).arg("-").output();
        String::from_utf8(output.expect("pdftotext runs; it is in poppler-utils").stdout).expect("UTF-8")
    };
    let PageStyle { width, height, .. } = OFFICIAL.page;
    let size = |html: &str| {
        let (_, rest) = html.split_once("<page ").expect("a page");
        (attribute_of(rest, "width"), attribute_of(rest, "height"))
    };
    let place = |html: &str, word: &str| {
        let line = html.lines().find(|line| line.contains(&format!(">{word}<"))).unwrap_or_else(|| panic!("{word}"));
        ["xMin", "yMin", "xMax", "yMax"].map(|edge| attribute_of(line, edge))
    };
    let near = |a: f64, b: f64| (a - b).abs() < 0.5;
    let alone = words(None, 2);
    assert!(near(size(&alone).0, height.0) && near(size(&alone).1, width.0), "{:?}", size(&alone));
    let [left, top, right, bottom] = place(&alone, "106019");
    assert!(right - left > bottom - top, "the figure lies as it is read");
    let sheet = words(Some(Imposition::TwoUp), 1);
    assert!(near(size(&sheet).0, 2.0 * width.0) && near(size(&sheet).1, height.0), "{:?}", size(&sheet));
    // Page 2 is at the right of the first sheet.
    let turned_back = place(&sheet, "106019");
    let expected = [width.0 + top, height.0 - right, width.0 + bottom, height.0 - left];
    assert!(turned_back.iter().zip(expected).all(|(a, b)| near(*a, b)), "{turned_back:?}, not {expected:?}");
}

fn attribute_of(html: &str, name: &str) -> f64 {
    let (_, rest) = html.split_once(&format!("{name}=\"")).expect("an attribute");
    rest.split_once('"').expect("its end").0.parse().expect("a number")
}

/// Guards `check` against passing what cannot be printed: other layouts have other room than the official one.
#[test]
fn check_looks_at_the_pages_that_are_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "年报.yaml", report(&table("各街道公开情况", 18, 2, 7, 2), ""));
    run(folder.path(), &["check", "年报.yaml"]).expect_about(0, "错误 0 处");
    let on_board = |command| run(folder.path(), &[command, "年报.yaml", "--layout", "board"]);
    let checked = on_board("check").expect_about(2, "年报.yaml：错误 1 处");
    assert!(checked.results.contains("错误[PAGE]"), "{checked:?}");
    on_board("render").expect_about(2, "错误[PAGE]");
}
