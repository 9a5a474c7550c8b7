//! How much room charts have for labels and names. Every length is in type sizes.

use super::kind::ChartKind;

/// White around figures, labels and names.
pub(super) const GAP: f64 = 0.4;
/// Length of the piece of its line that stands before the name of a series.
pub(super) const KEY: f64 = 2.6;
/// From a slice to the bend of its line, and from there to its label.
pub(super) const BEND: f64 = 0.9;

/// Room for a text that may be broken.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Width of a line.
    pub width: f64,
    /// Most lines that look well.
    pub lines: usize,
}

/// What a chart is drawn on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet {
    /// Width of the whole.
    pub full: f64,
    /// Diameter of a pie.
    pub pie: f64,
    /// What the names at the ends of lines take, with what stands before them; 0 if there are none.
    pub names: f64,
}

impl Sheet {
    /// Room for the name of a series.
    pub fn name(self) -> Room {
        Room { width: self.full * 0.2, lines: 2 }
    }

    /// Room for a figure with its name and its unit on one line behind a bar.
    pub fn figure(self) -> f64 {
        self.full * 0.42
    }

    /// Room for each of so many labels.
    pub fn label(self, kind: ChartKind, count: usize) -> Room {
        match kind {
            ChartKind::Bar => Room { width: self.full * 0.36, lines: 3 },
            ChartKind::Line => Room { width: (self.full - self.names) / count as f64 - GAP, lines: 3 },
            ChartKind::Pie => Room { width: (self.full - self.pie) / 2.0 - 2.0 * BEND - GAP, lines: 2 },
        }
    }
}
