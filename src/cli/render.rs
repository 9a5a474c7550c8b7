//! `nianbao render`.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use nianbao::check::has_errors;
use nianbao::diagnostic::Diagnostic;
use nianbao::fonts::Library;
use nianbao::read::{Source, read_file};
use nianbao::render::{File, Output, Renderer};
use nianbao::save::save;
use nianbao::style::{self, Style};

use super::check::{findings, previous};
use super::console::{result, say, say_findings};
use super::outcome::Outcome;
use super::{HELP, inputs};

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
        value_enum,
        value_delimiter = ',',
        ignore_case = true,
        default_values_t = [Format::Docx, Format::Pdf],
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "选项"
    )]
    to: Vec<Format>,
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
    /// PDF 用这个文件夹里的字体（方正小标宋简体、仿宋_GB2312 等）；没有的用内置字体
    #[arg(long, value_name = "文件夹", help_heading = "选项")]
    font_dir: Option<PathBuf>,
    /// 同一机关上年度的年报，用来核对结转和现行有效件数
    #[arg(long, value_name = "上年度年报", help_heading = "选项")]
    previous: Option<PathBuf>,
    /// 不合规则也生成，每页印“草稿”
    #[arg(long, help_heading = "选项")]
    draft: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Docx,
    Pdf,
}

impl From<Format> for Output {
    fn from(format: Format) -> Output {
        match format {
            Format::Docx => Output::Docx,
            Format::Pdf => Output::Pdf,
        }
    }
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
    let own_fonts = match arguments.font_dir.as_deref().map(Library::with_folder).transpose() {
        Ok(library) => library,
        Err(error) => {
            say(&format_args!("错误：{error}"));
            return Outcome::Unusable;
        }
    };
    let previous = match previous(arguments.previous.as_deref()) {
        Ok(previous) => previous,
        Err(error) => return Outcome::unusable(&error),
    };
    let mut outputs: Vec<Output> = Vec::new();
    for output in arguments.to.iter().map(|&format| Output::from(format)) {
        if !outputs.contains(&output) {
            outputs.push(output);
        }
    }
    let batch = Batch {
        renderer: Renderer {
            style: arguments.layout.style(),
            library: own_fonts.as_ref().unwrap_or_else(|| Library::builtin()),
            draft: arguments.draft,
        },
        outputs,
        folder: arguments.output.as_deref(),
        previous,
        written: HashMap::new(),
    };
    batch.run(&arguments.reports)
}

struct Batch<'a> {
    renderer: Renderer<'a>,
    outputs: Vec<Output>,
    folder: Option<&'a Path>,
    /// Last year's report to check with.
    previous: Option<Source>,
    /// Files of this run and the reports they come from.
    written: HashMap<PathBuf, String>,
}

impl Batch<'_> {
    fn run(mut self, names: &[PathBuf]) -> Outcome {
        let inputs = inputs::expand(names);
        let mut outcomes = Vec::with_capacity(inputs.len());
        for input in &inputs {
            outcomes.push(match input {
                Ok(path) => self.report(path).unwrap_or_else(|error| Outcome::unusable(&error)),
                Err(error) => Outcome::unusable(error),
            });
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

    fn report(&mut self, path: &Path) -> Result<Outcome, Diagnostic> {
        let source = read_file(path)?;
        let findings = findings(&source, self.previous.as_ref())?;
        say_findings(&source, &findings);
        let broken = has_errors(&findings);
        if broken && !self.renderer.draft {
            say(&format_args!("{}：不合规则，没有生成文件；请改正，或加 --draft 先出草稿", source.name));
            return Ok(Outcome::RuleBroken);
        }
        let files = self.renderer.render(&source, &self.outputs)?;
        let folder = self.folder.unwrap_or(&source.folder);
        // Two reports may name one folder in two ways; one that is not there yet has been named in one way only.
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let place = |file: &File| here.canonicalize().unwrap_or_else(|_| here.to_owned()).join(&file.name);
        for file in &files {
            if let Some(other) = self.written.get(&place(file)) {
                let message =
                    format!("要写的 {} 刚由 {other} 写出；请改标题，或分两次生成、用 -o 写到不同的文件夹", file.name);
                return Err(Diagnostic::file(&source.name, message));
            }
        }
        let paths = save(folder, &files)?;
        self.written.extend(files.iter().map(|file| (place(file), source.name.clone())));
        for path in paths {
            result(&path.display())?;
        }
        Ok(if broken { Outcome::RuleBroken } else { Outcome::Fine })
    }
}
