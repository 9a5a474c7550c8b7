//! styles.xml: one named style for each kind of paragraph, all based on 正文.

use super::measure::{eighths, furniture_line, line, twips};
use super::properties::{
    alignment, bold, cell_margins, character, exact_lines, fonts, indent, language, size, spacing, table_borders,
};
use super::xml::Element;
use crate::document::{CellRole, TableRules};
use crate::style::{Align, BandStyle, FontRole, Indent, ParagraphRole, ParagraphStyle, Pt, RuleStyle, Style};

/// Style of the paragraph that holds an image.
pub(super) const ILLUSTRATION: &str = "Figure";
/// Style of the paragraph of a cell that holds an image.
pub(super) const CELL_ILLUSTRATION: &str = "TablePicture";
/// Style of the body text behind the words of a heading that runs in.
pub(super) const RUN_ON: &str = "RunOnText";
/// Style of the band at the head of all sheets.
pub(super) const BAND: &str = "HeaderBand";
/// Style of the empty paragraph that holds the stamp of a draft.
pub(super) const HEADER: &str = "Header";
/// Style of the page number on odd pages.
pub(super) const FOOTER: &str = "Footer";
/// Style of the page number on even pages.
pub(super) const EVEN_FOOTER: &str = "EvenFooter";
/// Style of the paragraph that Word needs between two tables and after the last.
pub(super) const TABLE_GAP: &str = "TableGap";
/// Style of tables.
pub(super) const TABLE: &str = "OfficialTable";

/// Style of table text that the others of that kind are based on.
const TABLE_TEXT: &str = "TableText";
const NORMAL: &str = "Normal";

/// Names a style and places it among the others.
struct Identity {
    id: &'static str,
    /// Word knows built-in styles by their English names and shows them in the user's language (标题 1).
    name: &'static str,
    /// Place in Word's list of styles; none for one of our own.
    built_in: Option<u8>,
    based_on: &'static str,
    next: &'static str,
}

/// Style of the paragraphs of a role.
pub(super) fn id(role: ParagraphRole) -> &'static str {
    identity(role).id
}

/// Style of the text of a cell.
pub(super) fn cell_id(role: CellRole, align: Align) -> &'static str {
    match (role, align) {
        (CellRole::ColumnHeader, _) => "TableHeading",
        (CellRole::RowHeader, Align::Left) => "TableLabel",
        (CellRole::RowHeader, _) => "TableGroup",
        (CellRole::Data, Align::Left) => "TableProse",
        (CellRole::Data, _) => "TableFigure",
    }
}

fn identity(role: ParagraphRole) -> Identity {
    let built_in = |id, name, rank| Identity { id, name, built_in: Some(rank), based_on: NORMAL, next: NORMAL };
    let own = |id, name| Identity { id, name, built_in: None, based_on: NORMAL, next: NORMAL };
    match role {
        ParagraphRole::Body => Identity { based_on: "", ..built_in(NORMAL, "Normal", 0) },
        ParagraphRole::Title => built_in("Title", "Title", 10),
        ParagraphRole::Heading1 => built_in("Heading1", "heading 1", 9),
        ParagraphRole::Heading2 => built_in("Heading2", "heading 2", 9),
        ParagraphRole::Heading3 => built_in("Heading3", "heading 3", 9),
        ParagraphRole::Heading4 => built_in("Heading4", "heading 4", 9),
        ParagraphRole::ListItem => {
            Identity { next: "ListParagraph", ..built_in("ListParagraph", "List Paragraph", 34) }
        }
        ParagraphRole::IllustrationCaption => built_in("Caption", "caption", 35),
        ParagraphRole::TableCaption => Identity { based_on: "Caption", ..own("TableCaption", "表题") },
        ParagraphRole::AttachmentNote => Identity { next: "AttachmentNote", ..own("AttachmentNote", "附件说明") },
        ParagraphRole::AttachmentLabel => Identity { next: "Title", ..own("AttachmentLabel", "附件") },
        ParagraphRole::Signature => Identity { next: "Signature", ..built_in("Signature", "Signature", 99) },
    }
}

/// The part.
pub(super) fn part(style: &Style, language_tag: &str) -> Element<'static> {
    let body = style.paragraph(ParagraphRole::Body);
    let text = [fonts(body.font, style.latin)].into_iter().chain(size(body.size)).chain([language(language_tag)]);
    let defaults = Element::new("w:docDefaults").holding([
        Element::new("w:rPrDefault").holding([Element::new("w:rPr").holding(text)]),
        Element::new("w:pPrDefault"),
    ]);
    let mut styles = vec![normal(body, style)];
    let roles = ParagraphRole::ALL.into_iter().filter(|role| *role != ParagraphRole::Body);
    styles.extend(roles.map(|role| of_role(role, style)));
    styles.extend(furniture_styles(style));
    styles.extend(style.band.as_ref().map(|band| self::band(band, style)));
    styles.extend(illustration_and_gap(style, body));
    styles.push(run_on(body, style));
    styles.extend(table_text(style));
    styles.extend(word_defaults());
    styles.push(table(style));
    Element::new("w:styles")
        .with("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
        .holding([defaults])
        .holding(styles)
}

/// 正文, which everything else is based on: what is changed here changes everywhere.
fn normal(body: &ParagraphStyle, style: &Style) -> Element<'static> {
    let properties = [
        Element::flag("w:widowControl", true),
        // 禁则: no 。 at the head of a line. Word's own default lets one hang over the margin; LibreOffice 25.2 does
        // so only where it is not told, or told not to, and then does not show the mark at all.
        Element::flag("w:kinsoku", true),
        Element::flag("w:overflowPunct", true),
        // A quarter of an em between Chinese and Latin letters or digits.
        Element::flag("w:autoSpaceDE", true),
        Element::flag("w:autoSpaceDN", true),
        // The type area holds whole characters already; rounding must not take the last one from the line.
        Element::flag("w:adjustRightInd", false),
        // See section::grid.
        Element::flag("w:snapToGrid", false),
        exact_lines(body.line_height),
        indent(&body.indent, character(body, &style.page)),
        alignment(body.align),
    ];
    let text = [fonts(body.font, style.latin), Element::flag("w:snapToGrid", false), spacing(body, &style.page)];
    let text = text.into_iter().chain(size(body.size));
    element(&identity(ParagraphRole::Body), properties, text).with("w:default", 1)
}

/// The style of a role: what sets it apart from the style that it is based on.
fn of_role(role: ParagraphRole, style: &Style) -> Element<'static> {
    let identity = identity(role);
    let base = ParagraphRole::ALL.into_iter().find(|role| id(*role) == identity.based_on);
    let base = style.paragraph(base.unwrap_or(ParagraphRole::Body));
    let look = style.paragraph(role);
    let (mut paragraph, text) = differences(look, base, style);
    if role == ParagraphRole::ListItem {
        // Said again though it is as below: the level of the list has an indent too, and this one goes before it.
        paragraph = vec![list_property(), indent(&look.indent, character(look, &style.page))];
    }
    paragraph.extend(role.outline_level().map(|level| Element::value("w:outlineLvl", level - 1)));
    element(&identity, paragraph, text)
}

/// Paragraph and text properties in which a look differs from its base.
fn differences(
    look: &ParagraphStyle,
    base: &ParagraphStyle,
    style: &Style,
) -> (Vec<Element<'static>>, Vec<Element<'static>>) {
    let mut paragraph = Vec::new();
    if look.keep_with_next != base.keep_with_next {
        paragraph.push(Element::flag("w:keepNext", look.keep_with_next));
    }
    if look.rule_above != base.rule_above {
        paragraph.push(Element::new("w:pBdr").holding([rule("w:top", look.rule_above)]));
    }
    let mut lines = Element::new("w:spacing");
    if look.space_before != base.space_before {
        lines.set("w:before", line(look.space_before));
    }
    if look.space_after != base.space_after {
        lines.set("w:after", line(look.space_after));
    }
    if look.line_height != base.line_height {
        lines.attributes.extend(exact_lines(look.line_height).attributes);
    }
    if !lines.attributes.is_empty() {
        paragraph.push(lines);
    }
    if look.indent != base.indent {
        paragraph.push(indent(&look.indent, character(look, &style.page)));
    }
    if look.align != base.align {
        paragraph.push(alignment(look.align));
    }
    let mut text = Vec::new();
    if look.font != base.font {
        text.push(fonts(look.font, style.latin));
    }
    if look.bold != base.bold {
        text.extend(bold(look.bold));
    }
    if look.on_grid != base.on_grid {
        text.push(spacing(look, &style.page));
    }
    if look.size != base.size {
        text.extend(size(look.size));
    }
    (paragraph, text)
}

/// A rule on a side of a paragraph, or that there is none.
fn rule(side: &'static str, style: Option<RuleStyle>) -> Element<'static> {
    match style {
        None => Element::value(side, "none"),
        // Word has whole points between a rule and text.
        Some(RuleStyle { width, gap }) => Element::value(side, "single")
            .with("w:sz", eighths(width))
            .with("w:space", gap.0.round() as i32)
            .with("w:color", "000000"),
    }
}

/// 页眉 and 页脚: the stamp of a draft and the page numbers, those of even pages by themselves if they are mirrored.
fn furniture_styles(style: &Style) -> Vec<Element<'static>> {
    let body = style.paragraph(ParagraphRole::Body);
    let based = |font: FontRole, size: Pt, (align, indent): (Align, Indent)| ParagraphStyle {
        font,
        size,
        bold: false,
        line_height: furniture_line(size),
        on_grid: false,
        align,
        indent,
        ..body.clone()
    };
    let identity = |id, name| Identity { id, name, built_in: Some(99), based_on: NORMAL, next: id };
    let styled = |identity: Identity, look: &ParagraphStyle, base: &ParagraphStyle| {
        let (paragraph, text) = differences(look, base, style);
        element(&identity, paragraph, text)
    };
    let header = based(style.page_number.font, style.page_number.size, (Align::Center, Indent::NONE));
    let mut styles = vec![styled(identity(HEADER, "header"), &header, body)];
    if let Some(place) = style.page_number.place {
        let number = |page| based(style.page_number.font, style.page_number.size, place.on(page));
        let odd = number(1);
        styles.push(styled(identity(FOOTER, "footer"), &odd, body));
        if style.page_number.is_mirrored() {
            let even = Identity { built_in: None, based_on: FOOTER, ..identity(EVEN_FOOTER, "偶数页页脚") };
            styles.push(styled(even, &number(2), &odd));
        }
    }
    styles
}

/// White to be added below an image: it stands on the base line of its paragraph, below which the line has room for
/// letters that reach further down.
pub(super) fn below_image(style: &Style) -> Pt {
    const DESCENT: f64 = 0.2;
    let descent = DESCENT * style.paragraph(ParagraphRole::Body).size;
    if style.illustration.space > descent { style.illustration.space - descent } else { Pt::ZERO }
}

/// 版头: its two ends at the margins, a rule below.
fn band(band: &BandStyle, style: &Style) -> Element<'static> {
    let identity = Identity { id: BAND, name: "版头", built_in: None, based_on: NORMAL, next: BAND };
    let rule = rule("w:bottom", Some(RuleStyle { width: band.rule, gap: Pt::ZERO }));
    let end = Element::value("w:tab", "right").with("w:pos", twips(style.page.text_width));
    let paragraph = [
        Element::new("w:pBdr").holding([rule]),
        Element::new("w:tabs").holding([end]),
        exact_lines(band.height),
        indent(&Indent::NONE, band.height),
        alignment(Align::Left),
    ];
    let text = [fonts(band.font, style.latin), Element::value("w:spacing", 0)];
    element(&identity, paragraph, text.into_iter().chain(band.sizes.first().into_iter().flat_map(|most| size(*most))))
}

/// The paragraph of an image, whose line is as high as the image; and the one that Word needs beside tables, which
/// should not be seen.
fn illustration_and_gap(style: &Style, body: &ParagraphStyle) -> [Element<'static>; 3] {
    let identity = |id, name| Identity { id, name, built_in: None, based_on: NORMAL, next: NORMAL };
    let unindented = || indent(&Indent::NONE, body.size);
    let illustration = [
        Element::new("w:spacing")
            .with("w:before", twips(style.illustration.space))
            .with("w:after", twips(below_image(style)))
            .with("w:line", 240)
            .with("w:lineRule", "auto"),
        unindented(),
        alignment(Align::Center),
    ];
    let in_cell = [
        Element::new("w:spacing").with("w:line", 240).with("w:lineRule", "auto"),
        unindented(),
        alignment(Align::Center),
    ];
    let gap = [exact_lines(Pt(1.0)), unindented()];
    [
        element(&identity(ILLUSTRATION, "插图"), illustration, []),
        element(&identity(CELL_ILLUSTRATION, "表格插图"), in_cell, []),
        element(&identity(TABLE_GAP, "表格间隔"), gap, size(Pt(1.0))),
    ]
}

/// The text behind the words of a heading that runs in: a style of characters, since the paragraph is the heading's.
fn run_on(body: &ParagraphStyle, style: &Style) -> Element<'static> {
    Element::new("w:style").with("w:type", "character").with("w:customStyle", 1).with("w:styleId", RUN_ON).holding([
        Element::value("w:name", "接排正文"),
        Element::value("w:basedOn", "DefaultParagraphFont"),
        Element::new("w:qFormat"),
        Element::new("w:rPr").holding([fonts(body.font, style.latin)]),
    ])
}

/// The text of tables: heads, names of rows, figures.
fn table_text(style: &Style) -> Vec<Element<'static>> {
    let table = &style.table;
    let identity = |id, name, based_on| Identity { id, name, built_in: None, based_on, next: id };
    let base = [
        exact_lines(table.line_height * table.own_size),
        indent(&Indent::NONE, table.own_size),
        alignment(Align::Center),
    ];
    let text = [fonts(table.font, style.latin), Element::value("w:spacing", 0)].into_iter().chain(size(table.own_size));
    let mut styles = vec![element(&identity(TABLE_TEXT, "表格文字", NORMAL), base, text)];
    let kinds = [
        (CellRole::ColumnHeader, Align::Center, "表格表头"),
        (CellRole::RowHeader, Align::Center, "表格栏目组"),
        (CellRole::RowHeader, Align::Left, "表格栏目"),
        (CellRole::Data, Align::Center, "表格数字"),
        (CellRole::Data, Align::Left, "表格正文"),
    ];
    for (role, align, name) in kinds {
        let left = Indent { left: table.label_indent, ..Indent::NONE };
        let properties =
            (align == Align::Left).then(|| [indent(&left, table.own_size), alignment(align)]).into_iter().flatten();
        styles.push(element(&identity(cell_id(role, align), name, TABLE_TEXT), properties, []));
    }
    styles
}

/// What Word expects in every file: the styles of that which has no style.
fn word_defaults() -> [Element<'static>; 3] {
    let default = |kind: &str, id: &str, name: &str| {
        Element::new("w:style").with("w:type", kind).with("w:default", 1).with("w:styleId", id).holding([
            Element::value("w:name", name),
            Element::value("w:uiPriority", 99),
            Element::new("w:semiHidden"),
            Element::new("w:unhideWhenUsed"),
        ])
    };
    let none = |side: &'static str| Element::new(side).with("w:w", 0).with("w:type", "dxa");
    let table = Element::new("w:tblPr").holding([
        none("w:tblInd"),
        Element::new("w:tblCellMar").holding(["w:top", "w:left", "w:bottom", "w:right"].map(none)),
    ]);
    [
        default("character", "DefaultParagraphFont", "Default Paragraph Font"),
        default("table", "TableNormal", "Normal Table").holding([table]),
        default("numbering", "NoList", "No List"),
    ]
}

fn table(style: &Style) -> Element<'static> {
    let properties =
        Element::new("w:tblPr").holding([table_borders(&style.table, TableRules::All), cell_margins(&style.table)]);
    let cell = Element::new("w:tcPr").holding([Element::value("w:vAlign", "center")]);
    Element::new("w:style").with("w:type", "table").with("w:customStyle", 1).with("w:styleId", TABLE).holding([
        Element::value("w:name", "公文表格"),
        Element::value("w:basedOn", "TableNormal"),
        Element::new("w:qFormat"),
        properties,
        cell,
    ])
}

/// A paragraph style with its properties, in the order of the schema.
fn element(
    identity: &Identity,
    paragraph: impl IntoIterator<Item = Element<'static>>,
    text: impl IntoIterator<Item = Element<'static>>,
) -> Element<'static> {
    let mut style = Element::new("w:style").with("w:type", "paragraph");
    if identity.built_in.is_none() {
        style.set("w:customStyle", 1);
    }
    style.set("w:styleId", identity.id);
    let mut style = style.holding([Element::value("w:name", identity.name)]);
    if !identity.based_on.is_empty() {
        style = style.holding([Element::value("w:basedOn", identity.based_on)]);
    }
    style = style.holding([Element::value("w:next", identity.next)]);
    style = style.holding(identity.built_in.map(|rank| Element::value("w:uiPriority", rank)));
    style.holding([
        Element::new("w:qFormat"),
        Element::new("w:pPr").holding(paragraph),
        Element::new("w:rPr").holding(text),
    ])
}

/// Number of the one kind of list there is.
pub(super) const LIST: u32 = 1;

/// What makes the paragraphs of a style items of the list.
fn list_property() -> Element<'static> {
    Element::new("w:numPr").holding([Element::value("w:numId", LIST)])
}
