//! `nianbao schema`.

use clap::Args;
use nianbao::report::schema::schema;

use super::HELP;
use super::console::result;
use super::outcome::Outcome;

const EXAMPLES: &str = "\
例如：
  nianbao schema > nianbao.schema.json    与年报放在一起，编辑器就会提示和检查";

#[derive(Debug, Args)]
#[command(override_usage = "nianbao schema", help_template = HELP, after_help = EXAMPLES)]
pub(super) struct Arguments {}

pub(super) fn run() -> Outcome {
    Outcome::of(result(&format_args!("{:#}", schema())))
}
