//! PNG: the pages of a PDF as pictures, for screens and for comparing pages by eye or by program.

#[cfg(not(target_family = "wasm"))]
mod raster;

/// Dots per inch of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Resolution(u16);

impl Resolution {
    /// The coarsest that shows more than grey stripes.
    pub const LEAST: Resolution = Resolution(20);

    /// The finest, that of print; an A3 sheet of it takes some 450 MB to draw.
    pub const MOST: Resolution = Resolution(600);

    /// That many dots per inch; none outside [`Resolution::LEAST`] to [`Resolution::MOST`].
    pub fn new(dots: u16) -> Option<Self> {
        (Self::LEAST..=Self::MOST).contains(&Resolution(dots)).then_some(Resolution(dots))
    }

    /// Dots per inch.
    pub fn dots(self) -> u16 {
        self.0
    }
}

impl Default for Resolution {
    /// Fine enough to read the smallest type on a screen.
    fn default() -> Self {
        Resolution(150)
    }
}

/// Draws the pages of a PDF that this program has written, each as a PNG file.
///
/// # Errors
/// What to tell if the rasteriser cannot read the file or draw all that is on it, which is the program's fault.
#[cfg(not(target_family = "wasm"))]
pub fn draw(pdf: &[u8], resolution: Resolution) -> Result<Vec<Vec<u8>>, String> {
    raster::draw(pdf, resolution)
}

/// Draws nothing: a browser shows pages as [`crate::svg`] draws them, and carries no rasteriser.
///
/// # Errors
/// Always.
#[cfg(target_family = "wasm")]
pub fn draw(_pdf: &[u8], _resolution: Resolution) -> Result<Vec<Vec<u8>>, String> {
    Err("网页里画不成图片；请存成 PDF，或用命令行的程序".to_owned())
}
