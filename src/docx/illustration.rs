//! Images in the text.

use docx_rs::{Pic, Run};

use super::measure::emu;
use super::supplement::{Picture, broken};
use super::xml::{Element, Node};
use crate::document::Illustration;
use crate::image::Orientation;

/// The image in a run. Its bytes are not handed to docx-rs, which would store all as PNG; the package holds them.
pub(super) fn run(illustration: &Illustration) -> Run {
    let (mut width, mut height) = (emu(illustration.width), emu(illustration.height));
    // Word takes the size of a picture before it is turned.
    if illustration.image.orientation().swaps_sides() {
        std::mem::swap(&mut width, &mut height);
    }
    let pic = Pic::new_with_dimensions(Vec::new(), illustration.image.width(), illustration.image.height());
    Run::new().add_image(pic.size(width, height))
}

/// What Word calls the part of an image that is a drawing ([MS-ODRAWXML], svgBlip).
const SVG_EXTENSION: &str = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";
const SVG_NAMESPACE: &str = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";

/// A quarter turn, in 60,000ths of a degree.
const QUARTER: u32 = 90 * 60_000;

/// Gives the image of a paragraph its 替代文字 and the files that hold it, and turns it upright.
///
/// # Errors
/// If the paragraph holds no image.
pub(super) fn complete(paragraph: &mut Element<'_>, picture: &Picture<'_>) -> Result<(), String> {
    let missing = || broken("一张图片不见了");
    for name in ["wp:docPr", "pic:cNvPr"] {
        let properties = paragraph.descendant(name).ok_or_else(missing)?;
        properties.set("id", picture.number);
        properties.set("name", format!("图片 {}", picture.number));
        properties.set("descr", picture.alt);
    }
    let blip = paragraph.descendant("a:blip").ok_or_else(missing)?;
    blip.set("r:embed", &picture.relationships.pixels);
    if let Some(drawing) = &picture.relationships.drawing {
        // Word since 2016 and LibreOffice show the drawing, all others the pixels.
        let svg = Element::new("asvg:svgBlip").with("xmlns:asvg", SVG_NAMESPACE).with("r:embed", drawing);
        let extension = Element::new("a:ext").with("uri", SVG_EXTENSION).holding([svg]);
        blip.children.push(Node::Element(Element::new("a:extLst").holding([extension])));
    }
    if picture.orientation != Orientation::default() {
        let transform = paragraph.descendant("a:xfrm").ok_or_else(missing)?;
        transform.set("rot", u32::from(picture.orientation.quarters) * QUARTER);
        if picture.orientation.mirrored {
            transform.set("flipH", 1);
        }
    }
    Ok(())
}
