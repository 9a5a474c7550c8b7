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
/// Most bytes of text in a file, in UTF-8: five hundred printed pages. Texts that aliases repeat or that cells share are
/// counted each time.
pub const MAX_TEXT: usize = 1024 * 1024;

/// How much a value holds, those in it included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Extent {
    values: usize,
    /// Bytes of the texts.
    text: usize,
    /// How deeply the values nest.
    depth: usize,
}

/// How much more a file may hold. It is asked before anything is copied, so that what a few bytes repeat a thousand
/// times does not exhaust the memory.
#[derive(Debug)]
pub(crate) struct Budget {
    values: usize,
    /// Bytes of the texts.
    text: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Budget { values: MAX_NODES, text: MAX_TEXT }
    }
}

impl Budget {
    /// Takes from it what a value at a place holds.
    ///
    /// # Errors
    /// A [`Diagnostic`] for the place if that is more than is left.
    pub(crate) fn take(&mut self, extent: Extent, at: Position) -> Result<(), Diagnostic> {
        self.values = self.values.checked_sub(extent.values).ok_or_else(|| too_many(at))?;
        self.take_text(extent.text, at)
    }

    /// Takes from it the bytes of a text at a place.
    ///
    /// # Errors
    /// A [`Diagnostic`] for the place if that is more than is left.
    pub(crate) fn take_text(&mut self, bytes: usize, at: Position) -> Result<(), Diagnostic> {
        self.text = self.text.checked_sub(bytes).ok_or_else(|| too_much_text(at))?;
        Ok(())
    }
}

impl Extent {
    /// A value without others in it that has a text of so many bytes.
    pub(crate) fn of_text(bytes: usize) -> Self {
        Extent { values: 1, text: bytes, depth: 0 }
    }

    /// How deeply values nest in it.
    pub(crate) fn depth(self) -> usize {
        self.depth
    }
}

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

    /// How much it holds, itself included.
    pub(crate) fn extent(&self) -> Extent {
        let add = |sum: Extent, node: &Node| {
            let Extent { values, text, depth } = node.extent();
            Extent { values: sum.values + values, text: sum.text + text, depth: sum.depth.max(depth + 1) }
        };
        match &self.value {
            Value::Null | Value::Unreadable => Extent::of_text(0),
            Value::Scalar { text, .. } => Extent::of_text(text.len()),
            Value::List(items) => items.iter().fold(Extent::of_text(0), add),
            Value::Map(entries) => entries.iter().flat_map(|(key, value)| [key, value]).fold(Extent::of_text(0), add),
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

/// Holds more text than any report.
fn too_much_text(at: Position) -> Diagnostic {
    let message = format!("到这里文字合计超过 {} MB（重复引用的每次都算），不像年报数据", MAX_TEXT / 1024 / 1024);
    let advice = "请核对是不是选错了文件，或粘贴、引用了多余的内容";
    Diagnostic::new(&Code::SYNTAX, message).at(at).advise(advice)
}

/// Holds more values than any report.
pub(crate) fn too_many(at: Position) -> Diagnostic {
    let message = format!("内容超过 {MAX_NODES} 个值，不像年报数据；请核对文件，YAML 别名（*）请改为直接写出内容");
    Diagnostic::new(&Code::SYNTAX, message).at(at)
}
