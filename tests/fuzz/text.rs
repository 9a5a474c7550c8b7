//! Texts through the layout.

use super::{fuzz, trial};

#[test]
fn text() {
    fuzz(
        "text",
        4,
        |chance| chance.report().to_string().into_bytes(),
        |bytes, chance| trial::set(&trial::read("年报.json", bytes), chance),
    );
}
