//! XML as a small tree: what the parts of a Word file are made of where docx-rs has no words for them.

use std::fmt::Display;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// An element. Names carry their usual prefix (`w:p`).
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

/// A child of an [`Element`].
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    pub fn new(name: &str) -> Self {
        Element { name: name.to_owned(), attributes: Vec::new(), children: Vec::new() }
    }

    /// `<name w:val="value"/>`, the commonest shape of a property.
    pub fn value(name: &str, value: impl Display) -> Self {
        Element::new(name).with("w:val", value)
    }

    /// A property that is on by being there, and `w:val="0"` where it must be said to be off.
    pub fn flag(name: &str, on: bool) -> Self {
        if on { Element::new(name) } else { Element::value(name, 0) }
    }

    pub fn with(mut self, attribute: &str, value: impl Display) -> Self {
        self.set(attribute, value);
        self
    }

    pub fn holding(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    pub fn text(mut self, text: &str) -> Self {
        self.children.push(Node::Text(text.to_owned()));
        self
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(held, _)| held == name).map(|(_, value)| value.as_str())
    }

    pub fn set(&mut self, attribute: &str, value: impl Display) {
        let value = value.to_string();
        match self.attributes.iter_mut().find(|(name, _)| name == attribute) {
            Some((_, old)) => *old = value,
            None => self.attributes.push((attribute.to_owned(), value)),
        }
    }

    pub fn elements_mut(&mut self) -> impl Iterator<Item = &mut Element> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The child of that name, which is made at the front if there is none: property elements come first.
    pub fn child(&mut self, name: &str) -> &mut Element {
        let is_it = |node: &Node| matches!(node, Node::Element(element) if element.name == name);
        let at = self.children.iter().position(is_it).unwrap_or_else(|| {
            self.children.insert(0, Node::Element(Element::new(name)));
            0
        });
        match &mut self.children[at] {
            Node::Element(element) => element,
            Node::Text(_) => unreachable!("the position of an element"),
        }
    }

    /// The first element of that name in this one, however deep.
    pub fn descendant(&mut self, name: &str) -> Option<&mut Element> {
        for child in self.elements_mut() {
            if child.name == name {
                return Some(child);
            }
            if let Some(found) = child.descendant(name) {
                return Some(found);
            }
        }
        None
    }

    /// Reads a part as docx-rs writes it: one root element, no CDATA, all white space meant.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let message = |error: &dyn Display| format!("docx-rs 写出的 XML 读不出来：{error}");
        let mut reader = Reader::from_reader(bytes);
        // The bottom of the stack takes the root.
        let mut open = vec![Element::new("")];
        loop {
            let event = reader.read_event().map_err(|error| message(&error))?;
            match event {
                Event::Start(start) => open.push(element(&start, &reader).map_err(|error| message(&error))?),
                Event::Empty(start) => {
                    let element = element(&start, &reader).map_err(|error| message(&error))?;
                    append(&mut open, Node::Element(element));
                }
                Event::End(_) => {
                    let Some(element) = open.pop() else { break };
                    append(&mut open, Node::Element(element));
                }
                Event::Text(text) => {
                    append(&mut open, Node::Text(text.decode().map_err(|e| message(&e))?.into_owned()))
                }
                Event::GeneralRef(reference) => {
                    let name = reference.decode().map_err(|error| message(&error))?;
                    let character = reference.resolve_char_ref().map_err(|error| message(&error))?;
                    let text = character.map(String::from);
                    let text = text.or_else(|| resolve_predefined_entity(&name).map(str::to_owned));
                    append(&mut open, Node::Text(text.ok_or_else(|| message(&name))?));
                }
                Event::Eof => break,
                _ => {}
            }
        }
        let roots = open.into_iter().next().map(|bottom| bottom.children).unwrap_or_default();
        let root = roots.into_iter().find_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        });
        root.ok_or_else(|| message(&"没有根元素"))
    }

    /// The element as a part of the file.
    pub fn to_part(&self) -> Vec<u8> {
        let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned();
        self.write(&mut text);
        text.into_bytes()
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, out);
            out.push('"');
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(out),
                Node::Text(text) => escape(text, out),
            }
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }
}

/// Appends to the innermost open element; text that entities had cut up is one again.
fn append(open: &mut [Element], node: Node) {
    let Some(parent) = open.last_mut() else { return };
    match (parent.children.last_mut(), node) {
        (Some(Node::Text(before)), Node::Text(text)) => before.push_str(&text),
        (_, node) => parent.children.push(node),
    }
}

fn element(start: &BytesStart<'_>, reader: &Reader<&[u8]>) -> Result<Element, quick_xml::Error> {
    let decoder = reader.decoder();
    let mut element = Element::new(&decoder.decode(start.name().as_ref())?);
    for attribute in start.attributes() {
        let attribute = attribute?;
        let name = decoder.decode(attribute.key.as_ref())?;
        let value = attribute.decoded_and_normalized_value(XmlVersion::Explicit1_0, decoder)?;
        element.attributes.push((name.into_owned(), value.into_owned()));
    }
    Ok(element)
}

/// Characters that XML 1.0 cannot hold are left out: a single one makes Word refuse the whole file.
fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'.. => out.push(character),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Element;

    #[test]
    fn what_is_read_is_written() {
        let xml = r#"<w:p a="1 &lt; 2"><w:t xml:space="preserve"> 甲 &amp; 乙&lt;丙 </w:t><w:br/></w:p>"#;
        let written = Element::parse(xml.as_bytes()).map(|element| String::from_utf8(element.to_part()));
        let text = written.expect("well-formed").expect("UTF-8");
        assert_eq!(text.lines().nth(1), Some(xml));
    }

    #[test]
    fn characters_that_xml_cannot_hold_are_left_out() {
        let part = Element::new("w:t").text("甲\u{0}\u{b}\u{FFFE}乙").to_part();
        assert!(String::from_utf8(part).expect("UTF-8").ends_with("<w:t>甲乙</w:t>"));
    }
}
