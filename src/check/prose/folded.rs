//! Prose as the patterns read it: one form of every sign, with the way back to the words of the report.

use std::ops::Range;

use crate::text::folding::as_in_prose;

/// A paragraph with its signs in one form.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// The folded text.
    pub(super) text: String,
    /// For every byte of `text` the bytes of the character of the original that it came from.
    origin: Vec<Range<usize>>,
}

impl Folded {
    /// Signs in their full-width form, digits in their half-width one; without white space, emphasis and quotation
    /// marks, the commas inside figures, and what stands in 《》 and 〔〕 (names of documents and their numbers).
    pub(super) fn new(original: &str) -> Self {
        let mut folded = Folded::default();
        let mut named = 0;
        let chars: Vec<(usize, char)> = original.char_indices().collect();
        for (i, &(at, c)) in chars.iter().enumerate() {
            match c {
                // Most are ideographs.
                '一'..='鿿' if named == 0 => folded.push(at, c),
                '《' | '〔' => named += 1,
                '》' | '〕' => named = usize::saturating_sub(named, 1),
                // A name that is never closed hides no more than its sentence.
                '。' if named > 0 => {
                    named = 0;
                    folded.push(at, c);
                }
                _ if named > 0 || c.is_whitespace() || "*“”‘’\"".contains(c) => {}
                ',' | '，' if groups_digits(&chars, i) => {}
                c => folded.push(at, c),
            }
        }
        folded
    }

    /// Adds a character of the original, which stands at a byte of it.
    fn push(&mut self, at: usize, original: char) {
        let c = as_in_prose(original);
        self.text.push(c);
        self.origin.extend(std::iter::repeat_n(at..at + original.len_utf8(), c.len_utf8()));
    }

    /// The bytes of the original from which those of the folded text came.
    pub(super) fn original(&self, folded: Range<usize>) -> Range<usize> {
        let from = self.origin.get(folded.start).map_or(0, |range| range.start);
        let last = folded.end.checked_sub(1).and_then(|last| self.origin.get(last));
        from..last.map_or(from, |range| range.end.max(from))
    }
}

/// Whether a comma stands inside a figure, as in 9,971.
fn groups_digits(chars: &[(usize, char)], comma: usize) -> bool {
    let digit = |at: usize| chars.get(at).is_some_and(|(_, c)| c.is_ascii_digit());
    comma > 0 && chars[comma].1 == ',' && digit(comma - 1) && (1..=3).all(|i| digit(comma + i)) && !digit(comma + 4)
}

#[cfg(test)]
mod tests {
    use super::Folded;

    #[test]
    fn signs_come_in_one_form_and_lead_back() {
        let original = "共收到 **9,971** 件(见《2022年 目录》),其中“网上”７件；";
        let folded = Folded::new(original);
        assert_eq!(folded.text, "共收到9971件（见），其中网上7件；");
        let at = folded.text.find("9971件").unwrap();
        assert_eq!(&original[folded.original(at..at + "9971".len())], "9,971");
    }

    #[test]
    fn a_name_that_is_not_closed_hides_its_sentence_only() {
        assert_eq!(Folded::new("按照《条例，收到3件。收到5件。").text, "按照。收到5件。");
    }
}
