//! The style sheets of a drawing: what they declare for an element, in counted steps.

use std::cell::Cell;

use resvg::usvg::roxmltree::{Document, Node};
use simplecss::{AttributeOperator, Declaration, DeclarationTokenizer, Element, PseudoClass, StyleSheet};

use super::too_much;

/// Most steps of matching selectors with elements: a selector of a few words asks for as many as it likes.
pub(super) const MOST_STEPS: u64 = 10_000_000;
/// What of a value is looked at in a step, in bytes.
const STEP: usize = 32;

/// The style sheets of a drawing.
pub(super) struct Styles<'a> {
    sheet: StyleSheet<'a>,
    /// Steps that are left.
    left: Cell<u64>,
}

impl<'a> Styles<'a> {
    /// The style sheets as the library that draws reads them.
    ///
    /// # Errors
    /// If it takes too many steps to read them.
    pub fn of(document: &'a Document<'_>) -> Result<Self, String> {
        let mut styles = Styles { sheet: StyleSheet::new(), left: Cell::new(MOST_STEPS) };
        for node in document.descendants().filter(|node| node.has_tag_name("style")) {
            if let (None | Some("text/css"), Some(text)) = (node.attribute("type"), node.text()) {
                styles.take(reading(text))?;
                styles.sheet.parse_more(text);
            }
        }
        Ok(styles)
    }

    /// What the style sheets and an element's own style declare for it, and the steps that it took to find out.
    ///
    /// # Errors
    /// If all steps are taken.
    pub fn declarations<'s>(&'s self, node: Node<'s, '_>) -> Result<(Vec<Declaration<'s>>, u64), String> {
        let before = self.left.get();
        let mut declarations = Vec::new();
        for rule in &self.sheet.rules {
            let matches = rule.selector.matches(&Counted { node, left: &self.left });
            self.take(if matches { rule.declarations.len() as u64 } else { 0 })?;
            if matches {
                declarations.extend(rule.declarations.iter().copied());
            }
        }
        if let Some(style) = node.attribute("style") {
            self.take(reading(style))?;
            declarations.extend(DeclarationTokenizer::from(style));
        }
        Ok((declarations, before - self.left.get()))
    }

    fn take(&self, steps: u64) -> Result<(), String> {
        take(&self.left, steps);
        if self.left.get() > 0 { Ok(()) } else { Err(too_much("样式太繁")) }
    }
}

/// Steps of reading styles: for each of their words, simplecss counts lines and columns from the beginning.
fn reading(styles: &str) -> u64 {
    let is_between = |byte: &u8| byte.is_ascii_whitespace() || b":;,.#{}>+[]()".contains(byte);
    let words = 1 + styles.as_bytes().iter().filter(|byte| is_between(byte)).count();
    words as u64 * (styles.len() / STEP) as u64
}

fn take(left: &Cell<u64>, steps: u64) {
    left.set(left.get().saturating_sub(steps));
}

/// An element that counts how often it is looked at, and has no relatives once that was too often.
struct Counted<'a, 'input, 'left> {
    node: Node<'a, 'input>,
    left: &'left Cell<u64>,
}

impl Counted<'_, '_, '_> {
    fn relative(&self, node: Option<Self>) -> Option<Self> {
        take(self.left, 1);
        if self.left.get() > 0 { node } else { None }
    }
}

impl Element for Counted<'_, '_, '_> {
    fn parent_element(&self) -> Option<Self> {
        self.relative(self.node.parent_element().map(|node| Counted { node, left: self.left }))
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        self.relative(self.node.prev_sibling_element().map(|node| Counted { node, left: self.left }))
    }

    fn has_local_name(&self, name: &str) -> bool {
        take(self.left, 1);
        self.node.tag_name().name() == name
    }

    fn attribute_matches(&self, name: &str, operator: AttributeOperator<'_>) -> bool {
        let value = self.node.attribute(name);
        let length = value.map_or(0, str::len) / STEP + self.node.attributes().len();
        take(self.left, 1 + length as u64);
        value.is_some_and(|value| operator.matches(value))
    }

    fn pseudo_class_matches(&self, class: PseudoClass<'_>) -> bool {
        class == PseudoClass::FirstChild && self.prev_sibling_element().is_none()
    }
}
