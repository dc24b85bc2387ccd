//! [`Node`] → any type that implements serde's `Deserialize`, for values whose format another crate owns.
//!
//! Texts are handed over as texts, and as numbers or truth values where the type asks for one: whether the author put
//! quotes around them makes no difference. What a type refuses has the place of the value that it refused.

use std::fmt::{self, Display};
use std::str::FromStr;

use serde::de::value::SeqDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::node::{Node, NodeKind};
use crate::source::{Span, Spanned};

/// Why a node is not a value of the wanted type.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) message: String,
    /// The keys that lead to the value, outermost first.
    pub(super) path: Vec<String>,
    /// The place of the value.
    pub(super) span: Option<Span>,
    /// The words that could stand there, if the type takes only some.
    pub(super) words: &'static [&'static str],
}

impl Refusal {
    fn new(message: String) -> Self {
        Self { message, path: Vec::new(), span: None, words: &[] }
    }

    /// For a value that its field does not take.
    pub(super) fn of(field: &str, span: Span) -> Self {
        Self::new(String::new()).below(field).located(span)
    }

    /// Adds the place, unless a value further inside has given its own.
    fn located(mut self, span: Span) -> Self {
        self.span.get_or_insert(span);
        self
    }

    fn below(mut self, key: &str) -> Self {
        self.path.insert(0, key.to_owned());
        self
    }
}

impl Error for Refusal {
    fn custom<T: Display>(message: T) -> Self {
        Self::new(message.to_string())
    }

    fn unknown_variant(word: &str, words: &'static [&'static str]) -> Self {
        Self { words, ..Self::new(format!("unknown word `{word}`")) }
    }
}

impl Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.join("."), self.message)
    }
}

impl std::error::Error for Refusal {}

impl Node {
    /// The scalar as a number or truth value.
    fn parsed<T: FromStr>(&self) -> Option<T> {
        let NodeKind::Scalar(text) = &self.kind else { return None };
        text.parse().ok()
    }
}

/// Methods that hand over a scalar as the type that is asked for, if it can be read as one.
macro_rules! typed {
    ($($deserialize:ident, $visit:ident, $type:ty;)+) => { $(
        fn $deserialize<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
            match self.parsed::<$type>() {
                Some(value) => visitor.$visit(value).map_err(|refusal: Refusal| refusal.located(self.span)),
                None => self.deserialize_any(visitor),
            }
        }
    )+ };
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = Refusal;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        let value = match &self.kind {
            NodeKind::Null | NodeKind::Refused(_) | NodeKind::Probe(_) => visitor.visit_unit(),
            NodeKind::Scalar(text) => visitor.visit_borrowed_str(text),
            NodeKind::List(items) => visitor.visit_seq(SeqDeserializer::new(items.iter())),
            NodeKind::Map(pairs) => visitor.visit_map(Pairs { rest: pairs, value: None }),
        };
        value.map_err(|refusal: Refusal| refusal.located(self.span))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        match self.kind {
            NodeKind::Null | NodeKind::Refused(_) => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        let NodeKind::Scalar(word) = &self.kind else { return self.deserialize_any(visitor) };
        let value = visitor.visit_enum(word.as_str().into_deserializer());
        value.map_err(|refusal: Refusal| refusal.located(self.span))
    }

    typed! {
        deserialize_bool, visit_bool, bool;
        deserialize_i8, visit_i8, i8;
        deserialize_i16, visit_i16, i16;
        deserialize_i32, visit_i32, i32;
        deserialize_i64, visit_i64, i64;
        deserialize_u8, visit_u8, u8;
        deserialize_u16, visit_u16, u16;
        deserialize_u32, visit_u32, u32;
        deserialize_u64, visit_u64, u64;
        deserialize_f32, visit_f32, f32;
        deserialize_f64, visit_f64, f64;
    }

    forward_to_deserialize_any! {
        char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier
        ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Refusal> for &'de Node {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// The pairs of a mapping that are still to be handed over.
struct Pairs<'de> {
    rest: &'de [(Spanned<String>, Node)],
    /// The pair whose key was handed over last.
    value: Option<&'de (Spanned<String>, Node)>,
}

impl<'de> MapAccess<'de> for Pairs<'de> {
    type Error = Refusal;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Refusal> {
        let Some((pair, rest)) = self.rest.split_first() else { return Ok(None) };
        (self.rest, self.value) = (rest, Some(pair));
        let key = seed.deserialize(pair.0.value.as_str().into_deserializer());
        key.map(Some).map_err(|refusal: Refusal| refusal.located(pair.0.span))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Refusal> {
        let Some((key, value)) = self.value.take() else {
            return Err(Refusal::custom("a value without a key"));
        };
        seed.deserialize(value).map_err(|refusal| refusal.below(&key.value))
    }
}
