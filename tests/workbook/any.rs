//! Any report survives a workbook, and YAML and JSON.

use nianbao::form::{Edition, Table, Unit};
use nianbao::formats::Format;
use nianbao::report::Report;
use proptest::prelude::*;

use crate::as_text;
use crate::book::{read, read_as, written};
use crate::cases::cases;

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
        "/",
    ]);
    prop::collection::vec(pieces, 1..6)
        .prop_map(|pieces| pieces.concat().trim().to_owned())
        .prop_filter("text", |text| !text.is_empty())
}

/// One line of such text or several.
fn lines() -> impl Strategy<Value = String> {
    prop::collection::vec(words(), 1..3).prop_map(|lines| lines.join("\n"))
}

/// A table of the body's own: a tiling of merged cells, as the report file writes it.
fn own_table() -> impl Strategy<Value = serde_json::Value> {
    let shape = (1_usize..5, 1_usize..5, any::<bool>());
    (shape, prop::collection::vec((1_usize..4, 1_usize..4, lines(), any::<bool>()), 25), prop::option::of(words()))
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

/// Text short enough for a label of a chart.
fn short() -> impl Strategy<Value = String> {
    words().prop_map(|text| text.chars().take(6).collect())
}

/// A chart of the body's own that can be drawn.
fn own_chart() -> impl Strategy<Value = serde_json::Value> {
    let value = prop::sample::select(vec!["0", "12", "12.50", "+3", "-3", "99999999", "0.000001"]);
    let kind = prop::sample::select(vec!["bar", "line", "pie"]);
    let unit = prop::option::of(prop::sample::select(vec!["件", "万元", "%", "*"]));
    (kind, short(), unit, prop::collection::vec(short(), 1..6), 1_usize..5, any::<bool>(), prop::collection::vec(value, 20))
        .prop_map(|(kind, title, unit, labels, count, named, values)| {
            let count = if kind == "pie" { 1 } else { count };
            let value = |text: &&str| if kind == "pie" { text.trim_start_matches('-').to_owned() } else { (*text).to_owned() };
            let series = values.chunks(5).take(count).zip(1..).map(|(values, number)| {
                let values: Vec<String> = values.iter().take(labels.len()).map(value).collect();
                let name = (named || count > 1).then(|| format!("{title}{number}"));
                serde_json::json!({"name": name, "values": values})
            });
            let series: Vec<serde_json::Value> = series.collect();
            serde_json::json!({"chart": {"kind": kind, "title": title, "unit": unit, "labels": labels, "series": series}})
        })
}

fn block() -> impl Strategy<Value = serde_json::Value> {
    prop_oneof![
        words().prop_map(serde_json::Value::from),
        (words(), 2..5, prop::option::of(words()))
            // A number without words is no heading.
            .prop_map(|(heading, level, text)| {
                serde_json::json!({"heading": format!("{heading}甲"), "level": level, "text": text})
            }),
        (words(), words(), prop::option::of(words()))
            .prop_map(|(path, alt, caption)| serde_json::json!({"image": path, "alt": alt, "caption": caption})),
        prop::collection::vec(lines(), 1..4).prop_map(|items| serde_json::json!({"list": items})),
        own_table(),
        own_chart(),
    ]
}

/// A cell as the report file writes one of that unit.
fn cell(unit: Unit) -> BoxedStrategy<serde_json::Value> {
    let texts = |texts: &[&'static str]| prop::sample::select(texts.to_vec()).prop_map(serde_json::Value::from);
    let figure = match unit {
        Unit::Count => prop_oneof![0_u64..20, 0_u64..=9_999_999_999].prop_map(serde_json::Value::from).boxed(),
        Unit::Change => texts(&["-3", "+3", "0", "+0", "12"]).boxed(),
        Unit::TenThousandYuan => texts(&["0", "12.50", "0.000001", "999999999999.999999", "3.10"]).boxed(),
        Unit::Money => texts(&["0", "12.50", "251000元", "110.55万元"]).boxed(),
    };
    prop_oneof![Just(serde_json::Value::Null), Just(serde_json::Value::from("/")), figure].boxed()
}

/// The lines of a table below their keys.
fn figures(table: &'static Table) -> impl Strategy<Value = serde_json::Value> {
    let columns = table.lines.iter().flat_map(|line| &line.columns);
    columns.map(|column| cell(column.unit)).collect::<Vec<_>>().prop_map(|cells| {
        let mut root = serde_json::json!({});
        for line in &table.lines {
            let mut at = &mut root;
            for key in &line.keys {
                at = &mut at[*key];
            }
            let row = &cells[line.first..line.first + line.columns.len()];
            *at = match row {
                [cell] => cell.clone(),
                row => serde_json::Value::from(row.to_vec()),
            };
        }
        root
    })
}

fn blocks() -> impl Strategy<Value = Vec<serde_json::Value>> {
    prop::collection::vec(block(), 0..5)
}

/// What a section holds: blocks, or a table with blocks above and below it.
fn section(edition: &'static Edition, at: usize) -> BoxedStrategy<serde_json::Value> {
    match edition.sections()[at].table {
        None => blocks().prop_map(serde_json::Value::from).boxed(),
        Some(form) => (figures(edition.table(form.id)), blocks(), blocks())
            .prop_map(|(mut table, before, after)| {
                table["before"] = before.into();
                table["after"] = after.into();
                table
            })
            .boxed(),
    }
}

fn report() -> impl Strategy<Value = Report> {
    prop::sample::select(Edition::all().collect::<Vec<_>>()).prop_flat_map(report_of)
}

fn report_of(edition: &'static Edition) -> impl Strategy<Value = Report> {
    let sections = (0..edition.sections().len()).map(|at| section(edition, at)).collect::<Vec<_>>();
    let signatory = prop_oneof![
        Just(serde_json::Value::Null),
        Just(serde_json::Value::from(false)),
        words().prop_map(serde_json::Value::from)
    ];
    let contact = prop::collection::vec(prop::option::of(words()), 8);
    (
        (words(), edition.years(), prop::option::of(words()), any::<bool>(), signatory, any::<bool>()),
        (contact, blocks(), sections, prop::collection::vec((words(), blocks()), 0..3)),
    )
        .prop_map(
            move |((body, year, title, period, signatory, seal), (contact, preamble, sections, attachments))| {
                let period = period.then(|| serde_json::json!({"from": "2024-02-29", "to": "1899-12-31"}));
                let attachments: Vec<serde_json::Value> = attachments
                    .iter()
                    .map(|(title, blocks)| serde_json::json!({"title": title, "blocks": blocks}))
                    .collect();
                let ways = ["office", "address", "postcode", "phone", "fax", "hours", "email", "website"];
                let contact: serde_json::Map<String, serde_json::Value> =
                    ways.into_iter().zip(contact).map(|(way, text)| (way.to_owned(), text.into())).collect();
                let is_empty = contact.values().all(serde_json::Value::is_null);
                let mut value = serde_json::json!({
                    "form": edition.year(), "body": body, "year": year, "title": title, "period": period,
                    "published": "2025-01-20", "signatory": signatory, "seal": seal,
                    "contact": (!is_empty).then_some(contact), "preamble": preamble, "attachments": attachments,
                });
                for (section, content) in edition.sections().iter().zip(sections) {
                    value[section.key] = content;
                }
                read_as(&value.to_string(), Format::Json)
            },
        )
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn any_report_survives(report in report()) {
        let survivors = [
            read_as(&as_text(&report, Format::Yaml), Format::Yaml),
            read_as(&as_text(&report, Format::Json), Format::Json),
            read(&written(&report)).unwrap(),
        ];
        for survivor in survivors {
            // As text first, which is short to show.
            prop_assert_eq!(as_text(&survivor, Format::Json), as_text(&report, Format::Json));
            prop_assert!(survivor == report);
        }
    }
}

/// What chance has found once is tried in every run.
#[test]
fn a_lone_dash_in_brackets_and_a_truth_in_quotes_survive() {
    let report = read_as(
        r#"{"body": "某局", "year": 2021, "signatory": "true",
            "other_matters": [{"table": {"columns": ["甲"], "rows": [["某局- -"], ["- -"], ["乙 -1"]]}}]}"#,
        Format::Json,
    );
    let yaml = as_text(&report, Format::Yaml);
    assert!(yaml.contains(r#"["某局- -"]"#), "{yaml}");
    assert!(read_as(&yaml, Format::Yaml) == report);
    assert_eq!(report.signatory(), Some("某局"));
}
