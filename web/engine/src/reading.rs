//! Reports as a page has them, read by the library.

use nianbao::check::{check, check_figures};
use nianbao::form::Edition;
use nianbao::formats;
use nianbao::image::{Images, KnownImages};
use nianbao::number::Cell;
use nianbao::report::Report;
use nianbao::source::{Diagnostic, Files, Memory, Node, has_errors};
use serde_json::{Value, json};
use wasm_bindgen::JsValue;

use crate::files::{array, object};
use crate::findings::Findings;
use crate::{form, raw, written};

/// Name of the text that a report comes as; nobody sees it.
const NAME: &str = "年报.json";

/// A report that a page holds, as far as it can be read.
#[derive(Debug)]
pub(crate) struct Reading {
    /// The report.
    pub(crate) report: Option<Report>,
    /// The images that it names.
    pub(crate) images: Images,
    /// What is wrong with its values and images.
    pub(crate) complaints: Vec<Diagnostic>,
    /// Whether all of its values could be read, whatever its images are.
    is_whole: bool,
    /// Its values.
    root: Option<Node>,
}

impl Reading {
    /// Reads a report from JSON, and the images that it names from files or as they are known.
    pub(crate) fn new(report: &str, files: Vec<(String, Vec<u8>)>, known: &mut KnownImages) -> Self {
        let read = formats::read(NAME, report.as_bytes());
        let is_whole = !has_errors(&read.complaints);
        let mut complaints = read.complaints;
        let mut images = Images::default();
        if let Some(report) = &read.report {
            let (loaded, more) = Images::load_again(report, &Memory(files.into_iter().collect()), known);
            images = loaded;
            complaints.extend(more);
        }
        Reading { report: read.report, images, complaints, is_whole, root: read.root }
    }

    /// What is wrong with its values and images, and what the rules say of it, beside the report of last year if there is
    /// one.
    pub(crate) fn checked(&self, previous: Option<&Report>) -> Vec<Diagnostic> {
        let mut complaints = self.complaints.clone();
        if let Some(report) = &self.report {
            // What could not be read says nothing of the rest of the figures.
            let check = if self.is_whole { check } else { check_figures };
            complaints.extend(check(report, previous));
        }
        complaints
    }

    /// Findings about this report.
    pub(crate) fn told(&self, complaints: Vec<Diagnostic>) -> Findings {
        let edition = self.report.as_ref().map_or(Edition::latest(), Report::edition);
        Findings::new(complaints, self.root.as_ref(), edition)
    }

    /// What is wrong with its values and images.
    pub(crate) fn findings(&self) -> Findings {
        self.told(self.complaints.clone())
    }

    /// What is wrong with it, and the totals that are filled in.
    pub(crate) fn inspect(&self, previous: Option<&str>) -> String {
        let last = previous.and_then(|text| formats::read(NAME, text.as_bytes()).report);
        let findings = self.told(self.checked(last.as_ref()));
        json!({ "findings": findings.into_json(), "totals": self.totals() }).to_string()
    }

    /// The figures that are filled in where the report leaves them empty.
    fn totals(&self) -> Value {
        let Some(report) = &self.report else { return json!([]) };
        let of_table = |figures: &nianbao::report::Figures| {
            let table = figures.table();
            let filled = (0..table.len()).filter(|&figure| {
                table.is_total(figure) && figures.given(figure) == Cell::Empty && !figures.is_unreadable(figure)
            });
            let told =
                |figure| json!({ "path": form::path(table, figure), "value": figures.printed(figure).to_string() });
            filled.map(told).collect::<Vec<_>>()
        };
        report.tables().flat_map(of_table).collect()
    }
}

/// What a file of any kind holds, for a page.
pub(crate) fn open(name: &str, bytes: &[u8], beside: Vec<(String, Vec<u8>)>) -> JsValue {
    let reading = formats::read(name, bytes);
    let beside = Memory(beside.into_iter().collect());
    let mut complaints = reading.complaints.clone();
    let mut images = Vec::new();
    if let Some(report) = &reading.report {
        let (_, more) = Images::load_all(report, &reading.images(&beside));
        complaints.extend(more);
        images = named_images(report, &reading.images(&beside));
    }
    let report = match (reading.usable(), &reading.root) {
        (Some(report), _) => written(report).ok(),
        (None, Some(root)) => raw::report(root),
        (None, None) => None,
    };
    let findings = Findings::of_file(&complaints).to_string();
    object(&[
        ("report", report.and_then(|report| js_sys::JSON::parse(&report).ok()).unwrap_or(JsValue::NULL)),
        ("images", array(images).into()),
        ("findings", js_sys::JSON::parse(&findings).unwrap_or(JsValue::NULL)),
        ("body", reading.report.as_ref().map_or(JsValue::NULL, |report| report.body().into())),
        ("year", reading.report.as_ref().map_or(JsValue::NULL, |report| report.year().into())),
    ])
}

/// The files of the images that a report names, each once.
fn named_images(report: &Report, files: &dyn Files) -> Vec<nianbao::render::File> {
    let mut images: Vec<nianbao::render::File> = Vec::new();
    for block in report.blocks() {
        let nianbao::report::Block::Image { path, .. } = block else { continue };
        if images.iter().any(|image| image.name == path.value) {
            continue;
        }
        if let Ok(bytes) = files.read(&path.value, u64::MAX) {
            images.push(nianbao::render::File { name: path.value.clone(), bytes });
        }
    }
    images
}
