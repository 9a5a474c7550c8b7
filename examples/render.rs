//! A report made in code, checked, and written as its two files.
//!
//! ```sh
//! cargo run --example render -- target
//! ```

use std::path::PathBuf;

use nianbao::check::check;
use nianbao::fonts::Library;
use nianbao::form::{Edition, TableId};
use nianbao::image::Images;
use nianbao::number::{Cell, Number};
use nianbao::render::{Output, Renderer};
use nianbao::report::{Block, Figures, OneLine, Report, RichText, SectionBody, TableSection};
use nianbao::source::{Origin, text};
use nianbao::style::OFFICIAL;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let edition = Edition::latest();
    let mut report = Report::new(edition, OneLine::new("示范区民政局")?, 2024)?;

    for (key, sentence) in [
        ("overview", "2024年，我局收到政府信息公开申请3件，均已办结。"),
        ("problems_and_improvements", "公开内容还不够细，将逐项补齐。"),
        ("other_matters", "本年度没有收取信息处理费。"),
    ] {
        report.set_section(key, SectionBody::Prose(vec![Block::Paragraph(RichText::new(sentence)?)]))?;
    }

    // The three applications came from natural persons and were granted; totals are added up by the program.
    let table = edition.table(TableId::Applications);
    let granted = [table.figure("received", "natural_person"), table.figure("results.granted", "natural_person")];
    let figures = Figures::new(table, |figure| {
        let is_total = table.is_total(figure);
        let value = if granted.contains(&Some(figure)) { 3 } else { 0 };
        if is_total { Cell::Empty.into() } else { Cell::Number(Number::whole(value)).into() }
    })?;
    let section = TableSection { before: Vec::new(), figures, after: Vec::new() };
    report.set_section(table.key, SectionBody::Table(section))?;

    let findings = check(&report, None);
    print!("{}", text::render(&Origin::named("示例"), &findings, false));

    let renderer = Renderer::new(&OFFICIAL, Library::builtin());
    let files = renderer.render(&report, &Images::default(), &Output::USUAL).map_err(|errors| errors[0].to_string())?;
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    for file in files {
        let path = folder.join(&file.name);
        std::fs::write(&path, &file.bytes)?;
        println!("{}", path.display());
    }
    Ok(())
}
