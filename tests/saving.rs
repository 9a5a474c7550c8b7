//! What is on the disk after a run that something came in the way of: files whole or not at all, of a report all or none.

#[allow(dead_code)]
#[path = "support/command.rs"]
mod command;

#[cfg(target_os = "linux")]
use std::os::unix::process::ExitStatusExt;
#[cfg(target_os = "linux")]
use std::path::Path;
use std::process::{Child, Command, Stdio};

use command::{PROGRAM, list, report, run, write};

const PROSE: &str = "平稳。";

fn title(body: &str) -> String {
    format!("{body}2023年政府信息公开工作年度报告")
}

#[cfg(unix)]
#[test]
fn a_limit_on_the_size_of_files_is_an_error_of_writing() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "年报.yaml", report("甲局", PROSE));
    let line = r#"ulimit -f 8; exec "$0" render 年报.yaml"#;
    let output = Command::new("sh").current_dir(folder.path()).args(["-c", line, PROGRAM]).output().expect("starts");
    command::Run::of(output).expect_about(2, "磁盘已满或超过限额");
    assert_eq!(list(folder.path()), ["年报.yaml"]);
}

/// Only of several that are at it at once can one write.
#[test]
fn new_files_never_replace_those_of_others() {
    let folder = tempfile::tempdir().expect("a folder");
    for round in 0..8 {
        let name = format!("{round}.yaml");
        let start = |body: usize| {
            let body = format!("第{body}局");
            let arguments = ["new", "--body", &body, "--year", "2024", "-o", &name];
            let mut command = Command::new(PROGRAM);
            let command =
                command.current_dir(folder.path()).args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
            (body.clone(), command.spawn().expect("starts"))
        };
        let started: Vec<(String, Child)> = (0..6).map(start).collect();
        let ended = started.into_iter().map(|(body, mut child)| (body, child.wait().expect("ends").code()));
        let (wrote, refused): (Vec<_>, Vec<_>) = ended.partition(|(_, code)| *code == Some(0));
        assert_eq!(wrote.len(), 1, "{wrote:?}");
        assert!(refused.iter().all(|(_, code)| *code == Some(2)), "{refused:?}");
        let content = std::fs::read_to_string(folder.path().join(&name)).expect("a file");
        assert!(content.contains(&wrote[0].0), "{wrote:?} wrote:\n{content}");
    }
    assert_eq!(list(folder.path()).len(), 8);
}

/// Names that a disk of Windows or macOS takes for one.
#[test]
fn names_that_differ_in_case_only_do_not_replace_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    for (file, body) in [("a.yaml", "甲局IT办"), ("b.yaml", "甲局It办")] {
        write(folder.path(), file, report(body, PROSE));
    }
    let [one, other] = ["甲局IT办", "甲局It办"].map(title);
    run(folder.path(), &["render", "a.yaml", "b.yaml", "--to", "docx", "-o", "出"]).expect(
        2,
        &format!(
            "错误：b.yaml：要写的 {other}.docx 和 a.yaml 写出的 {one}.docx 只差大小写，在有的磁盘上是同一个文件；\
             请改标题，或分两次生成、用 -o 写到不同的文件夹\n共 2 份：正常 1 份，不合规则 0 份，无法处理 1 份\n"
        ),
    );
    assert_eq!(list(&folder.path().join("出")), [format!("{one}.docx")]);
}

/// What is killed at any moment leaves both files of a report as they were, or both new, and nothing else.
#[cfg(target_os = "linux")]
#[test]
fn an_interrupted_run_leaves_whole_files_only() {
    let bodies = ["甲局", "乙局", "丙局", "丁局", "戊局", "己局", "庚局", "辛局"];
    let sources = tempfile::tempdir().expect("a folder");
    // So much is wrong with them that nobody reads on, and the program waits with files that are not in their places.
    let prose = format!("平稳{}。", "，很好,".repeat(40)) + &"\n  - 平稳,平稳。".repeat(60);
    for body in bodies {
        write(sources.path(), &format!("{body}.yaml"), report(body, &prose));
    }
    let arguments = ["render", ".", "--jobs", "2", "-o"];
    let whole = tempfile::tempdir().expect("a folder");
    let whole_path = whole.path().display().to_string();
    run(sources.path(), &[&arguments[..], &[&whole_path]].concat()).expect_about(0, "正常 8 份");
    for signal in ["TERM", "INT", "HUP"] {
        let out = tempfile::tempdir().expect("a folder");
        for body in bodies {
            for ending in ["docx", "pdf"] {
                write(out.path(), &format!("{}.{ending}", title(body)), "旧");
            }
        }
        let before = list(out.path());
        let mut child = interrupted("--default-signal=INT,HUP,TERM", signal, sources.path(), &arguments, out.path());
        let status = child.wait().expect("ends");
        let number = match signal {
            "TERM" => 15,
            "INT" => 2,
            _ => 1,
        };
        assert_eq!(status.signal(), Some(number), "{status:?}");
        assert_eq!(list(out.path()), before, "after {signal}");
        for body in bodies {
            let is_new = |ending: &str| {
                let name = format!("{}.{ending}", title(body));
                let content = std::fs::read(out.path().join(&name)).expect("a file");
                let is_new = content != "旧".as_bytes();
                assert!(!is_new || content == std::fs::read(whole.path().join(&name)).expect("a file"), "{name}");
                is_new
            };
            assert_eq!(is_new("docx"), is_new("pdf"), "{body} after {signal}");
        }
    }
    // What whoever started it keeps from it does not end it, as with nohup.
    let out = tempfile::tempdir().expect("a folder");
    let child = interrupted("--ignore-signal=HUP", "HUP", sources.path(), &arguments, out.path());
    assert!(child.wait_with_output().expect("ends").status.success());
    assert_eq!(list(out.path()), list(whole.path()));
}

/// A run that was sent a signal while files of it were not in their places yet, with a setting of signals for `env`.
#[cfg(target_os = "linux")]
fn interrupted(setting: &str, signal: &str, folder: &Path, arguments: &[&str], out: &Path) -> Child {
    let mut command = Command::new("env");
    command.current_dir(folder).args([setting, PROGRAM]).args(arguments).arg(out);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("starts");
    wait_for_temporary(out, &mut child);
    let sent = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().expect("kill runs");
    assert!(sent.success());
    child
}

/// Waits until a running program has written a file that is not in its place yet.
#[cfg(target_os = "linux")]
fn wait_for_temporary(folder: &Path, child: &mut Child) {
    while !list(folder).iter().any(|name| name.starts_with(".nianbao-")) {
        assert!(child.try_wait().expect("a state").is_none(), "it ended before it wrote anything");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}
