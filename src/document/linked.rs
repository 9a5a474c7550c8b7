//! The way from a printed report to its edition on the web.

use std::sync::Arc;

use super::end::keep_last_paragraph;
use super::{Block, Document, Illustration, Paragraph, Text};
use crate::link::Link;
use crate::style::{ParagraphRole, Pt, Style};

/// A document with a link to its report on the web, if there is one: below signature and date, where whoever has read the
/// report looks for more, and where no text is pushed aside; before the attachments, as it belongs to the report.
#[must_use]
pub fn linked(mut document: Document, link: Option<&Link>, style: &Style) -> Document {
    let Some(link) = link else { return document };
    // A code alone on a page leads from nowhere.
    keep_last_paragraph(&mut document.body, style);
    let address = Paragraph::new(ParagraphRole::IllustrationCaption, Text::website(link.address()));
    let illustration = Illustration { caption: Some(address), ..code(link, style.illustration.code) };
    document.body.push(Block::Illustration(illustration));
    document
}

/// The code of a link as an image of that side.
pub(super) fn code(link: &Link, side: Pt) -> Illustration {
    Illustration {
        image: Arc::clone(link.image()),
        width: side,
        height: side,
        alt: format!("二维码：{}", link.address()),
        caption: None,
        span: None,
    }
}
