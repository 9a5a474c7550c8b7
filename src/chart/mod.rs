//! 统计图: figures drawn as an SVG of greys, hatches and direct labels, which prints in black only.
//!
//! There are no colours and no legend to decode: every bar, point and slice bears its name and its figure as given.
//! No library of charts is used: charts-rs 0.7.1 holds values as `f32`, so that it prints 99999999 as 100000000, and
//! neither it nor plotters 0.3.7 has hatches or puts figures, not shares, beside slices.

mod bar;
mod canvas;
mod data;
mod label;
mod line;
mod pie;
mod spread;
mod tone;

pub use data::{Chart, ChartKind, MAX_BARS, MAX_LABELS, MAX_SERIES, Series};

use crate::style::{ChartStyle, Pt};

/// A chart as an SVG file of that width, as high as it needs; its title is left to whoever sets it as a caption.
pub fn draw(chart: &Chart, style: &ChartStyle, width: Pt) -> String {
    match chart.kind() {
        ChartKind::Bar => bar::draw(chart, style, width.0),
        ChartKind::Line => line::draw(chart, style, width.0),
        ChartKind::Pie => pie::draw(chart, style, width.0),
    }
}

/// Height of a chart as it was drawn.
pub fn height(drawing: &str) -> Option<Pt> {
    let (_, rest) = drawing.split_once("height=\"")?;
    let (points, _) = rest.split_once("pt\"")?;
    points.parse().ok().map(Pt)
}
