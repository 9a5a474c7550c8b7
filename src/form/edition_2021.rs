//! The form of 2021 (国办公开办函〔2021〕30号), for reports about 2021 and later: its words and its structure, and
//! nothing derived from them.

use super::claims;
use super::rules::{self, Comparison, Relation};
use super::statement::{
    Axis, Band, Branch, Part, Section, Shape, Statement, Sum, TableForm, TableId, Unit, group, leaf, part,
};

pub(super) static STATEMENT: Statement = Statement {
    year: 2021,
    clause: "国办公开办函〔2021〕30号",
    years: 2021..=2099,
    sections: &[
        Section { key: "overview", heading: "一、总体情况", table: None },
        Section {
            key: "proactive_disclosure",
            heading: "二、主动公开政府信息情况",
            table: Some(&PROACTIVE_DISCLOSURE),
        },
        Section { key: "applications", heading: "三、收到和处理政府信息公开申请情况", table: Some(&APPLICATIONS) },
        Section {
            key: "review_and_litigation",
            heading: "四、政府信息公开行政复议、行政诉讼情况",
            table: Some(&REVIEW_AND_LITIGATION),
        },
        Section { key: "problems_and_improvements", heading: "五、存在的主要问题及改进情况", table: None },
        Section { key: "other_matters", heading: "六、其他需要报告的事项", table: None },
    ],
    rules: rules::ALL,
    comparisons: &[rules::CARRIED_OVER, IN_FORCE_AT_LEAST, IN_FORCE],
    claims: &[claims::APPLICATIONS, claims::REVIEWS, claims::DOCUMENTS, claims::DECISIONS],
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
            rows: &[leaf("regulations", "规章"), leaf("normative_documents", "行政规范性文件")],
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

static APPLICATIONS: TableForm = TableForm {
    id: TableId::Applications,
    sheet: "表二",
    shape: Shape::Matrix {
        corner: Some("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"),
        columns: &[group(
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
        )],
        rows: &[
            leaf("received", "一、本年新收政府信息公开申请数量"),
            leaf("carried_over", "二、上年结转政府信息公开申请数量"),
            group(
                "results",
                "三、本年度办理结果",
                &[
                    leaf("granted", "（一）予以公开"),
                    leaf("partly_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
                    group(
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
                    ),
                    group(
                        "not_available",
                        "（四）无法提供",
                        &[
                            leaf("not_held", "1.本机关不掌握相关政府信息"),
                            leaf("not_ready_made", "2.没有现成信息需要另行制作"),
                            leaf("still_unclear", "3.补正后申请内容仍不明确"),
                        ],
                    ),
                    group(
                        "not_handled",
                        "（五）不予处理",
                        &[
                            leaf("petitions_and_complaints", "1.信访举报投诉类申请"),
                            leaf("repeated", "2.重复申请"),
                            leaf("published_materials", "3.要求提供公开出版物"),
                            leaf("excessive", "4.无正当理由大量反复申请"),
                            leaf("reconfirmation", "5.要求行政机关确认或重新出具已获取信息"),
                        ],
                    ),
                    group(
                        "other",
                        "（六）其他处理",
                        &[
                            leaf(
                                "correction_overdue",
                                "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                            ),
                            leaf(
                                "fee_overdue",
                                "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
                            ),
                            leaf("other", "3.其他"),
                        ],
                    ),
                    leaf("total", "（七）总计"),
                ],
            ),
            leaf("carried_forward", "四、结转下年度继续办理"),
        ],
    },
    sums: &[
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
    ],
};

const OUTCOMES: &[Branch] = &[
    leaf("upheld", "结果维持"),
    leaf("corrected", "结果纠正"),
    leaf("other", "其他结果"),
    leaf("pending", "尚未审结"),
    leaf("total", "总计"),
];

static REVIEW_AND_LITIGATION: TableForm = TableForm {
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
