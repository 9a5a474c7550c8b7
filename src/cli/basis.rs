//! What `check` and `render` hold reports against: last year's reports, a profile, a house style, fonts; and a report
//! with all that is wrong with it.

use std::path::{Path, PathBuf};

use clap::Args;
use nianbao::check::{Checker, Passages};
use nianbao::fonts::Library;
use nianbao::formats::{Reading, read_values};
use nianbao::house::{self, HouseStyle};
use nianbao::image::Images;
use nianbao::profile::{self, Profile};
use nianbao::render::{Output, Prepared, Renderer};
use nianbao::report::Report;
use nianbao::source::{Clause, Diagnostic, Node, Origin, Severity, has_errors, in_order};
use nianbao::style::Style;

use super::batch::{Batch, Input, Reports};
use super::console::say_complaints;
use super::disk::{folder_of, fonts, read_bytes, read_report};
use super::inputs;
use super::kind::Kind;
use super::outcome::Outcome;
use super::problem::Problem;

#[derive(Debug, Args)]
pub(super) struct Basis {
    /// 上年度的年报，用来核对结转和现行有效件数、有没有照抄；可以写几次，也可以是文件夹，按机关和年度对上
    #[arg(long, value_name = "上年度年报", help_heading = "选项")]
    previous: Vec<PathBuf>,
    /// 本地的核对要求（.yaml）：期限、限额、哪些规则是错误、提醒或不核对，也可以有版式（style）；写法见 nianbao schema profile
    #[arg(long, value_name = "核对要求", help_heading = "选项")]
    profile: Option<PathBuf>,
    /// 本单位的版式（.yaml）：页边距、行数和行距、数字字体、加粗、页码等；A3 的版式只取加粗和数字字体；写法见 nianbao schema style
    #[arg(long, value_name = "版式文件", help_heading = "选项")]
    style: Option<PathBuf>,
    /// PDF 用这个文件夹里的字体（方正小标宋简体、仿宋_GB2312 等）；没有的用内置字体
    #[arg(long, value_name = "文件夹", help_heading = "选项")]
    font_dir: Option<PathBuf>,
}

/// What a [`Basis`] names, read. What is wrong with it has been said.
pub(super) struct Grounds {
    previous: Vec<Report>,
    /// Whether the reports of last year come from a folder.
    from_folder: bool,
    profile: Profile,
    /// The layout, as the office wants it.
    pub(super) style: Style,
    /// Whether the office wants more of it than weight and digits, which only A4 pages take.
    pub(super) measured: bool,
    fonts: Option<Library>,
}

impl Basis {
    /// Reads all of it. A house style goes over the layout `base`; one of its own file goes before a profile's.
    pub(super) fn read(&self, base: &Style) -> Result<Grounds, Problem> {
        #[cfg(not(feature = "fonts"))]
        super::disk::provide_fonts()?;
        let profile = self.profile.as_deref().map(|path| read_profile(path, base)).transpose()?;
        let (profile, of_profile) = profile.unwrap_or_else(|| (Profile::default(), base.clone()));
        let own = self.style.as_deref().map(|path| read_style(path, base)).transpose()?;
        let (house, style) = own.unwrap_or((profile.style.clone().unwrap_or_default(), of_profile));
        Ok(Grounds {
            fonts: self.font_dir.as_deref().map(own_fonts).transpose()?,
            profile,
            style,
            measured: house.has_measures(),
            previous: previous(&self.previous)?,
            from_folder: self.previous.iter().any(|path| path.is_dir()),
        })
    }
}

impl Grounds {
    /// The fonts to lay out with.
    pub(super) fn library(&self) -> &Library {
        self.fonts.as_ref().unwrap_or_else(|| Library::builtin())
    }

    /// The reports of a run, and the checker of them.
    pub(super) fn batch(&self, reports: &Reports) -> Result<(Batch, Checker<'_>), Problem> {
        let (batch, passages) = Batch::new(reports, Passages::of(&self.previous))?;
        let meant = batch.reports() == 1 && !self.from_folder;
        let checker = Checker { profile: self.profile.clone(), previous: &self.previous, meant, passages };
        Ok((batch, checker))
    }
}

/// Last year's reports. One that is named must be one; of a folder, those are taken that are.
pub(super) fn previous(names: &[PathBuf]) -> Result<Vec<Report>, Problem> {
    let mut reports = Vec::new();
    for name in names {
        for path in inputs::expand(std::slice::from_ref(name)) {
            let path = path?;
            let reading = read_report(&path);
            say_complaints(&reading.origin, &reading.complaints);
            match reading.usable() {
                Some(report) => reports.push(report.clone()),
                None if name.is_dir() => {}
                None => {
                    let message = "这份上年度年报不能用来核对";
                    return Err(Problem::call(&reading.origin.name, message, "请先改正上面指出的错误"));
                }
            }
        }
    }
    Ok(reports)
}

/// A profile, and the layout as its office wants it.
fn read_profile(path: &Path, base: &Style) -> Result<(Profile, Style), Problem> {
    read_settings(path, Kind::Profile, |root| {
        let (profile, mut complaints) = profile::read(root);
        let style = over(profile.style.as_ref(), base, &mut complaints);
        ((profile, style), complaints)
    })
}

/// A house style, and the layout as its office wants it.
fn read_style(path: &Path, base: &Style) -> Result<(HouseStyle, Style), Problem> {
    read_settings(path, Kind::HouseStyle, |root| {
        let (house, mut complaints) = house::read(root);
        let style = over(Some(&house), base, &mut complaints);
        ((house, style), complaints)
    })
}

/// The layout with what a house style sets, or as it is if that makes no sense, which is complained of.
fn over(house: Option<&HouseStyle>, base: &Style, complaints: &mut Vec<Diagnostic>) -> Style {
    let style = house.map_or_else(|| Ok(base.clone()), |house| house.over(base));
    style.unwrap_or_else(|more| {
        complaints.extend(more);
        base.clone()
    })
}

/// What a file of settings holds; what is wrong with it is said. A file of another kind than the wanted is unusable as a
/// whole, and not value by value.
fn read_settings<T>(path: &Path, wanted: Kind, read: impl FnOnce(&Node) -> (T, Vec<Diagnostic>)) -> Result<T, Problem> {
    let name = path.display().to_string();
    let refuse = |complaint| Problem { name: name.clone(), complaint };
    let (origin, root, mut complaints) = read_values(&name, &read_bytes(path).map_err(refuse)?);
    if let Some(kind) = root.as_ref().and_then(Kind::of).filter(|kind| *kind != wanted) {
        let message = format!("这是{}，不是{}", kind.name(), wanted.name());
        return Err(Problem::call(&name, message, kind.advice()));
    }
    let settings = root.map(|root| {
        let (settings, more) = read(&root);
        complaints.extend(more);
        settings
    });
    let complaints = in_order(complaints);
    say_complaints(&origin, &complaints);
    match settings {
        Some(settings) if !has_errors(&complaints) => Ok(settings),
        _ => Err(Problem::call(&name, format!("这份{}不能用", wanted.name()), "请先改正上面指出的错误")),
    }
}

/// The fonts in a folder, the built-in ones for all else.
fn own_fonts(folder: &Path) -> Result<Library, Problem> {
    let name = folder.display().to_string();
    let library = match Library::with_fonts(fonts(folder)?) {
        Ok(library) => library,
        Err(complaint) => return Err(Problem { name, complaint }),
    };
    say_complaints(&Origin::named(name), library.remarks());
    Ok(library)
}

/// A report file with all that is wrong with it.
pub(super) struct Checked {
    pub(super) path: PathBuf,
    pub(super) reading: Reading,
    /// All complaints: of the reading, of the rules, of the pages.
    pub(super) complaints: Vec<Diagnostic>,
    /// The report on its pages, if it can be printed.
    pub(super) prepared: Option<Prepared>,
}

impl Checked {
    /// A report file, with what rules and pages say of it.
    pub(super) fn new(input: Input, checker: &Checker<'_>, renderer: &Renderer<'_>, outputs: &[Output]) -> Self {
        let path = input.path.clone();
        let reading = input.read();
        let mut complaints = reading.complaints.clone();
        let mut prepared = None;
        match (reading.usable(), &reading.report) {
            (Some(report), _) => {
                complaints.extend(checker.check(report));
                let beside = folder_of(&path);
                let (images, missing) = Images::load_all(report, &reading.images(&beside));
                let is_whole = !has_errors(&missing);
                complaints.extend(missing);
                match renderer.prepare(report, &images, outputs) {
                    Ok(pages) => prepared = is_whole.then_some(pages),
                    Err(unprintable) => complaints.extend(unprintable),
                }
            }
            // What could not be read says nothing of the rest of the figures.
            (None, Some(report)) => complaints.extend(checker.check_figures(report)),
            (None, None) => {}
        }
        Checked { path, reading, complaints: in_order(complaints), prepared }
    }

    /// A file that cannot be read.
    pub(super) fn failed(problem: Problem) -> Self {
        let reading = Reading::failed(Origin::named(problem.name), problem.complaint);
        Checked { path: PathBuf::new(), complaints: reading.complaints.clone(), reading, prepared: None }
    }

    /// How bad it is.
    pub(super) fn outcome(&self) -> Outcome {
        // What no document asks for, this program does: without it there is nothing to read or to compare with.
        let of_program = |complaint: &&Diagnostic| complaint.code.clause == Clause::Program;
        let errors = self.complaints.iter().filter(|complaint| complaint.severity == Severity::Error);
        match (errors.clone().find(of_program), errors.count()) {
            (Some(_), _) => Outcome::Unusable,
            (None, 0) => Outcome::Fine,
            (None, _) => Outcome::RuleBroken,
        }
    }

    /// The file.
    pub(super) fn origin(&self) -> &Origin {
        &self.reading.origin
    }
}
