//! Word: a document and a style to a .docx file that a person can edit.
//!
//! docx-rs writes the body, headers and footers; what it cannot say is added to its XML before packing, and the parts
//! that it has few words for (styles, settings, font table, properties) are written here.

mod amend;
mod body;
mod figure;
mod font_table;
mod furniture;
mod measure;
mod media;
mod order;
mod package;
mod properties;
mod section;
mod settings;
mod styles;
mod table;
mod xml;

use docx_rs::Docx;

use self::body::{Content, Supplement};
use self::media::Media;
use self::package::{Part, Properties};
use crate::document::Document;
use crate::style::Style;

/// The document as a Word file. The same document and style give the same bytes.
///
/// # Errors
/// A message in Chinese if the file cannot be put together; no document that was assembled from a report leads there.
pub fn write(document: &Document, style: &Style) -> Result<Vec<u8>, String> {
    let mut docx = Docx::new();
    docx.document.section_property = section::section(style);
    let [odd, even] = furniture::footers(&style.furniture);
    docx = docx.footer(odd).even_footer(even);
    if document.draft {
        let header = furniture::draft_header(&style.furniture);
        docx = docx.header(header.clone()).even_header(header);
    }
    let mut supplements: Vec<Supplement<'_>> = Vec::new();
    for part in body::parts(document, style) {
        docx = match part.content {
            Content::Paragraph(paragraph) => docx.add_paragraph(*paragraph),
            Content::Table(table) => docx.add_table(*table),
        };
        supplements.push(part.supplement);
    }
    let built = docx.build();
    let media = Media::of(&supplements);
    let main = amend::document(&built.document, &supplements, &media, style)?;

    let xml = |id: &str, kind, path: &str, element| Part {
        id: id.to_owned(),
        kind,
        path: path.to_owned(),
        content: package::Content::Xml(element),
    };
    let mut parts = vec![
        xml("rIdStyles", "styles", "styles.xml", styles::part(style, document.language)),
        xml("rIdSettings", "settings", "settings.xml", settings::part(document.language)),
        xml("rIdFontTable", "fontTable", "fontTable.xml", font_table::part()),
    ];
    // docx-rs numbers headers and footers from 1 and calls their relationships so.
    for (kind, name, written) in [("header", "Header", &built.headers), ("footer", "Footer", &built.footers)] {
        for (number, bytes) in (1..).zip(written) {
            let element = amend::furniture(bytes)?;
            parts.push(xml(&format!("rId{name}{number}"), kind, &format!("{kind}{number}.xml"), element));
        }
    }
    parts.extend(media.files().map(|(id, path, bytes)| Part {
        id,
        kind: "image",
        path,
        content: package::Content::Image(bytes),
    }));
    let properties = Properties { title: &document.title, author: &document.author, language: document.language };
    package::pack(&main, &parts, &properties)
}
