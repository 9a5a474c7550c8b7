//! YAML into a report.

use super::{fuzz, read, reports};

#[test]
fn yaml() {
    let corpus = reports::corpus("yaml", reports::samples());
    fuzz(
        "yaml",
        150,
        |chance| {
            let text = chance.one(&corpus).clone();
            // Most changes break the syntax, behind which nothing would be tried.
            let changed = if chance.once_in(4) { text } else { chance.changed(&text) };
            let bytes = changed.into_bytes();
            if chance.once_in(10) { chance.damaged(bytes) } else { bytes }
        },
        |bytes, _| read("年报.yaml", bytes).usable().is_some(),
    );
}
