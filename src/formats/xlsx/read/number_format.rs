//! Number formats (ECMA-376 18.8.31): what a format code makes of a number.

/// A number format with one or more sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NumberFormat {
    /// For numbers that no other section is for.
    positive: Section,
    /// For numbers below 0, if they have one of their own; none inside if it is not known here.
    negative: Option<Option<Section>>,
    /// For 0, likewise.
    zero: Option<Option<Section>>,
}

/// A section of a format.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Section {
    prefix: String,
    suffix: String,
    /// Least digits before the point.
    digits: usize,
    /// Least and most digits after it.
    places: (usize, usize),
    /// Whether digits before the point stand in groups of three.
    grouped: bool,
    percent: bool,
}

/// No spreadsheet keeps more digits.
const MOST_DIGITS: usize = 15;

impl NumberFormat {
    /// `1234.5` with that many places, in groups of three digits if so said.
    pub(super) fn fixed(places: usize, grouped: bool) -> Self {
        NumberFormat::of(Section { digits: 1, places: (places, places), grouped, ..Section::default() })
    }

    /// A percentage with that many places.
    pub(super) fn percent(places: usize) -> Self {
        let suffix = "%".to_owned();
        NumberFormat::of(Section { digits: 1, places: (places, places), percent: true, suffix, ..Section::default() })
    }

    fn of(positive: Section) -> Self {
        NumberFormat { positive, negative: None, zero: None }
    }

    /// The format of a code; none if it does more than show digits among fixed text.
    pub(super) fn parse(code: &str) -> Option<Self> {
        let sections = sections(code);
        let section = |at: usize| sections.get(at).map(|section| Section::parse(section));
        Some(NumberFormat { positive: section(0)??, negative: section(1), zero: section(2) })
    }

    /// Whether it shows percentages.
    pub(super) fn is_percent(&self) -> bool {
        self.positive.percent
    }

    /// A number as it is shown; none if that is not known.
    pub(super) fn text(&self, number: f64) -> Option<String> {
        let (section, number) = match (&self.negative, &self.zero) {
            (_, Some(zero)) if number == 0.0 => (zero.as_ref()?, number),
            // Its own section says how a sign is shown.
            (Some(negative), _) if number < 0.0 => (negative.as_ref()?, -number),
            _ => (&self.positive, number),
        };
        Some(format!("{}{}{}", section.prefix, section.number(number), section.suffix))
    }

    /// A number as it is shown, without what is shown with it.
    pub(super) fn digits(&self, number: f64) -> String {
        Section { grouped: false, ..self.positive.clone() }.number(number)
    }
}

impl Section {
    fn parse(code: &str) -> Option<Self> {
        let mut section = Section::default();
        let (mut seen, mut point, mut commas) = (false, false, 0);
        let mut chars = code.chars();
        while let Some(c) = chars.next() {
            match c {
                '0' | '#' | '?' => {
                    // Digits that text parts (telephone numbers) are not known here.
                    if !section.suffix.is_empty() {
                        return None;
                    }
                    seen = true;
                    section.grouped |= commas > 0;
                    commas = 0;
                    match (point, c) {
                        (false, '0') => section.digits += 1,
                        (false, _) => {}
                        (true, '0') => section.places = (section.places.1 + 1, section.places.1 + 1),
                        (true, _) => section.places.1 += 1,
                    }
                    continue;
                }
                '.' if seen && !point => {
                    point = true;
                    continue;
                }
                ',' if seen && !point => {
                    commas += 1;
                    continue;
                }
                _ => {}
            }
            let text = if seen { &mut section.suffix } else { &mut section.prefix };
            match c {
                '"' => text.extend(chars.by_ref().take_while(|c| *c != '"')),
                '\\' => text.extend(chars.next()),
                // As wide as that character, or filled with it: white.
                '_' | '*' => drop(chars.next()),
                '[' => {
                    let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    match inside.strip_prefix('$') {
                        Some(symbol) => text.push_str(symbol.split('-').next().unwrap_or_default()),
                        // Colours; conditions and counts of hours are not known here.
                        None if inside.chars().all(char::is_alphabetic) && inside.len() > 2 => {}
                        None => return None,
                    }
                }
                '%' => {
                    section.percent = true;
                    text.push('%');
                }
                ' ' | '$' | '¥' | '￥' | '€' | '+' | '-' | '(' | ')' | ':' | '~' | '、' | '（' | '）' => {
                    text.push(c)
                }
                // 件, 万元: programs quote such text, people do not.
                c if !c.is_ascii() => text.push(c),
                _ => return None,
            }
        }
        section.prefix = section.prefix.trim_start().to_owned();
        section.suffix = section.suffix.trim_end().to_owned();
        let is_known = seen && commas == 0 && section.digits + section.places.1 <= MOST_DIGITS;
        is_known.then_some(section)
    }

    fn number(&self, number: f64) -> String {
        let (least, most) = self.places;
        let number = if self.percent { number * 100.0 } else { number };
        // A half is rounded up, also one that binary arithmetic keeps a trace too small.
        let mut text = format!("{:.most$}", rounded(number) * (1.0 + 1e-15));
        if most > 0 {
            let ending = text.bytes().rev().take_while(|byte| *byte == b'0').count();
            text.truncate(text.len() - ending.min(most - least));
            text.truncate(text.trim_end_matches('.').len());
        }
        let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
        let (whole, fraction) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
        // `#` shows no 0 before the point.
        let whole = if self.digits == 0 && whole == "0" { "" } else { whole };
        let whole = format!("{whole:0>width$}", width = self.digits);
        format!("{sign}{}{fraction}", if self.grouped { in_groups(&whole) } else { whole })
    }
}

/// The sections of a code, which semicolons outside quotes part.
fn sections(code: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let (mut quoted, mut escaped) = (false, false);
    for c in code.chars() {
        let is_end = c == ';' && !quoted && !escaped;
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped && !quoted;
        match sections.last_mut() {
            Some(section) if !is_end => section.push(c),
            _ => sections.push(String::new()),
        }
    }
    sections
}

/// A number as a spreadsheet keeps it: fifteen digits, without the traces of binary arithmetic.
pub(super) fn rounded(number: f64) -> f64 {
    format!("{number:.14e}").parse().unwrap_or(number)
}

fn in_groups(digits: &str) -> String {
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::NumberFormat;

    #[test]
    fn numbers_are_shown_by_their_format() {
        for (code, number, shown) in [
            ("0", 12.0, "12"),
            ("0.00", 12.5, "12.50"),
            ("0.00", 1.005, "1.01"),
            ("0.##", 12.5, "12.5"),
            ("0.##", 12.0, "12"),
            ("0.0#", 12.0, "12.0"),
            ("#", 3.0, "3"),
            ("000000", 10020.0, "010020"),
            ("#,##0.00", 1_234_567.5, "1,234,567.50"),
            ("0.0%", 0.623, "62.3%"),
            ("0_ ", 12.0, "12"),
            ("0.00_);[Red]\\(0.00\\)", 3.0, "3.00"),
            ("0.00_);[Red]\\(0.00\\)", -3.0, "(3.00)"),
            ("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 1234.5, "1,234.50"),
            ("\"约\"0\"件\"", 3.0, "约3件"),
            ("0万元", 3.0, "3万元"),
            ("[$¥-804]#,##0.00", 5.0, "¥5.00"),
            ("0.00", -3.0, "-3.00"),
        ] {
            assert_eq!(NumberFormat::parse(code).unwrap().text(number).as_deref(), Some(shown), "{code}");
        }
        assert_eq!(NumberFormat::parse("\"¥\"#,##0.00").unwrap().digits(1234.5), "1234.50");
    }

    #[test]
    fn formats_that_are_not_known_are_told_apart() {
        for code in
            ["General", "@", "0.00E+00", "# ?/?", "yyyy-mm-dd", "[h]:mm", "0,", "000-0000", "[>=100]0", "", ";;;"]
        {
            assert_eq!(NumberFormat::parse(code), None, "{code}");
        }
        let accounting = NumberFormat::parse("0;-0;\"-\"").unwrap();
        assert_eq!((accounting.text(0.0), accounting.text(1.0).as_deref()), (None, Some("1")));
    }
}
