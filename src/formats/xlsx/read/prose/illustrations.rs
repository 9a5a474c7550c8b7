//! Pictures that were put into a sheet of prose.

use super::super::complaints::Complaints;
use super::super::sheet::{CellValue, Floating, Picture, Sheet};
use super::rows::{CAPTION, DETAIL, Row};
use crate::formats::xlsx::plan::RowKind;
use crate::source::Node;
use crate::text::folding::on_one_line;

/// What stands for a picture of which nobody said what it shows.
const NO_ALT: &str = "图片";

/// Pictures that lie on a sheet, as blocks below the row that they begin in.
pub(super) struct Illustrations<'a> {
    sheet: &'a Sheet,
    /// Those that have not come yet, each with the row of kind 图片 that is about it.
    open: Vec<(&'a Floating, Option<u32>)>,
}

impl<'a> Illustrations<'a> {
    pub(super) fn new(sheet: &'a Sheet, rows: &[Row], complaints: &mut Complaints) -> Self {
        let mut open = Vec::new();
        for floating in &sheet.floating {
            let (row, column) = floating.place;
            if sheet.hidden_rows.contains(&row) {
                continue;
            }
            if floating.picture.is_none() {
                let text = "这里有图表、文本框或别的图形，印不出来；请把它另存为图片再插入，文字请写到格里";
                complaints.otherwise(sheet.at(row, column), sheet.name, text);
                continue;
            }
            let is_about = |other: &&Row| other.number == row && other.kind == Some(RowKind::Image);
            open.push((floating, rows.iter().find(is_about).map(|row| row.number)));
        }
        Illustrations { sheet, open }
    }

    /// Whether a picture lies on a row.
    pub(super) fn lie_on(&self, row: u32) -> bool {
        self.open.iter().any(|(floating, _)| floating.place.0 == row)
    }

    /// The pictures that begin above a row and have not come yet.
    pub(super) fn above(&mut self, row: u32, complaints: &mut Complaints) -> Vec<Node> {
        let here = self.open.iter().take_while(|(floating, _)| floating.place.0 < row).count();
        let pictures: Vec<_> = self.open.drain(..here).collect();
        let block = |(floating, about): (&Floating, Option<u32>)| {
            let picture = floating.picture.as_ref()?;
            Some(self.block(picture, floating.place, about, complaints))
        };
        pictures.into_iter().filter_map(block).collect()
    }

    /// A picture as a block. The row that is about it, if any, has its 替代文字 and 图题.
    pub(super) fn block(
        &self,
        picture: &Picture,
        (row, column): (u32, u32),
        about: Option<u32>,
        complaints: &mut Complaints,
    ) -> Node {
        let at = self.sheet.at(row, column);
        let Some(file) = &picture.file else {
            let text = "这里的图片在工作簿里找不到，印不出来；请重新插入图片，或把图片放在工作簿旁边，在内容里填文件名";
            complaints.value(at, self.sheet.name, text);
            return Node::unreadable(at);
        };
        let mut entries = vec![("image", Node::text(at, file))];
        for (key, column) in [("alt", DETAIL), ("caption", CAPTION)] {
            let Some(row) = about.filter(|row| !matches!(self.sheet.value(*row, column), CellValue::Nothing)) else {
                continue;
            };
            let at = self.sheet.at(row, column);
            let text = self.sheet.text(row, column, self.sheet.name, complaints);
            entries.push((key, text.map_or(Node::unreadable(at), |text| Node::text(at, text))));
        }
        let alt = on_one_line(picture.alt.trim());
        if entries.len() == 1 {
            if is_telling(&alt) {
                entries.push(("alt", Node::text(at, alt)));
            } else {
                let text = format!(
                    "这张图片没有替代文字，暂用“{NO_ALT}”；请在这一行 A 列选“{}”，C 列用一句话说明图片的内容",
                    RowKind::Image.name()
                );
                complaints.advice(at, self.sheet.name, &text);
                entries.push(("alt", Node::text(at, NO_ALT)));
            }
        }
        Node::map(at, entries)
    }
}

/// Whether a 替代文字 says what a picture shows: programs fill in Picture 1, 图片 2 or the name of the file.
fn is_telling(alt: &str) -> bool {
    const FILES: [&str; 8] = [".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".svg", ".emf"];
    let lower = alt.to_lowercase();
    let is_word = |word: &str| {
        let rest = lower.strip_prefix(word);
        rest.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || c.is_whitespace()))
    };
    let is_id = !lower.is_empty() && lower.chars().all(|c| c.is_ascii_hexdigit() || matches!(c, '-' | '_' | '{' | '}'));
    !lower.is_empty()
        && !["picture", "image", "图片", "图像", "照片"].into_iter().any(is_word)
        && !FILES.iter().any(|ending| lower.ends_with(ending))
        && !is_id
}

#[cfg(test)]
mod tests {
    use super::is_telling;

    #[test]
    fn what_programs_fill_in_tells_nothing() {
        for alt in ["", "Picture", "Picture 1", "图片 2", "image1.png", "微信图片_2024.jpg", "8f14e45f-ceea", "Image"]
        {
            assert!(!is_telling(alt), "{alt}");
        }
        for alt in ["办理流程图", "图片包含 图表", "Flow of applications"] {
            assert!(is_telling(alt), "{alt}");
        }
    }
}
