//! Report to document: the parts of an annual report in their official order.

use std::sync::Arc;

use super::balance::width_of;
use super::numbering::Numbering;
use super::title::lines;
use super::{Attachment, Block, Document, Illustration, Paragraph, Text, table};
use crate::form;
use crate::image::{Image, Images};
use crate::report::{self, Contact, Date, Report};
use crate::style::{Indent, ParagraphRole, Pt, Style};

/// The document of a report. `images` holds every image that the report names.
pub fn assemble(report: &Report, images: &Images, style: &Style, draft: bool) -> Document {
    Document {
        title: report.title(),
        author: report.body.clone(),
        date: report.published.unwrap_or(report.period().to),
        language: "zh-CN",
        draft,
        body: body(report, images, style),
        attachments: attachments(report, images, style),
    }
}

/// The report itself, from its title to its date.
fn body(report: &Report, images: &Images, style: &Style) -> Vec<Block> {
    let mut builder = Builder::new(images, style);
    builder.push(title(&report.title(), &report.body, style));
    builder.prose(&report.preamble);
    if let Some(sentence) = report.contact.as_ref().and_then(|contact| contact_sentence(contact, &report.body)) {
        builder.push(Paragraph::new(ParagraphRole::Body, Text::plain(sentence)));
    }
    for section in form::SECTIONS {
        builder.numbering = Numbering::default();
        builder.push(Paragraph::new(ParagraphRole::Heading1, Text::plain(section.heading)));
        if let Some(figures) = report.figures(section.key) {
            builder.blocks.push(Block::Table(table::official(section, figures, style)));
        }
        builder.prose(report.prose(section.key).unwrap_or_default());
    }
    let notes = attachment_notes(report, style);
    let signature = report.published.map(|date| signature(&report.body, date));
    if !notes.is_empty() || signature.is_some() {
        builder.keep_last_paragraph();
    }
    notes.into_iter().chain(signature.into_iter().flatten()).for_each(|paragraph| builder.push(paragraph));
    builder.blocks
}

/// How readers are told whom to ask; none if no way to reach the body is given.
fn contact_sentence(contact: &Contact, body: &str) -> Option<String> {
    let ways = [
        ("地址", &contact.address),
        ("邮编", &contact.postcode),
        ("电话", &contact.phone),
        ("电子邮箱", &contact.email),
        ("网址", &contact.website),
    ];
    let ways: Vec<String> =
        ways.iter().filter_map(|(name, value)| Some(format!("{name}：{}", value.as_ref()?))).collect();
    (!ways.is_empty()).then(|| format!("如对本报告有疑问，请与{body}联系（{}）。", ways.join("；")))
}

/// 标题 of the report or of an attachment.
fn title(title: &str, body: &str, style: &Style) -> Paragraph {
    let width = (style.page.text_width / style.paragraph(ParagraphRole::Title).size).floor();
    Paragraph::new(ParagraphRole::Title, lines(title, body, width))
}

/// 附件说明 (7.3.4): the titles of the attachments, turned lines below the title's first character.
fn attachment_notes(report: &Report, style: &Style) -> Vec<Paragraph> {
    const LABEL: &str = "附件：";
    let label = LABEL.chars().count() as f64;
    let count = report.attachments.len();
    let note = |(i, attachment): (usize, &report::Attachment)| {
        let number = if count > 1 { format!("{}.", i + 1) } else { String::new() };
        let number_width = width_of(&number);
        let start = style.paragraph(ParagraphRole::Body).indent.first_line;
        let (lead, hang) = if i == 0 { (LABEL, label + number_width) } else { ("", number_width) };
        Paragraph {
            indent: Some(Indent { left: start + label + number_width, right: 0.0, first_line: -hang }),
            lines_before: u8::from(i == 0),
            keep_with_next: i + 1 < count || report.published.is_some(),
            ..Paragraph::new(
                ParagraphRole::AttachmentNote,
                Text::plain(format!("{lead}{number}{}", attachment.title)),
            )
        }
    };
    report.attachments.iter().enumerate().map(note).collect()
}

/// 署名 and 成文日期 (7.3.5.2): the body two characters from the right, the date's first character two to the right of
/// the body's; a date too long for that is two from the right and the body moves left.
fn signature(body: &str, date: Date) -> [Paragraph; 2] {
    let date = date.chinese();
    let (body_width, date_width) = (width_of(body), width_of(&date));
    let (body_right, date_right) = if date_width > body_width {
        (2.0 + date_width + 2.0 - body_width, 2.0)
    } else {
        (2.0, body_width - date_width)
    };
    let line = |text: &str, right| Paragraph {
        indent: Some(Indent { right, ..Indent::NONE }),
        ..Paragraph::new(ParagraphRole::Signature, Text::plain(text))
    };
    let above = Paragraph { lines_before: 1, keep_with_next: true, ..line(body, body_right) };
    [above, line(&date, date_right)]
}

/// The attachments (7.3.7).
fn attachments(report: &Report, images: &Images, style: &Style) -> Vec<Attachment> {
    let count = report.attachments.len();
    let attachment = |(i, attachment): (usize, &report::Attachment)| {
        let label = if count > 1 { format!("附件{}", i + 1) } else { "附件".to_owned() };
        let mut builder = Builder::new(images, style);
        builder.prose(&attachment.blocks);
        Attachment {
            label: Paragraph::new(ParagraphRole::AttachmentLabel, Text::plain(label)),
            title: title(&attachment.title, &report.body, style),
            blocks: builder.blocks,
        }
    };
    report.attachments.iter().enumerate().map(attachment).collect()
}

/// Blocks that are being put together.
struct Builder<'a> {
    images: &'a Images,
    style: &'a Style,
    blocks: Vec<Block>,
    numbering: Numbering,
}

impl<'a> Builder<'a> {
    fn new(images: &'a Images, style: &'a Style) -> Self {
        Builder { images, style, blocks: Vec::new(), numbering: Numbering::default() }
    }

    fn push(&mut self, paragraph: Paragraph) {
        self.blocks.push(Block::Paragraph(paragraph));
    }

    fn prose(&mut self, blocks: &[report::Block]) {
        for block in blocks {
            match block {
                report::Block::Paragraph(text) => self.push(Paragraph::new(ParagraphRole::Body, Text::marked(text))),
                report::Block::Heading { text, level } => {
                    let role = match level {
                        report::Level::Two => ParagraphRole::Heading2,
                        report::Level::Three => ParagraphRole::Heading3,
                        report::Level::Four => ParagraphRole::Heading4,
                    };
                    let text = self.numbering.heading(*level, text);
                    self.push(Paragraph::new(role, Text::marked(&text)));
                }
                report::Block::Image { path, alt, caption } => {
                    if let Some(image) = self.images.get(path) {
                        let illustration = illustration(image, alt, caption.as_deref(), self.style);
                        self.blocks.push(Block::Illustration(illustration));
                    }
                }
                report::Block::Table(block) => {
                    // The reader has placed the cells once already, so this cannot fail for a report that was read.
                    self.blocks.extend(table::own(block, self.style).ok().map(Block::Table));
                }
                report::Block::List(items) => {
                    let item = |text: &String| Paragraph::new(ParagraphRole::ListItem, Text::marked(text));
                    self.blocks.push(Block::List(items.iter().map(item).collect()));
                }
            }
        }
    }

    /// What closes the report never stands on a page without text: the last paragraph keeps with it.
    fn keep_last_paragraph(&mut self) {
        let last = match self.blocks.last_mut() {
            Some(Block::Paragraph(paragraph)) => Some(paragraph),
            Some(Block::List(items)) => items.last_mut(),
            Some(Block::Illustration(illustration)) => illustration.caption.as_mut(),
            Some(Block::Table(_)) | None => None,
        };
        if let Some(last) = last {
            last.keep_with_next = true;
        }
    }
}

/// An image in its own size, made smaller where it would leave the type area.
fn illustration(image: &Arc<Image>, alt: &str, caption: Option<&str>, style: &Style) -> Illustration {
    let resolution = image.resolution().unwrap_or(style.illustration.resolution);
    let length = |pixels: u32| Pt(f64::from(pixels) * 72.0 / resolution);
    let (width, height) = (length(image.width()), length(image.height()));
    let scale = (style.page.text_width / width).min(style.illustration.height / height).min(1.0);
    Illustration {
        image: Arc::clone(image),
        width: width * scale,
        height: height * scale,
        alt: alt.to_owned(),
        caption: caption.map(|text| Paragraph::new(ParagraphRole::IllustrationCaption, Text::marked(text))),
        span: None,
    }
}
