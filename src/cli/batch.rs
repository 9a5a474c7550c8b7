//! The reports of a run: which files they are, and work on them by all cores, told of in the order in which they stand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Mutex, PoisonError};

use clap::Args;
use nianbao::check::{Gathering, Passages};
use nianbao::formats::{Reading, read_values};
use nianbao::source::Origin;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::disk::read_report;
use super::fault::isolate;
use super::inputs;
use super::kind::Kind;
use super::problem::Problem;
use super::progress::Progress;
use super::summary;

/// Most reports that are worked on at a time: more than any machine has cores for.
const MOST_JOBS: usize = 256;
/// Most bytes of files whose reports are kept from the survey for the work on them, since all of a thousand would fill the
/// memory; the others are read again.
const MOST_KEPT: u64 = 256 * 1024;
/// Stack of a worker, in bytes: what the main thread of a program has.
const STACK: usize = 8 * 1024 * 1024;

#[derive(Debug, Args)]
pub(super) struct Reports {
    /// 年报文件（.yaml、.json、.xlsx）、文件夹或通配符；- 是标准输入
    #[arg(value_name = "年报", required = true, help_heading = "参数")]
    names: Vec<PathBuf>,
    /// 同时处理几份；不写则用全部处理器
    #[arg(long, value_name = "份数", value_parser = jobs, help_heading = "选项")]
    jobs: Option<usize>,
    /// 另写一张结果表（.csv、.xlsx 或 .json）：每份年报的机关、年度、结果、错误和提醒各几处、写出的文件
    #[arg(long, value_name = "文件", value_parser = summary::file, help_heading = "选项")]
    pub(super) summary: Option<PathBuf>,
}

fn jobs(count: &str) -> Result<usize, String> {
    let count = count.parse().ok().filter(|count| (1..=MOST_JOBS).contains(count));
    count.ok_or_else(|| format!("请写 1 到 {MOST_JOBS} 之间的整数"))
}

/// The reports of a run.
pub(super) struct Batch {
    pool: ThreadPool,
    entries: Vec<Result<Input, Problem>>,
}

/// A report file.
pub(super) struct Input {
    pub(super) path: PathBuf,
    /// What it holds, if that was kept.
    reading: Option<Box<Reading>>,
}

impl Input {
    /// What it holds.
    pub(super) fn read(self) -> Reading {
        self.reading.map_or_else(|| read_report(&self.path), |reading| *reading)
    }
}

impl Batch {
    /// The report files that the arguments stand for. All are read before any is checked, for what they have in common;
    /// not all that is read is kept, as there may be thousands. A profile or house style that lies beside reports is passed
    /// over, and so are tables of results that earlier runs left there. With them come all passages of theirs that may be
    /// copied, behind those of last year's.
    pub(super) fn new(arguments: &Reports, last_year: Passages) -> Result<(Self, Passages), Problem> {
        let mut files = inputs::expand(&arguments.names);
        if let Some(table) = &arguments.summary {
            let at = files.iter().position(|file| file.as_ref().is_ok_and(|path| is_same(table, path)));
            if let Some(Ok(path)) = at.map(|at| files.remove(at))
                && arguments.names.contains(&path)
            {
                let name = path.display().to_string();
                return Err(Problem::call(&name, "结果表会写在这份年报上", "请给 --summary 换个文件名"));
            }
        }
        let jobs = arguments.jobs.or_else(|| std::thread::available_parallelism().ok().map(usize::from)).unwrap_or(1);
        let builder = ThreadPoolBuilder::new().num_threads(jobs).stack_size(STACK);
        let pool = builder
            .build()
            .map_err(|_| Problem::call("--jobs", format!("系统不让同时处理 {jobs} 份"), "请写一个小一些的数"))?;
        let progress = Progress::new("读取", files.len());
        let alone = files.len() == 1;
        let kept = AtomicU64::new(0);
        let keeps = |path: &Path| {
            let size = path.metadata().map_or(MOST_KEPT, |metadata| metadata.len()).min(MOST_KEPT);
            alone || kept.fetch_add(size, Ordering::Relaxed) + size < MOST_KEPT
        };
        let gathering = Mutex::new(Gathering::after(last_year));
        let survey = |(place, file): (usize, Result<PathBuf, Problem>)| {
            let path = match file {
                Ok(path) => path,
                Err(problem) => return Some(Err(problem)),
            };
            let surveyed = isolate(|| survey(&path, keeps(&path), &arguments.names));
            progress.advance();
            // A fault will come again, and is told when the turn of the report has come.
            let (entry, passages) = surveyed.unwrap_or((Some(Ok(Input { path, reading: None })), None));
            if let Some(passages) = passages {
                gathering.lock().unwrap_or_else(PoisonError::into_inner).add(place, passages);
            }
            entry
        };
        let surveyed: Vec<_> = pool.install(|| files.into_par_iter().enumerate().map(survey).collect());
        let entries = surveyed.into_iter().flatten().collect();
        let gathering = gathering.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok((Batch { pool, entries }, gathering.finish()))
    }

    /// How many names of the call came to something, be it a problem.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// How many reports there are.
    pub(super) fn reports(&self) -> usize {
        self.entries.iter().flatten().count()
    }

    /// Works on all reports at once, and hands over what came of each in their order, with the name of its file. Of a
    /// report whose work brings out a fault of the program, that comes. No more than a few wait for their turn.
    pub(super) fn run<W: Send>(
        self,
        work: impl Fn(Input) -> W + Sync,
        mut deliver: impl FnMut(&str, Result<W, Problem>) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        let Batch { pool, entries, .. } = self;
        let progress = Progress::new("处理", entries.len());
        let names: Vec<String> = entries.iter().map(name).collect();
        let ahead = 2 * pool.current_num_threads();
        let mut entries = entries.into_iter().enumerate();
        pool.in_place_scope_fifo(|scope| {
            let (sender, receiver) = channel();
            let start = |next: Option<(usize, Result<Input, Problem>)>| {
                let Some((at, entry)) = next else { return };
                let (sender, work, name) = (sender.clone(), &work, &names[at]);
                scope.spawn_fifo(move |_| {
                    let done = entry.and_then(|input| isolate(|| work(input)).map_err(|fault| fault.problem(name)));
                    // Nobody is there to take it where a result could not be written.
                    let _ = sender.send((at, done));
                });
            };
            entries.by_ref().take(ahead).for_each(|next| start(Some(next)));
            let mut early = BTreeMap::new();
            for (turn, name) in names.iter().enumerate() {
                let done = loop {
                    if let Some(done) = early.remove(&turn) {
                        break done;
                    }
                    // A sender is in this scope, so that there is always one more to come.
                    let Ok((at, done)) = receiver.recv() else { return Ok(()) };
                    early.insert(at, done);
                };
                progress.aside(|| deliver(name, done))?;
                progress.advance_in_turn();
                start(entries.next());
            }
            Ok(())
        })
    }
}

/// The name of a file, as the user gave it.
fn name(entry: &Result<Input, Problem>) -> String {
    match entry {
        Ok(input) => input.path.display().to_string(),
        Err(problem) => problem.name.clone(),
    }
}

/// A report file, or why it is none, with its passages; none if it is passed over.
fn survey(path: &Path, keep: bool, named: &[PathBuf]) -> (Option<Result<Input, Problem>>, Option<Passages>) {
    let is_named = named.iter().any(|name| name == path);
    let name = path.display().to_string();
    let reading = read_report(path);
    if let Some(kind) = other(path, &reading) {
        let advice = format!("{}，再写年报文件", kind.advice());
        let problem = Problem::call(&name, format!("这是{}，不是年报", kind.name()), &advice);
        return (is_named.then_some(Err(problem)), None);
    }
    let passages = reading.usable().map(|report| Passages::of([report]));
    // Standard input cannot be read again.
    let keep = keep || name == "-";
    // Its values as they are written are of no more use, and take most of its memory.
    let reading = keep.then(|| Box::new(Reading { root: None, ..reading }));
    (Some(Ok(Input { path: path.to_owned(), reading })), passages)
}

/// Whether two names stand for one file that is there.
fn is_same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// What a file holds that is no report but settings or a table of results.
fn other(path: &Path, reading: &Reading) -> Option<Kind> {
    if reading.report.is_some() {
        return None;
    }
    if summary::is_workbook(path) {
        return Some(Kind::Summary);
    }
    let Origin { name, text } = &reading.origin;
    Kind::of(&read_values(name, text.as_bytes()).1?).filter(|kind| *kind != Kind::Report)
}

#[cfg(test)]
mod tests {
    use nianbao::check::Passages;

    use super::{Batch, Reports};

    /// Guards the others where one report brings out a fault of the program.
    #[test]
    fn a_report_that_brings_out_a_fault_fails_alone() {
        crate::cli::fault::quiet();
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["1.yaml", "2.yaml", "3.yaml", "4.yaml", "5.yaml", "6.yaml", "7.yaml"] {
            std::fs::write(folder.path().join(name), "body: 甲局\nyear: 2023\n").expect("written");
        }
        for jobs in [1, 3] {
            let names = vec![folder.path().to_owned(), "没有.yaml".into()];
            let reports = Reports { names, jobs: Some(jobs), summary: None };
            let (batch, _) = Batch::new(&reports, Passages::default()).expect("a batch");
            let mut told = Vec::new();
            let work = |input: super::Input| match input.path.file_stem().and_then(|stem| stem.to_str()) {
                Some("3" | "4") => panic!("坏了"),
                stem => stem.unwrap_or_default().to_owned(),
            };
            let ran = batch.run(work, |name, done| {
                let name = std::path::Path::new(name).file_name().expect("a name").to_string_lossy().into_owned();
                told.push((name, done.map_err(|problem| problem.complaint.code.id)));
                Ok(())
            });
            ran.expect("all delivered");
            let mut expected: Vec<(String, Result<String, &str>)> =
                (1..=7).map(|at| (format!("{at}.yaml"), Ok(at.to_string()))).collect();
            expected[2].1 = Err("FAULT");
            expected[3].1 = Err("FAULT");
            expected.push(("没有.yaml".to_owned(), Err("FILE")));
            assert_eq!(told, expected, "with {jobs} workers");
        }
    }
}
