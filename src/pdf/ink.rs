//! 黑版: the one ink of everything that is black or grey.

use krilla::color::separation::{self, SeparationColorant, SeparationSpace};
use krilla::color::{Color, luma};

/// Full tint of a colourant.
pub(super) const SOLID: u8 = 255;

/// A tint of the black plate only, so that no other plate prints a part of it.
pub(super) fn black(tint: u8) -> Color {
    let fallback = luma::Color::black().into();
    separation::Color::new(tint, SeparationSpace::new(SeparationColorant::Custom("Black".into()), fallback)).into()
}
