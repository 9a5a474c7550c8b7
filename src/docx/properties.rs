//! Properties of text and paragraphs that styles and direct formatting both write.

use super::measure::{eighths, half_points, hundredths, length, line, twips};
use super::xml::Element;
use crate::document::TableRules;
use crate::style::{Align, FontRole, Indent, PageStyle, ParagraphStyle, Pt, TableStyle};

/// Typeface of a role, for all scripts: Latin letters and digits follow the role's font too, unless they have one of
/// their own.
pub(super) fn fonts(font: FontRole, latin: Option<FontRole>) -> Element<'static> {
    let (chinese, others) = (font.official_name(), font.latin(latin).official_name());
    // The hint makes “ ” — … Chinese punctuation, which Word would else take for Latin.
    let fonts = Element::new("w:rFonts").with("w:hint", "eastAsia");
    let scripts = [("w:ascii", others), ("w:eastAsia", chinese), ("w:hAnsi", others), ("w:cs", others)];
    scripts.iter().fold(fonts, |fonts, (script, name)| fonts.with(script, name))
}

/// Whether text is bold.
pub(super) fn bold(on: bool) -> [Element<'static>; 2] {
    ["w:b", "w:bCs"].map(|name| Element::flag(name, on))
}

/// Type size.
pub(super) fn size(size: Pt) -> [Element<'static>; 2] {
    ["w:sz", "w:szCs"].map(|name| Element::value(name, half_points(size)))
}

/// White that characters have beside them so as to keep the pitch of the page; of all other text none.
pub(super) fn spacing(look: &ParagraphStyle, page: &PageStyle) -> Element<'static> {
    let white = if look.on_grid { page.character_pitch() - look.size } else { Pt::ZERO };
    // Rounded down: a line must not lack room for its last character. Filling the line makes up for it.
    Element::value("w:spacing", line(white))
}

/// Language, of Chinese and of all other text.
pub(super) fn language(language: &str) -> Element<'static> {
    Element::value("w:lang", language).with("w:eastAsia", language)
}

/// Width of the character that the indents of a paragraph count in.
pub(super) fn character(look: &ParagraphStyle, page: &PageStyle) -> Pt {
    if look.on_grid { page.character_pitch() } else { look.size }
}

/// 缩进 in characters of that width. Everything is said, so that nothing of the style below shows through; where
/// Word finds characters and twips it takes the characters.
pub(super) fn indent(indent: &Indent, character: Pt) -> Element<'static> {
    let twips = |characters: f64| twips(characters * character);
    let element = Element::new("w:ind");
    let element = if indent.first_line < 0.0 {
        // Word counts the characters of a left indent from the first line, twips from the others: only twips are safe.
        let hang = -indent.first_line;
        element
            .with("w:left", twips(indent.left))
            .with("w:hangingChars", hundredths(hang))
            .with("w:hanging", twips(hang))
    } else {
        element
            .with("w:leftChars", hundredths(indent.left))
            .with("w:left", twips(indent.left))
            .with("w:firstLineChars", hundredths(indent.first_line))
            .with("w:firstLine", twips(indent.first_line))
    };
    element.with("w:rightChars", hundredths(indent.right)).with("w:right", twips(indent.right))
}

/// Alignment.
pub(super) fn alignment(align: Align) -> Element<'static> {
    let value = match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
        Align::Justify => "both",
    };
    Element::value("w:jc", value)
}

/// Lines of exactly that height: what fonts ask for must not alter the page.
pub(super) fn exact_lines(height: Pt) -> Element<'static> {
    Element::new("w:spacing").with("w:line", line(height)).with("w:lineRule", "exact")
}

/// Lines of a table.
pub(super) fn table_borders(style: &TableStyle, rules: TableRules) -> Element<'static> {
    let drawn: &[&str] = match rules {
        TableRules::All => &SIDES,
        TableRules::Rows => &["w:bottom", "w:insideH"],
        TableRules::None => &[],
    };
    let border = |side: &'static str| {
        if drawn.contains(&side) {
            Element::value(side, "single")
                .with("w:sz", eighths(style.line_width))
                .with("w:space", 0)
                .with("w:color", "000000")
        } else {
            Element::value(side, "nil")
        }
    };
    Element::new("w:tblBorders").holding(SIDES.map(border))
}

/// Where the lines of a table are, in the order of the schema.
const SIDES: [&str; 6] = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"];

/// White in the cells of a table.
pub(super) fn cell_margins(style: &TableStyle) -> Element<'static> {
    let (beside, above) = (style.padding, style.vertical_padding);
    let sides = [("w:top", above), ("w:left", beside), ("w:bottom", above), ("w:right", beside)];
    let margin =
        |(side, white): (&'static str, Pt)| Element::new(side).with("w:w", length(white)).with("w:type", "dxa");
    Element::new("w:tblCellMar").holding(sides.map(margin))
}

#[cfg(test)]
mod tests {
    use super::indent;
    use crate::style::{Indent, Pt};

    #[test]
    fn indents_say_characters_and_twips() {
        let get = |first_line| indent(&Indent { left: 5.0, right: 2.0, first_line }, Pt(16.0)).attributes;
        let has = |first_line, name: &str| get(first_line).iter().find(|(key, _)| *key == name).map(|(_, v)| v.clone());
        assert_eq!(has(2.0, "w:firstLineChars").as_deref(), Some("200"));
        assert_eq!(has(2.0, "w:firstLine").as_deref(), Some("640"));
        assert_eq!(has(2.0, "w:rightChars").as_deref(), Some("200"));
        assert_eq!(has(-3.0, "w:left").as_deref(), Some("1600"));
        assert_eq!(has(-3.0, "w:hangingChars").as_deref(), Some("300"));
        assert_eq!(has(-3.0, "w:leftChars"), None);
    }
}
