//! What stands around the document: what websites are told of it, and its look.

use quick_xml::escape::escape;

use crate::document::Document;
use crate::markup::put;

/// Opens the page: what it is called, what government websites say of every page, how it looks.
pub(super) fn open(document: &Document, html: &mut String) {
    let (title, author) = (escape(&document.title), escape(&document.author));
    let (language, date) = (document.language, document.date);
    put(
        html,
        format_args!(
            "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\"/>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
             <title>{title}</title>\n\
             <meta name=\"ArticleTitle\" content=\"{title}\"/>\n\
             <meta name=\"PubDate\" content=\"{date}\"/>\n\
             <meta name=\"ContentSource\" content=\"{author}\"/>\n\
             <meta name=\"Keywords\" content=\"政府信息公开,年度报告,{author}\"/>\n\
             <meta name=\"Description\" content=\"{title}\"/>\n\
             <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n"
        ),
    );
    if document.draft {
        html.push_str("<p class=\"draft\">草稿</p>\n");
    }
}

/// Closes it.
pub(super) fn close(html: &mut String) {
    html.push_str("</main>\n</body>\n</html>\n");
}

/// The look of the page: the faces of the printed report where there are such, its order of sizes, white around it.
const STYLE: &str = include_str!("style.css");
