//! Reads the figures of an official table by walking the form.

use super::{AFTER, BEFORE, Reader};
use crate::form::{Column, Line, Table, Unit};
use crate::number::{Cell, Number, NumberError};
use crate::report::{Figures, Refusal};
use crate::source::{Code, Node, Span, Spanned, Value, excerpt};

/// The figures of a table; a table that is absent is all 0.
pub(super) fn read(reader: &mut Reader, table: &'static Table, node: Option<&Node>) -> Figures {
    let Some(node) = node.filter(|node| node.value != Value::Null) else { return Figures::left_out(table) };
    let cells = vec![Spanned { value: Some(Cell::Empty), span: None }; table.len()];
    let mut walk = Walk { reader, table, cells, is_empty: true };
    walk.group(node, &table.lines, 0);
    if walk.is_empty { Figures::left_out(table) } else { Figures::read(table, walk.cells) }
}

struct Walk<'r> {
    reader: &'r mut Reader,
    table: &'static Table,
    cells: Vec<Spanned<Option<Cell>>>,
    /// Whether no row has been found yet.
    is_empty: bool,
}

impl Walk<'_> {
    /// Reads the lines that share their first `depth` keys.
    fn group(&mut self, node: &Node, lines: &'static [Line], depth: usize) {
        if node.value == Value::Null {
            return;
        }
        let key_of = |line: &Line| line.keys[depth];
        let mut known: Vec<&str> = lines.iter().map(key_of).collect();
        known.dedup();
        if depth == 0 {
            known.extend([BEFORE, AFTER]);
        }
        let place = self.table.heading;
        if !matches!(node.value, Value::Map(_) | Value::Scalar { .. }) {
            self.reader.mismatch::<()>(node, place, "一组“键: 值”，每行数字一个键");
            lines.iter().for_each(|line| self.unknown(line));
            return;
        }
        let told = self.reader.complaints.len();
        let entries = self.reader.entries(node, Some(place), &known).unwrap_or_default();
        if self.reader.complaints.len() > told {
            // What could not be read may be meant for any of the lines that are not there.
            let is_there = |line: &&Line| entries.iter().any(|entry| entry.key == key_of(line));
            lines.iter().filter(|line| !is_there(line)).for_each(|line| self.unknown(line));
        }
        for entry in entries {
            let Some(from) = lines.iter().position(|line| key_of(line) == entry.key) else { continue };
            let count = lines[from..].iter().take_while(|line| key_of(line) == entry.key).count();
            match &lines[from..from + count] {
                [line] if line.keys.len() == depth + 1 => self.line(entry.value, line),
                lines => self.group(entry.value, lines, depth + 1),
            }
        }
    }

    /// Reads one line: a list or a map of its columns, or a plain value.
    fn line(&mut self, node: &Node, line: &'static Line) {
        self.is_empty = false;
        let table = self.table;
        let place = || table.line_name(line);
        let labels = || line.columns.iter().map(|column| column.label).collect::<Vec<_>>().join("、");
        match &node.value {
            _ if line.is_scalar() => self.cell(node, line.first, &line.columns[0]),
            Value::Null => {}
            Value::Unreadable => self.unknown(line),
            Value::List(items) if items.len() == line.columns.len() => {
                for ((item, column), figure) in items.iter().zip(&line.columns).zip(line.first..) {
                    self.cell(item, figure, column);
                }
            }
            // Cells run together, or not, may well be no figures: that tells more than their number.
            Value::List(items) if items.iter().any(|item| !is_figure(item, &line.columns[0])) => {
                self.unknown(line);
                for ((item, column), figure) in items.iter().zip(&line.columns).zip(line.first..) {
                    self.cell(item, figure, column);
                }
            }
            Value::List(items) => {
                let (count, wanted) = (items.len(), line.columns.len());
                let message = format!("这一行有 {count} 个数，应有 {wanted} 个，依次为：{}；不填的格写 null", labels());
                self.unreadable(node, line, &place(), message);
            }
            Value::Map(_) => {
                let known: Vec<&str> = line.columns.iter().map(|column| column.key).collect();
                let told = self.reader.complaints.len();
                let entries = self.reader.entries(node, Some(&place()), &known).unwrap_or_default();
                if self.reader.complaints.len() > told {
                    self.unknown(line);
                }
                for entry in entries {
                    if let Some(at) = known.iter().position(|known| *known == entry.key) {
                        self.cell(entry.value, line.first + at, &line.columns[at]);
                    }
                }
            }
            Value::Scalar { text, .. } => {
                let wanted = format!(" {} 个数的列表 […]，依次为：{}", line.columns.len(), labels());
                let message = format!("这里是“{}”；请改为{wanted}", excerpt(text));
                self.unreadable(node, line, &place(), message);
            }
        }
    }

    /// A whole line that cannot be read.
    fn unreadable(&mut self, node: &Node, line: &Line, place: &str, message: String) {
        self.unknown(line);
        self.reader.refuse::<()>(node, place, message);
    }

    /// A line of which the file says something that cannot be read.
    fn unknown(&mut self, line: &Line) {
        self.is_empty = false;
        self.cells[line.first..line.first + line.columns.len()].fill(Spanned { value: None, span: None });
    }

    fn cell(&mut self, node: &Node, figure: usize, column: &Column) {
        let span = Some(Span::from(node.at));
        let cell = match &node.value {
            Value::Unreadable => {
                self.cells[figure] = Spanned { value: None, span };
                return;
            }
            Value::Null => Ok(Cell::Empty),
            Value::Scalar { text, quoted: true } if column.unit == Unit::Count && Number::parse(text).is_ok() => {
                Err(Refusal::new(format!("“{text}”写成了文字；请去掉数字的引号")))
            }
            Value::Scalar { text, .. } => cell(text, column.unit),
            Value::List(_) => Err(Refusal::new("这里是一个列表；请改为一个数，或 /（不适用），或留空")),
            Value::Map(_) => Err(Refusal::new("这里是一组“键: 值”；请改为一个数，或 /（不适用），或留空")),
        };
        // A figure is named only where something is wrong with it: there are hundreds in a report.
        let named = || self.table.figure_name(figure);
        let value = cell.map_err(|refusal| self.reader.complain(&Code::VALUE, node, &named(), &refusal)).ok();
        self.cells[figure] = Spanned { value, span };
    }
}

/// Whether a value can stand in a cell of a column.
fn is_figure(node: &Node, column: &Column) -> bool {
    match &node.value {
        Value::Null => true,
        Value::Scalar { text, .. } => cell(text, column.unit).is_ok(),
        Value::List(_) | Value::Map(_) | Value::Unreadable => false,
    }
}

/// What a text in a cell means.
fn cell(text: &str, unit: Unit) -> Result<Cell, Refusal> {
    match text.trim() {
        "" => return Ok(Cell::Empty),
        "/" | "／" => return Ok(Cell::NotApplicable),
        _ => {}
    }
    let wanted = match unit {
        Unit::Count => "不小于 0 的整数",
        Unit::Change => "整数，减少的前面写减号，例如 -3",
        Unit::TenThousandYuan => "不小于 0 的数（万元，最多 6 位小数）",
        Unit::Money => "不小于 0 的数，可以带单位元或万元",
    };
    let whole = matches!(unit, Unit::Count | Unit::Change);
    let parse = |text: &str| if unit == Unit::Money { Number::parse_money(text) } else { Number::parse(text) };
    let number = parse(text).map_err(|error| {
        let without_commas = text.replace([',', '，'], "");
        let shown = excerpt(text);
        Refusal::new(match error {
            NumberError::Malformed if text.contains(['，', '、']) => {
                format!("“{shown}”里的逗号是全角的；请用半角逗号 , 隔开各数")
            }
            NumberError::Malformed if Number::parse(&without_commas).is_ok() => {
                format!("“{shown}”里有千分位逗号；请写成 {without_commas}")
            }
            NumberError::Malformed => format!("“{shown}”不是数；请填{wanted}，没有发生的填 0，不适用填 /"),
            NumberError::TooPrecise if whole => format!("{shown} 不是整数；请填{wanted}"),
            NumberError::TooPrecise => format!("{shown} 的小数超过 6 位；请填{wanted}"),
            NumberError::TooLarge => format!("{shown} 太大，最大 {}；请核对", Number::MAX),
        })
    })?;
    if unit != Unit::Change && number.micros() < 0 {
        return Err(Refusal::new(format!("{} 是负数；请填{wanted}", excerpt(text))));
    }
    if whole && !number.is_whole() {
        return Err(Refusal::new(format!("{} 不是整数；请填{wanted}", excerpt(text))));
    }
    if unit != Unit::Change && number.is_signed() {
        return Err(Refusal::new(format!("“{}”不是数；请填{wanted}，没有发生的填 0，不适用填 /", excerpt(text))));
    }
    Ok(Cell::Number(if unit == Unit::Count { Number::from_micros(number.micros()) } else { number }))
}
