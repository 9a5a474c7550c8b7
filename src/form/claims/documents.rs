//! What sentences say of the table of 二, 主动公开政府信息情况: documents, decisions and fees.

use super::{ANY, CLAIM, Claim, Quantity, Topic, Unless, pattern, quantity};
use crate::form::structure::TableId;

const fn proactive(path: &'static str, column: &'static str) -> Quantity {
    quantity(TableId::Disclosure, path, column)
}

const OF_DOCUMENTS: Topic =
    Topic {
        last: &["规范性文件"], others: &["规章", "政策文件", "制度", "公文", "其他文件"], ..ANY
    };
const OF_REGULATIONS: Topic =
    Topic {
        last: &["规章"], others: &["规范性文件", "政策文件", "制度", "公文", "其他文件"], ..ANY
    };

/// Part of the documents, or documents that are only published or reviewed.
const SOME_DOCUMENTS: Unless =
    Unless::InClause(&["其中", "名义", "修改", "修订", "解读", "清理", "审查", "备案", "拟", "计划", "代"]);
/// Where documents are put up for reading, they may be older, or those of others.
const PUT_UP: Unless =
    Unless::InSentence(&["公开", "网站", "平台", "公报", "专栏", "栏目", "转载", "微信", "公众号", "乡镇", "街道"]);

const ISSUED: &[&[Quantity]] =
    &[&[proactive("normative_documents", "issued")], &[proactive("normative_documents", "produced")]];
const RULES_ISSUED: &[&[Quantity]] = &[&[proactive("regulations", "issued")], &[proactive("regulations", "produced")]];

/// Of 规章 and 行政规范性文件.
pub const DOCUMENTS: &[Claim] = &[
    Claim {
        name: "本年制发行政规范性文件",
        patterns: &[
            pattern(&["规范性文件"], "{ISSUE}{LEVEL}规范性文件{N}"),
            pattern(&["规范性文件"], "{ISSUE}{NN}{LEVEL}规范性文件"),
            pattern(&["规范性文件"], "{ISSUE}{LEVEL}规章{OTHER}[、和及，]{LEVEL}规范性文件{N}"),
            pattern(
                &["规范性文件"],
                "(?:未|没有|无)新?(?:制定|制发|出台|印发|发布|公布)(?:过|任何|新的)*(?:{LEVEL}规章[、和及或])?\
                 {LEVEL}规范性文件{END}",
            ),
        ],
        readings: ISSUED,
        unless: &[SOME_DOCUMENTS],
        ..CLAIM
    },
    Claim {
        name: "本年制发行政规范性文件",
        patterns: &[
            pattern(&["规范性文件"], "(?:印发|发布|公布){LEVEL}规范性文件{N}"),
            pattern(&["规范性文件"], "(?:印发|发布|公布){NN}{LEVEL}规范性文件{END}"),
            pattern(&["规范性文件"], "(?:印发|发布|公布){LEVEL}规章{OTHER}[、和及，]{LEVEL}规范性文件{N}"),
        ],
        readings: ISSUED,
        unless: &[SOME_DOCUMENTS, PUT_UP],
        ..CLAIM
    },
    Claim {
        name: "本年制发行政规范性文件",
        patterns: &[pattern(&["制发", "制定", "出台"], "(?:制发|制定|出台){N}")],
        readings: ISSUED,
        topic: OF_DOCUMENTS,
        unless: &[SOME_DOCUMENTS],
        ..CLAIM
    },
    Claim {
        name: "本年废止行政规范性文件",
        // Not 废止和宣布失效: what lapsed was not repealed.
        patterns: &[
            pattern(&["废止"], "废止{LEVEL}(?:规范性文件)?{N}"),
            pattern(&["废止"], "废止{NN}{LEVEL}规范性文件"),
        ],
        readings: &[&[proactive("normative_documents", "repealed")]],
        topic: OF_DOCUMENTS,
        unless: &[SOME_DOCUMENTS],
        ..CLAIM
    },
    Claim {
        name: "现行有效行政规范性文件",
        patterns: &[pattern(&["现行有效"], "现行有效(?:件数|的)?{LEVEL}(?:规范性文件)?(?:件数)?{N}")],
        readings: &[&[proactive("normative_documents", "in_force")]],
        topic: OF_DOCUMENTS,
        unless: &[SOME_DOCUMENTS],
        ..CLAIM
    },
    Claim {
        name: "本年制发规章",
        patterns: &[
            pattern(&["规章"], "{ISSUE}{LEVEL}规章{N}"),
            pattern(&["规章"], "{ISSUE}{NN}{LEVEL}规章{END}"),
            pattern(&["规章"], "(?:未|没有|无)新?(?:制定|制发|出台)(?:过|任何|新的)*{LEVEL}规章{END}"),
        ],
        readings: RULES_ISSUED,
        unless: &[SOME_DOCUMENTS],
        ..CLAIM
    },
    Claim {
        name: "本年制发规章",
        patterns: &[pattern(&["规章"], "(?:印发|发布|公布){LEVEL}规章{N}")],
        readings: RULES_ISSUED,
        unless: &[SOME_DOCUMENTS, PUT_UP],
        ..CLAIM
    },
    Claim {
        name: "本年废止规章",
        patterns: &[pattern(&["废止"], "废止{LEVEL}(?:规章)?{N}")],
        readings: &[&[proactive("regulations", "repealed")]],
        topic: OF_REGULATIONS,
        unless: &[SOME_DOCUMENTS],
        ..CLAIM
    },
    Claim {
        name: "现行有效规章",
        patterns: &[pattern(&["现行有效"], "现行有效(?:件数|的)?{LEVEL}(?:规章)?(?:件数)?{N}")],
        readings: &[&[proactive("regulations", "in_force")]],
        topic: OF_REGULATIONS,
        unless: &[SOME_DOCUMENTS],
        ..CLAIM
    },
];

const SOME_DECISIONS: Unless = Unless::InClause(&["其中", "信息", "未"]);
/// Where the figure may be one of items of a list, or of what was put up for reading.
const ITEMS: Unless = Unless::InSentence(&[
    "公开", "公示", "发布", "信息", "事项", "权力", "清单", "职权", "目录", "推送", "归集", "移送",
]);

/// Of what is made public, secrets of business and cases that the law leaves out are no part.
const PUBLISHED: &[&str] = &["公开", "公示", "公布", "发布"];

/// Of decisions and fees.
pub const DECISIONS: &[Claim] = &[
    Claim {
        name: "行政许可决定",
        patterns: &[
            pattern(&["行政许可"], "(?:作出|做出|办理|办结|核发|审批)(?:各类|的)*行政许可(?:决定|案件)?{DECISIONS}"),
            pattern(&["行政许可"], "{^}行政许可(?:处理)?决定{DECISIONS}"),
        ],
        readings: &[&[proactive("licensing", "")], &[proactive("licensing", "decisions")]],
        less_beside: PUBLISHED,
        unless: &[SOME_DECISIONS],
        ..CLAIM
    },
    Claim {
        name: "行政许可决定",
        patterns: &[pattern(&["行政许可"], "(?P<lead>^|年度?|全年|[，；：、])行政许可(?:案件)?{DECISIONS}")],
        readings: &[&[proactive("licensing", "")], &[proactive("licensing", "decisions")]],
        unless: &[SOME_DECISIONS, ITEMS],
        ..CLAIM
    },
    Claim {
        name: "行政处罚决定",
        // Not 立案、查处: a case need not end in a decision, nor in the same year.
        patterns: &[
            pattern(&["行政处罚"], "(?:作出|做出|实施)(?:各类|的)*行政处罚(?:决定|案件)?{DECISIONS}"),
            pattern(&["行政处罚"], "{^}行政处罚(?:处理)?决定{DECISIONS}"),
        ],
        readings: &[&[proactive("penalties", "")], &[proactive("penalties", "decisions")]],
        less_beside: PUBLISHED,
        unless: &[SOME_DECISIONS],
        ..CLAIM
    },
    Claim {
        name: "行政处罚决定",
        patterns: &[pattern(&["行政处罚"], "(?P<lead>^|年度?|全年|[，；：、])行政处罚(?:案件)?{DECISIONS}")],
        readings: &[&[proactive("penalties", "")], &[proactive("penalties", "decisions")]],
        unless: &[SOME_DECISIONS, ITEMS],
        ..CLAIM
    },
    Claim {
        name: "行政强制决定",
        patterns: &[pattern(&["行政强制"], "{^}(?:作出|做出|实施|采取)?行政强制(?:措施|执行)?(?:决定)?{DECISIONS}")],
        readings: &[&[proactive("compulsory_measures", "")], &[proactive("compulsory_measures", "decisions")]],
        less_beside: PUBLISHED,
        unless: &[SOME_DECISIONS],
        ..CLAIM
    },
    Claim {
        name: "行政事业性收费（万元）",
        patterns: &[pattern(
            &["行政事业性收费"],
            "行政事业性收费(?:金额|收入|总额)?(?:{JOIN})*(?P<n>[0-9]+(?:\\.[0-9]+)?)(?P<unit>亿元|万元|元)",
        )],
        readings: &[&[proactive("fees", "")]],
        unless: &[Unless::InClause(&["其中", "减", "免", "降"])],
        ..CLAIM
    },
];
