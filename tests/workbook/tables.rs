//! The official tables of a workbook.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use nianbao::form::{Edition, GridContent, TableId};
use nianbao::formats::Format;
use nianbao::number::{Cell, Number};

use crate::book::{
    SAMPLES, empty, figure_cells, name, number_cell, number_of, only_error, put, read, read_as, sample, style_of,
    table, text_cell, with_cell, with_sheet, written,
};
use crate::word::{self, Package};
use nianbao::formats::plan::table_place;

/// Each figure in a cell of its own, at the place where the form prints it.
#[test]
fn every_cell_of_every_table_is_one_figure() {
    let bytes = written(&empty());
    let mut all = 0;
    for table in Edition::latest().tables() {
        let cells = figure_cells(table);
        let filled = with_sheet(&bytes, table.form.sheet, |text| {
            (0..).zip(&cells).fold(text, |text, (at, cell)| put(&text, cell, &number_cell(&(1000 + at).to_string())))
        });
        let report = read(&filled).unwrap();
        let figures = report.figures(table.id());
        for (figure, name) in cells.iter().enumerate() {
            assert_eq!(figures.given(figure), Cell::Number(Number::whole(1000 + figure as u64)), "{name}");
        }
        all += cells.len();
    }
    assert_eq!(all, 200);
}

#[test]
fn findings_name_the_cell() {
    let report = sample(SAMPLES[1]);
    let bytes = with_cell(&written(&report), "表二", "E7", &number_cell("40"));
    let report = read(&bytes).unwrap();
    let two = table(TableId::Applications);
    let figure = two.figure("carried_over", "enterprise").unwrap();
    assert_eq!(report.figures(two.id()).span(figure).unwrap().at.to_string(), "表二!E7");
}

/// The sheets as another reader sees them.
fn calamine(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes.to_vec())).unwrap()
}

#[test]
fn sheets_say_what_belongs_there() {
    let edition = Edition::latest();
    let mut book = calamine(&written(&empty()));
    let mut head = |sheet: &str| {
        let cells = book.worksheet_range(sheet).unwrap();
        [0, 1].map(|row| cells.get_value((row, 0)).map(ToString::to_string).unwrap_or_default()).concat()
    };
    for section in edition.sections() {
        let said = head(section.table.map_or(section.heading, |form| form.sheet));
        let missing: Vec<_> = section.hints.iter().filter(|hint| !said.contains(**hint)).collect();
        assert_eq!(missing, Vec::<&&str>::new(), "{said}");
    }
    let overview = head(edition.sections()[0].heading);
    assert!(edition.aspects().iter().all(|aspect| overview.contains(aspect.hint)), "{overview}");
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
    let report = sample(SAMPLES[1]);
    let mut book = calamine(&written(&report));
    for table in Edition::latest().tables() {
        let formulas = book.worksheet_formula(table.form.sheet).unwrap();
        let values = book.worksheet_range(table.form.sheet).unwrap();
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
            let figures = report.figures(table.id());
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
            match table.form.sheet {
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
    for table in Edition::latest().tables() {
        let part = format!("xl/worksheets/sheet{}.xml", number_of(table.form.sheet));
        let sheet = package.xml(&part);
        let validated: Vec<&str> =
            word::all(sheet.root(), "dataValidation").iter().filter_map(|node| node.attribute("sqref")).collect();
        for cell in figure_cells(table) {
            assert!(validated.contains(&cell.as_str()), "{cell}");
        }
        let rules = word::all(sheet.root(), "cfRule");
        let expressions = rules.iter().filter(|rule| rule.attribute("type") == Some("expression"));
        let formulas: Vec<&str> = expressions.filter_map(|rule| word::child(*rule, "formula")?.text()).collect();
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
    let table = table(TableId::Applications);
    let total = table.figure("received", "total").unwrap();
    for (first, wanted) in [(text_cell("10"), "10"), (text_cell("１０"), "10"), (number_cell("10"), "0")] {
        let bytes = with_cell(&written(&read_as(text, Format::Yaml)), "表二", "D6", &first);
        let bytes = with_cell(&bytes, "表二", "J6", &saved("D6:I6", "0"));
        assert_eq!(read(&bytes).unwrap().figures(TableId::Applications).printed(total).to_string(), wanted);
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
        let figure = table(TableId::Applications).figure("carried_over", "enterprise").unwrap();
        assert_eq!(report.figures(TableId::Applications).given(figure).to_string(), wanted, "{content}");
    }
    for (content, wanted) in [
        (text_cell("12.50"), "12.50"),
        (number_cell("12.5"), "12.5"),
        (number_cell("0.30000000000000004"), "0.3"),
        (text_cell("1,234.50"), "1234.50"),
        (number_cell("1.0000000000000001E-6"), "0.000001"),
    ] {
        let cell = figure_cells(table(TableId::Disclosure)).pop().unwrap();
        let report = read(&with_cell(&bytes, "表一", &cell, &content)).unwrap();
        assert_eq!(report.figures(TableId::Disclosure).given(9).to_string(), wanted, "{content}");
    }
}

#[test]
fn what_is_no_figure_is_told_with_its_cell() {
    const PLACE: &str = "表二!E7：三、收到和处理政府信息公开申请情况：二、上年结转政府信息公开申请数量 · 商业企业：";
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
        let said = only_error(&with_cell(&bytes, "表二", "E7", &content));
        assert_eq!(said, format!("{PLACE}{message}"));
    }
    for (code, message) in [
        ("yyyy\\-mm\\-dd", "这里是日期，不是数；请把单元格格式改为“常规”，再填数"),
        ("0.0%", "这里是百分数；请把单元格格式改为“常规”，再填数"),
    ] {
        let (styled, style) = style_of(&bytes, code);
        let content = format!(" s=\"{style}\"><v>45315</v></c>");
        assert_eq!(only_error(&with_cell(&styled, "表二", "E7", &content)), format!("{PLACE}{message}"));
    }
    let merged =
        with_sheet(&bytes, "表二", |text| text.replace("</mergeCells>", "<mergeCell ref=\"D7:E7\"/></mergeCells>"));
    let place = PLACE.replace("E7", "D7").replace("商业企业", "自然人");
    assert_eq!(only_error(&merged), format!("{place}表二!D7 至 表二!E7 合并成了一格；请取消合并，每格各填一个数"));
}

#[test]
fn tables_that_were_changed_are_refused_and_moved_ones_read() {
    let report = sample(SAMPLES[1]);
    let bytes = written(&report);
    let said = only_error(&with_cell(&bytes, "表二", "A7", &text_cell("改了")));
    assert_eq!(
        said,
        "表二!A7：三、收到和处理政府信息公开申请情况：这里应是“二、上年结转政府信息公开申请数量”，现在是“改了”；\
         表格的行、列和文字不能增删移动，请恢复原样"
    );
    let said = only_error(&with_cell(&bytes, "表三", "A3", "/>"));
    assert_eq!(
        said,
        "表三!A3：四、政府信息公开行政复议、行政诉讼情况：找不到表格的第一格“行政复议”；请从 nianbao new 生成的工作簿里把表格原样拷回来"
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
