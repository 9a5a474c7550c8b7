//! Reads blocks of prose.

use super::{Reader, keys, value_of};
use crate::report::limits::{Countable, MAX_ALT, MAX_HEADING};
use crate::report::text::file_name;
use crate::report::{Block, Level, LooseCell, MAX_COLUMNS, MAX_ROWS, OwnTable, Refusal, RichText};
use crate::source::{Code, Node, Spanned, Value};
use crate::text::heading_number;

/// The keys that a block may have.
const KEYS: [&str; 9] = ["heading", "level", "text", "image", "alt", "caption", "table", "chart", "list"];

/// What a block may be.
const WANTED: &str = "一段文字，或 heading、image、table、chart、list 之一";

impl Reader {
    /// A list of blocks, none where there is no node. A text with blank lines becomes one paragraph a part.
    pub(super) fn blocks(&mut self, node: Option<&Node>, place: &str) -> Vec<Block> {
        let Some(node) = node else { return Vec::new() };
        let items = self.items_if_any(node, place);
        let mut blocks = Vec::with_capacity(items.len());
        for (item, number) in items.iter().zip(1..) {
            let place = format!("{place} 第 {number} 块");
            match &item.value {
                Value::Scalar { text, quoted: false } if key_with_wide_colon(text).is_some() => {
                    let key = key_with_wide_colon(text).unwrap_or_default();
                    let message = format!("{key} 后面是全角冒号；请改成半角冒号，后面空一格，写成“{key}: …”");
                    self.complain(&Code::KEY, item, &place, &Refusal::new(message));
                }
                Value::Scalar { text, .. } => {
                    let paragraphs = self.rich_text(item, &place, text, RichText::paragraphs).unwrap_or_default();
                    if self.count_texts(&paragraphs, item, &place).is_none() {
                        break;
                    }
                    blocks.extend(paragraphs.into_iter().map(|text| Block::Paragraph(text.at(item.at))));
                }
                Value::Map(_) => blocks.extend(self.block(item, &place)),
                Value::Null | Value::List(_) | Value::Unreadable => {
                    self.mismatch::<()>(item, &place, WANTED);
                }
            }
        }
        blocks
    }

    fn block(&mut self, node: &Node, place: &str) -> Option<Block> {
        let entries = self.entries(node, Some(place), &KEYS)?;
        let find = |key: &str| value_of(&entries, key).filter(|value| value.value != Value::Null);
        let stray = |key: &str, of: &str| format!("{key} 只能和 {of} 写在一起；请删去 {key}，或补上 {of}");
        for (key, of) in [("level", "heading"), ("text", "heading"), ("alt", "image")] {
            if find(key).is_some() && find(of).is_none() {
                return self.refuse(node, place, stray(key, of));
            }
        }
        if find("caption").is_some() && find("image").is_none() {
            let message = match find("table") {
                Some(_) => "表题 caption 请写在 table 里面：{table: {caption: …, columns: …, rows: …}}".to_owned(),
                None if find("chart").is_some() => "图题请写在 chart 里面：{chart: {title: …, kind: …}}".to_owned(),
                None => stray("caption", "image"),
            };
            return self.refuse(node, place, message);
        }
        match (find("heading"), find("image"), find("table"), find("chart"), find("list")) {
            (Some(heading), None, None, None, None) => {
                self.count(Countable::Headings, 1, node, place)?;
                let text = self.short(heading, place, "小标题");
                let text = text.and_then(|text| self.heading_words(heading, text, place));
                let level = match find("level") {
                    Some(level) => self.level(level, place),
                    None => Some(Level::Two),
                };
                let body = find("text").map(|body| self.rich(body, place));
                let texts: Vec<&RichText> = text.iter().chain(body.iter().flatten()).collect();
                self.count_texts(texts, node, place)?;
                Some(Block::Heading {
                    text: text?,
                    level: level?,
                    body: body.map_or(Some(None), |body| body.map(Some))?,
                })
            }
            (None, Some(image), None, None, None) => {
                self.count(Countable::Pictures, 1, node, place)?;
                self.image(node, image, find("alt"), find("caption"), place)
            }
            (None, None, Some(table), None, None) => {
                self.count(Countable::Tables, 1, node, place)?;
                self.own_table(table, place).map(Block::Table)
            }
            (None, None, None, Some(chart), None) => {
                self.count(Countable::Pictures, 1, node, place)?;
                self.chart(chart, place).map(Block::Chart)
            }
            (None, None, None, None, Some(list)) => self.list(list, place).map(Block::List),
            // A key that is unknown, and told of already, was likely meant for one of these.
            (None, None, None, None, None) if is_longer(node, entries.len()) => None,
            (None, None, None, None, None) => {
                self.refuse(node, place, "这块内容是空的；请写一段文字，或填好 heading、image、table、chart、list 之一")
            }
            _ => self.refuse(
                node,
                place,
                "heading、image、table、chart、list 在一块里只能写一种；请拆成几块，每块以短横线 - 开头",
            ),
        }
    }

    /// What a constructor makes of a text in which `**…**` is bold; tells of marks without a partner.
    fn rich_text<T>(
        &mut self,
        node: &Node,
        place: &str,
        text: &str,
        constructor: impl FnOnce(&str) -> Result<T, Refusal>,
    ) -> Option<T> {
        if !RichText::marks_are_paired(text) {
            let refusal = Refusal::new("加粗用的两个星号 ** 没有成对，会照印出来；请在另一头补上 **，或删去");
            self.complain(&Code::READ_AS, node, place, &refusal);
        }
        self.read(node, place, text, constructor)
    }

    fn rich(&mut self, node: &Node, place: &str) -> Option<RichText> {
        let text = self.scalar(node, place)?;
        Some(self.rich_text(node, place, text, RichText::new)?.at(node.at))
    }

    /// A heading or a caption, which is short.
    fn short(&mut self, node: &Node, place: &str, what: &str) -> Option<RichText> {
        let text = self.rich(node, place)?;
        let count = text.plain().chars().count();
        if count > MAX_HEADING {
            let message = format!("{what}有 {count} 个字，最多 {MAX_HEADING} 个；请缩短，其余的写成正文");
            return self.refuse(node, place, message);
        }
        Some(text)
    }

    /// A heading, which must have words behind its number.
    fn heading_words(&mut self, node: &Node, text: RichText, place: &str) -> Option<RichText> {
        let plain = text.plain();
        let number = heading_number::read(&plain).map_or(0, |number| number.length);
        if plain[number..].trim().is_empty() {
            return self.refuse(node, place, "小标题只有序号，没有文字；请补上文字");
        }
        Some(text)
    }

    fn level(&mut self, node: &Node, place: &str) -> Option<Level> {
        let number = self.whole(node, place)?;
        let level = Level::ALL.into_iter().find(|level| u64::from(level.number()) == *number);
        level.or_else(|| {
            self.refuse(node, place, format!("没有 {} 级标题；请写 2、3 或 4，序号依次为（一）、1.、（1）", *number))
        })
    }

    fn image(
        &mut self,
        node: &Node,
        image: &Node,
        alt: Option<&Node>,
        caption: Option<&Node>,
        place: &str,
    ) -> Option<Block> {
        let path = self.scalar(image, place).and_then(|path| self.taken(image, place, file_name(path)));
        let read = alt.map(|alt| self.rich(alt, place));
        let caption = caption.map(|caption| self.short(caption, place, "图题"));
        // What could not be read is told of already, so that it is not asked for as well.
        let caption = caption.map_or(Some(None), |caption| caption.map(Some))?;
        let alt = match (read, &caption) {
            (Some(text), _) => {
                let text = text?.plain();
                let count = text.chars().count();
                if count > MAX_ALT {
                    let message = format!("替代文字有 {count} 个字，最多 {MAX_ALT} 个；请缩短，其余的写成正文");
                    return self.refuse(alt.unwrap_or(node), place, message);
                }
                text
            }
            (None, Some(caption)) => caption.plain(),
            (None, None) => {
                let message = "图片要有替代文字；请用一句话说明图片的内容（alt），或加上图题（caption）";
                return self.refuse(node, place, message);
            }
        };
        Some(Block::Image { path: Spanned::at(path?, image.at), alt, caption })
    }

    fn list(&mut self, node: &Node, place: &str) -> Option<Vec<Vec<RichText>>> {
        let items = self.items(node, place)?;
        if items.is_empty() {
            return self.refuse(node, place, "列表 list 里没有内容；请在下面写各项，或删去 list");
        }
        let items: Vec<Option<Vec<RichText>>> = items.iter().map(|item| self.item(item, place)).collect();
        items.into_iter().collect()
    }

    fn item(&mut self, node: &Node, place: &str) -> Option<Vec<RichText>> {
        let text = self.scalar(node, place)?;
        let lines = self.rich_text(node, place, text, RichText::lines)?;
        if lines.is_empty() {
            return self.refuse(node, place, "这里不能为空；请填写文字");
        }
        self.count_texts(&lines, node, place)?;
        Some(lines.into_iter().map(|line| line.at(node.at)).collect())
    }

    fn own_table(&mut self, node: &Node, place: &str) -> Option<OwnTable> {
        let entries = self.entries(node, Some(place), &["caption", "columns", "rows"])?;
        let find = |key: &str| value_of(&entries, key).filter(|value| value.value != Value::Null);
        let caption = find("caption").map(|caption| self.short(caption, place, "表题"));
        let header = find("columns").map_or(Some(Vec::new()), |columns| self.cells(columns, place));
        let Some(rows) = find("rows") else {
            let (message, advice) = keys::missing_key("rows", "（表头以下的各行）");
            self.complain(&Code::KEY, node, place, &Refusal::new(format!("{message}；{advice}")));
            return None;
        };
        let all: Vec<Option<Vec<LooseCell>>> =
            self.items(rows, place)?.iter().map(|row| self.cells(row, place)).collect();
        let all: Option<Vec<Vec<LooseCell>>> = all.into_iter().collect();
        let caption = caption.map_or(Some(None), |caption| caption.map(Some));
        let table = OwnTable::new(caption?, header?, all?);
        let table = self.taken(node, place, table)?;
        // A merged cell takes as much room as those it is made of.
        self.count(Countable::Cells, table.width() * table.height(), node, place)?;
        Some(table.at(node.at))
    }

    /// A row of cells.
    fn cells(&mut self, node: &Node, place: &str) -> Option<Vec<LooseCell>> {
        let cells: Vec<Option<LooseCell>> =
            self.items(node, place)?.iter().map(|cell| self.cell(cell, place)).collect();
        cells.into_iter().collect()
    }

    fn cell(&mut self, node: &Node, place: &str) -> Option<LooseCell> {
        match &node.value {
            Value::Null => Some(LooseCell::new(Vec::new())),
            Value::Scalar { text, .. } => Some(LooseCell::new(self.cell_lines(node, text, place)?)),
            Value::List(_) | Value::Unreadable => {
                self.mismatch(node, place, "文字，或 {text: …, colspan: …, rowspan: …}")
            }
            Value::Map(_) => {
                let entries = self.entries(node, Some(place), &["text", "colspan", "rowspan"])?;
                let find = |key: &str| value_of(&entries, key);
                let lines = match find("text").map(|node| (node, &node.value)) {
                    Some((node, Value::Scalar { text, .. })) => self.cell_lines(node, text, place),
                    Some((node, Value::List(_) | Value::Map(_) | Value::Unreadable)) => {
                        self.mismatch(node, place, "文字")
                    }
                    Some((_, Value::Null)) | None => Some(Vec::new()),
                };
                let colspan = self.cells_spanned(find("colspan"), "colspan", MAX_COLUMNS, place);
                let rowspan = self.cells_spanned(find("rowspan"), "rowspan", MAX_ROWS, place);
                Some(LooseCell { lines: lines?, colspan: colspan?, rowspan: rowspan? })
            }
        }
    }

    fn cell_lines(&mut self, node: &Node, text: &str, place: &str) -> Option<Vec<RichText>> {
        let lines = self.rich_text(node, place, text, RichText::lines)?;
        self.count(Countable::Cells, lines.len().saturating_sub(1), node, place)?;
        self.count_bold(&lines, node, place)?;
        Some(lines.into_iter().map(|line| line.at(node.at)).collect())
    }

    fn cells_spanned(&mut self, node: Option<&Node>, name: &str, most: usize, place: &str) -> Option<usize> {
        let Some(node) = node else { return Some(1) };
        let number = self.whole(node, place)?;
        match usize::try_from(*number) {
            Ok(value) if (1..=most).contains(&value) => Some(value),
            _ => self.refuse(node, place, format!("{name} 应是 1 至 {most} 的整数；这里是 {}", *number)),
        }
    }
}

/// The key of a block that a text begins with, where a full-width colon made a text of what was meant as a key.
fn key_with_wide_colon(text: &str) -> Option<&'static str> {
    let (key, _) = text.split_once('：')?;
    KEYS.into_iter().find(|known| *known == key.trim_end())
}

/// Whether a map has more entries than those that are known.
fn is_longer(node: &Node, known: usize) -> bool {
    matches!(&node.value, Value::Map(entries) if entries.len() > known)
}
