//! How a cell shows its number: what people see is what they mean.

use std::rc::Rc;

use super::number_format::{NumberFormat, rounded};

/// How a number is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Display {
    /// As it is, in up to fifteen digits.
    #[default]
    General,
    /// In digits among fixed text.
    Number(Rc<NumberFormat>),
    /// As a day (or a time).
    Date {
        /// Whether days count from 1904.
        since_1904: bool,
    },
    /// In a way that is not known here.
    Other,
}

impl Display {
    fn number(format: NumberFormat) -> Self {
        Display::Number(Rc::new(format))
    }

    /// The display of a built-in format (ECMA-376 18.8.30).
    pub(super) fn of_builtin(id: u32) -> Self {
        match id {
            1 => Display::number(NumberFormat::fixed(0, false)),
            2 => Display::number(NumberFormat::fixed(2, false)),
            3 | 37 | 38 | 41 | 42 => Display::number(NumberFormat::fixed(0, true)),
            4 | 39 | 40 | 43 | 44 => Display::number(NumberFormat::fixed(2, true)),
            9 => Display::number(NumberFormat::percent(0)),
            10 => Display::number(NumberFormat::percent(2)),
            14..=22 | 27..=36 | 45..=47 | 50..=58 => Display::Date { since_1904: false },
            0 | 49 => Display::General,
            _ => Display::Other,
        }
    }

    /// The display of a format code of the workbook's own.
    pub(super) fn of_code(code: &str) -> Self {
        if let Some(format) = NumberFormat::parse(code) {
            return Display::number(format);
        }
        let first = code.split(';').next().unwrap_or_default();
        let bare = first.replace("_ ", "").replace("\\ ", "").replace("_)", "");
        if bare.trim().eq_ignore_ascii_case("general") || bare.trim() == "@" {
            return Display::General;
        }
        // Letters outside quotes and brackets are those of days and times.
        let (mut quoted, mut bracketed) = (false, false);
        let is_date = first.chars().any(|c| {
            match c {
                '"' => quoted = !quoted,
                '[' => bracketed = true,
                ']' => bracketed = false,
                _ => {}
            }
            !quoted && !bracketed && matches!(c.to_ascii_lowercase(), 'y' | 'm' | 'd' | 'h' | 's')
        });
        if is_date { Display::Date { since_1904: false } } else { Display::Other }
    }

    /// The same display in a workbook whose days count from 1904 or not.
    pub(super) fn since(self, since_1904: bool) -> Self {
        match self {
            Display::Date { .. } => Display::Date { since_1904 },
            other => other,
        }
    }

    /// The text that the cell shows; none if that is not known.
    pub(super) fn text(&self, number: f64) -> Option<String> {
        match self {
            Display::General => Some(decimal(number)),
            Display::Number(format) => format.text(number),
            Display::Date { .. } | Display::Other => None,
        }
    }

    /// The number as it is shown, without text around it and groups of digits.
    pub(super) fn digits(&self, number: f64) -> String {
        match self {
            Display::Number(format) => format.digits(number),
            _ => decimal(number),
        }
    }
}

/// A number as a spreadsheet keeps it, in full.
pub(super) fn decimal(number: f64) -> String {
    // Displays without an exponent, however large.
    rounded(number).to_string()
}

/// `YYYY-MM-DD` of a day that a spreadsheet counts, without a time of that day; none for days before March 1900, which
/// programs count differently.
pub(super) fn day(number: f64, since_1904: bool) -> Option<String> {
    const FROM_1900_TO_1904: f64 = 1462.0;
    let number = if since_1904 { number + FROM_1900_TO_1904 } else { number };
    if !(61.0..2_958_466.0).contains(&number) {
        return None;
    }
    // Days since 0000-03-01, when leap days come last in the year.
    let days = number as u64 + 693_899;
    let era = days / 146_097;
    let day_of_era = days % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let (month, next_year) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    Some(format!("{:04}-{month:02}-{day:02}", era * 400 + year_of_era + next_year))
}

#[cfg(test)]
mod tests {
    use super::{Display, day, decimal};

    #[test]
    fn numbers_are_read_as_they_are_shown() {
        assert_eq!(decimal(0.1 + 0.2), "0.3");
        assert_eq!(decimal(12.0), "12");
        assert_eq!(decimal(999_999_999_999.0), "999999999999");
        assert_eq!(decimal(1e21), "1000000000000000000000");
        assert_eq!(Display::of_code("0.00E+00").text(12.0), None);
        assert_eq!(Display::of_builtin(10).text(0.5).as_deref(), Some("50.00%"));
    }

    #[test]
    fn days_are_told_from_numbers() {
        for code in ["yyyy-mm-dd", "m\"月\"d\"日\"", "[$-804]yyyy\"年\"m\"月\"", "h:mm"] {
            assert!(matches!(Display::of_code(code), Display::Date { .. }), "{code}");
        }
        for code in ["0\"days\"", "[Red]0.000E+00", "\"少 \"0"] {
            assert!(!matches!(Display::of_code(code), Display::Date { .. }), "{code}");
        }
        assert_eq!(day(45_315.0, false).as_deref(), Some("2024-01-24"));
        assert_eq!(day(45_315.75, false).as_deref(), Some("2024-01-24"));
        assert_eq!(day(43_853.0, true).as_deref(), Some("2024-01-24"));
        assert_eq!(day(61.0, false).as_deref(), Some("1900-03-01"));
        assert_eq!(day(45_351.0, false).as_deref(), Some("2024-02-29"));
        assert_eq!(day(2_958_465.0, false).as_deref(), Some("9999-12-31"));
        assert_eq!((day(60.0, false), day(f64::NAN, false)), (None, None));
    }
}
