//! HTML: a document as one page for a website, which holds everything it needs: headings, tables with their headers,
//! images with what they show, and no script.
//!
//! The elements say what each piece is (GB/T 37668—2019, 信息无障碍); the look follows the printed report and fits a
//! telephone.

mod page;
mod table;
mod text;

use std::fmt;

use quick_xml::escape::escape;

use crate::document::{Attachment, Block, Document, Illustration, Paragraph};
use crate::markup::put;
use crate::source::Span;
use crate::style::{Indent, ParagraphRole};

/// An image of a document that cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlError {
    /// What is wrong with it and what to do, in Chinese.
    message: String,
    span: Option<Span>,
}

impl HtmlError {
    /// Where in the report file the image is named.
    pub fn span(&self) -> Option<Span> {
        self.span
    }
}

impl fmt::Display for HtmlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for HtmlError {}

/// Writes a document as HTML.
///
/// # Errors
/// [`HtmlError`] if an image cannot be drawn.
pub fn write(document: &Document) -> Result<String, HtmlError> {
    let mut html = String::new();
    page::open(document, &mut html);
    blocks(&document.body, &mut html)?;
    for attachment in &document.attachments {
        attached(attachment, &mut html)?;
    }
    page::close(&mut html);
    Ok(html)
}

fn attached(attachment: &Attachment, html: &mut String) -> Result<(), HtmlError> {
    html.push_str("<section class=\"attachment\">\n");
    paragraph(&attachment.label, html);
    // The report has its title at the head of the page; that of an attachment stands below it, with the sections.
    put(html, format_args!("<h2 class=\"title\">{}</h2>\n", text::inlines(&attachment.title.text)));
    blocks(&attachment.blocks, html)?;
    html.push_str("</section>\n");
    Ok(())
}

fn blocks(blocks: &[Block], html: &mut String) -> Result<(), HtmlError> {
    for block in blocks {
        match block {
            Block::Paragraph(one) => paragraph(one, html),
            Block::List(items) => {
                html.push_str("<ul>\n");
                for item in items {
                    put(html, format_args!("<li>{}</li>\n", text::inlines(&item.text)));
                }
                html.push_str("</ul>\n");
            }
            Block::Table(one) => table::write(one, html)?,
            Block::Illustration(one) => figure(one, html)?,
        }
    }
    Ok(())
}

/// Height of a line in ems, as the look of the page has it.
const LINE: f64 = 1.8;

fn paragraph(paragraph: &Paragraph, html: &mut String) {
    let (element, class) = match paragraph.role {
        ParagraphRole::Title => ("h1", None),
        ParagraphRole::Heading1 => ("h2", None),
        ParagraphRole::Heading2 => ("h3", None),
        ParagraphRole::Heading3 => ("h4", None),
        ParagraphRole::Heading4 => ("h5", None),
        ParagraphRole::Body | ParagraphRole::ListItem | ParagraphRole::AttachmentNote => ("p", None),
        ParagraphRole::TableCaption | ParagraphRole::IllustrationCaption => ("p", Some("caption")),
        ParagraphRole::AttachmentLabel => ("p", Some("label")),
        ParagraphRole::Signature => ("p", Some("signature")),
    };
    let text = text::inlines(&paragraph.text);
    if text.is_empty() {
        return;
    }
    match (class, &paragraph.run_on) {
        // A heading that runs in stands on the line of its text, and is a heading all the same.
        (_, Some(body)) => put(
            html,
            format_args!("<div class=\"run-in\"><{element}>{text}</{element}><p>{}</p></div>\n", text::inlines(body)),
        ),
        (Some(class), None) => {
            put(html, format_args!("<{element} class=\"{class}\"{}>{text}</{element}>\n", place(paragraph)));
        }
        (None, None) => put(html, format_args!("<{element}{}>{text}</{element}>\n", place(paragraph))),
    }
}

/// Where a paragraph stands otherwise than others of its role: its own indents and empty lines above it, as an attribute.
fn place(paragraph: &Paragraph) -> String {
    let mut style = String::new();
    if let Some(Indent { left, right, first_line }) = paragraph.indent {
        put(&mut style, format_args!("padding: 0 {right}em 0 {left}em; text-indent: {first_line}em; "));
    }
    if paragraph.lines_before > 0 {
        put(&mut style, format_args!("margin-top: {}em; ", f64::from(paragraph.lines_before) * LINE));
    }
    if style.is_empty() { style } else { format!(" style=\"{}\"", style.trim_end()) }
}

fn figure(illustration: &Illustration, html: &mut String) -> Result<(), HtmlError> {
    html.push_str("<figure>");
    image(illustration, html)?;
    if let Some(caption) = &illustration.caption {
        put(html, format_args!("<figcaption>{}</figcaption>", text::inlines(&caption.text)));
    }
    html.push_str("</figure>\n");
    Ok(())
}

/// An image as wide as it is printed, or as the screen is.
fn image(illustration: &Illustration, html: &mut String) -> Result<(), HtmlError> {
    let address = illustration.image.data_uri();
    let address = address.map_err(|message| HtmlError { message, span: illustration.span })?;
    let (alt, width) = (escape(&illustration.alt), illustration.width.0);
    put(html, format_args!("<img src=\"{address}\" alt=\"{alt}\" style=\"width: {width:.1}pt\"/>"));
    Ok(())
}
