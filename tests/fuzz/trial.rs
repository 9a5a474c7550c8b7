//! What a file is put through, by kind, and what has to hold whatever is in it.

use nianbao::document::assemble;
use nianbao::fonts::Library;
use nianbao::formats::{self, Reading};
use nianbao::image::{Image, Images};
use nianbao::layout::{Item, hold, lay_out, release};
use nianbao::pdf::Imposition;
use nianbao::png::Resolution;
use nianbao::render::{Output, Renderer};
use nianbao::report::Report;
use nianbao::source::{Memory, json as findings, text as messages};
use nianbao::style::{BOARD, DIGEST, OFFICIAL, Style};
use nianbao::text::visible::is_hidden;

use super::made::chance::Chance;

/// Reads a file, holds what it has of a report against the rules, and writes down all that there is to say.
pub fn read(name: &str, bytes: &[u8]) -> Reading {
    let reading = formats::read(name, bytes);
    assert!(reading.report.is_some() || !reading.complaints.is_empty(), "nothing is said of a file without a report");
    let more = match (reading.usable(), &reading.report) {
        (Some(report), _) => nianbao::check::check(report, None),
        (None, Some(report)) => nianbao::check::check_figures(report, None),
        (None, None) => Vec::new(),
    };
    let readable = reading.usable().is_some();
    let all: Vec<_> = reading.complaints.iter().cloned().chain(more).collect();
    for complaint in &all {
        assert!(!complaint.message.is_empty());
    }
    let account = findings::Account { origin: &reading.origin, report: None, readable, complaints: &all };
    for said in [messages::render(&reading.origin, &all, false), findings::report(&account)] {
        assert_eq!(said.chars().find(|&c| is_hidden(c) && !matches!(c, '\n' | '\t')), None, "{said}");
    }
    reading
}

/// Lays a report out: what is set is all of the text, in its order. Whether it can be read.
pub fn set(reading: &Reading, chance: &mut Chance) -> bool {
    let Some(report) = reading.usable() else { return false };
    let style = if chance.once_in(4) { &BOARD } else { &OFFICIAL };
    let (images, _) = Images::load_all(report, &Memory::default());
    let document = assemble(report, &images, style, chance.once_in(4));
    let layout = match lay_out(&document, style, Library::builtin()) {
        Ok(layout) => layout,
        Err(errors) => {
            assert!(errors.iter().all(|error| error.to_string().contains('；')), "{errors:?}");
            return true;
        }
    };
    for (page, content) in layout.pages.iter().enumerate() {
        for item in &content.items {
            let Item::Text(run) = item else { continue };
            let height = content.frame.height;
            assert!(run.x.0.is_finite() && run.y.0 > 0.0 && run.y < height, "page {page}: {run:?}");
            let end = run.glyphs.last().map_or(0, |glyph| glyph.text.end);
            assert_eq!(end, run.text.len(), "page {page}: {run:?}");
        }
    }
    drop(release(hold(&document, &layout), &layout, style));
    true
}

/// Makes the files of a report that are handed over. Whether it can be read.
pub fn print(reading: &Reading, chance: &mut Chance) -> bool {
    let Some(report) = reading.usable() else { return false };
    let (images, _) = Images::load_all(report, &Memory::default());
    let style = *chance.one(&[&OFFICIAL, &OFFICIAL, &BOARD, &DIGEST]);
    let imposition = chance.once_in(6).then_some(Imposition::Booklet);
    let renderer = Renderer { draft: chance.once_in(4), imposition, ..renderer(style, Library::builtin()) };
    let outputs = [Output::Docx, Output::Pdf, Output::Html];
    match renderer.render(report, &images, &outputs) {
        Ok(files) => assert_eq!(files.len(), outputs.len()),
        // What is refused is refused for something that the report says.
        Err(complaints) => {
            for complaint in complaints {
                assert_ne!(complaint.code.id, "OUTPUT", "{complaint}");
                assert!(!complaint.advice.is_empty(), "{complaint}");
            }
        }
    }
    true
}

/// Reads a picture and makes all of it that any file needs; whether it can be used.
pub fn picture(bytes: &[u8], on_pages: bool) -> bool {
    let image = match Image::new(bytes.to_vec()) {
        Ok(image) => image,
        Err(message) => {
            assert!(message.contains("请"), "no advice in {message}");
            return false;
        }
    };
    let drawn = image.file();
    if on_pages {
        let report = report("{image: 图, alt: 图}");
        let files = Memory([("图".to_owned(), bytes.to_vec())].into());
        let (images, _) = Images::load_all(&report, &files);
        let written = renderer(&OFFICIAL, Library::builtin()).render(&report, &images, &Output::ALL);
        assert_eq!(written.is_ok(), drawn.is_ok(), "{written:?}");
    }
    drawn.is_ok()
}

/// Prints a report with all that the faces have in a font; whether that is possible.
pub fn font(bytes: &[u8]) -> bool {
    let Ok(library) = Library::with_fonts([("字.otf".to_owned(), bytes.to_vec())]) else { return false };
    let text: String = (' '..='~').filter(|c| c.is_ascii_alphanumeric()).collect();
    let report = report(&format!("公开 {text}, (1.5) - **2023**。"));
    renderer(&OFFICIAL, &library).render(&report, &Images::default(), &[Output::Pdf]).is_ok()
}

fn renderer<'a>(style: &'a Style, library: &'a Library) -> Renderer<'a> {
    Renderer { resolution: Resolution::LEAST, ..Renderer::new(style, library) }
}

/// A report of one block.
fn report(block: &str) -> Report {
    let text = format!("body: 明河县城管局\nyear: 2023\npublished: 2024-01-20\noverview:\n  - {block}\n");
    formats::read("年报.yaml", text.as_bytes()).report.expect("a report")
}
