//! `nianbao render`.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use nianbao::check::Checker;
use nianbao::fonts::Library;
use nianbao::link::Link;
use nianbao::pdf::Imposition;
use nianbao::png::Resolution;
use nianbao::render::{Output, Prepared, Renderer};
use nianbao::source::has_errors;
use nianbao::style::FontRole;
use nianbao::volume::Paged;
use unicode_normalization::UnicodeNormalization;

use super::HELP;
use super::basis::{Basis, Checked, Grounds};
use super::batch::{Input, Reports};
use super::bind::{self, Binding};
use super::console::{Transcript, result};
use super::disk::folder_of;
use super::findings;
use super::layout;
use super::outcome::{Outcome, Words};
use super::problem::Problem;
use super::save::{Staged, or_current};
use super::summary::{self, Row};

const EXAMPLES: &str = "\
例如：
  nianbao render 年报.yaml                      文件写在年报旁边
  nianbao render 年报.yaml -o 上报 --to pdf     只要 PDF，写到“上报”文件夹
  nianbao render 各单位/ -o 汇总                把文件夹里的年报全部生成
  nianbao render 年报.yaml --to png --dpi 200   每一页一张图片，200 点/英寸
  nianbao render 年报.yaml --to html            放上政府网站的网页，一个文件
  nianbao render 年报.yaml --impose booklet     PDF 拼成 A3，双面印好对折就是小册子
  nianbao render 各单位/ -o 汇总 --bind 汇编.pdf  另外合订一本，供付印
  nianbao render 年报.yaml --style 本市版式.yaml   照本单位的版式：每页行数、行距、数字字体、页码等
  nianbao render 年报.yaml --layout board       公示栏用的 A3 大字版
  nianbao render 年报.yaml --layout digest      一图读懂：一张 A3 说清全年
  nianbao render 年报.yaml --draft              不合规则也生成，每页印“草稿”";

#[derive(Debug, Args)]
#[command(override_usage = "nianbao render [选项] <年报>...", help_template = HELP, after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    batch: Reports,
    /// 写到这个文件夹，没有就新建；不写则写在年报旁边
    #[arg(short, long, value_name = "文件夹", help_heading = "选项")]
    output: Option<PathBuf>,
    /// 要哪些格式，用逗号隔开：docx、pdf、png（PDF 的每一页一张图片）、html（放上网站的网页）；不写则要 docx 和 pdf
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
    #[command(flatten)]
    sheet: layout::Choice,
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

/// Renders reports; of those that were dropped on the program, the findings are left beside them.
pub(super) fn run(arguments: &Arguments, is_dropped: bool) -> Outcome {
    if let Some(problem) = contradiction(arguments) {
        return Outcome::unusable(&problem);
    }
    let grounds = match arguments.sheet.grounds(&arguments.basis) {
        Ok(grounds) => grounds,
        Err(problem) => return Outcome::unusable(&problem),
    };
    let mut outputs: Vec<Output> = Vec::new();
    for output in &arguments.to {
        if !outputs.contains(output) {
            outputs.push(*output);
        }
    }
    match render_all(arguments, &grounds, outputs, is_dropped) {
        Ok(outcome) => outcome,
        Err(problem) => Outcome::unusable(&problem),
    }
}

fn render_all(
    arguments: &Arguments,
    grounds: &Grounds,
    outputs: Vec<Output>,
    is_dropped: bool,
) -> Result<Outcome, Problem> {
    let (batch, checker) = grounds.batch(&arguments.batch)?;
    if arguments.qr.is_some() && batch.len() > 1 {
        let message = format!("这次有 {} 份年报，一个网址不能印在几份上", batch.len());
        return Err(Problem::call("--qr", message, "请一份一份生成，各写各的网址"));
    }
    if let Some(character) = arguments.qr.as_ref().and_then(|link| unprintable(link, grounds.library())) {
        let message = format!("网址里的“{character}”没有字体能印");
        return Err(Problem::call("--qr", message, "请换一个网址，或照浏览器的写法用 % 编码"));
    }
    let maker = Maker {
        renderer: Renderer {
            style: &grounds.style,
            library: grounds.library(),
            draft: arguments.draft,
            resolution: arguments.dpi.unwrap_or_default(),
            imposition: arguments.impose,
            link: arguments.qr.as_ref(),
        },
        checker,
        outputs,
        folder: arguments.output.as_deref(),
        is_bound: arguments.bind.is_some(),
        is_dropped,
    };
    let mut binding = arguments.bind.as_deref().map(Binding::new);
    let (mut claims, mut rows) = (Claims::default(), Vec::with_capacity(batch.len()));
    batch.run(
        |input| maker.make(input),
        |name, made| {
            let mut findings = made.as_ref().map(|made| made.transcript.messages()).unwrap_or_default();
            let made = made.and_then(|made| made.deliver(name, &mut claims));
            let Delivered { mut row, paged, problem } = made.unwrap_or_else(Delivered::failed);
            if let Some(problem) = problem {
                Outcome::unusable(&problem);
                findings.push_str(&format!("{problem}\n"));
            }
            if is_dropped {
                row.outcome = row.outcome.max(findings::leave(name, &findings));
            }
            rows.push(row);
            if let (Some(binding), Some(paged)) = (&mut binding, paged) {
                binding.add(paged);
            }
            Ok(())
        },
    )?;
    let bound = binding.map_or(Ok(Outcome::Fine), |binding| write_volume(binding, rows.len(), &maker, &mut claims));
    let bound = bound.unwrap_or_else(|problem| Outcome::unusable(&problem));
    let table = arguments.batch.summary.as_deref();
    summary::finish(table, &rows, &WORDS).map(|outcome| outcome.max(bound))
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
    } else if arguments.sheet.layout.hangs() && arguments.impose.is_some() {
        Some(hanging("--impose", "已经是 A3，不拼版"))
    } else if arguments.sheet.layout.hangs() && arguments.bind.is_some() {
        Some(hanging("--bind", "一张张单面张贴，不合订"))
    } else if arguments.bind.is_some() && !has(Output::Pdf) {
        Some(idle("--bind", " PDF", Output::Pdf))
    } else {
        None
    }
}

/// What becomes of reports, in this command's words.
const WORDS: Words = Words { fine: "正常", broken: "不合规则", unusable: "无法处理" };

/// Makes the files of reports.
struct Maker<'a> {
    renderer: Renderer<'a>,
    outputs: Vec<Output>,
    folder: Option<&'a Path>,
    checker: Checker<'a>,
    /// Whether the reports of this run are bound in one file.
    is_bound: bool,
    /// Whether what is told of a report is also left beside it.
    is_dropped: bool,
}

impl Maker<'_> {
    /// Checks a report and makes its files, which are not in their places yet.
    fn make(&self, input: Input) -> Made {
        let checked = Checked::new(input, &self.checker, &self.renderer, &self.outputs);
        let origin = checked.origin();
        let transcript = if self.is_dropped { Transcript::plain() } else { Transcript::new() };
        let mut made = Made { transcript, row: Row::of(&checked), staged: None, paged: None };
        made.transcript.say_complaints(origin, &checked.complaints);
        let Some(prepared) = &checked.prepared else { return made };
        if has_errors(&checked.complaints) && !self.renderer.draft {
            let message = "不合规则，没有生成文件；请改正，或加 --draft 先出草稿";
            made.transcript.say(&format_args!("{}：{message}", origin.name));
            return made;
        }
        let files = match self.renderer.write(prepared, &self.outputs) {
            Ok(files) => files,
            Err(complaints) => {
                made.transcript.say_complaints(origin, &complaints);
                made.row.outcome = Outcome::Unusable;
                return made;
            }
        };
        made.staged = Some(Staged::new(self.folder.unwrap_or(&folder_of(&checked.path).0), &files));
        made.paged = checked.prepared.filter(|_| self.is_bound).and_then(Prepared::paged);
        made
    }
}

/// What was made of a report, until its turn has come.
struct Made {
    transcript: Transcript,
    row: Row,
    /// Its files, if it has any.
    staged: Option<Result<Staged, Problem>>,
    /// Its pages, if they are to be bound.
    paged: Option<Paged>,
}

impl Made {
    /// Tells what there is to tell of the report of that name, and puts its files in their places.
    fn deliver(self, name: &str, claims: &mut Claims) -> Result<Delivered, Problem> {
        self.transcript.tell()?;
        let Some(staged) = self.staged else { return Ok(Delivered { row: self.row, paged: None, problem: None }) };
        let placed = staged.and_then(|staged| claims.place(staged, name));
        Ok(match placed.and_then(|paths| tell_paths(&paths).map(|()| paths)) {
            Ok(paths) => Delivered { row: self.row.written(&paths), paged: self.paged, problem: None },
            Err(problem) => Delivered { row: self.row.spoiled(&problem), paged: None, problem: Some(problem) },
        })
    }
}

/// What became of a report.
struct Delivered {
    row: Row,
    /// Its pages, if they are to be bound.
    paged: Option<Paged>,
    /// What went wrong, but for what stands in the report.
    problem: Option<Problem>,
}

impl Delivered {
    fn failed(problem: Problem) -> Self {
        Delivered { row: Row::failed(&problem), paged: None, problem: Some(problem) }
    }
}

fn tell_paths(paths: &[PathBuf]) -> Result<(), Problem> {
    paths.iter().try_for_each(|path| result(&path.display()))
}

/// Writes the volume of that many reports.
fn write_volume(
    binding: Binding<'_>,
    reports: usize,
    maker: &Maker<'_>,
    claims: &mut Claims,
) -> Result<Outcome, Problem> {
    let path = binding.file();
    let bytes = match binding.finish(reports, &maker.renderer) {
        Ok(bytes) => bytes,
        Err(outcome) => return Ok(outcome),
    };
    let placed = claims.place(Staged::one(path, bytes)?, &path.display().to_string())?;
    tell_paths(&placed).map(|()| Outcome::Fine)
}

/// The files of a run and the reports that they come from.
#[derive(Default)]
struct Claims(HashMap<PathBuf, Claim>);

struct Claim {
    file: String,
    report: String,
}

impl Claims {
    /// Puts the files of a report in their places, unless another report of this run has files of the same names.
    fn place(&mut self, staged: Staged, report: &str) -> Result<Vec<PathBuf>, Problem> {
        // Two reports may name one folder in two ways.
        let here = or_current(staged.folder());
        let here = here.canonicalize().unwrap_or_else(|_| here.to_owned());
        let names: Vec<String> = staged.names().map(str::to_owned).collect();
        for name in &names {
            let Some(Claim { file, report: other }) = self.0.get(&here.join(folded(name))) else { continue };
            let message = if file == name {
                format!("要写的 {name} 刚由 {other} 写出")
            } else {
                format!("要写的 {name} 和 {other} 写出的 {file} 只差大小写，在有的磁盘上是同一个文件")
            };
            return Err(Problem::call(report, message, "请改标题，或分两次生成、用 -o 写到不同的文件夹"));
        }
        let paths = staged.place()?;
        let claim = |name: String| (here.join(folded(&name)), Claim { file: name, report: report.to_owned() });
        self.0.extend(names.into_iter().map(claim));
        Ok(paths)
    }
}

/// The name of a file as disks of Windows and macOS compare it.
fn folded(name: &str) -> String {
    name.nfc().flat_map(char::to_lowercase).collect()
}
