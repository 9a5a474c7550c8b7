//! Outlines of glyphs, each drawn once, in the units of its face.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{GlyphId, MetadataProvider};

use super::Glyphs;
use crate::fonts::{Face, FaceId, Library};
use crate::markup::put;

/// What a glyph's outline is called.
pub(super) fn name(face: FaceId, glyph: u16) -> String {
    format!("g{}-{glyph}", face.index())
}

/// The units of a face in which its outlines are drawn, in an em.
pub(super) fn units_per_em(face: &Face) -> f64 {
    let font = face.font();
    font.map_or(1000.0, |font| font.metrics(Size::unscaled(), LocationRef::default()).units_per_em.into())
}

/// Draws the outlines of glyphs.
pub(super) fn draw(glyphs: &Glyphs, library: &Library) -> String {
    let mut svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>".to_owned();
    let mut known = None;
    for (face, glyph) in glyphs {
        if known.as_ref().is_none_or(|(known, _)| known != face) {
            known = library.face(*face).font().map(|font| (*face, font.outline_glyphs()));
        }
        let Some((_, outlines)) = &known else { continue };
        let mut pen = Pen(String::new());
        if let Some(outline) = outlines.get(GlyphId::from(*glyph)) {
            // What cannot be drawn is left white, as the PDF has it.
            let _ = outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen);
        }
        put(&mut svg, format_args!("<path id=\"{}\" d=\"{}\"/>", name(*face, *glyph), pen.0));
    }
    svg.push_str("</defs></svg>");
    svg
}

/// Writes an outline as the data of a path.
struct Pen(String);

impl Pen {
    fn points(&mut self, command: char, points: &[(f32, f32)]) {
        self.0.push(command);
        for (at, (x, y)) in points.iter().enumerate() {
            let gap = if at > 0 { " " } else { "" };
            put(&mut self.0, format_args!("{gap}{x} {y}"));
        }
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.points('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.points('L', &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.points('Q', &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.points('C', &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.0.push('Z');
    }
}
