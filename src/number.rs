//! Figures as a report gives them and as they are printed.

use std::fmt;

use crate::text::folding::half_width;

/// A decimal with at most six places that prints exactly as it was given (`12.50` stays `12.50`, `+3` stays `+3`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// Value in millionths.
    micros: i128,
    /// Places after the point, as given.
    places: u8,
    /// Whether a plus sign was given.
    plus: bool,
    /// The unit given behind it.
    unit: MoneyUnit,
}

/// A unit of money behind a [`Number`]; one that no unit was given for is printed without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum MoneyUnit {
    #[default]
    None,
    Yuan,
    TenThousandYuan,
}

impl MoneyUnit {
    const fn name(self) -> &'static str {
        match self {
            MoneyUnit::None => "",
            MoneyUnit::Yuan => "元",
            MoneyUnit::TenThousandYuan => "万元",
        }
    }
}

/// Why a text is no [`Number`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberError {
    /// Not written as a plain decimal number.
    Malformed,
    /// More places than allowed.
    TooPrecise,
    /// Above [`Number::MAX`].
    TooLarge,
}

impl Number {
    /// Most places after the point.
    pub const PLACES: u8 = 6;
    /// Largest whole number.
    pub const MAX: u64 = 999_999_999_999;
    const UNIT: i128 = 1_000_000;

    /// A whole number. Values above [`Number::MAX`] only arise as sums of valid figures.
    pub const fn whole(value: u64) -> Self {
        Number { micros: value as i128 * Self::UNIT, places: 0, plus: false, unit: MoneyUnit::None }
    }

    /// Value in millionths; sums of these are exact.
    pub fn micros(self) -> i128 {
        self.micros
    }

    /// The number of that many millionths, printed with as few places as it needs.
    pub fn from_micros(micros: i128) -> Self {
        let mut places = Self::PLACES;
        let mut rest = micros;
        while places > 0 && rest % 10 == 0 {
            rest /= 10;
            places -= 1;
        }
        Number { micros, places, plus: false, unit: MoneyUnit::None }
    }

    /// Whether it has no fractional part.
    pub fn is_whole(self) -> bool {
        self.micros % Self::UNIT == 0
    }

    /// Whether it is below 0, or written with a sign: a change, not a count.
    pub fn is_signed(self) -> bool {
        self.micros < 0 || self.plus
    }

    /// Whether it was given with a unit of money.
    pub fn has_unit(self) -> bool {
        self.unit != MoneyUnit::None
    }

    /// Its value, if it has no fractional part and is not below 0.
    pub fn to_whole(self) -> Option<u64> {
        u64::try_from(self.micros / Self::UNIT).ok().filter(|_| self.is_whole())
    }

    /// Reads an amount of money: a number with 元 or 万元 behind it, or none, which it keeps.
    ///
    /// # Errors
    /// As [`Number::parse`].
    pub fn parse_money(text: &str) -> Result<Self, NumberError> {
        let text = text.trim();
        let units = [MoneyUnit::TenThousandYuan, MoneyUnit::Yuan];
        let unit = units.into_iter().find(|unit| text.ends_with(unit.name())).unwrap_or_default();
        let number = Self::parse(text.strip_suffix(unit.name()).unwrap_or(text))?;
        Ok(Number { unit, ..number })
    }

    /// Reads digits with at most one point, and a sign before them; full-width digits (０１２) count as digits.
    ///
    /// # Errors
    /// [`NumberError`] says what keeps the text from being a figure.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let text: String = text.trim().chars().map(half_width).collect();
        let (sign, text) = match text.strip_prefix(['+', '-', '−']) {
            Some(rest) => (text.chars().next(), rest),
            None => (None, text.as_str()),
        };
        let (whole, fraction) = match text.split_once('.') {
            Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
            Some(_) => return Err(NumberError::Malformed),
            None => (text, ""),
        };
        if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
            return Err(NumberError::Malformed);
        }
        if fraction.len() > usize::from(Self::PLACES) {
            return Err(NumberError::TooPrecise);
        }
        let value = whole.parse().ok().filter(|&value| value <= Self::MAX).ok_or(NumberError::TooLarge)?;
        let fraction_micros = format!("{fraction:0<6}").parse::<i128>().map_err(|_| NumberError::Malformed)?;
        let micros = Self::whole(value).micros + fraction_micros;
        let negative = matches!(sign, Some('-' | '−'));
        Ok(Number {
            micros: if negative { -micros } else { micros },
            places: fraction.len() as u8,
            plus: sign == Some('+'),
            unit: MoneyUnit::None,
        })
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match self.micros {
            ..0 => "-",
            _ if self.plus => "+",
            _ => "",
        };
        let micros = self.micros.unsigned_abs();
        let unit = Self::UNIT.unsigned_abs();
        write!(f, "{sign}{}", micros / unit)?;
        if self.places > 0 {
            let fraction = format!("{:06}", micros % unit);
            write!(f, ".{}", &fraction[..usize::from(self.places)])?;
        }
        f.write_str(self.unit.name())
    }
}

/// What stands in a cell for a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing: printed empty, counts as 0.
    #[default]
    Empty,
    /// `/`: does not apply to this body, counts as 0.
    NotApplicable,
    /// A figure.
    Number(Number),
}

impl Cell {
    /// 0.
    pub const ZERO: Cell = Cell::Number(Number::whole(0));

    /// Its value in millionths.
    pub fn micros(self) -> i128 {
        match self {
            Cell::Number(number) => number.micros(),
            Cell::Empty | Cell::NotApplicable => 0,
        }
    }
}

/// As printed.
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cell::Empty => Ok(()),
            Cell::NotApplicable => f.write_str("/"),
            Cell::Number(number) => number.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Number, NumberError};

    #[test]
    fn numbers_print_as_given() {
        for text in ["0", "8", "12.50", "0.000001", "999999999999", "-3", "+3", "+0", "-0.50"] {
            assert_eq!(Number::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Number::parse("０１２").unwrap(), Number::whole(12));
        assert_eq!(Number::from_micros(12_500_000).to_string(), "12.5");
        for text in ["251000元", "110.55万元", "27270"] {
            assert_eq!(Number::parse_money(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_figure_is_told_apart() {
        use NumberError::*;
        for (text, error) in [
            ("", Malformed),
            ("1e3", Malformed),
            ("1,000", Malformed),
            ("1.", Malformed),
            (".5", Malformed),
            ("++1", Malformed),
            ("-", Malformed),
            ("-x", Malformed),
            ("0.1234567", TooPrecise),
            ("1000000000000", TooLarge),
            ("99999999999999999999999", TooLarge),
        ] {
            assert_eq!(Number::parse(text), Err(error), "{text}");
        }
    }
}
