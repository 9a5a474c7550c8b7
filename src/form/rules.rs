//! 勾稽关系 and the other rules a report must keep: what each says and where it comes from.

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

const FORM: &str = "国办公开办函〔2021〕30号";

const fn error(id: &'static str, statement: &'static str, clause: &'static str) -> Rule {
    Rule { id, severity: Severity::Error, statement, clause }
}

const fn warning(id: &'static str, statement: &'static str, clause: &'static str) -> Rule {
    Rule { id, severity: Severity::Warning, statement, clause }
}

/// 表二: per column, 一 + 二 = 三（七） + 四.
pub const T2_BALANCE: Rule = error("T2-BALANCE", "第一项加第二项之和，等于第三项加第四项之和", FORM);
/// 表二: per column, 三（七）总计 is the sum of all results.
pub const T2_RESULTS: Rule = error("T2-RESULTS", "第三项（七）总计，等于（一）至（六）各行之和", FORM);
/// 表二: per row, 总计 is the sum of the six kinds of applicants.
pub const T2_ROWTOTAL: Rule = error("T2-ROWTOTAL", "每行总计，等于自然人与法人或其他组织各列之和", FORM);
/// 表三: per group, 总计 is the sum of the outcomes.
pub const T3_TOTAL: Rule = error("T3-TOTAL", "每组总计，等于结果维持、结果纠正、其他结果、尚未审结之和", FORM);
/// 表一: what is in force cannot be less than what was issued and not repealed.
pub const T1_INFORCE: Rule = warning("T1-INFORCE", "现行有效件数，不少于本年制发件数减本年废止件数", FORM);
/// All parts of the report are there.
pub const FORM_COMPLETE: Rule =
    error("FORM-COMPLETE", "六个部分都有内容，标题写明行政机关和年度，统计期限在本年度内", FORM);
/// The day of publication.
pub const DEADLINE: Rule = warning(
    "DEADLINE",
    "政府部门在次年1月31日前、县级以上地方人民政府在次年3月31日前公布",
    "《中华人民共和国政府信息公开条例》第四十九条",
);
