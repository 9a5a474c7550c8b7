//! How a run ended.

use std::process::ExitCode;

use nianbao::source::{Code, Diagnostic};

use super::console::say;

/// What is wrong with a file, a folder or an option as a whole.
#[derive(Debug)]
pub(super) struct Problem {
    /// Its name, as the user gave it.
    pub(super) name: String,
    /// What is wrong.
    pub(super) complaint: Diagnostic,
}

impl Problem {
    /// Something wrong with the call.
    pub(super) fn call(name: &str, message: impl Into<String>, advice: &str) -> Self {
        Problem { name: name.to_owned(), complaint: Diagnostic::new(&Code::CALL, message).advise(advice) }
    }
}

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
