//! Runs the program as a user does.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_nianbao");

/// How a run ended and what it said.
#[derive(Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub results: String,
    pub messages: String,
}

impl Run {
    pub fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        let run = Run { code: output.status.code(), results: text(output.stdout), messages: text(output.stderr) };
        assert!(!run.messages.contains("panicked"), "{run:#?}");
        run
    }

    #[track_caller]
    pub fn expect(self, code: i32, messages: &str) -> Self {
        assert_eq!((self.code, self.messages.as_str()), (Some(code), messages), "{self:#?}");
        self
    }

    #[track_caller]
    pub fn expect_about(self, code: i32, part: &str) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        assert!(self.messages.contains(part), "no {part:?} in {self:#?}");
        self
    }
}

pub fn run<S: AsRef<OsStr>>(folder: &Path, arguments: &[S]) -> Run {
    Run::of(Command::new(PROGRAM).current_dir(folder).args(arguments).output().expect("starts"))
}

pub fn run_with_input<S: AsRef<OsStr>>(folder: &Path, arguments: &[S], input: &str) -> Run {
    let mut child = Command::new(PROGRAM)
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    child.stdin.take().expect("piped").write_all(input.as_bytes()).expect("reads");
    Run::of(child.wait_with_output().expect("ends"))
}

/// Everything in a folder and below, hidden files too, in order of name; folders end in a slash.
pub fn list(folder: &Path) -> Vec<String> {
    fn walk(root: &Path, folder: &Path, names: &mut Vec<String>) {
        let entries = std::fs::read_dir(folder).expect("a folder");
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        for path in paths {
            let name = path.strip_prefix(root).expect("below the root").display().to_string();
            if path.is_dir() {
                names.push(format!("{name}/"));
                walk(root, &path, names);
            } else {
                names.push(name);
            }
        }
    }
    let mut names = Vec::new();
    walk(folder, folder, &mut names);
    names
}

/// A short report that keeps every rule; its paragraph stands on line 4.
pub fn report(body: &str, paragraph: &str) -> String {
    format!(
        "body: {body}\nyear: 2023\noverview:\n  - {paragraph}\n  - 主动公开、依申请公开、信息管理、平台建设、监督保障都按规定做了。\n\
         published: 2024-01-20\n\
         proactive_disclosure: {{licensing: 0}}\n\
         applications: {{received: [0, 0, 0, 0, 0, 0, 0]}}\n\
         review_and_litigation: {{reconsideration: [0, 0, 0, 0, 0]}}\n\
         problems_and_improvements:\n  - 公开的内容还不够细，下一步逐项补齐，加强培训和检查。\n\
         other_matters:\n  - 本年度没有收取信息处理费。\n"
    )
}

pub fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) {
    std::fs::write(folder.join(name), content).expect("written");
}
