//! Order of properties: the schema (ECMA-376 Part 1, transitional) has them in sequence, docx-rs as it comes.

use super::xml::{Element, Node};

/// Elements whose children come in a fixed sequence, with that sequence as far as this program writes it.
const SEQUENCES: &[(&str, &[&str])] = &[
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:widowControl",
            "w:numPr",
            "w:kinsoku",
            "w:wordWrap",
            "w:overflowPunct",
            "w:topLinePunct",
            "w:autoSpaceDE",
            "w:autoSpaceDN",
            "w:adjustRightInd",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:textAlignment",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
    ),
    ("w:rPr", &["w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:color", "w:spacing", "w:kern", "w:sz", "w:szCs", "w:lang"]),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblW",
            "w:jc",
            "w:tblInd",
            "w:tblBorders",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
            "w:tblCaption",
            "w:tblDescription",
        ],
    ),
    ("w:tcPr", &["w:tcW", "w:gridSpan", "w:vMerge", "w:tcBorders", "w:vAlign"]),
    (
        "w:sectPr",
        &["w:headerReference", "w:footerReference", "w:pgSz", "w:pgMar", "w:pgNumType", "w:cols", "w:docGrid"],
    ),
];

/// Properties that may stand empty and then say nothing.
const EMPTY: &[&str] = &["w:pPr", "w:rPr", "w:trPr", "w:tcPr"];

/// Puts properties in order, here and below, and drops empty ones.
pub(super) fn put_in_order(element: &mut Element<'_>) {
    if element.children.is_empty() {
        return;
    }
    element.elements_mut().for_each(put_in_order);
    element.children.retain(|node| match node {
        Node::Element(child) => !(child.children.is_empty() && EMPTY.contains(&child.name)),
        Node::Text(_) => true,
    });
    if let Some((_, sequence)) = SEQUENCES.iter().find(|(name, _)| *name == element.name) {
        element.children.sort_by_key(|node| match node {
            // One that is not listed goes last, where a validator points at it.
            Node::Element(child) => sequence.iter().position(|name| *name == child.name).unwrap_or(sequence.len()),
            Node::Text(_) => 0,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::xml::Element;
    use super::put_in_order;

    #[test]
    fn properties_stand_in_the_order_of_the_schema() {
        let xml =
            r#"<w:p><w:pPr><w:rPr/><w:jc/><w:pStyle/><w:keepNext/></w:pPr><w:r><w:rPr/><w:t>文</w:t></w:r></w:p>"#;
        let mut element = Element::parse(xml.as_bytes()).expect("well-formed");
        put_in_order(&mut element);
        let text = String::from_utf8(element.to_part()).expect("UTF-8");
        let ordered = "<w:p><w:pPr><w:pStyle/><w:keepNext/><w:jc/></w:pPr><w:r><w:t>文</w:t></w:r></w:p>";
        assert_eq!(text.lines().nth(1), Some(ordered));
    }
}
