//! Texts that cannot be wrong: never empty, on one line, of characters that a page can show.

use std::fmt;

use super::limits::MAX_PARAGRAPH;
use crate::source::{Position, Span, Spanned, excerpt};
use crate::text::folding::{LINE_BREAKS, lines, on_one_line};
use crate::text::lookalikes::meant;

/// Why a value is refused: what is wrong and, after a semicolon, what to do, in Chinese.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal(pub String);

impl Refusal {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Refusal(message.into())
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

/// Longest [`OneLine`], in characters.
const LINE_LIMIT: usize = 500;

/// A text of one line without white space around it: the name of a body, a title, a telephone number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OneLine(String);

impl OneLine {
    /// The text without the white space around it, its characters as they were meant (see [`meant`]).
    ///
    /// # Errors
    /// A [`Refusal`] if it is empty, has line breaks, is longer than 500 characters, or has one that no page can show.
    pub fn new(text: &str) -> Result<Self, Refusal> {
        let text = meant(text);
        let text = text.trim();
        if text.is_empty() {
            return Err(Refusal::new("这里不能为空；请填写文字"));
        }
        if text.contains(LINE_BREAKS) {
            return Err(Refusal::new("这里只能写一行；请去掉换行"));
        }
        let count = text.chars().count();
        if count > LINE_LIMIT {
            return Err(Refusal::new(format!("这里有 {count} 个字，最多 {LINE_LIMIT} 个；请缩短")));
        }
        printable(text)?;
        Ok(OneLine(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OneLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A piece of text of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inline {
    /// Its characters, without line breaks.
    pub text: String,
    /// Whether it is bold.
    pub bold: bool,
}

/// A text with bold parts: a paragraph, a heading, a line of a cell. Never empty. Two are equal if they read the same,
/// wherever they stand.
#[derive(Debug, Clone)]
pub struct RichText {
    runs: Vec<Inline>,
    span: Option<Span>,
}

/// Marks the beginning and the end of what is bold.
const BOLD: &str = "**";

impl RichText {
    /// Reads a text in which `**…**` is bold; marks without a partner are text. Characters are taken as they were meant
    /// (see [`meant`]). White space is folded: line breaks inside the text vanish between Chinese characters.
    ///
    /// # Errors
    /// A [`Refusal`] if there is no text, more of it than [`MAX_PARAGRAPH`], or a character that no page can show.
    pub fn new(text: &str) -> Result<Self, Refusal> {
        let count = text.chars().count();
        if count > MAX_PARAGRAPH {
            return Err(Refusal::new(format!("这一段有 {count} 个字，最多 {MAX_PARAGRAPH} 个；请分成几段")));
        }
        printable(text)?;
        let runs = runs(&on_one_line(&meant(text)));
        if runs.is_empty() {
            Err(Refusal::new("这里不能为空；请填写文字"))
        } else {
            Ok(RichText { runs, span: None })
        }
    }

    /// Whether every `**` of a text has its partner.
    pub fn marks_are_paired(text: &str) -> bool {
        text.matches(BOLD).count().is_multiple_of(2)
    }

    /// Reads every line of a text that is not empty.
    ///
    /// # Errors
    /// A [`Refusal`] if a character cannot be shown on any page.
    pub fn lines(text: &str) -> Result<Vec<Self>, Refusal> {
        printable(text)?;
        lines(&meant(text)).filter(|line| !line.is_empty()).map(RichText::new).collect()
    }

    /// Reads a text with a blank line between its paragraphs.
    ///
    /// # Errors
    /// A [`Refusal`] if a character cannot be shown on any page.
    pub fn paragraphs(text: &str) -> Result<Vec<Self>, Refusal> {
        printable(text)?;
        let mut paragraphs = vec![String::new()];
        for line in lines(&meant(text)) {
            match (line.is_empty(), paragraphs.last_mut()) {
                (false, Some(paragraph)) => {
                    paragraph.push_str(line);
                    paragraph.push('\n');
                }
                _ => paragraphs.push(String::new()),
            }
        }
        paragraphs.iter().filter(|text| !text.trim().is_empty()).map(|text| RichText::new(text)).collect()
    }

    /// The same text, which stands there in the file.
    #[must_use]
    pub fn at(self, at: Position) -> Self {
        RichText { span: Some(at.into()), ..self }
    }

    /// Its pieces in order.
    pub fn runs(&self) -> &[Inline] {
        &self.runs
    }

    /// Where it stands in the file; none if a program made it.
    pub fn span(&self) -> Option<Span> {
        self.span
    }

    /// How many of its pieces are bold.
    pub fn bold_parts(&self) -> usize {
        self.runs.iter().filter(|run| run.bold).count()
    }

    /// Its characters, whatever their look.
    pub fn plain(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// As the report file writes it, bold parts between their marks.
    pub fn marked(&self) -> String {
        let piece = |run: &Inline| if run.bold { format!("{BOLD}{}{BOLD}", run.text) } else { run.text.clone() };
        self.runs.iter().map(piece).collect()
    }
}

impl PartialEq for RichText {
    fn eq(&self, other: &Self) -> bool {
        self.runs == other.runs
    }
}

impl Eq for RichText {}

fn runs(text: &str) -> Vec<Inline> {
    let parts: Vec<&str> = text.split(BOLD).collect();
    let mut runs: Vec<Inline> = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        let unpaired = i + 1 == parts.len() && i % 2 == 1;
        let text = if unpaired { format!("{BOLD}{part}") } else { (*part).to_owned() };
        match (text.is_empty(), runs.last_mut()) {
            (true, _) => {}
            (false, Some(last)) if unpaired && !last.bold => last.text.push_str(&text),
            _ => runs.push(Inline { text, bold: i % 2 == 1 && !unpaired }),
        }
    }
    runs
}

/// The name of a file, as it is written.
///
/// # Errors
/// A [`Refusal`] if it is empty, has line breaks, or has a character that no page can show.
pub(super) fn file_name(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::new("这里不能为空；请填写文件名"));
    }
    if text.contains(LINE_BREAKS) {
        return Err(Refusal::new("这里只能写一行；请去掉换行"));
    }
    printable(text)?;
    Ok(text.to_owned())
}

/// A plain text with its place.
pub type Text = Spanned<OneLine>;

/// Refuses characters that no page can show: control characters, code points that are private or no characters, and
/// the mark of text that was lost.
fn printable(text: &str) -> Result<(), Refusal> {
    let problem = |c: char| match c {
        '\n' | '\r' | '\t' => None,
        c if c.is_control() => Some(("不可见的控制字符", "请删除它")),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => Some(("自造字", "别的电脑显示不出，请换成正式编码的字")),
        '\u{fffd}' => Some(("乱码", "请重新填写这几个字")),
        c if c as u32 & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}') => Some(("无效字符", "请删除它")),
        _ => None,
    };
    let Some((at, c, (what, remedy))) = text.char_indices().find_map(|(at, c)| Some((at, c, problem(c)?))) else {
        return Ok(());
    };
    let before: Vec<char> = text[..at].chars().rev().take(8).collect();
    let before = excerpt(&before.into_iter().rev().collect::<String>());
    let place = if before.is_empty() { "文字开头".to_owned() } else { format!("“{before}”后面") };
    Err(Refusal::new(format!("{place}有{what}（U+{:04X}）；{remedy}", c as u32)))
}

#[cfg(test)]
mod tests {
    use super::{Inline, OneLine, RichText};

    #[test]
    fn bold_parts_are_told_apart_and_written_back() {
        let run = |text: &str, bold| Inline { text: text.to_owned(), bold };
        let cases = [
            ("共收到**12件**申请", vec![run("共收到", false), run("12件", true), run("申请", false)]),
            ("没有**成对", vec![run("没有**成对", false)]),
            ("**全部**", vec![run("全部", true)]),
        ];
        for (text, runs) in cases {
            let rich = RichText::new(text).unwrap();
            assert_eq!(rich.runs(), runs);
            assert_eq!(rich.marked(), text);
        }
    }

    #[test]
    fn what_shows_nothing_is_no_text() {
        for text in ["", " \n ", "****"] {
            assert!(RichText::new(text).is_err(), "{text:?}");
            assert!(OneLine::new(text).is_err() || text == "****");
        }
        // Nor is what cannot be seen.
        assert!(RichText::new("\u{200b}\u{feff}").is_err() && OneLine::new("\u{ad} \u{2009}").is_err());
        assert!(OneLine::new("甲\n乙").is_err());
        assert!(RichText::new("甲\u{1}").is_err());
    }
}
