//! The plain values of a report (行政机关, 年度, 联系方式 …): their keys, and what a clerk is told about each, wherever
//! it is filled in. These are the terms that messages, workbook, schema and the contact sentence use.

/// A plain value of a report.
#[derive(Debug)]
pub struct Field {
    /// Which one it is.
    pub id: FieldId,
    /// Keys in the report file, from the top down.
    pub path: &'static [&'static str],
    /// Chinese name.
    pub label: &'static str,
    /// How to fill it in, wherever that is.
    pub hint: &'static str,
    /// How it is written where there is no box to tick; empty if the hint says it.
    pub written: &'static str,
    /// What it holds.
    pub kind: FieldKind,
}

/// Which plain value a [`Field`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldId {
    /// 格式版本.
    Form,
    /// 行政机关.
    Body,
    /// 年度.
    Year,
    /// 标题.
    Title,
    /// 公开日期.
    Published,
    /// 统计期限, first day.
    PeriodFrom,
    /// 统计期限, last day.
    PeriodTo,
    /// 署名.
    Signatory,
    /// 盖章.
    Seal,
    /// 联系方式: whom to ask.
    Office,
    /// 联系方式: 地址.
    Address,
    /// 联系方式: 邮编.
    Postcode,
    /// 联系方式: 电话.
    Phone,
    /// 联系方式: 传真.
    Fax,
    /// 联系方式: 办公时间.
    Hours,
    /// 联系方式: 电子邮箱.
    Email,
    /// 联系方式: 网址.
    Website,
}

/// What a [`Field`] holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// A text of one line.
    Text,
    /// A year.
    Year,
    /// A day.
    Date,
    /// Yes or no.
    Flag,
    /// A text of one line, or no.
    TextOrNo,
}

/// Key of the group of ways to reach the body.
pub const CONTACT: &str = "contact";
/// Key of the group of the two days of the period.
pub const PERIOD: &str = "period";
/// Key of the prose before 一、.
pub const PREAMBLE: &str = "preamble";
/// What the prose before 一、 is called.
pub const PREAMBLE_NAME: &str = "前言";
/// What to write there.
pub const PREAMBLE_HINT: &str = "可不填；“一、总体情况”前面的话，例如编制依据和统计期限";
/// Key of the attachments.
pub const ATTACHMENTS: &str = "attachments";
/// What attachments are called.
pub const ATTACHMENTS_NAME: &str = "附件";
/// What is told of them where they are written.
pub const ATTACHMENTS_HINT: &str = "各附件另起一页";

const fn field(
    id: FieldId,
    kind: FieldKind,
    path: &'static [&'static str],
    label: &'static str,
    hint: &'static str,
) -> Field {
    Field { id, path, label, hint, written: "", kind }
}

/// All plain values, in file order.
pub const FIELDS: &[Field] = &[
    field(
        FieldId::Form,
        FieldKind::Year,
        &["form"],
        "格式版本",
        "可不填；官方格式的版本，不填就是 2021（国办公开办函〔2021〕30号）",
    ),
    field(FieldId::Body, FieldKind::Text, &["body"], "行政机关", "全称，照公章写"),
    field(FieldId::Year, FieldKind::Year, &["year"], "年度", "报告所述的年度，四位数字"),
    field(
        FieldId::Title,
        FieldKind::Text,
        &["title"],
        "标题",
        "可不填；不填就是“行政机关＋年度＋年政府信息公开工作年度报告”",
    ),
    field(
        FieldId::Published,
        FieldKind::Date,
        &["published"],
        "公开日期",
        "可不填；照 2025-01-24 这样写，部门在1月31日前，政府在3月31日前",
    ),
    field(FieldId::PeriodFrom, FieldKind::Date, &[PERIOD, "from"], "统计期限（起）", "可不填；不填就是全年"),
    field(FieldId::PeriodTo, FieldKind::Date, &[PERIOD, "to"], "统计期限（止）", "可不填；不填就是全年"),
    Field {
        written: "；不要署名和日期，填 否（false）",
        ..field(FieldId::Signatory, FieldKind::TextOrNo, &["signatory"], "署名", "可不填；文末谁署名，不填就是行政机关")
    },
    Field {
        written: "的，填 是（true）",
        ..field(FieldId::Seal, FieldKind::Flag, &["seal"], "盖章", "可不填；署名和日期上要盖章")
    },
    field(
        FieldId::Office,
        FieldKind::Text,
        &[CONTACT, "office"],
        "联系机构",
        "可不填；请公众与谁联系，不填就是行政机关",
    ),
    field(FieldId::Address, FieldKind::Text, &[CONTACT, "address"], "地址", "可不填；办公地址"),
    field(FieldId::Postcode, FieldKind::Text, &[CONTACT, "postcode"], "邮编", "可不填；六位数字"),
    field(FieldId::Phone, FieldKind::Text, &[CONTACT, "phone"], "电话", "可不填；带区号"),
    field(FieldId::Fax, FieldKind::Text, &[CONTACT, "fax"], "传真", "可不填；带区号"),
    field(FieldId::Hours, FieldKind::Text, &[CONTACT, "hours"], "办公时间", "可不填"),
    field(FieldId::Email, FieldKind::Text, &[CONTACT, "email"], "电子邮箱", "可不填"),
    field(FieldId::Website, FieldKind::Text, &[CONTACT, "website"], "网址", "可不填；公布年报的网址"),
];

impl Field {
    /// How to fill it in where values are written down: in a file, in a cell.
    pub fn written_hint(&self) -> String {
        format!("{}{}", self.hint, self.written)
    }
}

impl FieldId {
    /// The field.
    ///
    /// # Panics
    /// Never: [`FIELDS`] has them all, in the order in which they are declared.
    pub fn field(self) -> &'static Field {
        &FIELDS[self as usize]
    }

    /// Its Chinese name.
    pub fn label(self) -> &'static str {
        self.field().label
    }
}

#[cfg(test)]
mod tests {
    use super::FIELDS;

    #[test]
    fn fields_stand_in_the_order_of_their_ids() {
        for (at, field) in FIELDS.iter().enumerate() {
            assert_eq!(field.id as usize, at, "{}", field.label);
        }
    }
}
