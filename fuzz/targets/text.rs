//! Texts through the layout into both files.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use nianbao_fuzz::{chance_for, mutate_text, text, trial};

fuzz_target!(|bytes: &[u8]| {
    let report = text::report(&String::from_utf8_lossy(bytes)).to_string();
    let reading = trial::read("年报.json", report.as_bytes());
    let mut chance = chance_for(bytes);
    trial::set(&reading, &mut chance);
    trial::print(&reading, &mut chance);
});

fuzz_mutator!(|buffer: &mut [u8], size: usize, most: usize, seed: u32| { mutate_text(buffer, size, most, seed) });
