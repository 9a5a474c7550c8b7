//! What goes into one file, page after page: a report, or a 目录 and the reports behind it.

use crate::document::{Contents, Document};
use crate::layout::{Layout, Page};
use crate::report::Date;
use crate::style::PageFrame;
use crate::volume::{Paged, Volume, leaves};

/// What goes into one file.
pub(super) struct Book<'a> {
    /// Title, for the properties of the file.
    pub title: &'a str,
    /// What it holds, in reading order.
    pub parts: Vec<Part<'a>>,
    /// Whether its parts are bound in a volume, each known by a name.
    pub is_volume: bool,
}

/// A part of a [`Book`].
pub(super) struct Part<'a> {
    /// What it is.
    pub content: Content<'a>,
    /// Its pages.
    pub layout: &'a Layout,
    /// Number of its pages with the blank one behind them.
    pub length: usize,
    /// What tells the numbers of its pages from those of other parts.
    pub label: String,
}

/// What a [`Part`] is.
#[derive(Clone, Copy)]
pub(super) enum Content<'a> {
    /// A report.
    Report(&'a Document),
    /// 目录.
    Contents(&'a Contents),
}

/// A page of a [`Book`].
#[derive(Clone, Copy)]
pub(super) struct BookPage {
    /// Which part, from 0.
    pub part: usize,
    /// Which of its pages, from 0.
    pub page: usize,
}

impl<'a> Book<'a> {
    /// A report alone.
    pub fn of_report(document: &'a Document, layout: &'a Layout) -> Self {
        let (content, length) = (Content::Report(document), layout.pages.len());
        let part = Part { content, layout, length, label: String::new() };
        Book { title: &document.title, parts: vec![part], is_volume: false }
    }

    /// A volume.
    pub fn of_volume(volume: &'a Volume) -> Self {
        let part =
            |content, layout: &'a Layout, label| Part { content, layout, length: leaves(layout.pages.len()), label };
        let contents = part(Content::Contents(&volume.contents), &volume.contents_pages, "目录-".to_owned());
        let report = |(number, Paged { document, layout }): (usize, &'a Paged)| {
            part(Content::Report(document), layout, format!("{number}-"))
        };
        let reports = (1..).zip(&volume.reports).map(report);
        Book { title: Volume::TITLE, parts: std::iter::once(contents).chain(reports).collect(), is_volume: true }
    }

    /// The documents in it.
    pub fn documents(&self) -> impl Iterator<Item = &'a Document> + '_ {
        self.parts.iter().filter_map(|part| match part.content {
            Content::Report(document) => Some(document),
            Content::Contents(_) => None,
        })
    }

    /// The bodies whose reports it holds.
    pub fn authors(&self) -> Vec<String> {
        let mut authors: Vec<String> = Vec::new();
        for document in self.documents() {
            if !authors.contains(&document.author) {
                authors.push(document.author.clone());
            }
        }
        authors
    }

    /// The date of its youngest report.
    pub fn date(&self) -> Option<Date> {
        self.documents().map(|document| document.date).max()
    }

    /// Language of its text (BCP 47).
    pub fn language(&self) -> Option<String> {
        self.documents().map(|document| document.language.to_owned()).next()
    }

    /// Its pages in reading order, blank ones among them.
    pub fn pages(&self) -> Vec<BookPage> {
        let pages = |(part, content): (usize, &Part<'_>)| (0..content.length).map(move |page| BookPage { part, page });
        self.parts.iter().enumerate().flat_map(pages).collect()
    }

    /// Where a page of a part stands among all pages.
    pub fn place(&self, at: BookPage) -> usize {
        self.parts[..at.part].iter().map(|part| part.length).sum::<usize>() + at.page
    }

    /// What is drawn on a page; none on a blank one.
    pub fn page(&self, at: BookPage) -> Option<&'a Page> {
        self.parts[at.part].layout.pages.get(at.page)
    }

    /// The size of a page, and how it is read; a blank one is as the first page of its part is bound.
    pub fn frame(&self, at: BookPage) -> Option<PageFrame> {
        self.page(at).map(|page| page.frame)
    }

    /// Label of a page, for readers on a screen.
    pub fn label(&self, at: BookPage) -> String {
        format!("{}{}", self.parts[at.part].label, at.page + 1)
    }
}
