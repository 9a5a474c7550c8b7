//! 核对要求: what one office asks of the reports that it takes in, beside what the form and the law ask of all.

mod read;
pub mod schema;

pub use read::{is_profile, read};

use std::collections::BTreeMap;
use std::fmt;

use crate::body::Kind;
use crate::form::rules;
use crate::house::HouseStyle;
use crate::report::Date;
use crate::source::{Code, Severity};

/// What one office asks for. The default asks for what every report has to keep.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Profile {
    /// The document that says so: 武政办发〔2025〕54号.
    pub source: Option<String>,
    /// Last days of publication, where they are earlier than the law's.
    pub deadlines: BTreeMap<Kind, Day>,
    /// What the breach of a rule is, by the rule's id.
    pub levels: BTreeMap<&'static str, Level>,
    /// Limits, of which only those that are set are checked.
    pub limits: Limits,
    /// 版式 of the documents that it takes in; none for that of GB/T 9704.
    pub style: Option<HouseStyle>,
}

/// What the breach of a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// An error, which stops the files.
    Error,
    /// A warning.
    Warning,
    /// Not told of.
    Off,
}

/// Figures that an office sets.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Limits {
    /// Most characters of 总体情况, marks included, white space not.
    pub overview_length: Option<u64>,
    /// How many times last year's figure, or what part of it, is out of the ordinary.
    pub jump_factor: Option<u64>,
    /// Most cells that are empty or `/` in each of the tables of 三 and 四.
    pub blank_cells: Option<u64>,
}

/// A day of the year after the report's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    month: u8,
    day: u8,
}

impl Day {
    /// Reads `01-20`; none if it is not written so or not every year has such a day.
    pub fn parse(text: &str) -> Option<Self> {
        // 2023 has no 29 February.
        let date = Date::parse(&format!("2023-{text}"))?;
        Some(Day { month: date.month(), day: date.day() })
    }

    /// The day in a year.
    ///
    /// # Panics
    /// Never: every year has it.
    pub fn of(self, year: u16) -> Date {
        Date::new(year, self.month, self.day).expect("a day of every year")
    }
}

impl Profile {
    /// What the breach of a rule is, as the office wants it; a complaint that is usually this severe.
    pub fn level(&self, code: &Code, usual: Severity) -> Level {
        let on_demand = rules::ON_DEMAND.contains(&code);
        match (self.levels.get(code.id), usual) {
            (Some(level), _) => *level,
            (None, _) if on_demand => Level::Off,
            (None, Severity::Error) => Level::Error,
            (None, Severity::Warning) => Level::Warning,
        }
    }
}

impl Profile {
    /// The document that a finding rests on, if it is the office's and not one that all keep.
    pub fn basis(&self, code: &Code) -> Option<String> {
        let asks = self.levels.contains_key(code.id)
            || *code == rules::DEADLINE && !self.deadlines.is_empty()
            || *code == rules::LENGTH
            || *code == rules::JUMP;
        self.source.as_ref().filter(|_| asks).map(|source| format!("依据：{source}"))
    }
}

impl Level {
    /// All of them.
    pub const ALL: [Level; 3] = [Level::Error, Level::Warning, Level::Off];

    /// As profiles write it.
    pub fn key(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Off => "off",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// Keys of a profile and what each holds.
pub(crate) const KEYS: [(&str, &str); 5] = [
    ("source", "提出要求的文件，例如 武政办发〔2025〕54号；写了就在提醒里注明"),
    ("deadline", "公布的期限，比条例规定的早时写；次年的月和日"),
    ("rules", "各条规则：error 是错误，warning 是提醒，off 是不核对"),
    ("limits", "限额；不写的不核对"),
    ("style", "版式；写法同 --style 的文件，不写的照 GB/T 9704—2012"),
];

/// Keys of the kinds of bodies in `deadline`.
pub(crate) const KINDS: [(Kind, &str, &str); 3] = [
    (Kind::Department, "department", "部门；照 01-20 这样写"),
    (Kind::Township, "township", "乡镇、街道；照 01-20 这样写"),
    (Kind::Government, "government", "县级以上人民政府；照 03-20 这样写"),
];

/// Keys in `limits`.
pub(crate) const LIMITS: [(&str, &str); 3] = [
    ("overview_length", "总体情况最多多少字（含标点）"),
    ("jump_factor", "一个数是上年的多少倍以上，或不到上年的多少分之一，就提醒核对"),
    ("blank_cells", "第三、四部分的表，每张最多有多少格是空的或填 /"),
];
