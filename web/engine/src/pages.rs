//! The pages of a report as a screen shows them.

use nianbao::fonts::Library;
use nianbao::render::Renderer;
use nianbao::style::Style;
use serde_json::{Value, json};

use crate::reading::Reading;

/// Pages, outlines of their glyphs, and what stands in the way of the pages.
pub(crate) fn draw(reading: &Reading, style: &Style) -> String {
    let nothing = |findings: Value| json!({ "pages": [], "defs": "", "findings": findings }).to_string();
    let Some(report) = &reading.report else { return nothing(reading.findings().into_json()) };
    match renderer(style, false).pages(report, &reading.images) {
        Ok(layout) => {
            let drawn = nianbao::svg::draw(&layout, Library::builtin());
            let pages =
                layout.pages.iter().zip(drawn.pages).map(
                    |(page, svg)| json!({ "width": page.frame.width.0, "height": page.frame.height.0, "svg": svg }),
                );
            json!({ "pages": pages.collect::<Value>(), "defs": drawn.outlines, "findings": [] }).to_string()
        }
        Err(unprintable) => nothing(reading.told(unprintable).into_json()),
    }
}

/// What makes files and pages in a layout.
pub(crate) fn renderer(style: &Style, draft: bool) -> Renderer<'_> {
    Renderer { draft, ..Renderer::new(style, Library::builtin()) }
}
