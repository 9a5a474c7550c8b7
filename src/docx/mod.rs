//! Word: a document and a style to a .docx file that a person can edit.
//!
//! docx-rs writes the body, headers and footers; what it cannot say is added to its XML before packing, under names that
//! tie it to its paragraph or table. The parts that docx-rs has few words for (styles, numbering, settings, font table,
//! properties) are written here.

mod amend;
mod body;
mod constant;
mod error;
mod font_table;
mod furniture;
mod illustration;
mod links;
mod measure;
mod media;
mod numbering;
mod order;
mod package;
mod parts;
mod properties;
mod runs;
mod section;
mod settings;
mod shared;
mod styles;
mod supplement;
mod table;
mod xml;

use docx_rs::Docx;

pub use self::error::DocxError;
use self::media::MediaFile;
use self::package::{Part, Payload, Properties};
use self::parts::Parts;
use self::xml::Node;
use crate::document::{Block, Document};
use crate::style::{PageOrientation, Style};

/// Whether any page is turned to be read.
fn has_turned_pages(document: &Document) -> bool {
    let mut blocks = document.blocks();
    blocks.any(|(_, block)| matches!(block, Block::Table(table) if table.orientation == PageOrientation::Landscape))
}

/// The document as a Word file. The same document and style give the same bytes.
///
/// # Errors
/// [`DocxError`] if an image cannot be drawn or the file cannot be put together.
pub fn write(document: &Document, style: &Style) -> Result<Vec<u8>, DocxError> {
    let mut docx = Docx::new();
    docx.document.section_property = section::section(style);
    let mut docx = furniture::add(docx, style, document.band.as_ref(), document.draft);
    let Parts { blocks, supplements, media, links, last_section, .. } = body::body(document, style);
    docx.document.children = blocks;
    let built = docx.build();
    let footers = built.footers.len();
    let main = amend::document(&built.document, supplements, style, footers, last_section)?;

    let xml = |id: &str, kind, path: &str, element| Part {
        id: id.to_owned(),
        kind,
        path: path.to_owned(),
        payload: Payload::Xml(element),
    };
    let shared = shared::parts(style, document.language);
    let mut parts: Vec<Part<'_>> = shared.iter().map(Part::from).collect();
    // docx-rs numbers headers and footers from 1 and calls their relationships so.
    for (kind, name, written) in [("header", "Header", &built.headers), ("footer", "Footer", &built.footers)] {
        for (number, bytes) in (1..).zip(written) {
            let mut element = amend::furniture(bytes)?;
            if kind == "header" && document.draft {
                element.child("w:p").children.push(Node::Element(furniture::stamp(&style.stamp)));
            }
            parts.push(xml(&format!("rId{name}{number}"), kind, &format!("{kind}{number}.xml"), element));
        }
    }
    if has_turned_pages(document) {
        for (number, bytes) in (1..).zip(&built.footers) {
            let footer = furniture::turned(amend::furniture(bytes)?, number, style);
            let number = footers + number;
            parts.push(xml(&section::footer_id(number), "footer", &format!("footer{number}.xml"), footer));
        }
    }
    parts.extend(media.files()?.into_iter().map(|MediaFile { id, path, bytes }| Part {
        id,
        kind: "image",
        path,
        payload: Payload::Image(bytes),
    }));
    let properties = Properties {
        title: &document.title,
        author: &document.author,
        language: document.language,
        date: document.date,
    };
    Ok(package::pack(&main, &parts, &links, &properties)?)
}
