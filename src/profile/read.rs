//! Reads a profile from the values of a file. All complaints come at once.

use super::{Day, KEYS, KINDS, LIMITS, Level, Limits, Profile};
use crate::form::rules;
use crate::number::Number;
use crate::source::{Code, Diagnostic, Node, Value, excerpt, unknown_key};

/// The profile that the values of a file make up, and what is wrong with those that do not.
pub fn read(root: &Node) -> (Profile, Vec<Diagnostic>) {
    let mut reader = Reader { complaints: Vec::new() };
    let mut profile = Profile::default();
    for (key, value) in reader.entries(root, "键", &KEYS.map(|(key, _)| key)) {
        match key {
            "source" => profile.source = reader.text(value).map(str::to_owned),
            "deadline" => reader.deadlines(value, &mut profile),
            "rules" => reader.levels(value, &mut profile),
            _ => reader.limits(value, &mut profile.limits),
        }
    }
    (profile, reader.complaints)
}

/// Whether a file is a profile and not a report: all its keys are a profile's.
pub fn is_profile(root: &Node) -> bool {
    let is_known = |key: &Node| key.as_key().is_some_and(|key| KEYS.iter().any(|(known, _)| *known == key));
    matches!(&root.value, Value::Map(all) if !all.is_empty() && all.iter().all(|(key, _)| is_known(key)))
}

struct Reader {
    complaints: Vec<Diagnostic>,
}

impl Reader {
    fn deadlines(&mut self, node: &Node, profile: &mut Profile) {
        for (key, value) in self.entries(node, "键", &KINDS.map(|(_, key, _)| key)) {
            let kind = KINDS.iter().find(|(_, known, _)| *known == key);
            if let (Some((kind, ..)), Some(day)) = (kind, self.day(value)) {
                profile.deadlines.insert(*kind, day);
            }
        }
    }

    fn levels(&mut self, node: &Node, profile: &mut Profile) {
        let known: Vec<&'static str> = rules::all().map(|rule| rule.id).collect();
        for (id, value) in self.entries(node, "规则", &known) {
            let id = known.iter().find(|known| **known == id);
            if let (Some(id), Some(level)) = (id, self.level(value)) {
                profile.levels.insert(id, level);
            }
        }
    }

    fn limits(&mut self, node: &Node, limits: &mut Limits) {
        for (key, value) in self.entries(node, "键", &LIMITS.map(|(key, _)| key)) {
            match key {
                "overview_length" => limits.overview_length = self.whole(value, 1),
                "jump_factor" => limits.jump_factor = self.whole(value, 1),
                _ => limits.blank_cells = self.whole(value, 0),
            }
        }
    }

    fn refuse<T>(&mut self, node: &Node, message: impl Into<String>, advice: impl Into<String>) -> Option<T> {
        self.complaints.push(Diagnostic::new(&Code::VALUE, message).at(node.at).advise(advice));
        None
    }

    /// The entries of a map whose keys are known, each once, without those that hold nothing; complains of the others.
    /// `what` is what its keys are called.
    fn entries<'n>(&mut self, node: &'n Node, what: &str, known: &[&str]) -> Vec<(&'n str, &'n Node)> {
        let all = match &node.value {
            Value::Null => return Vec::new(),
            Value::Map(all) => all,
            _ => {
                self.refuse::<()>(node, "这里应当是一组“键: 值”", format!("这里可以写：{}", known.join("、")));
                return Vec::new();
            }
        };
        let mut entries: Vec<(&str, &Node)> = Vec::new();
        for (key, value) in all {
            let name = key.as_key().unwrap_or_default();
            let (message, advice) = if !known.contains(&name) {
                let (_, advice) = unknown_key(name, known);
                (format!("没有“{}”这{}{what}", excerpt(name), if what == "规则" { "条" } else { "个" }), advice)
            } else if entries.iter().any(|(other, _)| *other == name) {
                (format!("{name} 写了两次"), "请只留一处".to_owned())
            } else {
                entries.push((name, value));
                continue;
            };
            self.complaints.push(Diagnostic::new(&Code::KEY, message).at(key.at).advise(advice));
        }
        entries.retain(|(_, value)| value.value != Value::Null);
        entries
    }

    fn text<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        match &node.value {
            Value::Scalar { text, .. } => Some(text),
            _ => self.refuse(node, "这里应当是文字", "请改为一句话"),
        }
    }

    fn day(&mut self, node: &Node) -> Option<Day> {
        let text = self.text(node)?;
        Day::parse(text)
            .or_else(|| self.refuse(node, format!("“{}”不是日期", excerpt(text)), "请写月和日，各两位，例如 01-20"))
    }

    fn level(&mut self, node: &Node) -> Option<Level> {
        let text = self.text(node)?;
        Level::ALL.into_iter().find(|level| level.key() == text).or_else(|| {
            let known = Level::ALL.map(Level::key).join("、");
            self.refuse(node, format!("这里不能写“{}”", excerpt(text)), format!("可以写：{known}"))
        })
    }

    fn whole(&mut self, node: &Node, least: u64) -> Option<u64> {
        let text = self.text(node)?;
        match Number::parse(text).ok().and_then(Number::to_whole) {
            Some(number) if number >= least => Some(number),
            Some(_) => self.refuse(node, "这里不能是 0", "请写一个大于 0 的整数；不核对就不写"),
            None => self.refuse(node, format!("“{}”不是整数", excerpt(text)), "请写一个整数，例如 1000"),
        }
    }
}
