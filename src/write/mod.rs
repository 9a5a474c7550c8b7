//! Report files from reports: YAML with comments that guide a clerk, and JSON. [`crate::workbook`] writes workbooks.

mod json;
mod yaml;

pub use json::json;
pub use yaml::yaml;

/// Name of the JSON Schema of the report file, which editors look for beside it.
pub const SCHEMA: &str = "nianbao.schema.json";
