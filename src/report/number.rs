//! Figures as the report gives them.

use std::fmt;

/// A non-negative decimal with at most six places that prints exactly as it was given (`12.50` stays `12.50`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// Value in millionths.
    micros: u128,
    /// Places after the point, as given.
    places: u8,
}

/// Why a text is no [`Number`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberError {
    /// Not written as a plain decimal number.
    Malformed,
    /// Below zero.
    Negative,
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
    const UNIT: u128 = 1_000_000;

    /// A whole number. Values above [`Number::MAX`] only arise as sums of valid figures.
    pub fn whole(value: u64) -> Self {
        Number { micros: u128::from(value) * Self::UNIT, places: 0 }
    }

    /// Value in millionths; sums of these are exact.
    pub fn micros(self) -> u128 {
        self.micros
    }

    /// The number of that many millionths, printed with as few places as it needs.
    pub fn from_micros(micros: u128) -> Self {
        let mut places = Self::PLACES;
        let mut rest = micros;
        while places > 0 && rest.is_multiple_of(10) {
            rest /= 10;
            places -= 1;
        }
        Number { micros, places }
    }

    /// Whether it has no fractional part.
    pub fn is_whole(self) -> bool {
        self.micros.is_multiple_of(Self::UNIT)
    }

    /// Its value, if it has no fractional part.
    pub fn to_whole(self) -> Option<u64> {
        u64::try_from(self.micros / Self::UNIT).ok().filter(|_| self.is_whole())
    }

    /// Reads digits with at most one point; full-width digits (０１２) count as digits.
    ///
    /// # Errors
    /// [`NumberError`] says what keeps the text from being a figure.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let text: String = text.trim().chars().map(half_width).collect();
        if let Some(rest) = text.strip_prefix('-') {
            return Err(if Self::parse(rest).is_ok() { NumberError::Negative } else { NumberError::Malformed });
        }
        let (whole, fraction) = match text.split_once('.') {
            Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
            Some(_) => return Err(NumberError::Malformed),
            None => (text.as_str(), ""),
        };
        if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
            return Err(NumberError::Malformed);
        }
        if fraction.len() > usize::from(Self::PLACES) {
            return Err(NumberError::TooPrecise);
        }
        let value = whole.parse().ok().filter(|&value| value <= Self::MAX).ok_or(NumberError::TooLarge)?;
        let fraction_micros = format!("{fraction:0<6}").parse::<u128>().map_err(|_| NumberError::Malformed)?;
        Ok(Number { micros: Self::whole(value).micros + fraction_micros, places: fraction.len() as u8 })
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.micros / Self::UNIT)?;
        if self.places > 0 {
            let fraction = format!("{:06}", self.micros % Self::UNIT);
            write!(f, ".{}", &fraction[..usize::from(self.places)])?;
        }
        Ok(())
    }
}

/// A full-width form of ASCII as its half-width form; everything else unchanged.
fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{Number, NumberError};

    #[test]
    fn numbers_print_as_given() {
        for text in ["0", "8", "12.50", "0.000001", "999999999999"] {
            assert_eq!(Number::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Number::parse("０１２").unwrap(), Number::whole(12));
        assert_eq!(Number::from_micros(12_500_000).to_string(), "12.5");
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
            ("+1", Malformed),
            ("-1", Negative),
            ("-x", Malformed),
            ("0.1234567", TooPrecise),
            ("1000000000000", TooLarge),
            ("99999999999999999999999", TooLarge),
        ] {
            assert_eq!(Number::parse(text), Err(error), "{text}");
        }
    }
}
