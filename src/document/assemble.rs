//! Report to document: the parts of an annual report in their official order.

use std::sync::Arc;

use super::balance::width_of;
use super::numbering::Numbering;
use super::title::lines;
use super::{Block, Document, Figure, Inline, Paragraph, table};
use crate::form;
use crate::image::{Image, Images};
use crate::report::{self, Contact, Date, Report};
use crate::style::{Indent, ParagraphRole, Style};

/// What leads each item of a list: 列项 of official documents begin with a dash.
const LIST_MARK: &str = "——";

/// The document of a report. `images` holds every image that the report names.
pub fn assemble(report: &Report, images: &Images, style: &Style, draft: bool) -> Document {
    let mut builder = Builder { images, style, blocks: Vec::new(), numbering: Numbering::default() };
    builder.title(&report.title(), &report.body);
    builder.prose(&report.preamble);
    if let Some(contact) = &report.contact {
        builder.paragraph(ParagraphRole::Body, contact_sentence(contact, &report.body));
    }
    for section in form::SECTIONS {
        builder.numbering = Numbering::default();
        builder.paragraph(ParagraphRole::Heading1, section.heading.to_owned());
        if let Some(figures) = report.figures(section.key) {
            builder.blocks.push(Block::Table(table::official(section, figures, style)));
        }
        builder.prose(report.prose(section.key).unwrap_or_default());
    }
    builder.keep_text_with_close(report);
    builder.attachment_note(report);
    if let Some(date) = report.published {
        builder.signature(&report.body, date);
    }
    builder.attachments(report);
    Document {
        title: report.title(),
        author: report.body.clone(),
        date: report.published.unwrap_or(report.period().to),
        language: "zh-CN",
        draft,
        blocks: builder.blocks,
    }
}

/// How readers are told whom to ask; none if no way to reach the body is given.
fn contact_sentence(contact: &Contact, body: &str) -> String {
    let ways = [
        ("地址", &contact.address),
        ("邮编", &contact.postcode),
        ("电话", &contact.phone),
        ("电子邮箱", &contact.email),
        ("网址", &contact.website),
    ];
    let ways: Vec<String> =
        ways.iter().filter_map(|(name, value)| Some(format!("{name}：{}", value.as_ref()?))).collect();
    match ways.as_slice() {
        [] => String::new(),
        ways => format!("如对本报告有疑问，请与{body}联系（{}）。", ways.join("；")),
    }
}

/// Text with its `**bold**` parts told apart; marks without a partner are text.
pub(super) fn inlines(text: &str) -> Vec<Inline> {
    let parts: Vec<&str> = text.split("**").collect();
    let mut inlines = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        let unpaired = i + 1 == parts.len() && i % 2 == 1;
        let text = if unpaired { format!("**{part}") } else { (*part).to_owned() };
        match (text.is_empty(), inlines.last_mut()) {
            (true, _) => {}
            (false, Some(Inline::Text { text: last, bold: false })) if unpaired => last.push_str(&text),
            _ => inlines.push(Inline::Text { text, bold: i % 2 == 1 && !unpaired }),
        }
    }
    inlines
}

struct Builder<'a> {
    images: &'a Images,
    style: &'a Style,
    blocks: Vec<Block>,
    numbering: Numbering,
}

impl Builder<'_> {
    fn paragraph(&mut self, role: ParagraphRole, text: String) {
        if !text.is_empty() {
            self.blocks.push(Block::Paragraph(Paragraph::new(role, inlines(&text))));
        }
    }

    fn title(&mut self, title: &str, body: &str) {
        let width = (self.style.page.text_width / self.style.paragraph(ParagraphRole::Title).size).floor();
        self.blocks.push(Block::Paragraph(Paragraph::new(ParagraphRole::Title, lines(title, body, width))));
    }

    fn prose(&mut self, blocks: &[report::Block]) {
        for block in blocks {
            match block {
                report::Block::Paragraph(text) => self.paragraph(ParagraphRole::Body, text.clone()),
                report::Block::Heading { text, level } => {
                    let role = match level {
                        report::Level::Two => ParagraphRole::Heading2,
                        report::Level::Three => ParagraphRole::Heading3,
                        report::Level::Four => ParagraphRole::Heading4,
                    };
                    let text = self.numbering.heading(*level, text);
                    self.paragraph(role, text);
                }
                report::Block::Image { path, alt, caption } => {
                    if let Some(image) = self.images.get(path) {
                        self.blocks.push(Block::Figure(figure(image, alt, self.style)));
                    }
                    self.paragraph(ParagraphRole::FigureCaption, caption.clone().unwrap_or_default());
                }
                report::Block::Table(block) => {
                    self.paragraph(ParagraphRole::TableCaption, block.caption.clone().unwrap_or_default());
                    // The reader has placed the cells once already, so this cannot fail for a report that was read.
                    self.blocks.extend(table::own(block, self.style).ok().map(Block::Table));
                }
                report::Block::List(items) => {
                    let item =
                        |text: &String| Paragraph::new(ParagraphRole::ListItem, inlines(&format!("{LIST_MARK}{text}")));
                    self.blocks.push(Block::List(items.iter().map(item).collect()));
                }
            }
        }
    }

    /// What closes the report never stands on a page without text: the last paragraph keeps with it.
    fn keep_text_with_close(&mut self, report: &Report) {
        let closes = report.published.is_some() || !report.attachments.is_empty();
        if let Some(Block::Paragraph(last)) = self.blocks.last_mut() {
            last.keep_with_next = closes;
        }
    }

    /// 附件说明 (7.3.4): the titles of the attachments, turned lines below the title's first character.
    fn attachment_note(&mut self, report: &Report) {
        const LABEL: &str = "附件：";
        let label = LABEL.chars().count() as f64;
        let numbered = report.attachments.len() > 1;
        for (i, attachment) in report.attachments.iter().enumerate() {
            let number = if numbered { format!("{}.", i + 1) } else { String::new() };
            let number_width = width_of(&number);
            let start = style_indent(self.style).first_line;
            let (lead, hang) = if i == 0 { (LABEL, label + number_width) } else { ("", number_width) };
            let left = start + label + number_width;
            let mut paragraph =
                Paragraph::new(ParagraphRole::AttachmentNote, inlines(&format!("{lead}{number}{}", attachment.title)));
            paragraph.indent = Some(Indent { left, right: 0.0, first_line: -hang });
            paragraph.lines_before = u8::from(i == 0);
            paragraph.keep_with_next = i + 1 < report.attachments.len() || report.published.is_some();
            self.blocks.push(Block::Paragraph(paragraph));
        }
    }

    /// 署名 and 成文日期 (7.3.5.2): the body two characters from the right, the date's first character two to the
    /// right of the body's; a date too long for that is two from the right and the body moves left.
    fn signature(&mut self, body: &str, date: Date) {
        let date = date.chinese();
        let (body_width, date_width) = (width_of(body), width_of(&date));
        let (body_right, date_right) = if date_width > body_width {
            (2.0 + date_width + 2.0 - body_width, 2.0)
        } else {
            (2.0, body_width - date_width)
        };
        for (text, right, first) in [(body, body_right, true), (&date, date_right, false)] {
            let mut paragraph = Paragraph::new(ParagraphRole::Signature, vec![Inline::plain(text)]);
            paragraph.indent = Some(Indent { left: 0.0, right, first_line: 0.0 });
            paragraph.lines_before = u8::from(first);
            paragraph.keep_with_next = first;
            self.blocks.push(Block::Paragraph(paragraph));
        }
    }

    /// Each 附件 on pages of its own (7.3.6).
    fn attachments(&mut self, report: &Report) {
        for (i, attachment) in report.attachments.iter().enumerate() {
            let label = if report.attachments.len() > 1 { format!("附件{}", i + 1) } else { "附件".to_owned() };
            self.numbering = Numbering::default();
            self.blocks.push(Block::PageBreak);
            self.paragraph(ParagraphRole::AttachmentLabel, label);
            self.title(&attachment.title, &report.body);
            self.prose(&attachment.blocks);
        }
    }
}

/// Usual indent of body text.
fn style_indent(style: &Style) -> Indent {
    style.paragraph(ParagraphRole::Body).indent
}

/// An image in its own size, made smaller where it would leave the type area.
fn figure(image: &Arc<Image>, alt: &str, style: &Style) -> Figure {
    let resolution = image.resolution().unwrap_or(style.image_resolution);
    let points = |pixels: u32| f64::from(pixels) * 72.0 / resolution;
    let (width, height) = (points(image.width()), points(image.height()));
    let scale = (style.page.text_width / width).min(style.image_height / height).min(1.0);
    Figure { image: Arc::clone(image), width: width * scale, height: height * scale, alt: alt.to_owned() }
}
