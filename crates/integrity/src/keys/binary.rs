//! Binary data as programs write it in JSON.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde_json::{Map, Value};

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Reads base64 (AWS CLI, Go, Java), Python's representation of bytes, an array of numbers, or JavaScript's
/// representation of a buffer: an object with a member `data` or with one member for each byte.
pub(super) fn read(value: &Value) -> Option<Vec<u8>> {
    match value {
        Value::String(text) => python(text).or_else(|| base64(text)),
        Value::Array(numbers) => numbers.iter().map(byte).collect(),
        Value::Object(fields) => match fields.get("data") {
            Some(Value::Array(numbers)) => numbers.iter().map(byte).collect(),
            _ => numbered(fields),
        },
        _ => None,
    }
}

/// With or without line breaks inserted by editors.
fn base64(text: &str) -> Option<Vec<u8>> {
    let compact: String = text.split_ascii_whitespace().collect();
    BASE64.decode(compact).ok()
}

fn byte(number: &Value) -> Option<u8> {
    u8::try_from(number.as_u64()?).ok()
}

/// `{"0": 48, "1": 130, …}` in any order.
fn numbered(fields: &Map<String, Value>) -> Option<Vec<u8>> {
    (0..fields.len()).map(|place| byte(fields.get(&place.to_string())?)).collect()
}

/// `b'0\x82\x01…'`: a bytes literal.
fn python(text: &str) -> Option<Vec<u8>> {
    let text = text.trim().strip_prefix('b')?;
    let quote = text.chars().next().filter(|quote| matches!(quote, '\'' | '"'))?;
    let mut inside = text.strip_prefix(quote)?.strip_suffix(quote)?.chars();
    let mut bytes = Vec::new();
    while let Some(character) = inside.next() {
        let byte = match character {
            '\\' => match inside.next()? {
                'n' => b'\n',
                'r' => b'\r',
                't' => b'\t',
                'x' => {
                    let (high, low) = (inside.next()?.to_digit(16)?, inside.next()?.to_digit(16)?);
                    u8::try_from(high * 16 + low).ok()?
                }
                other @ ('\\' | '\'' | '"') => u8::try_from(other).ok()?,
                _ => return None,
            },
            plain => u8::try_from(plain).ok().filter(u8::is_ascii)?,
        };
        bytes.push(byte);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;

    #[test]
    fn every_program_means_the_same_bytes() {
        let bytes = [0x30, 0x82, b'\'', b'\n', 0xff, b'\\'];
        for value in [
            json!("MIInCv9c"),
            json!("MIIn\r\n Cv9c"),
            json!("b'0\\x82\\'\\n\\xff\\\\'"),
            json!("b\"0\\x82'\\n\\xff\\\\\""),
            json!([48, 130, 39, 10, 255, 92]),
            json!({ "type": "Buffer", "data": [48, 130, 39, 10, 255, 92] }),
            json!({ "0": 48, "1": 130, "2": 39, "3": 10, "4": 255, "5": 92 }),
        ] {
            assert_eq!(read(&value).as_deref(), Some(&bytes[..]), "{value}");
        }
        assert_eq!(read(&json!("AQAB")), read(&json!("AQAB==").clone()).or(read(&json!("AQAB"))));
        assert_eq!(read(&json!("AQ==")), read(&json!("AQ")));
    }

    #[test]
    fn what_is_no_bytes_is_none() {
        for value in
            [json!(5), json!(null), json!("AQ*B"), json!([256]), json!([1.5]), json!({ "1": 1 }), json!("b'\\q'")]
        {
            assert_eq!(read(&value), None, "{value}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_javascript_prints_comes_back(bytes: Vec<u8>) {
            let numbered: Map<String, Value> =
                bytes.iter().enumerate().map(|(place, byte)| (place.to_string(), json!(byte))).collect();
            proptest::prop_assert_eq!(read(&Value::Object(numbered)), Some(bytes));
        }
    }
}
