//! The report as typed data: what the report file holds, read and complete, knowing nothing of documents.

mod blocks;
mod figures;
mod keys;
mod number;
mod schema;

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

pub use blocks::{Block, Level, PlacedCell, TableBlock, TableCell};
pub(crate) use figures::CELL;
pub use figures::{Cell, Figures};
pub use keys::{missing_key, unknown_key};
pub use number::{Number, NumberError};
pub use schema::schema;

use crate::diagnostic::excerpt;
use crate::form;

/// 政府信息公开工作年度报告: one body's report about one year.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "政府信息公开工作年度报告", description = "nianbao 的年报文件（YAML 或 JSON）")]
pub struct Report {
    /// Edition of the official form.
    #[serde(default = "default_edition", deserialize_with = "edition")]
    #[schemars(
        title = "格式版本",
        description = "官方格式的版本；目前只有 2021（国办公开办函〔2021〕30号），可以不写",
        schema_with = "schema::edition"
    )]
    pub form: u16,
    /// 行政机关 whose report it is.
    #[serde(deserialize_with = "line")]
    #[schemars(title = "行政机关", description = "年报所属的行政机关全称", length(min = 1))]
    pub body: String,
    /// 报告年度.
    #[serde(deserialize_with = "year")]
    #[schemars(title = "年度", description = "报告所述的年度，例如 2023", schema_with = "schema::year")]
    pub year: u16,
    /// 标题, where it differs from the usual one; see [`Report::title`].
    #[serde(default, deserialize_with = "optional_line", skip_serializing_if = "Option::is_none")]
    #[schemars(title = "标题", description = "不写则为“行政机关＋年度＋年政府信息公开工作年度报告”")]
    pub title: Option<String>,
    /// 成文日期.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(title = "成文日期", description = "印在文末；部门不晚于次年1月31日，政府不晚于次年3月31日")]
    pub published: Option<Date>,
    /// 统计期限, where it is not the whole year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(title = "统计期限", description = "不写则为全年")]
    pub period: Option<Period>,
    /// 联系方式.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(title = "联系方式", description = "写了就在正文前加一句“如对本报告有疑问，请与……联系”")]
    pub contact: Option<Contact>,
    /// Paragraphs before 一、.
    #[serde(default, deserialize_with = "blocks::list", skip_serializing_if = "Vec::is_empty")]
    #[schemars(title = "前言", description = "“一、总体情况”之前的段落")]
    pub preamble: Vec<Block>,
    /// 一、总体情况.
    #[serde(default, deserialize_with = "blocks::list")]
    #[schemars(title = "一、总体情况", description = "文字、标题、图片、表格、列项")]
    pub overview: Vec<Block>,
    /// 二、主动公开政府信息情况 (表一).
    #[serde(default = "Figures::proactive_disclosure", deserialize_with = "figures::proactive_disclosure")]
    #[schemars(
        title = "二、主动公开政府信息情况",
        description = "表一；整个不写则全部为 0",
        schema_with = "schema::proactive_disclosure"
    )]
    pub proactive_disclosure: Figures,
    /// 三、收到和处理政府信息公开申请情况 (表二).
    #[serde(default = "Figures::applications", deserialize_with = "figures::applications")]
    #[schemars(
        title = "三、收到和处理政府信息公开申请情况",
        description = "表二；整个不写则全部为 0",
        schema_with = "schema::applications"
    )]
    pub applications: Figures,
    /// 四、政府信息公开行政复议、行政诉讼情况 (表三).
    #[serde(default = "Figures::review_and_litigation", deserialize_with = "figures::review_and_litigation")]
    #[schemars(
        title = "四、政府信息公开行政复议、行政诉讼情况",
        description = "表三；整个不写则全部为 0",
        schema_with = "schema::review_and_litigation"
    )]
    pub review_and_litigation: Figures,
    /// 五、存在的主要问题及改进情况.
    #[serde(default, deserialize_with = "blocks::list")]
    #[schemars(title = "五、存在的主要问题及改进情况", description = "文字、标题、图片、表格、列项")]
    pub problems_and_improvements: Vec<Block>,
    /// 六、其他需要报告的事项.
    #[serde(default, deserialize_with = "blocks::list")]
    #[schemars(title = "六、其他需要报告的事项", description = "文字、标题、图片、表格、列项")]
    pub other_matters: Vec<Block>,
    /// 附件.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(title = "附件", description = "各附件另起一页")]
    pub attachments: Vec<Attachment>,
}

impl Report {
    /// 标题: the given one, or `{body}{year}年政府信息公开工作年度报告`.
    pub fn title(&self) -> String {
        self.title.clone().unwrap_or_else(|| format!("{}{}年政府信息公开工作年度报告", self.body, self.year))
    }

    /// 统计期限: the given one, or the whole year.
    pub fn period(&self) -> Period {
        let day = |month, day| Date { year: self.year, month, day };
        self.period.unwrap_or(Period { from: day(1, 1), to: day(12, 31) })
    }

    /// The figures of 表一, 表二 and 表三.
    pub fn tables(&self) -> [&Figures; 3] {
        [&self.proactive_disclosure, &self.applications, &self.review_and_litigation]
    }

    /// The figures of an official table, by its key.
    pub fn figures(&self, key: &str) -> Option<&Figures> {
        self.tables().into_iter().find(|figures| figures.table().form.key == key)
    }

    /// All blocks of prose, in printed order.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        let sections = [&self.preamble, &self.overview, &self.problems_and_improvements, &self.other_matters];
        let attachments = self.attachments.iter().map(|attachment| &attachment.blocks);
        sections.into_iter().chain(attachments).flatten()
    }

    /// The prose of a section, by its key; none for the sections that are tables.
    pub fn prose(&self, key: &str) -> Option<&[Block]> {
        match key {
            "preamble" => Some(&self.preamble),
            "overview" => Some(&self.overview),
            "problems_and_improvements" => Some(&self.problems_and_improvements),
            "other_matters" => Some(&self.other_matters),
            _ => None,
        }
    }
}

/// 统计期限: both days count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "")]
pub struct Period {
    /// First day.
    #[schemars(title = "起始日", description = "")]
    pub from: Date,
    /// Last day.
    #[schemars(title = "截止日", description = "")]
    pub to: Date,
}

/// 联系方式 of the body.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "")]
pub struct Contact {
    /// 地址.
    #[serde(default, deserialize_with = "optional_line", skip_serializing_if = "Option::is_none")]
    #[schemars(title = "地址", description = "")]
    pub address: Option<String>,
    /// 邮编.
    #[serde(default, deserialize_with = "optional_line", skip_serializing_if = "Option::is_none")]
    #[schemars(title = "邮编", description = "只有数字的要加引号")]
    pub postcode: Option<String>,
    /// 电话.
    #[serde(default, deserialize_with = "optional_line", skip_serializing_if = "Option::is_none")]
    #[schemars(title = "电话", description = "只有数字的要加引号")]
    pub phone: Option<String>,
    /// 电子邮箱.
    #[serde(default, deserialize_with = "optional_line", skip_serializing_if = "Option::is_none")]
    #[schemars(title = "电子邮箱", description = "")]
    pub email: Option<String>,
    /// 网站.
    #[serde(default, deserialize_with = "optional_line", skip_serializing_if = "Option::is_none")]
    #[schemars(title = "网址", description = "")]
    pub website: Option<String>,
}

/// 附件.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "")]
pub struct Attachment {
    /// Its title.
    #[serde(deserialize_with = "line")]
    #[schemars(title = "附件标题", description = "")]
    pub title: String,
    /// Its content.
    #[serde(default, deserialize_with = "blocks::list")]
    #[schemars(title = "附件内容", description = "")]
    pub blocks: Vec<Block>,
}

/// A day of the Gregorian calendar, written `2024-01-24`. Ordered by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
}

impl Date {
    /// Reads `YYYY-MM-DD`; none if it is not written so or there is no such day.
    pub fn parse(text: &str) -> Option<Self> {
        let [year, month, day] = <[&str; 3]>::try_from(text.split('-').collect::<Vec<_>>()).ok()?;
        let digits = |text: &str, len| text.len() == len && text.bytes().all(|b| b.is_ascii_digit());
        if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
            return None;
        }
        let date = Date { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? };
        let leap = date.year.is_multiple_of(4) && !date.year.is_multiple_of(100) || date.year.is_multiple_of(400);
        let last = match date.month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            1..=12 => 31,
            _ => 0,
        };
        (1..=last).contains(&date.day).then_some(date)
    }

    /// 2024年1月24日.
    pub fn chinese(self) -> String {
        format!("{}年{}月{}日", self.year, self.month, self.day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Date::parse(&text).ok_or_else(|| {
            let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
            let shown = excerpt(&text);
            de::Error::custom(if shape == "0000-00-00" {
                format!("没有 {shown} 这一天；请核对年、月、日")
            } else {
                format!("“{shown}”不是日期；请写成 2024-01-24 这样，月和日各两位")
            })
        })
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

fn default_edition() -> u16 {
    form::EDITION
}

fn edition<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u16, D::Error> {
    match u64::deserialize(deserializer)? {
        edition if edition == u64::from(form::EDITION) => Ok(form::EDITION),
        edition => Err(de::Error::custom(format!(
            "没有 {edition} 年版的格式；目前只有 {} 年版（国办公开办函〔2021〕30号），请删去这一行或改为 form: {}",
            form::EDITION,
            form::EDITION
        ))),
    }
}

fn year<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u16, D::Error> {
    let year = u64::deserialize(deserializer)?;
    u16::try_from(year).ok().filter(|year| form::YEARS.contains(year)).ok_or_else(|| {
        let (first, last) = (form::YEARS.start(), form::YEARS.end());
        de::Error::custom(format!(
            "年度 {year} 超出范围；2021年版格式用于 {first} 至 {last} 年度的报告，请写报告所述的年度，例如 2023"
        ))
    })
}

/// Longest single-line text, in characters.
const LINE_LIMIT: usize = 500;

/// A non-empty text of one line, without the white space around it.
fn line<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    let text = text.trim();
    if text.is_empty() {
        return Err(de::Error::custom("这里不能为空；请填写文字"));
    }
    if text.contains(blocks::LINE_BREAKS) {
        return Err(de::Error::custom("这里只能写一行；请去掉换行"));
    }
    if text.chars().count() > LINE_LIMIT {
        return Err(de::Error::custom(format!("这里有 {} 个字，最多 {LINE_LIMIT} 个；请缩短", text.chars().count())));
    }
    blocks::printable(text)?;
    Ok(text.to_owned())
}

fn optional_line<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    struct Line(String);
    impl<'de> Deserialize<'de> for Line {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            line(deserializer).map(Line)
        }
    }
    Ok(Option::<Line>::deserialize(deserializer)?.map(|line| line.0))
}
