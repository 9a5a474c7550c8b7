//! What every input format is read into before it becomes a report: scalars, lists and maps that know where they stand.

use crate::diagnostic::Position;

/// A value of the input with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where it begins.
    pub at: Position,
    /// The value.
    pub value: Value,
}

/// A value of the input.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A number, word or text. `quoted` tells text that was marked as such.
    Scalar {
        /// The text as written, quotes and escapes resolved.
        text: String,
        /// Whether it was written as text, not as a number or word.
        quoted: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A map in file order.
    Map(Vec<(Node, Node)>),
}

/// A step from a value to one inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// To the value under a key.
    Key(String),
    /// To an element of a list, from 0.
    Index(usize),
}

/// Why an input's text cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where.
    pub at: Position,
    /// What is wrong and what to do.
    pub message: String,
}

/// Deepest nesting; the report file itself needs seven.
pub(super) const MAX_DEPTH: usize = 64;
/// Most values in a file, many times what the longest report needs; those that YAML aliases repeat counted each time.
pub(super) const MAX_NODES: usize = 200_000;

impl SyntaxError {
    pub(super) fn too_deep(at: Position) -> Self {
        SyntaxError {
            at, message: format!("嵌套超过 {MAX_DEPTH} 层；年报文件不需要这么深，请检查括号和缩进")
        }
    }

    pub(super) fn too_many(at: Position) -> Self {
        SyntaxError {
            at,
            message: format!("内容超过 {MAX_NODES} 个值，不像年报数据；请核对文件，YAML 别名（*）请改为直接写出内容"),
        }
    }
}

impl Node {
    /// Number of values in it, itself included.
    pub fn count(&self) -> usize {
        1 + match &self.value {
            Value::Null | Value::Scalar { .. } => 0,
            Value::List(items) => items.iter().map(Node::count).sum::<usize>(),
            Value::Map(entries) => entries.iter().map(|(key, value)| key.count() + value.count()).sum::<usize>(),
        }
    }

    /// The first scalar, in file order, whose text is `wanted`.
    pub fn find(&self, wanted: &dyn Fn(&str) -> bool) -> Option<&Node> {
        match &self.value {
            Value::Null => None,
            Value::Scalar { text, .. } => wanted(text).then_some(self),
            Value::List(items) => items.iter().find_map(|item| item.find(wanted)),
            Value::Map(entries) => entries.iter().find_map(|(_, value)| value.find(wanted)),
        }
    }

    /// The value at the end of `path`.
    pub fn get(&self, path: &[Step]) -> Option<&Node> {
        let Some((step, rest)) = path.split_first() else { return Some(self) };
        let next = match (&self.value, step) {
            (Value::List(items), Step::Index(index)) => items.get(*index),
            (Value::Map(entries), Step::Key(name)) => entries.iter().find_map(|(key, value)| match &key.value {
                Value::Scalar { text, .. } if text == name => Some(value),
                _ => None,
            }),
            _ => None,
        };
        next?.get(rest)
    }
}
