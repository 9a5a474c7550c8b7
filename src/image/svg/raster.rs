//! The pixels of a drawing, made when they are asked for: a check needs none, and a PDF only of what has no plain lines.

use std::fmt;
use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::{UNDRAWABLE, pixels};
use crate::image::drawing::Drawing;
use crate::image::workshop;

/// A drawing within its budget, to be drawn on a page of pixels.
#[derive(Clone)]
pub(in crate::image) struct Raster {
    /// What was read, which tells drawings apart.
    pub(super) text: String,
    /// What is drawn; none where that is read again from the plain lines, which take a tenth of the memory.
    pub(super) tree: Option<Tree>,
    pub(super) scale: f32,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) file: OnceLock<Option<Arc<Vec<u8>>>>,
}

impl Raster {
    /// The drawing as a PNG file, from its plain lines if it has any.
    ///
    /// # Errors
    /// If the library that draws it gives up.
    pub fn file(&self, lines: Option<&Drawing>) -> Result<&Arc<Vec<u8>>, String> {
        let draw = || match (&self.tree, lines) {
            (Some(tree), _) => self.draw(tree),
            (None, Some(lines)) => self.draw(&Tree::from_str(&lines.svg, &Options::default()).ok()?),
            (None, None) => None,
        };
        let file = self.file.get_or_init(|| workshop::run(draw).flatten().map(Arc::new));
        file.as_ref().ok_or_else(|| UNDRAWABLE.to_owned())
    }

    fn draw(&self, tree: &Tree) -> Option<Vec<u8>> {
        let mut page = Pixmap::new(self.width, self.height)?;
        resvg::render(tree, Transform::from_scale(self.scale, self.scale), &mut page.as_mut());
        pixels::file(&page)
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
