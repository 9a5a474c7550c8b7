//! The cover of a workbook.

use nianbao::report::Signatory;

use crate::book::{empty, fine, number_cell, only_error, read, said, style_of, text_cell, with_cell, written};

#[test]
fn the_cover_is_read_by_its_names() {
    let bytes = written(&empty());
    let said = |cell: &str, content: String| only_error(&with_cell(&bytes, "封面", cell, &content));
    assert_eq!(said("B5", "/>".to_owned()), "封面!B5：行政机关：行政机关是空的；请填写：全称，照公章写");
    assert_eq!(said("B6", "/>".to_owned()), "封面!B6：年度：年度是空的；请填写：报告所述的年度，四位数字");
    assert_eq!(said("B6", text_cell("今年")), "封面!B6：年度：“今年”不是年度；请只填四位数字，例如 2024");
    assert_eq!(
        said("B6", number_cell("2019")),
        "封面!B6：年度：年度 2019 超出范围；2021年版格式用于 2021 至 2099 年度的报告，2019 年度的报告用 2019 年版格式，请写明格式版本 2019"
    );
    assert_eq!(said("B8", number_cell("20250120")), "封面!B8：公开日期：“20250120”不是日期；请照 2024-01-24 这样填");
    assert_eq!(
        said("B8", text_cell("2025年1月")),
        "封面!B8：公开日期：“2025年1月”不是日期；请写成 2024-01-24 或 2024年1月24日 这样，年、月、日都要有"
    );
    assert_eq!(
        said("B9", text_cell("2024-01-01")),
        "封面!B9：统计期限：统计期限只填了一头；请把起、止都填上，或都不填（不填就是全年）"
    );
    assert_eq!(
        said("A5", text_cell("单位")),
        "封面!A1：行政机关：A 列里找不到“行政机关”这一行；请从 nianbao new 生成的工作簿里补上"
    );
    let (styled, style) = style_of(&bytes, "yyyy\\-mm\\-dd");
    let dated = with_cell(&styled, "封面", "B8", &format!(" s=\"{style}\"><v>45677</v></c>"));
    assert_eq!(read(&dated).unwrap().published.unwrap().to_string(), "2025-01-20");
    let report = read(&with_cell(&bytes, "封面", "B6", &text_cell("２０２３"))).unwrap();
    assert_eq!(report.year(), 2023);
    let report = read(&with_cell(&bytes, "封面", "B15", &text_cell("010000"))).unwrap();
    assert_eq!(report.contact.unwrap().postcode.unwrap().as_str(), "010000");
}

/// Days and years as people write them, with or without a time, as text or as a number of a spreadsheet.
#[test]
fn days_and_years_are_read_as_people_write_them() {
    let bytes = written(&empty());
    for day in
        ["2025年1月20日", "2025.1.20", "2025/1/20", "2025-01-20T00:00:00", "2025/1/20 9:30", "２０２５年１月２０日"]
    {
        let report = fine(&with_cell(&bytes, "封面", "B8", &text_cell(day)));
        assert_eq!(report.published.unwrap().to_string(), "2025-01-20", "{day}");
    }
    let (styled, style) = style_of(&bytes, "yyyy/m/d h:mm");
    let timed = with_cell(&styled, "封面", "B8", &format!(" s=\"{style}\"><v>45677.75</v></c>"));
    assert_eq!(fine(&timed).published.unwrap().to_string(), "2025-01-20");
    for year in ["2023年", "2023年度", "二〇二三年"] {
        assert_eq!(fine(&with_cell(&bytes, "封面", "B6", &text_cell(year))).year(), 2023, "{year}");
    }
}

#[test]
fn postcodes_that_lost_a_zero_are_told() {
    let bytes = written(&empty());
    let (report, said) = said(&with_cell(&bytes, "封面", "B15", &number_cell("10020")));
    assert_eq!(report.unwrap().contact.unwrap().postcode.unwrap().as_str(), "10020");
    assert_eq!(
        said,
        [
            "VALUE：封面!B15：邮编：邮编应是 6 位数字，这里是“10020”，有 5 位；请核对，电子表格会吃掉开头的 0，例如把 010020 变成 10020"
        ]
    );
    let (styled, style) = style_of(&bytes, "000000");
    let shown = with_cell(&styled, "封面", "B15", &format!(" s=\"{style}\"><v>10020</v></c>"));
    assert_eq!(fine(&shown).contact.unwrap().postcode.unwrap().as_str(), "010020");
}

/// Workbooks handed out earlier lack rows, and call one otherwise; a row of a name that nobody knows is told.
#[test]
fn rows_that_are_not_there_or_not_known_do_no_harm() {
    let mut report = empty();
    report.published = Some(nianbao::report::Date::new(2025, 1, 20).unwrap().into());
    report.contact = None;
    let bytes = written(&report);
    let nameless =
        |cells: &[&str]| cells.iter().fold(bytes.clone(), |bytes, cell| with_cell(&bytes, "封面", cell, "/>"));
    let old = nameless(&["A4", "A9", "A10", "A11", "A12", "A13", "A17", "A18", "B4"]);
    assert_eq!(fine(&old), report);
    let site = with_cell(&with_cell(&bytes, "封面", "A20", &text_cell("网站")), "封面", "B20", &text_cell("某网"));
    assert_eq!(fine(&site).contact.unwrap().website.unwrap().as_str(), "某网");
    let other = with_cell(&with_cell(&bytes, "封面", "A16", &text_cell("联系电话")), "封面", "B16", &text_cell("1"));
    let (report, said) = said(&other);
    assert!(report.unwrap().contact.is_none());
    assert_eq!(
        said,
        [
            "READ-AS：封面!B16：封面：“联系电话”这一行印不出来：项目名不认识，或写了两次；请用“项目”列原有的名字，不要的请清空"
        ]
    );
}

#[test]
fn yes_and_no_are_said_in_chinese() {
    let bytes = written(&empty());
    let filled = |cell: &str, content: String| with_cell(&bytes, "封面", cell, &content);
    let truth = |value: &str| format!(" t=\"b\"><v>{value}</v></c>");
    for (content, seal) in [(text_cell("是"), true), (text_cell("否"), false), (truth("1"), true), (truth("0"), false)]
    {
        assert_eq!(fine(&filled("B12", content)).seal, seal);
    }
    assert_eq!(only_error(&filled("B12", text_cell("也许"))), "封面!B12：盖章：“也许”看不出是不是；请填 是 或 否");
    assert_eq!(fine(&filled("B11", text_cell("否"))).signatory, Signatory::Nobody);
    assert_eq!(
        only_error(&filled("B4", number_cell("2020"))),
        "封面!B4：格式版本：没有 2020 年版的格式；请写 2021（国办公开办函〔2021〕30号） 或 2019（国办公开办函〔2019〕60号）"
    );
}
