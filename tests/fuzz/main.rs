//! Report files, pictures and fonts that nobody made: mutated and made-up ones through everything that they go through, by
//! target. None may end the program, keep it busy or fill the memory, whatever is in it.
//!
//! A run of `cargo test` makes a few rounds of each target; more are made by
//! `NIANBAO_FUZZ_ROUNDS=100000 cargo test --release --test fuzz yaml`, best under `ulimit -v`. The file of the round is in
//! `target/tmp/fuzz-yaml`, so that it is there even if the process is not. `NIANBAO_FUZZ_SEED` begins elsewhere.

mod font;
mod image;
mod json;
mod made;
mod text;
mod trial;
mod whole;
mod xlsx;
mod yaml;

use std::path::Path;
use std::time::{Duration, Instant};

use made::chance::Chance;

/// The folder of the project.
const PROJECT: &str = env!("CARGO_MANIFEST_DIR");
/// Longest that a file may take where the libraries are optimized.
const LONGEST: Duration = Duration::from_secs(5);

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Makes files and tries each, `rounds` of them unless others are asked for. `try_one` says whether a file is a report that
/// can be used; if hardly any is, nothing is tried but refusals.
fn fuzz(
    target: &str,
    rounds: u64,
    make: impl Fn(&mut Chance) -> Vec<u8>,
    try_one: impl Fn(&[u8], &mut Chance) -> bool,
) {
    let last = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{target}"));
    let seed = setting("NIANBAO_FUZZ_SEED").unwrap_or(1);
    let rounds = setting("NIANBAO_FUZZ_ROUNDS").unwrap_or(rounds);
    let mut used = 0;
    for round in seed..seed + rounds {
        let mut chance = Chance(round);
        let bytes = make(&mut chance);
        std::fs::write(&last, &bytes).expect("written");
        let start = Instant::now();
        used += u64::from(try_one(&bytes, &mut chance));
        let took = start.elapsed();
        assert!(cfg!(debug_assertions) || took < LONGEST, "round {round} took {took:?}");
    }
    assert!(used * 20 > rounds, "only {used} of {rounds} files can be used: this tries refusals only");
}
