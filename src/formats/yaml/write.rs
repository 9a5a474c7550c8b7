//! Reports as YAML, with a comment beside every key that says in the form's own words what belongs there.

use std::fmt::Write;

use super::SCHEMA;
use crate::fields::{FIELDS, Field};
use crate::form::{Line, SECTIONS, Table, Unit, table};
use crate::report::{Attachment, Block, Cell, Figures, Number, Report, TableBlock, TableCell};

const GUIDE: &str = "\
# 怎样填写：
# · “#”后面是说明，不会印出来；冒号、短横线、逗号用半角，冒号后面空一格。
# · 数字填在 null 的位置：没有发生填 0，不适用填 /，留空就留 null；总计可以留 null，由程序相加。
# · 正文一段一行，以短横线和空格开头；文字里有半角冒号、井号或以星号开头时，给整段加双引号。
# · 填好后用 nianbao check 核对，用 nianbao render 生成 Word 和 PDF。
";
const PROSE_GUIDE: &str = "  # - 一段文字。两个星号之间的字加粗：**重点**。
  # - heading: 小标题                # 编（一）；再加一行 level: 3 编 1.，level: 4 编（1）
  # - list: [第一项；, 第二项。]      # 列项
  # - {image: 图片.png, alt: 图片内容的一句话说明, caption: 图题}
  # - {table: {caption: 表题, columns: [甲, 乙], rows: [[子, 丑]]}}
";
const ATTACHMENT_GUIDE: &str = "\
# 附件，没有就不写：
# attachments:
#   - title: 附件的标题
#     blocks:
#       - 一段文字。
";

/// Writes a report as YAML.
pub fn yaml(report: &Report) -> String {
    let mut out = format!("# yaml-language-server: $schema={SCHEMA}\n# {}\n", report.title().replace('\n', " "));
    out.push_str(GUIDE);
    let _ = writeln!(out, "\nform: {}", report.form);
    fields(report, &mut out);
    out.push_str("\n# 前言：“一、”之前的话，可不写。\n");
    prose("preamble", &report.preamble, &mut out);
    for section in SECTIONS {
        let _ = writeln!(out, "\n# {}", section.heading);
        match (table(section.key), report.figures(section.key)) {
            (Some(table), Some(figures)) => official(table, figures, &mut out),
            _ => prose(section.key, report.prose(section.key).unwrap_or_default(), &mut out),
        }
    }
    out.push('\n');
    attachments(&report.attachments, &mut out);
    out
}

/// The plain values, those of a group below its key.
fn fields(report: &Report, out: &mut String) {
    let mut group = None;
    for field in FIELDS {
        let value = field.value(report).map(|value| match field.path {
            ["year"] | ["published"] | ["period", _] => value,
            _ => scalar(&value),
        });
        match field.path {
            [key] => commented(out, &format!("{key}:{}", spaced(value)), field),
            [parent, key, ..] => {
                // A group that is not there stays so, or half of a period would be asked for.
                let absent = match *parent {
                    "period" => report.period.is_none(),
                    _ => report.contact.is_none(),
                };
                let lead = if absent { "# " } else { "" };
                if group != Some(*parent) {
                    let _ = writeln!(out, "{lead}{parent}:");
                    group = Some(*parent);
                }
                commented(out, &format!("{lead}  {key}:{}", spaced(value)), field);
            }
            [] => {}
        }
    }
}

fn spaced(value: Option<String>) -> String {
    value.map(|value| format!(" {value}")).unwrap_or_default()
}

fn commented(out: &mut String, text: &str, field: &Field) {
    let _ = writeln!(out, "{}# {}：{}", padded(text, 34), field.label, field.hint);
}

/// Text filled up with spaces, full-width characters counted as two, so that comments stand below one another.
fn padded(text: &str, width: usize) -> String {
    let used: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    format!("{text}{}", " ".repeat(width.saturating_sub(used).max(2)))
}

fn official(table: &Table, figures: &Figures, out: &mut String) {
    let headed = table.lines.iter().any(|line| !line.is_scalar());
    let first = table.lines.first().map(columns).unwrap_or_default();
    let common = headed && table.lines.iter().all(|line| columns(line) == first);
    if common {
        let _ = writeln!(out, "# 每行依次为：{first}");
    }
    let _ = writeln!(out, "{}:", table.form.key);
    let mut open: Vec<&str> = Vec::new();
    // Comments of one table stand below one another.
    let width = table.lines.iter().map(|line| entry(line, figures).chars().count()).max().unwrap_or(0) + 2;
    let mut before: Option<&Line> = None;
    for line in &table.lines {
        let (groups, labels) = (&line.keys[..line.keys.len() - 1], &line.labels);
        let same = groups.iter().zip(&open).take_while(|(a, b)| a == b).count();
        for (depth, group) in groups.iter().enumerate().skip(same) {
            let text = format!("{}{group}:", "  ".repeat(depth + 1));
            let _ = writeln!(out, "{}# {}", padded(&text, width), labels[depth]);
        }
        open = groups.to_vec();
        // Labels above that have no key: 第二十条第（一）项 with its columns.
        let keyless = labels.len() - line.keys.len();
        if keyless > 0 && before.is_none_or(|before| before.labels[..keyless] != labels[..keyless]) {
            let of_columns = if common { String::new() } else { format!("：{}", columns(line)) };
            let _ = writeln!(out, "  # {}{of_columns}", labels[..keyless].join(" "));
        }
        let label = labels.last().copied().unwrap_or_default();
        let _ = writeln!(out, "{}# {label}", padded(&entry(line, figures), width));
        before = Some(line);
    }
}

/// What the columns of a line are called.
fn columns(line: &Line) -> String {
    let labels: Vec<&str> = line.columns.iter().map(|column| column.label).collect();
    let labels = labels.join("、");
    match line.unit {
        Unit::TenThousandYuan => format!("{labels}，写几位小数就印几位"),
        Unit::Count => labels,
    }
}

/// A line with its key and its cells.
fn entry(line: &Line, figures: &Figures) -> String {
    let cells: Vec<String> = (line.first..line.first + line.columns.len())
        .map(|figure| match figures.given(figure) {
            Cell::Empty => "null".to_owned(),
            cell => cell.to_string(),
        })
        .collect();
    let value = match cells.as_slice() {
        [cell] => cell.clone(),
        cells => format!("[{}]", cells.join(", ")),
    };
    let key = line.keys.last().copied().unwrap_or_default();
    format!("{}{key}: {value}", "  ".repeat(line.keys.len()))
}

fn prose(key: &str, blocks: &[Block], out: &mut String) {
    let _ = writeln!(out, "{key}:");
    if blocks.is_empty() {
        out.push_str(PROSE_GUIDE);
    }
    for block in blocks {
        put_block(block, "  ", out);
    }
}

fn attachments(attachments: &[Attachment], out: &mut String) {
    if attachments.is_empty() {
        out.push_str(ATTACHMENT_GUIDE);
        return;
    }
    out.push_str("# 附件\nattachments:\n");
    for attachment in attachments {
        let _ = writeln!(out, "  - title: {}", scalar(&attachment.title));
        if !attachment.blocks.is_empty() {
            out.push_str("    blocks:\n");
        }
        for block in &attachment.blocks {
            put_block(block, "      ", out);
        }
    }
}

fn put_block(block: &Block, indent: &str, out: &mut String) {
    let _ = match block {
        Block::Paragraph(text) => writeln!(out, "{indent}- {}", scalar(text)),
        Block::Heading { text, level } => {
            let _ = writeln!(out, "{indent}- heading: {}", scalar(text));
            match level.number() {
                2 => Ok(()),
                level => writeln!(out, "{indent}  level: {level}"),
            }
        }
        Block::Image { path, alt, caption } => {
            let _ = writeln!(out, "{indent}- image: {}\n{indent}  alt: {}", scalar(path), scalar(alt));
            match caption {
                Some(caption) => writeln!(out, "{indent}  caption: {}", scalar(caption)),
                None => Ok(()),
            }
        }
        Block::Table(table) => put_table(table, indent, out),
        Block::List(items) => {
            let _ = writeln!(out, "{indent}- list:");
            items.iter().try_for_each(|item| writeln!(out, "{indent}    - {}", scalar(item)))
        }
    };
}

fn put_table(table: &TableBlock, indent: &str, out: &mut String) -> std::fmt::Result {
    writeln!(out, "{indent}- table:")?;
    if let Some(caption) = &table.caption {
        writeln!(out, "{indent}    caption: {}", scalar(caption))?;
    }
    let row = |cells: &[TableCell]| format!("[{}]", cells.iter().map(cell).collect::<Vec<_>>().join(", "));
    if !table.columns.is_empty() {
        writeln!(out, "{indent}    columns: {}", row(&table.columns))?;
    }
    writeln!(out, "{indent}    rows:")?;
    table.rows.iter().try_for_each(|cells| writeln!(out, "{indent}      - {}", row(cells)))
}

fn cell(cell: &TableCell) -> String {
    let text = scalar(&cell.text);
    let span = |name: &str, span: usize| if span > 1 { format!(", {name}: {span}") } else { String::new() };
    match (span("colspan", cell.colspan), span("rowspan", cell.rowspan)) {
        (columns, rows) if columns.is_empty() && rows.is_empty() => text,
        (columns, rows) => format!("{{text: {text}{columns}{rows}}}"),
    }
}

/// A text, in quotes where YAML would take it for anything else, in brackets as well as outside.
fn scalar(text: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || !c.is_ascii() && !c.is_control() && !c.is_whitespace();
    let is_plain = |c: char| is_word(c) || matches!(c, ' ' | '.' | '/' | '(' | ')' | '+' | '-' | '_' | '%' | '*' | ';');
    let means_itself = Number::parse(text).is_err() && !matches!(text, "null" | "Null" | "NULL" | "true" | "false");
    let plain = text.starts_with(|c: char| is_word(c) && c != '\u{feff}')
        && !text.ends_with(' ')
        && text.chars().all(is_plain)
        && means_itself;
    if plain { text.to_owned() } else { quoted(text) }
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            // White space that a line could be broken at, and a mark that is dropped at the start of a file.
            '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => {
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
