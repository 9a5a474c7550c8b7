//! Deserializes a [`Node`] through serde. Every error gets the place of the innermost value it concerns.

use std::fmt;

use serde::de::{self, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::node::{Node, Step, Value};
use crate::diagnostic::{Position, excerpt};
use crate::report::{CELL, Number, missing_key, unknown_key};

/// Why a [`Node`] is no value of the wanted type.
#[derive(Debug)]
pub(super) struct Error {
    /// What is wrong and what to do.
    pub(super) message: String,
    /// Where, once known.
    pub(super) at: Option<Position>,
    /// The way to the value, from the inside out.
    pub(super) path: Vec<Step>,
}

impl Error {
    fn at(mut self, node: &Node) -> Self {
        self.at.get_or_insert(node.at);
        self
    }

    fn within(mut self, step: Step) -> Self {
        self.path.push(step);
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Error { message: message.to_string(), at: None, path: Vec::new() }
    }

    fn invalid_type(unexpected: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::custom(match unexpected {
            de::Unexpected::Unit => format!("这里是空的；请填写{expected}"),
            de::Unexpected::Str(text) => format!("这里是“{}”；请改为{expected}", excerpt(text)),
            de::Unexpected::Seq => format!("这里是一个列表；请改为{expected}"),
            de::Unexpected::Map => format!("这里是一组“键: 值”；请改为{expected}"),
            other => format!("这里是 {other}；请改为{expected}"),
        })
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::custom(unknown_key(field, expected))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::custom(missing_key(field))
    }
}

/// A node as the source of serde's data model.
#[derive(Clone, Copy)]
pub(super) struct NodeDeserializer<'a>(pub(super) &'a Node);

impl<'a> NodeDeserializer<'a> {
    /// Fails because the value is of another kind than wanted.
    fn mismatch<T>(self, expected: &str) -> Result<T, Error> {
        let found = match &self.0.value {
            Value::Null => de::Unexpected::Unit,
            Value::Scalar { text, .. } => de::Unexpected::Str(text),
            Value::List(_) => de::Unexpected::Seq,
            Value::Map(_) => de::Unexpected::Map,
        };
        Err(<Error as de::Error>::invalid_type(found, &expected).at(self.0))
    }
}

impl<'de> de::Deserializer<'de> for NodeDeserializer<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.0.value {
            Value::Null => visitor.visit_unit(),
            Value::Scalar { text, .. } => visitor.visit_borrowed_str(text),
            Value::List(items) => visitor.visit_seq(Items { items: items.iter().enumerate() }),
            Value::Map(entries) => visitor.visit_map(Entries { entries, next: 0 }),
        }
        .map_err(|error| error.at(self.0))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self).map_err(|error| error.at(self.0)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.0.value {
            Value::Scalar { text, .. } => visitor.visit_borrowed_str(text).map_err(|error: Error| error.at(self.0)),
            _ => self.mismatch("文字"),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_string(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let number = match &self.0.value {
            Value::Scalar { text, quoted: false } => Number::parse(text).ok().and_then(Number::to_whole),
            _ => None,
        };
        match number {
            Some(number) => visitor.visit_u64(number).map_err(|error: Error| error.at(self.0)),
            None => self.mismatch("不带引号的整数"),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0.value {
            Value::List(_) => self.deserialize_any(visitor),
            _ => self.mismatch("一个列表（每项以短横线 - 开头）"),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.0.value {
            Value::Map(_) => self.deserialize_any(visitor),
            Value::Scalar { text, quoted: false } if text.contains(['：', ':']) => {
                let message = "冒号写法不对；键后面请用半角冒号，再空一格，写成“键: 值”";
                Err(<Error as de::Error>::custom(message).at(self.0))
            }
            _ => self.mismatch("一组“键: 值”"),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Error> {
        match &self.0.value {
            Value::Scalar { text, quoted: true } if name == CELL && Number::parse(text).is_ok() => {
                let message = format!("“{text}”写成了文字；请去掉数字的引号");
                Err(<Error as de::Error>::custom(message).at(self.0))
            }
            _ => visitor.visit_newtype_struct(self).map_err(|error| error.at(self.0)),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct enum
        identifier ignored_any
    }
}

struct Items<'de> {
    items: std::iter::Enumerate<std::slice::Iter<'de, Node>>,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some((index, item)) = self.items.next() else { return Ok(None) };
        let value = seed.deserialize(NodeDeserializer(item));
        value.map(Some).map_err(|error| error.at(item).within(Step::Index(index)))
    }
}

struct Entries<'de> {
    entries: &'de [(Node, Node)],
    next: usize,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((key, _)) = self.entries.get(self.next) else { return Ok(None) };
        let Value::Scalar { text, .. } = &key.value else {
            return Err(<Error as de::Error>::custom("键应当是一个英文单词；请核对冒号前的写法").at(key));
        };
        let read = seed.deserialize(text.as_str().into_deserializer()).map_err(|error: Error| error.at(key))?;
        // Only keys that are known get here, so that there are few to look through.
        let same = |key: &Node| matches!(&key.value, Value::Scalar { text: other, .. } if other == text);
        if let Some((earlier, _)) = self.entries[..self.next].iter().find(|(earlier, _)| same(earlier)) {
            let message = format!("{text} 写了两次，上一次在{}；请只留一处", earlier.at.name());
            return Err(<Error as de::Error>::custom(message).at(key));
        }
        self.next += 1;
        Ok(Some(read))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let (key, value) = &self.entries[self.next - 1];
        let Value::Scalar { text, .. } = &key.value else { unreachable!("a key that was read is a scalar") };
        let read = seed.deserialize(NodeDeserializer(value));
        read.map_err(|error| error.at(value).within(Step::Key(text.clone())))
    }
}
