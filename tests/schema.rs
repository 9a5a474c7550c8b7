//! The JSON Schema against the samples, by a validator that is not ours.

use nianbao::formats::{Format, read, read_values};
use nianbao::report::OneLine;
use nianbao::report::blank::blank;
use nianbao::report::schema::schema;
use nianbao::style::OFFICIAL;
use nianbao::{house, profile};
use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_json::{Value as Json, json};

/// A YAML text as JSON, as any YAML parser reads it.
fn json(text: &str) -> Json {
    let mut open: Vec<(Json, Option<String>)> = Vec::new();
    let mut root = Json::Null;
    for event in Parser::new_from_str(text) {
        let value = match event.expect("YAML").0 {
            Event::SequenceStart(..) => {
                open.push((json!([]), None));
                continue;
            }
            Event::MappingStart(..) => {
                open.push((json!({}), None));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop().expect("open").0,
            Event::Scalar(text, ScalarStyle::Plain, ..) => match &*text {
                "" | "null" | "~" => Json::Null,
                "true" => json!(true),
                "false" => json!(false),
                text => text.parse().map_or_else(|_| json!(text), Json::Number),
            },
            Event::Scalar(text, ..) => json!(text),
            _ => continue,
        };
        match open.last_mut() {
            None => root = value,
            Some((Json::Array(items), _)) => items.push(value),
            Some((Json::Object(entries), key)) => match key.take() {
                None => *key = Some(value.as_str().expect("a key").to_owned()),
                Some(key) => drop(entries.insert(key, value)),
            },
            Some(_) => {}
        }
    }
    root
}

const SAMPLES: [(&str, &str); 2] = [
    ("xigang-2023.yaml", include_str!("../samples/xigang-2023.yaml")),
    ("minghe-2024.yaml", include_str!("../samples/minghe-2024.yaml")),
];

#[test]
fn samples_are_valid() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    for (name, text) in SAMPLES {
        let errors: Vec<String> = validator.iter_errors(&json(text)).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
    }
}

#[test]
fn what_the_program_writes_is_valid() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    let text =
        "body: 某局\nyear: 2023\nproactive_disclosure: {fees: 12.50, licensing: /}\napplications: {received: [1]}\n";
    let text = text.replace("[1]", "[1, null, /, 0, 0, 0, 1]");
    let report = read("a.yaml", text.as_bytes()).report.expect("a report");
    let written = serde_json::to_value(&report).expect("reports are JSON");
    assert!(validator.is_valid(&written), "{written}");
}

/// A new file is valid as it is, so that an editor marks nothing before there is a mistake.
#[test]
fn new_files_are_valid() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    for year in [2024, 2020] {
        let report = blank(OneLine::new("某局").expect("a name"), year, None).expect("a blank report");
        for format in [Format::Yaml, Format::Json] {
            let text = String::from_utf8(format.write(&report, &OFFICIAL).expect("a file")).expect("text");
            let errors: Vec<String> = validator.iter_errors(&json(&text)).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{year} {format:?}: {errors:?}");
        }
    }
}

/// What the reader refuses, the schema refuses: an editor shows the mistake before the program does.
#[test]
fn mistakes_are_invalid() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    let good = json!({"body": "某局", "year": 2023});
    assert!(validator.is_valid(&good));
    assert!(validator.is_valid(
        &json!({"form": 2019, "body": "某局", "year": 2020, "proactive_disclosure": {"procurement": [2, "1.5万元"]}})
    ));
    let seal = json!({"body": "某局", "year": 2023, "seal": "是", "published": "2024.1.24", "signatory": false});
    assert!(validator.is_valid(&seal));
    let mistakes = [
        ("no year", json!({"body": "某局"})),
        ("a year of another edition", json!({"body": "某局", "year": 2020})),
        (
            "a row of another edition",
            json!({"body": "某局", "year": 2023, "proactive_disclosure": {"procurement": [0, 0]}}),
        ),
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

/// The samples of house styles, by themselves and in a profile.
#[test]
fn house_styles_are_valid() {
    let [alone, held] = [house::schema::schema(), profile::schema::schema()]
        .map(|schema| jsonschema::validator_for(&schema).expect("a schema"));
    for text in
        [include_str!("../samples/styles/city.yaml"), include_str!("../samples/styles/provincial-committee.yaml")]
    {
        let style = json(text);
        let errors: Vec<String> = alone.iter_errors(&style).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
        assert!(held.is_valid(&json!({"style": style})));
    }
    let good = [
        json!({"margins": {"top": "2.5厘米", "left": 26.5, "right": null}, "type_area": {"height": 240}}),
        json!({"sizes": {"title": "小二", "body": 16, "page_number": "小4号"}, "bold": "heading2", "line_pitch": "28磅"}),
        json!({"page_number": {"form": 1}, "bold": []}),
    ];
    let mistakes = [
        json!({"margin": {"top": 25}}),
        json!({"margins": {"top": -1}}),
        json!({"margins": {"top": "25pt"}}),
        json!({"lines": 0}),
        json!({"lines": 25.5}),
        json!({"sizes": {"body": "大号"}}),
        json!({"bold": ["heading5"]}),
        json!({"digits": "arial"}),
        json!({"tables": "half"}),
        json!({"page_number": {"form": "第1页"}}),
        json!({"page_number": {"place": "left"}}),
    ];
    // What the reader takes, the schema takes, and neither takes anything else.
    let read = |style: &Json| house::read(&read_values("a.json", style.to_string().as_bytes()).1.expect("JSON")).1;
    for style in good {
        assert_eq!((alone.is_valid(&style), read(&style)), (true, Vec::new()), "{style}");
    }
    for style in mistakes {
        assert!(!alone.is_valid(&style) && !held.is_valid(&json!({"style": style})), "{style}");
        assert!(!read(&style).is_empty(), "{style}");
    }
}

/// Whoever fills in the file sees the form's own names.
#[test]
fn rows_bear_the_names_of_the_form() {
    let schema = schema();
    let rows = "/allOf/0/then/properties/applications/properties/results/properties/refused/properties";
    let row = schema.pointer(&format!("{rows}/third_party_rights/title"));
    assert_eq!(
        row,
        Some(&json!("三、收到和处理政府信息公开申请情况：三、本年度办理结果（三）不予公开 4.保护第三方合法权益"))
    );
    let first: Vec<&String> = schema["properties"].as_object().expect("an object").keys().take(4).collect();
    assert_eq!(first, ["form", "body", "year", "title"]);
}
