//! What is wrong, where, and what to do about it: the one kind of complaint.

use std::fmt;

use super::{Position, Span};
use crate::number::{Cell, Number};
use crate::text::visible::visible;

/// How bad a complaint is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The report cannot be handed in like this.
    Error,
    /// The report is probably wrong.
    Warning,
}

impl Severity {
    /// Its Chinese name.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "错误",
            Severity::Warning => "提醒",
        }
    }
}

/// Where a [`Code`] comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clause {
    /// The notice that the report's own edition of the form came with.
    Form,
    /// A clause of another document.
    Of(&'static str),
    /// No document: what this program can read and print.
    Program,
}

/// A kind of complaint: a rule that a report must keep, or what makes a value, an image or a font unusable.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Stable id.
    pub id: &'static str,
    /// How bad it usually is.
    pub severity: Severity,
    /// What must hold.
    pub statement: &'static str,
    /// Where that comes from.
    pub clause: Clause,
}

impl Code {
    /// A code of what makes a value, an image or a font unusable.
    const fn unusable(id: &'static str, statement: &'static str) -> Self {
        Code { id, severity: Severity::Error, statement, clause: Clause::Program }
    }

    /// The file can be opened and is a report file.
    pub const FILE: Code = Code::unusable("FILE", "年报文件打得开、读得出");
    /// The file is well-formed YAML, JSON or a workbook in its known order.
    pub const SYNTAX: Code = Code::unusable("SYNTAX", "文件合乎 YAML、JSON 或年报工作簿的写法");
    /// Keys are those that a report file has, each once.
    pub const KEY: Code = Code::unusable("KEY", "键都是年报文件里有的，没有缺少，也没有重复");
    /// Values are of the kind that their place asks for.
    pub const VALUE: Code = Code::unusable("VALUE", "填写的内容合乎这一处的要求");
    /// What is read otherwise than it is written is told.
    pub const READ_AS: Code = Code {
        id: "READ-AS",
        severity: Severity::Warning,
        statement: "填写的内容和印出来的一样",
        clause: Clause::Program,
    };
    /// Images are there and can be printed.
    pub const IMAGE: Code = Code::unusable("IMAGE", "图片找得到、印得出");
    /// Every character has a glyph.
    pub const GLYPH: Code = Code::unusable("GLYPH", "每个字都有字体能印");
    /// Everything fits on a page.
    pub const PAGE: Code = Code::unusable("PAGE", "每一块内容都放得进一页");
    /// Fonts can be read and embedded.
    pub const FONT: Code = Code::unusable("FONT", "字体读得出，许可嵌入");
    /// The file that was to be written can be.
    pub const OUTPUT: Code = Code::unusable("OUTPUT", "要写的文件写得出");
    /// The call of the program makes sense.
    pub const CALL: Code = Code::unusable("CALL", "命令写法正确");
    /// The program does what it is meant to do.
    pub const FAULT: Code = Code::unusable("FAULT", "程序没有故障");
}

/// A complaint: what is wrong with a file or a value in it, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of complaint it is.
    pub code: &'static Code,
    /// How bad it is.
    pub severity: Severity,
    /// The form's own name of the place; none for the file as a whole.
    pub place: Option<String>,
    /// Where: the value that is to be mended, then others that tell more. None if the file leaves the value out.
    pub spans: Vec<Span>,
    /// The words in that value that are meant; none if all of it is.
    pub phrase: Option<Phrase>,
    /// What is wrong: both values and their difference, or what is missing.
    pub message: String,
    /// What more there is to say.
    pub notes: Vec<String>,
    /// What to do; empty if the message says it.
    pub advice: String,
    /// The figures that a rule compares.
    pub evidence: Option<Box<Evidence>>,
}

/// The figures that a rule compares.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    /// The two values that should agree.
    pub values: Option<Values>,
    /// What would stand in the cell if all else were right.
    pub suggestion: Option<Number>,
    /// The cells that the rule speaks of.
    pub operands: Vec<Operand>,
}

/// Words in a passage of prose. Where they stand in the file is found when they are shown, as the file may write the
/// passage over several lines and with marks of its own; see [`super::Origin::span`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The sentence around them, which is quoted.
    pub sentence: String,
    /// How many times the paragraph has said the same before.
    pub repeated: usize,
    /// How many characters of the sentence stand before them.
    pub skip: usize,
    /// How many characters they have.
    pub length: usize,
}

/// The two values that a rule compares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Values {
    /// What is on the left.
    pub left_name: String,
    /// Its value.
    pub left: Number,
    /// What is on the right.
    pub right_name: String,
    /// Its value.
    pub right: Number,
}

/// A cell that a rule speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operand {
    /// Its part in the rule.
    pub side: Side,
    /// The form's own name.
    pub place: String,
    /// Key path in the report file: `applications.received.natural_person`.
    pub key: String,
    /// Its value, as printed.
    pub value: Cell,
    /// Where it stands in the file; none if the file leaves it out.
    pub span: Option<Span>,
}

/// The part of an [`Operand`] in its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Added on the left.
    Left,
    /// Added on the right.
    Right,
    /// Taken off on the right.
    Minus,
    /// Last year's figure, added on the right; its place is in last year's file.
    LastYear,
}

impl Diagnostic {
    /// A complaint about a file as a whole.
    pub fn new(code: &'static Code, message: impl Into<String>) -> Self {
        Diagnostic {
            code,
            severity: code.severity,
            place: None,
            spans: Vec::new(),
            phrase: None,
            message: message.into(),
            notes: Vec::new(),
            advice: String::new(),
            evidence: None,
        }
    }

    /// A complaint in one text: what is wrong and, after a semicolon, what to do. What is quoted between “ and ” is not
    /// looked into.
    pub fn told(code: &'static Code, text: &str) -> Self {
        let mut quoted = false;
        let semicolon = text.char_indices().find(|&(_, c)| {
            quoted = c == '“' || quoted && c != '”';
            c == '；' && !quoted
        });
        match semicolon {
            Some((at, c)) => Diagnostic::new(code, &text[..at]).advise(&text[at + c.len_utf8()..]),
            None => Diagnostic::new(code, text),
        }
    }

    /// The same complaint, with where the value stands.
    #[must_use]
    pub fn at(mut self, span: impl Into<Span>) -> Self {
        self.spans.push(span.into());
        self
    }

    /// The same complaint, with where the value stands if that is known.
    #[must_use]
    pub fn at_if(mut self, span: Option<Span>) -> Self {
        self.spans.extend(span);
        self
    }

    /// The same complaint, with the form's own name of the place.
    #[must_use]
    pub fn in_place(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// The same complaint, with what to do.
    #[must_use]
    pub fn advise(mut self, advice: impl Into<String>) -> Self {
        self.advice = advice.into();
        self
    }

    /// Where the value that is to be mended begins.
    pub fn position(&self) -> Option<Position> {
        self.spans.first().map(|span| span.at)
    }
}

/// On one line, without the name of the file: `12:5：place：message；advice`.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(position) = self.position() {
            write!(f, "{position}：")?;
        }
        if let Some(place) = &self.place {
            write!(f, "{place}：")?;
        }
        f.write_str(&self.message)?;
        if !self.advice.is_empty() {
            write!(f, "；{}", self.advice)?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostic {}

/// Most complaints about a file that are told at once: nobody reads more, and a file that is no report would fill the
/// screen for minutes.
pub const MOST_TOLD: usize = 1_000;

/// Complaints as they are shown: errors first, each kind in the order of the file, what the file leaves out last; see
/// `first_told`.
pub fn in_order(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by_key(|complaint| (complaint.severity, complaint.spans.is_empty(), complaint.position()));
    first_told(diagnostics)
}

/// Of more than [`MOST_TOLD`] complaints the first, and that there are more.
pub(crate) fn first_told(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if diagnostics.len() > MOST_TOLD {
        diagnostics.truncate(MOST_TOLD - 1);
        let more =
            Diagnostic::new(&Code::FILE, "问题太多，后面还有的没有列出").advise("请先改正列出的这些，再核对一次");
        diagnostics.push(Diagnostic { severity: Severity::Warning, ..more });
    }
    diagnostics
}

/// Whether a report with these complaints cannot be handed in.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    count(diagnostics, Severity::Error) > 0
}

/// How many complaints are that bad.
pub fn count(diagnostics: &[Diagnostic], severity: Severity) -> usize {
    diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
}

/// Text from an input as a message can quote it: one short line, with characters that do not show by their names.
pub fn excerpt(text: &str) -> String {
    const MOST: usize = 30;
    let shown = |c: char| if c.is_whitespace() { ' ' } else { c };
    let excerpt: String = text.trim().chars().take(MOST).map(shown).collect();
    let more = if text.trim().chars().nth(MOST).is_some() { "…" } else { "" };
    format!("{}{more}", visible(&excerpt, &[]))
}

#[cfg(test)]
mod tests {
    use super::{Code, Diagnostic};

    #[test]
    fn what_is_quoted_is_not_taken_for_advice() {
        let told = Diagnostic::told(&Code::VALUE, "这里是“二〇；三”；请改为整数");
        assert_eq!((told.message.as_str(), told.advice.as_str()), ("这里是“二〇；三”", "请改为整数"));
        assert_eq!(Diagnostic::told(&Code::VALUE, "“三；件”不是数").advice, "");
    }
}
