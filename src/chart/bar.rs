//! 条形图: bars from left to right, each label before its bars and each figure behind its bar.

use super::canvas::{Anchor, Canvas, Drawing, LEADING};
use super::data::{Chart, magnitude};
use super::kind::ChartKind;
use super::label::{behind, lines, widest};
use super::room::{GAP, Sheet};
use super::tone::Tone;
use crate::style::ChartStyle;

/// White between groups of bars, in type sizes.
const BETWEEN: f64 = 0.8;

pub(super) fn draw(chart: &Chart, style: &ChartStyle, full: f64) -> Drawing {
    let size = style.size.0;
    let gap = GAP * size;
    let sheet = Sheet { full: full / size, pie: 0.0, names: 0.0 };
    let room = sheet.label(ChartKind::Bar, chart.labels().len()).width;
    let labels: Vec<Vec<String>> = chart.labels().iter().map(|label| lines(label, room)).collect();
    let column = labels.iter().map(|label| widest(label) * size).fold(0.0, f64::max);
    let names = chart.broken_names(sheet);
    let bars: Vec<Vec<Bar>> = (0..labels.len()).map(|at| group(chart, &names, at, sheet)).collect();
    let all = || bars.iter().flatten();

    // As long as they can be with their figures behind them.
    let below = all().map(|bar| -bar.value).fold(0.0, f64::max);
    let room = full - column - gap - style.line_width.0;
    let scales = all().map(|bar| (room - gap - widest(&bar.figure) * size) / (bar.value.max(0.0) + below));
    let scale = scales.fold(f64::INFINITY, f64::min);
    let scale = if scale.is_finite() { scale.max(0.0) } else { 0.0 };
    let axis = column + gap + below * scale;

    let mut canvas = Canvas::new(style);
    let heading = chart.heading(sheet);
    let head = canvas.heading(&heading, size) + if heading.is_empty() { 0.0 } else { gap };
    let mut y = head + style.line_width.0;
    for (label, bars) in labels.iter().zip(&bars) {
        // Names of several lines push their bars apart.
        let most = bars.iter().map(|bar| bar.figure.len()).max().unwrap_or(1);
        let thickness = style.bar.0;
        let step = thickness.max(if most > 1 { most as f64 * LEADING * size } else { 0.0 });
        let bars_high = step * bars.len() as f64;
        let height = bars_high.max(label.len() as f64 * LEADING * size);
        let middle = y + height / 2.0;
        canvas.lines(label, size, (column, middle), Anchor::End);
        let mut top = middle - bars_high / 2.0;
        for bar in bars {
            let end = axis + bar.value * scale;
            let middle = top + step / 2.0;
            let edges = (middle - thickness / 2.0, middle + thickness / 2.0);
            if bar.value != 0.0 {
                // What is there can be seen.
                let end = if bar.value > 0.0 { end.max(axis + 1.0) } else { end.min(axis - 1.0) };
                canvas.bar([axis.min(end), edges.0, axis.max(end), edges.1], bar.tone);
            }
            canvas.lines(&bar.figure, size, (end.max(axis) + gap, middle), Anchor::Start);
            top += step;
        }
        y += height + BETWEEN * size;
    }
    let bottom = y - BETWEEN * size + style.line_width.0;
    canvas.line(&[(axis, head), (axis, bottom)], style.line_width.0, &[]);
    canvas.finish(full, bottom)
}

struct Bar {
    value: f64,
    /// What stands behind it, in lines.
    figure: Vec<String>,
    tone: Tone,
}

/// The bars of a label.
fn group(chart: &Chart, names: &[Vec<String>], at: usize, sheet: Sheet) -> Vec<Bar> {
    let unit = chart.unit().map(|unit| format!(" {unit}")).unwrap_or_default();
    let bars = chart.series().iter().enumerate().map(|(number, series)| {
        let value = series.values[at];
        let figure = behind(names.get(number).cloned().unwrap_or_default(), &format!("{value}{unit}"), sheet.figure());
        Bar { value: magnitude(value), figure, tone: Tone::nth(number) }
    });
    bars.collect()
}
