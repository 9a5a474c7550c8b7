//! Addresses in the text as readers follow them: where they may be touched, where they lead, what is said of them.

use lopdf::{Dictionary, Object};
use nianbao::document::{Block, Document, Paragraph, Text, digest};
use nianbao::fonts::Library;
use nianbao::layout::lay_out;
use nianbao::link::Link;
use nianbao::pdf::{Imposition, write};
use nianbao::style::{DIGEST, ParagraphRole};

use super::reader::{Glyph, Pdf};
use super::sheets::VOLUME;
use super::{SAMPLES, WHOLE, body, dense, document};

/// A link to outside of the file.
#[derive(Debug)]
struct Outward {
    page: usize,
    target: String,
    told: String,
    /// What its rectangle holds the middle of.
    covers: String,
}

/// The links to outside of a file, in the order of its pages.
fn links(pdf: &Pdf) -> Vec<Outward> {
    let mut links = Vec::new();
    for (page, id) in pdf.file.page_iter().enumerate() {
        for annotation in pdf.file.get_page_annotations(id).unwrap() {
            let Ok(action) = annotation.get_deref(b"A", &pdf.file).and_then(Object::as_dict) else { continue };
            assert_eq!(action.get(b"S").and_then(Object::as_name).unwrap(), b"URI");
            let target = action.get(b"URI").and_then(Object::as_str).unwrap();
            let target = String::from_utf8(target.to_vec()).unwrap();
            let told = lopdf::decode_text_string(annotation.get(b"Contents").unwrap()).unwrap();
            links.push(Outward { page, target, told, covers: covered(pdf, page, annotation) });
        }
    }
    links
}

/// What stands under an annotation.
fn covered(pdf: &Pdf, page: usize, annotation: &Dictionary) -> String {
    let number = |edge: &Object| f64::from(edge.as_float().unwrap());
    let edges: Vec<f64> = annotation.get(b"Rect").unwrap().as_array().unwrap().iter().map(number).collect();
    let &[left, lower, right, upper] = edges.as_slice() else { panic!("{edges:?}") };
    let height = pdf.page_box(page, "MediaBox")[3];
    let is_under = |glyph: &&Glyph| {
        let middle = height - (glyph.baseline - glyph.size / 3.0);
        left < glyph.middle() && glyph.middle() < right && lower < middle && middle < upper
    };
    pdf.pages[page].glyphs.iter().filter(is_under).map(|glyph| glyph.text.as_str()).collect()
}

fn written(document: &Document, imposition: Option<Imposition>) -> Pdf {
    let library = Library::builtin();
    Pdf::read(&write(document, &lay_out(document, &WHOLE, library).unwrap(), imposition, library).unwrap())
}

#[test]
fn addresses_lead_where_they_say() {
    let mut bold = Text::plain("详见");
    bold.inlines.push(nianbao::document::Inline::Run { text: "www.a.".into(), bold: true });
    bold.inlines.push(nianbao::document::Inline::plain("gov.cn（官网），邮箱x@a.gov.cn。"));
    let pdf = written(&document(vec![Block::Paragraph(Paragraph::new(ParagraphRole::Body, bold)), body("1.5%")]), None);
    let found = links(&pdf);
    let [page, mail] = &found[..] else { panic!("{found:?}") };
    assert_eq!((page.covers.as_str(), page.target.as_str()), ("www.a.gov.cn", "http://www.a.gov.cn"));
    assert_eq!((mail.covers.as_str(), mail.target.as_str()), ("x@a.gov.cn", "mailto:x@a.gov.cn"));
    assert_eq!((page.told.as_str(), mail.told.as_str()), ("打开网页 http://www.a.gov.cn", "发邮件给 x@a.gov.cn"));
    let root = pdf.structure();
    let texts: Vec<String> = root.all("Link").iter().map(|link| link.whole_text()).collect();
    assert_eq!(texts, ["www.a.gov.cn", "x@a.gov.cn"]);
    assert_eq!(root.all("P")[0].whole_text(), "详见www.a.gov.cn（官网），邮箱x@a.gov.cn。");
}

/// Guards an address on two lines: what stands on each may be touched, and both are one link to who hears it.
#[test]
fn an_address_on_two_lines_is_one_link() {
    let address = format!("https://www.a.gov.cn/{}", "zwgk/".repeat(20));
    let pdf = written(&document(vec![body(&format!("检测报告见{address}，逐条注明出处。"))]), None);
    let found = links(&pdf);
    assert!(found.len() > 1, "{found:?}");
    assert!(found.iter().all(|link| link.target == address), "{found:?}");
    assert_eq!(found.iter().map(|link| link.covers.as_str()).collect::<String>(), address);
    let root = pdf.structure();
    let texts: Vec<String> = root.all("Link").iter().map(|link| link.whole_text()).collect();
    assert_eq!(texts, [address]);
}

/// Guards the links of a whole report, in lists, tables and attachments, as on its pages so on the copier's sheets and in
/// a volume.
#[test]
fn links_go_with_their_text() {
    let sample = &SAMPLES[1];
    let pairs = |pdf: &Pdf| {
        let mut pairs: Vec<_> = links(pdf).into_iter().map(|link| (link.target, link.covers)).collect();
        pairs.sort();
        pairs
    };
    let alone = pairs(&sample.pdf);
    let mails = alone.iter().filter(|(target, _)| target == "mailto:xxgk@minghe.example.gov.cn");
    assert!(mails.count() >= 2, "{alone:?}");
    assert!(alone.iter().all(|(target, covers)| !covers.is_empty() && target.contains(covers)), "{alone:?}");
    for imposition in Imposition::ALL {
        assert_eq!(pairs(&written(&sample.document, Some(imposition))), alone, "{}", imposition.name());
    }
    let others = pairs(&SAMPLES[0].pdf);
    let mut both = [alone, others].concat();
    both.sort();
    assert_eq!(pairs(&Pdf::read(&VOLUME)), both, "volume");
}

/// Guards the address below a code, which has no sentence around it: it leads there whole, whatever it holds and on however
/// many lines it stands.
#[test]
fn the_address_below_a_code_leads_there_whole() {
    let address = format!("https://www.a.gov.cn/年报/{}", "w".repeat(150));
    let link = Link::new(&address).unwrap();
    let document = digest(&SAMPLES[0].report, &DIGEST, DIGEST.digest.as_ref().unwrap(), Some(&link), false);
    let library = Library::builtin();
    let layout = lay_out(&document, &DIGEST, library).unwrap();
    let pdf = Pdf::read(&write(&document, &layout, None, library).unwrap());
    let found = links(&pdf);
    let target = address.replace("年报", "%E5%B9%B4%E6%8A%A5");
    assert!(found.len() > 1 && found.iter().all(|link| link.target == target && link.page == 0), "{found:?}");
    assert_eq!(dense(&found.iter().map(|link| link.covers.as_str()).collect::<String>()), address);
}
