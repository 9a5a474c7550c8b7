//! The image files of the package: each image once, however often it is printed.

use std::borrow::Cow;

use super::error::DocxError;
use crate::document::Illustration;
use crate::image::{Image, ImageFormat, draw_all};

/// The images of a document, each where it stands first.
#[derive(Default)]
pub(super) struct Media<'a>(Vec<&'a Illustration>);

/// A file of the package.
pub(super) struct MediaFile<'a> {
    /// Id of the relationship that leads to it.
    pub id: String,
    /// Path beside the document.
    pub path: String,
    /// Its bytes.
    pub bytes: Cow<'a, [u8]>,
}

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
    pub fn add(&mut self, illustration: &'a Illustration) -> Relationships {
        let known = self.0.iter().position(|held| held.image == illustration.image);
        relationships(
            &illustration.image,
            known.unwrap_or_else(|| {
                self.0.push(illustration);
                self.0.len() - 1
            }),
        )
    }

    /// The files of the images.
    ///
    /// # Errors
    /// [`DocxError::Image`] if one cannot be drawn.
    pub fn files(&self) -> Result<Vec<MediaFile<'a>>, DocxError> {
        let mut files = Vec::new();
        // The pixels of many drawings take long: whatever is wrong with them is told below, in their order.
        draw_all(&self.0.iter().map(|illustration| &*illustration.image).collect::<Vec<_>>());
        for (i, illustration) in self.0.iter().enumerate() {
            let image = &illustration.image;
            let ending = match image.format() {
                ImageFormat::Png => "png",
                ImageFormat::Jpeg => "jpeg",
            };
            let Relationships { pixels, drawing } = relationships(image, i);
            let path = |ending: &str| format!("media/image{}.{ending}", i + 1);
            let bytes = image.file().map_err(|problem| {
                let alt = illustration.alt.clone();
                DocxError::Image { alt, problem, span: illustration.span }
            })?;
            files.push(MediaFile { id: pixels, path: path(ending), bytes: Cow::Borrowed(bytes) });
            let drawn = image.svg().zip(drawing);
            let svg = |(svg, id): (String, String)| MediaFile { id, path: path("svg"), bytes: svg.into_bytes().into() };
            files.extend(drawn.map(svg));
        }
        Ok(files)
    }
}

fn relationships(image: &Image, index: usize) -> Relationships {
    let number = index + 1;
    Relationships {
        pixels: format!("rIdImage{number}"),
        drawing: image.is_drawing().then(|| format!("rIdDrawing{number}")),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Media;
    use crate::document::Illustration;
    use crate::docx::DocxError;
    use crate::image::Image;
    use crate::source::{Position, Span};
    use crate::style::Pt;

    /// Guards a panic of a library that draws, which only shows when the file is written.
    #[test]
    fn an_image_that_cannot_be_drawn_is_told_of_at_its_place() {
        let span = Some(Span::from(Position::Text { line: 7, column: 3 }));
        let (image, alt) = (Arc::new(Image::undrawable()), "流程图".to_owned());
        let illustration = Illustration { image, width: Pt(9.0), height: Pt(9.0), alt, caption: None, span };
        let mut media = Media::default();
        media.add(&illustration);
        let error = media.files().err().expect("an error");
        assert!(matches!(error, DocxError::Image { .. }));
        assert_eq!(error.span(), span);
        assert_eq!(error.to_string(), "图片“流程图”：SVG 图片画不出来；请另存为 PNG");
    }
}
