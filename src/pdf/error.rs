//! Why a PDF cannot be written.

use std::fmt;

use crate::source::Span;

/// Why a PDF cannot be written.
#[derive(Debug, Clone, PartialEq)]
pub enum PdfError {
    /// A font cannot be embedded. Holds its name.
    Font(String),
    /// An image cannot be embedded.
    Image {
        /// Its 替代文字.
        alt: String,
        /// Where the report names it.
        span: Option<Span>,
    },
    /// A character has no meaning that others know (Unicode's private use), or none at all, and archives must not hold
    /// it.
    Character(char),
    /// The file would break PDF/A-2a or PDF/UA-1 in a way that is the program's fault. Holds what the writer calls it.
    Standard(String),
}

impl PdfError {
    /// Where in the report file the trouble is.
    pub fn span(&self) -> Option<Span> {
        match self {
            PdfError::Image { span, .. } => *span,
            PdfError::Font(_) | PdfError::Character(_) | PdfError::Standard(_) => None,
        }
    }
}

/// The name of an error without what it holds, for the developers.
pub(super) fn name(error: &impl fmt::Debug) -> String {
    let text = format!("{error:?}");
    text.chars().take_while(char::is_ascii_alphanumeric).collect()
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PdfError::Font(name) => write!(f, "字体 {name} 无法嵌入 PDF；请换一个 TrueType 或 OpenType 字体文件"),
            PdfError::Image { alt, .. } => {
                write!(f, "图片“{alt}”无法放进 PDF；请把图片缩小，另存为 PNG 再用")
            }
            PdfError::Character(character) => write!(
                f,
                "“{character}”（U+{:04X}）是自造字或没有意义的字符，存档用的 PDF 里不能有；请换成通用的字",
                *character as u32
            ),
            PdfError::Standard(name) => {
                write!(f, "PDF 不合 PDF/A-2a、PDF/UA-1 标准（代号 {name}）；请把年报数据和这条消息反馈给开发者")
            }
        }
    }
}

impl std::error::Error for PdfError {}
