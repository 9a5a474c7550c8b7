//! The Word file as LibreOffice sets it, and as a person edits it there.
//!
//! These tests are not run by `cargo test` alone: they need LibreOffice 25.2, which many systems do not have.
//! `.ci/run` fetches it and runs them, with what they measured:
//!
//! ```sh
//! cargo test --test libreoffice -- --ignored --nocapture
//! ```

mod office;
mod pages;
mod reports;
// The tests of Word use the rest of it.
#[path = "../support/wide.rs"]
mod wide;
#[allow(dead_code)]
#[path = "../support/word.rs"]
mod word;

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use nianbao::fonts::Library;
use nianbao::formats;
use nianbao::image::Images;
use nianbao::png::Resolution;
use nianbao::render::{Output, Renderer};
use nianbao::source::Folder;
use nianbao::style::{BOARD, DIGEST, OFFICIAL, Style};
use roxmltree::Node;

use office::Office;
use pages::{Line, Page, pages};
use word::{Package, all, at, child, text, value};

/// Share of the lines of running text that hold the same characters in both.
const SAME_LINES: f64 = 0.95;

/// LibreOffice gives the faces of `fonts/` this height in ems at least, our PDF one em.
const THEIR_HEIGHT: f64 = 1.25;

/// A report in Word's and in our own setting.
struct Case {
    name: String,
    docx: PathBuf,
    /// LibreOffice's PDF of the Word file.
    set: PathBuf,
    theirs: Vec<Page>,
    /// Our PDF.
    pdf: PathBuf,
    ours: Vec<Page>,
}

/// A report for the notice board: how many sheets LibreOffice makes of its Word file, and how many we do.
struct Posted {
    name: String,
    theirs: usize,
    ours: usize,
}

/// All that is set, and LibreOffice that set it.
struct Cases {
    office: Office,
    official: Vec<Case>,
    board: Vec<Posted>,
    digest: Vec<Posted>,
}

/// Both samples and ten reports more in all layouts, and one with tables that lie, set in one start of LibreOffice.
static CASES: LazyLock<Cases> = LazyLock::new(|| {
    let office = Office::new();
    let samples = samples();
    let sample = |name: &str| {
        let yaml = std::fs::read_to_string(samples.join(format!("{name}.yaml"))).expect("a sample");
        (name.to_owned(), yaml)
    };
    let reports: Vec<(String, String)> =
        ["xigang-2023", "minghe-2024"].into_iter().map(sample).chain(reports::reports()).collect();
    let written = |style: &'static Style, outputs: &[Output]| -> Vec<Written> {
        reports.iter().map(|(name, yaml)| write(name, yaml, style, outputs, office.folder())).collect()
    };
    let mut official = written(&OFFICIAL, &[Output::Docx, Output::Pdf]);
    let (name, yaml) = reports::lying();
    official.push(write(&name, &yaml, &OFFICIAL, &[Output::Docx, Output::Pdf], office.folder()));
    let board = written(&BOARD, &[Output::Docx]);
    let digest = written(&DIGEST, &[Output::Docx]);
    let all = official.iter().chain(&board).chain(&digest);
    let set = office.set(&all.map(|written| written.docx.clone()).collect::<Vec<PathBuf>>());
    let (official_set, others_set) = set.split_at(official.len());
    let (board_set, digest_set) = others_set.split_at(board.len());
    let case = |(Written { name, docx, .. }, set): (Written, &PathBuf)| {
        let pdf = docx.with_extension("pdf");
        let (theirs, ours) = (pages(set), pages(&pdf));
        Case { name, docx, set: set.clone(), theirs, pdf, ours }
    };
    let posted = |(Written { name, sheets, .. }, set): (Written, &PathBuf)| Posted {
        name,
        theirs: pages(set).len(),
        ours: sheets,
    };
    let official = official.into_iter().zip(official_set).map(case).collect();
    let board = board.into_iter().zip(board_set).map(posted).collect();
    let digest = digest.into_iter().zip(digest_set).map(posted).collect();
    Cases { office, official, board, digest }
});

/// A report as files.
struct Written {
    name: String,
    docx: PathBuf,
    /// How many pages we make of it.
    sheets: usize,
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

/// Writes a report in a layout into a folder, as Word file and what else is wanted.
fn write(name: &str, yaml: &str, style: &Style, outputs: &[Output], folder: &Path) -> Written {
    let reading = formats::read(&format!("{name}.yaml"), yaml.as_bytes());
    let report = reading.usable().unwrap_or_else(|| panic!("{name}: {:?}", reading.complaints));
    let images = Images::load(report, &Folder(samples())).expect("images");
    let resolution = Resolution::new(72).expect("a resolution");
    let renderer = Renderer { resolution, ..Renderer::new(style, Library::builtin()) };
    let prepared = renderer.prepare(report, &images, &[Output::Pdf]).expect("pages");
    let files = renderer.write(&prepared, outputs).expect("files");
    let path = |ending: &str| folder.join(format!("{name}{}.{ending}", style.suffix));
    for (file, output) in files.iter().zip(outputs) {
        std::fs::write(path(output.ending()), &file.bytes).expect("written");
    }
    let sheets = prepared.paged().expect("pages").layout.pages.len();
    Written { name: name.to_owned(), docx: path("docx"), sheets }
}

/// Lower edge of the type area; below it stands the page number.
fn foot() -> f64 {
    (OFFICIAL.page.top + OFFICIAL.page.text_height).0
}

/// The lines as large as body text: not those of tables and captions, nor the page numbers.
fn running(pages: &[Page], em: f64) -> Vec<&Line> {
    let least = OFFICIAL.paragraphs.body.size.0 * em - 0.1;
    let is_running = |line: &&Line| line.height >= least && line.middle < foot();
    pages.iter().flat_map(|page| &page.lines).filter(is_running).collect()
}

/// Where each line begins and ends in the whole text, in bytes.
fn places(lines: &[&Line]) -> HashSet<(usize, usize)> {
    let mut end = 0;
    let place = |line: &&Line| {
        let start = end;
        end += line.text.len();
        (start, end)
    };
    lines.iter().map(place).collect()
}

/// Guards that Word and PDF agree: the same pages, the same text on each, and nearly all lines the same.
#[test]
#[ignore = "needs LibreOffice 25.2; .ci/run has it"]
fn libreoffice_sets_the_same_pages_and_lines() {
    let (mut same_of_all, mut lines_of_all, mut faults) = (0, 0, Vec::new());
    println!();
    for Case { name, theirs, ours, .. } in &CASES.official {
        let (their_lines, our_lines) = (running(theirs, THEIR_HEIGHT), running(ours, 1.0));
        let whole = |lines: &[&Line]| lines.iter().map(|line| line.text.as_str()).collect::<String>();
        if whole(&their_lines) != whole(&our_lines) {
            faults.push(format!("{name}: the running text differs"));
        }
        let (their_places, our_places) = (places(&their_lines), places(&our_lines));
        let same = their_places.intersection(&our_places).count();
        let lines = their_lines.len().max(our_lines.len());
        let share = same as f64 / lines as f64;
        let same_pages = theirs.iter().zip(ours).filter(|(a, b)| a.characters() == b.characters()).count();
        println!(
            "{name}: {}/{} pages, {same_pages} with the same text, {same}/{lines} lines the same ({:.1} %)",
            theirs.len(),
            ours.len(),
            100.0 * share
        );
        if theirs.len() != ours.len() || same_pages != ours.len() {
            faults.push(format!("{name}: {}", first_difference(theirs, ours)));
        }
        // In a short report one line that breaks elsewhere weighs much: those count together.
        if share < SAME_LINES && !name.starts_with(reports::NAME) {
            faults.push(format!("{name}: only {:.1} % of lines are the same", 100.0 * share));
        }
        for line in our_lines.iter().filter(|line| !their_lines.iter().any(|other| other.text == line.text)) {
            println!("    only in the PDF: {}", line.text);
        }
        same_of_all += same;
        lines_of_all += lines;
    }
    let share = same_of_all as f64 / lines_of_all as f64;
    println!("all: {same_of_all}/{lines_of_all} lines the same ({:.1} %)", 100.0 * share);
    if share < SAME_LINES {
        faults.push("too few lines of all are the same".to_owned());
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The first page whose text differs, and by which lines.
fn first_difference(theirs: &[Page], ours: &[Page]) -> String {
    let differs = |(a, b): &(&Page, &Page)| a.characters() != b.characters();
    let Some(at) = theirs.iter().zip(ours).position(|pair| differs(&pair)) else {
        return "the number of pages differs".to_owned();
    };
    let texts = |page: &Page| page.lines.iter().map(|line| line.text.clone()).collect::<BTreeSet<String>>();
    let (theirs, ours) = (texts(&theirs[at]), texts(&ours[at]));
    let only = |of: &BTreeSet<String>, other: &BTreeSet<String>| of.difference(other).cloned().collect::<Vec<_>>();
    format!("page {}: only LibreOffice {:?}, only PDF {:?}", at + 1, only(&theirs, &ours), only(&ours, &theirs))
}

/// Made reports of which LibreOffice may make another number of sheets for the board: it squeezes the mark at the end of
/// a line now and then, and where that saves the line that fills a sheet, a table moves up.
const UNLIKE: usize = 1;

/// Guards the sheets for a notice board: Word makes as many of them as we do, and of the digest one.
#[test]
#[ignore = "needs LibreOffice 25.2; .ci/run has it"]
fn libreoffice_makes_as_many_sheets_for_the_board() {
    let told = |posted: &[Posted]| {
        let one = |Posted { name, theirs, ours }: &Posted| format!("{name}: {theirs}/{ours}");
        posted.iter().map(one).collect::<Vec<String>>().join(", ")
    };
    let Cases { board, digest, .. } = &*CASES;
    println!("\nboard: {}\ndigest: {}", told(board), told(digest));
    let unlike: Vec<&Posted> = board.iter().filter(|posted| posted.theirs != posted.ours).collect();
    let may_be = |posted: &&Posted| posted.name.starts_with(reports::NAME) && posted.theirs.abs_diff(posted.ours) == 1;
    assert!(unlike.len() <= UNLIKE && unlike.iter().all(may_be), "board: {}", told(board));
    assert!(digest.iter().all(|posted| (posted.theirs, posted.ours) == (1, 1)), "digest: {}", told(digest));
}

/// Guards what the comparison rests on: LibreOffice found every face under its official name, and took no other.
#[test]
#[ignore = "needs LibreOffice 25.2; .ci/run has it"]
fn libreoffice_takes_the_faces_of_the_project() {
    let faces = ["NotoSerifCJKsc-Bold", "NotoSansCJKsc-Medium", "FandolKai-Regular", "FandolFang-Regular"];
    let others = ["NotoSerifCJKsc-Regular", "Gongwen"];
    for Case { name, set, .. } in &CASES.official {
        let output = Command::new("pdffonts").arg(set).output().expect("pdffonts runs; it is in poppler-utils");
        let table = String::from_utf8(output.stdout).expect("UTF-8");
        let used: BTreeSet<&str> =
            table.lines().skip(2).filter_map(|line| line.split_once('+')?.1.split(' ').next()).collect();
        assert!(faces.iter().all(|face| used.contains(face)), "{name}: {used:?}");
        let known = |face: &&str| faces.contains(face) || others.iter().any(|other| face.starts_with(other));
        assert!(used.iter().all(known), "{name}: {used:?}");
    }
}

/// Guards 页码: its dashes stand 7 mm below the type area in Word too, and at the same side.
#[test]
#[ignore = "needs LibreOffice 25.2; .ci/run has it"]
fn page_numbers_stand_where_the_pdf_has_them() {
    let case = &CASES.official[0];
    let distance = OFFICIAL.page_number.distance.0;
    for number in [1, 2] {
        let [theirs, ours] = [&case.set, &case.pdf].map(|pdf| first_dash(pdf, number));
        for (who, dash) in [("LibreOffice", theirs), ("PDF", ours)] {
            let below = dash.1 - foot();
            assert!((below - distance).abs() < 0.6, "{who}, page {number}: {below} pt below the type area");
        }
        // Spaces beside the number are not as wide in both.
        assert!((theirs.0 - ours.0).abs() < 3.0, "page {number}: {theirs:?} and {ours:?}");
    }
}

/// Left edge and middle of the first dash below the type area of a page, in points, measured in its picture.
fn first_dash(pdf: &Path, page: usize) -> (f64, f64) {
    const DOTS: f64 = 300.0;
    let target = pdf.with_extension(format!("page{page}"));
    let mut command = Command::new("pdftoppm");
    command.args(["-gray", "-png", "-singlefile", "-r", "300", "-f", &page.to_string(), "-l", &page.to_string()]);
    let status = command.arg(pdf).arg(&target).status().expect("pdftoppm runs; it is in poppler-utils");
    assert!(status.success());
    let mut file = target.into_os_string();
    file.push(".png");
    let picture = image::open(file).expect("a picture").into_luma8();
    let points = |dots: u32| f64::from(dots) * 72.0 / DOTS;
    let is_ink = |x: u32, y: u32| picture.get_pixel(x, y).0[0] < 128;
    let below = ((foot() + 6.0) / 72.0 * DOTS) as u32;
    let rows = || below..picture.height();
    let left = (0..picture.width()).find(|&x| rows().any(|y| is_ink(x, y))).expect("a page number");
    // Well inside the dash, away from its rounded end.
    let ink: Vec<u32> = rows().filter(|&y| is_ink(left + 12, y)).collect();
    (points(left), points(ink[0] + ink[ink.len() - 1] + 1) / 2.0)
}

/// The sample with everything in it, edited: letters typed at both ends of paragraphs, a row added to every table, the
/// body style enlarged.
struct Edited {
    docx: Package,
    restyled: Vec<Page>,
}

static EDITED: LazyLock<Edited> = LazyLock::new(|| {
    let Cases { office, official, .. } = &*CASES;
    let case = official.iter().find(|case| case.name == "minghe-2024").expect("the sample");
    office.edit("Edit", &[&case.docx, office.folder()]);
    let docx = std::fs::read(office.folder().join("edited.docx")).expect("an edited file");
    Edited { docx: Package::open(&docx), restyled: pages(&office.folder().join("restyled.pdf")) }
});

/// Guards headings and text against looks that are on the words alone: what is typed before or behind them looks alike.
#[test]
#[ignore = "needs LibreOffice 25.2; .ci/run has it"]
fn a_letter_typed_into_a_paragraph_looks_like_its_neighbours() {
    let xml = EDITED.docx.xml("word/document.xml");
    let body = child(xml.root_element(), "body").expect("a body");
    let mut styles = BTreeSet::new();
    for paragraph in body.children().filter(|node| text(*node).starts_with('始')) {
        let words = text(paragraph);
        assert!(words.ends_with('末'), "{words}");
        let looks: BTreeSet<String> = all(paragraph, "r").into_iter().map(look).collect();
        assert_eq!(looks, [String::new()].into(), "all looks of {words} come from its style");
        styles.insert(value(paragraph, "pPr/pStyle").expect("a style").to_owned());
    }
    let expected = ["Heading1", "Heading2", "Heading3", "Heading4", "ListParagraph", "Normal", "Title"];
    assert_eq!(styles.iter().map(String::as_str).collect::<Vec<_>>(), expected);
}

/// Guards tables: the cells of a row that a person adds look like those above, and so does what is typed into them.
#[test]
#[ignore = "needs LibreOffice 25.2; .ci/run has it"]
fn a_row_added_to_a_table_looks_like_the_one_above() {
    let xml = EDITED.docx.xml("word/document.xml");
    let tables = all(xml.root(), "tbl");
    assert_eq!(tables.len(), 5);
    for table in tables {
        let rows: Vec<Node<'_, '_>> = table.children().filter(|node| node.tag_name().name() == "tr").collect();
        let [.., above, added] = rows[..] else { panic!("rows") };
        let cells = |row: Node<'_, '_>| all(row, "tc").into_iter().map(cell_looks).collect::<Vec<_>>();
        assert!(text(added).chars().all(|letter| letter == '添') && !text(added).is_empty(), "{}", text(added));
        assert_eq!(cells(added), cells(above));
        assert_eq!(properties(at(added, "trPr")), properties(at(above, "trPr")));
    }
}

/// Guards 正文 as the style that all text follows: enlarged, it leaves no line of text as it was.
#[test]
#[ignore = "needs LibreOffice 25.2; .ci/run has it"]
fn all_text_follows_the_body_style() {
    let sizes = |pages| running(pages, THEIR_HEIGHT).into_iter().map(|line| line.height).collect::<Vec<f64>>();
    let enlarged = sizes(&EDITED.restyled);
    assert!(enlarged.len() > 200, "{}", enlarged.len());
    let small: Vec<f64> = enlarged.into_iter().filter(|height| *height < 18.0 * THEIR_HEIGHT - 0.1).collect();
    assert!(small.is_empty(), "{small:?}");
}

/// Direct formatting of a run, but for what LibreOffice adds to every one.
fn look(run: Node<'_, '_>) -> String {
    let added = ["kern", "lang"];
    let own = |node: &Node<'_, '_>| node.is_element() && !added.contains(&node.tag_name().name());
    let Some(properties) = child(run, "rPr") else { return String::new() };
    properties.children().filter(own).map(said).collect()
}

/// Properties of a cell, of its paragraph, and of what is typed in it; bold is the words' own, and the line above an
/// added row is the one below the row before it.
fn cell_looks(cell: Node<'_, '_>) -> [String; 3] {
    let paragraph = child(cell, "p").expect("a paragraph");
    let run = all(paragraph, "r").into_iter().next().map(look).unwrap_or_default();
    let cell = properties(at(cell, "tcPr")).replace("<top val=nil>", "");
    [cell, properties(at(paragraph, "pPr")), run.replace("<b><bCs>", "")]
}

/// What is said in a block of properties, but for those of a paragraph's mark.
fn properties(block: Option<Node<'_, '_>>) -> String {
    let Some(block) = block else { return String::new() };
    block.children().filter(|node| node.is_element() && node.tag_name().name() != "rPr").map(said).collect()
}

/// An element as text.
fn said(node: Node<'_, '_>) -> String {
    let attributes: String =
        node.attributes().map(|attribute| format!(" {}={}", attribute.name(), attribute.value())).collect();
    let children: String = node.children().filter(Node::is_element).map(said).collect();
    format!("<{}{attributes}>{children}", node.tag_name().name())
}
