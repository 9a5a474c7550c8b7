//! Blocks of prose: paragraph, heading, image, table, list.

use serde::de::value::MapAccessDeserializer;
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

use crate::diagnostic::excerpt;

/// A block of a prose section.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// One paragraph without line breaks; `**…**` is bold.
    Paragraph(String),
    /// A heading below the section's own.
    Heading {
        /// Its text, with or without its number.
        text: String,
        /// Its level.
        level: Level,
    },
    /// An image file beside the report file.
    Image {
        /// Path relative to the report file's folder.
        path: String,
        /// 替代文字 for those who cannot see it.
        alt: String,
        /// 图题, printed below.
        caption: Option<String>,
    },
    /// A table of the body's own.
    Table(TableBlock),
    /// An unnumbered list.
    List(Vec<String>),
}

/// Level of a [`Block::Heading`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// （一）
    Two,
    /// 1.
    Three,
    /// （1）
    Four,
}

impl Level {
    /// 2, 3 or 4.
    pub fn number(self) -> u8 {
        match self {
            Level::Two => 2,
            Level::Three => 3,
            Level::Four => 4,
        }
    }
}

/// A table of the body's own.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TableBlock {
    /// 表题, printed above.
    #[serde(default, deserialize_with = "optional_text", skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Header row.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<TableCell>,
    /// Rows below the header.
    pub rows: Vec<Vec<TableCell>>,
}

/// A cell of a [`TableBlock`].
#[derive(Debug, Clone, PartialEq)]
pub struct TableCell {
    /// Its text.
    pub text: String,
    /// Columns it spans, at least 1.
    pub colspan: usize,
    /// Rows it spans, at least 1.
    pub rowspan: usize,
}

/// A cell of a [`TableBlock`] with its place.
#[derive(Debug, Clone, Copy)]
pub struct PlacedCell<'a> {
    /// Row of its top, from 0.
    pub row: usize,
    /// Column of its left, from 0.
    pub column: usize,
    /// The cell.
    pub cell: &'a TableCell,
}

/// Most columns a table of the body's own can have on the type area.
pub(super) const MAX_COLUMNS: usize = 20;
/// Most rows a table of the body's own can have.
pub(super) const MAX_ROWS: usize = 2000;

impl TableBlock {
    /// Places every cell, merged ones once, as in HTML: a cell goes to the first free place of its row.
    /// Rows count from the header row, if there is one. Also returns the number of columns.
    ///
    /// # Errors
    /// A message if cells overlap, rows differ in width, or spans leave the table.
    pub fn place(&self) -> Result<(Vec<PlacedCell<'_>>, usize), String> {
        let header = (!self.columns.is_empty()).then_some(&self.columns);
        let rows: Vec<&Vec<TableCell>> = header.into_iter().chain(&self.rows).collect();
        let width = rows.first().map_or(0, |row| row.iter().map(|cell| cell.colspan).sum::<usize>());
        if width == 0 || self.rows.is_empty() {
            return Err("表格没有内容；请在 columns 写表头，在 rows 写各行".into());
        }
        if width > MAX_COLUMNS {
            return Err(format!("表格有 {width} 列，版心最多容纳 {MAX_COLUMNS} 列；请拆成几个表"));
        }
        if rows.len() > MAX_ROWS {
            return Err(format!("表格有 {} 行，最多 {MAX_ROWS} 行；请拆成几个表", rows.len()));
        }
        let mut taken = vec![false; width * rows.len()];
        let mut placed = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let shown = at + usize::from(header.is_none());
            let place = if shown == 0 { "表头".to_owned() } else { format!("第 {shown} 行") };
            let mut column = 0;
            for cell in *row {
                while column < width && taken[at * width + column] {
                    column += 1;
                }
                if column + cell.colspan > width {
                    return Err(format!("表格{place}的单元格超出 {width} 列；请核对各行的格数和 colspan"));
                }
                let bottom = at + cell.rowspan;
                if bottom > rows.len() || header.is_some() && at == 0 && bottom > 1 {
                    return Err(format!("表格{place}的 rowspan 超出表格或跨出表头；请核对"));
                }
                for i in at..bottom {
                    for slot in &mut taken[i * width + column..i * width + column + cell.colspan] {
                        if std::mem::replace(slot, true) {
                            return Err(format!("表格{place}的合并单元格互相重叠；请核对 colspan 和 rowspan"));
                        }
                    }
                }
                placed.push(PlacedCell { row: at, column, cell });
                column += cell.colspan;
            }
            let filled = taken[at * width..(at + 1) * width].iter().filter(|&&taken| taken).count();
            if filled < width {
                return Err(format!("表格{place}只有 {filled} 格，应有 {width} 格；缺的格请写成空文字 ''"));
            }
        }
        Ok((placed, width))
    }
}

/// Fails on characters that no page can show: control characters, code points that are private or no characters, and
/// the mark of text that was lost.
pub(super) fn printable<E: de::Error>(text: &str) -> Result<(), E> {
    let problem = |c: char| match c {
        '\n' | '\r' | '\t' => None,
        c if c.is_control() => Some("不可见的控制字符，请删除它"),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => Some("自造字，别的电脑显示不出，请换成正式编码的字"),
        '\u{fffd}' => Some("乱码，请重新填写这几个字"),
        c if c as u32 & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}') => Some("无效字符，请删除它"),
        _ => None,
    };
    let Some((at, c, problem)) = text.char_indices().find_map(|(at, c)| Some((at, c, problem(c)?))) else {
        return Ok(());
    };
    let before: Vec<char> = text[..at].chars().rev().take(8).collect();
    let before = excerpt(&before.into_iter().rev().collect::<String>());
    let place = if before.is_empty() { "文字开头".to_owned() } else { format!("“{before}”后面") };
    let (what, remedy) = problem.split_once('，').unwrap_or((problem, "请删除它"));
    Err(E::custom(format!("{place}有{what}（U+{:04X}）；{remedy}", c as u32)))
}

/// What ends a line of text, wherever it was copied from.
pub(super) const LINE_BREAKS: [char; 4] = ['\n', '\r', '\u{2028}', '\u{2029}'];

/// The lines of a text, without the white space around them.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split(LINE_BREAKS)).map(str::trim)
}

/// Text with its white space folded: line breaks inside a paragraph vanish between Chinese characters.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for line in lines(text) {
        let wants_space = folded.chars().next_back().is_some_and(|c| c.is_ascii_graphic())
            && line.chars().next().is_some_and(|c| c.is_ascii_graphic());
        if wants_space {
            folded.push(' ');
        }
        folded.extend(line.chars().map(|c| if c == '\t' { ' ' } else { c }));
    }
    folded
}

fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    printable(&text)?;
    let text = fold(&text);
    if text.is_empty() { Err(de::Error::custom("这里不能为空；请填写文字")) } else { Ok(text) }
}

/// A non-empty text, white space folded.
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text(deserializer).map(Text)
    }
}

fn optional_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<Text>::deserialize(deserializer)?.map(|text| text.0))
}

/// A list of blocks. A text with blank lines becomes one paragraph a part.
pub(super) fn list<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Block>, D::Error> {
    let parts = Option::<Vec<Blocks>>::deserialize(deserializer)?.unwrap_or_default();
    Ok(parts.into_iter().flat_map(|blocks| blocks.0).collect())
}

/// What one item of a list of blocks stands for.
struct Blocks(Vec<Block>);

impl<'de> Deserialize<'de> for Blocks {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(BlocksVisitor)
    }
}

struct BlocksVisitor;

impl<'de> de::Visitor<'de> for BlocksVisitor {
    type Value = Blocks;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("一段文字，或 heading、image、table、list 之一")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Blocks, E> {
        printable(text)?;
        let mut paragraphs = vec![String::new()];
        for line in lines(text) {
            match (line.is_empty(), paragraphs.last_mut()) {
                (false, Some(paragraph)) => {
                    paragraph.push_str(line);
                    paragraph.push('\n');
                }
                _ => paragraphs.push(String::new()),
            }
        }
        let paragraphs = paragraphs.iter().map(|text| fold(text)).filter(|text| !text.is_empty());
        Ok(Blocks(paragraphs.map(Block::Paragraph).collect()))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Blocks, A::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Fields {
            heading: Option<Text>,
            level: Option<Level>,
            image: Option<Text>,
            #[serde(default, deserialize_with = "optional_text")]
            alt: Option<String>,
            #[serde(default, deserialize_with = "optional_text")]
            caption: Option<String>,
            table: Option<PlaceableTable>,
            list: Option<Vec<Text>>,
        }
        let fields = Fields::deserialize(MapAccessDeserializer::new(map))?;
        let stray =
            |key: &str, of: &str| de::Error::custom(format!("{key} 只能和 {of} 写在一起；请删去 {key}，或补上 {of}"));
        if fields.level.is_some() && fields.heading.is_none() {
            return Err(stray("level", "heading"));
        }
        if fields.image.is_none() {
            if fields.alt.is_some() {
                return Err(stray("alt", "image"));
            }
            if fields.caption.is_some() {
                return Err(match fields.table {
                    Some(_) => {
                        de::Error::custom("表题 caption 请写在 table 里面：{table: {caption: …, columns: …, rows: …}}")
                    }
                    None => stray("caption", "image"),
                });
            }
        }
        let block = match (fields.heading, fields.image, fields.table, fields.list) {
            (Some(Text(text)), None, None, None) => Block::Heading { text, level: fields.level.unwrap_or(Level::Two) },
            (None, Some(Text(path)), None, None) => {
                let caption = fields.caption;
                let alt = fields.alt.or_else(|| caption.clone()).ok_or_else(|| {
                    de::Error::custom("图片要有替代文字；请加上 alt: 图片内容的一句话说明，或加上 caption")
                })?;
                Block::Image { path, alt, caption }
            }
            (None, None, Some(PlaceableTable(table)), None) => Block::Table(table),
            (None, None, None, Some(items)) if items.is_empty() => {
                return Err(de::Error::custom("列表 list 里没有内容；请在下面写各项，或删去 list"));
            }
            (None, None, None, Some(items)) => Block::List(items.into_iter().map(|item| item.0).collect()),
            (None, None, None, None) => {
                return Err(de::Error::custom("这块内容是空的；请写一段文字，或填好 heading、image、table、list 之一"));
            }
            _ => {
                return Err(de::Error::custom(
                    "heading、image、table、list 在一块里只能写一种；请拆成几块，每块以短横线 - 开头",
                ));
            }
        };
        Ok(Blocks(vec![block]))
    }
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u64::deserialize(deserializer)? {
            2 => Ok(Level::Two),
            3 => Ok(Level::Three),
            4 => Ok(Level::Four),
            level => {
                Err(de::Error::custom(format!("没有 {level} 级标题；请写 2、3 或 4，序号依次为（一）、1.、（1）")))
            }
        }
    }
}

/// A table whose cells fit together.
struct PlaceableTable(TableBlock);

impl<'de> Deserialize<'de> for PlaceableTable {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let table = TableBlock::deserialize(deserializer)?;
        table.place().map_err(de::Error::custom)?;
        Ok(PlaceableTable(table))
    }
}

impl Serialize for Block {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// As the report file writes it.
        #[derive(Serialize)]
        #[serde(untagged)]
        enum Written<'a> {
            Paragraph(&'a str),
            Heading {
                heading: &'a str,
                level: u8,
            },
            Image {
                image: &'a str,
                alt: &'a str,
                #[serde(skip_serializing_if = "Option::is_none")]
                caption: Option<&'a str>,
            },
            Table {
                table: &'a TableBlock,
            },
            List {
                list: &'a [String],
            },
        }
        match self {
            Block::Paragraph(text) => Written::Paragraph(text),
            Block::Heading { text, level } => Written::Heading { heading: text, level: level.number() },
            Block::Image { path, alt, caption } => Written::Image { image: path, alt, caption: caption.as_deref() },
            Block::Table(table) => Written::Table { table },
            Block::List(items) => Written::List { list: items },
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for TableCell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = TableCell;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("文字，或 {text: …, colspan: …, rowspan: …}")
            }

            fn visit_unit<E: de::Error>(self) -> Result<TableCell, E> {
                self.visit_str("")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<TableCell, E> {
                printable(text)?;
                Ok(TableCell { text: fold(text), colspan: 1, rowspan: 1 })
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<TableCell, A::Error> {
                #[derive(Deserialize)]
                #[serde(deny_unknown_fields)]
                struct Fields {
                    #[serde(default)]
                    text: String,
                    #[serde(default = "one")]
                    colspan: u64,
                    #[serde(default = "one")]
                    rowspan: u64,
                }
                fn one() -> u64 {
                    1
                }
                let fields = Fields::deserialize(MapAccessDeserializer::new(map))?;
                let span = |name: &str, value: u64, most: usize| match usize::try_from(value) {
                    Ok(value) if (1..=most).contains(&value) => Ok(value),
                    _ => Err(de::Error::custom(format!("{name} 应是 1 至 {most} 的整数，这里是 {value}"))),
                };
                let colspan = span("colspan", fields.colspan, MAX_COLUMNS)?;
                let rowspan = span("rowspan", fields.rowspan, MAX_ROWS)?;
                printable(&fields.text)?;
                Ok(TableCell { text: fold(&fields.text), colspan, rowspan })
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl Serialize for TableCell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.colspan == 1 && self.rowspan == 1 {
            return serializer.serialize_str(&self.text);
        }
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("text", &self.text)?;
        if self.colspan > 1 {
            map.serialize_entry("colspan", &self.colspan)?;
        }
        if self.rowspan > 1 {
            map.serialize_entry("rowspan", &self.rowspan)?;
        }
        map.end()
    }
}
