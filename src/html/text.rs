//! Text of paragraphs and cells.

use quick_xml::escape::escape;

use crate::document::{Inline, Text};

/// A text with its bold pieces, line breaks and addresses that lead somewhere.
pub(super) fn inlines(text: &Text) -> String {
    let addresses = text.addresses();
    let mut html = String::new();
    let mut passed = 0;
    for inline in &text.inlines {
        let Inline::Run { text, bold } = inline else {
            html.push_str("<br/>");
            continue;
        };
        let characters: Vec<char> = text.chars().collect();
        let mut piece = String::new();
        let mut at = 0;
        while at < characters.len() {
            // An address that pieces of different looks share is as many links.
            let inside = addresses.iter().find(|address| address.range.contains(&(passed + at)));
            let ahead = addresses.iter().map(|address| address.range.start).find(|start| *start > passed + at);
            let end =
                inside.map_or(ahead, |address| Some(address.range.end)).map_or(characters.len(), |end| end - passed);
            let end = end.min(characters.len());
            let said: String = characters[at..end].iter().collect();
            match inside {
                Some(address) => {
                    piece.push_str(&format!("<a href=\"{}\">{}</a>", escape(&address.target), escape(&said)));
                }
                None => piece.push_str(&escape(&said)),
            }
            at = end;
        }
        passed += characters.len();
        html.push_str(&if *bold { format!("<strong>{piece}</strong>") } else { piece });
    }
    html
}
