//! What each step of a report costs, on the published sample, with fonts already loaded.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use nianbao::document::assemble;
use nianbao::fonts::Library;
use nianbao::image::Images;
use nianbao::layout::lay_out;
use nianbao::png::Resolution;
use nianbao::render::{Output, Renderer};
use nianbao::style::OFFICIAL;
use nianbao::{check, docx, formats, pdf};

const TEXT: &str = include_str!("../samples/xigang-2023.yaml");

fn steps(criterion: &mut Criterion) {
    let read = || formats::read("xigang-2023.yaml", TEXT.as_bytes()).report.expect("the sample is a report");
    let report = read();
    // The sample has no images.
    let images = Images::default();
    let library = Library::builtin();
    let document = assemble(&report, &images, &OFFICIAL, false);
    let layout = lay_out(&document, &OFFICIAL, library).expect("the sample can be laid out");
    let renderer = Renderer {
        style: &OFFICIAL,
        library,
        draft: false,
        resolution: Resolution::default(),
        imposition: None,
        link: None,
    };

    criterion.bench_function("parse", |b| b.iter(|| black_box(read())));
    criterion.bench_function("check", |b| b.iter(|| black_box(check::check(&report, None))));
    criterion.bench_function("document", |b| b.iter(|| black_box(assemble(&report, &images, &OFFICIAL, false))));
    criterion.bench_function("docx", |b| b.iter(|| black_box(docx::write(&document, &OFFICIAL))));
    criterion.bench_function("layout", |b| b.iter(|| black_box(lay_out(&document, &OFFICIAL, library))));
    criterion.bench_function("pdf", |b| b.iter(|| black_box(pdf::write(&document, &layout, None, library))));
    criterion.bench_function("whole", |b| {
        b.iter(|| {
            let report = read();
            black_box(check::check(&report, None));
            black_box(renderer.render(&report, &images, &Output::USUAL))
        });
    });
}

criterion_group!(benches, steps);
criterion_main!(benches);
