//! What 存在的主要问题及改进情况 says, a line each: the heads of its points, not its sentences to the end.

mod clause;
mod reader;
mod split;
mod words;

use self::clause::{Kind, denies_problems, heading, is_lead, title};
use self::reader::read;
pub(super) use self::split::nested;
use self::split::{split, without_number};
use self::words::NOTHING;
use crate::report::Block;

/// 存在的主要问题及改进情况 in a line each.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Points {
    /// What is wrong.
    pub problems: Vec<String>,
    /// What is done about it.
    pub measures: Vec<String>,
    /// Where it is not sure what is the one and what the other: the sentences as they are.
    pub sentences: Vec<String>,
}

impl Points {
    /// The points of a section's blocks.
    pub fn of(blocks: &[Block]) -> Self {
        let reading = read(blocks);
        let of = |kind: Kind| {
            let all = || reading.points.iter().filter(|point| point.kind == kind);
            // 仍存在一些不足 is told only where nothing more is.
            let says_more = all().any(|point| !point.is_empty);
            let told = all().filter(|point| !says_more || !point.is_empty);
            told.map(|point| point.text.clone()).collect::<Vec<_>>()
        };
        let (problems, measures) = (of(Kind::Problem), of(Kind::Measure));
        if reading.is_doubtful || problems.is_empty() && measures.is_empty() {
            return Points { sentences: sentences(blocks), ..Points::default() };
        }
        Points { problems, measures, sentences: Vec::new() }
    }

    /// At most so many of them, as many of the one as of the other if there are.
    pub fn at_most(mut self, most: usize) -> Self {
        let (problems, measures) = (self.problems.len(), self.measures.len());
        let half = most / 2;
        self.problems.truncate((most - measures.min(half)).min(most));
        self.measures.truncate(most - problems.min(self.problems.len()));
        self.sentences.truncate(most);
        self
    }
}

/// The sentences of a section that are more than titles of others or leads to them.
fn sentences(blocks: &[Block]) -> Vec<String> {
    let mut all = Vec::new();
    for block in blocks {
        if let Block::Heading { text, .. } = block
            && heading(without_number(&text.plain())).is_none()
        {
            all.push(text.plain());
        }
        for text in block.prose() {
            let text = text.plain();
            let mut rest = text.as_str();
            while let Some((_, behind)) = title(rest) {
                rest = behind;
            }
            all.extend(split(rest, "。！？").map(str::to_owned));
        }
    }
    let says = |sentence: &&str| {
        !is_lead(sentence) && !denies_problems(sentence) && !NOTHING.iter().any(|word| word == *sentence)
    };
    let trimmed = all.iter().map(|sentence| without_number(sentence.trim()).trim_end_matches('。'));
    trimmed.filter(says).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::Points;

    #[test]
    fn both_kinds_have_room() {
        let many = |count: usize| (0..count).map(|at| at.to_string()).collect::<Vec<_>>();
        for (problems, measures, expected) in [(9, 9, (3, 3)), (9, 1, (5, 1)), (0, 9, (0, 6)), (2, 2, (2, 2))] {
            let points = Points { problems: many(problems), measures: many(measures), ..Points::default() }.at_most(6);
            assert_eq!((points.problems.len(), points.measures.len()), expected, "{problems} {measures}");
        }
    }
}
