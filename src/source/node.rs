//! What every input format is read into before it becomes a report: scalars, lists and maps that know where they stand.

use super::{Code, Diagnostic, Position};

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
    /// Something that the reader of the format could not read, and has complained of.
    Unreadable,
}

/// Deepest nesting; the report file itself needs seven.
pub const MAX_DEPTH: usize = 64;
/// Most values in a file, many times what the longest report needs; those that YAML aliases repeat counted each time.
pub const MAX_NODES: usize = 200_000;

impl Node {
    /// A text, marked as such.
    pub fn text(at: Position, text: impl Into<String>) -> Self {
        Node { at, value: Value::Scalar { text: text.into(), quoted: true } }
    }

    /// A number or word.
    pub fn word(at: Position, text: impl Into<String>) -> Self {
        Node { at, value: Value::Scalar { text: text.into(), quoted: false } }
    }

    /// Nothing.
    pub fn null(at: Position) -> Self {
        Node { at, value: Value::Null }
    }

    /// Something that cannot be read and is complained of already.
    pub fn unreadable(at: Position) -> Self {
        Node { at, value: Value::Unreadable }
    }

    /// A list.
    pub fn list(at: Position, items: Vec<Node>) -> Self {
        Node { at, value: Value::List(items) }
    }

    /// A map whose keys stand where it begins.
    pub fn map(at: Position, entries: impl IntoIterator<Item = (&'static str, Node)>) -> Self {
        Node { at, value: Value::Map(entries.into_iter().map(|(key, value)| (Node::text(at, key), value)).collect()) }
    }

    /// Number of values in it, itself included.
    pub fn count(&self) -> usize {
        1 + match &self.value {
            Value::Null | Value::Unreadable | Value::Scalar { .. } => 0,
            Value::List(items) => items.iter().map(Node::count).sum::<usize>(),
            Value::Map(entries) => entries.iter().map(|(key, value)| key.count() + value.count()).sum::<usize>(),
        }
    }

    /// The value under a key; none if this is no map or has no such key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let Value::Map(entries) = &self.value else { return None };
        entries.iter().find_map(|(name, value)| (name.as_key() == Some(key)).then_some(value))
    }

    /// Its text, if it is a scalar, as keys are.
    pub fn as_key(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }
}

/// Nests more deeply than any report.
pub(crate) fn too_deep(at: Position) -> Diagnostic {
    let message = format!("嵌套超过 {MAX_DEPTH} 层；年报文件不需要这么深，请检查括号和缩进");
    Diagnostic::new(&Code::SYNTAX, message).at(at)
}

/// Holds more values than any report.
pub(crate) fn too_many(at: Position) -> Diagnostic {
    let message = format!("内容超过 {MAX_NODES} 个值，不像年报数据；请核对文件，YAML 别名（*）请改为直接写出内容");
    Diagnostic::new(&Code::SYNTAX, message).at(at)
}
