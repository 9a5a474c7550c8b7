//! Pictures: one of each kind that can be read, drawings that are made up, and either with some of it changed.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat};

use super::chance::Chance;

/// A picture to begin with, made up or one of some, with some of it changed.
pub fn picture(chance: &mut Chance, samples: &[Vec<u8>]) -> Vec<u8> {
    match chance.below(4) {
        0 => Drawing::made_up(chance),
        1 => {
            let drawing = Drawing::made_up(chance);
            mutated(chance, drawing)
        }
        _ => {
            let sample = chance.one(samples).clone();
            mutated(chance, sample)
        }
    }
}

/// Files of each kind, as they are.
pub fn samples() -> Vec<Vec<u8>> {
    let pixels = image::RgbaImage::from_fn(40, 30, |x, y| image::Rgba([x as u8 * 6, y as u8 * 8, 90, 255 - x as u8]));
    let coloured = DynamicImage::ImageRgba8(pixels);
    let encoded = |image: &DynamicImage, format| {
        let mut bytes = Vec::new();
        image.write_to(&mut Cursor::new(&mut bytes), format).expect("encoded");
        bytes
    };
    let plain = DynamicImage::ImageRgb8(coloured.to_rgb8());
    let mut samples = vec![
        encoded(&coloured, ImageFormat::Png),
        encoded(&DynamicImage::ImageRgb16(coloured.to_rgb16()), ImageFormat::Png),
        encoded(&DynamicImage::ImageLuma8(coloured.to_luma8()), ImageFormat::Png),
        encoded(&plain, ImageFormat::Jpeg),
        encoded(&DynamicImage::ImageLuma8(coloured.to_luma8()), ImageFormat::Jpeg),
    ];
    samples.extend(DRAWINGS.map(|drawing| drawing.as_bytes().to_vec()));
    samples
}

/// Drawings that use all that drawings have.
const DRAWINGS: [&str; 4] = [
    r##"<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60" viewBox="0 0 80 60"><style>.a{fill:url(#g);stroke:#333;stroke-width:2}g .b:first-child{stroke-dasharray:3 1}</style><defs><linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue" stop-opacity=".5"/></linearGradient><clipPath id="c"><circle cx="30" cy="30" r="20"/></clipPath><mask id="k"><rect width="60" height="60" fill="#fff"/></mask></defs><g clip-path="url(#c)"><rect class="a" x="5" y="5" width="50" height="40" rx="4"/></g><g mask="url(#k)" opacity=".7"><path class="b" d="M5 5C10 20 30 40 60 9Q3 4 9 9A5 8 30 1 0 40 40Z" fill="none" stroke="black"/></g></svg>"##,
    r##"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="80mm" height="60mm"><pattern id="p" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(30) scale(2)"><path d="M0 0L8 8" stroke="green"/></pattern><marker id="m" markerWidth="6" markerHeight="6" refX="3" refY="3" orient="auto"><circle cx="3" cy="3" r="3"/></marker><symbol id="s" viewBox="0 0 10 10"><ellipse cx="5" cy="5" rx="5" ry="3"/></symbol><rect width="60" height="50" fill="url(#p)"/><polyline points="1,2 30,40 50,6" fill="none" stroke="red" stroke-width="3" marker-mid="url(#m)" marker-end="url(#m)"/><use xlink:href="#s" x="20" y="20" width="30" height="30"/></svg>"##,
    r##"<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48"><path id="l" d="M4 40C30 2 60 2 90 40" fill="none"/><text x="4" y="20" font-size="12" font-family="宋体">公开<tspan dy="5" fill="red" font-weight="bold">2023</tspan></text><text font-size="9" letter-spacing="2" text-anchor="middle" text-decoration="underline"><textPath href="#l" startOffset="50%">办理结果</textPath></text><switch><g systemLanguage="zh"><line x1="1" y1="1" x2="90" y2="9" stroke="black" stroke-linecap="round"/></g></switch></svg>"##,
    r##"<!DOCTYPE svg [<!ENTITY w "30"><!ENTITY r "<rect width='9' height='9'/>">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><radialGradient id="r" cx=".5" cy=".5" r=".6" fx=".3" spreadMethod="reflect" gradientTransform="skewX(20)"><stop offset=".2"/><stop offset=".9" stop-color="#fc0"/></radialGradient><svg x="9" y="9" width="50%" height="40" viewBox="0 0 9 9" preserveAspectRatio="xMaxYMin slice"><polygon points="0,0 9,4 3,8" fill="url(#r)"/></svg>&r;<g style="mix-blend-mode:multiply;isolation:isolate"><circle r="&w;" stroke="url(#r)" stroke-linejoin="round" stroke-width="2mm"/></g></svg>"##,
];

/// Numbers at which things break.
const NUMBERS: [&str; 30] = [
    "0",
    "-0",
    "1",
    "-1",
    ".5",
    "3",
    "9",
    "64",
    "255",
    "256",
    "1000",
    "-1000",
    "16384",
    "16385",
    "65536",
    "999999",
    "-999999",
    "1000001",
    "2147483647",
    "2147483648",
    "4294967296",
    "1e38",
    "-1e38",
    "1e-30",
    "1e-6",
    "0.0001",
    "1e999",
    "NaN",
    "99.99999",
    "1e6",
];

/// What a drawing may be made of.
const ELEMENTS: [&str; 26] = [
    "g",
    "rect",
    "circle",
    "ellipse",
    "line",
    "path",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "textPath",
    "use",
    "symbol",
    "svg",
    "defs",
    "linearGradient",
    "radialGradient",
    "stop",
    "pattern",
    "mask",
    "clipPath",
    "marker",
    "switch",
    "style",
    "a",
    "filter",
];

const LENGTHS: [&str; 32] = [
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "fx",
    "fy",
    "fr",
    "dx",
    "dy",
    "width",
    "height",
    "offset",
    "font-size",
    "letter-spacing",
    "word-spacing",
    "stroke-width",
    "stroke-miterlimit",
    "stroke-dashoffset",
    "markerWidth",
    "markerHeight",
    "refX",
    "refY",
    "startOffset",
    "textLength",
    "rotate",
];

const UNITS: [&str; 9] = ["", "", "", "%", "em", "ex", "in", "mm", "pt"];

const WORDS: [(&str, &[&str]); 20] = [
    (
        "fill",
        &["none", "red", "#123", "inherit", "currentColor", "context-stroke", "url(#a)", "url(#b) blue", "url(#c)"],
    ),
    ("stroke", &["none", "black", "#fff8", "inherit", "context-fill", "url(#a)", "url(#b)", "url(#c)"]),
    ("clip-path", &["url(#a)", "url(#b)", "url(#d)", "none"]),
    ("mask", &["url(#a)", "url(#c)", "url(#d)"]),
    ("marker-mid", &["url(#a)", "url(#b)", "url(#e)"]),
    ("marker-end", &["url(#c)", "url(#d)", "url(#e)"]),
    ("href", &["#a", "#b", "#c", "#d", "#e"]),
    ("opacity", &["0", ".3", "1", "50%"]),
    ("stroke-linejoin", &["round", "bevel", "miter", "miter-clip", "arcs"]),
    ("stroke-linecap", &["round", "square", "butt"]),
    ("gradientUnits", &["userSpaceOnUse", "objectBoundingBox"]),
    ("patternUnits", &["userSpaceOnUse", "objectBoundingBox"]),
    ("clipPathUnits", &["userSpaceOnUse", "objectBoundingBox"]),
    ("markerUnits", &["userSpaceOnUse", "strokeWidth"]),
    ("spreadMethod", &["pad", "reflect", "repeat"]),
    ("orient", &["auto", "auto-start-reverse", "90"]),
    (
        "style",
        &["mix-blend-mode:screen", "isolation:isolate", "display:none", "font:bold 12px serif", "writing-mode:tb"],
    ),
    ("class", &["a", "b", "a b"]),
    ("overflow", &["visible", "hidden"]),
    ("text-anchor", &["start", "middle", "end"]),
];

/// A number, mostly one that drawings have.
fn number(chance: &mut Chance) -> String {
    if chance.below(60) == 0 {
        (*chance.one(&NUMBERS)).to_owned()
    } else {
        format!("{}.{}", chance.below(99), chance.below(99))
    }
}

fn numbers(chance: &mut Chance, most: usize) -> String {
    let count = 1 + chance.below(most);
    (0..count).map(|_| number(chance)).collect::<Vec<_>>().join(" ")
}

/// A file with some of it changed.
pub fn mutated(chance: &mut Chance, mut bytes: Vec<u8>) -> Vec<u8> {
    for _ in 0..1 + chance.below(3) {
        if bytes.is_empty() {
            break;
        }
        let at = chance.below(bytes.len());
        let length = chance.below(40).min(bytes.len() - at);
        match chance.below(8) {
            0 | 1 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << chance.below(8);
                }
            }
            2 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = *chance.one(&[0, 1, 0x7f, 0x80, 0xff, b'"', b'<', b'9']);
                }
            }
            3 => drop(bytes.drain(at..at + length)),
            4 => {
                let piece = bytes[at..at + length].to_vec();
                let to = chance.below(bytes.len() + 1);
                bytes.splice(to..to, piece);
            }
            5 => bytes.truncate(at.max(8)),
            // A number in the place of another.
            _ => {
                let is_digit = |byte: &u8| byte.is_ascii_digit();
                let starts: Vec<usize> = (0..bytes.len())
                    .filter(|&at| is_digit(&bytes[at]) && (at == 0 || !is_digit(&bytes[at - 1])))
                    .collect();
                if !starts.is_empty() {
                    let start = *chance.one(&starts);
                    let end = bytes[start..].iter().position(|byte| !is_digit(byte));
                    let end = end.map_or(bytes.len(), |end| start + end);
                    let number = chance.one(&NUMBERS).bytes();
                    bytes.splice(start..end, number);
                }
            }
        }
    }
    mend_sums(&mut bytes);
    bytes
}

/// Gives the chunks of a PNG their sums again: with wrong ones nobody reads on.
fn mend_sums(bytes: &mut [u8]) {
    let mut at = 8;
    while bytes.starts_with(b"\x89PNG") && at + 12 <= bytes.len() {
        let length = u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize;
        let end = at + 8 + length;
        if end + 4 > bytes.len() {
            return;
        }
        let sum = bytes[at + 4..end].iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
        });
        bytes[end..end + 4].copy_from_slice(&(!sum).to_be_bytes());
        at = end + 4;
    }
}

/// A drawing that is made up.
struct Drawing<'a> {
    chance: &'a mut Chance,
    text: String,
    left: usize,
}

impl Drawing<'_> {
    fn made_up(chance: &mut Chance) -> Vec<u8> {
        let left = 3 + chance.below(40);
        let mut drawing = Drawing { chance, text: String::new(), left };
        drawing.text += r#"<svg xmlns="http://www.w3.org/2000/svg""#;
        if drawing.chance.below(8) > 0 {
            drawing.text += r#" width="80" height="60""#;
        } else {
            drawing.attributes();
        }
        drawing.text.push('>');
        while drawing.left > 0 {
            drawing.element(0);
        }
        drawing.text += "</svg>";
        drawing.text.into_bytes()
    }

    fn element(&mut self, depth: usize) {
        self.left = self.left.saturating_sub(1);
        let name = *self.chance.one(&ELEMENTS);
        self.text += &format!("<{name}");
        if self.chance.below(3) == 0 {
            self.text += &format!(r#" id="{}""#, self.chance.one(&["a", "b", "c", "d", "e"]));
        }
        if matches!(name, "path" | "polyline" | "polygon") {
            let data = if name == "path" { self.outline() } else { numbers(self.chance, 20) };
            self.text += &format!(r#" {}="{data}""#, if name == "path" { "d" } else { "points" });
        }
        self.attributes();
        self.text.push('>');
        if name == "style" {
            let property = *self.chance.one(&LENGTHS);
            let (word, values) = *self.chance.one(&WORDS);
            let (number, value) = (number(self.chance), *self.chance.one(values));
            let selector =
                *self.chance.one(&["*", "g", ".a", "g>.b", "#a", "rect+path", "[x]", "svg *", "path:first-child"]);
            self.text += &format!("{selector}{{{property}:{number};{word}:{value}}}");
        }
        if matches!(name, "text" | "tspan" | "textPath") {
            let words = *self.chance.one(&["公开", "a b", "ﬁ\u{301}", "\u{202e}x", "Ｏ", " "]);
            self.text += words;
        }
        while self.left > 0 && depth < 12 && self.chance.below(3) > 0 {
            self.element(depth + 1);
        }
        self.text += &format!("</{name}>");
    }

    fn attributes(&mut self) {
        for _ in 0..self.chance.below(7) {
            let (name, value) = match self.chance.below(8) {
                0..=3 => {
                    let name = *self.chance.one(&LENGTHS);
                    let unit = *self.chance.one(&UNITS);
                    (name, number(self.chance) + unit)
                }
                4 => ("transform", self.transform()),
                5 => (*self.chance.one(&["gradientTransform", "patternTransform"]), self.transform()),
                6 => (*self.chance.one(&["viewBox", "stroke-dasharray"]), numbers(self.chance, 4)),
                _ => {
                    let (name, values) = *self.chance.one(&WORDS);
                    (name, (*self.chance.one(values)).to_owned())
                }
            };
            // A name that is there already would make it no XML.
            let tag = self.text.rfind('<').map_or("", |start| &self.text[start..]);
            if !tag.contains(&format!(" {name}=")) {
                self.text += &format!(r#" {name}="{value}""#);
            }
        }
    }

    fn transform(&mut self) -> String {
        let (name, most) = *self.chance.one(&[
            ("scale", 2),
            ("translate", 2),
            ("rotate", 3),
            ("skewX", 1),
            ("skewY", 1),
            ("matrix", 6),
        ]);
        let numbers = if name == "matrix" {
            (0..6).map(|_| number(self.chance)).collect::<Vec<_>>().join(" ")
        } else {
            numbers(self.chance, most)
        };
        format!("{name}({numbers})")
    }

    fn outline(&mut self) -> String {
        let mut outline = format!("M{} {}", number(self.chance), number(self.chance));
        for _ in 0..1 + self.chance.below(12) {
            let command = *self.chance.one(&["L", "l", "H", "v", "C", "c", "S", "Q", "T", "A", "a", "Z", "m"]);
            let count = match command {
                "Z" => 0,
                "H" | "v" => 1,
                "C" | "c" => 6,
                "S" | "Q" => 4,
                "A" | "a" => {
                    let radii = [number(self.chance), number(self.chance), number(self.chance)].join(" ");
                    let flags = [self.chance.below(2), self.chance.below(2)];
                    outline += &format!("{command}{radii} {} {} ", flags[0], flags[1]);
                    outline += &[number(self.chance), number(self.chance)].join(" ");
                    continue;
                }
                _ => 2,
            };
            let numbers: Vec<String> = (0..count).map(|_| number(self.chance)).collect();
            outline += &format!("{command}{}", numbers.join(" "));
        }
        outline
    }
}
