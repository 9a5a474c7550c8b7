//! The main job: a report in, the files to hand over out.

use crate::diagnostic::Diagnostic;
use crate::document::{Document, assemble};
use crate::fonts::Library;
use crate::image::Images;
use crate::layout::lay_out;
use crate::read::Source;
use crate::save::file_name;
use crate::style::Style;
use crate::{docx, pdf};

/// File format of an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// Word.
    Docx,
    /// PDF.
    Pdf,
}

impl Output {
    /// Ending of its files' names.
    pub fn ending(self) -> &'static str {
        match self {
            Output::Docx => "docx",
            Output::Pdf => "pdf",
        }
    }
}

/// A finished file, not yet written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name, made from the report's title.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How reports are rendered.
#[derive(Debug, Clone, Copy)]
pub struct Renderer<'a> {
    /// The layout.
    pub style: &'a Style,
    /// Fonts for the PDF.
    pub library: &'a Library,
    /// Whether every page is stamped 草稿.
    pub draft: bool,
}

impl Renderer<'_> {
    /// Renders a report in the wanted formats.
    ///
    /// # Errors
    /// A [`Diagnostic`] if an image cannot be used, no font has a character, or a table does not fit.
    pub fn render(&self, source: &Source, outputs: &[Output]) -> Result<Vec<File>, Diagnostic> {
        let images = Images::load(source)?;
        let document = assemble(&source.report, &images, self.style, self.draft);
        let name = file_name(&document.title);
        let file = |output: &Output| {
            let bytes = match output {
                Output::Docx => {
                    docx::write(&document, self.style).map_err(|error| Diagnostic::file(&source.name, error))?
                }
                Output::Pdf => self.pdf(source, &document)?,
            };
            Ok(File { name: format!("{name}.{}", output.ending()), bytes })
        };
        outputs.iter().map(file).collect()
    }

    fn pdf(&self, source: &Source, document: &Document) -> Result<Vec<u8>, Diagnostic> {
        let layout = lay_out(document, self.style, self.library).map_err(|errors| {
            let error = &errors[0];
            Diagnostic { position: error.span().map(|span| span.at), ..Diagnostic::file(&source.name, error.to_string()) }
        })?;
        pdf::write(document, &layout, self.library).map_err(|error| Diagnostic::file(&source.name, error.to_string()))
    }
}
