//! The cells of a workbook: values, formulas, how numbers are shown, merged ranges.

use std::collections::{BTreeMap, HashMap};

use quick_xml::events::{BytesStart, Event};

use super::display::Display;
use super::parts::{Damage, Parts, Walk, attribute};

/// Most cells of a sheet that are not empty, and most texts of a workbook; real ones have some hundreds.
const MAX_CELLS: usize = 50_000;
/// Most merged ranges of a sheet.
const MAX_MERGED: usize = 2_000;

/// A cell that is not empty.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    /// What it shows; for a formula the result that was last saved with it.
    pub(super) content: Content,
    /// Whether it is computed.
    pub(super) formula: bool,
}

/// What a cell shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    /// Nothing: a formula whose result was never saved.
    Nothing,
    /// A number and how it is shown.
    Number(f64, Display),
    /// A text.
    Text(String),
    /// 逻辑值.
    Bool(bool),
    /// An error such as `#REF!`.
    Error(String),
}

/// A rectangle of merged cells, rows and columns from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merged {
    pub(super) top: u32,
    pub(super) left: u32,
    pub(super) bottom: u32,
    pub(super) right: u32,
}

impl Merged {
    pub(super) fn covers(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }
}

/// A sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Cells that are not empty, by row and column from 0.
    pub(super) cells: BTreeMap<(u32, u32), Cell>,
    /// Merged ranges.
    pub(super) merged: Vec<Merged>,
}

/// A workbook whose sheets are read one by one.
pub(super) struct Book<'a> {
    parts: Parts<'a>,
    /// Names of the sheets and the parts that hold them.
    sheets: Vec<(String, String)>,
    strings: Vec<String>,
    displays: Vec<Display>,
    /// Whether days count from 1904.
    since_1904: bool,
}

impl<'a> Book<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Damage> {
        let mut parts = Parts::open(bytes)?;
        let root = relations(&mut parts, "_rels/.rels", "")?;
        let main = root.values().find(|(kind, _)| kind.ends_with("/officeDocument"));
        let path = main.map(|(_, target)| target.clone()).ok_or(Damage::NoWorkbook)?;
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
        let related = relations(&mut parts, &format!("{folder}/_rels/{file}.rels"), folder)?;
        let text = parts.text(&path)?.ok_or(Damage::Broken)?;
        let mut book = Book { parts, sheets: Vec::new(), strings: Vec::new(), displays: Vec::new(), since_1904: false };
        let mut is_workbook = false;
        let mut walk = Walk::new(&text);
        while let Some(event) = walk.next()? {
            let Event::Start(element) = event else { continue };
            match element.local_name().as_ref() {
                b"workbook" => is_workbook = true,
                b"workbookPr" => {
                    book.since_1904 = attribute(&element, "date1904")?.is_some_and(|value| is_true(&value));
                }
                b"sheet" => {
                    let name = attribute(&element, "name")?.unwrap_or_default();
                    let id = attribute(&element, "id")?.unwrap_or_default();
                    if let Some((_, target)) = related.get(&id) {
                        book.sheets.push((name, target.clone()));
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
            book.strings = shared_strings(&text)?;
        }
        if let Some(text) = part("/styles").map(|path| book.parts.text(path)).transpose()?.flatten() {
            book.displays = displays(&text)?;
        }
        Ok(book)
    }

    /// Names of the sheets, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.sheets.iter().map(|(name, _)| name.as_str())
    }

    /// Reads the sheet of that name; none if there is none.
    pub(super) fn sheet(&mut self, name: &str) -> Result<Option<Sheet>, Damage> {
        let Some((_, path)) = self.sheets.iter().find(|(other, _)| other.trim() == name) else { return Ok(None) };
        let text = self.parts.text(&path.clone())?.ok_or(Damage::Broken)?;
        let mut sheet = Sheet::default();
        let mut walk = Walk::new(&text);
        let (mut row, mut column) = (0, 0);
        let mut whole = false;
        while let Some(event) = walk.next()? {
            match event {
                Event::Start(element) => match element.local_name().as_ref() {
                    b"row" => {
                        if let Some(number) = attribute(&element, "r")?.and_then(|number| number.parse::<u32>().ok()) {
                            row = number.saturating_sub(1);
                        }
                        column = 0;
                    }
                    b"c" => {
                        if let Some(place) = attribute(&element, "r")? {
                            (row, column) = place_of(&place).ok_or(Damage::Broken)?;
                        }
                        if let Some(cell) = self.cell(&element, &mut walk)? {
                            sheet.cells.insert((row, column), cell);
                        }
                        column += 1;
                    }
                    b"mergeCell" => {
                        let range = attribute(&element, "ref")?.unwrap_or_default();
                        sheet.merged.extend(range_of(&range));
                    }
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == b"row" => row += 1,
                Event::End(element) => whole |= element.local_name().as_ref() == b"worksheet",
                _ => {}
            }
            if sheet.cells.len() > MAX_CELLS || sheet.merged.len() > MAX_MERGED {
                return Err(Damage::TooLarge);
            }
        }
        if whole { Ok(Some(sheet)) } else { Err(Damage::Broken) }
    }

    /// Reads a cell up to its end; none if it is empty.
    fn cell(&self, element: &BytesStart<'_>, walk: &mut Walk<'_>) -> Result<Option<Cell>, Damage> {
        let kind = attribute(element, "t")?.unwrap_or_default();
        let style = attribute(element, "s")?.and_then(|style| style.parse::<usize>().ok());
        let display = style.and_then(|style| self.displays.get(style)).cloned().unwrap_or_default();
        let (mut value, mut formula) = (None, false);
        loop {
            match walk.next()?.ok_or(Damage::Broken)? {
                Event::Start(element) => match element.local_name().as_ref() {
                    b"f" => {
                        walk.text(b"")?;
                        formula = true;
                    }
                    b"v" => value = Some(walk.text(b"")?),
                    // Readings of characters are no part of the text.
                    b"is" => value = Some(walk.text(b"rPh")?),
                    _ => {
                        walk.text(b"")?;
                    }
                },
                Event::End(_) => break,
                _ => {}
            }
        }
        let value = value.unwrap_or_default();
        let content = match kind.as_str() {
            "s" => {
                let index: usize = value.trim().parse().map_err(|_| Damage::Broken)?;
                Content::Text(self.strings.get(index).ok_or(Damage::Broken)?.clone())
            }
            "str" | "inlineStr" => Content::Text(unescaped(&value)),
            "d" => Content::Text(value),
            "b" => Content::Bool(is_true(&value)),
            "e" => Content::Error(value),
            _ if value.trim().is_empty() => Content::Nothing,
            _ => {
                let number: f64 = value.trim().parse().map_err(|_| Damage::Broken)?;
                Content::Number(number, display.since(self.since_1904))
            }
        };
        let content = match content {
            Content::Text(text) if text.trim().is_empty() => Content::Nothing,
            other => other,
        };
        Ok((content != Content::Nothing || formula).then_some(Cell { content, formula }))
    }
}

fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true")
}

/// What a part is related to: kind and path by id. Paths are relative to `folder`.
fn relations(parts: &mut Parts<'_>, path: &str, folder: &str) -> Result<HashMap<String, (String, String)>, Damage> {
    let mut relations = HashMap::new();
    let Some(text) = parts.text(path)? else { return Ok(relations) };
    let mut walk = Walk::new(&text);
    while let Some(event) = walk.next()? {
        let Event::Start(element) = event else { continue };
        let id = attribute(&element, "Id")?;
        let (kind, target) = (attribute(&element, "Type")?, attribute(&element, "Target")?);
        if let (Some(id), Some(kind), Some(target)) = (id, kind, target) {
            let path = if target.starts_with('/') || folder.is_empty() { target } else { format!("{folder}/{target}") };
            relations.insert(id, (kind, path));
        }
    }
    Ok(relations)
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

/// Text with `_xHHHH_` turned into the characters it stands for.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let c = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        let (kept, passed) = match c {
            Some(c) => {
                out.push_str(&rest[..at]);
                out.push(c);
                (0, at + 7)
            }
            None => (at + 2, at + 2),
        };
        out.push_str(&rest[..kept]);
        rest = &rest[passed..];
    }
    out.push_str(rest);
    out
}

/// `AB12` as row and column from 0.
fn place_of(name: &str) -> Option<(u32, u32)> {
    let name = name.replace('$', "");
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = name.split_at(digits);
    let mut column: u32 = 0;
    for letter in letters.bytes() {
        let value = letter.to_ascii_uppercase().checked_sub(b'A').filter(|&value| value < 26)?;
        column = column.checked_mul(26)?.checked_add(u32::from(value) + 1)?;
    }
    let row: u32 = digits.parse().ok()?;
    Some((row.checked_sub(1).filter(|&row| row < 1 << 20)?, column.checked_sub(1).filter(|&column| column < 1 << 14)?))
}

fn range_of(range: &str) -> Option<Merged> {
    let (from, to) = range.split_once(':')?;
    let ((top, left), (bottom, right)) = (place_of(from)?, place_of(to)?);
    Some(Merged { top, left, bottom, right }).filter(|merged| top <= merged.bottom && left <= merged.right)
}

#[cfg(test)]
mod tests {
    use super::{place_of, unescaped};

    #[test]
    fn cells_are_found_by_name() {
        assert_eq!(place_of("A1"), Some((0, 0)));
        assert_eq!(place_of("$XFD$1048576"), Some((1_048_575, 16_383)));
        for name in ["", "A", "1", "A0", "XFE1", "A1048577", "A99999999999", "AAAAAAAAAA1", "甲1", "a-1"] {
            assert_eq!(place_of(name), None, "{name}");
        }
    }

    #[test]
    fn escaped_characters_are_turned_back() {
        for (escaped, text) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x0041_", "_x0041_"),
            ("_x_x0041_", "_xA"),
            ("_x00_x", "_x00_x"),
            ("_xD800_", "_xD800_"),
            ("_x甲乙_", "_x甲乙_"),
        ] {
            assert_eq!(unescaped(escaped), text);
        }
    }
}
