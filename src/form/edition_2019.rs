//! The trial form of 2019 (国办公开办函〔2019〕60号), for reports about 2019 and 2020: its words and its structure, and
//! nothing derived from them. Its words are those of published reports, each read in at least two.

use super::claims;
use super::common::{
    OTHER_MATTERS, OVERVIEW, PROBLEMS, REVIEWS, application_rows, applications, applications_table, disclosure, results,
};
use super::highlights;
use super::rules;
use super::statement::Statement;
use super::structure::{Band, Branch, REGULATIONS, Shape, TableForm, TableId, Unit, leaf};

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
    disclosure_highlights: highlights::DISCLOSURE_2019,
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

static APPLICATIONS: TableForm = applications_table(&APPLICATION_ROWS);
static APPLICATION_ROWS: [Branch; 4] = application_rows(&RESULTS);
static RESULTS: [Branch; 7] = results(leaf("other", "（六）其他处理"));
