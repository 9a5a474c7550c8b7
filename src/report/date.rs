//! Days and spans of days.

use std::fmt;

use crate::source::Spanned;

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
