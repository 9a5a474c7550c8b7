//! Fonts that are broken: mutated files through reading, layout and PDF.
//!
//! No font may end the program, whatever is in it. More rounds than a run of `cargo test` makes are made as for pictures:
//! see `image.rs`. The font of the round is in `target/tmp/fuzz-font`.

use std::path::Path;

use nianbao::fonts::Library;
use nianbao::formats;
use nianbao::image::Images;
use nianbao::png::Resolution;
use nianbao::render::{Output, Renderer};
use nianbao::report::Report;
use nianbao::style::OFFICIAL;

/// Rounds unless others are asked for.
const ROUNDS: u64 = 10;

/// A small face with outlines of each kind.
const FACES: [&[u8]; 2] =
    [include_bytes!("../../fonts/times-latin.ttf"), include_bytes!("../../fonts/fangsong-latin.otf")];

fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn no_font_ends_the_program() {
    let last = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz-font");
    try_fonts(setting("NIANBAO_FUZZ_SEED", 1), setting("NIANBAO_FUZZ_ROUNDS", ROUNDS), &last);
}

/// Tries fonts, each of which is kept in a file while it is tried.
fn try_fonts(seed: u64, rounds: u64, last: &Path) {
    let faces = FACES.map(|face| renamed(face, "仿宋_GB2312"));
    let mut used = 0;
    for round in seed..seed + rounds {
        let mut chance = Chance(round);
        let font = chance.mutated(&faces[chance.0 as usize % faces.len()]);
        std::fs::write(last, &font).expect("written");
        used += u64::from(print(font));
    }
    assert!(used * 10 > rounds, "only {used} of {rounds} fonts can be used: this tries refusals only");
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

/// Numbers that look like chance and are the same in every run (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }

    /// A font with some of it changed: mostly in the small tables, which say what the others mean.
    fn mutated(&mut self, font: &[u8]) -> Vec<u8> {
        let mut font = font.to_vec();
        let count = usize::from(u16::from_be_bytes([font[4], font[5]]));
        for _ in 0..1 + self.below(4) {
            let entry = 12 + 16 * self.below(count);
            let number = |at: usize| font[at..at + 4].iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
            let (start, length) = (number(entry + 8), number(entry + 12));
            let at = match self.below(8) {
                0 => entry + self.below(16),
                1 => self.below(font.len()),
                2 | 3 => start + self.below(length),
                _ => start + self.below(length.min(64)),
            };
            let at = at.min(font.len() - 1);
            match self.below(4) {
                0 => font[at] ^= 1 << self.below(8),
                1 => font[at] = [0, 1, 0x7f, 0x80, 0xff][self.below(5)],
                2 => font[at] = self.below(256) as u8,
                _ => {
                    let end = (at + 1 + self.below(4)).min(font.len());
                    let byte = if self.below(2) == 0 { 0 } else { 0xff };
                    font[at..end].fill(byte);
                }
            }
        }
        if self.below(12) == 0 {
            font.truncate(self.below(font.len()));
        }
        font
    }
}
