//! 版头: whose report a sheet belongs to.

use super::fit::{CUT_OFF, beginning, fitting};
use crate::report::Report;
use crate::style::{BandStyle, Pt};
use crate::text::width::ems;

/// Body and year, at the two ends of the line at the head of every sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Name of the body, at the left.
    pub body: String,
    /// Year, at the right.
    pub year: String,
    /// Type size of both.
    pub size: Pt,
}

/// Least white between the two, in characters.
const BETWEEN: f64 = 1.0;

impl Band {
    /// The band of a report's sheets, whose lines are `width` wide.
    pub(super) fn of(report: &Report, style: &BandStyle, width: Pt) -> Self {
        let year = format!("{}年", report.year());
        let room = |size: Pt| width / size - ems(&year) - BETWEEN;
        let fits = |size| ems(report.body()) <= room(size);
        let size = fitting(style.sizes.iter().copied(), style.height, fits);
        Band { body: shortened(report.body(), room(size)), year, size }
    }
}

/// A name as far as the room allows.
fn shortened(name: &str, room: f64) -> String {
    if ems(name) <= room { name.to_owned() } else { beginning(name, room - ems(CUT_OFF)).to_owned() + CUT_OFF }
}
