//! How a picture is to be turned to stand upright.

/// What must be done to the stored pixels of a picture so that it stands upright: first the mirror, then the turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Orientation {
    /// Whether left and right change places.
    pub mirrored: bool,
    /// Quarter turns clockwise, 0 to 3.
    pub quarters: u8,
}

impl Orientation {
    /// The orientation under a number of Exif (CIPA DC-008, Orientation); upright for numbers that mean nothing.
    pub(super) fn of_exif(number: u16) -> Self {
        let (mirrored, quarters) = match number {
            2 => (true, 0),
            3 => (false, 2),
            4 => (true, 2),
            5 => (true, 3),
            6 => (false, 1),
            7 => (true, 1),
            8 => (false, 3),
            _ => (false, 0),
        };
        Orientation { mirrored, quarters }
    }

    /// Whether the picture upright is as wide as its stored pixels are high.
    pub fn swaps_sides(self) -> bool {
        self.quarters % 2 == 1
    }
}
