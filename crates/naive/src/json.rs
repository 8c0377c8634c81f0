//! A record as a tree.
//!
//! `serde_json::Value` will not do: it does not keep how a number was written, and of members with the same name it
//! keeps only the last.

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
    /// As written, so that `1.0` and `1` stay different.
    Number(String),
    /// A string with its escapes decoded.
    Text(String),
    /// `[…]`
    Array(Vec<Json>),
    /// Members in the order written, including those whose name is repeated.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The text a test compares with; `None` for objects, arrays and null.
    pub fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) | Json::Number(text) => Some(text),
            Json::Bool(true) => Some("true"),
            Json::Bool(false) => Some("false"),
            Json::Null | Json::Array(_) | Json::Object(_) => None,
        }
    }

    /// The value without blanks.
    pub fn compact(&self) -> String {
        let list = |parts: Vec<String>| parts.join(",");
        match self {
            Json::Null => "null".to_owned(),
            Json::Bool(_) | Json::Number(_) => self.text().unwrap_or_default().to_owned(),
            Json::Text(text) => quoted(text),
            Json::Array(elements) => format!("[{}]", list(elements.iter().map(Json::compact).collect())),
            Json::Object(members) => {
                let member = |(name, value): &(String, Json)| format!("{}:{}", quoted(name), value.compact());
                format!("{{{}}}", list(members.iter().map(member).collect()))
            }
        }
    }

    /// Parses a record.
    ///
    /// # Errors
    /// If the text is not JSON.
    pub fn parse(json: &str) -> Result<Json, serde_json::Error> {
        let raw: &RawValue = serde_json::from_str(json)?;
        from_raw(raw)
    }
}

fn quoted(text: &str) -> String {
    let escape = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        c if c.is_control() => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}

/// Converts one level at a time, because only `RawValue` keeps numbers as they are written.
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
