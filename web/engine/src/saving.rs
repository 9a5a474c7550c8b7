//! The files of a report.

use nianbao::formats::Format;
use nianbao::render::{File, Output, file_name};
use nianbao::report::Report;
use nianbao::source::{Code, Diagnostic, has_errors};
use nianbao::style::Style;

use crate::findings::Findings;
use crate::pages::renderer;
use crate::reading::Reading;

/// The files of a report in formats that are named by their endings, as the program on the command line makes them.
pub(crate) fn save(reading: &Reading, style: &Style, endings: &[String], draft: bool) -> Result<Vec<File>, Findings> {
    let report = reading.report.as_ref().filter(|_| !has_errors(&reading.complaints));
    let Some(report) = report else { return Err(reading.findings()) };
    let outputs: Vec<Output> = endings.iter().filter_map(|ending| output(ending)).collect();
    if !outputs.is_empty() && !draft {
        let complaints = reading.checked(None);
        if has_errors(&complaints) {
            return Err(reading.told(complaints));
        }
    }
    let mut files = Vec::new();
    for ending in endings {
        let made = match (output(ending), Format::of_name(&format!(".{ending}"))) {
            (Some(_), _) => continue,
            (None, Some(format)) => data(report, format, style),
            (None, None) => Err(Diagnostic::told(&Code::CALL, &format!("没有“{ending}”这种格式；请选列出的格式"))),
        };
        files.push(made.map_err(|complaint| reading.told(vec![complaint]))?);
    }
    let rendered = renderer(style, draft).render(report, &reading.images, &outputs);
    files.extend(rendered.map_err(|complaints| reading.told(complaints))?);
    Ok(files)
}

/// A format that is printed or shown.
fn output(ending: &str) -> Option<Output> {
    Output::ALL.into_iter().find(|output| output.ending() == ending)
}

/// A file of the report's data.
fn data(report: &Report, format: Format, style: &Style) -> Result<File, Diagnostic> {
    let name = format!("{}.{}", file_name(&format!("{report}年报")), format.endings()[0]);
    Ok(File { name, bytes: format.write(report, style)? })
}
