//! XML as a small tree: what the parts of a Word file are made of where docx-rs has no words for them.

use std::borrow::Cow;
use std::fmt::Display;

use quick_xml::escape::unescape;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;
use quick_xml::reader::Reader;

/// An element. Names carry their usual prefix (`w:p`). What was read is borrowed from where it was read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Element<'a> {
    pub name: &'a str,
    pub attributes: Vec<(&'a str, Cow<'a, str>)>,
    pub children: Vec<Node<'a>>,
}

/// A child of an [`Element`].
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node<'a> {
    Element(Element<'a>),
    Text(Cow<'a, str>),
}

impl<'a> Element<'a> {
    pub fn new(name: &'a str) -> Self {
        Element { name, attributes: Vec::new(), children: Vec::new() }
    }

    /// `<name w:val="value"/>`, the commonest shape of a property.
    pub fn value(name: &'a str, value: impl Display) -> Self {
        Element::new(name).with("w:val", value)
    }

    /// A property that is on by being there, and `w:val="0"` where it must be said to be off.
    pub fn flag(name: &'a str, on: bool) -> Self {
        if on { Element::new(name) } else { Element::value(name, 0) }
    }

    pub fn with(mut self, attribute: &'a str, value: impl Display) -> Self {
        self.set(attribute, value);
        self
    }

    pub fn holding(mut self, children: impl IntoIterator<Item = Element<'a>>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    pub fn text(mut self, text: &str) -> Self {
        self.children.push(Node::Text(Cow::Owned(text.to_owned())));
        self
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(held, _)| *held == name).map(|(_, value)| &**value)
    }

    pub fn set(&mut self, attribute: &'a str, value: impl Display) {
        let value = Cow::Owned(value.to_string());
        match self.attributes.iter_mut().find(|(name, _)| *name == attribute) {
            Some((_, old)) => *old = value,
            None => self.attributes.push((attribute, value)),
        }
    }

    pub fn elements_mut(&mut self) -> impl Iterator<Item = &mut Element<'a>> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The child of that name, which is made at the front if there is none: property elements come first.
    pub fn child(&mut self, name: &'a str) -> &mut Element<'a> {
        let is_it = |node: &Node<'_>| matches!(node, Node::Element(element) if element.name == name);
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
    pub fn descendant(&mut self, name: &str) -> Option<&mut Element<'a>> {
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
    pub fn parse(bytes: &'a [u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|error| unreadable(&error))?;
        let mut reader = Reader::from_str(text);
        // The bottom of the stack takes the root.
        let mut open = vec![Element::new("")];
        let mut start = 0;
        loop {
            let event = reader.read_event().map_err(|error| unreadable(&error))?;
            // The event itself lends nothing that outlives it.
            let end = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
            let written = &text[start..end];
            start = end;
            match event {
                Event::Start(_) => open.push(element(&written[1..written.len() - 1])?),
                Event::Empty(_) => {
                    let element = element(&written[1..written.len() - 2])?;
                    append(&mut open, Node::Element(element));
                }
                Event::End(_) => {
                    let Some(element) = open.pop() else { break };
                    append(&mut open, Node::Element(element));
                }
                Event::Text(_) | Event::GeneralRef(_) => {
                    append(&mut open, Node::Text(unescape(written).map_err(|error| unreadable(&error))?));
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
        root.ok_or_else(|| unreadable(&"没有根元素"))
    }

    /// The element as a part of the file.
    pub fn to_part(&self) -> Vec<u8> {
        let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned();
        self.write(&mut text);
        text.into_bytes()
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.name);
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
        out.push_str(self.name);
        out.push('>');
    }
}

fn unreadable(error: &dyn Display) -> String {
    format!("docx-rs 写出的 XML 读不出来：{error}")
}

/// Appends to the innermost open element; text that entities had cut up is one again.
fn append<'a>(open: &mut [Element<'a>], node: Node<'a>) {
    let Some(parent) = open.last_mut() else { return };
    match (parent.children.last_mut(), node) {
        (Some(Node::Text(before)), Node::Text(text)) => before.to_mut().push_str(&text),
        (_, node) => parent.children.push(node),
    }
}

/// An element by what stands between the brackets of its tag.
fn element(tag: &str) -> Result<Element<'_>, String> {
    let name_end = tag.bytes().position(|byte| byte.is_ascii_whitespace()).unwrap_or(tag.len());
    let mut element = Element::new(&tag[..name_end]);
    for attribute in Attributes::new(tag, name_end).with_checks(false) {
        let attribute = attribute.map_err(|error| unreadable(&error))?;
        let name = std::str::from_utf8(attribute.key.into_inner()).map_err(|error| unreadable(&error))?;
        let Cow::Borrowed(value) = attribute.value else { return Err(unreadable(&name)) };
        let value = std::str::from_utf8(value).map_err(|error| unreadable(&error))?;
        element.attributes.push((name, unescape(value).map_err(|error| unreadable(&error))?));
    }
    Ok(element)
}

/// Characters that XML 1.0 cannot hold are left out: a single one makes Word refuse the whole file.
fn escape(text: &str, out: &mut String) {
    // Numbers and names: most attributes.
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        out.push_str(text);
        return;
    }
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
