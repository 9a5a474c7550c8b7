//! Whole reports into the files that are handed over.

use super::made::reports;
use super::{fuzz, trial};

#[test]
fn whole() {
    let samples = reports::samples();
    fuzz(
        "whole",
        3,
        |chance| match chance.below(3) {
            0 => {
                let text = chance.one(&samples).clone();
                chance.changed(&text).into_bytes()
            }
            _ => chance.report().to_string().into_bytes(),
        },
        |bytes, chance| trial::print(&trial::read("年报", bytes), chance),
    );
}
