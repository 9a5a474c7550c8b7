//! `nianbao check`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use nianbao::check::{check, check_figures};
use nianbao::form::Edition;
use nianbao::formats::Reading;
use nianbao::report::Report;
use nianbao::source::{Clause, Diagnostic, Origin, Severity, count, has_errors, in_order, json};

use super::console::{result, result_complaints, say, say_complaints};
use super::disk::read_report;
use super::outcome::Outcome;
use super::problem::Problem;
use super::{HELP, inputs};

/// Examples, the rules, and the shape of the JSON.
fn after_help() -> String {
    let rules = |severity| {
        let rules = Edition::latest().rules().iter();
        let of_severity = rules.filter(move |rule| rule.severity == severity);
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
  {"version": 2, "reports": [{"file", "body", "year", "readable", "errors", "warnings", "findings": [
    {"id", "severity": "error" 或 "warning", "statement", "clause", "place", "line", "column", "cell",
     "message", "notes", "advice", "values": {"left_name", "left", "right_name", "right", "difference"},
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

/// A report file with all that is wrong with it.
pub(super) struct Checked {
    pub(super) reading: Reading,
    /// All complaints: of the reading, then of the rules.
    pub(super) complaints: Vec<Diagnostic>,
}

impl Checked {
    /// A report file, beside last year's report if there is one.
    pub(super) fn new(reading: Reading, previous: Option<&Report>) -> Self {
        let mut complaints = reading.complaints.clone();
        match (reading.usable(), &reading.report) {
            (Some(report), _) => complaints.extend(check(report, previous)),
            // What could not be read says nothing of the rest of the figures.
            (None, Some(report)) => complaints.extend(check_figures(report, previous)),
            (None, None) => {}
        }
        Checked { reading, complaints: in_order(complaints) }
    }

    /// How bad it is.
    pub(super) fn outcome(&self) -> Outcome {
        // What no document asks for, this program does: without it there is nothing to read or to compare with.
        let of_program = |complaint: &&Diagnostic| complaint.code.clause == Clause::Program;
        let errors = self.complaints.iter().filter(|complaint| complaint.severity == Severity::Error);
        match (errors.clone().find(of_program), errors.count()) {
            (Some(_), _) => Outcome::Unusable,
            (None, 0) => Outcome::Fine,
            (None, _) => Outcome::RuleBroken,
        }
    }

    fn origin(&self) -> &Origin {
        &self.reading.origin
    }
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    check_all(arguments).unwrap_or_else(|problem| Outcome::unusable(&problem))
}

fn check_all(arguments: &Arguments) -> Result<Outcome, Problem> {
    let Ok(previous) = previous(arguments.previous.as_deref()) else { return Ok(Outcome::Unusable) };
    let inputs = inputs::expand(&arguments.reports);
    if let (Some(path), 2..) = (&arguments.previous, inputs.len()) {
        let name = path.display().to_string();
        let message = "上年度年报只能核对同一机关的一份年报";
        return Err(Problem::call(&name, message, "请一次只给一份年报"));
    }
    let mut reports: Vec<Checked> = Vec::with_capacity(inputs.len());
    let mut outcomes = Vec::with_capacity(inputs.len());
    for input in inputs {
        let checked = match input {
            Ok(path) => {
                let checked = Checked::new(read_report(&path), previous.as_ref());
                tell(&checked, arguments.format)?;
                checked
            }
            // A name that stands for no file is a slip of the call, but programs find it where all else is.
            Err(problem) => {
                Outcome::unusable(&problem);
                Checked::new(Reading::failed(Origin::named(problem.name), problem.complaint), None)
            }
        };
        outcomes.push(checked.outcome());
        reports.push(checked);
    }
    if arguments.format == Format::Json {
        result(&to_json(&reports))?;
    }
    summarize(&outcomes);
    Ok(outcomes.into_iter().max().unwrap_or(Outcome::Fine))
}

/// Last year's report, if one is named. What is wrong with it is said.
pub(super) fn previous(path: Option<&Path>) -> Result<Option<Report>, ()> {
    let Some(path) = path else { return Ok(None) };
    let reading = read_report(path);
    say_complaints(&reading.origin, &reading.complaints);
    if has_errors(&reading.complaints) { Err(()) } else { Ok(reading.report) }
}

/// Says what became of a report, as soon as that is known.
fn tell(checked: &Checked, format: Format) -> Result<(), Problem> {
    if format == Format::Text {
        result_complaints(checked.origin(), &checked.complaints)?;
    }
    let (errors, warnings) =
        (count(&checked.complaints, Severity::Error), count(&checked.complaints, Severity::Warning));
    say(&format_args!("{}：错误 {errors} 处，提醒 {warnings} 处", checked.origin().name));
    Ok(())
}

fn to_json(reports: &[Checked]) -> String {
    json::render(&reports.iter().map(account).collect::<Vec<_>>())
}

fn account(checked: &Checked) -> json::Account<'_> {
    json::Account {
        origin: checked.origin(),
        report: checked.reading.report.as_ref().map(about),
        readable: checked.reading.usable().is_some(),
        complaints: &checked.complaints,
    }
}

fn about(report: &Report) -> json::About<'_> {
    json::About { body: report.body(), year: report.year(), clause: report.edition().clause() }
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
