//! `nianbao new`: a file to fill in, of every format, which replaces none that is there.

// The other tests of the program use the rest of it.
#[allow(dead_code)]
#[path = "support/command.rs"]
mod command;

use command::{Run, run};

/// Asserts that a call wrote a file of that name and said that.
#[track_caller]
fn wrote(run: Run, name: &str, messages: &str) {
    let run = run.expect(0, messages);
    assert_eq!(run.results, format!("{name}\n"));
}

#[test]
fn new_writes_a_file_and_overwrites_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let new = |arguments: &[&str]| run(folder.path(), &[&["new"], arguments].concat());
    wrote(new(&["--body", "某局", "--year", "2024"]), "某局2024年年报.yaml", "");
    new(&["--body", "某局", "--year", "2024"]).expect_about(2, "已经有这个文件，没有改动它");
    for name in ["甲.yaml", "乙.json", "丙.xlsx"] {
        wrote(new(&["--body", "某局", "--year", "2024", "-o", name]), name, "");
        let bytes = std::fs::read(folder.path().join(name)).expect("a file");
        let reading = nianbao::formats::read(name, &bytes);
        let report = reading.usable().expect("a report");
        assert_eq!((report.body(), report.year()), ("某局", 2024));
        // Incomplete, but no wrong sums and no unreadable file.
        let check = run(folder.path(), &["check", name]);
        assert_eq!(check.code, Some(1), "{check:?}");
        let mut errors = check.results.lines().filter(|line| line.starts_with("错误["));
        let is_missing = |line: &str| line.starts_with("错误[FORM-COMPLETE]") || line.starts_with("错误[NOT-FILLED]");
        assert!(errors.all(is_missing), "{check:?}");
    }
    let hint = "已带入上年结转、联系方式和上年末的现行有效件数；现行有效件数请按本年制发、废止的件数调整\n";
    wrote(new(&["--body", "某局", "--year", "2025", "-o", "丁.xlsx", "--previous", "丙.xlsx"]), "丁.xlsx", hint);
    new(&["--body", "某局", "--year", "2027", "-o", "戊.xlsx", "--previous", "丙.xlsx"])
        .expect_about(2, "这是 2024 年度的年报，不是 2027 年度的上一年");
    assert!(!folder.path().join("戊.xlsx").exists());
    let warning = format!("提醒：丙.xlsx 是“某局”的年报，不是“别局”的；请核对\n{hint}");
    wrote(new(&["--body", "别局", "--year", "2025", "-o", "辛.yaml", "--previous", "丙.xlsx"]), "辛.yaml", &warning);
}

#[test]
fn calls_that_make_no_sense_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let new = |arguments: &[&str]| run(folder.path(), &[&["new"], arguments].concat());
    new(&["--body", "某局", "--year", "2024", "-o", "己.txt"]).expect_about(2, "文件名请以 .yaml、.json 或 .xlsx 结尾");
    new(&["--body", " ", "--year", "2024", "-o", "庚.yaml"]).expect_about(2, "这里不能为空");
    new(&["--body", "某局", "--year", "1999"]).expect_about(2, "年度 1999 超出范围");
    new(&["--body", "某局", "--year", "今年"]).expect_about(2, "--year <年度> 不能写 今年");
    new(&["--year", "2024"]).expect_about(2, "没有写明 --body <行政机关>");
    new(&[]).expect_about(2, "没有写明 --body <行政机关>、--year <年度>");
    assert!(command::list(folder.path()).is_empty());
}
