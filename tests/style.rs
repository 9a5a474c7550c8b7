//! A layout is data: a second one goes through Word and PDF without touching code, for every edition of the form.

#[path = "support/notice.rs"]
mod notice;
#[path = "support/word.rs"]
mod word;

use nianbao::document::{Block, Document, assemble, digest};
use nianbao::fonts::Library;
use nianbao::form::{Edition, TableId};
use nianbao::image::Images;
use nianbao::layout::{Item, Layout, Owner, Page, lay_out};
use nianbao::link::Link;
use nianbao::report::{OneLine, Report};
use nianbao::source::{Folder, Spanned};
use nianbao::style::{BOARD, DIGEST, OFFICIAL, Pt, Style, mm};
use nianbao::{docx, formats, pdf};
use notice::{BODY, LINE, notice};
use word::{Package, all, at, attribute, cells, child, number, text, value};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");

fn report(name: &str) -> Report {
    let bytes = std::fs::read(format!("{FOLDER}/{name}")).expect("the sample");
    formats::read(name, &bytes).report.expect("a report")
}

fn sample(style: &Style, draft: bool) -> Document {
    let report = report("minghe-2024.yaml");
    let images = Images::load(&report, &Folder(FOLDER.into())).expect("images");
    assemble(&report, &images, style, draft)
}

fn set(document: &Document, style: &Style) -> Layout {
    lay_out(document, style, Library::builtin()).expect("a layout")
}

#[test]
fn word_follows_the_layout() {
    let style = notice();
    let document = sample(&style, true);
    let package = Package::open(&docx::write(&document, &style).expect("a Word file"));
    let xml = package.xml("word/document.xml");
    let section = at(xml.root_element(), "body/sectPr").expect("a section");
    let (size, margin) = (child(section, "pgSz").expect("size"), child(section, "pgMar").expect("margins"));
    let twips = |length: Pt| (length.0 * 20.0).round() as i64;
    assert_eq!((number(size, "w"), number(size, "h")), (twips(mm(297.0)), twips(mm(420.0))));
    assert!((number(margin, "left") - number(margin, "right")).abs() <= 1, "symmetric margins");
    let styles = package.xml("word/styles.xml");
    let look = |id: &str| all(styles.root(), "style").into_iter().find(|one| attribute(*one, "styleId") == Some(id));
    let body = look("Normal").expect("a body style");
    assert_eq!(value(body, "rPr/sz"), Some("42"));
    assert_eq!(number(at(body, "pPr/spacing").expect("line spacing"), "line"), twips(LINE));
    // Page numbers in the middle are the same on odd and even pages.
    let kinds = |name| {
        let references = all(xml.root(), name);
        references.into_iter().filter_map(|one| attribute(one, "type").map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!((kinds("footerReference"), kinds("headerReference")), (vec!["default".into()], vec!["default".into()]));
    assert!(at(package.xml("word/settings.xml").root_element(), "evenAndOddHeaders").is_none());
    assert!(look("EvenFooter").is_none());
    assert_eq!(value(look("Footer").expect("a style"), "pPr/jc"), Some("center"));
    assert_eq!(text(package.xml("word/footer1.xml").root()), "第 1 页 共 1 页");
    let header = package.xml("word/header1.xml");
    assert_eq!(text(header.root()), "示范市明河区人民政府2024年");
    let stamp = all(header.root(), "textpath").into_iter().find_map(|path| attribute(path, "string"));
    assert_eq!(stamp, Some("草稿"));
    let rule = at(look("HeaderBand").expect("a style"), "pPr/pBdr/bottom").expect("a rule");
    assert_eq!(number(rule, "sz"), 16);
    let level = package.xml("word/numbering.xml");
    assert_eq!(
        all(level.root(), "lvlText").into_iter().filter_map(|one| attribute(one, "val")).collect::<Vec<_>>(),
        ["●"]
    );
    let width = number(size, "w") - number(margin, "left") - number(margin, "right");
    let tables: Vec<_> = all(xml.root(), "tbl");
    let counts = document.blocks().filter_map(|(_, block)| match block {
        Block::Table(table) => Some(table.cells.len()),
        _ => None,
    });
    assert_eq!(tables.iter().map(|table| cells(*table).len()).collect::<Vec<_>>(), counts.collect::<Vec<_>>());
    for table in tables {
        let columns = all(table, "gridCol").into_iter().map(|column| number(column, "w"));
        assert_eq!(columns.sum::<i64>(), width, "tables fill the type area");
        let border = at(table, "tblPr/tblBorders/top").expect("a border");
        assert_eq!(number(border, "sz"), 8);
    }
}

#[test]
fn pages_follow_the_layout() {
    let style = notice();
    let document = sample(&style, true);
    let layout = set(&document, &style);
    let size = |page: &Page| (page.frame.width, page.frame.height);
    assert!(layout.pages.iter().all(|page| size(page) == (mm(297.0), mm(420.0))));
    let (left, right) = (style.page.left, style.page.left + style.page.text_width);
    for (number, page) in (1..).zip(&layout.pages) {
        let mut foot = Vec::new();
        let mut head = String::new();
        for item in &page.items {
            match item {
                Item::Text(run) if run.owner == Owner::Artifact && run.y > style.page.top + style.page.text_height => {
                    foot.push(run);
                }
                Item::Text(run) if run.owner == Owner::Artifact && run.y < style.page.top => head += &run.text,
                Item::Rule(rule) if rule.from.1 < style.page.top => assert_eq!(rule.width, Pt(2.0)),
                Item::Text(run) if matches!(run.owner, Owner::Paragraph(_)) => {
                    assert!(run.size == BODY || run.size == Pt(22.0) * 1.4, "{:?}", run.size);
                }
                Item::Rule(rule) => {
                    assert!([Pt(1.0), Pt(1.5)].contains(&rule.width), "a line of a table or above a heading");
                    assert!(rule.from.0 > left - Pt(1.0) && rule.to.0 < right + Pt(1.0));
                }
                _ => {}
            }
        }
        assert_eq!(head, "示范市明河区人民政府2024年");
        assert!(matches!(page.items.first(), Some(Item::Slanted(_))), "a draft, below all else");
        let text: String = foot.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(text, format!("第 {number} 页 共 {} 页", layout.pages.len()));
        let last = foot[foot.len() - 1];
        let end = last.x + last.glyphs.last().map_or(Pt::ZERO, |glyph| glyph.x + glyph.advance);
        let middle = (foot[0].x + end) / 2.0;
        assert!((middle - (left + right) / 2.0).0.abs() < 0.01, "the number of page {number} is at {middle:?}");
    }
    let bytes = pdf::write(&document, &layout, None, Library::builtin()).expect("a PDF");
    assert!(layout.pages.len() < set(&sample(&OFFICIAL, false), &OFFICIAL).pages.len());
    assert!(!bytes.is_empty());
}

/// Widths of the columns of the sheet with an official table, as shares of the whole.
fn column_shares(style: &Style, sheet: &str, columns: usize) -> Vec<f64> {
    let bytes = formats::Format::Workbook.write(&report("minghe-2024.yaml"), style).expect("a workbook");
    let package = Package::open(&bytes);
    let workbook = package.xml("xl/workbook.xml");
    let place = all(workbook.root(), "sheet").iter().position(|one| attribute(*one, "name") == Some(sheet));
    let xml = package.xml(&format!("xl/worksheets/sheet{}.xml", place.expect("the sheet") + 1));
    let mut widths = Vec::new();
    for column in all(xml.root(), "col") {
        let width: f64 = attribute(column, "width").and_then(|width| width.parse().ok()).expect("a width");
        widths.extend((number(column, "min")..=number(column, "max")).map(|_| width));
    }
    widths.truncate(columns);
    let all: f64 = widths.iter().sum();
    widths.iter().map(|width| width / all).collect()
}

#[test]
fn workbooks_follow_the_layout() {
    let table = Edition::latest().table(TableId::Disclosure);
    for style in [&OFFICIAL, &BOARD, &notice()] {
        let shares = column_shares(style, table.form.sheet, table.grid.columns);
        let label = style.official_table(TableId::Disclosure).label_columns[0] / style.page.text_width;
        assert!((shares[0] - label).abs() < 0.01, "{shares:?} begin with {label}");
    }
}

/// Guards that layouts have the tables of every edition: as many label columns as its form has.
#[test]
fn every_layout_fits_every_edition() {
    for edition in Edition::all() {
        let body = Spanned::from(OneLine::new("某市民政局").expect("a name"));
        let report = Report::new(edition, body, *edition.years().start()).expect("a report");
        for style in [&OFFICIAL, &BOARD, &notice()] {
            let document = assemble(&report, &Images::default(), style, false);
            assert!(
                !pdf::write(&document, &set(&document, style), None, Library::builtin()).expect("a PDF").is_empty()
            );
            assert!(docx::write(&document, style).is_ok());
            for id in TableId::ALL {
                let grid = &edition.table(id).grid;
                let widths = style.official_table(id).columns(grid.columns, grid.label_columns, style.page.text_width);
                assert!((widths.iter().sum::<Pt>() - style.page.text_width).0.abs() < 1e-6);
            }
        }
    }
}

#[test]
fn word_has_the_digest_that_pages_have() {
    let report = report("minghe-2024.yaml");
    let link = Link::new("https://www.minghe.example.gov.cn/zwgk/").expect("an address");
    let document = digest(&report, &DIGEST, DIGEST.digest.as_ref().expect("a digest"), Some(&link), true);
    let package = Package::open(&docx::write(&document, &DIGEST).expect("a Word file"));
    let xml = package.xml("word/document.xml");
    let body = text(xml.root());
    for told in ["9971", "48613", "12.50", "解读形式不够丰富", "补齐基层短板", "2025年3月20日", link.address()]
    {
        assert!(body.contains(told), "{told}");
    }
    let alts: Vec<_> = all(xml.root(), "docPr").into_iter().filter_map(|one| one.attribute("descr")).collect();
    assert_eq!(alts.len(), 2);
    assert_eq!(alts[1], format!("二维码：{}", link.address()));
    // The stamp of a draft stands above the text, which it would else push off the sheet.
    let stamp = look_of(&package, "Header");
    let margin = at(xml.root_element(), "body/sectPr/pgMar").expect("margins");
    assert!(number(margin, "header") + stamp <= number(margin, "top"));
    // Nothing but the rows of reviews has lines.
    let ruled = |table: &roxmltree::Node<'_, '_>| {
        let borders = all(*table, "tblBorders")[0].children().filter(roxmltree::Node::is_element);
        let drawn = borders.filter(|border| border.attributes().any(|value| value.value() == "single"));
        drawn.map(|border| border.tag_name().name().to_owned()).collect::<Vec<_>>()
    };
    let tables: Vec<Vec<String>> = all(xml.root(), "tbl").iter().map(ruled).collect();
    assert_eq!(tables.iter().filter(|sides| !sides.is_empty()).collect::<Vec<_>>(), [&["bottom", "insideH"]]);
}

/// Height of a line of a style, in twips.
fn look_of(package: &Package, id: &str) -> i64 {
    let styles = package.xml("word/styles.xml");
    let look = all(styles.root(), "style").into_iter().find(|one| attribute(*one, "styleId") == Some(id));
    number(at(look.expect("a style"), "pPr/spacing").expect("line spacing"), "line")
}
