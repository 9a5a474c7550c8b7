//! 二维码: the address of a report's edition on the web, as a drawing that telephones read.

use std::sync::Arc;

use qrcode::{Color, EcLevel, QrCode};

use crate::image::Image;

/// Longest address, in bytes: of a longer one the squares get too small to be read off paper.
const LONGEST: usize = 200;

/// Squares of white around the code that readers need (ISO/IEC 18004).
const QUIET: usize = 4;

/// An address with its code.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    address: String,
    image: Arc<Image>,
}

impl Link {
    /// The code of an address.
    ///
    /// # Errors
    /// What is wrong with the address and what to do, in Chinese.
    pub fn new(address: &str) -> Result<Self, String> {
        // What is copied often brings a blank along.
        let address = address.trim();
        if address.is_empty() {
            return Err("网址是空的；请写年报在网上的网址".to_owned());
        }
        if let Some(wide) = address.chars().find(|c| ('！'..='～').contains(c)) {
            return Err(format!("网址里有全角的“{wide}”；请改成半角"));
        }
        if address.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err("网址里有空格、换行或控制字符；请删去，或只留一个网址".to_owned());
        }
        if address.len() > LONGEST {
            let length = address.len();
            return Err(format!("网址有 {length} 个字节，最多 {LONGEST} 个，再长印出来扫不清；请换一个短网址"));
        }
        let host = address
            .split_once("://")
            .filter(|(scheme, _)| ["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known)));
        if host.is_none_or(|(_, host)| host.starts_with('/') || host.is_empty()) {
            return Err("网址不完整；请从 http:// 或 https:// 写起，冒号和斜杠用半角".to_owned());
        }
        let code = QrCode::with_error_correction_level(address, EcLevel::M);
        let drawing = drawing(&code.map_err(|error| format!("网址做不成二维码（{error}）；请换一个短网址"))?);
        Ok(Link { address: address.to_owned(), image: Arc::new(Image::new(drawing.into_bytes())?) })
    }

    /// The address.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The code as an image.
    pub fn image(&self) -> &Arc<Image> {
        &self.image
    }
}

/// A code as SVG: one black area, so that no seam shows between its squares.
fn drawing(code: &QrCode) -> String {
    let width = code.width();
    let mut path = String::new();
    for (row, squares) in code.to_colors().chunks(width).enumerate() {
        let mut column = 0;
        for run in squares.chunk_by(|one, other| one == other) {
            if run[0] == Color::Dark {
                let (x, y, length) = (column + QUIET, row + QUIET, run.len());
                path.push_str(&format!("M{x} {y}h{length}v1h-{length}z"));
            }
            column += run.len();
        }
    }
    let side = width + 2 * QUIET;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{side}mm\" height=\"{side}mm\" viewBox=\"0 0 {side} {side}\">\
         <path d=\"{path}\" fill=\"#000\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::Link;

    #[test]
    fn addresses_that_nobody_could_follow_are_refused() {
        for (address, expected) in [
            ("", "空的"),
            ("  ", "空的"),
            ("https://a.gov.cn/年 报", "空格"),
            ("https://a.gov.cn\u{7}", "控制字符"),
            ("www.a.gov.cn", "不完整"),
            ("https：//a.gov.cn", "半角"),
            ("https://a.gov.cn/？年=1", "半角"),
            ("https://", "不完整"),
            (&format!("https://a.gov.cn/{}", "a".repeat(200)), "217 个字节"),
        ] {
            let refused = Link::new(address).expect_err("refused");
            assert!(refused.contains(expected), "{address:?}: {refused}");
        }
        assert!(Link::new("https://www.a.gov.cn/zwgk/年报/2024.html?id=1#top").is_ok());
        assert_eq!(Link::new(" HTTPS://A.GOV.CN ").expect("an address").address(), "HTTPS://A.GOV.CN");
        assert!(Link::new(&format!("https://a.gov.cn/{}", "a".repeat(183))).is_ok(), "the longest");
    }
}
