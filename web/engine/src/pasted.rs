//! Prose that is pasted from elsewhere.

use nianbao::report::pasted::{Line, read};
use nianbao::text::heading_number;
use serde_json::{Value, json};

/// The blocks that its lines make up.
pub(crate) fn blocks(text: &str) -> Value {
    let block = |line: &str| match read(line) {
        Line::Paragraph => json!(line),
        Line::Heading(level) => json!({ "heading": unnumbered(line), "level": level.number() }),
        Line::RunIn(level, title, body) => {
            json!({ "heading": unnumbered(title), "level": level.number(), "text": body })
        }
    };
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(block).collect()
}

/// A heading without the number that the program sets anew.
fn unnumbered(heading: &str) -> &str {
    heading_number::read(heading).map_or(heading, |number| heading[number.length..].trim_start())
}
