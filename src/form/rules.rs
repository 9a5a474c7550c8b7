//! 勾稽关系 and the other rules a report must keep: what each says and where it comes from.

use super::{Axis, Part};

/// How bad it is to break a [`Rule`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The report cannot be handed in like this.
    Error,
    /// The report is probably wrong.
    Warning,
}

impl Severity {
    /// Its Chinese name.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "错误",
            Severity::Warning => "提醒",
        }
    }
}

/// A rule a report must keep.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable id.
    pub id: &'static str,
    /// How bad it is to break it.
    pub severity: Severity,
    /// What it says.
    pub statement: &'static str,
    /// Where it comes from.
    pub clause: &'static str,
}

/// A rule that compares one figure with others of this year and of last year, beside the sums that the form states.
#[derive(Debug)]
pub struct Comparison {
    /// The rule.
    pub rule: &'static Rule,
    /// Key of the table.
    pub table: &'static str,
    /// Whether the parts are rows (compared in each column) or columns (compared on each line that has them).
    pub over: Axis,
    /// The figure that must be right.
    pub left: Part,
    /// What it is called.
    pub left_name: &'static str,
    /// How it stands to the right.
    pub relation: Relation,
    /// Figures of this year that are added on the right.
    pub plus: &'static [Part],
    /// Figures of this year that are taken off on the right.
    pub minus: &'static [Part],
    /// Figures of last year that are added on the right.
    pub last_year: &'static [Part],
    /// What the right is called.
    pub right_name: &'static str,
}

/// How the two sides of a [`Comparison`] stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Both are the same.
    Equal,
    /// The left is not below the right.
    AtLeast,
}

const FORM: &str = "国办公开办函〔2021〕30号";
const REGULATION: &str = "《中华人民共和国政府信息公开条例》第五十条";

const fn error(id: &'static str, statement: &'static str, clause: &'static str) -> Rule {
    Rule { id, severity: Severity::Error, statement, clause }
}

const fn warning(id: &'static str, statement: &'static str, clause: &'static str) -> Rule {
    Rule { id, severity: Severity::Warning, statement, clause }
}

const fn part(path: &'static str) -> Part {
    Part { path, except: &[] }
}

/// 表二: per column, 一 + 二 = 三（七） + 四.
pub const T2_BALANCE: Rule = error("T2-BALANCE", "表二每列，第一项加第二项之和，等于第三项加第四项之和", FORM);
/// 表二: per column, 三（七）总计 is the sum of all results.
pub const T2_RESULTS: Rule = error("T2-RESULTS", "表二每列，第三项（七）总计，等于（一）至（六）各行之和", FORM);
/// 表二: per row, 总计 is the sum of the six kinds of applicants.
pub const T2_ROWTOTAL: Rule = error("T2-ROWTOTAL", "表二每行，总计等于自然人与法人或其他组织各列之和", FORM);
/// 表三: per group, 总计 is the sum of the outcomes.
pub const T3_TOTAL: Rule = error("T3-TOTAL", "表三每组，总计等于结果维持、结果纠正、其他结果、尚未审结之和", FORM);
/// 表二: what last year carried forward is what this year carries over.
pub const T2_CARRY: Rule = error("T2-CARRY", "表二每列，上年结转数量等于上年度年报的结转下年度继续办理数量", FORM);
/// 表一: what is in force follows from last year. Documents that lapse by themselves, or that other bodies took over,
/// break it rightly, which is why it only warns.
pub const T1_STOCK: Rule =
    warning("T1-STOCK", "表一每行，现行有效件数等于上年现行有效件数加本年制发件数减本年废止件数", FORM);
/// 表一: what is in force cannot be less than what was issued and not repealed. That it is more is usual: what earlier
/// years issued is in force too.
pub const T1_INFORCE: Rule = warning("T1-INFORCE", "表一每行，现行有效件数不少于本年制发件数减本年废止件数", FORM);
/// The figures in the prose are those of the tables; see [`super::claims`].
pub const TEXT_FIGURES: Rule = warning("TEXT-FIGURES", "正文里的数和表里的数一致", REGULATION);
/// Last year's report is of the same body.
pub const PREVIOUS_BODY: Rule = warning("PREVIOUS-BODY", "用来核对的上年度年报，是同一行政机关的年报", FORM);
/// All parts of the report are there.
pub const FORM_COMPLETE: Rule =
    error("FORM-COMPLETE", "六个部分都有内容，标题写明行政机关和年度，统计期限在本年度内", FORM);
/// The day of publication.
pub const DEADLINE: Rule = warning(
    "DEADLINE",
    "政府部门在次年1月31日前、县级以上地方人民政府在次年3月31日前公布",
    "《中华人民共和国政府信息公开条例》第四十九条",
);

/// Every rule there is.
pub const ALL: [&Rule; 11] = [
    &T2_BALANCE,
    &T2_RESULTS,
    &T2_ROWTOTAL,
    &T2_CARRY,
    &T3_TOTAL,
    &FORM_COMPLETE,
    &T1_INFORCE,
    &T1_STOCK,
    &TEXT_FIGURES,
    &DEADLINE,
    &PREVIOUS_BODY,
];

/// The comparisons beside the sums of the form.
pub const COMPARISONS: &[Comparison] = &[
    Comparison {
        rule: &T2_CARRY,
        table: "applications",
        over: Axis::Rows,
        left: part("carried_over"),
        left_name: "上年结转",
        relation: Relation::Equal,
        plus: &[],
        minus: &[],
        last_year: &[part("carried_forward")],
        right_name: "上年度年报的结转下年度继续办理",
    },
    Comparison {
        rule: &T1_INFORCE,
        table: "proactive_disclosure",
        over: Axis::Columns,
        left: part("in_force"),
        left_name: "现行有效件数",
        relation: Relation::AtLeast,
        plus: &[part("issued")],
        minus: &[part("repealed")],
        last_year: &[],
        right_name: "本年制发件数减本年废止件数",
    },
    Comparison {
        rule: &T1_STOCK,
        table: "proactive_disclosure",
        over: Axis::Columns,
        left: part("in_force"),
        left_name: "现行有效件数",
        relation: Relation::Equal,
        plus: &[part("issued")],
        minus: &[part("repealed")],
        last_year: &[part("in_force")],
        right_name: "上年现行有效件数加本年制发件数减本年废止件数",
    },
];
