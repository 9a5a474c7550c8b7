//! `nianbao render`.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use nianbao::check::Checker;
use nianbao::fonts::Library;
use nianbao::link::Link;
use nianbao::pdf::Imposition;
use nianbao::png::Resolution;
use nianbao::render::{File, Output, Prepared, Renderer};
use nianbao::source::has_errors;
use nianbao::style::{self, FontRole, Style};

use super::HELP;
use super::basis::{Basis, Checked, ReportFile, read_all};
use super::bind::{self, Binding};
use super::console::{result, say, say_complaints};
use super::disk::{folder_of, or_current, save};
use super::outcome::Outcome;
use super::problem::Problem;

const EXAMPLES: &str = "\
例如：
  nianbao render 年报.yaml                      文件写在年报旁边
  nianbao render 年报.yaml -o 上报 --to pdf     只要 PDF，写到“上报”文件夹
  nianbao render 各单位/ -o 汇总                把文件夹里的年报全部生成
  nianbao render 年报.yaml --to png --dpi 200   每一页一张图片，200 点/英寸
  nianbao render 年报.yaml --impose booklet     PDF 拼成 A3，双面印好对折就是小册子
  nianbao render 各单位/ -o 汇总 --bind 汇编.pdf  另外合订一本，供付印
  nianbao render 年报.yaml --style 本市版式.yaml   照本单位的版式：每页行数、行距、数字字体、页码等
  nianbao render 年报.yaml --layout board       公示栏用的 A3 大字版
  nianbao render 年报.yaml --layout digest      一图读懂：一张 A3 说清全年
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
    /// 要哪些格式，用逗号隔开：docx、pdf、png（PDF 的每一页一张图片）；不写则要 docx 和 pdf
    #[arg(
        long,
        value_name = "格式",
        value_parser = outputs(),
        value_delimiter = ',',
        ignore_case = true,
        default_values = Output::USUAL.map(Output::ending),
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "选项"
    )]
    to: Vec<Output>,
    /// 图片每英寸多少点，20—600；不写则是 150
    #[arg(long, value_name = "点数", value_parser = resolution, help_heading = "选项")]
    dpi: Option<Resolution>,
    /// PDF 拼版，一张纸两页（A4 拼成 A3）：2up 左右并排；booklet 双面印、对折、骑马订
    #[arg(long, value_name = "拼法", value_parser = impositions(), hide_possible_values = true, help_heading = "选项")]
    impose: Option<Imposition>,
    /// 再把这次的年报合订成一个 PDF：加目录和总页码，每份从右页起
    #[arg(long, value_name = "文件.pdf", value_parser = bind::file, help_heading = "选项")]
    bind: Option<PathBuf>,
    /// 版式：official（公文格式，GB/T 9704—2012）；board（公示版，A3 大字，贴公示栏）、digest（一图读懂，一张 A3）；不写则是 official
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
    /// 年报在网上的网址，印成二维码，网址写在下面；digest 印在右下角，别的版式印在署名和日期下面
    #[arg(long, value_name = "网址", value_parser = Link::new, help_heading = "选项")]
    qr: Option<Link>,
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

/// Impositions by their names.
fn impositions() -> impl TypedValueParser<Value = Imposition> {
    let of = |name: String| Imposition::ALL.into_iter().find(|imposition| imposition.name() == name);
    PossibleValuesParser::new(Imposition::ALL.map(Imposition::name)).try_map(move |name| of(name).ok_or("没有这种拼法"))
}

/// Dots per inch within what pictures can have.
fn resolution(dots: &str) -> Result<Resolution, String> {
    let (least, most) = (Resolution::LEAST.dots(), Resolution::MOST.dots());
    let resolution = dots.parse().ok().and_then(Resolution::new);
    resolution.ok_or_else(|| format!("请写 {least} 到 {most} 之间的整数"))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Layout {
    Official,
    Board,
    Digest,
}

impl Layout {
    /// Whether its sheets are hung on a wall, not laid into each other.
    fn hangs(self) -> bool {
        self != Layout::Official
    }

    fn style(self) -> &'static Style {
        match self {
            Layout::Official => &style::OFFICIAL,
            Layout::Board => &style::BOARD,
            Layout::Digest => &style::DIGEST,
        }
    }
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    if let Some(problem) = contradiction(arguments) {
        return Outcome::unusable(&problem);
    }
    let grounds = match arguments.basis.read(arguments.layout.style()) {
        Ok(grounds) => grounds,
        Err(problem) => return Outcome::unusable(&problem),
    };
    let mut outputs: Vec<Output> = Vec::new();
    for output in &arguments.to {
        if !outputs.contains(output) {
            outputs.push(*output);
        }
    }
    if arguments.layout.hangs() && grounds.measured {
        say(&"提醒：版式里的页边距、行数、字号、页码、表格拆不拆开只用于 A4 的 official；这次只照标题加粗和数字的字体");
    }
    let files = read_all(&arguments.reports);
    if arguments.qr.is_some() && files.len() > 1 {
        let message = format!("这次有 {} 份年报，一个网址不能印在几份上", files.len());
        return Outcome::unusable(&Problem::call("--qr", message, "请一份一份生成，各写各的网址"));
    }
    if let Some(character) = arguments.qr.as_ref().and_then(|link| unprintable(link, grounds.library())) {
        let message = format!("网址里的“{character}”没有字体能印");
        return Outcome::unusable(&Problem::call("--qr", message, "请换一个网址，或照浏览器的写法用 % 编码"));
    }
    let batch = Batch {
        renderer: Renderer {
            style: &grounds.style,
            library: grounds.library(),
            draft: arguments.draft,
            resolution: arguments.dpi.unwrap_or_default(),
            imposition: arguments.impose,
            link: arguments.qr.as_ref(),
        },
        checker: grounds.checker(files.iter().flatten()),
        outputs,
        folder: arguments.output.as_deref(),
        written: HashMap::new(),
        binding: arguments.bind.as_deref().map(Binding::new),
    };
    batch.run(files)
}

/// The first character of an address that no font has.
fn unprintable(link: &Link, library: &Library) -> Option<char> {
    let mut glyphs = library.glyphs();
    link.address().chars().find(|character| glyphs.get(FontRole::Hei, *character).is_none())
}

/// An option that asks for something of a file that is not asked for, or that sheets for a wall do not have.
fn contradiction(arguments: &Arguments) -> Option<Problem> {
    let has = |output| arguments.to.contains(&output);
    let idle = |option, what, output: Output| {
        let ending = output.ending();
        let message = format!("这次不要{what}，用不上");
        Problem::call(option, message, &format!("请在 --to 里写上 {ending}，或去掉 {option}"))
    };
    let hanging = |option, why| {
        let message = format!("公示栏用的纸{why}");
        Problem::call(option, message, &format!("请去掉 {option}，或用 --layout official"))
    };
    if arguments.dpi.is_some() && !has(Output::Png) {
        Some(idle("--dpi", "图片", Output::Png))
    } else if arguments.impose.is_some() && !has(Output::Pdf) && !has(Output::Png) {
        Some(idle("--impose", " PDF", Output::Pdf))
    } else if arguments.layout.hangs() && arguments.impose.is_some() {
        Some(hanging("--impose", "已经是 A3，不拼版"))
    } else if arguments.layout.hangs() && arguments.bind.is_some() {
        Some(hanging("--bind", "一张张单面张贴，不合订"))
    } else if arguments.bind.is_some() && !has(Output::Pdf) {
        Some(idle("--bind", " PDF", Output::Pdf))
    } else {
        None
    }
}

struct Batch<'a> {
    renderer: Renderer<'a>,
    outputs: Vec<Output>,
    folder: Option<&'a Path>,
    checker: Checker<'a>,
    /// Files of this run and the reports they come from.
    written: HashMap<PathBuf, String>,
    /// What binds the reports of this run in one file.
    binding: Option<Binding<'a>>,
}

impl Batch<'_> {
    fn run(mut self, files: Vec<Result<ReportFile, Problem>>) -> Outcome {
        let mut outcomes = Vec::with_capacity(files.len());
        for file in files {
            let outcome = file.and_then(|file| self.report(file));
            outcomes.push(outcome.unwrap_or_else(|problem| Outcome::unusable(&problem)));
        }
        let bound = self.bind(outcomes.len()).unwrap_or_else(|problem| Outcome::unusable(&problem));
        Outcome::of_all(&outcomes, ["正常", "不合规则", "无法处理"]).max(bound)
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
        let outcome = checked.outcome();
        if let (Some(binding), Some(paged)) = (&mut self.binding, checked.prepared.and_then(Prepared::paged)) {
            binding.add(paged);
        }
        Ok(outcome)
    }

    /// Writes the volume of that many reports, if one is asked for.
    fn bind(&mut self, reports: usize) -> Result<Outcome, Problem> {
        let Some(binding) = self.binding.take() else { return Ok(Outcome::Fine) };
        let path = binding.file();
        let file = match binding.finish(reports, &self.renderer) {
            Ok(file) => file,
            Err(outcome) => return Ok(outcome),
        };
        for path in self.save(&[file], &folder_of(path).0, &path.display().to_string())? {
            result(&path.display())?;
        }
        Ok(Outcome::Fine)
    }

    /// Writes the files of a report, unless another report of this run has files of the same names.
    fn save(&mut self, files: &[File], folder: &Path, report: &str) -> Result<Vec<PathBuf>, Problem> {
        // Two reports may name one folder in two ways; one that is not there yet has been named in one way only.
        let here = or_current(folder);
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
