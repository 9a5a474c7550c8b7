//! Reading report files: what is wrong is told in words that help, what is right comes out as meant, and nothing that
//! anybody feeds it makes the reader panic, hang or eat up the memory.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use nianbao::form::tables;
use nianbao::read::{Format, read_file, read_text};
use nianbao::report::{Block, Cell, Figures, Level, Report};
use proptest::prelude::*;

/// Files that are no reports, and in `expected.txt` what must be said of each, a line a file.
fn bad_input() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_input")
}

fn message(path: &Path) -> String {
    match read_file(path) {
        Ok(source) => format!("{} is a report: {:?}", source.name, source.report),
        Err(diagnostic) => diagnostic.to_string(),
    }
}

fn parse(text: &str, format: Format) -> Result<Report, String> {
    let read = read_text(text, format, "年报", PathBuf::new());
    read.map(|source| source.report).map_err(|diagnostic| diagnostic.to_string())
}

/// The report of some lines of YAML below the body and the year.
fn yaml(lines: &str) -> Report {
    parse(&format!("body: 某局\nyear: 2024\n{lines}"), Format::Yaml).unwrap()
}

fn printed(figures: &Figures) -> Vec<String> {
    (0..figures.table().len()).map(|figure| figures.printed(figure).to_string()).collect()
}

#[test]
fn every_mistake_is_told_where_it_is_and_what_to_do() {
    let folder = bad_input();
    let mut files: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "expected.txt")
        .collect();
    files.sort();
    let prefix = format!("{}/", folder.display());
    let said: Vec<String> =
        files.iter().map(|name| message(&folder.join(name)).trim_start_matches(&prefix).to_owned()).collect();
    let expected = std::fs::read_to_string(folder.join("expected.txt")).unwrap();
    let expected: Vec<&str> = expected.lines().collect();
    for (said, expected) in said.iter().zip(&expected) {
        assert_eq!(said, expected);
    }
    assert_eq!(said.len(), expected.len());
}

#[test]
fn what_is_no_file_is_told() {
    assert_eq!(message(Path::new("没有.yaml")), "没有.yaml：没有这个文件；请核对路径");
    let folder = bad_input();
    let hint = "这是文件夹，不是年报文件；请给出文件夹里的 .yaml、.json 或 .xlsx 文件";
    assert_eq!(message(&folder), format!("{}：{hint}", folder.display()));
}

#[test]
fn huge_files_are_not_read() {
    let path = std::env::temp_dir().join(format!("nianbao-{}-huge.yaml", std::process::id()));
    File::create(&path).and_then(|file| file.set_len(100 * 1024 * 1024)).unwrap();
    let start = Instant::now();
    let said = message(&path);
    let took = start.elapsed();
    std::fs::remove_file(&path).unwrap();
    assert_eq!(said, format!("{}：文件超过 4 MB，不像年报数据；请核对是不是选错了文件", path.display()));
    assert!(took < Duration::from_millis(500), "{took:?}");
}

/// Hostile files end soon and with a message, even in a debug build. The time is that of work in proportion to the
/// length; what grows with its square would take minutes.
#[test]
fn hostile_files_end_soon() {
    let deep = "年报:1:256：嵌套超过 64 层；年报文件不需要这么深，请检查括号和缩进";
    let many = "内容超过 200000 个值，不像年报数据；请核对文件，YAML 别名（*）请改为直接写出内容";
    // Nine levels of lists of ten aliases to the list before: a thousand million values.
    let mut laughs = "a: &a [哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈]\n".to_owned();
    for (before, name) in ('a'..='i').zip('b'..='j') {
        laughs += &format!("{name}: &{name} [{}]\n", vec![format!("*{before}"); 10].join(", "));
    }
    let long = format!("[{}0]", "0,".repeat(1_900_000));
    let cases: [(String, Format, String); 8] = [
        ("[".repeat(10_000), Format::Yaml, deep.to_owned()),
        ("{a: ".repeat(10_000), Format::Yaml, deep.replace(":256", ":1021")),
        ("- ".repeat(10_000), Format::Yaml, deep.replace(":256", ":129")),
        ("[".repeat(10_000), Format::Json, deep.replace(":256", ":513")),
        (format!("{}{}", "[".repeat(70), "]".repeat(70)), Format::Json, deep.replace(":256", ":66")),
        (laughs, Format::Yaml, format!("年报:6:1：{many}")),
        (long.clone(), Format::Yaml, format!("年报:1:400003：{many}")),
        (long, Format::Json, format!("年报:1:400000：{many}")),
    ];
    for (text, format, expected) in cases {
        let start = Instant::now();
        assert_eq!(parse(&text, format).unwrap_err(), expected);
        assert!(start.elapsed() < Duration::from_secs(10), "{:?} {expected}", start.elapsed());
    }
}

#[test]
fn a_row_may_be_a_list_or_a_map() {
    let list = yaml("applications: {carried_over: [1, /, null, 4, 5, 6, 16]}");
    let map = yaml(
        "applications: {carried_over: {enterprise: /, natural_person: 1, public_welfare_organization: 4, \
         legal_service_organization: 5, other: 6, total: 16}}",
    );
    assert_eq!(list, map);
    assert_eq!(printed(&list.applications)[7..14], ["1", "/", "", "4", "5", "6", "16"]);
}

#[test]
fn a_table_left_out_is_all_zero() {
    for report in [yaml(""), yaml("applications:\nproactive_disclosure:\nreview_and_litigation: null\n")] {
        for table in tables() {
            let figures = report.figures(table.form.key).unwrap();
            assert_eq!(printed(figures), vec!["0"; table.len()]);
        }
    }
}

#[test]
fn totals_left_out_are_computed_and_totals_given_are_kept() {
    let report = yaml("applications: {received: [1, 2, 3, 4, 5, 6, null]}");
    let two = report.applications.table();
    let total = two.figure("received", "total").unwrap();
    assert_eq!(report.applications.printed(total).to_string(), "21");
    assert_eq!(report.applications.given(total), Cell::Empty);

    let results = "applications: {results: {granted: [3, 0, 0, 0, 0, 0, null], other: {other: [4, 1, 0, 0, 0, 0, 9]}}}";
    let report = yaml(results);
    let at = |path, column| report.applications.printed(two.figure(path, column).unwrap()).to_string();
    assert_eq!(at("results.granted", "total"), "3");
    // A wrong total is for the checks to find; it is neither corrected nor added up differently.
    assert_eq!(at("results.other.other", "total"), "9");
    assert_eq!(at("results.total", "natural_person"), "7");
    assert_eq!(at("results.total", "total"), "8");

    let report = yaml("review_and_litigation: {litigation_direct: [1, 2, 3, 4, null]}");
    assert_eq!(printed(&report.review_and_litigation)[5..10], ["1", "2", "3", "4", "10"]);
}

#[test]
fn figures_are_printed_as_they_are_given() {
    let lines =
        "regulations: [/, ／, null]\n  licensing: １２\n  penalties: ~\n  compulsory_measures: '／'\n  fees: 12.50";
    let report = yaml(&format!("proactive_disclosure:\n  {lines}\n"));
    assert_eq!(printed(&report.proactive_disclosure), ["/", "/", "", "", "", "", "12", "", "/", "12.50"]);
    // A decimal in quotes is one, since JSON has no other way to keep its last 0.
    let json = r#"{"body": "某局", "year": 2024, "proactive_disclosure": {"fees": "12.50"}}"#;
    let report = parse(json, Format::Json).unwrap();
    assert_eq!(printed(&report.proactive_disclosure)[9], "12.50");
}

#[test]
fn decimals_survive_writing_and_reading() {
    for fees in ["0.1", "12.50", "3.00", "0.000001", "999999999999.999999", "7", "0.10"] {
        let report = yaml(&format!("proactive_disclosure: {{fees: {fees}}}"));
        let read = parse(&serde_json::to_string(&report).unwrap(), Format::Json).unwrap();
        assert_eq!(printed(&read.proactive_disclosure)[9], fees);
    }
}

#[test]
fn files_of_other_systems_are_read() {
    let text = "body: 某局\nyear: ２０２４\noverview:\n  - |\n    第一段\n    接着写\n\n    第二段 two\n    words\n";
    let plain = parse(text, Format::Yaml).unwrap();
    let paragraphs = ["第一段接着写", "第二段 two words"].map(|text| Block::Paragraph(text.to_owned()));
    assert_eq!((plain.year, plain.overview.as_slice()), (2024, paragraphs.as_slice()));
    let path = std::env::temp_dir().join(format!("nianbao-{}-windows.yaml", std::process::id()));
    std::fs::write(&path, format!("\u{feff}{}", text.replace('\n', "\r\n"))).unwrap();
    let read = read_file(&path);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(read.unwrap().report, plain);
    // Line breaks that old systems and Word leave in copied text.
    let json = r#"{"body": "某局", "year": 2024, "overview": ["第一段\r接着写\r\r第二段 two\u2028words"]}"#;
    assert_eq!(parse(json, Format::Json).unwrap().overview, plain.overview);
}

#[test]
fn headings_have_levels() {
    let report = yaml("overview:\n  - heading: 甲\n  - {heading: 乙, level: 3}\n  - {heading: 丙, level: 4}\n");
    let levels = report.overview.iter().map(|block| match block {
        Block::Heading { level, .. } => *level,
        other => panic!("{other:?}"),
    });
    assert_eq!(levels.collect::<Vec<_>>(), [Level::Two, Level::Three, Level::Four]);
}

const SAMPLES: [&str; 2] = [include_str!("../samples/xigang-2023.yaml"), include_str!("../samples/minghe-2024.yaml")];

fn assert_survives(report: &Report) {
    let json = serde_json::to_string_pretty(report).unwrap();
    assert_eq!(&parse(&json, Format::Json).unwrap(), report);
    // JSON is YAML as well.
    assert_eq!(&parse(&json, Format::Yaml).unwrap(), report);
}

#[test]
fn samples_survive_writing_and_reading() {
    for sample in SAMPLES {
        assert_survives(&parse(sample, Format::Yaml).unwrap());
    }
}

/// A change to a file: where, as a share of its length; how many bytes go; what comes in their place.
type Change = (f64, usize, Vec<u8>);

fn change() -> impl Strategy<Value = Change> {
    // What matters to the formats comes more often than chance would have it.
    let marks = prop::sample::select(b"[]{}:-,'\"&*#|>!%@`\\\n\t ?~/0123456789.\r\x00\xff\xe3\x80".to_vec());
    let bytes = prop::collection::vec(prop_oneof![marks, any::<u8>()], 0..4);
    (0.0..1.0, 0_usize..6, bytes)
}

fn changed(text: &str, changes: &[Change]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for (share, gone, new) in changes {
        let at = (share * bytes.len() as f64) as usize;
        let end = (at + gone).min(bytes.len());
        bytes.splice(at..end, new.iter().copied());
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused(text in "(?s).{0,200}") {
        let _ = parse(&text, Format::Yaml);
        let _ = parse(&text, Format::Json);
    }

    #[test]
    fn any_marks_are_read_or_refused(text in "[\\[\\]{}:,'\"&*#|>!%@`\\\\ \t\n\r?~ab一：0-]{0,80}") {
        let _ = parse(&text, Format::Yaml);
        let _ = parse(&text, Format::Json);
    }

    #[test]
    fn any_value_of_any_key_is_read_or_refused(key in prop::sample::select(vec![
        "form", "title", "published", "period", "contact", "preamble", "overview", "proactive_disclosure",
        "applications", "review_and_litigation", "attachments",
    ]), value in "[\\[\\]{}:,'\"*/ 一0-9a-z.-]{0,40}") {
        if let Ok(report) = parse(&format!("body: 某局\nyear: 2024\n{key}: {value}\n"), Format::Yaml) {
            assert_survives(&report);
        }
    }

    #[test]
    fn changed_samples_are_read_or_refused(
        sample in prop::sample::select(SAMPLES.to_vec()),
        changes in prop::collection::vec(change(), 1..4),
    ) {
        if let Ok(report) = parse(&changed(sample, &changes), Format::Yaml) {
            assert_survives(&report);
        }
    }

    #[test]
    fn changed_json_is_read_or_refused(changes in prop::collection::vec(change(), 1..4)) {
        let report = parse(SAMPLES[1], Format::Yaml).unwrap();
        let text = serde_json::to_string_pretty(&report).unwrap();
        if let Ok(report) = parse(&changed(&text, &changes), Format::Json) {
            assert_survives(&report);
        }
    }
}
