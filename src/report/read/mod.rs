//! Reads a report from the values of a file, whatever their format. Reading goes on after a value that is wrong, so that
//! all complaints about a file come at once; the constructors of the types say what is wrong with it.

mod blocks;
mod charts;
mod figures;
mod keys;
mod lookalikes;
mod tally;

use super::limits::Countable;
use super::{
    Attachment, Contact, Date, OneLine, Period, Refusal, Report, SectionBody, Signatory, TableSection, Text, read_year,
    year_fits,
};
use crate::form::fields::{ATTACHMENTS, ATTACHMENTS_NAME, CONTACT, FieldId, PERIOD, PREAMBLE, PREAMBLE_NAME};
use crate::form::{Edition, Section};
use crate::number::Number;
use crate::source::{Code, Diagnostic, Node, Severity, Span, Spanned, Value, excerpt, unknown_key};
use tally::Tally;

/// The report that the values of a file make up, as far as they can be read, and what is wrong with those that cannot.
///
/// Without body or year there is no report. A report that comes with an error among the complaints is good for further
/// checks only: its figures that could not be read are known as such, other values that could not be read are left out.
pub fn read(root: &Node) -> (Option<Report>, Vec<Diagnostic>) {
    let mut reader = Reader { complaints: Vec::new(), tally: Tally::default() };
    let report = reader.report(root);
    (report, reader.complaints)
}

/// Collects complaints while reading.
struct Reader {
    complaints: Vec<Diagnostic>,
    tally: Tally,
}

/// A key and its value in a map that is read.
struct Entry<'n> {
    key: &'n str,
    at: &'n Node,
    value: &'n Node,
}

/// The value under a key.
fn value_of<'n>(entries: &[Entry<'n>], key: &str) -> Option<&'n Node> {
    entries.iter().find(|entry| entry.key == key).map(|entry| entry.value)
}

impl Reader {
    fn report(&mut self, root: &Node) -> Option<Report> {
        // Which keys there are depends on the edition, so that it is read first.
        let edition = self.edition(root)?;
        let mut known = keys::plain_keys();
        known.push(PREAMBLE);
        known.extend(edition.sections().iter().map(|section| section.key));
        known.push(ATTACHMENTS);
        let entries = self.entries(root, None, &known)?;
        let find = |key: &str| value_of(&entries, key);
        let field = |id: FieldId| find(id.field().path[0]);

        let body = self.required(root, FieldId::Body, field(FieldId::Body), Reader::line);
        let year = self.required(root, FieldId::Year, field(FieldId::Year), |reader, node, place| {
            reader.year(edition, node, place)
        });
        // Everything is read before it is known whether there is a report, for what may be wrong with it.
        let title = self.optional(FieldId::Title, field(FieldId::Title), Reader::line);
        let published = self.optional(FieldId::Published, field(FieldId::Published), Reader::date);
        let signatory = self.optional(FieldId::Signatory, field(FieldId::Signatory), Reader::signatory);
        let seal = self.optional(FieldId::Seal, field(FieldId::Seal), Reader::flag);
        let period = find(PERIOD).and_then(|node| self.period(node));
        let contact = find(CONTACT).and_then(|node| self.contact(node));
        let preamble = self.blocks(find(PREAMBLE), PREAMBLE_NAME);
        let sections: Vec<(&Section, SectionBody)> = edition
            .sections()
            .iter()
            .map(|section| (section, self.section(edition, section, find(section.key))))
            .collect();
        let attachments = find(ATTACHMENTS).map(|node| self.attachments(node)).unwrap_or_default();

        let mut report = Report::new(edition, body?, year?).ok()?;
        for (section, body) in sections {
            // The content was made for this section.
            let fits = report.set_section(section.key, body);
            debug_assert!(fits.is_ok(), "{fits:?}");
        }
        Some(Report {
            title,
            published,
            period,
            signatory: signatory.unwrap_or_default(),
            seal: seal.unwrap_or_default(),
            contact,
            preamble,
            attachments,
            ..report
        })
    }

    fn complain(&mut self, code: &'static Code, node: &Node, place: &str, refusal: &Refusal) {
        // The reader of the format has said why.
        if node.value == Value::Unreadable {
            return;
        }
        let mut complaint = Diagnostic::told(code, &refusal.0).at(span(node));
        if !place.is_empty() {
            complaint = complaint.in_place(place);
        }
        self.complaints.push(complaint);
    }

    fn refuse<T>(&mut self, node: &Node, place: &str, message: impl Into<String>) -> Option<T> {
        self.complain(&Code::VALUE, node, place, &Refusal::new(message));
        None
    }

    /// A value that must be another kind of value.
    fn mismatch<T>(&mut self, node: &Node, place: &str, wanted: &str) -> Option<T> {
        let message = match &node.value {
            Value::Unreadable => return None,
            Value::Null => format!("这里是空的；请填写{wanted}"),
            Value::Scalar { text, .. } => format!("这里是“{}”；请改为{wanted}", excerpt(text)),
            Value::List(_) => format!("这里是一个列表；请改为{wanted}"),
            Value::Map(_) => format!("这里是一组“键: 值”；请改为{wanted}"),
        };
        self.refuse(node, place, message)
    }

    /// The items of a list.
    fn items<'n>(&mut self, node: &'n Node, place: &str) -> Option<&'n [Node]> {
        match &node.value {
            Value::List(items) => Some(items),
            _ => self.mismatch(node, place, "一个列表（每项以短横线 - 开头）"),
        }
    }

    /// The items of a list that may be left empty.
    fn items_if_any<'n>(&mut self, node: &'n Node, place: &str) -> &'n [Node] {
        if node.value == Value::Null { &[] } else { self.items(node, place).unwrap_or_default() }
    }

    /// The entries of a map whose keys are known, each once; complains of the others.
    fn entries<'n>(&mut self, node: &'n Node, place: Option<&str>, known: &[&str]) -> Option<Vec<Entry<'n>>> {
        let place = place.unwrap_or_default();
        let all = match &node.value {
            Value::Map(all) => all,
            Value::Scalar { text, quoted: false } if text.contains(['：', ':']) => {
                let message = "冒号写法不对；键后面请用半角冒号，再空一格，写成“键: 值”";
                return self.refuse(node, place, message);
            }
            _ => return self.mismatch(node, place, "一组“键: 值”"),
        };
        let mut entries: Vec<Entry<'n>> = Vec::with_capacity(all.len());
        for (key, value) in all {
            let Some(name) = key.as_key() else {
                let refusal = Refusal::new("键应当是一个英文单词；请核对冒号前的写法");
                self.complain(&Code::KEY, key, place, &refusal);
                continue;
            };
            if !known.contains(&name) {
                let (message, advice) = unknown_key(name, known);
                self.complain(&Code::KEY, key, place, &Refusal::new(format!("{message}；{advice}")));
            } else if let Some(earlier) = entries.iter().find(|entry| entry.key == name) {
                let message = format!("{name} 写了两次，上一次在{}；请只留一处", earlier.at.at.name());
                self.complain(&Code::KEY, key, place, &Refusal::new(message));
            } else {
                entries.push(Entry { key: name, at: key, value });
            }
        }
        Some(entries)
    }

    fn edition(&mut self, root: &Node) -> Option<&'static Edition> {
        let field = FieldId::Form.field();
        let Some(node) = root.get(field.path[0]).filter(|node| node.value != Value::Null) else {
            return Some(Edition::latest());
        };
        let year = self.whole(node, field.label)?;
        let edition = u16::try_from(*year).ok().and_then(Edition::of);
        edition.or_else(|| {
            let known: Vec<String> =
                Edition::all().map(|edition| format!("{}（{}）", edition.year(), edition.clause())).collect();
            let message = format!("没有 {} 年版的格式；请写 {}", *year, known.join(" 或 "));
            self.refuse(node, field.label, message)
        })
    }

    /// A plain value that must be there.
    fn required<T>(
        &mut self,
        root: &Node,
        field: FieldId,
        node: Option<&Node>,
        read: impl FnOnce(&mut Self, &Node, &str) -> Option<T>,
    ) -> Option<T> {
        let Some(node) = node else {
            let field = field.field();
            let key = field.path.last().copied().unwrap_or_default();
            let (message, advice) = keys::missing_key(key, &keys::meaning(field));
            self.complain(&Code::KEY, root, field.label, &Refusal::new(format!("{message}；{advice}")));
            return None;
        };
        read(self, node, field.label())
    }

    /// A plain value that may be left out.
    fn optional<T>(
        &mut self,
        field: FieldId,
        node: Option<&Node>,
        read: impl FnOnce(&mut Self, &Node, &str) -> Option<T>,
    ) -> Option<T> {
        node.filter(|node| node.value != Value::Null).and_then(|node| read(self, node, field.label()))
    }

    fn scalar<'n>(&mut self, node: &'n Node, place: &str) -> Option<&'n str> {
        match &node.value {
            Value::Scalar { text, .. } => Some(text),
            _ => self.mismatch(node, place, "文字"),
        }
    }

    /// What a constructor makes of a text, or its refusal as a complaint.
    fn taken<T>(&mut self, node: &Node, place: &str, made: Result<T, Refusal>) -> Option<T> {
        made.map_err(|refusal| self.complain(&Code::VALUE, node, place, &refusal)).ok()
    }

    /// What a constructor makes of a text; tells of the characters that are read otherwise than they are written.
    fn read<T>(
        &mut self,
        node: &Node,
        place: &str,
        text: &str,
        constructor: impl FnOnce(&str) -> Result<T, Refusal>,
    ) -> Option<T> {
        for remark in lookalikes::remarks(text) {
            self.complain(&Code::READ_AS, node, place, &remark);
        }
        self.taken(node, place, constructor(text))
    }

    fn line(&mut self, node: &Node, place: &str) -> Option<Text> {
        let text = self.scalar(node, place)?;
        let line = self.read(node, place, text, OneLine::new)?;
        Some(Spanned { value: line, span: Some(span(node)) })
    }

    fn whole(&mut self, node: &Node, place: &str) -> Option<Spanned<u64>> {
        let number = match &node.value {
            Value::Scalar { text, quoted: false } => Number::parse(text).ok().and_then(Number::to_whole),
            _ => None,
        };
        match number {
            Some(number) => Some(Spanned { value: number, span: Some(span(node)) }),
            None => self.mismatch(node, place, "不带引号的整数"),
        }
    }

    fn year(&mut self, edition: &Edition, node: &Node, place: &str) -> Option<Spanned<u16>> {
        let written = match &node.value {
            Value::Scalar { text, quoted } if !quoted || text.contains('年') => read_year(text),
            _ => None,
        };
        let value = match written {
            Some(year) => year,
            None => u16::try_from(*self.whole(node, place)?).unwrap_or(u16::MAX),
        };
        self.taken(node, place, year_fits(edition, value))?;
        Some(Spanned { value, span: Some(span(node)) })
    }

    fn flag(&mut self, node: &Node, place: &str) -> Option<bool> {
        let said = truth(node);
        if said.is_none() { self.mismatch(node, place, " true（是）或 false（否）") } else { said }
    }

    fn signatory(&mut self, node: &Node, place: &str) -> Option<Signatory> {
        match truth(node) {
            Some(true) => Some(Signatory::Body),
            Some(false) => Some(Signatory::Nobody),
            None => self.line(node, place).map(Signatory::Other),
        }
    }

    fn date(&mut self, node: &Node, place: &str) -> Option<Spanned<Date>> {
        let text = self.scalar(node, place)?;
        let Some(date) = Date::read(text) else {
            let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
            let shown = excerpt(text);
            let message = if shape == "0000-00-00" {
                format!("没有 {shown} 这一天；请核对年、月、日")
            } else {
                format!("“{shown}”不是日期；请写成 2024-01-24 或 2024年1月24日 这样，年、月、日都要有")
            };
            return self.refuse(node, place, message);
        };
        Some(Spanned { value: date, span: Some(span(node)) })
    }

    fn period(&mut self, node: &Node) -> Option<Period> {
        if node.value == Value::Null {
            return None;
        }
        let days = [FieldId::PeriodFrom, FieldId::PeriodTo].map(FieldId::field);
        let known = days.map(|field| field.path[1]);
        let entries = self.entries(node, Some("统计期限"), &known)?;
        let [from, to] = [FieldId::PeriodFrom, FieldId::PeriodTo].map(|id| {
            let value = value_of(&entries, id.field().path[1]);
            self.required(node, id, value, Reader::date)
        });
        Some(Period { from: from?, to: to? })
    }

    fn contact(&mut self, node: &Node) -> Option<Contact> {
        if node.value == Value::Null {
            return None;
        }
        let ways: Vec<FieldId> = std::iter::once(FieldId::Office).chain(Contact::WAYS).collect();
        let known: Vec<&str> = ways.iter().map(|id| id.field().path[1]).collect();
        let mut contact = Contact::default();
        for entry in self.entries(node, Some("联系方式"), &known)? {
            let id = ways.iter().copied().find(|id| id.field().path[1] == entry.key);
            let slot = id.and_then(|id| Some((id, contact.get_mut(id)?)));
            if let Some((id, slot)) = slot {
                *slot = self.optional(id, Some(entry.value), Reader::line);
                if id == FieldId::Postcode
                    && let Some(postcode) = slot
                {
                    self.complaints.extend(short_postcode(postcode));
                }
            }
        }
        Some(contact)
    }

    fn section(&mut self, edition: &'static Edition, section: &'static Section, node: Option<&Node>) -> SectionBody {
        match section.table {
            Some(form) => SectionBody::Table(self.table(edition.table(form.id), node)),
            None => SectionBody::Prose(self.blocks(node, section.heading)),
        }
    }

    fn attachments(&mut self, node: &Node) -> Vec<Attachment> {
        let attachments = self.items_if_any(node, ATTACHMENTS_NAME).iter().zip(1..).filter_map(|(item, number)| {
            let place = format!("{ATTACHMENTS_NAME}{number}");
            self.count(Countable::Attachments, 1, item, &place)?;
            let entries = self.entries(item, Some(&place), &["title", "blocks"])?;
            let find = |key: &str| value_of(&entries, key);
            let title = match find("title") {
                Some(title) => self.line(title, &place),
                None => {
                    let (message, advice) = keys::missing_key("title", "（附件的标题）");
                    self.complain(&Code::KEY, item, &place, &Refusal::new(format!("{message}；{advice}")));
                    None
                }
            };
            let blocks = self.blocks(find("blocks"), &place);
            Some(Attachment { title: title?, blocks })
        });
        attachments.collect()
    }
}

/// Key of the prose above an official table.
pub const BEFORE: &str = "before";
/// Key of the prose below an official table.
pub const AFTER: &str = "after";

impl Reader {
    fn table(&mut self, table: &'static crate::form::Table, node: Option<&Node>) -> TableSection {
        let find = |key: &str| node.and_then(|node| node.get(key));
        let before = self.blocks(find(BEFORE), table.heading);
        let after = self.blocks(find(AFTER), table.heading);
        TableSection { before, figures: figures::read(self, table, node), after }
    }
}

/// A postcode that has lost digits, as one that begins with 0 does in spreadsheets.
fn short_postcode(postcode: &Text) -> Option<Diagnostic> {
    const DIGITS: usize = 6;
    let text = postcode.as_str();
    if !text.bytes().all(|byte| byte.is_ascii_digit()) || text.len() == DIGITS {
        return None;
    }
    let message = format!(
        "邮编应是 {DIGITS} 位数字，这里是“{}”，有 {} 位；请核对，电子表格会吃掉开头的 0，例如把 010020 变成 10020",
        excerpt(text),
        text.len()
    );
    let complaint = Diagnostic::told(&Code::VALUE, &message).at_if(postcode.span).in_place(FieldId::Postcode.label());
    Some(Diagnostic { severity: Severity::Warning, ..complaint })
}

/// Where a value stands. What is in quotes or brackets ends where they do.
fn span(node: &Node) -> Span {
    node.at.into()
}

/// What a value says as yes or no, in quotes or not; none where it says something else.
fn truth(node: &Node) -> Option<bool> {
    match node.as_key()? {
        "true" | "True" | "TRUE" | "是" => Some(true),
        "false" | "False" | "FALSE" | "否" => Some(false),
        _ => None,
    }
}
