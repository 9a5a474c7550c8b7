//! What a clause or sentence of 存在的主要问题及改进情况 says: that problems or measures come, that there is a fault, that there is
//! none, or nothing.

use std::cmp::Ordering;

use super::split::{CLAUSE_ENDS, ENDS, split, without_number};
use super::words::{
    ACTIONS, AGAINST, AHEAD, BETWEEN, EMPTY, EMPTY_CHARACTERS, FAULTS, LEADS, LEADS_TO_PROBLEMS, MEASURES,
    NAMED_FAULTS, NONE, PROBLEMS, TITLE, TO_MEASURES, TO_PROBLEMS, TOPICS, Words,
};

/// What a point is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// 主要问题
    Problem,
    /// 改进情况
    Measure,
}

/// A title of points, by what it says that comes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Title {
    /// Points of that kind.
    Of(Kind),
    /// Points of both kinds.
    Both,
    /// What the points are about.
    Topic,
}

/// What a clause says comes.
pub(super) fn cue(clause: &str) -> Option<Kind> {
    let first = |words: &Words| words.first_in(clause).unwrap_or(clause.len());
    match first(&TO_PROBLEMS).cmp(&first(&TO_MEASURES)) {
        Ordering::Less => Some(Kind::Problem),
        Ordering::Greater => Some(Kind::Measure),
        Ordering::Equal => weak_cue(clause.trim_start()),
    }
}

/// What the beginning of a clause says comes: 针对性不强 is no measure, and neither is 已公开的信息不够.
fn weak_cue(clause: &str) -> Option<Kind> {
    if clause.ends_with('：') && is_empty(clause) {
        return match named(clause) {
            (true, false) => Some(Kind::Problem),
            (_, true) => Some(Kind::Measure),
            _ => None,
        };
    }
    if clause.starts_with("存在") {
        return Some(Kind::Problem);
    }
    let answers = clause.starts_with("针对") && !clause.starts_with("针对性");
    let done = ["已", "现已", "目前已"].iter().any(|word| clause.starts_with(word)) && !has_fault(clause);
    (answers || done).then_some(Kind::Measure)
}

/// Whether a text names problems, and whether it names measures.
fn named(text: &str) -> (bool, bool) {
    (PROBLEMS.are_in(text), MEASURES.are_in(text))
}

/// A heading as a title.
pub(super) fn heading(text: &str) -> Option<Title> {
    if is_empty(text) {
        return Some(match named(text) {
            (true, false) => Title::Of(Kind::Problem),
            (false, true) => Title::Of(Kind::Measure),
            (true, true) => Title::Both,
            (false, false) => Title::Topic,
        });
    }
    let is_topic = TOPICS.iter().any(|topic| text.ends_with(topic)) && !has_fault(text) && !ACTIONS.begin(text);
    is_topic.then_some(Title::Topic)
}

/// The title that a paragraph begins with, and what stands behind it: 存在的主要问题。, 下一步打算：.
pub(super) fn title(text: &str) -> Option<(Title, &str)> {
    let first = split(text, ENDS).next()?;
    let words = without_number(first.trim()).trim_end_matches(|c| ENDS.contains(c));
    let is_title = if first.trim_end().ends_with('：') {
        // What says who will do what leads to measures as a clause does.
        is_empty(words) && !words.contains(['，', '将', '对']) && !AHEAD.are_in(words)
    } else {
        TITLE.stripped_from(words).is_empty()
    };
    let title = match named(words) {
        (true, false) => Title::Of(Kind::Problem),
        (false, true) => Title::Of(Kind::Measure),
        (true, true) => Title::Both,
        (false, false) => return None,
    };
    is_title.then(|| (title, &text[first.len()..]))
}

/// How much of a clause with a cue only leads to what comes: 下一步; 下一步工作中，; 改进措施：; 主要体现在.
pub(super) fn lead(clause: &str) -> usize {
    let leading = LEADS.iter().filter_map(|word| clause.find(word).map(|at| (at, at + word.len()))).min();
    let to_problems = LEADS_TO_PROBLEMS.iter().filter_map(|word| clause.find(word).map(|at| at + word.len())).min();
    match leading {
        _ if clause.ends_with('：') => clause.len(),
        Some((_, end)) if &clause[end..] == "，" || clause.ends_with("中，") => clause.len(),
        Some((0, end)) => end,
        _ => to_problems.unwrap_or_default(),
    }
}

/// Whether a sentence only leads to others: 主要有以下几个方面.
pub(super) fn is_lead(sentence: &str) -> bool {
    let sentence = sentence.trim_end();
    sentence.is_empty() || sentence.ends_with('：') || !sentence.contains('：') && AHEAD.are_in(sentence)
}

/// Whether a text only says that there are problems, or that something will be done about them.
pub(super) fn is_empty(text: &str) -> bool {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = match EMPTY.iter().find_map(|word| rest.strip_prefix(word)) {
            Some(behind) => behind,
            None if EMPTY_CHARACTERS.contains(c) || CLAUSE_ENDS.contains(c) || c.is_ascii_digit() => {
                &rest[c.len_utf8()..]
            }
            None => return false,
        };
    }
    true
}

/// Whether a text tells a fault: 存在短板, not 补齐短板.
pub(super) fn has_fault(text: &str) -> bool {
    split(text, CLAUSE_ENDS).any(|clause| {
        let against = AGAINST.first_in(clause).unwrap_or(clause.len());
        let is_named = |word: &str| NAMED_FAULTS.iter().any(|named| named == word);
        let counts = |word: &&str| !is_named(word) || clause.find(*word).is_some_and(|at| at < against);
        FAULTS.iter().filter(counts).any(|word| clause.contains(word))
    })
}

/// Whether a text names something that is done.
fn has_action(text: &str) -> bool {
    text.contains(['已', '将']) || ACTIONS.are_in(text)
}

/// What a point is by what it says itself, where `said` is what was said to come; none if that is not sure.
pub(super) fn judge(point: &str, said: Option<Kind>) -> Option<Kind> {
    let (is_fault, is_action) = (has_fault(point), ACTIONS.begin(point));
    match said {
        Some(Kind::Problem) => (is_fault || !is_action).then_some(Kind::Problem),
        Some(Kind::Measure) => (!ends_with_fault(point) || has_action(point)).then_some(Kind::Measure),
        None if is_fault && (!is_action || ends_with_fault(point)) => Some(Kind::Problem),
        None => (is_action && !is_fault).then_some(Kind::Measure),
    }
}

/// Whether the first clause of a text says of something that it is at fault: 落实责任不到位, not 加强薄弱环节建设.
fn ends_with_fault(text: &str) -> bool {
    let clause = split(text, CLAUSE_ENDS).next().unwrap_or_default().trim_end_matches(|c| CLAUSE_ENDS.contains(c));
    has_fault(clause)
        && FAULTS.iter().any(|word| clause.rfind(word).is_some_and(|at| clause[at + word.len()..].chars().count() <= 2))
}

/// Says that there are no problems, and names none in another clause.
pub(super) fn denies_problems(text: &str) -> bool {
    let (denying, others): (Vec<_>, Vec<_>) = split(text, CLAUSE_ENDS).partition(|clause| denies(clause));
    !denying.is_empty() && !others.iter().any(|clause| has_fault(clause))
}

/// Says that there is no problem: 本年度无突出问题, 未发现新的问题; not 没有专职人员, which is one.
fn denies(clause: &str) -> bool {
    NONE.iter().filter_map(|none| clause.split_once(none)).any(|(_, what)| {
        let what = BETWEEN.stripped_from(what);
        let ends = |rest: &str| rest.chars().next().is_none_or(|c| "、和及与".contains(c) || CLAUSE_ENDS.contains(c));
        PROBLEMS.iter().filter_map(|word| what.strip_prefix(word)).any(ends)
    })
}
