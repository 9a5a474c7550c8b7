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
/// What the report says of the year's work: results, problems, improvements.
const REVIEWED: Clause = Clause::Of("《中华人民共和国政府信息公开条例》第五十条第（四）项");
/// Who reports, about what, and until when.
const SUBMISSION: Clause = Clause::Of("《中华人民共和国政府信息公开条例》第四十九条");
/// What no document that all keep asks for, but the authority above.
const DEMAND: Clause = Clause::Of("主管部门的核对要求");

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
/// All parts of the report are there. A title that names body and year otherwise than the form only warns.
pub const FORM_COMPLETE: Code =
    error("FORM-COMPLETE", "六个部分都有内容，标题写明行政机关和年度，统计期限在本年度内", Clause::Form);
/// The tables have figures. Of one or two that are left out, and of a report without its day, it only warns.
pub const NOT_FILLED: Code = error("NOT-FILLED", "三张表都填了数，写明了公开日期", Clause::Form);
/// The day of publication.
pub const DEADLINE: Code =
    warning("DEADLINE", "部门、乡镇和街道在次年1月31日前、县级以上地方人民政府在次年3月31日前公布", SUBMISSION);
/// 一 speaks of the five aspects that the notice names.
pub const ASPECTS: Code = warning(
    "ASPECTS",
    "总体情况讲到主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面",
    Clause::Of("国办公开办函〔2021〕30号，一、报告内容（一）总体情况"),
);
/// What governments owe beside.
pub const GOVERNMENT_RESULTS: Code =
    warning("ASPECTS-GOVERNMENT", "各级人民政府的年报讲到工作考核、社会评议和责任追究结果", REVIEWED);
/// 五 states problems and measures.
pub const PROBLEMS: Code = warning("PROBLEMS", "存在的主要问题及改进情况，既写问题，也写改进情况", REVIEWED);
/// 六 says what was collected as 信息处理费. It has nothing to do with 行政事业性收费, which are all fees of a body.
pub const PROCESSING_FEE: Code = warning(
    "PROCESSING-FEE",
    "写明收取信息处理费的情况，没有收取也要写明",
    Clause::Of("年报格式第六部分的填写说明“收取信息处理费情况在此处报告”"),
);
/// The prose is about the report's year.
pub const WRONG_YEAR: Code = warning("WRONG-YEAR", "正文讲的是报告年度的情况", SUBMISSION);
/// The prose is the report's body's.
pub const WRONG_BODY: Code = warning("WRONG-BODY", "正文讲的是本机关的情况", SUBMISSION);
/// The prose was written for this report.
pub const COPIED: Code = warning(
    "COPIED",
    "各段不照抄上年度年报，也不照抄别的机关的年报",
    Clause::Of("国办公开办函〔2021〕30号（四）明确责任：内容雷同、敷衍塞责等问题"),
);
/// 规章 are made by departments of the State Council, provinces, cities with districts and autonomous prefectures.
pub const RULEMAKING: Code = warning(
    "RULEMAKING",
    "没有规章制定权的机关，规章件数填 0 或不适用",
    Clause::Of("《中华人民共和国立法法》第四章第二节 规章"),
);
/// Nobody's numbers are published.
pub const PERSONAL_DATA: Code = warning(
    "PERSONAL-DATA",
    "公开的文字里没有个人的身份证号、手机号、银行卡号",
    Clause::Of("《中华人民共和国政府信息公开条例》第十五条"),
);
/// Marks come in pairs, once, full-width, and at the end.
pub const PUNCTUATION: Code =
    warning("PUNCTUATION", "标点成对、不重复、用全角，每段有句末标点", Clause::Of("GB/T 15834—2011《标点符号用法》"));
/// A figure is of the size that it was last year.
pub const JUMP: Code = warning("JUMP", "各数和上年度相比没有异常的增减", DEMAND);
/// 一 is no longer than its authority wants it.
pub const LENGTH: Code = warning("LENGTH", "总体情况的篇幅不超过规定的字数", DEMAND);

/// The rules of every edition.
pub const ALWAYS: &[&Code] = &[
    &T2_BALANCE,
    &T2_RESULTS,
    &T2_ROWTOTAL,
    &T2_CARRY,
    &T3_TOTAL,
    &FORM_COMPLETE,
    &NOT_FILLED,
    &T1_INFORCE,
    &T1_STOCK,
    &TEXT_FIGURES,
    &DEADLINE,
    &GOVERNMENT_RESULTS,
    &PROBLEMS,
    &WRONG_YEAR,
    &WRONG_BODY,
    &COPIED,
    &PERSONAL_DATA,
    &PUNCTUATION,
    &JUMP,
    &LENGTH,
    &PREVIOUS_BODY,
];

/// The rules that came with the form of 2021 and what was made since.
pub const SINCE_2021: &[&Code] = &[&ASPECTS, &PROCESSING_FEE, &RULEMAKING];

/// Rules that are not kept by every sound report, so that they are silent unless a profile asks for them. JUMP and LENGTH
/// wait for the limits that a profile sets.
pub const ON_DEMAND: &[&Code] = &[&GOVERNMENT_RESULTS];

/// Every rule there is.
pub fn all() -> impl Iterator<Item = &'static Code> {
    ALWAYS.iter().chain(SINCE_2021).copied()
}

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
