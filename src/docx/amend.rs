//! What docx-rs 0.4.22 cannot say or says in the wrong order, put right in its XML before it is packed.

use std::borrow::Cow;

use super::illustration;
use super::order::put_in_order;
use super::properties::{cell_margins, table_borders};
use super::section::Sections;
use super::styles::TABLE;
use super::supplement::{Supplement, Supplements, broken};
use super::xml::{Element, Node};
use crate::document::Table;
use crate::style::{PageOrientation, Style, TableStyle};

/// Attribute of a paragraph that bears the name of its supplement.
const PARAGRAPH_NAME: &str = "w14:paraId";

/// The document's part with all its supplements. `footers` are those of upright pages; as many of turned ones are numbered
/// behind them. The last section is of the pages named.
///
/// # Errors
/// If docx-rs wrote no XML, or not the paragraphs and tables that it was given.
pub(super) fn document<'a>(
    bytes: &'a [u8],
    mut supplements: Supplements<'_>,
    style: &Style,
    footers: usize,
    last_section: PageOrientation,
) -> Result<Element<'a>, String> {
    let mut root = Element::parse(bytes)?;
    let body = root.child("w:body");
    let sections = Sections::new(body.child("w:sectPr").clone(), footers, style);
    for element in body.elements_mut() {
        match element.name {
            "w:p" => {
                amend_paragraph(element, &mut supplements, &sections)?;
            }
            "w:tbl" => amend_table(element, &mut supplements, &sections, &style.table)?,
            "w:sectPr" => *element = sections.of(last_section),
            _ => {}
        }
    }
    supplements.finish()?;
    put_in_order(&mut root);
    Ok(root)
}

/// A header or footer.
///
/// # Errors
/// If docx-rs wrote no XML.
pub(super) fn furniture(bytes: &[u8]) -> Result<Element<'_>, String> {
    let mut root = Element::parse(bytes)?;
    root.elements_mut().filter(|child| child.name == "w:p").for_each(|paragraph| drop(take_name(paragraph)));
    put_in_order(&mut root);
    Ok(root)
}

/// Takes the name off a paragraph. Names have then done their work; and docx-rs numbers the other paragraphs by a counter of
/// the thread, so the same document would differ from run to run.
fn take_name<'a>(paragraph: &mut Element<'a>) -> Option<Cow<'a, str>> {
    let at = paragraph.attributes.iter().position(|(name, _)| *name == PARAGRAPH_NAME)?;
    Some(paragraph.attributes.remove(at).1)
}

/// Supplements a paragraph, and says whether it stands in a row that heads its table.
fn amend_paragraph<'a>(
    element: &mut Element<'a>,
    supplements: &mut Supplements<'_>,
    sections: &Sections<'a>,
) -> Result<bool, String> {
    let supplement = match take_name(element) {
        Some(name) => supplements.take(&name)?,
        None => None,
    };
    let heads = matches!(supplement, Some(Supplement::Head(_)));
    match supplement {
        None => {}
        Some(Supplement::Paragraph(properties) | Supplement::Head(properties)) => {
            element.child("w:pPr").children.extend(properties.into_iter().map(Node::Element));
        }
        Some(Supplement::SectionEnd(orientation, properties)) => {
            let end = sections.of(orientation);
            element.child("w:pPr").children.extend(properties.into_iter().chain([end]).map(Node::Element));
        }
        Some(Supplement::Illustration(picture)) => illustration::complete(element, &picture)?,
        Some(Supplement::Table(_)) => return Err(broken("一段文字带着表格的标记")),
    }
    Ok(heads)
}

fn amend_table<'a>(
    element: &mut Element<'a>,
    supplements: &mut Supplements<'_>,
    sections: &Sections<'a>,
    style: &TableStyle,
) -> Result<(), String> {
    let properties = element.child("w:tblPr");
    let name = properties.child("w:tblStyle");
    let supplement = supplements.take(name.attribute("w:val").unwrap_or_default())?;
    name.set("w:val", TABLE);
    let Some(Supplement::Table(table)) = supplement else { return Err(broken("一张表格没有标记")) };
    amend_table_properties(properties, table, style);
    for column in element.child("w:tblGrid").elements_mut() {
        // An attribute of docx-rs's own that the schema does not have.
        column.attributes.retain(|(name, _)| *name != "w:type");
    }
    for row in element.elements_mut().filter(|child| child.name == "w:tr") {
        let mut heads = false;
        for cell in row.elements_mut().filter(|child| child.name == "w:tc") {
            for paragraph in cell.elements_mut().filter(|child| child.name == "w:p") {
                heads |= amend_paragraph(paragraph, supplements, sections)?;
            }
        }
        if heads {
            row.child("w:trPr").children.push(Node::Element(Element::new("w:tblHeader")));
        }
    }
    Ok(())
}

fn amend_table_properties(properties: &mut Element<'_>, table: &Table, style: &TableStyle) {
    // Thin lines and an alignment that docx-rs always writes.
    properties
        .children
        .retain(|node| !matches!(node, Node::Element(child) if ["w:tblBorders", "w:jc"].contains(&child.name)));
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
            table_borders(style, table.rules),
            cell_margins(style),
            look,
            Element::value("w:tblCaption", &table.summary),
            Element::value("w:tblDescription", &table.summary),
        ]
        .map(Node::Element),
    );
}
