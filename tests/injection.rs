//! Texts that would be something else to a program that took them at their word: marks of XML and PDF, fields of Word,
//! formulas of spreadsheets. In all places of a report they are text: printed, kept, and nothing more.

#[allow(dead_code, reason = "the tests of PDF use the rest of it")]
#[path = "pdf/reader.rs"]
mod reader;
#[allow(dead_code, reason = "the tests of Word use the rest of it")]
#[path = "support/word.rs"]
mod word;

use std::collections::BTreeSet;
use std::io::Cursor;

use lopdf::{Dictionary, Object};
use nianbao::fonts::Library;
use nianbao::formats::{self, Format};
use nianbao::image::Images;
use nianbao::render::{Output, Renderer};
use nianbao::report::Report;
use nianbao::source::Memory;
use nianbao::style::OFFICIAL;
use reader::Pdf;
use serde_json::json;
use word::Package;

/// Texts with a meaning to somebody.
const PAYLOADS: [&str; 22] = [
    r#"</w:t></w:r><w:fldSimple w:instr="DATE"/>"#,
    "&lt;w:p/&gt;&#60;&#x3c;&amp;&nbsp;&e;",
    "]]><!-- --><?x y?><![CDATA[",
    r#"" descr="" xmlns:x='y"#,
    r#"HYPERLINK "c:\windows\calc.exe""#,
    r#"{ INCLUDETEXT "c:\\secret.txt" }"#,
    r"INCLUDEPICTURE \\server\share\a.png \d",
    r#"DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc""#,
    ") Tj ET Q endstream endobj (",
    r"\) \( \\ \101 \n <feff0041>",
    ">> << /S /JavaScript /JS (app.alert(1)) >>",
    "/OpenAction << /S /Launch /F (calc.exe) >>",
    "=cmd|'/C calc'!A0",
    r#"=HYPERLINK("calc.exe","甲")"#,
    "{=A1}",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "_x000D__x0041_",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "<script>alert(1)</script>{{7*7}}${7*7}%n%s",
];

/// Texts for the places of a report: all the same but for their numbers, by which they are told apart.
struct Texts<'a> {
    payload: &'a str,
    all: Vec<String>,
}

impl Texts<'_> {
    fn next(&mut self) -> String {
        let text = format!("{}〔{}〕", self.payload, self.all.len());
        self.all.push(text.clone());
        text
    }
}

/// A report with a text in every place that is printed as text, and those texts; then what describes its pictures.
fn report(payload: &str) -> (Report, Vec<String>, Vec<String>) {
    let mut texts = Texts { payload, all: Vec::new() };
    let mut next = || texts.next();
    let mut value = json!({
        "body": "明河县城管局", "year": 2023, "published": "2024-01-20",
        "title": next(), "signatory": next(),
        "contact": {
            "office": next(), "address": next(), "postcode": next(), "phone": next(), "fax": next(), "hours": next(),
            "email": next(), "website": next(),
        },
        "preamble": [next()],
        "overview": [
            next(), format!("前**{}**后", next()), {"heading": next()}, {"heading": next(), "level": 3, "text": next()},
            {"heading": next(), "level": 4}, {"list": [next(), format!("甲\n{}", next())]},
            {"table": {
                "caption": next(), "columns": [next(), "乙"],
                "rows": [[next(), format!("甲\n{}", next())], [{"text": next(), "colspan": 2}]],
            }},
        ],
        "proactive_disclosure": {"before": [next()], "licensing": 0, "after": [next()]},
        "applications": {"received": [0, 0, 0, 0, 0, 0, 0]},
        "review_and_litigation": {"reconsideration": [0, 0, 0, 0, 0]},
        "problems_and_improvements": [next()], "other_matters": [next()],
        "attachments": [{"title": next(), "blocks": [next()]}],
    });
    let printed = texts.all.len();
    let mut next = || texts.next();
    let overview = value["overview"].as_array_mut().expect("a list");
    overview.push(json!({"image": "图.png", "alt": next()}));
    // A chart has its texts as outlines, and in its description.
    let short: String = payload.chars().take(4).collect();
    overview.push(
        json!({"chart": {"kind": "bar", "title": next(), "labels": [short, "乙"], "series": [{"values": [1, 2]}]}}),
    );
    let reading = formats::read("年报.json", value.to_string().as_bytes());
    let report = reading.usable().unwrap_or_else(|| panic!("{payload}: {:?}", reading.complaints)).clone();
    let described = texts.all.split_off(printed);
    (report, texts.all, described)
}

/// A report as a file.
fn printed(report: &Report, output: Output) -> Vec<u8> {
    let mut picture = Vec::new();
    let pixels = image::DynamicImage::new_rgb8(40, 30);
    pixels.write_to(&mut Cursor::new(&mut picture), image::ImageFormat::Png).expect("encoded");
    let images = Images::load(report, &Memory([("图.png".to_owned(), picture)].into())).expect("a picture");
    let renderer = Renderer::new(&OFFICIAL, Library::builtin());
    let files = renderer.render(report, &images, &[output]).unwrap_or_else(|refused| panic!("{refused:?}"));
    files.into_iter().next().expect("a file").bytes
}

/// What a file of parts is made of besides text: its parts, and their elements, relationships, fields and formulas.
fn structure(package: &Package) -> BTreeSet<String> {
    let mut structure = BTreeSet::new();
    for path in package.0.keys() {
        structure.insert(path.clone());
        if !path.ends_with(".xml") && !path.ends_with(".rels") {
            continue;
        }
        for node in package.xml(path).descendants() {
            assert!(!node.is_comment() && !node.is_pi(), "{path}");
            let name = node.tag_name().name();
            match name {
                "Relationship" => {
                    let part = |name| word::attribute(node, name).unwrap_or_default();
                    structure.insert(format!("{path}: {} {} {}", part("Type"), part("Target"), part("TargetMode")));
                }
                "instrText" | "f" => {
                    structure.insert(format!("{path}: {name} {}", node.text().unwrap_or_default()));
                }
                _ => {
                    let attributes: Vec<_> = node.attributes().map(|attribute| attribute.name()).collect();
                    structure.insert(format!("{path}: {name} {attributes:?}"));
                }
            }
        }
    }
    structure
}

/// What is in one but not in the other.
fn more(than: &BTreeSet<String>, there: &BTreeSet<String>) -> Vec<String> {
    there.difference(than).cloned().collect()
}

fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn word_files_have_them_as_text() {
    let (harmless, ..) = report("甲 乙丙丁、戊己庚");
    let expected = structure(&Package::open(&printed(&harmless, Output::Docx)));
    for payload in PAYLOADS {
        let (report, texts, described) = report(payload);
        let package = Package::open(&printed(&report, Output::Docx));
        assert_eq!(more(&expected, &structure(&package)), [""; 0], "{payload}");
        let xml = package.xml("word/document.xml");
        let paragraphs: Vec<String> = word::all(xml.root(), "p").into_iter().map(word::text).collect();
        // Long titles have their lines chosen.
        let paragraphs: Vec<String> = paragraphs.into_iter().map(|paragraph| paragraph.replace('⏎', "")).collect();
        for text in texts {
            assert!(paragraphs.iter().any(|paragraph| paragraph.contains(&text)), "no {text} in {paragraphs:?}");
        }
        let descriptions: Vec<_> =
            word::all(xml.root(), "docPr").into_iter().filter_map(|node| word::attribute(node, "descr")).collect();
        for text in described {
            assert!(
                descriptions.iter().any(|description| description.contains(&text)),
                "no {text} in {descriptions:?}"
            );
        }
        let core = package.xml("docProps/core.xml");
        let title = word::all(core.root(), "title")[0].text();
        assert_eq!(title, Some(report.title().as_str()), "{payload}");
    }
}

/// The dictionaries in an object, at any depth.
fn dictionaries<'a>(object: &'a Object, found: &mut Vec<&'a Dictionary>) {
    let of = match object {
        Object::Dictionary(dictionary) => dictionary,
        Object::Stream(stream) => &stream.dict,
        Object::Array(items) => return items.iter().for_each(|item| dictionaries(item, found)),
        _ => return,
    };
    found.push(of);
    of.iter().for_each(|(_, value)| dictionaries(value, found));
}

#[test]
fn pdfs_have_them_as_text() {
    for payload in PAYLOADS {
        let (report, texts, described) = report(payload);
        let pdf = Pdf::read(&printed(&report, Output::Pdf));
        let mut all = Vec::new();
        pdf.file.objects.values().for_each(|object| dictionaries(object, &mut all));
        for dictionary in all {
            for key in ["JS", "AA", "OpenAction", "EmbeddedFiles", "XFA", "AcroForm"] {
                assert!(!dictionary.has(key.as_bytes()), "{payload}: {dictionary:?}");
            }
            if let Ok(kind) = dictionary.get(b"S").and_then(Object::as_name) {
                let acts = ["JavaScript", "Launch", "GoToR", "GoToE", "SubmitForm", "ImportData", "Rendition", "URI"];
                assert!(!acts.iter().any(|act| act.as_bytes() == kind), "{payload}: {dictionary:?}");
            }
        }
        let content = dense(&pdf.text());
        for text in &texts {
            assert!(content.contains(&dense(text)), "no {text} in {content}");
        }
        let alternatives: Vec<_> = pdf.structure().all("Figure").iter().map(|figure| figure.alt.clone()).collect();
        for text in described {
            assert!(
                alternatives.iter().any(|alternative| alternative.contains(&text)),
                "no {text} in {alternatives:?}"
            );
        }
        let trailer = pdf.file.trailer.get_deref(b"Info", &pdf.file).and_then(Object::as_dict).expect("an Info");
        let title = lopdf::decode_text_string(trailer.get(b"Title").expect("a title")).expect("text");
        assert_eq!(title, report.title(), "{payload}");
        let metadata = pdf.file.catalog().and_then(|catalog| catalog.get_deref(b"Metadata", &pdf.file));
        let metadata = metadata.and_then(Object::as_stream).expect("metadata").get_plain_content().expect("plain");
        let metadata = roxmltree::Document::parse(std::str::from_utf8(&metadata).expect("UTF-8")).expect("XML");
        assert!(metadata.descendants().any(|node| node.text() == Some(&report.title())), "{payload}");
    }
}

/// The elements of a page with the names of their attributes, and where it leads.
fn page(html: &str) -> (BTreeSet<String>, String) {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(html, options).expect("well-formed");
    let mut elements = BTreeSet::new();
    for node in document.descendants() {
        assert!(!node.is_comment() && !node.is_pi(), "{node:?}");
        // How a cell is set, its class says; long texts are set otherwise than short ones.
        let names = node.attributes().map(|attribute| attribute.name());
        let attributes: Vec<_> = names.filter(|name| *name != "class").collect();
        elements.insert(format!("{} {attributes:?} {:?}", node.tag_name().name(), node.attribute("href")));
    }
    let shown = |node: roxmltree::Node<'_, '_>| {
        [node.text().filter(|_| node.is_text()), node.attribute("alt")].into_iter().flatten().collect::<String>()
    };
    (elements, document.descendants().map(shown).collect())
}

#[test]
fn pages_for_websites_have_them_as_text() {
    let html = |report: &Report| String::from_utf8(printed(report, Output::Html)).expect("UTF-8");
    let (harmless, ..) = report("甲 乙丙丁、戊己庚");
    let (expected, _) = page(&html(&harmless));
    for payload in PAYLOADS {
        let (report, texts, described) = report(payload);
        let (elements, shown) = page(&html(&report));
        assert_eq!(more(&expected, &elements), [""; 0], "{payload}");
        for text in texts.iter().chain(&described) {
            assert!(shown.contains(text), "no {text} in {shown}");
        }
    }
}

#[test]
fn workbooks_have_them_as_text_and_are_read_as_written() {
    let write = |report: &Report| Format::Workbook.write(report, &OFFICIAL).expect("a workbook");
    let (harmless, ..) = report("甲 乙丙丁、戊己庚");
    let expected = structure(&Package::open(&write(&harmless)));
    for payload in PAYLOADS {
        let (report, ..) = report(payload);
        let bytes = write(&report);
        assert_eq!(more(&expected, &structure(&Package::open(&bytes))), [""; 0], "{payload}");
        let reading = formats::read("年报.xlsx", &bytes);
        assert_eq!(reading.usable(), Some(&report), "{payload}: {:?}", reading.complaints);
        assert_eq!(write(&report), bytes, "{payload}");
    }
}

#[test]
fn files_of_text_are_read_as_written() {
    for payload in PAYLOADS {
        let (report, ..) = report(payload);
        for format in [Format::Yaml, Format::Json] {
            let bytes = format.write(&report, &OFFICIAL).expect("written");
            let name = format!("年报.{}", format.endings()[0]);
            assert_eq!(formats::read(&name, &bytes).usable(), Some(&report), "{payload}");
        }
    }
}
