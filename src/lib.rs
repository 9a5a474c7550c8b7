//! 年报: the data of a 政府信息公开工作年度报告 in, the official Word document and a print-ready PDF out.

#![deny(missing_docs)]

pub mod check;
pub mod document;
pub mod docx;
pub mod fonts;
pub mod form;
pub mod formats;
pub mod image;
pub mod layout;
pub mod number;
pub mod pdf;
pub mod render;
pub mod report;
pub mod source;
pub mod style;
pub mod text;
