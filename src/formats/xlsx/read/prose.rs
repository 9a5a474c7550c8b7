//! Prose of a workbook: a row a block, its kind in the first column.

use super::{Page, Problem, number_node, text_node};
use crate::diagnostic::{Position, excerpt};
use crate::read::node::{Node, Value};
use crate::workbook::plan::{ATTACHMENTS, CAPTION_COLUMN, DETAIL_COLUMN, KIND_COLUMN, Kind, PROSE_HEADS, TEXT_COLUMN};

/// The blocks of a sheet.
pub(super) fn blocks(page: &Page) -> Result<Node, Problem> {
    let mut reader = Reader::new(page)?;
    let blocks = reader.blocks()?;
    match reader.next()? {
        Some(row) => Err(Problem::at(
            page.at(row.number, KIND),
            format!("附件只能写在“{ATTACHMENTS}”这张工作表里；请移过去，或改选别的类型"),
        )),
        None => Ok(Node { at: page.at(0, 0), value: Value::List(blocks) }),
    }
}

/// The attachments: each begins with its title.
pub(super) fn attachments(page: &Page) -> Result<Node, Problem> {
    let mut reader = Reader::new(page)?;
    let mut attachments = Vec::new();
    loop {
        let start = reader.row;
        let blocks = reader.blocks()?;
        match attachments.last_mut() {
            None if !blocks.is_empty() => {
                let message = format!("附件要先写标题；请在前面加一行“{}”", Kind::Attachment.name());
                return Err(Problem::at(page.at(start, KIND), message));
            }
            None => {}
            Some(Node { value: Value::Map(entries), at }) => {
                let at = *at;
                entries.push((text_node(at, "blocks"), Node { at, value: Value::List(blocks) }));
            }
            Some(_) => {}
        }
        let Some(row) = reader.next()? else { break };
        reader.row = row.number + 1;
        reader.nothing_beside(&row)?;
        let at = page.at(row.number, TEXT);
        let title = (text_node(at, "title"), text_node(at, reader.content(&row, "附件的标题")?.trim()));
        attachments.push(Node { at, value: Value::Map(vec![title]) });
    }
    Ok(Node { at: page.at(0, 0), value: Value::List(attachments) })
}

const KIND: u32 = KIND_COLUMN as u32;
const TEXT: u32 = TEXT_COLUMN as u32;
const DETAIL: u32 = DETAIL_COLUMN as u32;
const CAPTION: u32 = CAPTION_COLUMN as u32;

/// A row that is not empty.
struct Row {
    /// From 0.
    number: u32,
    kind: Kind,
}

struct Reader<'a> {
    page: &'a Page,
    /// The next row to read, from 0.
    row: u32,
    /// The row after the last, from 0.
    end: u32,
}

impl<'a> Reader<'a> {
    /// Begins below the row that heads the columns.
    fn new(page: &'a Page) -> Result<Self, Problem> {
        let end = page.last_row().map_or(0, |row| row + 1);
        if let Some(row) = page.find(KIND, PROSE_HEADS[0]) {
            return Ok(Reader { page, row: row + 1, end });
        }
        let message = format!("A 列里找不到“{}”这个列名；请恢复“{}”这一行", PROSE_HEADS[0], PROSE_HEADS.join("、"));
        Err(Problem::at(page.at(0, KIND), message))
    }

    /// The next row with something in it, which is not passed yet.
    fn next(&mut self) -> Result<Option<Row>, Problem> {
        while let Some(((row, _), _)) = self.page.sheet.cells.range((self.row, 0)..(self.end, 0)).next() {
            let row = *row;
            if let Some(merged) = self.page.merged(row, KIND).filter(|merged| merged.top != merged.bottom) {
                let message = format!(
                    "“{}”这一列的第 {} 至 {} 行合并成了一格；请取消合并，每行各选一个类型",
                    PROSE_HEADS[0],
                    merged.top + 1,
                    merged.bottom + 1
                );
                return Err(Problem::at(self.page.at(merged.top, KIND), message));
            }
            let name = self.page.text(row, KIND)?;
            let text = self.page.text(row, TEXT)?;
            let name = name.trim();
            if name.is_empty() && text.trim().is_empty() {
                let mut others = self.page.sheet.cells.range((row, DETAIL)..(row + 1, 0));
                if let Some(((_, column), _)) = others.next() {
                    let message = format!("这一行没有选类型；请在 A 列选一个，或清空这一格（{}）", PROSE_HEADS[0]);
                    return Err(Problem::at(self.page.at(row, *column), message));
                }
                self.row = row + 1;
                continue;
            }
            let kind = match Kind::offered(true).find(|kind| kind.name() == name) {
                Some(kind) => kind,
                // Whoever just writes means a paragraph.
                None if name.is_empty() => Kind::Paragraph,
                None => {
                    let names: Vec<&str> = Kind::offered(self.page.name == ATTACHMENTS).map(Kind::name).collect();
                    let message = format!("没有“{}”这个类型；请从下拉列表里选：{}", excerpt(name), names.join("、"));
                    return Err(Problem::at(self.page.at(row, KIND), message));
                }
            };
            return Ok(Some(Row { number: row, kind }));
        }
        Ok(None)
    }

    /// What stands beside the columns that a kind of row uses would be lost.
    fn nothing_beside(&self, row: &Row) -> Result<(), Problem> {
        let (last, used) = match row.kind {
            Kind::Image => (CAPTION, "B、C、D"),
            Kind::Table => (DETAIL, "B、C"),
            Kind::TableHead | Kind::TableRow => return Ok(()),
            _ => (TEXT, "B"),
        };
        match self.page.sheet.cells.range((row.number, last + 1)..(row.number + 1, 0)).next() {
            Some(((_, column), _)) => {
                let message =
                    format!("“{}”只用 {used} 列，这里的内容印不出来；请移到 B 列，或清空这一格", row.kind.name());
                Err(Problem::at(self.page.at(row.number, *column), message))
            }
            None => Ok(()),
        }
    }

    /// The text of a row that must have one.
    fn content(&self, row: &Row, what: &str) -> Result<String, Problem> {
        let text = self.page.text(row.number, TEXT)?;
        if text.trim().is_empty() {
            let message = format!("这里是空的；请填{what}，或删去这一行的“{}”", row.kind.name());
            return Err(Problem::at(self.page.at(row.number, TEXT), message));
        }
        Ok(text)
    }

    /// Blocks up to the end or the next attachment.
    fn blocks(&mut self) -> Result<Vec<Node>, Problem> {
        let mut blocks: Vec<Node> = Vec::new();
        // The row below the last item of a list, if one has just ended.
        let mut open_list = None;
        while let Some(row) = self.next()? {
            if row.kind == Kind::Attachment {
                break;
            }
            self.row = row.number + 1;
            self.nothing_beside(&row)?;
            let at = self.page.at(row.number, TEXT);
            let text = self.page.text(row.number, TEXT)?;
            let was_list = open_list.take().is_some();
            match row.kind {
                Kind::Paragraph if text.trim().is_empty() => {}
                Kind::Paragraph => blocks.push(text_node(at, &text)),
                Kind::Heading(level) => {
                    let text = self.content(&row, "标题的文字")?;
                    let level = number_node(at, level.number().to_string());
                    blocks.push(map(at, [("heading", text_node(at, &text)), ("level", level)]));
                }
                Kind::Item | Kind::NewItem => {
                    open_list = Some(());
                    let item = text_node(at, &self.content(&row, "这一项的文字")?);
                    match blocks.last_mut().map(|block| &mut block.value) {
                        Some(Value::Map(entries)) if was_list && row.kind == Kind::Item => {
                            if let Some((_, Node { value: Value::List(items), .. })) = entries.last_mut() {
                                items.push(item);
                            }
                        }
                        _ => blocks.push(map(at, [("list", Node { at, value: Value::List(vec![item]) })])),
                    }
                }
                Kind::Image => blocks.push(self.image(&row, at)?),
                Kind::Table => blocks.push(self.table(&row, at)?),
                Kind::TableHead | Kind::TableRow => {
                    let message =
                        format!("前面没有“{}”；请在表的上面加一行“{}”", Kind::Table.name(), Kind::Table.name());
                    return Err(Problem::at(self.page.at(row.number, KIND), message));
                }
                Kind::Attachment => {}
            }
        }
        Ok(blocks)
    }

    fn image(&self, row: &Row, at: Position) -> Result<Node, Problem> {
        let path = self.content(row, "图片的文件名")?;
        let mut entries = vec![("image", text_node(at, path.trim()))];
        for (key, column) in [("alt", DETAIL), ("caption", CAPTION)] {
            let text = self.page.text(row.number, column)?;
            if !text.trim().is_empty() {
                entries.push((key, text_node(self.page.at(row.number, column), &text)));
            }
        }
        if entries.len() == 1 {
            let message = "图片要有替代文字；请在这里用一句话说明图片的内容";
            return Err(Problem::at(self.page.at(row.number, DETAIL), message));
        }
        Ok(map(at, entries))
    }

    /// A table: its rows follow, a cell a cell, merged ones merged.
    fn table(&mut self, row: &Row, at: Position) -> Result<Node, Problem> {
        let mut rows: Vec<(u32, Kind)> = Vec::new();
        while let Some(next) = self.next()? {
            match next.kind {
                Kind::TableHead if rows.is_empty() => {}
                Kind::TableHead => {
                    let message =
                        format!("“{}”只能有一行，写在“{}”前面；请核对类型", next.kind.name(), Kind::TableRow.name());
                    return Err(Problem::at(self.page.at(next.number, KIND), message));
                }
                Kind::TableRow => {}
                _ => break,
            }
            if let Some((last, _)) = rows.last()
                && *last + 1 != next.number
            {
                let message = "表格的行要连在一起；请删去上面的空行";
                return Err(Problem::at(self.page.at(next.number, KIND), message));
            }
            rows.push((next.number, next.kind));
            self.row = next.number + 1;
        }
        if !rows.iter().any(|(_, kind)| *kind == Kind::TableRow) {
            let message = format!("表格没有内容；请在下面加“{}”，从 B 列起一格填一个", Kind::TableRow.name());
            return Err(Problem::at(self.page.at(row.number, KIND), message));
        }
        let width = self.width(row, &rows)?;
        let mut head = None;
        let mut body = Vec::new();
        for &(number, kind) in &rows {
            let cells = self.cells(number, width, &rows)?;
            let list = Node { at: self.page.at(number, TEXT), value: Value::List(cells) };
            if kind == Kind::TableHead { head = Some(list) } else { body.push(list) }
        }
        let mut entries = Vec::new();
        let caption = self.page.text(row.number, TEXT)?;
        if !caption.trim().is_empty() {
            entries.push(("caption", text_node(at, &caption)));
        }
        entries.extend(head.map(|head| ("columns", head)));
        entries.push(("rows", Node { at: self.page.at(rows[0].0, TEXT), value: Value::List(body) }));
        Ok(map(at, [("table", map(at, entries))]))
    }

    /// Columns of a table: as many as said, or as have anything in them.
    fn width(&self, row: &Row, rows: &[(u32, Kind)]) -> Result<u32, Problem> {
        let said = self.page.text(row.number, DETAIL)?;
        let mut used = 0;
        for &(number, _) in rows {
            let cells = self.page.sheet.cells.range((number, TEXT)..(number + 1, 0));
            let merged = self.page.sheet.merged.iter().filter(|merged| (merged.top..=merged.bottom).contains(&number));
            let last = cells.map(|((_, column), _)| *column).chain(merged.map(|merged| merged.right)).max();
            used = used.max(last.map_or(0, |last| (last + 1).saturating_sub(TEXT)));
        }
        if said.trim().is_empty() {
            return Ok(used);
        }
        let at = self.page.at(row.number, DETAIL);
        let width: u32 = said
            .trim()
            .parse()
            .map_err(|_| Problem::at(at, format!("“{}”不是列数；请填表格有几列，或留空", excerpt(&said))))?;
        if width < used {
            let message = format!("这里写的是 {width} 列，下面的表行却用到了 {used} 列；请核对，或清空这一格");
            return Err(Problem::at(at, message));
        }
        // A table that wide is refused later, in words that tell the most there can be.
        Ok(width.min(100))
    }

    fn cells(&self, number: u32, width: u32, rows: &[(u32, Kind)]) -> Result<Vec<Node>, Problem> {
        let mut cells = Vec::new();
        for column in TEXT..TEXT + width {
            let at = self.page.at(number, column);
            let text = text_node(at, &self.page.text(number, column)?);
            let Some(merged) = self.page.merged(number, column) else {
                cells.push(text);
                continue;
            };
            let inside = |row: u32| rows.iter().any(|(number, _)| *number == row);
            if merged.left < TEXT || !inside(merged.top) || !inside(merged.bottom) {
                let message = "合并的单元格伸到了表格外面；请只在表格里合并";
                return Err(Problem::at(self.page.at(merged.top, merged.left), message));
            }
            if (merged.top, merged.left) != (number, column) {
                continue;
            }
            let span = |from: u32, to: u32| number_node(at, (to - from + 1).to_string());
            let mut entries = vec![("text", text)];
            entries.push(("colspan", span(merged.left, merged.right)));
            entries.push(("rowspan", span(merged.top, merged.bottom)));
            cells.push(map(at, entries));
        }
        Ok(cells)
    }
}

fn map(at: Position, entries: impl IntoIterator<Item = (&'static str, Node)>) -> Node {
    Node { at, value: Value::Map(entries.into_iter().map(|(key, value)| (text_node(at, key), value)).collect()) }
}
