//! Complaints for people: the line of the file with the value marked, what is wrong, and what to do.
//!
//! ```text
//! 错误[T2-ROWTOTAL]: 三、收到和处理政府信息公开申请情况：一、本年新收政府信息公开申请数量 · 总计
//!   --> 年报.yaml:29:36
//!    |
//! 29 |   received: [5, 0, 0, 0, 0, 0, 6]
//!    |                                ^ 似应为 5
//!    |
//!    = 自然人至其他六列之和为 5，总计为 6，多 1
//!    = 这一格填的是 6，其他各数无误的话应为 5；请核对，也可以删去由程序计算
//! ```

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Origin, Position, Severity, Span, lines};
use crate::text::visible;

/// Widest line that is shown whole, in columns of a terminal; of a longer one, what is around the value.
const WIDEST: usize = 96;
/// Most characters of a value that are marked, so that they fit on such a line.
const MOST_MARKED: usize = 30;
/// Most characters of a line that are looked at on either side of where the value begins: more than are shown. Programs
/// write a whole report on one line, and there may be many complaints about it.
const AROUND: usize = 2 * WIDEST;

/// Writes down the complaints about a file, with colours for a terminal or without. Those about one cell come as one, as
/// it is one mistake that causes them. Nothing of the file or its name can act on the terminal.
pub fn render(origin: &Origin, complaints: &[Diagnostic], colours: bool) -> String {
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() }.term_width(WIDEST);
    let placed: Vec<Placed<'_>> = complaints.iter().map(|complaint| (origin.span(complaint), complaint)).collect();
    let together = |(span, one): &Placed<'_>, (other_span, other): &Placed<'_>| {
        span.is_some() && (span, &one.place, one.severity) == (other_span, &other.place, other.severity)
    };
    let blocks = placed.chunk_by(together).map(|complaints| Block::new(origin, complaints));
    blocks.map(|block| format!("{}\n\n", block.render(&renderer))).collect()
}

/// A complaint with what it points at.
type Placed<'a> = (Option<Span>, &'a Diagnostic);

/// A text on one line that cannot act on the terminal.
pub fn visible(text: &str) -> String {
    visible::visible(text, &['\t']).into_owned()
}

/// What is said about one place.
struct Block {
    severity: Severity,
    id: &'static str,
    title: String,
    file: String,
    line: Option<Marked>,
    label: Option<String>,
    notes: Vec<String>,
}

/// A line of the file with a value in it.
struct Marked {
    /// What is around the value.
    text: String,
    number: usize,
    /// Where the value begins in the whole line, in characters from 1.
    column: usize,
    /// The value, in bytes of the text.
    value: Range<usize>,
}

impl Block {
    fn new(origin: &Origin, complaints: &[Placed<'_>]) -> Self {
        let (span, first) = complaints[0];
        let mut block = Block {
            severity: first.severity,
            id: first.code.id,
            title: visible(first.place.as_deref().unwrap_or(&first.message)),
            file: visible(&origin.name),
            line: span.and_then(|span| Marked::new(&origin.text, span)),
            label: suggestion(first),
            notes: Vec::new(),
        };
        if block.line.is_none() {
            let cell = span.map_or_else(String::new, |span| format!(" {}", span.at));
            block.add(&format!("位置：{}{cell}", origin.name));
        }
        let complaints: Vec<&Diagnostic> = complaints.iter().map(|(_, complaint)| *complaint).collect();
        for (at, complaint) in complaints.iter().enumerate() {
            let known = complaints[..at].iter().any(|other| other.code.id == complaint.code.id);
            let id = if at == 0 || known { String::new() } else { format!("同时不合 {}：", complaint.code.id) };
            // Of a file as a whole the message is the title.
            if at > 0 || complaint.place.is_some() {
                block.add(&format!("{id}{}", complaint.message));
            }
        }
        for complaint in &complaints {
            if let Some(phrase) = &complaint.phrase {
                block.add(&format!("原句：{}", phrase.sentence));
            }
            complaint.notes.iter().for_each(|note| block.add(note));
        }
        complaints.iter().for_each(|complaint| block.add(&complaint.advice));
        block
    }

    /// Adds what has not been said yet.
    fn add(&mut self, note: &str) {
        let note = visible(note);
        if !note.is_empty() && !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    fn render(&self, renderer: &Renderer) -> String {
        let rendered = renderer.render(&[self.group()]);
        let Some(Marked { number, column, text, value }) = &self.line else { return rendered };
        // The renderer counts from where the text begins that it was given.
        let place = |column| format!("{}:{number}:{column}", self.file);
        rendered.replacen(&place(text[..value.start].chars().count() + 1), &place(*column), 1)
    }

    fn group(&self) -> Group<'_> {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let snippet = self.line.as_ref().map(|line| {
            let mark = AnnotationKind::Primary.span(line.value.clone()).label(self.label.as_deref());
            Snippet::source(&*line.text).line_start(line.number).path(&*self.file).annotation(mark)
        });
        let notes = self.notes.iter().map(|note| Level::NOTE.no_name().message(&**note));
        level.with_name(self.severity.name()).primary_title(&*self.title).id(self.id).elements(snippet).elements(notes)
    }
}

/// 似应为 5: what would stand there if all else were right.
fn suggestion(complaint: &Diagnostic) -> Option<String> {
    let value = complaint.evidence.as_ref()?.suggestion?;
    Some(format!("似应为 {value}"))
}

impl Marked {
    /// The line that a span is on; none if the text has no such line.
    fn new(text: &str, span: Span) -> Option<Self> {
        let Position::Text { line: number, column } = span.at else { return None };
        let line = lines::line(text, number)?;
        let start = line.char_indices().nth(column.checked_sub(1)?).map_or(line.len(), |(at, _)| at);
        let before = line[..start].char_indices().nth_back(AROUND - 1).map_or(0, |(at, _)| at);
        let rest = first(&line[start..], AROUND);
        let length = span.length.unwrap_or_else(|| lines::value_length(rest)).min(MOST_MARKED);
        let marked = first(rest, length);
        let [before, value, after] = [&line[before..start], marked, &rest[marked.len()..]].map(visible);
        let value_range = before.len()..before.len() + value.len();
        Some(Marked { text: format!("{before}{value}{after}"), number, column, value: value_range })
    }
}

/// The first characters of a text, at most so many.
fn first(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::{AROUND, Marked, render, visible};
    use crate::source::{Code, Diagnostic, Origin, Position, Span};

    fn complaint(column: usize, message: &str) -> Diagnostic {
        let at = Position::Text { line: 1, column };
        Diagnostic::new(&Code::VALUE, message).at(Span { at, length: Some(1) }).in_place("年度")
    }

    /// Escapes would let a file rewrite what the terminal shows.
    #[test]
    fn nothing_acts_on_the_terminal() {
        let escapes = "\u{1b}[31m\u{9b}2J\u{202e}\u{7f}\r\u{8}";
        let origin = Origin { name: format!("年{escapes}报\n.yaml"), text: format!("a: 1 {escapes}") };
        let complaints = [complaint(4, escapes).advise(escapes).in_place(escapes), complaint(6, "下一行\n")];
        let said = render(&origin, &complaints, false);
        assert_eq!(said.chars().find(|c| c.is_control() && *c != '\n'), None, "{said}");
        assert!(!said.contains('\u{202e}'), "{said}");
        assert!(said.contains("年<U+001B>[31m<U+009B>2J<U+202E><U+007F><U+000D><U+0008>报<U+000A>.yaml:1:4"), "{said}");
        assert_eq!(visible("a\tb"), "a\tb");
    }

    #[test]
    fn places_are_those_of_the_file_where_the_line_is_cut() {
        let text = format!("overview: [{}坏{}]", "很长的一段话，".repeat(500), "后面还有话。".repeat(9000));
        let column = text.chars().position(|c| c == '坏').unwrap() + 1;
        let said = render(&Origin { name: "a.yaml".to_owned(), text }, &[complaint(column, "不对")], false);
        assert!(said.contains(&format!("a.yaml:1:{column}")), "{said}");
        let lines: Vec<&str> = said.lines().collect();
        let width = crate::text::width::columns;
        let marked = lines.iter().position(|line| line.contains('^')).unwrap();
        let (line, caret) = (lines[marked - 1], lines[marked].find('^').unwrap());
        assert!(width(line) < 110, "{line}");
        assert_eq!(width(&line[..line.find('坏').unwrap()]), caret, "{said}");
    }

    /// Guards the time that many complaints about a file on one line take.
    #[test]
    fn no_more_of_a_line_is_looked_at_than_is_around_the_value() {
        let text = "长".repeat(100_000);
        let at = Position::Text { line: 1, column: 50_000 };
        let marked = Marked::new(&text, Span { at, length: Some(1) }).expect("a line");
        assert_eq!((marked.text.chars().count(), marked.column), (2 * AROUND, 50_000));
    }

    #[test]
    fn a_file_as_a_whole_is_named_without_a_line() {
        let complaints = [Diagnostic::new(&Code::FILE, "文件是空的").advise("请写入年报数据")];
        let said = render(&Origin::named("空.yaml"), &complaints, false);
        assert_eq!(said, "错误[FILE]: 文件是空的\n |\n = 位置：空.yaml\n = 请写入年报数据\n\n");
    }
}
