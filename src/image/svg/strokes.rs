//! What it costs to follow the outlines of a drawing with a line, which the library does as soon as it has read them: the
//! larger a curve or the wider its line, the finer the pieces that it is cut into.

use std::str::FromStr;

use resvg::usvg::roxmltree::Node;
use svgtypes::{Length, LengthUnit, SimplePathSegment, SimplifyingPathParser};

/// Largest type, in pixels; lengths may be given in it.
pub(super) const LARGEST_TYPE: f64 = 20_000.0;
/// Larger than any percentage may be of.
const LARGEST_WHOLE: f64 = 1_000_000.0;
/// How much larger words make type, at most (xx-large).
const LARGER: f64 = 1.8;

/// The outline of an element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Outline {
    /// Its corners and ends, each of which may be rounded or bear a marker.
    pub corners: u64,
    /// Pieces that its curves are cut into, as they grow with their size.
    pub pieces: u64,
}

impl Outline {
    pub fn of(node: Node<'_, '_>) -> Self {
        let size =
            |names: &[&str]| names.iter().filter_map(|name| Some(length(node.attribute(*name)?))).fold(0.0, f64::max);
        let round = |size: f64| Outline { corners: 4, pieces: pieces(4.0, size) };
        match node.tag_name().name() {
            "path" => node.attribute("d").map_or(Outline { corners: 0, pieces: 0 }, path),
            "polyline" | "polygon" => {
                let corners = node.attribute("points").map_or(0, |points| points.len() as u64 / 4 + 1);
                Outline { corners, pieces: 0 }
            }
            "circle" => round(size(&["r"])),
            "ellipse" => round(size(&["rx", "ry"])),
            "rect" => round(size(&["rx", "ry"])),
            "line" => Outline { corners: 2, pieces: 0 },
            _ => Outline { corners: 0, pieces: 0 },
        }
    }
}

fn path(data: &str) -> Outline {
    let mut outline = Outline { corners: 0, pieces: 0 };
    let mut at = (0.0, 0.0);
    for segment in SimplifyingPathParser::from(data).map_while(Result::ok) {
        let mut before = at;
        let mut size = 0.0;
        let mut by = |x: f64, y: f64| {
            size += (x - before.0).hypot(y - before.1);
            before = (x, y);
        };
        match segment {
            SimplePathSegment::MoveTo { x, y } | SimplePathSegment::LineTo { x, y } => at = (x, y),
            SimplePathSegment::CurveTo { x1, y1, x2, y2, x, y } => {
                by(x1, y1);
                by(x2, y2);
                by(x, y);
                at = (x, y);
            }
            SimplePathSegment::Quadratic { x1, y1, x, y } => {
                by(x1, y1);
                by(x, y);
                at = (x, y);
            }
            SimplePathSegment::ClosePath => {}
        }
        outline.corners += 1;
        outline.pieces = outline.pieces.saturating_add(pieces(1.0, size));
    }
    outline
}

/// Pieces of so many curves or corners of a size.
pub(super) fn pieces(count: f64, size: f64) -> u64 {
    (count * size.sqrt()) as u64
}

/// A length in pixels, at most; none of what is no length.
pub(super) fn length(value: &str) -> f64 {
    let Ok(Length { number, unit }) = Length::from_str(value.trim()) else { return 0.0 };
    let unit = match unit {
        LengthUnit::None | LengthUnit::Px => 1.0,
        LengthUnit::Em | LengthUnit::Ex => LARGEST_TYPE,
        LengthUnit::Percent => LARGEST_WHOLE / 100.0,
        LengthUnit::In | LengthUnit::Cm | LengthUnit::Mm | LengthUnit::Pt | LengthUnit::Pc => 96.0,
    };
    number.abs() * unit
}

/// A size of type.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum TypeSize {
    /// In pixels.
    Fixed(f64),
    /// In sizes of the type around it.
    Relative(f64),
}

/// The size of type in a value of `font-size` or `font`.
pub(super) fn type_size(value: &str) -> Option<TypeSize> {
    let words = value.split(|c: char| c.is_whitespace() || c == '/');
    let size = |word: &str| match Length::from_str(word) {
        Ok(Length { number, unit: LengthUnit::Em | LengthUnit::Ex }) => Some(TypeSize::Relative(number)),
        Ok(Length { number, unit: LengthUnit::Percent }) => Some(TypeSize::Relative(number / 100.0)),
        Ok(_) => Some(TypeSize::Fixed(length(word))),
        Err(_) => word.contains("large").then_some(TypeSize::Relative(LARGER)),
    };
    let larger = |one: TypeSize, other: TypeSize| match (one, other) {
        (TypeSize::Relative(one), TypeSize::Relative(other)) => TypeSize::Relative(one.max(other)),
        (TypeSize::Relative(_), TypeSize::Fixed(_)) => one,
        (TypeSize::Fixed(_), TypeSize::Relative(_)) => other,
        (TypeSize::Fixed(one), TypeSize::Fixed(other)) => TypeSize::Fixed(one.max(other)),
    };
    words.filter_map(size).reduce(larger)
}
