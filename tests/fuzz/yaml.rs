//! YAML into a report.

use super::made::reports;
use super::{fuzz, trial};

#[test]
fn yaml() {
    let corpus = reports::corpus("yaml", reports::samples());
    fuzz(
        "yaml",
        150,
        |chance| {
            let text = chance.one(&corpus).clone();
            reports::mutated(chance, text)
        },
        |bytes, _| trial::read("年报.yaml", bytes).usable().is_some(),
    );
}
