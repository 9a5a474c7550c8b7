//! Pictures of a workbook: those that lie on a sheet, and those that are placed in cells, as Excel does (by a rich value)
//! and as WPS does (by the formula DISPIMG).

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::parts::{Damage, Parts, Related, Walk, attribute, relations};
use super::sheet::{Floating, Picture};

/// Most things that lie on a sheet; real ones have some dozens.
const MAX_FLOATING: usize = 1000;

/// The pictures that cells name.
#[derive(Debug, Default)]
pub(super) struct CellPictures {
    /// WPS's, by the id that the formula names.
    by_id: HashMap<String, Picture>,
    /// Excel's, by the number of the cell's value metadata, from 1; none for other rich values.
    by_metadata: Vec<Option<Picture>>,
}

impl CellPictures {
    /// Reads what the main part of a workbook is related to.
    pub(super) fn read(parts: &mut Parts<'_>, related: &Related) -> Result<Self, Damage> {
        let path = |kind: &str| related.values().find(|(other, _)| other.ends_with(kind)).map(|(_, path)| path.clone());
        let by_id = match path("/cellImage") {
            Some(path) => cell_images(parts, &path)?,
            None => HashMap::new(),
        };
        let by_metadata = match (path("/sheetMetadata"), path("/rdRichValue")) {
            (Some(metadata), Some(values)) => {
                let pictures = rich_values(parts, &values, path("/rdRichValueStructure"), path("/richValueRel"))?;
                value_metadata(parts, &metadata)?
                    .into_iter()
                    .map(|value| pictures.get(value?).cloned().flatten())
                    .collect()
            }
            _ => Vec::new(),
        };
        Ok(CellPictures { by_id, by_metadata })
    }

    /// The picture that a cell shows, by its formula or what was saved for it, or by its value metadata.
    pub(super) fn find<'t>(&self, mut texts: impl Iterator<Item = &'t str>, rich: Option<usize>) -> Option<Picture> {
        let formula = texts.find_map(|text| {
            let (before, after) = text.split_once("DISPIMG(")?;
            // A sentence may speak of the formula.
            matches!(before.trim_start_matches('='), "" | "_xlfn.").then_some(after)
        });
        if let Some(arguments) = formula {
            let id = arguments.split('"').nth(1).unwrap_or_default();
            let missing = Picture { file: None, alt: String::new() };
            return Some(self.by_id.get(id).cloned().unwrap_or(missing));
        }
        self.by_metadata.get(rich?.checked_sub(1)?)?.clone()
    }
}

/// What lies on a sheet, whose part has that path, from the top down.
pub(super) fn floating(parts: &mut Parts<'_>, sheet: &str) -> Result<Vec<Floating>, Damage> {
    let mut all = Vec::new();
    for (kind, path) in relations(parts, sheet)?.into_values() {
        if kind.ends_with("/drawing") {
            let files = relations(parts, &path)?;
            if let Some(text) = parts.text(&path)? {
                all.extend(anchors(&text, &files)?);
            }
        }
    }
    all.sort_by_key(|floating| floating.place);
    Ok(all)
}

/// The things that the anchors of a drawing hold.
fn anchors(text: &str, files: &Related) -> Result<Vec<Floating>, Damage> {
    let mut all = Vec::new();
    let mut walk = Walk::new(text);
    let mut place = (0, 0);
    let mut in_from = false;
    let mut reader = PictureReader::default();
    while let Some(event) = walk.next()? {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                // The same again, for programs that do not know it.
                b"Fallback" => drop(walk.text(b"")?),
                b"from" => in_from = true,
                b"row" if in_from => place.0 = walk.text(b"")?.trim().parse().unwrap_or(0),
                b"col" if in_from => place.1 = walk.text(b"")?.trim().parse().unwrap_or(0),
                b"absoluteAnchor" => place = (0, 0),
                b"sp" | b"graphicFrame" | b"cxnSp" => all.push(Floating { place, picture: None }),
                _ => reader.start(&element)?,
            },
            Event::End(element) => match element.local_name().as_ref() {
                b"from" => in_from = false,
                b"pic" => all.push(Floating { place, picture: Some(reader.end(files).1) }),
                _ => {}
            },
            _ => {}
        }
        if all.len() > MAX_FLOATING {
            return Err(Damage::TooLarge);
        }
    }
    Ok(all)
}

/// Reads `pic` elements: name, alternative text, and the relation that names the file.
#[derive(Default)]
struct PictureReader {
    name: String,
    alt: String,
    file: Option<String>,
}

impl PictureReader {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Damage> {
        match element.local_name().as_ref() {
            b"pic" => *self = PictureReader::default(),
            b"cNvPr" => {
                self.name = attribute(element, "name")?.unwrap_or_default();
                self.alt = attribute(element, "descr")?.unwrap_or_default();
            }
            b"blip" => self.file = attribute(element, "embed")?,
            _ => {}
        }
        Ok(())
    }

    /// The name and the picture that was read.
    fn end(&mut self, files: &Related) -> (String, Picture) {
        let PictureReader { name, alt, file } = std::mem::take(self);
        let file = file.and_then(|id| files.get(&id)).map(|(_, path)| path.clone());
        (name, Picture { file, alt })
    }
}

/// WPS's pictures in cells, by their names.
fn cell_images(parts: &mut Parts<'_>, path: &str) -> Result<HashMap<String, Picture>, Damage> {
    let files = relations(parts, path)?;
    let mut images = HashMap::new();
    let Some(text) = parts.text(path)? else { return Ok(images) };
    let mut walk = Walk::new(&text);
    let mut reader = PictureReader::default();
    while let Some(event) = walk.next()? {
        match event {
            Event::Start(element) => reader.start(&element)?,
            Event::End(element) if element.local_name().as_ref() == b"pic" => images.extend([reader.end(&files)]),
            _ => {}
        }
    }
    Ok(images)
}

/// Excel's rich values in order, those that are pictures as such.
fn rich_values(
    parts: &mut Parts<'_>,
    path: &str,
    structures: Option<String>,
    files: Option<String>,
) -> Result<Vec<Option<Picture>>, Damage> {
    let structures = structures.map(|path| parts.text(&path)).transpose()?.flatten().unwrap_or_default();
    let structures = key_lists(&structures)?;
    let files = match files {
        Some(path) => rich_files(parts, &path)?,
        None => Vec::new(),
    };
    let mut values = Vec::new();
    let Some(text) = parts.text(path)? else { return Ok(values) };
    let mut walk = Walk::new(&text);
    let (mut structure, mut fields) = (0, Vec::new());
    while let Some(event) = walk.next()? {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                b"rv" => {
                    structure = attribute(&element, "s")?.and_then(|index| index.parse().ok()).unwrap_or(0);
                    fields.clear();
                }
                b"v" => fields.push(walk.text(b"")?),
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == b"rv" => {
                let keys = structures.get(structure).map_or(&[][..], Vec::as_slice);
                let field = |wanted: &str| {
                    let at = keys.iter().position(|key| key == wanted)?;
                    fields.get(at).cloned()
                };
                values.push(field("_rvRel:LocalImageIdentifier").map(|index| Picture {
                    file: index.parse::<usize>().ok().and_then(|index| files.get(index).cloned().flatten()),
                    alt: field("Text").unwrap_or_default(),
                }));
            }
            _ => {}
        }
    }
    Ok(values)
}

/// The names of the fields of each kind of rich value.
fn key_lists(text: &str) -> Result<Vec<Vec<String>>, Damage> {
    let mut all: Vec<Vec<String>> = Vec::new();
    let mut walk = Walk::new(text);
    while let Some(event) = walk.next()? {
        let Event::Start(element) = event else { continue };
        match (element.local_name().as_ref(), all.last_mut()) {
            (b"s", _) => all.push(Vec::new()),
            (b"k", Some(keys)) => keys.push(attribute(&element, "n")?.unwrap_or_default()),
            _ => {}
        }
    }
    Ok(all)
}

/// The files that rich values name by their number.
fn rich_files(parts: &mut Parts<'_>, path: &str) -> Result<Vec<Option<String>>, Damage> {
    let files = relations(parts, path)?;
    let mut all = Vec::new();
    let Some(text) = parts.text(path)? else { return Ok(all) };
    let mut walk = Walk::new(&text);
    while let Some(event) = walk.next()? {
        if let Event::Start(element) = event
            && element.local_name().as_ref() == b"rel"
        {
            let id = attribute(&element, "id")?.unwrap_or_default();
            all.push(files.get(&id).map(|(_, path)| path.clone()));
        }
    }
    Ok(all)
}

/// The number of the rich value that each value metadata stands for.
fn value_metadata(parts: &mut Parts<'_>, path: &str) -> Result<Vec<Option<usize>>, Damage> {
    let Some(text) = parts.text(path)? else { return Ok(Vec::new()) };
    // Indexes of rich values, then which of these each metadata names.
    let (mut rich, mut metadata) = (Vec::new(), Vec::new());
    let (mut in_rich, mut in_values) = (false, false);
    let mut walk = Walk::new(&text);
    while let Some(event) = walk.next()? {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                b"futureMetadata" => in_rich = attribute(&element, "name")?.as_deref() == Some("XLRICHVALUE"),
                b"valueMetadata" => in_values = true,
                b"rvb" if in_rich => rich.push(attribute(&element, "i")?.and_then(|index| index.parse::<usize>().ok())),
                b"rc" if in_values => {
                    let index = attribute(&element, "v")?.and_then(|index| index.parse::<usize>().ok());
                    metadata.push(index);
                }
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                b"futureMetadata" => in_rich = false,
                b"valueMetadata" => in_values = false,
                _ => {}
            },
            _ => {}
        }
    }
    Ok(metadata.into_iter().map(|index| rich.get(index?).copied().flatten()).collect())
}
