//! 主要数据: the figures of an edition that a digest shows large, and the results that it draws.

use super::structure::{Part, REGULATIONS, TableId, part};

/// A figure of a digest: the sum of the figures at or below a part of a table, in one column.
#[derive(Debug)]
pub struct Highlight {
    /// What it is called in a few characters.
    pub label: &'static str,
    /// What it counts.
    pub unit: &'static str,
    /// Table that has it.
    pub table: TableId,
    /// Its rows.
    pub rows: Part,
    /// Key of its column; empty for rows that are plain values in the report file.
    pub column: &'static str,
    /// Whether it is left out where it is nothing.
    pub only_if_any: bool,
}

/// Figures of a digest that stand on one line, below the heading of their table's section.
pub type Highlights = &'static [Highlight];

/// Key of 总计 of the table of 三.
const TOTAL: &str = "total";

const fn application(label: &'static str, path: &'static str) -> Highlight {
    Highlight { label, unit: "件", table: TableId::Applications, rows: part(path), column: TOTAL, only_if_any: false }
}

const fn disclosed(label: &'static str, path: &'static str, column: &'static str) -> Highlight {
    Highlight { label, unit: "件", table: TableId::Disclosure, rows: part(path), column, only_if_any: false }
}

/// Applications that came, were answered, and are open.
pub(super) const APPLICATIONS: Highlights = &[
    application("本年新收", "received"),
    application("上年结转", "carried_over"),
    application("本年办结", "results.total"),
    application("结转下年", "carried_forward"),
];

/// What applications led to.
pub(super) const OUTCOMES: Highlights = &[
    application("予以公开", "results.granted"),
    application("部分公开", "results.partly_granted"),
    application("不予公开", "results.refused"),
    application("无法提供", "results.not_available"),
    application("不予处理", "results.not_handled"),
    application("其他处理", "results.other"),
];

/// What the form of 2021 counts of decisions and documents.
pub(super) const DISCLOSURE_2021: &[Highlights] = &[
    &[
        disclosed("行政许可", "licensing", ""),
        disclosed("行政处罚", "penalties", ""),
        disclosed("行政强制", "compulsory_measures", ""),
        Highlight { unit: "万元", ..disclosed("行政事业性收费", "fees", "") },
    ],
    &[
        disclosed("规范性文件制发", NORMATIVE, "issued"),
        disclosed("规范性文件废止", NORMATIVE, "repealed"),
        disclosed("规范性文件现行有效", NORMATIVE, "in_force"),
        Highlight { only_if_any: true, ..disclosed("规章现行有效", REGULATIONS, "in_force") },
    ],
];

/// What the form of 2019 counts of them.
pub(super) const DISCLOSURE_2019: &[Highlights] = &[
    &[
        disclosed("行政许可", "licensing", DECISIONS),
        disclosed("其他对外管理服务", "other_services", DECISIONS),
        disclosed("行政处罚", "penalties", DECISIONS),
        disclosed("行政强制", "compulsory_measures", DECISIONS),
    ],
    &[
        disclosed("规范性文件制作", NORMATIVE, "produced"),
        disclosed("规范性文件公开", NORMATIVE, "published"),
        disclosed("规范性文件公开总数", NORMATIVE, TOTAL),
        Highlight { only_if_any: true, ..disclosed("规章公开总数", REGULATIONS, TOTAL) },
    ],
];

const NORMATIVE: &str = "normative_documents";
const DECISIONS: &str = "decisions";
