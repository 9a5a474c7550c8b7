//! Files that are no workbooks, are damaged, hostile, or lack sheets.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use nianbao::formats::read as read_file;
use proptest::prelude::*;

use crate::book::{SAMPLES, edited, empty, only_error, read, sample, text_cell, with_cell, with_sheet, written};
use crate::cases::cases;
use crate::word::Package;

#[test]
fn sheets_are_found_by_name() {
    let report = sample(SAMPLES[0]);
    let bytes = written(&report);
    let workbook = |from: &str, to: &str| {
        edited(&bytes, |path, text| if path == "xl/workbook.xml" { text.replace(from, to) } else { text })
    };
    assert_eq!(
        only_error(&workbook("name=\"表二\"", "name=\"Sheet4\"")),
        "缺少工作表“表二”；如果是“Sheet4”改了名，请改回来"
    );
    let gone = |text: String| {
        let at = text.find("<sheet name=\"表二\"").unwrap();
        let end = at + text[at..].find("/>").unwrap() + 2;
        format!("{}{}", &text[..at], &text[end..])
    };
    let without = edited(&bytes, |path, text| if path == "xl/workbook.xml" { gone(text) } else { text });
    assert_eq!(only_error(&without), "缺少工作表“表二”；请从 nianbao new 生成的工作簿里补上");
    // A sheet of the clerk's own, and white space around a name, do no harm.
    let extra = workbook("</sheets>", "<sheet name=\"草稿\" sheetId=\"99\" r:id=\"rId1\"/></sheets>");
    assert_eq!(read(&extra).unwrap(), report);
    assert_eq!(read(&workbook("name=\"表二\"", "name=\"表二 \"")).unwrap(), report);
    let mut other = rust_xlsxwriter::Workbook::new();
    other.add_worksheet();
    assert_eq!(
        only_error(&other.save_to_buffer().unwrap()),
        "这本工作簿不是年报工作簿；请用 nianbao new -o 年报.xlsx 生成一本，把数填进去"
    );
}

/// What is said of a file, or whose report it is.
fn said_of(name: &str, bytes: &[u8]) -> String {
    let reading = read_file(name, bytes);
    let said: Vec<String> = reading.complaints.iter().map(ToString::to_string).collect();
    reading.usable().map_or_else(|| said.join("\n"), |report| format!("{:?}", report.body()))
}

#[test]
fn files_that_are_no_workbooks_are_told() {
    const BROKEN: &str = "文件损坏或不完整；请重新下载或拷贝，或用 Excel、WPS 打开后另存为 .xlsx";
    let bytes = written(&empty());
    let cut = &bytes[..bytes.len() / 2];
    let mut compound = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    compound.resize(2000, 0);
    let mut encrypted = compound.clone();
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let word = edited(&bytes, |path, text| match path {
        "xl/workbook.xml" => text.replace("<workbook", "<document").replace("</workbook", "</document"),
        _ => text,
    });
    let binary = edited(&bytes, |path, text| match path {
        "_rels/.rels" => text.replace("workbook.xml", "workbook.bin"),
        _ => text,
    });
    let archive = |names: &[&str]| {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    };
    let other_archive = archive(&["说明.txt"]);
    let open_document = archive(&["mimetype", "content.xml", "META-INF/manifest.xml"]);
    let no_document = "这是压缩包或别的文档，不是工作簿；请给出 .xlsx、.yaml 或 .json 文件";
    for (name, bytes, message) in [
        ("年报.xlsx", cut, BROKEN.to_owned()),
        ("年报.xlsx", encrypted.as_slice(), "工作簿加了密码，打不开；请去掉密码后再存一份".to_owned()),
        (
            "年报.xls",
            &compound,
            "这是旧版 Office 或 WPS 的文件（.xls、.et、.doc）；请用 Excel 或 WPS 打开后另存为 .xlsx".to_owned(),
        ),
        (
            "年报.xlsx",
            "body,某局\nyear,2024\n".as_bytes(),
            "内容不是 .xlsx 工作簿，也许是改了扩展名的 CSV 或网页；请用 Excel 或 WPS 打开后另存为 .xlsx".to_owned(),
        ),
        (
            "年报.xlsx",
            &[],
            "内容不是 .xlsx 工作簿，也许是改了扩展名的 CSV 或网页；请用 Excel 或 WPS 打开后另存为 .xlsx".to_owned(),
        ),
        (
            "年报.ods",
            &open_document,
            "这是 OpenDocument 表格（.ods）；请用 WPS 或 LibreOffice 打开后另存为 .xlsx".to_owned(),
        ),
        ("年报.xlsb", &binary, "这是二进制工作簿（.xlsb）；请用 Excel 或 WPS 打开后另存为 .xlsx".to_owned()),
        ("年报.zip", &other_archive, no_document.to_owned()),
        ("年报.docx", &word, no_document.to_owned()),
        // The ending does not matter where the content is a workbook; macros are not looked at.
        ("年报.xlsm", &bytes, "\"某局\"".to_owned()),
        ("年报", &bytes, "\"某局\"".to_owned()),
    ] {
        assert_eq!(said_of(name, bytes), message);
    }
}

/// A part that unfolds to a thousand times its size is not unfolded.
#[test]
fn bombs_are_not_unfolded() {
    let bytes = written(&empty());
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (path, bytes) in Package::open(&bytes).0 {
        writer.start_file(path.as_str(), options).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.start_file("xl/media/bomb.xml", options).unwrap();
    let zeros = vec![0; 1 << 20];
    for _ in 0..80 {
        writer.write_all(&zeros).unwrap();
    }
    let bomb = writer.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    assert_eq!(only_error(&bomb), "工作簿展开后太大，不像年报数据；请核对是不是选错了文件");
    // The same with a directory that says less than there is.
    let mut lying = bomb.clone();
    let size = (80_u32 << 20).to_le_bytes();
    for at in 0..lying.len() - 4 {
        if lying[at..at + 4] == size {
            lying[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
        }
    }
    let _ = read(&lying);
}

/// A workbook may name a long text, or hold one, more often than a report has room for.
#[test]
fn texts_have_a_budget() {
    const TOO_MUCH: &str =
        "到这里文字合计超过 1 MB（重复引用的每次都算），不像年报数据；请核对是不是选错了文件，或粘贴、引用了多余的内容";
    let bytes = written(&empty());
    let long = "字".repeat(10_000);
    // The one after all that the workbook has.
    let index = Package::open(&bytes).text("xl/sharedStrings.xml").matches("<si>").count();
    let cell = |row: usize| format!("<row r=\"{row}\"><c r=\"B{row}\" t=\"s\"><v>{index}</v></c></row>");
    let rows: String = (20..120).map(cell).collect();
    let repeated = with_sheet(&bytes, "前言", |text| text.replace("</sheetData>", &format!("{rows}</sheetData>")));
    let repeated = edited(&repeated, |path, text| match path {
        "xl/sharedStrings.xml" => text.replace("</sst>", &format!("<si><t>{long}</t></si></sst>")),
        _ => text,
    });
    assert_eq!(only_error(&repeated), format!("前言!B54：{TOO_MUCH}"));
    let one = with_cell(&bytes, "前言", "B20", &text_cell(&"字".repeat(400_000)));
    assert_eq!(only_error(&one), format!("前言!B20：{TOO_MUCH}"));
    let huge = with_cell(&bytes, "前言", "B20", &text_cell(&"字".repeat(6_000_000)));
    let message =
        "前言!A1：前言：这张工作表展开后太大，不像年报数据；请核对有没有粘贴多余的文字，或给成片的空单元格设了格式";
    assert_eq!(only_error(&huge), message);
    let shared = edited(&bytes, |path, text| match path {
        "xl/sharedStrings.xml" => text.replace("</sst>", &format!("<si><t>{}</t></si></sst>", "字".repeat(6_000_000))),
        _ => text,
    });
    assert!(only_error(&shared).starts_with("工作簿里的文字超过 1 MB，不像年报数据；"));
}

#[test]
fn hostile_sheets_end_soon() {
    let bytes = written(&empty());
    let many = |count: u32| -> String {
        (0..count)
            .map(|row| format!("<row r=\"{}\"><c r=\"A{}\" t=\"str\"><v>段落</v></c></row>", row + 4, row + 4))
            .collect()
    };
    let merged: String = (0..3000).map(|at| format!("<mergeCell ref=\"A{0}:C{0}\"/>", at + 5000)).collect();
    let too_large = Err("工作簿展开后太大，不像年报数据；请核对是不是选错了文件".to_owned());
    let cases = [
        (
            with_sheet(&bytes, "前言", |text| text.replace("</sheetData>", &format!("{}</sheetData>", many(60_000)))),
            too_large.clone(),
        ),
        (
            with_sheet(&bytes, "前言", |text| text.replace("</sheetData>", &format!("{}</sheetData>", many(40_000)))),
            Ok(()),
        ),
        (
            with_sheet(&bytes, "前言", |text| text.replace("</mergeCells>", &format!("{merged}</mergeCells>"))),
            too_large,
        ),
        (
            with_cell(&bytes, "前言", "XFD1048576", &text_cell("远")),
            Err("前言!XFD1048576：前言：这一行没有选类型；请在 A 列选一个，或清空这一格（类型）".to_owned()),
        ),
        (
            edited(&bytes, |path, text| match path {
                "xl/sharedStrings.xml" => text.replace("uniqueCount=\"", "uniqueCount=\"99999999999"),
                _ => text,
            }),
            Ok(()),
        ),
    ];
    for (bytes, wanted) in cases {
        assert_eq!(read(&bytes).map(|_| ()).map_err(|errors| errors.join("\n")), wanted);
    }
}

thread_local! {
    static FILLED: (Vec<u8>, BTreeMap<String, Vec<u8>>) = {
        let bytes = written(&sample(SAMPLES[1]));
        let parts = Package::open(&bytes).0;
        (bytes, parts)
    };
}

proptest! {
    #![proptest_config(cases(150))]

    /// Damage to the archive ends in a message, never in a panic.
    #[test]
    fn damaged_archives_are_read_or_refused(changes in prop::collection::vec((0.0..1.0, any::<u8>()), 1..5), cut in 0.0..2.0) {
        let mut bytes = FILLED.with(|(bytes, _)| bytes.clone());
        for (share, new) in changes {
            let at = (share * bytes.len() as f64) as usize;
            bytes[at] = new;
        }
        bytes.truncate((cut * bytes.len() as f64) as usize);
        let _ = read(&bytes);
    }

    /// So does damage to the XML inside.
    #[test]
    fn damaged_parts_are_read_or_refused(
        part in prop::sample::select(vec![
            "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml",
            "xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml", "xl/worksheets/sheet5.xml",
        ]),
        changes in prop::collection::vec((0.0..1.0, 0_usize..8, "[<>/\"=a-z0-9A-Z:&;# _x-]{0,6}"), 1..4),
    ) {
        let mut parts = FILLED.with(|(_, parts)| parts.clone());
        let mut text = String::from_utf8(parts[part].clone()).unwrap();
        for (share, gone, new) in changes {
            let mut at = (share * text.len() as f64) as usize;
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let mut end = (at + gone).min(text.len());
            while !text.is_char_boundary(end) {
                end += 1;
            }
            text.replace_range(at..end, &new);
        }
        parts.insert(part.to_owned(), text.into_bytes());
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for (path, bytes) in parts {
            writer.start_file(path, options).unwrap();
            writer.write_all(&bytes).unwrap();
        }
        let _ = read(&writer.finish().unwrap().into_inner());
    }
}
