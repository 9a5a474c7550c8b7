//! Prose as the patterns read it: one form of every sign, with the way back to the words of the file.

use std::ops::Range;

/// A paragraph, normalized.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// The normalized text.
    pub(super) text: String,
    /// For every byte of `text` the bytes of the character of the original that it came from.
    origin: Vec<Range<usize>>,
}

impl Text {
    /// Signs in their full-width form, digits in their half-width one; without white space, emphasis and quotation
    /// marks, the commas inside figures, and what stands in 《》 and 〔〕 (names of documents and their numbers).
    pub(super) fn new(original: &str) -> Self {
        let mut text = Text::default();
        let mut named = 0;
        let chars: Vec<(usize, char)> = original.char_indices().collect();
        for (i, &(at, c)) in chars.iter().enumerate() {
            match c {
                '《' | '〔' => named += 1,
                '》' | '〕' => named = usize::saturating_sub(named, 1),
                _ if named > 0 || c.is_whitespace() || "*“”‘’\"".contains(c) => {}
                ',' | '，' if groups_digits(&chars, i) => {}
                c => {
                    let original_length = c.len_utf8();
                    let c = normal(c);
                    text.text.push(c);
                    text.origin.extend(std::iter::repeat_n(at..at + original_length, c.len_utf8()));
                }
            }
        }
        text
    }

    /// The bytes of the original from which those of the normalized text came.
    pub(super) fn original(&self, start: usize, end: usize) -> Range<usize> {
        let from = self.origin.get(start).map_or(0, |range| range.start);
        from..end.checked_sub(1).and_then(|last| self.origin.get(last)).map_or(from, |range| range.end.max(from))
    }
}

fn normal(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '(' => '（',
        ')' => '）',
        '!' => '！',
        '?' => '？',
        '％' => '%',
        '．' => '.',
        c => c,
    }
}

/// Whether a comma stands inside a figure, as in 9,971.
fn groups_digits(chars: &[(usize, char)], comma: usize) -> bool {
    let digit = |at: usize| chars.get(at).is_some_and(|(_, c)| c.is_ascii_digit());
    comma > 0 && chars[comma].1 == ',' && digit(comma - 1) && (1..=3).all(|i| digit(comma + i)) && !digit(comma + 4)
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn signs_come_in_one_form_and_lead_back() {
        let original = "共收到 **9,971** 件(见《2022年 目录》),其中“网上”７件；";
        let text = Text::new(original);
        assert_eq!(text.text, "共收到9971件（见），其中网上7件；");
        let at = text.text.find("9971件").unwrap();
        assert_eq!(&original[text.original(at, at + "9971".len())], "9,971");
    }
}
