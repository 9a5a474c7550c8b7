//! Checks: what is right raises nothing, what is wrong is found where it is, and what is said of it can be acted on.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use nianbao::check::machine::{Output, ReportOutput};
use nianbao::check::{Finding, check, check_with_previous, has_errors, human};
use nianbao::diagnostic::Position;
use nianbao::form::rules::{ALL, Severity};
use nianbao::form::{Table, tables};
use nianbao::read::{Format, Source, read_file, read_text};
use nianbao::report::{Block, Cell, Figures, Number, Report};
use proptest::prelude::*;

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A report of the text of a file.
fn yaml(text: &str) -> Source {
    read_text(text, Format::Yaml, "年报.yaml", PathBuf::new()).unwrap()
}

/// The report as a file holds it that was written by a program: every figure on a line of its own.
fn written(report: &Report) -> Source {
    let text = serde_json::to_string_pretty(report).unwrap();
    read_text(&text, Format::Json, "年报.json", PathBuf::new()).unwrap()
}

fn sample(name: &str) -> Source {
    read_file(&root("samples").join(name)).unwrap()
}

fn of_rule<'a>(findings: &'a [Finding], id: &str) -> Vec<&'a Finding> {
    findings.iter().filter(|finding| finding.rule.id == id).collect()
}

fn number(value: u64) -> Cell {
    Cell::Number(Number::whole(value))
}

fn value(cell: Cell) -> u64 {
    u64::try_from(cell.micros() / 1_000_000).expect("a small figure")
}

/// A report without prose that says anything, with these figures in its tables.
fn report(figures: [Figures; 3]) -> Report {
    let [proactive_disclosure, applications, review_and_litigation] = figures;
    let prose = vec![Block::Paragraph("无。".to_owned())];
    Report {
        overview: prose.clone(),
        problems_and_improvements: prose.clone(),
        other_matters: prose,
        preamble: Vec::new(),
        attachments: Vec::new(),
        title: None,
        period: None,
        published: None,
        proactive_disclosure,
        applications,
        review_and_litigation,
        ..sample("xigang-2023.yaml").report
    }
}

fn with_cell(figures: &Figures, figure: usize, cell: Cell) -> Figures {
    let table = figures.table();
    let cells = (0..table.len()).map(|at| if at == figure { cell } else { figures.printed(at) });
    Figures::new(table, cells.collect())
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
    let first = Figures::new(one, cells);
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
    let second = all_given(&Figures::new(two, cells));
    let cells = (0..three.len()).map(|figure| {
        if three.equations.iter().any(|equation| equation.total() == Some(figure)) {
            Cell::Empty
        } else {
            number(next())
        }
    });
    let third = all_given(&Figures::new(three, cells.collect()));
    [first, second, third]
}

/// The figures with their totals written down.
fn all_given(figures: &Figures) -> Figures {
    let table = figures.table();
    Figures::new(table, (0..table.len()).map(|figure| figures.printed(figure)).collect())
}

/// What must be found when one cell of 表二 or 表三 is altered.
fn assert_found(figures: &[Figures; 3], table: &'static Table, figure: usize, altered: u64) {
    let at = tables().iter().position(|other| other.form.key == table.form.key).unwrap();
    let mut figures = figures.clone();
    let right = value(figures[at].printed(figure));
    figures[at] = with_cell(&figures[at], figure, number(altered));
    let source = written(&report(figures));
    let findings = check(&source);
    let name = table.figure_name(figure);
    assert!(has_errors(&findings), "{name}: {right} altered to {altered} breaks nothing");
    // A sum of 表三 has no other beside it that would tell which of its cells is wrong: its total is to blame.
    let equation = table.equations.iter().find(|equation| equation.left.contains(&figure));
    let blamed = match (table.form.name, equation) {
        ("表三", Some(equation)) => equation.right[0],
        _ => figure,
    };
    for finding in &findings {
        assert_eq!(finding.place, table.figure_name(blamed));
        assert_eq!(finding.position, source.figure(table, blamed));
        assert!(finding.position.is_some());
        assert!(finding.entries.iter().any(|entry| entry.place == name), "{name} is not among the cells");
        if blamed == figure {
            assert_eq!(finding.suggestion, Some(Number::whole(right)), "{name}");
        }
    }
}

#[test]
fn the_samples_raise_nothing() {
    for name in ["xigang-2023.yaml", "minghe-2024.yaml"] {
        let said: Vec<String> = check(&sample(name)).iter().map(ToString::to_string).collect();
        assert_eq!(said, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn every_altered_cell_is_found_where_it_is() {
    let figures = valid(&[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9]);
    let [_, two, three] = tables();
    for table in [two, three] {
        let at = if table.form.name == "表二" { 1 } else { 2 };
        for figure in 0..table.len() {
            assert_found(&figures, table, figure, value(figures[at].printed(figure)) + 1);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn valid_reports_raise_no_error(parts in prop::collection::vec(0u64..100_000, 1..300)) {
        let findings = check(&written(&report(valid(&parts))));
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
            let given = |figure: usize| {
                let computed = table.equations.iter().any(|equation| equation.total() == Some(figure));
                if computed { Cell::Empty } else { figures.printed(figure) }
            };
            *figures = Figures::new(table, (0..table.len()).map(given).collect());
        }
        prop_assert_eq!(check(&written(&report(figures))).len(), 0);
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
        let source = written(&report(figures));
        let found = check(&source);
        for cell in cells {
            let name = tables()[1].figure_name(cell);
            prop_assert!(found.iter().any(|f| f.entries.iter().any(|e| e.place == name)), "{} is not told of", name);
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
        let source = written(&report(figures));
        let findings = check(&source);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].rule.id, "T1-INFORCE");
        assert_eq!(findings[0].position, source.figure(one, in_force));
        assert!(findings[0].message.contains("（20 − 5）"), "{}", findings[0].message);
    }
}

/// Last year's report with these cells changed.
fn last_year(figures: &[Figures; 3], changes: &[(usize, usize, u64)]) -> Source {
    let mut figures = figures.clone();
    for &(table, figure, value) in changes {
        figures[table] = with_cell(&figures[table], figure, number(value));
    }
    let mut report = report(figures);
    report.year -= 1;
    written(&report)
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
    let source = written(&report(this.clone()));
    assert_eq!(check_with_previous(&source, &last_year(&this, &changes)).unwrap(), []);
    for at in 0..changes.len() {
        let mut changed = changes.clone();
        changed[at].2 += 1;
        let (table, figure, _) = changed[at];
        let findings = check_with_previous(&source, &last_year(&this, &changed)).unwrap();
        let column = tables()[table].locate(figure).1.key;
        let (id, wanted) =
            if table == 1 { ("T2-CARRY", two.figure("carried_over", column)) } else { ("T1-STOCK", Some(figure)) };
        assert_eq!(findings.len(), 1, "{id} {column}");
        assert_eq!(findings[0].rule.id, id);
        assert_eq!(findings[0].position, source.figure(&tables()[table], wanted.unwrap()));
        assert_eq!(findings[0].place, tables()[table].figure_name(wanted.unwrap()));
    }
}

#[test]
fn last_year_is_the_year_before_of_the_same_body() {
    let source = sample("xigang-2023.yaml");
    let error = check_with_previous(&source, &sample("minghe-2024.yaml")).unwrap_err();
    assert!(error.message.starts_with("这是 2024 年度的年报"), "{error}");
    let mut other = source.report.clone();
    other.year = 2022;
    other.body = "西岗区安监局".to_owned();
    let findings = check_with_previous(&source, &written(&other)).unwrap();
    assert_eq!(findings.len(), 1);
    assert_eq!((findings[0].rule.id, findings[0].rule.severity), ("PREVIOUS-BODY", Severity::Warning));
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
const NAMES: [(&str, &str); 27] = [
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
    ("other", "applications.results.other.other"),
    ("forward", "applications.carried_forward"),
    ("upheld", "review_and_litigation.reconsideration/upheld"),
    ("corrected", "review_and_litigation.reconsideration/corrected"),
    ("review", "review_and_litigation.reconsideration"),
    ("direct", "review_and_litigation.litigation_direct"),
    ("after", "review_and_litigation.litigation_after_reconsideration"),
    ("issued", "proactive_disclosure.normative_documents/issued"),
    ("repealed", "proactive_disclosure.normative_documents/repealed"),
    ("in_force", "proactive_disclosure.normative_documents/in_force"),
    ("rules", "proactive_disclosure.regulations/issued"),
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

    /// What is told of a text of this passage's body, with these figures in the tables.
    fn told(&self, text: &str, figures: &HashMap<String, u64>) -> Vec<Finding> {
        let mut cells: Vec<Vec<Cell>> = tables().iter().map(|table| vec![number(0); table.len()]).collect();
        for (name, &value) in figures {
            let (_, path) = NAMES.iter().find(|(known, _)| known == name).unwrap();
            let (key, path) = path.split_once('.').unwrap();
            let (path, column) = path.split_once('/').unwrap_or((path, "total"));
            let at = tables().iter().position(|table| table.form.key == key).unwrap();
            cells[at][tables()[at].figure(path, column).unwrap()] = number(value);
        }
        let mut cells = cells.into_iter();
        let figures = tables().each_ref().map(|table| Figures::new(table, cells.next().unwrap()));
        let heading = Block::Heading { text: self.heading.clone(), level: nianbao::report::Level::Two };
        let report = Report {
            body: self.body.clone(),
            year: self.year,
            overview: vec![heading, Block::Paragraph(text.to_owned())],
            ..report(figures)
        };
        check(&written(&report)).into_iter().filter(|finding| finding.rule.id == "TEXT-FIGURES").collect()
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
    match figure.parse::<u64>() {
        Ok(value) => (value + 1).to_string(),
        Err(_) => format!("{}三", figure.trim_end_matches(['一', '二', '三', '五'])),
    }
}

#[test]
fn prose_that_agrees_with_the_tables_raises_nothing() {
    for passage in Passage::all() {
        let (text, _) = marked(&passage.text);
        let told: Vec<String> = passage.told(&text, &passage.figures).iter().map(ToString::to_string).collect();
        assert_eq!(told, Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_figure_in_prose_that_is_altered_is_told_of() {
    for passage in Passage::all() {
        let (text, marks) = marked(&passage.text);
        for (at, inner, cell) in marks {
            let told = match cell {
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
            assert!(matches!(told[0].position, Some(Position::Text { .. })), "{inner} of: {text}");
            assert!(told[0].length.is_some(), "{inner} of: {text}");
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

fn golden(name: &str, said: &str) {
    let path = root("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, said).unwrap();
    }
    assert_eq!(said, std::fs::read_to_string(&path).unwrap_or_default(), "UPDATE_GOLDEN=1 writes {name} anew");
}

/// A report that breaks every rule there is.
fn broken() -> (Source, Vec<Finding>) {
    let source = yaml(BROKEN);
    let previous = read_text(LAST_YEAR, Format::Yaml, "去年.yaml", PathBuf::new()).unwrap();
    let findings = check_with_previous(&source, &previous).unwrap();
    (source, findings)
}

#[test]
fn what_is_said_to_people() {
    let (source, findings) = broken();
    for rule in ALL {
        assert!(!of_rule(&findings, rule.id).is_empty(), "{} is not broken", rule.id);
    }
    golden("check-human.txt", &human::to_text(&source, &findings));
}

#[test]
fn what_is_said_to_programs() {
    let (source, findings) = broken();
    let reports = [ReportOutput::checked(&source, &findings)];
    golden("check-machine.json", &format!("{}\n", Output::new(&reports).to_json()));
}

#[test]
fn errors_come_before_warnings() {
    let (_, findings) = broken();
    assert!(findings.is_sorted_by_key(|finding| finding.rule.severity));
}

/// Carets stand below the value where Chinese characters take two columns of the terminal.
#[test]
fn carets_stand_below_the_value() {
    let (source, findings) = broken();
    let said = human::to_text(&source, &findings);
    let lines: Vec<&str> = said.lines().collect();
    let width = |c: char| if c.is_ascii() || "“”—…·−".contains(c) { 1 } else { 2 };
    let mut marked = Vec::new();
    for (line, below) in lines.iter().zip(&lines[1..]).filter(|(_, below)| below.contains(" ^")) {
        let start = below.find('^').unwrap();
        let length = below[start..].chars().take_while(|&c| c == '^').count();
        let (mut column, mut value) = (0, String::new());
        for c in line.chars() {
            if (start..start + length).contains(&column) {
                value.push(c);
            }
            column += width(c);
        }
        marked.push(value);
    }
    for value in ["4", "2024-03-05", "12", "民政局年报", "未发生因政府信息公开引发的行政诉讼"] {
        assert!(marked.iter().any(|other| other == value), "{value} is not among {marked:?}\n{said}");
    }
}

#[test]
fn workbooks_have_cells_for_places() {
    let mut finding = broken().1.remove(0);
    finding.position = Some(Position::Cell { sheet: "表二", row: 7, column: 5 });
    let mut source = yaml(BROKEN);
    source.name = "年报.xlsx".to_owned();
    source.text.clear();
    finding.file.clone_from(&source.name);
    let findings = [finding];
    assert!(human::to_text(&source, &findings).contains("位置：年报.xlsx 表二!E7"));
    let output = serde_json::to_value(ReportOutput::checked(&source, &findings)).unwrap();
    assert_eq!(output["findings"][0]["cell"], "表二!E7");
    assert_eq!(output["findings"][0].get("line"), None);
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
    assert!(said.contains("错误[T2-CARRY]: 表二 二、上年结转政府信息公开申请数量 · 自然人"), "{said}");
    assert!(!said.contains('\u{1b}'), "colours for a file");

    let (said, _, code) = run(&["check", &this, "没有.yaml", "--format", "json"]);
    assert_eq!(code, Some(2));
    let output: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(output["version"], 1);
    assert_eq!(output["reports"][0]["findings"][0]["id"], "FORM-COMPLETE");
    assert_eq!(output["reports"][1]["problem"]["message"], "没有这个文件；请核对路径");

    let (_, messages, code) = run(&["check", &last, "--previous", &this]);
    assert_eq!(code, Some(2));
    assert!(messages.contains("这是 2023 年度的年报，不能当作"), "{messages}");
    let (_, messages, code) = run(&["check", &this, &last, "--previous", &last]);
    assert_eq!(code, Some(2));
    assert!(messages.contains("一次只给一份年报"), "{messages}");
    let (_, messages, code) = run(&["render", &this, "--previous", &last]);
    assert_eq!(code, Some(1));
    assert!(messages.contains("错误[T2-CARRY]"), "{messages}");
}

/// A file that is made to keep the program busy does not.
#[test]
fn much_prose_is_checked_soon() {
    let sentence = "收到政府信息公开申请9件，办结9件，予以公开9件，未发生因政府信息公开引发的行政复议、行政诉讼。";
    let paragraphs: Vec<String> = (0..40).map(|_| sentence.repeat(300)).collect();
    let source = yaml(&format!("body: 某局\nyear: 2024\noverview:\n  - {}\n", paragraphs.join("\n  - ")));
    let start = std::time::Instant::now();
    let findings = check(&source);
    let took = start.elapsed();
    assert_eq!(of_rule(&findings, "TEXT-FIGURES").len(), 100);
    assert!(took < std::time::Duration::from_secs(20), "{took:?}");
}

/// The largest figure everywhere: sums grow beyond it and are told as they are.
#[test]
fn the_largest_figures_add_up() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/xigang-2023.yaml"))
        .expect("the sample is there");
    let most = "999999999999";
    let row = format!("[{}, null]", [most; 6].join(", "));
    let text = text
        .replace("[0, 0, 0, 0, 0, 0, 0]", &row)
        .replace("[0, 0, 0, 0, 0]", &row.replacen("999999999999, 999999999999, ", "", 1));
    let source = read_text(&text, Format::Yaml, "a.yaml", PathBuf::new()).expect("a report");
    let total = source.report.applications.table().figure("results.granted", "total").expect("a figure");
    assert_eq!(source.report.applications.printed(total).to_string(), "5999999999994");
    let findings = check(&source);
    assert!(findings.iter().any(|finding| finding.rule.id == "T2-RESULTS"), "{findings:?}");
}
