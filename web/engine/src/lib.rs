//! 年报 in a browser: the library behind a few calls, with reports and findings as JSON and files as bytes.
//!
//! What a call means is written in `web/page/src/engine/types.ts`; here is nothing but the way there. A panic ends the
//! instance: who called asks [`fault`] what happened and starts another.

mod fault;
mod files;
mod findings;
mod form;
mod layouts;
mod pages;
mod pasted;
mod raw;
mod reading;
mod saving;
mod summary;

use js_sys::Array;
use nianbao::fonts::Library;
use nianbao::form::Edition;
use nianbao::formats::Format;
use nianbao::image::KnownImages;
use nianbao::report::blank::blank;
use nianbao::report::{OneLine, Refusal, Report};
use nianbao::source::{Code, Diagnostic};
use nianbao::style::OFFICIAL;
use serde_json::json;
use wasm_bindgen::prelude::*;

use self::findings::Findings;
use self::reading::Reading;

pub use self::fault::fault;

/// The library.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    /// Files of `fonts/` that the library has not been given yet.
    faces: Vec<(String, Vec<u8>)>,
    /// The images of the report that was read last.
    known: KnownImages,
}

#[wasm_bindgen]
impl Engine {
    /// The library without faces: forms and blank reports can be had of it, all else after [`Engine::ready`].
    pub fn start() -> Engine {
        fault::listen();
        Engine { faces: Vec::new(), known: KnownImages::default() }
    }

    /// Takes a file of `fonts/`.
    #[wasm_bindgen(js_name = addFace)]
    pub fn add_face(&mut self, name: String, bytes: Vec<u8>) {
        self.faces.push((name, bytes));
    }

    /// Gives the library its faces: all files of `fonts/`, of which the one of rare characters may be left out.
    ///
    /// # Errors
    /// Findings as JSON if another is missing.
    pub fn ready(&mut self) -> Result<(), JsValue> {
        Library::provide(std::mem::take(&mut self.faces)).map_err(thrown)
    }

    /// The editions of the form and the years of their reports, as JSON, the latest first.
    pub fn editions(&self) -> String {
        let edition = |edition: &Edition| {
            let years = edition.years();
            json!({ "year": edition.year(), "from": years.start(), "to": years.end() })
        };
        json!(Edition::all().map(edition).collect::<Vec<_>>()).to_string()
    }

    /// The form of reports about a year, as JSON.
    pub fn form(&self, year: u16) -> String {
        form::of_year(year).to_string()
    }

    /// A report to fill in, as JSON.
    ///
    /// # Errors
    /// Findings as JSON if the name of the body makes none or no edition is for that year.
    pub fn blank(&self, body: &str, year: u16) -> Result<String, JsValue> {
        let report = blank(OneLine::new(body).map_err(refused)?, year, None).map_err(refused)?;
        written(&report).map_err(thrown)
    }

    /// A report for the next year, with what this year's says of it, as JSON.
    ///
    /// # Errors
    /// Findings as JSON if the report cannot be read or no edition is for the next year.
    #[wasm_bindgen(js_name = lastYear)]
    pub fn last_year(&self, report: &str) -> Result<String, JsValue> {
        let last = Reading::new(report, Vec::new(), &mut KnownImages::default());
        let Some(report) = &last.report else { return Err(last.findings().thrown()) };
        let body = OneLine::new(report.body()).map_err(refused)?;
        let next = blank(body, report.year().saturating_add(1), Some(report)).map_err(refused)?;
        written(&next).map_err(thrown)
    }

    /// The blocks that lines of prose make up, as they are pasted from elsewhere, as JSON: headings by their numbers,
    /// which the program sets anew, all else paragraphs.
    pub fn blocks(&self, text: &str) -> String {
        pasted::blocks(text).to_string()
    }

    /// What a file holds: `{report, images, findings, body, year}`. `files` are those beside it.
    pub fn open(&self, name: &str, bytes: &[u8], files: &Array) -> JsValue {
        reading::open(name, bytes, files::named(files))
    }

    /// What is wrong with a report, and the totals that are filled in, as JSON.
    pub fn inspect(&mut self, report: &str, images: &Array, previous: Option<String>) -> String {
        self.read(report, images).inspect(previous.as_deref())
    }

    /// The pages of a report as SVG, as JSON.
    pub fn pages(&mut self, report: &str, images: &Array, layout: &str) -> String {
        pages::draw(&self.read(report, images), layouts::of_name(layout))
    }

    /// The files of a report in formats that are named by their endings, as `{name, bytes}`.
    ///
    /// # Errors
    /// Findings as JSON if one of them cannot be made, or the report breaks a rule and is no draft.
    pub fn save(
        &mut self,
        report: &str,
        images: &Array,
        layout: &str,
        endings: Vec<String>,
        draft: Option<bool>,
    ) -> Result<Array, JsValue> {
        let reading = self.read(report, images);
        let made = saving::save(&reading, layouts::of_name(layout), &endings, draft.unwrap_or_default());
        made.map(files::array).map_err(Findings::thrown)
    }

    /// A row of the table of many reports, as JSON; `findings` are those of the report.
    pub fn summary(&self, report: &str, findings: &str) -> String {
        summary::row(&Reading::new(report, Vec::new(), &mut KnownImages::default()), findings)
    }
}

impl Engine {
    /// A report that a page holds, with its images.
    fn read(&mut self, report: &str, images: &Array) -> Reading {
        Reading::new(report, files::named(images), &mut self.known)
    }
}

/// A report as JSON.
fn written(report: &Report) -> Result<String, Diagnostic> {
    let bytes = Format::Json.write(report, &OFFICIAL)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A complaint as it is thrown.
fn thrown(complaint: Diagnostic) -> JsValue {
    Findings::of_file(&[complaint]).thrown()
}

/// A refused value as it is thrown.
fn refused(refusal: Refusal) -> JsValue {
    thrown(Diagnostic::told(&Code::VALUE, &refusal.0))
}
