//! Commands. Results go to standard output, everything said to people to standard error, in Chinese.
//!
//! Exit codes: 0 fine; 1 a report breaks a rule; 2 a call or an input is unusable.

mod basis;
mod batch;
mod bind;
mod check;
mod completions;
mod console;
mod disk;
mod fault;
mod findings;
mod inputs;
mod interrupt;
mod kind;
mod layout;
mod licenses;
mod man;
mod new;
mod outcome;
mod problem;
mod progress;
mod render;
mod save;
mod schema;
mod summary;
mod usage;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{ArgAction, CommandFactory, Parser, Subcommand};
use outcome::Outcome;

const HELP: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}";

const EXAMPLES: &str = "\
例如：
  nianbao render 年报.yaml              写出“…年度报告.docx”和“…年度报告.pdf”
  nianbao check 年报.yaml               只核对勾稽关系，不写文件
  nianbao new --body 某局 --year 2024   新建一份待填的年报
  nianbao 年报.yaml                     同 render，问题另写在旁边的“年报-核对结果.txt”；把文件拖到程序上也行
  nianbao help render                   看 render 的全部用法

退出码：0 正常；1 有年报不合规则；2 命令或文件有误";

/// 政府信息公开工作年度报告：一份数据，生成正式的 Word 文档和可付印的 PDF
#[derive(Debug, Parser)]
#[command(
    name = "nianbao",
    version,
    help_template = HELP,
    override_usage = "nianbao <命令> [选项]",
    after_help = EXAMPLES,
    subcommand_help_heading = "命令",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// 显示程序和内置字体的许可
    #[arg(long, display_order = 99, exclusive = true, help_heading = "选项")]
    licenses: bool,
    /// 显示帮助
    #[arg(short, long, global = true, display_order = 99, action = ArgAction::Help, help_heading = "选项")]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, display_order = 99, action = ArgAction::Version, help_heading = "选项")]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// 生成 Word 和 PDF（先核对，有错误就不生成）
    Render(render::Arguments),
    /// 核对勾稽关系和完整性，不写文件
    Check(check::Arguments),
    /// 新建一份待填的年报（YAML、JSON 或电子表格）
    New(new::Arguments),
    /// 输出年报文件、核对要求或版式的 JSON Schema，供编辑器提示和检查
    Schema(schema::Arguments),
    /// 输出命令行补全脚本
    Completions(completions::Arguments),
    /// 输出手册页（man）
    Man(man::Arguments),
    /// 显示某个命令的帮助
    #[command(help_template = HELP, override_usage = "nianbao help [命令]", after_help = "例如：\n  nianbao help render")]
    Help {
        /// 命令
        #[arg(value_name = "命令", help_heading = "参数")]
        command: Option<String>,
    },
}

/// Runs the command that the arguments ask for.
pub(crate) fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    fault::quiet();
    let ended = fault::isolate(|| run_command(arguments));
    ended.unwrap_or_else(|fault| Outcome::unusable(&fault.problem("nianbao")).exit_code())
}

fn run_command(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    let is_dropped = arguments.get(1).is_some_and(is_file);
    if is_dropped {
        arguments.insert(1, "render".into());
    }
    match Cli::try_parse_from(arguments) {
        Ok(Cli { licenses: true, .. }) => licenses::run().exit_code(),
        Ok(Cli { command: Some(command), .. }) => match command {
            Command::Render(arguments) => render::run(&arguments, is_dropped).exit_code(),
            Command::Check(arguments) => check::run(&arguments).exit_code(),
            Command::New(arguments) => new::run(&arguments).exit_code(),
            Command::Schema(arguments) => schema::run(&arguments).exit_code(),
            Command::Completions(arguments) => completions::run(&arguments).exit_code(),
            Command::Man(arguments) => man::run(&arguments).exit_code(),
            Command::Help { command } => run_command(help_of(command)),
        },
        Ok(Cli { command: None, .. }) => usage::explain(&clap::Error::new(ErrorKind::MissingSubcommand)),
        Err(error) => usage::explain(&error),
    }
}

/// Whether the first argument is no command but a file or folder, such as a file manager names when one is dropped on
/// the program.
fn is_file(first: &OsString) -> bool {
    let is_command = || Cli::command().get_subcommands().any(|command| first == command.get_name());
    !first.to_string_lossy().starts_with('-') && Path::new(first).exists() && !is_command()
}

/// The arguments that show the help of a command.
fn help_of(command: Option<String>) -> Vec<OsString> {
    let name = std::iter::once("nianbao".to_owned());
    name.chain(command).chain(["--help".to_owned()]).map(OsString::from).collect()
}
