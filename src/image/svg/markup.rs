//! What the markup of a drawing may hold: refuses what cannot be drawn by its name, and numbers beyond all measure.

use resvg::usvg::roxmltree::{Document, Node};

/// Largest number in a measure. Beyond 2^24 the libraries count no longer in ones.
const LARGEST: f64 = 1_000_000.0;

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
const MEASURES: [&str; 46] = [
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
    "orient",
    "font-variation-settings",
];

/// Refuses a drawing that holds what cannot be drawn.
///
/// # Errors
/// What it holds and what to do.
pub(super) fn can_be_drawn(document: &Document<'_>) -> Result<(), String> {
    let elements = || document.descendants().filter(Node::is_element);
    elements().find_map(cannot_be_drawn).map_or(Ok(()), Err)?;
    let sheets: Vec<&str> =
        elements().filter(|node| node.tag_name().name() == "style").filter_map(|node| node.text()).collect();
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
    match declarations.chain(measures).find_map(too_large) {
        Some(number) => Err(format!("SVG 里有大得离谱的数（{number}），画不出来；请核对，或另存为 PNG")),
        None => Ok(()),
    }
}

/// Why an element cannot be drawn.
fn cannot_be_drawn(node: Node<'_, '_>) -> Option<String> {
    let what = match node.tag_name().name() {
        "image" | "feImage" => return Some("SVG 里引用或嵌入了别的图片，不能显示；请把 SVG 另存为 PNG".to_owned()),
        "foreignObject" => "网页文字（foreignObject）",
        "script" => "脚本（script）",
        // Long out of use; looked up from the beginning for each.
        "tref" => "借用的文字（tref）",
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
    let mut rest = value;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || matches!(c, '.' | '#')) {
        rest = &rest[start..];
        if let Some(name) = rest.strip_prefix('#') {
            // A colour, or the name of an element.
            rest = name.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-'));
            continue;
        }
        let (number, after) = rest.split_at(number_end(rest));
        if number.parse::<f64>().is_ok_and(|number| number > LARGEST) {
            return Some(number);
        }
        rest = after;
    }
    None
}

/// Where the number ends that a text begins with. What follows may be the next: `1e3.5.5` are three.
fn number_end(text: &str) -> usize {
    let digits = |from: usize| text[from..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |end| from + end);
    let mut end = digits(0);
    if text[end..].starts_with('.') {
        end = digits(end + 1);
    }
    if let Some(exponent) = text[end..].strip_prefix(['e', 'E']) {
        let signed = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        if signed.starts_with(|c: char| c.is_ascii_digit()) {
            end = digits(text.len() - signed.len());
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::{too_large, unknown_function};

    #[test]
    fn large_numbers_are_found_and_small_ones_are_not() {
        for (value, found) in [
            ("M0 0A5 5 0 0 1 1e38 0", Some("1e38")),
            ("2147483648", Some("2147483648")),
            ("-2e+9px", Some("2e+9")),
            ("M1.5.5.25-3e2 1e-38 999999", None),
            ("#1234567890 fill:#1e9999 url(#a99999999)", None),
            ("12em 3ex", None),
            ("M0 0a5 5 0 0 1-1e38.74 0", Some("1e38")),
            ("M.5.5 2147483648.5.5", Some("2147483648.5")),
            (".0000001e9 5.e3 .a.b 1e", None),
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
}
