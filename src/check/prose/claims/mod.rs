//! TEXT-FIGURES: the figures in the prose against those in the tables. What sentences say of which cells is data in
//! [`crate::form::claims`]; [`mod@mismatches`] finds and compares it, here it becomes findings.

mod bodies;
mod mismatches;
mod passage;
mod patterns;
mod said;
mod times;

use super::{Paragraph, paragraphs, phrase};
use crate::check::evidence::{difference, operand};
use crate::form::rules::TEXT_FIGURES;
use crate::number::Number;
use crate::report::Report;
use crate::source::{Diagnostic, Evidence, Operand, Side, Values};
use mismatches::{Mismatch, mismatches};

/// Most findings about the prose of a report. Nobody reads more, and a file that is made to have many must not keep
/// the program busy.
const MOST: usize = 100;
/// Longest paragraph that is read, and most prose of a report, in bytes; that of a province stays below half of it.
const LONGEST: usize = 60_000;
const MOST_PROSE: usize = 250_000;

pub(in crate::check) fn check(report: &Report) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut too_long = None;
    let mut read = 0;
    for paragraph in paragraphs(report) {
        let text = paragraph.text.plain();
        if text.len() > LONGEST {
            too_long.get_or_insert_with(|| {
                let message = "这一段太长，里面的数没有和表核对";
                limit(&paragraph, message).advise("请把长段分成几段；这一段的数请自行核对")
            });
            continue;
        }
        read += text.len();
        if read > MOST_PROSE {
            let message = "正文太长，从这里起，里面的数没有和表核对";
            findings.push(limit(&paragraph, message).advise("请核对是不是把别的文件贴进来了；不是的，请自行核对"));
            break;
        }
        let found = mismatches(report, &paragraph.heading, &text);
        let room = MOST - findings.len();
        findings.extend(found.iter().take(room).map(|mismatch| finding(report, &paragraph, &text, mismatch)));
        if found.len() > room {
            let message = format!("正文和表不一致的超过 {MOST} 处，从这里起没有再列");
            findings.push(limit(&paragraph, &message).advise("请先改好前面的，再核对一次"));
            break;
        }
    }
    findings.extend(too_long);
    findings
}

/// Tells from where on prose was not read.
fn limit(paragraph: &Paragraph<'_>, message: &str) -> Diagnostic {
    Diagnostic::new(&TEXT_FIGURES, message).at_if(paragraph.text.span()).in_place(paragraph.section)
}

fn finding(report: &Report, paragraph: &Paragraph<'_>, text: &str, mismatch: &Mismatch) -> Diagnostic {
    let said = Number::from_micros(mismatch.said);
    let value = Number::from_micros(mismatch.value);
    let cell = match mismatch.cells {
        [(table, figure)] => table.figure_name(*figure),
        cells => {
            let mut headings: Vec<&str> = cells.iter().map(|(table, _)| table.heading).collect();
            headings.dedup();
            format!("{}：{}各格之和", headings.join("、"), mismatch.name)
        }
    };
    let says = if mismatch.in_words {
        format!("正文说“{}”", text[mismatch.words.clone()].trim())
    } else {
        format!("正文{}为 {said}", mismatch.name)
    };
    let message = format!("{says}，“{cell}”为 {value}，{}", difference(mismatch.said, mismatch.value));
    let finding = Diagnostic::new(&TEXT_FIGURES, message)
        .at_if(paragraph.text.span())
        .in_place(format!("{} · {}", paragraph.section, mismatch.name))
        .advise("请核对，改正文或改表；如果正文说的不是同一件事，可以不改");
    let operands =
        mismatch.cells.iter().map(|(table, figure)| operand(report.figures(table.id()), Side::Right, *figure));
    let values = Values { left_name: format!("正文{}", mismatch.name), left: said, right_name: cell, right: value };
    let evidence = Evidence { values: Some(values), suggestion: None, operands: telling(operands.collect()) };
    Diagnostic {
        phrase: Some(phrase(text, mismatch.sentence.clone(), mismatch.words.clone())),
        evidence: Some(Box::new(evidence)),
        ..finding
    }
}

/// Without the many cells that are 0, which would hide those that are not.
fn telling(operands: Vec<Operand>) -> Vec<Operand> {
    let tells = |operand: &Operand| operand.value.micros() != 0;
    if operands.iter().any(tells) { operands.into_iter().filter(tells).collect() } else { operands }
}
