//! Counts what a report holds while it is read.

use super::Reader;
use crate::report::limits::Countable;
use crate::report::{Refusal, RichText};
use crate::source::{Code, Node};

/// How much of everything has been read.
#[derive(Debug, Default)]
pub(super) struct Tally([usize; Countable::ALL.len()]);

impl Reader {
    /// Counts something; none if that is more than a report may hold, which is told where the first too many stands.
    pub(super) fn count(&mut self, what: Countable, many: usize, node: &Node, place: &str) -> Option<()> {
        let count = &mut self.tally.0[what as usize];
        let before = *count;
        *count = before.saturating_add(many);
        let most = what.most();
        if *count <= most {
            return Some(());
        }
        if before <= most {
            let (name, measure, advice) = what.words();
            let message = format!("从这里起，{name}超过 {most} {measure}，不像年报；{advice}");
            self.complain(&Code::VALUE, node, place, &Refusal::new(message));
        }
        None
    }

    /// Counts paragraphs, headings or lines, and what is bold in them.
    pub(super) fn count_texts<'t, I>(&mut self, texts: I, node: &Node, place: &str) -> Option<()>
    where
        I: IntoIterator<Item = &'t RichText>,
    {
        let texts: Vec<&RichText> = texts.into_iter().collect();
        self.count(Countable::Texts, texts.len(), node, place)?;
        self.count_bold(texts, node, place)
    }

    /// Counts what is bold in texts.
    pub(super) fn count_bold<'t, I>(&mut self, texts: I, node: &Node, place: &str) -> Option<()>
    where
        I: IntoIterator<Item = &'t RichText>,
    {
        let parts = texts.into_iter().map(RichText::bold_parts).sum();
        self.count(Countable::Bold, parts, node, place)
    }
}
