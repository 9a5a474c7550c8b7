//! What sentences say of the table of 三, 收到和处理政府信息公开申请情况.

use super::{ANY, CLAIM, Claim, Quantity, Topic, Unless, pattern, quantity};
use crate::form::structure::{Part, TableId};

const fn applications(path: &'static str) -> Quantity {
    quantity(TableId::Applications, path, "total")
}

const RECEIVED: Quantity = applications("received");
const CARRIED_OVER: Quantity = applications("carried_over");
const TOTAL: Quantity = applications("results.total");
const GRANTED: Quantity = applications("results.granted");
const PARTLY_GRANTED: Quantity = applications("results.partly_granted");
const REFUSED: Quantity = applications("results.refused");
const NOT_AVAILABLE: Quantity = applications("results.not_available");
const NOT_HANDLED: Quantity = applications("results.not_handled");
const FORWARD: Quantity = applications("carried_forward");
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

/// Of applications for information, and not of whatever else comes in and is dealt with by the piece.
const OF_APPLICATIONS: Topic = Topic {
    sentence: &[],
    passage: &["信息公开", "依申请", "公开申请", "申请公开", "公开政府信息", "予以公开", "不予公开"],
    last: &["申请", "公开案件", "公开件"],
    others: &[
        "低保申请",
        "救助申请",
        "补贴申请",
        "补助申请",
        "登记申请",
        "住房申请",
        "保障申请",
        "资金申请",
        "项目申请",
        "专利申请",
        "许可申请",
        "仲裁申请",
        "鉴定申请",
        "援助申请",
        "执行申请",
        "复议申请",
        "低保的申请",
        "建议",
        "提案",
        "议案",
        "热线",
        "12345",
        "留言",
        "信箱",
        "信访",
        "工单",
        "诉求",
        "咨询",
        "来信",
        "来访",
        "来电",
        "复议",
        "诉讼",
        "许可",
        "处罚",
        "规范性文件",
        "举报件",
        "投诉",
    ],
};

/// By whom or how: figures of a part of the applications.
const SUBSET: &[&str] = &[
    "其中",
    "自然人",
    "个人",
    "法人申请",
    "企业",
    "网络",
    "网上",
    "网站",
    "平台",
    "邮寄",
    "邮件",
    "邮箱",
    "信函",
    "信件",
    "当面",
    "现场",
    "窗口",
    "线上",
    "线下",
    "客户端",
    "渠道",
    "书面",
    "纸质",
    "传真",
    "微信",
    "涉及",
    "关于",
    "撤回",
    "撤销",
    "转办",
    "延期",
    "补正",
    "剔除",
    "剩余",
    "另有",
    "协助",
    "转交",
    "通过",
    "来信",
    "电话",
    "快递",
    "邮政",
];
/// By whom: figures of a column of the results.
const APPLICANT: &[&str] = &[
    "自然人",
    "法人申请",
    "企业",
    "机构申请",
    "撤回",
    "撤销",
    "按期",
    "按时",
    "延期",
    "当场",
    "提前",
    "逾期",
    "网站",
    "网络",
    "信函",
    "渠道",
    "平台",
];
/// How many applications, of all applicants together, came to something.
const OUTCOME: Claim = Claim { topic: OF_APPLICATIONS, unless: &[Unless::InClause(APPLICANT)], ..CLAIM };
/// The same for what says itself that it was in time.
const SUBSET_OF_RESULTS: &[&str] =
    &["自然人", "法人申请", "企业", "机构申请", "撤回", "撤销", "网站", "网络", "信函", "渠道", "平台"];
/// Beside these an answer is one of several kinds, and who writes so does not count as the table does.
const OTHER_KINDS: &[&str] = &["不予受理", "延期", "逾期", "提前", "当场", "撤回", "终止", "转办", "未答复", "未办结"];

/// 已主动公开2件，同意公开5件 are both 予以公开.
const ALREADY_PUBLIC: &[&str] = &["已主动公开", "已公开", "对外公开", "主动公开的"];
const MADE_PUBLIC: Unless = Unless::InSentence(ALREADY_PUBLIC);

/// 本年新收, 上年结转, 办理结果 and 结转下年度. Claims about single rows of the results are made from the form's own
/// labels, see [`RESULT_LABELS`].
pub const APPLICATIONS: &[Claim] = &[
    Claim {
        name: "本年新收政府信息公开申请",
        patterns: &[pattern(&["新收", "新接", "新受理"], "新(?:收到?|接到|接收到?|受理)的?{WHO}(?:{REQ})?{N}")],
        readings: &[&[RECEIVED]],
        topic: OF_APPLICATIONS,
        unless: &[Unless::InClause(SUBSET)],
        ..CLAIM
    },
    Claim {
        name: "收到政府信息公开申请",
        patterns: &[
            pattern(RECEIVE, "{DONE}{RECEIVE}{WHO}{REQ}{N}"),
            // 收到8份政府信息公开申请，; not 收到1件政府信息公开申请行政复议.
            pattern(
                RECEIVE,
                "{DONE}{RECEIVE}(?:各类|有效|共|的|了)*{NN}{WHO}(?:自然人|个人)?的?{REQ}(?:$|[，。；：、（均全其已并])",
            ),
            pattern(&["申请"], "(?P<lead>^|[，：；]|[0-9本]年度?|全年|共|[我本全].)(?:共有|共|有)?{CASE}{N}"),
            pattern(&["申请"], "申请(?:总?数量?|总?量|件数)(?:为|是|共|达到?){N}"),
        ],
        // 收到 includes what last year left to some, but not where that follows: 收到16件，上年结转1件.
        readings: &[&[RECEIVED], &[RECEIVED, CARRIED_OVER]],
        apart: &["，上年结转", "、上年结转", "，上年度结转", "，上一年结转", "，上一年度结转", "，去年结转"],
        topic: OF_APPLICATIONS,
        unless: &[Unless::InClause(SUBSET)],
        ..CLAIM
    },
    Claim {
        name: "收到政府信息公开申请",
        patterns: &[
            pattern(
                &["收到", "接到", "受理", "接收"],
                "(?:未|没有?|无)曾?(?:收到|接到|受理|接收){PLAIN}(?:公开{PLAIN}申请|申请{PLAIN}公开){PLAIN}(?:$|[，。；（])",
            ),
            pattern(
                &["申请"],
                "(?:未|没有?|无)(?:有|出现|发生|产生)?(?:过|任何|的)*{WHO}{REQ}的?(?:情况|情形|发生)*{END}",
            ),
        ],
        readings: &[&[RECEIVED]],
        unless: &[Unless::InClause(SUBSET)],
        ..CLAIM
    },
    Claim {
        name: "办理政府信息公开申请",
        patterns: &[
            pattern(DEAL, "{DONE}{DEAL}{WHO}{REQ}{N}"),
            pattern(DEAL, "{DONE}{DEAL}(?:各类|的|了)*{NN}{WHO}{REQ}(?:$|[，。；：、（均全其已并])"),
        ],
        readings: &[&[RECEIVED], &[RECEIVED, CARRIED_OVER], &[TOTAL]],
        topic: OF_APPLICATIONS,
        unless: &[Unless::InClause(SUBSET)],
        ..CLAIM
    },
    Claim {
        name: "上年结转政府信息公开申请",
        patterns: &[
            pattern(&["结转", "转结", "遗留"], "{BACK}(?:至?本年度?|而来|办理|的)*(?:{REQ}|(?:{W})+)?(?:办理)?{N}"),
            pattern(&["结转", "转结"], "(?:结转|转结)(?:上一?个?年度?|(?P<last>20[0-9][0-9])年度?)的?(?:{REQ})?{N}"),
            pattern(
                &["结转", "转结"],
                "(?:未|无|没有)(?:结转|转结)(?:上一?个?年度?|(?P<last>20[0-9][0-9])年度?)的?(?:{REQ})?{END}",
            ),
            pattern(&["结转", "转结", "遗留"], "(?:无|没有|未有){BACK}的?(?:{REQ}|件)?{END}"),
        ],
        readings: &[&[CARRIED_OVER]],
        ..OUTCOME
    },
    Claim {
        name: "结转下年度继续办理",
        patterns: &[
            pattern(FORTH, "{FORTH}(?:继续)?(?:办理|处理|答复)?的?(?:{REQ}|件)?{N}"),
            pattern(FORTH, "{NN}(?:{REQ})?(?:已|将|需|待|均)?{FORTH}"),
            pattern(FORTH, "(?:无|没有|未有|未){FORTH}(?:继续)?(?:办理|处理|答复)?的?(?:{REQ}|事项|情况|件)?{END}"),
            pattern(FORTH, "无(?:下一?年度?|(?P<next>20[0-9][0-9])年度?)(?:结转|转结){END}"),
        ],
        readings: &[&[FORWARD]],
        ..OUTCOME
    },
    Claim {
        name: "办结政府信息公开申请",
        patterns: &[pattern(&["办结"], "办结(?:答复|回复|了)?(?:{REQ})?{N}")],
        // 收到30件，已办结30件 may speak of what came in this year only; that is told by the figure of 收到.
        readings: &[&[TOTAL]],
        ..OUTCOME
    },
    Claim {
        name: "答复政府信息公开申请",
        patterns: &[
            pattern(&["答复", "回复"], "(?:答复|回复)了?(?:{REQ}){N}"),
            pattern(&["答复", "回复", "办结"], "{REQ}(?:答复|回复|办结){N}"),
        ],
        readings: &[&[TOTAL], &[ANSWERED], &[ANSWERED_ONLY]],
        ..OUTCOME
    },
    Claim {
        name: "答复政府信息公开申请",
        patterns: &[
            pattern(&["答复", "回复"], "(?:^|[，：；、已共予以经年度]|全部)(?:答复|回复){N}"),
            // 1646件已在法定期限内予以答复.
            pattern(
                &["答复", "回复", "办结"],
                "{NN}(?:申请)?(?:已|均|都|全部|在法定|在规定)[^，。；、0-9]*(?:答复|回复|办结)",
            ),
        ],
        // Who says so may leave out what was withdrawn, or mean only what was told.
        readings: &[&[TOTAL], &[ANSWERED], &[ANSWERED_ONLY], &[GRANTED, PARTLY_GRANTED]],
        topic: OF_APPLICATIONS,
        unless: &[Unless::InClause(APPLICANT), Unless::InSentence(OTHER_KINDS), Unless::After(OTHER_KINDS)],
        ..CLAIM
    },
    Claim {
        name: "按期办结政府信息公开申请",
        patterns: &[pattern(&["按期", "按时"], "(?:按期|按时)(?:办结|答复|回复){N}")],
        // Who names no other kind had none.
        readings: &[&[TOTAL]],
        topic: OF_APPLICATIONS,
        unless: &[Unless::InClause(SUBSET_OF_RESULTS), Unless::InSentence(OTHER_KINDS), Unless::After(OTHER_KINDS)],
        ..CLAIM
    },
    Claim {
        name: "予以公开和部分公开",
        patterns: &[
            pattern(&["部分公开"], "(?:予以|同意|准予)公开[或和及与、](?:予以|同意)?部分公开(?:答复)?的?{N}"),
            pattern(&["部分公开"], "{NN}(?:予以|同意|准予)公开[或和及与、](?:予以|同意)?部分公开"),
        ],
        readings: &[&[GRANTED, PARTLY_GRANTED]],
        topic: OF_APPLICATIONS,
        unless: &[Unless::InClause(APPLICANT), MADE_PUBLIC, Unless::After(ALREADY_PUBLIC)],
        ..CLAIM
    },
    Claim {
        name: "予以公开",
        patterns: &[
            pattern(GRANT, "{^}(?:予以|同意|准予)公开(?:答复)?的?{N}"),
            pattern(GRANT, "{NN}(?:予以|同意|准予)公开{END}"),
        ],
        readings: &[&[GRANTED]],
        topic: OF_APPLICATIONS,
        unless: &[Unless::InClause(APPLICANT), MADE_PUBLIC, Unless::After(ALREADY_PUBLIC)],
        ..CLAIM
    },
    Claim {
        name: "部分公开",
        patterns: &[
            pattern(&["部分公开"], "{^}(?:予以|同意)?部分公开(?:答复)?的?{N}"),
            pattern(&["部分公开"], "{NN}(?:予以|同意)?部分公开{END}"),
        ],
        readings: &[&[PARTLY_GRANTED]],
        ..OUTCOME
    },
    Claim {
        name: "不予公开",
        patterns: &[pattern(&["不予公开"], "{^}不予公开(?:答复)?的?{N}"), pattern(&["不予公开"], "{NN}不予公开{END}")],
        readings: &[&[REFUSED]],
        ..OUTCOME
    },
    Claim {
        name: "无法提供",
        patterns: &[pattern(&["无法提供"], "{^}无法提供(?:答复)?的?{N}"), pattern(&["无法提供"], "{NN}无法提供{END}")],
        readings: &[&[NOT_AVAILABLE]],
        ..OUTCOME
    },
    Claim {
        name: "不予处理",
        patterns: &[pattern(&["不予处理"], "{^}不予处理的?{N}"), pattern(&["不予处理"], "{NN}不予处理{END}")],
        readings: &[&[NOT_HANDLED]],
        ..OUTCOME
    },
    Claim {
        name: "其他处理",
        patterns: &[pattern(&["其他处理"], "{^}其他处理(?:情形|情况)?的?{N}")],
        // 逾期未补正2件，其他处理5件 means 3.其他 only.
        readings: &[&[applications("results.other")], &[applications("results.other.other")]],
        ..OUTCOME
    },
];

const RECEIVE: &[&str] =
    &["收到", "新收", "接到", "接收", "受理", "登记", "承接", "接受", "新增", "全年收", "年度收", "共收"];
const GRANT: &[&str] = &["予以公开", "同意公开", "准予公开"];
const DEAL: &[&str] = &["办理", "处理", "答复", "回复", "办结"];
const FORTH: &[&str] = &["结转", "转结", "转", "顺延", "延续"];

/// The rows of the table's results are claimed by their own labels: 属于行政查询事项385件.
pub const RESULT_LABELS: Claim = Claim {
    name: "",
    patterns: &[pattern(&["{LABEL}"], "{^}(?:属于)?{LABEL}的?(?:申请)?{N}")],
    readings: &[],
    topic: Topic { sentence: &["申请"], ..ANY },
    unless: &[Unless::InClause(APPLICANT)],
    ..CLAIM
};

/// Shortest label that [`RESULT_LABELS`] takes, in characters: 其他 is said of anything.
pub const SHORTEST_LABEL: usize = 4;
