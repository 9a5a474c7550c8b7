//! Expected outputs, looked over by people.

use std::path::Path;

/// Compares an output with a file below `tests`, or writes it there where `UPDATE_GOLDEN` is set.
#[track_caller]
pub fn compare(name: &str, got: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, got).expect("writable");
    }
    let wanted = std::fs::read_to_string(&path).unwrap_or_default();
    let differing = got.lines().zip(wanted.lines()).find(|(got, wanted)| got != wanted);
    assert!(got == wanted, "{name} differs, first in {differing:#?}; UPDATE_GOLDEN=1 writes it anew:\n{got}");
}
