//! The PDF as others see it: poppler and qpdf, and a reader of our own that takes nothing from the layout.
//!
//! poppler's and qpdf's programs must be installed; a test that were skipped without them would guard nothing.

#[path = "../support/document.rs"]
mod document;
mod drawings;
#[path = "../support/golden.rs"]
mod golden;
mod grid;
mod house;
mod links;
mod reader;
mod sheets;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock};

use document::document;
use grid::Grid;
use nianbao::document::{
    Attachment, Block, CellRole, Document, Illustration, Paragraph, Table, TableRules, Text, assemble, digest,
};
use nianbao::fonts::Library;
use nianbao::form::{GridContent, TableId};
use nianbao::formats;
use nianbao::image::Images;
use nianbao::layout::lay_out;
use nianbao::link::Link;
use nianbao::pdf::PdfError;
use nianbao::report::Report;
use nianbao::source::Folder;
use nianbao::style::{DIGEST, FontRole, OFFICIAL, PageOrientation, ParagraphRole, Pt, Style, TableStyle};
use reader::{Element, Glyph, Page, Pdf};
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};

/// Positions in a PDF are rounded to about this.
const ROUNDING: f64 = 0.01;

/// A sample as report, document and PDF.
struct Sample {
    name: &'static str,
    report: Report,
    document: Document,
    bytes: Vec<u8>,
    path: PathBuf,
    pdf: Pdf,
}

/// Layout "official" with tables that are never parted while a page holds them, so that each is on the pages once.
static WHOLE: LazyLock<Style> =
    LazyLock::new(|| Style { table: TableStyle { most_hole: 1.0, ..OFFICIAL.table.clone() }, ..OFFICIAL.clone() });

static SAMPLES: LazyLock<[Sample; 2]> = LazyLock::new(|| ["xigang-2023", "minghe-2024"].map(sample));

fn sample(name: &'static str) -> Sample {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let bytes = std::fs::read(folder.join(format!("{name}.yaml"))).unwrap();
    let report = formats::read(name, &bytes).report.unwrap();
    let images = Images::load(&report, &Folder(folder)).unwrap();
    let document = assemble(&report, &images, &WHOLE, false);
    let bytes = write(&document);
    let path = file(name, &bytes);
    let pdf = Pdf::read(&bytes);
    Sample { name, report, document, bytes, path, pdf }
}

/// From the left edge of a page, the first being 0, to the type area: the spine is at the left of odd pages and at the
/// right of even ones (5.2.1, 6.2).
fn left_of(page: usize) -> f64 {
    mm(if page.is_multiple_of(2) { 28.0 } else { 210.0 - 28.0 - 156.0 })
}

/// Points in that many millimetres.
const fn mm(millimetres: f64) -> f64 {
    nianbao::style::mm(millimetres).0
}

fn write(document: &Document) -> Vec<u8> {
    let library = Library::builtin();
    let layout = lay_out(document, &WHOLE, library).unwrap();
    nianbao::pdf::write(document, &layout, None, library).unwrap()
}

/// A file with these bytes, for programs that read files.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
    std::fs::write(&path, bytes).unwrap();
    path
}

fn body(text: &str) -> Block {
    Block::Paragraph(Paragraph::new(ParagraphRole::Body, Text::plain(text)))
}

/// What a program prints about a PDF.
fn run(package: &str, program: &str, arguments: &[&str], path: &Path) -> String {
    let mut command = Command::new(program);
    command.args(arguments).arg(path);
    // pdftotext prints to a file of its own choice unless told otherwise.
    if program == "pdftotext" {
        command.arg("-");
    }
    let output = command.output().unwrap_or_else(|error| {
        panic!("{program} cannot be run ({error}); these tests need it: apt-get install {package}")
    });
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {}: {errors}", path.display());
    String::from_utf8(output.stdout).unwrap()
}

fn poppler(program: &str, arguments: &[&str], path: &Path) -> String {
    run("poppler-utils", program, arguments, path)
}

/// Text without white space.
fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Text of a paragraph.
fn paragraph_text(paragraph: &Paragraph) -> String {
    paragraph.text.characters() + &paragraph.run_on.as_ref().map(Text::characters).unwrap_or_default()
}

/// Text of a block as a reader of the page meets it.
fn block_text(block: &Block) -> String {
    let caption = |caption: &Option<Paragraph>| caption.as_ref().map(paragraph_text).unwrap_or_default();
    match block {
        Block::Paragraph(paragraph) => paragraph_text(paragraph),
        Block::List(items) => items.iter().map(|item| format!("——{}", paragraph_text(item))).collect(),
        Block::Table(table) => {
            caption(&table.caption) + &table.cells.iter().map(|cell| cell.text.characters()).collect::<String>()
        }
        Block::Illustration(illustration) => caption(&illustration.caption),
    }
}

fn document_text(document: &Document) -> String {
    let blocks = |blocks: &[Block]| blocks.iter().map(block_text).collect::<String>();
    let attachment = |one: &Attachment| paragraph_text(&one.label) + &paragraph_text(&one.title) + &blocks(&one.blocks);
    dense(&(blocks(&document.body) + &document.attachments.iter().map(attachment).collect::<String>()))
}

/// What pdftotext prints, without page numbers and white space.
fn without_page_numbers(printed: &str) -> String {
    let mut pages: Vec<&str> = printed.split('\u{c}').collect();
    assert_eq!(pages.pop(), Some(""), "each page ends with a form feed");
    let mut text = String::new();
    for (at, page) in pages.iter().enumerate() {
        let number = format!("—{}—", at + 1);
        let lines: Vec<&str> = page.lines().filter(|line| dense(line) != number).collect();
        assert_eq!(lines.len() + 1, page.lines().count(), "page {} has its number once:\n{page}", at + 1);
        text.extend(lines);
    }
    dense(&text)
}

/// Guards that what is copied out of the PDF is the text itself: every character, once, in order.
#[test]
fn the_text_is_that_of_the_document() {
    for sample in SAMPLES.iter() {
        let expected = document_text(&sample.document);
        assert_eq!(dense(&sample.pdf.text()), expected, "{}: own reader", sample.name);
        let printed = poppler("pdftotext", &["-raw"], &sample.path);
        assert_eq!(without_page_numbers(&printed), expected, "{}: pdftotext -raw", sample.name);
        // Without -raw, pdftotext goes by what stands beside what, which mixes the cells of tables but no paragraph.
        let printed = without_page_numbers(&poppler("pdftotext", &[], &sample.path));
        for (_, block) in sample.document.blocks().filter(|(_, block)| matches!(block, Block::Paragraph(_))) {
            let text = dense(&block_text(block));
            assert!(printed.contains(&text), "{}: pdftotext parts {text}", sample.name);
        }
    }
}

/// Guards characters that come from fallback fonts, lie outside the basic plane or look like others.
#[test]
fn rare_characters_and_punctuation_are_copied_as_they_are() {
    let text = "㭎䶮喆堃垚燊硚𠮷𣗋𬭎𪣻𫖯，。、；：？！“”‘’（）〔〕〈〉《》「」『』【】—…·～％℃①②⑩㈠ⅠⅫ○〇×÷±≤≥→";
    let text = format!("{text}半角:A-z 0.9%,（全角ＡＢ１２）\u{a0}空格　全角空格。{text}");
    let pdf = Pdf::read(&write(&document(vec![body(&text)])));
    assert_eq!(pdf.text().replace('\u{a0}', " "), text.replace('\u{a0}', " "));
    let path = file("rare", &write(&document(vec![body(&text)])));
    assert_eq!(without_page_numbers(&poppler("pdftotext", &["-raw"], &path)), dense(&text));
}

/// Guards that the copied text of a draft and of repeated headers is not taken for the report's.
#[test]
fn stamps_page_numbers_and_repeated_headers_are_artifacts() {
    let mut draft = document(vec![body(&"国".repeat(3000)), long_table(60)]);
    draft.draft = true;
    let pdf = Pdf::read(&write(&draft));
    assert_eq!(dense(&pdf.text()), document_text(&draft));
    let count = |word: &str| {
        let all = |page: &Page| page.glyphs.iter().map(|glyph| glyph.text.as_str()).collect::<String>();
        pdf.pages.iter().filter(|page| all(page).contains(word)).count()
    };
    assert_eq!(count("草稿"), pdf.pages.len());
    assert!(count("序号内容") > 1, "the table goes over several pages");
}

/// Guards a table that is parted: its text is there once, its heads and the labels of its groups are said again for the
/// eye only, and every line and character is where it is in a table of its own.
#[test]
fn a_parted_table_says_its_labels_again() {
    let sample = &SAMPLES[0];
    let library = Library::builtin();
    let layout = lay_out(&sample.document, &OFFICIAL, library).unwrap();
    let pdf = Pdf::read(&nianbao::pdf::write(&sample.document, &layout, None, library).unwrap());
    assert_eq!(dense(&pdf.text()), document_text(&sample.document));
    assert_eq!(pdf.pages.len() + 1, sample.pdf.pages.len(), "the pages are fuller");
    let parts: Vec<Grid> = pdf.pages.iter().flat_map(Grid::all).filter(|grid| has_cell(grid, "社会公益组织")).collect();
    let [first, second] = &parts[..] else { panic!("the table of 三 is on two pages") };
    for label in ["申请人情况", "三、本年度办理结果", "（三）不予公开"] {
        assert!(has_cell(first, label) && has_cell(second, label), "{label}");
    }
    assert!(has_cell(first, "（一）予以公开") && !has_cell(second, "（一）予以公开"));
    assert!(has_cell(second, "（四）无法提供") && !has_cell(first, "（四）无法提供"));
}

fn has_cell(grid: &Grid, text: &str) -> bool {
    grid.cells.iter().any(|cell| cell.text() == text)
}

/// A table of many rows with a header.
fn long_table(rows: usize) -> Block {
    use nianbao::document::Cell;
    use nianbao::style::Align;
    let cell = |row: usize, column: usize, text: String| {
        let role = if row == 0 { CellRole::ColumnHeader } else { CellRole::Data };
        Cell { row, column, ..Cell::new(role, Pt(10.5), Align::Center, Text::plain(text)) }
    };
    let mut cells = vec![cell(0, 0, "序号".into()), cell(0, 1, "内容".into())];
    for row in 1..=rows {
        cells.push(cell(row, 0, row.to_string()));
        cells.push(cell(row, 1, format!("第{row}项")));
    }
    let width = OFFICIAL.page.text_width;
    Block::Table(Table {
        caption: None,
        summary: "长表".into(),
        size: Pt(10.5),
        rules: TableRules::All,
        orientation: PageOrientation::Portrait,
        too_wide: None,
        columns: vec![width / 4.0, width * 3.0 / 4.0],
        rows: rows + 1,
        header_rows: 1,
        cells,
        keep_with_next: vec![0, rows - 1],
    })
}

/// Tables of a sample as they stand on its pages.
fn grids(sample: &Sample) -> Vec<Grid> {
    sample.pdf.pages.iter().flat_map(Grid::all).collect()
}

/// Guards every merged cell of the official tables and every figure's place: lines and text are read from the pages
/// and compared with the form and with the report's figures.
#[test]
fn official_tables_have_the_forms_cells_and_the_reports_figures() {
    for sample in SAMPLES.iter() {
        let grids = grids(sample);
        for id in TableId::ALL {
            let figures = sample.report.figures(id);
            let form = &figures.table().grid;
            let expected: Vec<_> = form
                .cells
                .iter()
                .map(|cell| {
                    let text = match cell.content {
                        GridContent::ColumnLabel(text) | GridContent::RowLabel(text) => text.to_owned(),
                        GridContent::Figure(figure) => figures.printed(figure).to_string(),
                    };
                    (cell.row, cell.column, cell.rows, cell.columns, text)
                })
                .collect();
            let found = grids.iter().any(|grid| {
                let cells = grid.cells.iter();
                let mut cells: Vec<_> =
                    cells.map(|cell| (cell.row, cell.column, cell.rows, cell.columns, cell.text())).collect();
                cells.sort();
                let mut expected = expected.clone();
                expected.sort();
                cells == expected
            });
            assert!(found, "{}: no table on the pages is {id:?}", sample.name);
        }
    }
}

/// Guards the tables as a whole against changes that nobody meant: the pages' tables as text, looked over by people.
#[test]
fn tables_look_as_before() {
    for sample in SAMPLES.iter() {
        let mut drawn = String::new();
        for (at, page) in sample.pdf.pages.iter().enumerate() {
            for grid in Grid::all(page) {
                drawn += &format!("第 {} 页\n{}\n", at + 1, grid.drawn());
            }
        }
        golden::compare(&format!("golden/pdf-{}.txt", sample.name), &drawn);
    }
}

/// Guards that text in tables stands clear of the lines around it.
#[test]
fn text_in_tables_stays_inside_its_cell() {
    for sample in SAMPLES.iter() {
        for (number, page) in sample.pdf.pages.iter().enumerate() {
            for grid in Grid::all(page) {
                for cell in &grid.cells {
                    let (left, right) = (grid.xs[cell.column], grid.xs[cell.column + cell.columns]);
                    let (top, bottom) = (grid.ys[cell.row], grid.ys[cell.row + cell.rows]);
                    for glyph in &cell.glyphs {
                        let (above, below) = (glyph.baseline - 0.88 * glyph.size, glyph.baseline + 0.12 * glyph.size);
                        let inside = left + 0.25 < glyph.x && ink_right(glyph) < right - 0.25;
                        let inside = inside && top + 0.25 < above && below < bottom - 0.25;
                        assert!(inside, "{} page {}: {} in {}", sample.name, number + 1, glyph.text, cell.text());
                    }
                }
            }
        }
    }
}

/// Guards the narrow columns of 三: labels stand clear of the lines beside them, and what is upright is one line of
/// characters.
#[test]
fn labels_of_narrow_columns_stand_clear() {
    const CLEAR: [&str; 8] = [
        "自然人",
        "社会公益组织",
        "法律服务机构",
        "（三）不予公开",
        "（四）无法提供",
        "（五）不予处理",
        "（六）其他处理",
        "三、本年度办理结果",
    ];
    for sample in SAMPLES.iter() {
        let grids = grids(sample);
        let grid = grids.iter().find(|grid| has_cell(grid, "社会公益组织")).expect("the table of 三");
        for label in CLEAR {
            let cell = grid.cells.iter().find(|cell| cell.text() == label).unwrap_or_else(|| panic!("no {label}"));
            let left = cell.glyphs.iter().map(|glyph| glyph.x).fold(f64::INFINITY, f64::min) - grid.xs[cell.column];
            let right = cell.glyphs.iter().map(ink_right).fold(0.0, f64::max);
            let white = left.min(grid.xs[cell.column + cell.columns] - right) - 0.25;
            assert!(white >= mm(0.8), "{}: {label} is {:.2} mm from a line", sample.name, white / mm(1.0));
        }
        let upright = grid.cells.iter().find(|cell| cell.text() == "三、本年度办理结果").unwrap();
        let characters: Vec<&Glyph> = upright.glyphs.iter().filter(|glyph| glyph.text != "、").collect();
        for pair in characters.windows(2) {
            near(pair[1].x, pair[0].x, 0.4, "the left end of an upright label's character");
            assert!(pair[1].baseline > pair[0].baseline, "a line each");
        }
    }
}

/// Right end of what is printed of a glyph: full-width closing marks have their right half white.
fn ink_right(glyph: &Glyph) -> f64 {
    let white = "、。，．；：？！”’）〕】》〉」』".contains(&glyph.text) && glyph.advance > 0.9 * glyph.size;
    glyph.right() - if white { glyph.size / 2.0 } else { 0.0 }
}

/// Guards that tables are tables to those who cannot see them: header cells with scope, every span.
#[test]
fn tags_of_tables_have_headers_and_spans() {
    for sample in SAMPLES.iter() {
        let root = sample.pdf.structure();
        let tagged = root.all("Table");
        let tables = sample.document.blocks().filter_map(|(_, block)| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let tables: Vec<&Table> = tables.collect();
        assert_eq!(tagged.len(), tables.len(), "{}", sample.name);
        for (element, table) in tagged.into_iter().zip(tables) {
            let rows = element.all("TR");
            assert_eq!(rows.len(), table.rows);
            assert_eq!(element.all("THead").iter().flat_map(|head| head.all("TR")).count(), table.header_rows);
            for (at, row) in rows.into_iter().enumerate() {
                let expected: Vec<(String, String, i64, i64, String)> = table
                    .cells
                    .iter()
                    .filter(|cell| cell.row == at)
                    .map(|cell| {
                        let (kind, scope) = match cell.role {
                            CellRole::ColumnHeader => ("TH", "Column"),
                            CellRole::RowHeader => ("TH", "Row"),
                            CellRole::Data => ("TD", ""),
                        };
                        (kind.into(), scope.into(), cell.rows as i64, cell.columns as i64, cell.text.characters())
                    })
                    .collect();
                let cell = |cell: &Element| {
                    let Element { kind, scope, rows, columns, text, .. } = cell.clone();
                    (kind, scope, rows, columns, text)
                };
                assert_eq!(row.children.iter().map(cell).collect::<Vec<_>>(), expected, "{}", sample.name);
            }
        }
        // 表二, with the form's own numbers.
        let tables = root.all("Table");
        let applications = tables.iter().find(|table| table.all("TR").len() > 25).expect("表二");
        let spans = |label: &str| {
            let cells = applications.all("TH").into_iter().filter(|cell| cell.text.starts_with(label));
            cells.map(|cell| (cell.rows, cell.columns)).collect::<Vec<_>>()
        };
        for (label, rows) in [("三、", 22), ("（三）", 8), ("（四）", 3), ("（五）", 5), ("（六）", 3)] {
            assert_eq!(spans(label), [(rows, 1)], "{}: {label}", sample.name);
        }
        for (label, columns) in [("一、", 3), ("二、", 3), ("（一）", 2), ("（二）", 2), ("（七）", 2), ("四、", 3)]
        {
            assert_eq!(spans(label), [(1, columns)], "{}: {label}", sample.name);
        }
        assert_eq!(spans("申请人情况"), [(1, 7)]);
        assert_eq!(spans("法人或其他组织"), [(1, 5)]);
    }
}

/// What a screen reader should meet: kind, 替代文字, text of an element and of what it holds.
type Tag = (&'static str, String, String);

fn paragraph_tags(paragraph: &Paragraph) -> Vec<Tag> {
    let kind = match paragraph.role {
        ParagraphRole::Heading1 => "H1",
        ParagraphRole::Heading2 => "H2",
        ParagraphRole::Heading3 => "H3",
        ParagraphRole::Heading4 => "H4",
        _ => "P",
    };
    let tag = |kind, text: &Text| (kind, String::new(), text.characters());
    let run_on = paragraph.run_on.as_ref().map(|text| tag("P", text));
    std::iter::once(tag(kind, &paragraph.text)).chain(run_on).collect()
}

fn block_tags(block: &Block) -> Vec<Tag> {
    match block {
        Block::Paragraph(paragraph) => paragraph_tags(paragraph),
        Block::List(_) => vec![("L", String::new(), block_text(block))],
        Block::Table(_) => vec![("Table", String::new(), block_text(block))],
        Block::Illustration(Illustration { alt, .. }) => vec![("Figure", alt.clone(), block_text(block))],
    }
}

/// Guards the order and the kinds of the tags: a screen reader says what the page shows.
#[test]
fn tags_follow_the_document() {
    for sample in SAMPLES.iter() {
        let mut expected: Vec<Tag> = sample.document.body.iter().flat_map(block_tags).collect();
        for attachment in &sample.document.attachments {
            expected.extend(paragraph_tags(&attachment.label));
            expected.extend(paragraph_tags(&attachment.title));
            expected.extend(attachment.blocks.iter().flat_map(block_tags));
        }
        let root = sample.pdf.structure();
        let [top] = &root.children[..] else { panic!("one Document") };
        assert_eq!(top.kind, "Document");
        let found: Vec<_> = top
            .children
            .iter()
            .map(|element| {
                let kind = if element.kind == "Title" { "P" } else { &element.kind };
                (kind, element.alt.clone(), element.whole_text())
            })
            .collect();
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected, "{}", sample.name);
        }
        assert_eq!(found.len(), expected.len());
    }
}

/// Guards lists: each item has its dash as a label and its text as a body.
#[test]
fn tags_of_lists_tell_marks_from_items() {
    let sample = &SAMPLES[1];
    let root = sample.pdf.structure();
    let lists = sample.document.blocks().filter_map(|(_, block)| match block {
        Block::List(items) => Some(items),
        _ => None,
    });
    let lists: Vec<&Vec<Paragraph>> = lists.collect();
    let tagged = root.all("L");
    assert!(!lists.is_empty() && tagged.len() == lists.len());
    for (list, items) in tagged.into_iter().zip(lists) {
        let expected: Vec<_> = items.iter().map(|item| ("——".to_owned(), item.text.characters())).collect();
        let found: Vec<_> = list
            .children
            .iter()
            .map(|item| {
                let [mark, body] = &item.children[..] else { panic!("a label and a body") };
                assert_eq!([&item.kind, &mark.kind, &body.kind], ["LI", "Lbl", "LBody"]);
                (mark.text.clone(), body.text.clone())
            })
            .collect();
        assert_eq!(found, expected);
    }
}

/// Guards captions: each is a part of the table or image that it names, above the one and below the other.
#[test]
fn captions_are_parts_of_what_they_name() {
    let sample = &SAMPLES[1];
    let root = sample.pdf.structure();
    let kinds = |element: &Element| element.children.iter().map(|child| child.kind.clone()).collect::<Vec<_>>();
    let mut count = 0;
    for (_, block) in sample.document.blocks() {
        let (kind, caption) = match block {
            Block::Table(Table { caption: Some(caption), .. }) => ("Table", caption),
            Block::Illustration(Illustration { caption: Some(caption), .. }) => ("Figure", caption),
            _ => continue,
        };
        let text = caption.text.characters();
        let is_it = |element: &&&Element| element.children.iter().any(|child| child.text == text);
        let elements = root.all(kind);
        let owner = elements.iter().find(is_it).unwrap_or_else(|| panic!("no {kind} has the caption {text}"));
        let expected = if kind == "Table" { vec!["Caption", "THead", "TBody"] } else { vec!["Caption"] };
        assert_eq!(kinds(owner), expected);
        count += 1;
    }
    assert_eq!(root.all("Caption").len(), count);
    assert!(count >= 3);
}

/// Guards headings that run in: the words are the heading, for readers and in the bookmarks; the text is a paragraph.
#[test]
fn a_heading_that_runs_in_is_heading_and_paragraph() {
    let heading = Paragraph {
        run_on: Some(Text::plain("2024年，公开政府信息。")),
        ..Paragraph::new(ParagraphRole::Heading1, Text::plain("一、主动公开情况。"))
    };
    let pdf = Pdf::read(&write(&document(vec![Block::Paragraph(heading)])));
    let root = pdf.structure();
    let tags: Vec<_> = root.children[0].children.iter().map(|one| (one.kind.as_str(), one.text.as_str())).collect();
    assert_eq!(tags, [("H1", "一、主动公开情况。"), ("P", "2024年，公开政府信息。")]);
    assert_eq!(pdf.bookmarks(), [(1, "一、主动公开情况".to_owned(), 1)]);
    let baselines: Vec<f64> = pdf.pages[0].glyphs.iter().filter_map(|g| g.content.map(|_| g.baseline)).collect();
    assert!(baselines.iter().all(|baseline| *baseline == baselines[0]), "all on one line");
}

/// Guards the bookmarks: each heading and attachment, nested, on its page.
#[test]
fn bookmarks_are_the_headings() {
    for sample in SAMPLES.iter() {
        let headings = |blocks: &[Block]| {
            let heading = |block: &Block| match block {
                Block::Paragraph(paragraph) => {
                    Some((usize::from(paragraph.role.outline_level()?), paragraph.text.characters()))
                }
                _ => None,
            };
            blocks.iter().filter_map(heading).collect::<Vec<_>>()
        };
        let mut expected = headings(&sample.document.body);
        for Attachment { label, title, blocks } in &sample.document.attachments {
            expected.push((1, format!("{} {}", label.text.characters(), title.text.characters())));
            expected.extend(headings(blocks));
        }
        let found = sample.pdf.bookmarks();
        let texts: Vec<_> = found.iter().map(|(depth, text, _)| (*depth, text.clone())).collect();
        assert_eq!(texts, expected, "{}", sample.name);
        for (_, text, page) in found {
            let shown = sample.pdf.pages[page as usize - 1].glyphs.iter().map(|glyph| glyph.text.as_str());
            let shown: String = shown.collect();
            assert!(shown.contains(&text.replace(' ', "")), "{}: {text} is not on page {page}", sample.name);
        }
    }
}

/// Guards that readers can show the table or picture that they speak of.
#[test]
fn tables_and_figures_say_where_they_stand() {
    let sample = &SAMPLES[1];
    let structure = sample.pdf.structure();
    let on_sheet = |bounds: &[f64]| match bounds {
        &[left, lower, right, upper] => {
            mm(0.0) < left && left < right && right < mm(210.0) && 0.0 < lower && lower < upper
        }
        _ => false,
    };
    let figures = structure.all("Figure");
    assert!(!figures.is_empty() && figures.iter().all(|figure| on_sheet(&figure.bounds)), "{figures:?}");
    let official = structure.all("Table").into_iter().filter(|table| table.whole_text().contains("第二十条第（一）项"));
    let bounds: Vec<&[f64]> = official.map(|table| table.bounds.as_slice()).collect();
    let [&[left, lower, right, upper]] = bounds[..] else { panic!("{bounds:?}") };
    near(right - left, mm(156.0) + 0.5, 0.1, "width");
    // The binding side of an even page is the right one.
    assert!([28.0, 26.0].iter().any(|margin| (left - mm(*margin)).abs() < 0.5), "left edge {left}");
    let strokes = || sample.pdf.pages.iter().flat_map(|page| &page.strokes).filter(|stroke| stroke.is_horizontal());
    for edge in [lower, upper] {
        let line = strokes().any(|stroke| (mm(297.0) - stroke.from.1 - edge).abs() < 0.5);
        assert!(line, "no line at {edge}");
    }
    // What stands on several pages has no place on one.
    let structure = Pdf::read(&write(&document(vec![long_table(200)]))).structure();
    assert_eq!(structure.all("Table")[0].bounds, Vec::<f64>::new());
}

/// Guards the same for tables without lines and for pictures in cells: text and pictures say where these are.
#[test]
fn open_tables_say_where_they_stand() {
    let link = Link::new("https://www.example.gov.cn/zwgk/nb.html").unwrap();
    let document = digest(&SAMPLES[0].report, &DIGEST, DIGEST.digest.as_ref().unwrap(), Some(&link), false);
    let library = Library::builtin();
    let layout = lay_out(&document, &DIGEST, library).unwrap();
    let structure = Pdf::read(&nianbao::pdf::write(&document, &layout, None, library).unwrap()).structure();
    let tables = structure.all("Table");
    let expected = document.body.iter().filter(|block| matches!(block, Block::Table(_))).count();
    assert_eq!(tables.len(), expected);
    let mut above = mm(420.0);
    for table in &tables {
        let &[left, lower, right, upper] = table.bounds.as_slice() else { panic!("{table:?}") };
        assert!(mm(21.0) < left && left < right && right < mm(276.0), "{table:?}");
        assert!(mm(12.0) < lower && lower < upper && upper < above, "{table:?} reaches into the one above it");
        above = lower;
    }
    let figures = structure.all("Figure");
    let [code] = figures[..] else { panic!("{figures:?}") };
    let &[left, lower, right, upper] = code.bounds.as_slice() else { panic!("{code:?}") };
    near(right - left, DIGEST.illustration.code.0, 0.1, "width");
    near(upper - lower, DIGEST.illustration.code.0, 0.1, "height");
    let table = &tables[tables.len() - 1].bounds;
    assert!(table[0] <= left && table[1] <= lower && right <= table[2] && upper <= table[3], "{table:?}");
}

/// Guards that an image the PDF cannot hold is told, by its 替代文字, and does not end the program.
#[test]
fn an_image_that_cannot_be_embedded_is_told() {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::GrayImage::new(20, 8).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    let image = nianbao::image::Image::new(bytes.into_inner()).unwrap();
    let illustration = Illustration {
        image: Arc::new(image),
        // A picture without any width is none.
        width: Pt(0.0),
        height: Pt(10.0),
        alt: "长图".into(),
        caption: None,
        span: None,
    };
    let document = document(vec![body("国"), Block::Illustration(illustration), body("国")]);
    let library = Library::builtin();
    let layout = lay_out(&document, &WHOLE, library).unwrap();
    let error = nianbao::pdf::write(&document, &layout, None, library).unwrap_err();
    assert_eq!(error, PdfError::Image { alt: "长图".into(), span: None });
    let message = error.to_string();
    assert!(message.contains("长图") && message.contains("PNG") && !message.contains("limit"), "{message}");
}

/// Lines of text from top to bottom: glyphs on one baseline.
fn lines(page: &Page) -> Vec<Vec<&Glyph>> {
    let mut lines: Vec<Vec<&Glyph>> = Vec::new();
    for glyph in page.glyphs.iter().filter(|glyph| glyph.content.is_some()) {
        match lines.last_mut() {
            Some(line) if (line[0].baseline - glyph.baseline).abs() < ROUNDING => line.push(glyph),
            _ => lines.push(vec![glyph]),
        }
    }
    lines
}

fn near(measured: f64, expected: f64, tolerance: f64, what: &str) {
    assert!((measured - expected).abs() <= tolerance, "{what} is {measured:.3} pt, not {expected:.3} pt");
}

/// Guards GB/T 9704—2012, 5.1 and 5.2, with the standard's own figures: A4, 天头 37 mm, 订口 28 mm, 版心
/// 156 mm × 225 mm, 22 lines of 28 characters of 3号.
#[test]
fn pages_are_those_of_the_standard() {
    let pdf = Pdf::read(&write(&document(vec![body(&"国".repeat(3000))])));
    for page in 0..pdf.pages.len() {
        for key in ["MediaBox", "TrimBox"] {
            let sheet = pdf.page_box(page, key);
            for (at, expected) in [0.0, 0.0, mm(210.0), mm(297.0)].into_iter().enumerate() {
                near(sheet[at], expected, ROUNDING, key);
            }
        }
    }
    let (line_pitch, character_pitch) = (mm(225.0) / 22.0, mm(156.0) / 28.0);
    let full = lines(&pdf.pages[1]);
    assert_eq!(full.len(), 22, "lines of a full page");
    for (at, line) in full.iter().enumerate() {
        assert_eq!(line.len(), 28, "characters of line {at}");
        near(line[0].x, left_of(1), ROUNDING, "the left end of a line");
        // The last character's share of the line is its pitch, which is a little less than its size.
        near(line[27].x + character_pitch, left_of(1) + mm(156.0), ROUNDING, "the right end of a line");
        for (place, glyph) in line.iter().enumerate() {
            near(glyph.size, 16.0, 0.0, "the type size");
            near(glyph.x, left_of(1) + place as f64 * character_pitch, ROUNDING, "a character");
        }
        // A character's square reaches 0.88 em above the baseline and stands in the middle of its line.
        let top = line[0].baseline - 0.88 * 16.0 - (line_pitch - 16.0) / 2.0;
        near(top, mm(37.0) + at as f64 * line_pitch, ROUNDING, "the top of a line");
    }
    let first = &lines(&pdf.pages[0])[0];
    assert_eq!(first.len(), 26, "characters of an indented line");
    near(first[0].x, mm(28.0) + 2.0 * character_pitch, ROUNDING, "the first line's indent");
}

/// Guards 7.5: — n — in 4号, 7 mm below the type area, a character's space from the outer edge, odd pages at the right,
/// even ones at the left.
#[test]
fn page_numbers_stand_where_the_standard_has_them() {
    let song = Library::builtin().primary(FontRole::Song);
    let font = skrifa::FontRef::from_index((**song.data()).as_ref(), song.index()).unwrap();
    let dash = font.charmap().map('—').unwrap();
    let ink = font.glyph_metrics(Size::new(14.0), LocationRef::default()).bounds(dash).unwrap();
    let middle = f64::from(ink.y_min + ink.y_max) / 2.0;
    for sample in SAMPLES.iter() {
        for (at, page) in sample.pdf.pages.iter().enumerate() {
            let foot = |glyph: &&Glyph| glyph.content.is_none() && glyph.baseline > mm(37.0 + 225.0);
            let glyphs: Vec<&Glyph> = page.glyphs.iter().filter(foot).collect();
            let text: String = glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
            assert_eq!(text, format!("— {} —", at + 1));
            assert!(glyphs.iter().all(|glyph| glyph.size == 14.0));
            let digits = glyphs.iter().filter(|glyph| glyph.text.chars().all(|c| c.is_ascii_digit()));
            assert!(digits.clone().all(|digit| digit.advance < 0.6 * 14.0), "digits are half-width");
            near(glyphs[0].baseline - middle, mm(37.0 + 225.0 + 7.0), 0.05, "the height of the dash");
            // A dash narrower than its square stands in the middle of it.
            let (left, right) = (glyphs[0].middle() - 7.0, glyphs[glyphs.len() - 1].middle() + 7.0);
            if at % 2 == 0 {
                near(right, mm(28.0 + 156.0) - 14.0, ROUNDING, "the right end of an odd page's number");
            } else {
                near(left, left_of(1) + 14.0, ROUNDING, "the left end of an even page's number");
            }
        }
    }
}

/// Guards that nothing leaves the type area: no line of text sticks out, tables are as wide as it, rules 0.5 pt.
#[test]
fn everything_keeps_to_the_type_area() {
    for sample in SAMPLES.iter() {
        for (at, page) in sample.pdf.pages.iter().enumerate() {
            let (left, right) = (left_of(at), left_of(at) + mm(156.0));
            let place = format!("{} page {}", sample.name, at + 1);
            for glyph in page.glyphs.iter().filter(|glyph| glyph.content.is_some()) {
                // On the grid a character is a little wider than its place; so is the last of a line.
                let slack = if glyph.size == 16.0 { 16.0 - mm(156.0) / 28.0 } else { 0.0 };
                let out = glyph.x < left - ROUNDING || ink_right(glyph) > right + slack + ROUNDING;
                assert!(!out || glyph.text == " ", "{place}: {} stands at {:.2}", glyph.text, glyph.x);
                let (top, bottom) = (glyph.baseline - 0.88 * glyph.size, glyph.baseline + 0.12 * glyph.size);
                assert!(top > mm(37.0) && bottom < mm(37.0 + 225.0), "{place}: {}", glyph.text);
            }
            assert!(page.strokes.iter().all(|stroke| stroke.width == 0.5), "{place}: rules of 0.5 pt");
            for grid in Grid::all(page) {
                near(grid.xs[0], left, ROUNDING, &format!("{place}: the left side of a table"));
                near(grid.xs[grid.xs.len() - 1], right, ROUNDING, &format!("{place}: the right side of a table"));
                let bottom = grid.ys[grid.ys.len() - 1];
                assert!(bottom <= mm(37.0 + 225.0) + ROUNDING, "{place}: a table ends at {bottom:.2}");
            }
        }
    }
}

/// Guards that the file prints anywhere as here: every font embedded, subset and with its Unicode.
#[test]
fn fonts_are_embedded_and_subset() {
    for sample in SAMPLES.iter() {
        let printed = poppler("pdffonts", &[], &sample.path);
        let fonts: Vec<Vec<&str>> = printed.lines().skip(2).map(|line| line.split_whitespace().collect()).collect();
        assert!(fonts.len() >= 5, "one font a role:\n{printed}");
        for font in fonts {
            // name, type (of several words), encoding, emb, sub, uni, object, generation
            let flags = &font[font.len() - 5..font.len() - 2];
            assert_eq!(flags, ["yes", "yes", "yes"], "{}: {font:?}", sample.name);
            assert_eq!(font[0].find('+'), Some(6), "{} has the name of a subset", font[0]);
        }
        assert!(sample.bytes.len() < 2_000_000, "{} is {} bytes", sample.name, sample.bytes.len());
    }
}

/// Guards K100: text and rules are on the black plate alone.
#[test]
fn text_and_rules_are_black_alone() {
    let allowed = ["/Separation /Black [1.0]"];
    for sample in SAMPLES.iter() {
        for page in &sample.pdf.pages {
            assert_eq!(page.colours.iter().map(String::as_str).collect::<Vec<_>>(), allowed, "{}", sample.name);
            for operator in ["rg", "RG", "k", "K", "g", "G", "sc", "SC", "sh"] {
                assert!(!page.operators.contains(operator), "{}: {operator} sets a colour", sample.name);
            }
        }
    }
}

/// Guards that files can be compared: no clock, no chance.
#[test]
fn the_same_report_gives_the_same_bytes() {
    for sample in SAMPLES.iter() {
        assert!(write(&sample.document) == sample.bytes, "{}", sample.name);
    }
}

/// Guards that the file is sound and says what it is.
#[test]
fn other_programs_find_nothing_wrong() {
    for sample in SAMPLES.iter() {
        let checked = run("qpdf", "qpdf", &["--check"], &sample.path);
        assert!(checked.contains("No syntax or stream encoding errors found"), "{checked}");
        let info = poppler("pdfinfo", &[], &sample.path);
        let value = |key: &str| {
            let line = info.lines().find(|line| line.starts_with(&format!("{key}:")));
            line.map(|line| line[key.len() + 1..].trim().to_owned()).unwrap_or_else(|| panic!("no {key}:\n{info}"))
        };
        assert_eq!(value("Title"), sample.report.title());
        assert_eq!(value("Author"), sample.report.body());
        assert_eq!(value("Tagged"), "yes");
        assert!(value("Page size").ends_with("(A4)"));
        assert_eq!(value("Pages"), sample.pdf.pages.len().to_string());
        let catalog = sample.pdf.file.catalog().unwrap();
        assert_eq!(lopdf::decode_text_string(catalog.get(b"Lang").unwrap()).unwrap(), "zh-CN");
        let show = catalog.get_deref(b"ViewerPreferences", &sample.pdf.file).unwrap().as_dict().unwrap();
        assert!(show.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
        let metadata = catalog.get_deref(b"Metadata", &sample.pdf.file).unwrap().as_stream().unwrap();
        let metadata = metadata.get_plain_content().unwrap_or_else(|_| metadata.content.clone());
        let metadata = String::from_utf8(metadata).unwrap();
        for claim in ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>", "pdfuaid:part>1<"] {
            assert!(metadata.contains(claim), "{claim} is not in\n{metadata}");
        }
    }
}
