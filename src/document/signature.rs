//! 署名 and 成文日期 (GB/T 9704—2012, 7.3.5).

use super::{Paragraph, Text, title};
use crate::report::Report;
use crate::style::{Indent, ParagraphRole, Style};
use crate::text::width::ems;

/// Free characters at the right of the date that a seal is pressed on.
const BELOW_SEAL: f64 = 4.0;
/// Free characters at the right of signature or date without a seal, and from the first character of the one to that of
/// the other.
const STEP: f64 = 2.0;

/// Signature and date, or what the report has of them: a report without a date is not signed either.
pub(super) fn paragraphs(report: &Report, style: &Style) -> Vec<Paragraph> {
    let (Some(published), Some(signatory)) = (report.published, report.signatory()) else { return Vec::new() };
    let date = published.chinese();
    let room = style.page.characters as f64 - if report.seal { 0.0 } else { STEP };
    // A name longer than a line is broken where names are, in lines of like length.
    let name = if ems(signatory) > room { title::lines(signatory, signatory, room) } else { Text::plain(signatory) };
    let name_width = name.lines().iter().map(|line| ems(line)).fold(0.0, f64::max);
    let date_width = ems(&date);
    let (name_right, date_right) =
        if report.seal { sealed(name_width, date_width) } else { unsealed(name_width, date_width) };
    let line = |text: Text, right| Paragraph {
        indent: Some(Indent { right, ..Indent::NONE }),
        ..Paragraph::new(ParagraphRole::Signature, text)
    };
    let name = Paragraph { lines_before: 1, keep_with_next: true, ..line(name, name_right) };
    vec![name, line(Text::plain(date), date_right)]
}

/// 7.3.5.1: the date four characters from the right, the name centred above it. A name so long that it would leave the
/// type area ends at its right edge, and the date stands centred below it.
fn sealed(name: f64, date: f64) -> (f64, f64) {
    let beside = (name - date) / 2.0;
    let right = BELOW_SEAL.max(beside);
    (right - beside, right)
}

/// 7.3.5.2: the name two characters from the right, the date's first character two to the right of the name's; a date
/// too long for that is two from the right and the name moves left.
fn unsealed(name: f64, date: f64) -> (f64, f64) {
    if date > name { (STEP + date + STEP - name, STEP) } else { (STEP, name - date) }
}

#[cfg(test)]
mod tests {
    use super::{sealed, unsealed};

    #[test]
    fn a_seal_has_room_and_a_name_above_its_middle() {
        assert_eq!(sealed(8.0, 8.0), (4.0, 4.0));
        assert_eq!(sealed(4.0, 8.0), (6.0, 4.0));
        assert_eq!(sealed(12.0, 8.0), (2.0, 4.0));
        assert_eq!(sealed(20.0, 8.0), (0.0, 6.0));
    }

    #[test]
    fn without_a_seal_the_date_begins_two_characters_after_the_name() {
        assert_eq!(unsealed(9.0, 7.0), (2.0, 2.0));
        assert_eq!(unsealed(4.0, 7.0), (7.0, 2.0));
    }
}
