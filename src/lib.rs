//! 年报: the data of a 政府信息公开工作年度报告 in, the official Word document and a print-ready PDF out.
//!
//! [`formats::read`] makes a [`report::Report`] of the bytes of a report file, with all complaints about it;
//! [`check::check`] holds it against the rules of its [`form::Edition`]; [`render::Renderer`] makes the files.
//!
//! ```
//! use nianbao::fonts::Library;
//! use nianbao::image::Images;
//! use nianbao::render::{Output, Renderer};
//! use nianbao::source::Memory;
//! use nianbao::style::OFFICIAL;
//!
//! let file = "body: 示范区民政局\nyear: 2024\noverview: [全年收到政府信息公开申请0件。]\n\
//!             problems_and_improvements: [公开内容不够细，将逐项补齐。]\nother_matters: [本年度没有收取信息处理费。]\n";
//! let reading = nianbao::formats::read("年报.yaml", file.as_bytes());
//! let report = reading.usable().expect("no complaints");
//! let images = Images::load(report, &Memory::default()).expect("it names none");
//! let renderer = Renderer::new(&OFFICIAL, Library::builtin());
//! let files = renderer.render(report, &images, &[Output::Pdf]).expect("every character has a glyph");
//! assert_eq!(files[0].name, "示范区民政局2024年政府信息公开工作年度报告.pdf");
//! ```

pub mod archive;
pub mod body;
pub mod chart;
pub mod check;
pub mod document;
pub mod docx;
pub mod fonts;
pub mod form;
pub mod formats;
pub mod house;
pub mod html;
pub mod image;
pub mod layout;
pub mod link;
mod markup;
pub mod number;
pub mod pdf;
pub mod png;
pub mod profile;
pub mod render;
pub mod report;
pub mod source;
pub mod style;
pub mod svg;
pub mod text;
pub mod volume;
