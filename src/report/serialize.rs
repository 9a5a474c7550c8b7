//! Reports as serde sees them: the shape of the report file.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::{
    AFTER, Attachment, BEFORE, Block, Figures, OwnCell, OwnChart, OwnTable, Report, RichText, SectionBody, TableSection,
};
use crate::chart::Series;
use crate::form::Line;
use crate::form::fields::{ATTACHMENTS, CONTACT, FIELDS, FieldId, FieldKind, PERIOD, PREAMBLE};
use crate::number::Cell;

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for field in FIELDS {
            let [key] = field.path else { continue };
            let Some(value) = self.field(field.id) else { continue };
            match (field.kind, value.parse::<u16>(), value.as_str()) {
                (FieldKind::Year, Ok(year), _) => map.serialize_entry(key, &year)?,
                (FieldKind::Flag | FieldKind::TextOrNo, _, flag @ ("true" | "false")) => {
                    map.serialize_entry(key, &(flag == "true"))?;
                }
                (_, _, text) => map.serialize_entry(key, text)?,
            }
            if field.id == FieldId::Published && self.period.is_some() {
                map.serialize_entry(PERIOD, &Group { report: self, key: PERIOD })?;
            }
        }
        if self.contact.is_some() {
            map.serialize_entry(CONTACT, &Group { report: self, key: CONTACT })?;
        }
        if !self.preamble.is_empty() {
            map.serialize_entry(PREAMBLE, &self.preamble)?;
        }
        for (section, body) in self.sections() {
            match body {
                SectionBody::Prose(blocks) => map.serialize_entry(section.key, blocks)?,
                SectionBody::Table(table) => map.serialize_entry(section.key, table)?,
            }
        }
        if !self.attachments.is_empty() {
            map.serialize_entry(ATTACHMENTS, &self.attachments)?;
        }
        map.end()
    }
}

/// The plain values below a key.
struct Group<'a> {
    report: &'a Report,
    key: &'static str,
}

impl Serialize for Group<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for field in FIELDS {
            if let ([group, key], Some(value)) = (field.path, self.report.field(field.id))
                && *group == self.key
            {
                map.serialize_entry(key, &value)?;
            }
        }
        map.end()
    }
}

impl Serialize for Attachment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("title", self.title.as_str())?;
        map.serialize_entry("blocks", &self.blocks)?;
        map.end()
    }
}

impl Serialize for RichText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.marked())
    }
}

/// Lines of a cell or item, as one text.
struct Lines<'a>(&'a [RichText]);

impl Serialize for Lines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let lines: Vec<String> = self.0.iter().map(RichText::marked).collect();
        serializer.serialize_str(&lines.join("\n"))
    }
}

impl Serialize for Block {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Block::Paragraph(text) => text.serialize(serializer),
            Block::Heading { level, text, body } => {
                let mut map = serializer.serialize_map(None)?;
                map.serialize_entry("heading", text)?;
                map.serialize_entry("level", &level.number())?;
                if let Some(body) = body {
                    map.serialize_entry("text", body)?;
                }
                map.end()
            }
            Block::Image { path, alt, caption } => {
                let mut map = serializer.serialize_map(None)?;
                map.serialize_entry("image", &path.value)?;
                map.serialize_entry("alt", alt)?;
                if let Some(caption) = caption {
                    map.serialize_entry("caption", caption)?;
                }
                map.end()
            }
            Block::Table(table) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("table", table)?;
                map.end()
            }
            Block::Chart(chart) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("chart", chart)?;
                map.end()
            }
            Block::List(items) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("list", &items.iter().map(|item| Lines(item)).collect::<Vec<_>>())?;
                map.end()
            }
        }
    }
}

impl Serialize for OwnChart {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", self.chart().kind().key())?;
        map.serialize_entry("title", self.title())?;
        if let Some(unit) = self.unit() {
            map.serialize_entry("unit", unit)?;
        }
        map.serialize_entry("labels", self.labels())?;
        let series = self.names().iter().map(Option::as_ref).zip(self.chart().series());
        map.serialize_entry("series", &series.map(|(name, series)| ChartSeries(name, series)).collect::<Vec<_>>())?;
        map.end()
    }
}

/// A series with its name as it is marked.
struct ChartSeries<'a>(Option<&'a RichText>, &'a Series);

impl Serialize for ChartSeries<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(name) = self.0 {
            map.serialize_entry("name", name)?;
        }
        let values: Vec<Cell> = self.1.values.iter().copied().map(Cell::Number).collect();
        map.serialize_entry("values", &values)?;
        map.end()
    }
}

impl Serialize for OwnTable {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(caption) = self.caption() {
            map.serialize_entry("caption", caption)?;
        }
        let row = |row: usize| self.row(row).collect::<Vec<&OwnCell>>();
        let first = usize::from(self.has_header());
        if self.has_header() {
            map.serialize_entry("columns", &row(0))?;
        }
        map.serialize_entry("rows", &(first..self.height()).map(row).collect::<Vec<_>>())?;
        map.end()
    }
}

impl Serialize for OwnCell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.columns == 1 && self.rows == 1 {
            return Lines(&self.lines).serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("text", &Lines(&self.lines))?;
        for (name, span) in [("colspan", self.columns), ("rowspan", self.rows)] {
            if span > 1 {
                map.serialize_entry(name, &span)?;
            }
        }
        map.end()
    }
}

impl Serialize for TableSection {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if !self.before.is_empty() {
            map.serialize_entry(BEFORE, &self.before)?;
        }
        entries(&mut map, &self.figures, &self.figures.table().lines, 0)?;
        if !self.after.is_empty() {
            map.serialize_entry(AFTER, &self.after)?;
        }
        map.end()
    }
}

/// The lines that share their first `depth` keys, as entries of a map.
fn entries<M: SerializeMap>(map: &mut M, figures: &Figures, lines: &[Line], depth: usize) -> Result<(), M::Error> {
    for lines in lines.chunk_by(|a, b| a.keys[depth] == b.keys[depth]) {
        let line = &lines[0];
        let key = line.keys[depth];
        if line.keys.len() > depth + 1 {
            map.serialize_entry(key, &LineGroup { figures, lines, depth: depth + 1 })?;
        } else if line.is_scalar() {
            map.serialize_entry(key, &figures.given(line.first))?;
        } else {
            map.serialize_entry(key, &Row { figures, line })?;
        }
    }
    Ok(())
}

struct LineGroup<'a> {
    figures: &'a Figures,
    lines: &'a [Line],
    depth: usize,
}

impl Serialize for LineGroup<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        entries(&mut map, self.figures, self.lines, self.depth)?;
        map.end()
    }
}

struct Row<'a> {
    figures: &'a Figures,
    line: &'a Line,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let count = self.line.columns.len();
        let mut row = serializer.serialize_seq(Some(count))?;
        for figure in self.line.first..self.line.first + count {
            row.serialize_element(&self.figures.given(figure))?;
        }
        row.end()
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::Empty => serializer.serialize_unit(),
            Cell::NotApplicable => serializer.serialize_str("/"),
            Cell::Number(number) => {
                let text = number.to_string();
                match (text.parse::<i64>(), text.parse::<f64>()) {
                    // +3 would lose its sign.
                    (Ok(whole), _) if whole.to_string() == text => serializer.serialize_i64(whole),
                    (_, Ok(decimal)) if decimal.abs() >= 0.001 && decimal.to_string() == text => {
                        serializer.serialize_f64(decimal)
                    }
                    // 12.50 would lose its 0 and 0.000001 become 1e-6, which is no way to write a figure.
                    _ => serializer.serialize_str(&text),
                }
            }
        }
    }
}
