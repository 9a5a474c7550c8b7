//! The plain values of a workbook. They are found by their names, so that rows may be moved.

use super::complaints::Complaints;
use super::display::{Display, day, decimal};
use super::sheet::{CellValue, Sheet};
use crate::form::Edition;
use crate::form::fields::{FIELDS, Field, FieldId, FieldKind, PERIOD};
use crate::formats::xlsx::plan::{COVER, COVER_COLUMNS, FORMER_LABELS, NO, YES};
use crate::number::Number;
use crate::report::read_year;
use crate::source::{Node, Position, Value, excerpt};

/// Plain values that no report can do without.
const REQUIRED: [FieldId; 2] = [FieldId::Body, FieldId::Year];

/// Those that count even where their row is hidden.
const NEEDED: [FieldId; 3] = [FieldId::Form, FieldId::Body, FieldId::Year];

const NAME: u32 = COVER_COLUMNS[0] as u32;
const VALUE: u32 = COVER_COLUMNS[1] as u32;

/// Keys and values, as entries of a map.
pub(super) type Entries = Vec<(Node, Node)>;

/// The plain values, and the edition that they name: the latest if they name none, none if it cannot be told.
pub(super) fn read(sheet: &Sheet, complaints: &mut Complaints) -> (Entries, Option<&'static Edition>) {
    let mut cover = Cover { sheet, complaints, entries: Vec::new() };
    for field in FIELDS {
        match rows_of(sheet, field).next() {
            Some(row) => cover.field(field, row),
            None if REQUIRED.contains(&field.id) => {
                let text = format!("A 列里找不到“{}”这一行；请从 nianbao new 生成的工作簿里补上", field.label);
                cover.complaints.structure(sheet.at(0, NAME), field.label, &text);
                cover.insert(field, Node::unreadable(sheet.at(0, NAME)));
            }
            None => {}
        }
    }
    cover.period();
    cover.unknown_rows();
    let edition = match cover.entries.iter().find(|(key, _)| key.as_key() == Some(FieldId::Form.field().path[0])) {
        Some((_, form)) => form.as_key().and_then(|year| year.parse().ok()).and_then(Edition::of),
        None => Some(Edition::latest()),
    };
    (cover.entries, edition)
}

/// What there is of a cover that is missing.
pub(super) fn missing(at: Position) -> Entries {
    REQUIRED.map(|id| (Node::text(at, id.field().path[0]), Node::unreadable(at))).into()
}

fn is_label(field: &Field, text: &str) -> bool {
    text == field.label || FORMER_LABELS.iter().any(|(id, label)| *id == field.id && *label == text)
}

struct Cover<'a> {
    sheet: &'a Sheet,
    complaints: &'a mut Complaints,
    entries: Entries,
}

impl Cover<'_> {
    fn field(&mut self, field: &'static Field, row: u32) {
        let at = self.sheet.at(row, VALUE);
        if self.sheet.hidden_rows.contains(&row) && !NEEDED.contains(&field.id) {
            if self.sheet.cells.contains_key(&(row, VALUE)) {
                let text = "这一行隐藏了，没有印；要印的请取消隐藏，不要的请清空";
                self.complaints.otherwise(at, field.label, text);
            }
            return;
        }
        let value = match (field.kind, self.sheet.value(row, VALUE)) {
            (_, CellValue::Nothing) => {
                if !REQUIRED.contains(&field.id) {
                    return;
                }
                Err(format!("{}是空的；请填写：{}", field.label, field.written_hint()))
            }
            (FieldKind::Date, CellValue::Number(number, display)) => date(*number, display),
            (kind, _) => match self.sheet.text(row, VALUE, field.label, self.complaints) {
                Some(text) => value(kind, text.trim()),
                None => Ok(Value::Unreadable),
            },
        };
        let value = value.unwrap_or_else(|text| {
            self.complaints.value(at, field.label, &text);
            Value::Unreadable
        });
        self.insert(field, Node { at, value });
    }

    fn insert(&mut self, field: &Field, value: Node) {
        let at = value.at;
        match field.path {
            [group, key] => {
                let entry = (Node::text(at, *key), value);
                match self.entries.last_mut() {
                    Some((last, Node { value: Value::Map(all), .. })) if last.as_key() == Some(group) => {
                        all.push(entry)
                    }
                    _ => self.entries.push((Node::text(at, *group), Node { at, value: Value::Map(vec![entry]) })),
                }
            }
            path => self.entries.extend(path.first().map(|key| (Node::text(at, *key), value))),
        }
    }

    /// A period has two ends, or is left out.
    fn period(&mut self) {
        let is_half = |(key, value): &&mut (Node, Node)| {
            key.as_key() == Some(PERIOD) && matches!(&value.value, Value::Map(days) if days.len() == 1)
        };
        if let Some((key, value)) = self.entries.iter_mut().find(is_half) {
            let text = "统计期限只填了一头；请把起、止都填上，或都不填（不填就是全年）";
            self.complaints.value(key.at, "统计期限", text);
            *value = Node::unreadable(key.at);
        }
    }
}

impl Cover<'_> {
    /// Rows with a value that no name of a plain value stands before, or one that stands there twice.
    fn unknown_rows(&mut self) {
        let mut known: Vec<u32> = FIELDS.iter().filter_map(|field| rows_of(self.sheet, field).next()).collect();
        // What stands above the first of them is how to fill in the cover.
        let Some(first) = known.iter().min().copied() else { return };
        for ((row, column), _) in self.sheet.cells.range((first, 0)..) {
            if *column == VALUE && !known.contains(row) {
                known.push(*row);
                let name = match self.sheet.value(*row, NAME) {
                    CellValue::Text(name) => format!("“{}”", excerpt(name)),
                    _ => "没有写项目名的".to_owned(),
                };
                let text =
                    format!("{name}这一行印不出来：项目名不认识，或写了两次；请用“项目”列原有的名字，不要的请清空");
                self.complaints.otherwise(self.sheet.at(*row, VALUE), COVER, &text);
            }
        }
    }
}

/// The rows that bear the name of a field.
fn rows_of(sheet: &Sheet, field: &'static Field) -> impl Iterator<Item = u32> {
    sheet.find(NAME, move |text| is_label(field, text))
}

fn quoted(text: &str) -> Value {
    Value::Scalar { text: text.to_owned(), quoted: true }
}

fn word(text: &str) -> Value {
    Value::Scalar { text: text.to_owned(), quoted: false }
}

/// What a text of the cover means; what is wrong with it if it means nothing.
fn value(kind: FieldKind, text: &str) -> Result<Value, String> {
    let shown = excerpt(text);
    match kind {
        FieldKind::Text => Ok(quoted(text)),
        FieldKind::TextOrNo if is_no(text) => Ok(word("false")),
        FieldKind::TextOrNo => Ok(quoted(text)),
        FieldKind::Flag if is_no(text) => Ok(word("false")),
        FieldKind::Flag if matches!(text, YES | "true" | "TRUE" | "√") => Ok(word("true")),
        FieldKind::Flag => Err(format!("“{shown}”看不出是不是；请填 {YES} 或 {NO}")),
        FieldKind::Year => {
            // Another number is told of as a year that no form is for.
            let number = || Number::parse(text).ok().and_then(Number::to_whole);
            let year = read_year(text).map(u64::from).or_else(number);
            let year = year.ok_or_else(|| format!("“{shown}”不是年度；请只填四位数字，例如 2024"))?;
            Ok(word(&year.to_string()))
        }
        FieldKind::Date => Ok(quoted(text)),
    }
}

fn is_no(text: &str) -> bool {
    matches!(text, NO | "false" | "FALSE")
}

fn date(number: f64, display: &Display) -> Result<Value, String> {
    let day = match display {
        Display::Date { since_1904 } => day(number, *since_1904),
        _ => None,
    };
    let day = day.ok_or_else(|| format!("“{}”不是日期；请照 2024-01-24 这样填", decimal(number)))?;
    Ok(quoted(&day))
}
