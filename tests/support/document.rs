//! A document of a few blocks.

use nianbao::document::{Block, Document};
use nianbao::report::Date;

pub fn document(body: Vec<Block>) -> Document {
    Document {
        title: "标题".into(),
        author: "某局".into(),
        date: Date::parse("2024-01-24").unwrap(),
        language: "zh-CN",
        draft: false,
        band: None,
        body,
        attachments: Vec::new(),
    }
}
