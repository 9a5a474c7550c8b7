//! 一图读懂: one sheet, whatever the report says.

#[path = "support/eight_digits.rs"]
mod eight_digits;

use eight_digits::eight_digits;
use nianbao::document::{self, CellRole, Document, digest};
use nianbao::fonts::Library;
use nianbao::form::{Edition, PROBLEMS_SECTION};
use nianbao::formats;
use nianbao::layout::{Item, Layout, Owner, lay_out};
use nianbao::link::Link;
use nianbao::report::{Block, Level, OneLine, Report, RichText, SectionBody};
use nianbao::source::Spanned;
use nianbao::style::{DIGEST, Pt};

fn sample(file: &str) -> Report {
    let path = format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
    formats::read(file, &std::fs::read(path).expect("a report")).report.expect("a report")
}

/// A report without a figure and without a word.
fn empty(body: &str) -> Report {
    let body = Spanned::from(OneLine::new(body).expect("a name"));
    Report::new(Edition::latest(), body, 2024).expect("a report")
}

/// The largest figures, below the longest names and behind the longest sentences.
fn full() -> Report {
    let mut report = eight_digits();
    let name = OneLine::new(&"示范省人力资源和社会保障厅".repeat(38)).expect("a name");
    report.title = Some(Spanned::from(name.clone()));
    report.signatory = nianbao::report::Signatory::Other(Spanned::from(name));
    report.published = sample("samples/xigang-2023.yaml").published;
    let sentence = RichText::new(&"对照《条例》要求和群众期盼仍有差距".repeat(20)).expect("a text");
    let heading =
        |text: &str| Block::Heading { level: Level::Two, text: RichText::new(text).expect("a text"), body: None };
    let list = || Block::List(vec![vec![sentence.clone()]; 9]);
    let blocks = vec![heading("存在问题"), list(), heading("改进措施"), list()];
    report.set_section(PROBLEMS_SECTION, SectionBody::Prose(blocks)).expect("the section");
    report
}

fn set(report: &Report, link: Option<&Link>) -> (Document, Layout) {
    let look = DIGEST.digest.as_ref().expect("a digest");
    let document = digest(report, &DIGEST, look, link, false);
    let layout = lay_out(&document, &DIGEST, Library::builtin()).expect("a sheet");
    (document, layout)
}

fn longest_link() -> Link {
    Link::new(&format!("https://www.a.gov.cn/{}", "w".repeat(179))).expect("an address")
}

/// Lowest and rightmost ink of the first page.
fn extent(layout: &Layout) -> (Pt, Pt) {
    let edges = layout.pages[0].items.iter().filter_map(|item| match item {
        Item::Text(run) => {
            let right = run.x + run.glyphs.last().map_or(Pt::ZERO, |glyph| glyph.x + glyph.advance);
            Some((right, run.y + run.size * 0.12))
        }
        Item::Rule(rule) => Some((rule.to.0.max(rule.from.0), rule.to.1.max(rule.from.1))),
        Item::Picture(picture) => Some((picture.x + picture.width, picture.y + picture.height)),
        Item::Stamp(_) => None,
    });
    edges.fold((Pt::ZERO, Pt::ZERO), |(right, low), (x, y)| (right.max(x), low.max(y)))
}

#[test]
fn every_report_stands_on_one_sheet() {
    let link = longest_link();
    for (name, report) in [
        ("minghe", sample("samples/minghe-2024.yaml")),
        ("xigang", sample("samples/xigang-2023.yaml")),
        ("2019", sample("tests/data/edition-2019.yaml")),
        ("eight digits", eight_digits()),
        ("full", full()),
        ("empty", empty("某局")),
        ("long name", empty(&"某".repeat(500))),
    ] {
        for link in [None, Some(&link)] {
            let (_, layout) = set(&report, link);
            let (right, low) = extent(&layout);
            let page = &DIGEST.page;
            assert_eq!(layout.pages.len(), 1, "{name}, link: {}", link.is_some());
            // Word sets some lines a little wider apart.
            let reserve = DIGEST.digest.as_ref().expect("a digest").reserve * 0.5;
            assert!(low <= page.top + page.text_height - reserve, "{name}: ink down to {low:?}");
            assert!(right <= page.left + page.text_width + Pt(0.8), "{name}: ink up to {right:?}");
            // Nothing is cut while there is room for another line.
            let lines = DIGEST.digest.as_ref().expect("a digest").point_sizes[0] * 3.0;
            assert!(name != "full" || low >= page.top + page.text_height - lines, "{name}: ink down to {low:?}");
        }
    }
}

/// The text of what shows cells and paragraphs, by the type's size.
fn of_size(layout: &Layout, size: Pt) -> Vec<String> {
    let mut owners: Vec<(Owner, String)> = Vec::new();
    for item in &layout.pages[0].items {
        if let Item::Text(run) = item
            && run.size == size
        {
            match owners.last_mut() {
                Some((owner, text)) if *owner == run.owner => text.push_str(&run.text),
                _ => owners.push((run.owner, run.text.clone())),
            }
        }
    }
    owners.into_iter().map(|(_, text)| text).collect()
}

#[test]
fn the_main_figures_are_the_largest() {
    let (document, layout) = set(&sample("samples/minghe-2024.yaml"), None);
    let sizes = DIGEST.digest.as_ref().expect("a digest").figure_sizes;
    assert_eq!(of_size(&layout, sizes[0][0]), ["9971", "375", "10005", "341"]);
    assert_eq!(of_size(&layout, sizes[1][0]), ["48613", "21907", "1386", "12.50"]);
    assert_eq!(of_size(&layout, sizes[2][0]), ["12", "7", "86"], "no 规章, of which there are none");
    let alt = document.blocks().find_map(|(_, block)| match block {
        nianbao::document::Block::Illustration(illustration) => Some(illustration.alt.clone()),
        _ => None,
    });
    let told =
        "予以公开 4217 件，部分公开 1170 件，不予公开 1405 件，无法提供 1833 件，不予处理 881 件，其他处理 499 件";
    assert!(alt.expect("a chart").contains(told));
}

/// Guards that what does not apply is said in words, and what is left empty is no nought.
#[test]
fn cells_without_a_figure_are_told_apart() {
    let yaml =
        "body: 某局\nyear: 2024\nproactive_disclosure: {licensing: /, penalties: null, compulsory_measures: 0}\n";
    let report = formats::read("年报.yaml", yaml.as_bytes()).report.expect("a report");
    let (_, layout) = set(&report, None);
    let size = DIGEST.digest.as_ref().expect("a digest").figure_sizes[1][0];
    assert_eq!(of_size(&layout, size / 2.0), ["不适用"]);
    assert_eq!(of_size(&layout, size)[..2], ["—", "0"]);
}

/// Guards reports that have nothing to draw: noughts stand in a row, without bars of no length.
#[test]
fn noughts_are_told_in_a_row() {
    let report = sample("samples/xigang-2023.yaml");
    let document = digest(&report, &DIGEST, DIGEST.digest.as_ref().expect("a digest"), None, false);
    assert!(!document.body.iter().any(|block| matches!(block, document::Block::Illustration(_))));
    let table = document.body.iter().find_map(|block| match block {
        document::Block::Table(table) if table.summary == "本年度办理结果" => Some(table),
        _ => None,
    });
    let told = table.expect("a row of noughts").cells.iter().map(|cell| cell.text.characters());
    let heads = ["单位：件", "予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"];
    let row = ["本年度办理结果", "0", "0", "0", "0", "0", "0"];
    assert_eq!(told.collect::<Vec<_>>(), [heads, row].concat());
}

/// Guards names: whoever signs is named in full, however long.
#[test]
fn a_long_name_is_signed_in_full() {
    let name = "示范市住房和城乡建设与综合行政执法管理局".repeat(3);
    let yaml = format!("body: {name}\nyear: 2024\npublished: 2025-01-20\n");
    let report = formats::read("r.yaml", yaml.as_bytes()).report.expect("a report");
    let (document, _) = set(&report, None);
    let signed = document.body.iter().rev().find_map(|block| match block {
        document::Block::Table(table) => Some(table.cells[0].text.characters()),
        _ => None,
    });
    assert_eq!(signed.expect("a signature").replace('\n', ""), format!("{name}2025年1月20日"));
}

/// Guards reports of bodies that no one can apply to: nothing is drawn of what is 不适用.
#[test]
fn what_does_not_apply_is_not_drawn() {
    let cells = "[/, /, /, /, /, /, /]";
    let rows =
        |indent: &str, keys: &[&str]| keys.iter().map(|key| format!("{indent}{key}: {cells}\n")).collect::<String>();
    let yaml = format!(
        "body: 某局\nyear: 2024\napplications:\n{}  results:\n{}    refused:\n{}    not_available:\n{}    not_handled:\n{}    other:\n{}    total: {cells}\n",
        rows("  ", &["received", "carried_over", "carried_forward"]),
        rows("    ", &["granted", "partly_granted"]),
        rows(
            "      ",
            &[
                "state_secret",
                "forbidden_by_law",
                "security_and_stability",
                "third_party_rights",
                "internal_affairs",
                "process_information",
                "enforcement_files",
                "administrative_inquiries"
            ]
        ),
        rows("      ", &["not_held", "not_ready_made", "still_unclear"]),
        rows("      ", &["petitions_and_complaints", "repeated", "published_materials", "excessive", "reconfirmation"]),
        rows("      ", &["correction_overdue", "fee_overdue", "other"]),
    );
    let report = formats::read("r.yaml", yaml.as_bytes()).report.expect("a report");
    let (document, _) = set(&report, None);
    assert!(!document.body.iter().any(|block| matches!(block, document::Block::Illustration(_))));
}

#[test]
fn problems_and_measures_are_told_apart() {
    let sizes = DIGEST.digest.as_ref().expect("a digest").point_sizes;
    for (file, problems, measures) in [
        (
            "samples/minghe-2024.yaml",
            ["解读形式不够丰富", "办理质量不够均衡", "数据更新不够及时"],
            ["提升解读质量", "补齐基层短板", "加强日常监测"],
        ),
        (
            "samples/xigang-2023.yaml",
            ["个别重点项目信息公开不够及时", "信息公开渠道不够广泛", "政策文件解读工作有待进一步加强"],
            [
                "不断完善西岗区应急管理局信息公开工作措施，认真抓好重点领域信息公开工作，主动开展安全生产、应急处置、防灾减灾救灾政策宣传和科普工作，增强群众安全防范和防灾减灾救灾能力",
                "进一步拓宽信息公开途径，通过西岗区政府门户网站和我局微信公众号等多种方式加大政府信息公开力度",
                "加强相关工作人员对《中华人民共和国政府信息公开条例》《关于全面推进政务公开工作的意见》等纲领性文件的学习，进一步提高政务公开水平和能力",
            ],
        ),
    ] {
        let (_, layout) = set(&sample(file), None);
        let expected = [&["主要问题"][..], &problems, &["改进情况"], &measures].concat();
        // How many there are in all is said beside the label where not all are shown.
        let is_told = |size: &Pt| {
            let mut lines = of_size(&layout, *size);
            lines.iter_mut().for_each(|line| line.truncate(line.find("（共").unwrap_or(line.len())));
            lines.windows(expected.len()).any(|lines| lines == expected)
        };
        assert!(sizes.iter().any(is_told), "{file}");
        // What they are called stands beside the first of them.
        let baseline = |text: &str| {
            layout.pages[0].items.iter().find_map(|item| match item {
                Item::Text(run) if run.text == text => Some(run.y),
                _ => None,
            })
        };
        assert_eq!(baseline("主要问题"), baseline(problems[0]), "{file}");
    }
}

/// A way to write 存在的主要问题及改进情况, and what is read there.
#[derive(Default)]
struct Form<'a> {
    name: &'a str,
    blocks: Vec<Block>,
    problems: Vec<&'a str>,
    measures: Vec<&'a str>,
    sentences: Vec<&'a str>,
}

fn forms(file: &str) -> Vec<Form<'_>> {
    let mut forms: Vec<Form> = Vec::new();
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (mark, told) = line.split_once(' ').expect("a mark and a text");
        if mark == "=" {
            forms.push(Form { name: told, ..Form::default() });
            continue;
        }
        let form = forms.last_mut().expect("a name");
        let text = || RichText::new(told).expect("a text");
        match (mark, form.blocks.last_mut()) {
            ("题", _) => form.blocks.push(Block::Heading { level: Level::Two, text: text(), body: None }),
            ("段", _) => form.blocks.push(Block::Paragraph(text())),
            ("项", Some(Block::List(items))) => items.push(vec![text()]),
            ("项", _) => form.blocks.push(Block::List(vec![vec![text()]])),
            ("问题", _) => form.problems.push(told),
            ("措施", _) => form.measures.push(told),
            ("原句", _) => form.sentences.push(told),
            _ => panic!("{line}"),
        }
    }
    forms
}

/// What a digest prints of 存在的主要问题及改进情况, below 主要问题, below 改进情况 and below neither.
fn printed(blocks: Vec<Block>) -> [Vec<String>; 3] {
    let mut report = empty("某局");
    report.set_section(PROBLEMS_SECTION, SectionBody::Prose(blocks)).expect("the section");
    let look = DIGEST.digest.as_ref().expect("a digest");
    let document = digest(&report, &DIGEST, look, None, false);
    let mut told = [Vec::new(), Vec::new(), Vec::new()];
    let section = report.sections().find(|(section, _)| section.key == PROBLEMS_SECTION).expect("the section").0;
    let table = document.body.iter().find_map(|block| match block {
        document::Block::Table(table) if table.summary == section.heading => Some(table),
        _ => None,
    });
    let cells = || table.into_iter().flat_map(|table| &table.cells);
    let labels: Vec<_> = cells().filter(|cell| cell.role == CellRole::RowHeader).collect();
    for cell in cells().filter(|cell| cell.role == CellRole::Data) {
        let label = labels.iter().find(|label| (label.row..label.row + label.rows).contains(&cell.row));
        let at = match label.map(|label| label.text.characters()).as_deref() {
            Some("主要问题") => 0,
            Some("改进情况") => 1,
            None => 2,
            Some(other) => panic!("{other}"),
        };
        told[at].push(cell.text.characters());
    }
    told
}

#[test]
fn problems_and_measures_are_read_however_they_are_written() {
    let forms = forms(include_str!("data/problems-and-measures.txt"));
    let wrong = forms.into_iter().filter_map(|form| {
        let found = printed(form.blocks);
        let expected = [form.problems, form.measures, form.sentences];
        (found != expected).then(|| format!("{}: {found:#?}, not {expected:#?}", form.name))
    });
    let wrong: Vec<_> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
