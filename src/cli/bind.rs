//! `--bind`: all reports of a run in one PDF, which is written only if none is missing.

use std::path::{Path, PathBuf};

use nianbao::render::Renderer;
use nianbao::source::Origin;
use nianbao::volume::Paged;

use super::console::{say, say_complaints};
use super::outcome::Outcome;

/// The file of a volume from its name on the command line.
pub(super) fn file(name: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(name);
    let is_pdf = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    if is_pdf { Ok(path) } else { Err("请写一个以 .pdf 结尾的文件名，例如 汇编.pdf".to_owned()) }
}

/// A volume that is being put together.
pub(super) struct Binding<'a> {
    file: &'a Path,
    reports: Vec<Paged>,
}

impl<'a> Binding<'a> {
    pub(super) fn new(file: &'a Path) -> Self {
        Binding { file, reports: Vec::new() }
    }

    /// Where the volume will be.
    pub(super) fn file(&self) -> &'a Path {
        self.file
    }

    /// Takes in the next report.
    pub(super) fn add(&mut self, report: Paged) {
        self.reports.push(report);
    }

    /// The bytes of the volume, unless some of the reports expected are missing.
    pub(super) fn finish(self, expected: usize, renderer: &Renderer<'_>) -> Result<Vec<u8>, Outcome> {
        let origin = Origin::named(self.file.display().to_string());
        let missing = expected - self.reports.len();
        if missing > 0 {
            say(&format_args!("{}：有 {missing} 份年报没有生成，没有合订；请改正，或去掉这几份", origin.name));
            // How bad that is has been said of each of them.
            return Err(Outcome::Fine);
        }
        renderer.bind(self.reports).map_err(|complaints| {
            say_complaints(&origin, &complaints);
            Outcome::Unusable
        })
    }
}
