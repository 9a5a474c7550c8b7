//! How a run ended.

use std::process::ExitCode;

use super::console::say;
use super::problem::Problem;

/// How a report, or a whole run, ended; the worst counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// Fine.
    Fine,
    /// A report breaks a rule.
    RuleBroken,
    /// A call or an input is unusable.
    Unusable,
}

impl Outcome {
    pub(super) fn exit_code(self) -> ExitCode {
        ExitCode::from(match self {
            Outcome::Fine => 0,
            Outcome::RuleBroken => 1,
            Outcome::Unusable => 2,
        })
    }

    /// Says what is wrong.
    pub(super) fn unusable(problem: &Problem) -> Outcome {
        say(&format_args!("错误：{}：{}", problem.name, problem.complaint));
        Outcome::Unusable
    }

    /// How a run ended that only had to write a result.
    pub(super) fn of(written: Result<(), Problem>) -> Outcome {
        written.map_or_else(|problem| Outcome::unusable(&problem), |()| Outcome::Fine)
    }
}
