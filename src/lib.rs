//! 年报: the data of a 政府信息公开工作年度报告 in, the official Word document and a print-ready PDF out.
//!
//! Data flows one way: a report file is [`read`] into a typed [`report`], which is assembled into a back-end-neutral
//! [`document`]. The official [`form`] and the [`style`] are data that all stages read.

#![deny(missing_docs)]

pub mod blank;
pub mod check;
pub mod diagnostic;
pub mod document;
pub mod docx;
pub mod fields;
pub mod fonts;
pub mod form;
pub mod image;
pub mod layout;
pub mod pdf;
pub mod read;
pub mod render;
pub mod report;
pub mod save;
pub mod source;
pub mod style;
mod text;
pub mod workbook;
pub mod write;
