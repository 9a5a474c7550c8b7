//! Workbooks: parts changed and packed again, archives damaged.

use std::io::{Cursor, Read, Write};

use nianbao::formats::Format;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::chance::Chance;
use super::reports;

/// The parts of a workbook with their names.
pub type Parts = Vec<(String, Vec<u8>)>;

/// The samples as workbooks.
pub fn samples() -> Vec<Vec<u8>> {
    reports::written(Format::Workbook)
}

/// A workbook of some parts with some of them changed, and perhaps damaged as a whole.
pub fn mutated(chance: &mut Chance, mut parts: Parts) -> Vec<u8> {
    for _ in 0..1 + chance.below(2) {
        let at = chance.below(parts.len());
        let text = String::from_utf8_lossy(&parts[at].1).into_owned();
        parts[at].1 = chance.changed(&text).into_bytes();
    }
    if chance.once_in(10) {
        let lost = chance.below(parts.len());
        parts.remove(lost);
    }
    let bytes = packed(&parts);
    if chance.once_in(5) { chance.damaged(bytes) } else { bytes }
}

/// The parts of an archive; none if it is none that can be unpacked, or an empty one.
pub fn parts(bytes: &[u8]) -> Option<Parts> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).ok()?;
        let name = entry.name().to_owned();
        let mut bytes = Vec::new();
        entry.take(MOST).read_to_end(&mut bytes).ok()?;
        parts.push((name, bytes));
    }
    (!parts.is_empty()).then_some(parts)
}

/// Most bytes of a part that is unpacked: archives may lie.
const MOST: u64 = 1 << 20;

fn packed(parts: &Parts) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        // Names that are there already are skipped: the archive would be refused as a whole.
        if writer.start_file(name.as_str(), SimpleFileOptions::default()).is_ok() {
            writer.write_all(bytes).expect("written");
        }
    }
    writer.finish().expect("packed").into_inner()
}
