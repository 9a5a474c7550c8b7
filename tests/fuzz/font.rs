//! Fonts into a PDF: small faces with outlines of each kind, broken.

use nianbao::fonts::Library;
use nianbao::formats;
use nianbao::image::Images;
use nianbao::png::Resolution;
use nianbao::render::{Output, Renderer};
use nianbao::report::Report;
use nianbao::style::OFFICIAL;

use super::chance::Chance;
use super::fuzz;

/// A small face with outlines of each kind.
const FACES: [&[u8]; 2] =
    [include_bytes!("../../fonts/times-latin.ttf"), include_bytes!("../../fonts/fangsong-digits.otf")];

#[test]
fn font() {
    let faces = FACES.map(|face| renamed(face, "仿宋_GB2312"));
    fuzz(
        "font",
        30,
        |chance| {
            let face = chance.one(&faces);
            mutated(chance, face)
        },
        |font, _| print(font.to_vec()),
    );
}

/// Prints a report in a font; whether that is possible.
fn print(font: Vec<u8>) -> bool {
    let Ok(library) = Library::with_fonts([("字.otf".to_owned(), font)]) else { return false };
    let renderer = Renderer {
        style: &OFFICIAL,
        library: &library,
        draft: false,
        resolution: Resolution::LEAST,
        imposition: None,
        link: None,
    };
    renderer.render(&report(), &Images::default(), &[Output::Pdf]).is_ok()
}

/// A report with all that the faces have.
fn report() -> Report {
    let text: String = (' '..='~').filter(|c| c.is_ascii_alphanumeric()).collect();
    let report = format!(
        "body: 明河县城管局\nyear: 2023\npublished: 2024-01-20\noverview:\n  - 公开 {text}, (1.5) - **2023**。\n"
    );
    formats::read("年报.yaml", report.as_bytes()).report.expect("a report")
}

/// A font under another name, which follows the font as a table of its own.
fn renamed(font: &[u8], name: &str) -> Vec<u8> {
    let mut font = font.to_vec();
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let header: [u16; 9] = [0, 1, 18, 3, 1, 0x0804, 1, name.len() as u16, 0];
    let table: Vec<u8> = header.into_iter().flat_map(u16::to_be_bytes).chain(name).collect();
    let place = [font.len() as u32, table.len() as u32].map(u32::to_be_bytes).concat();
    let count = usize::from(u16::from_be_bytes([font[4], font[5]]));
    let at = (0..count).map(|at| 12 + 16 * at).find(|&at| &font[at..at + 4] == b"name").expect("a name");
    font[at + 8..at + 16].copy_from_slice(&place);
    font.extend(table);
    font
}

/// A font with some of it changed: mostly in the small tables, which say what the others mean.
fn mutated(chance: &mut Chance, font: &[u8]) -> Vec<u8> {
    let mut font = font.to_vec();
    let count = usize::from(u16::from_be_bytes([font[4], font[5]]));
    for _ in 0..1 + chance.below(4) {
        let entry = 12 + 16 * chance.below(count);
        let number = |at: usize| font[at..at + 4].iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
        let (start, length) = (number(entry + 8), number(entry + 12));
        let at = match chance.below(8) {
            0 => entry + chance.below(16),
            1 => chance.below(font.len()),
            2 | 3 => start + chance.below(length),
            _ => start + chance.below(length.min(64)),
        };
        let at = at.min(font.len() - 1);
        match chance.below(4) {
            0 => font[at] ^= 1 << chance.below(8),
            1 => font[at] = [0, 1, 0x7f, 0x80, 0xff][chance.below(5)],
            2 => font[at] = chance.below(256) as u8,
            _ => {
                let end = (at + 1 + chance.below(4)).min(font.len());
                let byte = if chance.below(2) == 0 { 0 } else { 0xff };
                font[at..end].fill(byte);
            }
        }
    }
    if chance.below(12) == 0 {
        font.truncate(chance.below(font.len()));
    }
    font
}
