//! The syntax of a drawing: refuses text that would hold up the parser that makes a tree of it.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{BROKEN, too_much};

/// Most attributes of an element: they are compared with each other.
const MOST_ATTRIBUTES: usize = 500;
/// Longest document type declaration, in bytes.
const LONGEST_DOCTYPE: usize = 10_000;
/// Most bytes that references put in their places.
const MOST_REPLACED: usize = 2 * 1024 * 1024;

/// Refuses text with elements of many attributes, with a long document type declaration or with many references into one.
///
/// # Errors
/// What it has too much of.
pub(super) fn within_limits(text: &str) -> Result<(), String> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    // What a reference may bring in, and how many there are.
    let (mut entities, mut references) = (0, 0);
    loop {
        match reader.read_event().map_err(|_| BROKEN)? {
            Event::Eof => return Ok(()),
            Event::DocType(declaration) if declaration.len() > LONGEST_DOCTYPE => {
                return Err(too_much("DOCTYPE 太长"));
            }
            Event::DocType(declaration) if declares_entities(&declaration) => {
                if refers(&declaration) {
                    return Err(too_much("DOCTYPE 里的实体套着实体"));
                }
                entities = declaration.len();
            }
            Event::GeneralRef(_) => references += 1,
            Event::Start(tag) | Event::Empty(tag) => {
                if attributes(&tag) > MOST_ATTRIBUTES {
                    return Err(too_much("一个元素的属性太多"));
                }
                references += tag.iter().filter(|byte| **byte == b'&').count();
            }
            _ => {}
        }
        if references * entities > MOST_REPLACED {
            return Err(too_much("DOCTYPE 里的实体用得太多"));
        }
    }
}

fn declares_entities(declaration: &[u8]) -> bool {
    const ENTITY: &[u8] = b"<!ENTITY";
    declaration.windows(ENTITY.len()).any(|window| window == ENTITY)
}

/// Whether a document type declaration refers to entities by names; numbers are only characters.
fn refers(declaration: &[u8]) -> bool {
    declaration.windows(2).any(|pair| pair[0] == b'&' && pair[1] != b'#')
}

/// Attributes of a tag, at most: signs of equality with a quotation mark behind them.
fn attributes(tag: &[u8]) -> usize {
    let values = tag.split(|byte| *byte == b'=').skip(1);
    values
        .filter(|value| value.trim_ascii_start().starts_with(b"\"") || value.trim_ascii_start().starts_with(b"'"))
        .count()
}

#[cfg(test)]
mod tests {
    use super::within_limits;

    #[test]
    fn elements_of_many_attributes_are_refused() {
        let many = |count: usize| format!("<svg><g {}/></svg>", "a='>'".repeat(count));
        assert!(within_limits(&many(100)).is_ok());
        assert!(within_limits(&many(1000)).is_err());
        assert!(within_limits(&format!("<?x '?>{}<!-- ' -->", many(1000))).is_err());
        assert!(within_limits(&format!("<!-- {} --><svg/>", "=\"".repeat(2000))).is_ok());
    }

    #[test]
    fn entities_may_stand_for_names_and_no_more() {
        let entities =
            |entities: &str, uses: usize| format!("<!DOCTYPE svg [{entities}]><svg>{}</svg>", "&a;".repeat(uses));
        let names = r#"<!ENTITY a "http://www.w3.org/2000/svg"><!ENTITY b ']>"'>"#;
        assert!(within_limits(&entities(names, 1000)).is_ok());
        assert!(within_limits(&entities(names, 100_000)).is_err());
        assert!(within_limits(&entities("<!ENTITY a '&#38;'><!ENTITY b '&a;'>", 1)).is_err());
        assert!(within_limits(&entities(&" ".repeat(20_000), 1)).is_err());
    }
}
