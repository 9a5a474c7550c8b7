//! What a drawing comes to once all that it refers to (use, patterns, masks, clips, markers) is put in its places.

use std::collections::{HashMap, HashSet};

use resvg::usvg::roxmltree::{Document, Node, NodeId};

use super::strokes::{self, LARGEST_TYPE, Outline, TypeSize};
use super::styles::{MOST_STEPS, Styles};
use super::too_much;

/// Most elements.
const MOST_ELEMENTS: u64 = 50_000;
/// Most characters of text.
const MOST_CHARACTERS: u64 = 5_000;
/// Most bytes of attributes: of outlines above all.
const MOST_DATA: u64 = 4 * 1024 * 1024;
/// Most pieces that lines along curves are cut into.
const MOST_PIECES: u64 = 8_000_000;
/// Corners and curves of a glyph.
const GLYPH: u64 = 60;
/// Size of type where none is given, in pixels.
const USUAL_TYPE: f64 = 16.0;
/// Colours of a gradient that come to an element where it is used.
const STOPS: u64 = 8;
/// Deepest nesting.
const DEEPEST: usize = 64;

/// Refuses a drawing that is too large once it is expanded, or that holds itself.
///
/// # Errors
/// What it has too much of.
pub(super) fn within_limits(document: &Document<'_>) -> Result<(), String> {
    let root = document.root_element();
    if document.descendants().filter(Node::is_element).count() as u64 > MOST_ELEMENTS {
        return Err(too_much("元素太多"));
    }
    let styles = Styles::of(document)?;
    let (places, known, open) = (places(document), HashMap::new(), HashSet::new());
    let mut expansion = Expansion { places, styles, known, open, width: 1.0, size: USUAL_TYPE };
    let Weight { elements, characters, data, corners, pieces, growth, steps } = expansion.weight(root)?;
    let Expansion { width, size, .. } = expansion;
    let size = size * growth;
    if size.is_nan() || size > LARGEST_TYPE {
        return Err(too_much("字号太大"));
    }
    let of_lines = strokes::pieces(corners as f64, width);
    let of_text = strokes::pieces((characters * GLYPH) as f64, size + width);
    if elements > MOST_ELEMENTS {
        Err(too_much("展开后元素太多"))
    } else if characters > MOST_CHARACTERS {
        Err(too_much("文字太多"))
    } else if data > MOST_DATA {
        Err(too_much("线条和属性太多"))
    } else if pieces.saturating_add(of_lines).saturating_add(of_text) > MOST_PIECES {
        Err(too_much("曲线太大或太多"))
    } else if steps > MOST_STEPS {
        Err(too_much("样式太繁"))
    } else {
        Ok(())
    }
}

/// The elements that ids may mean. Where several have one id, some readers take the first and some the last.
fn places<'a, 'input>(document: &'a Document<'input>) -> HashMap<&'a str, [Node<'a, 'input>; 2]> {
    let mut places: HashMap<&str, [Node<'_, '_>; 2]> = HashMap::new();
    for node in document.descendants() {
        if let Some(id) = node.attribute("id") {
            places.entry(id).and_modify(|[_, last]| *last = node).or_insert([node, node]);
        }
    }
    places
}

/// What an element comes to with all that is in it and that it refers to.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    elements: u64,
    characters: u64,
    /// Bytes of attributes.
    data: u64,
    /// Corners of outlines, each of which may bear a marker.
    corners: u64,
    /// Pieces of curves.
    pieces: u64,
    /// How much larger type gets on the way down.
    growth: f64,
    /// Steps of matching style sheets.
    steps: u64,
}

impl Weight {
    fn add(&mut self, other: Weight, times: u64) {
        let add = |to: &mut u64, of: u64| *to = to.saturating_add(of.saturating_mul(times));
        add(&mut self.elements, other.elements);
        add(&mut self.characters, other.characters);
        add(&mut self.data, other.data);
        add(&mut self.corners, other.corners);
        add(&mut self.pieces, other.pieces);
        add(&mut self.steps, other.steps);
        self.growth = self.growth.max(other.growth);
    }
}

struct Expansion<'a, 'input> {
    places: HashMap<&'a str, [Node<'a, 'input>; 2]>,
    styles: Styles<'a>,
    known: HashMap<NodeId, Weight>,
    /// Those that are being weighed: none of them may turn up in itself.
    open: HashSet<NodeId>,
    /// Widest line and largest type of a fixed size, in pixels.
    width: f64,
    size: f64,
}

impl<'a, 'input> Expansion<'a, 'input> {
    fn weight(&mut self, node: Node<'a, 'input>) -> Result<Weight, String> {
        if let Some(known) = self.known.get(&node.id()) {
            return Ok(*known);
        }
        if self.open.len() > DEEPEST {
            return Err(too_much("嵌套太深"));
        }
        if !self.open.insert(node.id()) {
            return Err(too_much("元素互相引用，绕成一圈"));
        }
        let mut weight = own(node);
        for child in node.children().filter(Node::is_element) {
            weight.add(self.weight(child)?, 1);
        }
        let links = node.attributes().filter(|attribute| is_drawn(node) && attribute.name() == "href");
        for id in links.filter_map(|attribute| attribute.value().trim().strip_prefix('#')) {
            let target = self.target(id)?;
            weight.add(target, 1);
        }
        let Declared { references, growth, steps } = self.declarations(node)?;
        weight.steps += steps;
        let Weight { elements, corners, .. } = weight;
        for (name, id) in references {
            // What is in an element takes these over, and what it uses does.
            let times = match &*name {
                "marker" | "marker-start" | "marker-mid" | "marker-end" => corners,
                "fill" | "stroke" => elements,
                _ => 1,
            };
            let target = self.target(&id)?;
            weight.add(Weight { corners: 0, ..target }, times);
        }
        weight.growth *= growth;
        self.open.remove(&node.id());
        self.known.insert(node.id(), weight);
        Ok(weight)
    }

    /// What an id leads to.
    fn target(&mut self, id: &str) -> Result<Weight, String> {
        let Some([first, last]) = self.places.get(id).copied() else { return Ok(Weight::default()) };
        let mut weight = self.weight(first)?;
        if last != first {
            weight.add(self.weight(last)?, 1);
        }
        let is_gradient = |node: Node<'_, '_>| matches!(node.tag_name().name(), "linearGradient" | "radialGradient");
        if is_gradient(first) && is_gradient(last) {
            weight.elements = weight.elements.div_ceil(STOPS);
        }
        Ok(weight)
    }

    /// What attributes and styles say of an element.
    fn declarations(&mut self, node: Node<'a, 'input>) -> Result<Declared, String> {
        let (declarations, steps) = self.styles.declarations(node)?;
        let attributes = node.attributes().filter(|attribute| attribute.name() != "style");
        let attributes = attributes.map(|attribute| (attribute.name(), attribute.value()));
        let (mut width, mut size) = (self.width, self.size);
        let mut declared = Declared { references: Vec::new(), growth: 1.0, steps };
        for (name, value) in attributes.chain(declarations.iter().map(|declared| (declared.name, declared.value))) {
            declared.references.extend(references(value).map(|id| (name.to_owned(), id.to_owned())));
            match name {
                "stroke-width" => width = width.max(strokes::length(value)),
                "font-size" | "font" => match strokes::type_size(value) {
                    Some(TypeSize::Fixed(fixed)) => size = size.max(fixed),
                    Some(TypeSize::Relative(growth)) => declared.growth = declared.growth.max(growth),
                    None => {}
                },
                _ => {}
            }
        }
        (self.width, self.size) = (width, size);
        Ok(declared)
    }
}

/// What attributes and styles say of an element.
struct Declared {
    /// Properties that refer to others by `url(#…)`, with the ids of these.
    references: Vec<(String, String)>,
    /// How much larger its type is than that around it.
    growth: f64,
    /// Steps that it took to find out.
    steps: u64,
}

/// An element by itself.
fn own(node: Node<'_, '_>) -> Weight {
    let data = node.attributes().map(|attribute| attribute.value().len() as u64).sum();
    let Outline { corners, pieces } = Outline::of(node);
    let in_text = node.ancestors().any(|node| node.tag_name().name() == "text");
    let texts = node.children().filter(|child| in_text && child.is_text()).filter_map(|child| child.text());
    let characters = texts.map(|text| text.chars().count() as u64).sum();
    Weight { elements: 1, characters, data, corners, pieces, growth: 1.0, steps: 0 }
}

/// Whether an element draws, or takes over, what its link leads to; others only lead there.
fn is_drawn(node: Node<'_, '_>) -> bool {
    matches!(
        node.tag_name().name(),
        "use" | "pattern" | "linearGradient" | "radialGradient" | "textPath" | "filter" | "mask" | "clipPath"
    )
}

/// The ids that `url(#…)` names in a value.
fn references(value: &str) -> impl Iterator<Item = &str> {
    value.split("url(").skip(1).filter_map(|rest| {
        let inner = rest.split(')').next()?.trim().trim_matches(['"', '\'']);
        inner.trim().strip_prefix('#')
    })
}
