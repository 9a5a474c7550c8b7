//! Sets text in lines of glyphs.

use std::ops::Range;

use super::line::{Line, Piece, break_lines};
use super::{Held, LayoutError, Owner, PlacedGlyph, TextRun};
use crate::document::{Inline, Text};
use crate::fonts::{Glyph, Glyphs, Library};
use crate::source::Span;
use crate::style::{Align, FontRole, Indent, ParagraphStyle, Pt};
use crate::text::marks::{Class, Mark, marks};

/// Height of the square of a full-width character above the baseline, in ems; all built-in fonts agree on it.
const ASCENT: f64 = 0.88;

/// How lines of text are to be set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Setting {
    /// Type size.
    pub(super) size: Pt,
    /// Distance from one full-width character to the next.
    pub(super) pitch: Pt,
    /// Distance from one line to the next.
    pub(super) line_height: Pt,
    /// Alignment.
    pub(super) align: Align,
    /// Indent, in characters of `pitch`.
    pub(super) indent: Indent,
    /// Width between the margins.
    pub(super) width: Pt,
}

/// Text of one typeface that shows one part of the document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch<'t> {
    /// Its pieces.
    pub(super) inlines: &'t [Inline],
    /// Where in the report file it was written.
    pub(super) span: Option<Span>,
    /// Typeface.
    pub(super) font: FontRole,
    /// Whether all of it is bold.
    pub(super) bold: bool,
    /// What it shows.
    pub(super) owner: Owner,
}

impl<'t> Stretch<'t> {
    /// A text in a typeface.
    pub(super) fn new(text: &'t Text, font: FontRole, owner: Owner) -> Self {
        Stretch { inlines: &text.inlines, span: text.span, font, bold: false, owner }
    }

    /// A text that looks as a role says.
    pub(super) fn of(text: &'t Text, look: &ParagraphStyle, owner: Owner) -> Self {
        Stretch { bold: look.bold, ..Stretch::new(text, look.font, owner) }
    }
}

/// Text in lines, not yet anywhere on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SetText {
    /// Distance from one line to the next.
    pub(super) line_height: Pt,
    /// Text runs of each line; x from the left margin, y from the top of the line.
    pub(super) lines: Vec<Vec<TextRun>>,
}

impl SetText {
    /// Height of all lines.
    pub(super) fn height(&self) -> Pt {
        self.line_height * self.lines.len() as f64
    }

    /// Its runs with the top left corner at (x, y).
    pub(super) fn place(&self, x: Pt, y: Pt) -> impl Iterator<Item = TextRun> + '_ {
        (0..self.lines.len()).flat_map(move |line| self.place_line(line, x, y + line as f64 * self.line_height))
    }

    /// The runs of one line with its top left corner at (x, y).
    pub(super) fn place_line(&self, line: usize, x: Pt, y: Pt) -> impl Iterator<Item = TextRun> + '_ {
        self.lines[line].iter().map(move |run| TextRun { x: run.x + x, y: run.y + y, ..run.clone() })
    }
}

/// A character of a text with what is said of it alone.
#[derive(Clone, Copy)]
struct Source {
    character: char,
    bold: bool,
    /// Index of its stretch.
    stretch: usize,
    /// Index among the stretch's characters, line breaks left out.
    at: usize,
}

/// A character with all that is needed to draw it.
struct Character {
    /// Where it, and what shows nothing behind it, stands among the texts of all characters.
    text: Range<usize>,
    /// None for a space of no width.
    glyph: Option<Glyph>,
    bold: bool,
    owner: Owner,
    /// Index of its first among the characters of its owner.
    at: usize,
    /// From the left of its place to the glyph's origin.
    shift: Pt,
}

/// Characters that are ready to be set.
struct Measured {
    /// The texts of all of them.
    text: String,
    characters: Vec<Character>,
    /// What lines are broken from, one for each.
    pieces: Vec<Piece>,
}

impl Measured {
    /// The glyphs of a line as runs of one face, weight and owner.
    fn runs(&self, line: &Line, x: Pt, setting: &Setting) -> Vec<TextRun> {
        let baseline = baseline(setting);
        let mut runs: Vec<TextRun> = Vec::new();
        for (at, &place) in line.pieces.clone().zip(&line.places) {
            let Character { text, glyph, bold, owner, at: first, shift } = &self.characters[at];
            let text = &self.text[text.clone()];
            let Some(glyph) = glyph else {
                // It goes with the glyph before it, so that it is copied with it.
                if let Some(run) = runs.last_mut()
                    && let Some(last) = run.glyphs.last_mut()
                {
                    run.text.push_str(text);
                    last.text.end = run.text.len();
                }
                continue;
            };
            let same = |run: &TextRun| (run.face, run.bold, run.owner) == (glyph.face, *bold, *owner);
            if !runs.last().is_some_and(same) {
                runs.push(TextRun {
                    owner: *owner,
                    at: *first,
                    face: glyph.face,
                    size: setting.size,
                    bold: *bold,
                    x: x + place + *shift,
                    y: baseline,
                    text: String::new(),
                    glyphs: Vec::new(),
                });
            }
            let Some(run) = runs.last_mut() else { continue };
            let start = run.text.len();
            run.text.push_str(text);
            let offset = x + place + *shift - run.x;
            if let Some(last) = run.glyphs.last_mut() {
                last.advance = offset - last.x;
            }
            let advance = self.pieces[at].width - *shift;
            run.glyphs.push(PlacedGlyph { id: glyph.id, x: offset, advance, text: start..run.text.len() });
        }
        runs
    }
}

/// Sets text in the faces of a library.
pub(super) struct Setter<'a> {
    glyphs: Glyphs<'a>,
    /// Typeface of digits and Latin letters, see [`FontRole::latin`].
    latin: Option<FontRole>,
    errors: Vec<LayoutError>,
    held: Vec<Held>,
}

impl<'a> Setter<'a> {
    pub(super) fn new(library: &'a Library, latin: Option<FontRole>) -> Self {
        Setter { glyphs: library.glyphs(), latin, errors: Vec::new(), held: Vec::new() }
    }

    /// Notes why the document cannot be put on pages; the rest of it is set all the same, so that everything is told
    /// at once.
    pub(super) fn refuse(&mut self, error: LayoutError) {
        self.errors.push(error);
    }

    /// Where numbers were carried over to their units; or everything that stands in the way, if anything does.
    pub(super) fn finish(self) -> Result<Vec<Held>, Vec<LayoutError>> {
        if self.errors.is_empty() { Ok(self.held) } else { Err(self.errors) }
    }

    /// Sets stretches of text one behind the other in lines. Characters that no face has are noted and left out.
    pub(super) fn set(&mut self, stretches: &[Stretch<'_>], setting: &Setting) -> SetText {
        let measured = self.measure(stretches, setting);
        let Indent { left, right, first_line } = setting.indent;
        let width = setting.width - (left + right) * setting.pitch;
        let justify = setting.align == Align::Justify;
        let (lines, held) = break_lines(&measured.pieces, width - first_line * setting.pitch, width, justify);
        self.held.extend(held.iter().map(|&at| {
            let Character { owner, at, .. } = measured.characters[at];
            Held { owner, at }
        }));
        let lines = lines.iter().enumerate().map(|(i, line)| {
            let indent = left + if i == 0 { first_line } else { 0.0 };
            let room = width - if i == 0 { first_line * setting.pitch } else { Pt::ZERO };
            let x = indent * setting.pitch
                + match setting.align {
                    Align::Left | Align::Justify => Pt::ZERO,
                    Align::Center => (room - line.width) / 2.0,
                    Align::Right => room - line.width,
                };
            measured.runs(line, x, setting)
        });
        SetText { line_height: setting.line_height, lines: lines.collect() }
    }

    /// From the top of a line to the middle of a character's ink.
    pub(super) fn middle(&mut self, character: char, font: FontRole, setting: &Setting) -> Pt {
        let above = self.glyph(font, character, None).and_then(|glyph| self.glyphs.middle(glyph));
        baseline(setting) - above.unwrap_or(ASCENT / 2.0) * setting.size
    }

    /// The characters of a text with their glyphs and widths.
    fn measure(&mut self, stretches: &[Stretch<'_>], setting: &Setting) -> Measured {
        let sources = sources(stretches);
        let marks = marks(&sources.iter().map(|source| source.character).collect::<Vec<_>>());
        let mut text = String::with_capacity(sources.len() * '一'.len_utf8());
        let mut characters: Vec<Character> = Vec::with_capacity(sources.len());
        let mut pieces: Vec<Piece> = Vec::with_capacity(sources.len());
        // What shows nothing and stands at the start of the text.
        let mut lead = String::new();
        // Pieces on the grid are wider or narrower than their own square by this.
        let extra = setting.pitch - setting.size;
        for (i, (&Source { character, bold, stretch, at }, &mark)) in sources.iter().zip(&marks).enumerate() {
            let Stretch { font, owner, span, .. } = stretches[stretch];
            if character == '\n' {
                if let Some(last) = pieces.last_mut() {
                    last.ends_line = true;
                }
                continue;
            }
            if character == ZERO_WIDTH_SPACE {
                let start = text.len();
                text.push(character);
                let text = start..text.len();
                characters.push(Character { text, glyph: None, bold, owner, at, shift: Pt::ZERO });
                pieces.push(Piece { mark, width: Pt::ZERO, em: setting.size, ends_line: false });
                continue;
            }
            if is_invisible(character) {
                // It belongs to the character before it, whose line it never leaves.
                match characters.last_mut() {
                    Some(last) => {
                        text.push(character);
                        last.text.end = text.len();
                    }
                    None => lead.push(character),
                }
                continue;
            }
            let Some(glyph) = self.glyph(font, character, span) else { continue };
            let neighbour = |at: Option<usize>| at.and_then(|at| sources.get(at)).map(|source| source.character);
            let (width, shift) = if mark.class.is_square() && glyph.advance <= 1.0 {
                (1.0, square_shift(mark, neighbour(i.checked_sub(1)), neighbour(i.checked_add(1)), glyph))
            } else {
                (glyph.advance, 0.0)
            };
            let at = at.saturating_sub(lead.chars().count());
            let start = text.len();
            text.push_str(&std::mem::take(&mut lead));
            text.push(character);
            let text = start..text.len();
            characters.push(Character { text, glyph: Some(glyph), bold, owner, at, shift: shift * setting.size });
            pieces.push(Piece { mark, width: width * setting.size + extra, em: setting.size, ends_line: false });
        }
        Measured { text, characters, pieces }
    }

    /// The glyph of a character; one that no face has is noted the first time.
    fn glyph(&mut self, role: FontRole, character: char, span: Option<Span>) -> Option<Glyph> {
        // A no-break space looks like a space.
        let shown = if character == '\u{a0}' { ' ' } else { character };
        let role = if is_latin(shown) { role.latin(self.latin) } else { role };
        let glyph = self.glyphs.get(role, shown);
        let is_known = |error: &LayoutError| matches!(error, LayoutError::MissingGlyph { character: known, .. } if *known == character);
        if glyph.is_none() && !self.errors.iter().any(is_known) {
            self.refuse(LayoutError::MissingGlyph { character, span });
        }
        glyph
    }
}

/// All characters of a text, line breaks among them.
fn sources(stretches: &[Stretch<'_>]) -> Vec<Source> {
    let mut sources = Vec::new();
    for (stretch, content) in stretches.iter().enumerate() {
        let mut at = 0;
        for inline in content.inlines {
            match inline {
                Inline::Run { text, bold } => {
                    let places = at..;
                    at += text.chars().count();
                    let bold = *bold || content.bold;
                    let source = |(at, character)| Source { character, bold, stretch, at };
                    sources.extend(places.zip(text.chars()).map(source));
                }
                Inline::LineBreak => sources.push(Source { character: '\n', bold: false, stretch, at }),
            }
        }
    }
    sources
}

/// Where in its square a glyph narrower than the square stands: in the middle, but two dashes meet.
fn square_shift(mark: Mark, before: Option<char>, after: Option<char>, glyph: Glyph) -> f64 {
    let slack = 1.0 - glyph.advance;
    let character = mark.character;
    match mark.class {
        Class::Open => slack,
        Class::Close => 0.0,
        Class::Dash if after == Some(character) && before != Some(character) => slack,
        Class::Dash if before == Some(character) => 0.0,
        _ => slack / 2.0,
    }
}

/// What Word sets in the Latin typeface of a text that is Chinese by its hint: ASCII, and letters with accents.
fn is_latin(character: char) -> bool {
    matches!(character, ' '..='~' | 'À'..='ɏ') && !matches!(character, '×' | '÷')
}

/// A space that shows nothing; lines may break behind it.
const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// Characters that steer the writing system and show nothing: joiners, variation selectors.
fn is_invisible(character: char) -> bool {
    matches!(
        character as u32,
        0xAD | 0x200C..=0x200F | 0x202A..=0x202E | 0x2060..=0x2064 | 0xFE00..=0xFE0F | 0xFEFF | 0xE0100..=0xE01EF
    )
}

/// From the top of a line to its baseline.
fn baseline(setting: &Setting) -> Pt {
    (setting.line_height - setting.size) / 2.0 + ASCENT * setting.size
}
