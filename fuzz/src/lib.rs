//! What the targets share: the makers of files and the trials of `tests/fuzz`, and changes by them for libFuzzer, which
//! knows bytes and nothing of files.

#[path = "../../tests/fuzz/made/mod.rs"]
pub mod made;
pub mod text;
#[path = "../../tests/fuzz/trial.rs"]
pub mod trial;

use libfuzzer_sys::fuzzer_mutate;
use made::chance::Chance;

/// The folder of the project.
pub const PROJECT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Changes the first `size` bytes of a buffer every other time as libFuzzer does, otherwise by `change`; none from there
/// leaves it to libFuzzer. The new size, at most `most`.
pub fn mutate(
    buffer: &mut [u8],
    size: usize,
    most: usize,
    seed: u32,
    change: impl FnOnce(&mut Chance, &[u8]) -> Option<Vec<u8>>,
) -> usize {
    let mut chance = Chance(seed.into());
    let changed = if chance.once_in(2) { change(&mut chance, &buffer[..size]) } else { None };
    let Some(changed) = changed else { return fuzzer_mutate(buffer, size, most) };
    let size = changed.len().min(most);
    buffer[..size].copy_from_slice(&changed[..size]);
    size
}

/// Changes a text.
pub fn mutate_text(buffer: &mut [u8], size: usize, most: usize, seed: u32) -> usize {
    mutate(buffer, size, most, seed, |chance, bytes| {
        Some(chance.changed(std::str::from_utf8(bytes).ok()?).into_bytes())
    })
}

/// What is left to chance for some bytes: the same for the same.
pub fn chance_for(bytes: &[u8]) -> Chance {
    Chance(bytes.iter().fold(0, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte))))
}
