//! 统计图: figures drawn as an SVG of greys, hatches and direct labels, which prints in black only.
//!
//! There are no colours and no legend to decode: every bar, point and slice bears its name and its figure as given.
//! No library of charts is used: charts-rs 0.7.1 holds values as `f32`, so that it prints 99999999 as 100000000, and
//! neither it nor plotters 0.3.7 has hatches or puts figures, not shares, beside slices.

mod bar;
mod canvas;
mod data;
mod kind;
mod label;
mod line;
mod pie;
mod room;
mod spread;
mod tone;

pub use canvas::Drawing;
pub use data::{Chart, MAX_BARS, MAX_LABELS, MAX_SERIES, Series};
pub use kind::ChartKind;

use crate::style::{ChartStyle, Pt};

/// A chart drawn in that width, as high as it needs; its title is left to whoever sets it as a caption.
pub fn draw(chart: &Chart, style: &ChartStyle, width: Pt) -> Drawing {
    match chart.kind() {
        ChartKind::Bar => bar::draw(chart, style, width.0),
        ChartKind::Line => line::draw(chart, style, width.0),
        ChartKind::Pie => pie::draw(chart, style, width.0),
    }
}
