//! What clerks really do to a workbook: paste, hide, filter, put pictures in, write beside the tables.

use std::io::Cursor;

use nianbao::form::TableId;
use nianbao::formats::{Format, read as read_file};
use nianbao::image::Images;
use nianbao::report::{Block, Report};
use nianbao::source::Memory;

use crate::book::{
    edited_with, empty, figure_cells, fine, number_of, only_error, prose, put, read, read_as, said, style_of, table,
    text_cell, with_cell, with_prose, with_sheet, written,
};
use crate::word::Package;

/// The blocks of 一、 that these lines of YAML are.
fn overview(lines: &str) -> Report {
    read_as(&format!("body: 某局\nyear: 2024\noverview:\n{lines}"), Format::Yaml)
}

fn assert_overview(report: &Report, lines: &str) {
    assert_eq!(prose(report, "overview"), prose(&overview(lines), "overview"));
}

#[test]
fn line_breaks_in_a_cell_part_paragraphs() {
    let bytes = with_prose(&[("A4", "段落"), ("B4", "第一段。\n第二段。\r\n\n第三段。"), ("B5", "第四段。\n第五段。")]);
    assert_overview(&fine(&bytes), "  - 第一段。\n  - 第二段。\n  - 第三段。\n  - 第四段。\n  - 第五段。\n");
    let table =
        with_prose(&[("A4", "表格"), ("A5", "表行"), ("B5", "一是公开\n二是答复"), ("A6", "列项"), ("B6", "甲\n乙")]);
    assert_overview(&fine(&table), "  - table: {rows: [[\"一是公开\\n二是答复\"]]}\n  - list: [\"甲\\n乙\"]\n");
}

/// A number before a line without a kind makes a heading, and that is told; where a kind was chosen, it holds.
#[test]
fn pasted_headings_are_headings() {
    let pasted = "（一）主动公开情况\n2024年，我局公开3条。\n1.公开内容\n（1）文件\n(二) 依申请公开。2024年，收到3件。\n1.没有标题的一句话。";
    let (report, said) = said(&with_prose(&[("B4", pasted), ("A5", "段落"), ("B5", "（三）照印")]));
    assert_overview(
        &report.unwrap(),
        "  - heading: （一）主动公开情况\n  - 2024年，我局公开3条。\n  - {heading: 1.公开内容, level: 3}\n  \
           - {heading: （1）文件, level: 4}\n  - {heading: (二) 依申请公开。, text: 2024年，收到3件。}\n  \
           - 1.没有标题的一句话。\n  - （三）照印\n",
    );
    assert_eq!(
        said,
        [
            "READ-AS：一、总体情况!B4：一、总体情况：这一行没有选类型，按开头的序号作二级标题、三级标题、四级标题、二级标题（接正文）印，\
          序号由程序重编；如果是正文，请在 A 列选“段落”"
        ]
    );
}

#[test]
fn headings_run_in_by_a_kind_of_their_own() {
    let bytes = with_prose(&[
        ("A4", "二级标题（接正文）"),
        ("B4", "主动公开情况。\n2024年，公开3条。"),
        ("A5", "三级标题（接正文）"),
        ("B5", "公开渠道。以网站为主。"),
    ]);
    assert_overview(
        &fine(&bytes),
        "  - {heading: 主动公开情况。, text: 2024年，公开3条。}\n  - {heading: 公开渠道。, level: 3, text: 以网站为主。}\n",
    );
    let alone = with_prose(&[("A4", "二级标题（接正文）"), ("B4", "主动公开情况")]);
    assert_eq!(
        only_error(&alone),
        "一、总体情况!B4：一、总体情况：标题后面没有接着的正文；请在标题后按 Alt+Enter 换行，再写正文"
    );
    let (report, said) = said(&with_prose(&[("A4", "二级标题"), ("B4", "主动公开\n正文。")]));
    assert_overview(&report.unwrap(), "  - heading: 主动公开\n  - 正文。\n");
    assert!(said[0].contains("标题只取第一行，下面各行作段落印"), "{said:?}");
}

/// Hides rows of a sheet, as a person or a filter does.
fn hidden(bytes: &[u8], sheet: &str, rows: &[u32]) -> Vec<u8> {
    with_sheet(bytes, sheet, |text| {
        rows.iter().fold(text, |text, row| {
            text.replace(&format!("<row r=\"{row}\""), &format!("<row r=\"{row}\" hidden=\"1\""))
        })
    })
}

#[test]
fn hidden_rows_are_not_printed_and_told() {
    let bytes = with_prose(&[("B4", "印。"), ("B5", "内部备注。"), ("B6", "内部备注。"), ("B7", "也印。")]);
    let (report, said_of) = said(&hidden(&bytes, "一、总体情况", &[5, 6]));
    assert_overview(&report.unwrap(), "  - 印。\n  - 也印。\n");
    assert_eq!(
        said_of,
        [
            "READ-AS：一、总体情况!A5：一、总体情况：第 5—6 行隐藏了或被筛选掉了，没有印；要印的请取消隐藏、清除筛选，不要的请删去"
        ]
    );
    // A row of a table that is hidden is no row of it.
    let table = with_prose(&[
        ("A4", "表格"),
        ("A5", "表行"),
        ("B5", "甲"),
        ("A6", "表行"),
        ("B6", "乙"),
        ("A7", "表行"),
        ("B7", "丙"),
    ]);
    let (report, _) = said(&hidden(&table, "一、总体情况", &[6]));
    assert_overview(&report.unwrap(), "  - table: {rows: [[甲], [丙]]}\n");
    // The form prints all its rows.
    let (report, told) = said(&hidden(&written(&empty()), "表二", &[7]));
    assert!(report.is_some());
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("表二!A7") && told[0].contains("官方表格里有隐藏的行或列，照样印"), "{told:?}");
}

#[test]
fn hidden_sheets_are_not_printed_and_told() {
    let hide = |bytes: &[u8], name: &str| {
        let from = format!("<sheet name=\"{name}\"");
        edited_with(bytes, &[], |path, text| match path {
            "xl/workbook.xml" => text.replace(&from, &format!("{from} state=\"hidden\"")),
            _ => text,
        })
    };
    let bytes = hide(&with_prose(&[("B4", "草稿。")]), "一、总体情况");
    let (report, told) = said(&bytes);
    assert!(prose(&report.unwrap(), "overview").is_empty());
    assert_eq!(
        told,
        ["READ-AS：一、总体情况!A1：一、总体情况：这张工作表隐藏了，上面的内容没有印；要印的请取消隐藏，不要的请清空"]
    );
    // One with nothing on it is none to speak of; a table is printed in any case.
    fine(&hide(&written(&empty()), "附件"));
    let (report, told) = said(&hide(&written(&empty()), "表二"));
    assert!(report.is_some() && told.len() == 1 && told[0].contains("照样印"), "{told:?}");
}

fn png() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::RgbImage::from_pixel(4, 4, image::Rgb([9, 9, 9])).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn relations(all: &[(&str, &str, &str)]) -> String {
    let all =
        all.iter().map(|(id, kind, target)| format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>"));
    let namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
    format!("<Relationships xmlns=\"{namespace}\">{}</Relationships>", all.collect::<String>())
}

fn picture(id: &str, name: &str, alt: &str) -> String {
    format!(
        "<xdr:pic><xdr:nvPicPr><xdr:cNvPr id=\"2\" name=\"{name}\" descr=\"{alt}\"/></xdr:nvPicPr>\
         <xdr:blipFill><a:blip r:embed=\"{id}\"/></xdr:blipFill></xdr:pic>"
    )
}

const NAMESPACES: &str = "xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" \
     xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// A workbook with things lying on a sheet, each at a row from 1.
fn with_floating(bytes: &[u8], sheet: &str, floating: &[(u32, String)]) -> Vec<u8> {
    let anchors: String = floating
        .iter()
        .map(|(row, thing)| {
            let row = row - 1;
            format!(
                "<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>{row}</xdr:row></xdr:from>\
                 <xdr:to><xdr:col>2</xdr:col><xdr:row>99</xdr:row></xdr:to>{thing}</xdr:twoCellAnchor>"
            )
        })
        .collect();
    let drawing = format!("<xdr:wsDr {NAMESPACES}>{anchors}</xdr:wsDr>");
    let (image, drawing_kind) = (format!("{RELATIONS}/image"), format!("{RELATIONS}/drawing"));
    let of_drawing = relations(&[("rId1", &image, "../media/image1.png")]);
    let of_sheet = relations(&[("rId1", &drawing_kind, "../drawings/drawing1.xml")]);
    let sheet = format!("xl/worksheets/_rels/sheet{}.xml.rels", number_of(sheet));
    let added: [(&str, &[u8]); 4] = [
        ("xl/drawings/drawing1.xml", drawing.as_bytes()),
        ("xl/drawings/_rels/drawing1.xml.rels", of_drawing.as_bytes()),
        (&sheet, of_sheet.as_bytes()),
        ("xl/media/image1.png", &png()),
    ];
    edited_with(bytes, &added, |_, text| text)
}

#[test]
fn pictures_that_lie_on_a_sheet_are_printed_at_their_row() {
    let filled =
        with_prose(&[("B4", "第一段。"), ("B6", "第二段。"), ("A7", "图片"), ("C7", "办理流程图"), ("D7", "图1")]);
    let things = [
        (4, picture("rId1", "图片 1", "公开栏照片")),
        (6, picture("rId1", "图片 2", "Picture")),
        (7, picture("rId1", "图片 3", "image.png")),
        (9, "<xdr:graphicFrame/>".to_owned()),
    ];
    let bytes = with_floating(&filled, "一、总体情况", &things);
    let (report, said) = said(&bytes);
    let report = report.unwrap();
    let image = "image: xl/media/image1.png";
    assert_overview(
        &report,
        &format!(
            "  - 第一段。\n  - {{{image}, alt: 公开栏照片}}\n  - 第二段。\n  - {{{image}, alt: 图片}}\n  \
               - {{{image}, alt: 办理流程图, caption: 图1}}\n"
        ),
    );
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].starts_with("VALUE：一、总体情况!B6：一、总体情况：这张图片没有替代文字，暂用“图片”"), "{said:?}");
    assert!(
        said[1].starts_with("READ-AS：一、总体情况!B9：一、总体情况：这里有图表、文本框或别的图形，印不出来"),
        "{said:?}"
    );
    let reading = read_file("年报.xlsx", &bytes);
    assert_eq!(reading.files.0["xl/media/image1.png"], png());
    let images = Images::load(&report, &reading.images(&Memory::default())).unwrap();
    assert!(images.get("xl/media/image1.png").is_some());
}

/// WPS's pictures in cells; one that the workbook does not hold is told.
#[test]
fn pictures_in_cells_of_wps_are_printed() {
    let formula = |id: &str| format!(" t=\"str\"><f>_xlfn.DISPIMG(\"{id}\",1)</f><v>=DISPIMG(\"{id}\",1)</v></c>");
    let filled = with_prose(&[("A4", "段落"), ("B4", "第一段。"), ("A5", "图片"), ("D5", "图1")]);
    let bytes = with_cell(&filled, "一、总体情况", "B5", &formula("ID_A"));
    let images = format!(
        "<etc:cellImages xmlns:etc=\"http://www.wps.cn/officeDocument/2017/etCustomData\" {NAMESPACES}>\
         <etc:cellImage>{}</etc:cellImage></etc:cellImages>",
        picture("rId1", "ID_A", "流程图")
    );
    let of_images = relations(&[("rId1", &format!("{RELATIONS}/image"), "media/image1.png")]);
    let kind = "http://www.wps.cn/officeDocument/2020/cellImage";
    let added: [(&str, &[u8]); 3] = [
        ("xl/cellimages.xml", images.as_bytes()),
        ("xl/_rels/cellimages.xml.rels", of_images.as_bytes()),
        ("xl/media/image1.png", &png()),
    ];
    let related = format!("<Relationship Id=\"rId99\" Type=\"{kind}\" Target=\"cellimages.xml\"/></Relationships>");
    let whole = edited_with(&bytes, &added, |path, text| match path {
        "xl/_rels/workbook.xml.rels" => text.replace("</Relationships>", &related),
        _ => text,
    });
    assert_overview(&fine(&whole), "  - 第一段。\n  - {image: xl/media/image1.png, alt: 图1, caption: 图1}\n");
    assert_eq!(
        only_error(&bytes),
        "一、总体情况!B5：一、总体情况：这里的图片在工作簿里找不到，印不出来；\
         请重新插入图片，或把图片放在工作簿旁边，在内容里填文件名"
    );
    // Nowhere is it lost without a word.
    let heading = with_cell(&with_prose(&[("A4", "二级标题")]), "一、总体情况", "B4", &formula("ID_A"));
    assert!(only_error(&heading).contains("这里是图片，这一格只能写文字"));
    assert!(only_error(&with_cell(&written(&empty()), "表二", "E7", &formula("ID_A"))).contains("这里是图片，不是数"));
    let (_, told) = said(&with_cell(&written(&empty()), "表二", "M3", &formula("ID_A")));
    assert!(told.len() == 1 && told[0].contains("表二!M3") && told[0].contains("印不出来"), "{told:?}");
}

/// Excel's pictures in cells, as rust_xlsxwriter writes them.
#[test]
fn pictures_in_cells_of_excel_are_printed() {
    let mut other = rust_xlsxwriter::Workbook::new();
    let mut image = rust_xlsxwriter::Image::new_from_buffer(&png()).unwrap();
    image = image.set_alt_text("办理流程图");
    other.add_worksheet().embed_image(0, 0, &image).unwrap();
    let parts = Package::open(&other.save_to_buffer().unwrap()).0;
    let kept = ["xl/metadata.xml", "xl/richData/", "xl/media/"];
    let added: Vec<(&str, &[u8])> = parts
        .iter()
        .filter(|(path, _)| kept.iter().any(|kept| path.starts_with(kept)))
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
        .collect();
    let related = String::from_utf8(parts["xl/_rels/workbook.xml.rels"].clone()).unwrap();
    let related: String = related
        .split_inclusive("/>")
        .filter(|relation| relation.contains("richData") || relation.contains("metadata"))
        .map(|relation| relation.replace("Id=\"", "Id=\"other").replace("<Relationships", "<gone"))
        .collect();
    let bytes = with_cell(&with_prose(&[]), "一、总体情况", "B4", " t=\"e\" vm=\"1\"><v>#VALUE!</v></c>");
    let whole = edited_with(&bytes, &added, |path, text| match path {
        "xl/_rels/workbook.xml.rels" => text.replace("</Relationships>", &format!("{related}</Relationships>")),
        _ => text,
    });
    assert_overview(&fine(&whole), "  - {image: xl/media/image1.png, alt: 办理流程图}\n");
    assert!(matches!(prose(&read(&whole).unwrap(), "overview"), [Block::Image { .. }]));
}

#[test]
fn pictures_beside_figures_and_on_the_cover_are_told() {
    for (sheet, place) in [("封面", "封面!B5"), ("表一", "表一!B5")] {
        let bytes = with_floating(&written(&empty()), sheet, &[(5, picture("rId1", "图片 1", ""))]);
        let (report, told) = said(&bytes);
        assert!(report.is_some());
        assert!(told.len() == 1 && told[0].contains(place) && told[0].contains("图片或图形印不出来"), "{told:?}");
    }
}

#[test]
fn what_stands_beside_a_table_is_told() {
    let (report, told) = said(&with_cell(&written(&empty()), "表一", "A20", &text_cell("注：含下属单位。")));
    assert!(report.is_some());
    assert_eq!(
        told,
        ["READ-AS：表一!A20：二、主动公开政府信息情况：表格外面的文字印不出来；\
          要印的请写到“表前表后文字”这张工作表里，不要的请清空"]
    );
    let (_, told) = said(&with_prose(&[("B2", "写在例子上的正文。")]));
    assert!(told.len() == 1 && told[0].contains("这一行是例子，印不出来"), "{told:?}");
}

/// What stands above and below a table has a sheet of its own, below rows that name the table.
#[test]
fn prose_around_tables_is_found_by_the_names_of_sections() {
    const SHEET: &str = "表前表后文字";
    let filled = |cells: &[(&str, &str)]| {
        with_sheet(&written(&empty()), SHEET, |text| {
            cells.iter().fold(text, |text, (cell, content)| put(&text, cell, &text_cell(content)))
        })
    };
    let report = fine(&filled(&[("B5", "单位：件"), ("A40", "表后文字"), ("B40", "表三"), ("B41", "注：无。")]));
    let section = |id| report.table_section(id);
    assert_eq!(section(TableId::Disclosure).before.len(), 1);
    assert_eq!(section(TableId::Reviews).after.len(), 1);
    assert!(
        only_error(&filled(&[("A40", "表前文字"), ("B40", "表九")])).contains("没有“表九”这个表；请写 二、主动公开")
    );
    let gone = with_sheet(&written(&empty()), SHEET, |text| text.replace("<c r=\"A4\"", "<c r=\"Z4\""));
    assert!(read(&gone).is_err());
}

/// Amounts are printed as they are shown; what is rounded away is told.
#[test]
fn fees_are_printed_as_they_are_shown() {
    let bytes = written(&empty());
    let cell = figure_cells(table(TableId::Disclosure)).pop().unwrap();
    for (code, number, printed, is_told) in [
        ("0.00", "12.5", "12.50", false),
        ("&quot;¥&quot;#,##0.00", "1234.5", "1234.50", false),
        ("0.0", "12.34", "12.3", true),
    ] {
        let (styled, style) = style_of(&bytes, code);
        let (report, told) = said(&with_cell(&styled, "表一", &cell, &format!(" s=\"{style}\"><v>{number}</v></c>")));
        assert_eq!(report.unwrap().figures(TableId::Disclosure).given(9).to_string(), printed);
        assert_eq!(told.len(), usize::from(is_told), "{told:?}");
    }
}

/// Texts that are empty, and formulas whose result is, are nothing; those without a result are told.
#[test]
fn empty_texts_and_results_are_nothing() {
    let bytes = with_prose(&[("B4", "文字。")]);
    for content in [
        " t=\"s\"/>",
        " t=\"s\"><v></v></c>",
        " t=\"str\"><f>IF(TRUE,\"\")</f><v></v></c>",
        " t=\"inlineStr\"><is/></c>",
    ] {
        let empty = with_cell(&bytes, "一、总体情况", "B40", content);
        assert_overview(&fine(&empty), "  - 文字。\n");
        fine(&with_cell(&bytes, "表二", "E7", content));
    }
    let unknown = with_cell(&bytes, "一、总体情况", "B40", "><f>A1</f><v></v></c>");
    assert!(only_error(&unknown).contains("这里是公式，还没有算出结果"));
    let truth = with_cell(&bytes, "一、总体情况", "B40", " t=\"b\"><v>1</v></c>");
    assert_overview(&fine(&truth), "  - 文字。\n  - 'TRUE'\n");
}
