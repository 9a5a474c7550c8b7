//! The main job: a report in, the files to hand over out.

use crate::document::{Document, assemble};
use crate::fonts::Library;
use crate::image::Images;
use crate::layout::{Layout, LayoutError, lay_out};
use crate::report::Report;
use crate::source::{Code, Diagnostic};
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
    /// All formats, those that are written unless others are asked for.
    pub const ALL: [Output; 2] = [Output::Docx, Output::Pdf];

    /// Ending of its files' names, by which the command line calls it.
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

/// A report that is ready to be written.
#[derive(Debug)]
pub struct Prepared {
    document: Document,
    /// Its pages; none where no wanted format has any.
    layout: Option<Layout>,
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
    /// Renders a report in the wanted formats; the same report gives the same bytes. `images` holds those it names.
    ///
    /// # Errors
    /// Those of [`Renderer::prepare`] and [`Renderer::write`].
    pub fn render(&self, report: &Report, images: &Images, outputs: &[Output]) -> Result<Vec<File>, Vec<Diagnostic>> {
        self.write(&self.prepare(report, images, outputs)?, outputs)
    }

    /// Makes the document of a report and, for formats that have pages, lays it out: what is wrong with the pages shows
    /// here, before any file is made.
    ///
    /// # Errors
    /// A [`Diagnostic`] for every character that no font has and every row that no page holds.
    pub fn prepare(&self, report: &Report, images: &Images, outputs: &[Output]) -> Result<Prepared, Vec<Diagnostic>> {
        let document = assemble(report, images, self.style, self.draft);
        let layout = outputs.contains(&Output::Pdf).then(|| self.lay_out(&document)).transpose()?;
        Ok(Prepared { document, layout })
    }

    /// Writes a report that was prepared for these formats.
    ///
    /// # Errors
    /// A [`Diagnostic`] for the file that a library refuses to write.
    pub fn write(&self, prepared: &Prepared, outputs: &[Output]) -> Result<Vec<File>, Vec<Diagnostic>> {
        let Prepared { document, layout } = prepared;
        let name = file_name(&document.title);
        let file = |output: &Output| {
            let bytes = match output {
                Output::Docx => {
                    docx::write(document, self.style).map_err(|error| vec![Diagnostic::told(&Code::OUTPUT, &error)])?
                }
                Output::Pdf => match layout {
                    Some(layout) => self.pdf(document, layout)?,
                    None => self.pdf(document, &self.lay_out(document)?)?,
                },
            };
            Ok(File { name: format!("{name}.{}", output.ending()), bytes })
        };
        outputs.iter().map(file).collect()
    }

    fn pdf(&self, document: &Document, layout: &Layout) -> Result<Vec<u8>, Vec<Diagnostic>> {
        pdf::write(document, layout, self.library)
            .map_err(|error| vec![Diagnostic::told(&Code::OUTPUT, &error.to_string()).at_if(error.span())])
    }

    fn lay_out(&self, document: &Document) -> Result<Layout, Vec<Diagnostic>> {
        lay_out(document, self.style, self.library).map_err(|errors| errors.iter().map(unprintable).collect::<Vec<_>>())
    }
}

/// What no page can hold or no font can show.
fn unprintable(error: &LayoutError) -> Diagnostic {
    let code = match error {
        LayoutError::MissingGlyph { .. } => &Code::GLYPH,
        LayoutError::RowTooHigh { .. } => &Code::PAGE,
    };
    Diagnostic::told(code, &error.to_string()).at_if(error.span())
}

/// Most bytes of a file name without its ending; file systems allow 255.
const NAME_BYTES: usize = 240;

/// A title as a file name: without the characters that Windows forbids, and not too long.
pub fn file_name(title: &str) -> String {
    let allowed = |c: char| if c.is_control() || r#"\/:*?"<>|"#.contains(c) { '_' } else { c };
    let mut name = String::new();
    for c in title.chars().map(allowed) {
        if name.len() + c.len_utf8() > NAME_BYTES {
            break;
        }
        name.push(c);
    }
    // Windows drops dots and spaces at the end.
    name.truncate(name.trim_end_matches(['.', ' ']).len());
    name
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn titles_become_file_names() {
        assert_eq!(
            file_name("西岗区应急管理局2023年政府信息公开工作年度报告"),
            "西岗区应急管理局2023年政府信息公开工作年度报告"
        );
        assert_eq!(file_name("a/b:c?"), "a_b_c_");
        assert_eq!(file_name("报告. ."), "报告");
        assert_eq!(file_name(&"长".repeat(300)).chars().count(), 80);
    }
}
