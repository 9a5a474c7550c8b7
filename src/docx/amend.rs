//! What docx-rs 0.4.22 cannot say or says in the wrong order, put right in its XML before it is packed.

use super::body::Supplement;
use super::figure;
use super::media::Media;
use super::order::put_in_order;
use super::properties::{cell_margins, indent, table_borders};
use super::table::places;
use super::xml::{Element, Node};
use crate::document::Table;
use crate::style::Style;

/// The document's part, `supplements` being one for each paragraph and table of the body.
///
/// # Errors
/// If docx-rs wrote no XML.
pub(super) fn document(
    bytes: &[u8],
    supplements: &[Supplement<'_>],
    media: &Media<'_>,
    style: &Style,
) -> Result<Element, String> {
    let mut root = Element::parse(bytes)?;
    let mut figures = 0;
    for (element, supplement) in root.child("w:body").elements_mut().zip(supplements) {
        match supplement {
            Supplement::None => {}
            Supplement::Indent(by, character) => {
                element.child("w:pPr").children.push(Node::Element(indent(by, *character)));
            }
            Supplement::Table(table) => amend_table(element, table, style),
            Supplement::Figure(source) => {
                figures += 1;
                figure::complete(element, figures, &source.alt, &media.relationship(&source.image));
            }
        }
    }
    finish(&mut root);
    Ok(root)
}

/// A header or footer.
///
/// # Errors
/// If docx-rs wrote no XML.
pub(super) fn furniture(bytes: &[u8]) -> Result<Element, String> {
    let mut root = Element::parse(bytes)?;
    finish(&mut root);
    Ok(root)
}

fn finish(element: &mut Element) {
    drop_paragraph_ids(element);
    put_in_order(element);
}

/// docx-rs numbers paragraphs by a counter of the thread, so the same document would differ from run to run.
fn drop_paragraph_ids(element: &mut Element) {
    element.attributes.retain(|(name, _)| name != "w14:paraId");
    element.elements_mut().for_each(drop_paragraph_ids);
}

fn amend_table(element: &mut Element, table: &Table, style: &Style) {
    let properties = element.child("w:tblPr");
    // Thin lines and an alignment that docx-rs always writes.
    properties.children.retain(
        |node| !matches!(node, Node::Element(child) if ["w:tblBorders", "w:jc"].contains(&child.name.as_str())),
    );
    let look = Element::new("w:tblLook")
        .with("w:val", if table.header_rows > 0 { "0420" } else { "0400" })
        .with("w:firstRow", u8::from(table.header_rows > 0))
        .with("w:lastRow", 0)
        .with("w:firstColumn", 0)
        .with("w:lastColumn", 0)
        .with("w:noHBand", 0)
        .with("w:noVBand", 1);
    properties.children.extend(
        [
            // The style has these too; programs that know no table styles find them here.
            table_borders(&style.table),
            cell_margins(&style.table),
            look,
            Element::value("w:tblCaption", &table.summary),
            Element::value("w:tblDescription", &table.summary),
        ]
        .map(Node::Element),
    );
    for column in element.child("w:tblGrid").elements_mut() {
        // An attribute of docx-rs's own that the schema does not have.
        column.attributes.retain(|(name, _)| name != "w:type");
    }
    let rows = element.elements_mut().filter(|child| child.name == "w:tr");
    for (number, (row, places)) in rows.zip(places(table)).enumerate() {
        if number < table.header_rows {
            row.child("w:trPr").children.push(Node::Element(Element::new("w:tblHeader")));
        }
        let cells = row.elements_mut().filter(|child| child.name == "w:tc");
        for (cell, (by, character)) in cells.zip(&places).filter_map(|(cell, place)| Some((cell, place.indent()?))) {
            cell.child("w:p").child("w:pPr").children.push(Node::Element(indent(&by, character)));
        }
    }
}
