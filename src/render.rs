//! The main job: a report in, the files to hand over out.

use std::cell::LazyCell;
use std::fmt::Display;

use crate::document::{Document, assemble, digest, linked};
use crate::fonts::Library;
use crate::image::Images;
use crate::layout::{Layout, LayoutError, hold, lay_out, release};
use crate::link::Link;
use crate::pdf::Imposition;
use crate::png::Resolution;
use crate::report::Report;
use crate::source::{Code, Diagnostic, Span};
use crate::style::Style;
use crate::text::visible::is_hidden;
use crate::volume::{Paged, Volume};
use crate::{docx, html, pdf, png};

/// File format of an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// Word.
    Docx,
    /// PDF.
    Pdf,
    /// Pictures of the PDF's pages, a file each.
    Png,
    /// A page for a website.
    Html,
}

impl Output {
    /// All formats.
    pub const ALL: [Output; 4] = [Output::Docx, Output::Pdf, Output::Png, Output::Html];

    /// Those that are written unless others are asked for: what is handed in.
    pub const USUAL: [Output; 2] = [Output::Docx, Output::Pdf];

    /// Whether it has pages of ours; Word breaks its own, and a website has none.
    fn has_pages(self) -> bool {
        match self {
            Output::Docx | Output::Html => false,
            Output::Pdf | Output::Png => true,
        }
    }

    /// Ending of its files' names, by which the command line calls it.
    pub fn ending(self) -> &'static str {
        match self {
            Output::Docx => "docx",
            Output::Pdf => "pdf",
            Output::Png => "png",
            Output::Html => "html",
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
    /// Its pages; none where they cannot be set and no wanted format has any.
    layout: Option<Layout>,
}

impl Prepared {
    /// The report on its pages, to be bound with others; none where they cannot be set and no wanted format has any.
    pub fn paged(self) -> Option<Paged> {
        let Prepared { document, layout } = self;
        layout.map(|layout| Paged { document, layout })
    }
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
    /// How fine pictures of pages are.
    pub resolution: Resolution,
    /// How pages stand on the sheets of a PDF; none for a page a sheet.
    pub imposition: Option<Imposition>,
    /// The report on the web, of which its sheets bear the address as a QR code; none for none.
    pub link: Option<&'a Link>,
}

impl<'a> Renderer<'a> {
    /// As reports are handed over: not a draft, a page a sheet, no QR code.
    pub fn new(style: &'a Style, library: &'a Library) -> Self {
        Renderer { style, library, draft: false, resolution: Resolution::default(), imposition: None, link: None }
    }

    /// Renders a report in the wanted formats; the same report gives the same bytes. `images` holds those it names.
    ///
    /// # Errors
    /// Those of [`Renderer::prepare`] and [`Renderer::write`].
    pub fn render(&self, report: &Report, images: &Images, outputs: &[Output]) -> Result<Vec<File>, Vec<Diagnostic>> {
        self.write(&self.prepare(report, images, outputs)?, outputs)
    }

    /// Makes the document of a report and lays it out: what is wrong with the pages shows here, before any file is made.
    ///
    /// # Errors
    /// For formats that have pages, a [`Diagnostic`] for every character that no font has and every row that no page
    /// holds.
    pub fn prepare(&self, report: &Report, images: &Images, outputs: &[Output]) -> Result<Prepared, Vec<Diagnostic>> {
        let document = self.document(report, images);
        let layout = match self.lay_out(&document) {
            Ok(layout) => Some(layout),
            // Offices have fonts that we have not.
            Err(_) if !outputs.iter().any(|output| output.has_pages()) => None,
            Err(unprintable) => return Err(unprintable),
        };
        Ok(Prepared { document, layout })
    }

    /// The pages of a report, to be shown.
    ///
    /// # Errors
    /// As [`Renderer::prepare`] of a format that has pages.
    pub fn pages(&self, report: &Report, images: &Images) -> Result<Layout, Vec<Diagnostic>> {
        self.lay_out(&self.document(report, images))
    }

    /// Writes a report that was prepared for these formats.
    ///
    /// # Errors
    /// A [`Diagnostic`] for the file that a library refuses to write.
    pub fn write(&self, prepared: &Prepared, outputs: &[Output]) -> Result<Vec<File>, Vec<Diagnostic>> {
        let Prepared { document, layout } = prepared;
        let name = named(&document.title, self.style.suffix);
        // The pictures are of the PDF's pages, so it is made for either.
        let pdf = LazyCell::new(|| self.pdf(document, layout.as_ref()));
        let mut files = Vec::new();
        for output in outputs {
            let file = |bytes| File { name: format!("{name}.{}", output.ending()), bytes };
            match output {
                Output::Docx => files.push(file(self.docx(document, layout.as_ref())?)),
                Output::Pdf => files.push(file(pdf.clone()?)),
                Output::Html => {
                    let page = html::write(document).map_err(|error| unwritten(&error, error.span()))?;
                    files.push(file(page.into_bytes()));
                }
                Output::Png => {
                    let pictures = png::draw(pdf.as_ref().map_err(Clone::clone)?, self.resolution);
                    files.extend(numbered(&name, pictures.map_err(|error| unwritten(&error, None))?));
                }
            }
        }
        Ok(files)
    }

    /// Binds reports in one PDF, in the order given.
    ///
    /// # Errors
    /// A [`Diagnostic`] for the file if a library refuses to write it.
    pub fn bind(&self, reports: Vec<Paged>) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let volume = Volume::bind(reports, self.style, self.library).map_err(|errors| unprintable(&errors))?;
        pdf::write_volume(&volume, self.imposition, self.library).map_err(|error| unwritten(&error, error.span()))
    }

    fn document(&self, report: &Report, images: &Images) -> Document {
        match &self.style.digest {
            Some(look) => digest(report, self.style, look, self.link, self.draft),
            None => linked(assemble(report, images, self.style, self.draft), self.link, self.style),
        }
    }

    fn docx(&self, document: &Document, layout: Option<&Layout>) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let fitted = layout.map(|layout| release(hold(document, layout), layout, self.style));
        docx::write(fitted.as_ref().unwrap_or(document), self.style).map_err(|error| unwritten(&error, error.span()))
    }

    fn pdf(&self, document: &Document, layout: Option<&Layout>) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let own;
        let layout = match layout {
            Some(layout) => layout,
            None => {
                own = self.lay_out(document)?;
                &own
            }
        };
        pdf::write(document, layout, self.imposition, self.library).map_err(|error| unwritten(&error, error.span()))
    }

    fn lay_out(&self, document: &Document) -> Result<Layout, Vec<Diagnostic>> {
        lay_out(document, self.style, self.library).map_err(|errors| unprintable(&errors))
    }
}

/// Pictures of pages as files with the numbers of the pages, all of one length, so that they sort as the pages do.
fn numbered(name: &str, pictures: Vec<Vec<u8>>) -> impl Iterator<Item = File> {
    let digits = pictures.len().to_string().len();
    let file = move |(page, bytes)| File { name: format!("{name}-{page:0digits$}.{}", Output::Png.ending()), bytes };
    (1..).zip(pictures).map(file)
}

/// Why a file cannot be written, and where in the report the trouble is.
fn unwritten(error: &impl Display, span: Option<Span>) -> Vec<Diagnostic> {
    vec![Diagnostic::told(&Code::OUTPUT, &error.to_string()).at_if(span)]
}

/// What no page can hold or no font can show.
fn unprintable(errors: &[LayoutError]) -> Vec<Diagnostic> {
    let told = |error: &LayoutError| {
        let code = match error {
            LayoutError::MissingGlyph { .. } => &Code::GLYPH,
            LayoutError::FigureTooWide { .. } | LayoutError::RowTooHigh { .. } => &Code::PAGE,
        };
        Diagnostic::told(code, &error.to_string()).at_if(error.span())
    };
    errors.iter().map(told).collect()
}

/// Most bytes of a file name without its ending; file systems allow 255.
const NAME_BYTES: usize = 240;

/// A title as a file name: without the characters that Windows forbids, none of the names that it keeps for itself, not
/// hidden, and not too long.
pub fn file_name(title: &str) -> String {
    named(title, "")
}

/// A title as a file name, with a suffix that stays however long the title is.
fn named(title: &str, suffix: &str) -> String {
    let allowed = |c: char| if is_hidden(c) || r#"\/:*?"<>|"#.contains(c) { '_' } else { c };
    let mut name = String::new();
    for c in title.trim_start().chars().map(allowed) {
        if name.len() + c.len_utf8() + suffix.len() > NAME_BYTES {
            break;
        }
        name.push(c);
    }
    // Windows drops dots and spaces at the end.
    name.truncate(name.trim_end_matches(['.', ' ']).len());
    // Other systems hide what begins with a dot, and what is nothing but an ending.
    if name.is_empty() || name.starts_with('.') || is_device(&name) {
        name.insert(0, '_');
    }
    name + suffix
}

/// Whether Windows takes a file of that name for a device, whatever its ending.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered = |device| {
        stem.strip_prefix(device)
            .is_some_and(|rest| matches!(rest.chars().collect::<Vec<_>>()[..], ['0'..='9' | '¹' | '²' | '³']))
    };
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&&*stem) || ["COM", "LPT"].into_iter().any(numbered)
}

#[cfg(test)]
mod tests {
    use super::{file_name, named};

    #[test]
    fn titles_become_file_names() {
        assert_eq!(
            file_name("西岗区应急管理局2023年政府信息公开工作年度报告"),
            "西岗区应急管理局2023年政府信息公开工作年度报告"
        );
        assert_eq!(file_name("a/b:c?"), "a_b_c_");
        assert_eq!(file_name("报告. ."), "报告");
        for (title, name) in [
            ("..", "_"),
            (".", "_"),
            (" . ", "_"),
            ("", "_"),
            (".bashrc", "_.bashrc"),
            ("../../etc/passwd", "_.._.._etc_passwd"),
            ("CON", "_CON"),
            ("nul.报告", "_nul.报告"),
            ("Aux .2023", "_Aux .2023"),
            ("com1", "_com1"),
            ("LPT²", "_LPT²"),
            ("CON年报", "CON年报"),
            ("COM", "COM"),
            ("甲\u{202e}fdp.\u{1b}[31m", "甲_fdp._[31m"),
        ] {
            assert_eq!(file_name(title), name, "{title:?}");
        }
        assert_eq!(named("..", "（公示版）"), "_（公示版）");
        assert_eq!(file_name(&"长".repeat(300)).chars().count(), 80);
        assert_eq!(named(&"长".repeat(300), "（公示版）"), format!("{}（公示版）", "长".repeat(75)));
    }
}
