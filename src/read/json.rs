//! JSON into [`Node`]s.

use jsonc_parser::ast::{self, ObjectPropName};
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::node::{MAX_DEPTH, Node, SyntaxError, Value};
use crate::diagnostic::Position;

/// Reads a JSON text.
///
/// # Errors
/// Text that is not strict JSON, or nests too deeply.
pub(super) fn parse(text: &str) -> Result<Node, SyntaxError> {
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let lines = Lines::new(text);
    let parsed = parse_to_ast(text, &CollectOptions::default(), &strict)
        .map_err(|error| SyntaxError { at: lines.position(error.range().start), message: message(&error) })?;
    match parsed.value {
        Some(value) => node(&value, &lines, 0),
        None => Ok(Node { at: lines.position(text.len()), value: Value::Null }),
    }
}

/// Finds line and column of byte offsets.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Lines { text, starts: std::iter::once(0).chain(ends).collect() }
    }

    fn position(&self, byte: usize) -> Position {
        let line = self.starts.partition_point(|&start| start <= byte);
        let column = self.text[self.starts[line - 1]..byte].chars().count() + 1;
        Position { line, column }
    }
}

fn node(value: &ast::Value<'_>, lines: &Lines<'_>, depth: usize) -> Result<Node, SyntaxError> {
    let at = lines.position(value.start());
    if depth > MAX_DEPTH {
        return Err(SyntaxError::too_deep(at));
    }
    let scalar = |text: &str, quoted| Value::Scalar { text: text.to_owned(), quoted };
    let value = match value {
        ast::Value::NullKeyword(_) => Value::Null,
        ast::Value::BooleanLit(literal) => scalar(if literal.value { "true" } else { "false" }, false),
        ast::Value::NumberLit(literal) => scalar(literal.value, false),
        ast::Value::StringLit(literal) => scalar(&literal.value, true),
        ast::Value::Array(array) => {
            Value::List(array.elements.iter().map(|item| node(item, lines, depth + 1)).collect::<Result<_, _>>()?)
        }
        ast::Value::Object(object) => {
            let entry = |property: &ast::ObjectProp<'_>| {
                let name = match &property.name {
                    ObjectPropName::String(literal) => &*literal.value,
                    ObjectPropName::Word(literal) => literal.value,
                };
                let key = Node { at: lines.position(property.name.start()), value: scalar(name, true) };
                Ok((key, node(&property.value, lines, depth + 1)?))
            };
            Value::Map(object.properties.iter().map(entry).collect::<Result<_, _>>()?)
        }
    };
    Ok(Node { at, value })
}

fn message(error: &ParseError) -> String {
    use ParseErrorKind as Kind;
    let meaning = match error.kind() {
        Kind::NestingDepthExceeded => "嵌套太深；请检查括号",
        Kind::CommentsNotAllowed => "JSON 不能写注释；请删去，或改用 YAML",
        Kind::TrailingCommasNotAllowed => "最后一项后面多了逗号；请删去",
        Kind::ExpectedComma => "两项之间缺半角逗号",
        Kind::SingleQuotedStringsNotAllowed => "文字要用双引号 \" 括起来，不能用单引号",
        Kind::ExpectedStringObjectProperty => "键要用双引号 \" 括起来",
        Kind::ExpectedColonAfterObjectKey | Kind::ExpectedObjectValue => "键后面要有半角冒号和值",
        Kind::UnterminatedArray | Kind::UnexpectedCloseBracket => "方括号 [ ] 没有成对",
        Kind::UnterminatedObject | Kind::UnexpectedCloseBrace => "花括号 { } 没有成对",
        Kind::String(_) => "引号没有成对，或反斜杠 \\ 写法不对",
        Kind::MultipleRootJsonValues => "一个文件只能有一份年报；请删去后面的部分",
        Kind::HexadecimalNumbersNotAllowed
        | Kind::UnaryPlusNumbersNotAllowed
        | Kind::BareDecimalPointNumbersNotAllowed
        | Kind::NonFiniteNumbersNotAllowed => "数字写法不对；请写成普通的整数或小数",
        _ => "写法不对；请核对引号、逗号和括号",
    };
    format!("JSON 格式有误：{meaning}")
}
