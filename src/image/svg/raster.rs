//! The pixels of a drawing, made when they are asked for: a check needs none, and a PDF only of what has no plain lines.

use std::fmt;
use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;

use super::{UNDRAWABLE, pixels, vector};
use crate::image::drawing::Drawing;
use crate::image::workshop;

/// A drawing within its budget, to be drawn on a page of pixels.
#[derive(Clone)]
pub(in crate::image) struct Raster {
    /// What was read, which tells drawings apart.
    pub(super) text: String,
    pub(super) tree: Tree,
    pub(super) scale: f32,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) file: OnceLock<Option<Arc<Vec<u8>>>>,
}

impl Raster {
    /// The drawing as a PNG file.
    ///
    /// # Errors
    /// If the library that draws it gives up.
    pub fn file(&self) -> Result<&Arc<Vec<u8>>, String> {
        let file = self.file.get_or_init(|| workshop::run(|| self.draw()).flatten().map(Arc::new));
        file.as_ref().ok_or_else(|| UNDRAWABLE.to_owned())
    }

    fn draw(&self) -> Option<Vec<u8>> {
        let mut page = Pixmap::new(self.width, self.height)?;
        resvg::render(&self.tree, Transform::from_scale(self.scale, self.scale), &mut page.as_mut());
        pixels::file(&page)
    }

    /// The drawing as lines and areas; none if it is not plain enough.
    pub fn drawing(&self) -> Option<Drawing> {
        vector::drawing(&self.tree)
    }

    /// The text of an SVG file that holds nothing else: no script, no font, no way out of the file.
    pub fn svg(&self) -> String {
        vector::svg(&self.tree)
    }
}

impl PartialEq for Raster {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl fmt::Debug for Raster {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Raster").field("text", &self.text).finish_non_exhaustive()
    }
}
