//! Findings for people: the line of the file with the value marked, both values, and what to do.
//!
//! ```text
//! 错误[T2-ROWTOTAL]: 表二 一、本年新收政府信息公开申请数量 · 总计
//!    --> 年报.yaml:29:36
//!    |
//! 29 |   received: [5, 0, 0, 0, 0, 0, 6]
//!    |                                ^ 似应为 5
//!    |
//!    = 自然人至其他六列之和为 5，总计为 6，多 1
//!    = 这一格填的是 6，其他各数无误的话应为 5；请核对，也可以删去由程序计算
//! ```

use std::io;
use std::ops::Range;

use codespan_reporting::diagnostic::{Diagnostic, Label, LabelStyle, Severity};
use codespan_reporting::files::{Error, Files};
use codespan_reporting::term::termcolor::{NoColor, WriteColor};
use codespan_reporting::term::{self, Chars, Config, Styles, StylesWriter, WriteStyle};

use super::{Finding, lines};
use crate::diagnostic::Position;
use crate::form::rules;
use crate::read::Source;

/// Writes down the findings of a report. Those about one cell come as one, as it is one mistake that causes them.
///
/// # Errors
/// If `out` cannot be written to.
pub fn write(source: &Source, findings: &[Finding], out: &mut dyn WriteColor) -> io::Result<()> {
    // Lines drawn in full-width signs, as some Chinese terminals show them, would not meet the carets.
    let config = Config { chars: Chars::ascii(), ..Config::default() };
    let styles = Styles::default();
    let same = |a: &Finding, b: &Finding| {
        a.position.is_some() && (a.position, &a.place, a.rule.severity) == (b.position, &b.place, b.rule.severity)
    };
    for group in findings.chunk_by(same) {
        let snippet = Snippet::new(source, &group[0]);
        let mut writer = Chinese { inner: StylesWriter::new(&mut *out, &styles), header: false };
        term::emit_to_write_style(&mut writer, &config, &snippet, &diagnostic(group, &snippet)).map_err(into_io)?;
    }
    Ok(())
}

/// [`write`], without colours.
pub fn to_text(source: &Source, findings: &[Finding]) -> String {
    let mut out = NoColor::new(Vec::new());
    // Writing into memory does not fail.
    let written = write(source, findings, &mut out);
    debug_assert!(written.is_ok(), "{written:?}");
    String::from_utf8_lossy(&out.into_inner()).into_owned()
}

fn into_io(error: Error) -> io::Error {
    match error {
        Error::Io(error) => error,
        error => io::Error::other(error),
    }
}

fn diagnostic(group: &[Finding], snippet: &Snippet<'_>) -> Diagnostic<()> {
    let first = &group[0];
    let severity = match first.rule.severity {
        rules::Severity::Error => Severity::Error,
        rules::Severity::Warning => Severity::Warning,
    };
    let mut diagnostic = Diagnostic::new(severity).with_code(first.rule.id).with_message(&first.place);
    if snippet.shown {
        let label = first.suggestion.map_or_else(String::new, |value| format!("似应为 {value}"));
        diagnostic = diagnostic.with_label(Label::primary((), snippet.marked.clone()).with_message(label));
    } else {
        let place = first.position.map_or_else(String::new, |position| format!(" {position}"));
        diagnostic = diagnostic.with_note(format!("位置：{}{place}", first.file));
    }
    for (at, finding) in group.iter().enumerate() {
        let known = group[..at].iter().any(|other| other.rule.id == finding.rule.id);
        let id = if at == 0 || known { String::new() } else { format!("同时不合 {}：", finding.rule.id) };
        diagnostic = diagnostic.with_note(format!("{id}{}", finding.message));
    }
    if let Some(quote) = &first.quote {
        diagnostic = diagnostic.with_note(format!("原句：{quote}"));
    }
    let mut advice: Vec<String> = group.iter().map(|finding| finding.advice.clone()).collect();
    advice.dedup();
    diagnostic.with_notes_iter(advice)
}

/// One line of a file, or as much of it as can be taken in at a glance: a paragraph of prose is one line in the file.
struct Snippet<'a> {
    name: &'a str,
    text: String,
    line: usize,
    /// Characters of the line before `text`, less the ellipsis that stands for them.
    skipped: isize,
    /// The value, in bytes of `text`.
    marked: Range<usize>,
    /// Whether there is a line to show.
    shown: bool,
}

/// Widest line that is shown whole, in columns of a terminal.
const WIDEST: usize = 96;
/// What stands for the rest of a line. The sign … is as wide as two letters in some terminals.
const ELLIPSIS: &str = "...";
/// Characters that are shown before a value and from its beginning on, where the line is too long.
const BEFORE: usize = 18;
const AFTER: usize = 30;

impl<'a> Snippet<'a> {
    fn new(source: &'a Source, finding: &Finding) -> Self {
        let none = Snippet { name: &source.name, text: String::new(), line: 0, skipped: 0, marked: 0..0, shown: false };
        let Some(Position::Text { line: number, column }) = finding.position else { return none };
        let Some(line) = lines::line(&source.text, number) else { return none };
        let chars: Vec<char> = line.chars().collect();
        let start = (column - 1).min(chars.len());
        let rest: String = chars[start..].iter().collect();
        let length = finding.length.unwrap_or_else(|| lines::value_length(&rest)).min(chars.len() - start);
        let width: usize = chars.iter().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        let (from, to) = if width <= WIDEST {
            (0, chars.len())
        } else {
            (start.saturating_sub(BEFORE), (start + AFTER).min(chars.len()))
        };
        let text_of = |range: Range<usize>| chars[range].iter().collect::<String>();
        let lead = if from > 0 { ELLIPSIS } else { "" };
        let tail = if to < chars.len() { ELLIPSIS } else { "" };
        let marked_from = lead.len() + text_of(from..start).len();
        let marked_to = marked_from + text_of(start..(start + length).min(to)).len();
        Snippet {
            text: format!("{lead}{}{tail}", text_of(from..to)),
            line: number,
            skipped: from as isize - if from > 0 { lead.len() as isize } else { 0 },
            marked: marked_from..marked_to,
            shown: true,
            ..none
        }
    }
}

impl<'a> Files<'a> for Snippet<'_> {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(self.name)
    }

    fn source(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.text)
    }

    fn line_index(&'a self, (): (), _byte_index: usize) -> Result<usize, Error> {
        Ok(0)
    }

    fn line_number(&'a self, (): (), _line_index: usize) -> Result<usize, Error> {
        Ok(self.line)
    }

    fn column_number(&'a self, (): (), _line_index: usize, byte_index: usize) -> Result<usize, Error> {
        let before = self.text.get(..byte_index).map_or(0, |text| text.chars().count());
        Ok(before.saturating_add_signed(self.skipped) + 1)
    }

    fn line_range(&'a self, (): (), _line_index: usize) -> Result<Range<usize>, Error> {
        Ok(0..self.text.len())
    }
}

/// Says 错误 and 提醒 where the renderer, which knows English only, says error and warning.
struct Chinese<W> {
    inner: W,
    /// Whether the next word is that one.
    header: bool,
}

impl<W: io::Write> io::Write for Chinese<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let name = match bytes {
            b"error" => rules::Severity::Error.name(),
            b"warning" => rules::Severity::Warning.name(),
            _ => return self.inner.write(bytes),
        };
        if !std::mem::take(&mut self.header) {
            return self.inner.write(bytes);
        }
        self.inner.write_all(name.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl<W: WriteStyle + io::Write> WriteStyle for Chinese<W> {
    fn set_header(&mut self, severity: Severity) -> io::Result<()> {
        self.header = true;
        self.inner.set_header(severity)
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.inner.set_header_message()
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.inner.set_line_number()
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.inner.set_note_bullet()
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.inner.set_source_border()
    }

    fn set_label(&mut self, severity: Severity, style: LabelStyle) -> io::Result<()> {
        self.inner.set_label(severity, style)
    }

    fn reset(&mut self) -> io::Result<()> {
        self.inner.reset()
    }
}
