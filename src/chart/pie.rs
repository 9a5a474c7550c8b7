//! 饼图: slices clockwise from the top, each with its label and figure beside it.

use std::f64::consts::{PI, TAU};

use super::canvas::{Anchor, Canvas, Drawing, LEADING, circle, number, outline};
use super::data::{Chart, magnitude};
use super::kind::ChartKind;
use super::label::{behind, lines};
use super::room::{BEND, GAP, Sheet};
use super::spread::{Wanted, spread};
use super::tone::Tone;
use crate::style::ChartStyle;

pub(super) fn draw(chart: &Chart, style: &ChartStyle, full: f64) -> Drawing {
    let size = style.size.0;
    let radius = style.pie.0 / 2.0;
    let sheet = Sheet { full: full / size, pie: style.pie.0 / size, names: 0.0 };
    let slices = slices(chart, sheet.label(ChartKind::Pie, chart.labels().len()).width);
    let turned = |turn: usize| Labels::of(&slices, turn as f64 / TURNS as f64 * TAU, radius, size);
    let better = |best: Labels, other: Labels| if other.badness < best.badness { other } else { best };
    let labels = (1..TURNS).map(turned).fold(turned(0), better);
    let mut canvas = Canvas::new(style);
    let head = canvas.heading(&chart.heading(sheet), size);
    let centre = (full / 2.0, head + labels.height / 2.0);
    let drawn: Vec<&Slice> = labels.slices.iter().filter(|slice| slice.to > slice.from).collect();
    for (at, slice) in drawn.iter().enumerate() {
        let edges = [centre.0 - radius, centre.1 - radius, centre.0 + radius, centre.1 + radius];
        canvas.area(&slice.path(centre, radius), edges, Tone::in_ring(at, drawn.len()));
    }
    if drawn.is_empty() {
        canvas.area(&circle(centre, radius), [0.0; 4], Tone::Grey(1.0));
    }
    for (slice, height) in labels.slices.iter().zip(&labels.heights) {
        let y = head + height;
        let (sign, anchor) = if slice.is_right() { (1.0, Anchor::Start) } else { (-1.0, Anchor::End) };
        let edge = centre.0 + sign * (radius + 2.0 * BEND * size);
        if !drawn.is_empty() {
            let leader = [slice.point(centre, radius), slice.point(centre, radius + BEND * size), (edge, y)];
            canvas.line(&leader, style.line_width.0, &[]);
        }
        canvas.lines(&slice.lines, size, (edge + sign * GAP * size, y), anchor);
    }
    canvas.finish(full, head + labels.height)
}

/// How many places are tried for the first slice to begin at.
const TURNS: usize = 12;

/// The labels of slices beside a pie.
struct Labels {
    slices: Vec<Slice>,
    /// Height of the middle of each.
    heights: Vec<f64>,
    /// Height of the whole.
    height: f64,
    /// How far they are from their slices, in type sizes.
    badness: f64,
}

impl Labels {
    /// The labels once the pie is turned: slices too narrow for their labels read best at its sides.
    fn of(slices: &[Slice], turn: f64, radius: f64, size: f64) -> Self {
        let turned = |slice: &Slice| Slice { from: slice.from + turn, to: slice.to + turn, lines: slice.lines.clone() };
        let slices: Vec<Slice> = slices.iter().map(turned).collect();
        let side = |right: bool| {
            let mut side: Vec<usize> = (0..slices.len()).filter(|&at| slices[at].is_right() == right).collect();
            side.sort_by(|&one, &other| slices[one].down().total_cmp(&slices[other].down()));
            // Slices of 0 are all at one place, and go on around the pie.
            let alike = |one: &usize, other: &usize| slices[*one].down() == slices[*other].down();
            if !right {
                side.chunk_by_mut(alike).for_each(<[usize]>::reverse);
            }
            side
        };
        let sides = [side(true), side(false)];
        let needed = |side: &Vec<usize>| side.iter().map(|&at| slices[at].height(size)).sum::<f64>();
        let height = sides.iter().map(needed).fold(2.0 * (radius + BEND * size), f64::max);
        let bend = |at: usize| height / 2.0 + (radius + BEND * size) * slices[at].down();
        let mut heights = vec![0.0; slices.len()];
        for side in &sides {
            let wanted = |&at: &usize| Wanted { middle: bend(at), height: slices[at].height(size) };
            let wanted: Vec<Wanted> = side.iter().map(wanted).collect();
            for (&at, place) in side.iter().zip(spread(&wanted, 0.0, height)) {
                heights[at] = place;
            }
        }
        // A label that is nearer to the middle than its slice has its line across the pie.
        let distance = |at: usize| {
            let off = heights[at] - bend(at);
            let steep = slices[at].down().powi(4);
            off.abs() / size * if off * slices[at].down() < 0.0 { 1.0 + 3.0 * steep } else { 1.0 } + steep
        };
        let turning = if turn > 0.0 { 1.0 } else { 0.0 };
        let badness = (0..slices.len()).map(distance).sum::<f64>() + turning;
        Labels { slices, heights, height, badness }
    }
}

#[derive(Clone)]
struct Slice {
    /// Angles clockwise from the top.
    from: f64,
    to: f64,
    /// Its label and figure.
    lines: Vec<String>,
}

impl Slice {
    fn middle(&self) -> f64 {
        f64::midpoint(self.from, self.to)
    }

    /// How far its middle is below that of the pie, in radii.
    fn down(&self) -> f64 {
        -self.middle().cos()
    }

    /// Whether its label stands at the right.
    fn is_right(&self) -> bool {
        self.middle().rem_euclid(TAU) < PI
    }

    fn height(&self, size: f64) -> f64 {
        (self.lines.len() as f64 * LEADING + GAP) * size
    }

    /// Where a ray through its middle ends.
    fn point(&self, centre: (f64, f64), radius: f64) -> (f64, f64) {
        at(centre, radius, self.middle())
    }

    fn path(&self, centre: (f64, f64), radius: f64) -> String {
        if self.to - self.from > TAU - 1e-9 {
            return circle(centre, radius);
        }
        let large = u8::from(self.to - self.from > PI);
        let (x, y) = at(centre, radius, self.to);
        let start = outline(&[centre, at(centre, radius, self.from)]);
        let [radius, x, y] = [radius, x, y].map(number);
        format!("{start}A{radius} {radius} 0 {large} 1 {x} {y}Z")
    }
}

fn at((x, y): (f64, f64), radius: f64, angle: f64) -> (f64, f64) {
    (x + radius * angle.sin(), y - radius * angle.cos())
}

/// The slices with their labels in lines of so many characters.
fn slices(chart: &Chart, room: f64) -> Vec<Slice> {
    let values: Vec<_> = chart.series().iter().flat_map(|series| series.values.iter().copied()).collect();
    let total: f64 = values.iter().map(|value| magnitude(*value)).sum();
    // Without any slice the labels stand at the right.
    let mut from = if total > 0.0 { 0.0 } else { PI / 2.0 };
    let slice = |(label, value): (&String, &crate::number::Number)| {
        let share = if total > 0.0 { magnitude(*value) / total } else { 0.0 };
        let to = from + share * TAU;
        let figure = format!("{value}{}", chart.unit().map(|unit| format!(" {unit}")).unwrap_or_default());
        let slice = Slice { from, to, lines: behind(lines(label, room), &figure, room) };
        from = to;
        slice
    };
    chart.labels().iter().zip(&values).map(slice).collect()
}
