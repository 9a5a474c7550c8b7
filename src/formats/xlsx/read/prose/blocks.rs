//! The blocks that the rows of a sheet of prose make up.

use super::super::complaints::Complaints;
use super::super::sheet::{CellValue, Sheet};
use super::illustrations::Illustrations;
use super::rows::{CAPTION, DETAIL, KIND, Row, TEXT};
use super::{chart, own_table};
use crate::formats::xlsx::plan::RowKind;
use crate::report::Level;
use crate::report::pasted::{self, Line};
use crate::source::{Node, Position, Value};
use crate::text::folding::lines;

/// What stands on a sheet from one row that parts it to the next.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// Kind of the row that begins it.
    pub(super) kind: Option<RowKind>,
    /// Text of that row.
    pub(super) title: Option<Node>,
    /// Its blocks.
    pub(super) blocks: Vec<Node>,
}

pub(super) struct Builder<'a> {
    sheet: &'a Sheet,
    rows: Vec<Row>,
    /// The next row to read.
    next: usize,
    complaints: &'a mut Complaints,
    parts: Vec<Part>,
    /// Whether the last block is a list that further items belong to.
    in_list: bool,
    illustrations: Illustrations<'a>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(sheet: &'a Sheet, rows: Vec<Row>, complaints: &'a mut Complaints) -> Self {
        let illustrations = Illustrations::new(sheet, &rows, complaints);
        Builder { sheet, rows, next: 0, complaints, parts: vec![Part::default()], in_list: false, illustrations }
    }

    pub(super) fn parts(mut self) -> Vec<Part> {
        let mut is_told = false;
        while let Some(&Row { number, kind, is_chosen }) = self.rows.get(self.next) {
            self.next += 1;
            self.pictures_above(number);
            let was_told = std::mem::replace(&mut is_told, kind.is_none());
            let Some(kind) = kind else {
                self.in_list = false;
                continue;
            };
            self.nothing_beside(number, kind);
            let in_list = std::mem::take(&mut self.in_list);
            match kind {
                RowKind::Paragraph | RowKind::Image if self.is_picture(number) => self.picture_in_cell(number),
                RowKind::Paragraph if !is_chosen => self.pasted(number),
                RowKind::Paragraph => self.paragraphs(number),
                RowKind::Heading(level) => self.heading(number, kind, level),
                RowKind::RunIn(level) => self.run_in(number, kind, level),
                RowKind::Item | RowKind::NewItem => self.item(number, kind, in_list && kind == RowKind::Item),
                RowKind::Image => self.image(number),
                RowKind::Table => {
                    let rows = &self.rows[self.next..];
                    let (table, used) = own_table::read(self.sheet, number, rows, self.complaints);
                    self.next += used;
                    self.push(table);
                }
                RowKind::Chart(kind) => {
                    let rows = &self.rows[self.next..];
                    let (chart, used) = chart::read(self.sheet, number, kind, rows, self.complaints);
                    self.next += used;
                    self.push(chart);
                }
                RowKind::TableHead | RowKind::TableRow => {
                    // What is below a row that cannot be told may belong to it.
                    is_told = was_told;
                    if !was_told {
                        let table = RowKind::Table.name();
                        let text = format!("前面没有“{table}”；请在表的上面加一行“{table}”");
                        self.complaints.structure(self.sheet.at(number, KIND), self.sheet.name, &text);
                        is_told = true;
                    }
                }
                RowKind::Attachment | RowKind::Before | RowKind::After => {
                    let what = if kind == RowKind::Attachment {
                        "附件的标题"
                    } else {
                        "是哪个表，照表所在部分的标题写"
                    };
                    let title = self.content(number, kind, what);
                    let title = title.map_value(|at, text| Node::text(at, text.trim()));
                    self.parts.push(Part { kind: Some(kind), title: Some(title), blocks: Vec::new() });
                }
            }
        }
        self.pictures_above(u32::MAX);
        self.parts
    }

    /// The pictures that lie above a row and have not come yet.
    fn pictures_above(&mut self, row: u32) {
        for block in self.illustrations.above(row, self.complaints) {
            // A picture between two items parts them.
            self.in_list = false;
            self.push(block);
        }
    }

    fn is_picture(&self, number: u32) -> bool {
        matches!(self.sheet.value(number, TEXT), CellValue::Picture(_))
    }

    fn picture_in_cell(&mut self, number: u32) {
        if let CellValue::Picture(picture) = self.sheet.value(number, TEXT) {
            let block = self.illustrations.block(picture, (number, TEXT), Some(number), self.complaints);
            self.push(block);
        }
    }

    fn push(&mut self, block: Node) {
        if let Some(part) = self.parts.last_mut() {
            part.blocks.push(block);
        }
    }

    /// What stands beside the columns that a kind of row uses would be lost.
    fn nothing_beside(&mut self, number: u32, kind: RowKind) {
        let (last, used) = match kind {
            RowKind::Image => (CAPTION, "B、C、D"),
            RowKind::Paragraph if self.is_picture(number) => (CAPTION, "B、C、D"),
            RowKind::Table | RowKind::Chart(_) => (DETAIL, "B、C"),
            RowKind::TableHead | RowKind::TableRow => return,
            _ => (TEXT, "B"),
        };
        if let Some((column, _)) = self.sheet.row(number, last + 1).next() {
            let name = kind.name();
            let text = format!("“{name}”只用 {used} 列，这里的内容印不出来；请移到 B 列，或清空这一格");
            self.complaints.structure(self.sheet.at(number, column), self.sheet.name, &text);
        }
    }

    /// The text of a row that must have one.
    fn content(&mut self, number: u32, kind: RowKind, what: &str) -> Content {
        let at = self.sheet.at(number, TEXT);
        let text = self.sheet.text(number, TEXT, self.sheet.name, self.complaints);
        if text.as_ref().is_some_and(|text| text.trim().is_empty()) {
            let text = format!("这里是空的；请填{what}，或删去这一行的“{}”", kind.name());
            self.complaints.value(at, self.sheet.name, &text);
            return Content { at, text: None };
        }
        Content { at, text }
    }

    /// Every line is a paragraph.
    fn paragraphs(&mut self, number: u32) {
        let at = self.sheet.at(number, TEXT);
        match self.sheet.text(number, TEXT, self.sheet.name, self.complaints) {
            Some(text) => lines(&text).filter(|line| !line.is_empty()).for_each(|line| self.push(Node::text(at, line))),
            None => self.push(Node::unreadable(at)),
        }
    }

    /// Lines of which nobody said what they are.
    fn pasted(&mut self, number: u32) {
        let at = self.sheet.at(number, TEXT);
        let Some(text) = self.sheet.text(number, TEXT, self.sheet.name, self.complaints) else {
            return self.push(Node::unreadable(at));
        };
        let mut kinds: Vec<&str> = Vec::new();
        for line in lines(&text).filter(|line| !line.is_empty()) {
            match pasted::read(line) {
                Line::Paragraph => self.push(Node::text(at, line)),
                Line::Heading(level) => {
                    kinds.push(RowKind::Heading(level).name());
                    self.push(heading(at, line, level, None));
                }
                Line::RunIn(level, title, body) => {
                    kinds.push(RowKind::RunIn(level).name());
                    self.push(heading(at, title, level, Some(body)));
                }
            }
        }
        kinds.dedup();
        if !kinds.is_empty() {
            let text = format!(
                "这一行没有选类型，按开头的序号作{}印，序号由程序重编；如果是正文，请在 A 列选“{}”",
                kinds.join("、"),
                RowKind::Paragraph.name()
            );
            self.complaints.otherwise(at, self.sheet.name, &text);
        }
    }

    /// A heading; further lines of its cell are paragraphs.
    fn heading(&mut self, number: u32, kind: RowKind, level: Level) {
        let content = self.content(number, kind, "标题的文字");
        let at = content.at;
        let Some(text) = content.text else { return self.push(Node::unreadable(at)) };
        let mut all = lines(&text).filter(|line| !line.is_empty());
        self.push(heading(at, all.next().unwrap_or_default(), level, None));
        let rest: Vec<&str> = all.collect();
        if !rest.is_empty() {
            let text = "标题只取第一行，下面各行作段落印；请把它们移到下面各行去";
            self.complaints.otherwise(at, self.sheet.name, text);
        }
        for line in rest {
            self.push(Node::text(at, line));
        }
    }

    /// A heading on the first line of a cell and the paragraph that it runs into on the second; further lines are
    /// paragraphs of their own. A heading that ends with a full stop may have its paragraph on the same line.
    fn run_in(&mut self, number: u32, kind: RowKind, level: Level) {
        let content = self.content(number, kind, "标题和接着的正文");
        let at = content.at;
        let Some(text) = content.text else { return self.push(Node::unreadable(at)) };
        let mut all = lines(&text).filter(|line| !line.is_empty());
        let first = all.next().unwrap_or_default();
        let (title, body) = match all.next() {
            Some(second) => (first, second),
            None => first.split_at(first.find('。').map_or(first.len(), |at| at + '。'.len_utf8())),
        };
        if body.trim().is_empty() {
            let text = "标题后面没有接着的正文；请在标题后按 Alt+Enter 换行，再写正文";
            self.complaints.value(at, self.sheet.name, text);
            return self.push(Node::unreadable(at));
        }
        self.push(heading(at, title, level, Some(body)));
        for line in all {
            self.push(Node::text(at, line));
        }
    }

    fn item(&mut self, number: u32, kind: RowKind, continues: bool) {
        self.in_list = true;
        let content = self.content(number, kind, "这一项的文字");
        let at = content.at;
        let item = content.map_value(Node::text);
        let last = self.parts.last_mut().and_then(|part| part.blocks.last_mut());
        if continues
            && let Some(Node { value: Value::Map(entries), .. }) = last
            && let Some((_, Node { value: Value::List(items), .. })) = entries.last_mut()
        {
            items.push(item);
        } else {
            self.push(Node::map(at, [("list", Node::list(at, vec![item]))]));
        }
    }

    fn image(&mut self, number: u32) {
        // The pictures that lie on this row are meant.
        if self.illustrations.lie_on(number) && matches!(self.sheet.value(number, TEXT), CellValue::Nothing) {
            return self.pictures_above(number + 1);
        }
        let path = self.content(number, RowKind::Image, "图片的文件名");
        let at = path.at;
        let mut entries = vec![("image", path.map_value(|at, text| Node::text(at, text.trim())))];
        for (key, column) in [("alt", DETAIL), ("caption", CAPTION)] {
            let at = self.sheet.at(number, column);
            match self.sheet.text(number, column, self.sheet.name, self.complaints) {
                Some(text) if text.trim().is_empty() => {}
                Some(text) => entries.push((key, Node::text(at, text))),
                None => entries.push((key, Node::unreadable(at))),
            }
        }
        if entries.len() == 1 {
            let text = "图片要有替代文字；请在这里用一句话说明图片的内容";
            self.complaints.value(self.sheet.at(number, DETAIL), self.sheet.name, text);
            return self.push(Node::unreadable(at));
        }
        self.push(Node::map(at, entries));
    }
}

/// The text of a cell with its place; none if it cannot be told, of which is complained.
struct Content {
    at: Position,
    text: Option<String>,
}

impl Content {
    fn map_value(self, node: impl FnOnce(Position, String) -> Node) -> Node {
        match self.text {
            Some(text) => node(self.at, text),
            None => Node::unreadable(self.at),
        }
    }
}

fn heading(at: Position, text: &str, level: Level, body: Option<&str>) -> Node {
    let entries = [("heading", Node::text(at, text)), ("level", Node::word(at, level.number().to_string()))];
    Node::map(at, entries.into_iter().chain(body.map(|body| ("text", Node::text(at, body)))))
}
