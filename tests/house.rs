//! House styles: what they change of a layout and of Word files, what is said of those that make no sense.

#[path = "support/cases.rs"]
mod cases;
// The other tests of the program and of Word use the rest of these.
#[allow(dead_code)]
#[path = "support/command.rs"]
mod command;
#[path = "support/notice.rs"]
mod notice;
#[allow(dead_code)]
#[path = "support/word.rs"]
mod word;

use cases::cases;
use command::{report, run, write};
use nianbao::document::{Document, assemble};
use nianbao::docx;
use nianbao::fonts::Library;
use nianbao::formats::{self, read_values};
use nianbao::house::{self, HouseStyle};
use nianbao::image::Images;
use nianbao::layout::lay_out;
use nianbao::source::Folder;
use nianbao::style::{FontRole, OFFICIAL, PageNumberPlace, Pt, Style, mm};
use notice::notice;
use proptest::option;
use proptest::prelude::*;
use word::{Package, all, at, attribute, child, number, text, value};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");

fn house_style(text: &str) -> HouseStyle {
    let (_, root, complaints) = read_values("版式.yaml", text.as_bytes());
    assert_eq!(complaints, []);
    let (house, complaints) = house::read(&root.expect("YAML"));
    assert_eq!(complaints, []);
    house
}

fn over_official(text: &str) -> Style {
    house_style(text).over(&OFFICIAL).expect("a style that makes sense")
}

fn sample(name: &str) -> Style {
    over_official(&std::fs::read_to_string(format!("{FOLDER}/styles/{name}.yaml")).expect("the sample"))
}

/// A sample as it is printed in a style.
fn document(name: &str, style: &Style) -> Document {
    let bytes = std::fs::read(format!("{FOLDER}/{name}")).expect("the sample");
    let report = formats::read(name, &bytes).report.expect("a report");
    let images = Images::load(&report, &Folder(FOLDER.into())).expect("images");
    assemble(&report, &images, style, false)
}

/// The sample that has headings of all levels, as a Word file in a style.
fn word(style: &Style) -> Package {
    Package::open(&docx::write(&document("minghe-2024.yaml", style), style).expect("a Word file"))
}

#[test]
fn what_is_not_set_is_as_in_the_standard() {
    assert_eq!(HouseStyle::default().over(&OFFICIAL).expect("a style"), OFFICIAL);
    assert_eq!(
        over_official("margins: {top: 37, left: 28}\nlines: 22\ndigits: han\nbold: []\ntables: split\n"),
        OFFICIAL
    );
    assert_eq!(over_official("page_number: {form: \"— 1 —\", place: outer}\nsizes: {body: 三号, title:}"), OFFICIAL);
}

#[test]
fn margins_lines_and_sizes_fit_together() {
    let page = |text: &str| over_official(text).page;
    // Two of the three lengths across a sheet give the third.
    let width = |text: &str| (page(text).left.to_mm(), page(text).text_width.to_mm());
    let is = |(a, b): (f64, f64), (c, d): (f64, f64)| assert!((a - c).abs() < 1e-9 && (b - d).abs() < 1e-9, "{a} {b}");
    is(width("margins: {left: 26, right: 24}"), (26.0, 160.0));
    is(width("margins: {right: 2.4厘米}"), (28.0, 158.0));
    is(width("type_area: {width: 150}"), (28.0, 150.0));
    is(width("{margins: {right: 30mm}, type_area: {width: 150}}"), (30.0, 150.0));
    // Lines and their pitch give the height, or what there is of these and the height the rest.
    let lines = |text: &str| (page(text).text_height / page(text).line_pitch, page(text).line_pitch.0);
    is(lines("{margins: {top: 25}, lines: 25, line_pitch: 28}"), (25.0, 28.0));
    is(lines("lines: 20"), (20.0, mm(225.0).0 / 20.0));
    let filled = page("{margins: {top: 28, bottom: 28}, line_pitch: 33磅}");
    is((filled.text_height.to_mm(), filled.line_pitch.0), (241.0, 33.0));
    // Of more lines than were asked for there is no room.
    is(lines("{margins: {top: 25, bottom: 25}, lines: 20, line_pitch: 30}"), (20.0, 30.0));
    // Without a word about lines or characters there are as many as fit at about the standard's distances.
    is(lines("margins: {top: 25, bottom: 25}"), (24.0, mm(247.0).0 / 24.0));
    assert_eq!(page("type_area: {width: 165}").characters, 29);
    assert_eq!(page("sizes: {body: 小三}").characters, 29);
    assert_eq!(page("characters: 26").characters, 26);
    // All that stands on lines of the text follows.
    let style = over_official("line_pitch: 30");
    for look in [&style.paragraphs.title, &style.paragraphs.body, &style.paragraphs.heading3] {
        assert!((look.line_height.0 - 30.0).abs() < 1e-9);
    }
    assert!((style.paragraphs.title.space_after.0 - 30.0).abs() < 1e-9, "an empty line");
    // 字号 as people write them.
    for (written, size) in
        [("小二", 18.0), ("2号", 22.0), ("小2号", 18.0), ("20", 20.0), ("20磅", 20.0), ("一号", 26.0)]
    {
        assert_eq!(over_official(&format!("sizes: {{title: {written}}}")).paragraphs.title.size, Pt(size), "{written}");
    }
    let style = over_official("sizes: {body: 小三, page_number: 五号}");
    assert_eq!((style.paragraphs.heading1.size, style.paragraphs.signature.size), (Pt(15.0), Pt(15.0)));
    assert_eq!((style.paragraphs.table_caption.size, style.page_number.size), (Pt(12.0), Pt(10.5)));
}

#[test]
fn word_has_the_citys_style() {
    let package = word(&sample("city"));
    let document = package.xml("word/document.xml");
    let section = at(document.root_element(), "body/sectPr").expect("a section");
    let margin = child(section, "pgMar").expect("margins");
    let twips = |length: Pt| (length.0 * 20.0).round() as i64;
    for (side, length) in [("top", 25.0), ("left", 26.0), ("right", 26.0)] {
        assert!((number(margin, side) - twips(mm(length))).abs() <= 1, "{side}: {}", number(margin, side));
    }
    assert_eq!(number(margin, "bottom"), twips(mm(297.0)) - twips(mm(25.0)) - 25 * 28 * 20);
    assert_eq!(number(child(section, "docGrid").expect("a grid"), "linePitch"), 28 * 20);
    let styles = package.xml("word/styles.xml");
    let look = |id: &str| all(styles.root(), "style").into_iter().find(|one| attribute(*one, "styleId") == Some(id));
    let body = look("Normal").expect("a body style");
    assert_eq!(number(at(body, "pPr/spacing").expect("line spacing"), "line"), 28 * 20);
    let fonts = |id: &str| {
        let fonts = at(look(id).expect(id), "rPr/rFonts").expect(id);
        ["ascii", "hAnsi", "eastAsia"].map(|script| attribute(fonts, script).expect("a font").to_owned())
    };
    let times = "Times New Roman";
    assert_eq!(fonts("Normal"), [times, times, "仿宋_GB2312"]);
    assert_eq!(fonts("Heading2"), [times, times, "楷体_GB2312"]);
    assert_eq!(fonts("TableText"), [times, times, "宋体"]);
    assert_eq!(fonts("RunOnText"), [times, times, "仿宋_GB2312"]);
    // No Times is as dark as these.
    assert_eq!(fonts("Title"), ["方正小标宋简体"; 3]);
    assert_eq!(fonts("Heading1"), ["黑体"; 3]);
    let table = package.xml("word/fontTable.xml");
    let font = all(table.root(), "font").into_iter().find(|font| attribute(*font, "name") == Some(times));
    assert_eq!(value(font.expect("Times"), "altName"), Some("Tinos,Liberation Serif,TeX Gyre Termes"));
    // In the middle, odd and even pages have the same footer.
    assert_eq!(text(package.xml("word/footer1.xml").root()), "- 1 -");
    assert_eq!(value(look("Footer").expect("a footer"), "pPr/jc"), Some("center"));
    assert!(at(package.xml("word/settings.xml").root_element(), "evenAndOddHeaders").is_none());
    // Where the file names no Latin face, it says nothing of one.
    assert!(!word(&OFFICIAL).text("word/fontTable.xml").contains(times));
}

#[test]
fn word_has_bold_headings_and_light_text_behind_them() {
    let style = over_official("line_pitch: 33\nbold: [title, heading2, heading3]");
    let name = "年报.yaml";
    let blocks =
        "{heading: 总的, text: 后面的**重点**文字。}\n  - {heading: 分的, level: 3}\n  - {heading: 再分, level: 4}";
    let read = formats::read(name, report("某局", blocks).as_bytes()).report.expect("a report");
    let package =
        Package::open(&docx::write(&assemble(&read, &Images::default(), &style, false), &style).expect("Word"));
    let styles = package.xml("word/styles.xml");
    let bold = |id: &str| {
        let look = all(styles.root(), "style").into_iter().find(|one| attribute(*one, "styleId") == Some(id));
        at(look.expect(id), "rPr/b").is_some()
    };
    let named = ["Title", "Heading1", "Heading2", "Heading3", "Heading4", "Normal", "RunOnText"];
    assert_eq!(named.map(bold), [true, false, true, true, false, false, false]);
    let document = package.xml("word/document.xml");
    let runs: Vec<_> = all(document.root(), "r")
        .into_iter()
        .filter(|run| text(*run).contains("文字") || text(*run).contains("重点"))
        .collect();
    let said =
        runs.iter().map(|run| (text(*run), at(*run, "rPr/b").map(|bold| attribute(bold, "val").map(str::to_owned))));
    let said: Vec<_> = said.collect();
    let off =
        |value: &Option<Option<String>>| matches!(value, Some(Some(value)) if ["0", "false"].contains(&value.as_str()));
    let [(_, bold), (_, light)] = &said[..] else { panic!("{said:?}") };
    assert!(bold.is_some() && !off(bold), "{said:?}");
    assert!(off(light), "the text behind a bold heading is as light as other text: {said:?}");
}

#[test]
fn pages_need_no_numbers() {
    let style = over_official("page_number: {form: none}");
    let package = word(&style);
    assert!(!package.0.keys().any(|part| part.contains("footer")), "{:?}", package.0.keys());
    assert!(all(package.xml("word/document.xml").root(), "footerReference").is_empty());
    assert!(at(package.xml("word/settings.xml").root_element(), "evenAndOddHeaders").is_none());
    let plain = over_official("page_number: {form: 1, place: centre}").page_number;
    assert_eq!((plain.before, plain.place), ("", Some(PageNumberPlace::Centre)));
}

#[test]
fn tables_may_be_kept_whole() {
    assert_eq!(over_official("tables: whole").table.most_hole, 1.0);
    assert_eq!(sample("provincial-committee").table.most_hole, 1.0);
}

/// Guards that measures of an A4 page do not spoil another sheet, which the same office may print as well.
#[test]
fn other_sheets_keep_their_measures() {
    let house = house_style("margins: {left: 26, right: 26}\nline_pitch: 28\nbold: [heading3]\ndigits: times\n");
    let over = house.over(&notice()).expect("a style");
    assert_eq!((&over.page, &over.page_number), (&notice().page, &notice().page_number));
    assert!(over.paragraphs.heading3.bold && !over.paragraphs.heading2.bold);
    assert_eq!(over.latin, Some(FontRole::Times));
}

#[test]
fn what_makes_no_sense_is_refused_with_place_and_cure() {
    for (text, place, message, advice) in [
        ("margin: {}", "1:1", "没有“margin”这个键", "是不是想写 margins？"),
        ("margins: {tops: 3}", "1:11", "没有“tops”这个键", "是不是想写 top？"),
        ("margins: {top: 三十}", "1:16", "“三十”不是大于 0 的长度", "请写毫米数"),
        ("margins: {top: -3}", "1:16", "“-3”不是大于 0 的长度", "请写毫米数"),
        ("margins: {left: 2.8}", "1:17", "左页边距只有 2.8 毫米", "厘米数要乘 10"),
        ("margins: {left: 50, right: 50}", "1:17", "版心宽只有 110 毫米", "至少要 140 毫米"),
        ("margins: {bottom: 12}", "1:19", "下页边距只有 12 毫米", "至少要 14.5 毫米"),
        ("type_area: {width: 190}", "1:20", "页边距和版心加起来超出纸宽 210 毫米", "毫米"),
        ("{margins: {left: 28, right: 26}, type_area: {width: 150}}", "1:53", "加起来不是纸宽 210 毫米", "去掉一项"),
        ("lines: 0", "1:8", "“0”不是大于 0 的整数", "例如 25"),
        ("lines: 40", "1:8", "每页 40 行，行距就是 15.9 磅，比标题的字号 22 磅还小", "22 磅以上"),
        ("line_pitch: 15", "1:13", "行距 15 磅，比标题的字号 22 磅还小", "22 磅以上"),
        ("line_pitch: 60", "1:13", "是正文字号的 3 倍以上", "48 磅以内"),
        ("line_pitch: 1.5倍", "1:13", "“1.5倍”不是大于 0 的磅数", "例如 28"),
        ("{lines: 25, line_pitch: 28}", "1:9", "要 246.9 毫米高，版心最多 245.5 毫米", "24 行以内"),
        ("{lines: 30, line_pitch: 28, margins: {bottom: 35}}", "1:9", "版心最多 225 毫米", "22 行以内"),
        ("{lines: 9, line_pitch: 28, margins: {bottom: 35}}", "1:9", "只有 88.9 毫米高，太矮", "16 行以上"),
        ("characters: 40", "1:13", "每行 40 字，一字宽 11.1 磅", "19 到 29 字"),
        ("sizes: {body: 大号}", "1:15", "没有“大号”这个字号", "三号"),
        ("sizes: {body: 3}", "1:15", "正文的字号 3 磅", "三号是 16"),
        ("bold: [heading5]", "1:8", "这里不能写“heading5”", "heading4"),
        ("digits: arial", "1:9", "这里不能写“arial”", "han、times"),
        ("tables: half", "1:9", "这里不能写“half”", "whole、split"),
        ("page_number: {form: 第1页}", "1:21", "这里不能写“第1页”", "- 1 -"),
        ("page_number: {form: none, place: centre}", "1:34", "不印页码，用不上", "请去掉"),
    ] {
        let (_, root, _) = read_values("版式.yaml", text.as_bytes());
        let (house, mut complaints) = house::read(&root.expect("YAML"));
        complaints.extend(house.over(&OFFICIAL).err().unwrap_or_default());
        let said: Vec<String> = complaints.iter().map(ToString::to_string).collect();
        let [said] = &said[..] else { panic!("{text}: {said:#?}") };
        assert!(said.starts_with(&format!("{place}：")) && said.contains(message), "{text}: {said}");
        assert!(said.contains(advice), "{text}: {said}");
    }
}

proptest! {
    #![proptest_config(cases(500))]

    /// Whatever numbers a file has, they are refused or make a page that can be printed and read.
    #[test]
    fn what_is_taken_can_be_printed(
        margins in [(); 4].map(|()| option::of(5.0..45.0)),
        area in [(); 2].map(|()| option::of(120.0..260.0)),
        lines in option::of(1usize..40),
        pitch in option::of(10.0..50.0),
        characters in option::of(15usize..45),
        sizes in [(); 2].map(|()| option::of(8.0..40.0)),
    ) {
        let line = |key: &str, value: Option<String>| value.map(|value| format!("{key}: {value}, ")).unwrap_or_default();
        let text = |value: &Option<f64>| value.map(|value| format!("{value:.1}"));
        let map = |keys: &[&str], values: &[Option<f64>]| {
            keys.iter().zip(values).map(|(key, value)| line(key, text(value))).collect::<String>()
        };
        let style = format!(
            "{{margins: {{{}}}, type_area: {{{}}}, sizes: {{{}}}, {}{}{}}}",
            map(&["top", "bottom", "left", "right"], &margins),
            map(&["width", "height"], &area),
            map(&["title", "body"], &sizes),
            line("lines", lines.map(|lines| lines.to_string())),
            line("line_pitch", text(&pitch)),
            line("characters", characters.map(|characters| characters.to_string())),
        );
        if let Ok(over) = house_style(&style).over(&OFFICIAL) {
            let Style { page, paragraphs, .. } = &over;
            let hair = Pt(0.02);
            let (right, bottom) = (page.width - page.left - page.text_width, page.height - page.top - page.text_height);
            prop_assert!(page.left.min(right).min(page.top).min(bottom) + hair > mm(10.0), "{style}");
            prop_assert!(page.text_width + hair > mm(140.0) && page.text_height + hair > mm(150.0), "{style}");
            prop_assert!(paragraphs.title.size.max(paragraphs.body.size) <= page.line_pitch, "{style}");
            prop_assert!(page.character_pitch() > paragraphs.body.size * 0.94, "{style}");
            if let Some(lines) = lines {
                prop_assert_eq!((page.text_height / page.line_pitch + 1e-6) as usize, lines, "{}", style);
            }
            let laid_out = lay_out(&document("xigang-2023.yaml", &over), &over, Library::builtin());
            prop_assert!(laid_out.is_ok(), "{style}: {:?}", laid_out.err());
        }
    }
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write(path, "年报.yaml", report("某局", "一段话。"));
    write(path, "版式.yaml", "line_pitch: 12\nmargins: {botom: 3}\ncharacters: 60\ndigits: x\n");
    for command in ["render", "check"] {
        let said = run(path, &[command, "年报.yaml", "--style", "版式.yaml"]);
        let said = said.expect_about(2, "版式.yaml：这份版式不能用；请先改正上面指出的错误");
        for line in ["版式.yaml:1:13", "版式.yaml:2:11", "版式.yaml:3:13", "版式.yaml:4:9"] {
            assert!(said.messages.contains(line), "no {line} in {}", said.messages);
        }
    }
    // A number of hyphens is a list to YAML.
    write(path, "版式.yaml", "page_number:\n  form: - 1 -\n");
    run(path, &["render", "年报.yaml", "--style", "版式.yaml"]).expect_about(2, "是文字的话请加引号");
    run(path, &["render", "年报.yaml", "--style", "无.yaml"]).expect(2, "错误：无.yaml：没有这个文件；请核对路径\n");
}

#[test]
fn the_program_takes_a_style_by_itself_or_in_a_profile() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write(path, "年报.yaml", report("某局", "一段话。"));
    write(path, "版式.yaml", "digits: times\npage_number: {form: \"- 1 -\"}\n");
    write(path, "要求.yaml", "rules: {LENGTH: off}\nstyle: {page_number: {form: \"1\"}, line_pitch: 30}\n");
    let footer = |arguments: &[&str]| {
        let all = [&["render", "年报.yaml", "--to", "docx", "-o", "out"], arguments].concat();
        run(path, &all).expect(0, "");
        let file = std::fs::read(path.join("out/某局2023年政府信息公开工作年度报告.docx")).expect("written");
        let package = Package::open(&file);
        (text(package.xml("word/footer1.xml").root()), package.text("word/styles.xml").contains("w:line=\"600\""))
    };
    assert_eq!(footer(&[]), ("— 1 —".to_owned(), false));
    assert_eq!(footer(&["--style", "版式.yaml"]), ("- 1 -".to_owned(), false));
    assert_eq!(footer(&["--profile", "要求.yaml"]), ("1".to_owned(), true));
    // The file of its own goes first, as a whole.
    assert_eq!(footer(&["--profile", "要求.yaml", "--style", "版式.yaml"]), ("- 1 -".to_owned(), false));
    // It may lie beside the reports.
    run(path, &["check", "."]).expect(0, "./年报.yaml：错误 0 处，提醒 0 处\n");
    run(path, &["check", "版式.yaml"]).expect_about(2, "这是版式，不是年报；请用 --style 给出它");
    // A file of another kind is told as such, not value by value.
    let other = |option, file| run(path, &["check", "年报.yaml", option, file]);
    let said = other("--style", "年报.yaml").expect_about(2, "年报.yaml：这是年报，不是版式；年报直接写在命令后面");
    assert_eq!(said.messages.lines().count(), 1);
    other("--profile", "版式.yaml").expect_about(2, "版式.yaml：这是版式，不是核对要求；请用 --style 给出它");
    write(path, "要求.yaml", "style: {lines: 99}\n");
    run(path, &["check", "年报.yaml", "--profile", "要求.yaml"]).expect_about(2, "要求.yaml:1:16");
}
