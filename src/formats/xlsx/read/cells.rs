//! The XML of a sheet into its cells.

use quick_xml::events::{BytesStart, Event};

use super::display::Display;
use super::parts::{Damage, Walk, attribute};
use super::pictures::CellPictures;
use super::sheet::{CellValue, Merged, Sheet, SheetCell};
use crate::source::{Budget, Position};

/// Most cells of a sheet that are not empty, and most texts of a workbook; real ones have some hundreds.
pub(super) const MAX_CELLS: usize = 50_000;
/// Most merged ranges of a sheet.
const MAX_MERGED: usize = 2_000;

/// What the sheets of a workbook share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// Texts that cells name by their number.
    pub(super) strings: Vec<String>,
    /// How numbers are shown, by the style index of a cell.
    pub(super) displays: Vec<Display>,
    /// Whether days count from 1904.
    pub(super) since_1904: bool,
    /// Pictures that cells name.
    pub(super) pictures: CellPictures,
    /// How much more text cells may hold, that which they share counted each time.
    pub(super) budget: Budget,
}

impl Shared {
    /// Reads a sheet.
    pub(super) fn sheet(&mut self, name: &'static str, text: &str) -> Result<Sheet, Damage> {
        let mut sheet = Sheet::empty(name);
        let mut walk = Walk::new(text);
        let (mut row, mut column) = (0, 0);
        let (mut whole, mut row_is_hidden) = (false, false);
        while let Some(event) = walk.next()? {
            match event {
                Event::Start(element) => match element.local_name().as_ref() {
                    b"row" => {
                        if let Some(number) = attribute(&element, "r")?.and_then(|number| number.parse::<u32>().ok()) {
                            row = number.saturating_sub(1);
                        }
                        column = 0;
                        row_is_hidden = is_hidden_row(&element)?;
                    }
                    b"col" if attribute(&element, "hidden")?.is_some_and(|value| is_true(&value)) => {
                        let number =
                            |name| Ok(attribute(&element, name)?.and_then(|number| number.parse::<u32>().ok()));
                        if let (Some(first), Some(last)) = (number("min")?, number("max")?) {
                            sheet.hidden_columns.push((first.saturating_sub(1), last.saturating_sub(1)));
                        }
                    }
                    b"c" => {
                        if let Some(place) = attribute(&element, "r")? {
                            (row, column) = place_of(&place).ok_or(Damage::Broken)?;
                        }
                        if let Some(cell) = self.cell(&element, &mut walk, sheet.at(row, column))? {
                            sheet.cells.insert((row, column), cell);
                            if row_is_hidden {
                                sheet.hidden_rows.insert(row);
                            }
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
        if whole { Ok(sheet) } else { Err(Damage::Broken) }
    }

    /// Reads a cell up to its end; none if it is empty.
    fn cell(
        &mut self,
        element: &BytesStart<'_>,
        walk: &mut Walk<'_>,
        at: Position,
    ) -> Result<Option<SheetCell>, Damage> {
        let kind = attribute(element, "t")?.unwrap_or_default();
        let style = attribute(element, "s")?.and_then(|style| style.parse::<usize>().ok());
        let rich = attribute(element, "vm")?.and_then(|index| index.parse::<usize>().ok());
        let (mut value, mut formula) = (None, None);
        loop {
            match walk.next()?.ok_or(Damage::Broken)? {
                Event::Start(element) => match element.local_name().as_ref() {
                    b"f" => formula = Some(walk.text(b"")?),
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
        let named = [formula.as_deref(), Some(value.as_str())].into_iter().flatten();
        if let Some(picture) = self.pictures.find(named, rich) {
            return Ok(Some(SheetCell { value: CellValue::Picture(picture), formula: true }));
        }
        let value = match (kind.as_str(), value.trim()) {
            // Some programs write the type of a cell that has no value.
            ("s", "") => CellValue::Nothing,
            ("s", index) => {
                let index: usize = index.parse().map_err(|_| Damage::Broken)?;
                let text = self.strings.get(index).ok_or(Damage::Broken)?;
                self.budget.take_text(text.len(), at).map_err(Damage::of)?;
                CellValue::Text(text.clone())
            }
            ("str" | "inlineStr" | "d", _) => {
                self.budget.take_text(value.len(), at).map_err(Damage::of)?;
                CellValue::Text(if kind == "d" { value } else { unescaped(&value) })
            }
            (_, "") => CellValue::Uncomputed,
            ("b", value) => CellValue::Bool(is_true(value)),
            ("e", value) => CellValue::Error(value.to_owned()),
            (_, number) => {
                let number: f64 = number.parse().map_err(|_| Damage::Broken)?;
                let display = style.and_then(|style| self.displays.get(style)).cloned().unwrap_or_default();
                CellValue::Number(number, display.since(self.since_1904))
            }
        };
        let value = match value {
            CellValue::Text(text) if text.trim().is_empty() => CellValue::Nothing,
            CellValue::Uncomputed if formula.is_none() => CellValue::Nothing,
            other => other,
        };
        let formula = formula.is_some();
        Ok((value != CellValue::Nothing || formula).then_some(SheetCell { value, formula }))
    }
}

/// Whether a row is hidden, or has no height.
fn is_hidden_row(element: &BytesStart<'_>) -> Result<bool, Damage> {
    let is = |name| Ok(attribute(element, name)?.is_some_and(|value| is_true(&value)));
    let has_no_height = attribute(element, "ht")?.and_then(|height| height.parse::<f64>().ok()) == Some(0.0);
    Ok(is("hidden")? || has_no_height)
}

/// 1 or true.
pub(super) fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true")
}

/// Text with `_xHHHH_` turned into the characters it stands for.
pub(super) fn unescaped(text: &str) -> String {
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
