//! Reports to begin with: the samples, files with one mistake, and reports made up of hostile pieces.

use std::path::Path;

use nianbao::formats::Format;
use nianbao::style::OFFICIAL;
use serde_json::{Value, json};

use super::chance::Chance;
use crate::PROJECT;

/// The texts of files with one of some endings in a folder of the project, in order of their names.
fn texts(folder: &str, endings: &[&str]) -> Vec<String> {
    let folder = Path::new(PROJECT).join(folder);
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted)))
        .collect();
    paths.sort();
    paths.iter().filter_map(|path| String::from_utf8(std::fs::read(path).expect("read")).ok()).collect()
}

/// The samples as they are, in YAML.
pub fn samples() -> Vec<String> {
    texts("samples", &["yaml"])
}

/// The samples in another format; beside the reports lie settings, which are none.
pub fn written(format: Format) -> Vec<Vec<u8>> {
    let write = |sample: String| {
        let reading = nianbao::formats::read("年报.yaml", sample.as_bytes());
        Some(format.write(reading.usable()?, &OFFICIAL).expect("written"))
    };
    samples().into_iter().filter_map(write).collect()
}

/// As many samples as files with mistakes, of YAML or JSON.
pub fn corpus(ending: &str, samples: Vec<String>) -> Vec<String> {
    let mistakes = texts("tests/bad_input", &[ending]);
    let samples = samples.into_iter().cycle().take(mistakes.len());
    samples.chain(mistakes.iter().cloned()).collect()
}

/// A text of a report as bytes, mostly with some of it changed.
pub fn mutated(chance: &mut Chance, text: String) -> Vec<u8> {
    // Most changes break the syntax, behind which nothing would be tried.
    let changed = if chance.once_in(4) { text } else { chance.changed(&text) };
    let bytes = changed.into_bytes();
    if chance.once_in(10) { chance.damaged(bytes) } else { bytes }
}

/// What texts are made up of: pieces that lines, fonts, rules and files meet seldom.
const WORDS: [&str; 48] = [
    "收到申请",
    "政府信息公开",
    "12",
    "件",
    "2023年",
    "，",
    "。",
    "；",
    "、",
    "：",
    "“",
    "”",
    "《",
    "》",
    "（",
    "）",
    "——",
    "……",
    " ",
    "  ",
    "\u{3000}",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\u{ad}",
    "a",
    "Wi-Fi",
    "www.example.gov.cn/a/b?c=d&e=f",
    "0411-83631234",
    "12345.67万元",
    "%",
    "/",
    "-",
    "·",
    "’",
    "‘",
    "\t",
    "\n",
    "\n\n",
    "**",
    "é",
    "\u{300}",
    "①",
    "ⅷ",
    "〇",
    "㎡",
    "𠮷",
    "（一）",
];

impl Chance {
    /// Some hostile text.
    pub fn words(&mut self, most: usize) -> String {
        let mut text = String::new();
        for _ in 0..1 + self.below(most) {
            let word = *self.one(&WORDS);
            let times = if self.once_in(30) { 1 + self.count(30, 300) } else { 1 };
            text.push_str(&word.repeat(times));
        }
        text
    }

    /// Some hostile text on one line.
    fn line(&mut self, most: usize) -> String {
        format!("甲{}", self.words(most).replace('\n', "").chars().take(400).collect::<String>())
    }

    fn list<T>(&mut self, few: usize, many: usize, mut item: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.count(few, many)).map(|_| item(self)).collect()
    }

    fn block(&mut self) -> Value {
        match self.below(12) {
            0..=6 => self.words(60).into(),
            7 => json!({"heading": self.line(8), "level": 2 + self.below(3)}),
            8 => json!({"heading": self.line(4), "text": self.words(40)}),
            9 => {
                let mut items = self.list(4, 200, |chance| chance.words(20));
                items.push(self.line(4));
                json!({ "list": items })
            }
            10 => {
                let (width, merged) = (1 + self.count(4, 19), self.once_in(6));
                let mut row = |_| -> Vec<Value> {
                    (0..width)
                        .map(|_| match self.below(12) {
                            0 if merged => json!({"text": self.words(4), "rowspan": 1 + self.below(2)}),
                            1 => Value::Null,
                            _ => self.words(3).into(),
                        })
                        .collect()
                };
                let rows: Vec<Vec<Value>> = (0..4).map(&mut row).collect();
                let columns = row(0);
                let mut table = json!({"rows": rows});
                if self.once_in(2) {
                    table["columns"] = columns.into();
                }
                if self.once_in(2) {
                    table["caption"] = self.line(6).into();
                }
                json!({ "table": table })
            }
            _ => {
                let labels: Vec<String> = (0..2 + self.below(4)).map(|at| format!("{at}{}", self.line(1))).collect();
                let values = |chance: &mut Self| -> Vec<usize> { labels.iter().map(|_| chance.below(1000)).collect() };
                let series: Vec<Value> =
                    (0..1 + self.below(2)).map(|_| json!({"name": self.line(1), "values": values(self)})).collect();
                let kind = if series.len() == 1 { *self.one(&["bar", "line", "pie"]) } else { "line" };
                json!({"chart": {"kind": kind, "title": self.line(4), "unit": "件", "labels": labels, "series": series}})
            }
        }
    }

    fn blocks(&mut self) -> Vec<Value> {
        self.list(3, 20, Self::block)
    }

    /// A report of hostile pieces, in JSON. Most of them can be read.
    pub fn report(&mut self) -> Value {
        let row =
            |chance: &mut Self, columns: usize| -> Vec<usize> { (0..columns).map(|_| chance.below(50)).collect() };
        let attachments = self.list(1, 6, |chance| json!({"title": chance.line(8), "blocks": chance.blocks()}));
        json!({
            "body": format!("{}局", self.line(2)), "year": 2023, "published": "2024-01-20",
            "preamble": self.blocks(), "overview": self.blocks(),
            "proactive_disclosure": {"before": self.blocks(), "licensing": self.below(100), "after": self.blocks()},
            "applications": {"received": row(self, 7), "carried_over": row(self, 7)},
            "review_and_litigation": {"reconsideration": row(self, 5)},
            "problems_and_improvements": self.blocks(), "other_matters": self.blocks(),
            "attachments": attachments,
        })
    }
}
