//! Texts of others as they can be shown: nothing in them acts on a terminal or hides.

use std::borrow::Cow;

use super::lookalikes::Lookalike;

/// Whether a character acts on whatever shows it, or shows nothing: control characters, which open the escape sequences of
/// terminals, marks that turn the direction of text, and others that cannot be seen. Line breaks and tabs are among them.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || Lookalike::of(c) == Some(Lookalike::Invisible)
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// A text in which every character shows: hidden ones by their names, as in `<U+001B>`, but for those that are `kept`.
pub fn visible<'t>(text: &'t str, kept: &[char]) -> Cow<'t, str> {
    let is_shown = |c: char| kept.contains(&c) || !is_hidden(c);
    if text.chars().all(is_shown) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_shown(c) {
            shown.push(c);
        } else {
            shown.push_str(&format!("<U+{:04X}>", c as u32));
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn hidden_characters_show_by_their_names() {
        assert_eq!(visible("年\u{1b}]0;x\u{7}报\u{9b}31m", &[]), "年<U+001B>]0;x<U+0007>报<U+009B>31m");
        assert_eq!(visible("甲\u{202e}乙\u{feff}\u{200b}丙\u{e0041}", &[]), "甲<U+202E>乙<U+FEFF><U+200B>丙<U+E0041>");
        assert_eq!(visible("甲\t乙\n\r", &['\t', '\n']), "甲\t乙\n<U+000D>");
        assert_eq!(visible("申请　3 件", &[]), "申请　3 件");
    }
}
