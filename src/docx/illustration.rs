//! Images in the text.

use docx_rs::{Pic, Run};

use super::measure::emu;
use super::supplement::{Picture, broken};
use super::xml::Element;
use crate::document::Illustration;

/// The image in a run. Its bytes are not handed to docx-rs, which would store all as PNG; the package holds them.
pub(super) fn run(illustration: &Illustration) -> Run {
    let size = (emu(illustration.width), emu(illustration.height));
    let pic = Pic::new_with_dimensions(Vec::new(), illustration.image.width(), illustration.image.height());
    Run::new().add_image(pic.size(size.0, size.1))
}

/// Gives the image of a paragraph its 替代文字 and the file that holds it.
///
/// # Errors
/// If the paragraph holds no image.
pub(super) fn complete(paragraph: &mut Element, picture: &Picture<'_>) -> Result<(), String> {
    let missing = || broken("一张图片不见了");
    for name in ["wp:docPr", "pic:cNvPr"] {
        let properties = paragraph.descendant(name).ok_or_else(missing)?;
        properties.set("id", picture.number);
        properties.set("name", format!("图片 {}", picture.number));
        properties.set("descr", picture.alt);
    }
    paragraph.descendant("a:blip").ok_or_else(missing)?.set("r:embed", &picture.relationship);
    Ok(())
}
