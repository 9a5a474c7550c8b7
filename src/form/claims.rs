//! What the prose of a report says of the figures in the tables: sentences as patterns, and the cells they speak of.
//!
//! A warning that is wrong costs the trust in all the others, so that a pattern says too little rather than too much: a
//! sentence that can be read in two ways is compared with both ([`Claim::readings`]) or not at all. The pitfalls that
//! real reports set stand beside the data.

use super::structure::{Part, TableId};

/// A figure, or a sum of figures, of an official table.
#[derive(Debug, Clone, Copy)]
pub struct Quantity {
    /// The table.
    pub table: TableId,
    /// The rows.
    pub part: Part,
    /// Key of the column; empty for a line that is a plain value.
    pub column: &'static str,
}

/// Sentences that state a figure of the tables.
#[derive(Debug)]
pub struct Claim {
    /// What they state, as a message names it.
    pub name: &'static str,
    /// Regular expressions with the [`MACROS`]. One without a figure states that there is none. A figure in `last` or
    /// `next` must be last year or next year.
    pub patterns: &'static [&'static str],
    /// Sums that the figure may be; the first is the one that a message names. One with a row or column that an edition
    /// lacks is none of its.
    pub readings: &'static [&'static [Quantity]],
    /// What the passage must be about.
    pub topic: Topic,
    /// Words that must not stand before the figure in its clause (regular expression; may be empty).
    pub unless: &'static str,
}

/// What a passage must be about for a [`Claim`] to be made by it. All are regular expressions.
#[derive(Debug, Clone, Copy)]
pub struct Topic {
    /// What the sentence, or the heading above it, must contain; empty if they need not contain anything.
    pub sentence: &'static str,
    /// What the paragraph so far, or the heading above it, must contain; empty if they need not contain anything.
    pub passage: &'static str,
    /// What the paragraph, with its heading, must have mentioned last; empty if that does not matter.
    pub last: &'static str,
    /// Other things of which, had one been mentioned later, the figure would speak.
    pub others: &'static str,
}

/// Abbreviations in patterns.
pub const MACROS: &[(&str, &str)] = &[
    // A figure with its unit. Whatever else follows the word (一百余件, 12件次, 约12件, 1.2万件, 10—12件) is no figure.
    ("{N}", "(?:{JOIN})*(?P<n>{NUMBER})[件条份宗起例项个]"),
    ("{NUMBER}", "[0-9]+|[零〇一二两三四五六七八九十百千]+"),
    // Not any bracket: 不予公开（属于三类内部事务信息）1件 speaks of a part.
    ("{JOIN}", "数量|总数|总量|总计|合计|共计|共有|共|有|为|是|达|：|（含[^（）0-9]{0,16}）"),
    // An application, however it is called.
    ("{REQ}", "(?:公民、法人(?:和|或者?|以及)其他组织(?:提交|提出)?的?)?(?:{INFO}的?(?:申请|请求)(?:办?件|事项)?)"),
    (
        "{INFO}",
        "(?:(?:政府|环境|相关)*信息(?:依申请)?公开|依申请公开(?:政府)?信息|公开政府信息|依申请公开|信息依申请公开|政府信息公开依申请|依申请信息公开)",
    ),
    // 依申请公开（件） without the word 申请 after it.
    (
        "{BARE}",
        "(?:(?:政府信息)?依申请公开(?:政府信息|信息|件|办件|事项|办理事项)?|(?:政府信息公开依申请|依申请信息公开)(?:事项)?)",
    ),
    // The start of an item: 予以公开或部分公开59件 says nothing of 部分公开 alone, 予以公开3件、部分公开2件 does.
    ("{^}", "(?P<lead>^|[^、和及与或以分起发生引涉产被接]|[件条份宗起例项个）%][、和及与])"),
    // There is none. Not 未经, 无法, 无正当理由, 尚未审结.
    ("{NONE}", "(?:未(?:发生|出现|收到|接到|产生|引发|因|有|涉及|被)|没有|无(?:因|涉|被|政府|信息|行政|依申请|环境))"),
    // Rest of a clause that says there is no review or suit, and not only that none was lost (未发生行政诉讼败诉).
    ("{REST}", "[^，。；0-9纠败撤改维变错超逾]{0,24}(?:$|[，。；（])"),
    ("{GAP}", "[^，。；0-9纠败撤改维变错超逾]{0,40}"),
    (
        "{BOTH}",
        "行政复议(?:申请|案件|案|事项|程序)*(?:和|及|与|或|、)(?:提起|引发)?行政诉讼(?:案件|案|情况|事项|程序|数量)*",
    ),
    ("{END}", "(?:$|[，。；、（])"),
    ("{FORTH}", "(?:结转|转结|转|顺延)(?:至|到|入)?(?:下一?个?年度?|次年度?|(?P<next>20[0-9][0-9])年度?)"),
    ("{BACK}", "(?:上一?个?年度?|去年|(?P<last>20[0-9][0-9])年度?)度?的?(?:结转|转结|遗留)"),
];

const fn quantity(table: TableId, path: &'static str, column: &'static str) -> Quantity {
    Quantity { table, part: Part { path, except: &[] }, column }
}

const fn applications(path: &'static str) -> Quantity {
    quantity(TableId::Applications, path, "total")
}

const fn proactive(path: &'static str, column: &'static str) -> Quantity {
    quantity(TableId::Disclosure, path, column)
}

const fn review(path: &'static str, column: &'static str) -> Quantity {
    quantity(TableId::Reviews, path, column)
}

const RECEIVED: Quantity = applications("received");
const CARRIED_OVER: Quantity = applications("carried_over");
const TOTAL: Quantity = applications("results.total");
/// Results without 其他处理, or also without 不予处理, neither of which everybody counts as an answer.
const ANSWERED: Quantity = Quantity {
    table: TableId::Applications,
    part: Part { path: "results", except: &["other", "total"] },
    column: "total",
};
const ANSWERED_ONLY: Quantity = Quantity {
    table: TableId::Applications,
    part: Part { path: "results", except: &["not_handled", "other", "total"] },
    column: "total",
};

const ANY: Topic = Topic { sentence: "", passage: "", last: "", others: "" };
/// Of applications for information, and not of whatever else comes in and is dealt with by the piece.
const OF_APPLICATIONS: Topic = Topic {
    sentence: "",
    passage: "信息公开|依申请公开|公开申请|公开政府信息|予以公开|不予公开",
    last: "申请|公开案件|公开件",
    others: "(?:低保|救助|补贴|补助|登记|住房|保障|资金|项目|专利|许可|仲裁|鉴定|援助|执行)的?申请\
|建议|提案|议案|热线|12345|留言|信访件|工单|诉求|咨询|来信|来电|复议|诉讼|许可|处罚|规范性文件|举报件",
};

/// Of reviews and suits about information, not of all that a body hears or faces.
const ABOUT_DISCLOSURE: Topic = Topic { sentence: "公开|答复后被", passage: "", last: "", others: "" };
const OF_DOCUMENTS: Topic =
    Topic {
        sentence: "", passage: "", last: "规范性文件", others: "规章|政策文件|制度|公文|其他文件"
    };
const OF_REGULATIONS: Topic =
    Topic {
        sentence: "", passage: "", last: "规章", others: "规范性文件|政策文件|制度|公文|其他文件"
    };

/// By whom or how: figures of a part of the applications.
const SUBSET: &str = "其中|自然人|法人申请|企业|网络|网上|网站|平台|邮寄|邮件|邮箱|信函|信件|当面|现场|窗口|线上|线下|客户端|渠道\
|书面|传真|微信|涉及|关于|撤回|撤销|转办|延期|补正|剔除|剩余|另有|协助|转交|下属|所属|[^及和各]部门";
/// By whom: figures of a column of the results.
const APPLICANT: &str = "自然人|法人申请|企业|机构申请|撤回|撤销|按期|按时|延期|当场|提前|逾期";
/// What a body hears as the one that decides: reviews and suits that need not be about information.
const JUDGE: &str = "(?:办理|审理|审结|受理|办结|代理|应诉|参加|承办|出庭)[^公]*$|其他|以外|农|土地";
/// Part of the documents, or documents that are only published or reviewed.
const SOME_DOCUMENTS: &str = "其中|名义|修改|修订|解读|清理|审查|备案|拟|计划|代";

/// Of applications, in every edition. Those about single rows of the results are made from the form's own labels, see
/// [`RESULT_LABELS`].
pub const APPLICATIONS: &[Claim] = &[
    Claim {
        name: "本年新收政府信息公开申请",
        patterns: &["新收(?:到)?(?:的)?(?:{REQ}|{BARE})?{N}"],
        readings: &[&[RECEIVED]],
        topic: OF_APPLICATIONS,
        unless: SUBSET,
    },
    Claim {
        name: "收到政府信息公开申请",
        patterns: &[
            "(?:收到|接到|接收|受理|登记)(?:和处理|并办理|并处理|且办理|办理)?(?:各类|有效|的)*(?:{REQ}|{BARE}){N}",
            // 收到8份政府信息公开申请，; not 收到1件政府信息公开申请行政复议.
            "(?:收到|接到|接收|受理)(?:各类|有效|的)*{N}(?:群众|公民|申请人)?(?:提交|提出)?的?{REQ}(?:$|[，。；：、（均全其已并])",
            "(?:收到|接到|受理)申请{N}",
            "(?:^|[，。：；度年]|全年|我[局办委镇乡区县市厅所院]|共|：)(?:{REQ}){N}",
        ],
        // 收到 includes what last year left to some, and 办理 is said of what came in.
        readings: &[&[RECEIVED], &[RECEIVED, CARRIED_OVER]],
        topic: OF_APPLICATIONS,
        unless: SUBSET,
    },
    Claim {
        name: "收到政府信息公开申请",
        patterns: &[
            "(?:未|没有?|未曾|无)(?:收到|接到|受理|接收|出现|发生)?(?:过|任何|的)*(?:{REQ}|依申请公开事项|依申请公开信息申请)的?\
             (?:事项|情况|案件|信息)*{END}",
        ],
        readings: &[&[RECEIVED]],
        topic: ANY,
        unless: SUBSET,
    },
    Claim {
        name: "办理政府信息公开申请",
        patterns: &["(?:办理|处理|办理回复|办理答复)(?:各类|的)*(?:{REQ}|{BARE}){N}"],
        readings: &[&[RECEIVED], &[RECEIVED, CARRIED_OVER], &[TOTAL]],
        topic: OF_APPLICATIONS,
        unless: SUBSET,
    },
    Claim {
        name: "上年结转政府信息公开申请",
        patterns: &[
            "{BACK}(?:至?本年度?|而来|办理|的)*(?:{REQ}|申请)?{N}",
            "(?:结转|转结)(?:上一?年度?|(?P<last>20[0-9][0-9])年度?)的?(?:{REQ}|申请)?{N}",
            "(?:未|无|没有)(?:结转|转结)(?:上一?年度?|(?P<last>20[0-9][0-9])年度?)的?(?:{REQ}|申请)?{END}",
            "(?:无|没有|未有){BACK}的?(?:{REQ}|申请|件)?{END}",
        ],
        readings: &[&[CARRIED_OVER]],
        topic: OF_APPLICATIONS,
        unless: APPLICANT,
    },
    Claim {
        name: "结转下年度继续办理",
        patterns: &[
            "{FORTH}(?:继续)?(?:办理|处理|答复)?的?(?:{REQ}|申请|件)?{N}",
            "{N}(?:{REQ}|申请)?(?:已|将|需|待)?{FORTH}",
            "(?:无|没有|未有|未){FORTH}(?:继续)?(?:办理|处理|答复)?的?(?:{REQ}|申请|事项|情况|件)*{END}",
            "无(?:下一?年度?|(?P<next>20[0-9][0-9])年度?)(?:结转|转结){END}",
        ],
        readings: &[&[applications("carried_forward")]],
        topic: OF_APPLICATIONS,
        unless: APPLICANT,
    },
    Claim {
        name: "办结政府信息公开申请",
        patterns: &["办结(?:答复|回复)?(?:{REQ}|申请)?{N}"],
        // 收到30件，已办结30件 may speak of what came in this year only; that is told by the figure of 收到.
        readings: &[&[TOTAL]],
        topic: OF_APPLICATIONS,
        unless: APPLICANT,
    },
    Claim {
        name: "答复政府信息公开申请",
        // Not 收到12件，答复7件，不予受理4件: everybody counts other things as answers.
        patterns: &["答复{REQ}{N}"],
        readings: &[&[TOTAL], &[ANSWERED], &[ANSWERED_ONLY]],
        topic: OF_APPLICATIONS,
        unless: APPLICANT,
    },
    Claim {
        name: "予以公开和部分公开",
        patterns: &["(?:予以|同意|准予)公开(?:或|和|及|与|、)(?:予以|同意)?部分公开的?{N}"],
        readings: &[&[applications("results.granted"), applications("results.partly_granted")]],
        topic: OF_APPLICATIONS,
        unless: APPLICANT,
    },
    Claim {
        name: "予以公开",
        patterns: &["{^}(?:予以|同意|准予)公开(?:答复)?的?{N}"],
        readings: &[&[applications("results.granted")]],
        // 对历史文件逐件复核，予以公开3164份 is about no application.
        topic: OF_APPLICATIONS,
        unless: APPLICANT,
    },
    Claim {
        name: "部分公开",
        patterns: &["{^}(?:予以|同意)?部分公开(?:答复)?的?{N}"],
        readings: &[&[applications("results.partly_granted")]],
        topic: OF_APPLICATIONS,
        unless: APPLICANT,
    },
    Claim {
        name: "不予公开",
        patterns: &["{^}不予公开(?:答复)?的?{N}"],
        readings: &[&[applications("results.refused")]],
        topic: OF_APPLICATIONS,
        unless: APPLICANT,
    },
    Claim {
        name: "无法提供",
        patterns: &["{^}无法提供(?:答复)?的?{N}"],
        readings: &[&[applications("results.not_available")]],
        topic: OF_APPLICATIONS,
        unless: APPLICANT,
    },
    Claim {
        name: "不予处理",
        patterns: &["{^}不予处理的?{N}"],
        readings: &[&[applications("results.not_handled")]],
        topic: OF_APPLICATIONS,
        unless: APPLICANT,
    },
    Claim {
        name: "其他处理",
        patterns: &["{^}其他处理(?:情形|情况)?的?{N}"],
        // 逾期未补正2件，其他处理5件 means 3.其他 only.
        readings: &[&[applications("results.other")], &[applications("results.other.other")]],
        topic: OF_APPLICATIONS,
        unless: APPLICANT,
    },
];

/// Of reviews and suits, in every edition.
pub const REVIEWS: &[Claim] = &[
    Claim {
        name: "行政复议",
        patterns: &[
            "(?:行政|涉及|引发|发生|产生)复议(?:申请|案件|案|事项|情况|数量)*{N}",
            "(?:引发|引起|发生|产生|导致|提起){N}行政复议(?:申请|案件|案)?{END}",
            "{BOTH}(?:均|都|各)(?:为|是|有)?{N}",
            "{BOTH}(?:均|都)?为?(?:零|0)(?:$|[，。；件条起宗])",
            "{NONE}{GAP}行政复议{REST}",
        ],
        readings: &[&[review("reconsideration", "total")]],
        topic: ABOUT_DISCLOSURE,
        unless: JUDGE,
    },
    Claim {
        name: "行政诉讼",
        patterns: &[
            "{^}(?:提起|被提起|引发|引起|发生|产生|涉及|被|的)*(?:行政)?诉讼(?:案件|案|事项|情况|数量)*{N}",
            "(?:引发|引起|发生|产生|导致|提起){N}行政诉讼(?:案件|案)?{END}",
            "{BOTH}(?:均|都|各)(?:为|是|有)?{N}",
            "{BOTH}(?:均|都)?为?(?:零|0)(?:$|[，。；件条起宗])",
            "{NONE}{GAP}行政诉讼{REST}",
        ],
        readings: &[&[review("litigation_direct", "total"), review("litigation_after_reconsideration", "total")]],
        topic: ABOUT_DISCLOSURE,
        unless: JUDGE,
    },
    Claim {
        name: "行政复议和行政诉讼",
        patterns: &["{BOTH}(?:共计|共有|共|合计|总计)(?:为|有)?{N}"],
        readings: &[&[
            review("reconsideration", "total"),
            review("litigation_direct", "total"),
            review("litigation_after_reconsideration", "total"),
        ]],
        topic: ABOUT_DISCLOSURE,
        unless: JUDGE,
    },
    Claim {
        name: "未经复议直接起诉",
        patterns: &["未经复议直接(?:起诉|提起行政诉讼|提起诉讼)的?{N}"],
        readings: &[&[review("litigation_direct", "total")]],
        topic: ANY,
        unless: JUDGE,
    },
    Claim {
        name: "复议后起诉",
        patterns: &["复议后(?:起诉|提起行政诉讼|提起诉讼|再起诉)的?{N}"],
        readings: &[&[review("litigation_after_reconsideration", "total")]],
        topic: ANY,
        unless: JUDGE,
    },
    Claim {
        name: "行政复议结果维持",
        patterns: &["行政复议(?:案件)?(?:中)?(?:结果|被)?维持的?{N}"],
        readings: &[&[review("reconsideration", "upheld")]],
        topic: ABOUT_DISCLOSURE,
        unless: JUDGE,
    },
    Claim {
        name: "行政复议结果纠正",
        patterns: &["行政复议(?:案件)?(?:中)?(?:结果|被)?(?:纠正|纠错)的?{N}"],
        readings: &[&[review("reconsideration", "corrected")]],
        topic: ABOUT_DISCLOSURE,
        unless: JUDGE,
    },
    Claim {
        name: "行政诉讼结果维持",
        patterns: &["行政诉讼(?:案件)?(?:中)?(?:结果|被)?维持的?{N}"],
        readings: &[&[review("litigation_direct", "upheld"), review("litigation_after_reconsideration", "upheld")]],
        topic: ABOUT_DISCLOSURE,
        unless: JUDGE,
    },
    Claim {
        name: "行政诉讼结果纠正",
        patterns: &["行政诉讼(?:案件)?(?:中)?(?:结果|被)?(?:纠正|纠错|败诉)的?{N}"],
        readings: &[&[
            review("litigation_direct", "corrected"),
            review("litigation_after_reconsideration", "corrected"),
        ]],
        topic: ABOUT_DISCLOSURE,
        unless: JUDGE,
    },
];

/// Of 规章 and 规范性文件.
pub const DOCUMENTS: &[Claim] = &[
    Claim {
        name: "本年制发行政规范性文件",
        // Not 主动公开、发布、印发: those may be older, or those of others.
        patterns: &[
            "(?:制发|新制定|制定|新出台|出台|制定印发|制定出台|制定发布)(?:并公开|并发布)?(?:行政)?规范性文件{N}",
            "(?:制发|新制定|制定|新出台|出台|制定印发|制定出台|制定发布){N}(?:行政)?规范性文件",
        ],
        readings: &[&[proactive("normative_documents", "issued")], &[proactive("normative_documents", "produced")]],
        topic: ANY,
        unless: SOME_DOCUMENTS,
    },
    Claim {
        name: "本年废止行政规范性文件",
        // Not 废止和宣布失效: what lapsed was not repealed.
        patterns: &["废止(?:行政规范性文件|规范性文件)?{N}", "废止{N}(?:行政)?规范性文件"],
        readings: &[&[proactive("normative_documents", "repealed")]],
        topic: OF_DOCUMENTS,
        unless: SOME_DOCUMENTS,
    },
    Claim {
        name: "现行有效行政规范性文件",
        patterns: &["现行有效(?:件数|的)?(?:行政规范性文件|规范性文件)?(?:件数)?{N}"],
        readings: &[&[proactive("normative_documents", "in_force")]],
        topic: OF_DOCUMENTS,
        unless: SOME_DOCUMENTS,
    },
    Claim {
        name: "本年制发规章",
        patterns: &["(?:制发|新制定|制定|出台)(?:政府)?规章{N}"],
        readings: &[&[proactive("regulations", "issued")], &[proactive("regulations", "produced")]],
        topic: ANY,
        unless: SOME_DOCUMENTS,
    },
    Claim {
        name: "本年废止规章",
        patterns: &["废止(?:政府)?(?:规章)?{N}"],
        readings: &[&[proactive("regulations", "repealed")]],
        topic: OF_REGULATIONS,
        unless: SOME_DOCUMENTS,
    },
    Claim {
        name: "现行有效规章",
        patterns: &["现行有效(?:件数|的)?(?:政府)?(?:规章)?(?:件数)?{N}"],
        readings: &[&[proactive("regulations", "in_force")]],
        topic: OF_REGULATIONS,
        unless: SOME_DOCUMENTS,
    },
];

/// Of decisions and fees.
pub const DECISIONS: &[Claim] = &[
    Claim {
        name: "行政许可决定",
        // Not 行政许可事项12项, which are kinds of licences, nor 公示行政许可信息12条, which are web pages.
        patterns: &[
            "(?:作出|做出|办理|办结|核发|审批)(?:各类|的)*行政许可(?:决定|案件)?(?:{JOIN})*(?P<n>{NUMBER})[件宗起例个]",
            "{^}行政许可(?:处理)?决定(?:{JOIN})*(?P<n>{NUMBER})[件宗起例个]",
        ],
        readings: &[&[proactive("licensing", "")], &[proactive("licensing", "decisions")]],
        topic: ANY,
        unless: "其中|信息|未",
    },
    Claim {
        name: "行政处罚决定",
        // Not 立案、查处: a case need not end in a decision, nor in the same year.
        patterns: &[
            "(?:作出|做出|实施)(?:各类|的)*行政处罚(?:决定|案件)?(?:{JOIN})*(?P<n>{NUMBER})[件宗起例个]",
            "{^}行政处罚(?:处理)?决定(?:{JOIN})*(?P<n>{NUMBER})[件宗起例个]",
        ],
        readings: &[&[proactive("penalties", "")], &[proactive("penalties", "decisions")]],
        topic: ANY,
        unless: "其中|信息|未",
    },
    Claim {
        name: "行政强制决定",
        patterns: &["{^}(?:作出|做出|实施|采取)?行政强制(?:措施|执行)?(?:决定)?(?:{JOIN})*(?P<n>{NUMBER})[件宗起例个]"],
        readings: &[&[proactive("compulsory_measures", "")], &[proactive("compulsory_measures", "decisions")]],
        topic: ANY,
        unless: "其中|信息|未",
    },
    Claim {
        name: "行政事业性收费（万元）",
        patterns: &["行政事业性收费(?:金额|收入|总额)?(?:{JOIN})*(?P<n>[0-9]+(?:\\.[0-9]+)?)万元"],
        readings: &[&[proactive("fees", "")]],
        topic: ANY,
        unless: "其中|减|免|降",
    },
];

/// The rows of the table of 三's results are claimed by their own labels: 属于行政查询事项385件.
pub const RESULT_LABELS: Claim = Claim {
    name: "",
    patterns: &["{^}(?:属于)?{LABEL}的?(?:申请)?{N}"],
    readings: &[],
    topic: Topic { sentence: "申请", passage: "", last: "", others: "" },
    unless: APPLICANT,
};

/// Shortest label that [`RESULT_LABELS`] takes, in characters: 其他 is said of anything.
pub const SHORTEST_LABEL: usize = 4;

/// Clauses that compare with another year; what they say is no figure of this one.
pub const COMPARING: &str = "同比|环比|相比|较上|较去|较20|比上|比去|比20|同期|去年的|上年的";

/// Years and spans of years. A passage speaks of the year it named last.
pub const YEARS: &str = "(?:结转|转结|转入|转至|顺延)(?:至|到|入)?(?:20[0-9][0-9]年|下一?年)\
|(?:20[0-9][0-9]年|上一?年|去年)度?的?(?:结转|转结|遗留)|结转上一?年|结转20[0-9][0-9]年\
|(?P<year>20[0-9][0-9])年|(?P<other>上一?年|去年|前年|往年|历年|近[0-9一二两三四五六七八九十]+年|[一二三四五]年来)|(?P<this>本年|今年|全年|当年)";

/// What adds up years, means them, or is yet to come: 2020年以来, 月均, 力争.
pub const PERIODS: &str = "月均|日均|年均|平均|每月|每年|20[0-9][0-9]年[至到—]20[0-9][0-9]年|以来|截[至止][^。；]*累计|计划|力争|预计|目标|到20[0-9][0-9]年";

/// Halves and quarters, told from whole years; a paragraph speaks of the span it named last.
pub const SPANS: &str =
    "(?P<part>(?:20[0-9][0-9]年|今年|本年)?(?:上半年|下半年|第?[一二三四]季度))|20[0-9][0-9]年|全年|本年";

/// A month, with the day if there is one; anything but the ends of the year is part of it.
pub const MONTH: &str = "([0-9]{1,2})月(?:([0-9]{1,2})日)?";

/// A body that is named; the report's own is not another.
pub const BODY: &str = "[\\x{4e00}-\\x{9fff}]*[\\x{4e00}-\\x{9fff}](?P<kind>委员会|[改健资]委|厅|街道办事处|街道|镇|乡|大队|支队|办公室|局|法院)";
