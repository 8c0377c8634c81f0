//! Records as trees.
//!
//! A `serde_json::Value` would not do: it forgets how a number was written and all but the last of several equal names.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// As written.
    Number(String),
    /// Decoded.
    Text(String),
    /// `[…]`
    Array(Vec<Json>),
    /// `{…}`, in the order written, repeated names included.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The text that it compares with; `None` for objects, arrays and null.
    pub fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) | Json::Number(text) => Some(text),
            Json::Bool(true) => Some("true"),
            Json::Bool(false) => Some("false"),
            Json::Null | Json::Array(_) | Json::Object(_) => None,
        }
    }

    /// Reads a record.
    ///
    /// # Errors
    /// If it is not JSON.
    pub fn parse(json: &str) -> Result<Json, serde_json::Error> {
        let raw: &RawValue = serde_json::from_str(json)?;
        from_raw(raw)
    }
}

/// Level by level: `RawValue` is what keeps numbers as they are written.
fn from_raw(raw: &RawValue) -> Result<Json, serde_json::Error> {
    let json = raw.get();
    Ok(match json.bytes().next() {
        Some(b'{') => {
            let Members(members) = serde_json::from_str(json)?;
            let members = members.into_iter().map(|(name, value)| Ok((name, from_raw(value)?)));
            Json::Object(members.collect::<Result<_, serde_json::Error>>()?)
        }
        Some(b'[') => {
            let elements: Vec<&RawValue> = serde_json::from_str(json)?;
            Json::Array(elements.into_iter().map(from_raw).collect::<Result<_, _>>()?)
        }
        Some(b'"') => Json::Text(serde_json::from_str(json)?),
        Some(b't' | b'f') => Json::Bool(json == "true"),
        Some(b'n') => Json::Null,
        _ => Json::Number(json.to_owned()),
    })
}

struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}
