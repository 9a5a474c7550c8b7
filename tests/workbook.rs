//! Workbooks: what is written is read back unchanged, what clerks do to a workbook is read rightly or refused in words
//! that name the cell, and formulas say what the form says.

// The tests of Word use the rest of it.
#[allow(dead_code)]
mod support;

use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use calamine::{Data, Reader, Xlsx};
use nianbao::blank::blank;
use nianbao::form::{GridContent, Table, tables};
use nianbao::read::{Format, Source, read_file, read_text, read_workbook};
use nianbao::report::{Cell, Figures, Number, Report};
use nianbao::workbook::plan::{sheets, table_place};
use nianbao::{workbook, write};
use proptest::prelude::*;
use support::Package;

const SAMPLES: [&str; 2] = ["xigang-2023.yaml", "minghe-2024.yaml"];

fn sample(name: &str) -> Source {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
    read_file(&path).unwrap_or_else(|diagnostic| panic!("{diagnostic}"))
}

fn written(report: &Report) -> Vec<u8> {
    workbook::write(report, "年报.xlsx").unwrap_or_else(|diagnostic| panic!("{diagnostic}"))
}

fn read(bytes: &[u8]) -> Result<Report, String> {
    let read = read_workbook(bytes, "年报.xlsx", PathBuf::new());
    read.map(|source| source.report).map_err(|diagnostic| diagnostic.to_string())
}

fn read_as(text: &str, format: Format) -> Report {
    let read = read_text(text, format, "年报", PathBuf::new());
    read.unwrap_or_else(|diagnostic| panic!("{diagnostic}\n{text}")).report
}

fn empty() -> Report {
    blank("某局", 2024, None).unwrap()
}

/// Number of a sheet's part, from 1.
fn number_of(sheet: &str) -> usize {
    1 + sheets().iter().position(|(name, _)| *name == sheet).expect("a sheet of the workbook")
}

/// A workbook with some of its parts changed.
fn edited(bytes: &[u8], edit: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in Package::open(bytes).0 {
        writer.start_file(path.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        let text = edit(&path, String::from_utf8(bytes).unwrap());
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook with the text of one sheet's part changed.
fn with_sheet(bytes: &[u8], sheet: &str, edit: impl Fn(String) -> String) -> Vec<u8> {
    let part = format!("xl/worksheets/sheet{}.xml", number_of(sheet));
    edited(bytes, |path, text| if path == part { edit(text) } else { text })
}

/// The text of a sheet with another cell: `content` follows `<c r="…"`.
fn put(text: &str, cell: &str, content: &str) -> String {
    let start = format!("<c r=\"{cell}\"");
    let new = format!("{start}{content}");
    if let Some(at) = text.find(&start) {
        let rest = &text[at..];
        let tag = rest.find('>').unwrap() + 1;
        let end = if rest[..tag].ends_with("/>") { tag } else { rest.find("</c>").unwrap() + 4 };
        return format!("{}{new}{}", &text[..at], &rest[end..]);
    }
    // Cells that were not there may follow in any order.
    let row: String = cell.chars().filter(char::is_ascii_digit).collect();
    text.replace("</sheetData>", &format!("<row r=\"{row}\">{new}</row></sheetData>"))
}

fn with_cell(bytes: &[u8], sheet: &str, cell: &str, content: &str) -> Vec<u8> {
    with_sheet(bytes, sheet, |text| put(&text, cell, content))
}

fn text_cell(text: &str) -> String {
    format!(" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
}

fn number_cell(number: &str) -> String {
    format!("><v>{number}</v></c>")
}

fn name(row: u32, column: u16) -> String {
    assert!(column < 26);
    format!("{}{}", char::from(b'A' + column as u8), row + 1)
}

/// Names of the cells of a table's figures.
fn figure_cells(table: &Table) -> Vec<String> {
    let mut names = vec![String::new(); table.len()];
    for cell in &table.grid.cells {
        if let GridContent::Figure(figure) = cell.content {
            let (row, column) = table_place(cell);
            names[figure] = name(row, column);
        }
    }
    names
}

#[test]
fn samples_survive_workbook_yaml_and_json() {
    for name in SAMPLES {
        let report = sample(name).report;
        let read = read(&written(&report)).unwrap();
        assert_eq!(read, report, "{name}");
        assert_eq!(read_as(&write::yaml(&read), Format::Yaml), report, "{name}");
        assert_eq!(read_as(&write::json(&read), Format::Json), report, "{name}");
    }
}

#[test]
fn blank_reports_are_read_without_error() {
    let report = empty();
    let from_workbook = read(&written(&report)).unwrap();
    let from_yaml = read_as(&write::yaml(&report), Format::Yaml);
    let from_json = read_as(&write::json(&report), Format::Json);
    for read in [from_workbook, from_yaml, from_json] {
        assert_eq!((read.body.as_str(), read.year), ("某局", 2024));
        assert!(read.blocks().next().is_none() && read.attachments.is_empty());
        for table in tables() {
            let figures = read.figures(table.form.key).unwrap();
            assert!((0..table.len()).all(|figure| figures.given(figure) == Cell::Empty), "{}", table.form.name);
        }
    }
}

/// Editors that know the schema find nothing wrong with a new file.
#[test]
fn json_is_valid_by_the_schema() {
    let validator = jsonschema::validator_for(&nianbao::report::schema()).unwrap();
    for report in [empty(), sample(SAMPLES[0]).report, sample(SAMPLES[1]).report] {
        let json = serde_json::from_str(&write::json(&report)).unwrap();
        let errors: Vec<String> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
}

#[test]
fn yaml_guides_by_the_words_of_the_form() {
    let text = write::yaml(&empty());
    assert!(text.starts_with("# yaml-language-server: $schema=nianbao.schema.json\n"));
    for table in tables() {
        for line in &table.lines {
            for label in &line.labels {
                assert!(text.contains(label), "{label}");
            }
        }
        for column in table.lines.iter().flat_map(|line| &line.columns) {
            assert!(text.contains(column.label), "{}", column.label);
        }
    }
    let line = text.lines().find(|line| line.trim().starts_with("third_party_rights:")).unwrap();
    let (value, comment) = line.split_once("  # ").unwrap();
    assert_eq!(value.trim(), "third_party_rights: [null, null, null, null, null, null, null]");
    assert_eq!(comment, "4.保护第三方合法权益");
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = sample(SAMPLES[1]).report;
    let first = written(&report);
    std::thread::sleep(Duration::from_millis(1100));
    assert_eq!(written(&report), first);
    for (path, bytes) in Package::open(&first).0 {
        assert!(!String::from_utf8_lossy(&bytes).contains("2026"), "{path}");
    }
}

/// Each figure in a cell of its own, at the place where the form prints it.
#[test]
fn every_cell_of_every_table_is_one_figure() {
    let bytes = written(&empty());
    let mut all = 0;
    for table in tables() {
        let cells = figure_cells(table);
        let filled = with_sheet(&bytes, table.form.name, |text| {
            (0..).zip(&cells).fold(text, |text, (at, cell)| put(&text, cell, &number_cell(&(1000 + at).to_string())))
        });
        let report = read(&filled).unwrap();
        let figures = report.figures(table.form.key).unwrap();
        for (figure, name) in cells.iter().enumerate() {
            assert_eq!(figures.given(figure), Cell::Number(Number::whole(1000 + figure as u64)), "{name}");
        }
        all += cells.len();
    }
    assert_eq!(all, 200);
}

#[test]
fn findings_name_the_cell() {
    let report = sample(SAMPLES[1]).report;
    let bytes = with_cell(&written(&report), "表二", "E7", &number_cell("40"));
    let source = read_workbook(&bytes, "年报.xlsx", PathBuf::new()).unwrap();
    let two = &tables()[1];
    let figure = two.figure("carried_over", "enterprise").unwrap();
    assert_eq!(source.figure(two, figure).unwrap().to_string(), "表二!E7");
}

/// The sheets as another reader sees them.
fn calamine(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes.to_vec())).unwrap()
}

/// What a formula `=SUM(…)` adds, as names of cells; parts are separated by commas, ranges have a colon.
fn summed(formula: &str) -> Vec<String> {
    let list = formula.trim_start_matches('=').strip_prefix("SUM(").and_then(|rest| rest.strip_suffix(')')).unwrap();
    let place = |name: &str| {
        let name = name.replace('$', "");
        let row: u32 = name[1..].parse().unwrap();
        (row - 1, u16::from(name.as_bytes()[0] - b'A'))
    };
    let mut cells = Vec::new();
    for part in list.split(',') {
        let (from, to) = part.split_once(':').unwrap_or((part, part));
        let ((top, left), (bottom, right)) = (place(from), place(to));
        cells.extend((top..=bottom).flat_map(|row| (left..=right).map(move |column| name(row, column))));
    }
    cells.sort();
    cells
}

#[test]
fn formulas_are_the_equations_of_the_form() {
    let report = sample(SAMPLES[1]).report;
    let mut book = calamine(&written(&report));
    for table in tables() {
        let formulas = book.worksheet_formula(table.form.name).unwrap();
        let values = book.worksheet_range(table.form.name).unwrap();
        let cells = figure_cells(table);
        let at = |figure: usize| {
            let cell = table.grid.cells.iter().find(|cell| cell.content == GridContent::Figure(figure)).unwrap();
            let (row, column) = table_place(cell);
            (row, u32::from(column))
        };
        let names = |figures: &[usize]| {
            let mut names: Vec<String> = figures.iter().map(|&figure| cells[figure].clone()).collect();
            names.sort();
            names
        };
        let mut checked = 0;
        for (total, name) in cells.iter().enumerate() {
            let equation = table.equations.iter().find(|equation| equation.total() == Some(total));
            let formula = formulas.get_value(at(total)).map(String::as_str).unwrap_or_default();
            let Some(equation) = equation else {
                assert_eq!(formula, "", "{name}");
                continue;
            };
            assert_eq!(summed(formula), names(&equation.left), "{name}");
            let figures = report.figures(table.form.key).unwrap();
            match (figures.given(total), values.get_value(at(total))) {
                (Cell::Number(number), Some(Data::Float(value))) => assert_eq!(number.to_string(), value.to_string()),
                (Cell::Empty, Some(Data::String(text))) if text.is_empty() => {}
                other => panic!("{name} {other:?}"),
            }
            checked += 1;
        }
        // Each equation has a cell with its difference.
        let differences: Vec<(Vec<String>, Vec<String>)> = formulas
            .used_cells()
            .filter_map(|(_, _, formula)| formula.split_once(")-"))
            .map(|(left, right)| (summed(&format!("{left})")), summed(right)))
            .collect();
        assert_eq!(differences.len(), table.equations.len());
        for equation in &table.equations {
            let wanted = (names(&equation.left), names(&equation.right));
            assert!(differences.contains(&wanted), "{} {wanted:?}", equation.sum.rule.id);
        }
        assert_eq!(
            checked,
            match table.form.name {
                "表一" => 0,
                "表二" => 31,
                _ => 3,
            }
        );
    }
}

/// Rules that turn cells red, and what may be typed, cover each figure that they are about.
#[test]
fn cells_are_guarded() {
    let package = Package::open(&written(&empty()));
    for table in tables() {
        let part = format!("xl/worksheets/sheet{}.xml", number_of(table.form.name));
        let sheet = package.xml(&part);
        let validated: Vec<&str> =
            support::all(sheet.root(), "dataValidation").iter().filter_map(|node| node.attribute("sqref")).collect();
        for cell in figure_cells(table) {
            assert!(validated.contains(&cell.as_str()), "{cell}");
        }
        let rules = support::all(sheet.root(), "cfRule");
        let expressions = rules.iter().filter(|rule| rule.attribute("type") == Some("expression"));
        let formulas: Vec<&str> = expressions.filter_map(|rule| support::child(*rule, "formula")?.text()).collect();
        for equation in &table.equations {
            let is_it = |formula: &&str| {
                let (left, right) = formula.split_once("<>").unwrap();
                let cells = figure_cells(table);
                let has = |text: &str, figures: &[usize]| {
                    let mut names: Vec<&String> = figures.iter().map(|&figure| &cells[figure]).collect();
                    names.sort();
                    summed(text).iter().collect::<Vec<_>>() == names
                };
                has(left, &equation.left) && has(right, &equation.right)
            };
            assert!(formulas.iter().any(is_it), "{}", equation.sum.rule.id);
        }
    }
}

#[test]
fn a_wrong_total_is_kept_for_the_checks() {
    let text = "body: 某局\nyear: 2024\nreview_and_litigation: {litigation_direct: [1, 2, 3, 4, 11]}\n";
    let report = read_as(text, Format::Yaml);
    assert_eq!(read(&written(&report)).unwrap(), report);
    let text = "body: 某局\nyear: 2024\nreview_and_litigation: {litigation_direct: [1, 2, 3, 4, /]}\n";
    let report = read_as(text, Format::Yaml);
    assert_eq!(read(&written(&report)).unwrap(), report);
}

/// SUM leaves text out: what a program saved for it is no total where a figure is text, nor is a sum of such sums.
#[test]
fn sums_that_leave_out_text_are_computed_anew() {
    let text = "body: 某局\nyear: 2024\napplications: {received: [1, 0, 0, 0, 0, 0, null]}\n";
    let saved = |sum: &str, result: &str| format!("><f>SUM({sum})</f><v>{result}</v></c>");
    let table = &tables()[1];
    let total = table.figure("received", "total").unwrap();
    for (first, wanted) in [(text_cell("10"), "10"), (text_cell("１０"), "10"), (number_cell("10"), "0")] {
        let bytes = with_cell(&written(&read_as(text, Format::Yaml)), "表二", "D6", &first);
        let bytes = with_cell(&bytes, "表二", "J6", &saved("D6:I6", "0"));
        assert_eq!(read(&bytes).unwrap().applications.printed(total).to_string(), wanted);
    }
}

/// What a cell of 表二 (or 表一 for 收费) may hold, and what it is read as.
#[test]
fn figures_are_read_as_they_are_meant() {
    let bytes = written(&empty());
    for (content, wanted) in [
        (number_cell("12"), "12"),
        (number_cell("12.0"), "12"),
        (number_cell("12.000000000000002"), "12"),
        (number_cell("1E3"), "1000"),
        (number_cell("999999999999"), "999999999999"),
        (text_cell("12"), "12"),
        (text_cell(" ０１２ "), "12"),
        (text_cell("1,000"), "1000"),
        (text_cell("12,345,678"), "12345678"),
        (text_cell("１，０００"), "1000"),
        (text_cell("/"), "/"),
        (text_cell("／"), "/"),
        (text_cell(" "), ""),
        (" t=\"str\"><f>D6+1</f><v>7</v></c>".to_owned(), "7"),
        ("><f>D6+1</f><v>7</v></c>".to_owned(), "7"),
    ] {
        let report = read(&with_cell(&bytes, "表二", "E7", &content)).unwrap();
        let figure = tables()[1].figure("carried_over", "enterprise").unwrap();
        assert_eq!(report.applications.given(figure).to_string(), wanted, "{content}");
    }
    for (content, wanted) in [
        (text_cell("12.50"), "12.50"),
        (number_cell("12.5"), "12.5"),
        (number_cell("0.30000000000000004"), "0.3"),
        (text_cell("1,234.50"), "1234.50"),
        (number_cell("1.0000000000000001E-6"), "0.000001"),
    ] {
        let cell = figure_cells(&tables()[0]).pop().unwrap();
        let report = read(&with_cell(&bytes, "表一", &cell, &content)).unwrap();
        assert_eq!(report.proactive_disclosure.given(9).to_string(), wanted, "{content}");
    }
}

/// The index of a cell style with this format.
fn style_of(bytes: &[u8], code: &str) -> (Vec<u8>, usize) {
    let package = Package::open(bytes);
    let styles = package.xml("xl/styles.xml");
    let count = support::number(support::all(styles.root(), "cellXfs")[0], "count") as usize;
    let new = edited(bytes, |path, text| {
        if path != "xl/styles.xml" {
            return text;
        }
        text.replacen(
            "<fonts",
            &format!("<numFmts><numFmt numFmtId=\"999\" formatCode=\"{code}\"/></numFmts><fonts"),
            1,
        )
        .replace("</cellXfs>", "<xf numFmtId=\"999\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs>")
    });
    (new, count)
}

#[test]
fn what_is_no_figure_is_told_with_its_cell() {
    const PLACE: &str = "年报.xlsx:表二!E7：表二 二、上年结转政府信息公开申请数量 · 商业企业：";
    let bytes = written(&empty());
    for (content, message) in [
        (number_cell("-3"), "-3 是负数；请填不小于 0 的整数"),
        (number_cell("1.5"), "1.5 不是整数；请填不小于 0 的整数"),
        (number_cell("1000000000000"), "1000000000000 太大，最大 999999999999；请核对"),
        (number_cell("1E300"), "100000000000000000000000000000… 太大，最大 999999999999；请核对"),
        (text_cell("1e3"), "“1e3”不是数；请填不小于 0 的整数，没有发生的填 0，不适用填 /"),
        (text_cell("12件"), "“12件”不是数；请填不小于 0 的整数，没有发生的填 0，不适用填 /"),
        (text_cell("无"), "“无”不是数；请填不小于 0 的整数，没有发生的填 0，不适用填 /"),
        (text_cell("1,00"), "“1,00”里有千分位逗号；请写成 100"),
        (" t=\"e\"><f>#REF!+1</f><v>#REF!</v></c>".to_owned(), "这里的公式出错（#REF!）；请改正公式，或直接填数"),
        (" t=\"b\"><v>1</v></c>".to_owned(), "这里是 TRUE，不是数；请填数"),
        ("><f>D6+1</f></c>".to_owned(), "这里是公式，还没有算出结果；请用 Excel 或 WPS 打开并保存一次，或直接填数"),
    ] {
        let said = read(&with_cell(&bytes, "表二", "E7", &content)).unwrap_err();
        assert_eq!(said, format!("{PLACE}{message}"));
    }
    for (code, message) in [
        ("yyyy\\-mm\\-dd", "这里是日期，不是数；请把单元格格式改为“常规”，再填数"),
        ("0.0%", "这里是百分数；请把单元格格式改为“常规”，再填数"),
    ] {
        let (styled, style) = style_of(&bytes, code);
        let content = format!(" s=\"{style}\"><v>45315</v></c>");
        assert_eq!(read(&with_cell(&styled, "表二", "E7", &content)).unwrap_err(), format!("{PLACE}{message}"));
    }
    let merged =
        with_sheet(&bytes, "表二", |text| text.replace("</mergeCells>", "<mergeCell ref=\"D7:E7\"/></mergeCells>"));
    let place = PLACE.replace("E7", "D7").replace("商业企业", "自然人");
    assert_eq!(
        read(&merged).unwrap_err(),
        format!("{place}表二!D7 至 表二!E7 合并成了一格；请取消合并，每格各填一个数")
    );
}

#[test]
fn tables_that_were_changed_are_refused_and_moved_ones_read() {
    let report = sample(SAMPLES[1]).report;
    let bytes = written(&report);
    let said = read(&with_cell(&bytes, "表二", "A7", &text_cell("改了"))).unwrap_err();
    assert_eq!(
        said,
        "年报.xlsx:表二!A7：这里应是“二、上年结转政府信息公开申请数量”，现在是“改了”；\
         表格的行、列和文字不能增删移动，请恢复原样"
    );
    let said = read(&with_cell(&bytes, "表三", "A3", "/>")).unwrap_err();
    assert_eq!(
        said,
        "年报.xlsx:表三!A3：找不到表三的第一格“行政复议”；请从 nianbao new 生成的工作簿里把表格原样拷回来"
    );
    // Labels that were only set differently are the same.
    let spaced = with_cell(&bytes, "表二", "B8", &text_cell("(一)予以 公开"));
    assert_eq!(read(&spaced).unwrap(), report);
    // Two rows put above the table.
    let moved = with_sheet(&bytes, "表三", |text| {
        (1..=8).rev().fold(text, |text, row| {
            let text = text.replace(&format!("<row r=\"{row}\""), &format!("<row r=\"{}\"", row + 2));
            ('A'..='O').fold(text, |text, column| {
                text.replace(&format!("<c r=\"{column}{row}\""), &format!("<c r=\"{column}{}\"", row + 2))
            })
        })
    });
    let moved = with_sheet(&moved, "表三", |text| {
        text.replacen("<mergeCells", "<gone", 1).replace("</mergeCells>", "</gone>").replace("<mergeCell ", "<gone ")
    });
    assert_eq!(read(&moved).unwrap(), report);
}

#[test]
fn sheets_are_found_by_name() {
    let report = sample(SAMPLES[0]).report;
    let bytes = written(&report);
    let workbook = |from: &str, to: &str| {
        edited(&bytes, |path, text| if path == "xl/workbook.xml" { text.replace(from, to) } else { text })
    };
    assert_eq!(
        read(&workbook("name=\"表二\"", "name=\"Sheet4\"")).unwrap_err(),
        "年报.xlsx：缺少工作表“表二”；如果是“Sheet4”改了名，请改回来"
    );
    let gone = |text: String| {
        let at = text.find("<sheet name=\"表二\"").unwrap();
        let end = at + text[at..].find("/>").unwrap() + 2;
        format!("{}{}", &text[..at], &text[end..])
    };
    let without = edited(&bytes, |path, text| if path == "xl/workbook.xml" { gone(text) } else { text });
    assert_eq!(read(&without).unwrap_err(), "年报.xlsx：缺少工作表“表二”；请从 nianbao new 生成的工作簿里补上");
    // A sheet of the clerk's own, and white space around a name, do no harm.
    let extra = workbook("</sheets>", "<sheet name=\"草稿\" sheetId=\"99\" r:id=\"rId1\"/></sheets>");
    assert_eq!(read(&extra).unwrap(), report);
    assert_eq!(read(&workbook("name=\"表二\"", "name=\"表二 \"")).unwrap(), report);
    let mut other = rust_xlsxwriter::Workbook::new();
    other.add_worksheet();
    assert_eq!(
        read(&other.save_to_buffer().unwrap()).unwrap_err(),
        "年报.xlsx：这本工作簿不是年报工作簿；请用 nianbao new -o 年报.xlsx 生成一本，把数填进去"
    );
}

#[test]
fn the_cover_is_read_by_its_names() {
    let bytes = written(&empty());
    let said = |cell: &str, content: String| read(&with_cell(&bytes, "封面", cell, &content)).unwrap_err();
    assert_eq!(said("B4", "/>".to_owned()), "年报.xlsx:封面!B4：行政机关是空的；请填写：全称，照公章写");
    assert_eq!(said("B5", "/>".to_owned()), "年报.xlsx:封面!B5：年度是空的；请填写：报告所述的年度，四位数字");
    assert_eq!(said("B5", text_cell("2024年")), "年报.xlsx:封面!B5：“2024年”不是年度；请只填四位数字，例如 2024");
    assert_eq!(
        said("B5", number_cell("2019")),
        "年报.xlsx:封面!B5：year：年度 2019 超出范围；2021年版格式用于 2021 至 2099 年度的报告，请写报告所述的年度，例如 2023"
    );
    assert_eq!(said("B7", number_cell("20250120")), "年报.xlsx:封面!B7：“20250120”不是日期；请照 2024-01-24 这样填");
    assert_eq!(
        said("B7", text_cell("2025年1月20日")),
        "年报.xlsx:封面!B7：published：“2025年1月20日”不是日期；请写成 2024-01-24 这样，月和日各两位"
    );
    assert_eq!(
        said("B8", text_cell("2024-01-01")),
        "年报.xlsx:封面!B8：统计期限只填了一头；请把起、止都填上，或都不填（不填就是全年）"
    );
    assert_eq!(
        said("A4", text_cell("单位")),
        "年报.xlsx:封面!A1：A 列里找不到“行政机关”这一行；请从 nianbao new 生成的工作簿里补上"
    );
    let (styled, style) = style_of(&bytes, "yyyy\\-mm\\-dd");
    let dated = with_cell(&styled, "封面", "B7", &format!(" s=\"{style}\"><v>45677</v></c>"));
    assert_eq!(read(&dated).unwrap().published.unwrap().to_string(), "2025-01-20");
    let report = read(&with_cell(&bytes, "封面", "B5", &text_cell("２０２３"))).unwrap();
    assert_eq!(report.year, 2023);
    let report = read(&with_cell(&bytes, "封面", "B11", &text_cell("010000"))).unwrap();
    assert_eq!(report.contact.unwrap().postcode.unwrap(), "010000");
}

/// Rows of prose as a clerk may fill them in: cells by name.
fn with_prose(cells: &[(&str, &str)]) -> Vec<u8> {
    with_sheet(&written(&empty()), "一、总体情况", |text| {
        cells.iter().fold(text, |text, (cell, content)| put(&text, cell, &text_cell(content)))
    })
}

#[test]
fn prose_is_read_a_row_a_block() {
    let bytes = with_prose(&[
        ("B4", "没有选类型就是段落"),
        ("A6", "二级标题"),
        ("B6", "主动公开"),
        ("A7", "段落"),
        ("B7", "第一段\n接着写\n\n第二段"),
        ("A8", "列项"),
        ("B8", "甲；"),
        ("A9", "列项"),
        ("B9", "乙。"),
        ("A10", "另起列项"),
        ("B10", "丙。"),
        ("A11", "图片"),
        ("B11", "图.png"),
        ("D11", "图1"),
        ("A12", "表格"),
        ("A13", "表行"),
        ("B13", "子"),
        ("C13", "丑"),
    ]);
    let yaml = "body: 某局\nyear: 2024\noverview:\n  - 没有选类型就是段落\n  - heading: 主动公开\n  - 第一段接着写\n  \
                - 第二段\n  - list: [甲；, 乙。]\n  - list: [丙。]\n  - {image: 图.png, caption: 图1}\n  \
                - table: {rows: [[子, 丑]]}\n";
    assert_eq!(read(&bytes).unwrap().overview, read_as(yaml, Format::Yaml).overview);
}

#[test]
fn what_is_wrong_in_prose_is_told_with_its_cell() {
    const SHEET: &str = "年报.xlsx:一、总体情况!";
    let cases: &[(&[(&str, &str)], &str)] = &[
        (
            &[("A4", "正文"), ("B4", "文字")],
            "A4：没有“正文”这个类型；请从下拉列表里选：段落、二级标题、三级标题、四级标题、列项、另起列项、图片、表格、表头、表行",
        ),
        (&[("A4", "二级标题")], "B4：这里是空的；请填标题的文字，或删去这一行的“二级标题”"),
        (&[("A4", "列项")], "B4：这里是空的；请填这一项的文字，或删去这一行的“列项”"),
        (&[("A4", "图片"), ("B4", "图.png")], "C4：图片要有替代文字；请在这里用一句话说明图片的内容"),
        (&[("A4", "表格")], "A4：表格没有内容；请在下面加“表行”，从 B 列起一格填一个"),
        (&[("A4", "表行"), ("B4", "子")], "A4：前面没有“表格”；请在表的上面加一行“表格”"),
        (
            &[("A4", "表格"), ("A5", "表行"), ("B5", "子"), ("A6", "表头"), ("B6", "甲")],
            "A6：“表头”只能有一行，写在“表行”前面；请核对类型",
        ),
        (
            &[("A4", "表格"), ("A5", "表行"), ("B5", "子"), ("A7", "表行"), ("B7", "丑")],
            "A7：表格的行要连在一起；请删去上面的空行",
        ),
        (
            &[("A4", "表格"), ("C4", "1"), ("A5", "表行"), ("B5", "子"), ("C5", "丑")],
            "C4：这里写的是 1 列，下面的表行却用到了 2 列；请核对，或清空这一格",
        ),
        (&[("A4", "表格"), ("C4", "两"), ("A5", "表行"), ("B5", "子")], "C4：“两”不是列数；请填表格有几列，或留空"),
        (
            &[("A4", "表格"), ("C4", "21"), ("A5", "表行"), ("B5", "子")],
            "B4：overview[1].table：表格有 21 列，版心最多容纳 20 列；请拆成几个表",
        ),
        (
            &[("A4", "段落"), ("B4", "文字"), ("C4", "还有")],
            "C4：“段落”只用 B 列，这里的内容印不出来；请移到 B 列，或清空这一格",
        ),
        (
            &[("A4", "图片"), ("B4", "图.png"), ("C4", "说明"), ("E4", "还有")],
            "E4：“图片”只用 B、C、D 列，这里的内容印不出来；请移到 B 列，或清空这一格",
        ),
        (&[("C5", "散落的字")], "C5：这一行没有选类型；请在 A 列选一个，或清空这一格（类型）"),
        (&[("A4", "附件标题"), ("B4", "附")], "A4：附件只能写在“附件”这张工作表里；请移过去，或改选别的类型"),
        (&[("A3", "种类")], "A1：A 列里找不到“类型”这个列名；请恢复“类型、内容、替代文字／列数、图题”这一行"),
        (
            &[("A4", "段落"), ("B4", "坏\u{e000}字")],
            "B4：overview[1]：“坏”后面有自造字（U+E000）；别的电脑显示不出，请换成正式编码的字",
        ),
    ];
    for (cells, message) in cases {
        assert_eq!(read(&with_prose(cells)).unwrap_err(), format!("{SHEET}{message}"));
    }
    let attachments = with_cell(&written(&empty()), "附件", "B4", &text_cell("文字"));
    assert_eq!(read(&attachments).unwrap_err(), "年报.xlsx:附件!A4：附件要先写标题；请在前面加一行“附件标题”");
    let prose =
        with_prose(&[("A4", "表格"), ("A5", "表行"), ("B5", "子"), ("C5", "丑"), ("A6", "段落"), ("B6", "文字")]);
    let merged = |range: &str| {
        let range = format!("<mergeCell ref=\"{range}\"/></mergeCells>");
        read(&with_sheet(&prose, "一、总体情况", |text| text.replace("</mergeCells>", &range))).unwrap_err()
    };
    assert_eq!(merged("C5:C6"), format!("{SHEET}C5：合并的单元格伸到了表格外面；请只在表格里合并"));
    assert_eq!(
        merged("A5:A6"),
        format!("{SHEET}A5：“类型”这一列的第 5 至 6 行合并成了一格；请取消合并，每行各选一个类型")
    );
}

#[test]
fn numbers_in_prose_are_read_as_they_are_shown() {
    let prose = with_prose(&[("A4", "表格"), ("A5", "表行"), ("C5", "丑")]);
    for (code, number, wanted) in [
        ("General", "12", Ok("12")),
        ("0.0%", "0.623", Ok("62.3%")),
        ("#,##0", "1234567", Ok("1,234,567")),
        ("0.00", "1.5", Ok("1.50")),
        ("m&quot;月&quot;", "45315", Err(())),
        ("&quot;约&quot;0", "3", Err(())),
    ] {
        let (styled, style) = style_of(&prose, code);
        let read = read(&with_cell(&styled, "一、总体情况", "B5", &format!(" s=\"{style}\"><v>{number}</v></c>")));
        let read = read.map(|report| serde_json::to_value(&report.overview).unwrap()[0]["table"]["rows"][0][0].clone());
        match wanted {
            Ok(text) => assert_eq!(read.unwrap(), text),
            Err(()) => assert_eq!(
                read.unwrap_err(),
                "年报.xlsx:一、总体情况!B5：这里是日期或特殊格式的数，看不出要印成什么样；\
                 请把单元格格式设为“文本”，再照要印的样子填"
            ),
        }
    }
}

/// A folder that is gone when the test ends.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn said_of(name: &str, bytes: &[u8]) -> String {
    let folder = folder();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    match read_file(&path) {
        Ok(source) => format!("{:?}", source.report.body),
        Err(diagnostic) => diagnostic.to_string().replace(&format!("{}/", folder.path().display()), ""),
    }
}

#[test]
fn files_that_are_no_workbooks_are_told() {
    const BROKEN: &str = "文件损坏或不完整；请重新下载或拷贝，或用 Excel、WPS 打开后另存为 .xlsx";
    let bytes = written(&empty());
    let cut = &bytes[..bytes.len() / 2];
    let mut compound = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    compound.resize(2000, 0);
    let mut encrypted = compound.clone();
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let word = edited(&bytes, |path, text| match path {
        "xl/workbook.xml" => text.replace("<workbook", "<document").replace("</workbook", "</document"),
        _ => text,
    });
    let other_archive = {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("说明.txt", zip::write::SimpleFileOptions::default()).unwrap();
        writer.finish().unwrap().into_inner()
    };
    let no_document = "这是压缩包或别的文档，不是工作簿；请给出 .xlsx、.yaml 或 .json 文件";
    for (name, bytes, message) in [
        ("年报.xlsx", cut, format!("年报.xlsx：{BROKEN}")),
        ("年报.xlsx", encrypted.as_slice(), "年报.xlsx：工作簿加了密码，打不开；请去掉密码后再存一份".to_owned()),
        ("年报.xls", &compound, "年报.xls：这是旧版 Office 的文件（.xls、.doc）；请另存为 .xlsx".to_owned()),
        (
            "年报.xlsx",
            "body,某局\nyear,2024\n".as_bytes(),
            "年报.xlsx：内容不是 .xlsx 工作簿，也许是改了扩展名的 CSV 或网页；请用 Excel 或 WPS 打开后另存为 .xlsx"
                .to_owned(),
        ),
        (
            "年报.xlsx",
            &[],
            "年报.xlsx：内容不是 .xlsx 工作簿，也许是改了扩展名的 CSV 或网页；请用 Excel 或 WPS 打开后另存为 .xlsx"
                .to_owned(),
        ),
        ("年报.zip", &other_archive, format!("年报.zip：{no_document}")),
        ("年报.docx", &word, format!("年报.docx：{no_document}")),
        // The ending does not matter where the content is a workbook; macros are not looked at.
        ("年报.xlsm", &bytes, "\"某局\"".to_owned()),
        ("年报", &bytes, "\"某局\"".to_owned()),
    ] {
        assert_eq!(said_of(name, bytes), message);
    }
}

#[test]
fn workbooks_with_macros_are_read() {
    let report = sample(SAMPLES[0]).report;
    let bytes = edited(&written(&report), |path, text| match path {
        "[Content_Types].xml" => text.replace(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        ),
        _ => text,
    });
    assert_eq!(read(&bytes).unwrap(), report);
}

/// A part that unfolds to a thousand times its size is not unfolded.
#[test]
fn bombs_are_not_unfolded() {
    let bytes = written(&empty());
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (path, bytes) in Package::open(&bytes).0 {
        writer.start_file(path.as_str(), options).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.start_file("xl/media/bomb.xml", options).unwrap();
    let zeros = vec![0; 1 << 20];
    for _ in 0..80 {
        writer.write_all(&zeros).unwrap();
    }
    let bomb = writer.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    let start = Instant::now();
    assert_eq!(read(&bomb).unwrap_err(), "年报.xlsx：工作簿展开后太大，不像年报数据；请核对是不是选错了文件");
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    // The same with a directory that says less than there is.
    let mut lying = bomb.clone();
    let size = (80_u32 << 20).to_le_bytes();
    for at in 0..lying.len() - 4 {
        if lying[at..at + 4] == size {
            lying[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
        }
    }
    let _ = read(&lying);
}

#[test]
fn hostile_sheets_end_soon() {
    let bytes = written(&empty());
    let many = |count: u32| -> String {
        (0..count)
            .map(|row| format!("<row r=\"{}\"><c r=\"A{}\" t=\"str\"><v>段落</v></c></row>", row + 4, row + 4))
            .collect()
    };
    let merged: String = (0..3000).map(|at| format!("<mergeCell ref=\"A{0}:C{0}\"/>", at + 5000)).collect();
    let too_large = Err("年报.xlsx：工作簿展开后太大，不像年报数据；请核对是不是选错了文件".to_owned());
    let cases = [
        (
            with_sheet(&bytes, "前言", |text| text.replace("</sheetData>", &format!("{}</sheetData>", many(60_000)))),
            too_large.clone(),
        ),
        (
            with_sheet(&bytes, "前言", |text| text.replace("</sheetData>", &format!("{}</sheetData>", many(40_000)))),
            Ok(()),
        ),
        (
            with_sheet(&bytes, "前言", |text| text.replace("</mergeCells>", &format!("{merged}</mergeCells>"))),
            too_large,
        ),
        (
            with_cell(&bytes, "前言", "XFD1048576", &text_cell("远")),
            Err("年报.xlsx:前言!XFD1048576：这一行没有选类型；请在 A 列选一个，或清空这一格（类型）".to_owned()),
        ),
        (
            edited(&bytes, |path, text| match path {
                "xl/sharedStrings.xml" => text.replace("uniqueCount=\"", "uniqueCount=\"99999999999"),
                _ => text,
            }),
            Ok(()),
        ),
    ];
    for (bytes, wanted) in cases {
        let start = Instant::now();
        assert_eq!(read(&bytes).map(|_| ()), wanted);
        assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    }
}

#[test]
fn what_no_cell_can_hold_is_told() {
    let mut report = empty();
    report.overview = vec![nianbao::report::Block::Paragraph("长".repeat(32_768))];
    assert_eq!(
        workbook::write(&report, "年报.xlsx").unwrap_err().to_string(),
        "年报.xlsx：有一段文字超过 32767 个字，电子表格的一格放不下；请拆成几段，或改用 YAML"
    );
}

#[test]
fn last_year_is_carried_over() {
    let last = sample(SAMPLES[1]);
    let report = blank("示范市明河区人民政府", 2025, Some(&last)).unwrap();
    let [one, two, _] = tables();
    let texts = |figures: &Figures, line: &str| {
        let line = figures.table().lines.iter().find(|l| l.keys.join(".") == line).unwrap();
        let cells = line.first..line.first + line.columns.len();
        cells.map(|figure| figures.given(figure).to_string()).collect::<Vec<_>>()
    };
    assert_eq!(texts(&report.applications, "carried_over"), ["287", "36", "2", "5", "8", "3", ""]);
    assert_eq!(texts(&report.applications, "carried_forward"), ["", "", "", "", "", "", ""]);
    assert_eq!(report.applications.printed(two.figure("carried_over", "total").unwrap()).to_string(), "341");
    assert_eq!(texts(&report.proactive_disclosure, "normative_documents"), ["", "", "86"]);
    assert_eq!(texts(&report.proactive_disclosure, "regulations"), ["", "", "/"]);
    let carried = [one, two].map(|table| {
        let figures = report.figures(table.form.key).unwrap();
        (0..table.len()).filter(|&figure| figures.given(figure) != Cell::Empty).count()
    });
    assert_eq!(carried, [2, 6]);
    assert_eq!(report.contact, last.report.contact);
    for read in [
        read(&written(&report)).unwrap(),
        read_as(&write::yaml(&report), Format::Yaml),
        read_as(&write::json(&report), Format::Json),
    ] {
        assert_eq!(read, report);
    }
    for year in [2023, 2024, 2026] {
        let said = blank("某局", year, Some(&last)).unwrap_err().to_string();
        let wanted = format!("这是 2024 年度的年报，不是 {year} 年度的上一年；请给出 {} 年度的年报", year - 1);
        assert!(said.ends_with(&wanted), "{said}");
    }
}

fn nianbao(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_nianbao")).args(arguments).current_dir(folder).output().unwrap()
}

#[test]
fn new_writes_a_file_and_overwrites_none() {
    let folder = folder();
    let run = |arguments: &[&str]| {
        let output = nianbao(folder.path(), arguments);
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
    };
    let fine = |name: &str| (0, format!("{name}\n"), String::new());
    let bad = |message: &str| (2, String::new(), format!("错误：{message}\n"));
    assert_eq!(run(&["new", "--body", "某局", "--year", "2024"]), fine("某局2024年年报.yaml"));
    assert_eq!(
        run(&["new", "--body", "某局", "--year", "2024"]),
        bad("某局2024年年报.yaml：已经有这个文件，没有改动它；请用 -o 换个名字，或先移走它")
    );
    for name in ["甲.yaml", "乙.json", "丙.xlsx"] {
        assert_eq!(run(&["new", "--body", "某局", "--year", "2024", "-o", name]), fine(name));
        let read = read_file(&folder.path().join(name)).unwrap().report;
        assert_eq!((read.body.as_str(), read.year), ("某局", 2024));
        // Incomplete, but no wrong sums and no unreadable file.
        let (code, stdout, _) = run(&["check", name]);
        assert_eq!(code, 1);
        let mut errors = stdout.lines().filter(|line| line.starts_with("错误["));
        assert!(errors.all(|line| line.starts_with("错误[FORM-COMPLETE]")), "{stdout}");
    }
    let hint = "已带入上年结转、联系方式和上年末的现行有效件数；现行有效件数请按本年制发、废止的件数调整\n";
    assert_eq!(
        run(&["new", "--body", "某局", "--year", "2025", "-o", "丁.xlsx", "--previous", "丙.xlsx"]),
        (0, "丁.xlsx\n".to_owned(), hint.to_owned())
    );
    assert_eq!(
        run(&["new", "--body", "某局", "--year", "2027", "-o", "戊.xlsx", "--previous", "丙.xlsx"]),
        bad("丙.xlsx：这是 2024 年度的年报，不是 2027 年度的上一年；请给出 2026 年度的年报")
    );
    assert_eq!(
        run(&["new", "--body", "某局", "--year", "2024", "-o", "己.txt"]),
        bad("己.txt：看不出要什么格式；文件名请以 .yaml、.json 或 .xlsx 结尾")
    );
    assert_eq!(
        run(&["new", "--body", " ", "--year", "2024", "-o", "庚.yaml"]),
        bad("--body：这里不能为空；请填写文字")
    );
    let other = run(&["new", "--body", "别局", "--year", "2025", "-o", "辛.yaml", "--previous", "丙.xlsx"]);
    let warning = format!("提醒：丙.xlsx 是“某局”的年报，不是“别局”的；请核对\n{hint}");
    assert_eq!(other, (0, "辛.yaml\n".to_owned(), warning));
    assert_eq!(
        run(&["new", "--body", "某局", "--year", "1999"]),
        bad("--year：年度 1999 超出范围；2021年版格式用于 2021 至 2099 年度的报告，请写报告所述的年度，例如 2023")
    );
    let usage = |message: &str| bad(&format!("{message}\n加 --help 看用法"));
    assert_eq!(run(&["new", "--body", "某局", "--year", "今年"]), usage("--year <年度> 不能写 今年"));
    assert_eq!(run(&["new", "--year", "2024"]), usage("没有写明 --body <行政机关>"));
    assert_eq!(run(&["new"]), usage("没有写明 --body <行政机关>、--year <年度>"));
    assert!(!folder.path().join("戊.xlsx").exists());
}

/// Text of all kinds that a page can show, white space folded as the reader does.
fn words() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "某局",
        "公开",
        "（一）",
        "：",
        ": ",
        "#",
        " #",
        "- ",
        "**重点**",
        "*",
        "\"",
        "'",
        "\\",
        "&",
        "<",
        ">",
        "_x0041_",
        "=SUM(A1)",
        "+1",
        "-1",
        "@",
        "%",
        "62.3%",
        "12",
        "0",
        "1e3",
        "null",
        "~",
        "true",
        "[",
        "]",
        "{",
        "}",
        ",",
        "，",
        "!",
        "|",
        "?",
        "2024-01-24",
        "𠮷祥",
        "é",
        "…",
        "　",
        "`",
        "\u{200b}",
        "/",
    ]);
    prop::collection::vec(pieces, 1..6)
        .prop_map(|pieces| pieces.concat().trim().to_owned())
        .prop_filter("text", |text| !text.is_empty())
}

/// A table of the body's own: a tiling of merged cells, as the report file writes it.
fn own_table() -> impl Strategy<Value = serde_json::Value> {
    let shape = (1_usize..5, 1_usize..5, any::<bool>());
    (shape, prop::collection::vec((1_usize..4, 1_usize..4, words(), any::<bool>()), 25), prop::option::of(words()))
        .prop_map(|((rows, columns, head), cells, caption)| {
            let all = rows + usize::from(head);
            let mut taken = vec![vec![false; columns]; all];
            let mut lines = vec![Vec::new(); all];
            let mut cells = cells.into_iter();
            for row in 0..all {
                for column in 0..columns {
                    if taken[row][column] {
                        continue;
                    }
                    let (wide, high, text, is_empty) = cells.next().unwrap();
                    let room = taken[row][column..].iter().take_while(|taken| !**taken).count();
                    let wide = wide.min(room);
                    let high = if head && row == 0 { 1 } else { high.min(all - row) };
                    taken[row..row + high].iter_mut().for_each(|line| line[column..column + wide].fill(true));
                    let text = if is_empty { String::new() } else { text };
                    lines[row].push(serde_json::json!({"text": text, "colspan": wide, "rowspan": high}));
                }
            }
            let columns = if head { lines.remove(0) } else { Vec::new() };
            serde_json::json!({"table": {"caption": caption, "columns": columns, "rows": lines}})
        })
}

fn block() -> impl Strategy<Value = serde_json::Value> {
    prop_oneof![
        words().prop_map(serde_json::Value::from),
        (words(), 2..5).prop_map(|(text, level)| serde_json::json!({"heading": text, "level": level})),
        (words(), words(), prop::option::of(words()))
            .prop_map(|(path, alt, caption)| serde_json::json!({"image": path, "alt": alt, "caption": caption})),
        prop::collection::vec(words(), 1..4).prop_map(|items| serde_json::json!({"list": items})),
        own_table(),
    ]
}

fn cell() -> impl Strategy<Value = serde_json::Value> {
    prop_oneof![
        Just(serde_json::Value::Null),
        Just(serde_json::Value::from("/")),
        (0_u64..20).prop_map(serde_json::Value::from),
        (0_u64..=9_999_999_999).prop_map(serde_json::Value::from),
    ]
}

/// The lines of a table below their keys.
fn table_values(table: &Table, cells: &[serde_json::Value], fees: &str) -> serde_json::Value {
    let mut root = serde_json::json!({});
    for line in &table.lines {
        let mut at = &mut root;
        for key in &line.keys {
            at = &mut at[*key];
        }
        let row = &cells[line.first..line.first + line.columns.len()];
        *at = match row {
            [_] if line.keys == ["fees"] => serde_json::Value::from(fees),
            [cell] => cell.clone(),
            row => serde_json::Value::from(row.to_vec()),
        };
    }
    root
}

fn report() -> impl Strategy<Value = Report> {
    let prose = || prop::collection::vec(block(), 0..5);
    let fees = prop::sample::select(vec!["0", "12.50", "0.000001", "999999999999.999999", "3.10", "/", ""]);
    (
        (words(), 2021_u16..2100, prop::option::of(words()), prop::option::of(words()), any::<bool>()),
        (prose(), prose(), prose(), prose()),
        prop::collection::vec(cell(), 200),
        fees,
        prop::collection::vec((words(), prose()), 0..3),
    )
        .prop_map(
            |((body, year, title, phone, period), (preamble, overview, five, six), cells, fees, attachments)| {
                let [one, two, three] = tables();
                let period = period.then(|| serde_json::json!({"from": "2024-02-29", "to": "1899-12-31"}));
                let attachments: Vec<serde_json::Value> = attachments
                    .iter()
                    .map(|(title, blocks)| serde_json::json!({"title": title, "blocks": blocks}))
                    .collect();
                let value = serde_json::json!({
                    "body": body, "year": year, "title": title, "period": period,
                    "published": "2025-01-20",
                    "contact": phone.map(|phone| serde_json::json!({"phone": phone})),
                    "preamble": preamble, "overview": overview,
                    "proactive_disclosure": table_values(one, &cells[..one.len()], fees),
                    "applications": table_values(two, &cells[one.len()..one.len() + two.len()], ""),
                    "review_and_litigation": table_values(three, &cells[one.len() + two.len()..], ""),
                    "problems_and_improvements": five, "other_matters": six,
                    "attachments": attachments,
                });
                read_as(&value.to_string(), Format::Json)
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_report_survives(report in report()) {
        prop_assert_eq!(&read_as(&write::yaml(&report), Format::Yaml), &report);
        prop_assert_eq!(&read_as(&write::json(&report), Format::Json), &report);
        prop_assert_eq!(&read(&written(&report)).unwrap(), &report);
    }
}

thread_local! {
    static FILLED: (Vec<u8>, BTreeMap<String, Vec<u8>>) = {
        let bytes = written(&sample(SAMPLES[1]).report);
        let parts = Package::open(&bytes).0;
        (bytes, parts)
    };
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// Damage to the archive ends in a message, never in a panic.
    #[test]
    fn damaged_archives_are_read_or_refused(changes in prop::collection::vec((0.0..1.0, any::<u8>()), 1..5), cut in 0.0..2.0) {
        let mut bytes = FILLED.with(|(bytes, _)| bytes.clone());
        for (share, new) in changes {
            let at = (share * bytes.len() as f64) as usize;
            bytes[at] = new;
        }
        bytes.truncate((cut * bytes.len() as f64) as usize);
        let _ = read(&bytes);
    }

    /// So does damage to the XML inside.
    #[test]
    fn damaged_parts_are_read_or_refused(
        part in prop::sample::select(vec![
            "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml",
            "xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml", "xl/worksheets/sheet5.xml",
        ]),
        changes in prop::collection::vec((0.0..1.0, 0_usize..8, "[<>/\"=a-z0-9A-Z:&;# _x-]{0,6}"), 1..4),
    ) {
        let mut parts = FILLED.with(|(_, parts)| parts.clone());
        let mut text = String::from_utf8(parts[part].clone()).unwrap();
        for (share, gone, new) in changes {
            let mut at = (share * text.len() as f64) as usize;
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let mut end = (at + gone).min(text.len());
            while !text.is_char_boundary(end) {
                end += 1;
            }
            text.replace_range(at..end, &new);
        }
        parts.insert(part.to_owned(), text.into_bytes());
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for (path, bytes) in parts {
            writer.start_file(path, options).unwrap();
            writer.write_all(&bytes).unwrap();
        }
        let _ = read(&writer.finish().unwrap().into_inner());
    }
}
