//! PERSONAL-DATA: numbers of people that are not to be published: 身份证号, 手机号, 银行卡号.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::paragraphs::{finding, pieces, sentence};
use crate::form::rules::PERSONAL_DATA;
use crate::report::{Date, Report};
use crate::source::Diagnostic;

/// A run of digits, with the spaces and hyphens by which people group them; the last may be the X of an identity card.
static DIGITS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[0-9](?:[ -]?[0-9])*[Xx]?").expect("a pattern"));
/// What tells that a number is the office's, for whoever wants to reach it.
static CONTACT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("联系|电话|咨询|热线|传真|邮编|邮箱|监督|投诉|举报|值班").expect("a pattern"));
/// What tells that a number is one of a bank card.
static BANK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("银行|卡号|账号|帐号|账户|帐户|开户|一卡通").expect("a pattern"));

pub(super) fn check(report: &Report) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for piece in pieces(report) {
        let text = piece.text.plain();
        let found = DIGITS.find_iter(&text).find_map(|digits| Some((digits.range(), kind(&text, digits.range())?)));
        if let Some((words, kind)) = found {
            let message = format!("这里像是{kind}");
            let finding = finding(&PERSONAL_DATA, &piece.place, piece.text, words, message);
            findings.push(finding.advise("请删去，或者隐去中间几位；不是的，可以不改"));
        }
    }
    findings
}

/// What a run of digits is, if it is a number of a person.
fn kind(text: &str, digits: Range<usize>) -> Option<&'static str> {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || ".．@/_".contains(c));
    if is_part(text[..digits.start].chars().next_back()) || is_part(text[digits.end..].chars().next()) {
        return None;
    }
    let number: String = text[digits.clone()].chars().filter(char::is_ascii_alphanumeric).collect();
    let around = || &text[sentence(text, &digits)];
    if is_identity(&number) {
        Some("身份证号")
    } else if is_mobile(&number) && !CONTACT.is_match(around()) {
        Some("手机号")
    } else if is_card(&number) && (number.starts_with("62") || BANK.is_match(around())) {
        Some("银行卡号")
    } else {
        None
    }
}

/// GB 11643: a day of birth and a check digit modulo 11.
fn is_identity(number: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let birth = number.get(6..14).and_then(|day| Date::parse(&format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..])));
    let born = birth.is_some_and(|day| (1900..2100).contains(&day.year()));
    let digits: Vec<u32> = number.chars().take(17).filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let check = "10X98765432".chars().nth((sum % 11) as usize);
    number.len() == 18 && digits.len() == 17 && born && number.to_uppercase().chars().last() == check
}

fn is_mobile(number: &str) -> bool {
    number.len() == 11
        && number.starts_with('1')
        && matches!(number.as_bytes()[1], b'3'..=b'9')
        && is_all_digits(number)
}

/// ISO/IEC 7812: 16 to 19 digits whose sum by Luhn is divisible by 10.
fn is_card(number: &str) -> bool {
    let digit = |(at, c): (usize, char)| {
        let digit = c.to_digit(10).unwrap_or_default();
        match at % 2 {
            0 => digit,
            _ => digit * 2 / 10 + digit * 2 % 10,
        }
    };
    (16..=19).contains(&number.len())
        && is_all_digits(number)
        && number.chars().any(|c| c != '0')
        && number.chars().rev().enumerate().map(digit).sum::<u32>().is_multiple_of(10)
}

fn is_all_digits(number: &str) -> bool {
    number.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{is_card, is_identity, is_mobile};

    #[test]
    fn numbers_have_check_digits() {
        // The example of GB 11643, and others made up.
        assert!(is_identity("11010519491231002X") && !is_identity("440524188001010015"));
        assert!(!is_identity("110105194912310021") && !is_identity("110105194913310020"));
        assert!(is_card("4111111111111111") && !is_card("4111111111111112") && !is_card("0000000000000000"));
        assert!(is_mobile("13800000000") && !is_mobile("12800000000") && !is_mobile("1380000000"));
    }
}
