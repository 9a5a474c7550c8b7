//! Workbooks into a report.

use super::made::workbooks;
use super::{fuzz, trial};

#[test]
fn xlsx() {
    let corpus: Vec<_> =
        workbooks::samples().iter().map(|sample| workbooks::parts(sample).expect("an archive")).collect();
    fuzz(
        "xlsx",
        10,
        |chance| {
            let parts = chance.one(&corpus).clone();
            workbooks::mutated(chance, parts)
        },
        |bytes, _| trial::read("年报.xlsx", bytes).usable().is_some(),
    );
}
