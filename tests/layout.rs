//! Layout: laws that hold for any text, tried on random text; what nobody would think of trying is where they break.

#[path = "support/cases.rs"]
mod cases;
#[path = "support/document.rs"]
mod document;

use cases::cases;
use document::document;
use nianbao::document::{
    Attachment, Block, BlockId, Cell, CellRole, Document, Illustration, Inline, Paragraph, Table, TableRules, Text,
    assemble,
};
use nianbao::fonts::Library;
use nianbao::formats;
use nianbao::image::{Image, Images};
use nianbao::layout::{Item, Layout, LayoutError, Owner, Page, hold, lay_out, release};
use nianbao::source::{Position, Span};
use nianbao::style::{Align, OFFICIAL, PageOrientation, ParagraphRole, Pt, mm};
use proptest::collection::vec;
use proptest::prelude::*;

const LEFT: f64 = mm(28.0).0;
const RIGHT: f64 = mm(28.0 + 156.0).0;
const TOP: f64 = mm(37.0).0;
const BOTTOM: f64 = mm(37.0 + 225.0).0;
const TOLERANCE: f64 = 0.01;
/// By how much characters of a full line overlap at most.
const NEARER: f64 = 0.06;

/// Marks that never begin a line (GB/T 15834—2011, 5.1).
const NOT_FIRST: &str = "、。，；：？！）〕】》〉」』”’％℃…·—－／";
/// Marks that never end a line.
const NOT_LAST: &str = "（〔【《〈「『“‘";
/// Closing marks whose right half is white.
const WHITE_RIGHT: &str = "、。，；：？！）〕】》〉」』”’";

fn paragraph(role: ParagraphRole, text: &str) -> Block {
    Block::Paragraph(Paragraph::new(role, Text::plain(text)))
}

fn body(text: &str) -> Block {
    paragraph(ParagraphRole::Body, text)
}

fn set(blocks: Vec<Block>) -> Layout {
    lay_out(&document(blocks), &OFFICIAL, Library::builtin()).unwrap()
}

/// A glyph on its page.
#[derive(Debug, Clone)]
struct Glyph {
    text: String,
    x: f64,
    right: f64,
    size: f64,
}

impl Glyph {
    /// The character that it shows.
    fn character(&self) -> char {
        self.text.chars().find(|&c| c != '\u{2060}').unwrap()
    }

    fn is_of(&self, characters: &str) -> bool {
        characters.contains(self.character())
    }
}

/// A line of text on a page.
#[derive(Debug, Clone)]
struct Line {
    owner: Owner,
    page: usize,
    baseline: f64,
    glyphs: Vec<Glyph>,
}

impl Line {
    fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
    }

    /// Glyphs without the spaces that hang at its end.
    fn visible(&self) -> &[Glyph] {
        let end = self.glyphs.iter().rposition(|glyph| !glyph.is_of(" ")).map_or(0, |at| at + 1);
        &self.glyphs[..end]
    }

    fn top(&self) -> f64 {
        self.baseline - 0.88 * self.glyphs[0].size
    }

    fn bottom(&self) -> f64 {
        self.baseline + 0.12 * self.glyphs[0].size
    }
}

/// Lines in the order in which they are drawn.
fn lines(layout: &Layout) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (page, content) in layout.pages.iter().enumerate() {
        for item in &content.items {
            let Item::Text(run) = item else { continue };
            let glyphs = run.glyphs.iter().map(|glyph| {
                let x = (run.x + glyph.x).0;
                let text = run.text[glyph.text.clone()].to_owned();
                Glyph { text, x, right: x + glyph.advance.0, size: run.size.0 }
            });
            match lines.last_mut() {
                Some(line) if (line.owner, line.page, line.baseline) == (run.owner, page, run.y.0) => {
                    line.glyphs.extend(glyphs);
                }
                _ => {
                    lines.push(Line { owner: run.owner, page, baseline: run.y.0, glyphs: glyphs.collect() });
                }
            }
        }
    }
    lines
}

/// Lines of the document itself: no page numbers, no repeated headers.
fn own_lines(layout: &Layout) -> Vec<Line> {
    lines(layout).into_iter().filter(|line| line.owner != Owner::Artifact).collect()
}

/// Text as reports have it, and worse: every kind of character next to every other.
fn text(pieces: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[国政府信息公开工作年度报告一]{1,8}",
        2 => "[、。，；：？！）〕】》〉」』”’％℃]",
        2 => "[（〔【《〈「『“‘]",
        1 => "[、。，；：？！）》”]{2,4}",
        1 => "[（《“]{2,3}",
        2 => "[a-zA-Z]{1,14}",
        1 => "[a-z]{15,90}",
        1 => "https://[a-z]{3,9}\\.gov\\.cn/[a-z]{1,20}/[a-z0-9-]{1,40}\\.html",
        2 => "[0-9]{1,6}(\\.[0-9]{1,2})?%?",
        1 => " {1,2}",
        1 => Just("——".to_owned()),
        1 => Just("……".to_owned()),
        1 => Just("·".to_owned()),
        1 => "[㭎䶮喆堃垚燊硚𠮷𣗋𬭎]",
        1 => Just("禰\u{e0100}".to_owned()),
        1 => Just("\u{2060}".to_owned()),
        1 => Just("Ⅷ㈠①×＋".to_owned()),
    ];
    vec(piece, pieces)
        .prop_map(|pieces| pieces.concat().trim().to_owned())
        .prop_filter("text that shows", |text| text.contains(|c| c != '\u{2060}'))
}

/// Whether nothing in a line can grow: one Western word.
fn is_one_word(glyphs: &[Glyph]) -> bool {
    glyphs.iter().all(|glyph| glyph.character().is_ascii_graphic() || glyph.is_of("’"))
}

fn is_han(character: char) -> bool {
    matches!(character, '〇' | '一'..='鿿' | '㐀'..='䶿' | '𠀀'..='𲎯')
}

/// Right end of what is printed of a glyph.
fn ink_right(glyph: &Glyph) -> f64 {
    glyph.right - if glyph.is_of(WHITE_RIGHT) { glyph.size / 2.0 } else { 0.0 }
}

/// Left end of what is printed of a glyph.
fn ink_left(glyph: &Glyph) -> f64 {
    glyph.x + if glyph.is_of(NOT_LAST) { glyph.size / 2.0 } else { 0.0 }
}

proptest! {
    #![proptest_config(cases(300))]

    /// Guards that no text is lost, doubled or moved when it is broken into lines.
    #[test]
    fn all_text_is_set_once_in_order(text in text(1..80)) {
        let set = own_lines(&set(vec![body(&text)]));
        prop_assert_eq!(set.iter().map(Line::text).collect::<String>(), text);
    }

    /// Guards that lines end at the margin: none sticks out, none but a paragraph's last is short.
    #[test]
    fn lines_fill_the_width_and_no_more(text in text(1..80)) {
        let set = own_lines(&set(vec![body(&text)]));
        let indent = 2.0 * mm(156.0).0 / 28.0;
        for (at, line) in set.iter().enumerate() {
            let glyphs = line.visible();
            let (first, last) = (&glyphs[0], &glyphs[glyphs.len() - 1]);
            let start = LEFT + if at == 0 { indent } else { 0.0 };
            let start = start - if line.page % 2 == 1 { mm(2.0).0 } else { 0.0 };
            let right = RIGHT - if line.page % 2 == 1 { mm(2.0).0 } else { 0.0 };
            prop_assert!(ink_left(first) >= start - TOLERANCE, "{} begins at {}", line.text(), first.x);
            prop_assert!(first.x <= start + TOLERANCE, "{} begins at {}", line.text(), first.x);
            prop_assert!(ink_right(last) <= right + TOLERANCE, "{} ends at {}", line.text(), ink_right(last));
            // A line that could only be filled by tearing it is left ragged.
            let torn = 0.25 * last.size * (glyphs.len() - 1) as f64;
            if at + 1 < set.len() && !is_one_word(glyphs) && right - last.right < torn {
                prop_assert!(last.right >= right - TOLERANCE, "{} ends at {}", line.text(), last.right);
            }
            for pair in glyphs.windows(2) {
                let overlap = ink_right(&pair[0]).min(pair[0].right) - ink_left(&pair[1]);
                let wide = pair[0].is_of(WHITE_RIGHT)
                    || pair[1].is_of(NOT_LAST);
                prop_assert!(wide || overlap < NEARER, "{} and {} overlap", pair[0].text, pair[1].text);
                prop_assert!(ink_left(&pair[1]) > ink_left(&pair[0]), "{} before {}", pair[1].text, pair[0].text);
            }
        }
    }

    /// Guards 行首行尾禁则.
    #[test]
    fn no_line_begins_or_ends_with_a_forbidden_mark(text in text(1..80)) {
        let set = own_lines(&set(vec![body(&text)]));
        for pair in set.windows(2) {
            let (above, below) = (pair[0].text(), pair[1].text());
            let (last, first) = (above.chars().next_back().unwrap(), below.chars().next().unwrap());
            // Between letters it is an apostrophe.
            let apostrophe = first == '’' && last.is_ascii_alphanumeric();
            prop_assert!(apostrophe || !NOT_FIRST.contains(first), "{above} / {below}");
            prop_assert!(!NOT_LAST.contains(last), "{above} / {below}");
            prop_assert!(!(last.is_ascii_digit() && is_han(first)), "{above} / {below}");
            prop_assert!(first != '\u{e0100}', "a selector leaves its character: {above} / {below}");
        }
    }

    /// Guards numbers and words: only those that cannot stand on one line are broken.
    #[test]
    fn short_words_and_numbers_stay_whole(
        words in vec("[国政府信息公开]{0,9}([a-z]{1,9}|[0-9]{1,7}(\\.[0-9]{1,2})?%?)", 1..60),
    ) {
        let text = words.concat();
        let set = own_lines(&set(vec![body(&text)]));
        for pair in set.windows(2) {
            let last = pair[0].text().chars().next_back().unwrap();
            let first = pair[1].text().chars().next().unwrap();
            let both = last.is_ascii_graphic() && first.is_ascii_graphic();
            // Words that happen to stand together are one, and long.
            let word: String = pair[0].text().chars().rev().take_while(char::is_ascii_graphic).collect();
            let word = word.len() + pair[1].text().chars().take_while(char::is_ascii_graphic).count();
            prop_assert!(!both || word > 12, "{} / {}", pair[0].text(), pair[1].text());
        }
    }

    /// Guards pages: 22 lines at most, headings stay with text, no line of a paragraph is alone on a page.
    #[test]
    fn pages_break_where_they_may(
        parts in vec((0..3_usize, vec((0..5_usize, 1..200_usize), 0..3), 20..600_usize), 1..14),
    ) {
        let mut blocks = Vec::new();
        for (headings, items, length) in parts {
            for level in 0..headings {
                let role = [ParagraphRole::Heading2, ParagraphRole::Heading3][level];
                blocks.push(paragraph(role, "（一）小标题"));
            }
            blocks.push(body(&"国".repeat(length)));
            let item = |&(_, length): &(usize, usize)| {
                Paragraph::new(ParagraphRole::ListItem, Text::plain("项".repeat(length)))
            };
            if !items.is_empty() {
                blocks.push(Block::List(items.iter().map(item).collect()));
            }
        }
        let layout = set(blocks.clone());
        let set = own_lines(&layout);
        let is_heading = |line: &Line| match line.owner {
            Owner::Paragraph(id) => matches!(&blocks[id.block],
                Block::Paragraph(p) if p.role.outline_level().is_some()),
            _ => false,
        };
        for page in 0..layout.pages.len() {
            let on_page: Vec<&Line> = set.iter().filter(|line| line.page == page).collect();
            // A mark and its item are on one line.
            let mut baselines: Vec<f64> = on_page.iter().map(|line| line.baseline).collect();
            baselines.dedup();
            prop_assert!((1..=22).contains(&baselines.len()), "page {page} has {} lines", baselines.len());
            for line in &on_page {
                prop_assert!(line.top() > TOP && line.bottom() < BOTTOM);
            }
            let last = page + 1 == layout.pages.len();
            prop_assert!(last || !is_heading(on_page[on_page.len() - 1]), "a heading ends page {page}");
        }
        for owner in set.iter().map(|line| line.owner) {
            let own: Vec<&Line> = set.iter().filter(|line| line.owner == owner).collect();
            for page in own[0].page..=own[own.len() - 1].page {
                let here = own.iter().filter(|line| line.page == page).count();
                prop_assert!(own.len() == 1 || here != 1, "one line of {owner:?} is alone on page {page}");
            }
        }
    }
}

/// Columns of the tables below, as shares of the type area.
const COLUMNS: [f64; 3] = [0.2, 0.3, 0.5];

fn cell(row: usize, column: usize, rows: usize, text: &str) -> Cell {
    let role = if row == 0 { CellRole::ColumnHeader } else { CellRole::Data };
    Cell { row, column, rows, ..Cell::new(role, Pt(10.5), Align::Center, Text::plain(text)) }
}

/// A table of one header row and these groups: a merged cell, and for each of its rows the text of the last column.
fn table(groups: &[(String, Vec<String>)]) -> Table {
    let mut cells = vec![cell(0, 0, 1, "类别"), cell(0, 1, 1, "序号"), cell(0, 2, 1, "内容")];
    let mut row = 1;
    for (name, texts) in groups {
        cells.push(cell(row, 0, texts.len(), name));
        for (at, text) in texts.iter().enumerate() {
            cells.push(cell(row + at, 1, 1, &(row + at).to_string()));
            cells.push(cell(row + at, 2, 1, text));
        }
        row += texts.len();
    }
    Table {
        caption: None,
        summary: "表".into(),
        size: Pt(10.5),
        rules: TableRules::All,
        orientation: PageOrientation::Portrait,
        too_wide: None,
        columns: COLUMNS.map(|share| share * mm(156.0)).to_vec(),
        rows: row,
        header_rows: 1,
        cells,
        keep_with_next: vec![0, row - 2],
    }
}

/// Heights of the horizontal lines of a page, from top to bottom, and whether each reaches over the whole width.
fn horizontals(page: &Page) -> Vec<(f64, bool)> {
    let rules = page.items.iter().filter_map(|item| match item {
        Item::Rule(rule) if rule.from.1 == rule.to.1 => Some((rule.from.1.0, rule.to.0 - rule.from.0 > mm(155.0))),
        _ => None,
    });
    rules.collect()
}

proptest! {
    #![proptest_config(cases(80))]

    /// Guards long tables: rows stay whole, headers repeat, merged cells say their text once, inside their lines.
    #[test]
    fn tables_break_between_rows(
        before in 0..22_usize,
        groups in vec((1..70_usize, vec(1..90_usize, 1..40)), 1..9),
    ) {
        let words = |(name, texts): &(usize, Vec<usize>)| {
            ("类".repeat(*name), texts.iter().map(|&length| "文".repeat(length)).collect())
        };
        let groups: Vec<(String, Vec<String>)> = groups.iter().map(words).collect();
        let table = table(&groups);
        let mut blocks: Vec<Block> = (0..before).map(|_| body("国")).collect();
        blocks.push(Block::Table(table.clone()));
        let layout = set(blocks);
        let all = lines(&layout);
        let mut rows_of: Vec<Vec<usize>> = vec![Vec::new(); layout.pages.len()];
        for (at, cell) in table.cells.iter().enumerate() {
            let own: Vec<&Line> =
                all.iter().filter(|line| line.owner == Owner::Cell { table: BlockId::in_body(before), cell: at }).collect();
            let text: String = own.iter().map(|line| line.text()).collect();
            prop_assert_eq!(&text, &cell.text.characters(), "cell {} from row {}", at, cell.row);
            prop_assert!(own.iter().all(|line| line.page == own[0].page), "row {} is split", cell.row);
            if cell.rows == 1 && cell.column == 1 {
                rows_of[own[0].page].push(cell.row);
            }
            // Above and below the text there is a line, none goes through it.
            let ys = horizontals(&layout.pages[own[0].page]);
            for (y, _) in ys.iter().filter(|(_, whole)| *whole || cell.column == 2) {
                let through = own.iter().any(|line| line.top() < *y && *y < line.bottom());
                prop_assert!(!through, "a line goes through {text}");
            }
            let top = own.iter().map(|line| line.top()).fold(f64::INFINITY, f64::min);
            let bottom = own.iter().map(|line| line.bottom()).fold(0.0, f64::max);
            prop_assert!(ys.iter().any(|(y, _)| *y < top) && ys.iter().any(|(y, _)| *y > bottom), "{text} is outside");
        }
        prop_assert_eq!(rows_of.concat(), (0..table.rows).collect::<Vec<_>>());
        let mut begun = false;
        for (page, rows) in rows_of.iter().enumerate() {
            let header = all.iter().filter(|line| {
                line.page == page && line.owner == Owner::Artifact && line.baseline < BOTTOM
            });
            let header: String = header.map(Line::text).collect();
            if rows.is_empty() {
                prop_assert!(!begun);
                continue;
            }
            let header = header.strip_prefix(if begun { "类别序号内容" } else { "" });
            // Behind the header only the label of the group that goes on is said again.
            let again = header.map(|header| header.chars().all(|c| begun && c == '类'));
            prop_assert_eq!(again, Some(true), "header of page {}", page);
            if begun {
                prop_assert!((horizontals(&layout.pages[page])[0].0 - TOP).abs() < TOLERANCE);
            }
            begun = true;
            prop_assert!(rows != &[0] && rows != &[table.rows - 1] || table.rows == 2, "{rows:?} alone on a page");
            for (y, _) in horizontals(&layout.pages[page]) {
                prop_assert!(y <= BOTTOM + TOLERANCE, "the table leaves the page at {y}");
            }
        }
    }
}

#[test]
fn a_long_table_repeats_its_header_on_each_page() {
    let layout = set(vec![Block::Table(table(&[("类".into(), vec!["文".into(); 80])]))]);
    let headers = lines(&layout).into_iter().filter(|line| line.owner == Owner::Artifact && line.baseline < BOTTOM);
    let mut pages: Vec<usize> = headers.map(|line| line.page).collect();
    pages.dedup();
    assert_eq!(pages, (1..layout.pages.len()).collect::<Vec<_>>());
    assert_eq!(layout.pages.len(), 3);
}

/// Guards the table of 二, whose heads stand between its rows: it parts before one of them only.
#[test]
fn what_an_article_asks_for_is_not_parted() {
    let report = formats::read("r.yaml", "body: 某局\nyear: 2024\n".as_bytes()).report.unwrap();
    let document = assemble(&report, &Images::default(), &OFFICIAL, false);
    let tables = document.body.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let table = tables.into_iter().find(|table| table.header_rows == 0).expect("the table of 二");
    let kept = table.kept_when_parted();
    let begins: Vec<String> = (0..table.rows - 1)
        .filter(|row| !kept.contains(row))
        .map(|row| table.cells.iter().find(|cell| cell.row == row + 1).unwrap().text.characters())
        .collect();
    assert_eq!(begins, ["第二十条第（五）项", "第二十条第（六）项", "第二十条第（八）项"]);
}

/// Guards wide tables of the body's own: type becomes smaller before a figure is parted, and no more than it must.
#[test]
fn figures_of_wide_tables_are_not_parted() {
    for (columns, size) in [(6, 10.5), (12, 9.0), (14, 7.5)] {
        let row = |cell: &str| format!("[{}]", vec![cell; columns].join(", "));
        let report = format!(
            "body: 某局\nyear: 2024\noverview:\n  - table:\n      columns: {}\n      rows: [{}]\n",
            row("项"),
            row("123456")
        );
        let report = formats::read("r.yaml", report.as_bytes()).report.unwrap();
        let document = assemble(&report, &Images::default(), &OFFICIAL, false);
        let layout = lay_out(&document, &OFFICIAL, Library::builtin()).unwrap();
        let figures: Vec<Line> = own_lines(&layout).into_iter().filter(|line| line.text().starts_with("12")).collect();
        assert_eq!(figures.len(), columns, "no figure is parted");
        assert!(figures.iter().all(|line| line.text() == "123456" && line.glyphs[0].size == size), "{columns} columns");
    }
}

/// Guards white: as much above a table as below it, and as much around an image with its caption.
#[test]
fn white_is_even_around_tables() {
    let table = Block::Table(table(&[("类".into(), vec!["文".into(); 3])]));
    let layout = set(vec![body("国"), table, body("国")]);
    let lines: Vec<Line> = own_lines(&layout).into_iter().filter(|line| line.text() == "国").collect();
    let rules = horizontals(&layout.pages[0]);
    let above = rules[0].0 - lines[0].bottom();
    let below = lines[1].top() - rules.iter().map(|rule| rule.0).fold(0.0, f64::max);
    assert!((above - below).abs() < 0.5, "{above} pt above, {below} below");
}

/// An image of that height.
fn illustration(height: Pt) -> Block {
    let drawing =
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>"#;
    let image = Image::new(drawing.as_bytes().to_vec()).unwrap();
    let image = std::sync::Arc::new(image);
    let width = height * (4.0 / 3.0);
    Block::Illustration(Illustration { image, width, height, alt: "图".into(), caption: None, span: None })
}

/// Guards pages against holes: an image a little too high for what is left of a page is made smaller, in Word too; one
/// that would be too small is not.
#[test]
fn an_image_fills_what_is_left_of_a_page() {
    let place = |lines: usize| {
        let mut blocks: Vec<Block> = (0..lines).map(|_| body("国")).collect();
        blocks.push(illustration(mm(120.0)));
        let document = document(blocks);
        let layout = lay_out(&document, &OFFICIAL, Library::builtin()).unwrap();
        let Block::Illustration(told) = &hold(&document, &layout).body[lines] else { panic!("an image") };
        let pictures = layout.pages.iter().enumerate().flat_map(|(page, content)| {
            content.items.iter().filter_map(move |item| match item {
                Item::Picture(picture) => Some((page, picture.height, picture.y + picture.height)),
                _ => None,
            })
        });
        let [(page, height, bottom)] = pictures.collect::<Vec<_>>()[..] else { panic!("one image") };
        assert_eq!(told.height, height);
        assert!(bottom.0 <= BOTTOM + TOLERANCE);
        (page, height / mm(120.0))
    };
    assert_eq!(place(9), (0, 1.0));
    let (page, scale) = place(11);
    assert!(page == 0 && (0.8..1.0).contains(&scale), "{scale} on page {page}");
    assert_eq!(place(14), (1, 1.0));
}

/// Guards that a table parts only where it would leave a hole, and that Word is told where.
#[test]
fn a_table_parts_rather_than_leave_a_hole() {
    let group = |rows: usize| ("类".to_owned(), vec!["文".to_owned(); rows]);
    let parted = |lines: usize| {
        let mut whole = table(&[group(8), group(8)]);
        whole.keep_with_next = (0..whole.rows - 1).collect();
        let mut blocks: Vec<Block> = (0..lines).map(|_| body("国")).collect();
        blocks.push(Block::Table(whole));
        let document = document(blocks);
        let layout = lay_out(&document, &OFFICIAL, Library::builtin()).unwrap();
        let Block::Table(told) = &hold(&document, &layout).body[lines] else { panic!("a table") };
        let before = layout.parted.iter().flat_map(|parted| parted.before.clone()).collect::<Vec<_>>();
        for &row in &before {
            assert!(!told.keep_with_next.contains(&(row - 1)), "Word may part the table before row {row}");
        }
        let labels = told.cells.iter().filter(|cell| cell.text.characters() == "类").count();
        (before, labels)
    };
    assert_eq!(parted(4), (vec![], 2), "it fits");
    let (before, labels) = parted(13);
    assert_eq!(before.len(), 1, "more than a third of the page would be empty");
    assert_eq!(labels, 3, "the label of the group that goes on is said again in Word");
    assert_eq!(parted(16), (vec![], 2), "less than a third of the page is empty");
}

/// A text that stands on that line of the report file.
fn on_line(line: usize, text: &str) -> Text {
    Text { span: Some(Span::from(Position::Text { line, column: 1 })), ..Text::plain(text) }
}

/// Why a document cannot be laid out: each message with the line it points at.
fn errors(blocks: Vec<Block>) -> Vec<(LayoutError, Option<usize>)> {
    let errors = lay_out(&document(blocks), &OFFICIAL, Library::builtin()).unwrap_err();
    let line = |error: &LayoutError| match error.span().map(|span| span.at) {
        Some(Position::Text { line, .. }) => Some(line),
        _ => None,
    };
    errors.into_iter().map(|error| (error.clone(), line(&error))).collect()
}

/// Guards that a clerk mends everything in one go: each missing character once, at its first place, and every row that
/// is too high, in printed order.
#[test]
fn all_that_stands_in_the_way_is_told_at_once() {
    let mut high = table(&[("类".into(), vec!["文".to_owned(); 4])]);
    for (row, line) in [(2, 12), (4, 14)] {
        let cell = high.cells.iter_mut().find(|cell| (cell.row, cell.column) == (row, 2)).unwrap();
        cell.text = on_line(line, &"文".repeat(3000));
    }
    let paragraph = |line, text: &str| Block::Paragraph(Paragraph::new(ParagraphRole::Body, on_line(line, text)));
    let item = Paragraph::new(ParagraphRole::ListItem, on_line(20, "𓀁"));
    let heading = Paragraph {
        run_on: Some(on_line(22, "𓀃")),
        ..Paragraph::new(ParagraphRole::Heading2, on_line(21, "（一）𓀂。"))
    };
    let blocks = vec![
        paragraph(1, "好😀"),
        Block::Table(high),
        paragraph(3, "𓀀😀😀"),
        Block::List(vec![item]),
        Block::Paragraph(heading),
    ];
    let told: Vec<(String, Option<usize>)> = errors(blocks)
        .into_iter()
        .map(|(error, line)| match error {
            LayoutError::MissingGlyph { character, .. } => (character.to_string(), line),
            LayoutError::RowTooHigh { row, .. } => (format!("row {row}"), line),
            LayoutError::FigureTooWide { text, .. } => (text, line),
        })
        .collect();
    let expected = [("😀", 1), ("row 2", 12), ("row 4", 14), ("𓀀", 3), ("𓀁", 20), ("𓀂", 21), ("𓀃", 22)];
    assert_eq!(told, expected.map(|(what, line)| (what.to_owned(), Some(line))));
}

#[test]
fn a_row_higher_than_a_page_is_told() {
    let texts = vec!["文".to_owned(), "文".repeat(3000), "文".to_owned()];
    let told = errors(vec![body("国"), Block::Table(table(&[("类".into(), texts)]))]);
    assert_eq!(told, [(LayoutError::RowTooHigh { row: 2, span: None }, None)]);
    assert!(told[0].0.to_string().contains("第 3 行"), "{}", told[0].0);
}

/// Guards merged cells: text that no page can hold in one piece is told, once and not cut.
#[test]
fn a_merged_cell_higher_than_a_page_is_told() {
    let told = errors(vec![Block::Table(table(&[("类".repeat(400), vec!["文".to_owned(); 80])]))]);
    assert_eq!(told, [(LayoutError::RowTooHigh { row: 1, span: None }, None)]);
}

/// Guards against work or loss that grows with the length of a paragraph.
#[test]
fn a_very_long_paragraph_is_set_whole() {
    for pattern in ["国", "国a1，（b）。——", "word ", "x", "，", "（"] {
        let text: String = pattern.chars().cycle().take(100_000).collect();
        let text = text.trim();
        let set = own_lines(&set(vec![body(text)]));
        assert!(set.iter().map(Line::text).collect::<String>() == text, "{pattern} repeated");
        let out = set.iter().find(|line| ink_right(&line.visible()[line.visible().len() - 1]) > RIGHT + TOLERANCE);
        assert!(out.is_none(), "{pattern} repeated sticks out: {}", out.unwrap().text());
    }
}

/// Guards page breaks: an attachment begins a new page even behind a heading, which wants to stay with what follows.
#[test]
fn an_attachment_begins_a_page_even_behind_a_heading() {
    let heading = paragraph(ParagraphRole::Heading2, "（一）标题");
    let attachment = Attachment {
        label: Paragraph::new(ParagraphRole::AttachmentLabel, Text::plain("附件")),
        title: Paragraph::new(ParagraphRole::Title, Text::plain("附件标题")),
        blocks: vec![body("新页")],
    };
    let document = Document { attachments: vec![attachment], ..document(vec![body("国"), heading]) };
    let layout = lay_out(&document, &OFFICIAL, Library::builtin()).unwrap();
    let placed: Vec<_> = own_lines(&layout).iter().map(|line| (line.page, line.owner)).collect();
    let in_body = |block| Owner::Paragraph(BlockId::in_body(block));
    let attached = Owner::Paragraph(BlockId { attachment: Some(0), block: 0 });
    let expected = [
        (0, in_body(0)),
        (0, in_body(1)),
        (1, Owner::AttachmentLabel(0)),
        (1, Owner::AttachmentTitle(0)),
        (1, attached),
    ];
    assert_eq!(placed, expected);
}

/// Guards captions: that of a table is above it and goes with it, that of an image below.
#[test]
fn a_caption_stays_with_its_table() {
    let mut captioned = table(&[("类".into(), vec!["文".into(); 5])]);
    captioned.caption = Some(Paragraph::new(ParagraphRole::TableCaption, Text::plain("表1")));
    captioned.keep_with_next = (0..5).collect();
    for before in 0..22 {
        let mut blocks: Vec<Block> = (0..before).map(|_| body("国")).collect();
        blocks.push(Block::Table(captioned.clone()));
        let layout = set(blocks);
        let all = own_lines(&layout);
        let caption = all.iter().position(|line| line.owner == Owner::Caption(BlockId::in_body(before))).unwrap();
        assert_eq!(all[caption].text(), "表1");
        assert_eq!(all[caption].page, all[caption + 1].page, "after {before} lines");
        assert!(all[caption].baseline < all[caption + 1].baseline);
    }
}

/// Guards the paragraph before a signature. A short one is never parted. A long one asks Word to keep it with the
/// signature only where it must be told: where a full page parts it anyway, LibreOffice would move it whole.
#[test]
fn the_last_paragraph_keeps_with_the_signature() {
    let signature = |keep_with_next| {
        let line = Paragraph::new(ParagraphRole::Signature, Text::plain("某局"));
        Block::Paragraph(Paragraph { keep_with_next, ..line })
    };
    for (length, keep_lines) in [(5, true), (8, false)] {
        let last = Paragraph {
            keep_with_next: true,
            keep_lines,
            ..Paragraph::new(ParagraphRole::Body, Text::plain("国".repeat(28 * length - 2)))
        };
        let mut released = 0;
        for before in 0..22 {
            let mut blocks: Vec<Block> = (0..before).map(|_| body("国")).collect();
            blocks.extend([Block::Paragraph(last.clone()), signature(true), signature(false)]);
            let document = document(blocks);
            let layout = lay_out(&document, &OFFICIAL, Library::builtin()).unwrap();
            let placed = own_lines(&layout);
            let of_last = |line: &&Line| line.owner == Owner::Paragraph(BlockId::in_body(before));
            let pages: Vec<usize> = placed.iter().filter(of_last).map(|line| line.page).collect();
            assert_eq!(pages.len(), length);
            assert_eq!(pages.last(), placed.last().map(|line| &line.page), "after {before} lines");
            let parted = pages[0] != pages[length - 1];
            assert!(!(parted && keep_lines), "after {before} lines");
            let full = placed.iter().filter(|line| line.page == 0).count() > 20;
            let Block::Paragraph(told) = &release(document, &layout, &OFFICIAL).body[before] else {
                panic!("a paragraph")
            };
            assert_eq!(told.keep_with_next, !(parted && full), "after {before} lines");
            released += usize::from(!told.keep_with_next);
        }
        assert_eq!(released > 0, !keep_lines);
    }
}

/// Guards 列项: the dash is drawn before the text as if it were typed, but is not the text's.
#[test]
fn the_mark_of_a_list_stands_before_its_item() {
    let list = set(vec![Block::List(vec![Paragraph::new(ParagraphRole::ListItem, Text::plain("“项目”一"))])]);
    let typed = set(vec![body("——“项目”一")]);
    let list_id = BlockId::in_body(0);
    let owners: Vec<_> = own_lines(&list).iter().map(|line| (line.owner, line.text())).collect();
    let expected = [
        (Owner::ListMark { list: list_id, item: 0 }, "——".to_owned()),
        (Owner::ListItem { list: list_id, item: 0 }, "“项目”一".to_owned()),
    ];
    assert_eq!(owners, expected);
    let places = |layout: &Layout| -> Vec<f64> {
        own_lines(layout).iter().flat_map(|line| line.glyphs.iter().map(|glyph| glyph.x)).collect()
    };
    let apart = places(&list).into_iter().zip(places(&typed)).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
    assert!(apart < TOLERANCE && places(&list).len() == places(&typed).len());
}

/// Guards headings that run in: one paragraph, the words in the heading's face, the rest in the body's; it keeps with
/// what follows no more than body text does.
#[test]
fn a_heading_runs_into_its_paragraph() {
    let heading = Paragraph {
        run_on: Some(Text::plain("正".repeat(60))),
        ..Paragraph::new(ParagraphRole::Heading2, Text::plain("（一）主动公开情况。"))
    };
    let layout = set(vec![Block::Paragraph(heading.clone())]);
    let all = own_lines(&layout);
    let id = BlockId::in_body(0);
    assert_eq!((all[0].owner, all[0].text().as_str()), (Owner::Paragraph(id), "（一）主动公开情况。"));
    assert!(all[1..].iter().all(|line| line.owner == Owner::RunOn(id)));
    assert_eq!(all[0].baseline, all[1].baseline, "the text goes on in the heading's line");
    let faces: Vec<_> = layout.pages[0]
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Text(run) if run.owner != Owner::Artifact => Some((run.owner, run.face)),
            _ => None,
        })
        .collect();
    assert_ne!(faces[0].1, faces[1].1, "楷体 and 仿宋");
    // Twenty lines before it leave room for two of its three lines and none for what follows.
    let mut blocks: Vec<Block> = (0..19).map(|_| body("国")).collect();
    blocks.push(Block::Paragraph(heading));
    blocks.push(body("国"));
    let layout = set(blocks);
    let last = own_lines(&layout).pop().unwrap();
    assert_eq!((layout.pages.len(), last.page, last.text().as_str()), (2, 1, "国"));
}

/// Guards cells with several lines: each stands on its own, in the middle of the cell.
#[test]
fn a_cell_holds_several_lines() {
    let mut lined = table(&[("类".into(), vec!["文".into()])]);
    lined.cells[5].text.inlines = vec![Inline::plain("第一行"), Inline::LineBreak, Inline::plain("第二行")];
    let layout = set(vec![Block::Table(lined)]);
    let owner = Owner::Cell { table: BlockId::in_body(0), cell: 5 };
    let own: Vec<_> = lines(&layout).into_iter().filter(|line| line.owner == owner).collect();
    assert_eq!(own.iter().map(Line::text).collect::<Vec<_>>(), ["第一行", "第二行"]);
    assert!((own[1].baseline - own[0].baseline - 1.2 * 10.5).abs() < TOLERANCE);
}

/// Guards chains that no page holds: they fill pages, not one line or row a page.
#[test]
fn what_holds_together_but_is_too_high_fills_pages() {
    let heading = paragraph(ParagraphRole::Heading2, &"长".repeat(28 * 50));
    let layout = set(vec![body("国"), heading, body("国")]);
    let pages: Vec<usize> = (0..5).map(|page| own_lines(&layout).iter().filter(|l| l.page == page).count()).collect();
    assert_eq!(pages, [1, 22, 22, 8, 0]);
    let mut whole = table(&[("类".into(), vec!["文".repeat(400); 12])]);
    whole.keep_with_next = (0..12).collect();
    // Two of these rows fill a page.
    assert_eq!(set(vec![Block::Table(whole)]).pages.len(), 6);
}

/// Guards consecutive marks: those next to each other give up the white between them.
#[test]
fn marks_next_to_each_other_are_compressed() {
    let layout = set(vec![body("国”，国）。国“《国")]);
    let line = &own_lines(&layout)[0];
    let at = |place: usize| line.glyphs[place].x;
    let pitch = mm(156.0).0 / 28.0;
    for (first, second) in [(1, 2), (4, 5)] {
        assert!((at(second) - at(first) - (pitch - 7.6)).abs() < TOLERANCE, "{}", line.text());
    }
    // Of two opening marks the second moves towards the first.
    assert!((at(8) - at(7) - (pitch - 7.6)).abs() < TOLERANCE, "{}", line.text());
}

/// Guards numbers and units: they stand on one line, in the lists of the standard's users and behind multipliers.
#[test]
fn numbers_and_units_are_never_parted() {
    for number in ["12345件", "2024年", "12月", "30号", "1234.56万元", "200㎡", "62.3%", "100余件", "1.2亿元", "９件"]
    {
        for before in 0..30 {
            let text = format!("{}{number}{}", "国".repeat(before), "国".repeat(30));
            let set = own_lines(&set(vec![body(&text)]));
            assert!(set.iter().any(|line| line.text().contains(number)), "{number} after {before} characters");
        }
    }
}

/// Guards the white between Han and Latin: a quarter of an em, less only where a line is full, more only where it is
/// filled out.
#[test]
fn a_quarter_of_an_em_stands_between_han_and_latin() {
    let layout = set(vec![body("收到2024年申请12345件，用APP提交5份。")]);
    let line = &own_lines(&layout)[0];
    let grid = 16.0 - mm(156.0).0 / 28.0;
    let gap = |at: usize| line.glyphs[at + 1].x - line.glyphs[at].right;
    let mut count = 0;
    for (at, pair) in line.glyphs.windows(2).enumerate() {
        let latin = |glyph: &Glyph| glyph.character().is_ascii_alphanumeric();
        let han = |glyph: &Glyph| is_han(glyph.character());
        let spaced = latin(&pair[0]) && han(&pair[1]) || han(&pair[0]) && latin(&pair[1]);
        count += usize::from(spaced);
        let expected = if spaced { 4.0 } else { 0.0 };
        assert!((gap(at) - expected).abs() < grid, "{} pt before {}", gap(at), pair[1].text);
    }
    assert_eq!(count, 8);
    let long = set(vec![body(&"收到申请12件，".repeat(40))]);
    for line in own_lines(&long) {
        for pair in line.glyphs.windows(2).filter(|pair| is_han(pair[0].character()) && pair[1].is_of("1")) {
            let gap = pair[1].x - pair[0].right;
            assert!((2.0..8.0).contains(&gap), "{gap} pt in {}", line.text());
        }
    }
}

/// Guards addresses: letters move apart before a line is torn, and what cannot be filled is ragged.
#[test]
fn lines_with_addresses_are_not_torn() {
    let text = "如对本报告有疑问，请与示范市明河区人民政府联系（地址：示范市明河区硚头街道滨河东路9号；邮编：100000；\
        电话：0100-5550 1234（工作日9：00—17：30）；电子邮箱：xxgk@minghe.example.gov.cn；\
        网址：https://www.minghe.example.gov.cn/zwgk/）。";
    for cut in 0..40 {
        let text: String = text.chars().skip(cut).collect();
        for line in own_lines(&set(vec![body(&text)])) {
            for pair in line.visible().windows(2) {
                let pitch = (pair[1].x - pair[0].x) / 16.0;
                let both = is_han(pair[0].character()) && is_han(pair[1].character());
                assert!(!both || pitch < 1.25, "{pitch} em in {}", line.text());
            }
        }
    }
}

/// Guards words that stand at a line's end against breaks that Word and LibreOffice do not make: behind a hyphen a line
/// may end, behind a full stop or @ never, and a long web address is cut behind its first solidus alone.
#[test]
fn words_break_as_word_breaks_them() {
    let first_line = |before: usize, word: &str| {
        let text = format!("{}{word}{}", "国".repeat(before), "国".repeat(30));
        own_lines(&set(vec![body(&text)]))[0].text().trim_start_matches('国').to_owned()
    };
    for (before, word, expected) in [
        (21, "0411-83631234", "0411-"),
        (24, "0411-83631234", ""),
        (21, "retrieval-augmented", "retrieval-"),
        (24, "A-12", ""),
        (16, "zwgk@example.gov.cn", "zwgk@example.gov.cn"),
        (18, "zwgk@example.gov.cn", ""),
        (22, "2021/12/31", ""),
        (14, "https://www.example.gov.cn/zwgk/", "https://www.example.gov."),
        (23, "https://www.example.gov.cn/zwgk/", ""),
    ] {
        assert_eq!(first_line(before, word), expected, "{word} after {before} characters");
    }
}

/// Guards 署名 and 成文日期 of bodies with long names, such as those with a second name in brackets: nothing leaves the
/// type area, no line of the name begins left of the first, and the date stands two characters right of the name.
#[test]
fn long_names_are_signed_within_the_type_area() {
    for length in 2..60 {
        for seal in [false, true] {
            let name: String =
                "示范区民政局（示范区退役军人服务中心、老龄工作委员会办公室）".chars().cycle().take(length).collect();
            let report =
                format!("body: 示范区民政局\nyear: 2024\npublished: 2025-01-20\nseal: {seal}\nsignatory: {name}\n");
            let report = formats::read("r.yaml", report.as_bytes()).report.unwrap();
            let document = assemble(&report, &Images::default(), &OFFICIAL, false);
            let layout = lay_out(&document, &OFFICIAL, Library::builtin()).unwrap();
            let lines = own_lines(&layout);
            let (date, above) = lines.split_last().unwrap();
            let signed: Vec<&Line> = above.iter().filter(|line| line.owner == above[above.len() - 1].owner).collect();
            assert_eq!(signed.iter().map(|line| line.text()).collect::<String>(), name);
            let left = signed.iter().map(|line| ink_left(&line.glyphs[0])).fold(f64::INFINITY, f64::min);
            let right = signed.iter().map(|line| ink_right(&line.glyphs[line.glyphs.len() - 1])).fold(0.0, f64::max);
            assert!(left >= LEFT - TOLERANCE && right <= RIGHT + TOLERANCE, "{name} from {left} to {right}");
            let start = date.glyphs[0].x;
            assert!(
                start >= LEFT && ink_right(&date.glyphs[date.glyphs.len() - 1]) <= RIGHT + TOLERANCE,
                "{name}: {start}"
            );
            if !seal && length > 10 {
                assert!((start - left - 32.0).abs() < 12.0, "{name}: the date begins {} pt right of it", start - left);
            }
        }
    }
}

/// Guards what Word is told: where a line would have parted a number from its unit, and nowhere else.
#[test]
fn word_holds_what_a_line_would_have_parted() {
    let text = format!("{}12345件{}2024年", "国".repeat(23), "国".repeat(5));
    let document = document(vec![body(&text)]);
    let layout = lay_out(&document, &OFFICIAL, Library::builtin()).unwrap();
    let Block::Paragraph(held) = &hold(&document, &layout).body[0] else { panic!("a paragraph") };
    assert_eq!(held.text.characters(), text.replace("5件", "5\u{200d}件"));
}

/// Guards the last page, of the report and of an attachment, against holding a line or two of prose alone.
#[test]
fn the_last_page_holds_three_lines() {
    // Last paragraphs of one, two and four lines behind paragraphs of one, all the way down a page.
    for (before, last) in (20..42).flat_map(|before| [1, 2, 4].map(|last| (before, last))) {
        let items = format!("[{}\"{}。\"]", "甲。, ".repeat(before), "乙".repeat(28 * last - 10));
        for report in [
            format!("body: 某局\nyear: 2024\nsignatory: false\nother_matters: {items}\n"),
            format!("body: 某局\nyear: 2024\nattachments:\n  - title: 附表\n    blocks: {items}\n"),
        ] {
            let report = formats::read("r.yaml", report.as_bytes()).report.unwrap();
            let document = assemble(&report, &Images::default(), &OFFICIAL, false);
            let layout = lay_out(&document, &OFFICIAL, Library::builtin()).unwrap();
            let on_last = own_lines(&layout).into_iter().filter(|line| line.page + 1 == layout.pages.len()).count();
            assert!(on_last >= 3, "{on_last} of {before} and {last} lines");
        }
    }
}
