//! Findings as a page shows them: with the way to the value in the report instead of a place in its text.

use std::fmt;

use nianbao::fonts::Library;
use nianbao::form::Edition;
use nianbao::form::fields::FIELDS;
use nianbao::source::{Code, Diagnostic, Node, Operand, Path, Phrase, Severity, Side, Span, Step, in_order};
use serde_json::{Value, json};
use wasm_bindgen::JsValue;

use crate::form::path_of_key;

/// Findings, worst first.
#[derive(Debug)]
pub(crate) struct Findings(Value);

impl Findings {
    /// Those about a file as a whole, or one whose values a page cannot lead to.
    pub(crate) fn of_file(complaints: &[Diagnostic]) -> Self {
        Findings::new(complaints.to_vec(), None, Edition::latest())
    }

    /// Those about a report of an edition, whose values stand in `root`.
    pub(crate) fn new(complaints: Vec<Diagnostic>, root: Option<&Node>, edition: &Edition) -> Self {
        let lead = Lead { root, edition };
        Findings(in_order(complaints).iter().map(|complaint| lead.finding(complaint)).collect())
    }

    /// As JSON.
    pub(crate) fn into_json(self) -> Value {
        self.0
    }

    /// As they are thrown.
    pub(crate) fn thrown(self) -> JsValue {
        JsValue::from_str(&self.to_string())
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What leads to values.
struct Lead<'a> {
    root: Option<&'a Node>,
    edition: &'a Edition,
}

impl Lead<'_> {
    fn finding(&self, complaint: &Diagnostic) -> Value {
        let evidence = complaint.evidence.as_deref();
        let operands = evidence.map(|evidence| evidence.operands.as_slice()).unwrap_or_default();
        let advice = if complaint.code == &Code::GLYPH { rare(&complaint.advice) } else { complaint.advice.clone() };
        json!({
            "severity": match complaint.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            "code": complaint.code.id,
            "place": complaint.place,
            "message": complaint.message,
            "advice": advice,
            "notes": complaint.notes,
            "path": self.path(complaint),
            "operands": operands.iter().map(|operand| self.operand(operand)).collect::<Value>(),
            "suggestion": evidence.and_then(|evidence| evidence.suggestion).map(|number| number.to_string()),
            "quote": complaint.phrase.as_ref().map(words),
            "sentence": complaint.phrase.as_ref().map(|phrase| &phrase.sentence),
        })
    }

    /// The way to what is to be mended: where it stands, or would stand if the report had it.
    fn path(&self, complaint: &Diagnostic) -> Option<Value> {
        let stands = complaint.spans.first().and_then(|span| self.to(*span));
        stands.or_else(|| complaint.place.as_deref().and_then(|place| self.named(place)))
    }

    fn to(&self, span: Span) -> Option<Value> {
        let path = self.root?.path_at(span.at);
        (!path.is_empty()).then(|| as_json(path))
    }

    /// The way to what messages call by that name.
    fn named(&self, place: &str) -> Option<Value> {
        let field = FIELDS.iter().find(|field| field.label == place).map(|field| json!(field.path));
        let section = || self.edition.sections().iter().find(|section| section.heading == place);
        let figure = || {
            self.edition.tables().iter().find_map(|table| {
                let figure = (0..table.len()).find(|figure| table.figure_name(*figure) == place)?;
                path_of_key(self.edition, &table.key_of(figure))
            })
        };
        field.or_else(|| section().map(|section| json!([section.key]))).or_else(figure)
    }

    fn operand(&self, operand: &Operand) -> Value {
        json!({
            "side": match operand.side {
                Side::Left => "left",
                Side::Right => "right",
                Side::Minus => "minus",
                Side::LastYear => "last_year",
            },
            "key": operand.key,
            "path": path_of_key(self.edition, &operand.key),
            "place": operand.place,
            "value": operand.value.to_string(),
        })
    }
}

/// What to do about a character that no face has, on a page.
fn rare(advice: &str) -> String {
    let has_all = Library::builtin().faces().iter().any(|face| face.name() == Library::RARE);
    if has_all {
        "请换一个字".to_owned()
    } else {
        format!("{}，或把和本页面一起的生僻字字体文件拖进来", advice.split('，').next().unwrap_or_default())
    }
}

/// The words that are meant.
fn words(phrase: &Phrase) -> String {
    phrase.sentence.chars().skip(phrase.skip).take(phrase.length).collect()
}

/// A way as a page has it: keys and places.
fn as_json(path: Path) -> Value {
    let step = |step| match step {
        Step::Key(key) => Value::from(key),
        Step::Item(item) => Value::from(item),
    };
    path.into_iter().map(step).collect()
}
