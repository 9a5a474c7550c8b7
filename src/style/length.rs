//! Lengths.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length in points (1/72 inch), the unit of type. Millimetres become one by [`mm`].
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Pt(pub f64);

/// The length of that many millimetres.
pub const fn mm(millimetres: f64) -> Pt {
    Pt(millimetres * 72.0 / 25.4)
}

impl Pt {
    /// No length.
    pub const ZERO: Pt = Pt(0.0);

    /// In millimetres.
    pub fn to_mm(self) -> f64 {
        self / mm(1.0)
    }

    /// The shorter of two lengths.
    pub fn min(self, other: Pt) -> Pt {
        Pt(self.0.min(other.0))
    }

    /// The longer of two lengths.
    pub fn max(self, other: Pt) -> Pt {
        Pt(self.0.max(other.0))
    }
}

impl Add for Pt {
    type Output = Pt;

    fn add(self, other: Pt) -> Pt {
        Pt(self.0 + other.0)
    }
}

impl AddAssign for Pt {
    fn add_assign(&mut self, other: Pt) {
        self.0 += other.0;
    }
}

impl Sub for Pt {
    type Output = Pt;

    fn sub(self, other: Pt) -> Pt {
        Pt(self.0 - other.0)
    }
}

impl SubAssign for Pt {
    fn sub_assign(&mut self, other: Pt) {
        self.0 -= other.0;
    }
}

impl Neg for Pt {
    type Output = Pt;

    fn neg(self) -> Pt {
        Pt(-self.0)
    }
}

impl Mul<f64> for Pt {
    type Output = Pt;

    fn mul(self, factor: f64) -> Pt {
        Pt(self.0 * factor)
    }
}

impl Mul<Pt> for f64 {
    type Output = Pt;

    fn mul(self, length: Pt) -> Pt {
        Pt(self * length.0)
    }
}

impl Div<f64> for Pt {
    type Output = Pt;

    fn div(self, divisor: f64) -> Pt {
        Pt(self.0 / divisor)
    }
}

/// How often one length goes into the other.
impl Div for Pt {
    type Output = f64;

    fn div(self, other: Pt) -> f64 {
        self.0 / other.0
    }
}

impl Sum for Pt {
    fn sum<I: Iterator<Item = Pt>>(lengths: I) -> Pt {
        lengths.fold(Pt::ZERO, Add::add)
    }
}

impl<'a> Sum<&'a Pt> for Pt {
    fn sum<I: Iterator<Item = &'a Pt>>(lengths: I) -> Pt {
        lengths.copied().sum()
    }
}
