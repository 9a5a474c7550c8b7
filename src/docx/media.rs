//! The image files of the package: each image once, however often it is printed.

use std::sync::Arc;

use super::body::Supplement;
use crate::image::{Format, Image};

/// The images of a document.
#[derive(Default)]
pub(super) struct Media<'a>(Vec<&'a Arc<Image>>);

impl<'a> Media<'a> {
    /// Of the figures among the parts of a body.
    pub fn of(supplements: &[Supplement<'a>]) -> Self {
        let mut images: Vec<&Arc<Image>> = Vec::new();
        for supplement in supplements {
            if let Supplement::Figure(figure) = supplement
                && !images.contains(&&figure.image)
            {
                images.push(&figure.image);
            }
        }
        Media(images)
    }

    /// Id of the relationship that leads from the document to an image.
    pub fn relationship(&self, image: &Arc<Image>) -> String {
        relationship(self.0.iter().position(|held| *held == image).unwrap_or_default())
    }

    /// Relationship, path beside the document, and bytes of each image.
    pub fn files(&self) -> impl Iterator<Item = (String, String, &'a [u8])> {
        self.0.iter().enumerate().map(|(i, image)| {
            let ending = match image.format() {
                Format::Png => "png",
                Format::Jpeg => "jpeg",
            };
            (relationship(i), format!("media/image{}.{ending}", i + 1), image.bytes())
        })
    }
}

fn relationship(index: usize) -> String {
    format!("rIdImage{}", index + 1)
}
