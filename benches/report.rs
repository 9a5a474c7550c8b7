//! What each step of a report costs by itself, on the published sample, with fonts already loaded; and a chart, which the
//! sample has none of.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use nianbao::chart::{Chart, ChartKind, Series, draw};
use nianbao::document::assemble;
use nianbao::fonts::Library;
use nianbao::image::{Image, Images};
use nianbao::layout::lay_out;
use nianbao::number::Number;
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
    let renderer = Renderer::new(&OFFICIAL, library);

    criterion.bench_function("read", |b| b.iter(|| black_box(read())));
    criterion.bench_function("check", |b| b.iter(|| black_box(check::check(&report, None))));
    criterion.bench_function("document", |b| b.iter(|| black_box(assemble(&report, &images, &OFFICIAL, false))));
    criterion.bench_function("docx", |b| b.iter(|| black_box(docx::write(&document, &OFFICIAL))));
    criterion.bench_function("layout", |b| b.iter(|| black_box(lay_out(&document, &OFFICIAL, library))));
    criterion.bench_function("pdf", |b| b.iter(|| black_box(pdf::write(&document, &layout, None, library))));
    let labels = (1..=12).map(|month| format!("{month}月")).collect();
    let values = (1..=12).map(|month| Number::from_micros(month * 7_000_000)).collect();
    let series = vec![Series { name: None, values }];
    let unit = Some("件".to_owned());
    let chart = Chart::new(ChartKind::Bar, "各月受理".to_owned(), unit, labels, series).expect("a chart");
    let drawing = draw(&chart, &OFFICIAL.chart, OFFICIAL.page.text_width).svg.into_bytes();
    criterion.bench_function("chart: lines", |b| b.iter(|| black_box(Image::new(drawing.clone()))));
    criterion.bench_function("chart: pixels", |b| {
        let image = || Image::new(drawing.clone()).expect("a drawing");
        b.iter_batched(image, |image| black_box(image.file().is_ok()), BatchSize::SmallInput);
    });
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
