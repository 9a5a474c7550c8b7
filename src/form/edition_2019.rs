//! The trial form of 2019 (国办公开办函〔2019〕60号), for reports about 2019 and 2020: its words and its structure, and
//! nothing derived from them. Its words are those of published reports, each read in at least two.

use super::claims;
use super::common::{
    APPLICANTS, APPLICATIONS_CORNER, APPLICATIONS_SUMS, NOT_AVAILABLE, NOT_HANDLED, OTHER_MATTERS, OVERVIEW, PROBLEMS,
    REFUSED, REVIEWS, applications, disclosure,
};
use super::rules;
use super::statement::Statement;
use super::structure::{Band, Branch, REGULATIONS, Shape, TableForm, TableId, Unit, group, leaf};

pub(super) static STATEMENT: Statement = Statement {
    year: 2019,
    clause: "国办公开办函〔2019〕60号",
    years: 2019..=2020,
    sections: &[
        OVERVIEW,
        disclosure(&PROACTIVE_DISCLOSURE),
        applications(&APPLICATIONS),
        REVIEWS,
        PROBLEMS,
        OTHER_MATTERS,
    ],
    rules: &[rules::ALWAYS],
    comparisons: &[rules::CARRIED_OVER],
    aspects: &[],
    claims: &[claims::APPLICATIONS, claims::REVIEWS, claims::DOCUMENTS, claims::DECISIONS],
};

const STOCK: &[Branch] =
    &[leaf("produced", "本年新制作数量"), leaf("published", "本年新公开数量"), leaf("total", "对外公开总数量")];

/// Items of the lists of powers and services, how many came or went, and what was decided under them.
const ITEMS: &[Branch] =
    &[leaf("last_year", "上一年项目数量"), leaf("change", "本年增/减"), leaf("decisions", "处理决定数量")];

static PROACTIVE_DISCLOSURE: TableForm = TableForm {
    id: TableId::Disclosure,
    sheet: "表一",
    shape: Shape::Bands(&[
        Band {
            heading: "第二十条第（一）项",
            corner: "信息内容",
            columns: STOCK,
            rows: &[leaf(REGULATIONS, "规章"), leaf("normative_documents", "规范性文件")],
            units: &[Unit::Count, Unit::Count, Unit::Count],
        },
        Band {
            heading: "第二十条第（五）项",
            corner: "信息内容",
            columns: ITEMS,
            rows: &[leaf("licensing", "行政许可"), leaf("other_services", "其他对外管理服务事项")],
            units: &[Unit::Count, Unit::Change, Unit::Count],
        },
        Band {
            heading: "第二十条第（六）项",
            corner: "信息内容",
            columns: ITEMS,
            rows: &[leaf("penalties", "行政处罚"), leaf("compulsory_measures", "行政强制")],
            units: &[Unit::Count, Unit::Change, Unit::Count],
        },
        Band {
            heading: "第二十条第（八）项",
            corner: "信息内容",
            columns: &[leaf("last_year", "上一年项目数量"), leaf("change", "本年增/减")],
            rows: &[leaf("fees", "行政事业性收费")],
            units: &[Unit::Count, Unit::Change],
        },
        Band {
            heading: "第二十条第（九）项",
            corner: "信息内容",
            columns: &[leaf("projects", "采购项目数量"), leaf("amount", "采购总金额")],
            rows: &[leaf("procurement", "政府集中采购")],
            units: &[Unit::Count, Unit::Money],
        },
    ]),
    sums: &[],
};

static APPLICATIONS: TableForm = TableForm {
    id: TableId::Applications,
    sheet: "表二",
    shape: Shape::Matrix {
        corner: Some(APPLICATIONS_CORNER),
        columns: APPLICANTS,
        rows: &[
            leaf("received", "一、本年新收政府信息公开申请数量"),
            leaf("carried_over", "二、上年结转政府信息公开申请数量"),
            group(
                "results",
                "三、本年度办理结果",
                &[
                    leaf("granted", "（一）予以公开"),
                    leaf("partly_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
                    REFUSED,
                    NOT_AVAILABLE,
                    NOT_HANDLED,
                    leaf("other", "（六）其他处理"),
                    leaf("total", "（七）总计"),
                ],
            ),
            leaf("carried_forward", "四、结转下年度继续办理"),
        ],
    },
    sums: APPLICATIONS_SUMS,
};
