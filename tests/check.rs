//! Checks: what is right raises nothing, what is wrong is found where it is, and what is said of it can be acted on.

#[path = "support/cases.rs"]
mod cases;
#[path = "support/golden.rs"]
mod golden;

use cases::cases;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

use nianbao::check::{check, check_figures, previous_year};
use nianbao::form::{Edition, Table, TableId};
use nianbao::formats;
use nianbao::number::{Cell, Number};
use nianbao::report::{Block, Date, Figures, Level, OneLine, Report, RichText, SectionBody, TableSection, Text};
use nianbao::source::{Code, Diagnostic, Origin, Position, Severity, has_errors, in_order, json, text};
use proptest::prelude::*;

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A report file without anything that cannot be read.
fn read(name: &str, text: &str) -> (Origin, Report) {
    let reading = formats::read(name, text.as_bytes());
    assert_eq!(reading.complaints, [], "{name}");
    (reading.origin, reading.report.unwrap())
}

/// The report as a file holds it that was written by a program: every figure on a line of its own.
fn written(report: &Report) -> (Origin, Report) {
    read("年报.json", &serde_json::to_string_pretty(report).unwrap())
}

fn sample(name: &str) -> Report {
    read(name, &std::fs::read_to_string(root("samples").join(name)).unwrap()).1
}

fn of_rule<'a>(findings: &'a [Diagnostic], id: &str) -> Vec<&'a Diagnostic> {
    findings.iter().filter(|finding| finding.code.id == id).collect()
}

fn tables() -> &'static [Table; 3] {
    Edition::latest().tables()
}

/// Complaints, each on one line.
fn said(complaints: &[Diagnostic]) -> Vec<String> {
    complaints.iter().map(ToString::to_string).collect()
}

fn name(name: &str) -> Text {
    OneLine::new(name).unwrap().into()
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(RichText::new(text).unwrap())
}

fn number(value: u64) -> Cell {
    Cell::Number(Number::whole(value))
}

fn value(cell: Cell) -> u64 {
    u64::try_from(cell.micros() / 1_000_000).expect("a small figure")
}

/// A report that keeps the rules about prose, with these figures in its tables.
fn report(figures: [Figures; 3]) -> Report {
    // A province makes 规章, so that any figure may stand in its tables.
    let mut report = Report::new(Edition::latest(), name("示范省人民政府"), 2023).unwrap();
    report.published = Date::new(2024, 1, 24).map(Into::into);
    for (key, text) in [
        ("overview", "主动公开、依申请公开、信息管理、平台建设、监督保障都按规定做了。"),
        ("problems_and_improvements", "公开的内容还不够细，下一步逐项补齐，加强培训和检查。"),
        ("other_matters", "本年度没有收取信息处理费。"),
    ] {
        report.set_section(key, SectionBody::Prose(vec![paragraph(text)])).unwrap();
    }
    for figures in figures {
        let key = figures.table().key;
        let section = TableSection { before: Vec::new(), figures, after: Vec::new() };
        report.set_section(key, SectionBody::Table(section)).unwrap();
    }
    report
}

/// The figures with their totals written down, and one of them altered.
fn with_cell(figures: &Figures, figure: usize, cell: Cell) -> Figures {
    all_given(figures).with(figure, cell)
}

fn of_cells(table: &'static Table, cells: &[Cell]) -> Figures {
    Figures::new(table, |figure| cells[figure].into()).unwrap()
}

/// Figures that keep every rule, all totals given, out of arbitrary ones.
fn valid(parts: &[u64]) -> [Figures; 3] {
    let [one, two, three] = tables();
    let mut parts = parts.iter().copied().cycle();
    let mut next = || parts.next().unwrap_or(0);
    let mut cells = vec![Cell::Empty; one.len()];
    for line in &one.lines {
        match line.columns.len() {
            1 => cells[line.first] = number(next()),
            _ => {
                let (issued, repealed) = (next(), next());
                for (column, value) in [issued, repealed, next() + issued].into_iter().enumerate() {
                    cells[line.first + column] = number(value);
                }
            }
        }
    }
    let first = of_cells(one, &cells);
    let mut cells = vec![Cell::Empty; two.len()];
    let columns = two.lines[0].columns.len();
    for column in 0..columns - 1 {
        let mut results = 0;
        for line in &two.lines {
            let value = next();
            match line.keys.as_slice() {
                ["results", "total"] => continue,
                ["results", ..] => results += value,
                ["carried_forward"] => results += value,
                _ => continue,
            }
            cells[line.first + column] = number(value);
        }
        let carried = next() % (results + 1);
        cells[two.figure("carried_over", two.lines[0].columns[column].key).unwrap()] = number(carried);
        cells[two.figure("received", two.lines[0].columns[column].key).unwrap()] = number(results - carried);
    }
    let second = all_given(&of_cells(two, &cells));
    let mut cell = |figure| if three.is_total(figure) { Cell::Empty } else { number(next()) };
    let cells: Vec<Cell> = (0..three.len()).map(&mut cell).collect();
    let third = all_given(&of_cells(three, &cells));
    [first, second, third]
}

/// The figures with their totals written down.
fn all_given(figures: &Figures) -> Figures {
    Figures::new(figures.table(), |figure| figures.printed(figure).into()).unwrap()
}

/// What must be found when one cell of the table of 三 or 四 is altered.
fn assert_found(figures: &[Figures; 3], table: &'static Table, figure: usize, altered: u64) {
    let at = table.id() as usize;
    let mut figures = figures.clone();
    let right = value(figures[at].printed(figure));
    figures[at] = with_cell(&figures[at], figure, number(altered));
    let (_, report) = written(&report(figures));
    let findings = check(&report, None);
    let name = table.figure_name(figure);
    assert!(has_errors(&findings), "{name}: {right} altered to {altered} breaks nothing");
    // A sum of the table of 四 has no other beside it that would tell which of its cells is wrong: its total is to blame.
    let equation = table.equations.iter().find(|equation| equation.left.contains(&figure));
    let blamed = match (table.id(), equation) {
        (TableId::Reviews, Some(equation)) => equation.right[0],
        _ => figure,
    };
    for finding in &findings {
        let evidence = finding.evidence.as_ref().unwrap();
        assert_eq!(finding.place, Some(table.figure_name(blamed)));
        assert_eq!(finding.spans.first().copied(), report.figures(table.id()).span(blamed));
        assert!(finding.position().is_some());
        assert!(evidence.operands.iter().any(|operand| operand.place == name), "{name} is not among the cells");
        if blamed == figure {
            assert_eq!(evidence.suggestion, Some(Number::whole(right)), "{name}");
        }
    }
}

#[test]
fn the_samples_raise_nothing() {
    for name in ["xigang-2023.yaml", "minghe-2024.yaml"] {
        assert_eq!(said(&check(&sample(name), None)), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn every_altered_cell_is_found_where_it_is() {
    let figures = valid(&[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9]);
    let [_, two, three] = tables();
    for table in [two, three] {
        let at = table.id() as usize;
        for figure in 0..table.len() {
            assert_found(&figures, table, figure, value(figures[at].printed(figure)) + 1);
        }
    }
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn valid_reports_raise_no_error(parts in prop::collection::vec(0u64..100_000, 1..300)) {
        let findings = check(&report(valid(&parts)), None);
        prop_assert!(findings.is_empty(), "{}", findings[0]);
    }

    #[test]
    fn an_altered_cell_is_found_whatever_the_others(
        parts in prop::collection::vec(0u64..2_000, 1..300),
        at in 0usize..175,
        altered in 0u64..3_000,
    ) {
        let figures = valid(&parts);
        prop_assume!(value(figures[1].printed(at)) != altered);
        assert_found(&figures, &tables()[1], at, altered);
    }

    #[test]
    fn totals_that_are_left_out_are_no_mistakes(parts in prop::collection::vec(0u64..2_000, 1..300)) {
        let mut figures = valid(&parts);
        for figures in &mut figures[1..] {
            let table = figures.table();
            let given = |figure| if table.is_total(figure) { Cell::Empty } else { figures.printed(figure) };
            *figures = Figures::new(table, |figure| given(figure).into()).unwrap();
        }
        prop_assert_eq!(check(&report(figures), None).len(), 0);
    }

    #[test]
    fn two_wrong_cells_in_different_rows_and_columns_are_both_found(
        rows in (0usize..25, 0usize..25), columns in (0usize..7, 0usize..7), more in (1u64..50, 50u64..99)
    ) {
        prop_assume!(rows.0 != rows.1 && columns.0 != columns.1);
        let mut figures = valid(&[7, 2, 30, 11]);
        let cells = [rows.0 * 7 + columns.0, rows.1 * 7 + columns.1];
        for (cell, more) in cells.into_iter().zip([more.0, more.1]) {
            figures[1] = with_cell(&figures[1], cell, number(value(figures[1].printed(cell)) + more));
        }
        let found = check(&report(figures), None);
        let told: Vec<_> = found.iter().filter_map(|finding| finding.evidence.as_ref()).collect();
        for cell in cells {
            let name = tables()[1].figure_name(cell);
            prop_assert!(told.iter().any(|f| f.operands.iter().any(|o| o.place == name)), "{} is not told of", name);
        }
    }
}

#[test]
fn documents_in_force_are_compared_with_those_issued() {
    let one = &tables()[0];
    for line in ["regulations", "normative_documents"] {
        let mut figures = valid(&[5]);
        let in_force = one.figure(line, "in_force").unwrap();
        figures[0] = with_cell(&figures[0], one.figure(line, "issued").unwrap(), number(20));
        figures[0] = with_cell(&figures[0], in_force, number(14));
        let (_, report) = written(&report(figures));
        let findings = check(&report, None);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].code.id, "T1-INFORCE");
        assert_eq!(findings[0].spans.first().copied(), report.figures(one.id()).span(in_force));
        assert!(findings[0].message.contains("（20 − 5）"), "{}", findings[0].message);
    }
}

/// Last year's report with these cells changed.
fn last_year(figures: &[Figures; 3], changes: &[(usize, usize, u64)]) -> Report {
    let mut figures = figures.clone();
    for &(table, figure, value) in changes {
        figures[table] = with_cell(&figures[table], figure, number(value));
    }
    let report = report(figures);
    of_year(&report, report.body(), report.year() - 1)
}

/// The same report, of that body about that year.
fn of_year(report: &Report, body: &str, year: u16) -> Report {
    let mut other = Report::new(report.edition(), name(body), year).unwrap();
    for (section, body) in report.sections() {
        other.set_section(section.key, body.clone()).unwrap();
    }
    other
}

#[test]
fn what_last_year_left_is_what_this_year_takes_over() {
    let [one, two, _] = tables();
    let this = valid(&[6, 2, 9]);
    // Last year's report that this one follows from.
    let mut changes: Vec<(usize, usize, u64)> = two.lines[0]
        .columns
        .iter()
        .map(|column| {
            let carried = this[1].printed(two.figure("carried_over", column.key).unwrap());
            (1, two.figure("carried_forward", column.key).unwrap(), value(carried))
        })
        .collect();
    for line in ["regulations", "normative_documents"] {
        let figure = |column| one.figure(line, column).unwrap();
        let of = |column| value(this[0].printed(figure(column)));
        changes.push((0, figure("in_force"), of("in_force") + of("repealed") - of("issued")));
    }
    let (_, report) = written(&report(this.clone()));
    assert_eq!(check(&report, Some(&last_year(&this, &changes))), []);
    for at in 0..changes.len() {
        let mut changed = changes.clone();
        changed[at].2 += 1;
        let (table, figure, _) = changed[at];
        let findings = check(&report, Some(&last_year(&this, &changed)));
        let column = tables()[table].locate(figure).1.key;
        let (id, wanted) =
            if table == 1 { ("T2-CARRY", two.figure("carried_over", column)) } else { ("T1-STOCK", Some(figure)) };
        assert_eq!(findings.len(), 1, "{id} {column}");
        let wanted = wanted.unwrap();
        assert_eq!(findings[0].code.id, id);
        assert_eq!(findings[0].spans.first().copied(), report.figures(TableId::ALL[table]).span(wanted));
        assert_eq!(findings[0].place, Some(tables()[table].figure_name(wanted)));
    }
}

#[test]
fn last_year_is_the_year_before_of_the_same_body() {
    let report = sample("xigang-2023.yaml");
    let later = sample("minghe-2024.yaml");
    let complaint = previous_year(&report, &later).unwrap_err();
    assert!(complaint.message.starts_with("给出的上年度年报是 2024 年度的，不能用来核对"), "{complaint}");
    assert!(complaint.advice.contains("2022 年度"), "{complaint}");
    assert_eq!(check(&report, Some(&later)).iter().filter(|found| **found == complaint).count(), 1);
    let findings = check(&report, Some(&of_year(&report, "西岗区安监局", 2022)));
    let findings = of_rule(&findings, "PREVIOUS-BODY");
    assert_eq!(findings.len(), 1);
    assert_eq!((findings[0].code.id, findings[0].severity), ("PREVIOUS-BODY", Severity::Warning));
}

/// The last report of the form of 2019 counts applications as the first of that of 2021, but other documents.
#[test]
fn last_year_may_be_of_an_earlier_form() {
    let last = Report::new(Edition::of(2019).unwrap(), name("某局"), 2020).unwrap();
    let [_, table, _] = last.edition().tables();
    let carried = table.figure("carried_forward", "natural_person").unwrap();
    let figures = last.figures(TableId::Applications).with(carried, number(2));
    let mut last = last.clone();
    let section = TableSection { before: Vec::new(), figures, after: Vec::new() };
    last.set_section(table.key, SectionBody::Table(section)).unwrap();
    let this = Report::new(Edition::latest(), name("某局"), 2021).unwrap();
    let findings = check(&this, Some(&last));
    let figures: Vec<_> = findings.iter().filter(|finding| finding.evidence.is_some()).collect();
    assert_eq!(figures.len(), 1, "{figures:?}");
    assert_eq!(figures[0].code.id, "T2-CARRY");
    assert_eq!(figures[0].evidence.as_ref().unwrap().operands[1].value, number(2));
    // Claims that the form of 2019 has no cell for are none; the others are.
    let prose = ["全年废止规范性文件3件。收到政府信息公开申请5件，其他处理4件。"].map(paragraph).to_vec();
    last.set_section("overview", SectionBody::Prose(prose)).unwrap();
    let findings = check(&last, None);
    let told: Vec<_> =
        of_rule(&findings, "TEXT-FIGURES").iter().map(|finding| finding.place.clone().unwrap()).collect();
    assert_eq!(told, ["一、总体情况 · 收到政府信息公开申请", "一、总体情况 · 其他处理"]);
}

/// A passage of the corpus with its tables.
struct Passage {
    body: String,
    year: u16,
    figures: HashMap<String, u64>,
    heading: String,
    text: String,
}

/// Key path below the tables of every name in the corpus.
const NAMES: [(&str, &str); 36] = [
    ("received", "applications.received"),
    ("carried", "applications.carried_over"),
    ("total", "applications.results.total"),
    ("granted", "applications.results.granted"),
    ("partly", "applications.results.partly_granted"),
    ("internal", "applications.results.refused.internal_affairs"),
    ("inquiry", "applications.results.refused.administrative_inquiries"),
    ("held", "applications.results.not_available.not_held"),
    ("ready", "applications.results.not_available.not_ready_made"),
    ("petition", "applications.results.not_handled.petitions_and_complaints"),
    ("repeated", "applications.results.not_handled.repeated"),
    ("correction", "applications.results.other.correction_overdue"),
    ("fee_overdue", "applications.results.other.fee_overdue"),
    ("other", "applications.results.other.other"),
    ("forward", "applications.carried_forward"),
    ("upheld", "review_and_litigation.reconsideration/upheld"),
    ("corrected", "review_and_litigation.reconsideration/corrected"),
    ("altered", "review_and_litigation.reconsideration/other"),
    ("pending", "review_and_litigation.reconsideration/pending"),
    ("direct-upheld", "review_and_litigation.litigation_direct/upheld"),
    ("direct-corrected", "review_and_litigation.litigation_direct/corrected"),
    ("direct-pending", "review_and_litigation.litigation_direct/pending"),
    ("after-upheld", "review_and_litigation.litigation_after_reconsideration/upheld"),
    ("review", "review_and_litigation.reconsideration"),
    ("direct", "review_and_litigation.litigation_direct"),
    ("after", "review_and_litigation.litigation_after_reconsideration"),
    ("issued", "proactive_disclosure.normative_documents/issued"),
    ("repealed", "proactive_disclosure.normative_documents/repealed"),
    ("in_force", "proactive_disclosure.normative_documents/in_force"),
    ("rules", "proactive_disclosure.regulations/issued"),
    ("rules-repealed", "proactive_disclosure.regulations/repealed"),
    ("rules-in-force", "proactive_disclosure.regulations/in_force"),
    ("licence", "proactive_disclosure.licensing/"),
    ("penalty", "proactive_disclosure.penalties/"),
    ("force", "proactive_disclosure.compulsory_measures/"),
    ("fee", "proactive_disclosure.fees/"),
];

impl Passage {
    fn all() -> Vec<Passage> {
        let text = std::fs::read_to_string(root("tests/data/prose-of-reports.txt")).unwrap();
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let passage = |line: &str| {
            let [body, year, figures, heading, text] =
                <[&str; 5]>::try_from(line.split('|').map(str::trim).collect::<Vec<_>>()).unwrap();
            let pair = |pair: &str| pair.split_once('=').map(|(name, value)| (name.to_owned(), value.parse().unwrap()));
            Passage {
                body: body.to_owned(),
                year: year.parse().unwrap(),
                figures: figures.split_whitespace().map(|text| pair(text).unwrap()).collect(),
                heading: heading.to_owned(),
                text: text.to_owned(),
            }
        };
        lines.map(passage).collect()
    }

    /// What is told of a text of this passage's body, with these figures in the tables; and the file.
    fn told(&self, text: &str, figures: &HashMap<String, u64>) -> (Origin, Vec<Diagnostic>) {
        let mut tables = tables().each_ref().map(|table| Figures::new(table, |_| number(0).into()).unwrap());
        for (name, &value) in figures {
            let (_, path) = NAMES.iter().find(|(known, _)| known == name).unwrap();
            let (key, path) = path.split_once('.').unwrap();
            let (path, column) = path.split_once('/').unwrap_or((path, "total"));
            let figures = tables.iter_mut().find(|figures| figures.table().key == key).unwrap();
            *figures = figures.with(figures.table().figure(path, column).unwrap(), number(value));
        }
        let heading = RichText::new(&self.heading).unwrap();
        let heading = Block::Heading { text: heading, level: Level::Two, body: None };
        let mut report = of_year(&report(tables), &self.body, self.year);
        report.set_section("overview", SectionBody::Prose(vec![heading, paragraph(text)])).unwrap();
        let (origin, report) = written(&report);
        let findings = check(&report, None).into_iter().filter(|finding| finding.code.id == "TEXT-FIGURES");
        (origin, findings.collect())
    }
}

/// The parts of a text in brackets, and the text without any of the marks.
fn marked(text: &str) -> (String, Vec<(usize, String, Option<String>)>) {
    let (mut plain, mut marks, mut rest) = (String::new(), Vec::new(), text);
    while let Some(at) = rest.find(['{', '[']) {
        plain.push_str(&rest[..at]);
        let close = if rest[at..].starts_with('{') { '}' } else { ']' };
        let end = at + rest[at..].find(close).unwrap();
        let inner = &rest[at + 1..end];
        rest = &rest[end + 1..];
        let cell = (close == ']').then(|| {
            let (cell, after) = rest[1..].split_once(')').unwrap();
            rest = after;
            cell.to_owned()
        });
        marks.push((plain.len(), inner.to_owned(), cell));
        plain.push_str(inner);
    }
    plain.push_str(rest);
    (plain, marks)
}

/// Another figure written in the same way.
fn altered(figure: &str) -> String {
    if let Some((whole, places)) = figure.split_once('.') {
        return format!("{}.{places}", whole.parse::<u64>().unwrap() + 1);
    }
    match figure.parse::<u64>() {
        Ok(value) => (value + 1).to_string(),
        Err(_) => format!("{}三", figure.trim_end_matches(['一', '二', '三', '五'])),
    }
}

#[test]
fn prose_that_agrees_with_the_tables_raises_nothing() {
    for passage in Passage::all() {
        let (text, _) = marked(&passage.text);
        assert_eq!(said(&passage.told(&text, &passage.figures).1), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_figure_in_prose_that_is_altered_is_told_of() {
    for passage in Passage::all() {
        let (text, marks) = marked(&passage.text);
        for (at, inner, cell) in marks {
            let (origin, told) = match cell {
                None => {
                    let changed = format!("{}{}{}", &text[..at], altered(&inner), &text[at + inner.len()..]);
                    passage.told(&changed, &passage.figures)
                }
                Some(cell) => {
                    let mut figures = passage.figures.clone();
                    figures.insert(cell, 1);
                    passage.told(&text, &figures)
                }
            };
            assert_eq!(told.len(), 1, "{inner} of: {text}\n{told:#?}");
            // The figure, or the words that stand for it, is where the finding points: in JSON a paragraph is a line.
            let span = origin.span(&told[0]).unwrap();
            assert!(matches!(span.at, Position::Text { .. }), "{inner} of: {text}");
            assert!(span.length.is_some(), "{inner} of: {text}");
        }
    }
}

const BROKEN: &str = "\
body: 示范区民政局
year: 2023
title: 民政局年报
published: 2024-03-05
period: {from: 2023-01-01, to: 2024-01-01}
overview:
  - heading: 依申请公开
  - 全年共收到政府信息公开申请**12**件，其中网络申请7件；上年结转1件，办结11件，结转下年度继续办理1件。因政府信息公开引发行政复议2件，未发生因政府信息公开引发的行政诉讼。
proactive_disclosure:
  normative_documents: {issued: 12, repealed: 1, in_force: 9}
applications:
  received:     [9, 1, 0, 0, 0, 0, 10]   # 一、本年新收
  carried_over: [1, 0, 0, 0, 0, 0, 1]
  results:
    granted:        [5, 0, 0, 0, 0, 0, 5]
    partly_granted: [3, 1, 0, 0, 0, 0, 4]
    refused:
      third_party_rights: [0, 4, 0, 0, 0, 0, 1]   # 商业企业应为 1，对不上
    total:        [8, 2, 0, 0, 0, 0, 10]
  carried_forward: [1, 0, 0, 0, 0, 0, 1]
review_and_litigation:
  reconsideration: [1, 0, 0, 0, 2]
  litigation_direct: {upheld: 1, total: 1}
problems_and_improvements:
  - 无。
";

const LAST_YEAR: &str = "\
body: 示范区民政和养老服务局
year: 2022
overview: [无。]
proactive_disclosure:
  normative_documents: {issued: 0, repealed: 0, in_force: 3}
applications:
  received:        [2, 0, 0, 0, 0, 0, null]
  carried_forward: [2, 0, 0, 0, 0, 0, null]
problems_and_improvements: [无。]
other_matters: [无。]
";

/// A report that breaks every rule about figures, and others.
fn broken() -> (Origin, Report, Vec<Diagnostic>) {
    let (origin, report) = read("年报.yaml", BROKEN);
    let findings = check(&report, Some(&read("去年.yaml", LAST_YEAR).1));
    (origin, report, findings)
}

fn to_json<'a>(origin: &'a Origin, report: Option<&'a Report>, complaints: &'a [Diagnostic]) -> String {
    let about = |report: &'a Report| json::About {
        body: report.body(),
        year: report.year(),
        clause: report.edition().clause(),
    };
    json::render(&[json::report(&json::Account {
        origin,
        report: report.map(about),
        readable: report.is_some(),
        complaints,
    })])
}

#[test]
fn what_is_said_to_people() {
    let (origin, _, findings) = broken();
    golden::compare("golden/check-text.txt", &text::render(&origin, &findings, false));
}

#[test]
fn what_is_said_to_programs() {
    let (origin, report, findings) = broken();
    golden::compare("golden/check-json.json", &format!("{}\n", to_json(&origin, Some(&report), &findings)));
}

#[test]
fn errors_come_before_warnings() {
    let (.., findings) = broken();
    assert!(findings.is_sorted_by_key(|finding| finding.severity));
}

/// Nobody who fills in a workbook knows the keys of a report file.
#[test]
fn people_are_told_in_the_words_of_the_form() {
    let (.., findings) = broken();
    for finding in &findings {
        let Diagnostic { place, message, advice, .. } = finding;
        let said = format!("{} {message} {advice}", place.as_deref().unwrap_or_default());
        assert!(!said.contains(|c: char| c.is_ascii_alphabetic()), "{said}");
        assert!(["表一", "表二", "表三"].iter().all(|name| !said.contains(name)), "{said}");
    }
}

/// Carets stand below the value where Chinese characters take two columns of the terminal.
#[test]
fn carets_stand_below_the_value() {
    let (origin, _, findings) = broken();
    let said = text::render(&origin, &findings, false);
    let lines: Vec<&str> = said.lines().collect();
    let mut marked = Vec::new();
    for (line, below) in lines.iter().zip(&lines[1..]).filter(|(_, below)| below.contains(" ^")) {
        let start = below.find('^').unwrap();
        let length = below[start..].chars().take_while(|&c| c == '^').count();
        let (mut column, mut value) = (0, String::new());
        for c in line.chars() {
            if (start..start + length).contains(&column) {
                value.push(c);
            }
            column += nianbao::text::width::columns(c.encode_utf8(&mut [0; 4]));
        }
        marked.push(value);
    }
    for value in ["4", "2024-03-05", "12", "民政局年报", "未发生因政府信息公开引发的行政诉讼"] {
        assert!(marked.iter().any(|other| other == value), "{value} is not among {marked:?}\n{said}");
    }
}

#[test]
fn workbooks_have_cells_for_places() {
    let (_, report, mut findings) = broken();
    findings.truncate(1);
    findings[0].spans = vec![Position::Cell { sheet: "表二", row: 7, column: 5 }.into()];
    let origin = Origin::named("年报.xlsx");
    assert!(text::render(&origin, &findings, false).contains("位置：年报.xlsx 表二!E7"));
    let output: serde_json::Value = serde_json::from_str(&to_json(&origin, Some(&report), &findings)).unwrap();
    let finding = &output["reports"][0]["findings"][0];
    assert_eq!(finding["cell"], "表二!E7");
    assert_eq!(finding.get("line"), None);
}

/// A cell that cannot be read is told of like a broken rule, and no sum is built on it.
#[test]
fn what_cannot_be_read_breaks_no_sums() {
    let text = "\
body: 某局
year: 2023
applications:
  received: [3件, 0, 0, 0, 0, 0, null]
  carried_ower: [0, 0, 0, 0, 0, 0, 0]
  results:
    granted: [1, 0, 0, 0, 0, 0, 2]
review_and_litigation:
  reconsideration: [1, x, 0, 0, 5]
  litigation_direct: [1, 0, 0, 0, 5]
";
    let reading = formats::read("年报.yaml", text.as_bytes());
    let report = reading.report.unwrap();
    let mut complaints = reading.complaints;
    complaints.extend(check_figures(&report, None));
    let complaints = in_order(complaints);
    let told: Vec<(&str, Option<Position>)> =
        complaints.iter().map(|complaint| (complaint.code.id, complaint.position())).collect();
    let at = |line, column| Some(Position::Text { line, column });
    let wanted = [
        (Code::VALUE.id, at(4, 14)),
        (Code::KEY.id, at(5, 3)),
        ("T2-ROWTOTAL", at(7, 33)),
        ("T2-RESULTS", at(7, 33)),
        (Code::VALUE.id, at(9, 24)),
        ("T3-TOTAL", at(10, 35)),
    ];
    assert_eq!(told, wanted, "{:#?}", said(&complaints));
    let said = text::render(&reading.origin, &complaints, false);
    assert!(
        said.contains("错误[VALUE]: 三、收到和处理政府信息公开申请情况：一、本年新收政府信息公开申请数量 · 自然人"),
        "{said}"
    );
    assert!(said.contains("4 |   received: [3件, 0"), "{said}");
    let output: serde_json::Value = serde_json::from_str(&to_json(&reading.origin, None, &complaints)).unwrap();
    assert_eq!(output["reports"][0]["readable"], false);
    assert_eq!(output["reports"][0]["errors"], 6);
    assert_eq!(output["reports"][0]["findings"][0]["id"], "VALUE");
    assert_eq!(output["reports"][0]["findings"][0]["line"], 4);
}

/// Sentences above and below a table, in run-in headings and lists are read like others.
#[test]
fn all_prose_is_read() {
    let text = "\
body: 某局
year: 2023
overview:
  - {heading: 依申请公开, text: 全年收到政府信息公开申请1件。}
  - {list: [全年收到政府信息公开申请2件。]}
applications:
  before: [全年收到政府信息公开申请3件。]
  received: [0, 0, 0, 0, 0, 0, 0]
  after: [全年收到政府信息公开申请4件。]
";
    let (origin, report) = read("年报.yaml", text);
    let findings = check(&report, None);
    let told: Vec<_> = of_rule(&findings, "TEXT-FIGURES").into_iter().map(|f| origin.span(f).unwrap().at).collect();
    let at = |line, column| Position::Text { line, column };
    assert_eq!(told, [at(4, 40), at(5, 25), at(7, 24), at(9, 23)]);
}

/// The program's output, error output and exit code.
fn run(arguments: &[&str]) -> (String, String, Option<i32>) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_nianbao")).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code())
}

#[test]
fn the_command_compares_with_last_year_and_speaks_json() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let (this, last) = (path("今年.yaml", BROKEN), path("去年.yaml", LAST_YEAR));
    let (said, messages, code) = run(&["check", &this, "--previous", &last]);
    assert_eq!(code, Some(1), "{messages}");
    assert!(
        said.contains("错误[T2-CARRY]: 三、收到和处理政府信息公开申请情况：二、上年结转政府信息公开申请数量 · 自然人"),
        "{said}"
    );
    assert!(!said.contains('\u{1b}'), "colours for a file");

    let (said, _, code) = run(&["check", &this, "没有.yaml", "--format", "json"]);
    assert_eq!(code, Some(2));
    let output: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(output["version"], 2);
    assert_eq!(output["reports"][0]["findings"][0]["id"], "FORM-COMPLETE");
    assert_eq!(output["reports"][1]["readable"], false);
    assert_eq!(output["reports"][1]["findings"][0]["message"], "没有这个文件");
    assert_eq!(output["reports"][1]["findings"][0]["advice"], "请核对路径");

    let (said, _, code) = run(&["check", &last, "--previous", &this]);
    assert_eq!(code, Some(2));
    assert!(said.contains("给出的上年度年报是 2023 年度的，不能用来核对"), "{said}");
    let (said, _, code) = run(&["check", &this, &last, "--previous", &last]);
    assert_eq!(code, Some(1));
    assert!(said.contains("没有给出“示范区民政和养老服务局”2021 年度的年报"), "{said}");
    let (_, messages, code) = run(&["render", &this, "--previous", &last]);
    assert_eq!(code, Some(1));
    assert!(messages.contains("错误[T2-CARRY]"), "{messages}");
}

/// A file that is made to keep the program busy does not, and what is left out of it is told.
#[test]
fn prose_beyond_the_limits_is_told_of() {
    let told = |paragraphs: &[String]| {
        let mut report = Report::new(Edition::latest(), name("某局"), 2024).unwrap();
        let blocks = paragraphs.iter().map(|text| paragraph(text)).collect();
        report.set_section("overview", SectionBody::Prose(blocks)).unwrap();
        let findings = check(&report, None);
        let told = of_rule(&findings, "TEXT-FIGURES");
        (told.iter().filter(|f| f.evidence.is_some()).count(), told.iter().filter(|f| f.evidence.is_none()).count())
    };
    let sentence = "收到政府信息公开申请9件，办结9件，予以公开9件，未发生因政府信息公开引发的行政复议、行政诉讼。";
    let silent = "加强政府信息公开工作。".repeat(1000);
    assert_eq!(told(&[sentence.repeat(300)]), (100, 1));
    assert_eq!(told(&[sentence.repeat(600), sentence.to_owned(), sentence.repeat(600)]), (3, 1));
    assert_eq!(told(&[vec![silent.clone(); 9], vec![sentence.to_owned()]].concat()), (0, 1));
    assert_eq!(told(&[silent, sentence.to_owned()]), (3, 0));
}

/// The largest figure everywhere: sums grow beyond it and are told as they are.
#[test]
fn the_largest_figures_add_up() {
    let text = std::fs::read_to_string(root("samples/xigang-2023.yaml")).unwrap();
    let most = "999999999999";
    let row = format!("[{}, null]", [most; 6].join(", "));
    let text = text
        .replace("[0, 0, 0, 0, 0, 0, 0]", &row)
        .replace("[0, 0, 0, 0, 0]", &row.replacen("999999999999, 999999999999, ", "", 1));
    let (_, report) = read("a.yaml", &text);
    let figures = report.figures(TableId::Applications);
    let total = figures.table().figure("results.granted", "total").expect("a figure");
    assert_eq!(figures.printed(total).to_string(), "5999999999994");
    let findings = check(&report, None);
    assert!(findings.iter().any(|finding| finding.code.id == "T2-RESULTS"), "{findings:?}");
}
