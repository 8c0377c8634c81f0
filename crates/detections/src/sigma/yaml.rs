//! YAML documents, and what is taken from them.

use serde::Deserialize;
use yaml_serde::{Deserializer, Mapping, Value};

/// The documents of a text, each read or with the reason why not. After one that is no YAML, nothing more can be read.
pub fn documents(text: &str) -> Vec<Result<Value, String>> {
    let mut all = Vec::new();
    for document in Deserializer::from_str(text) {
        let read = Value::deserialize(document).map_err(|why| why.to_string());
        let failed = read.is_err();
        all.push(read);
        if failed {
            break;
        }
    }
    all
}

/// A member that is text, a number or a boolean, as text.
pub fn text(map: &Mapping, key: &str) -> Option<String> {
    map.get(key).and_then(scalar)
}

/// Text, a number or a boolean, as text.
pub fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Null | Value::Sequence(_) | Value::Mapping(_) | Value::Tagged(_) => None,
    }
}

/// One text, or a list of them.
pub fn strings(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Sequence(list)) => list.iter().filter_map(scalar).collect(),
        Some(one) => scalar(one).into_iter().collect(),
        None => Vec::new(),
    }
}
