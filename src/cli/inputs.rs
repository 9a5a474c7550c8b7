//! Report files from what the user names: files, folders, globs, standard input.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use nianbao::formats::Format;
use nianbao::render::Output;
use nianbao::source::{Code, Diagnostic, reason};

use super::problem::Problem;

/// The report files that `names` stand for, each once, in the order named; those of a folder or glob in order of name.
/// A name that stands for nothing is an error of its own and hides no other.
pub(super) fn expand(names: &[PathBuf]) -> Vec<Result<PathBuf, Problem>> {
    let mut all: Vec<Result<PathBuf, Problem>> = Vec::new();
    let mut seen = HashSet::new();
    for name in names {
        let found = if name.is_dir() {
            folder(name)
        } else if name.exists() || name.as_os_str() == "-" {
            Ok(vec![name.clone()])
        } else {
            pattern(name)
        };
        match found {
            Ok(paths) => {
                for path in paths {
                    if seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())) {
                        all.push(Ok(path));
                    }
                }
            }
            Err(error) => all.push(Err(error)),
        }
    }
    all
}

/// Beside a workbook that is open, Office keeps a file of such a name that is none.
fn is_lock(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("~$"))
}

fn folder(path: &Path) -> Result<Vec<PathBuf>, Problem> {
    let unreadable =
        |error: std::io::Error| problem(path, &format!("文件夹读不出来（{}）", reason(&error)), "请检查权限");
    let entries: Result<Vec<PathBuf>, std::io::Error> =
        std::fs::read_dir(path).map_err(unreadable)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let is_report =
        |path: &PathBuf| Format::of_name(&path.to_string_lossy()).is_some() && !is_lock(path) && path.is_file();
    let mut reports: Vec<PathBuf> = entries.map_err(unreadable)?.into_iter().filter(is_report).collect();
    reports.sort();
    if reports.is_empty() {
        let advice = "年报文件以 .yaml、.yml、.json 或 .xlsx 结尾";
        return Err(problem(path, "文件夹里没有年报文件", advice));
    }
    Ok(reports)
}

/// What to do about a name that stands for nothing, by the slips that lead to one.
fn advice(name: &str) -> &'static str {
    if name.starts_with(['—', '–', '－']) {
        "选项前面要写两个半角短横线，例如 --to"
    } else if Output::ALL.iter().any(|output| output.ending().eq_ignore_ascii_case(name)) {
        "几种格式用半角逗号隔开，不留空格，例如 --to docx,pdf"
    } else if name.contains([',', '，', '、', '；']) {
        "几个文件用空格隔开"
    } else {
        "请核对路径"
    }
}

/// Shells that expand globs leave those that match nothing; others expand none.
fn pattern(name: &Path) -> Result<Vec<PathBuf>, Problem> {
    let text = name.display().to_string();
    if !text.contains(['*', '?', '[']) {
        return Err(problem(name, "没有这个文件", advice(&text)));
    }
    let paths = glob::glob(&text).map_err(|_| problem(name, "通配符写法不对", "请用 * 和 ? ，例如 \"年报/*.yaml\""))?;
    let mut found: Vec<PathBuf> = paths.flatten().filter(|path| path.is_file() && !is_lock(path)).collect();
    found.sort();
    if found.is_empty() {
        Err(problem(name, "没有符合的文件", "请核对路径和通配符"))
    } else {
        Ok(found)
    }
}

fn problem(path: &Path, message: &str, advice: &str) -> Problem {
    let complaint = Diagnostic::new(&Code::FILE, message).advise(advice);
    Problem { name: path.display().to_string(), complaint }
}
