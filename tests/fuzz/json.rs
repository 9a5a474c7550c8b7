//! JSON into a report.

use super::{fuzz, read, reports};
use nianbao::formats::Format;
use nianbao::style::OFFICIAL;

#[test]
fn json() {
    let mut corpus = reports::corpus("json");
    for sample in reports::samples() {
        if let Some(report) = nianbao::formats::read("年报.yaml", sample.as_bytes()).usable() {
            let bytes = Format::Json.write(report, &OFFICIAL).expect("written");
            corpus.push(String::from_utf8(bytes).expect("UTF-8"));
        }
    }
    fuzz(
        "json",
        40,
        |chance| {
            let text = if chance.once_in(4) { chance.report().to_string() } else { chance.one(&corpus).clone() };
            let bytes = chance.changed(&text).into_bytes();
            if chance.once_in(10) { chance.damaged(bytes) } else { bytes }
        },
        |bytes, _| read("年报.json", bytes).usable().is_some(),
    );
}
