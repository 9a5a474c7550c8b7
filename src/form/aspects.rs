//! What the prose of a report has to speak of, and the words by which it does.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::words::has_any;

/// Something that a section has to speak of.
#[derive(Debug)]
pub struct Aspect {
    /// What it is called, which is the usual heading of its paragraphs.
    pub name: &'static str,
    /// What belongs there, for whoever writes it.
    pub hint: &'static str,
    /// Words of which prose that speaks of it has at least one …
    words: &'static [&'static str],
    /// … unless it matches this, which is compiled where there is none of the words.
    wording: Option<LazyLock<Regex>>,
}

impl Aspect {
    /// Whether prose speaks of it.
    pub(crate) fn is_in(&self, prose: &str) -> bool {
        has_any(prose, self.words) || self.wording.as_ref().is_some_and(|wording| wording.is_match(prose))
    }
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern")
}

/// The five aspects of 一 that the notice of 2021 names. Many sound reports have no headings for them, so that words tell.
pub(super) static OF_2021: [Aspect; 5] = [
    Aspect {
        name: "主动公开",
        hint: "通过哪些渠道、公开了哪些信息、各多少条",
        words: &["主动公开"],
        wording: Some(LazyLock::new(|| pattern("公开.{0,6}信息|发布.{0,12}信息|信息.{0,6}公开"))),
    },
    Aspect {
        name: "依申请公开",
        hint: "收到、办结申请的件数，申请办理的规范",
        words: &["依申请", "申请公开", "申请人"],
        wording: Some(LazyLock::new(|| pattern("公开.{0,4}申请|申请.{0,4}公开|(收到|受理|办理|答复).{0,8}申请"))),
    },
    Aspect {
        name: "政府信息管理",
        hint: "规章、行政规范性文件的清理，公开属性、审查和更新",
        words: &[
            "信息管理",
            "规范性文件",
            "审核",
            "审查",
            "审校",
            "校审",
            "保密",
            "清理",
            "归档",
            "目录",
            "台账",
            "更新",
            "把关",
            "签批",
            "审批",
            "备案",
            "分类",
            "发布机制",
            "属性",
        ],
        wording: Some(LazyLock::new(|| pattern("信息.{0,6}管理"))),
    },
    Aspect {
        name: "政府信息公开平台建设",
        hint: "政府网站、政务新媒体、政府公报、公示栏和公开专区",
        words: &[
            "平台",
            "网站",
            "网页",
            "公众号",
            "微信",
            "微博",
            "新媒体",
            "客户端",
            "公报",
            "公示栏",
            "公开栏",
            "公告栏",
            "专栏",
            "栏目",
            "专区",
            "渠道",
            "载体",
            "阵地",
        ],
        wording: None,
    },
    Aspect {
        name: "监督保障",
        hint: "组织领导、培训、考核、检查；各级政府还要写工作考核、社会评议和责任追究结果",
        words: &[
            "监督", "监管", "保障", "考核", "检查", "督查", "督导", "培训", "领导", "责任", "评议", "测评", "评估",
            "制度", "机制", "整改", "专人", "分工",
        ],
        wording: None,
    },
];

/// What the reports of governments have to speak of beside.
pub(crate) static OF_GOVERNMENTS: [Aspect; 3] = [
    Aspect {
        name: "工作考核", hint: "考核的办法和结果", words: &["考核", "考评", "绩效"], wording: None
    },
    Aspect {
        name: "社会评议",
        hint: "评议、满意度调查、第三方评估的结果",
        words: &["评议", "满意度", "测评", "评估", "评价", "意见建议"],
        wording: None,
    },
    Aspect {
        name: "责任追究",
        hint: "追究了哪些责任",
        words: &["追究", "追责", "问责", "责任追", "责任事件"],
        wording: None,
    },
];
