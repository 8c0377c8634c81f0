//! A canonical form, to compare records byte by byte.
//!
//! The same record may come from a log, from the console or from a tool that reformats JSON, with different blanks
//! between its values and different escapes for the same characters. Those differences do not count; all others do,
//! including the order of members.

use memchr::{memchr, memchr3};

use crate::escape::{Unit, unicode};

/// A record that has blanks between its values has one of them among its first members.
const HEAD: usize = 256;

/// The record without blanks, and with escapes only where JSON requires them. Borrowed if it is already in that form;
/// otherwise written to `scratch`, whose previous content is lost.
pub fn plain<'a>(record: &'a [u8], scratch: &'a mut Vec<u8>) -> &'a [u8] {
    if memchr(b'\\', record).is_none() && !has_blanks(record.get(..HEAD).unwrap_or(record)) {
        return record;
    }
    scratch.clear();
    write_plain(record, scratch);
    scratch
}

/// Whether there is a blank outside strings.
fn has_blanks(record: &[u8]) -> bool {
    // Most records have no blanks at all in this part.
    if memchr3(b' ', b'\n', b'\t', record).is_none() && memchr(b'\r', record).is_none() {
        return false;
    }
    let mut in_string = false;
    record.iter().any(|byte| {
        in_string ^= *byte == b'"';
        !in_string && is_blank(*byte)
    })
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

/// Appends the record without blanks, and with escapes only where JSON requires them.
fn write_plain(mut record: &[u8], out: &mut Vec<u8>) {
    let mut in_string = false;
    while let Some((byte, rest)) = record.split_first() {
        record = rest;
        match byte {
            b'"' => in_string = !in_string,
            b'\\' if in_string => {
                record = write_escape(rest, out);
                continue;
            }
            byte if !in_string && is_blank(*byte) => continue,
            _ => {}
        }
        out.push(*byte);
    }
}

/// Appends the escape whose backslash has been read, and returns the text after it.
fn write_escape<'a>(text: &'a [u8], out: &mut Vec<u8>) -> &'a [u8] {
    match text.split_first() {
        Some((b'/', rest)) => {
            out.push(b'/');
            rest
        }
        Some((b'u', rest)) => write_unicode(rest, out),
        Some((letter, rest)) => {
            out.extend([b'\\', *letter]);
            rest
        }
        None => text,
    }
}

fn write_unicode<'a>(digits: &'a [u8], out: &mut Vec<u8>) -> &'a [u8] {
    let (unit, len) = unicode(digits);
    match unit {
        Unit::Char('\n') => out.extend(b"\\n"),
        Unit::Char('\r') => out.extend(b"\\r"),
        Unit::Char('\t') => out.extend(b"\\t"),
        Unit::Char('\u{8}') => out.extend(b"\\b"),
        Unit::Char('\u{c}') => out.extend(b"\\f"),
        Unit::Char('"') => out.extend(b"\\\""),
        Unit::Char('\\') => out.extend(b"\\\\"),
        Unit::Char(c) if !c.is_ascii_control() => out.extend(c.encode_utf8(&mut [0; 4]).as_bytes()),
        // A control character, or half a surrogate pair, which cannot be written any other way.
        Unit::Char(c) => out.extend(format!("\\u{:04x}", u32::from(c)).as_bytes()),
        Unit::Half(unit) => out.extend(format!("\\u{unit:04x}").as_bytes()),
        Unit::Broken => out.extend(b"\\u"),
    }
    digits.get(len..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    fn plain(record: &str) -> Vec<u8> {
        super::plain(record.as_bytes(), &mut vec![0; 3]).to_vec()
    }

    #[test]
    fn blanks_and_escapes_do_not_count() {
        let one = r#"{"a":"x y/é🙂\n\"","b":[1,null]}"#;
        for same in [
            "{\"a\" : \"x y/é🙂\\n\\\"\",\n\t\"b\":\r\n[ 1, null ]}",
            r#"{"\u0061":"x\u0020y\/\u00e9\ud83d\uDE42\u000A\u0022","b":[1,null]}"#,
            r#"{"a": "x y/é🙂\n\"", "b": [1, null]}"#,
        ] {
            assert_eq!(plain(same), plain(one), "{same}");
        }
        for other in [
            r#"{"a":"x  y/é🙂\n\"","b":[1,null]}"#,
            r#"{"a":"x y/é🙂\\n\"","b":[1,null]}"#,
            r#"{"a":"x y/é🙃\n\"","b":[1,null]}"#,
            r#"{"b":[1,null],"a":"x y/é🙂\n\""}"#,
        ] {
            assert_ne!(plain(other), plain(one), "{other}");
        }
        assert_ne!(plain(r#"{"a":"\ud800"}"#), plain("{\"a\":\"\u{fffd}\"}"));
        assert_ne!(plain(r#"{"a":"\u0001"}"#), plain(r#"{"a":"\u0002"}"#));
        assert_eq!(plain(r#"{"a":"\uD800"}"#), plain(r#"{"a":"\ud800"}"#));
    }

    proptest! {
        #[test]
        fn two_ways_to_write_one_value_are_one(text in any::<String>(), other in any::<String>()) {
            let value = Value::from(vec![Value::from(text.as_str())]);
            let escaped: String = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
            let ways = [value.to_string(), serde_json::to_string_pretty(&value).unwrap(), format!("[\"{escaped}\"]")];
            prop_assert!(ways.iter().all(|way| plain(way) == plain(&ways[0])), "{ways:?}");
            let same = other == text;
            prop_assert_eq!(plain(&Value::from(vec![other]).to_string()) == plain(&ways[0]), same);
        }

        #[test]
        fn no_bytes_are_too_odd(bytes in any::<Vec<u8>>(), tail in "[\\\\u0-9d\" ]{0,12}") {
            super::plain(&[&bytes[..], tail.as_bytes()].concat(), &mut Vec::new());
        }
    }
}
