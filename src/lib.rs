//! 年报: the data of a 政府信息公开工作年度报告 in, the official Word document and a print-ready PDF out.

#![deny(missing_docs)]

pub mod check;
pub mod form;
pub mod number;
pub mod report;
pub mod source;
pub mod text;
