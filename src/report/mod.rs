//! The report as typed data: complete, of one edition of the form, knowing nothing of documents. What holds of a report
//! is in the types: their constructors refuse what could not be printed.

pub mod blank;
mod blocks;
mod date;
mod figures;
pub mod limits;
mod numbering;
mod own_chart;
pub mod pasted;
mod read;
pub mod schema;
mod serialize;
mod text;

use std::fmt;

pub use blocks::{Block, Level, LooseCell, MAX_COLUMNS, MAX_ROWS, OwnCell, OwnTable};
pub use date::{Date, Period, year as read_year};
pub use figures::Figures;
pub use numbering::{HeadingNumber, Numbering};
pub use own_chart::OwnChart;
pub use read::{AFTER, BEFORE, read};
pub use text::{Inline, OneLine, Refusal, RichText, Text};

use crate::form::fields::{FieldId, PREAMBLE};
use crate::form::{Edition, Section, TableId};
use crate::source::{Span, Spanned};

/// 政府信息公开工作年度报告: one body's report about one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    edition: &'static Edition,
    body: Text,
    year: Spanned<u16>,
    /// 标题, where it differs from the usual one; see [`Report::title`].
    pub title: Option<Text>,
    /// 成文日期.
    pub published: Option<Spanned<Date>>,
    /// 统计期限, where it is not the whole year; see [`Report::period`].
    pub period: Option<Period>,
    /// Who signs, where it is not the body; see [`Report::signatory`].
    pub signatory: Signatory,
    /// Whether a seal is to be pressed on signature and date (GB/T 9704—2012, 7.3.5.1).
    pub seal: bool,
    /// 联系方式.
    pub contact: Option<Contact>,
    /// Prose before 一、.
    pub preamble: Vec<Block>,
    /// What each section of the edition holds, in its order.
    sections: Vec<SectionBody>,
    /// 附件.
    pub attachments: Vec<Attachment>,
}

/// What a section of a report holds.
#[derive(Debug, Clone, PartialEq)]
pub enum SectionBody {
    /// Blocks of prose.
    Prose(Vec<Block>),
    /// An official table.
    Table(TableSection),
}

/// A section with an official table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableSection {
    /// Prose above the table.
    pub before: Vec<Block>,
    /// The table.
    pub figures: Figures,
    /// Prose below the table.
    pub after: Vec<Block>,
}

/// 署名: who signs a report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Signatory {
    /// The body itself.
    #[default]
    Body,
    /// Somebody else.
    Other(Text),
    /// Nobody: neither signature nor date is printed.
    Nobody,
}

/// 联系方式 of the body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// Whom to ask, where it is not the body.
    pub office: Option<Text>,
    /// 地址.
    pub address: Option<Text>,
    /// 邮编.
    pub postcode: Option<Text>,
    /// 电话.
    pub phone: Option<Text>,
    /// 传真.
    pub fax: Option<Text>,
    /// 办公时间.
    pub hours: Option<Text>,
    /// 电子邮箱.
    pub email: Option<Text>,
    /// 网址.
    pub website: Option<Text>,
}

impl Contact {
    /// The value of a field, and its name; none for a field that is no way to reach the body.
    pub fn get(&self, field: FieldId) -> Option<&Text> {
        match field {
            FieldId::Office => self.office.as_ref(),
            FieldId::Address => self.address.as_ref(),
            FieldId::Postcode => self.postcode.as_ref(),
            FieldId::Phone => self.phone.as_ref(),
            FieldId::Fax => self.fax.as_ref(),
            FieldId::Hours => self.hours.as_ref(),
            FieldId::Email => self.email.as_ref(),
            FieldId::Website => self.website.as_ref(),
            _ => None,
        }
    }

    fn get_mut(&mut self, field: FieldId) -> Option<&mut Option<Text>> {
        match field {
            FieldId::Office => Some(&mut self.office),
            FieldId::Address => Some(&mut self.address),
            FieldId::Postcode => Some(&mut self.postcode),
            FieldId::Phone => Some(&mut self.phone),
            FieldId::Fax => Some(&mut self.fax),
            FieldId::Hours => Some(&mut self.hours),
            FieldId::Email => Some(&mut self.email),
            FieldId::Website => Some(&mut self.website),
            _ => None,
        }
    }

    /// The ways to reach the body, in the order in which they are printed.
    pub const WAYS: [FieldId; 7] = [
        FieldId::Address,
        FieldId::Postcode,
        FieldId::Phone,
        FieldId::Fax,
        FieldId::Hours,
        FieldId::Email,
        FieldId::Website,
    ];
}

/// 附件.
#[derive(Debug, Clone, PartialEq)]
pub struct Attachment {
    /// Its title.
    pub title: Text,
    /// Its content.
    pub blocks: Vec<Block>,
}

impl Report {
    /// A report without any content: its tables are left out, its prose is empty.
    ///
    /// # Errors
    /// A [`Refusal`] if the edition's reports are not about that year.
    pub fn new(
        edition: &'static Edition,
        body: impl Into<Text>,
        year: impl Into<Spanned<u16>>,
    ) -> Result<Self, Refusal> {
        let year = year.into();
        year_fits(edition, *year)?;
        let empty = |section: &Section| match section.table {
            Some(form) => SectionBody::Table(TableSection {
                before: Vec::new(),
                figures: Figures::left_out(edition.table(form.id)),
                after: Vec::new(),
            }),
            None => SectionBody::Prose(Vec::new()),
        };
        Ok(Report {
            edition,
            body: body.into(),
            year,
            title: None,
            published: None,
            period: None,
            signatory: Signatory::Body,
            seal: false,
            contact: None,
            preamble: Vec::new(),
            sections: edition.sections().iter().map(empty).collect(),
            attachments: Vec::new(),
        })
    }

    /// Edition of the official form.
    pub fn edition(&self) -> &'static Edition {
        self.edition
    }

    /// 行政机关 whose report it is.
    pub fn body(&self) -> &str {
        self.body.as_str()
    }

    /// 报告年度.
    pub fn year(&self) -> u16 {
        *self.year
    }

    /// 标题: the given one, or `{body}{year}年政府信息公开工作年度报告`.
    pub fn title(&self) -> String {
        match &self.title {
            Some(title) => title.to_string(),
            None => format!("{}{}年政府信息公开工作年度报告", self.body(), self.year()),
        }
    }

    /// 统计期限: the given one, or the whole year.
    pub fn period(&self) -> Period {
        self.period.unwrap_or_else(|| Period::year(self.year()))
    }

    /// Who signs: the body unless the report says otherwise; none if nobody does.
    pub fn signatory(&self) -> Option<&str> {
        match &self.signatory {
            Signatory::Body => Some(self.body()),
            Signatory::Other(name) => Some(name.as_str()),
            Signatory::Nobody => None,
        }
    }

    /// The sections of the edition with what the report holds of them, in printed order.
    pub fn sections(&self) -> impl Iterator<Item = (&'static Section, &SectionBody)> {
        self.edition.sections().iter().zip(&self.sections)
    }

    /// The content of a section, by its key in the report file.
    pub fn section(&self, key: &str) -> Option<&SectionBody> {
        self.sections().find(|(section, _)| section.key == key).map(|(_, body)| body)
    }

    /// Puts content into a section.
    ///
    /// # Errors
    /// A [`Refusal`] if the section is one of prose and the content a table, or the table is another's, or the edition
    /// has no such section.
    pub fn set_section(&mut self, key: &str, body: SectionBody) -> Result<(), Refusal> {
        let at = self.edition.sections().iter().position(|section| section.key == key);
        let slot = at.map(|at| &mut self.sections[at]);
        match (slot, body) {
            (Some(slot @ SectionBody::Prose(_)), body @ SectionBody::Prose(_)) => *slot = body,
            (Some(SectionBody::Table(old)), SectionBody::Table(new))
                if std::ptr::eq(old.figures.table(), new.figures.table()) =>
            {
                *old = new;
            }
            _ => return Err(Refusal::new(format!("这一部分放不进 {key}；请核对格式版本"))),
        }
        Ok(())
    }

    /// The section with an official table.
    pub fn table_section(&self, id: TableId) -> &TableSection {
        let mut sections = self.sections.iter().filter_map(|body| match body {
            SectionBody::Table(section) => Some(section),
            SectionBody::Prose(_) => None,
        });
        // `new` gave the report a section for every table of its edition.
        sections.find(|section| section.figures.table().id() == id).expect("every edition has the three tables")
    }

    /// The figures of an official table.
    pub fn figures(&self, id: TableId) -> &Figures {
        &self.table_section(id).figures
    }

    /// The figures of all official tables in printed order.
    pub fn tables(&self) -> impl Iterator<Item = &Figures> {
        TableId::ALL.into_iter().map(|id| self.figures(id))
    }

    /// The parts of the report with prose, each by its key and its blocks, in printed order: what stands before 一、,
    /// the sections, what stands above and below their tables. Attachments are not among them.
    pub fn prose(&self) -> impl Iterator<Item = (&'static str, &[Block])> {
        let sections = self.sections().flat_map(|(section, body)| {
            let (first, second): (&[Block], &[Block]) = match body {
                SectionBody::Prose(blocks) => (blocks, &[]),
                SectionBody::Table(table) => (&table.before, &table.after),
            };
            [(section.key, first), (section.key, second)]
        });
        std::iter::once((PREAMBLE, self.preamble.as_slice())).chain(sections)
    }

    /// All blocks of prose, in printed order, those of attachments last.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        let attachments = self.attachments.iter().flat_map(|attachment| &attachment.blocks);
        self.prose().flat_map(|(_, blocks)| blocks).chain(attachments)
    }

    /// A plain value, as the report file writes it; none if the report leaves it out.
    pub fn field(&self, field: FieldId) -> Option<String> {
        let day = |day: Spanned<Date>| day.to_string();
        match field {
            FieldId::Form => Some(self.edition.year().to_string()),
            FieldId::Body => Some(self.body().to_owned()),
            FieldId::Year => Some(self.year().to_string()),
            FieldId::Title => self.title.as_ref().map(|title| title.to_string()),
            FieldId::Published => self.published.map(day),
            FieldId::PeriodFrom => self.period.map(|period| day(period.from)),
            FieldId::PeriodTo => self.period.map(|period| day(period.to)),
            FieldId::Signatory => match &self.signatory {
                Signatory::Body => None,
                Signatory::Other(name) => Some(name.to_string()),
                Signatory::Nobody => Some(NO.to_owned()),
            },
            FieldId::Seal => self.seal.then(|| YES.to_owned()),
            contact => Some(self.contact.as_ref()?.get(contact)?.to_string()),
        }
    }

    /// Where a plain value stands in the file; none if the file leaves it out.
    pub fn field_span(&self, field: FieldId) -> Option<Span> {
        match field {
            FieldId::Body => self.body.span,
            FieldId::Year => self.year.span,
            FieldId::Title => self.title.as_ref()?.span,
            FieldId::Published => self.published?.span,
            FieldId::PeriodFrom => self.period?.from.span,
            FieldId::PeriodTo => self.period?.to.span,
            FieldId::Form | FieldId::Signatory | FieldId::Seal => None,
            contact => self.contact.as_ref()?.get(contact)?.span,
        }
    }
}

/// How report files say yes and no.
const YES: &str = "true";
const NO: &str = "false";

/// Whether the reports of an edition are about that year.
fn year_fits(edition: &Edition, year: u16) -> Result<(), Refusal> {
    let years = edition.years();
    if years.contains(&year) {
        return Ok(());
    }
    let form = edition.year();
    let fitting = Edition::all().find(|other| other.years().contains(&year));
    let advice = match fitting {
        Some(other) => format!("{year} 年度的报告用 {} 年版格式，请写明格式版本 {}", other.year(), other.year()),
        None => "请写报告所述的年度，例如 2023".to_owned(),
    };
    Err(Refusal::new(format!(
        "年度 {year} 超出范围；{form}年版格式用于 {} 至 {} 年度的报告，{advice}",
        years.start(),
        years.end()
    )))
}

/// Body and year, as lists name a report: 西岗区应急管理局2023年.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}年", self.body(), self.year())
    }
}
