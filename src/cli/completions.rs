//! `nianbao completions`.

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use super::console::result;
use super::outcome::Outcome;
use super::{Cli, HELP};

const EXAMPLES: &str = "\
例如：
  nianbao completions bash > /etc/bash_completion.d/nianbao
  nianbao completions zsh > \"${fpath[1]}/_nianbao\"";

#[derive(Debug, Args)]
#[command(override_usage = "nianbao completions <外壳>", help_template = HELP, after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// bash、zsh、fish、powershell 或 elvish
    #[arg(value_name = "外壳", value_enum, hide_possible_values = true, help_heading = "参数")]
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let mut script = Vec::new();
    generate(arguments.shell, &mut Cli::command(), "nianbao", &mut script);
    Outcome::of(result(&String::from_utf8_lossy(&script).trim_end()))
}
