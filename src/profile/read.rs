//! Reads a profile from the values of a file. All complaints come at once.

use super::{Day, KEYS, KINDS, LIMITS, Level, Limits, Profile};
use crate::form::rules;
use crate::house;
use crate::number::Number;
use crate::source::{Diagnostic, Node, SettingsReader, excerpt, has_only};

/// The profile that the values of a file make up, and what is wrong with those that do not.
pub fn read(root: &Node) -> (Profile, Vec<Diagnostic>) {
    let mut reader = SettingsReader::default();
    let mut profile = Profile::default();
    for (key, value) in reader.entries(root, "个键", &KEYS.map(|(key, _)| key)) {
        match key {
            "source" => profile.source = reader.text(value).map(str::to_owned),
            "deadline" => deadlines(&mut reader, value, &mut profile),
            "rules" => levels(&mut reader, value, &mut profile),
            "limits" => limits(&mut reader, value, &mut profile.limits),
            _ => profile.style = Some(house::values(&mut reader, value)),
        }
    }
    (profile, reader.into_complaints())
}

/// Whether a file is a profile and not a report: all its keys are a profile's.
pub fn is_profile(root: &Node) -> bool {
    has_only(root, &KEYS.map(|(key, _)| key))
}

fn deadlines(reader: &mut SettingsReader, node: &Node, profile: &mut Profile) {
    for (key, value) in reader.entries(node, "个键", &KINDS.map(|(_, key, _)| key)) {
        let kind = KINDS.iter().find(|(_, known, _)| *known == key);
        if let (Some((kind, ..)), Some(day)) = (kind, day(reader, value)) {
            profile.deadlines.insert(*kind, day);
        }
    }
}

fn levels(reader: &mut SettingsReader, node: &Node, profile: &mut Profile) {
    let known: Vec<&'static str> = rules::all().map(|rule| rule.id).collect();
    for (id, value) in reader.entries(node, "条规则", &known) {
        let id = known.iter().find(|known| **known == id);
        let level = reader.one_of(value, &Level::ALL.map(|level| (level.key(), level)));
        if let (Some(id), Some(level)) = (id, level) {
            profile.levels.insert(id, level);
        }
    }
}

fn limits(reader: &mut SettingsReader, node: &Node, limits: &mut Limits) {
    for (key, value) in reader.entries(node, "个键", &LIMITS.map(|(key, _)| key)) {
        match key {
            "overview_length" => limits.overview_length = whole(reader, value, 1),
            "jump_factor" => limits.jump_factor = whole(reader, value, 1),
            _ => limits.blank_cells = whole(reader, value, 0),
        }
    }
}

fn day(reader: &mut SettingsReader, node: &Node) -> Option<Day> {
    let text = reader.text(node)?;
    Day::parse(text)
        .or_else(|| reader.refuse(node, format!("“{}”不是日期", excerpt(text)), "请写月和日，各两位，例如 01-20"))
}

fn whole(reader: &mut SettingsReader, node: &Node, least: u64) -> Option<u64> {
    let text = reader.text(node)?;
    match Number::parse(text).ok().and_then(Number::to_whole) {
        Some(number) if number >= least => Some(number),
        Some(_) => reader.refuse(node, "这里不能是 0", "请写一个大于 0 的整数；不核对就不写"),
        None => reader.refuse(node, format!("“{}”不是整数", excerpt(text)), "请写一个整数，例如 1000"),
    }
}
