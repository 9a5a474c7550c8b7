//! Fonts: every character that a report can reasonably hold has a glyph in every role, what has none is told, and the
//! user's own fonts take their places.

#[path = "support/document.rs"]
mod document;

use std::path::{Path, PathBuf};

use document::document;
use encoding_rs::GBK;
use nianbao::document::{Block, Document, Paragraph, Text};
use nianbao::fonts::{Glyph, Library};
use nianbao::layout::{LayoutError, lay_out};
use nianbao::style::{FontRole, OFFICIAL, ParagraphRole};
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::pen::SvgPen;
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::string::StringId;

/// 通用规范汉字表 below a line that says where it comes from.
const GENERAL: &str = include_str!("data/tongyong-guifan-8105.txt");

/// Characters of places and names that offices know as trouble, some of them outside the basic plane.
const RARE: &str = "㭎䶮喆堃垚燊硚𠮷𣗋𬭎";

/// What reports hold beside GB 2312: marks of later standards, list numbers, units.
const MARKS: &str = "—…“”‘’〔〕·～％‰℃㎡①⑳㈠㈩ⅠⅫ○〇€¥￥〈〉「」『』【】×÷±≤≥≠→←↑↓√■□▲△●★☆※〖〗＋－＝";

fn missing(characters: impl Iterator<Item = char> + Clone) -> Vec<(FontRole, char)> {
    let mut glyphs = Library::builtin().glyphs();
    let mut missing = Vec::new();
    for role in FontRole::ALL {
        let absent = characters.clone().filter(|&character| glyphs.get(role, character).is_none());
        missing.extend(absent.map(|character| (role, character)));
    }
    missing
}

/// The characters of rows and cells of GB 2312, whose codes GBK has kept.
fn gb2312(rows: &[(u8, u8, u8)]) -> Vec<char> {
    let codes = rows.iter().flat_map(|&(row, first, last)| (first..=last).map(move |cell| [row, cell]));
    let decode = |code: [u8; 2]| {
        let text = GBK.decode_without_bom_handling_and_without_replacement(&code).expect("a code of GBK");
        text.chars().next().unwrap()
    };
    codes.map(decode).collect()
}

#[test]
fn all_of_gb2312_has_glyphs_in_every_role() {
    // Of the rows of symbols, the cells that the standard fills.
    let symbols = gb2312(&[
        (0xa1, 0xa1, 0xfe),
        (0xa2, 0xb1, 0xe2),
        (0xa2, 0xe5, 0xee),
        (0xa2, 0xf1, 0xfc),
        (0xa3, 0xa1, 0xfe),
        (0xa4, 0xa1, 0xf3),
        (0xa5, 0xa1, 0xf6),
        (0xa6, 0xa1, 0xb8),
        (0xa6, 0xc1, 0xd8),
        (0xa7, 0xa1, 0xc1),
        (0xa7, 0xd1, 0xf1),
        (0xa8, 0xa1, 0xba),
        (0xa8, 0xc5, 0xe9),
        (0xa9, 0xa4, 0xef),
    ]);
    assert_eq!(symbols.len(), 682);
    let rows: Vec<_> = (0xb0..=0xf7).map(|row| (row, 0xa1, if row == 0xd7 { 0xf9 } else { 0xfe })).collect();
    let characters = gb2312(&rows);
    assert_eq!(characters.len(), 6763);
    assert_eq!(missing(symbols.into_iter().chain(characters)), []);
}

#[test]
fn all_of_the_general_table_has_glyphs_in_every_role() {
    let characters = GENERAL.lines().filter(|line| !line.starts_with('#')).flat_map(str::chars);
    assert_eq!(characters.clone().count(), 8105);
    assert_eq!(missing(characters), []);
}

#[test]
fn rare_names_marks_and_ascii_have_glyphs_in_every_role() {
    assert_eq!(missing(RARE.chars().chain(MARKS.chars()).chain(' '..='~')), []);
}

/// Guards the grid: a character of another width would push its line out of step.
#[test]
fn full_width_characters_are_one_em_wide_in_every_font() {
    let mut glyphs = Library::builtin().glyphs();
    for role in FontRole::ALL {
        for character in GENERAL.lines().skip(1).flat_map(str::chars).chain(RARE.chars()).chain("，。（）《》".chars())
        {
            let advance = glyphs.get(role, character).unwrap().advance;
            assert!((advance - 1.0).abs() < 1e-3, "{character} is {advance} em wide in {role:?}");
        }
    }
}

/// Mean width of the strokes of a glyph, in ems: twice its area over the length of its outline.
fn stroke(role: FontRole, character: char) -> f64 {
    #[derive(Default)]
    struct Outline {
        area: f64,
        length: f64,
        at: (f64, f64),
        start: (f64, f64),
    }
    impl Outline {
        fn line(&mut self, x: f32, y: f32) {
            let (from, to) = (self.at, (f64::from(x), f64::from(y)));
            self.area += (from.0 * to.1 - to.0 * from.1) / 2.0;
            self.length += (to.0 - from.0).hypot(to.1 - from.1);
            self.at = to;
        }
    }
    impl OutlinePen for Outline {
        fn move_to(&mut self, x: f32, y: f32) {
            self.at = (x.into(), y.into());
            self.start = self.at;
        }
        fn line_to(&mut self, x: f32, y: f32) {
            self.line(x, y);
        }
        fn quad_to(&mut self, _: f32, _: f32, x: f32, y: f32) {
            self.line(x, y);
        }
        fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
            let (x0, y0) = (self.at.0 as f32, self.at.1 as f32);
            for step in 1..=8 {
                let t = step as f32 / 8.0;
                let point = |p0: f32, p1: f32, p2: f32, p3: f32| {
                    let u = 1.0 - t;
                    u * u * u * p0 + 3.0 * u * u * t * p1 + 3.0 * u * t * t * p2 + t * t * t * p3
                };
                self.line(point(x0, ax, bx, x), point(y0, ay, by, y));
            }
        }
        fn close(&mut self) {
            let (x, y) = self.start;
            self.line(x as f32, y as f32);
        }
    }
    let library = Library::builtin();
    let glyph = library.glyphs().get(role, character).unwrap();
    let face = library.face(glyph.face);
    let font = skrifa::FontRef::from_index((**face.data()).as_ref(), face.index()).unwrap();
    let mut outline = Outline::default();
    // In thousandths: the reader counts in 64ths of its unit.
    const EM: f32 = 1_000.0;
    let settings = DrawSettings::unhinted(Size::new(EM), LocationRef::default());
    font.outline_glyphs().get(u32::from(glyph.id).into()).unwrap().draw(settings, &mut outline).unwrap();
    2.0 * outline.area.abs() / outline.length / f64::from(EM)
}

/// Guards the grey of a page: digits and letters of the body are no heavier than its Han.
#[test]
fn digits_are_no_heavier_than_han() {
    for role in [FontRole::FangSong, FontRole::Kai] {
        let han = "国年月日件府政公开申请".chars().map(|han| stroke(role, han)).fold(0.0, f64::max);
        // Where the strokes of letters meet, they are heavier than along their way.
        for (characters, most) in [("0123456789", 1.1), ("AaBbGgXx%", 1.2)] {
            for character in characters.chars() {
                let own = stroke(role, character);
                assert!(own < most * han, "{role:?}: {character} has strokes of {own:.4} em, Han of {han:.4}");
            }
        }
    }
}

/// Guards 半角: digits of the body are half an em wide, as they are in the fonts that offices have.
#[test]
fn digits_of_the_body_are_half_an_em_wide() {
    let mut glyphs = Library::builtin().glyphs();
    for digit in '0'..='9' {
        let advance = glyphs.get(FontRole::FangSong, digit).unwrap().advance;
        assert!((advance - 0.5).abs() < 1e-3, "{digit} is {advance} em wide");
    }
}

/// Guards that lines break as with Times New Roman, which Word takes: the same widths. What the face lacks is Chinese.
#[test]
fn the_times_like_face_is_as_wide_as_times() {
    let library = Library::builtin();
    let mut glyphs = library.glyphs();
    // Of Times New Roman, in 1/2048 em.
    for (character, width) in [('0', 1024.0), ('9', 1024.0), ('A', 1479.0), ('m', 1593.0), ('-', 682.0), ('.', 512.0)] {
        let glyph = glyphs.get(FontRole::Times, character).unwrap();
        assert_eq!(library.face(glyph.face).name(), "times-latin.ttf", "{character}");
        assert!((glyph.advance - width / 2048.0).abs() < 1e-3, "{character} is {} em wide", glyph.advance);
    }
    let face = |glyph: Option<Glyph>| library.face(glyph.unwrap().face).name();
    assert_eq!(face(glyphs.get(FontRole::Times, '一')), "songti.ttf");
    let bytes: &[u8] = (**library.primary(FontRole::Times).data()).as_ref();
    assert!(bytes.len() < 60_000, "{} bytes for a few hundred letters", bytes.len());
}

fn paragraph(text: &str) -> Document {
    document(vec![Block::Paragraph(Paragraph::new(ParagraphRole::Body, Text::plain(text)))])
}

#[test]
fn a_character_that_no_font_has_is_named() {
    for character in ['😀', '𓀀'] {
        let text = format!("字{character}字{character}");
        let errors = lay_out(&paragraph(&text), &OFFICIAL, Library::builtin()).unwrap_err();
        assert_eq!(errors, [LayoutError::MissingGlyph { character, span: None }]);
        let message = errors[0].to_string();
        assert!(message.contains(character) && message.contains(&format!("U+{:04X}", character as u32)), "{message}");
    }
}

fn fonts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts")
}

/// Guards the size of the program and the terms of the fonts: all of them in bounds, each named with its licence.
#[test]
fn the_fonts_are_small_and_have_their_licences() {
    let readme = std::fs::read_to_string(fonts().join("README.md")).unwrap();
    let rows: Vec<Vec<&str>> = readme
        .lines()
        .filter(|line| line.starts_with('|'))
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    let mut total = 0;
    let mut count = 0;
    for entry in std::fs::read_dir(fonts()).unwrap() {
        let entry = entry.unwrap();
        total += entry.metadata().unwrap().len();
        let name = entry.file_name().into_string().unwrap();
        if !name.ends_with(".otf") && !name.ends_with(".ttf") {
            continue;
        }
        count += 1;
        let row = rows.iter().find(|row| row[2] == name).unwrap_or_else(|| panic!("{name} is not in the README"));
        let (licence, words) = match row[5] {
            "OFL-1.1" if row[3].starts_with("Noto") => ("LICENSE-NotoCJK-OFL.txt", "SIL OPEN FONT LICENSE"),
            "OFL-1.1" if row[3].contains("Symbols") => {
                ("LICENSE-GongwenSymbolsFallback-OFL.txt", "SIL OPEN FONT LICENSE")
            }
            "OFL-1.1" => ("LICENSE-GongwenKaiFallback-OFL.txt", "SIL OPEN FONT LICENSE"),
            "GPL-3 + 字体例外" => ("LICENSE-Fandol-GPL3-font-exception.txt", "GNU GENERAL PUBLIC LICENSE"),
            "Arphic 公共许可" => ("LICENSE-GongwenExtFallback-ArphicPL.txt", "ARPHIC PUBLIC LICENSE"),
            other => panic!("{name}: no text of the licence {other}"),
        };
        let text = std::fs::read_to_string(fonts().join(licence)).unwrap();
        assert!(text.to_uppercase().contains(words), "{licence} is not the text of {}", row[5]);
    }
    assert_eq!(count, Library::builtin().faces().len(), "each font in the folder is used");
    assert!(total < 60 * 1024 * 1024, "the fonts take {total} bytes");
}

/// Where the directory of a font file has the table of a tag: the place of its entry.
fn entry(font: &[u8], tag: &[u8]) -> usize {
    let count = usize::from(u16::from_be_bytes([font[4], font[5]]));
    (0..count).map(|at| 12 + 16 * at).find(|&at| &font[at..at + 4] == tag).expect("the font has the table")
}

/// A font of another name: the fallback for 楷体 with a new table of names, and with `rights` in OS/2 fsType.
fn renamed(name: &str, rights: u16) -> Vec<u8> {
    let mut font = std::fs::read(fonts().join("fallback-kai.ttf")).unwrap();
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
    // Format 0, two records: family and full name, for Windows in Chinese.
    let mut table: Vec<u16> = vec![0, 2, 6 + 2 * 12];
    for id in [1, 4] {
        table.extend([3, 1, 0x0804, id, u16::try_from(name.len()).unwrap(), 0]);
    }
    let table: Vec<u8> = table.into_iter().flat_map(u16::to_be_bytes).chain(name).collect();
    let place = u32::try_from(font.len()).unwrap().to_be_bytes();
    let length = u32::try_from(table.len()).unwrap().to_be_bytes();
    let at = entry(&font, b"name");
    font[at + 8..at + 12].copy_from_slice(&place);
    font[at + 12..at + 16].copy_from_slice(&length);
    let at = entry(&font, b"OS/2") + 8;
    let os2 = u32::from_be_bytes(font[at..at + 4].try_into().unwrap()) as usize;
    font[os2 + 8..os2 + 10].copy_from_slice(&rights.to_be_bytes());
    font.extend(table);
    font
}

/// Files by their names.
fn files<const N: usize>(files: [(&str, Vec<u8>); N]) -> Vec<(String, Vec<u8>)> {
    files.map(|(name, bytes)| (name.to_owned(), bytes)).into()
}

#[test]
fn a_font_of_ones_own_takes_its_role_and_no_other() {
    let given = files([("一.ttf", renamed("仿宋_GB2312", 0)), ("坏.ttf", "这不是字体".into())]);
    let library = Library::with_fonts(given).unwrap();
    let remarks: Vec<String> = library.remarks().iter().map(ToString::to_string).collect();
    assert_eq!(remarks, ["字体文件 坏.ttf 已损坏，读不出来；请换一个完好的字体文件，或从文件夹里移走它"]);
    for role in FontRole::ALL {
        let (own, usual) = (library.primary(role).name(), Library::builtin().primary(role).name());
        assert_eq!(own, if role == FontRole::FangSong { "仿宋_GB2312" } else { usual });
    }
    // What the font lacks still comes from the fallbacks, and the PDF takes both.
    let document = paragraph("国𠮷㭎abc");
    let layout = lay_out(&document, &OFFICIAL, &library).unwrap();
    assert!(!nianbao::pdf::write(&document, &layout, None, &library).unwrap().is_empty());
}

#[test]
fn the_official_name_goes_before_the_alternatives() {
    let given = files([("1.ttf", renamed("FangSong", 0)), ("2.ttf", renamed("仿宋_GB2312", 0))]);
    assert_eq!(Library::with_fonts(given).unwrap().primary(FontRole::FangSong).name(), "仿宋_GB2312");
}

#[test]
fn fonts_that_cannot_be_used_are_told_apart() {
    let refused = |given: Vec<(String, Vec<u8>)>| Library::with_fonts(given).unwrap_err().message;
    assert!(refused(files([])).contains("没有能用的字体"));
    assert!(refused(files([("坏.ttf", "这不是字体".into())])).contains("坏.ttf 已损坏"));
    let message = refused(files([("限.ttf", renamed("黑体", 2))]));
    assert!(message.contains("限.ttf") && message.contains("黑体") && message.contains("不允许嵌入"), "{message}");
    // One that no role asks for is left out, and told of.
    let given = files([("限.ttf", renamed("别的字体", 2)), ("楷.ttf", renamed("另一种", 0))]);
    let library = Library::with_fonts(given).unwrap();
    let remarks: Vec<&str> = library.remarks().iter().map(|remark| remark.message.as_str()).collect();
    assert_eq!(remarks, ["字体文件 限.ttf（别的字体）的许可不允许嵌入 PDF"]);
}

/// A font without one of the tables that every font must have.
fn without(tag: &[u8; 4]) -> Vec<u8> {
    let mut font = renamed("缺表", 0);
    let at = entry(&font, tag);
    font[at..at + 4].copy_from_slice(b"none");
    font
}

#[test]
fn a_font_without_its_tables_is_refused_and_breaks_nothing() {
    for tag in [b"head", b"hhea", b"hmtx", b"maxp", b"cmap", b"glyf", b"loca"] {
        let error = Library::with_fonts(files([("缺.ttf", without(tag))])).unwrap_err();
        assert!(error.message.contains("缺.ttf"), "{error}");
    }
    for length in [0, 4, 12, 100, 5000] {
        let font = renamed("断", 0)[..length].to_vec();
        assert!(Library::with_fonts(files([("断.ttf", font)])).is_err(), "{length}");
    }
}

/// A font with names of glyphs, in version 2.0, which follow the font as a table of their own.
fn with_names(names: &[u16]) -> Vec<u8> {
    let mut font = renamed("坏名", 0);
    let table = [&[2, 0][..], &[0; 14], names].concat();
    let table: Vec<u8> = table.into_iter().flat_map(u16::to_be_bytes).collect();
    let place = [font.len(), table.len()].map(|number| u32::try_from(number).unwrap().to_be_bytes()).concat();
    let post = entry(&font, b"post");
    font[post + 8..post + 16].copy_from_slice(&place);
    font.extend(table);
    font
}

/// Found by fuzzing: the library that embeds fonts trusts these names.
#[test]
fn a_font_whose_glyphs_have_no_names_that_can_be_read_is_refused() {
    for names in [&[][..], &[1, 300]] {
        let error = Library::with_fonts(files([("名.ttf", with_names(names))])).unwrap_err();
        assert_eq!(error.message, "字体文件 名.ttf（坏名）已损坏，读不出来", "{names:?}");
    }
    // Those that all know need not be written out.
    assert!(Library::with_fonts(files([("名.ttf", with_names(&[1, 3]))])).is_ok());
}

/// The fallback for 楷体 under a name of no role, with a glyph for a character that no built-in font has.
#[test]
fn any_font_serves_for_what_no_other_has() {
    let mut font = renamed("我的字体", 0);
    let cmap = entry(&font, b"cmap");
    let table = format_12(0x1f600, 5);
    let place = u32::try_from(font.len()).unwrap().to_be_bytes();
    font[cmap + 8..cmap + 12].copy_from_slice(&place);
    font[cmap + 12..cmap + 16].copy_from_slice(&u32::try_from(table.len()).unwrap().to_be_bytes());
    font.extend(table);
    let library = Library::with_fonts(files([("我.ttf", font)])).unwrap();
    let mut glyphs = library.glyphs();
    for role in FontRole::ALL {
        assert_eq!(library.primary(role).name(), Library::builtin().primary(role).name());
        let glyph = glyphs.get(role, '😀').expect("the given font has it");
        assert_eq!((library.face(glyph.face).name(), glyph.id), ("我的字体", 5));
    }
    let document = paragraph("笑😀");
    let layout = lay_out(&document, &OFFICIAL, &library).unwrap();
    assert!(!nianbao::pdf::write(&document, &layout, None, &library).unwrap().is_empty());
}

/// A table of characters with one of them.
fn format_12(character: u32, glyph: u32) -> Vec<u8> {
    let mut table = [0_u16, 1, 3, 10].map(u16::to_be_bytes).concat();
    table.extend(12_u32.to_be_bytes());
    table.extend([12_u16, 0].map(u16::to_be_bytes).concat());
    table.extend([28, 0, 1, character, character, glyph].map(u32::to_be_bytes).concat());
    table
}

/// The outline of the glyph that shows a character, as an SVG path.
fn outline(role: FontRole, character: char) -> String {
    let library = Library::builtin();
    let glyph = library.glyphs().get(role, character).expect("a glyph");
    let font = skrifa::FontRef::new((**library.face(glyph.face).data()).as_ref()).expect("a font");
    let outline = font.outline_glyphs().get(glyph.id.into()).expect("an outline");
    let mut pen = SvgPen::new();
    outline.draw((Size::new(100.0), LocationRef::default()), &mut pen).expect("drawn");
    pen.to_string()
}

/// Width of the ink of a digit as a share of its height.
fn proportion(role: FontRole, digit: char) -> f64 {
    let path = outline(role, digit);
    let numbers = path.split(|c: char| !(c.is_ascii_digit() || ".-".contains(c))).filter(|number| !number.is_empty());
    let numbers: Vec<f64> = numbers.map(|number| number.parse().expect("a number")).collect();
    let extent = |axis: usize| {
        let along = || numbers.iter().skip(axis).step_by(2).copied();
        along().fold(f64::MIN, f64::max) - along().fold(f64::MAX, f64::min)
    };
    extent(0) / extent(1)
}

/// Guards one face of digits on a page: those of the text have the proportions of those of tables and page numbers, and
/// their upright strokes in the text are as thick as in a table.
#[test]
fn digits_of_text_and_tables_are_of_one_face() {
    let (body, table) = (OFFICIAL.paragraphs.body.size, OFFICIAL.table.own_size);
    for digit in '0'..='9' {
        for role in [FontRole::FangSong, FontRole::Kai] {
            let (own, of_tables) = (proportion(role, digit), proportion(FontRole::Song, digit));
            assert!((own / of_tables - 1.0).abs() < 0.04, "{digit} in {role:?}: {own:.3}, in tables {of_tables:.3}");
        }
        let (own, of_tables) = (stroke(FontRole::FangSong, digit) * body.0, stroke(FontRole::Song, digit) * table.0);
        assert!((own / of_tables - 1.0).abs() < 0.2, "{digit}: {own:.2} pt in the text, {of_tables:.2} pt in tables");
    }
}

/// Fandol draws some characters as others: those come from other faces.
#[test]
fn what_is_drawn_is_what_is_written() {
    for role in [FontRole::FangSong, FontRole::Kai] {
        for (sign, other) in [('￥', '＄'), ('￣', '－'), ('ヵ', 'カ'), ('ヶ', 'ケ')] {
            assert_ne!(outline(role, sign), outline(role, other), "{sign} in {role:?}");
        }
    }
    let library = Library::builtin();
    let mut glyphs = library.glyphs();
    for (role, characters) in
        [(FontRole::FangSong, "幹餘醜捨滷鹼鬱鬆衹臟準癥￥￣™ヵヶ~"), (FontRole::Kai, "雎衆懲誠騁稱～￥￣™ヵヶ~")]
    {
        for character in characters.chars() {
            let glyph = glyphs.get(role, character).expect("a glyph");
            assert_eq!(library.face(glyph.face).name(), "fallback-kai.ttf", "{character} in {role:?}");
        }
    }
}

/// What Noto Serif CJK lacks and reports hold: chemistry, units, fractions, tick boxes.
#[test]
fn small_figures_fractions_and_ticks_have_glyphs_in_every_role() {
    let ranges = ['⁰'..='ⁱ', '⁴'..='₎', '⅐'..='⅟', '☐'..='☒', '✓'..='✘', '₠'..='₿'];
    assert_eq!(missing(ranges.into_iter().flatten()), []);
}

/// Whoever passes the fonts on must know on which terms: each says it itself, and so do `fonts/README.md` and `Cargo.toml`.
#[test]
fn every_font_is_told_under_its_licence() {
    let table = include_str!("../fonts/README.md");
    for face in Library::builtin().faces() {
        let font = skrifa::FontRef::from_index((**face.data()).as_ref(), face.index()).expect("a font");
        let url: String =
            font.localized_strings(StringId::LICENSE_URL).english_or_first().expect("a licence").chars().collect();
        let (spdx, name) = match &*url {
            "https://scripts.sil.org/OFL" | "http://scripts.sil.org/OFL" => ("OFL-1.1", "OFL-1.1"),
            "http://www.gnu.org/licenses/licenses.html" => ("GPL-3.0-only WITH Font-exception-2.0", "GPL-3 + 字体例外"),
            "http://ftp.gnu.org/non-gnu/chinese-fonts-truetype/LICENSE" => ("Arphic-1999", "Arphic 公共许可"),
            _ => panic!("{} is under {url}, which nobody has looked at", face.name()),
        };
        let row = table.lines().find(|line| line.contains(&format!("| {} |", face.name()))).expect("a row");
        assert!(row.contains(&format!("| {name} |")), "{row}");
        assert!(env!("CARGO_PKG_LICENSE").contains(spdx), "{spdx}");
    }
}
