//! The structure tree: what each piece of marked content is to a reader who cannot see the page.

use std::collections::HashMap;
use std::num::{NonZeroU16, NonZeroU32};

use krilla::tagging::{Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

use crate::document::{Block, Cell, CellRole, Document, Paragraph, Table, text_of};
use crate::layout::Owner;
use crate::style::ParagraphRole;

/// The structure tree of a document, from the marked content of its parts.
pub(super) fn tree(document: &Document, mut content: HashMap<Owner, Vec<Identifier>>) -> TagTree {
    let mut take = |owner: Owner| -> Vec<Node> {
        content.remove(&owner).unwrap_or_default().into_iter().map(Node::from).collect()
    };
    let mut tree = TagTree::new().with_lang(Some(document.language.to_owned()));
    for (index, block) in document.blocks.iter().enumerate() {
        let group = match block {
            Block::Paragraph(paragraph) => TagGroup::with_children(paragraph_tag(paragraph), take(Owner::Block(index))),
            Block::List(items) => {
                let mut list = TagGroup::new(Tag::L(ListNumbering::None));
                for item in 0..items.len() {
                    let body = TagGroup::with_children(Tag::LBody, take(Owner::ListItem { block: index, item }));
                    list.push(TagGroup::with_children(Tag::LI, vec![Node::from(body)]));
                }
                list
            }
            Block::Table(table) => table_group(table, |cell| take(Owner::Cell { block: index, cell })),
            Block::Figure(figure) => {
                TagGroup::with_children(Tag::Figure(Some(figure.alt.clone())), take(Owner::Block(index)))
            }
            Block::PageBreak => continue,
        };
        tree.push(group);
    }
    tree
}

fn paragraph_tag(paragraph: &Paragraph) -> TagKind {
    let heading = |level: u8| {
        let level = NonZeroU16::new(u16::from(level)).unwrap_or(NonZeroU16::MIN);
        TagKind::from(Tag::Hn(level, Some(text_of(&paragraph.content))))
    };
    match (paragraph.role.outline_level(), paragraph.role) {
        (Some(level), _) => heading(level),
        (None, ParagraphRole::Title) => Tag::Title.into(),
        (None, ParagraphRole::TableCaption | ParagraphRole::FigureCaption) => Tag::Caption.into(),
        (None, _) => Tag::P.into(),
    }
}

fn table_group(table: &Table, mut take: impl FnMut(usize) -> Vec<Node>) -> TagGroup {
    let mut head = TagGroup::new(Tag::THead);
    let mut body = TagGroup::new(Tag::TBody);
    for row in 0..table.rows {
        let mut group = TagGroup::new(Tag::TR);
        for (at, cell) in table.cells.iter().enumerate().filter(|(_, cell)| cell.row == row) {
            group.push(TagGroup::with_children(cell_tag(cell), take(at)));
        }
        if row < table.header_rows { head.push(group) } else { body.push(group) }
    }
    let mut group = TagGroup::new(Tag::Table.with_summary(Some(table.summary.clone())));
    if table.header_rows > 0 {
        group.push(head);
    }
    group.push(body);
    group
}

fn cell_tag(cell: &Cell) -> TagKind {
    let span = |count: usize| u32::try_from(count).ok().filter(|&count| count > 1).and_then(NonZeroU32::new);
    let (rows, columns) = (span(cell.rows), span(cell.columns));
    match cell.role {
        CellRole::ColumnHeader => Tag::TH(TableHeaderScope::Column).with_row_span(rows).with_col_span(columns).into(),
        CellRole::RowHeader => Tag::TH(TableHeaderScope::Row).with_row_span(rows).with_col_span(columns).into(),
        CellRole::Data => Tag::TD.with_row_span(rows).with_col_span(columns).into(),
    }
}
