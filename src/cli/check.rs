//! `nianbao check`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use nianbao::check::machine::{Output, ReportOutput};
use nianbao::check::{Finding, check, check_with_previous, count, has_errors};
use nianbao::diagnostic::Diagnostic;
use nianbao::form::rules::{ALL, Severity};
use nianbao::read::{Source, read_file};

use super::console::{result, result_findings, say};
use super::outcome::Outcome;
use super::{HELP, inputs};

/// Examples, the rules, and the shape of the JSON.
fn after_help() -> String {
    let rules = |severity| {
        let of_severity = ALL.iter().filter(move |rule| rule.severity == severity);
        of_severity.map(|rule| format!("  {:<14} {}\n", rule.id, rule.statement)).collect::<String>()
    };
    format!(
        "{EXAMPLES}核对的规则（T2-CARRY、T1-STOCK、PREVIOUS-BODY 要用 --previous 给出上年度年报）：\n{}\
         以下只提醒，不算错误：\n{}\n{SHAPE}",
        rules(Severity::Error),
        rules(Severity::Warning)
    )
}

const EXAMPLES: &str = "\
例如：
  nianbao check 年报.yaml
  nianbao check 年报.yaml --previous 去年的年报.yaml    再核对和上年度衔接的数
  nianbao check 各单位/
  nianbao check 年报.yaml --format json                 给程序用

";

const SHAPE: &str = r#"JSON 的样子：
  {"version": 1, "reports": [{"file", "body", "year", "errors", "warnings", "problem", "findings": [
    {"id", "severity": "error" 或 "warning", "statement", "clause", "place", "line", "column", "cell",
     "message", "advice", "values": {"left_name", "left", "right_name", "right", "difference"},
     "suggestion", "cells": [{"side", "key", "place", "value", "line", "column", "cell"}], "quote"}]}]}
  line、column 是文字文件里的行和列（按字数），cell 是工作簿里的单元格；没有的键不写。

退出码：0 没有错误（可以有提醒）；1 有错误；2 命令或文件有误"#;

#[derive(Debug, Args)]
#[command(override_usage = "nianbao check [选项] <年报>...", help_template = HELP, after_help = after_help())]
pub(super) struct Arguments {
    /// 年报文件（.yaml、.json、.xlsx）、文件夹或通配符；- 是标准输入
    #[arg(value_name = "年报", required = true, help_heading = "参数")]
    reports: Vec<PathBuf>,
    /// 同一机关上年度的年报，用来核对结转和现行有效件数
    #[arg(long, value_name = "上年度年报", help_heading = "选项")]
    previous: Option<PathBuf>,
    /// 写成 text（给人看）或 json（给程序用）；不写则为 text
    #[arg(
        long,
        value_name = "格式",
        value_enum,
        default_value_t = Format::Text,
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "选项"
    )]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// A report that was checked, or why it could not be.
type Checked = Result<(Source, Vec<Finding>), Diagnostic>;

pub(super) fn run(arguments: &Arguments) -> Outcome {
    check_all(arguments).unwrap_or_else(|error| Outcome::unusable(&error))
}

fn check_all(arguments: &Arguments) -> Result<Outcome, Diagnostic> {
    let previous = previous(arguments.previous.as_deref())?;
    let inputs = inputs::expand(&arguments.reports);
    if let (Some(previous), 2..) = (&previous, inputs.len()) {
        let message = "上年度年报只能核对同一机关的一份年报；请一次只给一份年报";
        return Err(Diagnostic::file(&previous.name, message));
    }
    let mut reports: Vec<Checked> = Vec::with_capacity(inputs.len());
    let mut outcomes = Vec::with_capacity(inputs.len());
    for input in inputs {
        let checked = input.and_then(|path| read_file(&path)).and_then(|source| {
            let findings = findings(&source, previous.as_ref())?;
            Ok((source, findings))
        });
        outcomes.push(tell(&checked, arguments.format)?);
        reports.push(checked);
    }
    if arguments.format == Format::Json {
        result(&json(&reports))?;
    }
    summarize(&outcomes);
    Ok(outcomes.into_iter().max().unwrap_or(Outcome::Fine))
}

/// Last year's report, if one is named.
pub(super) fn previous(path: Option<&Path>) -> Result<Option<Source>, Diagnostic> {
    path.map(read_file).transpose()
}

/// What is wrong with a report, beside last year's if there is one.
pub(super) fn findings(source: &Source, previous: Option<&Source>) -> Result<Vec<Finding>, Diagnostic> {
    match previous {
        Some(previous) => check_with_previous(source, previous),
        None => Ok(check(source)),
    }
}

/// Says what became of a report, as soon as that is known.
fn tell(checked: &Checked, format: Format) -> Result<Outcome, Diagnostic> {
    let (source, findings) = match checked {
        Ok(checked) => checked,
        Err(error) => return Ok(Outcome::unusable(error)),
    };
    if format == Format::Text {
        result_findings(source, findings)?;
    }
    let (errors, warnings) = (count(findings, Severity::Error), count(findings, Severity::Warning));
    say(&format_args!("{}：错误 {errors} 处，提醒 {warnings} 处", source.name));
    Ok(if has_errors(findings) { Outcome::RuleBroken } else { Outcome::Fine })
}

fn json(reports: &[Checked]) -> String {
    let reports: Vec<ReportOutput<'_>> = reports
        .iter()
        .map(|checked| match checked {
            Ok((source, findings)) => ReportOutput::checked(source, findings),
            Err(error) => ReportOutput::unusable(error),
        })
        .collect();
    Output::new(&reports).to_json()
}

fn summarize(outcomes: &[Outcome]) {
    if outcomes.len() > 1 {
        let count = |outcome| outcomes.iter().filter(|&&other| other == outcome).count();
        say(&format_args!(
            "共 {} 份：没有错误 {} 份，有错误 {} 份，无法核对 {} 份",
            outcomes.len(),
            count(Outcome::Fine),
            count(Outcome::RuleBroken),
            count(Outcome::Unusable)
        ));
    }
}
