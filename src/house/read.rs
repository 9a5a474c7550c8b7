//! Reads a house style from the values of a file. All complaints come at once.

use super::{
    BOLD, DIGITS, FORMS, HouseStyle, KEYS, MARGINS, Margins, PAGE_NUMBER, PLACES, POINTS, PageNumber, SIZES, Sizes,
    TABLES, TYPE_AREA, TypeArea, UNITS,
};
use crate::number::Number;
use crate::source::{Diagnostic, Node, SettingsReader, Spanned, Value, excerpt, has_only};
use crate::style::{ParagraphRole, Pt, mm, size};

/// The house style that the values of a file make up, and what is wrong with those that do not.
pub fn read(root: &Node) -> (HouseStyle, Vec<Diagnostic>) {
    let mut reader = SettingsReader::default();
    let style = values(&mut reader, root);
    (style, reader.into_complaints())
}

/// Whether a file is a house style and not a report: all its keys are a house style's.
pub fn is_house_style(root: &Node) -> bool {
    has_only(root, &KEYS.map(|(key, _)| key))
}

/// The house style that a map of values makes up.
pub(crate) fn values(reader: &mut SettingsReader, node: &Node) -> HouseStyle {
    let mut style = HouseStyle::default();
    for (key, value) in reader.entries(node, "个键", &KEYS.map(|(key, _)| key)) {
        match key {
            "margins" => margins(reader, value, &mut style.margins),
            "type_area" => type_area(reader, value, &mut style.type_area),
            "lines" => style.lines = count(reader, value, "25"),
            "line_pitch" => style.line_pitch = points(reader, value),
            "characters" => style.characters = count(reader, value, "28"),
            "sizes" => sizes(reader, value, &mut style.sizes),
            "bold" => style.bold = bold(reader, value),
            "digits" => style.digits = reader.one_of(value, &DIGITS),
            "page_number" => page_number(reader, value, &mut style.page_number),
            _ => style.tables = reader.one_of(value, &TABLES),
        }
    }
    style
}

fn margins(reader: &mut SettingsReader, node: &Node, margins: &mut Margins) {
    for (key, value) in reader.entries(node, "个键", &MARGINS.map(|(key, _)| key)) {
        let length = millimetres(reader, value);
        match key {
            "top" => margins.top = length,
            "bottom" => margins.bottom = length,
            "left" => margins.left = length,
            _ => margins.right = length,
        }
    }
}

fn type_area(reader: &mut SettingsReader, node: &Node, area: &mut TypeArea) {
    for (key, value) in reader.entries(node, "个键", &TYPE_AREA.map(|(key, _)| key)) {
        let length = millimetres(reader, value);
        match key {
            "width" => area.width = length,
            _ => area.height = length,
        }
    }
}

fn sizes(reader: &mut SettingsReader, node: &Node, sizes: &mut Sizes) {
    for (key, value) in reader.entries(node, "个键", &SIZES.map(|(key, _)| key)) {
        let size = type_size(reader, value);
        match key {
            "title" => sizes.title = size,
            "body" => sizes.body = size,
            _ => sizes.page_number = size,
        }
    }
}

fn page_number(reader: &mut SettingsReader, node: &Node, number: &mut PageNumber) {
    for (key, value) in reader.entries(node, "个键", &PAGE_NUMBER.map(|(key, _)| key)) {
        match key {
            "form" => number.form = reader.one_of(value, &FORMS),
            _ => number.place = reader.one_of(value, &PLACES).map(|place| Spanned::at(place, value.at)),
        }
    }
}

/// A list of headings, or one.
fn bold(reader: &mut SettingsReader, node: &Node) -> Option<Vec<ParagraphRole>> {
    match &node.value {
        Value::List(items) => Some(items.iter().filter_map(|item| reader.one_of(item, &BOLD)).collect()),
        _ => reader.one_of(node, &BOLD).map(|role| vec![role]),
    }
}

fn count(reader: &mut SettingsReader, node: &Node, example: &str) -> Option<Spanned<usize>> {
    let text = reader.text(node)?;
    let number = Number::parse(text).ok().and_then(Number::to_whole).and_then(|number| usize::try_from(number).ok());
    match number {
        Some(number) if number > 0 => Some(Spanned::at(number, node.at)),
        _ => reader.refuse(
            node,
            format!("“{}”不是大于 0 的整数", excerpt(text)),
            format!("请写一个整数，例如 {example}"),
        ),
    }
}

/// A length in millimetres, or with its unit.
fn millimetres(reader: &mut SettingsReader, node: &Node) -> Option<Spanned<Pt>> {
    let text = reader.text(node)?;
    let (number, unit) =
        UNITS.iter().find_map(|(name, unit)| Some((text.trim().strip_suffix(name)?, *unit))).unwrap_or((text, 1.0));
    match positive(number) {
        Some(number) => Some(Spanned::at(mm(number * unit), node.at)),
        None => reader.refuse(
            node,
            format!("“{}”不是大于 0 的长度", excerpt(text)),
            "请写毫米数，例如 37；也可以带单位：3.7厘米",
        ),
    }
}

/// A length in points.
fn points(reader: &mut SettingsReader, node: &Node) -> Option<Spanned<Pt>> {
    let text = reader.text(node)?;
    match positive(without_points(text)) {
        Some(number) => Some(Spanned::at(Pt(number), node.at)),
        None => {
            reader.refuse(node, format!("“{}”不是大于 0 的磅数", excerpt(text)), "请写行距的磅数（固定值），例如 28")
        }
    }
}

/// 字号 by its name, or in points.
fn type_size(reader: &mut SettingsReader, node: &Node) -> Option<Spanned<Pt>> {
    let text = reader.text(node)?;
    match positive(without_points(text)).map(Pt).or_else(|| named(text)) {
        Some(size) => Some(Spanned::at(size, node.at)),
        None => reader.refuse(
            node,
            format!("没有“{}”这个字号", excerpt(text)),
            "请写字号，例如 三号、小二；也可以写磅数，例如 16",
        ),
    }
}

/// A 字号 as people write it: 三号, 3号, 小四, 小4, 小四号.
fn named(text: &str) -> Option<Pt> {
    const NUMERALS: [char; 9] = ['零', '一', '二', '三', '四', '五', '六', '七', '八'];
    let chinese = |c: char| c.to_digit(10).and_then(|digit| NUMERALS.get(digit as usize).copied()).unwrap_or(c);
    let name: String = text.trim().chars().map(chinese).collect();
    let name = if name.starts_with('小') { name.trim_end_matches('号') } else { &name };
    size::NAMES.iter().find(|(known, _)| *known == name).map(|(_, size)| *size)
}

fn without_points(text: &str) -> &str {
    let text = text.trim();
    POINTS.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text)
}

/// A number above 0.
fn positive(text: &str) -> Option<f64> {
    let number = Number::parse(text).ok().filter(|number| !number.is_signed())?;
    let value = number.micros() as f64 / 1e6;
    (value > 0.0).then_some(value)
}
