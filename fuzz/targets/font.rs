//! Fonts into a PDF.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use nianbao_fuzz::made::fonts;
use nianbao_fuzz::{mutate, trial};

fuzz_target!(|bytes: &[u8]| {
    trial::font(bytes);
});

fuzz_mutator!(|buffer: &mut [u8], size: usize, most: usize, seed: u32| {
    mutate(buffer, size, most, seed, |chance, _| {
        let face = chance.one(&fonts::faces()).clone();
        Some(fonts::mutated(chance, &face))
    })
});
