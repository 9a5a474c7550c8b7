//! Pictures into both files.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use nianbao_fuzz::made::pictures;
use nianbao_fuzz::{chance_for, mutate, trial};

fuzz_target!(|bytes: &[u8]| {
    trial::picture(bytes, chance_for(bytes).once_in(8));
});

fuzz_mutator!(|buffer: &mut [u8], size: usize, most: usize, seed: u32| {
    mutate(buffer, size, most, seed, |chance, bytes| Some(pictures::picture(chance, &[bytes.to_vec()])))
});
