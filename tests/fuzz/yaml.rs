//! YAML into a report.

use super::{fuzz, read, reports};

#[test]
fn yaml() {
    let corpus = reports::corpus("yaml");
    fuzz(
        "yaml",
        150,
        |chance| {
            let text = chance.one(&corpus).clone();
            let bytes = chance.changed(&text).into_bytes();
            if chance.once_in(10) { chance.damaged(bytes) } else { bytes }
        },
        |bytes, _| read("年报.yaml", bytes).usable().is_some(),
    );
}
