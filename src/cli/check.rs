//! `nianbao check`.

use clap::{Args, ValueEnum};
use nianbao::form::Edition;
use nianbao::render::{Output, Renderer};
use nianbao::report::Report;
use nianbao::source::{Severity, count, json};

use super::HELP;
use super::basis::{Basis, Checked};
use super::batch::Reports;
use super::console::{Transcript, result};
use super::layout;
use super::outcome::{Outcome, Words};
use super::problem::Problem;
use super::summary::{self, Row};

/// Examples, the rules, and the shape of the JSON.
fn after_help() -> String {
    let rules = |severity| {
        let of_severity = Edition::latest().rules().filter(move |rule| rule.severity == severity);
        of_severity.map(|rule| format!("  {:<18} {}\n", rule.id, rule.statement)).collect::<String>()
    };
    format!(
        "{EXAMPLES}核对的规则（T2-CARRY、T1-STOCK、PREVIOUS-BODY 要用 --previous 给出上年度年报；\
         JUMP、LENGTH、ASPECTS-GOVERNMENT 要在 --profile 里写明）：\n{}\
         以下只提醒，不算错误：\n{}\n{SHAPE}",
        rules(Severity::Error),
        rules(Severity::Warning)
    )
}

const EXAMPLES: &str = "\
例如：
  nianbao check 年报.yaml
  nianbao check 年报.yaml --previous 去年的年报.yaml    再核对和上年度衔接的数
  nianbao check 各单位/ --previous 去年各单位/            按机关和年度对上；也看有没有互相照抄
  nianbao check 年报.yaml --layout board                  再看公示版放不放得下
  nianbao check 年报.yaml --profile 本地要求.yaml         期限、限额和各条规则按本地的要求
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
    #[command(flatten)]
    batch: Reports,
    #[command(flatten)]
    basis: Basis,
    #[command(flatten)]
    sheet: layout::Choice,
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

/// What becomes of reports, in this command's words.
const WORDS: Words = Words { fine: "没有错误", broken: "有错误", unusable: "无法核对" };

pub(super) fn run(arguments: &Arguments) -> Outcome {
    check_all(arguments).unwrap_or_else(|problem| Outcome::unusable(&problem))
}

fn check_all(arguments: &Arguments) -> Result<Outcome, Problem> {
    let grounds = arguments.sheet.grounds(&arguments.basis)?;
    let renderer = Renderer::new(&grounds.style, grounds.library());
    let (batch, checker) = grounds.batch(&arguments.batch)?;
    let (mut rows, mut accounts) = (Vec::with_capacity(batch.len()), Vec::new());
    let work = |input| Told::new(&Checked::new(input, &checker, &renderer, &Output::ALL), arguments.format);
    batch.run(work, |_, told| {
        let told = told.unwrap_or_else(|problem| {
            // A name that stands for no file is a slip of the call, but programs find it where all else is.
            Outcome::unusable(&problem);
            Told::failed(problem, arguments.format)
        });
        rows.push(told.row);
        accounts.extend(told.account);
        told.transcript.tell()
    })?;
    if arguments.format == Format::Json {
        result(&json::render(&accounts))?;
    }
    summary::finish(arguments.batch.summary.as_deref(), &rows, &WORDS)
}

/// What there is to say of a report, which itself is not kept.
struct Told {
    transcript: Transcript,
    /// What programs are told, if they are.
    account: Option<String>,
    row: Row,
}

impl Told {
    fn new(checked: &Checked, format: Format) -> Self {
        let mut told = Told { transcript: Transcript::new(), account: account(checked, format), row: Row::of(checked) };
        if format == Format::Text {
            told.transcript.result_complaints(checked.origin(), &checked.complaints);
        }
        let (errors, warnings) =
            (count(&checked.complaints, Severity::Error), count(&checked.complaints, Severity::Warning));
        told.transcript.say(&format_args!("{}：错误 {errors} 处，提醒 {warnings} 处", checked.origin().name));
        told
    }

    /// Of a file that could not be checked, which has been said.
    fn failed(problem: Problem, format: Format) -> Self {
        let row = Row::failed(&problem);
        let account = account(&Checked::failed(problem), format);
        Told { transcript: Transcript::new(), account, row }
    }
}

fn account(checked: &Checked, format: Format) -> Option<String> {
    let account = json::Account {
        origin: checked.origin(),
        report: checked.reading.report.as_ref().map(about),
        readable: checked.reading.usable().is_some(),
        complaints: &checked.complaints,
    };
    (format == Format::Json).then(|| json::report(&account))
}

fn about(report: &Report) -> json::About<'_> {
    json::About { body: report.body(), year: report.year(), clause: report.edition().clause() }
}
