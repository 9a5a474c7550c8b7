//! A report with tables of many columns.

use std::fmt::Write;

/// A table block with the rows' names in its first column and figures of so many digits in the others, each line led by
/// so many spaces.
pub fn table(caption: &str, columns: usize, rows: usize, digits: u32, indent: usize) -> String {
    let mut yaml = format!("- table:\n    caption: {caption}\n    columns: [街道");
    (1..columns).for_each(|column| write!(yaml, ", 领域{column}").expect("a string"));
    yaml += "]\n    rows:\n";
    for row in 1..=rows {
        write!(yaml, "      - [街道{row}").expect("a string");
        let figure = |column: usize| 10_u64.pow(digits - 1) + (row * 1_000 + column) as u64 % 10_u64.pow(digits - 1);
        (1..columns).for_each(|column| write!(yaml, ", '{}'", figure(column)).expect("a string"));
        yaml += "]\n";
    }
    yaml.lines().map(|line| format!("{:indent$}{line}\n", "")).collect()
}

/// A report with these blocks in its first section, and these in an attachment, if there are any.
pub fn report(overview: &str, attached: &str) -> String {
    let mut yaml = format!(
        "body: 示范市新区民政局\nyear: 2024\npublished: 2025-01-09\npreamble: [根据《条例》的规定，编制本报告。]\noverview:\n\
         {overview}proactive_disclosure: {{licensing: 3, penalties: 5, fees: 0}}\n\
         problems_and_improvements: [公开的内容还不够细，将逐项细化。]\nother_matters: [没有收取信息处理费。]\n"
    );
    if !attached.is_empty() {
        write!(yaml, "attachments:\n  - title: 各街道政府信息公开数据汇总表\n    blocks:\n{attached}")
            .expect("a string");
    }
    yaml
}
