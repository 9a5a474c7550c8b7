//! What to say about characters that are read otherwise than they are written.

use crate::report::Refusal;
use crate::text::lookalikes::Lookalike;

/// Most characters that a message shows.
const MOST: usize = 10;

/// Remarks on the characters of a text that are read or printed otherwise than they are written; none for most texts.
pub(super) fn remarks(text: &str) -> Vec<Refusal> {
    let (mut radicals, mut compatible) = (Pairs::default(), Pairs::default());
    let (mut invisible, mut spaces, mut selectors) = (Vec::new(), Vec::new(), Vec::new());
    for character in text.chars() {
        match Lookalike::of(character) {
            Some(Lookalike::Radical(meant)) => radicals.add(character, meant),
            Some(Lookalike::Compatibility(meant)) => compatible.add(character, meant),
            Some(Lookalike::Invisible) => invisible.push(character),
            Some(Lookalike::Space(_)) => spaces.push(character),
            None if selects_shape(character) => selectors.push(character),
            None => {}
        }
    }
    let ideographs = [(radicals, "是部首，不是汉字"), (compatible, "是兼容汉字，不是通用的编码")];
    let counted = [
        (invisible, "看不见的字符", "已经去掉；请核对，最好在原文里删除"),
        (spaces, "宽窄特别的空格", "已按普通空格读；请核对，要空一个字的请用全角空格"),
        (selectors, "挑选异体字形的字符", "印出来是通用的字形；请核对，要别的字形请换成那个字"),
    ];
    let ideographs = ideographs.iter().filter_map(|(pairs, what)| pairs.remark(what));
    ideographs.chain(counted.iter().filter_map(|(found, what, remedy)| remark(found, what, remedy))).collect()
}

/// Whether a character asks for another shape of the one before it. It is kept and copied, but fonts of ours have one shape.
fn selects_shape(character: char) -> bool {
    matches!(character, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// How many characters of a kind there are, and what becomes of them; none if there are none.
fn remark(found: &[char], what: &str, remedy: &str) -> Option<Refusal> {
    let first = *found.first()? as u32;
    Some(Refusal::new(format!("有 {} 个{what}（例如 U+{first:04X}），{remedy}", found.len())))
}

/// Characters and what was meant by them, each once.
#[derive(Default)]
struct Pairs(Vec<(char, char)>);

impl Pairs {
    fn add(&mut self, written: char, meant: char) {
        if !self.0.contains(&(written, meant)) {
            self.0.push((written, meant));
        }
    }

    fn remark(&self, what: &str) -> Option<Refusal> {
        if self.0.is_empty() {
            return None;
        }
        let (written, meant): (String, String) = self.0.iter().take(MOST).copied().unzip();
        let more = if self.0.len() > MOST { "等" } else { "" };
        let advice = "请核对，最好在原文里重新输入这几个字";
        Some(Refusal::new(format!("“{written}”{more}{what}，已按“{meant}”{more}读；{advice}")))
    }
}

#[cfg(test)]
mod tests {
    use super::remarks;

    #[test]
    fn what_is_read_otherwise_is_told_once() {
        let told = |text: &str| remarks(text).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            told("⻄岗区⺠政局⼯作、⺠政"),
            ["“⻄⺠⼯”是部首，不是汉字，已按“西民工”读；请核对，最好在原文里重新输入这几个字"]
        );
        assert_eq!(
            told("申请\u{200b}3\u{200b}件"),
            ["有 2 个看不见的字符（例如 U+200B），已经去掉；请核对，最好在原文里删除"]
        );
        assert!(told("\u{f9d1}")[0].contains("已按“六”读"));
        assert_eq!(
            told("一\u{2009}二\u{202f}三"),
            ["有 2 个宽窄特别的空格（例如 U+2009），已按普通空格读；请核对，要空一个字的请用全角空格"]
        );
        assert_eq!(
            told("葛\u{e0100}"),
            ["有 1 个挑选异体字形的字符（例如 U+E0100），印出来是通用的字形；请核对，要别的字形请换成那个字"]
        );
        assert!(told("一 二\u{a0}三　四").is_empty());
    }
}
