//! Zip archives that tell nothing of where and when they were made, as Word files and workbooks are.

use std::io::{Cursor, copy};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

/// How parts are packed.
pub(crate) fn options() -> SimpleFileOptions {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    // Otherwise a file differs by the clock, and by the system that it was written on.
    options.last_modified_time(DateTime::default()).system(System::Unix)
}

/// An archive that a library made, as it is on every system.
///
/// # Errors
/// If it is none.
pub fn same_everywhere(bytes: Vec<u8>) -> ZipResult<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut same = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index)?;
        same.start_file(part.name(), options())?;
        copy(&mut part, &mut same)?;
    }
    Ok(same.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::SimpleFileOptions;
    use zip::{DateTime, System, ZipWriter};

    use super::same_everywhere;

    #[test]
    fn archives_of_all_systems_become_the_same() {
        let made_on = |system: System, year: u16| {
            let time = DateTime::from_date_and_time(year, 1, 20, 9, 0, 0).expect("a time");
            let options = SimpleFileOptions::default().system(system).last_modified_time(time);
            let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
            for (name, part) in [("xl/工作簿.xml", "甲".repeat(500)), ("xl/空.xml", String::new())] {
                writer.start_file(name, options).expect("begun");
                writer.write_all(part.as_bytes()).expect("written");
            }
            writer.finish().expect("an archive").into_inner()
        };
        let (one, other) = (made_on(System::Unix, 2024), made_on(System::Dos, 2025));
        assert_ne!(one, other);
        let one = same_everywhere(one).expect("an archive");
        assert_eq!(one, same_everywhere(other).expect("an archive"));
        assert_eq!(one, same_everywhere(one.clone()).expect("an archive"));
    }
}
