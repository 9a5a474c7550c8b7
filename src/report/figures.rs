//! The figures of an official table, read by walking the form.

use std::fmt;

use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Number, NumberError, unknown_key};
use crate::diagnostic::excerpt;
use crate::form::{self, Line, Table, Unit};

/// What stands in a cell for a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing: printed empty, counts as 0.
    #[default]
    Empty,
    /// `/`: does not apply to this body, counts as 0.
    NotApplicable,
    /// A figure.
    Number(Number),
}

impl Cell {
    /// Its value in millionths.
    pub fn micros(self) -> u128 {
        match self {
            Cell::Number(number) => number.micros(),
            Cell::Empty | Cell::NotApplicable => 0,
        }
    }
}

/// As printed.
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cell::Empty => Ok(()),
            Cell::NotApplicable => f.write_str("/"),
            Cell::Number(number) => number.fmt(f),
        }
    }
}

/// The figures of one official table.
#[derive(Debug, Clone)]
pub struct Figures {
    table: &'static Table,
    /// Cells as given, in the order of the table's lines.
    given: Vec<Cell>,
    /// Cells as printed: totals that were not given are computed.
    printed: Vec<Cell>,
}

impl PartialEq for Figures {
    fn eq(&self, other: &Self) -> bool {
        self.table.form.key == other.table.form.key && self.given == other.given
    }
}

impl Figures {
    /// Figures of `table` from its cells as given.
    ///
    /// # Panics
    /// If there are not as many cells as the table has figures.
    pub fn new(table: &'static Table, given: Vec<Cell>) -> Self {
        assert_eq!(given.len(), table.len(), "cells of {}", table.form.name);
        let printed = with_totals(table, &given);
        Figures { table, given, printed }
    }

    /// A table that the report leaves out: all 0.
    fn zero(key: &str) -> Self {
        let table = form::table(key).expect("a key of the form");
        Figures::new(table, vec![Cell::Number(Number::whole(0)); table.len()])
    }

    /// 表一, all 0.
    pub fn proactive_disclosure() -> Self {
        Figures::zero("proactive_disclosure")
    }

    /// 表二, all 0.
    pub fn applications() -> Self {
        Figures::zero("applications")
    }

    /// 表三, all 0.
    pub fn review_and_litigation() -> Self {
        Figures::zero("review_and_litigation")
    }

    /// The official table they belong to.
    pub fn table(&self) -> &'static Table {
        self.table
    }

    /// A cell as the report gives it.
    pub fn given(&self, figure: usize) -> Cell {
        self.given[figure]
    }

    /// A cell as it is printed.
    pub fn printed(&self, figure: usize) -> Cell {
        self.printed[figure]
    }
}

/// Fills in totals that are empty. A total is computed once everything it adds up is known, so that 总计 of the row
/// 总计 does not depend on the order of the equations.
fn with_totals(table: &Table, given: &[Cell]) -> Vec<Cell> {
    let mut cells = given.to_vec();
    let mut open: Vec<(usize, &[usize])> = table
        .equations
        .iter()
        .filter_map(|equation| Some((equation.total()?, equation.left.as_slice())))
        .filter(|&(total, _)| given[total] == Cell::Empty)
        .collect();
    while let Some(ready) = open.iter().position(|(_, parts)| !open.iter().any(|(total, _)| parts.contains(total))) {
        let (total, parts) = open.swap_remove(ready);
        open.retain(|(other, _)| *other != total);
        let sum = parts.iter().map(|&part| cells[part].micros()).sum();
        cells[total] = Cell::Number(Number::from_micros(sum));
    }
    cells
}

pub(super) fn proactive_disclosure<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Figures, D::Error> {
    read("proactive_disclosure", deserializer)
}

pub(super) fn applications<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Figures, D::Error> {
    read("applications", deserializer)
}

pub(super) fn review_and_litigation<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Figures, D::Error> {
    read("review_and_litigation", deserializer)
}

fn read<'de, D: Deserializer<'de>>(key: &str, deserializer: D) -> Result<Figures, D::Error> {
    let table = form::table(key).expect("a key of the form");
    let mut cells = None;
    let group = Group { lines: &table.lines, depth: 0, cells: &mut cells, len: table.len() };
    de::DeserializeSeed::deserialize(group, deserializer)?;
    Ok(cells.map_or_else(|| Figures::zero(key), |cells| Figures::new(table, cells)))
}

/// Reads the lines that share the first `depth` keys. `cells` stays none if there is nothing at all.
struct Group<'a> {
    lines: &'static [Line],
    depth: usize,
    cells: &'a mut Option<Vec<Cell>>,
    len: usize,
}

impl<'de> de::DeserializeSeed<'de> for Group<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> de::Visitor<'de> for Group<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("一组“键: 值”，每行数字一个键")
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let cells = self.cells;
        cells.get_or_insert_with(|| vec![Cell::Empty; self.len]);
        let key_of = |line: &Line| line.keys[self.depth];
        let mut known: Vec<&str> = self.lines.iter().map(key_of).collect();
        known.dedup();
        while let Some(key) = map.next_key_seed(Key(&known))? {
            let from = self.lines.iter().position(|line| key_of(line) == key).unwrap_or(0);
            let count = self.lines[from..].iter().take_while(|line| key_of(line) == key).count();
            let lines = &self.lines[from..from + count];
            match lines {
                [line] if line.keys.len() == self.depth + 1 => {
                    let all = cells.get_or_insert_default();
                    map.next_value_seed(Row { line, cells: &mut all[line.first..line.first + line.columns.len()] })?;
                }
                _ => map.next_value_seed(Group { lines, depth: self.depth + 1, cells, len: self.len })?,
            }
        }
        Ok(())
    }
}

/// Reads a key that must be one of these.
struct Key<'a>(&'a [&'static str]);

impl<'de> de::DeserializeSeed<'de> for Key<'_> {
    type Value = &'static str;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<&'static str, D::Error> {
        let key = String::deserialize(deserializer)?;
        let known = self.0.iter().find(|known| **known == key);
        known.copied().ok_or_else(|| de::Error::custom(unknown_key(&key, self.0)))
    }
}

/// Reads one line: a list or a map of its columns, or a plain value.
struct Row<'a> {
    line: &'static Line,
    cells: &'a mut [Cell],
}

impl<'de> de::DeserializeSeed<'de> for Row<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.line.is_scalar() {
            self.cells[0] = de::DeserializeSeed::deserialize(CellSeed(self.line.unit), deserializer)?;
            Ok(())
        } else {
            deserializer.deserialize_any(self)
        }
    }
}

impl Row<'_> {
    fn length_error<E: de::Error>(&self, len: usize) -> E {
        let wanted = self.line.columns.len();
        E::custom(format!("这一行有 {len} 个数，应有 {wanted} 个，依次为：{}；不填的格写 null", self.labels()))
    }

    fn labels(&self) -> String {
        let labels: Vec<&str> = self.line.columns.iter().map(|column| column.label).collect();
        labels.join("、")
    }
}

impl<'de> de::Visitor<'de> for Row<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, " {} 个数的列表 […]，依次为：{}", self.line.columns.len(), self.labels())
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let mut len = 0;
        while let Some(cell) = seq.next_element_seed(CellSeed(self.line.unit))? {
            if let Some(slot) = self.cells.get_mut(len) {
                *slot = cell;
            }
            len += 1;
        }
        if len == self.cells.len() { Ok(()) } else { Err(self.length_error(len)) }
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let known: Vec<&str> = self.line.columns.iter().map(|column| column.key).collect();
        while let Some(key) = map.next_key_seed(Key(&known))? {
            let cell = map.next_value_seed(CellSeed(self.line.unit))?;
            if let Some(at) = known.iter().position(|known| *known == key) {
                self.cells[at] = cell;
            }
        }
        Ok(())
    }
}

/// Name under which a count asks for its value, so that one in quotes can be told from a number.
pub(crate) const CELL: &str = "Cell";

struct CellSeed(Unit);

impl<'de> de::DeserializeSeed<'de> for CellSeed {
    type Value = Cell;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cell, D::Error> {
        match self.0 {
            Unit::Count => deserializer.deserialize_newtype_struct(CELL, self),
            // A decimal may be quoted: JSON keeps `"12.50"` as it is, which no number of its own would be.
            Unit::TenThousandYuan => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> de::Visitor<'de> for CellSeed {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("一个数，或 /（不适用），或留空")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cell, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Cell, E> {
        Ok(Cell::Empty)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Cell, E> {
        match text.trim() {
            "" => return Ok(Cell::Empty),
            "/" | "／" => return Ok(Cell::NotApplicable),
            _ => {}
        }
        let whole = self.0 == Unit::Count;
        let kind = if whole { "不小于 0 的整数" } else { "不小于 0 的数（万元，最多 6 位小数）" };
        let number = Number::parse(text).map_err(|error| {
            let without_commas = text.replace([',', '，'], "");
            let text = excerpt(text);
            E::custom(match error {
                NumberError::Malformed if text.contains(['，', '、']) => {
                    format!("“{text}”里的逗号是全角的；请用半角逗号 , 隔开各数")
                }
                NumberError::Malformed if Number::parse(&without_commas).is_ok() => {
                    format!("“{text}”里有千分位逗号；请写成 {without_commas}")
                }
                NumberError::Malformed => format!("“{text}”不是数；请填{kind}，没有发生的填 0，不适用填 /"),
                NumberError::Negative => format!("{text} 是负数；请填{kind}"),
                NumberError::TooPrecise if whole => format!("{text} 不是整数；请填{kind}"),
                NumberError::TooPrecise => format!("{text} 的小数超过 6 位；请填{kind}"),
                NumberError::TooLarge => format!("{text} 太大，最大 {}；请核对", Number::MAX),
            })
        })?;
        if whole && !number.is_whole() {
            return Err(E::custom(format!("{text} 不是整数；请填{kind}")));
        }
        Ok(Cell::Number(if whole { Number::from_micros(number.micros()) } else { number }))
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::Empty => serializer.serialize_unit(),
            Cell::NotApplicable => serializer.serialize_str("/"),
            Cell::Number(number) => {
                let text = number.to_string();
                match (text.parse::<u64>(), text.parse::<f64>()) {
                    (Ok(whole), _) => serializer.serialize_u64(whole),
                    (_, Ok(decimal)) if decimal >= 0.001 && decimal.to_string() == text => {
                        serializer.serialize_f64(decimal)
                    }
                    // 12.50 would lose its 0 and 0.000001 become 1e-6, which is no way to write a figure.
                    _ => serializer.serialize_str(&text),
                }
            }
        }
    }
}

impl Serialize for Figures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Lines { figures: self, lines: &self.table.lines, depth: 0 }.serialize(serializer)
    }
}

/// The lines that share their first `depth` keys, as a map.
struct Lines<'a> {
    figures: &'a Figures,
    lines: &'a [Line],
    depth: usize,
}

impl Serialize for Lines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for lines in self.lines.chunk_by(|a, b| a.keys[self.depth] == b.keys[self.depth]) {
            let line = &lines[0];
            let key = line.keys[self.depth];
            if line.keys.len() > self.depth + 1 {
                map.serialize_entry(key, &Lines { figures: self.figures, lines, depth: self.depth + 1 })?;
            } else {
                let cells = &self.figures.given[line.first..line.first + line.columns.len()];
                match cells {
                    [cell] => map.serialize_entry(key, cell)?,
                    cells => map.serialize_entry(key, cells)?,
                }
            }
        }
        map.end()
    }
}
