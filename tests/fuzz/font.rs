//! Fonts into a PDF.

use super::made::fonts;
use super::{fuzz, trial};

#[test]
fn font() {
    let faces = fonts::faces();
    fuzz(
        "font",
        30,
        |chance| {
            let face = chance.one(&faces);
            fonts::mutated(chance, face)
        },
        |font, _| trial::font(font),
    );
}
