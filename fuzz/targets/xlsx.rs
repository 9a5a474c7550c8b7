//! Workbooks into a report.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use nianbao_fuzz::made::workbooks;
use nianbao_fuzz::{mutate, trial};

fuzz_target!(|bytes: &[u8]| {
    trial::read("年报.xlsx", bytes);
});

fuzz_mutator!(|buffer: &mut [u8], size: usize, most: usize, seed: u32| {
    mutate(buffer, size, most, seed, |chance, bytes| Some(workbooks::mutated(chance, workbooks::parts(bytes)?)))
});
