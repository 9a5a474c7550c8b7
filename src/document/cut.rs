//! Text that is cut where the sense allows it.

use super::fit::{CUT_OFF, beginning};
use super::points::nested;
use crate::text::width::{em, ems};

/// Marks that a text may be cut behind, the better ones first.
const CUTS: [&str; 2] = ["，", "、"];
/// Least of the room that a cut must leave.
const LEAST: f64 = 0.35;

/// A text that fits on a line of `width` characters, cut before a mark outside of brackets; where it has none, behind
/// brackets, or before a word of one character that joins others.
pub(super) fn shortened(text: &str, width: f64) -> String {
    if ems(text) <= width {
        return text.to_owned();
    }
    let room = width - ems(CUT_OFF);
    let fitting = |is_cut: &dyn Fn(char) -> bool, keeps: bool| {
        let (mut used, mut depth, mut found) = (0.0, 0, None);
        for (at, c) in text.char_indices() {
            depth = nested(depth, c);
            let closes = keeps && nested(1, c) == 0;
            if depth == 0 && (closes || is_cut(c)) && used >= LEAST * width && used <= room {
                found = Some(if closes { at + c.len_utf8() } else { at });
            }
            used += em(c);
        }
        found
    };
    let cut = CUTS.iter().find_map(|marks| fitting(&|c| marks.contains(c), false));
    let cut = cut
        .or_else(|| fitting(&|_| false, true))
        .or_else(|| fitting(&|c| "的和与及并".contains(c), false))
        .unwrap_or_else(|| beginning(text, room).len());
    format!("{}{CUT_OFF}", text[..cut].trim_end_matches('，'))
}

#[cfg(test)]
mod tests {
    use super::shortened;
    use crate::text::width::ems;

    #[test]
    fn lines_are_cut_at_the_sense() {
        let long = "建立“起草人就是解读人，谁起草谁解读”制度，凡区政府印发的政策文件、通知，解读材料同步起草、同步审签";
        for (width, expected) in [
            (60.0, long),
            (40.0, "建立“起草人就是解读人，谁起草谁解读”制度，凡区政府印发的政策文件、通知……"),
            (30.0, "建立“起草人就是解读人，谁起草谁解读”制度……"),
        ] {
            assert_eq!(shortened(long, width), expected);
        }
        let plain = "某".repeat(100);
        assert!(ems(&shortened(&plain, 40.0)) <= 40.0);
    }
}
