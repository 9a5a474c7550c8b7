//! A workbook's archive: its parts as XML, none larger than memory should hold.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use crate::source::{Code, Diagnostic, MAX_TEXT};

/// Most bytes that the parts of a workbook may unfold to; real ones stay below 2 MB.
const MAX_UNFOLDED: u64 = 64 * 1024 * 1024;
/// Most bytes of a part that is read as text.
const MAX_PART: u64 = 16 * 1024 * 1024;

/// Why an archive is no workbook that can be read.
#[derive(Debug)]
pub(super) enum Damage {
    /// The archive or its XML is damaged or cut off.
    Broken,
    /// It unfolds to more than memory should hold.
    TooLarge,
    /// Cells share more text than any report has.
    TooMuchText,
    /// What is wrong with one place.
    Told(Box<Diagnostic>),
    /// It is an archive, but of something else.
    NoWorkbook,
    /// It is a spreadsheet of the OpenDocument kind.
    OpenDocument,
    /// It is a workbook in binary form (.xlsb).
    Binary,
}

impl Damage {
    /// What is wrong with one place.
    pub(super) fn of(complaint: Diagnostic) -> Self {
        Damage::Told(Box::new(complaint))
    }

    /// What is wrong and what to do.
    pub(super) fn told(self) -> Diagnostic {
        let text = match self {
            Damage::Told(complaint) => return *complaint,
            Damage::Broken => "文件损坏或不完整；请重新下载或拷贝，或用 Excel、WPS 打开后另存为 .xlsx",
            Damage::TooLarge => "工作簿展开后太大，不像年报数据；请核对是不是选错了文件",
            Damage::TooMuchText => {
                let most = MAX_TEXT / 1024 / 1024;
                let text =
                    format!("工作簿里的文字超过 {most} MB，不像年报数据；请核对是不是选错了文件，或粘贴了多余的内容");
                return Diagnostic::told(&Code::FILE, &text);
            }
            Damage::NoWorkbook => "这是压缩包或别的文档，不是工作簿；请给出 .xlsx、.yaml 或 .json 文件",
            Damage::Binary => "这是二进制工作簿（.xlsb）；请用 Excel 或 WPS 打开后另存为 .xlsx",
            Damage::OpenDocument => "这是 OpenDocument 表格（.ods）；请用 WPS 或 LibreOffice 打开后另存为 .xlsx",
        };
        Diagnostic::told(&Code::FILE, text)
    }
}

/// An opened archive.
pub(super) struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Parts<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Damage> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Damage::Broken)?;
        let mut unfolded = 0_u64;
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(|_| Damage::Broken)?;
            unfolded = unfolded.saturating_add(entry.size());
        }
        if unfolded > MAX_UNFOLDED {
            return Err(Damage::TooLarge);
        }
        Ok(Parts { archive })
    }

    /// Whether there is a part. Paths differ in case between programs.
    pub(super) fn has(&self, path: &str) -> bool {
        self.name(path).is_some()
    }

    fn name(&self, path: &str) -> Option<String> {
        let wanted = path.trim_start_matches('/').replace('\\', "/");
        let mut names = self.archive.file_names();
        names.find(|name| name.replace('\\', "/").eq_ignore_ascii_case(&wanted)).map(str::to_owned)
    }

    /// The text of a part; none if there is no such part.
    pub(super) fn text(&mut self, path: &str) -> Result<Option<String>, Damage> {
        let Some(bytes) = self.limited(path, MAX_PART)? else { return Ok(None) };
        if bytes.len() as u64 > MAX_PART {
            return Err(Damage::TooLarge);
        }
        String::from_utf8(bytes).map(Some).map_err(|_| Damage::Broken)
    }

    /// The bytes of a part; none if there is no such part.
    pub(super) fn bytes(&mut self, path: &str) -> Result<Option<Vec<u8>>, Damage> {
        let bytes = self.limited(path, MAX_UNFOLDED)?;
        if bytes.as_ref().is_some_and(|bytes| bytes.len() as u64 > MAX_UNFOLDED) {
            return Err(Damage::TooLarge);
        }
        Ok(bytes)
    }

    /// The bytes of a part, at most one more than `limit`.
    fn limited(&mut self, path: &str, limit: u64) -> Result<Option<Vec<u8>>, Damage> {
        let Some(name) = self.name(path) else { return Ok(None) };
        let entry = self.archive.by_name(&name).map_err(|_| Damage::Broken)?;
        // What the directory says of an entry's size need not be true.
        let mut bytes = Vec::new();
        entry.take(limit + 1).read_to_end(&mut bytes).map_err(|_| Damage::Broken)?;
        Ok(Some(bytes))
    }
}

/// Walks through the events of a part.
pub(super) struct Walk<'a> {
    reader: Reader<&'a [u8]>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().expand_empty_elements = true;
        Walk { reader }
    }

    /// The next event; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Event<'a>>, Damage> {
        match self.reader.read_event().map_err(|_| Damage::Broken)? {
            Event::Eof => Ok(None),
            event => Ok(Some(event)),
        }
    }

    /// Text up to the end of the element that was just entered, without that of the elements in `skipped`.
    pub(super) fn text(&mut self, skipped: &[u8]) -> Result<String, Damage> {
        let mut text = String::new();
        let (mut depth, mut hidden) = (1, 0);
        while depth > 0 {
            match self.next()?.ok_or(Damage::Broken)? {
                Event::Start(element) => {
                    depth += 1;
                    if hidden > 0 || element.local_name().as_ref() == skipped {
                        hidden += 1;
                    }
                }
                Event::End(_) => {
                    depth -= 1;
                    hidden = hidden.max(1) - 1;
                }
                Event::Text(piece) if hidden == 0 => text.push_str(&piece.decode().map_err(|_| Damage::Broken)?),
                Event::CData(piece) if hidden == 0 => text.push_str(&piece.decode().map_err(|_| Damage::Broken)?),
                Event::GeneralRef(reference) if hidden == 0 => {
                    match reference.resolve_char_ref().map_err(|_| Damage::Broken)? {
                        Some(c) => text.push(c),
                        None => {
                            let name = reference.decode().map_err(|_| Damage::Broken)?;
                            let known = quick_xml::escape::resolve_predefined_entity(&name);
                            text.push_str(known.ok_or(Damage::Broken)?);
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(text)
    }
}

/// An attribute by its local name.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Damage> {
    // Looking for attributes that stand there twice would take time in the square of their number.
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| Damage::Broken)?;
        if attribute.key.local_name().as_ref() == name.as_bytes() {
            let value = attribute.decoded_and_normalized_value(XmlVersion::Implicit1_0, element.decoder());
            return value.map(|value| Some(value.into_owned())).map_err(|_| Damage::Broken);
        }
    }
    Ok(None)
}

/// What a part is related to, by id: kind of relation and path of the other part.
pub(super) type Related = HashMap<String, (String, String)>;

/// What a part is related to: the kind of relation and the path of the other part. The archive itself, whose path
/// is empty, is related to its main part.
pub(super) fn relations(parts: &mut Parts<'_>, part: &str) -> Result<Related, Damage> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let separator = if folder.is_empty() { "" } else { "/" };
    let mut relations = HashMap::new();
    let Some(text) = parts.text(&format!("{folder}{separator}_rels/{file}.rels"))? else { return Ok(relations) };
    let mut walk = Walk::new(&text);
    while let Some(event) = walk.next()? {
        let Event::Start(element) = event else { continue };
        let id = attribute(&element, "Id")?;
        let (kind, target) = (attribute(&element, "Type")?, attribute(&element, "Target")?);
        if let (Some(id), Some(kind), Some(target)) = (id, kind, target) {
            relations.insert(id, (kind, resolved(folder, &target)));
        }
    }
    Ok(relations)
}

/// The path of a part that is named from a folder: `../media/image1.png`, `worksheets/sheet1.xml`, `/xl/styles.xml`.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(path) = target.strip_prefix('/') {
        return path.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in target.split('/') {
        match name {
            ".." => {
                path.pop();
            }
            "" | "." => {}
            name => path.push(name),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn parts_are_named_from_a_folder() {
        for (folder, target, path) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/drawings", "../media/image1.png", "xl/media/image1.png"),
            ("xl/drawings", "/xl/media/image1.png", "xl/media/image1.png"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
        ] {
            assert_eq!(resolved(folder, target), path);
        }
    }
}
