//! The sheets of prose of a workbook.

use nianbao::formats::Format;

use crate::book::{
    empty, fine, only_error, prose, read, read_as, style_of, text_cell, with_cell, with_prose, with_sheet, written,
};

#[test]
fn prose_is_read_a_row_a_block() {
    let bytes = with_prose(&[
        ("B4", "没有选类型就是段落"),
        ("A6", "二级标题"),
        ("B6", "主动公开"),
        ("A7", "段落"),
        ("B7", "第一段\n接着写\n\n第二段"),
        ("A8", "列项"),
        ("B8", "甲；"),
        ("A9", "列项"),
        ("B9", "乙。"),
        ("A10", "另起列项"),
        ("B10", "丙。"),
        ("A11", "图片"),
        ("B11", "图.png"),
        ("D11", "图1"),
        ("A12", "表格"),
        ("A13", "表行"),
        ("B13", "子"),
        ("C13", "丑"),
    ]);
    let yaml = "body: 某局\nyear: 2024\noverview:\n  - 没有选类型就是段落\n  - heading: 主动公开\n  - 第一段\n  - 接着写\n  \
                - 第二段\n  - list: [甲；, 乙。]\n  - list: [丙。]\n  - {image: 图.png, caption: 图1}\n  \
                - table: {rows: [[子, 丑]]}\n";
    let wanted = read_as(yaml, Format::Yaml);
    assert_eq!(prose(&fine(&bytes), "overview"), prose(&wanted, "overview"));
}

#[test]
fn charts_are_read_from_rows_of_names_and_figures() {
    let bytes = with_prose(&[
        ("A4", "饼图"),
        ("B4", "渠道"),
        ("C4", "条"),
        ("A5", "表行"),
        ("B5", "网站"),
        ("C5", "12"),
        ("A6", "表行"),
        ("B6", "公报"),
        ("C6", "3"),
        ("A7", "折线图"),
        ("B7", "两年"),
        ("A8", "表头"),
        ("C8", "2023年"),
        ("D8", "2024年"),
        ("A9", "表行"),
        ("B9", "1月"),
        ("C9", "1"),
        ("D9", "12.50"),
        ("A10", "段落"),
        ("B10", "下文"),
    ]);
    let yaml = "body: 某局\nyear: 2024\noverview:\n  \
                - chart: {kind: pie, title: 渠道, unit: 条, labels: [网站, 公报], series: [{values: [12, 3]}]}\n  \
                - chart: {kind: line, title: 两年, labels: [1月], series: [{name: 2023年, values: [1]}, {name: 2024年, values: [12.50]}]}\n  \
                - 下文\n";
    let wanted = read_as(yaml, Format::Yaml);
    assert_eq!(prose(&fine(&bytes), "overview"), prose(&wanted, "overview"));
}

#[test]
fn what_is_wrong_in_prose_is_told_with_its_cell() {
    const SHEET: &str = "一、总体情况!";
    let cases: &[(&[(&str, &str)], &str)] = &[
        (
            &[("A4", "正文"), ("B4", "文字")],
            "A4：一、总体情况：没有“正文”这个类型；请从下拉列表里选：段落、二级标题、三级标题、四级标题、二级标题（接正文）、三级标题（接正文）、四级标题（接正文）、列项、另起列项、图片、表格、条形图、折线图、饼图、表头、表行",
        ),
        (&[("A4", "二级标题")], "B4：一、总体情况：这里是空的；请填标题的文字，或删去这一行的“二级标题”"),
        (&[("A4", "列项")], "B4：一、总体情况：这里是空的；请填这一项的文字，或删去这一行的“列项”"),
        (&[("A4", "图片"), ("B4", "图.png")], "C4：一、总体情况：图片要有替代文字；请在这里用一句话说明图片的内容"),
        (&[("A4", "表格")], "A4：一、总体情况：表格没有内容；请在下面加“表行”，从 B 列起一格填一个"),
        (&[("A4", "表行"), ("B4", "子")], "A4：一、总体情况：前面没有“表格”；请在表的上面加一行“表格”"),
        (
            &[("A4", "表格"), ("A5", "表行"), ("B5", "子"), ("A6", "表头"), ("B6", "甲")],
            "A6：一、总体情况：“表头”只能有一行，写在“表行”前面；请核对类型",
        ),
        (
            &[("A4", "表格"), ("A5", "表行"), ("B5", "子"), ("A7", "表行"), ("B7", "丑")],
            "A7：一、总体情况：表格的行要连在一起；请删去上面的空行",
        ),
        (
            &[("A4", "表格"), ("C4", "1"), ("A5", "表行"), ("B5", "子"), ("C5", "丑")],
            "C4：一、总体情况：这里写的是 1 列，下面的表行却用到了 2 列；请核对，或清空这一格",
        ),
        (
            &[("A4", "表格"), ("C4", "两"), ("A5", "表行"), ("B5", "子")],
            "C4：一、总体情况：“两”不是列数；请填表格有几列，或留空",
        ),
        (
            &[("A4", "表格"), ("C4", "31"), ("A5", "表行"), ("B5", "子")],
            "B4：一、总体情况：表格有 31 列，横排的一页最多容纳 30 列；请拆成几个表",
        ),
        (
            &[("A4", "段落"), ("B4", "文字"), ("C4", "还有")],
            "C4：一、总体情况：“段落”只用 B 列，这里的内容印不出来；请移到 B 列，或清空这一格",
        ),
        (
            &[("A4", "图片"), ("B4", "图.png"), ("C4", "说明"), ("E4", "还有")],
            "E4：一、总体情况：“图片”只用 B、C、D 列，这里的内容印不出来；请移到 B 列，或清空这一格",
        ),
        (
            &[("A4", "饼图"), ("B4", "渠道")],
            "A4：一、总体情况：饼图没有数据；请在下面加“表行”，B 列填项目名称，C 列起填数字",
        ),
        (
            &[("A4", "条形图"), ("B4", "结果"), ("A5", "表行"), ("B5", "甲")],
            "C5：一、总体情况：图里没有数字；请从 C 列起填数字，没有发生的填 0",
        ),
        (
            &[("A4", "条形图"), ("B4", "结果"), ("A5", "表行"), ("B5", "甲"), ("C5", "12件")],
            "C5：一、总体情况 第 1 块：图里的“12件”不是数；请只填数字，单位另写",
        ),
        (
            &[
                ("A4", "折线图"),
                ("B4", "结果"),
                ("A5", "表行"),
                ("B5", "甲"),
                ("C5", "1"),
                ("A6", "表头"),
                ("C6", "乙"),
            ],
            "A6：一、总体情况：“表头”只能有一行，写在“表行”前面；请核对类型",
        ),
        (&[("C5", "散落的字")], "C5：一、总体情况：这一行没有选类型；请在 A 列选一个，或清空这一格（类型）"),
        (
            &[("A4", "附件标题"), ("B4", "附")],
            "A4：一、总体情况：附件只能写在“附件”这张工作表里；请移过去，或改选别的类型",
        ),
        (
            &[("A3", "种类")],
            "A1：一、总体情况：A 列里找不到“类型”这个列名；请恢复“类型、内容、替代文字／列数／单位、图题”这一行",
        ),
        (
            &[("A4", "段落"), ("B4", "坏\u{e000}字")],
            "B4：一、总体情况 第 1 块：“坏”后面有自造字（U+E000）；别的电脑显示不出，请换成正式编码的字",
        ),
    ];
    for (cells, message) in cases {
        assert_eq!(only_error(&with_prose(cells)), format!("{SHEET}{message}"));
    }
    let attachments = with_cell(&written(&empty()), "附件", "B4", &text_cell("文字"));
    assert_eq!(only_error(&attachments), "附件!B4：附件：这里看不出属于哪一部分；请在前面加一行“附件标题”");
    let prose =
        with_prose(&[("A4", "表格"), ("A5", "表行"), ("B5", "子"), ("C5", "丑"), ("A6", "段落"), ("B6", "文字")]);
    let merged = |range: &str| {
        let range = format!("<mergeCell ref=\"{range}\"/></mergeCells>");
        only_error(&with_sheet(&prose, "一、总体情况", |text| text.replace("</mergeCells>", &range)))
    };
    assert_eq!(merged("C5:C6"), format!("{SHEET}C5：一、总体情况：合并的单元格伸到了表格外面；请只在表格里合并"));
    assert_eq!(
        merged("A5:A6"),
        format!("{SHEET}A5：一、总体情况：“类型”这一列的第 5 至 6 行合并成了一格；请取消合并，每行各选一个类型")
    );
}

#[test]
fn numbers_in_prose_are_read_as_they_are_shown() {
    let filled = with_prose(&[("A4", "表格"), ("A5", "表行"), ("C5", "丑")]);
    for (code, number, wanted) in [
        ("General", "12", Ok("12")),
        ("0.0%", "0.623", Ok("62.3%")),
        ("#,##0", "1234567", Ok("1,234,567")),
        ("0.00", "1.5", Ok("1.50")),
        ("m&quot;月&quot;", "45315", Err(())),
        ("&quot;约&quot;0", "3", Ok("约3")),
        ("0.00E+00", "3", Err(())),
    ] {
        let (styled, style) = style_of(&filled, code);
        let read = read(&with_cell(&styled, "一、总体情况", "B5", &format!(" s=\"{style}\"><v>{number}</v></c>")));
        let read = read
            .map(|report| serde_json::to_value(prose(&report, "overview")).unwrap()[0]["table"]["rows"][0][0].clone());
        match wanted {
            Ok(text) => assert_eq!(read.unwrap(), text),
            Err(()) => assert_eq!(
                read.unwrap_err(),
                ["一、总体情况!B5：一、总体情况：这里是日期或特殊格式的数，看不出要印成什么样；\
                 请把单元格格式设为“文本”，再照要印的样子填"]
            ),
        }
    }
}
