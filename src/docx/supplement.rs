//! What docx-rs 0.4.22 cannot say, under names that are put into what it writes and taken out again.
//!
//! A paragraph bears the name as its `w14:paraId`, a table as its style. A name that leads nowhere, or a supplement that
//! no name leads to, is an error: nothing can land on the wrong paragraph.

use std::collections::BTreeMap;

use super::media::Relationships;
use super::xml::Element;
use crate::document::Table;
use crate::image::Orientation;
use crate::style::PageOrientation;

/// What the names of this program begin with; docx-rs numbers its paragraphs in hexadecimal.
const PREFIX: &str = "nianbao-";

/// What is to be added to a paragraph or table.
#[derive(Debug, PartialEq)]
pub(super) enum Supplement<'a> {
    /// Of a paragraph: further properties.
    Paragraph(Vec<Element<'static>>),
    /// Of a paragraph that ends a section of such pages: further properties.
    SectionEnd(PageOrientation, Vec<Element<'static>>),
    /// Of a paragraph in a row that heads its table: further properties.
    Head(Vec<Element<'static>>),
    /// Of a paragraph that holds an image.
    Illustration(Picture<'a>),
    /// Of a table: everything but its grid and its text.
    Table(&'a Table),
}

/// An image in the text.
#[derive(Debug, PartialEq)]
pub(super) struct Picture<'a> {
    /// Number among the images, from 1.
    pub number: usize,
    /// 替代文字.
    pub alt: &'a str,
    /// What leads to its files.
    pub relationships: Relationships,
    /// How it is to be turned.
    pub orientation: Orientation,
}

/// Supplements by their names.
#[derive(Debug, Default)]
pub(super) struct Supplements<'a> {
    waiting: BTreeMap<String, Supplement<'a>>,
    given: usize,
}

impl<'a> Supplements<'a> {
    /// Keeps a supplement and gives it a name.
    pub fn add(&mut self, supplement: Supplement<'a>) -> String {
        self.given += 1;
        let name = format!("{PREFIX}{}", self.given);
        self.waiting.insert(name.clone(), supplement);
        name
    }

    /// Takes out what a name stands for; nothing for one that docx-rs gave itself.
    ///
    /// # Errors
    /// If the name was never given or has been met before.
    pub fn take(&mut self, name: &str) -> Result<Option<Supplement<'a>>, String> {
        if !name.starts_with(PREFIX) {
            return Ok(None);
        }
        let found = self.waiting.remove(name);
        found.map(Some).ok_or_else(|| broken(&format!("标记 {name} 不该在这里")))
    }

    /// Ends the work.
    ///
    /// # Errors
    /// If a name was never met.
    pub fn finish(self) -> Result<(), String> {
        match self.waiting.keys().next() {
            Some(name) => Err(broken(&format!("标记 {name} 不见了"))),
            None => Ok(()),
        }
    }
}

/// Says that docx-rs did not write what it was given.
pub(super) fn broken(what: &str) -> String {
    format!("Word 文件的内容对不上（{what}）；请把年报数据和这条消息反馈给开发者")
}

#[cfg(test)]
mod tests {
    use super::{Supplement, Supplements};

    #[test]
    fn names_lead_to_one_supplement_each() {
        let mut supplements = Supplements::default();
        let name = supplements.add(Supplement::Paragraph(Vec::new()));
        assert_eq!(supplements.take("0000001a"), Ok(None));
        assert_eq!(supplements.take(&name), Ok(Some(Supplement::Paragraph(Vec::new()))));
        assert!(supplements.take(&name).is_err_and(|error| error.contains(&name)));
    }

    #[test]
    fn a_name_that_is_never_met_is_told() {
        let mut supplements = Supplements::default();
        let name = supplements.add(Supplement::Paragraph(Vec::new()));
        assert!(supplements.finish().is_err_and(|error| error.contains(&name)));
    }
}
