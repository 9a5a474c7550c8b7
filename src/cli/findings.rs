//! What a person is told who dropped a file on the program and sees no terminal: a text beside the report.

use std::path::{Path, PathBuf};

use super::outcome::Outcome;
use super::save::save;

/// How such a text begins, by which it is known again.
const HEAD: &str = "nianbao 核对结果：";

/// Leaves the findings about a report beside it, or takes away those of an earlier run where there are none.
pub(super) fn leave(report: &str, findings: &str) -> Outcome {
    let Some(path) = beside(Path::new(report)) else { return Outcome::Fine };
    if findings.is_empty() {
        let is_ours =
            std::fs::read_to_string(&path).is_ok_and(|text| text.trim_start_matches('\u{feff}').starts_with(HEAD));
        if is_ours {
            let _ = std::fs::remove_file(path);
        }
        return Outcome::Fine;
    }
    // As the editor of Windows has long wanted it.
    let text = format!("\u{feff}{HEAD}{report}\n\n{findings}").replace('\n', "\r\n");
    Outcome::of(save(&path, text.into_bytes()))
}

/// 年报-核对结果.txt beside 年报.yaml; none for what is not there.
fn beside(report: &Path) -> Option<PathBuf> {
    let name = report.file_stem().filter(|_| report.exists())?;
    Some(report.with_file_name(format!("{}-核对结果.txt", name.to_string_lossy())))
}
