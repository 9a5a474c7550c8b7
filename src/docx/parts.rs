//! What becomes of a document's body while it is written.

use docx_rs::DocumentChild;

use super::links::Links;
use super::media::Media;
use super::supplement::{Picture, Supplement, Supplements};
use crate::document::Illustration;
use crate::style::PageOrientation;

/// The body as docx-rs has it, and what it does not have.
pub(super) struct Parts<'a> {
    pub blocks: Vec<DocumentChild>,
    pub supplements: Supplements<'a>,
    pub media: Media<'a>,
    pub links: Links,
    /// The pages of the last section.
    pub last_section: PageOrientation,
    /// Images so far.
    pictures: usize,
}

impl<'a> Parts<'a> {
    pub fn new() -> Self {
        Parts {
            blocks: Vec::new(),
            supplements: Supplements::default(),
            media: Media::default(),
            links: Links::default(),
            last_section: PageOrientation::Portrait,
            pictures: 0,
        }
    }

    /// Takes in an image, and gives the name of what its paragraph lacks.
    pub fn picture(&mut self, source: &'a Illustration) -> String {
        self.pictures += 1;
        let relationships = self.media.add(source);
        let orientation = source.image.orientation();
        let picture = Picture { number: self.pictures, alt: &source.alt, relationships, orientation };
        self.supplements.add(Supplement::Illustration(picture))
    }
}
