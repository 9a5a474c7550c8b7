//! SVG: draws the pages of a layout for a screen, as the PDF has them.
//!
//! Outlines of glyphs are drawn once for all pages and used at their places. Over each run of them stands its text, which
//! is not seen: it is what is selected, found and read aloud.

mod outline;
mod picture;

use std::collections::BTreeSet;

use quick_xml::escape::escape;

use crate::fonts::{FaceId, Library};
use crate::layout::{BOLD, Item, Layout, Page, Rule, Slanted, TextRun};
use crate::markup::put;

/// Pages as SVG.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// The pages, each an `svg` element whose glyphs are drawn by [`Drawn::outlines`].
    pub pages: Vec<String>,
    /// An `svg` element without extent that holds the outlines of all glyphs; it must be in the same document.
    pub outlines: String,
}

/// Draws the pages of a layout.
pub fn draw(layout: &Layout, library: &Library) -> Drawn {
    let mut glyphs = BTreeSet::new();
    let pages = (1..).zip(&layout.pages).map(|(number, page)| draw_page(page, number, library, &mut glyphs)).collect();
    Drawn { pages, outlines: outline::draw(&glyphs, library) }
}

/// The glyphs that pages use, by face and number.
type Glyphs = BTreeSet<(FaceId, u16)>;

fn draw_page(page: &Page, number: usize, library: &Library, glyphs: &mut Glyphs) -> String {
    let (width, height) = (page.frame.width.0, page.frame.height.0);
    let mut svg = String::new();
    put(
        &mut svg,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"group\" \
             aria-label=\"第{number}页\">"
        ),
    );
    for item in &page.items {
        match item {
            Item::Text(run) => text(run, library, glyphs, &mut svg),
            Item::Slanted(slanted) => self::slanted(slanted, library, glyphs, &mut svg),
            Item::Rule(line) => rule(line, &mut svg),
            Item::Picture(picture) => picture::draw(picture, &mut svg),
        }
    }
    svg.push_str("</svg>");
    svg
}

fn slanted(slanted: &Slanted, library: &Library, glyphs: &mut Glyphs, svg: &mut String) {
    let (x, y) = slanted.pivot;
    let (angle, tint) = (-slanted.angle, slanted.tint);
    put(svg, format_args!("<g transform=\"translate({} {}) rotate({angle})\" opacity=\"{tint}\">", x.0, y.0));
    slanted.runs.iter().for_each(|run| text(run, library, glyphs, svg));
    svg.push_str("</g>");
}

fn text(run: &TextRun, library: &Library, glyphs: &mut Glyphs, svg: &mut String) {
    let units = outline::units_per_em(library.face(run.face));
    let scale = run.size.0 / units;
    let (x, y) = (run.x.0, run.y.0);
    put(svg, format_args!("<g transform=\"matrix({scale:.5} 0 0 {:.5} {x:.2} {y:.2})\"", -scale));
    if run.bold {
        put(svg, format_args!(" stroke=\"#000\" stroke-width=\"{:.1}\" stroke-miterlimit=\"10\"", units * BOLD));
    }
    svg.push_str(" aria-hidden=\"true\">");
    for glyph in &run.glyphs {
        glyphs.insert((run.face, glyph.id));
        let (name, x) = (outline::name(run.face, glyph.id), glyph.x.0 / scale);
        put(svg, format_args!("<use href=\"#{name}\" x=\"{x:.0}\"/>"));
    }
    svg.push_str("</g>");
    let width = run.glyphs.last().map_or(0.0, |last| (last.x + last.advance).0);
    let (size, said) = (run.size.0, escape(&run.text));
    put(
        svg,
        format_args!(
            "<text x=\"{x:.2}\" y=\"{y:.2}\" font-size=\"{size}\" textLength=\"{width:.2}\" \
             lengthAdjust=\"spacingAndGlyphs\" fill=\"transparent\">{said}</text>"
        ),
    );
}

fn rule(line: &Rule, svg: &mut String) {
    let ((x1, y1), (x2, y2)) = (line.from, line.to);
    let (x1, y1, x2, y2, width) = (x1.0, y1.0, x2.0, y2.0, line.width.0);
    put(svg, format_args!("<path d=\"M{x1:.2} {y1:.2}L{x2:.2} {y2:.2}\" stroke=\"#000\" stroke-width=\"{width}\"/>"));
}
