//! Workbooks into a report: parts changed and packed again, archives damaged.

use std::io::{Cursor, Read, Write};

use nianbao::formats::Format;
use nianbao::style::OFFICIAL;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{fuzz, read, reports};

type Parts = Vec<(String, Vec<u8>)>;

#[test]
fn xlsx() {
    let corpus: Vec<Parts> = reports::samples()
        .iter()
        .filter_map(|sample| {
            let reading = nianbao::formats::read("年报.yaml", sample.as_bytes());
            Some(parts(&Format::Workbook.write(reading.usable()?, &OFFICIAL).expect("written")))
        })
        .collect();
    fuzz(
        "xlsx",
        10,
        |chance| {
            let mut parts = chance.one(&corpus).clone();
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
        },
        |bytes, _| read("年报.xlsx", bytes).usable().is_some(),
    );
}

fn parts(bytes: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).expect("an entry");
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).expect("unpacked");
            (entry.name().to_owned(), bytes)
        })
        .collect()
}

fn packed(parts: &Parts) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).expect("begun");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("packed").into_inner()
}
