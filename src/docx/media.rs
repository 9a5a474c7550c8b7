//! The image files of the package: each image once, however often it is printed.

use std::sync::Arc;

use crate::image::{Image, ImageFormat};

/// The images of a document.
#[derive(Default)]
pub(super) struct Media<'a>(Vec<&'a Arc<Image>>);

impl<'a> Media<'a> {
    /// Takes an image in, and gives the id of the relationship that leads from the document to it.
    pub fn add(&mut self, image: &'a Arc<Image>) -> String {
        let known = self.0.iter().position(|held| *held == image);
        relationship(known.unwrap_or_else(|| {
            self.0.push(image);
            self.0.len() - 1
        }))
    }

    /// Relationship, path beside the document, and bytes of each image.
    pub fn files(&self) -> impl Iterator<Item = (String, String, &'a [u8])> {
        self.0.iter().enumerate().map(|(i, image)| {
            let ending = match image.format() {
                ImageFormat::Png => "png",
                ImageFormat::Jpeg => "jpeg",
            };
            (relationship(i), format!("media/image{}.{ending}", i + 1), image.bytes())
        })
    }
}

fn relationship(index: usize) -> String {
    format!("rIdImage{}", index + 1)
}
