//! Workbooks: what is written is read back unchanged, what clerks do to a workbook is read rightly or refused in words
//! that name the cell, and formulas say what the form says.

mod any;
mod book;
#[path = "../support/cases.rs"]
mod cases;
mod clerks;
mod cover;
mod files;
mod prose;
mod tables;
// The tests of Word use the rest of it.
#[allow(dead_code)]
#[path = "../support/word.rs"]
mod word;

use nianbao::form::{Edition, TableId};
use nianbao::formats::Format;
use nianbao::number::Cell;
use nianbao::report::blank::blank;
use nianbao::report::{Block, Figures, Report, RichText, SectionBody, Signatory};
use nianbao::style::{OFFICIAL, OfficialTableStyle, Pt, Style, mm};

use book::{
    SAMPLES, edited, empty, fine, number_cell, number_of, read, read_as, sample, table, text, text_cell, with_cell,
    with_sheet, written, yaml,
};
use word::Package;

fn as_text(report: &Report, format: Format) -> String {
    String::from_utf8(format.write(report, &OFFICIAL).unwrap()).unwrap()
}

#[test]
fn samples_survive_workbook_yaml_and_json() {
    for name in SAMPLES {
        let report = sample(name);
        let read = fine(&written(&report));
        assert_eq!(read, report, "{name}");
        assert_eq!(read_as(&as_text(&read, Format::Yaml), Format::Yaml), report, "{name}");
        assert_eq!(read_as(&as_text(&read, Format::Json), Format::Json), report, "{name}");
    }
}

#[test]
fn blank_reports_are_read_without_error() {
    let report = empty();
    let from_workbook = fine(&written(&report));
    let from_yaml = read_as(&as_text(&report, Format::Yaml), Format::Yaml);
    let from_json = read_as(&as_text(&report, Format::Json), Format::Json);
    for read in [from_workbook, from_yaml, from_json] {
        assert_eq!((read.body(), read.year()), ("某局", 2024));
        assert!(read.blocks().next().is_none() && read.attachments.is_empty());
        for figures in read.tables() {
            let table = figures.table();
            assert!((0..table.len()).all(|figure| figures.given(figure) == Cell::Empty), "{}", table.heading);
        }
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = sample(SAMPLES[1]);
    let first = written(&report);
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert_eq!(written(&report), first);
    // No part says when it was written; the form of 2021 stands for a day.
    for (path, bytes) in Package::open(&first).0 {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("dcterms:W3CDTF\">20") || text.contains("2021-01-01T00:00:00Z"), "{path}");
        assert!(!text.contains("2026"), "{path}");
    }
}

#[test]
fn workbooks_with_macros_are_read() {
    let report = sample(SAMPLES[0]);
    let bytes = edited(&written(&report), |path, text| match path {
        "[Content_Types].xml" => text.replace(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        ),
        _ => text,
    });
    assert_eq!(fine(&bytes), report);
}

#[test]
fn what_no_cell_can_hold_is_told() {
    let mut report = empty();
    let long = RichText::new(&"长".repeat(32_768)).unwrap();
    report.set_section("overview", SectionBody::Prose(vec![Block::Paragraph(long)])).unwrap();
    assert_eq!(
        Format::Workbook.write(&report, &OFFICIAL).unwrap_err().to_string(),
        "有一段文字超过 32767 个字，电子表格的一格放不下；请拆成几段，或改用 YAML"
    );
}

/// What a workbook has a place for besides the sample: who signs, whom to ask, prose around the tables, headings that
/// run in, cells and items of several lines.
#[test]
fn every_kind_of_content_survives() {
    let report = yaml(
        "published: 2025-01-20\nsignatory: 某办公室\nseal: true\n\
         contact: {office: 某科, address: 某路 1 号, postcode: '010000', phone: '1', fax: '2', hours: 9—17 时, email: a@b.cn, website: 某网}\n\
         preamble: [根据条例编制。]\n\
         overview:\n  - {heading: 主动公开情况。, text: 2024年，公开 3 条。}\n  \
           - {heading: 三级。, level: 3, text: 正文。}\n  - {heading: 四级, level: 4}\n  \
           - list: [\"甲\\n乙\", 丙]\n  - list: [丁]\n  \
           - table: {caption: 表, columns: [\"子\\n丑\", 寅], rows: [[\"一\\n二\", 三], [{text: \"四\\n五\", colspan: 2}]]}\n\
         proactive_disclosure:\n  before: [单位：件]\n  licensing: 3\n  after: [注：下同。, {list: [一, 二]}]\n\
         review_and_litigation:\n  after:\n    - table: {rows: [[甲, 乙]]}\n\
         attachments: [{title: 附, blocks: [文字]}]\n",
    );
    assert_eq!(fine(&written(&report)), report);
    let mut nobody = report;
    (nobody.signatory, nobody.seal) = (Signatory::Nobody, false);
    assert_eq!(fine(&written(&nobody)), nobody);
}

#[test]
fn the_edition_of_2019_survives() {
    let edition = Edition::of(2019).unwrap();
    let mut report = Report::new(edition, text("某局"), 2020).unwrap();
    let table = edition.table(TableId::Disclosure);
    // A figure of each unit, as people write it.
    for (at, line) in table.lines.iter().enumerate() {
        for (figure, column) in (line.first..).zip(&line.columns) {
            let cell = match column.unit {
                nianbao::form::Unit::Count => at.to_string(),
                nianbao::form::Unit::Change => ["+3", "-3", "0", "/"][at % 4].to_owned(),
                nianbao::form::Unit::TenThousandYuan => "12.50".to_owned(),
                nianbao::form::Unit::Money => ["251000元", "110.55万元", "27270"][at % 3].to_owned(),
            };
            let cell = match cell.as_str() {
                "/" => Cell::NotApplicable,
                text => Cell::Number(nianbao::number::Number::parse_money(text).unwrap()),
            };
            let figures = report.figures(TableId::Disclosure).with(figure, cell);
            let section = nianbao::report::TableSection { before: Vec::new(), figures, after: Vec::new() };
            report.set_section(table.key, SectionBody::Table(section)).unwrap();
        }
    }
    let read = fine(&written(&report));
    assert_eq!(read, report);
    assert_eq!(read.edition().year(), 2019);
    let figures = |report: &Report| {
        let figures = report.figures(TableId::Disclosure);
        (0..table.len()).map(|figure| figures.given(figure).to_string()).collect::<Vec<_>>()
    };
    assert_eq!(figures(&read), figures(&report));
}

#[test]
fn last_year_is_carried_over() {
    let last = sample(SAMPLES[1]);
    let report = blank(text("示范市明河区人民政府"), 2025, Some(&last)).unwrap();
    let two = table(TableId::Applications);
    let texts = |figures: &Figures, line: &str| {
        let line = figures.table().lines.iter().find(|l| l.keys.join(".") == line).unwrap();
        let cells = line.first..line.first + line.columns.len();
        cells.map(|figure| figures.given(figure).to_string()).collect::<Vec<_>>()
    };
    let [disclosure, applications, _] = TableId::ALL.map(|id| report.figures(id));
    assert_eq!(texts(applications, "carried_over"), ["287", "36", "2", "5", "8", "3", ""]);
    assert_eq!(texts(applications, "carried_forward"), ["", "", "", "", "", "", ""]);
    assert_eq!(applications.printed(two.figure("carried_over", "total").unwrap()).to_string(), "341");
    assert_eq!(texts(disclosure, "normative_documents"), ["", "", "86"]);
    assert_eq!(texts(disclosure, "regulations"), ["", "", "/"]);
    let carried = [disclosure, applications]
        .map(|figures| (0..figures.table().len()).filter(|&figure| figures.given(figure) != Cell::Empty).count());
    assert_eq!(carried, [2, 6]);
    assert_eq!(report.contact, last.contact);
    for read in [
        read(&written(&report)).unwrap(),
        read_as(&as_text(&report, Format::Yaml), Format::Yaml),
        read_as(&as_text(&report, Format::Json), Format::Json),
    ] {
        assert_eq!(read, report);
    }
    for year in [2023, 2024, 2026] {
        let said = blank(text("某局"), year, Some(&last)).unwrap_err().to_string();
        let wanted = format!("这是 2024 年度的年报，不是 {year} 年度的上一年；请给出 {} 年度的年报", year - 1);
        assert!(said.ends_with(&wanted), "{said}");
    }
}

/// Reading goes on after a bad cell, label, row or merged range, and after a sheet that is missing.
#[test]
fn all_that_is_wrong_is_told_at_once() {
    let bytes = written(&empty());
    let bytes = with_cell(&bytes, "封面", "B8", &text_cell("明天"));
    let bytes = with_cell(&bytes, "表一", "B5", &text_cell("3件"));
    let bytes = with_cell(&bytes, "表二", "D6", &text_cell("x"));
    let bytes = with_cell(&bytes, "表二", "E7", &number_cell("-3"));
    let bytes = with_cell(&bytes, "表二", "A30", &text_cell("改了"));
    let bytes = with_cell(&bytes, "一、总体情况", "A4", &text_cell("正文"));
    let bytes = with_cell(&bytes, "一、总体情况", "A5", &text_cell("二级标题"));
    let bytes =
        with_sheet(&bytes, "表三", |text| text.replace("</mergeCells>", "<mergeCell ref=\"B6:C6\"/></mergeCells>"));
    let bytes = edited(&bytes, |path, text| match path {
        "xl/workbook.xml" => text.replace("name=\"附件\"", "name=\"别的\""),
        _ => text,
    });
    let errors = read(&bytes).unwrap_err();
    let places = [
        "缺少工作表“附件”",
        "一、总体情况!A4",
        "一、总体情况!B5",
        "封面!B8",
        "表一!B5",
        "表三!B6",
        "表二!D6",
        "表二!E7",
        "表二!A30",
    ];
    assert_eq!(errors.len(), places.len(), "{errors:#?}");
    for (error, place) in errors.iter().zip(places) {
        assert!(error.starts_with(place), "{error} {place}");
    }
}

/// Columns of a table have the proportions of the layout that is asked for.
#[test]
fn tables_have_the_proportions_of_the_layout() {
    let widths = |style: &Style| {
        let bytes = Format::Workbook.write(&empty(), style).unwrap();
        let package = Package::open(&bytes);
        let sheet = package.xml(&format!("xl/worksheets/sheet{}.xml", number_of("表一")));
        let column = word::all(sheet.root(), "col")[0].attribute("width").map(str::to_owned);
        column.unwrap().parse::<f64>().unwrap()
    };
    static NARROW: [Pt; 1] = [mm(19.5)];
    let mut narrow = OFFICIAL.clone();
    let tables: Vec<OfficialTableStyle> = OFFICIAL
        .official_tables
        .iter()
        .map(|table| match table.label_columns {
            [_] => OfficialTableStyle { label_columns: &NARROW, ..table.clone() },
            _ => table.clone(),
        })
        .collect();
    narrow.official_tables = Box::leak(tables.into_boxed_slice());
    let ratio = widths(&narrow) / widths(&OFFICIAL);
    assert!((0.45..0.55).contains(&ratio), "{ratio}");
}
