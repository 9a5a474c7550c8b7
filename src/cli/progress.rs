//! How far a run of many reports has come.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::console::say;

/// Where there is no terminal, a line is said of every so many reports.
const STEP: u64 = 100;

/// How far a step of a run has come: a bar on a terminal, else a line now and then.
pub(super) struct Progress {
    bar: ProgressBar,
    step: &'static str,
}

impl Progress {
    /// Of a step that so many reports go through.
    pub(super) fn new(step: &'static str, reports: usize) -> Self {
        let target = if reports > 1 { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let style =
            ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} 份，已用 {elapsed_precise}，还要 {eta_precise}");
        let bar = ProgressBar::with_draw_target(Some(reports as u64), target).with_message(step);
        Progress { bar: bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())), step }
    }

    /// One more report has come through, whichever.
    pub(super) fn advance(&self) {
        self.bar.inc(1);
    }

    /// One more report has come through, and its turn to be told of has come.
    pub(super) fn advance_in_turn(&self) {
        self.bar.inc(1);
        let (done, all) = (self.bar.position(), self.bar.length().unwrap_or_default());
        if self.bar.is_hidden() && done.is_multiple_of(STEP) && done < all {
            say(&format_args!("{} {done}/{all} 份", self.step));
        }
    }

    /// Writes something that the bar is not to run into.
    pub(super) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
