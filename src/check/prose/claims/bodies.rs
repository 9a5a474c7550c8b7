//! Of which body a figure speaks: of the report's or of another, or of a part of it.

use crate::form::claims::words::{BODIES, OF_REGION, OWN, PARTS, REGIONS};

/// Whether the clause before a figure is about a body other than the report's, about a part of it or about more than it:
/// 区教育局收到… or 各部门收到… in the report of a government, 全区收到… in that of its office.
pub(super) fn names_another_body(body: &str, clause: &str) -> bool {
    if REGIONS.iter().any(|region| clause.contains(region)) {
        return !OF_REGION.iter().any(|end| body.ends_with(end)) || clause.contains("系统");
    }
    let all = clause.contains("各级") || clause.contains("各单位共") || clause.contains("各部门共");
    !all && PARTS.iter().any(|part| clause.contains(part)) || BODIES.iter().any(|kind| names(clause, kind, body))
}

/// Whether a clause names a body of this kind that is not the report's. Its name is told by the sign before its kind
/// (育局), which the report's name must have in this order.
fn names(clause: &str, kind: &str, body: &str) -> bool {
    clause.match_indices(kind).any(|(at, _)| {
        let Some(before) = clause[..at].chars().next_back() else { return false };
        let own = OWN.contains(&before);
        let mut of_body = body.chars().rev();
        let mut ending = std::iter::once(before).chain(kind.chars()).rev();
        !own && is_han(before) && !ending.all(|c| of_body.any(|other| other == c))
    })
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::names_another_body;

    #[test]
    fn other_bodies_are_told_from_the_report_s() {
        for (body, clause, other) in [
            ("某市某区民政局", "我局", false),
            ("某市某区民政局", "区民政局", false),
            ("某市某区民政局", "区教育局", true),
            ("某市某区人民政府", "其中区教育局", true),
            ("某市某区人民政府", "全区各部门、镇街共", false),
            ("某市某区人民政府", "各乡镇各部门", true),
            ("某市某区人民政府", "市直部门", true),
            ("某市某区人民政府", "区政府办公室", true),
            ("某市某区人民政府办公室", "区政府办公室", false),
            ("某市某区人民政府办公室", "区政府办", false),
            ("某市某区人民政府办公室", "全区", true),
            ("某区河东街道办事处", "我街道", false),
            ("某区河东街道办事处", "河东街道", false),
            ("某区河东街道办事处", "河西街道", true),
            ("某区河东街道办事处", "2023年度街道", false),
            ("某县人民政府", "城关镇", true),
            ("某省市场监督管理局", "全省市场监管系统", true),
        ] {
            assert_eq!(names_another_body(body, clause), other, "{clause} of {body}");
        }
    }
}
