//! Images in the text.

use docx_rs::{Pic, Run};

use super::measure::emu;
use super::xml::Element;
use crate::document::Figure;

/// The image in a run. Its bytes are not handed to docx-rs, which would store all as PNG; the package holds them.
pub(super) fn run(figure: &Figure) -> Run {
    let size = (emu(figure.width), emu(figure.height));
    let pic = Pic::new_with_dimensions(Vec::new(), figure.image.width(), figure.image.height());
    Run::new().add_image(pic.size(size.0, size.1))
}

/// Gives the image of a paragraph its 替代文字 and the file that holds it. `number` counts images from 1.
pub(super) fn complete(paragraph: &mut Element, number: usize, alt: &str, relationship: &str) {
    for name in ["wp:docPr", "pic:cNvPr"] {
        if let Some(properties) = paragraph.descendant(name) {
            properties.set("id", number);
            properties.set("name", format!("图片 {number}"));
            properties.set("descr", alt);
        }
    }
    if let Some(file) = paragraph.descendant("a:blip") {
        file.set("r:embed", relationship);
    }
}
