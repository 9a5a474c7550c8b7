//! Fonts: small faces with outlines of each kind, and what is left of them with some of it changed.

use super::chance::Chance;

/// A small face with outlines of each kind.
const FACES: [&[u8]; 2] =
    [include_bytes!("../../../fonts/times-latin.ttf"), include_bytes!("../../../fonts/fangsong-digits.otf")];

/// The faces, under the name of the font that a report is set in.
pub fn faces() -> [Vec<u8>; 2] {
    FACES.map(|face| renamed(face, "仿宋_GB2312"))
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
pub fn mutated(chance: &mut Chance, font: &[u8]) -> Vec<u8> {
    let mut font = font.to_vec();
    let count = usize::from(u16::from_be_bytes([font[4], font[5]]));
    for _ in 0..1 + chance.below(4) {
        let entry = 12 + 16 * chance.below(count);
        let number = |at: usize| font[at..at + 4].iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
        let (start, length) = (number(entry + 8), number(entry + 12));
        let at = match chance.below(8) {
            0 => entry + chance.below(16),
            1 => chance.below(font.len()),
            2 | 3 => start + chance.below(length.max(1)),
            _ => start + chance.below(length.clamp(1, 64)),
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
