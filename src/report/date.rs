//! Days and spans of days.

use std::fmt;

use crate::source::Spanned;
use crate::text::folding::half_width;
use crate::text::numerals;

/// A day of the Gregorian calendar, written `2024-01-24`. Ordered by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day; none if there is no such day.
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
        let last = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            1..=12 => 31,
            _ => 0,
        };
        if day >= 1 && day <= last { Some(Date { year, month, day }) } else { None }
    }

    /// The last day of January.
    pub const fn end_of_january(year: u16) -> Self {
        Date { year, month: 1, day: 31 }
    }

    /// The last day of March.
    pub const fn end_of_march(year: u16) -> Self {
        Date { year, month: 3, day: 31 }
    }

    /// Reads `YYYY-MM-DD`; none if it is not written so or there is no such day.
    pub fn parse(text: &str) -> Option<Self> {
        let [year, month, day] = <[&str; 3]>::try_from(text.split('-').collect::<Vec<_>>()).ok()?;
        let digits = |text: &str, len| text.len() == len && text.bytes().all(|b| b.is_ascii_digit());
        if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
            return None;
        }
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// Reads a day as people write it: `2024年1月24日`, `2024.1.24`, `2024/1/24`, `二〇二四年一月二十四日`, with or without the
    /// day of the week or a time behind it; none if it is no day.
    pub fn read(text: &str) -> Option<Self> {
        let text: String = text.trim().chars().map(half_width).collect();
        let (year, rest) = part(&text, &['年', '.', '/', '-', '－', '—', '–'])?;
        let (month, rest) = part(rest, &['月', '.', '/', '-', '－', '—', '–'])?;
        let (day, rest) = number(rest)?;
        // What stands behind a day is a time or a day of the week.
        let is_time = |c: char| {
            c.is_ascii_digit() || c.is_whitespace() || "日号T:.Z上下午时点分秒()星期周一二三四五六".contains(c)
        };
        if rest.starts_with('.') || !rest.chars().all(is_time) || year < 1000 {
            return None;
        }
        Date::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// Its year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Its month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Its day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
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

/// Reads a year as people write it: `2024`, `2024年`, `2024年度`, `二〇二四年`; none if it is no year.
pub fn year(text: &str) -> Option<u16> {
    let text: String = text.trim().chars().map(half_width).collect();
    let (year, rest) = number(&text)?;
    let year = u16::try_from(year).ok().filter(|year| (1000..10_000).contains(year))?;
    matches!(rest.trim(), "" | "年" | "年度").then_some(year)
}

/// A number in digits or in Chinese characters, and what stands behind it.
fn number(text: &str) -> Option<(u64, &str)> {
    let text = text.trim_start();
    let is_numeral = |c: char| c.is_ascii_digit() || c == '十' || numerals::read(c.encode_utf8(&mut [0; 4])).is_some();
    let (number, rest) = text.split_at(text.find(|c| !is_numeral(c)).unwrap_or(text.len()));
    Some((number.parse().ok().or_else(|| numerals::read(number))?, rest))
}

/// A number with one of these signs behind it, and what stands behind that.
fn part<'t>(text: &'t str, signs: &[char]) -> Option<(u64, &'t str)> {
    let (number, rest) = number(text)?;
    Some((number, rest.trim_start().strip_prefix(signs)?))
}

/// 统计期限: both days count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Spanned<Date>,
    /// Last day.
    pub to: Spanned<Date>,
}

impl Period {
    /// The whole of a year.
    pub fn year(year: u16) -> Self {
        let day = |month, day| Spanned::from(Date { year, month, day });
        Period { from: day(1, 1), to: day(12, 31) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, year};

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in [
            "2026-01-20",
            "2026-1-20",
            "2026年1月20日",
            "2026年01月20日",
            "2026 年 1 月 20 日",
            "2026.1.20",
            "2026/1/20",
            "２０２６年１月２０日",
            "2026－01－20",
            "二〇二六年一月二十日",
            "2026年1月20号",
            "2026-01-20T00:00:00",
            "2026/1/20 0:00:00",
            "2026年1月20日 上午9时30分",
            "2026年1月20日（星期二）",
            " 2026-01-20 ",
        ] {
            assert_eq!(Date::read(text), Date::new(2026, 1, 20), "{text}");
        }
        for text in [
            "",
            "2026",
            "2026年1月",
            "20260120",
            "1.20",
            "26.1.20",
            "2026-02-30",
            "2026-1-201",
            "2026年1月20日前",
            "1月20日",
        ] {
            assert_eq!(Date::read(text), None, "{text}");
        }
    }

    #[test]
    fn years_are_read_as_people_write_them() {
        for text in ["2025", "2025年", "2025年度", "２０２５", "二〇二五年", " 2025 年 "] {
            assert_eq!(year(text), Some(2025), "{text}");
        }
        for text in ["", "25年", "2025年报", "20251", "今年"] {
            assert_eq!(year(text), None, "{text}");
        }
    }
}
