//! The cover of a workbook.

use crate::book::{empty, number_cell, only_error, read, style_of, text_cell, with_cell, written};

#[test]
fn the_cover_is_read_by_its_names() {
    let bytes = written(&empty());
    let said = |cell: &str, content: String| only_error(&with_cell(&bytes, "封面", cell, &content));
    assert_eq!(said("B5", "/>".to_owned()), "封面!B5：行政机关：行政机关是空的；请填写：全称，照公章写");
    assert_eq!(said("B6", "/>".to_owned()), "封面!B6：年度：年度是空的；请填写：报告所述的年度，四位数字");
    assert_eq!(said("B6", text_cell("2024年")), "封面!B6：年度：“2024年”不是年度；请只填四位数字，例如 2024");
    assert_eq!(
        said("B6", number_cell("2019")),
        "封面!B6：年度：年度 2019 超出范围；2021年版格式用于 2021 至 2099 年度的报告，2019 年度的报告用 2019 年版格式，请写明格式版本 2019"
    );
    assert_eq!(said("B8", number_cell("20250120")), "封面!B8：公开日期：“20250120”不是日期；请照 2024-01-24 这样填");
    assert_eq!(
        said("B8", text_cell("2025年1月20日")),
        "封面!B8：公开日期：“2025年1月20日”不是日期；请写成 2024-01-24 这样，月和日各两位"
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
