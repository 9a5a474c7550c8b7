//! The way from a printed report to its edition on the web.

use super::{Block, Document, Illustration, Paragraph, Text};
use crate::link::Link;
use crate::style::{ParagraphRole, Style};

/// A document with a link to its report on the web, if there is one: below signature and date, where whoever has read the
/// report looks for more, and where no text is pushed aside; before the attachments, as it belongs to the report.
#[must_use]
pub fn linked(mut document: Document, link: Option<&Link>, style: &Style) -> Document {
    let Some(link) = link else { return document };
    if let Some(Block::Paragraph(last)) = document.body.last_mut() {
        // A code alone on a page leads from nowhere.
        last.keep_with_next = true;
    }
    let address = Paragraph::new(ParagraphRole::IllustrationCaption, Text::plain(link.address()));
    let code = Illustration { caption: Some(address), ..link.illustration(style.illustration.code) };
    document.body.push(Block::Illustration(code));
    document
}
