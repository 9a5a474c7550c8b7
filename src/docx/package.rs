//! The file: parts, the relations between them, their types, in a zip archive (ECMA-376 Part 2).

use std::borrow::Cow;
use std::io::{Cursor, Write};

use zip::result::ZipResult;
use zip::{CompressionMethod, ZipWriter};

use super::constant;
use super::links::Links;
use super::shared::Shared;
use super::xml::Element;
use crate::archive::options;
use crate::report::Date;

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The properties of a file that Word and the shell show.
pub(super) struct Properties<'a> {
    pub title: &'a str,
    pub author: &'a str,
    pub language: &'a str,
    /// 成文日期, which stands for the times of making and changing it.
    pub date: Date,
}

/// A part that the document leads to.
pub(super) struct Part<'a> {
    /// Id of the relationship from the document.
    pub id: String,
    /// Kind of the part, as in the relationship (`styles`).
    pub kind: &'static str,
    /// Path beside the document (`styles.xml`).
    pub path: String,
    pub payload: Payload<'a>,
}

impl<'a> From<&'a Shared> for Part<'a> {
    fn from(shared: &'a Shared) -> Self {
        let Shared { kind, id, path, bytes } = shared;
        Part { id: (*id).to_owned(), kind, path: (*path).to_owned(), payload: Payload::Shared(bytes) }
    }
}

/// What a [`Part`] holds.
pub(super) enum Payload<'a> {
    Xml(Element<'a>),
    /// A part that was written for other files as well.
    Shared(&'a [u8]),
    /// The bytes of an image; its type follows from its path's ending.
    Image(Cow<'a, [u8]>),
}

/// The file.
///
/// # Errors
/// If the archive becomes too large.
pub(super) fn pack(
    document: &Element<'_>,
    parts: &[Part<'_>],
    links: &Links,
    properties: &Properties<'_>,
) -> Result<Vec<u8>, String> {
    let mut archive = Archive::new();
    let packed = move || -> ZipResult<Vec<u8>> {
        archive.add_constant("[Content_Types].xml", &types(parts).to_part())?;
        archive.add_constant("_rels/.rels", &package_relationships().to_part())?;
        archive.add("docProps/core.xml", &core(properties).to_part())?;
        archive.add_constant("docProps/app.xml", &app().to_part())?;
        archive.add("word/document.xml", &document.to_part())?;
        let (path, relationships) = ("word/_rels/document.xml.rels", document_relationships(parts, links));
        if links.is_empty() {
            archive.add_constant(path, &relationships.to_part())?;
        } else {
            archive.add(path, &relationships.to_part())?;
        }
        for part in parts {
            let path = format!("word/{}", part.path);
            match &part.payload {
                // Headers bear the names of bodies.
                Payload::Xml(element) if part.kind == "header" => archive.add(&path, &element.to_part())?,
                Payload::Xml(element) => archive.add_constant(&path, &element.to_part())?,
                Payload::Shared(bytes) => archive.add_constant(&path, bytes)?,
                // What is packed already is not packed again; a drawing is text.
                Payload::Image(bytes) if part.path.ends_with(".svg") => archive.add(&path, bytes)?,
                Payload::Image(bytes) => archive.store(&path, bytes)?,
            }
        }
        archive.finish()
    };
    packed().map_err(|error| format!("Word 文件打不成包：{error}"))
}

/// The archive.
struct Archive {
    writer: ZipWriter<Cursor<Vec<u8>>>,
}

impl Archive {
    fn new() -> Self {
        Archive { writer: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    /// Adds a part of this document alone.
    fn add(&mut self, path: &str, part: &[u8]) -> ZipResult<()> {
        self.writer.start_file(path, options())?;
        Ok(self.writer.write_all(part)?)
    }

    /// Adds a part as it is.
    fn store(&mut self, path: &str, part: &[u8]) -> ZipResult<()> {
        self.writer.start_file(path, options().compression_method(CompressionMethod::Stored))?;
        Ok(self.writer.write_all(part)?)
    }

    /// Adds a part that other documents share.
    fn add_constant(&mut self, path: &str, part: &[u8]) -> ZipResult<()> {
        constant::add(&mut self.writer, path, part, options())
    }

    fn finish(self) -> ZipResult<Vec<u8>> {
        Ok(self.writer.finish()?.into_inner())
    }
}

fn types(parts: &[Part<'_>]) -> Element<'static> {
    let default =
        |(ending, kind): (&str, &str)| Element::new("Default").with("Extension", ending).with("ContentType", kind);
    let overridden =
        |path: &str, kind: String| Element::new("Override").with("PartName", path).with("ContentType", kind);
    let defaults = [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
        ("jpeg", "image/jpeg"),
        ("svg", "image/svg+xml"),
    ];
    let xml = parts.iter().filter(|part| !matches!(part.payload, Payload::Image(_)));
    Element::new("Types")
        .with("xmlns", format!("{PACKAGE}/content-types"))
        .holding(defaults.map(default))
        .holding([
            overridden("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
            overridden(
                "/docProps/app.xml",
                "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
            ),
            overridden("/word/document.xml", format!("{WORD_TYPE}.document.main+xml")),
        ])
        .holding(xml.map(|part| overridden(&format!("/word/{}", part.path), format!("{WORD_TYPE}.{}+xml", part.kind))))
}

fn relationship(id: &str, kind: &str, target: &str) -> Element<'static> {
    Element::new("Relationship").with("Id", id).with("Type", kind).with("Target", target)
}

fn relationships(items: impl IntoIterator<Item = Element<'static>>) -> Element<'static> {
    Element::new("Relationships").with("xmlns", format!("{PACKAGE}/relationships")).holding(items)
}

fn package_relationships() -> Element<'static> {
    relationships([
        relationship("rId1", &format!("{RELATIONSHIPS}/officeDocument"), "word/document.xml"),
        relationship("rId2", &format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"),
        relationship("rId3", &format!("{RELATIONSHIPS}/extended-properties"), "docProps/app.xml"),
    ])
}

fn document_relationships(parts: &[Part<'_>], links: &Links) -> Element<'static> {
    let part = |part: &Part<'_>| relationship(&part.id, &format!("{RELATIONSHIPS}/{}", part.kind), &part.path);
    let link =
        |(target, id)| relationship(id, &format!("{RELATIONSHIPS}/hyperlink"), target).with("TargetMode", "External");
    relationships(parts.iter().map(part).chain(links.targets().map(link)))
}

/// 属性. Its times are those of the document: there is no clock to take others from.
fn core(properties: &Properties<'_>) -> Element<'static> {
    let time =
        |name| Element::new(name).with("xsi:type", "dcterms:W3CDTF").text(&format!("{}T00:00:00Z", properties.date));
    Element::new("cp:coreProperties")
        .with("xmlns:cp", format!("{PACKAGE}/metadata/core-properties"))
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .holding([
            Element::new("dc:title").text(properties.title),
            Element::new("dc:creator").text(properties.author),
            Element::new("dc:language").text(properties.language),
            time("dcterms:created"),
            time("dcterms:modified"),
        ])
}

fn app() -> Element<'static> {
    Element::new("Properties")
        .with("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
        .holding([Element::new("Application").text("nianbao")])
}
