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

    /// How a picture is drawn upright, which lies in a rectangle of this size with its upper left corner at the origin:
    /// the six numbers of the matrix that turns it so that its upper left corner stands at a point.
    pub fn upright(self, width: f32, height: f32, corner: (f32, f32)) -> [f32; 6] {
        // Where the two axes of the picture go, and its corner.
        let ((xx, xy), (yx, yy), (x, y)) = match self.quarters {
            1 => ((0.0, 1.0), (-1.0, 0.0), (height, 0.0)),
            2 => ((-1.0, 0.0), (0.0, -1.0), (width, height)),
            3 => ((0.0, -1.0), (1.0, 0.0), (0.0, width)),
            _ => ((1.0, 0.0), (0.0, 1.0), (0.0, 0.0)),
        };
        let (x, y) = (x + corner.0, y + corner.1);
        if self.mirrored { [-xx, -xy, yx, yy, x + xx * width, y + xy * width] } else { [xx, xy, yx, yy, x, y] }
    }
}
