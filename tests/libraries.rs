//! The libraries that are compiled in: under licences that `deny.toml` lists, from crates.io, as `Cargo.lock` has them.

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use spdx::{Expression, LicenseItem, LicenseReq, ParseMode};

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn run(arguments: &[&str]) -> String {
    let mut cargo = Command::new(env!("CARGO"));
    let output = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The licences that `deny.toml` allows for libraries.
fn allowed() -> Vec<String> {
    let rules = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("deny.toml")).expect("a file");
    let (_, list) = rules.split_once("\nallow = [").expect("a list");
    let (list, _) = list.split_once("\n]").expect("its end");
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_library_is_under_a_licence_that_is_allowed() {
    let version = run(&["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("a host");
    // Libraries for other systems need not be there.
    let metadata = run(&["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host]);
    let metadata: Value = serde_json::from_str(&metadata).expect("JSON");
    let allowed = allowed();
    assert!(allowed.iter().any(|licence| licence == "MIT"), "{allowed:?}");
    let is_allowed = |wanted: &LicenseReq| {
        assert!(matches!(wanted.license, LicenseItem::Spdx { .. }), "{wanted} is a licence of somebody's own");
        allowed.contains(&wanted.to_string())
    };
    let packages = metadata["packages"].as_array().expect("packages");
    let libraries = packages.iter().filter(|package| package["name"] != env!("CARGO_PKG_NAME"));
    assert!(packages.len() > 100);
    for library in libraries {
        let (name, licence) = (&library["name"], library["license"].as_str().unwrap_or_default());
        let terms = Expression::parse_mode(licence, ParseMode::LAX).expect(licence);
        assert!(terms.evaluate(is_allowed), "{name} is under {licence}");
        assert_eq!(library["source"], CRATES_IO, "{name}");
    }
}

#[test]
fn our_own_licence_is_an_expression() {
    Expression::parse(env!("CARGO_PKG_LICENSE")).expect("SPDX");
}
