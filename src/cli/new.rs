//! `nianbao new`.

use std::path::PathBuf;

use clap::Args;
use nianbao::formats::Format;
use nianbao::render::file_name;
use nianbao::report::blank::blank;
use nianbao::report::{OneLine, Refusal, Report};
use nianbao::source::{Code, Diagnostic};
use nianbao::style::OFFICIAL;

use super::HELP;
use super::basis::previous;
use super::console::{result, say};
use super::outcome::Outcome;
use super::problem::Problem;
use super::save::save_new;

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
    // Of a folder, the body's own report.
    let is_own = |last: &&Report| last.body() == arguments.body && last.year() + 1 == arguments.year;
    let created = previous(arguments.previous.as_slice())
        .and_then(|last| create(arguments, last.iter().find(is_own).or(last.first())));
    Outcome::of(created.and_then(|path| result(&path.display())))
}

fn create(arguments: &Arguments, previous: Option<&Report>) -> Result<PathBuf, Problem> {
    let path = arguments.output.clone().unwrap_or_else(|| PathBuf::from(usual_name(arguments)));
    let name = path.display().to_string();
    let format = Format::of_name(&name)
        .ok_or_else(|| Problem::call(&name, "看不出要什么格式", "文件名请以 .yaml、.json 或 .xlsx 结尾"))?;
    let refused = |name: &str, refusal: Refusal| Problem {
        name: name.to_owned(),
        complaint: Diagnostic::told(&Code::CALL, &refusal.0),
    };
    let body = OneLine::new(&arguments.body).map_err(|refusal| refused("--body", refusal))?;
    if let Some(previous) = previous.filter(|previous| previous.body() != body.as_str()) {
        let (name, other) = (arguments.previous.as_deref().unwrap_or(&path).display(), previous.body());
        say(&format_args!("提醒：{name} 是“{other}”的年报，不是“{body}”的；请核对"));
    }
    // A year that no form is for is told before one that does not follow the last.
    blank(body.clone(), arguments.year, None).map_err(|refusal| refused("--year", refusal))?;
    let of_previous = arguments.previous.as_deref().map(|path| path.display().to_string()).unwrap_or_default();
    let report = blank(body, arguments.year, previous).map_err(|refusal| refused(&of_previous, refusal))?;
    let bytes = format.write(&report, &OFFICIAL).map_err(|complaint| Problem { name, complaint })?;
    save_new(&path, bytes)?;
    if previous.is_some() {
        say(&"已带入上年结转、联系方式和上年末的现行有效件数；现行有效件数请按本年制发、废止的件数调整");
    }
    Ok(path)
}

/// 示范区民政局2024年年报.yaml.
fn usual_name(arguments: &Arguments) -> String {
    format!("{}.yaml", file_name(&format!("{}{}年年报", arguments.body.trim(), arguments.year)))
}
