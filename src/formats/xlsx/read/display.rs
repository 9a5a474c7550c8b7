//! How a cell shows its number: what people see is what they mean.

/// How a number is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Display {
    /// As it is, in up to fifteen digits.
    #[default]
    General,
    /// With that many places, in groups of three digits if so said.
    Fixed {
        /// Places after the point.
        places: usize,
        /// Whether `1234` is shown as `1,234`.
        grouped: bool,
    },
    /// As a percentage with that many places.
    Percent(usize),
    /// As a day (or a time).
    Date {
        /// Whether days count from 1904.
        since_1904: bool,
    },
    /// In a way that is not known here.
    Other,
}

impl Display {
    /// The display of a built-in format (ECMA-376 18.8.30).
    pub(super) fn of_builtin(id: u32) -> Self {
        match id {
            1 => Display::Fixed { places: 0, grouped: false },
            2 => Display::Fixed { places: 2, grouped: false },
            3 | 37 | 38 => Display::Fixed { places: 0, grouped: true },
            4 | 39 | 40 => Display::Fixed { places: 2, grouped: true },
            9 => Display::Percent(0),
            10 => Display::Percent(2),
            14..=22 | 27..=36 | 45..=47 | 50..=58 => Display::Date { since_1904: false },
            0 | 49 => Display::General,
            _ => Display::Other,
        }
    }

    /// The display of a format code of the workbook's own.
    pub(super) fn of_code(code: &str) -> Self {
        let first = code.split(';').next().unwrap_or_default();
        let bare: String = first.replace("_ ", "").replace("\\ ", "").replace("_)", "").trim().to_owned();
        if bare.eq_ignore_ascii_case("general") || bare == "@" {
            return Display::General;
        }
        let number = bare.strip_suffix('%').unwrap_or(&bare);
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let grouped = whole == "#,##0";
        // No spreadsheet shows more digits than it keeps.
        let is_fraction = fraction.len() <= 15 && fraction.bytes().all(|b| b == b'0');
        if (grouped || matches!(whole, "0" | "#")) && is_fraction {
            return if bare.ends_with('%') {
                Display::Percent(fraction.len())
            } else {
                Display::Fixed { places: fraction.len(), grouped }
            };
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
        match *self {
            Display::General => Some(decimal(number)),
            Display::Fixed { places, grouped } => {
                let text = format!("{number:.places$}");
                Some(if grouped { in_groups(&text) } else { text })
            }
            Display::Percent(places) => Some(format!("{:.places$}%", number * 100.0)),
            Display::Date { .. } | Display::Other => None,
        }
    }
}

/// A number as a spreadsheet keeps it: fifteen digits, without the traces of binary arithmetic.
pub(super) fn decimal(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    // Displays without an exponent, however large.
    rounded.to_string()
}

fn in_groups(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, fraction) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{fraction}")
}

/// `YYYY-MM-DD` of a day that a spreadsheet counts; none for days before March 1900, which programs count differently,
/// and for times.
pub(super) fn day(number: f64, since_1904: bool) -> Option<String> {
    const FROM_1900_TO_1904: f64 = 1462.0;
    let number = if since_1904 { number + FROM_1900_TO_1904 } else { number };
    if !(61.0..2_958_466.0).contains(&number) || number.fract() != 0.0 {
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
        let shown = |code: &str, number: f64| Display::of_code(code).text(number);
        assert_eq!(shown("0.0%", 0.623).as_deref(), Some("62.3%"));
        assert_eq!(shown("#,##0.00", 1_234_567.5).as_deref(), Some("1,234,567.50"));
        assert_eq!(shown("0_ ", 12.0).as_deref(), Some("12"));
        assert_eq!(shown("0.00E+00", 12.0), None);
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
        assert_eq!(day(43_853.0, true).as_deref(), Some("2024-01-24"));
        assert_eq!(day(61.0, false).as_deref(), Some("1900-03-01"));
        assert_eq!(day(45_351.0, false).as_deref(), Some("2024-02-29"));
        assert_eq!(day(2_958_465.0, false).as_deref(), Some("9999-12-31"));
        assert_eq!((day(60.0, false), day(45_315.5, false), day(f64::NAN, false)), (None, None, None));
    }
}
