//! Reads a .docx back with no help from the library that wrote it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use roxmltree::{Document, Node};

/// The parts of a file by their paths.
pub struct Package(pub BTreeMap<String, Vec<u8>>);

impl Package {
    pub fn open(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip archive");
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).expect("an entry");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("readable");
            parts.insert(file.name().to_owned(), bytes);
        }
        Package(parts)
    }

    pub fn text(&self, path: &str) -> &str {
        let bytes = self.0.get(path).unwrap_or_else(|| panic!("no part {path}"));
        std::str::from_utf8(bytes).expect("UTF-8")
    }

    pub fn xml(&self, path: &str) -> Document<'_> {
        Document::parse(self.text(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

/// Elements of that local name below a node, in order.
pub fn all<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Vec<Node<'a, 'input>> {
    node.descendants().filter(|node| node.is_element() && node.tag_name().name() == name).collect()
}

/// The child of that local name.
pub fn child<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    node.children().find(|node| node.is_element() && node.tag_name().name() == name)
}

/// The descendant reached by child names, joined by slashes.
pub fn at<'a, 'input>(node: Node<'a, 'input>, path: &str) -> Option<Node<'a, 'input>> {
    path.split('/').try_fold(node, child)
}

/// An attribute by its local name.
pub fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// `w:val` of the descendant reached by a path.
pub fn value<'a>(node: Node<'a, '_>, path: &str) -> Option<&'a str> {
    attribute(at(node, path)?, "val")
}

/// A number in an attribute.
pub fn number(node: Node<'_, '_>, name: &str) -> i64 {
    let text = attribute(node, name).unwrap_or_else(|| panic!("no {name}"));
    text.parse().unwrap_or_else(|_| panic!("{name} is {text}"))
}

/// Text of a paragraph or cell; line breaks as `⏎`.
pub fn text(node: Node<'_, '_>) -> String {
    let piece = |node: Node<'_, '_>| match node.tag_name().name() {
        "t" => node.text().unwrap_or_default().to_owned(),
        "br" => "⏎".to_owned(),
        _ => String::new(),
    };
    node.descendants().filter(Node::is_element).map(piece).collect()
}

/// A merged cell as a reader sees it.
#[derive(Debug, PartialEq, Eq)]
pub struct Cell {
    pub row: usize,
    pub column: usize,
    pub rows: usize,
    pub columns: usize,
    pub text: String,
}

/// The cells of a table, merged ones put together from their parts.
pub fn cells(table: Node<'_, '_>) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let rows = table.children().filter(|node| node.tag_name().name() == "tr");
    for (row, element) in rows.enumerate() {
        let mut column = 0;
        for part in element.children().filter(|node| node.tag_name().name() == "tc") {
            let columns = value(part, "tcPr/gridSpan").map_or(1, |span| span.parse().expect("a number"));
            let merge = at(part, "tcPr/vMerge").map(|merge| attribute(merge, "val").unwrap_or("continue"));
            if merge == Some("continue") {
                assert_eq!(text(part), "", "text in the lower part of a merged cell");
                let above = cells.iter_mut().find(|cell| cell.column == column && cell.row + cell.rows == row);
                let above = above.unwrap_or_else(|| panic!("row {row}, column {column} continues nothing"));
                assert_eq!(above.columns, columns, "parts of a merged cell differ in width");
                above.rows += 1;
            } else {
                cells.push(Cell { row, column, rows: 1, columns, text: text(part) });
            }
            column += columns;
        }
    }
    cells
}
