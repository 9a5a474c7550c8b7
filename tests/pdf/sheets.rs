//! Sheets for the copier and volumes for the press, as qpdf and poppler see them.

use std::path::Path;
use std::sync::LazyLock;

use nianbao::document::Document;
use nianbao::fonts::Library;
use nianbao::layout::lay_out;
use nianbao::pdf::{Imposition, write, write_volume};
use nianbao::volume::{Paged, Volume};
use serde_json::Value;

use super::reader::{Element, Pdf};
use super::{SAMPLES, WHOLE, body, dense, document, document_text, file, mm, near, poppler, run};

fn imposed(document: &Document, imposition: Imposition) -> Vec<u8> {
    let library = Library::builtin();
    write(document, &lay_out(document, &WHOLE, library).unwrap(), Some(imposition), library).unwrap()
}

/// A volume of these documents.
fn bound(documents: &[&Document], imposition: Option<Imposition>) -> Vec<u8> {
    let library = Library::builtin();
    let paged = |document: &&Document| {
        let layout = lay_out(document, &WHOLE, library).unwrap();
        Paged { document: Document::clone(document), layout }
    };
    let volume = Volume::bind(documents.iter().map(paged).collect(), &WHOLE, library).unwrap();
    write_volume(&volume, imposition, library).unwrap()
}

/// A volume of both samples: 16 and 7 pages.
pub static VOLUME: LazyLock<Vec<u8>> = LazyLock::new(|| bound(&[&SAMPLES[1].document, &SAMPLES[0].document], None));

/// Text of pages, or of the left or right half of each.
fn texts(path: &Path, half: Option<usize>) -> Vec<String> {
    // The whole is inside any crop that is large enough; an A4 page is 595 points wide.
    let (x, width) = half.map_or((0, 2000), |half| (half * 595, 595));
    let crop = ["-x".to_owned(), x.to_string(), "-y".into(), "0".into(), "-W".into(), width.to_string()];
    let crop: Vec<&str> = crop.iter().map(String::as_str).chain(["-H", "2000", "-raw"]).collect();
    poppler("pdftotext", &crop, path).split_terminator('\u{c}').map(dense).collect()
}

/// The number at the foot of a page; 0 on a blank one.
fn own_number(text: &str) -> usize {
    if text.is_empty() {
        return 0;
    }
    let number = text.split('—').nth_back(1).unwrap_or_else(|| panic!("no number in {text}"));
    number.parse().unwrap_or_else(|_| panic!("{number} is no number"))
}

/// What qpdf knows of a file.
fn json(key: &str, path: &Path) -> Value {
    let printed = run("qpdf", "qpdf", &["--json", &format!("--json-key={key}")], path);
    serde_json::from_str::<Value>(&printed).unwrap()[key].clone()
}

/// Labels of all pages.
fn labels(path: &Path) -> Vec<String> {
    let label = |label: &Value| {
        let label = &label["label"];
        let prefix = label["/P"].as_str().map(|prefix| prefix.trim_start_matches("u:")).unwrap_or_default();
        let number = if label["/S"] == "/D" { label["/St"].to_string() } else { String::new() };
        prefix.to_owned() + &number
    };
    json("pagelabels", path).as_array().unwrap().iter().map(label).collect()
}

/// Guards the order of the pages: of a booklet that is folded, and side by side.
#[test]
fn pages_stand_on_sheets_in_their_order() {
    let sample = &SAMPLES[0];
    assert_eq!(sample.pdf.pages.len(), 7, "the sample has an odd number of pages");
    let cases: [(_, [[usize; 2]; 4], [&str; 4]); 2] = [
        (Imposition::TwoUp, [[1, 2], [3, 4], [5, 6], [7, 0]], ["1、2", "3、4", "5、6", "7"]),
        (Imposition::Booklet, [[0, 1], [2, 7], [6, 3], [4, 5]], ["1", "2、7", "6、3", "4、5"]),
    ];
    for (imposition, expected, expected_labels) in cases {
        let path = file(imposition.name(), &imposed(&sample.document, imposition));
        let halves = [0, 1].map(|half| texts(&path, Some(half)));
        for (side, pages) in expected.iter().enumerate() {
            let found = [0, 1].map(|half| own_number(&halves[half][side]));
            assert_eq!(&found, pages, "{} side {}", imposition.name(), side + 1);
        }
        assert_eq!(halves[0].len(), 4);
        assert_eq!(labels(&path), expected_labels);
        let boxes = poppler("pdfinfo", &["-box", "-l", "9"], &path);
        for kind in ["MediaBox", "TrimBox"] {
            let lines: Vec<&str> = boxes.lines().filter(|line| line.contains(kind)).collect();
            assert_eq!(lines.len(), 4, "{boxes}");
            for line in lines {
                let edges: Vec<f64> = line.split(' ').filter_map(|number| number.parse().ok()).collect();
                let [.., 0.0, 0.0, width, height] = edges[..] else { panic!("{line}") };
                near(width, mm(420.0), 0.02, kind);
                near(height, mm(297.0), 0.02, kind);
            }
        }
    }
}

/// Guards that sheets say the same as the report itself to those who do not see them: order of text, bookmarks, claims.
#[test]
fn sheets_keep_the_order_of_the_report() {
    let sample = &SAMPLES[1];
    let plain = sample.pdf.structure();
    for imposition in Imposition::ALL {
        let name = imposition.name();
        let bytes = imposed(&sample.document, imposition);
        assert!(bytes == imposed(&sample.document, imposition), "{name}: twice the same");
        let pdf = Pdf::read(&bytes);
        let root = pdf.structure();
        assert!(root.whole_text() == plain.whole_text(), "{name}");
        let kinds = |root: &Element| root.children[0].children.iter().map(|one| one.kind.clone()).collect::<Vec<_>>();
        assert_eq!(kinds(&root), kinds(&plain), "{name}");
        let texts: Vec<(usize, String)> = pdf.bookmarks().into_iter().map(|(depth, text, _)| (depth, text)).collect();
        let expected: Vec<_> = sample.pdf.bookmarks().into_iter().map(|(depth, text, _)| (depth, text)).collect();
        assert_eq!(texts, expected, "{name}");
        for (_, text, side) in pdf.bookmarks() {
            let shown: String = pdf.pages[side as usize - 1].glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
            assert!(shown.contains(&text.replace(' ', "")), "{name}: {text} is not on side {side}");
        }
        sound(&file(name, &bytes));
    }
}

/// Guards that a file is sound and claims what the report's own does.
fn sound(path: &Path) {
    let checked = run("qpdf", "qpdf", &["--check"], path);
    assert!(checked.contains("No syntax or stream encoding errors found"), "{checked}");
    let metadata = poppler("pdfinfo", &["-meta"], path);
    for claim in ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>", "pdfuaid:part>1<"] {
        assert!(metadata.contains(claim), "{claim} is not in\n{metadata}");
    }
}

/// Guards a volume's pages: each report on a right-hand page, blank ones where they must be, both numbers, labels.
#[test]
fn reports_begin_on_right_hand_pages() {
    let path = file("volume", &VOLUME);
    sound(&path);
    let pages = texts(&path, None);
    // 目录 and a blank page; 16 pages; 7 pages and a blank one.
    assert_eq!(pages.len(), 2 + 16 + 8);
    let own: Vec<usize> = pages.iter().map(|text| own_number(text)).collect();
    let expected: Vec<usize> = [1, 0].into_iter().chain(1..=16).chain(1..=7).chain([0]).collect();
    assert_eq!(own, expected);
    for (number, text) in (1..).zip(&pages).filter(|(_, text)| !text.is_empty()) {
        assert!(text.contains(&format!("总第{number}页")), "page {number}: {text}");
    }
    for (title, page) in [(&SAMPLES[1].document.title, 3), (&SAMPLES[0].document.title, 19)] {
        assert!(pages[page - 1].starts_with(title.as_str()), "{title} begins on page {page}");
        assert!(pages[0].contains(&format!("{title}…")), "{}", pages[0]);
    }
    let numbers: Vec<usize> = poppler("pdftotext", &["-l", "1", "-raw"], &path)
        .lines()
        .filter(|line| line.contains('…'))
        .map(|line| line.rsplit(['…', ' ']).next().unwrap().parse().unwrap())
        .collect();
    assert_eq!(numbers, [3, 19]);
    let labels = labels(&path);
    assert_eq!(labels.len(), pages.len());
    assert_eq!(
        [&labels[0], &labels[2], &labels[17], &labels[18], &labels[24]],
        ["目录-1", "1-1", "1-16", "2-1", "2-7"]
    );
}

/// Guards bookmarks by body, each with its report's own ones below.
#[test]
fn a_volume_has_a_bookmark_for_each_body() {
    let path = file("volume-bookmarks", &VOLUME);
    let outlines = json("outlines", &path);
    let top = outlines.as_array().unwrap();
    let titles: Vec<_> =
        top.iter().map(|one| (one["title"].as_str().unwrap(), one["destpageposfrom1"].as_u64().unwrap())).collect();
    let [xigang, minghe] = &*SAMPLES;
    let bodies = [&minghe.document.author, &xigang.document.author].map(String::as_str);
    assert_eq!(titles, [("目录", 1), (bodies[0], 3), (bodies[1], 19)]);
    fn walk(kids: &Value, before: u64, found: &mut Vec<(String, u64)>) {
        for kid in kids.as_array().unwrap() {
            let page = kid["destpageposfrom1"].as_u64().unwrap() - before;
            found.push((kid["title"].as_str().unwrap().to_owned(), page));
            walk(&kid["kids"], before, found);
        }
    }
    for (outline, sample, before) in [(&top[1], minghe, 2), (&top[2], xigang, 18)] {
        let mut found = Vec::new();
        walk(&outline["kids"], before, &mut found);
        let expected: Vec<(String, u64)> =
            sample.pdf.bookmarks().into_iter().map(|(_, text, page)| (text, u64::from(page))).collect();
        assert_eq!(found, expected);
    }
}

/// Guards the lines of the 目录: each is an entry to a reader who cannot see it, and leads to its report.
#[test]
fn lines_of_the_contents_are_links() {
    let pdf = Pdf::read(&VOLUME);
    let root = pdf.structure();
    let [contents, reports @ ..] = &root.children[0].children[..] else { panic!("parts") };
    assert_eq!(contents.children[0].whole_text(), "目录");
    let entries: Vec<String> = contents.all("TOCI").iter().map(|entry| entry.whole_text()).collect();
    let titles = [1, 0].map(|sample| SAMPLES[sample].document.title.clone());
    assert_eq!(entries, [format!("{}3", titles[0]), format!("{}19", titles[1])]);
    assert!(contents.all("TOCI").iter().all(|entry| entry.all("Link").len() == 1));
    for (part, sample) in reports.iter().zip([1, 0]) {
        assert_eq!(part.kind, "Part");
        assert_eq!(dense(&part.whole_text()), document_text(&SAMPLES[sample].document));
    }
    let pages: Vec<_> = pdf.file.page_iter().collect();
    let targets: Vec<usize> = pdf
        .file
        .get_page_annotations(pages[0])
        .unwrap()
        .into_iter()
        .map(|link| {
            let (_, target) = pdf.file.dereference(link.get(b"Dest").unwrap()).unwrap();
            let page = target.as_array().unwrap()[0].as_reference().unwrap();
            pages.iter().position(|&id| id == page).unwrap() + 1
        })
        .collect();
    assert_eq!(targets, [3, 19]);
}

/// Guards fonts that are in the file once, however many reports there are.
#[test]
fn a_volume_has_each_font_once() {
    let few = bound(&[&SAMPLES[0].document], None);
    let many = bound(&[&SAMPLES[0].document; 5], None);
    let fonts = |name: &str, bytes: &[u8]| poppler("pdffonts", &[], &file(name, bytes)).lines().count();
    assert_eq!(fonts("few", &few), fonts("many", &many));
    assert!(many == bound(&[&SAMPLES[0].document; 5], None), "twice the same");
}

/// Guards a 目录 of several pages, long titles and an odd number of pages.
#[test]
fn long_contents_go_on_over_the_page() {
    let documents: Vec<Document> = (0..50)
        .map(|number| {
            let mut one = document(vec![body("平稳。")]);
            one.title = format!("第{number}{}2023年政府信息公开工作年度报告", "很长的名字".repeat(number % 4));
            one.author = format!("第{number}局");
            one
        })
        .collect();
    let path = file("long", &bound(&documents.iter().collect::<Vec<_>>(), None));
    let pages = texts(&path, None);
    let contents = pages.iter().take_while(|text| text.contains('…')).count();
    assert!(contents > 2, "{contents}");
    let first = contents.next_multiple_of(2) + 1;
    assert_eq!(pages.len(), first - 1 + 2 * documents.len());
    let listed: String = pages[..contents].concat();
    for (number, one) in documents.iter().enumerate() {
        let page = first + 2 * number;
        let line = listed.split(&one.title).nth(1).unwrap_or_else(|| panic!("{} is not listed", one.title));
        assert!(line.trim_start_matches('…').starts_with(&page.to_string()), "{}: {line}", one.title);
        assert!(pages[page - 1].contains(&format!("总第{page}页")) && pages[page].is_empty(), "page {page}");
    }
}

/// Guards that volumes can be folded too.
#[test]
fn a_volume_can_be_a_booklet() {
    let small = document(vec![body("平稳。")]);
    let path = file("bound-booklet", &bound(&[&small, &small], Some(Imposition::Booklet)));
    sound(&path);
    let halves = [0, 1].map(|half| texts(&path, Some(half)));
    // 目录, blank, report, blank, report, blank and two more to make eight.
    let through = |text: &String| text.split("总第").nth(1).map(|rest| rest.split('页').next().unwrap().to_owned());
    let found: Vec<_> =
        (0..4).map(|side| [0, 1].map(|half| through(&halves[half][side]).unwrap_or_default())).collect();
    assert_eq!(found, [["", "1"], ["", ""], ["", "3"], ["", "5"]].map(|side| side.map(str::to_owned)));
    assert_eq!(labels(&path), ["目录-1", "目录-2", "2-2、1-1", "1-2、2-1"]);
}
