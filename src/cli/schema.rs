//! `nianbao schema`.

use clap::{Args, ValueEnum};
use nianbao::{house, profile, report};

use super::HELP;
use super::console::result;
use super::outcome::Outcome;

const EXAMPLES: &str = "\
例如：
  nianbao schema > nianbao.schema.json            与年报放在一起，编辑器就会提示和检查
  nianbao schema profile > profile.schema.json    核对要求（--profile）的写法
  nianbao schema style > style.schema.json        版式（--style）的写法";

#[derive(Debug, Args)]
#[command(override_usage = "nianbao schema [文件]", help_template = HELP, after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// 哪一种文件：report（年报）、profile（核对要求）或 style（版式）；不写则为 report
    #[arg(
        value_name = "文件",
        value_enum,
        default_value_t = Kind::Report,
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "参数"
    )]
    kind: Kind,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Report,
    Profile,
    Style,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let schema = match arguments.kind {
        Kind::Report => report::schema::schema(),
        Kind::Profile => profile::schema::schema(),
        Kind::Style => house::schema::schema(),
    };
    Outcome::of(result(&format_args!("{schema:#}")))
}
