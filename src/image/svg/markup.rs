//! What the markup of a drawing may hold: refuses what cannot be drawn by its name, and what would grow beyond bounds
//! before it does.

use std::collections::{HashMap, HashSet};

use resvg::usvg::roxmltree::{Document, Node, NodeId};

use super::too_much;

/// Most nodes of a drawing, texts among them.
pub(super) const MOST_NODES: u32 = 200_000;
/// Most elements once all that is used repeatedly is counted as often as it is used.
const MOST_ELEMENTS: u64 = 50_000;
/// Most characters of text, counted likewise.
const MOST_CHARACTERS: u64 = 5_000;
/// Deepest nesting, counted likewise.
const DEEPEST: u64 = 64;
/// Most attributes of an element: they are compared with each other.
const MOST_ATTRIBUTES: usize = 500;
/// Longest document type declaration, in bytes.
const LONGEST_DOCTYPE: usize = 10_000;
/// Largest number in a measure. Beyond 2^24 the libraries count no longer in ones.
const LARGEST: f64 = 1_000_000.0;
/// Most comparisons of style rules with elements.
const MOST_COMPARISONS: usize = 5_000_000;

/// Functions of style sheets that the libraries do not know; what they are applied to would be black or gone.
const UNKNOWN_FUNCTIONS: [&str; 15] = [
    "light-dark",
    "color-mix",
    "color",
    "var",
    "calc",
    "env",
    "attr",
    "min",
    "max",
    "clamp",
    "lab",
    "lch",
    "oklab",
    "oklch",
    "hwb",
];

/// Attributes that hold measures.
const MEASURES: [&str; 44] = [
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "fx",
    "fy",
    "fr",
    "dx",
    "dy",
    "d",
    "points",
    "width",
    "height",
    "viewBox",
    "transform",
    "gradientTransform",
    "patternTransform",
    "rotate",
    "offset",
    "font-size",
    "letter-spacing",
    "word-spacing",
    "baseline-shift",
    "textLength",
    "startOffset",
    "stroke-width",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-miterlimit",
    "markerWidth",
    "markerHeight",
    "refX",
    "refY",
    "opacity",
    "stdDeviation",
    "pathLength",
    "transform-origin",
];

/// Refuses text that would hold up the parser: elements of many attributes, a long document type declaration.
///
/// # Errors
/// What it has too much of.
pub(super) fn within_limits(text: &str) -> Result<(), String> {
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        let end = if rest.starts_with("<!--") {
            rest.find("-->")
        } else if rest.starts_with("<![CDATA[") {
            rest.find("]]>")
        } else if rest.starts_with("<!DOCTYPE") {
            let end = rest.find('>').map(|end| if rest[..end].contains('[') { rest.find("]>") } else { Some(end) });
            let end = end.flatten();
            if end.unwrap_or(rest.len()) > LONGEST_DOCTYPE {
                return Err(too_much("DOCTYPE 太长"));
            }
            end
        } else {
            let mut quote = None;
            let mut attributes = 0;
            rest.bytes().position(|byte| match (quote, byte) {
                (Some(open), _) => {
                    if byte == open {
                        quote = None;
                    }
                    false
                }
                (None, b'"' | b'\'') => {
                    quote = Some(byte);
                    attributes += 1;
                    attributes > MOST_ATTRIBUTES
                }
                (None, _) => byte == b'>',
            })
        };
        let Some(end) = end else { return Ok(()) };
        if !rest[end..].starts_with(['>', '-', ']']) {
            return Err(too_much("一个元素的属性太多"));
        }
        rest = &rest[end..];
    }
    Ok(())
}

/// Refuses a drawing that holds what cannot be drawn, or that is too large once it is expanded.
///
/// # Errors
/// What it holds and what to do.
pub(super) fn can_be_drawn(document: &Document<'_>) -> Result<(), String> {
    let elements = || document.descendants().filter(Node::is_element);
    elements().find_map(cannot_be_drawn).map_or(Ok(()), Err)?;
    let sheets: Vec<&str> = elements().filter(|node| is(node, "style")).filter_map(|node| node.text()).collect();
    let rules = sheets.iter().map(|sheet| sheet.matches('{').count()).sum::<usize>();
    if rules * elements().count() > MOST_COMPARISONS {
        return Err(too_much("样式规则太多"));
    }
    let styles = sheets.iter().copied().chain(elements().filter_map(|node| node.attribute("style")));
    let values = elements().flat_map(|node| node.attributes()).filter(|attribute| attribute.name() != "style");
    for value in styles.clone().chain(values.clone().map(|attribute| attribute.value())) {
        if let Some(function) = unknown_function(value) {
            return Err(format!("SVG 的样式里有 {function}()，画不出来；请另存为 PNG"));
        }
    }
    let declarations = styles.flat_map(|style| style.split([';', '{', '}']));
    // The order in which boxes lie on each other is no measure.
    let declarations = declarations.filter(|declaration| !declaration.trim_start().starts_with("z-index"));
    let measures = values.filter(|attribute| MEASURES.contains(&attribute.name())).map(|attribute| attribute.value());
    if let Some(number) = declarations.chain(measures).find_map(too_large) {
        return Err(format!("SVG 里有大得离谱的数（{number}），画不出来；请核对，或另存为 PNG"));
    }
    Expansion::of(document, &sheets).within_limits(document)
}

fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.tag_name().name() == name
}

/// Why an element cannot be drawn.
fn cannot_be_drawn(node: Node<'_, '_>) -> Option<String> {
    let what = match node.tag_name().name() {
        "image" | "feImage" => return Some("SVG 里引用或嵌入了别的图片，不能显示；请把 SVG 另存为 PNG".to_owned()),
        "foreignObject" => "网页文字（foreignObject）",
        "script" => "脚本（script）",
        _ => return None,
    };
    Some(format!("SVG 里有{what}，画不出来；请把 SVG 另存为 PNG"))
}

/// A function in a style or attribute that cannot be drawn.
fn unknown_function(value: &str) -> Option<&'static str> {
    let mut before = value;
    while let Some(open) = before.rfind('(') {
        before = &before[..open];
        let name = before.rsplit(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next().unwrap_or_default();
        let known = UNKNOWN_FUNCTIONS.into_iter().find(|function| function.eq_ignore_ascii_case(name));
        if known.is_some() {
            return known;
        }
    }
    None
}

/// A number in a list of measures that is too large.
fn too_large(value: &str) -> Option<&str> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E');
    let mut rest = value;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || c == '#') {
        rest = &rest[start..];
        if let Some(name) = rest.strip_prefix('#') {
            // A colour, or the name of an element.
            rest = name.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-'));
            continue;
        }
        let mut end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        // The sign of an exponent.
        if rest[..end].ends_with(['e', 'E']) && rest[end..].starts_with(['+', '-']) {
            let digits = rest[end + 1..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - end - 1);
            end += 1 + digits;
        }
        let number = rest[..end].trim_end_matches(|c: char| !c.is_ascii_digit());
        // What is no number as a whole (1.2.3) is several small ones.
        if number.parse::<f64>().is_ok_and(|number| number > LARGEST) {
            return Some(number);
        }
        rest = &rest[end..];
    }
    None
}

/// What an element comes to with all that it uses.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    elements: u64,
    characters: u64,
    depth: u64,
}

impl Weight {
    fn add(&mut self, other: Weight) {
        self.elements = self.elements.saturating_add(other.elements);
        self.characters = self.characters.saturating_add(other.characters);
        self.depth = self.depth.max(other.depth.saturating_add(1));
    }
}

/// How a drawing grows when what it refers to (use, patterns, masks, markers) is put in its places.
struct Expansion<'a, 'input> {
    ids: HashMap<&'a str, Node<'a, 'input>>,
    /// What style sheets refer to: any element may have it.
    everywhere: Vec<Node<'a, 'input>>,
    /// Whether style sheets give markers to lines.
    styled_markers: bool,
    known: HashMap<NodeId, Weight>,
    open: HashSet<NodeId>,
}

impl<'a, 'input> Expansion<'a, 'input> {
    fn of(document: &'a Document<'input>, sheets: &[&str]) -> Self {
        let ids: HashMap<&str, Node<'_, '_>> =
            document.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect();
        let everywhere =
            sheets.iter().flat_map(|sheet| references(sheet)).filter_map(|id| ids.get(id).copied()).collect();
        let styled_markers = sheets.iter().any(|sheet| sheet.contains("marker"));
        Expansion { ids, everywhere, styled_markers, known: HashMap::new(), open: HashSet::new() }
    }

    fn within_limits(mut self, document: &'a Document<'input>) -> Result<(), String> {
        let mut deepest = 0;
        for node in document.descendants() {
            // Counted down the tree, so that no deep drawing gets to the recursion below.
            deepest = deepest.max(node.ancestors().take(DEEPEST as usize + 2).count() as u64);
        }
        if deepest > DEEPEST {
            return Err(too_much("嵌套太深"));
        }
        let mut weight = self.weight(document.root_element(), 0);
        let everywhere = std::mem::take(&mut self.everywhere).into_iter();
        let heaviest = everywhere.map(|node| self.weight(node, 0).elements).max().unwrap_or(0);
        weight.elements = weight.elements.saturating_mul(heaviest.saturating_add(1));
        let markers = document.descendants().filter(|node| is(node, "marker"));
        let marker = markers.map(|node| self.weight(node, 0).elements).max().unwrap_or(0);
        if marker > 0 {
            // Every corner may bear one.
            let lines = document.descendants().filter(|node| self.styled_markers || bears_markers(*node));
            let points = |node: Node<'_, '_>| node.attribute("d").or(node.attribute("points")).map(str::len);
            let corners = lines.filter_map(points).map(|length| length as u64 / 4 + 1).sum::<u64>();
            weight.elements = weight.elements.saturating_add(corners.saturating_mul(marker));
        }
        if weight.depth > DEEPEST {
            Err(too_much("嵌套太深"))
        } else if weight.elements > MOST_ELEMENTS {
            Err(too_much("展开后元素太多"))
        } else if weight.characters > MOST_CHARACTERS {
            Err(too_much("文字太多"))
        } else {
            Ok(())
        }
    }

    fn weight(&mut self, node: Node<'a, 'input>, depth: u64) -> Weight {
        if let Some(known) = self.known.get(&node.id()) {
            return *known;
        }
        // What uses itself is not drawn; what is nested too deeply is refused for its depth.
        if depth > DEEPEST || !self.open.insert(node.id()) {
            return Weight { depth, ..Weight::default() };
        }
        let mut weight = Weight { elements: 1, characters: 0, depth: 1 };
        for child in node.children() {
            if child.is_element() {
                let inner = self.weight(child, depth + 1);
                weight.add(inner);
            } else if child.is_text() && matches!(node.tag_name().name(), "text" | "tspan" | "textPath") {
                weight.characters += child.text().unwrap_or_default().chars().count() as u64;
            }
        }
        let attributes = node.attributes().flat_map(|attribute| {
            let value = attribute.value();
            let link = if attribute.name() == "href" { value.trim().strip_prefix('#') } else { None };
            link.into_iter().chain(references(value))
        });
        let used: Vec<Node<'_, '_>> = attributes.filter_map(|id| self.ids.get(id).copied()).collect();
        for target in used {
            let inner = self.weight(target, depth + 1);
            weight.add(inner);
        }
        self.open.remove(&node.id());
        self.known.insert(node.id(), weight);
        weight
    }
}

/// Whether an element, or one that it is in, asks for markers on its corners.
fn bears_markers(node: Node<'_, '_>) -> bool {
    let asks = |node: Node<'_, '_>| {
        node.attributes().any(|attribute| match attribute.name() {
            "style" => attribute.value().contains("marker"),
            name => name.starts_with("marker-"),
        })
    };
    node.ancestors().any(asks)
}

/// The ids that `url(#…)` names in a value.
fn references(value: &str) -> impl Iterator<Item = &str> {
    value.split("url(").skip(1).filter_map(|rest| {
        let inner = rest.split(')').next()?.trim().trim_matches(['"', '\'']);
        inner.trim().strip_prefix('#')
    })
}

#[cfg(test)]
mod tests {
    use super::{too_large, unknown_function, within_limits};

    #[test]
    fn large_numbers_are_found_and_small_ones_are_not() {
        for (value, found) in [
            ("M0 0A5 5 0 0 1 1e38 0", Some("1e38")),
            ("2147483648", Some("2147483648")),
            ("-2e+9px", Some("2e+9")),
            ("M1.5.5.25-3e2 1e-38 999999", None),
            ("#1234567890 fill:#1e9999 url(#a99999999)", None),
            ("12em 3ex", None),
        ] {
            assert_eq!(too_large(value), found, "{value}");
        }
    }

    #[test]
    fn functions_are_known_by_their_whole_names() {
        assert_eq!(unknown_function("fill: light-dark(#fff, #000)"), Some("light-dark"));
        assert_eq!(unknown_function("fill:rgb(1,2,3);x:VAR(--a)"), Some("var"));
        assert_eq!(unknown_function("matrix(1 0 0 1 0 0) url(#color) rgb(0,0,0)"), None);
    }

    #[test]
    fn elements_of_many_attributes_are_refused() {
        let many = |count: usize| format!("<svg><g {}/></svg>", "a='>'".repeat(count));
        assert!(within_limits(&many(100)).is_ok());
        assert!(within_limits(&many(1000)).is_err());
        assert!(within_limits(&format!("<!-- {} --><svg/>", "\"".repeat(2000))).is_ok());
        assert!(within_limits(&format!("<!DOCTYPE svg [{}]><svg/>", " ".repeat(20_000))).is_err());
    }
}
