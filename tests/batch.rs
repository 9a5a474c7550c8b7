//! Runs of many reports: the same whatever the number of workers, and a table of what became of each.

#[allow(dead_code)]
#[path = "support/command.rs"]
mod command;

use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use command::{Run, list, report, run, write};

const FINDING: &str = "[1, 0, 0, 0, 0, 0, 1]";

/// A district's reports: sound ones, some that break a rule, some that cannot be read, two of one title, one copied.
fn district(folder: &Path) {
    for at in 0..50 {
        let body = format!("第{}局", if at == 31 { 30 } else { at });
        let own = format!("本年度办理了第{at}类事项。{}", "按时公开，逐件登记，逐月核对；".repeat(at % 7));
        let sound = report(&body, &own);
        let text = match at % 10 {
            3 => sound.replace("[0, 0, 0, 0, 0, 0, 0]", FINDING),
            7 => sound.replace("year: 2023", "yeer: 2023"),
            _ => sound,
        };
        write(folder, &format!("{at:02}.yaml"), text);
    }
}

#[track_caller]
fn same(one: &Run, other: &Run) {
    assert_eq!((one.code, &one.results, &one.messages), (other.code, &other.results, &other.messages));
}

#[test]
fn any_number_of_workers_does_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    district(folder.path());
    let checked = ["1", "4"].map(|jobs| run(folder.path(), &["check", ".", "--jobs", jobs]));
    same(&checked[0], &checked[1]);
    assert!(checked[0].messages.ends_with("共 50 份：没有错误 40 份，有错误 5 份，无法核对 5 份\n"), "{checked:#?}");
    let told = ["1", "4"].map(|jobs| run(folder.path(), &["check", ".", "--jobs", jobs, "--format", "json"]));
    same(&told[0], &told[1]);
    let json: serde_json::Value = serde_json::from_str(&told[0].results).expect("JSON");
    assert_eq!(json["reports"].as_array().map(Vec::len), Some(50));

    let outs = [tempfile::tempdir(), tempfile::tempdir()].map(|out| out.expect("a folder"));
    let rendered = [("1", &outs[0]), ("4", &outs[1])].map(|(jobs, out)| {
        let arguments = ["render", &folder.path().display().to_string(), "--to", "docx", "--jobs", jobs];
        let summary = ["-o", "出", "--summary", "出/结果.csv"];
        run(out.path(), &[&arguments[..], &summary].concat())
    });
    same(&rendered[0], &rendered[1]);
    // One of two with one title is not written.
    let first = rendered[0].messages.lines().last();
    assert_eq!(first, Some("共 50 份：正常 39 份，不合规则 5 份，无法处理 6 份"));
    let names = outs.each_ref().map(|out| list(out.path()));
    assert_eq!(names[0].len(), 1 + 39 + 1);
    assert_eq!(names[0], names[1]);
    for name in names[0].iter().filter(|name| !name.ends_with('/')) {
        let [one, other] = outs.each_ref().map(|out| std::fs::read(out.path().join(name)).expect("a file"));
        assert!(one == other, "{name} depends on the number of workers");
    }
}

#[test]
fn a_volume_has_the_reports_in_their_order_whoever_made_them() {
    let folder = tempfile::tempdir().expect("a folder");
    for body in ["甲局", "乙局", "丙局", "丁局", "戊局"] {
        write(folder.path(), &format!("{body}.yaml"), report(body, &"平稳。".repeat(body.len())));
    }
    let [one, other] = ["1", "4"].map(|jobs| {
        let bound = format!("{jobs}.pdf");
        run(folder.path(), &["render", ".", "--to", "pdf", "-o", "出", "--jobs", jobs, "--bind", &bound])
            .expect_about(0, "正常 5 份");
        std::fs::read(folder.path().join(bound)).expect("a file")
    });
    assert!(one == other);
}

#[test]
fn a_table_tells_what_became_of_each_report() {
    let folder = tempfile::tempdir().expect("a folder");
    let reports = folder.path().join("报");
    std::fs::create_dir(&reports).expect("made");
    write(&reports, "1好.yaml", report("=甲局", "平稳。"));
    write(&reports, "2错.yaml", report("乙局", "平稳。").replace("[0, 0, 0, 0, 0, 0, 0]", FINDING));
    write(&reports, "3坏.yaml", "body: [");
    let run = |command: &[&str]| run(folder.path(), command);
    let title = "=甲局2023年政府信息公开工作年度报告.docx";
    let arguments = ["render", "报", "没有.yaml", "--to", "docx", "--summary"];
    for name in ["结果.csv", "结果.xlsx", "结果.json"] {
        run(&[&arguments[..], &[name]].concat()).expect_about(2, "正常 1 份，不合规则 1 份，无法处理 2 份");
    }
    let read = |name: &str| std::fs::read(folder.path().join(name)).expect("a file");

    let csv = String::from_utf8(read("结果.csv")).expect("UTF-8");
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0], "\u{feff}文件,行政机关,年度,结果,错误,提醒,写出的文件,说明");
    assert_eq!(lines[1], format!("报/1好.yaml,'=甲局,2023,正常,0,0,报/{title},"));
    assert!(lines[2].starts_with("报/2错.yaml,乙局,2023,不合规则,"), "{csv}");
    assert!(lines[3].starts_with("报/3坏.yaml,,,无法处理,1,0,,"), "{csv}");
    assert_eq!(lines[4], "没有.yaml,,,无法处理,1,0,,没有这个文件；请核对路径");
    assert_eq!(lines.len(), 5);

    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(read("结果.xlsx"))).expect("a workbook");
    let sheet = workbook.worksheet_range("结果").expect("a sheet");
    assert_eq!(sheet.height(), 5);
    assert_eq!(sheet.get_value((1, 1)), Some(&Data::String("=甲局".to_owned())));
    assert_eq!(sheet.get_value((1, 2)), Some(&Data::Float(2023.0)));

    let json: serde_json::Value = serde_json::from_slice(&read("结果.json")).expect("JSON");
    assert_eq!(json["reports"][0]["outcome"], "fine");
    assert_eq!(json["reports"][0]["written"][0], format!("报/{title}"));
    assert_eq!(json["reports"][3]["outcome"], "unusable");

    // The table of an earlier run is no report, nor does it take the place of one.
    for _ in 0..2 {
        let checked = run(&["check", "报", "--summary", "报/结果.json"]);
        checked.expect_about(2, "共 3 份：没有错误 1 份，有错误 1 份，无法核对 1 份\n");
    }
    // Nor are those of other runs.
    for name in ["一.xlsx", "二.json", "三.csv"] {
        run(&["check", "报", "--summary", &format!("报/{name}")])
            .expect_about(2, "共 3 份：没有错误 1 份，有错误 1 份，无法核对 1 份\n");
    }
    run(&["check", "报"]).expect_about(2, "共 3 份：没有错误 1 份，有错误 1 份，无法核对 1 份\n");
    for name in ["报/一.xlsx", "报/二.json"] {
        run(&["check", name]).expect_about(2, "这是结果表，不是年报；请去掉它，再写年报文件");
    }
    let before = read("报/1好.yaml");
    std::fs::copy(folder.path().join("报/1好.yaml"), folder.path().join("年报.json")).expect("a copy");
    run(&["check", "年报.json", "--summary", "年报.json"]).expect_about(2, "结果表会写在这份年报上");
    assert!(read("年报.json") == before);
    run(&["check", ".", "--summary", "结果.doc"]).expect_about(2, "请写一个以 .csv、.xlsx 或 .json 结尾的文件名");
    for jobs in ["0", "many", "257"] {
        run(&["check", ".", "--jobs", jobs]).expect_about(2, "请写 1 到 256 之间的整数");
    }
}
