//! A workbook: its sheets by name, the texts that they share, how numbers are shown.

use std::collections::HashMap;

use quick_xml::events::Event;

use super::cells::{MAX_CELLS, Shared, is_true, unescaped};
use super::display::Display;
use super::parts::{Damage, Parts, Walk, attribute};
use super::sheet::Sheet;

/// Most bytes of text on the sheets of a workbook, shared texts counted each time; real ones have some tens of thousands.
const MAX_TEXT: usize = 2 * 1024 * 1024;

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    /// Path of the part that holds it.
    path: String,
}

/// A workbook whose sheets are read one by one.
pub(super) struct Book<'a> {
    parts: Parts<'a>,
    sheets: Vec<Listed>,
    shared: Shared,
}

impl<'a> Book<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Damage> {
        let mut parts = Parts::open(bytes)?;
        if parts.has("META-INF/manifest.xml") && parts.has("content.xml") {
            return Err(Damage::OpenDocument);
        }
        let root = relations(&mut parts, "")?;
        let main = root.values().find(|(kind, _)| kind.ends_with("/officeDocument"));
        let path = main.map(|(_, target)| target.clone()).ok_or(Damage::NoWorkbook)?;
        let related = relations(&mut parts, &path)?;
        let text = parts.text(&path)?.ok_or(Damage::Broken)?;
        let shared = Shared { text_left: MAX_TEXT, ..Shared::default() };
        let mut book = Book { parts, sheets: Vec::new(), shared };
        let mut is_workbook = false;
        let mut walk = Walk::new(&text);
        while let Some(event) = walk.next()? {
            let Event::Start(element) = event else { continue };
            match element.local_name().as_ref() {
                b"workbook" => is_workbook = true,
                b"workbookPr" => {
                    book.shared.since_1904 = attribute(&element, "date1904")?.is_some_and(|value| is_true(&value));
                }
                b"sheet" => {
                    let name = attribute(&element, "name")?.unwrap_or_default().trim().to_owned();
                    let id = attribute(&element, "id")?.unwrap_or_default();
                    if let Some((_, path)) = related.get(&id) {
                        book.sheets.push(Listed { name, path: path.clone() });
                    }
                }
                _ => {}
            }
        }
        if !is_workbook {
            return Err(Damage::NoWorkbook);
        }
        let part = |kind: &str| related.values().find(|(other, _)| other.ends_with(kind)).map(|(_, target)| target);
        if let Some(text) = part("/sharedStrings").map(|path| book.parts.text(path)).transpose()?.flatten() {
            book.shared.strings = shared_strings(&text)?;
        }
        if let Some(text) = part("/styles").map(|path| book.parts.text(path)).transpose()?.flatten() {
            book.shared.displays = displays(&text)?;
        }
        Ok(book)
    }

    /// Names of the sheets, in order, without the white space around them.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.sheets.iter().map(|sheet| sheet.name.as_str())
    }

    /// Whether there is a sheet of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names().any(|other| other == name)
    }

    /// Reads the sheet of that name; none if there is none.
    pub(super) fn sheet(&mut self, name: &'static str) -> Result<Option<Sheet>, Damage> {
        let Some(listed) = self.sheets.iter().find(|sheet| sheet.name == name) else { return Ok(None) };
        let text = self.parts.text(&listed.path)?.ok_or(Damage::Broken)?;
        self.shared.sheet(name, &text).map(Some)
    }
}

/// What a part is related to, by id: the kind of relation and the path of the other part. The archive itself, whose path
/// is empty, is related to its main part.
fn relations(parts: &mut Parts<'_>, part: &str) -> Result<HashMap<String, (String, String)>, Damage> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let separator = if folder.is_empty() { "" } else { "/" };
    let mut relations = HashMap::new();
    let Some(text) = parts.text(&format!("{folder}{separator}_rels/{file}.rels"))? else { return Ok(relations) };
    let mut walk = Walk::new(&text);
    while let Some(event) = walk.next()? {
        let Event::Start(element) = event else { continue };
        let id = attribute(&element, "Id")?;
        let (kind, target) = (attribute(&element, "Type")?, attribute(&element, "Target")?);
        if let (Some(id), Some(kind), Some(target)) = (id, kind, target) {
            relations.insert(id, (kind, resolved(folder, &target)));
        }
    }
    Ok(relations)
}

/// The path of a part that is named from a folder: `../media/image1.png`, `worksheets/sheet1.xml`, `/xl/styles.xml`.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(path) = target.strip_prefix('/') {
        return path.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in target.split('/') {
        match name {
            ".." => {
                path.pop();
            }
            "" | "." => {}
            name => path.push(name),
        }
    }
    path.join("/")
}

fn shared_strings(text: &str) -> Result<Vec<String>, Damage> {
    let mut strings = Vec::new();
    let mut walk = Walk::new(text);
    while let Some(event) = walk.next()? {
        if let Event::Start(element) = event
            && element.local_name().as_ref() == b"si"
        {
            strings.push(unescaped(&walk.text(b"rPh")?));
            if strings.len() > MAX_CELLS {
                return Err(Damage::TooLarge);
            }
        }
    }
    Ok(strings)
}

/// How numbers are shown, by the style index of a cell.
fn displays(text: &str) -> Result<Vec<Display>, Damage> {
    let mut codes = HashMap::new();
    let mut displays = Vec::new();
    let mut walk = Walk::new(text);
    let mut in_cells = false;
    while let Some(event) = walk.next()? {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                b"numFmt" => {
                    let id = attribute(&element, "numFmtId")?.and_then(|id| id.parse::<u32>().ok());
                    if let (Some(id), Some(code)) = (id, attribute(&element, "formatCode")?) {
                        codes.insert(id, code);
                    }
                }
                b"cellXfs" => in_cells = true,
                b"xf" if in_cells => {
                    let id = attribute(&element, "numFmtId")?.and_then(|id| id.parse::<u32>().ok()).unwrap_or(0);
                    displays.push(match codes.get(&id) {
                        Some(code) => Display::of_code(code),
                        None => Display::of_builtin(id),
                    });
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == b"cellXfs" => in_cells = false,
            _ => {}
        }
    }
    Ok(displays)
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn parts_are_named_from_a_folder() {
        for (folder, target, path) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/drawings", "../media/image1.png", "xl/media/image1.png"),
            ("xl/drawings", "/xl/media/image1.png", "xl/media/image1.png"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
        ] {
            assert_eq!(resolved(folder, target), path);
        }
    }
}
