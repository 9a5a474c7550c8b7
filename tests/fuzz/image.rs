//! Pictures into both files.

use super::made::pictures;
use super::{fuzz, trial};

#[test]
fn image() {
    let samples = pictures::samples();
    fuzz(
        "image",
        60,
        |chance| pictures::picture(chance, &samples),
        |bytes, chance| trial::picture(bytes, chance.once_in(8)),
    );
}
