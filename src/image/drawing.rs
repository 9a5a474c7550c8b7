//! A drawing as lines and areas in plain colours, from its upper left corner; what any printer can draw without pixels.

/// A drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Width in units of its own.
    pub width: f32,
    /// Height in units of its own.
    pub height: f32,
    /// What is drawn, one upon the other.
    pub marks: Vec<Mark>,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// An area or line.
    Shape(Shape),
    /// Marks that show only where they lie within all of these outlines.
    Clipped {
        /// The outlines.
        within: Vec<Outline>,
        /// The marks.
        marks: Vec<Mark>,
    },
}

/// An outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// Its pieces.
    pub segments: Vec<Segment>,
    /// Whether what is enclosed twice lies outside again.
    pub even_odd: bool,
}

/// A piece of an [`Outline`], from where the last one ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// Goes to a point without a line.
    Move([f32; 2]),
    /// A straight line to a point.
    Line([f32; 2]),
    /// A curve of the second degree: the point that steers it, its end.
    Quadratic([f32; 2], [f32; 2]),
    /// A curve of the third degree: the points that steer it, its end.
    Cubic([f32; 2], [f32; 2], [f32; 2]),
    /// A straight line back to the beginning.
    Close,
}

/// An area, its edge, or both.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Its outline.
    pub outline: Outline,
    /// Where its outline goes: the six numbers of an SVG matrix.
    pub matrix: [f32; 6],
    /// What fills it.
    pub fill: Option<Ink>,
    /// The line along its outline.
    pub stroke: Option<Stroke>,
    /// Whether the line is drawn before the area.
    pub stroke_first: bool,
}

/// A plain colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ink {
    /// Red, green and blue (sRGB).
    pub colour: [u8; 3],
    /// From 0 (not to be seen) to 1 (hides what is below).
    pub opacity: f32,
}

/// A line along an outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub ink: Ink,
    /// Its width.
    pub width: f32,
    /// How its ends look.
    pub cap: Cap,
    /// How its corners look.
    pub join: Join,
    /// Longest corner, in widths.
    pub miter_limit: f32,
    /// Lengths of dashes and gaps; none for a whole line.
    pub dashes: Vec<f32>,
    /// Where in its dashes it begins.
    pub dash_offset: f32,
}

/// An end of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cap {
    /// Cut at its last point.
    Butt,
    /// A half circle.
    Round,
    /// Half a square.
    Square,
}

/// A corner of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// Pointed.
    Miter,
    /// Round.
    Round,
    /// Cut.
    Bevel,
}
