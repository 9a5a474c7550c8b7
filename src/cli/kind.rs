//! What a file of values is: a report, settings that an option takes, or what a run left.

use nianbao::form::fields::FieldId;
use nianbao::source::{Node, Value};
use nianbao::{house, profile};

use super::summary;

/// What a file of values is, by its keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// 年报.
    Report,
    /// 核对要求.
    Profile,
    /// 版式.
    HouseStyle,
    /// 结果表.
    Summary,
}

impl Kind {
    /// What a file is that has these values; none if its keys do not tell.
    pub(super) fn of(root: &Node) -> Option<Self> {
        if profile::is_profile(root) {
            Some(Kind::Profile)
        } else if house::is_house_style(root) {
            Some(Kind::HouseStyle)
        } else if summary::is_table(root) {
            Some(Kind::Summary)
        } else {
            let is_own = |key: &Node| {
                let own = [FieldId::Body, FieldId::Year].map(|id| id.field().path[0]);
                key.as_key().is_some_and(|key| own.contains(&key))
            };
            let is_report = matches!(&root.value, Value::Map(all) if all.iter().any(|(key, _)| is_own(key)));
            is_report.then_some(Kind::Report)
        }
    }

    /// What it is called.
    pub(super) fn name(self) -> &'static str {
        match self {
            Kind::Report => "年报",
            Kind::Profile => "核对要求",
            Kind::HouseStyle => "版式",
            Kind::Summary => "结果表",
        }
    }

    /// How such a file is given.
    pub(super) fn advice(self) -> &'static str {
        match self {
            Kind::Report => "年报直接写在命令后面，不用写选项",
            Kind::Profile => "请用 --profile 给出它",
            Kind::HouseStyle => "请用 --style 给出它",
            Kind::Summary => "请去掉它",
        }
    }
}
