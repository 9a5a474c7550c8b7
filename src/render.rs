//! The main job: a report in, the files to hand over out.

use crate::diagnostic::{Diagnostic, Position};
use crate::document::{Block, Document, assemble, text_of};
use crate::fonts::Library;
use crate::image::Images;
use crate::layout::{LayoutError, lay_out};
use crate::read::Source;
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
                Output::Docx => docx::write(&document, self.style)
                    .map_err(|error| Diagnostic::file(&source.name, error.to_string()))?,
                Output::Pdf => self.pdf(source, &document)?,
            };
            Ok(File { name: format!("{name}.{}", output.ending()), bytes })
        };
        outputs.iter().map(file).collect()
    }

    fn pdf(&self, source: &Source, document: &Document) -> Result<Vec<u8>, Diagnostic> {
        let layout = lay_out(document, self.style, self.library).map_err(|error| Diagnostic {
            position: match error {
                LayoutError::MissingGlyph(character) => {
                    source.root.find(&|text| text.contains(character)).map(|node| node.at)
                }
                LayoutError::RowTooHigh { block, row } => row_position(source, &document.blocks[block], row),
            },
            ..Diagnostic::file(&source.name, error.to_string())
        })?;
        pdf::write(document, &layout, self.library).map_err(|error| Diagnostic::file(&source.name, error.to_string()))
    }
}

/// Where a row of a report's own table stands: the longest text in it is what makes it too high.
fn row_position(source: &Source, table: &Block, row: usize) -> Option<Position> {
    let Block::Table(table) = table else { return None };
    let cells = table.cells.iter().filter(|cell| cell.row == row);
    let longest = cells.map(|cell| text_of(&cell.content)).max_by_key(String::len)?;
    let node = source.root.find(&|text| text.replace("**", "").trim() == longest.trim())?;
    Some(node.at)
}

/// Most bytes of a file name without its ending; file systems allow 255.
const NAME_BYTES: usize = 240;

/// A title as a file name: without the characters that Windows forbids, and not too long.
fn file_name(title: &str) -> String {
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
