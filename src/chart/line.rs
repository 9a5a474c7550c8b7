//! 折线图: a line for each series with its figures at its points and its name at its end.

use super::canvas::{Anchor, Canvas, Drawing, LEADING, circle, outline};
use super::data::{Chart, Series, beside, magnitude};
use super::kind::ChartKind;
use super::label::{lines, width};
use super::room::{GAP, KEY, Sheet};
use super::spread::{Wanted, spread};
use crate::style::ChartStyle;

/// Least size of figures where they stand close, in type sizes.
const LEAST: f64 = 0.7;
/// Half the width of a mark at a point, in type sizes.
const MARK: f64 = 0.22;
/// Dashes of the lines, in line widths.
const DASHES: [&[f64]; 4] = [&[], &[6.0, 4.0], &[1.5, 3.0], &[8.0, 3.0, 1.5, 3.0]];
/// Width of the lines, in widths of other lines.
const STROKE: f64 = 2.0;

/// Where a figure may stand: how far aside and below its point, in halves of its own size, and how bad that is.
const PLACES: [(f64, f64, f64); 10] = [
    (0.0, -1.0, 0.0),
    (0.0, 1.0, 0.1),
    (-0.7, -1.0, 2.0),
    (0.7, -1.0, 2.0),
    (-0.7, 1.0, 2.1),
    (0.7, 1.0, 2.1),
    (1.0, 0.0, 3.0),
    (-1.0, 0.0, 3.0),
    (0.0, -2.2, 5.0),
    (0.0, 2.2, 5.1),
];

type Point = (f64, f64);

pub(super) fn draw(chart: &Chart, style: &ChartStyle, full: f64) -> Drawing {
    let size = style.size.0;
    let gap = GAP * size;
    let sheet = Sheet { full: full / size, pie: 0.0, names: 0.0 };
    let names = chart.broken_names(sheet);
    let sheet = Sheet { names: beside(&names), ..sheet };
    let right = full - sheet.names * size;
    let step = right / chart.labels().len() as f64;
    let middle = |at: usize| (at as f64 + 0.5) * step;

    let mut canvas = Canvas::new(style);
    let unit = chart.unit().map(|unit| format!("单位：{unit}"));
    let top = canvas.heading(unit.as_slice(), size);
    // Figures above the highest point.
    let head = (LEADING + MARK) * size;
    let plot = Plot::new(chart, top + head, top + head + style.plot.0);
    let axis = plot.y(0.0);
    canvas.line(&[(0.0, axis), (right, axis)], style.line_width.0, &[]);

    let points: Vec<Vec<Point>> = chart
        .series()
        .iter()
        .map(|series| series.values.iter().enumerate().map(|(at, v)| (middle(at), plot.y(magnitude(*v)))).collect())
        .collect();
    for (at, points) in points.iter().enumerate() {
        stroke(&mut canvas, style, at, points);
    }
    for (at, points) in points.iter().enumerate() {
        points.iter().for_each(|point| mark(&mut canvas, at, *point, MARK * size));
    }
    let room = sheet.label(ChartKind::Line, chart.labels().len()).width;
    let labels: Vec<Vec<String>> = chart.labels().iter().map(|label| lines(label, room)).collect();
    let most = labels.iter().map(Vec::len).max().unwrap_or(0) as f64;
    let high = LEADING * size;
    let is_crowded = (0..labels.len()).any(|at| is_crowded(&points, at, axis - high, high));
    let below = plot.bottom + if plot.bottom > axis || is_crowded { head } else { gap };
    let bottom = below + most * LEADING * size;
    for (at, label) in labels.iter().enumerate() {
        let y = below + label.len() as f64 * LEADING * size / 2.0;
        canvas.lines(label, size, (middle(at), y), Anchor::Middle);
    }
    figures(&mut canvas, chart, &points, &Room { size, step, right, axis, below, bottom });
    if !names.is_empty() {
        for (at, (name, y)) in names.iter().zip(ends(&points, &names, size, bottom)).enumerate() {
            let (from, to) = (right + gap, right + gap + KEY * size);
            stroke(&mut canvas, style, at, &[(from, y), (to, y)]);
            mark(&mut canvas, at, (f64::midpoint(from, to), y), MARK * size);
            canvas.lines(name, size, (right + (KEY + 2.0 * GAP) * size, y), Anchor::Start);
        }
    }
    canvas.finish(full, bottom)
}

/// Whether a label has points that are nearer to each other than a figure is high, the lowest of them so low that
/// there is room for its figure only below the axis.
fn is_crowded(points: &[Vec<Point>], label: usize, low: f64, high: f64) -> bool {
    let mut heights: Vec<f64> = points.iter().map(|line| line[label].1).collect();
    heights.sort_by(f64::total_cmp);
    heights.windows(2).any(|pair| pair[1] > low && pair[0] < pair[1] && pair[1] - pair[0] < high)
}

/// Heights of values.
struct Plot {
    top: f64,
    bottom: f64,
    most: f64,
    least: f64,
}

impl Plot {
    /// Values between two heights; the lowest is 0 unless there are lower ones, as lines that do not start at 0 lie.
    fn new(chart: &Chart, top: f64, bottom: f64) -> Self {
        let values = || chart.series().iter().flat_map(|series| &series.values).map(|value| magnitude(*value));
        Plot { top, bottom, most: values().fold(0.0, f64::max), least: values().fold(0.0, f64::min) }
    }

    fn y(&self, value: f64) -> f64 {
        let range = self.most - self.least;
        let share = if range > 0.0 { (value - self.least) / range } else { 0.0 };
        self.bottom - share * (self.bottom - self.top)
    }
}

/// The line of a series: each has dashes of its own.
fn stroke(canvas: &mut Canvas<'_>, style: &ChartStyle, series: usize, points: &[Point]) {
    let width = STROKE * style.line_width.0;
    let dashes: Vec<f64> = DASHES[series].iter().map(|dash| dash * width).collect();
    canvas.line(points, width, &dashes);
}

/// A mark at a point of a series: each has its own.
fn mark(canvas: &mut Canvas<'_>, series: usize, (x, y): Point, half: f64) {
    let corners = |inner: f64| {
        let half = half - inner;
        let points = [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)];
        format!("{}Z", outline(&points))
    };
    let (outer, inner) = match series {
        0 => (circle((x, y), half), None),
        1 => (circle((x, y), half), Some(circle((x, y), half * 0.6))),
        2 => (corners(0.0), None),
        _ => (corners(0.0), Some(corners(half * 0.4))),
    };
    canvas.fill(&outer, 0.0);
    if let Some(inner) = inner {
        canvas.fill(&inner, 1.0);
    }
}

/// What figures stand in.
struct Room {
    /// Type size of labels.
    size: f64,
    /// Distance of the points.
    step: f64,
    /// Right end of the axis.
    right: f64,
    /// Height of the axis.
    axis: f64,
    /// Where the labels below the axis begin and end.
    below: f64,
    bottom: f64,
}

/// Figures above or below their points, or a little aside, where they cover least.
fn figures(canvas: &mut Canvas<'_>, chart: &Chart, points: &[Vec<Point>], room: &Room) {
    let printed = |series: &Series, at: usize| series.values[at].to_string();
    let all = chart.series().iter().flat_map(|series| (0..series.values.len()).map(|at| printed(series, at)));
    let longest = all.map(|figure| width(&figure)).fold(0.0, f64::max);
    let size = room.size.min((room.step - 0.5 * GAP * room.size) / longest).max(room.size * LEAST);
    let marks: Vec<Point> = points.iter().flatten().copied().collect();
    let axis = [(0.0, room.axis), (room.right, room.axis)];
    let mut taken = vec![[0.0, room.below, room.right, room.bottom]];
    for (own, (series, line)) in chart.series().iter().zip(points).enumerate() {
        for (at, point) in line.iter().enumerate() {
            // What several series have at one place is said once.
            if points[..own].iter().any(|other| other[at] == *point) {
                continue;
            }
            let figure = printed(series, at);
            let (half, high) = (width(&figure) * size / 2.0, LEADING * size / 2.0);
            let places = PLACES.iter().map(|&(aside, lines, cost)| {
                let x = (point.0 + aside * (half + MARK * room.size)).min(room.right - half).max(half);
                let y = point.1 + lines * (MARK * room.size + high);
                ([x - half, y - 0.8 * high, x + half, y + 0.8 * high], cost)
            });
            let cost = |edges: &[f64; 4]| {
                let figures = taken.iter().filter(|other| overlap(edges, other)).count();
                let marks = marks.iter().filter(|mark| overlap(edges, &[mark.0, mark.1, mark.0, mark.1])).count();
                let lines = points.iter().flat_map(|line| line.windows(2));
                let crossed = lines.filter(|ends| crosses(edges, ends)).count();
                // Beyond the point of another series it would be taken for that one's.
                let middle = f64::midpoint(edges[1], edges[3]);
                let beyond = |y: f64| (y < point.1 && middle < y) || (y > point.1 && middle > y);
                let strayed = points.iter().filter(|other| beyond(other[at].1)).count();
                let axis = if crosses(edges, &axis) { 30.0 } else { 0.0 };
                100.0 * figures as f64 + 50.0 * strayed as f64 + axis + 10.0 * (marks + crossed) as f64
            };
            let above = |edges: &[f64; 4]| if edges[3] < point.1 && is_low(line, at) { 1.0 } else { 0.0 };
            let costs = places.map(|(edges, own)| (cost(&edges) + above(&edges) + own, edges));
            let Some((_, edges)) = costs.min_by(|one, other| one.0.total_cmp(&other.0)) else { continue };
            let middle = (f64::midpoint(edges[0], edges[2]), f64::midpoint(edges[1], edges[3]));
            canvas.text(&figure, size, middle, Anchor::Middle);
            taken.push(edges);
        }
    }
}

/// Whether a line goes up from a point to either side, so that there is more room below it.
fn is_low(line: &[Point], at: usize) -> bool {
    let neighbours = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten().filter_map(|at| line.get(at));
    line.len() > 1 && neighbours.into_iter().all(|neighbour| neighbour.1 < line[at].1)
}

fn overlap(one: &[f64; 4], other: &[f64; 4]) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

/// Whether a straight line passes through a box.
fn crosses(edges: &[f64; 4], ends: &[Point]) -> bool {
    const STEPS: u32 = 40;
    let (from, to) = (ends[0], ends[1]);
    (0..=STEPS).map(|step| f64::from(step) / f64::from(STEPS)).any(|share| {
        let (x, y) = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
        edges[0] < x && x < edges[2] && edges[1] < y && y < edges[3]
    })
}

/// Heights of the names of the series, near the ends of their lines.
fn ends(points: &[Vec<Point>], names: &[Vec<String>], size: f64, bottom: f64) -> Vec<f64> {
    let end = |at: usize| points[at].last().map_or(0.0, |point| point.1);
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|&one, &other| end(one).total_cmp(&end(other)));
    let wanted = |&at: &usize| Wanted { middle: end(at), height: names[at].len() as f64 * LEADING * size };
    let wanted: Vec<Wanted> = order.iter().map(wanted).collect();
    let mut heights = vec![0.0; points.len()];
    for (at, height) in order.into_iter().zip(spread(&wanted, 0.0, bottom)) {
        heights[at] = height;
    }
    heights
}
