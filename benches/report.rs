//! What each step of a report costs, on the published sample, with fonts already loaded.

use std::hint::black_box;
use std::path::PathBuf;

use criterion::{Criterion, criterion_group, criterion_main};
use nianbao::document::assemble;
use nianbao::fonts::Library;
use nianbao::image::Images;
use nianbao::layout::lay_out;
use nianbao::read::{Format, read_text};
use nianbao::render::{Output, Renderer};
use nianbao::style::OFFICIAL;
use nianbao::{check, docx, pdf};

const TEXT: &str = include_str!("../samples/xigang-2023.yaml");

fn steps(criterion: &mut Criterion) {
    let read = || read_text(TEXT, Format::Yaml, "xigang-2023.yaml", PathBuf::new()).expect("the sample is a report");
    let source = read();
    let images = Images::load(&source).expect("the sample has no images");
    let library = Library::builtin();
    let document = assemble(&source.report, &images, &OFFICIAL, false);
    let layout = lay_out(&document, &OFFICIAL, library).expect("the sample can be laid out");
    let renderer = Renderer { style: &OFFICIAL, library, draft: false };

    criterion.bench_function("parse", |b| b.iter(|| black_box(read())));
    criterion.bench_function("check", |b| b.iter(|| black_box(check::check(&source))));
    criterion.bench_function("document", |b| b.iter(|| black_box(assemble(&source.report, &images, &OFFICIAL, false))));
    criterion.bench_function("docx", |b| b.iter(|| black_box(docx::write(&document, &OFFICIAL))));
    criterion.bench_function("layout", |b| b.iter(|| black_box(lay_out(&document, &OFFICIAL, library))));
    criterion.bench_function("pdf", |b| b.iter(|| black_box(pdf::write(&document, &layout, library))));
    criterion.bench_function("whole", |b| {
        b.iter(|| {
            let source = read();
            black_box(check::check(&source));
            black_box(renderer.render(&source, &[Output::Docx, Output::Pdf]))
        });
    });
}

criterion_group!(benches, steps);
criterion_main!(benches);
