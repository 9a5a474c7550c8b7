//! PROBLEMS: whether 五 states problems and what is done about them.

use super::paragraphs::said;
use crate::form::PROBLEMS_SECTION;
use crate::form::rules::PROBLEMS;
use crate::report::Report;
use crate::source::Diagnostic;
use crate::text::words::has_any;

/// What speaks of something that is not as it should be.
const PROBLEM: &[&str] = &[
    "问题",
    "不足",
    "短板",
    "差距",
    "薄弱",
    "弱项",
    "有待",
    "待加强",
    "待提",
    "待完善",
    "不够",
    "不高",
    "不强",
    "不全",
    "不多",
    "不深",
    "不广",
    "不快",
    "不及时",
    "不到位",
    "不充分",
    "不平衡",
    "不均衡",
    "欠缺",
    "缺乏",
    "缺少",
    "滞后",
    "困难",
    "偏少",
    "偏低",
    "偏慢",
    "单一",
    "较少",
    "较低",
    "较慢",
    "较弱",
    "还需",
    "仍需",
    "尚需",
    "需进一步",
    "需要进一步",
    "需加强",
    "需提高",
    "需提升",
    "需完善",
    "需改进",
    "需要加强",
    "需要提高",
    "需要提升",
    "需要完善",
    "需要改进",
    "空间",
];
/// What speaks of what is done.
const MEASURE: &[&str] = &[
    "改进",
    "改善",
    "整改",
    "措施",
    "下一步",
    "今后",
    "下阶段",
    "接下来",
    "加强",
    "加大",
    "加快",
    "强化",
    "完善",
    "提升",
    "提高",
    "推进",
    "优化",
    "健全",
    "规范",
    "拓展",
    "拓宽",
    "丰富",
    "深化",
    "创新",
    "落实",
    "开展",
    "组织",
    "建立",
    "培训",
    "扩大",
    "增加",
    "抓好",
    "做好",
    "补齐",
];
/// A section of fewer characters says nothing of both.
const LEAST: usize = 20;

pub(super) fn check(report: &Report) -> Option<Diagnostic> {
    let section = report.edition().section(PROBLEMS_SECTION)?;
    let said = said(report, PROBLEMS_SECTION);
    let length = said.chars().filter(|c| c.is_alphanumeric()).count();
    let (message, advice) = match (has_any(&said, PROBLEM), has_any(&said, MEASURE) || will(&said)) {
        // A section without any content is told of as such.
        _ if length == 0 => return None,
        _ if length < LEAST => ("写得太简单，看不出问题和改进情况", "请写明主要问题，并逐条写改进情况"),
        (false, _) => ("没有写存在的主要问题", "请写明本年度工作中的不足"),
        (true, false) => ("没有写改进情况", "请对每个问题写明怎样改进"),
        (true, true) => return None,
    };
    Some(Diagnostic::new(&PROBLEMS, message).in_place(section.heading).advise(advice))
}

/// Whether a text says that something will be done; 将近 says about how much.
fn will(text: &str) -> bool {
    text.split('将').skip(1).any(|after| after.chars().next().is_some_and(|c| c != '近'))
}
