//! One form for signs that are written in several.

/// A full-width form of ASCII (０, Ａ, （) as its half-width form; everything else unchanged.
pub fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// A sign as Chinese prose has it: digits, % and . half-width, the other marks full-width.
pub fn as_in_prose(c: char) -> char {
    match c {
        '０'..='９' | '％' | '．' => half_width(c),
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '(' => '（',
        ')' => '）',
        '!' => '！',
        '?' => '？',
        c => c,
    }
}

/// A label as it can be compared with another: signs as in prose, without white space.
pub fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(as_in_prose).collect()
}

/// What ends a line of text, wherever it was copied from.
pub const LINE_BREAKS: [char; 4] = ['\n', '\r', '\u{2028}', '\u{2029}'];

/// The lines of a text, without the white space around them.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split(LINE_BREAKS)).map(str::trim)
}

/// Text on one line: line breaks vanish between Chinese characters and become a space between Western words.
pub fn on_one_line(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for line in lines(text) {
        let wants_space = folded.chars().next_back().is_some_and(|c| c.is_ascii_graphic())
            && line.chars().next().is_some_and(|c| c.is_ascii_graphic());
        if wants_space {
            folded.push(' ');
        }
        folded.extend(line.chars().map(|c| if c == '\t' { ' ' } else { c }));
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::{bare, on_one_line};

    #[test]
    fn labels_compare_whatever_their_signs() {
        assert_eq!(bare("(一) 予以公开"), bare("（一）予以公开"));
        assert_eq!(bare("单位:万元"), "单位：万元");
    }

    #[test]
    fn lines_are_joined_as_their_scripts_ask() {
        assert_eq!(on_one_line("收到申请\n12件。\r\nGB/T\n9704"), "收到申请12件。GB/T 9704");
    }
}
