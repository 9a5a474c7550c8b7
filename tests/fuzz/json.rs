//! JSON into a report.

use super::{fuzz, read, reports};
use nianbao::formats::Format;
use nianbao::style::OFFICIAL;

#[test]
fn json() {
    let in_json = |sample: String| {
        let reading = nianbao::formats::read("年报.yaml", sample.as_bytes());
        // Beside the reports lie settings.
        let bytes = Format::Json.write(reading.usable()?, &OFFICIAL).expect("written");
        Some(String::from_utf8(bytes).expect("UTF-8"))
    };
    let corpus = reports::corpus("json", reports::samples().into_iter().filter_map(in_json).collect());
    fuzz(
        "json",
        40,
        |chance| {
            let text = if chance.once_in(4) { chance.report().to_string() } else { chance.one(&corpus).clone() };
            // Most changes break the syntax, behind which nothing would be tried.
            let changed = if chance.once_in(4) { text } else { chance.changed(&text) };
            let bytes = changed.into_bytes();
            if chance.once_in(10) { chance.damaged(bytes) } else { bytes }
        },
        |bytes, _| read("年报.json", bytes).usable().is_some(),
    );
}
