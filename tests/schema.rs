//! The JSON Schema against the samples, by a validator that is not ours.

use std::path::{Path, PathBuf};

use nianbao::blank::blank;
use nianbao::read::{Format, Node, Value, read_file, read_text};
use nianbao::report::schema;
use nianbao::write::Kind;
use serde_json::{Value as Json, json};

/// A value of a report file as JSON, as any YAML parser reads it.
fn json(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Scalar { text, quoted: false } => text.parse().map_or_else(|_| json!(text), Json::Number),
        Value::Scalar { text, .. } => json!(text),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Map(entries) => {
            let key = |node: &Node| match &node.value {
                Value::Scalar { text, .. } => text.clone(),
                other => panic!("{other:?} is no key"),
            };
            entries.iter().map(|(name, value)| (key(name), json(value))).collect()
        }
    }
}

fn sample(name: &str) -> Node {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
    read_file(&path).expect("a sample is a report").root
}

#[test]
fn samples_are_valid() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    for name in ["xigang-2023.yaml", "minghe-2024.yaml"] {
        let errors: Vec<String> = validator.iter_errors(&json(&sample(name))).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
    }
}

#[test]
fn what_the_program_writes_is_valid() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    let text =
        "body: 某局\nyear: 2023\nproactive_disclosure: {fees: 12.50, licensing: /}\napplications: {received: [1]}\n";
    let text = text.replace("[1]", "[1, null, /, 0, 0, 0, 1]");
    let report = read_text(&text, Format::Yaml, "a.yaml", PathBuf::new()).expect("a report").report;
    let written = serde_json::to_value(&report).expect("reports are JSON");
    assert!(validator.is_valid(&written), "{written}");
}

/// A new file is valid as it is, so that an editor marks nothing before there is a mistake.
#[test]
fn new_files_are_valid() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    let report = blank("某局", 2024, None).expect("a blank report");
    for (kind, format) in [(Kind::Yaml, Format::Yaml), (Kind::Json, Format::Json)] {
        let text = String::from_utf8(kind.write(&report, "a").expect("a file")).expect("text");
        let root = read_text(&text, format, "a", PathBuf::new()).expect("a report").root;
        let errors: Vec<String> = validator.iter_errors(&json(&root)).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{kind:?}: {errors:?}");
    }
}

/// What the reader refuses, the schema refuses: an editor shows the mistake before the program does.
#[test]
fn mistakes_are_invalid() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    let good = json!({"body": "某局", "year": 2023});
    assert!(validator.is_valid(&good));
    let mistakes = [
        ("no year", json!({"body": "某局"})),
        ("a year out of range", json!({"body": "某局", "year": 2008})),
        ("an unknown key", json!({"body": "某局", "year": 2023, "tittle": "年报"})),
        ("a negative count", json!({"body": "某局", "year": 2023, "proactive_disclosure": {"licensing": -1}})),
        ("a fraction", json!({"body": "某局", "year": 2023, "proactive_disclosure": {"licensing": 1.5}})),
        ("a short row", json!({"body": "某局", "year": 2023, "applications": {"received": [1, 2]}})),
        ("an unknown row", json!({"body": "某局", "year": 2023, "applications": {"recieved": [0, 0, 0, 0, 0, 0, 0]}})),
        ("a wrong level", json!({"body": "某局", "year": 2023, "overview": [{"heading": "情况", "level": 5}]})),
        ("a wrong day", json!({"body": "某局", "year": 2023, "published": "2024年1月"})),
    ];
    for (mistake, value) in mistakes {
        assert!(!validator.is_valid(&value), "{mistake} is let through");
    }
}

/// Whoever fills in the file sees the form's own names.
#[test]
fn rows_bear_the_names_of_the_form() {
    let schema = schema();
    let rows = "/properties/applications/properties/results/properties/refused/properties";
    let row = schema.pointer(&format!("{rows}/third_party_rights/title"));
    assert_eq!(row, Some(&json!("表二 三、本年度办理结果（三）不予公开 4.保护第三方合法权益")));
    let first: Vec<&String> = schema["properties"].as_object().expect("an object").keys().take(4).collect();
    assert_eq!(first, ["form", "body", "year", "title"]);
}
