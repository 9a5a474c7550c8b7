//! Reads a PDF as a reader program does: text, lines and tags as the file itself has them, nothing from the layout.

use std::collections::{BTreeSet, HashMap};

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};

/// A PDF and what its pages show.
pub struct Pdf {
    pub file: Document,
    pub pages: Vec<Page>,
}

/// What a page shows. All lengths in points, from the upper left corner of the sheet.
#[derive(Default)]
pub struct Page {
    pub glyphs: Vec<Glyph>,
    pub strokes: Vec<Stroke>,
    /// Every operator of the content stream.
    pub operators: BTreeSet<String>,
    /// Colour spaces that are set, as `/Kind /Name`, with the tints that are set in them.
    pub colours: BTreeSet<String>,
    /// The same in drawings, which are what is clipped; their lines are not among the strokes.
    pub drawn_colours: BTreeSet<String>,
}

/// A glyph and what it stands for.
#[derive(Debug, Clone)]
pub struct Glyph {
    pub text: String,
    pub x: f64,
    pub baseline: f64,
    pub size: f64,
    /// Its own width.
    pub advance: f64,
    /// Name of its font, without the marks of subset and encoding.
    pub font: String,
    /// Whether its outline is drawn with a stroke, which makes it bold.
    pub stroked: bool,
    /// Number of the marked content that it belongs to; none for artifacts.
    pub content: Option<i64>,
}

impl Glyph {
    pub fn right(&self) -> f64 {
        self.x + self.advance
    }

    pub fn middle(&self) -> f64 {
        self.x + self.advance / 2.0
    }
}

/// A straight line.
#[derive(Debug, Clone, Copy)]
pub struct Stroke {
    pub from: (f64, f64),
    pub to: (f64, f64),
    pub width: f64,
}

impl Stroke {
    pub fn is_horizontal(&self) -> bool {
        self.from.1 == self.to.1
    }
}

/// An element of the structure tree.
#[derive(Debug, Default, Clone)]
pub struct Element {
    pub kind: String,
    pub rows: i64,
    pub columns: i64,
    pub scope: String,
    pub alt: String,
    /// Left, lower, right and upper edge of what it shows, if it says them.
    pub bounds: Vec<f64>,
    /// Text of its own marked content.
    pub text: String,
    /// The same with the text of all that it holds, in reading order.
    whole_text: String,
    pub children: Vec<Element>,
}

impl Element {
    /// Elements of a kind, at any depth, in reading order.
    pub fn all(&self, kind: &str) -> Vec<&Element> {
        let own = (self.kind == kind).then_some(self);
        own.into_iter().chain(self.children.iter().flat_map(|child| child.all(kind))).collect()
    }

    /// Its text and that of all that it holds.
    pub fn whole_text(&self) -> String {
        self.whole_text.clone()
    }
}

/// A bookmark: depth, text, page from 1.
pub type Bookmark = (usize, String, u32);

impl Pdf {
    pub fn read(bytes: &[u8]) -> Pdf {
        let file = Document::load_mem(bytes).expect("a PDF");
        let pages = file.page_iter().map(|id| Interpreter::page(&file, id)).collect();
        Pdf { file, pages }
    }

    /// Text of the whole file in the order of its content, artifacts left out.
    pub fn text(&self) -> String {
        let glyphs = self.pages.iter().flat_map(|page| &page.glyphs);
        glyphs.filter(|glyph| glyph.content.is_some()).map(|glyph| glyph.text.as_str()).collect()
    }

    /// The dictionary behind a key of a page, of the page itself or of those above it.
    pub fn page_box(&self, page: usize, key: &str) -> Vec<f64> {
        let id = self.file.page_iter().nth(page).expect("a page");
        let numbers = self.file.get_dictionary(id).unwrap().get(key.as_bytes()).expect(key).as_array().unwrap();
        numbers.iter().map(number).collect()
    }

    /// The structure tree.
    pub fn structure(&self) -> Element {
        let catalog = self.file.catalog().unwrap();
        let root = catalog.get_deref(b"StructTreeRoot", &self.file).unwrap().as_dict().unwrap();
        let mut marked: HashMap<(ObjectId, i64), String> = HashMap::new();
        for (id, page) in self.file.page_iter().zip(&self.pages) {
            for glyph in &page.glyphs {
                if let Some(content) = glyph.content {
                    marked.entry((id, content)).or_default().push_str(&glyph.text);
                }
            }
        }
        self.element(root, &marked)
    }

    fn element(&self, dictionary: &Dictionary, marked: &HashMap<(ObjectId, i64), String>) -> Element {
        let name = |key: &[u8], of: &Dictionary| match of.get_deref(key, &self.file) {
            Ok(Object::Name(name)) => String::from_utf8_lossy(name).into_owned(),
            _ => String::new(),
        };
        let list = |key: &[u8]| match dictionary.get_deref(key, &self.file) {
            Ok(Object::Array(items)) => items.clone(),
            Ok(item) => vec![item.clone()],
            Err(_) => Vec::new(),
        };
        let mut element = Element { kind: name(b"S", dictionary), rows: 1, columns: 1, ..Element::default() };
        if let Ok(alt) = dictionary.get(b"Alt") {
            element.alt = lopdf::decode_text_string(alt).unwrap();
        }
        for attributes in list(b"A") {
            let Ok((_, Object::Dictionary(attributes))) = self.file.dereference(&attributes) else { continue };
            let span = |key: &[u8]| attributes.get(key).and_then(Object::as_i64).unwrap_or(1);
            (element.rows, element.columns) = (span(b"RowSpan"), span(b"ColSpan"));
            element.scope = name(b"Scope", attributes);
            if let Ok(bounds) = attributes.get(b"BBox").and_then(Object::as_array) {
                element.bounds = bounds.iter().map(number).collect();
            }
        }
        let page = |of: &Dictionary| of.get(b"Pg").and_then(Object::as_reference).ok();
        let own = page(dictionary);
        for kid in list(b"K") {
            let (_, kid) = self.file.dereference(&kid).unwrap();
            let content = match kid {
                Object::Integer(content) => own.map(|page| (page, *content)),
                Object::Dictionary(kid) => match kid.get(b"MCID").and_then(Object::as_i64) {
                    Ok(content) => page(kid).or(own).map(|page| (page, content)),
                    Err(_) => {
                        let child = self.element(kid, marked);
                        element.whole_text += &child.whole_text;
                        element.children.push(child);
                        continue;
                    }
                },
                other => panic!("a kid of the structure tree: {other:?}"),
            };
            let content = content.expect("marked content has a page");
            let text = marked.get(&content).map_or("", String::as_str);
            element.text += text;
            element.whole_text += text;
        }
        element
    }

    /// The bookmarks in order.
    pub fn bookmarks(&self) -> Vec<Bookmark> {
        let root = self.file.catalog().unwrap().get_deref(b"Outlines", &self.file).unwrap().as_dict().unwrap();
        let mut found = Vec::new();
        self.bookmarks_below(root, 1, &mut found);
        found
    }

    fn bookmarks_below(&self, parent: &Dictionary, depth: usize, found: &mut Vec<Bookmark>) {
        let pages: Vec<ObjectId> = self.file.page_iter().collect();
        let mut next = parent.get_deref(b"First", &self.file).ok();
        while let Some(Object::Dictionary(entry)) = next {
            let text = lopdf::decode_text_string(entry.get(b"Title").unwrap()).unwrap();
            let target = match entry.get_deref(b"Dest", &self.file) {
                Ok(target) => target,
                Err(_) => entry.get_deref(b"A", &self.file).unwrap().as_dict().unwrap().get(b"D").unwrap(),
            };
            let (_, target) = self.file.dereference(target).unwrap();
            let page = target.as_array().unwrap()[0].as_reference().unwrap();
            let place = pages.iter().position(|&id| id == page).expect("the bookmark's page");
            found.push((depth, text, u32::try_from(place + 1).unwrap()));
            self.bookmarks_below(entry, depth + 1, found);
            next = entry.get_deref(b"Next", &self.file).ok();
        }
    }
}

fn number(object: &Object) -> f64 {
    match object {
        Object::Integer(number) => *number as f64,
        Object::Real(number) => f64::from(*number),
        other => panic!("{other:?} is no number"),
    }
}

/// A font as the text operators see it.
struct Font<'a> {
    name: String,
    encoding: Encoding<'a>,
    widths: HashMap<u16, f64>,
    default_width: f64,
}

impl<'a> Font<'a> {
    fn new(file: &'a Document, dictionary: &'a Dictionary) -> Self {
        let descendants = dictionary.get_deref(b"DescendantFonts", file).unwrap().as_array().unwrap();
        let (_, descendant) = file.dereference(&descendants[0]).unwrap();
        let descendant = descendant.as_dict().unwrap();
        let mut widths = HashMap::new();
        let entries = descendant.get_deref(b"W", file).and_then(Object::as_array).cloned().unwrap_or_default();
        let mut entries = entries.iter();
        while let Some(first) = entries.next() {
            let first = first.as_i64().unwrap() as u16;
            match entries.next().unwrap() {
                Object::Array(list) => widths.extend((first..).zip(list.iter().map(number))),
                last => {
                    let width = number(entries.next().unwrap());
                    widths.extend((first..=last.as_i64().unwrap() as u16).map(|glyph| (glyph, width)));
                }
            }
        }
        let default_width = descendant.get(b"DW").map_or(1000.0, number);
        let name = String::from_utf8_lossy(dictionary.get(b"BaseFont").unwrap().as_name().unwrap()).into_owned();
        let name = name.rsplit('+').next().unwrap_or_default().trim_end_matches("-Identity-H").to_owned();
        Font { name, encoding: dictionary.get_font_encoding(file).unwrap(), widths, default_width }
    }
}

#[derive(Clone)]
struct State {
    /// From the user space to the sheet.
    matrix: [f64; 6],
    line_width: f64,
    /// Whether a drawing is drawn.
    clipped: bool,
    /// How glyphs are drawn: 0 filled, 2 filled and stroked.
    rendering: i64,
}

/// Marked content that is open.
enum Mark {
    Content(i64),
    Artifact,
    /// A span whose glyphs stand for this text together.
    Replaced(Option<String>),
    Other,
}

struct Interpreter {
    page: Page,
    height: f64,
    stack: Vec<State>,
    marks: Vec<Mark>,
}

impl Interpreter {
    fn page(file: &Document, id: ObjectId) -> Page {
        let media = file.get_dictionary(id).unwrap().get_deref(b"MediaBox", file).unwrap().as_array().unwrap();
        let state = State { matrix: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0], line_width: 1.0, clipped: false, rendering: 0 };
        let height = number(&media[3]);
        let mut reader = Interpreter { page: Page::default(), height, stack: vec![state], marks: Vec::new() };
        reader.run(file, id);
        reader.page
    }

    fn run(&mut self, file: &Document, id: ObjectId) {
        let dictionaries = file.get_page_fonts(id).unwrap();
        let fonts: HashMap<&[u8], Font> =
            dictionaries.iter().map(|(name, font)| (name.as_slice(), Font::new(file, font))).collect();
        let resources = file.get_dictionary(id).unwrap().get_deref(b"Resources", file).unwrap().as_dict().unwrap();
        let spaces = resources.get_deref(b"ColorSpace", file).ok();
        let content = Content::decode(&file.get_page_content(id)).unwrap();
        let (mut font, mut size, mut at, mut path) = (None, 0.0, (0.0, 0.0), Vec::new());
        let mut space = String::new();
        for operation in &content.operations {
            let operands = &operation.operands;
            let values: Vec<f64> = operands.iter().filter(|o| o.as_float().is_ok()).map(number).collect();
            self.page.operators.insert(operation.operator.clone());
            let state = self.stack.last_mut().unwrap();
            match operation.operator.as_str() {
                "q" => {
                    let state = state.clone();
                    self.stack.push(state);
                }
                "Q" => drop(self.stack.pop()),
                "W" | "W*" => state.clipped = true,
                "cm" if state.clipped => {}
                "cm" => {
                    let [a, b, c, d, e, f] = state.matrix;
                    let at = |x: f64, y: f64| (a * x + c * y, b * x + d * y);
                    let ((xx, xy), (yx, yy), (x, y)) =
                        (at(values[0], values[1]), at(values[2], values[3]), at(values[4], values[5]));
                    state.matrix = [xx, xy, yx, yy, x + e, y + f];
                }
                "w" => state.line_width = values[0],
                "cs" | "CS" => {
                    let name = operands[0].as_name().unwrap();
                    let definition = spaces.unwrap().as_dict().unwrap().get_deref(name, file).unwrap();
                    let parts = definition.as_array().unwrap().iter().filter_map(|part| part.as_name().ok());
                    let names: Vec<String> =
                        parts.take(2).map(|name| format!("/{}", String::from_utf8_lossy(name))).collect();
                    space = names.join(" ");
                }
                "scn" | "SCN" if state.clipped => drop(self.page.drawn_colours.insert(format!("{space} {values:?}"))),
                "scn" | "SCN" => drop(self.page.colours.insert(format!("{space} {values:?}"))),
                "Tf" => (font, size) = (fonts.get(operands[0].as_name().unwrap()), values[0]),
                "Tm" => {
                    assert_eq!(&values[..4], [1.0, 0.0, 0.0, -1.0], "text stands upright");
                    at = (values[4], values[5]);
                }
                "TJ" => at = self.show(font.expect("a font"), size, at, operands[0].as_array().unwrap()),
                "Tj" => at = self.show(font.expect("a font"), size, at, operands),
                "m" => path = vec![(values[0], values[1])],
                "l" => path.push((values[0], values[1])),
                "S" if state.clipped => {}
                "S" => {
                    let [from, to] = path[..] else { panic!("a path is one straight line: {path:?}") };
                    let width = state.line_width;
                    let (from, to) = (self.place(from), self.place(to));
                    self.page.strokes.push(Stroke { from, to, width });
                }
                "BDC" | "BMC" => self.marks.push(mark(operands)),
                "EMC" => drop(self.marks.pop()),
                "Tr" => state.rendering = operands[0].as_i64().unwrap(),
                "BT" | "ET" | "Do" | "gs" | "J" | "j" | "M" | "d" => {}
                // Areas and curves are of drawings.
                "re" | "n" | "c" | "h" | "f" | "f*" | "B" | "B*" => {}
                // Other colour operators are for the test of colours to find.
                "rg" | "RG" | "k" | "K" | "g" | "G" | "sc" | "SC" | "sh" => {}
                other => panic!("the operator {other} is not known here"),
            }
        }
        assert!(self.marks.is_empty(), "marked content ends on its page");
    }

    fn place(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.stack.last().unwrap().matrix;
        (a * x + c * y + e, self.height - (b * x + d * y + f))
    }

    /// Shows strings and gaps, and returns where the next ones stand.
    fn show(&mut self, font: &Font, size: f64, at: (f64, f64), pieces: &[Object]) -> (f64, f64) {
        let mut x = at.0;
        for piece in pieces {
            let Object::String(codes, _) = piece else {
                x -= number(piece) / 1000.0 * size;
                continue;
            };
            for code in codes.chunks(2) {
                let glyph = u16::from_be_bytes([code[0], code[1]]);
                let advance = font.widths.get(&glyph).unwrap_or(&font.default_width) / 1000.0 * size;
                let mut text = Document::decode_text(&font.encoding, code).expect("a glyph with a meaning");
                if let Some(Mark::Replaced(whole)) =
                    self.marks.iter_mut().rev().find(|mark| matches!(mark, Mark::Replaced(_)))
                {
                    text = whole.take().unwrap_or_default();
                }
                let content = self.marks.iter().rev().find_map(|mark| match mark {
                    Mark::Content(content) => Some(Some(*content)),
                    Mark::Artifact => Some(None),
                    _ => None,
                });
                let content = content.expect("everything is either content or an artifact");
                let (left, baseline) = self.place((x, at.1));
                let (font, stroked) = (font.name.clone(), self.stack.last().unwrap().rendering == 2);
                self.page.glyphs.push(Glyph { text, x: left, baseline, size, advance, font, stroked, content });
                x += advance;
            }
        }
        (x, at.1)
    }
}

fn mark(operands: &[Object]) -> Mark {
    if operands[0].as_name().unwrap() == b"Artifact" {
        return Mark::Artifact;
    }
    let Some(Object::Dictionary(properties)) = operands.get(1) else { return Mark::Other };
    if let Ok(text) = properties.get(b"ActualText") {
        return Mark::Replaced(Some(lopdf::decode_text_string(text).unwrap()));
    }
    properties.get(b"MCID").and_then(Object::as_i64).map_or(Mark::Other, Mark::Content)
}
