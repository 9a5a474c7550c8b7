//! What the editions of the form have in common, word for word.

use super::hints;
use super::rules;
use super::structure::{self, Axis, Branch, Part, Section, Shape, Sum, TableForm, TableId, group, leaf, part};

/// 一、.
pub(super) const OVERVIEW: Section =
    Section { key: structure::OVERVIEW, heading: "一、总体情况", hints: hints::OVERVIEW, table: None };

/// 二、, with the edition's own table.
pub(super) const fn disclosure(table: &'static TableForm) -> Section {
    Section {
        key: "proactive_disclosure",
        heading: "二、主动公开政府信息情况",
        hints: hints::DECISIONS,
        table: Some(table),
    }
}

/// 三、, with the edition's own table.
pub(super) const fn applications(table: &'static TableForm) -> Section {
    Section {
        key: "applications", heading: "三、收到和处理政府信息公开申请情况", hints: &[], table: Some(table)
    }
}

/// 四、.
pub(super) const REVIEWS: Section = Section {
    key: "review_and_litigation",
    heading: "四、政府信息公开行政复议、行政诉讼情况",
    hints: &[],
    table: Some(&REVIEW_AND_LITIGATION),
};

/// 五、.
pub(super) const PROBLEMS: Section = Section {
    key: structure::PROBLEMS_SECTION,
    heading: "五、存在的主要问题及改进情况",
    hints: hints::PROBLEMS,
    table: None,
};

/// 六、.
pub(super) const OTHER_MATTERS: Section = Section {
    key: structure::OTHER_MATTERS,
    heading: "六、其他需要报告的事项",
    hints: hints::OTHER_MATTERS,
    table: None,
};

/// Text above the row labels of the table of 三.
const APPLICATIONS_CORNER: &str = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

/// 申请人情况: the columns of the table of 三.
const APPLICANTS: &[Branch] = &[group(
    "",
    "申请人情况",
    &[
        leaf("natural_person", "自然人"),
        group(
            "",
            "法人或其他组织",
            &[
                leaf("enterprise", "商业企业"),
                leaf("research_institution", "科研机构"),
                leaf("public_welfare_organization", "社会公益组织"),
                leaf("legal_service_organization", "法律服务机构"),
                leaf("other", "其他"),
            ],
        ),
        leaf("total", "总计"),
    ],
)];

/// （三）不予公开.
const REFUSED: Branch = group(
    "refused",
    "（三）不予公开",
    &[
        leaf("state_secret", "1.属于国家秘密"),
        leaf("forbidden_by_law", "2.其他法律行政法规禁止公开"),
        leaf("security_and_stability", "3.危及“三安全一稳定”"),
        leaf("third_party_rights", "4.保护第三方合法权益"),
        leaf("internal_affairs", "5.属于三类内部事务信息"),
        leaf("process_information", "6.属于四类过程性信息"),
        leaf("enforcement_files", "7.属于行政执法案卷"),
        leaf("administrative_inquiries", "8.属于行政查询事项"),
    ],
);

/// （四）无法提供.
const NOT_AVAILABLE: Branch = group(
    "not_available",
    "（四）无法提供",
    &[
        leaf("not_held", "1.本机关不掌握相关政府信息"),
        leaf("not_ready_made", "2.没有现成信息需要另行制作"),
        leaf("still_unclear", "3.补正后申请内容仍不明确"),
    ],
);

/// （五）不予处理.
const NOT_HANDLED: Branch = group(
    "not_handled",
    "（五）不予处理",
    &[
        leaf("petitions_and_complaints", "1.信访举报投诉类申请"),
        leaf("repeated", "2.重复申请"),
        leaf("published_materials", "3.要求提供公开出版物"),
        leaf("excessive", "4.无正当理由大量反复申请"),
        leaf("reconfirmation", "5.要求行政机关确认或重新出具已获取信息"),
    ],
);

/// 三、本年度办理结果, with the edition's own （六）其他处理.
pub(super) const fn results(other: Branch) -> [Branch; 7] {
    [
        leaf("granted", "（一）予以公开"),
        leaf("partly_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
        REFUSED,
        NOT_AVAILABLE,
        NOT_HANDLED,
        other,
        leaf("total", "（七）总计"),
    ]
}

/// The rows of the table of 三, with the edition's own results.
pub(super) const fn application_rows(results: &'static [Branch]) -> [Branch; 4] {
    [
        leaf("received", "一、本年新收政府信息公开申请数量"),
        leaf("carried_over", "二、上年结转政府信息公开申请数量"),
        group("results", "三、本年度办理结果", results),
        leaf("carried_forward", "四、结转下年度继续办理"),
    ]
}

/// The table of 三, with the edition's own rows.
pub(super) const fn applications_table(rows: &'static [Branch]) -> TableForm {
    TableForm {
        id: TableId::Applications,
        sheet: "表二",
        shape: Shape::Matrix { corner: Some(APPLICATIONS_CORNER), columns: APPLICANTS, rows },
        sums: APPLICATIONS_SUMS,
    }
}

/// 勾稽关系 of the table of 三.
const APPLICATIONS_SUMS: &[Sum] = &[
    Sum {
        rule: &rules::T2_ROWTOTAL,
        left_name: "自然人至其他六列之和",
        right_name: "总计",
        over: Axis::Columns,
        left: &[
            part("natural_person"),
            part("enterprise"),
            part("research_institution"),
            part("public_welfare_organization"),
            part("legal_service_organization"),
            part("other"),
        ],
        right: &[part("total")],
    },
    Sum {
        rule: &rules::T2_RESULTS,
        left_name: "（一）至（六）各行之和",
        right_name: "（七）总计",
        over: Axis::Rows,
        left: &[Part { path: "results", except: &["total"] }],
        right: &[part("results.total")],
    },
    Sum {
        rule: &rules::T2_BALANCE,
        left_name: "第一项加第二项",
        right_name: "第三项加第四项",
        over: Axis::Rows,
        left: &[part("received"), part("carried_over")],
        right: &[part("results.total"), part("carried_forward")],
    },
];

/// How a review or suit ended.
const OUTCOMES: &[Branch] = &[
    leaf("upheld", "结果维持"),
    leaf("corrected", "结果纠正"),
    leaf("other", "其他结果"),
    leaf("pending", "尚未审结"),
    leaf("total", "总计"),
];

/// The table of 四.
pub(super) static REVIEW_AND_LITIGATION: TableForm = TableForm {
    id: TableId::Reviews,
    sheet: "表三",
    shape: Shape::Matrix {
        corner: None,
        columns: &[
            group("reconsideration", "行政复议", OUTCOMES),
            group(
                "",
                "行政诉讼",
                &[
                    group("litigation_direct", "未经复议直接起诉", OUTCOMES),
                    group("litigation_after_reconsideration", "复议后起诉", OUTCOMES),
                ],
            ),
        ],
        rows: &[],
    },
    sums: &[Sum {
        rule: &rules::T3_TOTAL,
        left_name: "前四列之和",
        right_name: "总计",
        over: Axis::Columns,
        left: &[part("upheld"), part("corrected"), part("other"), part("pending")],
        right: &[part("total")],
    }],
};
