//! How a run ended.

use std::process::ExitCode;

use serde::Serialize;

use super::console::say;
use super::problem::Problem;

/// How a report, or a whole run, ended; the worst counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
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
        say(problem);
        Outcome::Unusable
    }

    /// How a run of many reports ended: the worst of them. Says how many ended how, in the words of the command.
    pub(super) fn of_all(outcomes: &[Outcome], words: &Words) -> Outcome {
        if outcomes.len() > 1 {
            let count = |outcome| outcomes.iter().filter(|&&other| other == outcome).count();
            let counted = [Outcome::Fine, Outcome::RuleBroken, Outcome::Unusable]
                .map(|outcome| format!("{} {} 份", words.of(outcome), count(outcome)));
            say(&format_args!("共 {} 份：{}", outcomes.len(), counted.join("，")));
        }
        outcomes.iter().copied().max().unwrap_or(Outcome::Fine)
    }

    /// How a run ended that only had to write a result.
    pub(super) fn of(written: Result<(), Problem>) -> Outcome {
        written.map_or_else(|problem| Outcome::unusable(&problem), |()| Outcome::Fine)
    }
}

/// What a command calls the outcomes.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) fine: &'static str,
    pub(super) broken: &'static str,
    pub(super) unusable: &'static str,
}

impl Words {
    /// Its word for one.
    pub(super) fn of(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Fine => self.fine,
            Outcome::RuleBroken => self.broken,
            Outcome::Unusable => self.unusable,
        }
    }
}
