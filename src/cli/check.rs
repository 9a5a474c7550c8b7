//! `nianbao check`.

use std::path::PathBuf;

use clap::Args;
use nianbao::check::{check, has_errors};
use nianbao::form::rules::Severity;
use nianbao::read::read_file;

use super::console::{result, say};
use super::outcome::Outcome;
use super::{HELP, inputs};

const EXAMPLES: &str = "\
例如：
  nianbao check 年报.yaml
  nianbao check 各单位/";

#[derive(Debug, Args)]
#[command(override_usage = "nianbao check <年报>...", help_template = HELP, after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// 年报文件（.yaml、.json）、文件夹或通配符；- 是标准输入
    #[arg(value_name = "年报", required = true, help_heading = "参数")]
    reports: Vec<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let mut worst = Outcome::Fine;
    for input in inputs::expand(&arguments.reports) {
        let source = match input.and_then(|path| read_file(&path)) {
            Ok(source) => source,
            Err(error) => {
                worst = worst.max(Outcome::unusable(&error));
                continue;
            }
        };
        let findings = check(&source);
        for finding in &findings {
            if let Err(error) = result(finding) {
                return Outcome::unusable(&error);
            }
        }
        let count = |severity| findings.iter().filter(|finding| finding.rule.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        say(&format_args!("{}：错误 {errors} 处，提醒 {warnings} 处", source.name));
        if has_errors(&findings) {
            worst = worst.max(Outcome::RuleBroken);
        }
    }
    worst
}
