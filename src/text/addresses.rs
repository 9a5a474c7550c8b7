//! 网址 and 电子邮箱 in running text: where they begin and end, and where they lead.

use std::ops::Range;

/// A 网址 or 电子邮箱 in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    /// Which characters of the text.
    pub(crate) range: Range<usize>,
    /// Where it leads, as a URI.
    pub(crate) target: String,
}

/// What the URI of a 电子邮箱 begins with.
pub(crate) const MAIL: &str = "mailto:";

/// Longest address that leads anywhere: Word does not open a file with one of over 2,079 characters.
const LONGEST: usize = 2000;

/// What a 网址 begins with, in small letters.
const SCHEMES: [&str; 2] = ["https://", "http://"];
/// What a 网址 without a scheme begins with.
const WWW: &str = "www.";

/// Marks that may stand in a 网址 behind its host, besides letters and digits.
const IN_PATH: &str = "-._~:/?#@!$&'()*+,;=%";
/// Those that belong to the sentence where they stand at the end.
const SENTENCE: &str = ".,:;!?'(*";

/// The addresses of a text, in order: from `http://`, `https://` or `www.` on, or around an `@`, up to the first
/// character that is not of them, as any Chinese one is.
pub(crate) fn addresses(text: &str) -> Vec<Address> {
    // Each has a host, and each host a point.
    if !text.contains('.') {
        return Vec::new();
    }
    let text: Vec<char> = text.chars().collect();
    let mut found: Vec<Address> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let free = found.last().map_or(0, |last| last.range.end);
        let range = if text[at] == '@' { mail(&text, free, at) } else { page(&text, at) };
        match range {
            Some(range) => {
                at = range.end;
                found.push(Address { target: target(&text[range.clone()]), range });
            }
            None => at += 1,
        }
    }
    found.retain(|address| address.range.len() <= LONGEST);
    found
}

/// A 网址 as a URI: what a URI cannot hold is encoded.
pub(crate) fn encoded(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for (at, byte) in address.bytes().enumerate() {
        let is_code = || {
            let digits = address.as_bytes().get(at + 1..at + 3);
            digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        };
        let stays = match char::from(byte) {
            '%' => is_code(),
            c => c.is_ascii_alphanumeric() || IN_PATH.contains(c),
        };
        if stays {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// Where an address leads. Many sites of offices know `http` only, and lead on from there where they know more.
fn target(address: &[char]) -> String {
    let written: String = address.iter().collect();
    match scheme(address) {
        Some(_) => encoded(&written),
        None if begins_with(address, WWW) => format!("http://{}", encoded(&written)),
        None => format!("{MAIL}{written}"),
    }
}

/// The 网址 that begins at a place, if one does.
fn page(text: &[char], at: usize) -> Option<Range<usize>> {
    let before = at.checked_sub(1).map(|before| text[before]);
    if before.is_some_and(|c| c.is_ascii_alphanumeric() || "-._@".contains(c)) {
        return None;
    }
    let (host_at, labels) = match scheme(&text[at..]) {
        Some(scheme) => (at + scheme.len(), 2),
        None if begins_with(&text[at..], WWW) && !follows_scheme(text, at) => (at, 3),
        None => return None,
    };
    let host = host(text, host_at, labels)?;
    let port = port(text, host);
    match text.get(port) {
        Some('/' | '?' | '#') => Some(at..path(text, port)),
        // Who names a user before the host means another host.
        Some('@') => None,
        _ => Some(at..port),
    }
}

/// The 电子邮箱 around an `@`, of which nothing stands before `free`.
fn mail(text: &[char], free: usize, at: usize) -> Option<Range<usize>> {
    let in_name = |c: &char| c.is_ascii_alphanumeric() || "._+-".contains(*c);
    let start = at - text[free..at].iter().rev().take_while(|c| in_name(c)).count();
    let name = &text[start..at];
    let start = start + name.iter().take_while(|c| !c.is_ascii_alphanumeric()).count();
    if start == at || text[at - 1] == '.' || follows_scheme(text, start) {
        return None;
    }
    let end = host(text, at + 1, 2)?;
    let is_number = text[end - 1].is_ascii_digit();
    (!is_number && text.get(end) != Some(&'@')).then_some(start..end)
}

/// Where the host that begins at a place ends, if it is one of at least so many parts.
fn host(text: &[char], start: usize, least: usize) -> Option<usize> {
    let in_host = |c: &&char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    let mut end = start + text[start..].iter().take_while(in_host).count();
    while end > start && !text[end - 1].is_ascii_alphanumeric() {
        end -= 1;
    }
    let labels: Vec<&[char]> = text[start..end].split(|c| *c == '.').collect();
    let is_label = |label: &&[char]| !label.is_empty() && label[0] != '-' && label[label.len() - 1] != '-';
    let number = |label: &&[char]| label.iter().collect::<String>().parse::<u8>().is_ok();
    let is_numbers = labels.len() == 4 && labels.iter().all(number);
    let is_domain = |label: &&[char]| {
        label.len() >= 2 && (label.iter().all(char::is_ascii_alphabetic) || begins_with(label, "xn--"))
    };
    let holds = labels.len() >= least && labels.iter().all(is_label);
    (holds && (is_numbers || labels.last().is_some_and(is_domain))).then_some(end)
}

/// Where the port behind a host ends; the host's end if there is none.
fn port(text: &[char], host: usize) -> usize {
    if text.get(host) != Some(&':') {
        return host;
    }
    let digits: String = text[host + 1..].iter().take_while(|c| c.is_ascii_digit()).take(6).collect();
    if digits.parse::<u16>().is_ok() { host + 1 + digits.len() } else { host }
}

/// Where a 网址 ends whose path begins at a place: before a bracket that closes none of its own, and before the sentence's
/// marks at its end.
fn path(text: &[char], start: usize) -> usize {
    let mut open = 0_usize;
    let mut end = start;
    while let Some(&c) = text.get(end) {
        let goes_on = match c {
            '(' => {
                open += 1;
                true
            }
            ')' if open == 0 => false,
            ')' => {
                open -= 1;
                true
            }
            ',' | ';' => {
                let next = &text[end + 1..];
                scheme(next).is_none() && !begins_with(next, WWW)
            }
            c => c.is_ascii_alphanumeric() || IN_PATH.contains(c),
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    end - text[start..end].iter().rev().take_while(|c| SENTENCE.contains(**c)).count()
}

/// The scheme that a text begins with.
fn scheme(text: &[char]) -> Option<&'static str> {
    SCHEMES.into_iter().find(|scheme| begins_with(text, scheme))
}

/// Whether a place is behind a scheme, be it one that is not known here.
fn follows_scheme(text: &[char], at: usize) -> bool {
    text[..at].ends_with(&['/', '/'])
}

/// Whether a text begins with letters, whatever their case.
fn begins_with(text: &[char], letters: &str) -> bool {
    text.len() >= letters.len() && letters.chars().zip(text).all(|(letter, c)| c.eq_ignore_ascii_case(&letter))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, addresses, encoded};

    /// What a text shows of each address, and where it leads.
    fn found(text: &str) -> Vec<(String, String)> {
        let shown = |range: std::ops::Range<usize>| text.chars().skip(range.start).take(range.len()).collect();
        addresses(text).into_iter().map(|address| (shown(address.range), address.target)).collect()
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        for (text, shown) in [
            ("见https://www.a.gov.cn/zwgk/，电话12345", "https://www.a.gov.cn/zwgk/"),
            ("（网址：http://a.gov.cn/x_1.html?id=7&n=2#top）", "http://a.gov.cn/x_1.html?id=7&n=2#top"),
            ("(http://a.gov.cn/x(2).html).", "http://a.gov.cn/x(2).html"),
            ("http://a.gov.cn(官网)", "http://a.gov.cn"),
            ("http://a.gov.cn/x(官网)", "http://a.gov.cn/x"),
            ("HTTPS://A.GOV.CN。", "HTTPS://A.GOV.CN"),
            ("http://10.1.2.3:8080/nb\u{2060}年", "http://10.1.2.3:8080/nb"),
            ("http://a.gov.cn:热线", "http://a.gov.cn"),
            ("“http://a.gov.cn/\"b", "http://a.gov.cn/"),
        ] {
            assert_eq!(found(text), [(shown.to_owned(), shown.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_short_for_an_address_leads_to_the_whole() {
        let pair = |shown: &str, target: &str| (shown.to_owned(), target.to_owned());
        assert_eq!(
            found("网址/www.a.gov.cn；邮箱：xx-gk_1@a.gov.cn。"),
            [pair("www.a.gov.cn", "http://www.a.gov.cn"), pair("xx-gk_1@a.gov.cn", "mailto:xx-gk_1@a.gov.cn")]
        );
        let two = found("www.a.gov.cn/b,www.c.gov.cn;http://d.cn/e;https://f.cn 1@qq.com");
        let shown: Vec<&str> = two.iter().map(|(shown, _)| shown.as_str()).collect();
        assert_eq!(shown, ["www.a.gov.cn/b", "www.c.gov.cn", "http://d.cn/e", "https://f.cn", "1@qq.com"]);
    }

    #[test]
    fn what_leads_nowhere_is_no_address() {
        for text in [
            "同比增长1.5%，DB21/T 1234.5",
            "https：//a.gov.cn",
            "www.gov",
            "www.a.gov.cn2024年",
            "http://localhost/",
            "http://user@a.gov.cn/",
            "awww.a.gov.cn",
            "ftp://www.a.gov.cn",
            "张三@某局.cn",
            "@a.gov.cn a@b a.@b.cn a@1.2.3.4",
            "http://a..cn http://-a.cn http://300.1.2.3",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
        assert_eq!(addresses(&format!("http://a.cn/{}", "b".repeat(LONGEST))), []);
    }

    #[test]
    fn addresses_are_encoded_where_they_must_be() {
        assert_eq!(encoded("https://a.cn/年?a=1%20b%2"), "https://a.cn/%E5%B9%B4?a=1%20b%252");
        assert_eq!(found("http://a.cn/100%")[0].1, "http://a.cn/100%25");
    }
}
