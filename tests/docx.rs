//! The Word file, read back part by part.

#[path = "support/golden.rs"]
mod golden;
#[path = "support/word.rs"]
mod word;

use nianbao::document::{self, Document, assemble};
use nianbao::form::Edition;
use nianbao::image::Images;
use nianbao::source::Memory;
use nianbao::style::{OFFICIAL, ParagraphRole};
use nianbao::{docx, formats};
use roxmltree::Node;

use word::{Package, all, at, attribute, cells, child, number, text, value};

const REPORT: &str = r#"
body: 示范市新区民政局
year: 2023
published: 2024-01-24
preamble: ["根据《条例》规定，编制本报告。"]
overview:
  - heading: 主动公开
  - "收到申请 **3件**，办结率 100%；A&B <标签> \"引号\"  两个空格。"
  - list: [政策解读, 平台建设]
proactive_disclosure:
  regulations: [1, 2, 3]
  normative_documents: {issued: 4, repealed: /, in_force: 6}
  licensing: 8
  penalties: 5
  compulsory_measures: 0
  fees: 12.5
applications:
  received: [2, 1, 0, 0, 0, 0, 3]
  results:
    granted: [2, 1, 0, 0, 0, 0, 3]
review_and_litigation:
  reconsideration: [1, 2, 3, 4, 10]
problems_and_improvements: ["问题一。"]
other_matters:
  - {table: {caption: 收费情况, columns: [项目, 金额], rows: [[甲, "1.5"], [{text: 合计, colspan: 2}]]}}
"#;

fn assembled(yaml: &str, files: &Memory, draft: bool) -> Document {
    let reading = formats::read("测试.yaml", yaml.as_bytes());
    let report = reading.usable().unwrap_or_else(|| panic!("{:?}", reading.complaints));
    let images = Images::load(report, files).expect("images");
    assemble(report, &images, &OFFICIAL, draft)
}

/// The document of a report without images.
fn plain(yaml: &str, draft: bool) -> Document {
    assembled(yaml, &Memory::default(), draft)
}

fn package(yaml: &str) -> Package {
    written(&plain(yaml, false))
}

fn written(document: &Document) -> Package {
    Package::open(&docx::write(document, &OFFICIAL).expect("a Word file"))
}

#[test]
fn official_tables_are_merged_as_the_form_has_them() {
    let package = package(REPORT);
    let xml = package.xml("word/document.xml");
    for (table, form) in all(xml.root(), "tbl").into_iter().zip(Edition::latest().tables()) {
        let mut text = String::from("row column rows×columns text\n");
        for cell in cells(table) {
            let space = if cell.text.is_empty() { "" } else { " " };
            text += &format!("{} {} {}×{}{space}{}\n", cell.row, cell.column, cell.rows, cell.columns, cell.text);
        }
        golden::compare(&format!("golden/docx-{}.txt", form.key), &text);
    }
}

/// Guards the file as Word reads it, element by element.
#[test]
fn parts_are_as_before() {
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/xigang-2023.yaml");
    let package = package(&std::fs::read_to_string(sample).expect("the sample"));
    for part in ["styles", "document"] {
        let xml = package.xml(&format!("word/{part}.xml"));
        golden::compare(&format!("golden/word/{part}.txt"), &normalised(&xml));
    }
}

/// A part with an element a line, its attributes sorted: differences show line by line.
fn normalised(part: &roxmltree::Document<'_>) -> String {
    fn write(node: Node<'_, '_>, depth: usize, lines: &mut String) {
        let prefix = |namespace: Option<&str>| {
            let declared = namespace.and_then(|uri| node.lookup_prefix(uri));
            declared.map(|prefix| format!("{prefix}:")).unwrap_or_default()
        };
        let name = prefix(node.tag_name().namespace()) + node.tag_name().name();
        let mut attributes: Vec<String> = node
            .attributes()
            .map(|one| format!(" {}{}=\"{}\"", prefix(one.namespace()), one.name(), one.value()))
            .collect();
        attributes.sort();
        let text: String =
            node.children().filter_map(|child| child.is_text().then(|| child.text()).flatten()).collect();
        *lines += &format!("{}<{name}{}>{text}\n", "  ".repeat(depth), attributes.concat());
        node.children().filter(Node::is_element).for_each(|child| write(child, depth + 1, lines));
    }
    let mut lines = String::new();
    write(part.root_element(), 0, &mut lines);
    lines
}

#[test]
fn every_table_is_as_the_document_has_it() {
    let document = plain(REPORT, false);
    let tables: Vec<&document::Table> = document.blocks().filter_map(|(_, block)| table_of(block)).collect();
    let package = written(&document);
    let xml = package.xml("word/document.xml");
    let elements = all(xml.root(), "tbl");
    assert_eq!(elements.len(), tables.len());
    for (element, table) in elements.into_iter().zip(tables) {
        let wanted = table.cells.iter().map(|cell| word::Cell {
            row: cell.row,
            column: cell.column,
            rows: cell.rows,
            columns: cell.columns,
            text: cell.text.characters(),
        });
        assert_eq!(cells(element), wanted.collect::<Vec<_>>());
        let flagged: Vec<usize> = rows_with(element, |row| at(row, "trPr/tblHeader").is_some());
        // 表一 is on one page, so that its first heads, which are not those of all its rows, are never said again.
        let heads = table.heads_columns().into_iter().take_while(|heads| *heads).count();
        let is_whole = table.keep_with_next.len() + 1 == table.rows;
        let wanted = if is_whole { heads } else { table.header_rows };
        assert_eq!(flagged, (0..wanted).collect::<Vec<_>>(), "header rows");
        let kept = rows_with(element, |row| {
            let paragraphs = all(row, "p");
            let keeps = paragraphs.iter().filter(|paragraph| at(**paragraph, "pPr/keepNext").is_some()).count();
            assert!(keeps == 0 || keeps == paragraphs.len(), "a row is kept by all of its paragraphs or by none");
            keeps > 0
        });
        assert_eq!(kept, table.keep_with_next, "rows kept with the next");
        assert!(rows_with(element, |row| at(row, "trPr/cantSplit").is_none()).is_empty(), "no row splits");
        assert_eq!(value(element, "tblPr/tblCaption"), Some(table.summary.as_str()));
    }
}

fn table_of(block: &document::Block) -> Option<&document::Table> {
    match block {
        document::Block::Table(table) => Some(table),
        _ => None,
    }
}

fn rows_with(table: Node<'_, '_>, holds: impl Fn(Node<'_, '_>) -> bool) -> Vec<usize> {
    let rows = table.children().filter(|node| node.tag_name().name() == "tr");
    rows.enumerate().filter(|(_, row)| holds(*row)).map(|(number, _)| number).collect()
}

#[test]
fn tables_are_as_wide_as_the_type_area() {
    let package = package(REPORT);
    let xml = package.xml("word/document.xml");
    let page = at(xml.root_element(), "body/sectPr").expect("a section");
    let (size, margin) = (child(page, "pgSz").expect("size"), child(page, "pgMar").expect("margin"));
    let type_area = number(size, "w") - number(margin, "left") - number(margin, "right");
    for table in all(xml.root(), "tbl") {
        let grid: Vec<i64> = all(table, "gridCol").into_iter().map(|column| number(column, "w")).collect();
        assert_eq!(grid.iter().sum::<i64>(), type_area);
        assert_eq!(number(at(table, "tblPr/tblW").expect("width"), "w"), type_area);
        assert_eq!(at(table, "tblPr/tblLayout").and_then(|layout| attribute(layout, "type")), Some("fixed"));
        for row in all(table, "tr") {
            let widths = all(row, "tcW").into_iter().map(|width| number(width, "w"));
            assert_eq!(widths.sum::<i64>(), type_area, "the cells of a row fill it");
        }
        for border in at(table, "tblPr/tblBorders").expect("borders").children() {
            assert_eq!((attribute(border, "val"), number(border, "sz")), (Some("single"), 4));
        }
    }
}

#[test]
fn the_page_is_that_of_gb_t_9704() {
    let package = package(REPORT);
    let xml = package.xml("word/document.xml");
    let page = at(xml.root_element(), "body/sectPr").expect("a section");
    let (size, margin) = (child(page, "pgSz").expect("size"), child(page, "pgMar").expect("margin"));
    let is_mm = |twips: i64, mm: f64| {
        let got = twips as f64 / 1440.0 * 25.4;
        assert!((got - mm).abs() < 0.05, "{got} mm, not {mm} mm");
    };
    for (name, mm) in [("top", 37.0), ("left", 28.0), ("right", 26.0), ("bottom", 35.0)] {
        is_mm(number(margin, name), mm);
    }
    // From the lower edge of the sheet to the line of the page number, whose dashes then stand 7 mm below the type area
    // (tests/libreoffice measures them).
    is_mm(number(margin, "footer"), 25.43);
    assert!(number(margin, "header") < number(margin, "top"));
    is_mm(number(size, "w"), 210.0);
    is_mm(number(size, "h"), 297.0);
    // 22 lines of 28 characters, and no more.
    let height = number(size, "h") - number(margin, "top") - number(margin, "bottom");
    let width = number(size, "w") - number(margin, "left") - number(margin, "right");
    let styles = package.xml("word/styles.xml");
    let body = style(&styles, "Normal");
    let line = at(body, "pPr/spacing").expect("line spacing");
    assert_eq!(attribute(line, "lineRule"), Some("exact"));
    assert_eq!(height / number(line, "line"), 22);
    assert_eq!(number(child(page, "docGrid").expect("a grid"), "linePitch"), number(line, "line"));
    let points = |path| value(body, path).and_then(|value| value.parse::<i64>().ok()).expect("a number");
    let pitch = points("rPr/sz") * 10 + points("rPr/spacing");
    assert_eq!((width / pitch, points("rPr/sz")), (28, 32));
}

fn style<'a>(styles: &'a roxmltree::Document<'_>, id: &str) -> Node<'a, 'a> {
    let found = all(styles.root(), "style").into_iter().find(|style| attribute(*style, "styleId") == Some(id));
    found.unwrap_or_else(|| panic!("no style {id}"))
}

#[test]
fn looks_are_styles_that_follow_the_body_style() {
    let package = package(REPORT);
    let styles = package.xml("word/styles.xml");
    let named = |name: &str| {
        let found = all(styles.root(), "style").into_iter().find(|style| value(*style, "name") == Some(name));
        found.unwrap_or_else(|| panic!("no style {name}"))
    };
    for (level, font) in [(1, Some("黑体")), (2, Some("楷体_GB2312")), (3, None), (4, None)] {
        let heading = named(&format!("heading {level}"));
        assert_eq!(value(heading, "pPr/outlineLvl"), Some((level - 1).to_string().as_str()));
        assert_eq!(at(heading, "rPr/rFonts").and_then(|fonts| attribute(fonts, "eastAsia")), font);
        assert!(at(heading, "rPr/sz").is_none(), "headings are as large as the body");
        assert!(at(heading, "pPr/keepNext").is_some());
    }
    let title = named("Title");
    let fonts = at(title, "rPr/rFonts").expect("a font");
    for script in ["ascii", "hAnsi", "eastAsia", "cs"] {
        assert_eq!(attribute(fonts, script), Some("方正小标宋简体"));
    }
    assert_eq!(value(title, "rPr/sz"), Some("44"));
    let body = named("Normal");
    let indent = at(body, "pPr/ind").expect("an indent");
    assert_eq!(number(indent, "firstLineChars"), 200);
    assert!(at(body, "pPr/kinsoku").is_some());
    for on in ["overflowPunct", "autoSpaceDE", "autoSpaceDN"] {
        let flag = at(body, &format!("pPr/{on}")).unwrap_or_else(|| panic!("{on} is not said"));
        assert_eq!(attribute(flag, "val"), None, "{on} is on");
    }
    let roots = all(styles.root(), "style")
        .into_iter()
        .filter(|style| attribute(*style, "type") == Some("paragraph") && child(*style, "basedOn").is_none());
    assert_eq!(roots.filter_map(|style| value(style, "name")).collect::<Vec<_>>(), ["Normal"]);
    let language = at(styles.root_element(), "docDefaults/rPrDefault/rPr/lang").expect("a language");
    assert_eq!((attribute(language, "val"), attribute(language, "eastAsia")), (Some("zh-CN"), Some("zh-CN")));
}

#[test]
fn text_has_no_look_of_its_own() {
    let package = package(REPORT);
    let xml = package.xml("word/document.xml");
    let styles = package.xml("word/styles.xml");
    for paragraph in all(xml.root(), "p") {
        style(&styles, value(paragraph, "pPr/pStyle").expect("a style"));
        let in_table = paragraph.ancestors().any(|node| node.tag_name().name() == "tbl");
        for properties in all(paragraph, "rPr") {
            for property in properties.children() {
                let name = property.tag_name().name();
                let bold = ["b", "bCs"].contains(&name);
                assert!(bold || in_table && ["sz", "szCs"].contains(&name), "{name}");
            }
        }
    }
}

/// Guards cells that are empty or emptied: what is typed there takes the look of the paragraph's mark.
#[test]
fn the_mark_of_a_cell_is_as_large_as_its_text() {
    let package = package(REPORT);
    let xml = package.xml("word/document.xml");
    let mut larger = 0;
    for paragraph in all(xml.root(), "tc").into_iter().flat_map(|cell| all(cell, "p")) {
        let of_mark = value(paragraph, "pPr/rPr/sz");
        larger += usize::from(of_mark.is_some());
        for run in all(paragraph, "r") {
            assert_eq!(value(run, "rPr/sz"), of_mark, "{}", text(paragraph));
        }
    }
    assert!(larger > 0, "the table of 二 is set larger than others");
}

/// Guards the paragraph before the signature: a short one goes to the next page whole in every program.
#[test]
fn the_last_paragraph_goes_with_the_signature() {
    for (length, whole) in [(138, true), (139, false)] {
        let report =
            format!("body: 甲局\nyear: 2023\npublished: 2024-01-24\nother_matters: [{}]\n", "文".repeat(length));
        let package = package(&report);
        let xml = package.xml("word/document.xml");
        let last = all(xml.root(), "p").into_iter().find(|one| text(*one).starts_with('文')).expect("the paragraph");
        assert!(at(last, "pPr/keepNext").is_some());
        assert_eq!(at(last, "pPr/keepLines").is_some(), whole, "{length} characters");
    }
}

#[test]
fn all_text_is_there_and_nothing_else() {
    let document = plain(REPORT, false);
    let mut wanted = Vec::new();
    let characters = |paragraph: &document::Paragraph| paragraph.text.characters();
    for (_, block) in document.blocks() {
        match block {
            document::Block::Paragraph(paragraph) => wanted.push(characters(paragraph)),
            document::Block::List(items) => wanted.extend(items.iter().map(characters)),
            document::Block::Table(table) => {
                wanted.extend(table.caption.as_ref().map(characters));
                wanted.push("(table)".to_owned());
            }
            document::Block::Illustration(_) => {}
        }
    }
    let package = written(&document);
    let xml = package.xml("word/document.xml");
    let body = child(xml.root_element(), "body").expect("a body");
    let parts = body.children().filter(|part| part.tag_name().name() != "sectPr");
    let got: Vec<String> = parts
        .map(|part| if part.tag_name().name() == "tbl" { "(table)".to_owned() } else { text(part).replace('⏎', "") })
        .collect();
    assert_eq!(got, wanted);
    assert!(got.contains(&"收到申请 3件，办结率 100%；A&B <标签> \"引号\"  两个空格。".to_owned()));
    let bold = all(xml.root(), "r").into_iter().filter(|run| at(*run, "rPr/b").is_some());
    assert_eq!(bold.map(text).collect::<Vec<_>>(), ["3件"]);
}

/// Guards 列项: the dash is real numbering, of the style and of its paragraphs, not text, with the indent of body text.
#[test]
fn items_of_lists_are_numbered() {
    let package = package("body: 甲局\nyear: 2023\noverview:\n  - list: [政策解读, \"平台\\n建设\"]\n");
    let xml = package.xml("word/document.xml");
    let styled = |one: &Node<'_, '_>| value(*one, "pPr/pStyle") == Some("ListParagraph");
    let items: Vec<_> = all(xml.root(), "p").into_iter().filter(styled).collect();
    assert_eq!(items.iter().map(|item| text(*item)).collect::<Vec<_>>(), ["政策解读", "平台⏎建设"]);
    let styles = package.xml("word/styles.xml");
    let look = style(&styles, "ListParagraph");
    assert_eq!(number(at(look, "pPr/ind").expect("an indent"), "firstLineChars"), 200);
    let numbering = package.xml("word/numbering.xml");
    let number_id = value(look, "pPr/numPr/numId").expect("a number");
    assert!(items.iter().all(|item| value(*item, "pPr/numPr/numId") == Some(number_id)));
    let list = all(numbering.root(), "num").into_iter().find(|num| attribute(*num, "numId") == Some(number_id));
    let definition = value(list.expect("the list"), "abstractNumId");
    let definitions = all(numbering.root(), "abstractNum");
    let of_list = definitions.into_iter().find(|one| attribute(*one, "abstractNumId") == definition);
    let level = child(of_list.expect("its definition"), "lvl").expect("a level");
    let says = |name| value(level, name);
    assert_eq!((says("lvlText"), says("suff"), says("pStyle")), (Some("——"), Some("nothing"), Some("ListParagraph")));
    assert_eq!(number(at(level, "pPr/ind").expect("an indent"), "firstLineChars"), 200);
}

/// Guards headings that run in: one paragraph of the heading's style and outline level, the text behind the heading's
/// words in the body's typeface by a style, so that it follows when the style changes.
#[test]
fn a_heading_runs_into_its_paragraph() {
    let yaml =
        "body: 甲局\nyear: 2023\noverview:\n  - {heading: 主动公开情况, text: 2024年，公开**3条**。}\n  - 后文。\n";
    let package = package(yaml);
    let xml = package.xml("word/document.xml");
    let found = all(xml.root(), "p").into_iter().find(|one| text(*one).contains("2024年"));
    let paragraph = found.expect("the paragraph");
    assert_eq!(text(paragraph), "（一）主动公开情况。2024年，公开3条。");
    assert_eq!(value(paragraph, "pPr/pStyle"), Some("Heading2"));
    assert_eq!(value(paragraph, "pPr/keepNext"), Some("0"), "it keeps with what follows no more than body text does");
    let runs: Vec<_> = all(paragraph, "r").into_iter().map(|run| (text(run), value(run, "rPr/rStyle"))).collect();
    let run = |text: &str, style| (text.to_owned(), style);
    let body = Some("RunOnText");
    let expected = [run("（一）主动公开情况。", None), run("2024年，公开", body), run("3条", body), run("。", body)];
    assert_eq!(runs, expected);
    let styles = package.xml("word/styles.xml");
    let look = style(&styles, "RunOnText");
    assert_eq!(attribute(look, "type"), Some("character"));
    assert_eq!(at(look, "rPr/rFonts").and_then(|fonts| attribute(fonts, "eastAsia")), Some("仿宋_GB2312"));
}

/// Guards 表题 and 图题, and what stands above and below an official table.
#[test]
fn prose_and_captions_stand_beside_their_tables() {
    let yaml = "body: 甲局\nyear: 2023\nproactive_disclosure:\n  before: [表上的话。]\n  after: [表下的话。]\n";
    let package = package(yaml);
    let xml = package.xml("word/document.xml");
    let body = child(xml.root_element(), "body").expect("a body");
    let table = all(body, "tbl")[0];
    let beside = |node: Option<Node<'_, '_>>| text(node.expect("a paragraph"));
    assert_eq!(beside(table.prev_sibling()), "表上的话。");
    assert_eq!(beside(table.next_sibling()), "表下的话。");
    let spacing = at(table.next_sibling().expect("a paragraph"), "pPr/spacing").expect("white below the table");
    assert_eq!(number(spacing, "before"), (OFFICIAL.table.space_after.0 * 20.0).round() as i64);
}

/// Guards titles against lines that begin or end with a mark that may not, in Word too, where the breaks are ours.
#[test]
fn titles_of_attachments_break_as_marks_allow() {
    for mark in ["】", "％", "…", "℃", "〉"] {
        let title = format!("{}【乙{mark}{}", "甲".repeat(18), "丙".repeat(15));
        let package = package(&format!("body: 甲局\nyear: 2023\nattachments: [{{title: '{title}', blocks: [文]}}]\n"));
        let xml = package.xml("word/document.xml");
        let titles = all(xml.root(), "p").into_iter().filter(|one| value(*one, "pPr/pStyle") == Some("Title"));
        let lines: Vec<String> = titles.map(text).next_back().expect("a title").split('⏎').map(str::to_owned).collect();
        assert_eq!(lines.concat(), title);
        assert!(
            lines.len() > 1 && lines.iter().all(|line| !line.starts_with(mark) && !line.ends_with('【')),
            "{lines:?}"
        );
    }
}

#[test]
fn page_numbers_are_mirrored() {
    let package = package(REPORT);
    let styles = package.xml("word/styles.xml");
    let xml = package.xml("word/document.xml");
    let references = all(xml.root(), "footerReference");
    let kinds: Vec<_> = references.iter().filter_map(|reference| attribute(*reference, "type")).collect();
    assert_eq!(kinds, ["default", "even"]);
    assert!(all(xml.root(), "headerReference").is_empty() && all(xml.root(), "titlePg").is_empty());
    assert!(at(package.xml("word/settings.xml").root_element(), "evenAndOddHeaders").is_some());
    for (part, align, side) in [("footer1", "right", "rightChars"), ("footer2", "left", "leftChars")] {
        let footer = package.xml(&format!("word/{part}.xml"));
        assert_eq!(text(footer.root()), "— 1 —");
        assert_eq!(
            all(footer.root(), "instrText").into_iter().filter_map(|code| code.text()).collect::<String>(),
            "PAGE"
        );
        let paragraph = all(footer.root(), "p")[0];
        let look = style(&styles, value(paragraph, "pPr/pStyle").expect("a style"));
        assert_eq!(value(look, "pPr/jc"), Some(align));
        assert_eq!(number(at(look, "pPr/ind").expect("an indent"), side), 100);
    }
    assert_eq!(value(style(&styles, "Footer"), "rPr/sz"), Some("28"));
}

/// Guards sheets printed on both sides: the spine has the margin that the standard gives it on even pages too (6.2).
#[test]
fn margins_are_mirrored() {
    let package = package(REPORT);
    assert_eq!(all(package.xml("word/settings.xml").root(), "mirrorMargins").len(), 1);
}

#[test]
fn drafts_are_stamped_on_every_page() {
    let package = written(&plain(REPORT, true));
    let xml = package.xml("word/document.xml");
    let references = all(xml.root(), "headerReference");
    let kinds: Vec<_> = references.iter().filter_map(|reference| attribute(*reference, "type")).collect();
    assert_eq!(kinds, ["default", "even"]);
    for part in ["word/header1.xml", "word/header2.xml"] {
        let header = package.xml(part);
        let stamps: Vec<_> =
            all(header.root(), "textpath").into_iter().filter_map(|one| attribute(one, "string")).collect();
        assert_eq!(stamps, ["草稿"]);
        let shape = all(header.root(), "shape")[0];
        assert!(attribute(shape, "style").is_some_and(|style| style.contains("rotation:315")));
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = plain(REPORT, true);
    let first = docx::write(&document, &OFFICIAL).expect("a Word file");
    let again = std::thread::scope(|scope| {
        // Another thread and another document in between must leave no trace.
        docx::write(&plain("body: 甲局\nyear: 2022\n", false), &OFFICIAL).expect("a Word file");
        scope.spawn(|| docx::write(&document, &OFFICIAL)).join().expect("no panic").expect("a Word file")
    });
    assert_eq!(first, again);
}

#[test]
fn images_keep_their_format_and_say_what_they_show() {
    let mut files = Memory::default();
    for (name, format) in [("图.png", image::ImageFormat::Png), ("照片.jpg", image::ImageFormat::Jpeg)] {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::RgbImage::from_pixel(96, 48, image::Rgb([200, 30, 30])).write_to(&mut bytes, format).expect("an image");
        files.0.insert(name.to_owned(), bytes.into_inner());
    }
    let yaml = "body: 甲局\nyear: 2023\noverview:\n  - {image: 图.png, alt: '走势 <升>', caption: 图1}\n  \
                - {image: 照片.jpg, alt: 大厅}\n  - {image: 图.png, alt: 又一次}\n";
    let package = written(&assembled(yaml, &files, false));
    assert!(package.0["word/media/image1.png"].starts_with(b"\x89PNG"));
    assert!(package.0["word/media/image2.jpeg"].starts_with(&[0xFF, 0xD8]));
    assert_eq!(package.0.keys().filter(|path| path.starts_with("word/media/")).count(), 2);
    for (ending, kind) in [("png", "image/png"), ("jpeg", "image/jpeg")] {
        let types = package.xml("[Content_Types].xml");
        let found = all(types.root(), "Default").into_iter().find(|one| attribute(*one, "Extension") == Some(ending));
        assert_eq!(found.and_then(|one| attribute(one, "ContentType")), Some(kind));
    }
    let xml = package.xml("word/document.xml");
    let alt: Vec<_> = all(xml.root(), "docPr").into_iter().filter_map(|one| attribute(one, "descr")).collect();
    assert_eq!(alt, ["走势 <升>", "大厅", "又一次"]);
    let targets: Vec<_> = all(xml.root(), "blip").into_iter().filter_map(|blip| attribute(blip, "embed")).collect();
    assert_eq!(targets, ["rIdImage1", "rIdImage2", "rIdImage1"]);
    // 96 dots per inch: one inch by half an inch.
    let size = all(xml.root(), "extent")[0];
    assert_eq!((number(size, "cx"), number(size, "cy")), (914_400, 457_200));
    let styles = package.xml("word/styles.xml");
    let line = at(style(&styles, "Figure"), "pPr/spacing").expect("line spacing");
    assert_eq!(attribute(line, "lineRule"), Some("auto"), "a line of exact height would cut the image off");
    let figures = all(xml.root(), "p").into_iter().filter(|one| value(*one, "pPr/pStyle") == Some("Figure"));
    let kept: Vec<bool> = figures.map(|one| at(one, "pPr/keepNext").is_some()).collect();
    assert_eq!(kept, [true, false, false], "an image keeps its caption");
}

#[test]
fn drawings_are_there_as_drawings_and_as_pixels() {
    let drawing = |content: &str| {
        format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48">{content}</svg>"#).into_bytes()
    };
    let mut files = Memory::default();
    let outward = r#"<style>@import url('http://example.com/x.css');</style>
        <a href="http://example.com"><text y="30" onclick="alert(1)">公开</text></a>"#;
    files.0.insert("图.svg".to_owned(), drawing(outward));
    let gradient = r#"<linearGradient id="x"><stop offset="0"/><stop offset="1" stop-color="red"/></linearGradient>
        <rect width="9" height="9" fill="url(#x)"/>"#;
    files.0.insert("渐变.svg".to_owned(), drawing(gradient));
    let yaml = "body: 甲局\nyear: 2023\noverview:\n  - {image: 图.svg, alt: 图}\n  - {image: 渐变.svg, alt: 渐变}\n";
    let package = written(&assembled(yaml, &files, false));
    let media: Vec<&str> = package.0.keys().filter_map(|path| path.strip_prefix("word/media/")).collect();
    assert_eq!(media, ["image1.png", "image1.svg", "image2.png"]);
    // What others made is not passed on as it is: nothing in it leads out of the file or does anything.
    let embedded = package.xml("word/media/image1.svg");
    for node in embedded.descendants().filter(Node::is_element) {
        assert!(["svg", "g", "path"].contains(&node.tag_name().name()), "{}", node.tag_name().name());
        let outward = node.attributes().find(|one| one.name().starts_with("on") || one.name() == "href");
        assert_eq!(outward.map(|one| one.name()), None);
    }
    assert!(!package.text("word/media/image1.svg").contains("example.com"));
    let xml = package.xml("word/document.xml");
    let blips = all(xml.root(), "blip");
    assert_eq!(
        blips.iter().filter_map(|blip| attribute(*blip, "embed")).collect::<Vec<_>>(),
        ["rIdImage1", "rIdImage2"]
    );
    let extension = at(blips[0], "extLst/ext").expect("an extension");
    assert_eq!(attribute(extension, "uri"), Some("{96DAC541-7B7A-43D3-8B79-37D633B846F1}"));
    assert_eq!(child(extension, "svgBlip").and_then(|svg| attribute(svg, "embed")), Some("rIdDrawing1"));
    assert!(at(blips[1], "extLst").is_none());
    let relationships = package.xml("word/_rels/document.xml.rels");
    let leads =
        all(relationships.root(), "Relationship").into_iter().find(|one| attribute(*one, "Id") == Some("rIdDrawing1"));
    assert_eq!(leads.and_then(|one| attribute(one, "Target")), Some("media/image1.svg"));
    let types = package.xml("[Content_Types].xml");
    let kind = all(types.root(), "Default").into_iter().find(|one| attribute(*one, "Extension") == Some("svg"));
    assert_eq!(kind.and_then(|one| attribute(one, "ContentType")), Some("image/svg+xml"));
}

#[test]
fn attachments_begin_on_new_pages_without_empty_paragraphs() {
    let yaml = "body: 甲局\nyear: 2023\nattachments:\n  - {title: 目录, blocks: [{table: {columns: [甲], rows: [[乙]]}}, \
                {table: {columns: [丙], rows: [[丁]]}}]}\n";
    let package = package(yaml);
    let xml = package.xml("word/document.xml");
    let breaks = all(xml.root(), "pageBreakBefore");
    let paragraph = breaks[0].ancestors().find(|node| node.tag_name().name() == "p").expect("a paragraph");
    assert_eq!((breaks.len(), text(paragraph)), (1, "附件".to_owned()));
    let body = child(xml.root_element(), "body").expect("a body");
    let empty = body.children().filter(|part| part.tag_name().name() == "p" && text(*part).is_empty());
    let looks: Vec<_> = empty.filter_map(|part| value(part, "pPr/pStyle")).collect();
    assert_eq!(looks, ["TableGap", "TableGap"], "between two tables and at the end, where Word needs one");
}

#[test]
fn white_below_a_table_belongs_to_the_next_heading() {
    let package = package(REPORT);
    let xml = package.xml("word/document.xml");
    let heading = all(xml.root(), "p").into_iter().find(|one| text(*one).starts_with("三、")).expect("a heading");
    let spacing = at(heading, "pPr/spacing").expect("spacing");
    assert_eq!(number(spacing, "before"), (OFFICIAL.table.space_after.0 * 20.0).round() as i64);
    assert_eq!(attribute(spacing, "line"), None, "all else is the style's");
}

#[test]
fn properties_name_title_author_language_and_the_date_of_the_report() {
    let package = package(REPORT);
    let core = package.xml("docProps/core.xml");
    let property = |name: &str| all(core.root(), name).first().and_then(|one| one.text()).map(str::to_owned);
    assert_eq!(property("title").as_deref(), Some("示范市新区民政局2023年政府信息公开工作年度报告"));
    assert_eq!(property("creator").as_deref(), Some("示范市新区民政局"));
    assert_eq!(property("language").as_deref(), Some("zh-CN"));
    for name in ["created", "modified"] {
        assert_eq!(property(name).as_deref(), Some("2024-01-24T00:00:00Z"), "{name}");
    }
    let settings = package.xml("word/settings.xml");
    let mode = all(settings.root(), "compatSetting")
        .into_iter()
        .find(|setting| attribute(*setting, "name") == Some("compatibilityMode"));
    assert_eq!(mode.and_then(|setting| attribute(setting, "val")), Some("15"));
    assert_eq!(value(settings.root_element(), "characterSpacingControl"), Some("compressPunctuation"));
    let fonts = package.xml("word/fontTable.xml");
    let names: Vec<_> = all(fonts.root(), "font").into_iter().filter_map(|font| attribute(font, "name")).collect();
    assert_eq!(names, ["方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"]);
}

#[test]
fn every_relationship_leads_to_a_part() {
    let package = written(&plain(REPORT, true));
    let relationships = package.xml("word/_rels/document.xml.rels");
    let document = package.text("word/document.xml");
    let mut ids = Vec::new();
    for relationship in all(relationships.root(), "Relationship") {
        let target = attribute(relationship, "Target").expect("a target");
        assert!(package.0.contains_key(&format!("word/{target}")), "{target}");
        ids.push(attribute(relationship, "Id").expect("an id"));
    }
    for used in document.split("r:id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(ids.contains(&used), "{used}");
    }
    let types = package.xml("[Content_Types].xml");
    for part in all(types.root(), "Override").into_iter().filter_map(|one| attribute(one, "PartName")) {
        assert!(package.0.contains_key(&part[1..]), "{part}");
    }
}

/// Children in the order of the schema (ECMA-376 Part 4, wml.xsd), as far as a report can have them.
const SEQUENCES: &[(&str, &str)] = &[
    (
        "pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs \
         suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd \
         snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
         textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    ),
    (
        "rPr",
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid \
         vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em \
         lang eastAsianLayout specVanish oMath",
    ),
    (
        "tblPr",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd \
         tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    ),
    ("tcPr", "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"),
    (
        "sectPr",
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType \
         cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    ),
    (
        "style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked \
         personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    ),
    ("numbering", "numPicBullet abstractNum num numIdMacAtCleanup"),
    ("abstractNum", "nsid multiLevelType tmpl name styleLink numStyleLink lvl"),
    ("lvl", "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"),
    ("numPr", "ilvl numId"),
    ("tblBorders", "top left bottom right insideH insideV"),
    ("tblCellMar", "top left bottom right"),
    ("font", "altName panose1 charset family notTrueType pitch sig"),
    ("tbl", "tblPr tblGrid tr"),
    ("tr", "tblPrEx trPr tc"),
    ("tc", "tcPr p"),
    ("styles", "docDefaults latentStyles style"),
    (
        "settings",
        "writeProtection view zoom mirrorMargins defaultTabStop evenAndOddHeaders characterSpacingControl compat \
         docVars rsids mathPr attachedSchema themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    ),
];

#[test]
fn properties_stand_in_the_order_of_the_schema() {
    let package = written(&plain(REPORT, true));
    for path in package.0.keys().filter(|path| path.starts_with("word/") && path.ends_with(".xml")) {
        let xml = package.xml(path);
        for element in xml.descendants().filter(Node::is_element) {
            let name = element.tag_name().name();
            let Some((_, sequence)) = SEQUENCES.iter().find(|(parent, _)| *parent == name) else { continue };
            let place = |child: Node<'_, '_>| {
                let child = child.tag_name().name();
                let place = sequence.split_whitespace().position(|name| name == child);
                place.unwrap_or_else(|| panic!("{path}: {child} in {name}"))
            };
            let places: Vec<usize> = element.children().map(place).collect();
            assert!(places.is_sorted(), "{path}: the children of {name} are out of order");
        }
    }
}

#[test]
fn every_role_has_a_style_of_its_own_name() {
    let package = package(REPORT);
    let styles = package.xml("word/styles.xml");
    let names: Vec<_> = all(styles.root(), "style").into_iter().filter_map(|style| value(style, "name")).collect();
    let mut distinct = names.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), names.len(), "no two styles are called the same");
    assert!(names.len() > ParagraphRole::ALL.len());
}

/// Guards addresses: they lead to the web and to the mailbox, and look like the text around them.
#[test]
fn addresses_are_links_that_look_like_text() {
    let yaml = REPORT.replace(
        "other_matters:",
        r#"contact: {website: "https://www.a.gov.cn/x?a=1&b=2", email: x@a.gov.cn}
other_matters:
  - "见www.a.**gov**.cn；又见www.a.gov.cn。"
  - {table: {columns: [渠道, 网址], rows: [[网站, "http://b.cn\nwww.c.gov.cn"]]}}
"#,
    );
    let package = package(&yaml);
    let document = package.xml("word/document.xml");
    let relationships = package.xml("word/_rels/document.xml.rels");
    let leads_to = |id: &str| {
        let found =
            all(relationships.root(), "Relationship").into_iter().find(|node| attribute(*node, "Id") == Some(id));
        let found = found.unwrap_or_else(|| panic!("nothing leads from {id}"));
        assert!(attribute(found, "Type").is_some_and(|kind| kind.ends_with("/hyperlink")));
        assert_eq!(attribute(found, "TargetMode"), Some("External"));
        attribute(found, "Target").expect("a target").to_owned()
    };
    let links = all(document.root(), "hyperlink");
    let pairs: Vec<(String, String)> =
        links.iter().map(|link| (text(*link), leads_to(attribute(*link, "id").expect("an id")))).collect();
    let pair = |text: &str, target: &str| (text.to_owned(), target.to_owned());
    assert_eq!(
        pairs,
        [
            pair("x@a.gov.cn", "mailto:x@a.gov.cn"),
            pair("https://www.a.gov.cn/x?a=1&b=2", "https://www.a.gov.cn/x?a=1&b=2"),
            pair("www.a.gov.cn", "http://www.a.gov.cn"),
            pair("www.a.gov.cn", "http://www.a.gov.cn"),
            pair("http://b.cn", "http://b.cn"),
            pair("www.c.gov.cn", "http://www.c.gov.cn"),
        ]
    );
    let looks = ["rStyle", "color", "u"];
    assert!(links.iter().all(|link| looks.iter().all(|look| all(*link, look).is_empty())));
    let sentences: Vec<String> = all(document.root(), "p").into_iter().map(text).collect();
    assert!(sentences.iter().any(|sentence| sentence == "见www.a.gov.cn；又见www.a.gov.cn。"), "{sentences:?}");
    assert!(package.0 == self::package(&yaml).0, "twice the same");
}
