//! `nianbao man`.

use clap::{Args, CommandFactory};
use clap_mangen::Man;

use super::console::result;
use super::outcome::Outcome;
use super::problem::Problem;
use super::{Cli, HELP};

const EXAMPLES: &str = "\
例如：
  nianbao man > /usr/local/share/man/man1/nianbao.1
  nianbao man render > /usr/local/share/man/man1/nianbao-render.1";

/// Headings as clap_mangen writes them, and as Chinese manuals have them.
const HEADINGS: [(&str, &str); 6] = [
    ("NAME", "名称"),
    ("SYNOPSIS", "概述"),
    ("DESCRIPTION", "描述"),
    ("OPTIONS", "选项"),
    ("EXTRA", "说明"),
    ("VERSION", "版本"),
];

#[derive(Debug, Args)]
#[command(override_usage = "nianbao man [命令]", help_template = HELP, after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// 哪个命令的手册页；不写则是整个程序的
    #[arg(value_name = "命令", help_heading = "参数")]
    command: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    Outcome::of(page(arguments.command.as_deref()).and_then(|page| result(&page.trim_end())))
}

fn page(command: Option<&str>) -> Result<String, Problem> {
    let mut program = Cli::command();
    program.build();
    let of = match command {
        None => program,
        Some(name) => {
            let found = program.get_subcommands().find(|command| command.get_name() == name).cloned();
            found.ok_or_else(|| Problem::call(name, "没有这个命令", "请用 nianbao --help 看有哪些命令"))?
        }
    };
    let mut page = Vec::new();
    // Nothing fails to be written into memory.
    let _ = Man::new(of).render(&mut page);
    let page = String::from_utf8_lossy(&page).into_owned();
    Ok(HEADINGS.iter().fold(page, |page, (english, chinese)| {
        page.replace(&format!("\n.SH {english}\n"), &format!("\n.SH {chinese}\n"))
    }))
}
