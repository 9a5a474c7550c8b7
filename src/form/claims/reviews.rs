//! What sentences say of the table of 四, 政府信息公开行政复议、行政诉讼情况.

use super::{ANY, CLAIM, Claim, Pattern, Quantity, Topic, Unless, pattern, quantity};
use crate::form::structure::TableId;

const fn reviews(column: &'static str) -> Quantity {
    quantity(TableId::Reviews, "reconsideration", column)
}

const fn direct(column: &'static str) -> Quantity {
    quantity(TableId::Reviews, "litigation_direct", column)
}

const fn after_review(column: &'static str) -> Quantity {
    quantity(TableId::Reviews, "litigation_after_reconsideration", column)
}

/// Of reviews and suits about information, not of all that a body hears or faces.
const ABOUT_DISCLOSURE: Topic = Topic { sentence: &["公开", "答复后被"], ..ANY };
/// A body that says there were none in a report on 公开 says so of those about information.
const NONE_AT_ALL: Topic = Topic { passage: &["公开"], ..ANY };
const OF_REVIEWS: Topic =
    Topic { last: &["复议"], others: &["诉讼", "起诉", "应诉", "申请公开"], ..ABOUT_DISCLOSURE };
const OF_SUITS: Topic = Topic { last: &["诉讼", "起诉"], others: &["复议", "申请公开"], ..ABOUT_DISCLOSURE };

/// What a body hears as the one that decides: reviews and suits that need not be about information.
const JUDGE: &[Unless] = &[
    Unless::Deciding(&["办理", "审理", "审结", "受理", "办结", "代理", "应诉", "参加", "承办", "出庭"]),
    Unless::InClause(&["其他", "以外", "农", "土地"]),
];
/// How a part of them ended, or in one court of two.
const PART: &[Unless] = &[Unless::InClause(&["一审", "二审", "再审"])];

/// Of reviews and suits, in every edition.
pub const REVIEWS: &[Claim] = &[
    Claim {
        name: "行政复议",
        patterns: &[
            pattern(&["复议"], "(?:行政|涉及|引发|发生|产生)复议(?:申请|案件|案|事项|情况|数量)*{N}"),
            pattern(&["行政复议"], "(?:引发|引起|发生|产生|导致|提起|收到|共有|有){NN}行政复议(?:申请|案件|案)?{END}"),
            pattern(&["均", "都", "各"], "{BOTH}(?:均|都|各)(?:为|是|有)?{N}"),
            pattern(NONE_OF_BOTH, "{BOTH}(?:均为?|都为?|为)(?:零|0)(?:$|[，。；件条起宗])"),
        ],
        readings: &[&[reviews("total")]],
        topic: ABOUT_DISCLOSURE,
        unless: JUDGE,
        ..CLAIM
    },
    Claim {
        name: "行政复议",
        patterns: &[pattern(&["行政复议"], "{NONE}{GAP}行政复议{REST}"), pattern(&["行政复议"], "无行政复议{REST}")],
        readings: &[&[reviews("total")]],
        topic: NONE_AT_ALL,
        unless: JUDGE,
        ..CLAIM
    },
    Claim {
        name: "行政诉讼",
        patterns: &[
            pattern(
                &["诉讼"],
                "{^}(?:提起|被提起|引发|引起|发生|产生|涉及|被|的)*(?:行政)?诉讼(?:案件|案|事项|情况|数量)*{N}",
            ),
            pattern(&["行政诉讼"], "(?:引发|引起|发生|产生|导致|提起|收到|共有|有){NN}行政诉讼(?:案件|案)?{END}"),
            pattern(&["均", "都", "各"], "{BOTH}(?:均|都|各)(?:为|是|有)?{N}"),
            pattern(NONE_OF_BOTH, "{BOTH}(?:均为?|都为?|为)(?:零|0)(?:$|[，。；件条起宗])"),
        ],
        readings: &[&[direct("total"), after_review("total")]],
        topic: ABOUT_DISCLOSURE,
        unless: JUDGE,
        ..CLAIM
    },
    Claim {
        name: "行政诉讼",
        patterns: &[
            pattern(&["诉讼"], "{NONE}{GAP}诉讼{REST}"),
            pattern(&["诉讼"], "无(?:行政复议{GAP})?(?:行政)?诉讼{REST}"),
        ],
        readings: &[&[direct("total"), after_review("total")]],
        topic: NONE_AT_ALL,
        unless: JUDGE,
        ..CLAIM
    },
    Claim {
        name: "行政复议和行政诉讼",
        patterns: &[pattern(&["诉讼"], "{BOTH}(?:共计|共有|共|合计|总计)(?:为|有)?{N}")],
        readings: &[&[reviews("total"), direct("total"), after_review("total")]],
        topic: ABOUT_DISCLOSURE,
        unless: JUDGE,
        ..CLAIM
    },
    Claim {
        name: "未经复议直接起诉",
        patterns: &[pattern(&["未经复议"], "未经复议直接(?:起诉|提起行政诉讼|提起诉讼)的?{N}")],
        readings: &[&[direct("total")]],
        unless: JUDGE,
        ..CLAIM
    },
    Claim {
        name: "复议后起诉",
        patterns: &[pattern(&["复议后"], "复议后(?:起诉|提起行政诉讼|提起诉讼|再起诉)的?{N}")],
        readings: &[&[after_review("total")]],
        unless: JUDGE,
        ..CLAIM
    },
    outcome("行政复议结果维持", UPHELD, OF_REVIEWS, &[&[reviews("upheld")]]),
    outcome("行政复议结果纠正", CORRECTED, OF_REVIEWS, &[&[reviews("corrected")]]),
    outcome("行政复议其他结果", OTHER, OF_REVIEWS, &[&[reviews("other")]]),
    outcome("行政复议尚未审结", PENDING, OF_REVIEWS, &[&[reviews("pending")]]),
    outcome("行政诉讼结果维持", UPHELD, OF_SUITS, SUITS_UPHELD),
    outcome("行政诉讼结果纠正", CORRECTED, OF_SUITS, SUITS_CORRECTED),
    outcome("行政诉讼其他结果", OTHER, OF_SUITS, SUITS_OTHER),
    outcome("行政诉讼尚未审结", PENDING, OF_SUITS, SUITS_PENDING),
];

const NONE_OF_BOTH: &[&str] = &["均零", "均0", "都零", "都0", "为零", "为0"];

/// How reviews or suits ended: 行政复议10件，其中维持2件，纠正3件.
const fn outcome(
    name: &'static str,
    patterns: &'static [Pattern],
    topic: Topic,
    readings: &'static [&'static [Quantity]],
) -> Claim {
    Claim { name, patterns, readings, topic, unless: PART, ..CLAIM }
}

const UPHELD: &[Pattern] = &[
    pattern(&["维持"], "维持(?:结果|决定|原决定|原行政行为|原判|的)*{N}"),
    pattern(&["维持"], "{NN}(?:结果|被|予以|决定|均)*(?:为)?维持(?:$|[，。；、（原结])"),
];
const CORRECTED: &[Pattern] = &[
    pattern(&["纠正", "纠错", "败诉"], "(?:纠正|纠错|败诉)(?:结果|的)*{N}"),
    pattern(&["纠正", "纠错", "败诉"], "{NN}(?:结果|被|予以|决定|均)*(?:为)?(?:纠正|纠错|败诉)(?:$|[，。；、（结])"),
];
const OTHER: &[Pattern] = &[pattern(&["其他"], "{^}其他(?:处理)?(?:结果)?的?{N}")];
const PENDING: &[Pattern] = &[
    pattern(&["审结"], "(?:尚未|未|待)审结的?{N}"),
    pattern(&["审结"], "{NN}(?:案件)?(?:目前|现)?(?:尚未|未|待)审结"),
];

/// Suits of both groups, of one of them where the sentence speaks of it, or with the reviews before them
/// (行政复议2件、行政诉讼1件，其中维持3件).
const SUITS_UPHELD: &[&[Quantity]] = &[
    &[direct("upheld"), after_review("upheld")],
    &[direct("upheld")],
    &[after_review("upheld")],
    &[reviews("upheld"), direct("upheld"), after_review("upheld")],
];
const SUITS_CORRECTED: &[&[Quantity]] = &[
    &[direct("corrected"), after_review("corrected")],
    &[direct("corrected")],
    &[after_review("corrected")],
    &[reviews("corrected"), direct("corrected"), after_review("corrected")],
];
const SUITS_OTHER: &[&[Quantity]] = &[
    &[direct("other"), after_review("other")],
    &[direct("other")],
    &[after_review("other")],
    &[reviews("other"), direct("other"), after_review("other")],
];
const SUITS_PENDING: &[&[Quantity]] = &[
    &[direct("pending"), after_review("pending")],
    &[direct("pending")],
    &[after_review("pending")],
    &[reviews("pending"), direct("pending"), after_review("pending")],
];
