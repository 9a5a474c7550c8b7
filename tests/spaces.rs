//! Spaces of all widths, and characters that show nothing: what is read is printed and copied as it is, in Word and PDF, and
//! what is read otherwise than it was written is told.

#[allow(dead_code, reason = "the tests of PDF use the rest of it")]
#[path = "pdf/reader.rs"]
mod reader;
#[allow(dead_code, reason = "the tests of Word use the rest of it")]
#[path = "support/word.rs"]
mod word;

use std::path::Path;
use std::process::Command;

use nianbao::fonts::Library;
use nianbao::formats::{self, Reading};
use nianbao::image::Images;
use nianbao::render::{Output, Renderer};
use nianbao::style::OFFICIAL;
use reader::Pdf;
use serde_json::json;
use word::Package;

/// Characters that are white or show nothing, and what they are read as.
const CHARACTERS: [(&str, &str); 12] = [
    (" ", " "),
    ("\u{a0}", "\u{a0}"),
    ("　", "　"),
    ("\u{2002}", " "),
    ("\u{2003}\u{200a}", "  "),
    ("\u{205f}", " "),
    ("\u{202f}", "\u{a0}"),
    ("\u{feff}", ""),
    ("\u{200b}\u{200c}\u{200d}", ""),
    ("\u{200e}\u{200f}", ""),
    ("\u{fe0f}", "\u{fe0f}"),
    ("\u{e0100}", "\u{e0100}"),
];

/// Characters that are printed as they are written.
const TELLS_NOTHING: [&str; 3] = [" ", "\u{a0}", "　"];

/// How many places of the report have the text.
const PLACES: usize = 7;

/// A report with a text in every kind of place.
fn report(text: &str) -> Reading {
    let value = json!({
        "body": "明河县城管局", "year": 2023, "published": "2024-01-20",
        "overview": [
            {"heading": text}, text, {"list": [text]}, {"table": {"caption": text, "columns": ["乙"], "rows": [[text]]}},
        ],
        "attachments": [{"title": text, "blocks": [text]}],
    });
    formats::read("年报.json", value.to_string().as_bytes())
}

#[test]
fn what_is_read_otherwise_is_told_in_each_place() {
    for (written, _) in CHARACTERS {
        let reading = report(&format!("申请{written}甲"));
        let said: Vec<String> = reading.complaints.iter().map(ToString::to_string).collect();
        let expected = if TELLS_NOTHING.contains(&written) { 0 } else { PLACES };
        assert_eq!(said.len(), expected, "{written:?}: {said:?}");
        let name = format!("U+{:04X}", written.chars().next().map_or(0, u32::from));
        assert!(said.iter().all(|said| said.contains(&name) && said.contains("；请")), "{written:?}: {said:?}");
    }
}

#[test]
fn what_is_read_is_printed_and_copied() {
    for (written, read) in CHARACTERS {
        let reading = report(&format!("申请{written}甲 a{written}b"));
        let renderer = Renderer::new(&OFFICIAL, Library::builtin());
        let files = renderer
            .render(reading.usable().expect("a report"), &Images::default(), &Output::USUAL)
            .unwrap_or_else(|refused| panic!("{written:?}: {refused:?}"));
        let expected = format!("申请{read}甲 a{read}b");

        let package = Package::open(&files[0].bytes);
        let xml = package.xml("word/document.xml");
        let paragraphs = word::all(xml.root(), "p").into_iter().map(word::text);
        let found = paragraphs.filter(|paragraph| paragraph.contains(&expected)).count();
        assert!(found >= PLACES, "{written:?}: {found} in Word");

        let own = Pdf::read(&files[1].bytes).text();
        assert!(own.matches(&expected).count() >= PLACES, "{written:?}: {own}");

        // poppler has a space of its own for each that it finds, and one for several.
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("spaces.pdf");
        std::fs::write(&path, &files[1].bytes).expect("written");
        let copied = Command::new("pdftotext").arg(&path).arg("-").output().expect("poppler-utils is installed");
        let copied = String::from_utf8(copied.stdout).expect("UTF-8");
        let found = folded(&copied).matches(&folded(&expected)).count();
        assert!(found >= PLACES, "{written:?}: {copied}");
    }
}

/// A text with one space for each stretch of white.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
