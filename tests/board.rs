//! 公示版: what a passer-by and a printer expect of its sheets.

#[path = "support/eight_digits.rs"]
mod eight_digits;

use eight_digits::eight_digits;
use nianbao::document::{Block, BlockId, Document, assemble};
use nianbao::fonts::Library;
use nianbao::form::{Edition, TableId};
use nianbao::formats;
use nianbao::image::Images;
use nianbao::layout::{Item, Layout, Owner, Page, lay_out};
use nianbao::report::{OneLine, Report};
use nianbao::source::{Folder, Spanned};
use nianbao::style::{BOARD, ParagraphRole, Pt};

fn sample(name: &str) -> (Document, Layout) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");
    let bytes = std::fs::read(format!("{folder}/{name}")).expect("the sample");
    let report = formats::read(name, &bytes).report.expect("a report");
    hung(&report, &Images::load(&report, &Folder(folder.into())).expect("images"))
}

fn hung(report: &Report, images: &Images) -> (Document, Layout) {
    let document = assemble(report, images, &BOARD, false);
    let layout = lay_out(&document, &BOARD, Library::builtin()).expect("pages");
    (document, layout)
}

/// The text of a page that shows nothing of the document, from top to bottom.
fn furniture(page: &Page) -> String {
    let mut runs: Vec<_> = page
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Text(run) if run.owner == Owner::Artifact => Some(run),
            _ => None,
        })
        .collect();
    runs.sort_by(|one, other| (one.y.0, one.x.0).partial_cmp(&(other.y.0, other.x.0)).expect("numbers"));
    runs.iter().map(|run| run.text.as_str()).collect()
}

#[test]
fn sheets_read_from_a_metre_and_a_half() {
    let page = &BOARD.page;
    assert!((page.height / page.width - 420.0 / 297.0).abs() < 1e-9 && page.width.0 > 841.0, "A3 upright");
    assert!((page.width - page.text_width - 2.0 * page.left).0.abs() < 1e-6, "margins alike on both sides");
    for role in ParagraphRole::ALL {
        let is_caption = matches!(role, ParagraphRole::TableCaption | ParagraphRole::IllustrationCaption);
        assert!(BOARD.paragraph(role).size >= Pt(20.0) || is_caption, "{role:?}");
    }
}

#[test]
fn every_sheet_says_whose_it_is_and_which() {
    let (_, layout) = sample("minghe-2024.yaml");
    let count = layout.pages.len();
    assert!(count > 5);
    for (number, page) in (1..).zip(&layout.pages) {
        assert_eq!(furniture(page), format!("示范市明河区人民政府2024年第 {number} 页／共 {count} 页"));
    }
}

/// Guards that a name of any length keeps off the year.
#[test]
fn a_long_name_stays_on_the_band() {
    for (length, cut) in [(30, false), (60, false), (500, true)] {
        let name = OneLine::new(&"某".repeat(length)).expect("a name");
        let report = Report::new(Edition::latest(), Spanned::from(name), 2024).expect("a report");
        let (document, layout) = hung(&report, &Images::default());
        let band = document.band.expect("a band");
        assert_eq!(band.body.ends_with("……"), cut, "{}", band.body);
        let ends = layout.pages[0].items.iter().filter_map(|item| match item {
            Item::Text(run) if run.owner == Owner::Artifact && run.y < BOARD.page.top => {
                Some((run.x, run.x + run.glyphs.last().map_or(Pt::ZERO, |glyph| glyph.x + glyph.advance)))
            }
            _ => None,
        });
        let ends: Vec<(Pt, Pt)> = ends.collect();
        let right = BOARD.page.left + BOARD.page.text_width;
        assert!(ends[0].1 < ends[1].0 && (ends.last().expect("the year").1 - right).0.abs() < 0.01, "{ends:?}");
    }
}

/// Guards that whoever checks sums sees each official table on one sheet, whatever its figures.
#[test]
fn official_tables_stand_on_one_sheet() {
    for (document, layout) in [sample("minghe-2024.yaml"), sample("xigang-2023.yaml"), {
        let report = eight_digits();
        hung(&report, &Images::default())
    }] {
        let official = document.body.iter().enumerate().filter_map(|(block, content)| match content {
            Block::Table(table) => Edition::latest()
                .tables()
                .iter()
                .any(|official| official.heading == table.summary)
                .then_some(BlockId::in_body(block)),
            _ => None,
        });
        let official: Vec<BlockId> = official.collect();
        assert_eq!(official.len(), TableId::ALL.len());
        for id in official {
            let shows = |page: &&Page| {
                page.items.iter().any(
                    |item| matches!(item, Item::Text(run) if matches!(run.owner, Owner::Cell { table, .. } if table == id)),
                )
            };
            assert_eq!(layout.pages.iter().filter(shows).count(), 1, "{id:?}");
        }
    }
}
