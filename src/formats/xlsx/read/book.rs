//! A workbook: its sheets by name, the texts that they share, how numbers are shown.

use std::collections::HashMap;

use quick_xml::events::Event;

use super::cells::{MAX_CELLS, Shared, is_true, unescaped};
use super::display::Display;
use super::parts::{Damage, Parts, Walk, attribute, relations};
use super::pictures::{CellPictures, floating};
use super::sheet::Sheet;

/// Most bytes of text on the sheets of a workbook, shared texts counted each time; real ones have some tens of thousands.
const MAX_TEXT: usize = 2 * 1024 * 1024;

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    /// Path of the part that holds it.
    path: String,
    is_hidden: bool,
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
        if path.ends_with(".bin") {
            return Err(Damage::Binary);
        }
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
                        let is_hidden = attribute(&element, "state")?.is_some_and(|state| state != "visible");
                        book.sheets.push(Listed { name, path: path.clone(), is_hidden });
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
        book.shared.pictures = CellPictures::read(&mut book.parts, &related)?;
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
        let mut sheet = self.shared.sheet(name, &text)?;
        sheet.is_hidden = listed.is_hidden;
        sheet.floating = floating(&mut self.parts, &listed.path)?;
        Ok(Some(sheet))
    }

    /// The bytes of a part that sheets name; none if there is no such part.
    pub(super) fn file(&mut self, path: &str) -> Result<Option<Vec<u8>>, Damage> {
        self.parts.bytes(path)
    }
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
