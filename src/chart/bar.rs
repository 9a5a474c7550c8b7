//! 条形图: bars from left to right, each label before its bars and each figure behind its bar.

use super::canvas::{Anchor, Canvas, LEADING, widest, width};
use super::data::{Chart, Series, magnitude};
use super::label::lines;
use super::tone::Tone;
use crate::style::ChartStyle;

/// Most of the width that labels take.
const LABELS: f64 = 0.36;
/// Most lines of a label.
const LABEL_LINES: usize = 3;
/// White between a bar and its figure, a label and the axis, in type sizes.
const GAP: f64 = 0.4;
/// White between groups of bars, in type sizes.
const BETWEEN: f64 = 0.8;

pub(super) fn draw(chart: &Chart, style: &ChartStyle, full: f64) -> String {
    let size = style.size.0;
    let gap = GAP * size;
    let labels: Vec<Vec<String>> =
        chart.labels().iter().map(|label| lines(label, full * LABELS / size, LABEL_LINES)).collect();
    let column = labels.iter().map(|label| widest(label, size)).fold(0.0, f64::max);
    let bars: Vec<Vec<Bar>> = (0..labels.len()).map(|at| group(chart, at)).collect();
    let all = || bars.iter().flatten();

    // As long as they can be with their figures behind them.
    let below = all().map(|bar| -bar.value).fold(0.0, f64::max);
    let room = full - column - gap - style.line_width.0;
    let scales = all().map(|bar| (room - gap - width(&bar.figure, size)) / (bar.value.max(0.0) + below));
    let scale = scales.fold(f64::INFINITY, f64::min);
    let scale = if scale.is_finite() { scale.max(0.0) } else { 0.0 };
    let axis = column + gap + below * scale;

    let mut canvas = Canvas::new(style);
    let mut y = style.line_width.0;
    for (label, bars) in labels.iter().zip(&bars) {
        let thickness = style.bar.0;
        let bars_high = thickness * bars.len() as f64;
        let height = bars_high.max(label.len() as f64 * LEADING * size);
        let middle = y + height / 2.0;
        canvas.lines(label, size, (column, middle), Anchor::End);
        let mut top = middle - bars_high / 2.0;
        for bar in bars {
            let end = axis + bar.value * scale;
            if bar.value != 0.0 {
                // What is there can be seen.
                let end = if bar.value > 0.0 { end.max(axis + 1.0) } else { end.min(axis - 1.0) };
                canvas.bar([axis.min(end), top, axis.max(end), top + thickness], bar.tone);
            }
            canvas.text(&bar.figure, size, (end.max(axis) + gap, top + thickness / 2.0), Anchor::Start);
            top += thickness;
        }
        y += height + BETWEEN * size;
    }
    let bottom = y - BETWEEN * size + style.line_width.0;
    canvas.line(&[(axis, 0.0), (axis, bottom)], style.line_width.0, &[]);
    canvas.finish(full, bottom)
}

struct Bar {
    value: f64,
    /// What stands behind it.
    figure: String,
    tone: Tone,
}

/// The bars of a label.
fn group(chart: &Chart, at: usize) -> Vec<Bar> {
    let bar = |(number, series): (usize, &Series)| {
        let name = series.name.as_ref().filter(|_| chart.series().len() > 1);
        let name = name.map(|name| format!("{name} ")).unwrap_or_default();
        let value = series.values[at];
        let figure = format!("{name}{value}{}", chart.unit().map(|unit| format!(" {unit}")).unwrap_or_default());
        Bar { value: magnitude(value), figure, tone: Tone::nth(number) }
    };
    chart.series().iter().enumerate().map(bar).collect()
}
