//! Which of the reports of the year before belong to a report: that of its body, and those of bodies that it took over.

use std::sync::LazyLock;

use regex::Regex;

use crate::body::Body;
use crate::form::Table;
use crate::form::fields::FieldId;
use crate::form::rules::PREVIOUS_BODY;
use crate::report::{Block, Report};
use crate::source::{Clause, Code, Diagnostic, Severity};

/// The report of the year before is one.
pub static PREVIOUS_YEAR: Code = Code {
    id: "PREVIOUS-YEAR",
    severity: Severity::Error,
    statement: "用来核对的上年度年报，是上一年度的年报",
    clause: Clause::Program,
};

/// Words by which a sentence tells of a reform of bodies.
const REFORMED: &str = "机构改革|机构调整|机构整合|区划调整|职[能责].{0,4}(划转|划入|划出|整合)|撤并";
static REFORM: LazyLock<Regex> = LazyLock::new(|| Regex::new(REFORMED).expect("a pattern"));
/// Words of a sentence that tells how bodies became others; those that are said of other things too tell only beside
/// the name of a body.
static BECOMING: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!("{REFORMED}|合并|并入|更名|改名|组建")).expect("a pattern"));

/// The reports of the year before that a report follows; several where bodies were merged.
#[derive(Debug, Default)]
pub(super) struct LastYear<'a> {
    reports: Vec<&'a Report>,
    /// Whether the report tells of a reform of bodies, after which figures need not follow from last year's.
    reformed: bool,
}

impl<'a> LastYear<'a> {
    /// Those among `given` that a report follows, and what there is to say of the choice. `meant` tells that they were
    /// given for this very report, whatever bodies they name, and not for many reports that have to be told apart.
    pub(super) fn of(report: &Report, given: &'a [Report], meant: bool) -> (Self, Option<Diagnostic>) {
        let before: Vec<&Report> = given.iter().filter(|other| precedes(other, report)).collect();
        match given {
            [] => return (LastYear::default(), None),
            [other, ..] if before.is_empty() && meant => {
                return (LastYear::default(), previous_year(report, other).err());
            }
            _ => {}
        }
        let sentences = becomings(report);
        let is_own = |other: &Report| other.body() == report.body();
        let is_named = |other: &Report| {
            !is_own(other) && sentences.iter().any(|sentence| sentence.contains(Body(other.body()).root()))
        };
        let mut reports = before.clone();
        reports.retain(|other| is_own(other) || is_named(other));
        if reports.is_empty() {
            reports = before;
            reports.retain(|other| meant || Body(report.body()).is_called(other.body()));
        }
        let told = match reports.as_slice() {
            [] => Some(missing(report)),
            [one] if is_own(one) => None,
            [one] => Some(other_body(report, one)),
            several => Some(merged(report, several)),
        };
        (LastYear { reports, reformed: sentences.iter().any(|text| REFORM.is_match(text)) }, told)
    }

    /// The reports.
    pub(super) fn reports(&self) -> &[&'a Report] {
        &self.reports
    }

    /// Whether figures that do not follow may well be right.
    pub(super) fn is_uncertain(&self) -> bool {
        self.reformed || self.reports.len() > 1
    }

    /// What the cells of last year that stand under the same keys as a figure add up to, in millionths; none without
    /// reports, and where one has no such cell or one that could not be read.
    pub(super) fn sum(&self, table: &Table, figure: usize) -> Option<i128> {
        let of_report = |report: &&Report| {
            let figures = report.figures(table.id());
            let figure = figures.table().counterpart(table, figure)?;
            (!figures.is_unreadable(figure)).then(|| figures.printed(figure).micros())
        };
        self.reports.first()?;
        self.reports.iter().map(of_report).sum()
    }
}

/// Whether a report is about the year before another, so that the two can be compared.
///
/// # Errors
/// The complaint about `previous` if it is not: [`PREVIOUS_YEAR`], which has no place in the file of either.
pub fn previous_year(report: &Report, previous: &Report) -> Result<(), Diagnostic> {
    if precedes(previous, report) {
        return Ok(());
    }
    let (year, last) = (report.year(), previous.year());
    let message = format!("这是 {last} 年度的年报，不能当作 {year} 年度的上年度年报");
    Err(Diagnostic::new(&PREVIOUS_YEAR, message).advise(format!("请给出 {} 年度的年报", year.saturating_sub(1))))
}

fn precedes(other: &Report, report: &Report) -> bool {
    other.year().checked_add(1) == Some(report.year())
}

/// The sentences of a report that may tell how bodies became others.
fn becomings(report: &Report) -> Vec<String> {
    let texts = report.blocks().flat_map(Block::prose).map(|text| text.plain());
    let of_text = |text: String| -> Vec<String> {
        text.split_inclusive('。').filter(|sentence| BECOMING.is_match(sentence)).map(str::to_owned).collect()
    };
    texts.flat_map(of_text).collect()
}

fn of_body(report: &Report, message: String) -> Diagnostic {
    Diagnostic::new(&PREVIOUS_BODY, message).at_if(report.field_span(FieldId::Body)).in_place(FieldId::Body.label())
}

fn missing(report: &Report) -> Diagnostic {
    let message = format!("没有给出“{}”{} 年度的年报，和上年度衔接的数没有核对", report.body(), report.year() - 1);
    of_body(report, message).advise("请核对文件里的行政机关名称和年度；上年度没有这个机关的，可以不改")
}

/// Tells of last year's report if it is of a body of another name.
fn other_body(report: &Report, other: &Report) -> Diagnostic {
    let message = format!("本年度写的是“{}”，上年度年报写的是“{}”", report.body(), other.body());
    of_body(report, message).advise("请核对是不是给错了文件；如果是机关改名或机构改革，可以不改")
}

fn merged(report: &Report, several: &[&Report]) -> Diagnostic {
    let names: Vec<String> = several.iter().map(|other| format!("“{}”", other.body())).collect();
    let message = format!("上年度的数按{}的年报之和核对", names.join("、"));
    of_body(report, message).advise("请核对是不是这几个机关合并而来；职能只划转一部分的，数可以对不上")
}
