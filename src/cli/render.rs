//! `nianbao render`.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use nianbao::check::Checker;
use nianbao::render::{File, Output, Renderer};
use nianbao::source::has_errors;
use nianbao::style::{self, Style};

use super::HELP;
use super::basis::{Basis, Checked, ReportFile, read_all};
use super::console::{result, say, say_complaints};
use super::disk::{folder_of, save};
use super::outcome::Outcome;
use super::problem::Problem;

const EXAMPLES: &str = "\
例如：
  nianbao render 年报.yaml                      文件写在年报旁边
  nianbao render 年报.yaml -o 上报 --to pdf     只要 PDF，写到“上报”文件夹
  nianbao render 各单位/ -o 汇总                把文件夹里的年报全部生成
  nianbao render 年报.yaml --draft              不合规则也生成，每页印“草稿”";

#[derive(Debug, Args)]
#[command(override_usage = "nianbao render [选项] <年报>...", help_template = HELP, after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// 年报文件（.yaml、.json、.xlsx）、文件夹或通配符；- 是标准输入
    #[arg(value_name = "年报", required = true, help_heading = "参数")]
    reports: Vec<PathBuf>,
    /// 写到这个文件夹，没有就新建；不写则写在年报旁边
    #[arg(short, long, value_name = "文件夹", help_heading = "选项")]
    output: Option<PathBuf>,
    /// 要哪些格式，用逗号隔开：docx、pdf；不写则两种都要
    #[arg(
        long,
        value_name = "格式",
        value_parser = outputs(),
        value_delimiter = ',',
        ignore_case = true,
        default_values = Output::ALL.map(Output::ending),
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "选项"
    )]
    to: Vec<Output>,
    /// 版式：official（公文格式，GB/T 9704—2012）
    #[arg(
        long,
        value_name = "版式",
        value_enum,
        default_value_t = Layout::Official,
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "选项"
    )]
    layout: Layout,
    #[command(flatten)]
    basis: Basis,
    /// 不合规则也生成，每页印“草稿”
    #[arg(long, help_heading = "选项")]
    draft: bool,
}

/// Outputs by their endings.
fn outputs() -> impl TypedValueParser<Value = Output> {
    let of = |name: String| Output::ALL.into_iter().find(|output| output.ending().eq_ignore_ascii_case(&name));
    PossibleValuesParser::new(Output::ALL.map(Output::ending)).try_map(move |name| of(name).ok_or("没有这种格式"))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Layout {
    Official,
}

impl Layout {
    fn style(self) -> &'static Style {
        match self {
            Layout::Official => &style::OFFICIAL,
        }
    }
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let grounds = match arguments.basis.read() {
        Ok(grounds) => grounds,
        Err(problem) => return Outcome::unusable(&problem),
    };
    let mut outputs: Vec<Output> = Vec::new();
    for output in &arguments.to {
        if !outputs.contains(output) {
            outputs.push(*output);
        }
    }
    let files = read_all(&arguments.reports);
    let batch = Batch {
        renderer: Renderer { style: arguments.layout.style(), library: grounds.library(), draft: arguments.draft },
        checker: grounds.checker(files.iter().flatten()),
        outputs,
        folder: arguments.output.as_deref(),
        written: HashMap::new(),
    };
    batch.run(files)
}

struct Batch<'a> {
    renderer: Renderer<'a>,
    outputs: Vec<Output>,
    folder: Option<&'a Path>,
    checker: Checker<'a>,
    /// Files of this run and the reports they come from.
    written: HashMap<PathBuf, String>,
}

impl Batch<'_> {
    fn run(mut self, files: Vec<Result<ReportFile, Problem>>) -> Outcome {
        let mut outcomes = Vec::with_capacity(files.len());
        for file in files {
            let outcome = file.and_then(|file| self.report(file));
            outcomes.push(outcome.unwrap_or_else(|problem| Outcome::unusable(&problem)));
        }
        if outcomes.len() > 1 {
            let count = |outcome| outcomes.iter().filter(|&&other| other == outcome).count();
            say(&format_args!(
                "共 {} 份：正常 {} 份，不合规则 {} 份，无法处理 {} 份",
                outcomes.len(),
                count(Outcome::Fine),
                count(Outcome::RuleBroken),
                count(Outcome::Unusable)
            ));
        }
        outcomes.into_iter().max().unwrap_or(Outcome::Fine)
    }

    fn report(&mut self, file: ReportFile) -> Result<Outcome, Problem> {
        let checked = Checked::new(file, &self.checker, &self.renderer, &self.outputs);
        let origin = checked.origin();
        say_complaints(origin, &checked.complaints);
        let Some(prepared) = &checked.prepared else { return Ok(checked.outcome()) };
        let broken = has_errors(&checked.complaints);
        if broken && !self.renderer.draft {
            say(&format_args!("{}：不合规则，没有生成文件；请改正，或加 --draft 先出草稿", origin.name));
            return Ok(checked.outcome());
        }
        let files = match self.renderer.write(prepared, &self.outputs) {
            Ok(files) => files,
            Err(complaints) => {
                say_complaints(origin, &complaints);
                return Ok(Outcome::Unusable);
            }
        };
        let beside = folder_of(&checked.path);
        for path in self.save(&files, self.folder.unwrap_or(&beside.0), &origin.name)? {
            result(&path.display())?;
        }
        Ok(checked.outcome())
    }

    /// Writes the files of a report, unless another report of this run has files of the same names.
    fn save(&mut self, files: &[File], folder: &Path, report: &str) -> Result<Vec<PathBuf>, Problem> {
        // Two reports may name one folder in two ways; one that is not there yet has been named in one way only.
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let place = |file: &File| here.canonicalize().unwrap_or_else(|_| here.to_owned()).join(&file.name);
        for file in files {
            if let Some(other) = self.written.get(&place(file)) {
                let message = format!("要写的 {} 刚由 {other} 写出", file.name);
                return Err(Problem::call(report, message, "请改标题，或分两次生成、用 -o 写到不同的文件夹"));
            }
        }
        let paths = save(folder, files)?;
        self.written.extend(files.iter().map(|file| (place(file), report.to_owned())));
        Ok(paths)
    }
}
