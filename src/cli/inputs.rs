//! Report files from what the user names: files, folders, globs, standard input.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use nianbao::formats::{Format, SCHEMA};
use nianbao::render::Output;
use nianbao::source::{Code, Diagnostic, reason};
use walkdir::WalkDir;

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
            vec![Ok(name.clone())]
        } else {
            pattern(name).map_or_else(|error| vec![Err(error)], |paths| paths.into_iter().map(Ok).collect())
        };
        all.extend(found.into_iter().filter(|file| match file {
            Ok(path) => seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())),
            Err(_) => true,
        }));
    }
    all
}

/// Whether a file or folder is none that a person made: Office keeps a lock beside a workbook that is open (`~$…`), and
/// systems keep notes of their own (`.…`).
fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['~', '.']) && name != "." && name != "..")
}

/// Whether the name of a file is that of a report; the schema that lies beside reports for editors is none.
fn is_report(path: &Path) -> bool {
    Format::of_name(&path.to_string_lossy()).is_some() && path.file_name().is_some_and(|name| name != SCHEMA)
}

/// The reports in a folder and in all folders below it, and a problem for each of either that cannot be read.
fn folder(path: &Path) -> Vec<Result<PathBuf, Problem>> {
    let entries = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
    let shown = entries.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.path()));
    let mut found = Vec::new();
    for entry in shown {
        match entry {
            Ok(entry) if entry.file_type().is_file() && is_report(entry.path()) => found.push(Ok(entry.into_path())),
            Ok(_) => {}
            Err(error) => found.extend(unreadable(path, &error).map(Err)),
        }
    }
    if found.is_empty() {
        let advice = "年报文件以 .yaml、.yml、.json 或 .xlsx 结尾";
        found.push(Err(problem(path, "文件夹里没有年报文件", advice)));
    }
    found
}

/// What cannot be read of a folder; none where nothing is missed: a link to a folder above leads to what is found anyway, one
/// to nowhere is no report unless its name says so.
fn unreadable(folder: &Path, error: &walkdir::Error) -> Option<Problem> {
    let why = reason(error.io_error()?);
    let place = error.path().unwrap_or(folder);
    let what = if place.is_dir() {
        "文件夹"
    } else if is_report(place) {
        "文件"
    } else {
        return None;
    };
    Some(problem(place, &format!("{what}读不出来（{why}）"), "请核对路径和权限"))
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
    let mut found: Vec<PathBuf> = paths.flatten().filter(|path| path.is_file() && !is_hidden(path)).collect();
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
