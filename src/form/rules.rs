//! 勾稽关系 and the other rules a report must keep: what each says and where it comes from.

use super::structure::{Axis, Part, TableId, part};
use crate::source::{Clause, Code, Severity};

/// A rule that compares one figure with others of this year and of last year, beside the sums that the form states.
#[derive(Debug)]
pub struct Comparison {
    /// The rule.
    pub rule: &'static Code,
    /// The table.
    pub table: TableId,
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

const REGULATION: Clause = Clause::Of("《中华人民共和国政府信息公开条例》第五十条");

const fn error(id: &'static str, statement: &'static str, clause: Clause) -> Code {
    Code { id, severity: Severity::Error, statement, clause }
}

const fn warning(id: &'static str, statement: &'static str, clause: Clause) -> Code {
    Code { id, severity: Severity::Warning, statement, clause }
}

/// Table of 三: per column, 一 + 二 = 三（七） + 四.
pub const T2_BALANCE: Code =
    error("T2-BALANCE", "收到和处理申请的表，每列，第一项加第二项之和，等于第三项加第四项之和", Clause::Form);
/// Table of 三: per column, 三（七）总计 is the sum of all results.
pub const T2_RESULTS: Code =
    error("T2-RESULTS", "收到和处理申请的表，每列，第三项（七）总计，等于（一）至（六）各行之和", Clause::Form);
/// Table of 三: per row, 总计 is the sum of the six kinds of applicants.
pub const T2_ROWTOTAL: Code =
    error("T2-ROWTOTAL", "收到和处理申请的表，每行，总计等于自然人与法人或其他组织各列之和", Clause::Form);
/// Table of 四: per group, 总计 is the sum of the outcomes.
pub const T3_TOTAL: Code =
    error("T3-TOTAL", "复议、诉讼的表，每组，总计等于结果维持、结果纠正、其他结果、尚未审结之和", Clause::Form);
/// Table of 三: what last year carried forward is what this year carries over.
pub const T2_CARRY: Code =
    error("T2-CARRY", "收到和处理申请的表，每列，上年结转数量等于上年度年报的结转下年度继续办理数量", Clause::Form);
/// Table of 二: what is in force follows from last year. Documents that lapse by themselves, or that other bodies took over,
/// break it rightly, which is why it only warns.
pub const T1_STOCK: Code = warning(
    "T1-STOCK",
    "主动公开的表，每行，现行有效件数等于上年现行有效件数加本年制发件数减本年废止件数",
    Clause::Form,
);
/// Table of 二: what is in force cannot be less than what was issued and not repealed. That it is more is usual: what earlier
/// years issued is in force too.
pub const T1_INFORCE: Code =
    warning("T1-INFORCE", "主动公开的表，每行，现行有效件数不少于本年制发件数减本年废止件数", Clause::Form);
/// The figures in the prose are those of the tables; see [`super::claims`].
pub const TEXT_FIGURES: Code = warning("TEXT-FIGURES", "正文里的数和表里的数一致", REGULATION);
/// Last year's report is of the same body.
pub const PREVIOUS_BODY: Code = warning("PREVIOUS-BODY", "用来核对的上年度年报，是同一行政机关的年报", Clause::Form);
/// All parts of the report are there.
pub const FORM_COMPLETE: Code =
    error("FORM-COMPLETE", "六个部分都有内容，标题写明行政机关和年度，统计期限在本年度内", Clause::Form);
/// The day of publication.
pub const DEADLINE: Code = warning(
    "DEADLINE",
    "政府部门在次年1月31日前、县级以上地方人民政府在次年3月31日前公布",
    Clause::Of("《中华人民共和国政府信息公开条例》第四十九条"),
);

/// Every rule there is.
pub const ALL: &[&Code] = &[
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

/// What last year carried forward is what this year carries over, in every edition.
pub const CARRIED_OVER: Comparison = Comparison {
    rule: &T2_CARRY,
    table: TableId::Applications,
    over: Axis::Rows,
    left: part("carried_over"),
    left_name: "上年结转",
    relation: Relation::Equal,
    plus: &[],
    minus: &[],
    last_year: &[part("carried_forward")],
    right_name: "上年度年报的结转下年度继续办理",
};
