//! Sets text in lines of glyphs.

use super::class::{Class, Mark};
use super::line::{Line, Piece, break_lines};
use super::{Item, LayoutError, Owner, PlacedGlyph, TextRun};
use crate::document::Inline;
use crate::fonts::{FaceId, Glyph, Glyphs, Library};
use crate::style::{Align, FontRole, Indent};

/// Height of the square of a full-width character above the baseline, in ems; all built-in fonts agree on it.
const ASCENT: f64 = 0.88;

/// How text is to be set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Setting {
    /// Typeface.
    pub(super) font: FontRole,
    /// Type size.
    pub(super) size: f64,
    /// Distance from one full-width character to the next.
    pub(super) pitch: f64,
    /// Distance from one line to the next.
    pub(super) line_height: f64,
    /// Alignment.
    pub(super) align: Align,
    /// Indent, in characters of `pitch`.
    pub(super) indent: Indent,
    /// Width between the margins.
    pub(super) width: f64,
}

/// Text in lines, not yet anywhere on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SetText {
    /// Distance from one line to the next.
    pub(super) line_height: f64,
    /// Text runs of each line; x from the left margin, y from the top of the line.
    pub(super) lines: Vec<Vec<TextRun>>,
}

impl SetText {
    /// Height of all lines.
    pub(super) fn height(&self) -> f64 {
        self.line_height * self.lines.len() as f64
    }

    /// Its runs with the top left corner at (x, y), owned by `owner`.
    pub(super) fn place(&self, x: f64, y: f64, owner: Owner) -> impl Iterator<Item = Item> + '_ {
        self.lines.iter().enumerate().flat_map(move |(i, runs)| {
            let top = y + i as f64 * self.line_height;
            runs.iter().map(move |run| Item::Text(moved(run, x, top, owner)))
        })
    }

    /// The runs of one line with its top left corner at (x, y).
    pub(super) fn place_line(&self, line: usize, x: f64, y: f64, owner: Owner) -> impl Iterator<Item = Item> + '_ {
        self.lines[line].iter().map(move |run| Item::Text(moved(run, x, y, owner)))
    }
}

fn moved(run: &TextRun, x: f64, y: f64, owner: Owner) -> TextRun {
    TextRun { owner, x: run.x + x, y: run.y + y, ..run.clone() }
}

/// A character with all that is needed to set it.
struct Character {
    /// The character, and what shows nothing behind it.
    text: String,
    /// None for a space of no width.
    glyph: Option<Glyph>,
    bold: bool,
    /// From the left of its place to the glyph's origin.
    shift: f64,
}

/// Sets text in the faces of a library.
pub(super) struct Setter<'a> {
    glyphs: Glyphs<'a>,
}

impl<'a> Setter<'a> {
    pub(super) fn new(library: &'a Library) -> Self {
        Setter { glyphs: library.glyphs() }
    }

    /// Sets text in lines.
    ///
    /// # Errors
    /// [`LayoutError::MissingGlyph`] if no face has a character.
    pub(super) fn set(&mut self, content: &[Inline], setting: &Setting) -> Result<SetText, LayoutError> {
        let (characters, pieces) = self.measure(content, setting)?;
        let Indent { left, right, first_line } = setting.indent;
        let width = setting.width - (left + right) * setting.pitch;
        let lines = break_lines(&pieces, width - first_line * setting.pitch, width, setting.align == Align::Justify);
        let lines = lines.iter().enumerate().map(|(i, line)| {
            let indent = left + if i == 0 { first_line } else { 0.0 };
            let room = width - if i == 0 { first_line * setting.pitch } else { 0.0 };
            let x = indent * setting.pitch
                + match setting.align {
                    Align::Left | Align::Justify => 0.0,
                    Align::Center => (room - line.width) / 2.0,
                    Align::Right => room - line.width,
                };
            runs(&characters, &pieces, line, x, setting)
        });
        Ok(SetText { line_height: setting.line_height, lines: lines.collect() })
    }

    /// From the top of a line to the middle of a character's ink.
    ///
    /// # Errors
    /// [`LayoutError::MissingGlyph`] if no face has the character.
    pub(super) fn middle(&mut self, character: char, setting: &Setting) -> Result<f64, LayoutError> {
        let glyph = self.glyph(setting.font, character)?;
        let above = self.glyphs.middle(glyph).unwrap_or(ASCENT / 2.0);
        Ok(baseline(setting) - above * setting.size)
    }

    fn measure(&mut self, content: &[Inline], setting: &Setting) -> Result<(Vec<Character>, Vec<Piece>), LayoutError> {
        let flat: Vec<(char, bool)> = content
            .iter()
            .flat_map(|inline| match inline {
                Inline::Text { text, bold } => text.chars().map(|c| (c, *bold)).collect::<Vec<_>>(),
                Inline::LineBreak => vec![('\n', false)],
            })
            .collect();
        let mut characters = Vec::with_capacity(flat.len());
        let mut pieces: Vec<Piece> = Vec::with_capacity(flat.len());
        // What shows nothing and stands at the start of the text.
        let mut lead = String::new();
        // Pieces on the grid are wider or narrower than their own square by this.
        let extra = setting.pitch - setting.size;
        for (i, &(character, bold)) in flat.iter().enumerate() {
            if character == '\n' {
                if let Some(last) = pieces.last_mut() {
                    last.ends_line = true;
                }
                continue;
            }
            let neighbour = |at: Option<usize>| at.and_then(|at| flat.get(at)).map(|&(c, _)| c);
            let class = Class::of(character, neighbour(i.checked_sub(1)), neighbour(Some(i + 1)));
            let mark = Mark { character, class };
            if character == ZERO_WIDTH_SPACE {
                characters.push(Character { text: character.into(), glyph: None, bold, shift: 0.0 });
                pieces.push(Piece { mark, width: 0.0, em: 0.0, ends_line: false });
                continue;
            }
            if is_invisible(character) {
                // It belongs to the character before it, whose line it never leaves.
                characters.last_mut().map_or(&mut lead, |last: &mut Character| &mut last.text).push(character);
                continue;
            }
            let glyph = self.glyph(setting.font, character)?;
            let (width, shift) = if class.is_square() && glyph.advance <= 1.0 {
                (1.0, square_shift(class, character, neighbour(i.checked_sub(1)), neighbour(Some(i + 1)), glyph))
            } else {
                (glyph.advance, 0.0)
            };
            let text = std::mem::take(&mut lead) + character.encode_utf8(&mut [0; 4]);
            characters.push(Character { text, glyph: Some(glyph), bold, shift: shift * setting.size });
            let em = if class.is_square() { setting.size } else { 0.0 };
            pieces.push(Piece { mark, width: width * setting.size + extra, em, ends_line: false });
        }
        Ok((characters, pieces))
    }

    fn glyph(&mut self, role: FontRole, character: char) -> Result<Glyph, LayoutError> {
        // A no-break space looks like a space.
        let shown = if character == '\u{a0}' { ' ' } else { character };
        self.glyphs.get(role, shown).ok_or(LayoutError::MissingGlyph(character))
    }
}

/// Where in its square a glyph narrower than the square stands: in the middle, but two dashes meet.
fn square_shift(class: Class, character: char, before: Option<char>, after: Option<char>, glyph: Glyph) -> f64 {
    let slack = 1.0 - glyph.advance;
    match class {
        Class::Open => slack,
        Class::Close => 0.0,
        Class::Dash if after == Some(character) && before != Some(character) => slack,
        Class::Dash if before == Some(character) => 0.0,
        _ => slack / 2.0,
    }
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
fn baseline(setting: &Setting) -> f64 {
    (setting.line_height - setting.size) / 2.0 + ASCENT * setting.size
}

/// The glyphs of a line as runs of one face and weight.
fn runs(characters: &[Character], pieces: &[Piece], line: &Line, x: f64, setting: &Setting) -> Vec<TextRun> {
    let baseline = baseline(setting);
    let mut runs: Vec<TextRun> = Vec::new();
    for (at, &place) in line.pieces.clone().zip(&line.places) {
        let Character { text, glyph, bold, shift } = &characters[at];
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
        let same = |run: &TextRun| run.face == glyph.face && run.bold == *bold;
        if !runs.last().is_some_and(same) {
            runs.push(new_run(glyph.face, *bold, x + place + shift, baseline, setting.size));
        }
        let Some(run) = runs.last_mut() else { continue };
        let start = run.text.len();
        run.text.push_str(text);
        let offset = x + place + shift - run.x;
        if let Some(last) = run.glyphs.last_mut() {
            last.advance = offset - last.x;
        }
        let advance = pieces[at].width - shift;
        run.glyphs.push(PlacedGlyph { id: glyph.id, x: offset, advance, text: start..run.text.len() });
    }
    runs
}

fn new_run(face: FaceId, bold: bool, x: f64, y: f64, size: f64) -> TextRun {
    TextRun { owner: Owner::Artifact, face, size, bold, x, y, text: String::new(), glyphs: Vec::new() }
}
