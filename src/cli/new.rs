//! `nianbao new`.

use std::path::{Path, PathBuf};

use clap::Args;
use nianbao::blank::blank;
use nianbao::diagnostic::Diagnostic;
use nianbao::read::{Format, read_file, read_text};
use nianbao::render::File;
use nianbao::save::{file_name, save};
use nianbao::write::{Kind, json};

use super::HELP;
use super::console::{result, say};
use super::outcome::Outcome;

const EXAMPLES: &str = "\
例如：
  nianbao new --body 示范区民政局 --year 2024                       写出“示范区民政局2024年年报.yaml”
  nianbao new --body 示范区民政局 --year 2024 -o 年报.xlsx          要电子表格
  nianbao new --body 示范区民政局 --year 2024 --previous 去年.xlsx  带上年结转、现行有效件数和联系方式";

#[derive(Debug, Args)]
#[command(
    override_usage = "nianbao new --body <行政机关> --year <年度> [选项]",
    help_template = HELP,
    after_help = EXAMPLES
)]
pub(super) struct Arguments {
    /// 行政机关的全称
    #[arg(long, value_name = "行政机关", help_heading = "选项")]
    body: String,
    /// 报告所述的年度，四位数字
    #[arg(long, value_name = "年度", help_heading = "选项")]
    year: u16,
    /// 上一年度的年报（.yaml、.json、.xlsx），从中带来上年结转、现行有效件数和联系方式
    #[arg(long, value_name = "上年年报", help_heading = "选项")]
    previous: Option<PathBuf>,
    /// 写到这个文件，格式看扩展名：.yaml、.json 或 .xlsx；不写则在当前文件夹写 .yaml
    #[arg(short, long, value_name = "文件", help_heading = "选项")]
    output: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    Outcome::of(create(arguments).and_then(|path| result(&path.display())))
}

fn create(arguments: &Arguments) -> Result<PathBuf, Diagnostic> {
    let path = arguments.output.clone().unwrap_or_else(|| PathBuf::from(usual_name(arguments)));
    let name = path.display().to_string();
    let kind = Kind::of(&path)?;
    if path.exists() {
        return Err(Diagnostic::file(&name, "已经有这个文件，没有改动它；请用 -o 换个名字，或先移走它"));
    }
    let body = arguments.body.trim();
    // What the report file would not take as body or year is told before there is a file.
    read_text(&json(&blank(body, arguments.year, None)?), Format::Json, &name, PathBuf::new()).map_err(|error| {
        let option = format!("--{}", error.place.as_deref().unwrap_or_default());
        Diagnostic::file(&option, error.message)
    })?;
    let previous = arguments.previous.as_deref().map(read_file).transpose()?;
    if let Some(previous) = previous.as_ref().filter(|previous| previous.report.body != body) {
        let other = &previous.report.body;
        say(&format_args!("提醒：{} 是“{other}”的年报，不是“{body}”的；请核对", previous.name));
    }
    let report = blank(body, arguments.year, previous.as_ref())?;
    let bytes = kind.write(&report, &name)?;
    let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().unwrap_or(Path::new(""));
    save(folder, &[File { name: file_name, bytes }])?;
    if previous.is_some() {
        say(&"已带入上年结转、联系方式和上年末的现行有效件数；现行有效件数请按本年制发、废止的件数调整");
    }
    Ok(path)
}

/// 示范区民政局2024年年报.yaml.
fn usual_name(arguments: &Arguments) -> String {
    format!("{}.yaml", file_name(&format!("{}{}年年报", arguments.body.trim(), arguments.year)))
}
