//! Pages of a PDF as poppler reads them: words with their places, put together to lines.

use std::path::Path;
use std::process::Command;

use unicode_normalization::UnicodeNormalization;

/// A page of A4.
#[derive(Debug)]
pub struct Page {
    /// Its lines from top to bottom.
    pub lines: Vec<Line>,
}

/// A line of text; all lengths in points from the upper left corner of the sheet.
#[derive(Debug)]
pub struct Line {
    /// Its characters without white.
    pub text: String,
    /// Middle between its upper and lower edge.
    pub middle: f64,
    /// Height of its highest word: that of the type as the font has it.
    pub height: f64,
}

impl Page {
    /// Its characters, sorted: the text, whatever the order in which the cells of tables are read.
    pub fn characters(&self) -> String {
        let mut characters: Vec<char> = self.lines.iter().flat_map(|line| line.text.chars()).collect();
        characters.sort_unstable();
        characters.into_iter().collect()
    }
}

struct Word {
    text: String,
    left: f64,
    top: f64,
    bottom: f64,
}

/// The pages of a file.
pub fn pages(pdf: &Path) -> Vec<Page> {
    let output = Command::new("pdftotext").arg("-bbox").arg(pdf).arg("-").output();
    let output = output.expect("pdftotext runs; it is in poppler-utils");
    assert!(output.status.success(), "{output:?}");
    let html = String::from_utf8(output.stdout).expect("UTF-8");
    html.split("<page ").skip(1).map(page).collect()
}

fn page(html: &str) -> Page {
    let mut words: Vec<Word> = html.split("<word ").skip(1).filter_map(word).collect();
    words.sort_by(|a, b| (a.top + a.bottom).total_cmp(&(b.top + b.bottom)));
    let mut rows: Vec<Vec<Word>> = Vec::new();
    for word in words {
        let middle = |word: &Word| (word.top + word.bottom) / 2.0;
        match rows.last_mut() {
            // Faces of one line differ a little in where their squares stand.
            Some(row) if middle(&word) - middle(&row[0]) < 4.0 => row.push(word),
            _ => rows.push(vec![word]),
        }
    }
    Page { lines: rows.into_iter().map(line).collect() }
}

fn word(html: &str) -> Option<Word> {
    let attribute = |name: &str| -> f64 {
        let (_, rest) = html.split_once(&format!("{name}=\"")).expect("an edge");
        let (number, _) = rest.split_once('"').expect("a number");
        number.parse().expect("a number")
    };
    let (_, rest) = html.split_once('>').expect("the end of a tag");
    let (text, _) = rest.split_once("</word>").expect("the end of a word");
    let text: String = unescaped(text).nfkc().filter(|character| shows(*character)).map(same_glyph).collect();
    let word = Word { left: attribute("xMin"), top: attribute("yMin"), bottom: attribute("yMax"), text };
    (!word.text.is_empty()).then_some(word)
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}

fn shows(character: char) -> bool {
    !character.is_whitespace() && !matches!(character, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// One of the characters that share a glyph: LibreOffice's file says that the other one is meant.
fn same_glyph(character: char) -> char {
    if character == '•' { '·' } else { character }
}

fn line(mut words: Vec<Word>) -> Line {
    words.sort_by(|a, b| a.left.total_cmp(&b.left));
    let top = words.iter().map(|word| word.top).fold(f64::INFINITY, f64::min);
    let bottom = words.iter().map(|word| word.bottom).fold(0.0, f64::max);
    Line {
        middle: (top + bottom) / 2.0,
        height: words.iter().map(|word| word.bottom - word.top).fold(0.0, f64::max),
        text: words.into_iter().map(|word| word.text).collect(),
    }
}
