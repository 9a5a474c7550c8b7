//! What a clerk is told at the place where something is filled in; the same in every format of report files.

/// Of 一.
pub(super) const OVERVIEW: &[&str] = &["综述本机关本年度政府信息公开工作，分方面写；文中的数要和表里的数一致。"];
/// Of the table of 二.
pub(super) const DECISIONS: &[&str] = &[
    "行政许可、行政处罚、行政强制的处理决定，包括已公开和依法未公开的全部处理决定。",
    "规章只由国务院部门、省级政府、设区的市和自治州政府填写，别的机关填 0 或 /。",
];
/// Of 五.
pub(super) const PROBLEMS: &[&str] =
    &["先写本年度存在的主要问题，再写改进情况，一条问题对一条措施；上年度问题的整改情况也写在这里。"];
/// Of 六.
pub(super) const OTHER_MATTERS: &[&str] = &["收取信息处理费的情况在这里写；没有收取也写明“本年度没有收取信息处理费”。"];
