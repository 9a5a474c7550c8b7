//! Report to document: the parts of an annual report in their official order.

use std::sync::Arc;

use super::end::{keep_end, keep_last_paragraph};
use super::title::lines;
use super::{Attachment, Band, Block, Document, Illustration, Paragraph, Text, signature, table};
use crate::chart;
use crate::form::fields::FieldId;
use crate::image::{Image, Images};
use crate::report::{self, Contact, Level, Numbering, OwnChart, Report, RichText, SectionBody};
use crate::source::Span;
use crate::style::{Indent, ParagraphRole, Pt, Style};
use crate::text::width::ems;

/// The document of a report. `images` holds every image that the report names.
pub fn assemble(report: &Report, images: &Images, style: &Style, draft: bool) -> Document {
    Document {
        band: style.band.as_ref().map(|band| Band::of(report, band, style.page.text_width)),
        attachments: attachments(report, images, style),
        ..Document::of(report, body(report, images, style), draft)
    }
}

/// The report itself, from its title to its date.
fn body(report: &Report, images: &Images, style: &Style) -> Vec<Block> {
    let mut builder = Builder::new(images, style);
    builder.push(title(&report.title(), report.title.as_ref().and_then(|title| title.span), report.body(), style));
    builder.prose(&report.preamble);
    if let Some(sentence) = report.contact.as_ref().and_then(|contact| contact_sentence(contact, report.body())) {
        builder.push(Paragraph::new(ParagraphRole::Body, sentence));
    }
    for (section, content) in report.sections() {
        builder.numbering = Numbering::default();
        builder.push(Paragraph::new(ParagraphRole::Heading1, Text::plain(section.heading)));
        match content {
            SectionBody::Prose(blocks) => builder.prose(blocks),
            SectionBody::Table(section) => {
                builder.prose(&section.before);
                // Neither the heading nor what stands between them parts from the table.
                keep_last_paragraph(&mut builder.blocks, style);
                builder.blocks.push(Block::Table(table::official(&section.figures, style)));
                builder.prose(&section.after);
            }
        }
    }
    let signature = signature::paragraphs(report, style);
    let notes = attachment_notes(report, !signature.is_empty(), style);
    if notes.is_empty() && signature.is_empty() {
        keep_end(&mut builder.blocks, style);
    } else {
        // What closes the report never stands on a page without text.
        keep_last_paragraph(&mut builder.blocks, style);
    }
    notes.into_iter().chain(signature).for_each(|paragraph| builder.push(paragraph));
    builder.blocks
}

/// How readers are told whom to ask; none if neither an office nor a way to reach it is given.
fn contact_sentence(contact: &Contact, body: &str) -> Option<Text> {
    let given: Vec<(FieldId, &report::Text)> =
        Contact::WAYS.into_iter().filter_map(|field| Some((field, contact.get(field)?))).collect();
    let first = given.first().map(|(_, value)| *value).or(contact.office.as_ref())?;
    let ways: Vec<String> =
        given.iter().map(|(field, value)| format!("{}：{}", field.label(), value.as_str())).collect();
    let ways = if ways.is_empty() { String::new() } else { format!("（{}）", ways.join("；")) };
    let office = contact.office.as_ref().map_or(body, |office| office.as_str());
    Some(Text { span: first.span, ..Text::plain(format!("如对本报告有疑问，请与{office}联系{ways}。")) })
}

/// 标题 of the report or of an attachment.
fn title(title: &str, span: Option<Span>, body: &str, style: &Style) -> Paragraph {
    let width = (style.page.text_width / style.paragraph(ParagraphRole::Title).size).floor();
    Paragraph::new(ParagraphRole::Title, Text { span, ..lines(title, body, width) })
}

/// 附件说明 (7.3.4): the titles of the attachments, turned lines below the title's first character.
fn attachment_notes(report: &Report, signed: bool, style: &Style) -> Vec<Paragraph> {
    const LABEL: &str = "附件：";
    let count = report.attachments.len();
    let note = |(i, attachment): (usize, &report::Attachment)| {
        let number = if count > 1 { format!("{}.", i + 1) } else { String::new() };
        let number_width = ems(&number);
        let start = style.paragraph(ParagraphRole::Body).indent.first_line;
        let (lead, hang) = if i == 0 { (LABEL, ems(LABEL) + number_width) } else { ("", number_width) };
        let text = Text::plain(format!("{lead}{number}{}", attachment.title.as_str()));
        Paragraph {
            indent: Some(Indent { left: start + ems(LABEL) + number_width, right: 0.0, first_line: -hang }),
            lines_before: u8::from(i == 0),
            keep_with_next: i + 1 < count || signed,
            ..Paragraph::new(ParagraphRole::AttachmentNote, Text { span: attachment.title.span, ..text })
        }
    };
    report.attachments.iter().enumerate().map(note).collect()
}

/// The attachments (7.3.7).
fn attachments(report: &Report, images: &Images, style: &Style) -> Vec<Attachment> {
    let count = report.attachments.len();
    let attachment = |(i, attachment): (usize, &report::Attachment)| {
        let label = if count > 1 { format!("附件{}", i + 1) } else { "附件".to_owned() };
        let mut builder = Builder::new(images, style);
        builder.prose(&attachment.blocks);
        keep_end(&mut builder.blocks, style);
        Attachment {
            label: Paragraph::new(ParagraphRole::AttachmentLabel, Text::plain(label)),
            title: title(attachment.title.as_str(), attachment.title.span, report.body(), style),
            blocks: builder.blocks,
        }
    };
    report.attachments.iter().enumerate().map(attachment).collect()
}

/// Marks that end the words of a heading before the text that it runs into.
const SENTENCE_ENDS: [char; 5] = ['。', '：', '！', '？', '；'];

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
                report::Block::Paragraph(text) => self.push(Paragraph::new(ParagraphRole::Body, text.into())),
                report::Block::Heading { level, text, body } => self.heading(*level, text, body.as_ref()),
                report::Block::Image { path, alt, caption } => {
                    if let Some(image) = self.images.get(path) {
                        let caption = caption
                            .as_ref()
                            .map(|text| Paragraph::new(ParagraphRole::IllustrationCaption, text.into()));
                        let size = printed_size(image, self.style);
                        let image = Arc::clone(image);
                        let (alt, span) = (alt.clone(), path.span);
                        let illustration = Illustration { image, width: size.0, height: size.1, alt, caption, span };
                        self.blocks.push(Block::Illustration(illustration));
                    }
                }
                report::Block::Table(table) => self.blocks.push(Block::Table(table::own(table, self.style))),
                report::Block::Chart(chart) => self.blocks.extend(illustration(chart, self.style)),
                report::Block::List(items) => {
                    let item = |lines: &Vec<RichText>| Paragraph::new(ParagraphRole::ListItem, Text::of_lines(lines));
                    self.blocks.push(Block::List(items.iter().map(item).collect()));
                }
            }
        }
    }

    /// A heading with its number; one that runs into a paragraph ends as a sentence does.
    fn heading(&mut self, level: Level, text: &RichText, body: Option<&RichText>) {
        let role = match level {
            Level::Two => ParagraphRole::Heading2,
            Level::Three => ParagraphRole::Heading3,
            Level::Four => ParagraphRole::Heading4,
        };
        let mut text = self.numbered(level, text);
        if body.is_some() && !text.characters().ends_with(SENTENCE_ENDS) {
            text.push("。", text.ends_bold());
        }
        self.push(Paragraph { run_on: body.map(Text::from), ..Paragraph::new(role, text) });
    }

    /// The words of a heading behind its number; one that they bear themselves gives way to it.
    fn numbered(&mut self, level: Level, text: &RichText) -> Text {
        let number = self.numbering.next(level, text);
        let mut numbered = Text { span: text.span(), ..Text::plain(number.printed) };
        let mut dropped = number.own;
        for run in text.runs() {
            let start = dropped.min(run.text.len());
            dropped -= start;
            numbered.push(&run.text[start..], run.bold);
        }
        numbered
    }
}

/// A chart as an image with its title below it; none if no font can show what is written in it.
fn illustration(own: &OwnChart, style: &Style) -> Option<Block> {
    let drawing = chart::draw(own.chart(), &style.chart, style.page.text_width);
    let image = Image::new(drawing.svg.into_bytes()).ok()?;
    let (width, height) = printed_size(&image, style);
    Some(Block::Illustration(Illustration {
        image: Arc::new(image),
        width,
        height,
        alt: own.chart().alt(),
        caption: Some(Paragraph::new(ParagraphRole::IllustrationCaption, own.title().into())),
        span: own.span(),
    }))
}

/// Width and height of an image in the size that the layout asks for, made smaller where it would leave the type area.
fn printed_size(image: &Image, style: &Style) -> (Pt, Pt) {
    let resolution = image.resolution().unwrap_or(style.illustration.resolution);
    let length = |pixels: u32| Pt(f64::from(pixels) * 72.0 / resolution);
    let (width, height) = (length(image.width()), length(image.height()));
    let look = &style.illustration;
    let scale = (style.page.text_width / width).min(look.height / height).min(look.scale);
    (width * scale, height * scale)
}
