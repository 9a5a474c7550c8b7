//! JSON into [`Node`]s.

use jsonc_parser::ast::{self, ObjectPropName};
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, ParseStringErrorKind, parse_to_ast};

use crate::source::{Budget, Code, Diagnostic, Extent, MAX_DEPTH, Node, Position, Value, too_deep};

/// Reads a JSON text.
///
/// # Errors
/// A [`Diagnostic`] for text that is not strict JSON, nests too deeply, or holds more than a report.
pub(in crate::formats) fn read(text: &str) -> Result<Node, Diagnostic> {
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
    let mut places = Places { rest: text, byte: 0, line: 1, column: 1 };
    let parsed = parse_to_ast(text, &CollectOptions::default(), &strict).map_err(|error| {
        match (places.to(error.range().start), error.kind()) {
            (at, ParseErrorKind::NestingDepthExceeded) => too_deep(at),
            (at, _) => malformed(at, &error),
        }
    })?;
    match parsed.value {
        Some(value) => node(&value, &mut places, &mut Budget::default(), 0),
        None => Ok(Node { at: places.to(text.len()), value: Value::Null }),
    }
}

/// Walks through the text, so that all places in it together cost one pass, however long its lines are.
struct Places<'a> {
    rest: &'a str,
    byte: usize,
    line: usize,
    column: usize,
}

impl Places<'_> {
    /// The place of a byte that is not before the last one asked for.
    fn to(&mut self, byte: usize) -> Position {
        let (passed, rest) = self.rest.split_at(byte - self.byte);
        for c in passed.chars() {
            (self.line, self.column) = if c == '\n' { (self.line + 1, 1) } else { (self.line, self.column + 1) };
        }
        (self.rest, self.byte) = (rest, byte);
        Position::Text { line: self.line, column: self.column }
    }
}

fn node(
    value: &ast::Value<'_>,
    places: &mut Places<'_>,
    budget: &mut Budget,
    depth: usize,
) -> Result<Node, Diagnostic> {
    let at = places.to(value.start());
    if depth > MAX_DEPTH {
        return Err(too_deep(at));
    }
    let length = match value {
        ast::Value::StringLit(literal) => literal.value.len(),
        ast::Value::NumberLit(literal) => literal.value.len(),
        _ => 0,
    };
    budget.take(Extent::of_text(length), at)?;
    let scalar = |text: &str, quoted| Value::Scalar { text: text.to_owned(), quoted };
    let value = match value {
        ast::Value::NullKeyword(_) => Value::Null,
        ast::Value::BooleanLit(literal) => scalar(if literal.value { "true" } else { "false" }, false),
        ast::Value::NumberLit(literal) => scalar(literal.value, false),
        ast::Value::StringLit(literal) => scalar(&literal.value, true),
        ast::Value::Array(array) => Value::List(
            array.elements.iter().map(|item| node(item, places, budget, depth + 1)).collect::<Result<_, _>>()?,
        ),
        ast::Value::Object(object) => {
            let mut entry = |property: &ast::ObjectProp<'_>| {
                let name = match &property.name {
                    ObjectPropName::String(literal) => &*literal.value,
                    ObjectPropName::Word(literal) => literal.value,
                };
                let at = places.to(property.name.start());
                budget.take_text(name.len(), at)?;
                let key = Node { at, value: scalar(name, true) };
                Ok((key, node(&property.value, places, budget, depth + 1)?))
            };
            Value::Map(object.properties.iter().map(&mut entry).collect::<Result<_, _>>()?)
        }
    };
    Ok(Node { at, value })
}

fn malformed(at: Position, error: &ParseError) -> Diagnostic {
    use ParseErrorKind as Kind;
    let meaning = match error.kind() {
        Kind::CommentsNotAllowed => "JSON 不能写注释；请删去，或改用 YAML",
        Kind::TrailingCommasNotAllowed => "最后一项后面多了逗号；请删去",
        Kind::ExpectedComma => "两项之间缺半角逗号；请补上",
        Kind::SingleQuotedStringsNotAllowed => "文字不能用单引号；请用双引号 \" 括起来",
        Kind::ExpectedStringObjectProperty => "键没有括起来；请用双引号 \" 括起来",
        Kind::ExpectedColonAfterObjectKey | Kind::ExpectedObjectValue => "键后面缺半角冒号或值；请补上",
        Kind::UnterminatedArray | Kind::UnexpectedCloseBracket => "方括号 [ ] 没有成对；请补上或删去",
        Kind::UnterminatedObject | Kind::UnexpectedCloseBrace => "花括号 { } 没有成对；请补上或删去",
        Kind::String(ParseStringErrorKind::UnterminatedStringLiteral) => "引号没有成对；请补上结尾的引号",
        Kind::String(ParseStringErrorKind::InvalidUnicodeEscapeSequence(_)) => {
            "\\u 后面的编码不成一个字；请直接写出这个字"
        }
        Kind::String(_) => "反斜杠 \\ 写法不对；请写成 \\\\，或直接写出这个字",
        Kind::MultipleRootJsonValues => "一个文件只能有一份年报；请删去后面的部分",
        Kind::HexadecimalNumbersNotAllowed
        | Kind::UnaryPlusNumbersNotAllowed
        | Kind::BareDecimalPointNumbersNotAllowed
        | Kind::NonFiniteNumbersNotAllowed => "数字写法不对；请写成普通的整数或小数",
        _ => "写法不对；请核对引号、冒号、逗号和括号，都要用半角",
    };
    Diagnostic::told(&Code::SYNTAX, &format!("JSON 格式有误：{meaning}")).at(at)
}
