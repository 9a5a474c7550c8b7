//! The figures that findings show.

use crate::number::Number;
use crate::report::Figures;
use crate::source::{Operand, Side};

/// A cell that a rule speaks of.
pub(super) fn operand(figures: &Figures, side: Side, figure: usize) -> Operand {
    let table = figures.table();
    Operand {
        side,
        place: table.figure_name(figure),
        key: table.key_of(figure),
        value: figures.printed(figure),
        span: figures.span(figure),
    }
}

/// How the first of two values, in millionths, differs from the second.
pub(super) fn difference(value: i128, from: i128) -> String {
    let difference = Number::from_micros((value - from).abs());
    format!("{} {difference}", if value > from { "多" } else { "少" })
}
