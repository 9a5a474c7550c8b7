//! Text as runs.

use docx_rs::{BreakType, Run};

use crate::document::{Inline, Text};

/// Text in runs without any look of their own but bold.
pub(super) fn runs(text: &Text) -> Vec<Run> {
    let run = |inline: &Inline| match inline {
        Inline::Run { text, bold: true } => Run::new().add_text(text).bold(),
        Inline::Run { text, bold: false } => Run::new().add_text(text),
        Inline::LineBreak => Run::new().add_break(BreakType::TextWrapping),
    };
    text.inlines.iter().map(run).collect()
}
