//! YAML into [`Node`]s. Anchors and aliases are followed within a budget.

use std::borrow::Cow;
use std::collections::HashMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError};

use crate::source::{
    Budget, Code, Diagnostic, Extent, MAX_DEPTH, MAX_NODES, Node, Position, Value, excerpt, too_deep, too_many,
};

/// Reads a text with one YAML document; also tells of sentences that a `#` cuts short.
///
/// # Errors
/// A [`Diagnostic`] for text that is not YAML, holds more than one document, nests too deeply or unfolds to more
/// than a report holds.
pub(in crate::formats) fn read(text: &str) -> Result<(Node, Vec<Diagnostic>), Diagnostic> {
    // The parser holds a whole [ ] in memory before it tells of it, so that its length is bounded beforehand.
    if let Some((byte, _)) = text.match_indices(',').nth(MAX_NODES) {
        let before = &text[..byte];
        let last = before.rsplit('\n').next().unwrap_or_default();
        let at = Position::Text { line: before.matches('\n').count() + 1, column: last.chars().count() + 1 };
        return Err(too_many(at));
    }
    let lines: Vec<&str> = text.lines().collect();
    let mut cursor = Cursor { lines: &lines, line: 0, column: 0, byte: 0 };
    let mut cut = Vec::new();
    let parsed = without_marks(text);
    let mut builder = Builder { is_without_marks: matches!(parsed, Cow::Owned(_)), ..Builder::default() };
    for event in Parser::new_from_str(&parsed) {
        let (event, span) = event.map_err(|error| syntax_error(&error))?;
        if builder.is_in_list() && matches!(event, Event::Scalar(_, ScalarStyle::Plain, ..)) {
            cut.extend(cut_short(&mut cursor, span.end));
        }
        builder.event(event, position(span.start))?;
    }
    let end = Position::Text { line: lines.len().max(1), column: 1 };
    Ok((builder.root.unwrap_or(Node { at: end, value: Value::Null }), cut))
}

/// U+FEFF, which begins texts and comes into their midst by copying; in YAML it is an error there, with no word that a
/// clerk could mend.
const MARK: char = '\u{feff}';
/// What stands for it while the text is parsed: a code that is no character, as long as the mark.
const STAND_IN: char = '\u{fdd0}';

/// A text with something else for each mark in it, so that places stay what they are.
fn without_marks(text: &str) -> Cow<'_, str> {
    if text.contains(MARK) && !text.contains(STAND_IN) {
        Cow::Owned(text.replace(MARK, STAND_IN.encode_utf8(&mut [0; 4])))
    } else {
        Cow::Borrowed(text)
    }
}

/// A place in a text that moves on along its lines, so that all places on a long line together cost one pass.
struct Cursor<'t> {
    lines: &'t [&'t str],
    /// From 1.
    line: usize,
    /// Characters passed on the line, and their bytes.
    column: usize,
    byte: usize,
}

impl<'t> Cursor<'t> {
    /// A line, and the rest of it behind a column.
    fn rest(&mut self, line: usize, column: usize) -> Option<(&'t str, &'t str)> {
        let text = *self.lines.get(line.checked_sub(1)?)?;
        if line != self.line || column < self.column {
            (self.line, self.column, self.byte) = (line, 0, 0);
        }
        let rest = &text[self.byte..];
        self.byte += rest.char_indices().nth(column - self.column).map_or(rest.len(), |(byte, _)| byte);
        self.column = column;
        Some((text, &text[self.byte..]))
    }
}

/// What to say where an item of a list ends at a `#` that was likely meant as text: one that no space follows.
fn cut_short(cursor: &mut Cursor<'_>, end: Marker) -> Option<Diagnostic> {
    let (line, rest) = cursor.rest(end.line(), end.col())?;
    let lost = rest.trim_start().strip_prefix('#')?;
    if !lost.starts_with(|c: char| !c.is_whitespace() && c != '#') {
        return None;
    }
    let at = Position::Text { line: end.line(), column: line.chars().count() - rest.trim_start().chars().count() + 1 };
    let message = format!("井号和它后面的“#{}”是注释，不会印出来", excerpt(lost));
    Some(
        Diagnostic::new(&Code::READ_AS, message)
            .at(at)
            .advise("是正文的，请给整段加双引号；是注释的，请在井号后面空一格"),
    )
}

fn position(marker: Marker) -> Position {
    Position::Text { line: marker.line(), column: marker.col() + 1 }
}

/// A list or map whose end has not come yet.
struct Open {
    node: Node,
    anchor: usize,
    /// Key of a map that waits for its value.
    key: Option<Node>,
}

#[derive(Default)]
struct Builder {
    root: Option<Node>,
    open: Vec<Open>,
    anchors: HashMap<usize, (Node, Extent)>,
    budget: Budget,
    /// Whether [`STAND_IN`] stands for [`MARK`].
    is_without_marks: bool,
}

impl Builder {
    /// Whether the next value is an item of a list.
    fn is_in_list(&self) -> bool {
        self.open.last().is_some_and(|open| matches!(open.node.value, Value::List(_)))
    }

    fn event(&mut self, event: Event<'_>, at: Position) -> Result<(), Diagnostic> {
        match event {
            Event::DocumentStart(_) if self.root.is_some() => {
                Err(malformed(at, "一个文件只能有一份年报；请删去 --- 之后的部分，或拆成几个文件"))
            }
            Event::Scalar(text, style, anchor, tag) => {
                let quoted = style != ScalarStyle::Plain || tag.is_some_and(|tag| tag.suffix == "str");
                let null = !quoted && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                self.budget.take(Extent::of_text(text.len()), at)?;
                let mut text = text.into_owned();
                if self.is_without_marks {
                    text = text.replace(STAND_IN, MARK.encode_utf8(&mut [0; 4]));
                }
                let value = if null { Value::Null } else { Value::Scalar { text, quoted } };
                self.place(Node { at, value }, anchor)
            }
            Event::SequenceStart(anchor, _) => self.enter(Node { at, value: Value::List(Vec::new()) }, anchor),
            Event::MappingStart(anchor, _) => self.enter(Node { at, value: Value::Map(Vec::new()) }, anchor),
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(open) => self.place(open.node, open.anchor),
                None => Ok(()),
            },
            Event::Alias(anchor) => {
                match self.anchors.get(&anchor) {
                    Some((_, extent)) if self.open.len() + extent.depth() > MAX_DEPTH => Err(too_deep(at)),
                    Some((node, extent)) => {
                        self.budget.take(*extent, at)?;
                        // The place to mend is where the anchored value stands.
                        let node = node.clone();
                        self.place(node, 0)
                    }
                    None => Err(malformed(at, "别名（*）引用的锚点（&）没有写完；请直接写出内容")),
                }
            }
            _ => Ok(()),
        }
    }

    fn enter(&mut self, node: Node, anchor: usize) -> Result<(), Diagnostic> {
        if self.open.len() == MAX_DEPTH {
            return Err(too_deep(node.at));
        }
        self.budget.take(Extent::of_text(0), node.at)?;
        self.open.push(Open { node, anchor, key: None });
        Ok(())
    }

    fn place(&mut self, mut node: Node, anchor: usize) -> Result<(), Diagnostic> {
        if anchor > 0 {
            let extent = node.extent();
            self.budget.take(extent, node.at)?;
            self.anchors.insert(anchor, (node.clone(), extent));
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(open) => match (&mut open.node.value, open.key.take()) {
                (Value::List(items), _) => items.push(node),
                (Value::Map(entries), Some(key)) => {
                    // What is not there stands where it is asked for.
                    if node.value == Value::Null {
                        node.at = key.at;
                    }
                    entries.push((key, node));
                }
                _ => open.key = Some(node),
            },
        }
        Ok(())
    }
}

/// What to say for the parser's messages: a fragment of the message and its meaning for a clerk.
const MESSAGES: &[(&str, &str)] = &[
    ("anchor", "以 * 或 & 开头的文字会被当作别名或锚点；请给这段文字加引号，例如 \"**重点**工作\""),
    ("tab", "这里有制表符；YAML 的缩进只能用空格，请把它换成空格"),
    ("end of stream", "引号没有成对；请补上结尾的引号"),
    ("escape", "双引号里的反斜杠 \\ 写法不对；请写成 \\\\，或改用单引号"),
    ("quoted scalar", "引号里的文字写法不对；请核对引号是否成对、后面有没有多余的字"),
    ("',' or ']'", "方括号里缺逗号或右括号 ]；请核对这里和前几行的 [ ] 和半角逗号"),
    ("',' or '}'", "花括号里缺逗号或右括号 }；请核对这里和前几行的 { } 和半角逗号"),
    ("bracket", "括号没有成对；请核对 [ ] 和 { }"),
    ("illegal placement of ':'", "方括号、花括号没有成对，或半角冒号的位置不对；请核对这里和前几行的 [ ]、{ } 和冒号"),
    ("flow construct", "方括号、花括号里的内容没有缩进，或括号没有成对；请核对这里和前几行的 [ ] 和 { }"),
    (
        "mapping values are not allowed",
        "这个半角冒号的位置不对；请核对上一行的键后面有没有冒号、这一行有没有与上一行对齐，含有半角冒号的文字要加引号",
    ),
    ("unexpected character", "这个字符不能放在文字开头；请给这段文字加引号"),
    ("expected key", "缩进没有对齐；同一级的键要从同一列开始"),
    ("'-' indicator", "列表项没有对齐；同一级的短横线 - 要在同一列"),
    ("block sequence entries", "这里不能写列表；短横线 - 要另起一行；是文字的话请加引号"),
    ("simple key", "这里或前一行的键后面缺半角冒号；请写成“键: 值”，冒号后留一个空格"),
    ("indent", "缩进不对；同一级要从同一列开始，只用空格"),
];

fn malformed(at: Position, text: &str) -> Diagnostic {
    Diagnostic::told(&Code::SYNTAX, text).at(at)
}

fn syntax_error(error: &ScanError) -> Diagnostic {
    let at = position(*error.marker());
    let info = error.info();
    if info.contains("recursion limit") {
        return too_deep(at);
    }
    let known = MESSAGES.iter().find(|(fragment, _)| info.contains(fragment));
    let meaning = known.map_or("写法不对；请核对缩进、冒号后的空格、引号和括号", |(_, meaning)| meaning);
    Diagnostic::told(&Code::SYNTAX, &format!("YAML 格式有误：{meaning}")).at(at)
}
