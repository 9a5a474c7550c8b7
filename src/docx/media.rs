//! The image files of the package: each image once, however often it is printed.

use std::sync::Arc;

use crate::image::{Image, ImageFormat};

/// The images of a document.
#[derive(Default)]
pub(super) struct Media<'a>(Vec<&'a Arc<Image>>);

/// Ids of the relationships that lead from the document to the files of an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relationships {
    /// To its pixels.
    pub pixels: String,
    /// To the same as a drawing, if it is one.
    pub drawing: Option<String>,
}

impl<'a> Media<'a> {
    /// Takes an image in, and gives the ids of the relationships that lead from the document to it.
    pub fn add(&mut self, image: &'a Arc<Image>) -> Relationships {
        let known = self.0.iter().position(|held| *held == image);
        relationships(
            image,
            known.unwrap_or_else(|| {
                self.0.push(image);
                self.0.len() - 1
            }),
        )
    }

    /// Relationship, path beside the document, and bytes of each file.
    pub fn files(&self) -> impl Iterator<Item = (String, String, &'a [u8])> {
        self.0.iter().enumerate().flat_map(|(i, image)| {
            let ending = match image.format() {
                ImageFormat::Png => "png",
                ImageFormat::Jpeg => "jpeg",
            };
            let Relationships { pixels, drawing } = relationships(image, i);
            let path = |ending: &str| format!("media/image{}.{ending}", i + 1);
            let drawn = image.drawing().zip(drawing).map(|(drawing, id)| (id, path("svg"), drawing.svg.as_bytes()));
            std::iter::once((pixels, path(ending), image.bytes())).chain(drawn)
        })
    }
}

fn relationships(image: &Image, index: usize) -> Relationships {
    let number = index + 1;
    Relationships {
        pixels: format!("rIdImage{number}"),
        drawing: image.drawing().map(|_| format!("rIdDrawing{number}")),
    }
}
