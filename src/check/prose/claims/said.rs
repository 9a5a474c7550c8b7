//! A figure as prose says it: 12件, 十二件, 1.2万件, 47.10万元.

use crate::form::claims::words::{INEXACT_AFTER, INEXACT_BEFORE, INEXACT_BEFORE_NUMERAL, UNITS};
use crate::number::Number;
use crate::text::numerals;

/// What prose says, which may be rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    /// In millionths of the table's unit.
    pub(super) value: i128,
    /// The last place that was written, in millionths too.
    place: i128,
}

/// One of the table's units, in millionths.
const ONE: i128 = 1_000_000;

impl Said {
    /// That there is none.
    pub(super) const NONE: Said = Said { value: 0, place: ONE };

    /// The figure with its unit, and what stands before and after them; none if it is only about so many (约12件, 12件以上),
    /// or a figure of something else (第3, 12件次, 67%).
    pub(super) fn read(before: &str, figure: &str, unit: &str, after: &str) -> Option<Said> {
        let digits = figure.starts_with(|c: char| c.is_ascii_digit());
        let inexact = INEXACT_BEFORE.iter().any(|word| before.ends_with(word))
            || before.ends_with(|c: char| c.is_ascii_digit())
            || !digits && before.ends_with(INEXACT_BEFORE_NUMERAL);
        if inexact || after.starts_with("（另") || unit.ends_with(UNITS) && after.starts_with(INEXACT_AFTER) {
            return None;
        }
        let ends = after.is_empty() || after.starts_with(['，', '。', '；', '、', '）']);
        if unit.is_empty() && !(ends && digits) {
            return None;
        }
        let factor = match unit {
            "亿元" => 10_000 * ONE,
            "元" => ONE / 10_000,
            "万元" => ONE,
            unit if unit.starts_with('万') => 10_000 * ONE,
            _ => ONE,
        };
        let places = figure.split_once('.').map_or(0, |(_, places)| places.len());
        let number = Number::parse(figure).ok().or_else(|| numerals::read(figure).map(Number::whole))?;
        // 12.5件 counts nothing.
        if factor == ONE && places > 0 && unit != "万元" {
            return None;
        }
        let place = factor / 10_i128.pow(u32::try_from(places).ok()?);
        (place > 0)
            .then(|| Said { value: number.micros() / ONE * factor + number.micros() % ONE * factor / ONE, place })
    }

    /// Whether a value of the table can be said so: itself, or rounded or cut off at the last place that was written.
    /// Pieces are counted one by one, so that only 万件 and money are rounded.
    pub(super) fn agrees(self, value: i128) -> bool {
        let cut = value - value.rem_euclid(self.place);
        self.value == value || self.value == cut || self.value == cut + self.place && 2 * (value - cut) >= self.place
    }
}

#[cfg(test)]
mod tests {
    use super::{ONE, Said};

    fn said(figure: &str, unit: &str) -> Option<Said> {
        Said::read("共", figure, unit, "，")
    }

    #[test]
    fn figures_agree_as_far_as_they_were_written() {
        for (figure, unit, value, agrees) in [
            ("12", "件", 12 * ONE, true),
            ("12", "件", 13 * ONE, false),
            ("十二", "件", 12 * ONE, true),
            ("1.2", "万件", 12_000 * ONE, true),
            ("1.2", "万件", 12_349 * ONE, true),
            ("1.2", "万件", 11_950 * ONE, true),
            ("1.2", "万件", 11_499 * ONE, false),
            ("1.2", "万件", 12_950 * ONE + ONE, true),
            ("1.2", "万件", 13_000 * ONE, false),
            ("47.10", "万元", 47_100_000, true),
            ("47.11", "万元", 47_100_000, false),
            ("12629", "万元", 12_629_280_000, true),
            ("1.26", "亿元", 12_629_280_000, true),
            ("5000", "元", 500_000, true),
            ("67", "", 67 * ONE, true),
        ] {
            assert_eq!(said(figure, unit).unwrap().agrees(value), agrees, "{figure}{unit} {value}");
        }
    }

    #[test]
    fn what_is_about_so_many_is_no_figure() {
        for (before, figure, unit, after) in [
            ("约", "12", "件", "，"),
            ("10—", "12", "件", "，"),
            ("数", "十", "件", "，"),
            ("1.", "2", "万件", "，"),
            ("共", "12", "件", "次"),
            ("共", "12", "件", "以上"),
            ("占", "67", "", "%"),
            ("", "一", "", "、"),
            ("共", "12.5", "件", "，"),
        ] {
            assert_eq!(Said::read(before, figure, unit, after), None, "{before}{figure}{unit}{after}");
        }
    }
}
