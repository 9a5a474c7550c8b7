//! SVG of the few things that charts are made of. Every length is in points, every colour a grey.

use std::fmt::Write;

use super::tone::Tone;
use crate::style::{ChartStyle, Pt};

/// From the baseline to the middle of Han and digits alike, in type sizes.
const MIDDLE: f64 = 0.36;
/// Distance from one line of a label to the next, in type sizes.
pub(super) const LEADING: f64 = 1.2;
/// Distance of the lines of a hatch, in line widths.
const HATCH: f64 = 6.0;

/// At which end of a text its place is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A chart as it was drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// An SVG file.
    pub svg: String,
    /// Its height.
    pub height: Pt,
}

/// A drawing that grows.
pub(super) struct Canvas<'a> {
    style: &'a ChartStyle,
    body: String,
    clips: usize,
}

impl<'a> Canvas<'a> {
    pub fn new(style: &'a ChartStyle) -> Self {
        Canvas { style, body: String::new(), clips: 0 }
    }

    /// Ends the work.
    pub fn finish(self, width: f64, height: f64) -> Drawing {
        let high = Pt(height);
        let (width, height) = (number(width), number(height));
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}pt\" height=\"{height}pt\" \
             viewBox=\"0 0 {width} {height}\" font-family=\"{}\">\n{}</svg>\n",
            self.style.font.official_name(),
            self.body
        );
        Drawing { svg, height: high }
    }

    fn push(&mut self, element: &str) {
        self.body.push_str(element);
        self.body.push('\n');
    }

    /// A line of text whose middle is at a height.
    pub fn text(&mut self, text: &str, size: f64, (x, middle): (f64, f64), anchor: Anchor) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let element = format!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"{anchor}\" xml:space=\"preserve\">{}</text>",
            number(x),
            number(middle + MIDDLE * size),
            number(size),
            escaped(text)
        );
        self.push(&element);
    }

    /// Lines of text, their middle at a height.
    pub fn lines(&mut self, lines: &[String], size: f64, (x, middle): (f64, f64), anchor: Anchor) {
        let top = middle - (lines.len() as f64 - 1.0) / 2.0 * LEADING * size;
        for (at, line) in lines.iter().enumerate() {
            self.text(line, size, (x, top + at as f64 * LEADING * size), anchor);
        }
    }

    /// Lines of text at the top left, if there are any, and the height that they take.
    pub fn heading(&mut self, lines: &[String], size: f64) -> f64 {
        let height = lines.len() as f64 * LEADING * size;
        self.lines(lines, size, (0.0, height / 2.0), Anchor::Start);
        height
    }

    /// An open line through points.
    pub fn line(&mut self, points: &[(f64, f64)], width: f64, dashes: &[f64]) {
        let dashes: Vec<String> = dashes.iter().map(|dash| number(*dash)).collect();
        let dashes =
            if dashes.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{}\"", dashes.join(" ")) };
        let path = outline(points);
        let width = number(width);
        self.push(&format!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"#000\" stroke-width=\"{width}\" stroke-linejoin=\"round\"{dashes}/>"
        ));
    }

    /// An area within a closed path that lies in a box (left, top, right, bottom), filled and outlined.
    pub fn area(&mut self, path: &str, edges: [f64; 4], tone: Tone) {
        let width = self.style.line_width.0;
        match tone {
            Tone::Grey(grey) => self.push(&format!("<path d=\"{path}\" fill=\"{}\"/>", colour(grey))),
            Tone::Hatch(degrees) => self.hatch(path, edges, degrees),
        }
        let width = number(width);
        self.push(&format!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"#000\" stroke-width=\"{width}\" stroke-linejoin=\"round\"/>"
        ));
    }

    /// Lines clipped to a path: a pattern would be a picture to some who draw this.
    fn hatch(&mut self, path: &str, [left, top, right, bottom]: [f64; 4], degrees: f64) {
        let width = self.style.line_width.0;
        let (sin, cos) = degrees.to_radians().sin_cos();
        let (x, y) = ((left + right) / 2.0, (top + bottom) / 2.0);
        let reach = (right - left).hypot(bottom - top) / 2.0;
        let step = HATCH * width;
        let count = (reach / step).ceil() as i32;
        let mut lines = String::new();
        for at in -count..=count {
            // Lines of neighbours are in step, wherever their middles are.
            let phase = (x * sin + y * cos).rem_euclid(step);
            let off = f64::from(at) * step - phase;
            let (x, y) = (x + sin * off, y + cos * off);
            let from = (x - cos * reach, y + sin * reach);
            let to = (x + cos * reach, y - sin * reach);
            lines.push_str(&outline(&[from, to]));
        }
        self.clips += 1;
        let (id, width) = (self.clips, number(width));
        self.push(&format!("<clipPath id=\"c{id}\"><path d=\"{path}\"/></clipPath>"));
        self.push(&format!("<path d=\"{path}\" fill=\"#fff\"/>"));
        self.push(&format!(
            "<g clip-path=\"url(#c{id})\"><path d=\"{lines}\" fill=\"none\" stroke=\"#000\" stroke-width=\"{width}\"/></g>"
        ));
    }

    /// A rectangle, filled and outlined.
    pub fn bar(&mut self, [left, top, right, bottom]: [f64; 4], tone: Tone) {
        let path = format!("{}Z", outline(&[(left, top), (right, top), (right, bottom), (left, bottom)]));
        self.area(&path, [left, top, right, bottom], tone);
    }

    /// A path filled with a grey.
    pub fn fill(&mut self, path: &str, grey: f64) {
        self.push(&format!("<path d=\"{path}\" fill=\"{}\"/>", colour(grey)));
    }
}

/// A path through points.
pub(super) fn outline(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (at, (x, y)) in points.iter().enumerate() {
        let _ = write!(path, "{}{} {}", if at == 0 { 'M' } else { 'L' }, number(*x), number(*y));
    }
    path
}

/// A circle.
pub(super) fn circle((x, y): (f64, f64), radius: f64) -> String {
    let [left, right, y, radius] = [x - radius, x + radius, y, radius].map(number);
    format!("M{left} {y}A{radius} {radius} 0 1 1 {right} {y}A{radius} {radius} 0 1 1 {left} {y}Z")
}

/// A length to the hundredth of a point.
pub(super) fn number(length: f64) -> String {
    let text = format!("{length:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn colour(grey: f64) -> String {
    let level = (grey * 255.0).round() as u8;
    format!("#{level:02x}{level:02x}{level:02x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
