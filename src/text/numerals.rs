//! Chinese numerals, written and read: 一百零五.

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const UNITS: [(char, u64); 3] = [('千', 1000), ('百', 100), ('十', 10)];

/// A number below 10,000 in Chinese characters: 10 is 十, 21 is 二十一, 105 is 一百零五.
pub fn write(number: usize) -> String {
    let mut text = String::new();
    let mut gap = false;
    let units = UNITS.iter().map(|&(name, unit)| (Some(name), unit as usize)).chain([(None, 1)]);
    for (name, unit) in units {
        let digit = number / unit % 10;
        if digit == 0 {
            gap |= !text.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            text.push(DIGITS[0]);
        }
        // 十, not 一十, begins the numbers from 10 to 19.
        if !(digit == 1 && unit == 10 && text.is_empty()) {
            text.push(DIGITS[digit]);
        }
        text.extend(name);
    }
    text
}

/// The digits of a number side by side, as years are written: 2023 is 二零二三.
pub fn side_by_side(number: u16) -> String {
    let digit = |c: char| c.to_digit(10).map(|digit| DIGITS[digit as usize]);
    number.to_string().chars().filter_map(digit).collect()
}

/// Reads a whole number below 10,000 (一百零五, 两千), or one of digits side by side (二〇二三); none if it is none.
pub fn read(text: &str) -> Option<u64> {
    let digit = |c: char| DIGITS.iter().position(|&d| d == c).map(|value| value as u64);
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
        if let Some(value) = digit(c) {
            match (value, pending) {
                (0, None) => {}
                (value, None) => pending = Some(value),
                _ => return None,
            }
            continue;
        }
        let (_, unit) = *UNITS.iter().find(|(name, _)| *name == c)?;
        if unit >= last_unit || pending.is_none() && unit != 10 {
            return None;
        }
        total += pending.take().unwrap_or(1) * unit;
        last_unit = unit;
    }
    Some(total + pending.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::{read, side_by_side, write};

    #[test]
    fn numerals_are_written() {
        for (number, text) in
            [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (105, "一百零五"), (110, "一百一十")]
        {
            assert_eq!(side_by_side(2024), "二零二四");
            assert_eq!(write(number), text);
        }
    }

    #[test]
    fn numerals_are_read() {
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
            assert_eq!(read(text), Some(value), "{text}");
        }
        for text in ["", "百", "十百", "一二十", "若干", "一百千"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read() {
        for number in 1..10_000 {
            assert_eq!(read(&write(number)), Some(number as u64));
        }
    }
}
