//! JSON into a report.

use nianbao::formats::Format;

use super::made::reports;
use super::{fuzz, trial};

#[test]
fn json() {
    let samples = reports::written(Format::Json);
    let samples = samples.into_iter().map(|bytes| String::from_utf8(bytes).expect("UTF-8")).collect();
    let corpus = reports::corpus("json", samples);
    fuzz(
        "json",
        40,
        |chance| {
            let text = if chance.once_in(4) { chance.report().to_string() } else { chance.one(&corpus).clone() };
            reports::mutated(chance, text)
        },
        |bytes, _| trial::read("年报.json", bytes).usable().is_some(),
    );
}
