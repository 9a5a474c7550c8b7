//! Report files from reports: YAML with comments that guide a clerk, and JSON. [`crate::workbook`] writes workbooks.

mod json;
mod yaml;

use std::path::Path;

pub use json::json;
pub use yaml::yaml;

use crate::diagnostic::Diagnostic;
use crate::report::Report;
use crate::workbook;

/// Name of the JSON Schema of the report file, which editors look for beside it.
pub const SCHEMA: &str = "nianbao.schema.json";

/// A kind of report file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// YAML with comments.
    Yaml,
    /// JSON.
    Json,
    /// Workbook (.xlsx).
    Workbook,
}

impl Kind {
    /// The kind that a file's ending asks for.
    ///
    /// # Errors
    /// A [`Diagnostic`] if its ending asks for none.
    pub fn of(path: &Path) -> Result<Self, Diagnostic> {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
        match ending.as_str() {
            "yaml" | "yml" => Ok(Kind::Yaml),
            "json" => Ok(Kind::Json),
            "xlsx" => Ok(Kind::Workbook),
            _ => Err(Diagnostic::file(
                &path.display().to_string(),
                "看不出要什么格式；文件名请以 .yaml、.json 或 .xlsx 结尾",
            )),
        }
    }

    /// Writes a report as a file of this kind; `name` stands for the file in messages.
    ///
    /// # Errors
    /// As [`workbook::write`].
    pub fn write(self, report: &Report, name: &str) -> Result<Vec<u8>, Diagnostic> {
        match self {
            Kind::Yaml => Ok(yaml(report).into_bytes()),
            Kind::Json => Ok(json(report).into_bytes()),
            Kind::Workbook => workbook::write(report, name),
        }
    }
}
