//! The form of 2021 (国办公开办函〔2021〕30号), for reports about 2021 and later: its words and its structure, and
//! nothing derived from them.

use super::aspects;
use super::claims;
use super::common::{
    OTHER_MATTERS, OVERVIEW, PROBLEMS, REVIEWS, application_rows, applications, applications_table, disclosure, results,
};
use super::highlights;
use super::rules::{self, Comparison, Relation};
use super::statement::Statement;
use super::structure::{Axis, Band, Branch, REGULATIONS, Shape, TableForm, TableId, Unit, group, leaf, part};

pub(super) static STATEMENT: Statement = Statement {
    year: 2021,
    clause: "国办公开办函〔2021〕30号",
    years: 2021..=2099,
    sections: &[
        OVERVIEW,
        disclosure(&PROACTIVE_DISCLOSURE),
        applications(&APPLICATIONS),
        REVIEWS,
        PROBLEMS,
        OTHER_MATTERS,
    ],
    rules: &[rules::ALWAYS, rules::SINCE_2021],
    comparisons: &[rules::CARRIED_OVER, IN_FORCE_AT_LEAST, IN_FORCE],
    aspects: &aspects::OF_2021,
    claims: &[claims::APPLICATIONS, claims::REVIEWS, claims::DOCUMENTS, claims::DECISIONS],
    disclosure_highlights: highlights::DISCLOSURE_2021,
};

/// What is in force cannot be less than what was issued and not repealed.
const IN_FORCE_AT_LEAST: Comparison = Comparison {
    rule: &rules::T1_INFORCE,
    relation: Relation::AtLeast,
    last_year: &[],
    right_name: "本年制发件数减本年废止件数",
    ..IN_FORCE
};

/// What is in force follows from last year.
const IN_FORCE: Comparison = Comparison {
    rule: &rules::T1_STOCK,
    table: TableId::Disclosure,
    over: Axis::Columns,
    left: part("in_force"),
    left_name: "现行有效件数",
    relation: Relation::Equal,
    plus: &[part("issued")],
    minus: &[part("repealed")],
    last_year: &[part("in_force")],
    right_name: "上年现行有效件数加本年制发件数减本年废止件数",
};

const STOCK: &[Branch] =
    &[leaf("issued", "本年制发件数"), leaf("repealed", "本年废止件数"), leaf("in_force", "现行有效件数")];

const DECISIONS: &[Branch] = &[leaf("", "本年处理决定数量")];

static PROACTIVE_DISCLOSURE: TableForm = TableForm {
    id: TableId::Disclosure,
    sheet: "表一",
    shape: Shape::Bands(&[
        Band {
            heading: "第二十条第（一）项",
            corner: "信息内容",
            columns: STOCK,
            rows: &[leaf(REGULATIONS, "规章"), leaf("normative_documents", "行政规范性文件")],
            units: &[Unit::Count, Unit::Count, Unit::Count],
        },
        Band {
            heading: "第二十条第（五）项",
            corner: "信息内容",
            columns: DECISIONS,
            rows: &[leaf("licensing", "行政许可")],
            units: &[Unit::Count],
        },
        Band {
            heading: "第二十条第（六）项",
            corner: "信息内容",
            columns: DECISIONS,
            rows: &[leaf("penalties", "行政处罚"), leaf("compulsory_measures", "行政强制")],
            units: &[Unit::Count],
        },
        Band {
            heading: "第二十条第（八）项",
            corner: "信息内容",
            columns: &[leaf("", "本年收费金额（单位：万元）")],
            rows: &[leaf("fees", "行政事业性收费")],
            units: &[Unit::TenThousandYuan],
        },
    ]),
    sums: &[],
};

static APPLICATIONS: TableForm = applications_table(&APPLICATION_ROWS);
static APPLICATION_ROWS: [Branch; 4] = application_rows(&RESULTS);
static RESULTS: [Branch; 7] = results(group(
    "other",
    "（六）其他处理",
    &[
        leaf("correction_overdue", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
        leaf("fee_overdue", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
        leaf("other", "3.其他"),
    ],
));
