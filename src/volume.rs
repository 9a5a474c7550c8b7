//! 汇编: reports bound in one file behind a 目录, each beginning on a right-hand page.

use crate::document::{Contents, ContentsEntry, Document};
use crate::fonts::Library;
use crate::layout::{Layout, LayoutError, lay_out_contents, number_through};
use crate::style::Style;

/// A report as a document and its pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Paged {
    /// The document.
    pub document: Document,
    /// Its pages.
    pub layout: Layout,
}

/// Reports in one file.
#[derive(Debug, Clone, PartialEq)]
pub struct Volume {
    /// 目录.
    pub contents: Contents,
    /// Pages of the 目录.
    pub contents_pages: Layout,
    /// The reports in order; their pages bear both their own numbers and those of the volume.
    pub reports: Vec<Paged>,
}

impl Volume {
    /// Title, for the properties of the file.
    pub const TITLE: &'static str = "政府信息公开工作年度报告汇编";

    /// Binds reports in the order given.
    ///
    /// # Errors
    /// [`LayoutError`]s if no font has a character of a title or number.
    pub fn bind(reports: Vec<Paged>, style: &Style, library: &Library) -> Result<Volume, Vec<LayoutError>> {
        // How many pages the contents take does not depend on what the numbers are.
        let contents_length = lay_out_contents(&contents(&reports, 0), style, library)?.pages.len();
        let contents = contents(&reports, leaves(contents_length));
        let contents_pages = number_through(lay_out_contents(&contents, style, library)?, 1, style, library)?;
        let numbered = |(report, entry): (Paged, &ContentsEntry)| {
            let layout = number_through(report.layout, entry.page, style, library)?;
            Ok(Paged { document: report.document, layout })
        };
        let reports: Result<_, Vec<LayoutError>> = reports.into_iter().zip(&contents.entries).map(numbered).collect();
        let reports = reports?;
        Ok(Volume { contents, contents_pages, reports })
    }
}

/// Pages that so many take with the blank one that lets what follows begin on the right.
pub fn leaves(pages: usize) -> usize {
    pages.next_multiple_of(2)
}

/// 目录 of reports behind so many other pages.
fn contents(reports: &[Paged], before: usize) -> Contents {
    let mut page = before + 1;
    let entry = |report: &Paged| {
        let entry = ContentsEntry { title: report.document.title.clone(), page };
        page += leaves(report.layout.pages.len());
        entry
    };
    Contents { entries: reports.iter().map(entry).collect() }
}
