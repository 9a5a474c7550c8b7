//! Reading report files: what is wrong is told in words that help, what is right comes out as meant, and nothing that
//! anybody feeds it makes the reader panic, hang or eat up the memory.

#[path = "support/cases.rs"]
mod cases;
#[path = "support/golden.rs"]
mod golden;

use cases::cases;
use std::path::{Path, PathBuf};

use nianbao::form::{Edition, TableId};
use nianbao::formats::{Format, MAX_BYTES, read};
use nianbao::number::Cell;
use nianbao::report::{Block, Figures, Level, Report, RichText, SectionBody};
use nianbao::source::{Code, Diagnostic, MOST_TOLD, Severity};
use nianbao::style::OFFICIAL;
use nianbao::text::visible::is_hidden;
use proptest::prelude::*;

/// Files that are no reports, and in `expected.txt` what must be said of each, a line a complaint.
fn bad_input() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_input")
}

/// All that is said of a file, a line a complaint.
fn said(name: &str, bytes: &[u8]) -> Vec<String> {
    let reading = read(name, bytes);
    assert!(reading.usable().is_none(), "{name} is a report: {:?}", reading.report);
    reading.complaints.iter().map(|complaint| format!("{name}：[{}] {complaint}", complaint.code.id)).collect()
}

/// A format by the name of a file of it.
const YAML: &str = "年报.yaml";
const JSON: &str = "年报.json";

fn parse(text: &str, name: &str) -> Result<Report, Vec<Diagnostic>> {
    let reading = read(name, text.as_bytes());
    match reading.usable() {
        Some(report) => Ok(report.clone()),
        None => Err(reading.complaints),
    }
}

/// The report of some lines of YAML below the body and the year.
fn yaml(lines: &str) -> Report {
    parse(&format!("body: 某局\nyear: 2024\n{lines}"), YAML).unwrap()
}

fn prose<'a>(report: &'a Report, key: &str) -> &'a [Block] {
    match report.section(key) {
        Some(SectionBody::Prose(blocks)) => blocks,
        other => panic!("{other:?}"),
    }
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
    let lines: Vec<String> =
        files.iter().flat_map(|name| said(name, &std::fs::read(folder.join(name)).unwrap())).collect();
    golden::compare("bad_input/expected.txt", &(lines.join("\n") + "\n"));
}

/// Days and years as people write them; a postcode that lost a digit is told.
#[test]
fn days_and_years_are_read_as_people_write_them() {
    let report =
        parse("body: 某局\nyear: 2024年\npublished: 2025年1月5日\nperiod: {from: 2024/01/01, to: 2024-12-31}\n", YAML);
    let report = report.unwrap();
    assert_eq!((report.year(), report.published.unwrap().to_string()), (2024, "2025-01-05".to_owned()));
    assert_eq!(report.period().from.to_string(), "2024-01-01");
    let reading = read(YAML, "body: 某局\nyear: 2024\ncontact: {postcode: 10020}\n".as_bytes());
    assert!(reading.usable().is_some());
    let [complaint] = reading.complaints.as_slice() else { panic!("{:?}", reading.complaints) };
    assert_eq!((complaint.code, complaint.severity), (&Code::VALUE, Severity::Warning));
    assert!(complaint.to_string().starts_with("3:21：邮编：邮编应是 6 位数字，这里是“10020”，有 5 位"), "{complaint}");
}

/// Everything wrong with a file is told at once, each with its place, and what is right is read all the same.
#[test]
fn all_mistakes_of_a_file_are_told_at_once() {
    let text = "body: 某局\nyear: 2024\npublished: 2025-02-30\ntittle: 年报\napplications:\n  \
        received: [3件, 0, 0, 0, 0, 0, 3]\n  carried_over: [0, -1, 0, 0, 0, 0, 0]\noverview:\n  - 一段\n  \
        - {heading: 甲, level: 7}\n  - {image: 图.png}\n";
    let reading = read(YAML, text.as_bytes());
    let at: Vec<String> = reading.complaints.iter().filter_map(|c| c.position()).map(|at| at.to_string()).collect();
    assert_eq!(at, ["3:12", "4:1", "6:14", "7:21", "10:25", "11:5"]);
    let report = reading.report.expect("body and year are there");
    let figures = report.figures(TableId::Applications);
    let table = figures.table();
    assert!(figures.is_unreadable(table.figure("received", "natural_person").unwrap()));
    assert_eq!(figures.given(table.figure("received", "total").unwrap()).to_string(), "3");
    assert_eq!(prose(&report, "overview").len(), 1);
}

#[test]
fn five_unreadable_cells_are_five_complaints() {
    let text = "body: 某局\nyear: 2024\napplications:\n  received: [a, b, c, d, e, 0, 0]\n";
    let complaints = read(YAML, text.as_bytes()).complaints;
    assert_eq!(complaints.len(), 5);
    assert!(complaints.iter().all(|complaint| complaint.code == &Code::VALUE && complaint.severity == Severity::Error));
}

#[test]
fn huge_files_are_not_read() {
    let bytes = vec![b' '; MAX_BYTES as usize + 1];
    assert_eq!(said(YAML, &bytes), ["年报.yaml：[FILE] 文件超过 4 MB，不像年报数据；请核对是不是选错了文件"]);
}

/// Hostile files are refused with a message before they cost memory or time.
#[test]
fn hostile_files_are_refused() {
    let deep = "1:256：嵌套超过 64 层；年报文件不需要这么深，请检查括号和缩进";
    let many = "内容超过 200000 个值，不像年报数据；请核对文件，YAML 别名（*）请改为直接写出内容";
    // Nine levels of lists of ten aliases to the list before: a thousand million values.
    let mut laughs = "a: &a [哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈]\n".to_owned();
    for (before, name) in ('a'..='i').zip('b'..='j') {
        laughs += &format!("{name}: &{name} [{}]\n", vec![format!("*{before}"); 10].join(", "));
    }
    let long = format!("[{}0]", "0,".repeat(1_900_000));
    let cases: [(String, &str, String); 8] = [
        ("[".repeat(10_000), YAML, deep.to_owned()),
        ("{a: ".repeat(10_000), YAML, deep.replace(":256", ":1021")),
        ("- ".repeat(10_000), YAML, deep.replace(":256", ":129")),
        ("[".repeat(10_000), JSON, deep.replace(":256", ":513")),
        (format!("{}{}", "[".repeat(70), "]".repeat(70)), JSON, deep.replace(":256", ":66")),
        (laughs, YAML, format!("5:4：{many}")),
        (long.clone(), YAML, format!("1:400003：{many}")),
        (long, JSON, format!("1:400000：{many}")),
    ];
    for (text, name, expected) in cases {
        assert_eq!(said(name, text.as_bytes()), [format!("{name}：[SYNTAX] {expected}")]);
    }
}

/// What a few bytes repeat is counted each time, before it is copied.
#[test]
fn texts_have_one_budget() {
    let too_much =
        "到这里文字合计超过 1 MB（重复引用的每次都算），不像年报数据；请核对是不是选错了文件，或粘贴、引用了多余的内容";
    let head = "body: 某局\nyear: 2024\noverview:\n";
    let long = "字".repeat(10_000);
    // The text, the copy that its anchor keeps, and 32 aliases make 1 MB.
    let repeated = |times: usize| format!("{head}  - &a {long}\n{}", "  - *a\n".repeat(times));
    assert!(read(YAML, repeated(31).as_bytes()).usable().is_some());
    assert_eq!(said(YAML, repeated(100_000).as_bytes()), [format!("{YAML}：[SYNTAX] 37:5：{too_much}")]);
    // Lists of aliases, and keys.
    let list = format!("{head}  - list: &b [{long}, {long}]\n{}", "  - list: *b\n".repeat(1000));
    assert_eq!(said(YAML, list.as_bytes()), [format!("{YAML}：[SYNTAX] 20:11：{too_much}")]);
    let plain = format!("{head}{}", format!("  - {long}\n").repeat(40));
    assert_eq!(said(YAML, plain.as_bytes()), [format!("{YAML}：[SYNTAX] 38:5：{too_much}")]);
    let json = format!("{{\"body\": [\n{}0]}}", format!("\"{long}\",\n").repeat(40));
    assert_eq!(said(JSON, json.as_bytes()), [format!("{JSON}：[SYNTAX] 36:1：{too_much}")]);
    let keys = format!("{{{}}}", format!("\"{long}\":1,\n").repeat(40).trim_end_matches([',', '\n']));
    assert_eq!(said(JSON, keys.as_bytes()), [format!("{JSON}：[SYNTAX] 35:1：{too_much}")]);
}

/// Values nest no deeper by aliases than they may by themselves.
#[test]
fn aliases_nest_no_deeper() {
    let mut text = "a: &a [[[[[[[[[[[[[[[[[[[[0]]]]]]]]]]]]]]]]]]]]\n".to_owned();
    for (before, name) in [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")] {
        text += &format!("{name}: &{name} [[[[[[[[[[[[[[[[[[[[*{before}]]]]]]]]]]]]]]]]]]]]\n");
    }
    let said = said(YAML, text.as_bytes());
    assert!(said[0].starts_with("年报.yaml：[SYNTAX] 4:27：嵌套超过 64 层"), "{said:?}");
}

/// What no report has so many of is refused where the first too many stands, and as many as may be are read.
#[test]
fn everything_has_a_limit() {
    let file = |lines: &str| format!("body: 某局\nyear: 2024\noverview:\n  - 平稳。\n{lines}");
    let refused = |lines: &str| {
        let said = said(YAML, file(lines).as_bytes());
        assert_eq!(said.len(), 1, "{said:?}");
        said[0].replace("年报.yaml：[VALUE] ", "")
    };
    let fine = |lines: &str| {
        let reading = read(YAML, file(lines).as_bytes());
        assert!(reading.usable().is_some(), "{:?}", reading.complaints);
    };
    for (line, most, message) in [
        (
            "  - 平稳。\n",
            9_999,
            "10004:5：一、总体情况 第 10001 块：从这里起，段落、小标题和列表各项超过 10000 段，不像年报",
        ),
        ("  - {heading: 公开}\n", 2_000, "2005:5：一、总体情况 第 2002 块：从这里起，小标题超过 2000 个，不像年报"),
        (
            "  - {table: {rows: [[一]]}}\n",
            500,
            "505:5：一、总体情况 第 502 块：从这里起，自制表格超过 500 个，不像年报",
        ),
        (
            "  - {image: a.png, alt: 图}\n",
            100,
            "105:5：一、总体情况 第 102 块：从这里起，图片和统计图超过 100 个，不像年报",
        ),
    ] {
        // However many there are, it is told once.
        let refusal = refused(&line.repeat(most + 50));
        assert!(refusal.starts_with(message), "{refusal}");
    }
    fine(&"  - {image: a.png, alt: 图}\n".repeat(100));
    // A merged cell takes as much room as those that it is made of, and a line of a cell as much as a cell.
    let merged =
        format!("  - table: {{rows: [[{{text: 一, colspan: 20, rowspan: 2000}}], {}]}}\n", "[], ".repeat(1999));
    fine(&merged);
    let cells = "自制表格的单元格（多行的按行算）超过 40000 格";
    assert!(refused(&format!("{merged}  - table: {{rows: [[一]]}}\n")).contains(cells));
    let lines = format!("  - table: {{rows: [[\"{0}\"], [\"{0}\"]]}}\n", "一\\n".repeat(20_001));
    assert!(refused(&lines).contains(cells));
    let items = format!("  - list: [{}]\n", "一, ".repeat(10_000));
    assert!(refused(&items).contains("段落、小标题和列表各项超过 10000 段"));
    assert!(refused(&format!("  - \"{}\"\n", "**一**二".repeat(5_001)).repeat(2)).contains("加粗的地方超过 10000 处"));
    let attachments = |count: usize| format!("attachments:\n{}", "  - {title: 目录, blocks: [无。]}\n".repeat(count));
    fine(&attachments(300));
    assert!(refused(&attachments(301)).starts_with("306:5：附件301：从这里起，附件超过 300 个，不像年报；请核对"));
}

/// Texts that a file of PDF/A bounds, or that are something else than they are called, are refused where they stand.
#[test]
fn texts_that_are_too_long_are_refused_where_they_stand() {
    for (block, long, message) in [
        ("heading: ", 500, "小标题有 501 个字，最多 500 个；请缩短，其余的写成正文"),
        ("image: a.png, alt: 图, caption: ", 500, "图题有 501 个字，最多 500 个；请缩短，其余的写成正文"),
        ("image: a.png, alt: ", 2_000, "替代文字有 2001 个字，最多 2000 个；请缩短，其余的写成正文"),
        ("table: {rows: [[一]], caption: ", 500, "表题有 501 个字，最多 500 个；请缩短，其余的写成正文"),
        ("list: [", 50_000, "这一段有 50001 个字，最多 50000 个；请分成几段"),
    ] {
        let end = if block.contains("{") {
            "}"
        } else if block.contains("[") {
            "]"
        } else {
            ""
        };
        let file =
            |count: usize| format!("body: 某局\nyear: 2024\noverview:\n  - {{{block}{}{end}}}\n", "字".repeat(count));
        assert!(read(YAML, file(long).as_bytes()).usable().is_some(), "{block}");
        let column = 6 + block.len() - block.chars().filter(|c| !c.is_ascii()).count() * 2;
        assert_eq!(
            said(YAML, file(long + 1).as_bytes()),
            [format!("{YAML}：[VALUE] 4:{column}：一、总体情况 第 1 块：{message}")]
        );
    }
}

/// Of a file that is wrong from end to end, as much is told as anybody reads.
#[test]
fn not_more_is_told_than_anybody_reads() {
    let text = format!("body: 某局\nyear: 2024\noverview:\n{}", "  - {foo: 1}\n".repeat(5_000));
    let reading = read(YAML, text.as_bytes());
    assert!(reading.usable().is_none());
    assert_eq!(reading.complaints.len(), MOST_TOLD);
    let last = reading.complaints.last().unwrap();
    assert_eq!(last.to_string(), "问题太多，后面还有的没有列出；请先改正列出的这些，再核对一次");
}

/// Characters that nobody sees vanish from every text and are told of; they neither stop a report nor get into its files.
#[test]
fn invisible_characters_are_dropped_and_told_of() {
    let text = "body: 某\u{feff}局\nyear: 2024\noverview:\n  - 中\u{feff}文\u{200b}。\n  - {heading: 公\u{2060}开}\n  \
        - {table: {caption: 表\u{feff}, rows: [[一\u{202e}, 二]]}}\n  - list: [三\u{ad}项]\n";
    let reading = read(YAML, text.as_bytes());
    let report = reading.usable().unwrap_or_else(|| panic!("{:?}", reading.complaints));
    assert!(reading.complaints.iter().all(|complaint| complaint.code == &Code::READ_AS), "{:?}", reading.complaints);
    assert_eq!(reading.complaints.len(), 6);
    assert_eq!(report.body(), "某局");
    let written = String::from_utf8(Format::Yaml.write(report, &OFFICIAL).unwrap()).unwrap();
    assert_eq!(written.chars().find(|&c| is_hidden(c) && c != '\n'), None, "{written}");
}

#[test]
fn a_row_may_be_a_list_or_a_map() {
    let list = yaml("applications: {carried_over: [1, /, null, 4, 5, 6, 16]}");
    let map = yaml(
        "applications: {carried_over: {enterprise: /, natural_person: 1, public_welfare_organization: 4, \
         legal_service_organization: 5, other: 6, total: 16}}",
    );
    assert_eq!(list, map);
    assert_eq!(printed(list.figures(TableId::Applications))[7..14], ["1", "/", "", "4", "5", "6", "16"]);
}

#[test]
fn a_table_left_out_is_all_zero() {
    for report in [yaml(""), yaml("applications:\nproactive_disclosure:\nreview_and_litigation: null\n")] {
        for figures in report.tables() {
            assert!(figures.is_left_out());
            assert_eq!(printed(figures), vec!["0"; figures.table().len()]);
        }
    }
}

#[test]
fn totals_left_out_are_computed_and_totals_given_are_kept() {
    let report = yaml("applications: {received: [1, 2, 3, 4, 5, 6, null]}");
    let figures = report.figures(TableId::Applications);
    let two = figures.table();
    let total = two.figure("received", "total").unwrap();
    assert_eq!(figures.printed(total).to_string(), "21");
    assert_eq!(figures.given(total), Cell::Empty);

    let results = "applications: {results: {granted: [3, 0, 0, 0, 0, 0, null], other: {other: [4, 1, 0, 0, 0, 0, 9]}}}";
    let report = yaml(results);
    let at =
        |path, column| report.figures(TableId::Applications).printed(two.figure(path, column).unwrap()).to_string();
    assert_eq!(at("results.granted", "total"), "3");
    // A wrong total is for the checks to find; it is neither corrected nor added up differently.
    assert_eq!(at("results.other.other", "total"), "9");
    assert_eq!(at("results.total", "natural_person"), "7");
    assert_eq!(at("results.total", "total"), "8");

    let report = yaml("review_and_litigation: {litigation_direct: [1, 2, 3, 4, null]}");
    assert_eq!(printed(report.figures(TableId::Reviews))[5..10], ["1", "2", "3", "4", "10"]);
}

#[test]
fn figures_are_printed_as_they_are_given() {
    let lines =
        "regulations: [/, ／, null]\n  licensing: １２\n  penalties: ~\n  compulsory_measures: '／'\n  fees: 12.50";
    let report = yaml(&format!("proactive_disclosure:\n  {lines}\n"));
    assert_eq!(printed(report.figures(TableId::Disclosure)), ["/", "/", "", "", "", "", "12", "", "/", "12.50"]);
    // A decimal in quotes is one, since JSON has no other way to keep its last 0.
    let json = r#"{"body": "某局", "year": 2024, "proactive_disclosure": {"fees": "12.50"}}"#;
    let report = parse(json, JSON).unwrap();
    assert_eq!(printed(report.figures(TableId::Disclosure))[9], "12.50");
}

#[test]
fn decimals_survive_writing_and_reading() {
    for fees in ["0.1", "12.50", "3.00", "0.000001", "999999999999.999999", "7", "0.10"] {
        let report = yaml(&format!("proactive_disclosure: {{fees: {fees}}}"));
        let read = parse(&serde_json::to_string(&report).unwrap(), JSON).unwrap();
        assert_eq!(printed(read.figures(TableId::Disclosure))[9], fees);
    }
}

#[test]
fn files_of_other_systems_are_read() {
    let text = "body: 某局\nyear: ２０２４\noverview:\n  - |\n    第一段\n    接着写\n\n    第二段 two\n    words\n";
    let plain = parse(text, YAML).unwrap();
    let paragraphs = ["第一段接着写", "第二段 two words"].map(|text| Block::Paragraph(RichText::new(text).unwrap()));
    assert_eq!((plain.year(), prose(&plain, "overview")), (2024, paragraphs.as_slice()));
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(parse(&windows, YAML).unwrap(), plain);
    // Line breaks that old systems and Word leave in copied text.
    let json = r#"{"body": "某局", "year": 2024, "overview": ["第一段\r接着写\r\r第二段 two\u2028words"]}"#;
    assert_eq!(prose(&parse(json, JSON).unwrap(), "overview"), prose(&plain, "overview"));
}

/// The edition of 2019 is read, written and read again like the other.
#[test]
fn the_edition_of_2019_is_read_like_the_other() {
    let text = "form: 2019\nbody: 某局\nyear: 2020\nproactive_disclosure:\n  normative_documents: [2, 3, 40]\n  \
        licensing: {last_year: 12, change: -3, decisions: 480}\n  penalties: [5, +2, 7]\n  fees: [1, 0]\n  \
        procurement: [6, 251000元]\napplications:\n  received: [9, 1, 0, 0, 0, 0, 10]\n  results:\n    \
        other: [1, 0, 0, 0, 0, 0, 1]\n";
    let report = parse(text, YAML).unwrap();
    assert_eq!(report.edition(), Edition::of(2019).unwrap());
    let cells = printed(report.figures(TableId::Disclosure));
    assert_eq!(cells[3..9], ["2", "3", "40", "12", "-3", "480"]);
    assert_eq!(cells[12..15], ["5", "+2", "7"]);
    assert_eq!(cells[18..], ["1", "0", "6", "251000元"]);
    assert_survives(&report);
    let refused = |text: &str| parse(text, YAML).unwrap_err()[0].to_string();
    let advice = "2020 年度的报告用 2019 年版格式，请写明格式版本 2019";
    assert!(refused("body: 某局\nyear: 2020\n").ends_with(advice));
    assert!(refused("form: 2019\nbody: 某局\nyear: 2021\n").contains("请写明格式版本 2021"));
    assert!(refused("form: 2018\nbody: 某局\nyear: 2021\n").contains("没有 2018 年版的格式；请写 2021"));
}

/// Words above and below the tables, headings that run in, cells and items of several lines, who signs.
#[test]
fn every_key_is_read_and_written_back() {
    let text = "body: 某局\nyear: 2024\nsignatory: 某局办公室\nseal: true\ncontact: {office: 某局办公室, fax: '010-1', hours: 工作日}\n\
        overview:\n  - {heading: 主动公开, text: 全年公开**12**条。}\n  - table: {rows: [[\"一是公开\\n二是答复\", 乙]]}\n  \
        - list: [\"甲\\n乙\"]\napplications:\n  before: [单位：件]\n  after: [注：无。]\n  received: [1, 0, 0, 0, 0, 0, 1]\n";
    let report = parse(text, YAML).unwrap();
    assert_eq!(report.signatory(), Some("某局办公室"));
    let section = report.table_section(TableId::Applications);
    assert_eq!((section.before.len(), section.after.len()), (1, 1));
    let [Block::Heading { body: Some(body), .. }, Block::Table(table), Block::List(items)] = prose(&report, "overview")
    else {
        panic!("{report:?}")
    };
    assert_eq!(body.plain(), "全年公开12条。");
    assert_eq!((table.cells()[0].lines.len(), items[0].len()), (2, 2));
    assert_survives(&report);
    assert_eq!(yaml("signatory: false\n").signatory(), None);
}

/// What YAML would leave out or take for text without a word is told.
#[test]
fn what_yaml_swallows_is_told() {
    let told = |lines: &str| {
        let text = format!("body: 某局\nyear: 2024\n{lines}");
        let complaints = read(YAML, text.as_bytes()).complaints;
        complaints.iter().map(|complaint| format!("{} {complaint}", complaint.code.id)).collect::<Vec<_>>()
    };
    let cut = told("overview:\n  - 地点在大院 #3 楼，电话见附件。\n");
    assert!(cut[0].starts_with("READ-AS 4:11：井号和它后面的“#3 楼，电话见附件。”是注释"), "{cut:?}");
    for sound in ["  - 一段话。 # 待核实\n", "  - \"地点在 #3 楼\"\n", "  - 一段话。\n  #- 另一段\n", "  - 编号C#7\n"]
    {
        assert!(told(&format!("overview:\n{sound}")).is_empty(), "{sound}");
    }
    let unpaired = told("overview:\n  - 共**12件，均已办结。\n");
    assert!(unpaired[0].starts_with("READ-AS 4:5：一、总体情况 第 1 块：加粗用的两个星号"), "{unpaired:?}");
    let wide = told("overview:\n  - heading：主动公开\n");
    assert!(wide[0].starts_with("KEY 4:5：一、总体情况 第 1 块：heading 后面是全角冒号"), "{wide:?}");
    assert!(told("overview:\n  - 依据：条例\n").is_empty());
}

#[test]
fn headings_have_levels() {
    let report = yaml("overview:\n  - heading: 甲\n  - {heading: 乙, level: 3}\n  - {heading: 丙, level: 4}\n");
    let levels = prose(&report, "overview").iter().map(|block| match block {
        Block::Heading { level, .. } => *level,
        other => panic!("{other:?}"),
    });
    assert_eq!(levels.collect::<Vec<_>>(), [Level::Two, Level::Three, Level::Four]);
}

const SAMPLES: [&str; 2] = [include_str!("../samples/xigang-2023.yaml"), include_str!("../samples/minghe-2024.yaml")];

fn assert_survives(report: &Report) {
    let json = serde_json::to_string_pretty(report).unwrap();
    assert_eq!(&parse(&json, JSON).unwrap(), report);
    // JSON is YAML as well.
    assert_eq!(&parse(&json, YAML).unwrap(), report);
    for format in [Format::Yaml, Format::Json] {
        let written = format.write(report, &OFFICIAL).unwrap();
        let name = format!("a.{}", format.endings()[0]);
        assert_eq!(&parse(std::str::from_utf8(&written).unwrap(), &name).unwrap(), report);
    }
}

#[test]
fn samples_survive_writing_and_reading() {
    for sample in SAMPLES {
        assert_survives(&parse(sample, YAML).unwrap());
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
    #![proptest_config(cases(256))]

    #[test]
    fn any_text_is_read_or_refused(text in "(?s).{0,200}") {
        let _ = parse(&text, YAML);
        let _ = parse(&text, JSON);
    }

    #[test]
    fn any_marks_are_read_or_refused(text in "[\\[\\]{}:,'\"&*#|>!%@`\\\\ \t\n\r?~ab一：0-]{0,80}") {
        let _ = parse(&text, YAML);
        let _ = parse(&text, JSON);
    }

    #[test]
    fn any_value_of_any_key_is_read_or_refused(key in prop::sample::select(vec![
        "form", "title", "published", "period", "contact", "preamble", "overview", "proactive_disclosure",
        "applications", "review_and_litigation", "attachments",
    ]), value in "[\\[\\]{}:,'\"*/ 一0-9a-z.-]{0,40}") {
        if let Ok(report) = parse(&format!("body: 某局\nyear: 2024\n{key}: {value}\n"), YAML) {
            assert_survives(&report);
        }
    }

    #[test]
    fn changed_samples_are_read_or_refused(
        sample in prop::sample::select(SAMPLES.to_vec()),
        changes in prop::collection::vec(change(), 1..4),
    ) {
        if let Ok(report) = parse(&changed(sample, &changes), YAML) {
            assert_survives(&report);
        }
    }

    #[test]
    fn changed_json_is_read_or_refused(changes in prop::collection::vec(change(), 1..4)) {
        let report = parse(SAMPLES[1], YAML).unwrap();
        let text = serde_json::to_string_pretty(&report).unwrap();
        if let Ok(report) = parse(&changed(&text, &changes), JSON) {
            assert_survives(&report);
        }
    }
}
