//! Which drawings are lines and areas in plain colours, and these.
//!
//! krilla-svg 0.8.1 does the like, but takes the trees of usvg 0.47, not those that are held to a budget here, and writes
//! all colours as RGB, so that a grey is printed in three inks; its colours cannot be mapped.

use resvg::tiny_skia::{PathSegment, Transform};
use resvg::usvg::{
    BlendMode, ClipPath, Color, Fill, FillRule, Group, LineCap, LineJoin, Node, PaintOrder, Path, Stroke, Tree,
    WriteOptions,
};

use crate::image::drawing::{self, Cap, Drawing, Ink, Join, Mark, Outline, Segment, Shape};

/// Places after the point of what is written: a thousandth of a pixel.
const PLACES: u8 = 3;
/// Places after the point of what is multiplied with lengths.
const FACTOR_PLACES: u8 = 6;

/// A drawing as lines and areas; none if it has gradients, patterns, masks, or layers that are transparent or clipped in
/// ways that only pixels show.
pub(super) fn drawing(tree: &Tree) -> Option<Drawing> {
    let marks = children(tree.root(), Transform::identity())?;
    Some(Drawing { width: tree.size().width(), height: tree.size().height(), marks })
}

/// A drawing as the text of an SVG file of paths alone.
pub(super) fn svg(tree: &Tree) -> String {
    let options =
        WriteOptions { coordinates_precision: PLACES, transforms_precision: FACTOR_PLACES, ..WriteOptions::default() };
    tree.to_string(&options)
}

fn children(group: &Group, transform: Transform) -> Option<Vec<Mark>> {
    let mut marks = Vec::new();
    for node in group.children() {
        match node {
            Node::Group(inner) => marks.extend(layer(inner, transform)?),
            Node::Text(text) => marks.extend(layer(text.flattened(), transform)?),
            Node::Path(path) if path.is_visible() => marks.extend(shape(path, transform)?.map(Mark::Shape)),
            Node::Path(_) => {}
            Node::Image(_) => return None,
        }
    }
    Some(marks)
}

fn layer(group: &Group, transform: Transform) -> Option<Vec<Mark>> {
    if group.mask().is_some() || !group.filters().is_empty() || group.blend_mode() != BlendMode::Normal {
        return None;
    }
    let transform = transform.pre_concat(group.transform());
    let mut marks = children(group, transform)?;
    if group.opacity().get() < 1.0 {
        fade(&mut marks, group.opacity().get())?;
    }
    match group.clip_path() {
        Some(clip) => Some(vec![Mark::Clipped { within: within(clip, transform)?, marks }]),
        None => Some(marks),
    }
}

/// Makes marks transparent as one; not possible where one shines through another.
fn fade(marks: &mut [Mark], opacity: f32) -> Option<()> {
    match marks {
        [] => Some(()),
        [Mark::Clipped { marks, .. }] => fade(marks, opacity),
        [Mark::Shape(shape)] => {
            let inks = [shape.fill.as_mut(), shape.stroke.as_mut().map(|stroke| &mut stroke.ink)];
            let mut inks = inks.into_iter().flatten();
            if let Some(ink) = inks.next() {
                ink.opacity *= opacity;
            }
            inks.next().is_none().then_some(())
        }
        _ => None,
    }
}

/// The outlines of a clip, each of which is one path.
fn within(clip: &ClipPath, transform: Transform) -> Option<Vec<Outline>> {
    let mut outlines = match clip.clip_path() {
        Some(outer) => within(outer, transform)?,
        None => Vec::new(),
    };
    outlines.push(only_outline(clip.root(), transform.pre_concat(clip.transform()))?);
    Some(outlines)
}

fn only_outline(group: &Group, transform: Transform) -> Option<Outline> {
    match group.children() {
        [Node::Path(path)] if path.is_visible() => {
            let even_odd = path.fill()?.rule() == FillRule::EvenOdd;
            Some(Outline { segments: segments(&path.data().clone().transform(transform)?), even_odd })
        }
        [Node::Group(inner)] if inner.clip_path().is_none() => {
            only_outline(inner, transform.pre_concat(inner.transform()))
        }
        [Node::Text(text)] => only_outline(text.flattened(), transform),
        _ => None,
    }
}

/// A path; none of it if it has neither area nor line.
fn shape(path: &Path, transform: Transform) -> Option<Option<Shape>> {
    let fill = match path.fill() {
        Some(fill) => Some(ink(fill.paint(), fill.opacity().get())?),
        None => None,
    };
    let stroke = match path.stroke() {
        Some(line) => Some(stroke(line)?),
        None => None,
    };
    if fill.is_none() && stroke.is_none() {
        return Some(None);
    }
    let Transform { sx, kx, ky, sy, tx, ty } = transform;
    Some(Some(Shape {
        outline: Outline {
            segments: segments(path.data()),
            even_odd: path.fill().map(Fill::rule) == Some(FillRule::EvenOdd),
        },
        matrix: [sx, ky, kx, sy, tx, ty],
        fill,
        stroke,
        stroke_first: path.paint_order() == PaintOrder::StrokeAndFill,
    }))
}

fn ink(paint: &resvg::usvg::Paint, opacity: f32) -> Option<Ink> {
    match paint {
        resvg::usvg::Paint::Color(Color { red, green, blue }) => Some(Ink { colour: [*red, *green, *blue], opacity }),
        _ => None,
    }
}

fn stroke(line: &Stroke) -> Option<drawing::Stroke> {
    Some(drawing::Stroke {
        ink: ink(line.paint(), line.opacity().get())?,
        width: line.width().get(),
        cap: match line.linecap() {
            LineCap::Butt => Cap::Butt,
            LineCap::Round => Cap::Round,
            LineCap::Square => Cap::Square,
        },
        join: match line.linejoin() {
            LineJoin::Miter | LineJoin::MiterClip => Join::Miter,
            LineJoin::Round => Join::Round,
            LineJoin::Bevel => Join::Bevel,
        },
        miter_limit: line.miterlimit().get(),
        dashes: line.dasharray().map(<[f32]>::to_vec).unwrap_or_default(),
        dash_offset: line.dashoffset(),
    })
}

fn segments(path: &resvg::tiny_skia::Path) -> Vec<Segment> {
    let segment = |segment| match segment {
        PathSegment::MoveTo(to) => Segment::Move([to.x, to.y]),
        PathSegment::LineTo(to) => Segment::Line([to.x, to.y]),
        PathSegment::QuadTo(by, to) => Segment::Quadratic([by.x, by.y], [to.x, to.y]),
        PathSegment::CubicTo(from, by, to) => Segment::Cubic([from.x, from.y], [by.x, by.y], [to.x, to.y]),
        PathSegment::Close => Segment::Close,
    };
    path.segments().map(segment).collect()
}
