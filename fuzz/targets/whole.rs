//! Report files of any format into the files that are handed over.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use nianbao_fuzz::made::workbooks;
use nianbao_fuzz::{chance_for, mutate, trial};

fuzz_target!(|bytes: &[u8]| {
    trial::print(&trial::read("年报", bytes), &mut chance_for(bytes));
});

fuzz_mutator!(|buffer: &mut [u8], size: usize, most: usize, seed: u32| {
    mutate(buffer, size, most, seed, |chance, bytes| match std::str::from_utf8(bytes) {
        Ok(text) => Some(chance.changed(text).into_bytes()),
        Err(_) => Some(workbooks::mutated(chance, workbooks::parts(bytes)?)),
    })
});
