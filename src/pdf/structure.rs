//! The structure tree: what each piece of marked content is to a reader who cannot see the page.

use std::num::{NonZeroU16, NonZeroU32};

use krilla::tagging::{ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind};
use rustc_hash::FxHashMap;

use super::places::{Places, Thing};
use crate::document::{Block, BlockId, Cell, CellRole, Document, Paragraph, Table};
use crate::layout::Owner;
use crate::style::ParagraphRole;

/// The structure of a document, from the marked content of its parts and the places of its blocks.
pub(super) fn groups(document: &Document, content: FxHashMap<Owner, Vec<Node>>, places: &Places) -> Vec<TagGroup> {
    let mut builder = Builder { content, places, groups: Vec::new() };
    for (block, content) in document.body.iter().enumerate() {
        builder.block(content, BlockId::in_body(block));
    }
    for (at, attachment) in document.attachments.iter().enumerate() {
        builder.paragraph(&attachment.label, Owner::AttachmentLabel(at));
        builder.paragraph(&attachment.title, Owner::AttachmentTitle(at));
        for (block, content) in attachment.blocks.iter().enumerate() {
            builder.block(content, BlockId { attachment: Some(at), block });
        }
    }
    builder.groups
}

struct Builder<'a> {
    /// Marked content that has no place in the tree yet.
    content: FxHashMap<Owner, Vec<Node>>,
    places: &'a Places,
    /// The top of the tree.
    groups: Vec<TagGroup>,
}

impl Builder<'_> {
    fn group(&mut self, tag: impl Into<TagKind>, owner: Owner) -> TagGroup {
        TagGroup::with_children(tag, self.content.remove(&owner).unwrap_or_default())
    }

    fn block(&mut self, block: &Block, id: BlockId) {
        match block {
            Block::Paragraph(paragraph) => {
                self.paragraph(paragraph, Owner::Paragraph(id));
                if paragraph.run_on.is_some() {
                    let body = self.group(Tag::P, Owner::RunOn(id));
                    self.groups.push(body);
                }
            }
            Block::List(items) => {
                let mut list = TagGroup::new(Tag::L(ListNumbering::None));
                for item in 0..items.len() {
                    let mark = self.group(Tag::Lbl, Owner::ListMark { list: id, item });
                    let text = self.group(Tag::LBody, Owner::ListItem { list: id, item });
                    list.push(TagGroup::with_children(Tag::LI, vec![Node::from(mark), Node::from(text)]));
                }
                self.groups.push(list);
            }
            Block::Table(table) => {
                let group = self.table(table, id);
                self.groups.push(group);
            }
            Block::Illustration(illustration) => {
                let tag = Tag::Figure(Some(illustration.alt.clone())).with_bbox(self.places.of(Thing::Block(id)));
                let mut group = self.group(tag, Owner::Illustration(id));
                if illustration.caption.is_some() {
                    group.push(self.group(Tag::Caption, Owner::Caption(id)));
                }
                self.groups.push(group);
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, owner: Owner) {
        let tag: TagKind = match (paragraph.role.outline_level(), paragraph.role) {
            (Some(level), _) => {
                let level = NonZeroU16::new(u16::from(level)).unwrap_or(NonZeroU16::MIN);
                Tag::Hn(level, Some(paragraph.text.characters())).into()
            }
            (None, ParagraphRole::Title) => Tag::Title.into(),
            (None, _) => Tag::P.into(),
        };
        let group = self.group(tag, owner);
        self.groups.push(group);
    }

    fn table(&mut self, table: &Table, id: BlockId) -> TagGroup {
        let mut head = TagGroup::new(Tag::THead);
        let mut body = TagGroup::new(Tag::TBody);
        let mut rows: Vec<Vec<(usize, &Cell)>> = vec![Vec::new(); table.rows];
        for (at, cell) in table.cells.iter().enumerate() {
            rows[cell.row].push((at, cell));
        }
        for (row, cells) in rows.into_iter().enumerate() {
            let mut group = TagGroup::new(Tag::TR);
            for (at, cell) in cells {
                let mut place = self.group(cell_tag(cell), Owner::Cell { table: id, cell: at });
                if let Some(illustration) = &cell.illustration {
                    let place_of = self.places.of(Thing::InCell(id, at));
                    let figure = Tag::Figure(Some(illustration.alt.clone())).with_bbox(place_of);
                    place.push(self.group(figure, Owner::CellIllustration { table: id, cell: at }));
                }
                group.push(place);
            }
            if row < table.header_rows { head.push(group) } else { body.push(group) }
        }
        let mut group = TagGroup::new(
            Tag::Table.with_summary(Some(table.summary.clone())).with_bbox(self.places.of(Thing::Block(id))),
        );
        if table.caption.is_some() {
            group.push(self.group(Tag::Caption, Owner::Caption(id)));
        }
        if table.header_rows > 0 {
            group.push(head);
        }
        group.push(body);
        group
    }
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
