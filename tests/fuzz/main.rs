//! Report files, pictures and fonts that nobody made: mutated and made-up ones through everything that they go through, by
//! target. None may end the program, keep it busy or fill the memory, whatever is in it.
//!
//! A run of `cargo test` makes a few rounds of each target; more are made by
//! `NIANBAO_FUZZ_ROUNDS=100000 cargo test --release --test fuzz yaml`, best under `ulimit -v`. The file of the round is in
//! `target/tmp/fuzz-yaml`, so that it is there even if the process is not. `NIANBAO_FUZZ_SEED` begins elsewhere.

mod chance;
mod font;
mod image;
mod json;
mod reports;
mod text;
mod whole;
mod xlsx;
mod yaml;

use std::path::Path;
use std::time::{Duration, Instant};

use chance::Chance;
use nianbao::formats::{self, Reading};
use nianbao::source::{json as findings, text as messages};
use nianbao::text::visible::is_hidden;

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

/// Reads a file, holds what it has of a report against the rules, and writes down all that there is to say.
fn read(name: &str, bytes: &[u8]) -> Reading {
    let reading = formats::read(name, bytes);
    assert!(reading.report.is_some() || !reading.complaints.is_empty(), "nothing is said of a file without a report");
    let more = match (reading.usable(), &reading.report) {
        (Some(report), _) => nianbao::check::check(report, None),
        (None, Some(report)) => nianbao::check::check_figures(report, None),
        (None, None) => Vec::new(),
    };
    let readable = reading.usable().is_some();
    let all: Vec<_> = reading.complaints.iter().cloned().chain(more).collect();
    for complaint in &all {
        assert!(!complaint.message.is_empty());
    }
    let account = findings::Account { origin: &reading.origin, report: None, readable, complaints: &all };
    for said in [messages::render(&reading.origin, &all, false), findings::report(&account)] {
        assert_eq!(said.chars().find(|&c| is_hidden(c) && !matches!(c, '\n' | '\t')), None, "{said}");
    }
    reading
}
