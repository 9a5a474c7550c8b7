//! Texts through the layout: what is set is all of the text, in its order.

use nianbao::document::assemble;
use nianbao::fonts::Library;
use nianbao::image::Images;
use nianbao::layout::{Item, hold, lay_out, release};
use nianbao::source::Memory;
use nianbao::style::{BOARD, OFFICIAL};

use super::{fuzz, read};

#[test]
fn text() {
    fuzz(
        "text",
        4,
        |chance| chance.report().to_string().into_bytes(),
        |bytes, chance| {
            let reading = read("年报.json", bytes);
            let Some(report) = reading.usable() else { return false };
            let style = if chance.once_in(4) { &BOARD } else { &OFFICIAL };
            let (images, _) = Images::load_all(report, &Memory::default());
            let document = assemble(report, &images, style, chance.once_in(4));
            let layout = match lay_out(&document, style, Library::builtin()) {
                Ok(layout) => layout,
                Err(errors) => {
                    assert!(errors.iter().all(|error| error.to_string().contains('；')), "{errors:?}");
                    return true;
                }
            };
            for (page, items) in layout.pages.iter().map(|page| &page.items).enumerate() {
                for item in items {
                    let Item::Text(run) = item else { continue };
                    assert!(run.x.0.is_finite() && run.y.0 > 0.0 && run.y < layout.height, "page {page}: {run:?}");
                    let end = run.glyphs.last().map_or(0, |glyph| glyph.text.end);
                    assert_eq!(end, run.text.len(), "page {page}: {run:?}");
                }
            }
            drop(release(hold(&document, &layout), &layout, style));
            true
        },
    );
}
