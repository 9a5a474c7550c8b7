//! Parts that most files share byte for byte (styles, settings, font table, page numbers, types): each is deflated once a
//! process and then copied as it is.

use std::io::{Cursor, Write};
use std::sync::{Arc, Mutex, PoisonError};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A part that was deflated before.
struct Known {
    part: Vec<u8>,
    /// An archive of nothing else.
    archive: Alone,
}

/// An archive of one part, read.
type Alone = ZipArchive<Cursor<Arc<[u8]>>>;

/// Most parts that are kept: those of several styles in one process. What is kept longest goes first.
const MOST: usize = 64;

static KNOWN: Mutex<Vec<Known>> = Mutex::new(Vec::new());

/// Adds a part to an archive.
///
/// # Errors
/// If the archive becomes too large.
pub(super) fn add(
    archive: &mut ZipWriter<Cursor<Vec<u8>>>,
    path: &str,
    part: &[u8],
    options: SimpleFileOptions,
) -> ZipResult<()> {
    let mut alone = alone(part, options)?;
    archive.raw_copy_file_rename(alone.by_index_raw(0)?, path)
}

/// An archive of a part by itself, made now if it is not known.
fn alone(part: &[u8], options: SimpleFileOptions) -> ZipResult<Alone> {
    // What a thread that panicked has left is whole: the list changes in one step.
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = known().iter().find(|known| known.part == part) {
        return Ok(found.archive.clone());
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("", options)?;
    writer.write_all(part)?;
    let archive = ZipArchive::new(Cursor::new(writer.finish()?.into_inner().into()))?;
    let mut known = known();
    if known.len() == MOST {
        known.remove(0);
    }
    known.push(Known { part: part.to_vec(), archive: archive.clone() });
    Ok(archive)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use zip::write::SimpleFileOptions;
    use zip::{ZipArchive, ZipWriter};

    use super::{MOST, add};

    #[test]
    fn parts_are_the_same_however_many_are_known() {
        let part = |number: usize| format!("<w:styles w:val=\"{}\"/>", number % (MOST + 9)).into_bytes();
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for number in 0..3 * MOST {
            add(&mut archive, &format!("word/{number}.xml"), &part(number), SimpleFileOptions::default()).unwrap();
        }
        let mut archive = ZipArchive::new(archive.finish().unwrap()).unwrap();
        for number in 0..3 * MOST {
            let mut read = Vec::new();
            archive.by_name(&format!("word/{number}.xml")).unwrap().read_to_end(&mut read).unwrap();
            assert_eq!(read, part(number));
        }
    }
}
