//! A workbook: its sheets by name, the texts that they share, how numbers are shown.

use std::collections::HashMap;

use quick_xml::events::Event;

use super::cells::{MAX_CELLS, Shared, is_true, unescaped};
use super::display::Display;
use super::parts::{Damage, Parts, Walk, attribute, relations};
use super::pictures::{CellPictures, floating};
use super::sheet::Sheet;
use crate::source::{Code, Diagnostic, Position};

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
        let mut book = Book { parts, sheets: Vec::new(), shared: Shared::default() };
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
        let texts = part("/sharedStrings").map(|path| book.parts.text(path)).transpose();
        let too_much = |damage| if matches!(damage, Damage::TooLarge) { Damage::TooMuchText } else { damage };
        if let Some(text) = texts.map_err(too_much)?.flatten() {
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
        let text = match self.parts.text(&listed.path) {
            Err(Damage::TooLarge) => return Err(sheet_too_large(name)),
            text => text?.ok_or(Damage::Broken)?,
        };
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

/// What is said of a sheet that unfolds to more than is read.
fn sheet_too_large(name: &'static str) -> Damage {
    let text = "这张工作表展开后太大，不像年报数据；请核对有没有粘贴多余的文字，或给成片的空单元格设了格式";
    let at = Position::Cell { sheet: name, row: 1, column: 1 };
    Damage::of(Diagnostic::told(&Code::SYNTAX, text).at(at).in_place(name))
}

/// The texts that cells name by their number. Other sheets than those that are read may be long, but not without end.
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
