//! YAML into a report.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use nianbao_fuzz::{mutate_text, trial};

fuzz_target!(|bytes: &[u8]| {
    trial::read("年报.yaml", bytes);
});

fuzz_mutator!(|buffer: &mut [u8], size: usize, most: usize, seed: u32| { mutate_text(buffer, size, most, seed) });
