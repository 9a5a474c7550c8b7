//! Reports as YAML, with a comment beside every key that says in the form's own words what belongs there.

use std::fmt::Write;

use crate::form::fields::{ATTACHMENTS, CONTACT, FIELDS, Field, FieldKind, PERIOD, PREAMBLE, PREAMBLE_NAME};
use crate::form::{Edition, Line, OVERVIEW, Table, Unit};
use crate::formats::SCHEMA;
use crate::number::{Cell, Number};
use crate::report::{
    Attachment, Block, Figures, OwnCell, OwnChart, OwnTable, Report, RichText, SectionBody, TableSection,
};
use crate::text::width::columns;

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
  # - {chart: {kind: bar, title: 图题, unit: 件, labels: [甲, 乙], series: [{values: [12, 30]}]}}    # line 折线图，pie 饼图
";
const ATTACHMENT_GUIDE: &str = "\
# 附件，没有就不写：
# attachments:
#   - title: 附件的标题
#     blocks:
#       - 一段文字。
";

/// Writes a report as YAML.
pub(in crate::formats) fn write(report: &Report) -> String {
    let mut out = format!("# yaml-language-server: $schema={SCHEMA}\n# {}\n", report.title());
    out.push_str(GUIDE);
    out.push('\n');
    fields(report, &mut out);
    let _ = writeln!(out, "\n# {PREAMBLE_NAME}：“一、”之前的话，可不写。");
    prose(PREAMBLE, &report.preamble, "", &mut out);
    for (section, body) in report.sections() {
        let _ = writeln!(out, "\n# {}", section.heading);
        section.hints.iter().for_each(|hint| {
            let _ = writeln!(out, "# · {hint}");
        });
        match body {
            SectionBody::Table(section) => official(section, &mut out),
            SectionBody::Prose(blocks) if section.key == OVERVIEW => {
                prose(section.key, blocks, &skeleton(report.edition()), &mut out);
            }
            SectionBody::Prose(blocks) => prose(section.key, blocks, "", &mut out),
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
        let value = report.field(field.id).map(|value| match field.kind {
            FieldKind::Year | FieldKind::Date | FieldKind::Flag => value,
            FieldKind::TextOrNo if value == "false" => value,
            FieldKind::Text | FieldKind::TextOrNo => scalar(&value),
        });
        match field.path {
            [key] => commented(out, &format!("{key}:{}", spaced(value)), field),
            [parent, key, ..] => {
                // A group that is not there stays so, or half of a period would be asked for.
                let absent = match *parent {
                    PERIOD => report.period.is_none(),
                    CONTACT => report.contact.is_none(),
                    _ => false,
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
    let _ = writeln!(out, "{}# {}：{}", padded(text, 34), field.label, field.written_hint());
}

/// Text filled up with spaces, so that comments stand below one another.
fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text)).max(2)))
}

fn official(section: &TableSection, out: &mut String) {
    let figures = &section.figures;
    let table = figures.table();
    let headed = table.lines.iter().any(|line| !line.is_scalar());
    let first = table.lines.first().map(column_names).unwrap_or_default();
    let common = headed && table.lines.iter().all(|line| column_names(line) == first);
    if common {
        let _ = writeln!(out, "# 每行依次为：{first}");
    }
    let _ = writeln!(out, "{}:", table.key);
    beside_table("before", "表格上面的话", &section.before, out);
    figure_lines(table, figures, common, out);
    beside_table("after", "表格下面的话", &section.after, out);
}

/// Prose above or below an official table; a comment where there is none.
fn beside_table(key: &str, meaning: &str, blocks: &[Block], out: &mut String) {
    if blocks.is_empty() {
        let _ = writeln!(out, "  # {key}:    # {meaning}，没有就不写；写法同正文");
        return;
    }
    let _ = writeln!(out, "  {key}:");
    for block in blocks {
        put_block(block, "    ", out);
    }
}

fn figure_lines(table: &Table, figures: &Figures, common: bool, out: &mut String) {
    let mut open: Vec<&str> = Vec::new();
    // Comments of one table stand below one another.
    let width = table.lines.iter().map(|line| columns(&entry(line, figures))).max().unwrap_or(0) + 2;
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
            let of_columns = if common { String::new() } else { format!("：{}", column_names(line)) };
            let _ = writeln!(out, "  # {}{of_columns}", labels[..keyless].join(" "));
        }
        let label = labels.last().copied().unwrap_or_default();
        let _ = writeln!(out, "{}# {label}", padded(&entry(line, figures), width));
        before = Some(line);
    }
}

/// What the columns of a line are called, with what there is to know of their figures.
fn column_names(line: &Line) -> String {
    let name = |column: &crate::form::Column| match column.unit {
        Unit::Count => column.label.to_owned(),
        Unit::Change => format!("{}（减少的写 -3 这样）", column.label),
        Unit::TenThousandYuan => format!("{}，写几位小数就印几位", column.label),
        Unit::Money => format!("{}（可以带单位，例如 12.5万元）", column.label),
    };
    line.columns.iter().map(name).collect::<Vec<_>>().join("、")
}

/// A line with its key and its cells.
fn entry(line: &Line, figures: &Figures) -> String {
    let cells: Vec<String> = (line.first..line.first + line.columns.len())
        .map(|figure| match figures.given(figure) {
            Cell::Empty => "null".to_owned(),
            // What YAML would take for a number of its own is one here too; a sign or unit keeps it a text.
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

/// The aspects that 一 has to speak of, as headings to fill in under.
fn skeleton(edition: &Edition) -> String {
    let aspects = edition.aspects().iter();
    let lines = aspects.map(|aspect| format!("  # - heading: {}\n  # - ……    （写{}）\n", aspect.name, aspect.hint));
    lines.collect()
}

/// A part of prose; where it is empty, a comment that shows what could stand there.
fn prose(key: &str, blocks: &[Block], skeleton: &str, out: &mut String) {
    let _ = writeln!(out, "{key}:");
    if blocks.is_empty() {
        out.push_str(skeleton);
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
    let _ = writeln!(out, "# 附件\n{ATTACHMENTS}:");
    for attachment in attachments {
        let _ = writeln!(out, "  - title: {}", scalar(attachment.title.as_str()));
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
        Block::Paragraph(text) => writeln!(out, "{indent}- {}", rich(text)),
        Block::Heading { text, level, body } => put_heading(text, level.number(), body.as_ref(), indent, out),
        Block::Image { path, alt, caption } => {
            let _ = writeln!(out, "{indent}- image: {}\n{indent}  alt: {}", scalar(path), scalar(alt));
            match caption {
                Some(caption) => writeln!(out, "{indent}  caption: {}", rich(caption)),
                None => Ok(()),
            }
        }
        Block::Table(table) => put_table(table, indent, out),
        Block::Chart(chart) => put_chart(chart, indent, out),
        Block::List(items) => {
            let _ = writeln!(out, "{indent}- list:");
            items.iter().try_for_each(|item| writeln!(out, "{indent}    - {}", scalar(&joined(item))))
        }
    };
}

fn put_heading(
    text: &RichText,
    level: u8,
    body: Option<&RichText>,
    indent: &str,
    out: &mut String,
) -> std::fmt::Result {
    writeln!(out, "{indent}- heading: {}", rich(text))?;
    if level != 2 {
        writeln!(out, "{indent}  level: {level}")?;
    }
    match body {
        Some(body) => writeln!(out, "{indent}  text: {}", rich(body)),
        None => Ok(()),
    }
}

fn put_table(table: &OwnTable, indent: &str, out: &mut String) -> std::fmt::Result {
    writeln!(out, "{indent}- table:")?;
    if let Some(caption) = table.caption() {
        writeln!(out, "{indent}    caption: {}", rich(caption))?;
    }
    let row = |row: usize| format!("[{}]", table.row(row).map(cell).collect::<Vec<_>>().join(", "));
    let first = usize::from(table.has_header());
    if table.has_header() {
        writeln!(out, "{indent}    columns: {}", row(0))?;
    }
    writeln!(out, "{indent}    rows:")?;
    (first..table.height()).try_for_each(|at| writeln!(out, "{indent}      - {}", row(at)))
}

fn put_chart(own: &OwnChart, indent: &str, out: &mut String) -> std::fmt::Result {
    writeln!(out, "{indent}- chart:\n{indent}    kind: {}", own.chart().kind().key())?;
    writeln!(out, "{indent}    title: {}", rich(own.title()))?;
    if let Some(unit) = own.unit() {
        writeln!(out, "{indent}    unit: {}", rich(unit))?;
    }
    let labels: Vec<String> = own.labels().iter().map(rich).collect();
    writeln!(out, "{indent}    labels: [{}]\n{indent}    series:", labels.join(", "))?;
    own.names().iter().zip(own.chart().series()).try_for_each(|(name, series)| {
        let name = name.as_ref().map(|name| format!("name: {}, ", rich(name))).unwrap_or_default();
        let values: Vec<String> = series.values.iter().map(ToString::to_string).collect();
        writeln!(out, "{indent}      - {{{name}values: [{}]}}", values.join(", "))
    })
}

fn cell(cell: &OwnCell) -> String {
    let text = scalar(&joined(&cell.lines));
    let span = |name: &str, span: usize| if span > 1 { format!(", {name}: {span}") } else { String::new() };
    match (span("colspan", cell.columns), span("rowspan", cell.rows)) {
        (columns, rows) if columns.is_empty() && rows.is_empty() => text,
        (columns, rows) => format!("{{text: {text}{columns}{rows}}}"),
    }
}

/// The lines of a cell or item as one text.
fn joined(lines: &[RichText]) -> String {
    lines.iter().map(RichText::marked).collect::<Vec<_>>().join("\n")
}

fn rich(text: &RichText) -> String {
    scalar(&text.marked())
}

/// A text, in quotes where YAML would take it for anything else, in brackets as well as outside.
fn scalar(text: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || !c.is_ascii() && !c.is_control() && !c.is_whitespace();
    let is_plain = |c: char| is_word(c) || matches!(c, ' ' | '.' | '/' | '(' | ')' | '+' | '-' | '_' | '%' | '*' | ';');
    let means_itself = Number::parse(text).is_err() && !matches!(text, "null" | "Null" | "NULL" | "true" | "false");
    let plain = text.starts_with(|c: char| is_word(c) && c != '\u{feff}')
        && !text.ends_with(' ')
        // In brackets the parser takes a lone dash before a comma for the mark of a list item.
        && !text.contains(" -")
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
