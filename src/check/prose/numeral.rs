//! Figures as prose writes them.

use crate::report::Number;

/// The value of a figure in digits (9971, 12.50) in millionths, or of a Chinese numeral (十二, 一百零五, 二〇二三).
/// None if it is neither, or larger than any figure of a report.
pub(super) fn parse(text: &str) -> Option<u128> {
    match Number::parse(text) {
        Ok(number) => Some(number.micros()),
        Err(_) => Some(Number::whole(chinese(text)?).micros()),
    }
}

fn chinese(text: &str) -> Option<u64> {
    let digit = |c: char| "零一二三四五六七八九".chars().position(|d| d == c).map(|value| value as u64);
    let normal = |c: char| match c {
        '〇' => '零',
        '两' => '二',
        c => c,
    };
    let text: Vec<char> = text.chars().map(normal).collect();
    if text.is_empty() || text.len() > 12 {
        return None;
    }
    if text.iter().all(|&c| digit(c).is_some()) {
        return text.iter().try_fold(0, |value, &c| Some(value * 10 + digit(c)?));
    }
    // Every unit takes the digit before it; units fall, as in 一千二百零三.
    let (mut total, mut pending, mut last_unit) = (0, None, u64::MAX);
    for &c in &text {
        match (digit(c), c) {
            (Some(0), _) if pending.is_none() => {}
            (Some(value), _) if pending.is_none() => pending = Some(value),
            (None, '十' | '百' | '千') => {
                let unit = if c == '十' {
                    10
                } else if c == '百' {
                    100
                } else {
                    1000
                };
                if unit >= last_unit || pending.is_none() && unit != 10 {
                    return None;
                }
                total += pending.take().unwrap_or(1) * unit;
                last_unit = unit;
            }
            _ => return None,
        }
    }
    Some(total + pending.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::{chinese, parse};

    #[test]
    fn chinese_numerals_are_read() {
        for (text, value) in [
            ("零", 0),
            ("〇", 0),
            ("两", 2),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("一百零五", 105),
            ("一百一十", 110),
            ("三千零七", 3007),
            ("九千九百七十一", 9971),
            ("二〇二三", 2023),
        ] {
            assert_eq!(chinese(text), Some(value), "{text}");
        }
        for text in ["", "百", "十百", "一二十", "若干", "一百千"] {
            assert_eq!(chinese(text), None, "{text}");
        }
        assert_eq!(parse("12.50"), Some(12_500_000));
        assert_eq!(parse("9971"), Some(9_971_000_000));
    }
}
