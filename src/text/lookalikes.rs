//! Characters that look like others or like nothing, and what was meant by them. What is copied from PDF, web pages and
//! chats is full of them: no search finds what they hide, and fonts lack them.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// CJK 部首补充 from U+2E80 on as ideographs, 　 for those that stand for none; with [`KANGXI`] from the Unicode
/// Character Database 15.0, EquivalentUnifiedIdeograph.txt.
const SUPPLEMENT: &str = "　厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵　旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗\
                          糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿\
                          飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";
/// 康熙部首 from U+2F00 on as ideographs.
const KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己\
                      巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜\
                      瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣\
                      襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲\
                      鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// What a character that is read otherwise than it is written is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookalike {
    /// A space of another width, read as one that breaks or one that holds.
    Space(char),
    /// Nothing that could be seen: joiners, marks of direction, the byte order mark, 软连字符.
    Invisible,
    /// 部首: a radical, read as the ideograph of its shape.
    Radical(char),
    /// 兼容汉字: another code for an ideograph, read as that.
    Compatibility(char),
}

impl Lookalike {
    /// What a character is; none for one that is read as it is written.
    pub fn of(character: char) -> Option<Lookalike> {
        let at = |table: &str, first: u32| table.chars().nth((character as u32 - first) as usize);
        match character {
            // Most are ideographs.
            '一'..='鿿' => None,
            '\u{2007}' | '\u{202f}' => Some(Lookalike::Space('\u{a0}')),
            '\u{2000}'..='\u{200a}' | '\u{205f}' => Some(Lookalike::Space(' ')),
            '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => Some(Lookalike::Invisible),
            '\u{2e80}'..='\u{2ef3}' => at(SUPPLEMENT, 0x2e80).filter(|&c| c != '　').map(Lookalike::Radical),
            '\u{2f00}'..='\u{2fd5}' => at(KANGXI, 0x2f00).map(Lookalike::Radical),
            // A few characters of these blocks are ideographs in their own right.
            '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}' => {
                std::iter::once(character).nfc().next().filter(|&c| c != character).map(Lookalike::Compatibility)
            }
            _ => None,
        }
    }
}

/// A text with its characters as they were meant.
pub fn meant(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| Lookalike::of(c).is_none()) {
        return Cow::Borrowed(text);
    }
    let meaning = |c: char| match Lookalike::of(c) {
        None => Some(c),
        Some(Lookalike::Space(meant) | Lookalike::Radical(meant) | Lookalike::Compatibility(meant)) => Some(meant),
        Some(Lookalike::Invisible) => None,
    };
    Cow::Owned(text.chars().filter_map(meaning).collect())
}

#[cfg(test)]
mod tests {
    use super::{KANGXI, Lookalike, SUPPLEMENT, meant};

    #[test]
    fn the_tables_cover_their_blocks() {
        assert_eq!(SUPPLEMENT.chars().count(), 0x2ef3 - 0x2e80 + 1);
        assert_eq!(KANGXI.chars().count(), 0x2fd5 - 0x2f00 + 1);
    }

    #[test]
    fn characters_are_read_as_they_were_meant() {
        for (written, read) in [
            ("⻄岗区⺠政局⼯作平稳", "西岗区民政局工作平稳"),
            ("\u{f9d1}\u{fa0e}\u{2f800}", "六\u{fa0e}丽"),
            ("申请\u{200b}3\u{feff}件\u{202e}", "申请3件"),
            ("一\u{2009}二\u{202f}三\u{a0}四　五", "一 二\u{a0}三\u{a0}四　五"),
        ] {
            assert_eq!(meant(written), read, "{written:?}");
        }
        assert_eq!(Lookalike::of('⺀'), None);
        // What is meant is not read otherwise again.
        assert!(SUPPLEMENT.chars().chain(KANGXI.chars()).all(|c| Lookalike::of(c).is_none()));
    }
}
