//! Drawings as lines and areas, their greys as tints of the black plate.

use krilla::color::{Color, rgb};
use krilla::geom::{Path, PathBuilder, Rect, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;

use super::ink::{SOLID, black};
use crate::image::drawing::{self, Cap, Drawing, Ink, Join, Mark, Outline, Segment, Shape};

/// Draws a drawing into a rectangle of this size with its upper left corner at the origin.
pub(super) fn draw(drawing: &Drawing, (width, height): (f32, f32), surface: &mut Surface<'_>) {
    let mut edge = PathBuilder::new();
    if let Some(sheet) = Rect::from_xywh(0.0, 0.0, drawing.width, drawing.height) {
        edge.push_rect(sheet);
    }
    let Some(edge) = edge.finish() else { return };
    surface.push_transform(&Transform::from_scale(width / drawing.width, height / drawing.height));
    surface.push_clip_path(&edge, &FillRule::NonZero);
    marks(&drawing.marks, surface);
    surface.pop();
    surface.pop();
}

fn marks(marks: &[Mark], surface: &mut Surface<'_>) {
    for mark in marks {
        match mark {
            Mark::Shape(shape) => self::shape(shape, surface),
            Mark::Clipped { within, marks: clipped } => {
                // Within an outline that encloses nothing there is nothing.
                let Some(paths) = within.iter().map(path).collect::<Option<Vec<Path>>>() else { continue };
                for (path, outline) in paths.iter().zip(within) {
                    surface.push_clip_path(path, &rule(outline));
                }
                self::marks(clipped, surface);
                paths.iter().for_each(|_| surface.pop());
            }
        }
    }
}

fn shape(shape: &Shape, surface: &mut Surface<'_>) {
    let Some(path) = path(&shape.outline) else { return };
    let [sx, ky, kx, sy, tx, ty] = shape.matrix;
    surface.push_transform(&Transform::from_row(sx, ky, kx, sy, tx, ty));
    let (fill, stroke) = (shape.fill.map(|ink| fill(ink, rule(&shape.outline))), shape.stroke.as_ref().map(stroke));
    let mut draw = |fill: Option<Fill>, stroke: Option<Stroke>| {
        surface.set_fill(fill);
        surface.set_stroke(stroke);
        surface.draw_path(&path);
    };
    if shape.stroke_first && fill.is_some() && stroke.is_some() {
        draw(None, stroke);
        draw(fill, None);
    } else {
        draw(fill, stroke);
    }
    surface.pop();
}

fn path(outline: &Outline) -> Option<Path> {
    let mut path = PathBuilder::new();
    for segment in &outline.segments {
        match *segment {
            Segment::Move([x, y]) => path.move_to(x, y),
            Segment::Line([x, y]) => path.line_to(x, y),
            Segment::Quadratic([x1, y1], [x, y]) => path.quad_to(x1, y1, x, y),
            Segment::Cubic([x1, y1], [x2, y2], [x, y]) => path.cubic_to(x1, y1, x2, y2, x, y),
            Segment::Close => path.close(),
        }
    }
    path.finish()
}

fn rule(outline: &Outline) -> FillRule {
    if outline.even_odd { FillRule::EvenOdd } else { FillRule::NonZero }
}

fn fill(ink: Ink, rule: FillRule) -> Fill {
    Fill { paint: colour(ink).into(), opacity: opacity(ink), rule }
}

fn stroke(line: &drawing::Stroke) -> Stroke {
    Stroke {
        paint: colour(line.ink).into(),
        width: line.width,
        miter_limit: line.miter_limit,
        line_cap: match line.cap {
            Cap::Butt => LineCap::Butt,
            Cap::Round => LineCap::Round,
            Cap::Square => LineCap::Square,
        },
        line_join: match line.join {
            Join::Miter => LineJoin::Miter,
            Join::Round => LineJoin::Round,
            Join::Bevel => LineJoin::Bevel,
        },
        opacity: opacity(line.ink),
        dash: (!line.dashes.is_empty()).then(|| StrokeDash { array: line.dashes.clone(), offset: line.dash_offset }),
    }
}

/// A grey is a tint of black, so that no other plate prints a part of it.
fn colour(ink: Ink) -> Color {
    let [red, green, blue] = ink.colour;
    if red == green && green == blue { black(SOLID - red) } else { rgb::Color::new(red, green, blue).into() }
}

fn opacity(ink: Ink) -> NormalizedF32 {
    NormalizedF32::new(ink.opacity.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE)
}
